"""Claims in the store: one organization has a number or a campaign, whoever comes at the same moment."""

import threading
from collections.abc import Callable

import pytest

from clearsend.actions.registration import claims as actions
from clearsend.domain.errors import AppError
from clearsend.domain.registration.claims import Basis, Claim, ClaimKind, Holder, NotAvailable
from clearsend.domain.registration.states import Kind
from clearsend.store import claims, profiles, registrations
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.registrations import Owner
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

NUMBER = "+12125550100"


@pytest.fixture
def organizations(database: Database) -> tuple[str, str]:
    with database.writing() as transaction:
        return stock.organization(transaction, "One"), stock.organization(transaction, "Two")


def _holder(database: Database, org_id: str, kind: ClaimKind = ClaimKind.NUMBER) -> Holder:
    with database.reading() as transaction:
        return claims.holder(transaction, org_id, kind, NUMBER)


def _all(database: Database) -> list[Claim]:
    with database.reading() as transaction:
        return claims.list_all(transaction)


def _take(database: Database, org_id: str, owner_id: str = "p") -> bool:
    with database.writing() as transaction:
        return claims.take(transaction, org_id, owner_id, ClaimKind.NUMBER, NUMBER)


def test_who_comes_first_has_it(database: Database, organizations: tuple[str, str]) -> None:
    one, two = organizations
    assert _holder(database, one) is Holder.NOBODY
    assert _take(database, one)
    assert (_holder(database, one), _holder(database, two)) == (Holder.OURS, Holder.ANOTHER)
    assert _take(database, two) is False
    assert _all(database) == [Claim(ClaimKind.NUMBER, NUMBER, one, "p", Basis.READING, BEGINNING)]
    assert _holder(database, two, ClaimKind.CAMPAIGN) is Holder.NOBODY, (
        "the same words of another kind are another thing"
    )


def test_what_an_organization_has_stays_as_it_is(
    database: Database, organizations: tuple[str, str], clock: Clock
) -> None:
    one, _ = organizations
    assert _take(database, one, "first")
    clock.advance(hours=1)
    assert _take(database, one, "second"), "profiles of one organization may share a number"
    assert _all(database) == [Claim(ClaimKind.NUMBER, NUMBER, one, "first", Basis.READING, BEGINNING)]


def test_a_purchase_takes_it_over_from_whoever_has_it(
    database: Database, organizations: tuple[str, str], clock: Clock
) -> None:
    one, two = organizations
    assert _take(database, one)
    clock.advance(hours=1)
    with database.writing() as transaction:
        actions.buy(transaction, Owner(two, "q"), NUMBER)
    assert _all(database) == [Claim(ClaimKind.NUMBER, NUMBER, two, "q", Basis.PURCHASE, clock())]
    with database.writing() as transaction, pytest.raises(NotAvailable) as refused:
        actions.take(transaction, Owner(one, "p"), ClaimKind.NUMBER, NUMBER)
    assert (refused.value.reason.code, NUMBER in refused.value.reason.message) == ("number_not_available", True)
    assert two not in repr(refused.value.reason)


def test_whoever_loses_a_claim_is_read_anew(database: Database, organizations: tuple[str, str], clock: Clock) -> None:
    one, two = organizations
    later = clock.moment.replace(year=2027)
    subjects = {ClaimKind.NUMBER: (Kind.NUMBER, NUMBER, None), ClaimKind.CAMPAIGN: (Kind.CAMPAIGN, "c-1", NUMBER)}
    with database.writing() as transaction:
        for kind, (of, subject_id, tcr_id) in subjects.items():
            found = registrations.insert(transaction, one, "p", of, subject_id)
            registrations.update(transaction, one, found.id, {"next_check_at": later, "tcr_id": tcr_id})
            claims.take(transaction, one, "p", kind, NUMBER)
    for kind, (of, subject_id, _) in subjects.items():
        with database.writing() as transaction:
            assert actions.move(transaction, kind, NUMBER, two)
        with database.reading() as transaction:
            read = registrations.find(transaction, one, "p", of, subject_id)
        assert read is not None
        assert read.next_check_at == clock()
        assert _holder(database, two, kind) is Holder.OURS
    assert {claim.basis for claim in _all(database)} == {Basis.OPERATOR}


def test_the_operator_releases_and_moves(database: Database, organizations: tuple[str, str]) -> None:
    one, two = organizations
    with database.writing() as transaction:
        assert actions.release(transaction, ClaimKind.NUMBER, NUMBER) is False
        assert actions.move(transaction, ClaimKind.NUMBER, NUMBER, two) is False, "there is nothing to move"
    assert _take(database, one)
    with database.writing() as transaction, pytest.raises(AppError) as unknown:
        actions.move(transaction, ClaimKind.NUMBER, NUMBER, "nobody")
    assert unknown.value.code == "RESOURCE_005"
    with database.writing() as transaction:
        assert actions.release(transaction, ClaimKind.NUMBER, NUMBER)
    assert _holder(database, one) is Holder.NOBODY
    assert _take(database, two)


def test_a_deleted_profile_keeps_its_claims(database: Database, organizations: tuple[str, str]) -> None:
    one, two = organizations
    with database.writing() as transaction:
        profile = stock.profile(transaction, one)
        claims.take(transaction, one, profile.id, ClaimKind.NUMBER, NUMBER)
        profiles.delete(transaction, one, profile.id)
    assert _holder(database, two) is Holder.ANOTHER


def _by_reading(transaction: Transaction, owner: Owner) -> None:
    actions.take(transaction, owner, ClaimKind.NUMBER, NUMBER)


def _by_purchase(transaction: Transaction, owner: Owner) -> None:
    actions.buy(transaction, owner, NUMBER)


Taking = Callable[[Transaction, Owner], None]


def _at_once(database: Database, takings: list[tuple[Owner, Taking]]) -> list[str]:
    """Which organizations were told that they have it, when all take it at the same moment."""
    together = threading.Barrier(len(takings))
    won: list[str] = []

    def contend(owner: Owner, take: Taking) -> None:
        together.wait()
        try:
            with database.writing() as transaction:
                take(transaction, owner)
        except NotAvailable:
            return
        won.append(owner.org_id)

    threads = [threading.Thread(target=contend, args=taking) for taking in takings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return won


def test_of_two_organizations_at_the_same_moment_exactly_one_has_it(
    database: Database, organizations: tuple[str, str]
) -> None:
    one, two = organizations
    for _ in range(8):
        won = _at_once(
            database, [(Owner(org_id, f"{org_id}-{n}"), _by_reading) for org_id in (one, two) for n in (1, 2)]
        )
        (claim,) = _all(database)
        assert won == [claim.org_id] * 2, "both profiles of the one, none of the other"
        with database.writing() as transaction:
            assert claims.release(transaction, ClaimKind.NUMBER, NUMBER)


def test_a_purchase_has_it_whoever_reads_it_at_the_same_moment(
    database: Database, organizations: tuple[str, str]
) -> None:
    one, two = organizations
    for _ in range(8):
        _at_once(database, [(Owner(one, "p"), _by_reading), (Owner(two, "q"), _by_purchase)])
        (claim,) = _all(database)
        assert (claim.org_id, claim.basis) == (two, Basis.PURCHASE)
        with database.writing() as transaction:
            assert claims.release(transaction, ClaimKind.NUMBER, NUMBER)
