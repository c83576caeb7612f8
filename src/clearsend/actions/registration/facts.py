"""Gathering the registration facts of an owner for the plan. It plans nothing and writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Finding
from clearsend.domain.precheck import number, review
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.profile import Brand, Campaign, ChannelKind, ProfileStatus, WhatsAppAccount
from clearsend.domain.registration import agreement, connection, plan_senders
from clearsend.domain.registration.agreement import Agreement, Payment
from clearsend.domain.registration.facts import Account, RegistrationFacts
from clearsend.domain.registration.prices import PriceList
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind
from clearsend.store import (
    agreements,
    brands,
    campaign_numbers,
    campaigns,
    claims,
    dependents,
    organizations,
    profiles,
    registrations,
    whatsapp_accounts,
)
from clearsend.store.dossiers import Facts
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner
from clearsend.store.whatsapp_accounts import WhatsAppSecrets


@dataclass(frozen=True)
class WhatsAppAccess:
    """The ids and secrets that reading a WhatsApp number needs."""

    waba_id: str
    phone_number_id: str | None
    phone_number: str | None
    secrets: WhatsAppSecrets = field(repr=False)


# In these states a completion was accepted, and may need registrations.
_UNDER_WAY = (ProfileStatus.IN_PROGRESS, ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)

# In these, its channels are kept connected.
_LIVE = (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)


def gather(transaction: Transaction, owner: Owner, known: Facts | None) -> RegistrationFacts:
    """The registration facts of a profile with the facts `known`, or of the organization itself when `known` is None."""
    agreed = agreements.list_open(transaction, owner.org_id, owner.owner_id)
    found = (
        _of_organization(transaction, owner.org_id, agreed)
        if known is None
        else _of_profile(transaction, known, agreed)
    )
    joining = plan_senders.campaigns_to_join(found, transaction.now)
    if not joining:
        return found
    counted = {one.vendor_id for one in joining if one.vendor_id is not None and not one.details.is_pooled}
    numbers = campaign_numbers.count(transaction, owner.org_id, counted, but=found.phone_number) if counted else {}
    return replace(found, numbers_on_campaigns=numbers)


def _of_profile(transaction: Transaction, known: Facts, agreed: Sequence[Agreement]) -> RegistrationFacts:
    dossier, profile, found = known.dossier, known.profile, known.registrations
    brand = dossier.brand
    in_force = [one for one in agreed if agreement.holds(one)]
    account = whatsapp_accounts.find_account(transaction, profile.org_id, profile.id) if known.has_own_account else None
    is_live, owner, number = profile.status in _LIVE, Owner(profile.org_id, profile.id), profile.sending_phone_number
    return RegistrationFacts(
        owner_id=profile.id,
        display_name=_display_name(brand, profile.name or dossier.organization.name),
        brand=brand,
        campaigns=dossier.campaigns,
        owns_brand=not profile.inherit_tcr_brand,
        owns_campaigns=not profile.inherit_tcr_campaign,
        phone_number=number,
        registrations=found,
        own_brand=dossier.own_brand,
        own_campaigns=dossier.own_campaigns,
        account=_account(account, profile.whatsapp_phone_number),
        former_waba_id=_former_waba_id(transaction, account, profile.org_id),
        is_number_used=_is_used(transaction, *owner, number, ChannelKind.SMS, is_live=is_live),
        is_account_used=_is_used(transaction, *owner, account, ChannelKind.WHATSAPP, is_live=is_live),
        does_others_number_send=_does_send(dossier),
        number_campaigns=_number_campaigns(
            transaction, owner, number, dossier.campaigns if dossier.is_tcr_application else (), found
        ),
        numbers_used_elsewhere=_used_elsewhere(transaction, owner, number, found),
        withheld=withheld(dossier, found),
        agreed=_covered(brand, dossier.own_campaigns, in_force, transaction.prices, orders_for=profile.id),
        agreed_totals=_agreed_totals(in_force, brand, dossier.own_campaigns, transaction.prices),
        is_under_way=profile.status in _UNDER_WAY,
    )


def of_deleted(transaction: Transaction, owner: Owner) -> RegistrationFacts:
    """The registration facts of a deleted profile: it spends nothing, and only what a person has released is ended. What may have
    been created for it is looked for all the same."""
    found = registrations.list_of_two(transaction, owner.org_id, owner.owner_id, owner.org_id)
    return RegistrationFacts(
        owner_id=owner.owner_id,
        display_name="",
        # Its campaigns may be under the organization's brand.
        brand=brands.find(transaction, owner.org_id, owner.org_id),
        campaigns=(),
        owns_brand=False,
        owns_campaigns=False,
        phone_number=None,
        registrations=found,
        own_brand=brands.find(transaction, owner.org_id, owner.owner_id),
        own_campaigns=campaigns.list_of(transaction, owner.org_id, owner.owner_id),
        numbers_used_elsewhere=_used_elsewhere(transaction, owner, None, found),
        is_deleted=True,
        bought_numbers=claims.list_bought(transaction, owner.org_id, owner.owner_id),
    )


def _of_organization(transaction: Transaction, org_id: str, agreed: Sequence[Agreement]) -> RegistrationFacts:
    found = registrations.list_of(transaction, org_id, [org_id])
    organization = organizations.get(transaction, org_id)
    brand = brands.find(transaction, org_id, org_id)
    own_campaigns = campaigns.list_of(transaction, org_id, org_id)
    account = whatsapp_accounts.find_account(transaction, org_id, org_id)
    phone_number = organization.sending_phone_number
    # A fee that a completion has agreed to is no longer paid once no profile inherits the brand or campaign.
    has_follower = dependents.has_follower(transaction, org_id)
    is_followed = has_follower or dependents.has_follower(transaction, org_id, of_campaigns=False)
    needed = {Kind.BRAND: is_followed, Kind.CAMPAIGN: has_follower}
    in_force = [one for one in agreed if agreement.holds(one) and (not one.is_of_completion or needed[one.kind])]
    is_tcr = brand is not None and brand.compliance.is_tcr_application
    return RegistrationFacts(
        owner_id=org_id,
        display_name=_display_name(brand, organization.name),
        brand=brand,
        campaigns=own_campaigns,
        owns_brand=True,
        owns_campaigns=has_follower or any(one.kind is Kind.CAMPAIGN for one in in_force),
        phone_number=phone_number,
        registrations=found,
        own_brand=brand,
        own_campaigns=own_campaigns,
        account=_account(account, None),
        former_waba_id=_former_waba_id(transaction, account, org_id),
        is_number_used=_is_used(transaction, org_id, org_id, phone_number, ChannelKind.SMS),
        is_account_used=_is_used(transaction, org_id, org_id, account, ChannelKind.WHATSAPP),
        number_campaigns=_number_campaigns(
            transaction, Owner(org_id, org_id), phone_number, own_campaigns if is_tcr else (), found
        ),
        numbers_used_elsewhere=_used_elsewhere(transaction, Owner(org_id, org_id), phone_number, found),
        withheld=_withheld_by_review(
            brand, own_campaigns, organization.name, found, is_own={Kind.BRAND: True, Kind.CAMPAIGN: has_follower}
        ),
        agreed=_covered(brand, own_campaigns, in_force, transaction.prices, orders_for=None),
        agreed_totals=_agreed_totals(in_force, brand, own_campaigns, transaction.prices),
        is_under_way=is_followed,
        is_organization=True,
    )


def _account(account: WhatsAppAccount | None, phone_number: str | None) -> Account | None:
    if account is None:
        return None
    return Account(account.waba_id, connection.fingerprint_of_account(account, phone_number))


def _former_waba_id(transaction: Transaction, account: WhatsAppAccount | None, org_id: str) -> str | None:
    if account is None or not account.has_former:
        return None
    former = whatsapp_accounts.former_account(transaction, org_id, account.owner_id)
    return None if former is None else former.waba_id


def _is_used(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    sender: object | None,
    kind: ChannelKind,
    *,
    is_live: bool = False,
) -> bool:
    """Does a profile that is submitted or completed send from the owner's number or account? One that has just been taken away
    from a live profile is used in this sense, too: it has to be released."""
    if is_live:
        return True
    return sender is not None and dependents.has_live(transaction, org_id, owner_id, kind)


def _does_send(dossier: Dossier) -> bool:
    """Does the number in effect send, or is there none? One whose campaigns are not registered needs none yet; one that is for
    other campaigns than the profile's does not send for it."""
    is_free = dossier.is_number_assigned or not dossier.campaigns_of_number
    is_fit = is_free and not dossier.needs_own_number
    return not dossier.sms.is_configured or (dossier.sms.is_connected and is_fit)


def _number_campaigns(
    transaction: Transaction,
    owner: Owner,
    phone_number: str | None,
    in_effect: Sequence[Campaign],
    found: Sequence[Registration],
) -> Sequence[Registration]:
    """The registrations of the campaigns that the owner's number may be on: those in effect for the owner or, if there are none,
    those of the only profile that sends from the number and has any. Of several such profiles, the one whose campaign the
    number is on already."""
    if phone_number is None:
        return ()
    if in_effect:
        return _of_campaigns(in_effect, found)
    with_campaigns = dependents.list_with_campaigns(transaction, owner.org_id, owner.owner_id, limit=2)
    assigned = next(
        (
            one
            for one in found
            if (one.owner_id, one.kind, one.subject_id) == (owner.owner_id, Kind.NUMBER, phone_number)
        ),
        None,
    )
    its_own = [
        _of_campaigns(
            campaigns.list_of(transaction, owner.org_id, borrower_id),
            registrations.list_of(transaction, owner.org_id, [borrower_id]),
        )
        for borrower_id in with_campaigns
    ]
    if len(its_own) == 1:
        return its_own[0]
    on_campaign = None if assigned is None else assigned.details.campaign_id
    return next((ones for ones in its_own if on_campaign in {one.vendor_id for one in ones}), ())


def _of_campaigns(in_effect: Sequence[Campaign], found: Sequence[Registration]) -> Sequence[Registration]:
    by_id = {one.subject_id: one for one in found if one.kind is Kind.CAMPAIGN}
    return [by_id[campaign.id] for campaign in in_effect if campaign.id in by_id]


def _used_elsewhere(
    transaction: Transaction, owner: Owner, phone_number: str | None, found: Sequence[Registration]
) -> frozenset[str]:
    # Of a number that it had from another owner, an upgraded installation may have its place on a campaign alone.
    replaced = {
        one.subject_id
        for one in found
        if one.owner_id == owner.owner_id and one.kind in (Kind.SMS, Kind.NUMBER) and one.subject_id != phone_number
    }
    return frozenset(number for number in replaced if profiles.is_number_declared(transaction, owner.org_id, number))


def _agreed_totals(
    agreed: Sequence[Agreement], brand: Brand | None, own_campaigns: Sequence[Campaign], prices: PriceList
) -> Mapping[str, Decimal]:
    """The highest total for the registration of each thing. A campaign that is free by the price list needs no agreement, and may
    cost nothing."""
    are_free = [one.id for one in own_campaigns if agreement.price_of_campaign(one, brand, prices).fee.is_free]
    totals: dict[str, Decimal] = dict.fromkeys(are_free, Decimal(0))
    for one in agreed:
        if one.payment is Payment.REGISTRATION and one.amount is not None:
            totals[one.subject_id] = max(Decimal(one.amount), totals.get(one.subject_id, Decimal(0)))
    return totals


def _covered(
    brand: Brand | None,
    own_campaigns: Sequence[Campaign],
    agreed: Sequence[Agreement],
    prices: PriceList,
    *,
    orders_for: str | None,
) -> frozenset[tuple[str, Payment]]:
    """The permitted payments, with the id of their brand, campaign or profile: those agreed at the present price, and free
    payments. `orders_for`: the id of the profile that a number may be ordered for."""
    wanted = [] if brand is None else [(brand.id, agreement.price_of_brand(prices))]
    if orders_for is not None:
        wanted.append((orders_for, agreement.price_of_number(prices)))
    for campaign in own_campaigns:
        wanted.append((campaign.id, agreement.price_of_campaign(campaign, brand, prices)))
        wanted.append((campaign.id, agreement.price_of_review(campaign, prices)))
    return frozenset(
        (subject_id, price.payment)
        for subject_id, price in wanted
        if any(agreement.covers(one, price) for one in [None, *(one for one in agreed if one.subject_id == subject_id)])
    )


def withheld(dossier: Dossier, found: Sequence[Registration]) -> Mapping[str, Sequence[Finding]]:
    """The findings that withhold a profile's own brand and campaigns from the registry, by id, unless the registry has them
    already. `found`: the registrations of the profile."""
    profile = dossier.profile
    is_own = {Kind.BRAND: not profile.inherit_tcr_brand, Kind.CAMPAIGN: not profile.inherit_tcr_campaign}
    by_review = _withheld_by_review(dossier.brand, dossier.own_campaigns, profile.name, found, is_own=is_own)
    there = {registration.subject_id for registration in found if registration.vendor_id is not None}
    in_vain = {one.subject_id: one for one in number.own_number_needed(dossier) if one.subject_id not in there}
    return {
        id_: (*by_review.get(id_, ()), *([in_vain[id_]] if id_ in in_vain else []))
        for id_ in (*by_review, *(str(id_) for id_ in in_vain if id_ not in by_review))
    }


def _withheld_by_review(
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


def whatsapp_access(transaction: Transaction, owner: Owner, waba_id: str) -> WhatsAppAccess | None:
    """The access to an account of an owner: the declared one, or the former one."""
    account = whatsapp_accounts.find_account(transaction, owner.org_id, owner.owner_id)
    if account is None:
        return None
    if account.waba_id != waba_id:
        former = whatsapp_accounts.former_account(transaction, *owner)
        if former is None:
            return None
        return WhatsAppAccess(former.waba_id, former.phone_number_id, None, former.as_secrets())
    profile = None if owner.is_organization else profiles.find(transaction, owner.org_id, owner.owner_id)
    return WhatsAppAccess(
        account.waba_id,
        account.phone_number_id,
        None if profile is None else profile.whatsapp_phone_number,
        whatsapp_accounts.account_secrets(transaction, owner.org_id, owner.owner_id),
    )
