"""Gathering the registration facts of an owner for the plan. It plans nothing and writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clearsend.domain.finding import Finding
from clearsend.domain.precheck import review
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.profile import Brand, Campaign, Dossier, ProfileStatus
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Agreement, Payment
from clearsend.domain.registration.plan import RegistrationFacts
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import agreements, brands, campaigns, channels, organizations, profiles, registrations
from clearsend.store.channels import WhatsAppSecrets
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner


@dataclass(frozen=True)
class WhatsAppAccess:
    """The ids and secrets that reading a WhatsApp number needs."""

    waba_id: str
    phone_number_id: str | None
    phone_number: str | None
    secrets: WhatsAppSecrets = field(repr=False)


def gather(transaction: Transaction, owner: Owner, dossier: Dossier | None) -> RegistrationFacts:
    """The registration facts of a profile with `dossier`, or of the organization itself when `dossier` is None."""
    found = registrations.list_of_two(transaction, owner.org_id, owner.owner_id, owner.org_id)
    agreed = agreements.list_open(transaction, owner.org_id, owner.owner_id)
    if dossier is None:
        return _of_organization(transaction, owner.org_id, found, agreed)
    return of_profile(dossier, found, agreed)


# In these states a completion was accepted, and may need registrations.
_UNDER_WAY = (ProfileStatus.IN_PROGRESS, ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)


def of_profile(dossier: Dossier, found: Sequence[Registration], agreed: Sequence[Agreement]) -> RegistrationFacts:
    """The registration facts of a profile; `found`: its registrations and the organization's; `agreed`: its open agreements."""
    profile = dossier.profile
    brand = dossier.brand
    in_force = [one for one in agreed if agreement.holds(one)]
    return RegistrationFacts(
        owner_id=profile.id,
        display_name=_display_name(brand, profile.name or dossier.organization.name),
        brand=brand,
        campaigns=dossier.campaigns,
        owns_brand=not profile.inherit_tcr_brand,
        owns_campaigns=not profile.inherit_tcr_campaign,
        phone_number=dossier.sms.sender if dossier.sms.is_connected else None,
        registrations=found,
        withheld=_withheld(
            brand,
            dossier.own_campaigns,
            profile.name,
            found,
            is_own={
                Kind.BRAND: not profile.inherit_tcr_brand,
                Kind.CAMPAIGN: not profile.inherit_tcr_campaign,
            },
        ),
        agreed=_covered(brand, dossier.own_campaigns, in_force, orders_for=profile.id),
        is_under_way=profile.status in _UNDER_WAY,
    )


def _covered(
    brand: Brand | None, own_campaigns: Sequence[Campaign], agreed: Sequence[Agreement], *, orders_for: str | None
) -> frozenset[tuple[str, Payment]]:
    """The permitted payments, with the id of their brand, campaign or profile: those agreed at the present price, and free
    payments. `orders_for`: the id of the profile that a number may be ordered for."""
    wanted = [] if brand is None else [(brand.id, agreement.price_of_brand(PRICES))]
    if orders_for is not None:
        wanted.append((orders_for, agreement.price_of_number(PRICES)))
    for campaign in own_campaigns:
        wanted.append((campaign.id, agreement.price_of_campaign(campaign, brand, PRICES)))
        wanted.append((campaign.id, agreement.price_of_review(campaign, PRICES)))
    return frozenset(
        (subject_id, price.payment)
        for subject_id, price in wanted
        if any(agreement.covers(one, price) for one in [None, *(one for one in agreed if one.subject_id == subject_id)])
    )


def _of_organization(
    transaction: Transaction, org_id: str, found: Sequence[Registration], agreed: Sequence[Agreement]
) -> RegistrationFacts:
    brand = brands.find(transaction, org_id, org_id)
    name = organizations.get(transaction, org_id).name
    own_campaigns = campaigns.list_of(transaction, org_id, org_id)
    # A fee that a completion has agreed to is no longer paid once no profile inherits the brand or campaign.
    has_follower = profiles.has_follower(transaction, org_id)
    is_followed = has_follower or bool(profiles.list_followers(transaction, org_id, after_id="", limit=1))
    in_force = [
        one
        for one in agreed
        if agreement.holds(one)
        and (not one.is_of_completion or (has_follower if one.kind is Kind.CAMPAIGN else is_followed))
    ]
    return RegistrationFacts(
        owner_id=org_id,
        display_name=_display_name(brand, name),
        brand=brand,
        campaigns=own_campaigns,
        owns_brand=True,
        owns_campaigns=has_follower or any(one.kind is Kind.CAMPAIGN for one in in_force),
        phone_number=None,
        registrations=found,
        withheld=_withheld(brand, own_campaigns, name, found, is_own={Kind.BRAND: True, Kind.CAMPAIGN: has_follower}),
        agreed=_covered(brand, own_campaigns, in_force, orders_for=None),
        is_under_way=is_followed,
        is_organization=True,
    )


def _withheld(
    brand: Brand | None,
    own_campaigns: Sequence[Campaign],
    known_as: str | None,
    found: Sequence[Registration],
    *,
    is_own: Mapping[Kind, bool],
) -> Mapping[str, Sequence[Finding]]:
    """The findings that withhold this owner's own brand and campaigns from the registry, by id, unless the registry has them
    already. `known_as`: the owner's name; `is_own`: whether the owner registers its brand, and its campaigns, itself."""
    if brand is None or not brand.compliance.is_tcr_application:
        return {}
    there = {registration.subject_id for registration in found if registration.vendor_id is not None}
    waiting = [campaign for campaign in own_campaigns if is_own[Kind.CAMPAIGN] and campaign.id not in there]
    is_brand_waiting = is_own[Kind.BRAND] and brand.id not in there
    if not waiting and not is_brand_waiting:
        return {}
    findings = review.withheld(brand, waiting, known_as)
    return {id_: said for id_, said in findings.items() if id_ != brand.id or is_brand_waiting}


def _display_name(brand: Brand | None, fallback: str) -> str:
    return fallback if brand is None else BrandText(brand, fallback).display_name or fallback


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
