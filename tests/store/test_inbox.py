"""Vendors' notices in the store: each is kept once, whoever brings it, and what became of it is written beside it."""

import threading
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from clearsend.store import inbox
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import inbox as table
from clearsend.store.inbox import Received
from tests.store.stock import BEGINNING, Clock

MOMENT = datetime(2026, 4, 30, 23, 59, 59, 999999, tzinfo=UTC)


def _insert(transaction: Transaction, notice_id: str = "evt-1", **fields: Any) -> str | None:
    usual: dict[str, Any] = {
        "vendor": "telnyx",
        "type_": "10dlc.brand.update:REGISTRATION",
        "subjects": {"brand_id": "b-1"},
        "summary": {"status": "failed", "reasons": ["Nürnberg is not in Idaho."]},
        "occurred_at": MOMENT,
    }
    return inbox.insert(transaction, notice_id=notice_id, **{**usual, **fields})


def _rows(database: Database) -> list[dict[str, Any]]:
    with database.reading() as transaction:
        return [
            dict(row._mapping) for row in transaction.connection.execute(sa.select(table).order_by(table.c.notice_id))
        ]


def test_a_notice_is_kept_as_it_came(database: Database) -> None:
    with database.writing() as transaction:
        id_ = _insert(transaction)
        assert id_ is not None

    with database.reading() as transaction:
        found = inbox.get(transaction, id_)
    assert found == Received(id_, "telnyx", "10dlc.brand.update:REGISTRATION", {"brand_id": "b-1"}, None)
    (row,) = _rows(database)
    assert row["summary"] == {"status": "failed", "reasons": ["Nürnberg is not in Idaho."]}
    assert (row["occurred_at"], row["received_at"], row["applied_at"]) == (MOMENT, BEGINNING, None)


def test_the_same_notice_again_is_none(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        assert _insert(transaction) is not None
        assert _insert(transaction) is None
    clock.advance(hours=1)
    with database.writing() as transaction:
        # The vendor says that it is the same: what else it says now does not count.
        assert _insert(transaction, summary={"status": "success"}, occurred_at=None) is None

    (row,) = _rows(database)
    assert (row["summary"]["status"], row["received_at"]) == ("failed", BEGINNING)


def test_another_vendor_may_use_the_same_id(database: Database) -> None:
    with database.writing() as transaction:
        assert _insert(transaction) is not None
        assert _insert(transaction, vendor="whatsapp", occurred_at=None) is not None
        assert _insert(transaction, "EVT-1") is not None
    assert len(_rows(database)) == 3


def test_what_became_of_it_is_written_beside_it(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        one, other = _insert(transaction), _insert(transaction, "evt-2")
        assert one is not None
        assert other is not None
    later = clock.advance(seconds=3)
    with database.writing() as transaction:
        inbox.close(transaction, one, "unknown_object")
        assert inbox.get(transaction, one).outcome == "unknown_object"
        assert inbox.get(transaction, other).outcome is None
    assert [row["applied_at"] for row in _rows(database)] == [later, None]


def test_the_longest_that_is_kept_fits(database: Database) -> None:
    """The bounds are those of `actions/registration/notices.py`; subjects and summary have none here."""
    with database.writing() as transaction:
        id_ = _insert(
            transaction,
            "n" * 128,
            vendor="whatsapp",
            type_="t" * 128,
            subjects={"brand_id": "s" * 5_000},
            summary={"description": "ö" * 50_000},
        )
        assert id_ is not None
        assert inbox.get(transaction, id_).type == "t" * 128
        assert _insert(transaction, "n" * 128, vendor="whatsapp") is None


def test_of_many_that_bring_it_at_the_same_moment_one_is_first(database: Database) -> None:
    together = threading.Barrier(6)
    kept: list[str | None] = []

    def bring() -> None:
        together.wait()
        with database.writing() as transaction:
            kept.append(_insert(transaction))

    threads = [threading.Thread(target=bring) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(kept) == 6
    (first,) = [id_ for id_ in kept if id_ is not None]
    (row,) = _rows(database)
    assert row["id"] == first
