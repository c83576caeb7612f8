"""Claims on numbers and on campaigns of other providers: asked for before a vendor is called, taken with what shows them. No caller
learns here whose a claim is, but the operator of the installation."""

from clearsend.domain.registration import claims as rules
from clearsend.domain.registration.claims import Basis, Claim, ClaimKind, Holder, NotAvailable
from clearsend.store import claims, organizations, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

# What a registration calls the thing of a claim.
_SUBJECTS = {ClaimKind.NUMBER: "phone_number", ClaimKind.CAMPAIGN: "tcr_campaign_id"}


def holder(transaction: Transaction, org_id: str, kind: ClaimKind, value: str) -> Holder:
    """Who holds a claim, as far as the organization may know."""
    return claims.holder(transaction, org_id, kind, value)


def take(transaction: Transaction, owner: Owner, kind: ClaimKind, value: str) -> None:
    """The vendor shows the thing on an object of the owner's: the claim is the organization's, unless another has it.

    Raises: NotAvailable.
    """
    # A thousand profiles may send from one number: who has the claim already writes nothing.
    if claims.holder(transaction, owner.org_id, kind, value) is Holder.OURS:
        return
    if not claims.take(transaction, owner.org_id, owner.owner_id, kind, value):
        raise NotAvailable(rules.not_available(kind, value))


def buy(transaction: Transaction, owner: Owner, phone_number: str) -> None:
    """The vendor has sold the number now, so that no older claim can hold; whoever had one is read anew, and learns it."""
    _take_over(transaction, owner, ClaimKind.NUMBER, phone_number, Basis.PURCHASE)


def list_all(transaction: Transaction) -> list[Claim]:
    """Every claim of the installation: for its operator."""
    return claims.list_all(transaction)


def release(transaction: Transaction, kind: ClaimKind, value: str) -> bool:
    """Remove a claim: whoever shows the thing on an object of theirs next takes it. False when there is none."""
    return claims.release(transaction, kind, value)


def move(transaction: Transaction, kind: ClaimKind, value: str, org_id: str) -> bool:
    """Give a claim to an organization; the one that had it is read anew, and learns it. False when there is none.

    Raises: AppError RESOURCE_005: no such organization.
    """
    organizations.get(transaction, org_id)
    if not claims.is_held(transaction, kind, value):
        return False
    _take_over(transaction, Owner(org_id, org_id), kind, value, Basis.OPERATOR)
    return True


def _take_over(transaction: Transaction, owner: Owner, kind: ClaimKind, value: str, basis: Basis) -> None:
    claims.take_over(transaction, owner.org_id, owner.owner_id, kind, value, basis)
    registrations.hint(transaction, {_SUBJECTS[kind]: value})
