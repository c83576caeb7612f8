"""The plan for the senders of one owner: its number, on its messaging profile and campaign, and its WhatsApp number. This module
executes nothing.

A new sender is connected before the earlier one is released.
"""

from collections.abc import Sequence
from datetime import datetime

from clearsend.domain.phone_number import needs_campaign
from clearsend.domain.registration import campaign_room, connection
from clearsend.domain.registration.facts import Account, RegistrationFacts
from clearsend.domain.registration.record import WAKES, Registration, Request
from clearsend.domain.registration.states import SENDING, CampaignState, Kind, NumberState, SmsState, WhatsAppState
from clearsend.domain.registration.tasks import (
    AssignNumber,
    ConnectSms,
    ConnectWhatsApp,
    ReadNumber,
    ReadSms,
    ReadWhatsApp,
    ReleaseSms,
    ReleaseWhatsApp,
    Task,
    UnassignNumber,
)


def plan_sms(facts: RegistrationFacts, now: datetime) -> Task | None:
    number = facts.phone_number
    if number is None:
        return None
    registration = facts.own(Kind.SMS, number)
    if registration is not None and registration.is_resting(now):
        return None
    if facts.is_number_used and _is_sms_to_connect(registration, now):
        return ConnectSms(number)
    return ReadSms(number) if registration is not None and registration.is_due(now) else None


def _is_sms_to_connect(registration: Registration | None, now: datetime) -> bool:
    """Must the number be put on its messaging profile? A number that the vendor shows elsewhere, or refuses, waits for a
    person."""
    if registration is None or registration.state in (SmsState.UNKNOWN, SmsState.RELEASED):
        return True
    if registration.state is SmsState.DISCONNECTED:
        return connection.repair_at(registration, now) <= now
    return registration.requested == Request.SUBMIT


def plan_number(facts: RegistrationFacts, now: datetime) -> Task | None:
    number = facts.phone_number
    if number is None or not needs_campaign(number):
        return None
    registration = facts.own(Kind.NUMBER, number)
    if registration is not None and registration.is_resting(now):
        return None
    joining = campaigns_to_join(facts, now)
    if joining and not full_campaigns(facts, now):
        # A number is on one campaign only: on the oldest approved one with room, unless the vendor shows it on another of them
        # already. A campaign is suspended for want of a number: assigning one wakes it, although the first attempt fails.
        in_order = campaign_room.in_order(joining, facts.numbers_on_campaigns)
        return AssignNumber(number, _vendor_ids(in_order), is_waking=joining[0].state is CampaignState.SUSPENDED)
    has_approved = any(one.state is CampaignState.APPROVED for one in facts.number_campaigns)
    former = _former_campaign(facts, registration)
    if has_approved and former is not None:
        return UnassignNumber(number, (former,))
    if registration is None or not registration.is_due(now):
        return None
    return _read_number(facts, registration)


def _read_number(facts: RegistrationFacts, registration: Registration) -> ReadNumber:
    # Campaigns of other owners are not disclosed. One that was registered again since the last reading has a new id.
    known = [one for one in facts.registrations if one.kind is Kind.CAMPAIGN]
    before = registration.details.campaign_id
    campaign_ids = (*_vendor_ids([*facts.number_campaigns, *known]), *([before] if before else []))
    return ReadNumber(registration.subject_id, campaign_ids)


def campaigns_to_join(facts: RegistrationFacts, now: datetime) -> Sequence[Registration]:
    """The campaigns on one of which the number is to be put now, oldest first: those approved or, if none is, those suspended;
    none if the number is not to be put on any."""
    number = facts.phone_number
    if number is None or not needs_campaign(number) or not facts.is_number_used:
        return ()
    approved = [one for one in facts.number_campaigns if one.state is CampaignState.APPROVED]
    suspended = [one for one in facts.number_campaigns if one.state is CampaignState.SUSPENDED]
    is_to_assign = _is_to_assign(facts, facts.own(Kind.NUMBER, number), now)
    return (approved or suspended) if is_to_assign else ()


def full_campaigns(facts: RegistrationFacts, now: datetime) -> tuple[str, ...]:
    """The ids (ours) of the campaigns that the number is to be put on, if none of them has room: it waits. A request that may have
    reached the vendor is followed up all the same."""
    joining = campaigns_to_join(facts, now)
    registration = facts.own(Kind.NUMBER, facts.phone_number or "")
    is_sent = (
        registration is not None
        and registration.state is NumberState.ASSIGNING
        and registration.intent is not None
        and registration.intent.sent_at is not None
    )
    if is_sent or any(campaign_room.has_room(one, facts.numbers_on_campaigns) for one in joining):
        return ()
    return tuple(one.subject_id for one in joining)


def _is_to_assign(facts: RegistrationFacts, registration: Registration | None, now: datetime) -> bool:
    """Must the number be put on a campaign? The vendor demands that it is on a messaging profile first."""
    on_profile = facts.own(Kind.SMS, facts.phone_number or "")
    if on_profile is None or on_profile.state is not SmsState.CONNECTED:
        return False
    if registration is None or registration.state is NumberState.ASSIGNING:
        return True
    if registration.state is NumberState.NOT_ASSIGNED:
        return connection.repair_at(registration, now) <= now
    if registration.state is NumberState.FAILED:
        is_waking = registration.intent is not None and WAKES in registration.intent.details
        return registration.requested == Request.SUBMIT or (
            is_waking and connection.repair_at(registration, now) <= now
        )
    return False


def _former_campaign(facts: RegistrationFacts, registration: Registration | None) -> str | None:
    """The vendor's id of a campaign of the owner, or of its organization, that the number is on although it is not in effect."""
    if registration is None or registration.state is not NumberState.ASSIGNED or not facts.is_number_used:
        return None
    in_effect = {one.vendor_id for one in facts.number_campaigns}
    others = {one.vendor_id for one in facts.registrations if one.kind is Kind.CAMPAIGN} - in_effect
    on_campaign = registration.details.campaign_id
    return on_campaign if on_campaign in others else None


def _vendor_ids(campaigns: Sequence[Registration]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.vendor_id for one in campaigns if one.vendor_id is not None))


def plan_release(facts: RegistrationFacts, now: datetime) -> Task | None:
    """Take a replaced number off its campaign and messaging profile, once the new one sends."""
    if not facts.is_number_used or not _does_new_number_send(facts):
        return None
    for registration in facts.registrations:
        is_replaced = registration.owner_id == facts.owner_id and registration.subject_id != facts.phone_number
        if not is_replaced or registration.is_resting(now):
            continue
        number, is_kept = registration.subject_id, registration.subject_id in facts.numbers_used_elsewhere
        if registration.kind is Kind.NUMBER and registration.state in campaign_room.ON_CAMPAIGN:
            before = campaign_room.campaign_of(registration)
            # Its next owner may be on the same campaign of the organization, and on none of this owner's.
            if not is_kept or before in _own_campaigns(facts):
                return UnassignNumber(number, (before,) if before else ())
        if registration.kind is Kind.SMS and registration.state in (SmsState.CONNECTED, SmsState.DISCONNECTED):
            return ReleaseSms(number, is_kept)
        if _is_connection_in_doubt(registration, now):
            return ReadSms(number)
    return None


def _is_connection_in_doubt(registration: Registration, now: datetime) -> bool:
    """May the number be on the messaging profile of its owner, because the answer to its connection was lost? A release before
    the version that notes when a connection begins left no note but the state."""
    is_noted = registration.intent is not None and registration.intent.sent_at is not None
    is_open = is_noted or registration.state is SmsState.UNKNOWN
    return registration.kind is Kind.SMS and is_open and registration.is_due(now)


def plan_former_number(facts: RegistrationFacts, now: datetime) -> Task | None:
    """Read a replaced number, which sends until the new one does."""
    if not facts.is_number_used or _does_new_number_send(facts):
        return None
    for one in facts.registrations:
        is_replaced = one.owner_id == facts.owner_id and one.subject_id != facts.phone_number
        if not is_replaced or one.is_resting(now) or not one.is_due(now):
            continue
        if one.kind is Kind.SMS and one.state is not SmsState.RELEASED:
            return ReadSms(one.subject_id)
        if one.kind is Kind.NUMBER and one.state in campaign_room.ON_CAMPAIGN:
            return _read_number(facts, one)
    return None


def _own_campaigns(facts: RegistrationFacts) -> set[str | None]:
    own = (one for one in facts.registrations if one.kind is Kind.CAMPAIGN and one.owner_id == facts.owner_id)
    return {one.vendor_id for one in own if one.vendor_id is not None}


def _does_new_number_send(facts: RegistrationFacts) -> bool:
    """Does the number in effect send, or is there none? A number whose campaigns are not approved waits for them, while the
    earlier one stays."""
    number = facts.phone_number
    if number is None:
        return facts.does_others_number_send
    on_profile, assigned = facts.own(Kind.SMS, number), facts.own(Kind.NUMBER, number)
    if not connection.is_confirmed(on_profile, number):
        return False
    is_free = not needs_campaign(number) or not facts.number_campaigns
    return is_free or (assigned is not None and assigned.state is NumberState.ASSIGNED)


def plan_given_up(facts: RegistrationFacts, now: datetime) -> Task | None:
    """Release the numbers of a deleted owner that a person has given up: off their campaigns first. One that another owner in the
    organization has declared meanwhile stays where it is. One whose connection is in doubt is read, so that it is listed among the
    things that are left."""
    wanted = [
        one
        for one in facts.registrations
        if one.owner_id == facts.owner_id and one.requested == Request.RELEASE and not one.is_resting(now)
    ]
    for one in wanted:
        before = campaign_room.campaign_of(one)
        is_kept = one.subject_id in facts.numbers_used_elsewhere and before not in _own_campaigns(facts)
        if one.kind is Kind.NUMBER and not is_kept:
            return UnassignNumber(one.subject_id, (before,) if before else ())
    for one in wanted:
        number, is_kept = one.subject_id, one.subject_id in facts.numbers_used_elsewhere
        if one.kind is Kind.SMS:
            is_bought = number in facts.bought_numbers
            return ReleaseSms(number, is_kept, is_given_up=not is_kept, is_bought=is_bought)
    for one in facts.registrations:
        is_own = one.owner_id == facts.owner_id
        if is_own and not one.is_resting(now) and _is_connection_in_doubt(one, now):
            return ReadSms(one.subject_id)
    return None


def plan_whatsapp(facts: RegistrationFacts, now: datetime) -> Task | None:
    account = facts.account
    if account is None:
        return None
    registration = facts.own(Kind.WHATSAPP, account.waba_id)
    if registration is not None and registration.is_resting(now):
        return None
    if facts.is_account_used and _is_account_to_connect(registration, account, now):
        return ConnectWhatsApp(account.waba_id, account.fingerprint)
    is_due = registration is not None and registration.is_due(now)
    return ReadWhatsApp(account.waba_id, account.fingerprint) if is_due else None


def _is_account_to_connect(registration: Registration | None, account: Account, now: datetime) -> bool:
    """Must the number be connected? A missing subscription is repaired; everything else that ends a connection (the number was
    deregistered, moved or blocked) waits for a person."""
    if registration is None or registration.requested == Request.SUBMIT:
        return True
    if registration.state is WhatsAppState.RELEASED:
        return True
    if connection.has_refused(registration, account.fingerprint):
        return False
    if (registration.sent or {}).get("fingerprint") != account.fingerprint:
        return True
    is_repairable = registration.state in SENDING and registration.details.is_unsubscribed
    return is_repairable and connection.repair_at(registration, now) <= now


def plan_former_whatsapp(facts: RegistrationFacts, now: datetime) -> Task | None:
    """Read the account that sends until its successor is connected."""
    former = None if facts.former_waba_id is None else facts.own(Kind.WHATSAPP, facts.former_waba_id)
    if former is None or former.is_resting(now) or not former.is_due(now):
        return None
    return ReadWhatsApp(former.subject_id, str((former.sent or {}).get("fingerprint", "")))


def plan_whatsapp_release(facts: RegistrationFacts, now: datetime) -> Task | None:
    """Release a replaced account, once the new one is connected."""
    account = facts.account
    if account is not None and not connection.is_confirmed(
        facts.own(Kind.WHATSAPP, account.waba_id), account.fingerprint
    ):
        return None
    for one in facts.registrations:
        is_replaced = one.owner_id == facts.owner_id and (account is None or one.subject_id != account.waba_id)
        if one.kind is not Kind.WHATSAPP or not is_replaced or one.is_resting(now):
            continue
        if one.state is not WhatsAppState.RELEASED:
            return ReleaseWhatsApp(one.subject_id)
    return None
