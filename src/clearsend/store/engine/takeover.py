"""Rescues the workflows of dead workers, and of versions that no worker runs any more. It runs no workflow, and takes none from
a living worker other than the caller.

It writes the engine's own table, because the library recovers only workflows of its own version. Each statement names the
state that it changes, so two executions, one after the other or in two processes, do no harm. If a worker was wrongly believed
dead, the engine stops it at its next checkpoint.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from clearsend.store.engine import leases, queue
from clearsend.store.engine.leases import Lease
from clearsend.store.engine.table import IS_DELAYED, IS_IN_FLIGHT, IS_RUNNING, IS_WAITING, WAITING, workflows_of
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import leases as leases_table

# The engine's queue for workflows that were started without one.
_ENGINES_OWN_QUEUE = "_dbos_internal_queue"

# The version of workers with leases that name no version: those of the first version did not.
_FIRST_VERSION = "1"


@dataclass(frozen=True)
class Worker:
    """A worker as its lease shows it."""

    executor_id: str
    version: str
    lease: Lease


def lease_name(executor_id: str, version: str) -> str:
    """The name of the lease that a worker holds for as long as it lives."""
    return f"{leases.EXECUTORS}{version}:{executor_id}"


def workers(transaction: Transaction) -> list[Worker]:
    """Every worker that has a lease, current or expired."""
    found = []
    for lease in leases.list_below(transaction, leases.EXECUTORS):
        version, separator, _ = lease.name.removeprefix(leases.EXECUTORS).rpartition(":")
        found.append(Worker(lease.holder, version if separator else _FIRST_VERSION, lease))
    return found


def give_back_orphaned(transaction: Transaction, versions: Collection[str]) -> list[str]:
    """Put the running workflows of workers without a lease back into their queues; returns their ids. `versions`: those of
    living workers."""
    living = sa.select(leases_table.c.holder).where(leases_table.c.name.startswith(leases.EXECUTORS, autoescape=True))
    return _give_back(transaction, workflows_of(transaction).c.executor_id.not_in(living), versions)


def give_back(transaction: Transaction, executor_id: str, versions: Collection[str]) -> list[str]:
    """Put the running workflows of `executor_id` back into their queues; returns their ids. `versions`: those of the other
    living workers."""
    return _give_back(transaction, workflows_of(transaction).c.executor_id == executor_id, versions)


def give_back_stranded(transaction: Transaction, executor_id: str, workflow_ids: Iterable[str]) -> list[str]:
    """Put those of `workflow_ids` that `executor_id` still holds back into their queues; returns their ids."""
    table = workflows_of(transaction)
    held = sa.and_(table.c.executor_id == executor_id, table.c.workflow_uuid.in_(list(workflow_ids)))
    return _give_back(transaction, held, None)


def held_by(transaction: Transaction, executor_id: str) -> set[str]:
    """The ids of the workflows that `executor_id` has taken and not finished."""
    table = workflows_of(transaction)
    held = sa.select(table.c.workflow_uuid).where(IS_RUNNING, table.c.executor_id == executor_id)
    return set(transaction.connection.execute(held).scalars())


def free_of_lost_versions(transaction: Transaction, versions: Collection[str]) -> list[str]:
    """Let any version take the workflows that wait for a version other than `versions`; returns their ids."""
    table = workflows_of(transaction)
    freed = transaction.connection.execute(
        table.update()
        .where(
            IS_WAITING,
            table.c.application_version.is_not(None),
            table.c.application_version.not_in(versions),
        )
        .values(application_version=None)
        .returning(table.c.workflow_uuid)
    )
    return list(freed.scalars())


def give_partitions(transaction: Transaction, queues: Collection[str]) -> list[str]:
    """Set the partition of waiting workflows that earlier releases enqueued without one: a partitioned queue skips them.
    `queues`: the names of partitioned queues. Returns the ids."""
    table = workflows_of(transaction)
    given = transaction.connection.execute(
        table.update()
        .where(IS_WAITING, table.c.queue_name.in_(queues), table.c.queue_partition_key.is_(None))
        .values(queue_partition_key=queue.NOBODYS)
        .returning(table.c.workflow_uuid)
    )
    return list(given.scalars())


def live(transaction: Transaction, workflow: str) -> set[str]:
    """The ids of the workflows named `workflow` that are waiting, running or delayed."""
    table = workflows_of(transaction)
    found: set[str] = set()
    for state in (IS_IN_FLIGHT, IS_DELAYED):
        found.update(
            transaction.connection.execute(
                sa.select(table.c.workflow_uuid).where(table.c.name == workflow, state)
            ).scalars()
        )
    return found


def _give_back(transaction: Transaction, whose: sa.ColumnElement[bool], versions: Collection[str] | None) -> list[str]:
    """Requeue as the library's own recovery does, but workflows of every version. A workflow keeps its version if that is one
    of `versions`, or if `versions` is None; otherwise, any version may take it."""
    table = workflows_of(transaction)
    version = table.c.application_version
    given = transaction.connection.execute(
        table.update()
        .where(IS_RUNNING, whose)
        .values(
            status=WAITING,
            owner_xid=None,
            started_at_epoch_ms=None,
            updated_at=int(transaction.now.timestamp() * 1000),
            queue_name=sa.func.coalesce(table.c.queue_name, _ENGINES_OWN_QUEUE),
            application_version=version if versions is None else sa.case((version.in_(versions), version), else_=None),
        )
        .returning(table.c.workflow_uuid)
    )
    return list(given.scalars())
