"""Schema 0009 gives senders to their owners: what was confirmed stays connected, and a number on a campaign keeps its history."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.domain.registration.states import Kind
from clearsend.store import registrations
from tests.store import older
from tests.store.older import AFTER, ASKED, BEFORE, Old

NUMBER, OTHER = "+12125550199", "+12125550111"
WABA = "1029384756"


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    with older.database(request, tmp_path, "0006") as found:
        yield found


def confirm(old: Old, profile_id: str, kind: str, owner_id: str, sender: str, **values: Any) -> None:
    old.profile(profile_id, "completed", inherits=True)
    run_id = f"run-{kind}-{profile_id}"
    old.put("runs", id=run_id, org_id="org", profile_id=profile_id, status="completed", finished_at=ASKED)
    usual = {"vendor_ids": {"phone_number_id": "n-1", "messaging_profile_id": "m-1"}, "connected_at": ASKED}
    known = {"org_id": "org", "profile_id": profile_id, "kind": kind, "owner_id": owner_id, "sender": sender}
    old.put("channels", run_id=run_id, **known, **usual | values)


def found(old: Old, kind: str) -> dict[tuple[str, str], sa.Row[Any]]:
    with old.engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT * FROM registrations WHERE kind = :kind"), {"kind": kind}).all()
    return {(row.owner_id, row.subject_id): row for row in rows}


def content(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored


def test_a_number_that_many_have_confirmed_is_connected_once_for_its_owner(old: Old) -> None:
    confirm(old, "one", "sms", "org", NUMBER, connected_at=BEFORE)
    confirm(old, "two", "sms", "org", NUMBER, connected_at=AFTER)
    confirm(old, "own", "sms", "own", OTHER)
    old.upgrade()
    numbers = found(old, "sms")
    assert set(numbers) == {("org", NUMBER), ("own", OTHER)}
    shared = numbers["org", NUMBER]
    assert shared.id == registrations.new("org", "org", Kind.SMS, NUMBER, ASKED).id
    assert (shared.state, shared.vendor_id, content(shared.sent)) == ("connected", "n-1", {"fingerprint": NUMBER})
    assert content(shared.vendor_fields) == {"messaging_profile_id": "m-1"}
    assert shared.next_check_at is not None, "it is read within a day"
    with old.engine.connect() as connection:
        assert not sa.inspect(connection).has_table("channels")


def test_an_account_stays_connected_only_as_it_was_confirmed(old: Old) -> None:
    for owner_id, sender, number_id in (("same", "n-1", "n-1"), ("other", "n-1", "n-2"), ("bare", WABA, None)):
        old.put("whatsapp_accounts", org_id="org", owner_id=owner_id, waba_id=WABA, phone_number_id=number_id)
        confirm(old, owner_id, "whatsapp", owner_id, sender)
    old.registration(
        "same", "whatsapp", WABA, "limited", id=registrations.new("org", "same", Kind.WHATSAPP, WABA, ASKED).id
    )
    old.upgrade()
    accounts = found(old, "whatsapp")
    assert {owner for owner, _ in accounts} == {"same", "bare"}
    assert (accounts["same", WABA].state, content(accounts["same", WABA].sent)) == (
        "limited",
        {"fingerprint": f"{WABA}/n-1//1"},
    ), "what was read of it stays"
    assert content(accounts["bare", WABA].sent) == {"fingerprint": f"{WABA}///1"}


def test_a_number_on_a_campaign_belongs_to_the_owner_of_the_number_with_the_best_history(old: Old) -> None:
    for name in ("one", "two", "three"):
        confirm(old, name, "sms", "org", NUMBER)
    confirm(old, "own", "sms", "own", OTHER)
    states = {"one": "failed", "two": "assigned", "three": "pending", "own": "assigned"}
    for name, state in states.items():
        number = OTHER if name == "own" else NUMBER
        old.registration(
            name, "number", number, state, id=f"reg-{name}", details={"campaign_id": "c-1"}, checked_at=ASKED
        )
        for place in (1, 2):
            move = {"org_id": "org", "registration_id": f"reg-{name}", "number": place, "name": f"{name} {place}"}
            old.put("registration_moves", **move, exchanges=[])
    old.upgrade()
    numbers = found(old, "number")
    assert set(numbers) == {("org", NUMBER), ("own", OTHER)}
    shared = numbers["org", NUMBER]
    assert shared.id == registrations.new("org", "org", Kind.NUMBER, NUMBER, ASKED).id
    assert (shared.state, content(shared.details)) == ("assigned", {"campaign_id": "c-1"})
    moves = old.rows("registration_moves", "registration_id", "name")
    assert moves == {(shared.id, "two 1"), (shared.id, "two 2"), ("reg-own", "own 1"), ("reg-own", "own 2")}


def test_a_number_that_was_replaced_stays_with_whoever_had_it(old: Old) -> None:
    confirm(old, "one", "sms", "org", NUMBER)
    old.registration("one", "number", OTHER, "assigned", id="reg-one")
    old.upgrade()
    assert set(found(old, "number")) == {("one", OTHER)}


def test_registrations_with_ids_of_the_first_releases_are_known(old: Old) -> None:
    """Before schema 0003, ids were random."""
    old.put("whatsapp_accounts", org_id="org", owner_id="same", waba_id=WABA, phone_number_id="n-1")
    confirm(old, "same", "whatsapp", "same", "n-1")
    old.registration("same", "whatsapp", WABA, "limited", id="reg-random-1")
    confirm(old, "lender", "sms", "lender", NUMBER)
    confirm(old, "borrower", "sms", "lender", NUMBER)
    for name in ("lender", "borrower"):
        old.registration(name, "number", NUMBER, "assigned", id=f"reg-{name}", checked_at=ASKED)
    old.upgrade()
    account = found(old, "whatsapp")["same", WABA]
    assert (account.id, content(account.sent)) == ("reg-random-1", {"fingerprint": f"{WABA}/n-1//1"})
    assert {place: row.id for place, row in found(old, "number").items()} == {("lender", NUMBER): "reg-lender"}
