"""Registering brands, campaigns and numbers: its causes, the records of each operation, and people's requests."""
