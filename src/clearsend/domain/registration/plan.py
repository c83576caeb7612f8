"""The plan for one owner's registrations: the next task, or what is asked of a person meanwhile. This module executes nothing.

The order of the specification: brand → verified → campaigns → provisioned → number assigned. A profile that inherits its
brand or campaigns follows those of its organization, which has a plan of its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from clearsend.domain.profile import Brand, Campaign, EntityType
from clearsend.domain.registration import plan_senders
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.facts import RegistrationFacts, Rest, has_approved_campaign
from clearsend.domain.registration.record import OTP_SENT, Registration, Request, is_overtaken
from clearsend.domain.registration.sent import (
    brand_as_sent,
    brand_content,
    campaign_content,
    changed_fields,
    has_changed,
)
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberOrderState, NumberState
from clearsend.domain.registration.tasks import (
    AcceptCampaign,
    ChooseNumber,
    DeactivateCampaign,
    OrderNumber,
    ReadBrand,
    ReadCampaign,
    ReadOrder,
    ResubmitCampaign,
    SendOtp,
    SubmitBrand,
    SubmitCampaign,
    Task,
    UpdateBrand,
    VerifyOtp,
)


def plan(facts: RegistrationFacts, now: datetime) -> Task | Rest:
    """The next conversation with a vendor, or a rest until something changes."""
    for of_kind in _PLANS_OF_DELETED if facts.is_deleted else _PLANS:
        task = of_kind(facts, now)
        if task is not None:
            return task
    return Rest(tuple(_unagreed(facts)), _proposed(facts), plan_senders.full_campaigns(facts, now))


def _proposed(facts: RegistrationFacts) -> tuple[str, ...]:
    """See `Rest`. A correction of a verified brand has a risk, so that it goes out only at a person's request."""
    brand = facts.brand
    registration = None if brand is None or not facts.owns_brand else facts.own(Kind.BRAND, brand.id)
    if brand is None or registration is None or registration.state is not BrandState.VERIFIED:
        return ()
    return changed_fields(registration, brand_content(brand, facts.display_name))


def _unagreed(facts: RegistrationFacts) -> Iterator[tuple[Kind, str]]:
    """See `Rest`. An organization with an approved campaign yields none of its draft campaigns: no profile that inherits from
    it waits for them."""
    brand = facts.brand
    if brand is None or not facts.is_tcr_application or not facts.is_under_way:
        return
    things: list[tuple[Kind, str]] = []
    known = facts.own(Kind.BRAND, brand.id)
    if facts.owns_brand and is_brand_to_submit(known, brand, facts.display_name):
        things.append((Kind.BRAND, brand.id))
    is_served = facts.is_organization and has_approved_campaign(facts.registrations, facts.owner_id)
    for campaign in facts.campaigns if facts.owns_campaigns and not is_served else ():
        if is_campaign_to_submit(facts.own(Kind.CAMPAIGN, campaign.id), campaign):
            things.append((Kind.CAMPAIGN, campaign.id))
    for kind, subject_id in things:
        if subject_id not in facts.withheld and (subject_id, Payment.REGISTRATION) not in facts.agreed:
            yield kind, subject_id


def _plan_deactivations(facts: RegistrationFacts, now: datetime) -> Task | None:
    for registration in facts.registrations:
        is_wanted = registration.requested == Request.DEACTIVATE and registration.vendor_id is not None
        if is_wanted and registration.owner_id == facts.owner_id and not registration.is_resting(now):
            return DeactivateCampaign(registration.subject_id)
    return None


def _plan_brand(facts: RegistrationFacts, now: datetime) -> Task | None:
    brand = facts.brand
    if brand is None or not facts.owns_brand or not facts.is_tcr_application:
        return None
    registration = facts.own(Kind.BRAND, brand.id)
    if registration is not None and registration.is_resting(now):
        return None
    content = brand_content(brand, facts.display_name)
    if registration is not None and _may_have_been_sent(registration) and has_changed(registration, content):
        # By the present content, what was sent could not be found, and would be paid for again.
        return SubmitBrand(brand_as_sent(brand, registration), is_agreed=False)
    if registration is None or is_brand_to_submit(registration, brand, facts.display_name):
        is_agreed = (brand.id, Payment.REGISTRATION) in facts.agreed
        may_be_sent = brand.id not in facts.withheld and (is_agreed or _may_have_been_sent(registration))
        return SubmitBrand(brand, is_agreed) if may_be_sent else None
    wish = None if is_overtaken(registration, registration.state) else registration.requested
    if wish == Request.VERIFY_OTP:
        return VerifyOtp(brand)
    if wish == Request.SEND_OTP or _awaits_first_otp(registration, brand):
        return SendOtp(brand)
    # A correction of a brand that is not verified goes out by itself; that of a verified one has a risk, and is requested.
    is_wanted = registration.state in (BrandState.FAILED, BrandState.UNVERIFIED) or wish == Request.UPDATE
    if is_wanted and has_changed(registration, content):
        return UpdateBrand(brand)
    is_there = registration.vendor_id is not None
    return ReadBrand(brand) if is_there and registration.is_due(now) else None


def _may_have_been_sent(registration: Registration | None) -> bool:
    """Was a request sent whose outcome is unknown? Then the worker looks for its result, with or without an agreement."""
    return (
        registration is not None
        and registration.state in (BrandState.SUBMITTING, CampaignState.SUBMITTING, NumberOrderState.ORDERING)
        and registration.intent is not None
        and registration.intent.sent_at is not None
    )


def is_brand_to_submit(registration: Registration | None, brand: Brand, display_name: str) -> bool:
    """Must the brand be submitted? Yes until the vendor accepts it, but after an immediate refusal only once it is corrected."""
    if registration is None or registration.state in (BrandState.NOT_SUBMITTED, BrandState.SUBMITTING):
        return True
    return (
        registration.vendor_id is None
        and registration.state in (BrandState.FAILED, BrandState.UNVERIFIED)
        and has_changed(registration, brand_content(brand, display_name))
    )


def _awaits_first_otp(registration: Registration, brand: Brand) -> bool:
    """Must the first PIN be sent? A sole proprietor proves ownership of the phone, once the registry knows the brand."""
    return (
        brand.business is not None
        and brand.business.entity_type is EntityType.SOLE_PROPRIETOR
        and registration.state in (BrandState.PENDING, BrandState.UNVERIFIED)
        and registration.details.is_registered
        and not registration.reasons
        and (registration.intent is None or OTP_SENT not in registration.intent.details)
    )


def _plan_campaigns(facts: RegistrationFacts, now: datetime) -> Task | None:
    brand = facts.brand
    if brand is None or not facts.owns_campaigns or not facts.is_tcr_application:
        return None
    under = facts.find(Kind.BRAND, brand.id)
    for campaign in facts.campaigns:
        task = _campaign_task(facts, brand, under, campaign, now)
        if task is not None:
            return task
    return None


def _campaign_task(
    facts: RegistrationFacts, brand: Brand, under: Registration | None, campaign: Campaign, now: datetime
) -> Task | None:
    registration = facts.own(Kind.CAMPAIGN, campaign.id)
    if registration is not None and registration.is_resting(now):
        return None
    wish = None if registration is None or is_overtaken(registration, registration.state) else registration.requested
    if is_campaign_to_submit(registration, campaign) or wish == Request.SUBMIT:
        if campaign.content.shared_tcr_campaign_id is not None:
            return AcceptCampaign(campaign, brand)
        is_agreed = (campaign.id, Payment.REGISTRATION) in facts.agreed
        may_be_sent = campaign.id not in facts.withheld and (is_agreed or _may_have_been_sent(registration))
        is_possible = under is not None and under.state is BrandState.VERIFIED
        if under is None or not is_possible or not may_be_sent:
            return None
        return SubmitCampaign(campaign, brand, under, is_agreed, facts.agreed_totals.get(campaign.id))
    assert registration is not None
    if wish in (Request.UPDATE, Request.APPEAL):
        is_agreed = (campaign.id, Payment.REVIEW) in facts.agreed
        is_possible = under is not None and under.state is BrandState.VERIFIED
        return ResubmitCampaign(campaign, brand, under, Request(wish)) if under and is_possible and is_agreed else None
    # What is declared now may be another campaign than the vendor's.
    declared = campaign.content.shared_tcr_campaign_id if registration.vendor_id is None else None
    shared_id = registration.vendor_id if registration.is_shared else declared
    is_there = shared_id is not None or registration.vendor_id is not None
    is_to_read = is_there and (registration.is_due(now) or _was_woken(facts, registration))
    return ReadCampaign(campaign, brand, shared_id) if is_to_read else None


def _was_woken(facts: RegistrationFacts, campaign: Registration) -> bool:
    """Was a number put on the suspended campaign since the last reading, which may have woken it?"""
    if campaign.state is not CampaignState.SUSPENDED or campaign.checked_at is None:
        return False
    return any(
        one.kind is Kind.NUMBER
        and one.state is NumberState.ASSIGNED
        and one.details.campaign_id == campaign.vendor_id
        and one.state_since > campaign.checked_at
        for one in facts.registrations
    )


def is_campaign_to_submit(registration: Registration | None, campaign: Campaign) -> bool:
    """Must the campaign be submitted? Yes until the vendor accepts it, but after an immediate refusal, which costs nothing,
    only once it is corrected."""
    if registration is None or registration.state in (CampaignState.NOT_SUBMITTED, CampaignState.SUBMITTING):
        return True
    return (
        registration.vendor_id is None
        and registration.state is CampaignState.REJECTED
        and has_changed(registration, campaign_content(campaign))
    )


def _plan_doubts(facts: RegistrationFacts, now: datetime) -> Task | None:
    """Look for what may have been sent and is no longer wanted: the declaration was changed while the answer was missing."""
    brands = {brand.id: brand for brand in (facts.own_brand, facts.brand) if brand is not None}
    brand = facts.own_brand
    known = None if brand is None else facts.own(Kind.BRAND, brand.id)
    if brand is not None and known is not None and _is_in_doubt(known, now):
        return SubmitBrand(brand_as_sent(brand, known), is_agreed=False)
    for campaign in facts.own_campaigns:
        registration = facts.own(Kind.CAMPAIGN, campaign.id)
        of_brand, under = brands.get(campaign.brand_id), facts.find(Kind.BRAND, campaign.brand_id)
        if registration is None or of_brand is None or under is None or under.vendor_id is None:
            continue
        if _is_in_doubt(registration, now):
            return SubmitCampaign(campaign, of_brand, under, is_agreed=False)
        way = _review_in_doubt(registration, now)
        if way is not None:
            return ResubmitCampaign(campaign, of_brand, under, way)
    return None


def _is_in_doubt(registration: Registration, now: datetime) -> bool:
    return _may_have_been_sent(registration) and not registration.is_resting(now)


def _review_in_doubt(registration: Registration, now: datetime) -> Request | None:
    """The way of a requested review whose outcome is unknown: the worker looks for it, and does not send it again."""
    intent, way = registration.intent, registration.requested
    is_sent = intent is not None and intent.sent_at is not None and not registration.is_resting(now)
    if not is_sent or way not in (Request.UPDATE, Request.APPEAL) or is_overtaken(registration, registration.state):
        return None
    return Request(way)


def _plan_order(facts: RegistrationFacts, now: datetime) -> Task | None:
    """A number is chosen, with its price, before it is ordered, so that every repetition orders the same one. Only if nothing
    was ordered, and the agreement does not cover the chosen one, is another chosen."""
    registration = facts.own(Kind.NUMBER_ORDER, facts.owner_id)
    if registration is None or registration.is_resting(now):
        return None
    if registration.state is NumberOrderState.PENDING:
        return ReadOrder(registration.subject_id) if registration.is_due(now) else None
    is_agreed = (registration.subject_id, Payment.REGISTRATION) in facts.agreed
    if not is_agreed and not _may_have_been_sent(registration):
        return None
    is_chosen = registration.state is NumberOrderState.ORDERING
    agreed = facts.agreed_totals.get(registration.subject_id)
    if is_chosen:
        # It may have been chosen under an earlier agreement, up to a higher price.
        is_covered = is_agreed and _costs_at_most(registration.sent, agreed)
        if is_covered or _may_have_been_sent(registration):
            return OrderNumber(registration.subject_id, is_covered)
    is_wanted = is_chosen or registration.requested == Request.SUBMIT
    return ChooseNumber(registration.subject_id, is_agreed, agreed) if is_wanted else None


def _plan_order_left(facts: RegistrationFacts, now: datetime) -> Task | None:
    """An order that a deleted owner has left: it is followed up, so that its number is known, and nothing is ordered."""
    registration = facts.own(Kind.NUMBER_ORDER, facts.owner_id)
    if registration is None or registration.is_resting(now):
        return None
    if registration.state is NumberOrderState.PENDING:
        return ReadOrder(registration.subject_id) if registration.is_due(now) else None
    return OrderNumber(registration.subject_id, is_agreed=False) if _may_have_been_sent(registration) else None


def _costs_at_most(chosen: Mapping[str, Any] | None, agreed: Decimal | None) -> bool:
    """Is the first payment for a chosen number, with its first month, within `agreed`? Yes if either is unknown."""
    if chosen is None or agreed is None:
        return True
    parts = (chosen.get(name) for name in ("upfront_cost", "monthly_cost"))
    return sum((Decimal(part) for part in parts if part is not None), Decimal(0)) <= agreed


_PLANS: Sequence[Callable[[RegistrationFacts, datetime], Task | None]] = (
    _plan_deactivations,
    _plan_brand,
    _plan_campaigns,
    _plan_doubts,
    _plan_order,
    plan_senders.plan_sms,
    plan_senders.plan_number,
    plan_senders.plan_release,
    plan_senders.plan_former_number,
    plan_senders.plan_whatsapp,
    plan_senders.plan_whatsapp_release,
    plan_senders.plan_former_whatsapp,
)
_PLANS_OF_DELETED = (_plan_deactivations, _plan_doubts, _plan_order_left, plan_senders.plan_given_up)
