"""The entry point for programs: parse, one action, render. `routes.py` is the whole API in one table."""
