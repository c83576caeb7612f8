"""Workflows of workers and versions that are gone go back to their queues; those of a worker that lives stay where they are."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

import pytest

from clearsend.store.engine import leases, queue, takeover
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import Clock

MINUTE = timedelta(minutes=1)
LIVING, LAPSED, GONE = "living.1", "lapsed.1", "gone.1"
STATES = ("ENQUEUED", "DELAYED", "PENDING", "SUCCESS", "ERROR", "CANCELLED")


def _lease(transaction: Transaction, executor_id: str, version: str, lasts: timedelta = MINUTE) -> None:
    name = takeover.lease_name(executor_id, version)
    assert leases.acquire(transaction, name, holder=executor_id, lasts=lasts)


def _running(transaction: Transaction, workflow_id: str, executor_id: str, **columns: Any) -> None:
    """A workflow that `executor_id` has claimed."""
    claimed = {"status": "PENDING", "owner_xid": "claim", "started_at_epoch_ms": 1, "application_version": "7"}
    stock.workflow(transaction, workflow_id, **{**claimed, "executor_id": executor_id, **columns})


def _rows(database: Database) -> dict[str, dict[str, Any]]:
    with database.reading() as transaction:
        return {row["workflow_uuid"]: row for row in stock.workflows(transaction)}


def _give_back_orphaned(database: Database, versions: Collection[str] = ("7",)) -> set[str]:
    with database.writing() as transaction:
        return set(takeover.give_back_orphaned(transaction, versions))


def test_a_worker_is_known_by_its_lease(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        assert takeover.workers(transaction) == []
        _lease(transaction, LAPSED, "6")
        clock.advance(minutes=1)
    with database.writing() as transaction:
        _lease(transaction, LIVING, "7")
        # An earlier release put no version in the name of a lease.
        leases.acquire(transaction, f"{leases.EXECUTORS}{GONE}", holder=GONE, lasts=MINUTE)
        leases.acquire(transaction, "sweep", holder=LIVING, lasts=MINUTE)
        found = {worker.executor_id: worker for worker in takeover.workers(transaction)}

    assert {id_: (worker.version, worker.lease.is_expired) for id_, worker in found.items()} == {
        LAPSED: ("6", True),
        LIVING: ("7", False),
        GONE: ("1", False),
    }


def test_what_a_worker_without_a_lease_was_running_goes_back(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        _lease(transaction, LIVING, "7")
        _lease(transaction, LAPSED, "7", timedelta(0))
        # A lease of another kind shows nothing of its holder.
        leases.acquire(transaction, "sweep", holder=GONE, lasts=MINUTE)
        for executor_id in (LIVING, LAPSED, GONE):
            _running(transaction, f"of {executor_id}", executor_id)
        for status in STATES:
            _running(transaction, f"of {GONE}, {status}", GONE, status=status)
    before = _rows(database)
    now = clock.advance(seconds=5)
    orphaned = {f"of {GONE}", f"of {GONE}, PENDING"}

    assert _give_back_orphaned(database) == orphaned
    assert _give_back_orphaned(database) == set(), "twice is once"

    updated_at = int(now.timestamp() * 1000)
    freed = {"status": "ENQUEUED", "owner_xid": None, "started_at_epoch_ms": None, "updated_at": updated_at}
    after = _rows(database)
    assert after == {id_: row | (freed if id_ in orphaned else {}) for id_, row in before.items()}

    # The lease of the lapsed worker is forgotten: only now it counts as gone.
    with database.writing() as transaction:
        for worker in takeover.workers(transaction):
            if worker.lease.is_expired:
                leases.forget(transaction, worker.lease)
    assert _give_back_orphaned(database) == {f"of {LAPSED}"}


@pytest.mark.parametrize(("versions", "kept"), [(("7", "8"), "7"), (("8",), None), ((), None)])
def test_a_version_without_workers_keeps_no_workflow(
    database: Database, versions: Collection[str], kept: str | None
) -> None:
    with database.writing() as transaction:
        _running(transaction, "versioned", GONE)
        _running(transaction, "for any", GONE, application_version=None)

    assert _give_back_orphaned(database, versions) == {"versioned", "for any"}

    rows = _rows(database)
    assert (rows["versioned"]["application_version"], rows["for any"]["application_version"]) == (kept, None)


def test_what_was_in_no_queue_goes_to_the_engines_own(database: Database) -> None:
    with database.writing() as transaction:
        _running(transaction, "queued", GONE, queue_name=queue.DELIVERIES)
        _running(transaction, "called", GONE, queue_name=None)
        stock.workflow(transaction, "called, waiting", queue_name=None)

    assert _give_back_orphaned(database) == {"queued", "called"}

    names = {id_: row["queue_name"] for id_, row in _rows(database).items()}
    assert names == {"queued": queue.DELIVERIES, "called": "_dbos_internal_queue", "called, waiting": None}


def test_a_worker_that_leaves_gives_back_what_it_holds_and_no_more(database: Database) -> None:
    with database.writing() as transaction:
        _lease(transaction, LIVING, "7")
        for executor_id in (LIVING, GONE):
            for status in STATES:
                _running(transaction, f"{executor_id} {status}", executor_id, status=status)

        assert takeover.held_by(transaction, LIVING) == {f"{LIVING} PENDING"}
        assert takeover.give_back(transaction, LIVING, ["8"]) == [f"{LIVING} PENDING"]
        assert takeover.held_by(transaction, LIVING) == set()
        assert takeover.held_by(transaction, GONE) == {f"{GONE} PENDING"}
        assert takeover.give_back(transaction, LIVING, ["8"]) == []

    rows = _rows(database)
    assert {id_ for id_, row in rows.items() if row["status"] == "PENDING"} == {f"{GONE} PENDING"}
    given = rows[f"{LIVING} PENDING"]
    assert (given["status"], given["application_version"]) == ("ENQUEUED", None)


def test_stranded_workflows_go_back_only_while_the_worker_still_holds_them(database: Database) -> None:
    with database.writing() as transaction:
        for workflow_id in ("stranded", "running"):
            _running(transaction, workflow_id, LIVING)
        _running(transaction, "taken by another", GONE)
        _running(transaction, "ended", LIVING, status="SUCCESS")

        named = ["stranded", "taken by another", "ended", "never heard of"]
        assert takeover.give_back_stranded(transaction, LIVING, iter(named)) == ["stranded"]
        assert takeover.give_back_stranded(transaction, LIVING, named) == []
        assert takeover.give_back_stranded(transaction, LIVING, []) == []

    rows = _rows(database)
    assert {id_: row["status"] for id_, row in rows.items()} == {
        "stranded": "ENQUEUED",
        "running": "PENDING",
        "taken by another": "PENDING",
        "ended": "SUCCESS",
    }
    assert rows["stranded"]["application_version"] == "7", "the worker lives, and its version with it"


def test_what_waits_for_a_version_that_is_gone_is_free_for_any(database: Database) -> None:
    with database.writing() as transaction:
        for version in ("6", "7", None):
            stock.workflow(transaction, f"waits for {version}", application_version=version)
        for status in ("DELAYED", "PENDING", "SUCCESS"):
            stock.workflow(transaction, f"6, {status}", application_version="6", status=status)

        assert takeover.free_of_lost_versions(transaction, {"7", "8"}) == ["waits for 6"]
        assert takeover.free_of_lost_versions(transaction, {"7", "8"}) == []
    versions = {id_: row["application_version"] for id_, row in _rows(database).items()}
    others = {f"6, {status}": "6" for status in ("DELAYED", "PENDING", "SUCCESS")}
    assert versions == {"waits for 6": None, "waits for 7": "7", "waits for None": None} | others

    with database.writing() as transaction:
        assert takeover.free_of_lost_versions(transaction, set()) == ["waits for 7"], "no worker is left"


def test_what_waits_without_a_partition_is_given_one(database: Database) -> None:
    with database.writing() as transaction:
        for queue_name in (queue.COMPLETIONS, queue.DELIVERIES, queue.CHORES):
            stock.workflow(transaction, queue_name, queue_name=queue_name, queue_partition_key=None)
        stock.workflow(transaction, "has one", partition="org-1")
        for status in ("DELAYED", "PENDING", "SUCCESS"):
            stock.workflow(transaction, status, queue_partition_key=None, status=status)

        given = takeover.give_partitions(transaction, [queue.COMPLETIONS, queue.DELIVERIES])
        assert sorted(given) == [queue.COMPLETIONS, queue.DELIVERIES]
        assert takeover.give_partitions(transaction, [queue.COMPLETIONS, queue.DELIVERIES]) == []

    partitions = {id_: row["queue_partition_key"] for id_, row in _rows(database).items()}
    assert partitions == {
        queue.COMPLETIONS: queue.NOBODYS,
        queue.DELIVERIES: queue.NOBODYS,
        queue.CHORES: None,
        "has one": "org-1",
        "DELAYED": None,
        "PENDING": None,
        "SUCCESS": None,
    }


def test_a_workflow_lives_until_it_has_ended(database: Database) -> None:
    with database.writing() as transaction:
        assert takeover.live(transaction, queue.COMPLETE_PROFILE) == set()
        for status in STATES:
            stock.workflow(transaction, status, status=status)
            stock.workflow(transaction, f"deliver {status}", name=queue.DELIVER_WEBHOOK, status=status)

        assert takeover.live(transaction, queue.COMPLETE_PROFILE) == {"ENQUEUED", "PENDING", "DELAYED"}
        assert takeover.live(transaction, queue.DELIVER_WEBHOOK) == {
            f"deliver {status}" for status in ("ENQUEUED", "PENDING", "DELAYED")
        }
