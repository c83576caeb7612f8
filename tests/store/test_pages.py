"""Pages by position: the neighbours of a page are the pages beside it, and a walk meets each row once while others come and go."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearsend.domain.events import BRAND_VERIFIED, PROFILE_UPDATED, Event
from clearsend.domain.paging import Neighbours, PageRequest, Position
from clearsend.domain.profile import Profile, ProfileStatus
from clearsend.store import deliveries, events, profiles
from clearsend.store import webhooks as endpoints
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

BEFORE_ALL, AFTER_ALL = Position(BEGINNING - timedelta(days=1), "0"), Position(BEGINNING + timedelta(days=1), "0")


def _some(database: Database, seconds: Sequence[int], **fields: ProfileStatus) -> tuple[str, list[Profile]]:
    """An organization with a profile for each of `seconds`, created and changed then, and its profiles by age. Another
    organization has as many of the same moments."""
    with database.writing() as transaction:
        org_id, other_id = (stock.organization(transaction) for _ in range(2))
        made = []
        for second in seconds:
            at = BEGINNING + timedelta(seconds=second)
            stock.profile(transaction, other_id, created_at=at, updated_at=at)
            made.append(stock.profile(transaction, org_id, created_at=at, updated_at=at, **fields))
    return org_id, sorted(made, key=_key)


def _key(profile: Profile) -> tuple[object, str]:
    return profile.created_at, profile.id


@pytest.mark.parametrize("size", [1, 2, 3, 7])
@pytest.mark.parametrize("seconds", [[0, 1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 1, 1]], ids=["one by one", "at once"])
def test_the_neighbours_of_a_page_are_the_pages_beside_it(database: Database, size: int, seconds: list[int]) -> None:
    org_id, made = _some(database, seconds)
    expected = [made[start : start + size] for start in range(0, 7, size)]
    with database.reading() as transaction:
        for number, page in enumerate(expected, start=1):
            found = profiles.list_page(transaction, org_id, PageRequest(size, number=number))
            assert (found.profiles, found.total) == (page, 7)
            previous, following = _beside(transaction, org_id, found.neighbours, size)
            assert previous == (expected[number - 2] if number > 1 else None)
            assert following == (expected[number] if number < len(expected) else None)

        # The same page by position has the same neighbours.
        second = profiles.list_page(transaction, org_id, PageRequest(3, after=_position(made[2])))
        assert second == profiles.list_page(transaction, org_id, PageRequest(3, number=2))
        again = profiles.list_page(transaction, org_id, PageRequest(3, before=_position(made[6])))
        assert again == second


def _position(profile: Profile) -> Position:
    return Position(profile.created_at, profile.id)


def _beside(
    transaction: Transaction, org_id: str, neighbours: Neighbours, size: int
) -> tuple[list[Profile] | None, list[Profile] | None]:
    wanted = (
        None if neighbours.before is None else PageRequest(size, before=neighbours.before),
        None if neighbours.after is None else PageRequest(size, after=neighbours.after),
    )
    found = [None if one is None else profiles.list_page(transaction, org_id, one).profiles for one in wanted]
    return found[0], found[1]


def test_at_either_end_there_is_a_way_back_to_everything(database: Database) -> None:
    org_id, made = _some(database, [0, 1, 2])
    with database.writing() as transaction:
        for beyond in (PageRequest(2, after=AFTER_ALL), PageRequest(2, after=_position(made[2]))):
            end = profiles.list_page(transaction, org_id, beyond)
            assert (end.profiles, end.neighbours.after, end.total) == ([], None, 3)
            assert end.neighbours.before is not None
            back = profiles.list_page(transaction, org_id, PageRequest(2, before=end.neighbours.before))
            assert (back.profiles, back.neighbours.after) == (made[1:], None)

        for beyond in (PageRequest(2, before=BEFORE_ALL), PageRequest(2, before=_position(made[0]))):
            start = profiles.list_page(transaction, org_id, beyond)
            assert (start.profiles, start.neighbours.before, start.total) == ([], None, 3)
            assert start.neighbours.after is not None
            on = profiles.list_page(transaction, org_id, PageRequest(2, after=start.neighbours.after))
            assert (on.profiles, on.neighbours.before) == (made[:2], None)

        # A page beyond the last has no neighbour to be found from it.
        nothing = profiles.list_page(transaction, org_id, PageRequest(2, number=9))
        assert (nothing.profiles, nothing.neighbours) == ([], Neighbours())
        for profile in made:
            profiles.delete(transaction, org_id, profile.id)
        for wanted in (PageRequest(2), PageRequest(2, after=BEFORE_ALL), PageRequest(2, before=AFTER_ALL)):
            assert profiles.list_page(transaction, org_id, wanted) == profiles.ProfileRows([], 0)


def test_a_position_combines_with_filters_newest_first(database: Database) -> None:
    org_id, made = _some(database, range(9))
    with database.writing() as transaction:
        for profile in made[::2]:
            assert profiles.move(transaction, org_id, profile.id, ProfileStatus.IN_PROGRESS)
            assert profiles.move(transaction, org_id, profile.id, ProfileStatus.FAILED)
        wanted, pages = PageRequest(2), []
        while True:
            found = profiles.search(transaction, org_id, wanted, status=ProfileStatus.FAILED, text="northwind")
            assert found.total.number == 5
            pages.append([profile.id for profile in found.profiles])
            if found.neighbours.after is None:
                break
            wanted = PageRequest(2, after=found.neighbours.after)
        # All were changed at one moment, so that ids decide.
        expected = sorted((profile.id for profile in made[::2]), reverse=True)
        assert pages == [expected[:2], expected[2:4], expected[4:]]


def test_a_position_of_another_organization_reaches_nothing_of_it(database: Database) -> None:
    """Also when somebody has forged a cursor with the time and the id of a row that is not theirs."""
    theirs, foreign = _some(database, [0, 1, 2])
    mine, own = _some(database, [1])
    with database.writing() as transaction:
        profile_id, sibling_id = own[0].id, stock.profile(transaction, mine).id
        for owner in (profile_id, sibling_id):
            stock.event(transaction, mine, owner)
        stock.event(transaction, theirs, foreign[0].id)
        for position in (_position(foreign[1]), BEFORE_ALL, AFTER_ALL):
            for wanted in (PageRequest(9, after=position), PageRequest(9, before=position)):
                listed = profiles.list_page(transaction, mine, wanted).profiles
                listed += profiles.search(transaction, mine, wanted).profiles
                assert {profile.org_id for profile in listed} <= {mine}
                told = events.list_page(transaction, mine, profile_id, wanted, shared_families=["brand"]).events
                assert {event.profile_id for event in told} <= {profile_id}
                assert endpoints.list_page(transaction, mine, wanted).endpoints == []
                assert deliveries.list_of_endpoint(transaction, mine, foreign[0].id, wanted).entries == []


@pytest.mark.parametrize("size", [1, 2, 5])
def test_events_of_two_sources_are_one_list(database: Database, clock: Clock, size: int) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
    for number in range(9):
        owner, kind = ((profile_id, PROFILE_UPDATED), (None, BRAND_VERIFIED))[number % 3 == 0]
        with database.writing() as transaction:
            events.insert(
                transaction, Event(transaction.new_id(), org_id, owner, kind, {"number": number}, transaction.now)
            )
        clock.advance(seconds=number % 2)

    def page(wanted: PageRequest) -> events.EventPage:
        with database.reading() as transaction:
            return events.list_page(transaction, org_id, profile_id, wanted, shared_families=["brand"])

    whole = page(PageRequest(20)).events
    assert len(whole) == 9
    numbered = [page(PageRequest(size, number=number)) for number in range(1, -(-9 // size) + 1)]
    assert [event for one in numbered for event in one.events] == whole
    assert {one.total for one in numbered} == {9}
    for one, following in pairwise(numbered):
        assert one.neighbours.after is not None
        assert following.neighbours.before is not None
        assert page(PageRequest(size, after=one.neighbours.after)).events == following.events
        assert page(PageRequest(size, before=following.neighbours.before)).events == one.events
    assert page(PageRequest(size, after=numbered[0].neighbours.after or AFTER_ALL)).total is None


_SECONDS = st.integers(0, 4)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    seconds=st.lists(_SECONDS, max_size=12),
    size=st.integers(1, 4),
    is_backwards=st.booleans(),
    # Between two pages: new profiles of these moments, and deletions of profiles by their place in the list.
    changes=st.lists(st.tuples(st.lists(_SECONDS, max_size=2), st.lists(st.integers(0, 20), max_size=2)), max_size=8),
)
def test_a_walk_meets_every_row_once_while_others_come_and_go(
    database: Database,
    seconds: list[int],
    size: int,
    is_backwards: bool,
    changes: list[tuple[list[int], list[int]]],
) -> None:
    org_id, made = _some(database, seconds)
    steady, living = {profile.id for profile in made}, list(made)
    wanted: PageRequest | None = PageRequest(size, before=AFTER_ALL) if is_backwards else PageRequest(size)
    met: list[Profile] = []
    for inserted, deleted in [*changes, *[([], [])] * 40]:
        if wanted is None:
            break
        with database.writing() as transaction:
            page = profiles.list_page(transaction, org_id, wanted)
            assert len(page.profiles) <= size
            met = page.profiles + met if is_backwards else met + page.profiles
            for second in inserted:
                at = BEGINNING + timedelta(seconds=second)
                living.append(stock.profile(transaction, org_id, created_at=at, updated_at=at))
            for place in deleted:
                if place < len(living):
                    gone = sorted(living, key=_key)[place]
                    living.remove(gone)
                    steady.discard(gone.id)
                    profiles.delete(transaction, org_id, gone.id)
        position = page.neighbours.before if is_backwards else page.neighbours.after
        there = PageRequest(size, before=position) if is_backwards else PageRequest(size, after=position)
        wanted = None if position is None else there

    assert wanted is None
    ids = [profile.id for profile in met]
    assert len(ids) == len(set(ids))
    assert steady <= set(ids)
    assert met == sorted(met, key=_key)
