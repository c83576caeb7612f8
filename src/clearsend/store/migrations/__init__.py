"""Alembic revisions, oldest first by number; run by `store/foundation/revisions.py`."""
