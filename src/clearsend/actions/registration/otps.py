"""The PIN that proves a sole proprietor's ownership of the phone: requesting and presenting it. It is never shown again.

The registry sends and checks it; the workflow `advance_registration` has the conversation.
"""

from clearsend.actions.registration import start
from clearsend.domain import errors
from clearsend.domain.profile import Brand, EntityType, Profile
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.states import BrandState, Kind
from clearsend.store import brands, profiles, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

# In these states another PIN may be requested, also when the last one has expired, or was never sent.
_MAY_BE_SENT = (BrandState.AWAITING_OTP, BrandState.PENDING, BrandState.UNVERIFIED)


def preview(transaction: Transaction, org_id: str, profile_id: str, *, has_pin: bool) -> Registration:
    """The registration for which a PIN is presented (`has_pin`) or sent; nothing is written.

    Raises:
        AppError RESOURCE_014, RESOURCE_009: no such profile; it has no brand.
        AppError VALIDATION_001: the brand is inherited, waits for no PIN (`has_pin`), or can be sent none.
    """
    profile = profiles.get(transaction, org_id, profile_id)
    brand = _own_brand(transaction, profile)
    found = registrations.find(transaction, org_id, profile_id, Kind.BRAND, brand.id)
    is_awaited = found is not None and found.state is BrandState.AWAITING_OTP
    if has_pin and not is_awaited:
        raise errors.invalid("pin", f"The brand waits for no PIN. {_where_it_stands(found)}")
    if found is None or not (is_awaited or _may_be_sent(found, brand)):
        raise errors.invalid("resend", f"No PIN can be sent for the brand. {_where_it_stands(found)}")
    return found


def present(transaction: Transaction, org_id: str, profile_id: str, pin: str) -> None:
    """Store the PIN, encrypted, and queue its presentation to the registry.

    Raises: see `preview`.
    """
    profiles.lock(transaction, org_id, profile_id)
    found = preview(transaction, org_id, profile_id, has_pin=True)
    registrations.keep_otp(transaction, org_id, found.id, pin)
    _request(transaction, found, Request.VERIFY_OTP)


def resend(transaction: Transaction, org_id: str, profile_id: str) -> None:
    """Request that another PIN be sent.

    Raises: see `preview`.
    """
    profiles.lock(transaction, org_id, profile_id)
    _request(transaction, preview(transaction, org_id, profile_id, has_pin=False), Request.SEND_OTP)


def _own_brand(transaction: Transaction, profile: Profile) -> Brand:
    if profile.inherit_tcr_brand:
        raise errors.invalid(
            "inherit_tcr_brand",
            "This profile inherits the brand of its organization, which is registered there; only a brand of its own can "
            "be confirmed with a PIN here.",
        )
    brand = brands.find(transaction, profile.org_id, profile.id)
    if brand is None:
        raise errors.AppError(errors.BRAND_NOT_FOUND)
    return brand


def _may_be_sent(found: Registration, brand: Brand) -> bool:
    is_sole_proprietor = brand.business is not None and brand.business.entity_type is EntityType.SOLE_PROPRIETOR
    return is_sole_proprietor and found.state in _MAY_BE_SENT and found.vendor_id is not None


def _where_it_stands(found: Registration | None) -> str:
    """The sentence that explains why no PIN is due: PINs are for sole proprietors whose brand the registry has."""
    state = BrandState.NOT_SUBMITTED if found is None else found.state
    return (
        f"Its registration is {state.value.replace('_', ' ')}; a PIN is sent to sole proprietors only, once the registry "
        "has the brand and until it is verified."
    )


def _request(transaction: Transaction, found: Registration, what: Request) -> None:
    registrations.update(
        transaction,
        found.org_id,
        found.id,
        {"requested": what.value, "next_check_at": transaction.now, "failures": 0},
    )
    start.wake(transaction, Owner(found.org_id, found.owner_id), cause="person")
