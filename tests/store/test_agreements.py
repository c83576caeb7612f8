"""Agreements in the store: one open on a thing at a time, used up or ended once, and nobody else's."""

import threading
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Payment, Price
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.states import Kind
from clearsend.store import agreements, profiles
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import agreements as table
from tests.store import stock
from tests.store.stock import Clock

PRICE = Price(Payment.REGISTRATION, Fee("45.00", "USD", "A fee."), ("CUSTOMER_CARE", "MARKETING"))
THING = ("owner", Kind.CAMPAIGN, "cmp")


def _agree(
    transaction: Transaction, org_id: str, *, subject_id: str = "cmp", completion_of: str | None = "heir"
) -> None:
    agreements.insert(
        transaction, org_id, "owner", Kind.CAMPAIGN, subject_id, PRICE, agreed_by="ann", completion_of=completion_of
    )


def _open(transaction: Transaction, org_id: str) -> list[tuple[str, str]]:
    """The open agreements as the table has them: on what, and whose completion made each."""
    query = sa.select(table.c.subject_id, table.c.completion_of).where(
        table.c.org_id == org_id, table.c.used_at.is_(None), table.c.ended_at.is_(None)
    )
    return sorted((row.subject_id, row.completion_of) for row in transaction.connection.execute(query))


def test_an_agreement_comes_back_as_it_was_made(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        _agree(transaction, org_id, completion_of=None)
    with database.reading() as transaction:
        (found,) = agreements.list_open(transaction, org_id, "owner")
        assert agreements.list_open(transaction, org_id, "another") == []
        (row,) = transaction.connection.execute(sa.select(table).where(table.c.org_id == org_id))
    assert (found.owner_id, found.kind, found.subject_id) == THING
    assert (found.payment, found.amount, found.use_cases) == (Payment.REGISTRATION, "45.00", PRICE.use_cases)
    assert (found.is_of_completion, found.status) == (False, None)
    assert (row.agreed_by, row.agreed_at) == ("ann", clock.moment)
    assert agreement.covers(found, PRICE)


@pytest.mark.parametrize("close", [agreements.use, agreements.end])
def test_what_is_used_up_or_ended_is_closed_and_another_may_follow(
    database: Database, close: Callable[..., None]
) -> None:
    with database.writing() as transaction:
        org_id, other_org = stock.organization(transaction), stock.organization(transaction)
        _agree(transaction, org_id)
        _agree(transaction, org_id, subject_id="another")
        close(transaction, other_org, *THING)
        assert len(_open(transaction, org_id)) == 2, "nothing of another organization"
        close(transaction, org_id, *THING)
        assert _open(transaction, org_id) == [("another", "heir")]
        _agree(transaction, org_id)
        assert len(_open(transaction, org_id)) == 2
        agreements.end_of_owner(transaction, other_org, "owner")
        agreements.end_of_owner(transaction, org_id, "owner")
        assert _open(transaction, org_id) == []


def test_each_completion_agrees_for_itself_and_a_payment_uses_them_all(database: Database) -> None:
    """What is inherited is needed by many: it is paid for once, and as long as any of their completions goes on."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for completion_of in ("heir", "other heir", None, "heir"):
            _agree(transaction, org_id, completion_of=completion_of)
        assert [of for _, of in _open(transaction, org_id)] == ["", "heir", "other heir"]
        agreements.end(transaction, org_id, *THING, completion_of="heir")
        assert [of for _, of in _open(transaction, org_id)] == ["", "other heir"]
        agreements.use(transaction, org_id, *THING)
        assert _open(transaction, org_id) == []


def test_what_thousands_have_agreed_to_is_read_once_for_each_status(database: Database) -> None:
    """The brand of an organization waits for the registry while its tenants complete: what is read does not grow with them."""
    with database.writing() as transaction:
        org_id, other_org = stock.organization(transaction), stock.organization(transaction)
        heirs = [stock.profile(transaction, org_id).id for _ in range(5)]
        for heir in [*heirs, "deleted"]:
            _agree(transaction, org_id, completion_of=heir)
        _agree(transaction, org_id, subject_id="another", completion_of=heirs[0])
        stranger = stock.profile(transaction, other_org, status=ProfileStatus.SUBMITTED).id
        _agree(transaction, org_id, completion_of=stranger)
        for heir in heirs[:2]:
            assert profiles.move(transaction, org_id, heir, ProfileStatus.IN_PROGRESS)
        found = [one for one in agreements.list_open(transaction, org_id, "owner") if one.subject_id == "cmp"]
        assert sorted(str(one.status) for one in found) == ["None", "in_progress", "incomplete"]
        for of, subject_ids in ((heirs[0], ["another", "cmp"]), (heirs[1], ["cmp"]), ("nobody", [])):
            made = (
                agreements.find_made(transaction, org_id, "owner", Kind.CAMPAIGN, subject_id, completion_of=of)
                for subject_id in ("another", "cmp")
            )
            assert [one.subject_id for one in made if one is not None] == subject_ids
        assert agreements.find_made(transaction, other_org, *THING, completion_of=heirs[0]) is None


def test_of_two_that_are_made_at_the_same_moment_the_first_stays(database: Database) -> None:
    """Two tenants complete that inherit the same brand: neither is refused, and the brand is paid for once."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
    failures: list[BaseException] = []
    together = threading.Barrier(2)

    def agree() -> None:
        together.wait()
        try:
            with database.writing() as transaction:
                _agree(transaction, org_id)
        except BaseException as failure:
            failures.append(failure)

    both = [threading.Thread(target=agree) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert failures == []
    with database.reading() as transaction:
        assert len(_open(transaction, org_id)) == 1
