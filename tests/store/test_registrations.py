"""Registrations in the store: what is written is read back, hints find what they are about, and nothing else."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.domain.completion import Exchange
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Intent, Registration
from clearsend.domain.registration.states import (
    INITIAL,
    TRANSITIONS,
    BrandState,
    CampaignState,
    Kind,
    NumberState,
    state_of,
)
from clearsend.store import dependents, dossiers, organizations, profiles, registration_moves, registrations
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.registrations import Owner
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

NUMBER = "+12125550100"
UUID = "4b20017a-3e5a-4b2f-9c1e-2f4c5d6e7f80"


def _insert(
    transaction: Transaction, org_id: str, owner_id: str, kind: Kind, subject_id: str, **changes: Any
) -> Registration:
    inserted = registrations.insert(transaction, org_id, owner_id, kind, subject_id)
    if changes:
        registrations.update(transaction, org_id, inserted.id, changes)
    return registrations.get(transaction, org_id, inserted.id)


def test_what_a_reason_holds_is_looked_at_now_with_its_owners(database: Database) -> None:
    capped, other = (Reason(code, "It waits.", "Pay.") for code in ("spending_cap_reached", "spending-cap-reached"))
    with database.writing() as transaction:
        org_id, another = stock.organization(transaction), stock.organization(transaction)
        held = [
            _insert(transaction, org_id, owner_id, kind, subject_id, reasons=(capped,))
            for owner_id, kind, subject_id in (
                ("zoe", Kind.CAMPAIGN, "cmp-1"),
                ("zoe", Kind.CAMPAIGN, "cmp-2"),
                ("ann", Kind.BRAND, "brand"),
                (org_id, Kind.BRAND, "brand"),
            )
        ]
        left = [
            _insert(transaction, org_id, "bob", Kind.BRAND, "brand", reasons=(other,)),
            _insert(transaction, org_id, "bob", Kind.CAMPAIGN, "cmp-3"),
            _insert(transaction, org_id, "bob", Kind.CAMPAIGN, "cmp-4", reasons=(capped,), state=CampaignState.PENDING),
            _insert(transaction, another, "eve", Kind.BRAND, "brand", reasons=(capped,)),
        ]
        assert registrations.make_held_due(transaction, org_id, capped.code) == sorted(["ann", "zoe", org_id])
        assert all(_due(transaction, one) for one in held)
        assert not any(_due(transaction, one) for one in left)


def _due(transaction: Transaction, found: Registration) -> bool:
    return registrations.get(transaction, found.org_id, found.id).next_check_at == transaction.now


def test_a_new_registration_is_in_its_first_state(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for kind in Kind:
            inserted = _insert(transaction, org_id, "owner", kind, "subject")
            wanted = Registration(inserted.id, org_id, kind, "owner", "subject", INITIAL[kind], BEGINNING, version=1)
            assert inserted == wanted
            assert registrations.find(transaction, org_id, "owner", kind, "subject") == wanted


def test_everything_that_is_written_is_read_back(database: Database) -> None:
    moment = BEGINNING + timedelta(seconds=1, microseconds=7)
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        before = _insert(transaction, org_id, org_id, Kind.BRAND, "subject")
        wanted = replace(
            before,
            state=BrandState.AWAITING_OTP,
            state_since=moment,
            vendor_id=UUID,
            tcr_id="BXXXXXX",
            vendor_fields={"status": "OK", "identityStatus": "Neues „Wort“"},
            reasons=(Reason("10012", "No.", "Do this.", ("ein", "city")), Reason("x", "Why?")),
            intent=Intent("reg-1", moment, {"display_name": "Nørthwind"}),
            sent={"contact": {"name": "Ada"}, "samples": [["a"], []], "business": None},
            requested="verify_otp",
            statement="Please.",
            submitted_at=moment,
            checked_at=moment,
            next_check_at=moment,
            failures=3,
        )
        names: tuple[str, ...] = (
            "state",
            "state_since",
            "vendor_id",
            "tcr_id",
            "vendor_fields",
            "reasons",
            "intent",
            "sent",
            "requested",
        )
        names += ("statement", "submitted_at", "checked_at", "next_check_at", "failures")
        registrations.update(transaction, org_id, before.id, {name: getattr(wanted, name) for name in names})
        # Also what is compared with something found anew, to tell whether it is news.
        assert registrations.get(transaction, org_id, before.id) == wanted

        unsent = Intent("reg-2")
        registrations.update(transaction, org_id, before.id, {"intent": unsent, "sent": None})
        read = registrations.get(transaction, org_id, before.id)
        assert (read.intent, read.sent) == (unsent, None)
        registrations.update(transaction, org_id, before.id, {"intent": None})
        assert registrations.get(transaction, org_id, before.id).intent is None


def test_a_thing_is_registered_once_by_its_owner(database: Database) -> None:
    with database.writing() as transaction:
        org_id, foreign = stock.organization(transaction), stock.organization(transaction)
        _insert(transaction, org_id, "owner", Kind.NUMBER, NUMBER)
        # By somebody else, or of another kind, it is another one.
        _insert(transaction, foreign, "owner", Kind.NUMBER, NUMBER)
        _insert(transaction, org_id, "other", Kind.NUMBER, NUMBER)
        _insert(transaction, org_id, "owner", Kind.CAMPAIGN, NUMBER)
    with pytest.raises(AssertionError), database.writing() as transaction:
        registrations.insert(transaction, org_id, "owner", Kind.NUMBER, NUMBER)


def test_another_organization_sees_and_changes_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id, foreign = stock.organization(transaction), stock.organization(transaction)
        ours = _insert(transaction, org_id, "owner", Kind.BRAND, "brand")
        registrations.keep_otp(transaction, org_id, ours.id, "123456")
        _move(transaction, ours)

    with database.writing() as transaction:
        registrations.update(transaction, foreign, ours.id, {"failures": 9})
        registrations.keep_otp(transaction, foreign, ours.id, None)
        registrations.postpone(transaction, foreign, ours, BEGINNING)
        assert registrations.find(transaction, foreign, "owner", Kind.BRAND, "brand") is None
        assert registrations.list_of(transaction, foreign, ["owner"]) == []
        assert registration_moves.list_of_many(transaction, foreign, [ours.id]) == {ours.id: []}
        with pytest.raises(sa.exc.NoResultFound):
            registrations.get(transaction, foreign, ours.id)

        assert registrations.get(transaction, org_id, ours.id) == ours
        assert registrations.otp(transaction, org_id, ours.id) == "123456"


def test_the_registrations_of_several_owners_are_listed_as_they_came(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
    for owner_id in ("b", "a", "c", "b"):
        clock.advance(seconds=1)
        with database.writing() as transaction:
            _insert(transaction, org_id, owner_id, Kind.CAMPAIGN, f"campaign-{clock.moment:%S}")
    with database.reading() as transaction:
        found = registrations.list_of(transaction, org_id, ["a", "b"])
        assert [one.owner_id for one in found] == ["b", "a", "b"]
        assert registrations.list_of(transaction, org_id, []) == []


# ---- The history


def _move(transaction: Transaction, registration: Registration, name: str = "submitted", **fields: Any) -> None:
    usual: dict[str, Any] = {
        "name": name,
        "from_state": "submitting",
        "to_state": "pending",
        "is_ignored": False,
        "cause": "completion",
        "vendor_fields": {"status": "OK"},
        "exchanges": [],
    }
    registration_moves.insert(transaction, registration.org_id, registration.id, **{**usual, **fields})


def test_moves_are_numbered_each_registration_for_itself(database: Database, clock: Clock) -> None:
    exchange = Exchange("GET", "/v2/10dlc/brand/1", 200, 12, "VERIFIED")
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        one = _insert(transaction, org_id, "owner", Kind.BRAND, "brand")
        other = _insert(transaction, org_id, "owner", Kind.CAMPAIGN, "campaign")
        _move(transaction, one)
        _move(transaction, other)
        _move(transaction, one, "stale", is_ignored=True, cause="webhook", exchanges=[exchange])
    clock.advance(minutes=1)
    with database.writing() as transaction:
        _move(transaction, one, "verified", vendor_fields={})

    with database.reading() as transaction:
        found = registration_moves.list_of_many(transaction, org_id, [one.id, other.id, "nobody"])

    assert {id_: [(move.number, move.name) for move in moves] for id_, moves in found.items()} == {
        one.id: [(1, "submitted"), (2, "stale"), (3, "verified")],
        other.id: [(1, "submitted")],
        "nobody": [],
    }
    ignored, verified = found[one.id][1:]
    assert (ignored.is_ignored, ignored.cause, ignored.vendor_fields) == (True, "webhook", {"status": "OK"})
    assert list(ignored.exchanges) == [exchange]
    assert (ignored.at, verified.at) == (BEGINNING, BEGINNING + timedelta(minutes=1))


def test_every_state_and_move_fits(database: Database) -> None:
    """PostgreSQL refuses what is longer than its column; SQLite would keep it."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for kind in Kind:
            found = _insert(transaction, org_id, "owner", kind, "subject")
            for (before, to), name in TRANSITIONS[kind].items():
                _move(transaction, found, name, from_state=before.value, to_state=to.value, cause="reconciliation")
                registrations.update(transaction, org_id, found.id, {"state": to})
                assert registrations.get(transaction, org_id, found.id).state is state_of(kind, to.value)


def test_ids_as_long_as_vendors_give_them_fit(database: Database) -> None:
    """Ids are UUIDs, the registry's of 7 characters, Meta's of up to 20 digits; numbers are E.164; ours leave room."""
    longest = "x" * 64
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for kind, subject_id in ((Kind.BRAND, UUID), (Kind.NUMBER, "+123456789012345"), (Kind.WHATSAPP, "9" * 20)):
            found = _insert(
                transaction,
                org_id,
                UUID,
                kind,
                subject_id,
                vendor_id=longest,
                tcr_id=longest,
                requested="deactivate",
                statement="s" * 10_000,
                vendor_fields={"status": "w" * 10_000},
            )
            assert (found.subject_id, found.vendor_id, found.tcr_id) == (subject_id, longest, longest)


# ---- The PIN of a sole proprietor


def test_a_pin_is_encrypted_at_rest_and_forgotten(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        found = _insert(transaction, org_id, "owner", Kind.BRAND, "brand")
        assert registrations.otp(transaction, org_id, found.id) is None
        registrations.keep_otp(transaction, org_id, found.id, "903412")

    with database.reading() as transaction:
        assert registrations.otp(transaction, org_id, found.id) == "903412"
        assert "903412" not in repr(registrations.get(transaction, org_id, found.id))
        at_rest = list(stock.everything(transaction))
        assert [cell for cell in at_rest if "903412" in cell] == []
        assert [
            cell for cell in at_rest if cell.startswith("registrations.otp_ciphertext") and not cell.endswith("None")
        ]

    with database.writing() as transaction:
        registrations.keep_otp(transaction, org_id, found.id, None)
        assert registrations.otp(transaction, org_id, found.id) is None


# ---- Hints

_SUBJECTS: Mapping[str, tuple[Kind, Mapping[str, str]]] = {
    "registration_id": (Kind.BRAND, {}),
    "brand_id": (Kind.BRAND, {"vendor_id": "wanted"}),
    "campaign_id": (Kind.CAMPAIGN, {"vendor_id": "wanted"}),
    "tcr_brand_id": (Kind.BRAND, {"tcr_id": "wanted"}),
    "tcr_campaign_id": (Kind.CAMPAIGN, {"tcr_id": "wanted"}),
    "phone_number": (Kind.NUMBER, {"subject_id": NUMBER}),
    "waba_id": (Kind.WHATSAPP, {"subject_id": "wanted"}),
}


@pytest.mark.parametrize("name", _SUBJECTS)
def test_a_hint_finds_what_it_is_about_and_leaves_the_rest(database: Database, clock: Clock, name: str) -> None:
    kind, columns = _SUBJECTS[name]
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        subject_id = columns.get("subject_id", "subject")
        changes = {column: value for column, value in columns.items() if column != "subject_id"}
        meant = _insert(transaction, org_id, "owner", kind, subject_id, **changes)
        others = [
            _insert(transaction, org_id, "neighbour", kind_there, "other", vendor_id="another", tcr_id="another")
            for kind_there in Kind
        ]
    clock.advance(hours=1)
    value = {"registration_id": meant.id, "phone_number": NUMBER}.get(name, "wanted")
    with database.writing() as transaction:
        assert registrations.hint(transaction, {name: value}) == [Owner(org_id, "owner")]
        assert _due(transaction, meant)
        assert [_due(transaction, other) for other in others] == [False] * len(others)


def test_a_number_is_known_with_and_without_its_plus(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        _insert(transaction, org_id, "owner", Kind.NUMBER, NUMBER)
        for written in (NUMBER, NUMBER.removeprefix("+")):
            assert registrations.hint(transaction, {"phone_number": written}) == [Owner(org_id, "owner")]


_NOBODYS: Sequence[Mapping[str, str]] = (
    {},
    {"brand_id": ""},
    {"phone_number": ""},
    {"phone_number": "+"},
    {"order_id": "wanted"},
    {"brand_id": "nobody's", "tcr_brand_id": "nobody's", "waba_id": "nobody's", "phone_number": "+4915112345678"},
    {"brand_id": "x" * 500},
    {"brand_id": "%"},
)


def test_a_hint_at_nothing_of_ours_moves_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        found = [_insert(transaction, org_id, "owner", kind, "subject", vendor_id="a", tcr_id="a") for kind in Kind]
        # What has no id at the vendor yet must not be found by the absence of one.
        found.append(_insert(transaction, org_id, "owner", Kind.BRAND, "new"))
        for subjects in _NOBODYS:
            assert registrations.hint(transaction, subjects) == [], subjects
        assert not [one for one in found if _due(transaction, one)]


def test_a_hint_reaches_everybody_whom_it_concerns_each_once(database: Database) -> None:
    """The same account, or number, may be used in two organizations, and by two profiles of one."""
    with database.writing() as transaction:
        org_id, foreign = sorted([stock.organization(transaction), stock.organization(transaction)])
        for owner in (Owner(org_id, "a"), Owner(org_id, "b"), Owner(foreign, "c")):
            _insert(transaction, *owner, Kind.WHATSAPP, "1029384756")
        _insert(transaction, org_id, "a", Kind.NUMBER, NUMBER)
        owners = registrations.hint(transaction, {"waba_id": "1029384756", "phone_number": NUMBER})
        assert owners == [Owner(org_id, "a"), Owner(org_id, "b"), Owner(foreign, "c")]


def test_owners_say_whether_they_are_the_organization() -> None:
    assert Owner("org", "org").is_organization
    assert not Owner("org", "profile").is_organization


# ---- What is due


def test_owners_are_due_the_longest_waiting_first_and_no_more_than_wanted(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for owner_id, kind, seconds in (
            ("late", Kind.BRAND, -10),
            ("later", Kind.BRAND, -5),
            ("late", Kind.NUMBER, -1),
            ("latest", Kind.BRAND, -60),
            ("just", Kind.BRAND, 0),
            ("not yet", Kind.BRAND, 1),
        ):
            at = transaction.now + timedelta(seconds=seconds)
            _insert(transaction, org_id, owner_id, kind, "subject", next_check_at=at)
        _insert(transaction, org_id, "never", Kind.BRAND, "subject")

        due = [Owner(org_id, owner_id) for owner_id in ("latest", "late", "later", "just")]
        assert registrations.owners_due(transaction, limit=100) == due
        assert registrations.owners_due(transaction, limit=2) == due[:2]


def test_a_reading_is_put_off_unless_its_time_was_changed_since(database: Database) -> None:
    until = BEGINNING + timedelta(days=1)
    soon = BEGINNING + timedelta(minutes=1)
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        due = _insert(transaction, org_id, "owner", Kind.BRAND, "1", next_check_at=transaction.now)
        hinted = _insert(transaction, org_id, "owner", Kind.CAMPAIGN, "2", next_check_at=soon)
        never = _insert(transaction, org_id, "owner", Kind.NUMBER, "3")
        other = _insert(transaction, org_id, "owner", Kind.NUMBER, "4", next_check_at=transaction.now)

        for seen in (due, replace(hinted, next_check_at=transaction.now), replace(hinted, next_check_at=None), never):
            registrations.postpone(transaction, org_id, seen, until)

        found = [registrations.get(transaction, org_id, one.id).next_check_at for one in (due, hinted, never, other)]
        assert found == [until, soon, until, transaction.now]
        assert registrations.owners_due(transaction, limit=9) == [Owner(org_id, "owner")]


# ---- Who follows an organization


def _follower(transaction: Transaction, org_id: str, **fields: Any) -> str:
    usual: dict[str, Any] = {
        "status": ProfileStatus.SUBMITTED,
        "inherit_tcr_brand": False,
        "inherit_tcr_campaign": True,
    }
    return stock.profile(transaction, org_id, **{**usual, **fields}).id


def test_those_under_way_or_able_to_send_follow(database: Database) -> None:
    under_way = (ProfileStatus.IN_PROGRESS, ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)
    inheritances = [(True, True), (True, False), (False, True)]
    with database.writing() as transaction:
        for status, (inherits_brand, inherits_campaigns) in itertools.product(ProfileStatus, inheritances):
            org_id = stock.organization(transaction)
            _follower(
                transaction,
                org_id,
                status=status,
                inherit_tcr_brand=inherits_brand,
                inherit_tcr_campaign=inherits_campaigns,
            )
            assert dependents.has_follower(transaction, org_id, of_campaigns=False) is (status in under_way)
            # Fees for the organization's campaigns are paid only if somebody inherits these.
            assert dependents.has_follower(transaction, org_id) is (status in under_way and inherits_campaigns)


def test_who_inherits_nothing_was_deleted_or_is_somebody_elses_does_not_follow(database: Database) -> None:
    with database.writing() as transaction:
        org_id, foreign = stock.organization(transaction), stock.organization(transaction)
        _follower(transaction, org_id, inherit_tcr_campaign=False)
        profiles.delete(transaction, org_id, _follower(transaction, org_id))
        _follower(transaction, foreign)

        assert not dependents.has_follower(transaction, org_id, of_campaigns=False)
        assert not dependents.has_follower(transaction, org_id)


# ---- Is the number on a campaign?


def _is_number_assigned(
    database: Database,
    number: str,
    state: NumberState | None,
    *,
    owner: str = "organization",
    is_connected: bool = True,
) -> bool:
    with database.writing() as transaction:
        org_id = stock.organization(transaction, sending_phone_number=number)
        profile = stock.profile(transaction, org_id)
        if is_connected:
            stock.sender(transaction, org_id, org_id, Kind.SMS, number)
        if state is not None:
            owner_id = profile.id if owner == "heir" else org_id
            _insert(transaction, org_id, owner_id, Kind.NUMBER, number, state=state)
        return dossiers.get(transaction, org_id, profile.id).is_number_assigned


def test_a_connected_number_is_assigned_when_the_registry_says_so(database: Database) -> None:
    for state in (None, *NumberState):
        assert _is_number_assigned(database, NUMBER, state) is (state is NumberState.ASSIGNED)


def test_what_needs_no_campaign_counts_as_assigned_and_what_is_not_connected_does_not(database: Database) -> None:
    assert _is_number_assigned(database, "+18005550100", None)
    assert _is_number_assigned(database, "+442071838750", None)
    assert not _is_number_assigned(database, "+18005550100", None, is_connected=False)
    assert not _is_number_assigned(database, NUMBER, NumberState.ASSIGNED, is_connected=False)


def test_the_assignment_of_somebody_else_does_not_count(database: Database) -> None:
    assert not _is_number_assigned(database, NUMBER, NumberState.ASSIGNED, owner="heir")


def test_no_number_is_none_assigned(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile = stock.profile(transaction, org_id)
        assert organizations.get(transaction, org_id).sending_phone_number is None
        assert not dossiers.get(transaction, org_id, profile.id).is_number_assigned
