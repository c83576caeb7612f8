"""The own brand and WhatsApp account of a profile or an organization. This module resolves no inheritance."""

from typing import Protocol

from clearsend.actions.registration import start
from clearsend.domain import errors
from clearsend.domain.profile import Brand, BrandRegistration
from clearsend.schemas import brands as brand_schemas
from clearsend.schemas.brands import BrandIn
from clearsend.schemas.whatsapp import WhatsAppAccountIn
from clearsend.store import brands, channels
from clearsend.store.channels import WebhookOverride
from clearsend.store.foundation.database import Transaction


class SenderIn(Protocol):
    """A request body that may contain a brand and an account; `model_fields_set` distinguishes null from absent."""

    @property
    def brand(self) -> BrandIn | None: ...

    @property
    def whatsapp_business_account(self) -> WhatsAppAccountIn | None: ...

    @property
    def model_fields_set(self) -> set[str]: ...


def change(transaction: Transaction, org_id: str, owner_id: str, body: SenderIn) -> None:
    """Write the brand and the WhatsApp account of `owner_id` that `body` contains; null deletes the account. If the brand was
    withheld or refused, the corrected one is sent to the registry; a change of a verified brand is not sent.

    Raises: AppError VALIDATION_001: `body` would remove the brand.
    """
    if "brand" in body.model_fields_set:
        _change_brand(transaction, org_id, owner_id, body.brand)
    if "whatsapp_business_account" in body.model_fields_set:
        _change_account(transaction, org_id, owner_id, body.whatsapp_business_account)


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


def _change_brand(transaction: Transaction, org_id: str, owner_id: str, brand: BrandIn | None) -> None:
    existing = brands.find(transaction, org_id, owner_id)
    if brand is None:
        if existing is not None:
            raise errors.invalid(
                "brand", "A brand cannot be removed, because campaigns belong to it; send the changed brand instead."
            )
        return
    contact, business, compliance = brand_schemas.parse(brand)
    brands.put(transaction, org_id, owner_id, contact=contact, business=business, compliance=compliance)
    start.brand_changed(transaction, org_id, owner_id)


def _change_account(transaction: Transaction, org_id: str, owner_id: str, account: WhatsAppAccountIn | None) -> None:
    if account is None:
        channels.delete_account(transaction, org_id, owner_id)
        return
    channels.put_account(
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
