"""The fees that an organization has agreed to this month, and its cap on them. This module makes no agreement."""

from decimal import Decimal

from clearsend.domain.profile import Organization
from clearsend.domain.reason import Reason
from clearsend.domain.registration.agreement import SPENDING_CAP_REACHED, Price, Spending, beginning_of_month
from clearsend.store import agreements, organizations
from clearsend.store.agreements import Thing
from clearsend.store.foundation.database import Transaction


def of_month(transaction: Transaction, organization: Organization) -> Spending:
    """The spending of the calendar month (UTC), for display."""
    since = beginning_of_month(transaction.now)
    return Spending(_cap(organization), agreements.total_since(transaction, organization.id, agreed_since=since))


def before(transaction: Transaction, organization: Organization, thing: Thing, price: Price) -> Spending:
    """The spending to which an agreement to `price` for `thing` is added. Without a cap, nothing is read.

    With one, the organization is locked: of two callers who agree at the same moment, the second sees the first's agreement.
    """
    if organization.monthly_spending_cap is None or price.fee.is_free:
        return Spending(None, Decimal(0))
    organizations.lock(transaction, organization.id)
    # Read again: the cap may have been changed while this transaction waited.
    return _apart_from(transaction, organizations.get(transaction, organization.id), thing, price)


def _apart_from(transaction: Transaction, organization: Organization, thing: Thing, price: Price) -> Spending:
    """The spending without what is open for `thing`, which is paid once, whoever agrees to it. What is open to at least `price` this
    month leaves room for an agreement to the same."""
    cap, org_id, since = _cap(organization), organization.id, beginning_of_month(transaction.now)
    amount = Decimal(price.fee.amount)
    if cap is None or agreements.is_open_since(transaction, org_id, thing, agreed_since=since, at_least=amount):
        return Spending(None, Decimal(0))
    return Spending(cap, agreements.total_since(transaction, org_id, agreed_since=since, apart_from=thing))


def reason(transaction: Transaction, org_id: str, thing: Thing, price: Price, how_to_agree: str) -> Reason | None:
    """The reason why a brand or campaign without an agreement waits, if its fee would exceed the cap; None if not."""
    organization = organizations.get(transaction, org_id)
    if organization.monthly_spending_cap is None:
        return None
    spent = _apart_from(transaction, organization, thing, price)
    if spent.has_room_for(price):
        return None
    return Reason(
        SPENDING_CAP_REACHED,
        f"It is not sent to the registry: its fee would exceed the organization's monthly spending cap of {spent.cap:.2f} USD. "
        f"It costs {price.fee}.",
        f"An owner or admin submits it: {how_to_agree}. Or raise monthly_spending_cap with PATCH /v3/organization, or wait for "
        "the next month, and call complete again.",
    )


def refusal(spent: Spending, price: Price) -> str:
    """The sentence for a caller who may not exceed the cap."""
    assert spent.cap is not None
    return (
        f"This costs {price.fee}, which would exceed the organization's monthly spending cap of {spent.cap:.2f} USD: "
        f"{spent.agreed:.2f} USD are agreed to this month. Ask an owner or admin of the organization to accept the fee, or to "
        "raise monthly_spending_cap with PATCH /v3/organization."
    )


def _cap(organization: Organization) -> Decimal | None:
    return None if organization.monthly_spending_cap is None else Decimal(organization.monthly_spending_cap)
