"""Claims on numbers and on campaigns of other providers: checked before a vendor is called, taken with the reading that shows
the number or campaign. Only the operator of the installation sees the holder of a claim."""

from clearsend.domain.registration import claims as rules
from clearsend.domain.registration.claims import Basis, Claim, ClaimKind, Holder, NotAvailable
from clearsend.store import claims, organizations, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

# The names under which `registrations.hint` looks for a claimed number or campaign.
_SUBJECTS = {ClaimKind.NUMBER: "phone_number", ClaimKind.CAMPAIGN: "tcr_campaign_id"}


def holder(transaction: Transaction, org_id: str, kind: ClaimKind, value: str) -> Holder:
    """The holder of a claim, as far as the organization may know."""
    return claims.holder(transaction, org_id, kind, value)


def take(transaction: Transaction, owner: Owner, kind: ClaimKind, value: str) -> None:
    """Take the claim for the owner's organization: the vendor shows the number or campaign on an object of the owner.

    Raises: NotAvailable: another organization has the claim.
    """
    # A thousand profiles may send from one number: if the organization has the claim already, nothing is written.
    if claims.holder(transaction, owner.org_id, kind, value) is Holder.OURS:
        return
    if not claims.take(transaction, owner.org_id, owner.owner_id, kind, value):
        raise NotAvailable(rules.not_available(kind, value))


def buy(transaction: Transaction, owner: Owner, phone_number: str) -> None:
    """Take the claim to a number that the vendor has just sold. An older claim ends, and its holder's registration is read
    again."""
    _take_over(transaction, owner, ClaimKind.NUMBER, phone_number, Basis.PURCHASE)


def give_up(transaction: Transaction, owner: Owner, phone_number: str) -> None:
    """End the organization's claim to a number that a person has released for good."""
    claims.give_up(transaction, owner.org_id, ClaimKind.NUMBER, phone_number)


def list_all(transaction: Transaction) -> list[Claim]:
    """Every claim of the installation: for its operator."""
    return claims.list_all(transaction)


def release(transaction: Transaction, kind: ClaimKind, value: str) -> bool:
    """Remove a claim; the next organization on whose object the vendor shows it takes it. False when there is no claim."""
    return claims.release(transaction, kind, value)


def move(transaction: Transaction, kind: ClaimKind, value: str, org_id: str) -> bool:
    """Move a claim to an organization; the registration of the previous holder is read again. False when there is none.

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
