"""Batches: a running workflow claims others that wait in its queue for the same partition, and does their work too.

The claim has the form of the engine's own: the row names the worker. So if the worker dies or stops, the claimed workflows are
rescued like any other (`takeover.py`). This module runs no workflow.
"""

from collections.abc import Collection

import sqlalchemy as sa

from clearsend.store.engine import queue
from clearsend.store.engine.table import IS_RUNNING, IS_WAITING, RUNNING, workflows_of
from clearsend.store.foundation.database import Transaction


def take(
    transaction: Transaction,
    *,
    workflow: str,
    queue_name: str,
    partition: str,
    executor_id: str,
    version: str,
    limit: int,
) -> list[str]:
    """Claim up to `limit` waiting workflows for the worker `executor_id`, which must run the latest `version`, and return their
    ids: by the engine's priority, then the longest wait first. Skips workflows that another worker is about to claim."""
    table = workflows_of(transaction)
    waiting = (
        sa.select(table.c.workflow_uuid)
        .where(
            IS_WAITING,
            table.c.queue_name == queue_name,
            table.c.queue_partition_key == partition,
            table.c.name == workflow,
            sa.or_(table.c.application_version == version, table.c.application_version.is_(None)),
        )
        .order_by(table.c.priority, table.c.created_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = list(transaction.connection.execute(waiting).scalars())
    if not found:
        return []
    now = _milliseconds(transaction)
    claimed = transaction.connection.execute(
        table.update()
        .where(table.c.workflow_uuid.in_(found), IS_WAITING)
        .values(
            status=RUNNING,
            executor_id=executor_id,
            application_version=version,
            application_name=queue.APPLICATION,
            # Counted because the engine counts, too: it gives up workflows that have killed their process too often.
            recovery_attempts=table.c.recovery_attempts + 1,
            started_at_epoch_ms=now,
            updated_at=now,
        )
        .returning(table.c.workflow_uuid)
    )
    ours = set(claimed.scalars())
    return [workflow_id for workflow_id in found if workflow_id in ours]


def finish(transaction: Transaction, executor_id: str, workflow_ids: Collection[str]) -> set[str]:
    """End those of the workflows that `executor_id` still holds, and return their ids. The others were rescued meanwhile, and
    their new worker ends them."""
    table = workflows_of(transaction)
    now = _milliseconds(transaction)
    finished = transaction.connection.execute(
        table.update()
        .where(IS_RUNNING, table.c.executor_id == executor_id, table.c.workflow_uuid.in_(list(workflow_ids)))
        .values(status="SUCCESS", completed_at=now, updated_at=now)
        .returning(table.c.workflow_uuid)
    )
    return set(finished.scalars())


def _milliseconds(transaction: Transaction) -> int:
    return int(transaction.now.timestamp() * 1000)
