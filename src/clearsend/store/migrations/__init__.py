"""Alembic revisions, oldest first by number; run by `store/revisions.py`."""
