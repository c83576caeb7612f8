"""The own brand and WhatsApp account of a profile or an organization. This module resolves no inheritance."""

from typing import Protocol

from clearsend.actions.registration import start
from clearsend.domain import errors
from clearsend.domain.profile import Brand, BrandRegistration, WhatsAppAccount
from clearsend.domain.registration.states import SENDING, Kind
from clearsend.schemas import brands as brand_schemas
from clearsend.schemas.brands import BrandIn
from clearsend.schemas.whatsapp import WhatsAppAccountIn
from clearsend.store import brands, organizations, profiles, registrations, whatsapp_accounts
from clearsend.store.foundation.database import Transaction
from clearsend.store.whatsapp_accounts import WebhookOverride


class SenderIn(Protocol):
    """A request body that may contain a brand and an account; `model_fields_set` distinguishes null from absent."""

    @property
    def brand(self) -> BrandIn | None: ...

    @property
    def whatsapp_business_account(self) -> WhatsAppAccountIn | None: ...

    @property
    def model_fields_set(self) -> set[str]: ...


def change(transaction: Transaction, org_id: str, owner_id: str, body: SenderIn) -> bool:
    """Write the brand and the WhatsApp account of `owner_id` that `body` contains; null deletes the account. If the brand was
    withheld or refused, the corrected one is sent to the registry; a change of a verified brand is not sent. False if nothing
    was changed. Secrets are not compared: an account that is sent again may have another token.

    Raises: AppError VALIDATION_001: `body` would remove the brand.
    """
    has_changed = False
    if "brand" in body.model_fields_set:
        has_changed = _change_brand(transaction, org_id, owner_id, body.brand)
    if "whatsapp_business_account" in body.model_fields_set:
        has_changed |= _change_account(transaction, org_id, owner_id, body.whatsapp_business_account)
    return has_changed


def preview_brand(transaction: Transaction, owner_id: str, brand: BrandIn) -> Brand:
    """The brand that would be written, for a sandbox call."""
    contact, business, compliance = brand_schemas.parse(brand)
    return Brand(
        id=transaction.new_id(),
        owner_id=owner_id,
        contact=contact,
        business=business,
        compliance=compliance,
        registration=BrandRegistration(),
        created_at=transaction.now,
        updated_at=transaction.now,
    )


def _change_brand(transaction: Transaction, org_id: str, owner_id: str, brand: BrandIn | None) -> bool:
    existing = brands.find(transaction, org_id, owner_id)
    if brand is None:
        if existing is not None:
            raise errors.invalid(
                "brand", "A brand cannot be removed, because campaigns belong to it; send the changed brand instead."
            )
        return False
    contact, business, compliance = brand_schemas.parse(brand)
    brands.put(transaction, org_id, owner_id, contact=contact, business=business, compliance=compliance)
    said = (contact, business, compliance)
    is_other = existing is None or said != (existing.contact, existing.business, existing.compliance)
    start.brand_written(transaction, org_id, owner_id, is_other=is_other)
    return is_other


def _change_account(transaction: Transaction, org_id: str, owner_id: str, account: WhatsAppAccountIn | None) -> bool:
    existing = whatsapp_accounts.find_account(transaction, org_id, owner_id)
    if account is None:
        whatsapp_accounts.delete_account(transaction, org_id, owner_id)
        return existing is not None
    if existing is not None and existing.waba_id != account.waba_id:
        _replace_account(transaction, org_id, existing, account.waba_id)
    whatsapp_accounts.put_account(
        transaction,
        org_id,
        owner_id,
        waba_id=account.waba_id,
        phone_number_id=account.phone_number_id,
        access_token=account.access_token.get_secret_value(),
        pin=None if account.pin is None else account.pin.get_secret_value(),
        override=None
        if account.webhook_override is None
        else WebhookOverride(
            account.webhook_override.callback_url, account.webhook_override.verify_token.get_secret_value()
        ),
    )
    return True


def _replace_account(transaction: Transaction, org_id: str, existing: WhatsAppAccount, waba_id: str) -> None:
    """Keep the secrets of a replaced account that sends: it is read until the new one is connected. An account that comes back
    is not a former one any more."""
    owner_id = existing.owner_id
    known = registrations.find(transaction, org_id, owner_id, Kind.WHATSAPP, existing.waba_id)
    if known is not None and known.state in SENDING:
        # The declaration may name no id: then the number was chosen when it was connected.
        number_id = known.vendor_id or existing.phone_number_id
        whatsapp_accounts.keep_as_former(transaction, org_id, owner_id, phone_number_id=number_id)
        return
    former = whatsapp_accounts.former_account(transaction, org_id, owner_id) if existing.has_former else None
    if former is not None and former.waba_id == waba_id:
        whatsapp_accounts.forget_former(transaction, org_id, owner_id)


def number_taken(transaction: Transaction, org_id: str, phone_number: str, *, by: str) -> str | None:
    """The sentence that explains why the owner `by` cannot declare a number of its own that another owner in the organization has
    declared; None if it can. A number belongs to one owner, and others borrow or inherit it."""
    # Of two that declare the number at the same moment, the second must see the first's change.
    organizations.lock(transaction, org_id)
    owner_id = profiles.owner_of_number(transaction, org_id, phone_number, but=by)
    if owner_id is None:
        return None
    if owner_id == org_id:
        return (
            "The organization has this number, and its profiles send from it: leave sending_phone_number and "
            "sending_phone_number_profile_id empty to inherit it."
        )
    if by == org_id:
        return f"The profile {owner_id} has this number: take it off there with PATCH /v3/profiles/{owner_id} first."
    return f"The profile {owner_id} has this number: borrow it with sending_phone_number_profile_id."
