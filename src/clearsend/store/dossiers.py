"""Gathering every fact that a rule may see. It reads only, and decides only whose number a profile sends from."""

from collections.abc import Callable

from clearsend.domain.profile import Channel, ChannelKind, Dossier, Organization, Profile
from clearsend.domain.registration import Kind, NumberState
from clearsend.domain.registration_plan import needs_campaign
from clearsend.store import brands, campaigns, channels, organizations, profiles, registrations
from clearsend.store.channels import Confirmation
from clearsend.store.database import Transaction


def get(transaction: Transaction, org_id: str, profile_id: str, *, for_update: bool = False) -> Dossier:
    """The dossier of a profile; `for_update` holds the profile until the transaction ends.

    Raises: AppError RESOURCE_014, RESOURCE_005.
    """
    profile = profiles.get(transaction, org_id, profile_id, for_update=for_update)
    organization = organizations.get(transaction, org_id)
    owner_ids = [profile.id, organization.id]
    found_brands = brands.find_many(transaction, org_id, owner_ids)
    found_campaigns = campaigns.list_of_many(transaction, org_id, owner_ids)
    confirmed = channels.confirmations(transaction, org_id, profile_id)
    sms = _sms(transaction, profile, organization, confirmed.get(ChannelKind.SMS))
    return Dossier(
        profile=profile,
        organization=organization,
        own_brand=found_brands.get(profile.id),
        parent_brand=found_brands.get(organization.id),
        own_campaigns=found_campaigns[profile.id],
        parent_campaigns=found_campaigns[organization.id],
        sms=sms,
        whatsapp=_whatsapp(transaction, profile, organization, confirmed.get(ChannelKind.WHATSAPP)),
        is_review_approved=profiles.review_approved_at(transaction, org_id, profile_id) is not None,
        is_number_assigned=_is_assigned(transaction, profile, sms),
    )


def _is_assigned(transaction: Transaction, profile: Profile, sms: Channel) -> bool:
    if sms.sender is None or not sms.is_connected:
        return False
    if not needs_campaign(sms.sender):
        return True
    found = registrations.find(transaction, profile.org_id, profile.id, Kind.NUMBER, sms.sender)
    return found is not None and found.state is NumberState.ASSIGNED


def _sms(
    transaction: Transaction, profile: Profile, organization: Organization, confirmed: Confirmation | None
) -> Channel:
    """The profile's own number, else its lender's, else the organization's."""
    lender = _owner(
        transaction,
        profile,
        has_own=lambda candidate: candidate.sending_phone_number is not None,
        borrows_from=lambda candidate: candidate.sending_phone_number_profile_id,
    )
    if lender is not None:
        owner_id, number = lender.id, lender.sending_phone_number
    elif profile.sending_phone_number_profile_id is None:
        owner_id, number = organization.id, organization.sending_phone_number
    else:
        number = None
    if number is None:
        return Channel(ChannelKind.SMS)
    return Channel(ChannelKind.SMS, owner_id, number, is_connected=confirmed == Confirmation(owner_id, number))


def _whatsapp(
    transaction: Transaction, profile: Profile, organization: Organization, confirmed: Confirmation | None
) -> Channel:
    """The profile's own account, else its lender's, else the organization's. The sender is named by what is configured:
    the number's id, its digits, or the account alone."""

    def has_account(candidate: Profile) -> bool:
        return channels.find_account(transaction, candidate.org_id, candidate.id) is not None

    lender = _owner(
        transaction,
        profile,
        has_own=has_account,
        borrows_from=lambda candidate: candidate.sending_whatsapp_number_profile_id,
    )
    if lender is not None:
        owner_id, number = lender.id, lender.whatsapp_phone_number
    elif profile.sending_whatsapp_number_profile_id is None:
        owner_id, number = organization.id, None
    else:
        return Channel(ChannelKind.WHATSAPP)
    account = channels.find_account(transaction, profile.org_id, owner_id)
    if account is None:
        return Channel(ChannelKind.WHATSAPP)
    sender = account.phone_number_id or number or account.waba_id
    return Channel(ChannelKind.WHATSAPP, owner_id, sender, is_connected=confirmed == Confirmation(owner_id, sender))


def _owner(
    transaction: Transaction,
    profile: Profile,
    *,
    has_own: Callable[[Profile], bool],
    borrows_from: Callable[[Profile], str | None],
) -> Profile | None:
    """Follow the chain of lenders to the profile that has what is borrowed; None if it ends without (or in a circle,
    which cannot be configured but must not hang a worker either)."""
    seen: set[str] = set()
    candidate: Profile | None = profile
    while candidate is not None and candidate.id not in seen:
        if has_own(candidate):
            return candidate
        seen.add(candidate.id)
        lender_id = borrows_from(candidate)
        candidate = None if lender_id is None else profiles.find(transaction, profile.org_id, lender_id)
    return None
