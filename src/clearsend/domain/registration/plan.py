"""The next task for one owner's registrations, and which of them wait for an agreement. This module executes nothing.

The order of the specification: brand → verified → campaigns → provisioned → number assigned. A profile that inherits its
brand or campaigns follows those of its organization, which has a plan of its own.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from clearsend.domain.finding import Finding
from clearsend.domain.profile import Brand, Campaign, EntityType
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.sent import brand_content, campaign_content, has_changed
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberOrderState, NumberState, State

# In the details of a brand's intent: its first PIN was sent.
OTP_SENT = "otp_sent"

# In the details of an intent: the first moment at which the request may have left, ISO 8601.
FIRST_SENT_AT = "first_sent_at"


class TaskKind(StrEnum):
    """One conversation with a vendor."""

    SUBMIT_BRAND = "submit_brand"
    READ_BRAND = "read_brand"
    UPDATE_BRAND = "update_brand"
    SEND_OTP = "send_otp"
    VERIFY_OTP = "verify_otp"
    SUBMIT_CAMPAIGN = "submit_campaign"
    ACCEPT_CAMPAIGN = "accept_campaign"
    READ_CAMPAIGN = "read_campaign"
    RESUBMIT_CAMPAIGN = "resubmit_campaign"
    DEACTIVATE_CAMPAIGN = "deactivate_campaign"
    CHOOSE_NUMBER = "choose_number"
    ORDER_NUMBER = "order_number"
    READ_ORDER = "read_order"
    ASSIGN_NUMBER = "assign_number"
    READ_NUMBER = "read_number"
    READ_WHATSAPP = "read_whatsapp"


# The intent is written before these tasks, because the vendor may create the object and its answer may be lost.
CREATIONS = frozenset(
    {
        TaskKind.SUBMIT_BRAND,
        TaskKind.SUBMIT_CAMPAIGN,
        TaskKind.ACCEPT_CAMPAIGN,
        TaskKind.ORDER_NUMBER,
        TaskKind.ASSIGN_NUMBER,
    }
)


@dataclass(frozen=True)
class Task:
    """One conversation to have with a vendor, about the registration that `registration_kind` and `subject_id` name."""

    kind: TaskKind
    registration_kind: Kind
    subject_id: str
    brand: Brand | None = None
    campaign: Campaign | None = None
    # The registration of the brand that a campaign belongs to, or of the campaign that a number is put on.
    under: Registration | None = None
    # The registrations of the other campaigns that the number may be on as well.
    beside: Sequence[Registration] = ()
    # Without an agreement, the worker may only look for what an earlier request has left at the vendor.
    is_agreed: bool = True

    @property
    def vendor_campaign_ids(self) -> list[str]:
        """The vendor's ids of the campaigns that a number may be on. A number on none of them is assigned to the first."""
        found = [self.under, *self.beside]
        return [one.vendor_id for one in found if one is not None and one.vendor_id is not None]


@dataclass(frozen=True)
class RegistrationFacts:
    """Everything that the plan for one owner rests on, at one moment.

    `brand` and `campaigns` are those in effect; `owns_…`: this owner registers the brand, or the campaigns, itself.
    `phone_number` is the connected number of a profile, E.164. `display_name`: the name by which recipients know the brand.
    `agreed`: the payments that are free or agreed at their present price, each with the id of its brand, campaign or (for a
    number order) profile. `registrations`: those of this owner and of its organization.
    `is_under_way`: a completion that needs these registrations was requested, and has not failed.
    """

    owner_id: str
    display_name: str
    brand: Brand | None
    campaigns: Sequence[Campaign]
    owns_brand: bool
    owns_campaigns: bool
    phone_number: str | None
    registrations: Sequence[Registration]
    # The findings that withhold a brand or campaign, by its id: the registry's interface cannot accept it.
    withheld: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    agreed: Collection[tuple[str, Payment]] = ()
    is_under_way: bool = False
    is_organization: bool = False

    def find(self, kind: Kind, subject_id: str) -> Registration | None:
        return next(
            (found for found in self.registrations if found.kind is kind and found.subject_id == subject_id), None
        )

    @property
    def is_tcr_application(self) -> bool:
        return self.brand is not None and self.brand.compliance.is_tcr_application


def next_task(facts: RegistrationFacts, now: datetime) -> Task | None:
    """The next conversation with a vendor, or None if there is nothing to do but wait."""
    for plan in _PLANS:
        task = plan(facts, now)
        if task is not None:
            return task
    return None


def awaiting_agreement(facts: RegistrationFacts) -> Iterator[tuple[Kind, str]]:
    """The brand and campaigns that would be submitted if a person agreed to the price. An organization with an approved campaign
    yields none of its draft campaigns: no profile that inherits from it waits for them."""
    brand = facts.brand
    if brand is None or not facts.is_tcr_application or not facts.is_under_way:
        return
    things: list[tuple[Kind, str]] = []
    known = facts.find(Kind.BRAND, brand.id)
    if facts.owns_brand and _is_brand_to_submit(known, brand, facts.display_name):
        things.append((Kind.BRAND, brand.id))
    is_served = facts.is_organization and any(
        found.kind is Kind.CAMPAIGN and found.state is CampaignState.APPROVED for found in facts.registrations
    )
    for campaign in facts.campaigns if facts.owns_campaigns and not is_served else ():
        if _is_campaign_to_submit(facts.find(Kind.CAMPAIGN, campaign.id), campaign):
            things.append((Kind.CAMPAIGN, campaign.id))
    for kind, subject_id in things:
        if subject_id not in facts.withheld and (subject_id, Payment.REGISTRATION) not in facts.agreed:
            yield kind, subject_id


# A person's request applies in these states; after the registration has moved on, the request must not be carried out or paid.
_MEANT_FOR: Mapping[tuple[Kind, str], frozenset[State]] = {
    (Kind.BRAND, Request.SEND_OTP): frozenset({BrandState.AWAITING_OTP, BrandState.PENDING, BrandState.UNVERIFIED}),
    (Kind.BRAND, Request.VERIFY_OTP): frozenset({BrandState.AWAITING_OTP}),
    (Kind.CAMPAIGN, Request.SUBMIT): frozenset({CampaignState.REJECTED, CampaignState.EXPIRED}),
    (Kind.CAMPAIGN, Request.UPDATE): frozenset({CampaignState.REJECTED}),
    (Kind.CAMPAIGN, Request.APPEAL): frozenset({CampaignState.REJECTED}),
}


def is_overtaken(registration: Registration, state: State) -> bool:
    """Is the person's request pointless once the registration is in `state`?"""
    if registration.requested is None:
        return False
    meant_for = _MEANT_FOR.get((registration.kind, registration.requested))
    return meant_for is not None and state not in meant_for


def _plan_deactivations(facts: RegistrationFacts, now: datetime) -> Task | None:
    for registration in facts.registrations:
        is_wanted = registration.requested == Request.DEACTIVATE and registration.vendor_id is not None
        if is_wanted and registration.owner_id == facts.owner_id and not _is_resting(registration, now):
            return Task(TaskKind.DEACTIVATE_CAMPAIGN, Kind.CAMPAIGN, registration.subject_id)
    return None


def _plan_brand(facts: RegistrationFacts, now: datetime) -> Task | None:
    brand = facts.brand
    if brand is None or not facts.owns_brand or not facts.is_tcr_application:
        return None
    registration = facts.find(Kind.BRAND, brand.id)
    if registration is None:
        kind: TaskKind | None = TaskKind.SUBMIT_BRAND
    else:
        kind = None if _is_resting(registration, now) else _brand_task(registration, brand, facts.display_name, now)
    if kind is not TaskKind.SUBMIT_BRAND:
        return None if kind is None else Task(kind, Kind.BRAND, brand.id, brand)
    is_agreed = (brand.id, Payment.REGISTRATION) in facts.agreed
    if brand.id in facts.withheld or not (is_agreed or _may_have_been_sent(registration)):
        return None
    return Task(kind, Kind.BRAND, brand.id, brand, is_agreed=is_agreed)


def _may_have_been_sent(registration: Registration | None) -> bool:
    """Was a request sent whose outcome is unknown? Then the worker looks for its result, with or without an agreement."""
    return (
        registration is not None
        and registration.state in (BrandState.SUBMITTING, CampaignState.SUBMITTING, NumberOrderState.ORDERING)
        and registration.intent is not None
        and registration.intent.sent_at is not None
    )


def _brand_task(registration: Registration, brand: Brand, display_name: str, now: datetime) -> TaskKind | None:
    state = registration.state
    wish = None if is_overtaken(registration, state) else registration.requested
    if _is_brand_to_submit(registration, brand, display_name):
        return TaskKind.SUBMIT_BRAND
    if wish == Request.VERIFY_OTP:
        return TaskKind.VERIFY_OTP
    if wish == Request.SEND_OTP or _awaits_first_otp(registration, brand):
        return TaskKind.SEND_OTP
    if state in (BrandState.FAILED, BrandState.UNVERIFIED) and has_changed(
        registration, brand_content(brand, display_name)
    ):
        return TaskKind.UPDATE_BRAND
    return TaskKind.READ_BRAND if registration.is_due(now) else None


def _is_brand_to_submit(registration: Registration | None, brand: Brand, display_name: str) -> bool:
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
    if not facts.owns_campaigns or not facts.is_tcr_application:
        return None
    assert facts.brand is not None
    brand_registration = facts.find(Kind.BRAND, facts.brand.id)
    for campaign in facts.campaigns:
        registration = facts.find(Kind.CAMPAIGN, campaign.id)
        if registration is not None and _is_resting(registration, now):
            continue
        kind = _campaign_task(registration, campaign, now)
        is_shared = campaign.content.shared_tcr_campaign_id is not None
        if kind is TaskKind.SUBMIT_CAMPAIGN and is_shared:
            kind = TaskKind.ACCEPT_CAMPAIGN
        is_possible = is_shared or (brand_registration is not None and brand_registration.state is BrandState.VERIFIED)
        if kind is None or not is_possible:
            continue
        payment = _CAMPAIGN_PAYMENTS.get(kind)
        is_agreed = payment is None or (campaign.id, payment) in facts.agreed
        is_withheld = kind is TaskKind.SUBMIT_CAMPAIGN and campaign.id in facts.withheld
        if not is_withheld and (is_agreed or _may_have_been_sent(registration)):
            return Task(
                kind, Kind.CAMPAIGN, campaign.id, facts.brand, campaign, brand_registration, is_agreed=is_agreed
            )
    return None


_CAMPAIGN_PAYMENTS: Mapping[TaskKind, Payment] = {
    TaskKind.SUBMIT_CAMPAIGN: Payment.REGISTRATION,
    TaskKind.RESUBMIT_CAMPAIGN: Payment.REVIEW,
}


def _campaign_task(registration: Registration | None, campaign: Campaign, now: datetime) -> TaskKind | None:
    if registration is None or _is_campaign_to_submit(registration, campaign):
        return TaskKind.SUBMIT_CAMPAIGN
    wish = None if is_overtaken(registration, registration.state) else registration.requested
    if wish == Request.SUBMIT:
        return TaskKind.SUBMIT_CAMPAIGN
    if wish in (Request.UPDATE, Request.APPEAL):
        return TaskKind.RESUBMIT_CAMPAIGN
    return TaskKind.READ_CAMPAIGN if registration.is_due(now) else None


def _is_campaign_to_submit(registration: Registration | None, campaign: Campaign) -> bool:
    """Must the campaign be submitted? Yes until the vendor accepts it, but after an immediate refusal, which costs nothing,
    only once it is corrected."""
    if registration is None or registration.state in (CampaignState.NOT_SUBMITTED, CampaignState.SUBMITTING):
        return True
    return (
        registration.vendor_id is None
        and registration.state is CampaignState.REJECTED
        and has_changed(registration, campaign_content(campaign))
    )


def _plan_order(facts: RegistrationFacts, now: datetime) -> Task | None:
    """A number is chosen, with its price, before it is ordered, so that every repetition orders the same one."""
    registration = facts.find(Kind.NUMBER_ORDER, facts.owner_id)
    if registration is None or _is_resting(registration, now):
        return None
    kind = _order_task(registration, now)
    is_agreed = (registration.subject_id, Payment.REGISTRATION) in facts.agreed
    is_paid = kind in (TaskKind.CHOOSE_NUMBER, TaskKind.ORDER_NUMBER)
    if kind is None or (is_paid and not is_agreed and not _may_have_been_sent(registration)):
        return None
    return Task(kind, Kind.NUMBER_ORDER, registration.subject_id, is_agreed=is_agreed or not is_paid)


def _order_task(registration: Registration, now: datetime) -> TaskKind | None:
    if registration.state is NumberOrderState.ORDERING:
        return TaskKind.ORDER_NUMBER
    if registration.state is NumberOrderState.PENDING:
        return TaskKind.READ_ORDER if registration.is_due(now) else None
    return TaskKind.CHOOSE_NUMBER if registration.requested == Request.SUBMIT else None


def _plan_number(facts: RegistrationFacts, now: datetime) -> Task | None:
    number = facts.phone_number
    if number is None or not facts.is_tcr_application or not needs_campaign(number):
        return None
    registration = facts.find(Kind.NUMBER, number)
    if registration is not None and _is_resting(registration, now):
        return None
    if registration is not None and registration.state in (NumberState.PENDING, NumberState.ASSIGNED):
        return _number_reading(facts, number) if registration.is_due(now) else None
    if registration is not None and registration.state is NumberState.FAILED and registration.requested is None:
        return None
    approved = [
        found
        for campaign in facts.campaigns
        if (found := facts.find(Kind.CAMPAIGN, campaign.id)) is not None and found.state is CampaignState.APPROVED
    ]
    if not approved:
        return None
    # A number is on one campaign only: on the oldest approved one, unless the vendor shows it on another of them already.
    campaign = next(campaign for campaign in facts.campaigns if campaign.id == approved[0].subject_id)
    return Task(TaskKind.ASSIGN_NUMBER, Kind.NUMBER, number, facts.brand, campaign, approved[0], tuple(approved[1:]))


def _number_reading(facts: RegistrationFacts, number: str) -> Task:
    """The reading of a number, with every campaign that it may be on. Campaigns of other owners are not disclosed."""
    campaigns = tuple(found for found in facts.registrations if found.kind is Kind.CAMPAIGN)
    return Task(TaskKind.READ_NUMBER, Kind.NUMBER, number, beside=campaigns)


def is_answered(task: Task, known: Registration) -> bool:
    """Does another profile's registration of the number (`known`) show it on a campaign that satisfies `task`?"""
    return (
        task.kind is TaskKind.ASSIGN_NUMBER
        and (known.kind, known.subject_id) == (Kind.NUMBER, task.subject_id)
        and known.state is NumberState.ASSIGNED
        and not known.reasons
        and known.details.campaign_id in task.vendor_campaign_ids
    )


def _plan_whatsapp(facts: RegistrationFacts, now: datetime) -> Task | None:
    for registration in facts.registrations:
        is_own = registration.kind is Kind.WHATSAPP and registration.owner_id == facts.owner_id
        if is_own and registration.is_due(now):
            return Task(TaskKind.READ_WHATSAPP, Kind.WHATSAPP, registration.subject_id)
    return None


_PLANS: Sequence[Callable[[RegistrationFacts, datetime], Task | None]] = (
    _plan_deactivations,
    _plan_brand,
    _plan_campaigns,
    _plan_order,
    _plan_number,
    _plan_whatsapp,
)


def _is_resting(registration: Registration, now: datetime) -> bool:
    """Did the last operation fail, and is the time of its repetition still to come?"""
    return registration.failures > 0 and registration.next_check_at is not None and registration.next_check_at > now


_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
_NANP_LENGTH = len("+12125550100")


def needs_campaign(phone_number: str) -> bool:
    """Must this number be on a campaign to send (10DLC)? Yes for +1 and ten digits, unless toll-free; no for other numbers."""
    return phone_number.startswith("+1") and len(phone_number) == _NANP_LENGTH and phone_number[2:5] not in _TOLL_FREE
