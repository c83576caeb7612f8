"""What the console asks of the store: searching profiles, counting them, their latest runs, and who is signed in."""

import pytest

from clearsend.domain.access import Role
from clearsend.domain.completion import RunStatus
from clearsend.domain.paging import PageRequest
from clearsend.domain.profile import ProfileStatus
from clearsend.store import keys, profiles, runs
from clearsend.store.foundation.database import Database
from clearsend.store.profiles import Count
from tests.store import stock
from tests.store.stock import Clock


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("", None, ["Ω Café", "100%_off", "Acme"]),
        ("acm", None, ["Acme"]),
        ("ACME", ProfileStatus.FAILED, ["Acme"]),
        ("acme", ProfileStatus.COMPLETED, []),
        ("%", None, ["100%_off"]),
        ("_", None, ["100%_off"]),
        ("café", None, ["Ω Café"]),
        ("beta9", None, ["100%_off"]),
        ("", ProfileStatus.INCOMPLETE, ["Ω Café", "100%_off"]),
    ],
)
def test_profiles_are_found_by_status_and_name_last_changed_first(
    database: Database, clock: Clock, text: str, status: ProfileStatus | None, expected: list[str]
) -> None:
    with database.writing() as transaction:
        org_id, other_id = stock.organization(transaction), stock.organization(transaction)
        stock.profile(transaction, org_id, name="Acme", status=ProfileStatus.FAILED)
        stock.profile(transaction, other_id, name="Acme")
        gone = stock.profile(transaction, org_id, name="Acme")
        profiles.delete(transaction, org_id, gone.id)
    clock.advance(minutes=1)
    with database.writing() as transaction:
        stock.profile(transaction, org_id, name="100%_off", short_name="BETA9")
    clock.advance(minutes=1)
    with database.writing() as transaction:
        stock.profile(transaction, org_id, name="Ω Café")

    with database.reading() as transaction:
        found = profiles.search(transaction, org_id, PageRequest(10), status=status, text=text)
        assert [profile.name for profile in found.profiles] == expected
        assert found.total == Count(len(expected))


def test_a_profile_is_found_by_its_id_and_pages_do_not_overlap(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        ids = [stock.profile(transaction, org_id).id for _ in range(3)]

    with database.reading() as transaction:
        found = profiles.search(transaction, org_id, PageRequest(10), text=ids[1].upper())
        assert [profile.id for profile in found.profiles] == [ids[1]]
        pages = [profiles.search(transaction, org_id, PageRequest(2, number=number)) for number in (1, 2, 3)]
    assert [len(page.profiles) for page in pages] == [2, 1, 0]
    assert {profile.id for page in pages for profile in page.profiles} == set(ids)
    assert {page.total for page in pages} == {Count(3)}


def test_profiles_are_counted_by_status(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for status in (ProfileStatus.FAILED, ProfileStatus.FAILED, ProfileStatus.COMPLETED):
            stock.profile(transaction, org_id, status=status)
        stock.profile(transaction, stock.organization(transaction))
        profiles.delete(transaction, org_id, stock.profile(transaction, org_id).id)

    with database.reading() as transaction:
        counts = profiles.count_by_status(transaction, org_id)
    assert {status: count.number for status, count in counts.items()} == dict.fromkeys(ProfileStatus, 0) | {
        ProfileStatus.FAILED: 2,
        ProfileStatus.COMPLETED: 1,
    }
    assert not any(count.is_capped for count in counts.values())


def test_what_matches_is_counted_up_to_a_cap_and_all_profiles_are_counted_whole(database: Database) -> None:
    cap = profiles.COUNTED_AT_MOST
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        original = stock.profile(transaction, org_id, name="Acme", status=ProfileStatus.FAILED)
        stock.copies(transaction, original, cap - 1)

    def seen(text: str, page: int) -> tuple[Count, Count, Count]:
        with database.reading() as transaction:
            found = profiles.search(transaction, org_id, PageRequest(25, number=page), text=text)
            assert len(found.profiles) == 25
            by_status = profiles.count_by_status(transaction, org_id)
            assert (by_status[ProfileStatus.COMPLETED], profiles.count(transaction, org_id)) == (Count(0), total)
            return found.total, by_status[ProfileStatus.FAILED], profiles.count_in_need(transaction, org_id)

    total = cap
    assert seen("acme", 1) == (Count(cap), Count(cap), Count(cap)), "as many as are counted are no more than that"
    with database.writing() as transaction:
        stock.profile(transaction, org_id, name="Acme", status=ProfileStatus.FAILED)
    total = cap + 1
    capped = Count(cap, is_capped=True)
    assert seen("acme", 1) == (capped, capped, capped)
    assert seen("acme", cap // 25) == (capped, capped, capped)
    assert seen("", 1) == (Count(cap + 1), capped, capped), "without a filter there is a counter"


def test_the_latest_run_of_each_profile(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        twice, once, never = (stock.profile(transaction, org_id).id for _ in range(3))
        first = stock.run(transaction, org_id, twice)
        runs.finish(transaction, org_id, first, status=RunStatus.FAILED, reasons=())
        only = stock.run(transaction, org_id, once)
    clock.advance(minutes=1)
    with database.writing() as transaction:
        second = stock.run(transaction, org_id, twice)

    with database.reading() as transaction:
        latest = runs.find_latest_of_many(transaction, org_id, [twice, once, never])
        assert {profile_id: run.id for profile_id, run in latest.items()} == {twice: second, once: only}
        assert latest[twice] == runs.find_latest(transaction, org_id, twice)
        assert runs.find_latest_of_many(transaction, "another", [twice]) == {}
        assert runs.find_latest_of_many(transaction, org_id, []) == {}


def test_a_key_is_found_by_its_id_while_it_is_valid(database: Database) -> None:
    with database.writing() as transaction:
        org_id, other_id = stock.organization(transaction), stock.organization(transaction)
        profile = stock.profile(transaction, org_id)
        key_id = stock.key(transaction, org_id, "cs_first", role=Role.ADMIN)
        bound_id = stock.key(transaction, org_id, "cs_bound", profile_id=profile.id)

    with database.reading() as transaction:
        assert keys.find_actor_by_id(transaction, org_id, key_id) == keys.find_actor(transaction, "cs_first")
        assert keys.find_actor_by_id(transaction, org_id, bound_id) == keys.find_actor(transaction, "cs_bound")
        assert keys.find_actor_by_id(transaction, other_id, key_id) is None
        assert keys.find_actor_by_id(transaction, org_id, "unknown") is None
    with database.writing() as transaction:
        keys.revoke(transaction, org_id, key_id)
        profiles.delete(transaction, org_id, profile.id)
    with database.reading() as transaction:
        assert keys.find_actor_by_id(transaction, org_id, key_id) is None
        assert keys.find_actor_by_id(transaction, org_id, bound_id) is None
