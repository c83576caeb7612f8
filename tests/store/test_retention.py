"""What is kept for how long, on both kinds of database: the old goes, the young and the unfinished stay, batch by batch."""

import threading
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.actions import retention
from clearsend.actions.retention import BATCH, Retention
from clearsend.store import deliveries as outbox
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import (
    deliveries,
    delivery_attempts,
    idempotency_records,
    inbox,
    leases,
    rate_windows,
    whatsapp_registrations,
)
from tests.store import stock
from tests.store.stock import Clock

AGES = Retention()


def _write(transaction: Transaction, table: sa.Table, **values: Any) -> None:
    transaction.connection.execute(table.insert().values(**values))


def _deliver(transaction: Transaction, org_id: str, event_id: str, name: str, status: str, days: int) -> None:
    is_final = status in ("delivered", "failed")
    moment = transaction.now - timedelta(days=days)
    _write(
        transaction,
        deliveries,
        id=name,
        org_id=org_id,
        event_id=event_id,
        url="https://platform.example",
        body="{}",
        status=status,
        attempts_allowed=3,
        attempts_before=0,
        created_at=moment,
        finished_at=moment if is_final else None,
    )
    _write(
        transaction,
        delivery_attempts,
        org_id=org_id,
        delivery_id=name,
        number=1,
        outcome="timeout",
        duration_ms=1,
        attempted_at=moment,
    )


def _stock_up(transaction: Transaction) -> None:
    """Of each kind the old and the young, and what is not finished although it is older than anything."""
    now = transaction.now
    org_id = stock.organization(transaction)
    profile = stock.profile(transaction, org_id)
    stock.run(transaction, org_id, profile.id)
    event_id = stock.event(transaction, org_id, profile.id).id
    for name, status, days in (
        ("delivered old", "delivered", 31),
        ("delivered young", "delivered", 29),
        ("failed old", "failed", 91),
        ("failed young", "failed", 89),
        ("unfinished pending", "pending", 400),
        ("unfinished retrying", "retrying", 400),
    ):
        _deliver(transaction, org_id, event_id, name, status, days)
    for name, days, is_applied in (("old", 31, True), ("young", 29, True), ("unfinished", 400, False)):
        received_at = now - timedelta(days=days)
        _write(
            transaction,
            inbox,
            id=name,
            vendor="telnyx",
            notice_id=name,
            type="t",
            subjects={},
            summary={},
            received_at=received_at,
            applied_at=received_at if is_applied else None,
        )
    for name, hours in (("old", 73), ("young", 71)):
        at = now - timedelta(hours=hours)
        _write(transaction, whatsapp_registrations, id=name, phone_number_id="1", is_accepted=False, at=at)
    for name, hours in (("old", 25), ("young", 23)):
        created_at = now - timedelta(hours=hours)
        _write(
            transaction,
            idempotency_records,
            org_id=org_id,
            method="POST",
            path_digest="d",
            key=name,
            request_id="req_1",
            created_at=created_at,
        )
    for name, minutes in (("old", 62), ("young", 60)):
        _write(transaction, rate_windows, name=name, starts_at=now - timedelta(minutes=minutes), used=1)
    for name, hours in (("old", 25), ("young", 23), ("held", -1), ("executor:old", 2000)):
        _write(transaction, leases, name=name, holder="h", expires_at=now - timedelta(hours=hours))


def _names(transaction: Transaction) -> dict[str, set[str]]:
    return {
        column.table.name: set(transaction.connection.execute(sa.select(column)).scalars())
        for column in (
            deliveries.c.id,
            delivery_attempts.c.delivery_id,
            inbox.c.id,
            whatsapp_registrations.c.id,
            idempotency_records.c.key,
            rate_windows.c.name,
            leases.c.name,
        )
    }


def test_the_old_goes_and_the_young_and_the_unfinished_stay(database: Database) -> None:
    with database.writing() as transaction:
        _stock_up(transaction)
        before = _names(transaction)
        kept = _counts(transaction, "runs", "events", "run_steps", "profiles")

    with database.writing() as transaction:
        assert retention.prune(transaction, AGES) == 8

    with database.writing() as transaction:
        after = _names(transaction)
        assert after == {table: {name for name in names if not name.endswith("old")} for table, names in before.items()}
        assert after["deliveries"] == {
            "delivered young",
            "failed young",
            "unfinished pending",
            "unfinished retrying",
        }
        assert _counts(transaction, "runs", "events", "run_steps", "profiles") == kept
        assert retention.prune(transaction, AGES) == 0


def test_what_is_delivered_again_at_that_moment_stays(database: Database) -> None:
    with database.writing() as transaction:
        _stock_up(transaction)
        (org_id,) = set(transaction.connection.execute(sa.select(deliveries.c.org_id)).scalars())

    def prune() -> None:
        with database.writing() as transaction:
            retention.prune(transaction, AGES)

    pruning = threading.Thread(target=prune)
    with database.writing() as transaction:
        (old,) = outbox.list_known_as(transaction, org_id, "failed old", endpoint_id=None)
        outbox.reopen(transaction, org_id, old.id, attempts_before=1, attempts=3)
        pruning.start()
        # Long enough for it to choose what is old, by what it sees of this transaction: nothing.
        pruning.join(0.3)
    pruning.join()

    with database.reading() as transaction:
        assert len(outbox.get(transaction, org_id, "failed old").attempts) == 1
        assert outbox.find(transaction, org_id, "delivered old") is None


def _counts(transaction: Transaction, *tables: str) -> list[int]:
    return [
        transaction.connection.scalar(sa.select(sa.func.count()).select_from(sa.table(table))) or 0 for table in tables
    ]


def test_ages_are_settings(database: Database) -> None:
    day = timedelta(days=1)
    with database.writing() as transaction:
        _stock_up(transaction)
        retention.prune(transaction, Retention(deliveries=day, failed_deliveries=day, notices=day))
        after = _names(transaction)
    assert after["deliveries"] == {"unfinished pending", "unfinished retrying"}
    assert after["inbox"] == {"unfinished"}


@pytest.mark.parametrize("table", ["rate_windows", "deliveries"])
def test_much_goes_batch_by_batch_the_oldest_first(database: Database, clock: Clock, table: str) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        event_id = stock.event(transaction, org_id, stock.profile(transaction, org_id).id).id
        moments = [transaction.now - timedelta(days=100, minutes=number) for number in range(BATCH + 20)]
        rows = {
            "rate_windows": [{"name": f"{n:04}", "starts_at": at, "used": 1} for n, at in enumerate(moments)],
            "deliveries": [
                {
                    "id": f"{n:04}",
                    "org_id": org_id,
                    "event_id": event_id,
                    "url": "https://platform.example",
                    "body": "{}",
                    "status": "failed",
                    "attempts_allowed": 1,
                    "attempts_before": 0,
                    "created_at": at,
                    "finished_at": at,
                }
                for n, at in enumerate(moments)
            ],
        }
        target = rate_windows if table == "rate_windows" else deliveries
        transaction.connection.execute(target.insert(), rows[table])

        assert retention.prune(transaction, AGES) == BATCH
        assert _names(transaction)[table] == {f"{number:04}" for number in range(20)}
        assert [retention.prune(transaction, AGES), retention.prune(transaction, AGES)] == [20, 0]
