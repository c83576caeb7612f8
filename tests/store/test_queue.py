"""Enqueueing: in the very transaction that causes it, once per id, and with nothing but ids in it."""

from typing import Any

import pytest

from clearsend.store import queue
from clearsend.store.database import Database, Transaction
from clearsend.store.queue import JsonSerializer
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
