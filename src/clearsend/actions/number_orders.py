"""Buying a number for a profile that has none: asked for here. It spends nothing that nobody has accepted.

The conversations themselves are had by the workflow `advance_registration`.
"""

from typing import Any

from clearsend.actions import registration
from clearsend.domain import errors
from clearsend.domain.registration import INITIAL, NUMBER_FEE, Kind, NumberOrderState, Registration, Request
from clearsend.store import profiles, registrations
from clearsend.store.database import Transaction
from clearsend.store.registrations import Owner

_UNDER_WAY = (NumberOrderState.ORDERING, NumberOrderState.PENDING)


def rehearse(transaction: Transaction, org_id: str, profile_id: str, *, has_accepted_fee: bool) -> Registration | None:
    """The order as it stands, if a number was ever ordered for the profile; nothing is written.

    Raises:
        AppError RESOURCE_014: no such profile.
        AppError VALIDATION_001: the fee was not accepted; or the profile has a number of its own, and none is under way.
    """
    profile = profiles.get(transaction, org_id, profile_id)
    found = registrations.find(transaction, org_id, profile_id, Kind.NUMBER_ORDER, profile_id)
    if profile.sending_phone_number is not None and not _is_under_way(found):
        raise errors.invalid(
            "sending_phone_number",
            "The profile has a number already. Take it off with PATCH /v3/profiles/{profileId} before another is bought.",
        )
    if not has_accepted_fee:
        raise errors.invalid(
            "acceptFee",
            f"A number costs about {NUMBER_FEE.amount} {NUMBER_FEE.currency} a month, and may cost as much once "
            f"({NUMBER_FEE.description.rstrip('.')}). Send acceptFee: true to go on.",
        )
    return found


def request(
    transaction: Transaction, org_id: str, profile_id: str, *, wanted: str | None, has_accepted_fee: bool
) -> Registration:
    """Have a number bought. While an order is under way, asking again buys no second one, whatever is wanted.

    `wanted`: an area code of three digits, one number (E.164), or None for any.

    Raises: see `rehearse`.
    """
    profiles.lock(transaction, org_id, profile_id)
    found = rehearse(transaction, org_id, profile_id, has_accepted_fee=has_accepted_fee)
    if found is None:
        found = registrations.insert(transaction, org_id, profile_id, Kind.NUMBER_ORDER, profile_id)
    if not _is_under_way(found):
        changes: dict[str, Any] = {
            "requested": Request.SUBMIT.value,
            "statement": wanted,
            # Of an earlier order only the history stays, and the count of its intents.
            "vendor_id": None,
            "words": {},
            "sent": None,
            "next_check_at": transaction.now,
            "failures": 0,
        }
        registrations.update(transaction, org_id, found.id, changes)
    elif found.failures:
        registrations.update(transaction, org_id, found.id, {"next_check_at": transaction.now})
    registration.enqueue(transaction, Owner(org_id, profile_id), cause="person")
    return registrations.get(transaction, org_id, found.id)


def imagine(transaction: Transaction, org_id: str, profile_id: str) -> tuple[str, str]:
    """The id and the state of the order that a sandbox call shows.

    Raises: see `rehearse`.
    """
    found = rehearse(transaction, org_id, profile_id, has_accepted_fee=True)
    return (transaction.new_id(), INITIAL[Kind.NUMBER_ORDER].value) if found is None else (found.id, found.state.value)


def _is_under_way(found: Registration | None) -> bool:
    return found is not None and (found.state in _UNDER_WAY or found.requested is not None)
