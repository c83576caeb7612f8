"""Agreements in the store: one open on a thing at a time, used up or ended once, and nobody else's."""

import threading
from collections.abc import Callable

import pytest

from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Payment, Price
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.states import Kind
from clearsend.store import agreements
from clearsend.store.foundation.database import Database, Transaction
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


def test_an_agreement_comes_back_as_it_was_made(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        _agree(transaction, org_id)
    with database.reading() as transaction:
        (found,) = agreements.list_open(transaction, org_id, ["owner", "another"])
    assert (found.owner_id, found.kind, found.subject_id) == THING
    assert (found.payment, found.amount, found.use_cases) == (Payment.REGISTRATION, "45.00", PRICE.use_cases)
    assert (found.agreed_by, found.completion_of, found.agreed_at) == ("ann", "heir", clock.moment)
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
        assert len(agreements.list_open(transaction, org_id, ["owner"])) == 2, "nothing of another organization"
        close(transaction, org_id, *THING)
        assert [one.subject_id for one in agreements.list_open(transaction, org_id, ["owner"])] == ["another"]
        _agree(transaction, org_id)
        assert len(agreements.list_open(transaction, org_id, ["owner"])) == 2
        agreements.end_of_owner(transaction, other_org, "owner")
        agreements.end_of_owner(transaction, org_id, "owner")
        assert agreements.list_open(transaction, org_id, ["owner"]) == []


def test_each_completion_agrees_for_itself_and_a_payment_uses_them_all(database: Database) -> None:
    """What is inherited is needed by many: it is paid for once, and as long as any of their completions goes on."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for completion_of in ("heir", "other heir", None, "heir"):
            _agree(transaction, org_id, completion_of=completion_of)
        found = agreements.list_open(transaction, org_id, ["owner"])
        assert sorted(str(one.completion_of) for one in found) == ["None", "heir", "other heir"]
        agreements.end(transaction, org_id, *THING, completion_of="heir")
        assert len(agreements.list_open(transaction, org_id, ["owner"])) == 2
        agreements.use(transaction, org_id, *THING)
        assert agreements.list_open(transaction, org_id, ["owner"]) == []


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
        assert len(agreements.list_open(transaction, org_id, ["owner"])) == 1
