"""Leases in the store: one holder at a time, and none for longer than it asked."""

import threading
from datetime import timedelta

from clearsend.store.engine import leases
from clearsend.store.engine.leases import Lease
from clearsend.store.foundation.database import Database
from tests.store.stock import BEGINNING, Clock

MINUTE = timedelta(minutes=1)


def _acquire(database: Database, name: str = "sms:1", *, holder: str, lasts: timedelta = MINUTE) -> bool:
    with database.writing() as transaction:
        return leases.acquire(transaction, name, holder=holder, lasts=lasts)


def _list(database: Database, prefix: str = "sms:") -> list[Lease]:
    with database.reading() as transaction:
        return leases.list_below(transaction, prefix)


def test_one_holder_at_a_time(database: Database) -> None:
    assert _acquire(database, holder="a") is True
    assert _acquire(database, holder="b") is False
    assert _acquire(database, "sms:2", holder="b") is True


def test_a_lease_ends_with_its_time(database: Database, clock: Clock) -> None:
    assert _acquire(database, holder="a")
    clock.advance(seconds=59)
    assert _acquire(database, holder="b") is False
    clock.advance(seconds=1)
    assert _acquire(database, holder="b") is True
    assert _acquire(database, holder="a") is False


def test_a_holder_prolongs_its_lease(database: Database, clock: Clock) -> None:
    assert _acquire(database, holder="a")
    clock.advance(seconds=50)
    assert _acquire(database, holder="a")
    clock.advance(seconds=50)
    assert _acquire(database, holder="b") is False
    assert _list(database) == [Lease("sms:1", "a", BEGINNING + timedelta(seconds=110), is_expired=False)]


def test_only_the_holder_releases(database: Database) -> None:
    assert _acquire(database, holder="a")
    with database.writing() as transaction:
        leases.release(transaction, "sms:1", holder="b")
    assert _acquire(database, holder="b") is False

    with database.writing() as transaction:
        leases.release(transaction, "sms:1", holder="a")
    assert _acquire(database, holder="b") is True


def test_leases_are_listed_by_the_beginning_of_their_names(database: Database, clock: Clock) -> None:
    for name in ("executor:b", "executor:a", "executor", "sms:executor:", "executor_", "executor%"):
        assert _acquire(database, name, holder="x")
    clock.advance(seconds=60)
    assert _acquire(database, "executor:b", holder="x")

    assert {(lease.name, lease.is_expired) for lease in _list(database, "executor:")} == {
        ("executor:a", True),
        ("executor:b", False),
    }
    assert [lease.name for lease in _list(database, "executor_")] == ["executor_"]
    assert [lease.name for lease in _list(database, "executor%")] == ["executor%"]


def test_a_lease_is_forgotten_only_as_it_was_seen(database: Database, clock: Clock) -> None:
    assert _acquire(database, holder="a")
    clock.advance(minutes=2)
    (seen,) = _list(database)
    assert seen.is_expired

    # It was thought dead, and wakes up before it is forgotten.
    assert _acquire(database, holder="a")
    with database.writing() as transaction:
        leases.forget(transaction, seen)
    (awake,) = _list(database)
    assert not awake.is_expired

    with database.writing() as transaction:
        leases.forget(transaction, awake)
    assert _list(database) == []


def test_of_many_at_the_same_moment_one_wins(database: Database) -> None:
    contenders = [f"holder-{number}" for number in range(8)]
    for pass_number in range(5):
        together = threading.Barrier(len(contenders))
        won: list[str] = []

        def contend(
            holder: str, together: threading.Barrier = together, won: list[str] = won, name: str = f"sms:{pass_number}"
        ) -> None:
            together.wait()
            if _acquire(database, name, holder=holder):
                won.append(holder)

        threads = [threading.Thread(target=contend, args=(holder,)) for holder in contenders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        (winner,) = won
        (lease,) = _list(database, f"sms:{pass_number}")
        assert lease.holder == winner
