"""The numbers on campaigns, and the registrations of shared campaigns, in the store."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration import campaign_room
from clearsend.domain.registration.record import FOR_CAMPAIGN, Details, Intent, Registration
from clearsend.domain.registration.states import CampaignState, Kind, NumberState
from clearsend.store import campaign_numbers, registrations, shared_campaigns
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.registrations import Owner
from tests.store import stock

NUMBERS = [f"+1212555{n:04}" for n in range(100, 110)]


def save(
    transaction: Transaction, org_id: str, owner_id: str, kind: Kind, subject_id: str, **fields: Any
) -> Registration:
    found = registrations.find(transaction, org_id, owner_id, kind, subject_id)
    fresh = found or registrations.new(org_id, owner_id, kind, subject_id, transaction.now)
    changed = replace(fresh, **fields)
    assert registrations.save(transaction, org_id, changed, seen=changed.next_check_at)
    return registrations.get(transaction, org_id, changed.id)


def on(campaign_id: str) -> dict[str, Any]:
    return {"state": NumberState.ASSIGNED, "details": Details(campaign_id=campaign_id)}


def test_what_is_counted_on_a_campaign(database: Database) -> None:
    with database.writing() as transaction:
        org_id, other = stock.organization(transaction), stock.organization(transaction)
        for number in NUMBERS[:3]:
            save(transaction, org_id, f"owner-of-{number}", Kind.NUMBER, number, **on("first"))
        on_its_way = {"state": NumberState.ASSIGNING, "intent": Intent("token", None, {FOR_CAMPAIGN: "second"})}
        save(transaction, org_id, "someone", Kind.NUMBER, NUMBERS[3], **on_its_way)
        save(transaction, org_id, "someone", Kind.CAMPAIGN, "cmp", state=CampaignState.APPROVED, vendor_id="first")
        save(transaction, other, "someone", Kind.NUMBER, NUMBERS[4], **on("first"))

        def count(*campaign_ids: str, **more: Any) -> dict[str, int]:
            return campaign_numbers.count(transaction, org_id, campaign_ids, **more)

        assert count("first", "second", "third") == {"first": 3, "second": 1}
        assert count("first", but=NUMBERS[0]) == {"first": 2}
        off = {"state": NumberState.NOT_ASSIGNED, "details": Details()}
        save(transaction, org_id, f"owner-of-{NUMBERS[0]}", Kind.NUMBER, NUMBERS[0], **off)
        save(transaction, org_id, f"owner-of-{NUMBERS[1]}", Kind.NUMBER, NUMBERS[1], **on("third"))
        assert count("first", "second", "third") == {"first": 1, "second": 1, "third": 1}


def test_the_count_follows_an_index(database: Database) -> None:
    """An organization has a hundred thousand numbers, each on a campaign of its own."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        plan = "EXPLAIN QUERY PLAN" if transaction.is_sqlite else "EXPLAIN"
        if not transaction.is_sqlite:
            transaction.connection.execute(sa.text("SET LOCAL enable_seqscan = off"))
        query = "SELECT count(*) FROM registrations WHERE org_id = :org AND campaign_id IN ('a', 'b')"
        rows = transaction.connection.execute(sa.text(f"{plan} {query}"), {"org": org_id})
        assert "ix_registrations_on_campaign" in str(rows.all())


def test_who_waits_for_room_on_a_campaign(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        ids = {}
        for name, vendor_id in (("cmp-1", "first"), ("cmp-2", "second")):
            save(transaction, org_id, org_id, Kind.CAMPAIGN, name, state=CampaignState.APPROVED, vendor_id=vendor_id)
        cases = [
            (["cmp-1"], True, False),
            (["cmp-2"], True, False),
            (["cmp-1", "cmp-2"], True, False),
            (["cmp-1"], False, False),
            (["cmp-1"], True, True),
            ([], True, False),
        ]
        for place, (waits_for, declares, is_deleted) in enumerate(cases):
            number = NUMBERS[place]
            declared = number if declares else NUMBERS[9]
            owner = stock.profile(transaction, org_id, sending_phone_number=declared, status=ProfileStatus.SUBMITTED).id
            ids[place] = owner
            reasons = (campaign_room.full(waits_for),) if waits_for else ()
            since = transaction.now - timedelta(minutes=place)
            save(transaction, org_id, owner, Kind.NUMBER, number, reasons=reasons, state_since=since)
            if is_deleted:
                transaction.connection.execute(
                    sa.text("UPDATE profiles SET deleted_at = created_at WHERE id = :id"), {"id": owner}
                )
        its_own = (campaign_room.full(["cmp-2"]),)
        save(transaction, org_id, org_id, Kind.NUMBER, NUMBERS[8], reasons=its_own)

        def waiting(campaign_id: str, limit: int = 10) -> list[Owner]:
            return campaign_numbers.list_waiting(transaction, org_id, campaign_id, limit=limit)

        assert waiting("first") == [Owner(org_id, ids[2]), Owner(org_id, ids[0])], "the longest waiting first"
        assert waiting("first", 1) == [Owner(org_id, ids[2])]
        assert set(waiting("second")) == {Owner(org_id, one) for one in (ids[1], ids[2], org_id)}
        assert waiting("third") == []
        assert campaign_numbers.list_waiting(transaction, stock.organization(transaction), "first", limit=9) == []


def test_what_names_one_shared_campaign(database: Database) -> None:
    with database.writing() as transaction:
        org_id, other = stock.organization(transaction), stock.organization(transaction)
        later, earlier = transaction.now + timedelta(hours=1), transaction.now - timedelta(hours=1)
        named = {"vendor_id": "CSHARED", "state": CampaignState.APPROVED}
        one = save(transaction, org_id, "one", Kind.CAMPAIGN, "cmp-1", next_check_at=later, **named)
        two = save(transaction, org_id, "two", Kind.CAMPAIGN, "cmp-2", next_check_at=earlier, **named)
        save(transaction, org_id, "three", Kind.CAMPAIGN, "cmp-3", vendor_id="COTHER", state=CampaignState.APPROVED)
        foreign = save(transaction, other, "four", Kind.CAMPAIGN, "cmp-4", next_check_at=later, **named)
        shared_campaigns.lock(transaction, org_id, "CSHARED", one.id)
        ids = [found.id for found in shared_campaigns.list_of(transaction, org_id, "CSHARED")]
        assert ids == sorted([one.id, two.id])

        def due_at(found: Registration) -> Any:
            return registrations.get(transaction, found.org_id, found.id).next_check_at

        shared_campaigns.postpone(transaction, org_id, [*ids, foreign.id], later + timedelta(hours=1))
        assert [due_at(found) for found in (one, two, foreign)] == [later + timedelta(hours=1), earlier, later]
        shared_campaigns.make_due(transaction, org_id, [one.id, foreign.id])
        assert [due_at(found) for found in (one, two, foreign)] == [transaction.now, earlier, later]
