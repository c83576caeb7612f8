"""Alembic revisions, oldest first by number; run by `store/schema.py`."""
