"""What is taken along is claimed as the engine claims it, by one worker, and ended only by whoever still has it."""

import sqlalchemy as sa

from clearsend.store.engine import batches, queue, takeover
from clearsend.store.engine.table import workflows_of
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock

ME = "worker-1"


def _enqueue(
    transaction: Transaction, workflow_id: str, *, partition: str = "a", queue_name: str = queue.DELIVERIES
) -> None:
    transaction.queue.enqueue(
        transaction.connection,
        queue=queue_name,
        workflow=queue.DELIVER_WEBHOOK,
        workflow_id=workflow_id,
        arguments=("org", workflow_id, 1),
        partition=partition,
    )


def _take(database: Database, limit: int = 10, executor_id: str = ME) -> list[str]:
    with database.writing() as transaction:
        return batches.take(
            transaction,
            workflow=queue.DELIVER_WEBHOOK,
            queue_name=queue.DELIVERIES,
            partition="a",
            executor_id=executor_id,
            version="7",
            limit=limit,
        )


def _states(database: Database) -> dict[str, tuple[str, str | None]]:
    with database.reading() as transaction:
        table = workflows_of(transaction)
        rows = transaction.connection.execute(sa.select(table.c.workflow_uuid, table.c.status, table.c.executor_id))
        return {row.workflow_uuid: (row.status, row.executor_id) for row in rows}


def test_what_waits_longest_for_the_partition_is_taken_once(database: Database) -> None:
    with database.writing() as transaction:
        for name in ("first", "second", "third"):
            _enqueue(transaction, name)
        _enqueue(transaction, "of somebody else", partition="b")
        _enqueue(transaction, "sent before", queue_name=queue.RETRIES)
        table = workflows_of(transaction)
        for place, name in enumerate(("first", "second", "third")):
            transaction.connection.execute(
                table.update().where(table.c.workflow_uuid == name).values(created_at=1000 + place)
            )
        _enqueue(transaction, "of another version")
        transaction.connection.execute(
            table.update().where(table.c.workflow_uuid == "of another version").values(application_version="6")
        )

    assert _take(database, limit=2) == ["first", "second"]
    assert _take(database, executor_id="worker-2") == ["third"]
    assert _take(database) == []
    states = _states(database)
    assert (states["first"], states["third"]) == (("PENDING", ME), ("PENDING", "worker-2"))
    others = ("of somebody else", "sent before", "of another version")
    assert {states[name][0] for name in others} == {"ENQUEUED"}


def test_only_what_is_still_held_is_ended(database: Database) -> None:
    with database.writing() as transaction:
        stock.organization(transaction)
        for name in ("one", "two", "three"):
            _enqueue(transaction, name)
    _take(database)
    with database.writing() as transaction:
        # As the supervisor of another worker does when this one seems to be dead.
        takeover.give_back_orphaned(transaction, {"7"})
    assert {state for state, _ in _states(database).values()} == {"ENQUEUED"}

    (kept,) = _take(database, limit=1)
    (lost,) = _take(database, limit=1, executor_id="worker-2")
    (waiting,) = {"one", "two", "three"} - {kept, lost}
    with database.writing() as transaction:
        assert batches.finish(transaction, ME, [kept, lost, waiting]) == {kept}
        assert batches.finish(transaction, ME, [kept]) == set()
    states = _states(database)
    assert (states[kept][0], states[lost], states[waiting][0]) == ("SUCCESS", ("PENDING", "worker-2"), "ENQUEUED")
