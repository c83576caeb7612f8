"""Runs the revisions over the connection that `store/foundation/revisions.py` hands in, within its transaction."""

from alembic import context

from clearsend.store.foundation.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter a table in place: Alembic copies it.
    render_as_batch=True,
)
context.run_migrations()
