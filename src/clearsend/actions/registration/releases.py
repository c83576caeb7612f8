"""Releasing what a deleted profile has left at the vendors: its campaigns are deactivated and its numbers freed, for good.

The workflow `advance_registration` has the conversations.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from clearsend.actions.registration import start
from clearsend.domain import errors
from clearsend.domain.registration.billed import is_billed
from clearsend.domain.registration.claims import Basis, ClaimKind
from clearsend.domain.registration.record import Request
from clearsend.domain.registration.states import Kind
from clearsend.store import claims, profiles, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner


@dataclass(frozen=True)
class Released:
    """The things that a release ends: the ids of campaigns, and numbers (E.164). `bought`: those of the numbers that are returned to
    the vendor, because they were bought here; the others stay in the platform's account, on no campaign and no messaging profile."""

    campaigns: Sequence[str]
    numbers: Sequence[str]
    bought: Sequence[str]


def preview(transaction: Transaction, org_id: str, profile_id: str, *, is_confirmed: bool) -> Released:
    """Name everything that a release would end; nothing is written.

    Raises:
        AppError RESOURCE_014: no such profile, deleted or not.
        AppError VALIDATION_001: the profile is not deleted, or the release was not confirmed.
    """
    if not profiles.is_deleted(transaction, org_id, profile_id):
        profiles.get(transaction, org_id, profile_id)
        raise errors.invalid(
            "profileId",
            "The profile is not deleted. Delete it first with DELETE /v3/profiles/{profileId}: then it spends nothing.",
        )
    found = registrations.list_of(transaction, org_id, [profile_id])
    owned = [one for one in claims.list_of(transaction, org_id, profile_id) if one.kind is ClaimKind.NUMBER]
    numbers = [one for one in owned if not profiles.is_number_declared(transaction, org_id, one.value)]
    released = Released(
        [one.subject_id for one in found if one.kind is Kind.CAMPAIGN and is_billed(one)],
        [one.value for one in numbers],
        [one.value for one in numbers if one.basis is Basis.PURCHASE],
    )
    if not is_confirmed:
        raise errors.invalid("confirm", _warning(released))
    return released


def request(transaction: Transaction, org_id: str, profile_id: str, *, is_confirmed: bool) -> Released:
    """Request the release of everything that a deleted profile has left. A repeated request has no further effect.

    Raises: see `preview`.
    """
    profiles.lock(transaction, org_id, profile_id)
    released = preview(transaction, org_id, profile_id, is_confirmed=is_confirmed)
    now = {"next_check_at": transaction.now, "failures": 0}
    registrations.lock_of_owners(transaction, org_id, [profile_id])
    for one in registrations.list_of(transaction, org_id, [profile_id]):
        if one.kind is Kind.CAMPAIGN and is_billed(one):
            registrations.update(transaction, org_id, one.id, {"requested": Request.DEACTIVATE.value, **now})
        elif one.kind is Kind.NUMBER and one.subject_id in released.numbers:
            registrations.update(transaction, org_id, one.id, {"requested": Request.RELEASE.value, **now})
    for number in released.numbers:
        known = registrations.find(transaction, org_id, profile_id, Kind.SMS, number)
        connected = known or registrations.insert(transaction, org_id, profile_id, Kind.SMS, number)
        registrations.update(transaction, org_id, connected.id, {"requested": Request.RELEASE.value, **now})
    start.wake(transaction, Owner(org_id, profile_id), cause="person")
    return released


def _warning(released: Released) -> str:
    things = []
    if released.campaigns:
        things.append(f"{len(released.campaigns)} of its campaigns are deactivated ({', '.join(released.campaigns)})")
    if released.numbers:
        things.append(
            f"its numbers are taken off their campaigns and messaging profiles ({', '.join(released.numbers)})"
        )
    if released.bought:
        things.append(f"the numbers that were bought here are returned to Telnyx ({', '.join(released.bought)})")
    if not things:
        return "The profile has left nothing that is billed: with confirm: true, nothing ends."
    return f"This cannot be undone: {'; '.join(things)}. Send confirm: true to go on."
