"""The engine's own table of workflows: the columns that our code reads and writes. This module runs no query."""

import sqlalchemy as sa

from clearsend.store.engine import queue
from clearsend.store.foundation.database import Transaction

# Literals in the statement, not parameters: the engine's indexes are partial, on these states, and SQLite uses a partial index
# only where the statement repeats its condition literally.
WAITING: sa.ColumnElement[str] = sa.literal_column("'ENQUEUED'")
RUNNING: sa.ColumnElement[str] = sa.literal_column("'PENDING'")
DELAYED: sa.ColumnElement[str] = sa.literal_column("'DELAYED'")
_status = sa.column("status", sa.Text)
IS_DELAYED = _status == DELAYED
IS_RUNNING = _status == RUNNING
IS_IN_FLIGHT = _status.in_([WAITING, RUNNING])
IS_WAITING = sa.and_(_status == WAITING, IS_IN_FLIGHT)


def _workflows(schema: str | None) -> sa.TableClause:
    return sa.table(
        "workflow_status",
        sa.column("workflow_uuid", sa.Text),
        sa.column("name", sa.Text),
        sa.column("status", sa.Text),
        sa.column("executor_id", sa.Text),
        sa.column("application_name", sa.Text),
        sa.column("application_version", sa.Text),
        sa.column("queue_name", sa.Text),
        sa.column("queue_partition_key", sa.Text),
        sa.column("priority", sa.Integer),
        sa.column("owner_xid", sa.Text),
        sa.column("recovery_attempts", sa.BigInteger),
        sa.column("created_at", sa.BigInteger),
        sa.column("delay_until_epoch_ms", sa.BigInteger),
        sa.column("started_at_epoch_ms", sa.BigInteger),
        sa.column("updated_at", sa.BigInteger),
        sa.column("completed_at", sa.BigInteger),
        schema=schema,
    )


# The key: is the database SQLite?
_TABLES = {True: _workflows(None), False: _workflows(queue.SCHEMA)}


def workflows_of(transaction: Transaction) -> sa.TableClause:
    """The table, in the schema that the transaction's database uses."""
    return _TABLES[transaction.is_sqlite]
