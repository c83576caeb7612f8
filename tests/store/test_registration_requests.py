"""The requests of persons about registrations: what they make due, and what withdraws them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.domain.registration.record import Request
from clearsend.domain.registration.states import Kind, SmsState
from clearsend.store import registration_requests, registrations
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import registrations as table
from tests.postgresql import waits_for_a_lock
from tests.store import stock
from tests.world import eventually

NUMBER = "+12125550123"


def _has(transaction: Transaction, org_id: str, owner_id: str, kind: Kind, subject_id: str, **values: Any) -> str:
    made = registrations.insert(transaction, org_id, owner_id, kind, subject_id)
    registrations.update(transaction, org_id, made.id, values)
    return made.id


@pytest.mark.parametrize(
    ("minutes_ago", "failures", "state", "is_looked_at"),
    [
        (20, 0, SmsState.CONNECTED, True),
        (5, 0, SmsState.CONNECTED, False),
        (5, 1, SmsState.CONNECTED, True),
        (20, 1, SmsState.RELEASED, False),
    ],
)
def test_senders_are_looked_at_that_were_not_read_a_moment_ago_or_wait_for_a_retry(
    database: Database, minutes_ago: int, failures: int, state: SmsState, is_looked_at: bool
) -> None:
    with database.writing() as transaction:
        org_id, now = stock.organization(transaction), transaction.now
        of_another = stock.organization(transaction, "Other")
        values = {
            "checked_at": now - timedelta(minutes=minutes_ago),
            "next_check_at": now + timedelta(hours=1),
            "failures": failures,
            "state": state,
        }
        mine = _has(transaction, org_id, org_id, Kind.SMS, NUMBER, **values)
        theirs = _has(transaction, of_another, of_another, Kind.SMS, NUMBER, **values)
        before = now - timedelta(minutes=15)

        found = registration_requests.look_again(transaction, org_id, [org_id, of_another], read_before=before)

        assert found == ([org_id] if is_looked_at else [])
        assert registrations.get(transaction, org_id, mine).is_due(now) is is_looked_at
        assert not registrations.get(transaction, of_another, theirs).is_due(now)


def test_a_restored_profile_withdraws_its_release_only(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        wanted = {"requested": Request.RELEASE.value}
        mine = _has(transaction, org_id, profile_id, Kind.SMS, NUMBER, **wanted)
        of_organization = _has(transaction, org_id, org_id, Kind.SMS, NUMBER, **wanted)
        paid = _has(transaction, org_id, profile_id, Kind.NUMBER_ORDER, profile_id, requested=Request.SUBMIT.value)

        registration_requests.withdraw_release(transaction, org_id, profile_id)

        assert registrations.get(transaction, org_id, mine).requested is None
        assert registrations.get(transaction, org_id, of_organization).requested == Request.RELEASE
        assert registrations.get(transaction, org_id, paid).requested == Request.SUBMIT


@pytest.mark.parametrize(
    "write",
    [
        registrations.make_due,
        registration_requests.withdraw_release,
        registration_requests.forget_paid,
        lambda transaction, org_id, owner_id: registration_requests.look_again(
            transaction, org_id, [owner_id], read_before=transaction.now
        ),
    ],
    ids=["make_due", "withdraw_release", "forget_paid", "look_again"],
)
def test_several_are_written_in_the_order_of_their_ids(
    database: Database, write: Callable[[Transaction, str, str], Any]
) -> None:
    """As a notice of a vendor does that concerns the same ones: in another order, each could wait for the other, and the server
    would end one of them with an error."""
    if database.engine.dialect.name == "sqlite":
        pytest.skip("a writer locks the whole database")
    wanted = "submit" if write is registration_requests.forget_paid else "release"
    ids: list[str] = []
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        values = {
            "state": SmsState.CONNECTED,
            "requested": wanted,
            "failures": 1,
            "next_check_at": transaction.now + timedelta(hours=1),
        }
        # Until the first to be locked is not the first that is found.
        while not ids or min(ids) == ids[0]:
            number = f"+12125550{len(ids):03}"
            ids.append(_has(transaction, org_id, org_id, Kind.SMS, number, vendor_id=number, **values))

    def write_all() -> None:
        with database.writing() as transaction:
            write(transaction, org_id, org_id)

    with ThreadPoolExecutor() as executor:
        with database.writing() as transaction:
            registrations.lock_all(transaction, sa.select(table.c.id).where(table.c.id == min(ids)))
            writing = executor.submit(write_all)
            eventually(lambda: waits_for_a_lock(database), bool, what="that it waits for the first")
            others = sa.select(table.c.id).where(table.c.id == ids[0]).with_for_update(nowait=True)
            assert transaction.connection.execute(others).scalar_one() == ids[0]
        writing.result(120)
