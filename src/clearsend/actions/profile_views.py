"""The views of profiles: what the API answers about each, with what a person must do. This module changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clearsend.actions.registration import index
from clearsend.actions.registration.index import RegistrationIndex
from clearsend.domain import prerequisites
from clearsend.domain.dossier import Holdings
from clearsend.domain.finding import Finding
from clearsend.domain.profile import Brand, Campaign, Organization, Profile
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.action_needed import ActionNeeded, BrandProgress
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind
from clearsend.store import brands, campaigns, dossiers, organizations, profiles, runs, whatsapp_accounts
from clearsend.store.foundation.database import Transaction


@dataclass(frozen=True)
class ProfileView:
    """A profile with the brand and the WhatsApp account in effect, own or inherited, and the actions that a person must
    take."""

    profile: Profile
    organization: Organization
    brand: Brand | None
    waba_id: str | None
    brand_progress: BrandProgress | None = None
    action_needed: Sequence[ActionNeeded] = ()


def view(transaction: Transaction, profile: Profile) -> ProfileView:
    return views(transaction, profile.org_id, [profile])[0]


def views(transaction: Transaction, org_id: str, found: Sequence[Profile]) -> list[ProfileView]:
    """The views of several profiles, by as many queries as for one profile; only borrowed WhatsApp numbers, and registrations
    of numbers that need a person, take more queries."""
    organization = organizations.get(transaction, org_id)
    owner_ids = [org_id, *(profile.id for profile in found)]
    found_brands = brands.find_many(transaction, org_id, owner_ids)
    wabas = whatsapp_accounts.waba_ids(transaction, org_id, owner_ids)
    known = index.load(transaction, org_id, owner_ids)
    troubled = campaigns.list_of_many(transaction, org_id, known.owners_in_need(Kind.CAMPAIGN))
    reviews = profiles.reviews(transaction, org_id, [profile.id for profile in found])
    with_campaigns = campaigns.owners_among(transaction, org_id, owner_ids)
    completing = runs.completing(transaction, org_id, [profile.id for profile in found])

    def account_of(profile: Profile) -> tuple[str, str | None]:
        """The owner of the WhatsApp account that the profile sends with, and the account's id."""
        if profile.id in wabas:
            return profile.id, wabas[profile.id]
        if profile.sending_whatsapp_number_profile_id is None:
            return org_id, wabas.get(org_id)
        lender_id = dossiers.get(transaction, org_id, profile.id).whatsapp.owner_id
        if lender_id is None:
            return profile.id, None
        return lender_id, whatsapp_accounts.waba_ids(transaction, org_id, [lender_id]).get(lender_id)

    def unmet_by(profile: Profile) -> list[Finding]:
        own_brand, parent_brand = found_brands.get(profile.id), found_brands.get(org_id)
        holdings = Holdings(profile, own_brand, parent_brand, profile.id in with_campaigns, org_id in with_campaigns)
        return prerequisites.unmet_by(holdings)

    def view_of(profile: Profile) -> ProfileView:
        brand = found_brands.get(org_id if profile.inherit_tcr_brand else profile.id)
        account_owner_id, waba_id = account_of(profile)
        owner_name = organization.name if profile.inherit_tcr_brand else profile.name or organization.name
        registration = None if brand is None else known.find(brand.owner_id, Kind.BRAND, brand.id)
        number_owner_id, number = _number_of(transaction, profile, organization)
        in_effect = [
            *_of_registry(profile, brand, known, troubled),
            *_of_number(transaction, org_id, number_owner_id, number, brand, known),
            # A profile with a number waits for no order.
            None if profile.sending_phone_number else known.find(profile.id, Kind.NUMBER_ORDER, profile.id),
            None if waba_id is None else _of_account(transaction, org_id, account_owner_id, waba_id, known),
        ]
        return ProfileView(
            profile=profile,
            organization=organization,
            brand=brand,
            waba_id=waba_id,
            brand_progress=None if brand is None else action_needed.of_brand(registration, brand, owner_name),
            action_needed=[
                *action_needed.needs_action(
                    [one for one in in_effect if one is not None], reviews[profile.id], profile.id
                ),
                *action_needed.of_profile(profile, unmet_by(profile), is_completing=profile.id in completing),
                *_without_lender(profile, number, waba_id),
            ],
        )

    return [view_of(profile) for profile in found]


def _of_registry(
    profile: Profile,
    brand: Brand | None,
    known: RegistrationIndex,
    troubled: Mapping[str, Sequence[Campaign]],
) -> list[Registration | None]:
    """The registrations of the brand and campaigns in effect that may need a person. `troubled`: by owner id, the campaigns of
    each owner with a campaign that needs a person; deleted campaigns are left out."""
    if brand is None or not brand.compliance.is_tcr_application:
        return []
    campaign_owner_id = profile.org_id if profile.inherit_tcr_campaign else profile.id
    return [
        known.find(brand.owner_id, Kind.BRAND, brand.id),
        *(
            known.find(campaign_owner_id, Kind.CAMPAIGN, campaign.id)
            for campaign in troubled.get(campaign_owner_id, ())
        ),
    ]


def _number_of(transaction: Transaction, profile: Profile, organization: Organization) -> tuple[str, str | None]:
    """The owner of the number that the profile sends from, and the number; None if there is none."""
    if profile.sending_phone_number is not None:
        return profile.id, profile.sending_phone_number
    if profile.sending_phone_number_profile_id is None:
        return organization.id, organization.sending_phone_number
    sms = dossiers.load(transaction, profile.org_id, profile.id).sms
    return sms.owner_id or profile.id, sms.sender


def _without_lender(profile: Profile, number: str | None, waba_id: str | None) -> list[ActionNeeded]:
    """The actions that are needed because lenders are gone."""
    found: list[ActionNeeded] = []
    if number is None and profile.sending_phone_number_profile_id is not None:
        found += action_needed.of_lender(profile, "sending_phone_number_profile_id", "sending_phone_number")
    if waba_id is None and profile.sending_whatsapp_number_profile_id is not None:
        found += action_needed.of_lender(profile, "sending_whatsapp_number_profile_id", "whatsapp_business_account")
    return found


def _of_number(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    number: str | None,
    brand: Brand | None,
    known: RegistrationIndex,
) -> list[Registration | None]:
    """The registrations of the number in effect: its connection and, for a TCR application, its campaign."""
    if number is None:
        return []
    found = known if known.has(owner_id) else index.load(transaction, org_id, [owner_id])
    is_tcr = brand is not None and brand.compliance.is_tcr_application
    kinds = [Kind.SMS, *([Kind.NUMBER] if is_tcr else [])]
    return [found.find(owner_id, kind, number) for kind in kinds]


def _of_account(
    transaction: Transaction, org_id: str, owner_id: str, waba_id: str, known: RegistrationIndex
) -> Registration | None:
    """The registration of a WhatsApp account. Its owner may be a lender that `known` does not cover."""
    found = known.find(owner_id, Kind.WHATSAPP, waba_id)
    if found is not None or known.has(owner_id):
        return found
    return index.load(transaction, org_id, [owner_id]).find(owner_id, Kind.WHATSAPP, waba_id)
