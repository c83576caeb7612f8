"""Registering brands, campaigns and numbers: what starts it, the books before and after each operation, what people ask for."""
