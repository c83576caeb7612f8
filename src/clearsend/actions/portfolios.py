"""Gathering what the plan of an owner's registrations rests on. It plans nothing and writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from clearsend.domain.profile import Dossier
from clearsend.domain.registration import (
    Registration,
)
from clearsend.domain.registration_plan import Portfolio
from clearsend.store import brands, campaigns, channels, organizations, profiles, registrations
from clearsend.store.channels import WhatsAppSecrets
from clearsend.store.database import Transaction
from clearsend.store.registrations import Owner


@dataclass(frozen=True)
class WhatsAppAccess:
    """What reading a WhatsApp number needs."""

    waba_id: str
    phone_number_id: str | None
    phone_number: str | None
    secrets: WhatsAppSecrets = field(repr=False)


def gather(transaction: Transaction, owner: Owner, dossier: Dossier | None) -> Portfolio:
    """The portfolio of a profile, whose `dossier` is at hand, or of the organization itself."""
    found = registrations.list_of(transaction, owner.org_id, {owner.owner_id, owner.org_id})
    if dossier is None:
        return _organization_portfolio(transaction, owner.org_id, found)
    profile = dossier.profile
    brand = dossier.brand
    return Portfolio(
        owner_id=owner.owner_id,
        display_name=_display_name(brand, profile.name or dossier.organization.name),
        brand=brand,
        campaigns=dossier.campaigns,
        owns_brand=not profile.inherit_tcr_brand,
        owns_campaigns=not profile.inherit_tcr_campaign,
        phone_number=dossier.sms.sender if dossier.sms.is_connected else None,
        registrations=found,
    )


def _organization_portfolio(transaction: Transaction, org_id: str, found: Sequence[Registration]) -> Portfolio:
    brand = brands.find(transaction, org_id, org_id)
    return Portfolio(
        owner_id=org_id,
        display_name=_display_name(brand, organizations.get(transaction, org_id).name),
        brand=brand,
        campaigns=campaigns.list_of(transaction, org_id, org_id),
        owns_brand=True,
        # Fees are for what somebody uses: campaigns that no profile inherits are not registered.
        owns_campaigns=profiles.has_follower(transaction, org_id),
        phone_number=None,
        registrations=found,
    )


def _display_name(brand: Any, fallback: str) -> str:
    if brand is None:
        return fallback
    legal_name = None if brand.business is None else brand.business.legal_name
    return brand.contact.business_name or legal_name or fallback


def whatsapp_access(transaction: Transaction, owner: Owner) -> WhatsAppAccess | None:
    account = channels.find_account(transaction, owner.org_id, owner.owner_id)
    if account is None:
        return None
    profile = None if owner.is_organization else profiles.find(transaction, owner.org_id, owner.owner_id)
    return WhatsAppAccess(
        account.waba_id,
        account.phone_number_id,
        None if profile is None else profile.whatsapp_phone_number,
        channels.account_secrets(transaction, owner.org_id, owner.owner_id),
    )
