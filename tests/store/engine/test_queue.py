"""Enqueueing: in the very transaction that causes it, once per id, and with nothing but ids in it."""

from typing import Any

import pytest
from clearsend.store.engine.queue import JsonSerializer
from dbos import EnqueueOptions

from clearsend.store.engine import queue
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock


class InterruptionError(Exception):
    """Something that goes wrong after the enqueueing."""


def _enqueue(
    transaction: Transaction, workflow_id: str, *arguments: str | int, delay_seconds: float | None = None
) -> None:
    transaction.queue.enqueue(
        transaction.connection,
        queue=queue.COMPLETIONS,
        workflow=queue.COMPLETE_PROFILE,
        workflow_id=workflow_id,
        arguments=arguments or ("org", "run", 1),
        delay_seconds=delay_seconds,
    )


def _workflows(database: Database) -> list[dict[str, Any]]:
    with database.reading() as transaction:
        return stock.workflows(transaction)


def test_a_workflow_is_there_once_its_cause_is_committed(database: Database) -> None:
    with database.writing() as transaction:
        stock.organization(transaction)
        _enqueue(transaction, "complete-1", "org-1", "run-1", 1)
        assert _workflows(database) == []

    (workflow,) = _workflows(database)
    assert (workflow["workflow_uuid"], workflow["status"]) == ("complete-1", "ENQUEUED")
    assert (workflow["name"], workflow["queue_name"]) == (queue.COMPLETE_PROFILE, queue.COMPLETIONS)


def test_a_cause_that_is_undone_leaves_no_workflow(database: Database) -> None:
    def break_off() -> None:
        with database.writing() as transaction:
            stock.organization(transaction)
            _enqueue(transaction, "complete-1")
            _enqueue(transaction, "complete-2", delay_seconds=60)
            raise InterruptionError

    with pytest.raises(InterruptionError):
        break_off()
    assert _workflows(database) == []


def test_the_same_id_is_one_workflow(database: Database) -> None:
    with database.writing() as transaction:
        _enqueue(transaction, "complete-1")
        _enqueue(transaction, "complete-1")
    with database.writing() as transaction:
        _enqueue(transaction, "complete-1", delay_seconds=60)
        # The rest of the transaction is not harmed by the repetition.
        stock.organization(transaction)
        _enqueue(transaction, "complete-2")

    workflows = _workflows(database)
    assert [(workflow["workflow_uuid"], workflow["status"]) for workflow in workflows] == [
        ("complete-1", "ENQUEUED"),
        ("complete-2", "ENQUEUED"),
    ]


def test_what_is_stored_is_json_and_nothing_but_the_ids(database: Database) -> None:
    with database.writing() as transaction:
        _enqueue(transaction, "complete-1", "org-1", "run-1", 7)

    (workflow,) = _workflows(database)
    assert workflow["arguments"] == {"args": ["org-1", "run-1", 7], "kwargs": {}}
    assert workflow["serialization"] == "clearsend_json"


def test_the_row_is_the_one_that_the_library_writes(database: Database) -> None:
    """We write it ourselves, by statements that are made once; every column must be as if we did not."""
    library = database.queue._client
    for number, delay_seconds in enumerate((None, 60.0)):
        options: EnqueueOptions = {
            "queue_name": queue.COMPLETIONS,
            "workflow_name": queue.COMPLETE_PROFILE,
            "workflow_id": f"complete-{number}-library",
            "queue_partition_key": "org-1",
        }
        if delay_seconds is not None:
            options["delay_seconds"] = delay_seconds
        with database.writing() as transaction:
            transaction.queue.enqueue(
                transaction.connection,
                queue=queue.COMPLETIONS,
                workflow=queue.COMPLETE_PROFILE,
                workflow_id=f"complete-{number}-ours",
                arguments=("org-1", "run-1", 1),
                delay_seconds=delay_seconds,
                partition="org-1",
            )
            library.enqueue_in_transaction(transaction.connection, options, "org-1", "run-1", 1)

    changing = {"workflow_uuid", "creator_xid", "created_at", "updated_at", "delay_until_epoch_ms"}
    known = {workflow["workflow_uuid"]: workflow for workflow in _workflows(database)}
    for number in range(2):
        theirs, ours = known[f"complete-{number}-library"], known[f"complete-{number}-ours"]
        assert {name for name in theirs if ours[name] != theirs[name]} <= changing
        # What is not the same is there, or is not, in both.
        assert {name for name in changing if ours[name] is None} == {name for name in changing if theirs[name] is None}


def test_a_delayed_workflow_can_be_woken(database: Database) -> None:
    with database.writing() as transaction:
        _enqueue(transaction, "complete-1", delay_seconds=3600)
    (delayed,) = _workflows(database)
    assert delayed["status"] == "DELAYED"

    with database.writing() as transaction:
        transaction.queue.wake(transaction.connection, "complete-1")
        transaction.queue.wake(transaction.connection, "there is no such workflow")

    (woken,) = _workflows(database)
    assert woken["delay_until_epoch_ms"] < delayed["delay_until_epoch_ms"]


@pytest.mark.parametrize("value", [None, "go_on", 1, ["a", {"b": None}], {"größe": "☎"}])
def test_the_serializer_gives_back_what_it_took(value: Any) -> None:
    stored = JsonSerializer().serialize(value)
    assert JsonSerializer().deserialize(stored) == value


def test_the_serializer_keeps_of_an_error_its_type_alone() -> None:
    stored = JsonSerializer().serialize(ValueError("the token was EAA-secret"))

    assert "EAA" not in stored
    revived = JsonSerializer().deserialize(stored)
    assert isinstance(revived, RuntimeError)
    assert str(revived) == "ValueError"


def test_the_serializer_takes_nothing_that_could_be_executed() -> None:
    with pytest.raises(TypeError, match="not a JSON value"):
        JsonSerializer().serialize(object())
