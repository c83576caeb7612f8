"""What an organization has agreed to since a moment: each payment once, without what ended unused, and nobody else's."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from clearsend.domain.registration.agreement import Payment, Price
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.states import Kind
from clearsend.store import agreements
from clearsend.store.agreements import Thing
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

CAMPAIGN, BRAND = Thing("owner", Kind.CAMPAIGN, "cmp"), Thing("owner", Kind.BRAND, "brand")


def agree(
    transaction: Transaction, org_id: str, thing: Thing, amount: str, *, completion_of: str | None = None
) -> None:
    price = Price(Payment.REGISTRATION, Fee(amount, "USD", "A fee."))
    agreements.insert(transaction, org_id, *thing, price, agreed_by="ann", completion_of=completion_of)


def total(transaction: Transaction, org_id: str, apart_from: Thing | None = None) -> Decimal:
    return agreements.total_since(transaction, org_id, agreed_since=BEGINNING, apart_from=apart_from)


def test_what_is_open_or_used_counts_and_what_ended_unused_does_not(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id, other_org = stock.organization(transaction), stock.organization(transaction)
        assert total(transaction, org_id) == Decimal(0)
        agree(transaction, org_id, CAMPAIGN, "19.50")
        agree(transaction, org_id, BRAND, "4.29")
        agree(transaction, other_org, CAMPAIGN, "1000.00")
        assert total(transaction, org_id) == Decimal("23.79"), "to the cent"
        agreements.use(transaction, org_id, *BRAND)
        assert total(transaction, org_id) == Decimal("23.79")
        agreements.end(transaction, org_id, *CAMPAIGN)
        assert total(transaction, org_id) == Decimal("4.29")
        assert total(transaction, org_id, apart_from=BRAND) == Decimal("4.29"), "what is paid for stays paid for"
        agree(transaction, org_id, BRAND, "4.29")
    clock.advance(seconds=1)
    with database.writing() as transaction:
        assert total(transaction, org_id) == Decimal("8.58"), "another payment for the same brand"
        assert total(transaction, org_id, apart_from=BRAND) == Decimal("4.29")
        agreements.use(transaction, org_id, *BRAND)
        assert total(transaction, org_id) == Decimal("8.58")


def test_a_payment_that_many_have_agreed_to_counts_once(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for heir in range(50):
            agree(transaction, org_id, CAMPAIGN, "45.00" if heir else "44.00", completion_of=f"heir-{heir}")
        assert total(transaction, org_id) == Decimal("45.00")
        assert total(transaction, org_id, apart_from=CAMPAIGN) == Decimal(0)
        agreements.use(transaction, org_id, *CAMPAIGN)
        assert total(transaction, org_id) == Decimal("45.00")


@pytest.mark.parametrize(("sent_after", "counts"), [(None, False), (-1, False), (0, True), (10, True), (11, False)])
def test_what_ended_while_the_request_was_on_its_way_is_used(
    database: Database, clock: Clock, sent_after: int | None, *, counts: bool
) -> None:
    """It was agreed to at the beginning, and ended ten seconds later; then the vendor turned out to have accepted it."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        agree(transaction, org_id, CAMPAIGN, "45.00")
        agree(transaction, org_id, BRAND, "4.00")
    clock.advance(seconds=10)
    with database.writing() as transaction:
        agreements.end(transaction, org_id, *CAMPAIGN)
        agreements.end(transaction, org_id, *BRAND)
    clock.advance(seconds=10)
    sent_at = None if sent_after is None else BEGINNING + timedelta(seconds=sent_after)
    with database.writing() as transaction:
        agreements.use(transaction, org_id, *CAMPAIGN, sent_at=sent_at)
        assert total(transaction, org_id) == Decimal("45.00" if counts else 0)


def test_what_is_open_is_used_and_not_what_had_ended_before(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        agree(transaction, org_id, CAMPAIGN, "45.00")
        agreements.end(transaction, org_id, *CAMPAIGN)
        agree(transaction, org_id, CAMPAIGN, "20.00")
    clock.advance(seconds=1)
    with database.writing() as transaction:
        agreements.use(transaction, org_id, *CAMPAIGN, sent_at=BEGINNING)
        assert total(transaction, org_id) == Decimal("20.00")


def test_an_agreement_counts_from_the_moment_on_at_which_it_was_made(database: Database, clock: Clock) -> None:
    clock.moment = BEGINNING - timedelta(microseconds=1)
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        agree(transaction, org_id, CAMPAIGN, "45.00")
        assert total(transaction, org_id) == Decimal(0)
    clock.moment = BEGINNING
    with database.writing() as transaction:
        agree(transaction, org_id, BRAND, "4.00")
        assert total(transaction, org_id) == Decimal("4.00")


@pytest.mark.parametrize(
    ("close", "is_open"),
    [(None, True), (agreements.use, False), (agreements.end, False)],
    ids=["open", "used", "ended"],
)
def test_what_is_open_to_at_least_an_amount(
    database: Database, clock: Clock, close: Callable[..., None] | None, *, is_open: bool
) -> None:
    with database.writing() as transaction:
        org_id, other_org = stock.organization(transaction), stock.organization(transaction)
        agree(transaction, org_id, CAMPAIGN, "45.00", completion_of="heir")
        if close is not None:
            close(transaction, org_id, *CAMPAIGN)

        def found(org_id: str, thing: Thing, amount: str, since_seconds: int = 0) -> bool:
            since = BEGINNING + timedelta(seconds=since_seconds)
            return agreements.is_open_since(transaction, org_id, thing, agreed_since=since, at_least=Decimal(amount))

        assert found(org_id, CAMPAIGN, "45.00") is is_open
        assert found(org_id, CAMPAIGN, "44.99") is is_open
        assert not found(org_id, CAMPAIGN, "45.01")
        assert not found(org_id, CAMPAIGN, "45.00", 1)
        assert not found(org_id, BRAND, "4.00")
        assert not found(other_org, CAMPAIGN, "45.00")
