"""The rules of the product, pure: facts in, decisions out. Nothing here does I/O, reads a clock or knows a library."""
