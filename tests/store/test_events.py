"""Events in the store: newest first, paged, and of one profile in one organization."""

from clearsend.domain.events import (
    BRAND_VERIFIED,
    CAMPAIGN_APPROVED,
    COMPLETION_REQUESTED,
    PROFILE_UPDATED,
    Event,
    EventType,
)
from clearsend.domain.paging import PageRequest
from clearsend.store import events
from clearsend.store.foundation.database import Database
from tests.store import stock
from tests.store.stock import Clock


def test_what_is_written_is_read(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        payload = {"fields": ["name"], "nested": {"größe": [1, 2.5, None, True]}}
        written = Event(
            transaction.new_id(), org_id, profile_id, COMPLETION_REQUESTED, payload, transaction.now, run_id="run"
        )
        events.insert(transaction, written)

        page = events.list_page(transaction, org_id, profile_id, PageRequest(10))
    assert (page.events, page.total) == ([written], 1)


def test_pages_begin_with_the_newest(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
    for number in range(5):
        with database.writing() as transaction:
            stock.event(transaction, org_id, profile_id, PROFILE_UPDATED, number=number)
        clock.advance(microseconds=1)

    with database.reading() as transaction:
        pages = [
            events.list_page(transaction, org_id, profile_id, PageRequest(2, number=page)) for page in (1, 2, 3, 4)
        ]
    assert [[event.payload["number"] for event in page.events] for page in pages] == [[4, 3], [2, 1], [0], []]
    assert {page.total for page in pages} == {5}


def test_an_event_of_a_type_that_this_version_does_not_know_is_shown(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        stock.event(transaction, org_id, profile_id, EventType("brand.celebrated", "Invented by a newer version."))

        (found,) = events.list_page(transaction, org_id, profile_id, PageRequest(10)).events
    assert (found.type.name, found.type.family) == ("brand.celebrated", "brand")


def test_another_profile_and_another_organization_see_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        profile_id, sibling_id = (stock.profile(transaction, org_id).id for _ in range(2))
        stock.event(transaction, org_id, profile_id)

        for who in ((org_id, sibling_id), (other_id, profile_id)):
            assert events.list_page(transaction, *who, PageRequest(10)) == events.EventPage([], 0)


def test_what_is_shared_with_the_organization_is_seen_by_family(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        profile_id, sibling_id = (stock.profile(transaction, org_id).id for _ in range(2))
        for owner in (profile_id, sibling_id, None):
            for event_type in (BRAND_VERIFIED, CAMPAIGN_APPROVED):
                events.insert(transaction, Event(transaction.new_id(), org_id, owner, event_type, {}, transaction.now))

        def seen(org: str, *families: str) -> list[tuple[str | None, str]]:
            page = events.list_page(transaction, org, profile_id, PageRequest(10), shared_families=families)
            assert page.total == len(page.events)
            return sorted((str(event.profile_id), event.type.name) for event in page.events)

        own = sorted([(profile_id, "brand.verified"), (profile_id, "campaign.approved")])
        assert seen(org_id) == own
        assert seen(org_id, "brand") == sorted([*own, ("None", "brand.verified")])
        assert seen(org_id, "brand", "campaign") == sorted(
            [*own, ("None", "brand.verified"), ("None", "campaign.approved")]
        )
        assert seen(org_id, "bran", "%") == own
        assert seen(other_id, "brand", "campaign") == []
