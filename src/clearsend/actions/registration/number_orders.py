"""Requests to buy a number for a profile that has none. Nothing is spent without an accepted fee.

The workflow `advance_registration` has the conversations.
"""

from typing import Any

from clearsend.actions.registration import agreements, start
from clearsend.domain import errors
from clearsend.domain.access import Actor
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Acceptance, Price
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.states import INITIAL, Kind, NumberOrderState
from clearsend.store import profiles, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

_UNDER_WAY = (NumberOrderState.ORDERING, NumberOrderState.PENDING)


def _may_order(
    transaction: Transaction, org_id: str, profile_id: str, *, acceptance: Acceptance
) -> Registration | None:
    """The order of the profile, or None if no number was ever ordered for it; nothing is written.

    Raises:
        AppError RESOURCE_014: no such profile.
        AppError VALIDATION_001: the fee was not accepted; or, while no order is under way, the profile has a number of its own,
            or one that was bought for it and that no profile sends from.
    """
    profile = profiles.get(transaction, org_id, profile_id)
    found = registrations.find(transaction, org_id, profile_id, Kind.NUMBER_ORDER, profile_id)
    if profile.sending_phone_number is not None and not _is_under_way(found):
        raise errors.invalid(
            "sending_phone_number",
            "The profile has a number already. Take it off with PATCH /v3/profiles/{profileId} before another is bought.",
        )
    unused = _unused_number(transaction, org_id, found)
    if unused is not None:
        raise errors.invalid(
            "sending_phone_number",
            f"{unused} was bought for this profile and costs a monthly fee, but no profile sends from it. Set it as "
            "sending_phone_number with PATCH /v3/profiles/{profileId}, here or for another profile, before another one is "
            "bought.",
        )
    agreements.require_acceptance(acceptance, agreement.price_of_number(transaction.prices))
    return found


def request(
    transaction: Transaction, actor: Actor, profile_id: str, *, wanted: str | None, acceptance: Acceptance
) -> Registration:
    """Request the purchase of a number. While an order is under way, another request buys no second number.

    `wanted`: an area code of three digits, one number (E.164), or None for any.

    Raises:
        AppError AUTH_004: the caller may not spend, or not beyond the monthly cap. For the rest see `_may_order`.
    """
    org_id = actor.org_id
    profiles.lock(transaction, org_id, profile_id)
    found = _may_order(transaction, org_id, profile_id, acceptance=acceptance)
    agreements.require_spender(actor, profiles.get(transaction, org_id, profile_id))
    owner, price = Owner(org_id, profile_id), agreement.price_of_number(transaction.prices, acceptance.up_to)
    if not _is_agreed(transaction, owner, found, price):
        agreements.accept(transaction, actor, owner, Kind.NUMBER_ORDER, profile_id, price)
    if found is None:
        found = registrations.insert(transaction, org_id, profile_id, Kind.NUMBER_ORDER, profile_id)
    if not _is_under_way(found):
        changes: dict[str, Any] = {
            "requested": Request.SUBMIT.value,
            "statement": wanted,
            # Only the history of an earlier order stays, and the count of its intents.
            "vendor_id": None,
            "vendor_fields": {},
            "sent": None,
            "next_check_at": transaction.now,
            "failures": 0,
        }
        registrations.update(transaction, org_id, found.id, changes)
    elif found.failures:
        registrations.update(transaction, org_id, found.id, {"next_check_at": transaction.now})
    start.wake(transaction, owner, cause="person")
    return registrations.get(transaction, org_id, found.id)


def preview(transaction: Transaction, org_id: str, profile_id: str) -> tuple[str, str]:
    """The id and the state of the order that a sandbox call shows.

    Raises: see `_may_order`.
    """
    found = _may_order(transaction, org_id, profile_id, acceptance=Acceptance(is_given=True))
    return (transaction.new_id(), INITIAL[Kind.NUMBER_ORDER].value) if found is None else (found.id, found.state.value)


def _is_agreed(transaction: Transaction, owner: Owner, found: Registration | None, price: Price) -> bool:
    """Is the order under way agreed to already? One that was placed is paid. A new order is agreed to anew: what was accepted for
    an earlier one may be more."""
    if not _is_under_way(found):
        return False
    assert found is not None
    is_placed = found.state is NumberOrderState.PENDING
    return is_placed or agreements.is_accepted(transaction, owner, Kind.NUMBER_ORDER, owner.owner_id, price)


def _is_under_way(found: Registration | None) -> bool:
    return found is not None and (found.state in _UNDER_WAY or found.requested is not None)


def _unused_number(transaction: Transaction, org_id: str, found: Registration | None) -> str | None:
    """The number that the last order has bought, if no profile of the organization sends from it: after another purchase it
    would cost a fee without a use."""
    if found is None or found.state is not NumberOrderState.ORDERED or found.requested is not None:
        return None
    bought = (found.sent or {}).get("phone_number")
    return None if bought is None or profiles.is_number_declared(transaction, org_id, bought) else str(bought)
