"""What the plan does about the senders of an owner: replaced numbers, those of a deleted owner, and what is in doubt."""

from dataclasses import replace
from typing import Any

import pytest

from clearsend.domain.registration.facts import RegistrationFacts
from clearsend.domain.registration.record import FOR_CAMPAIGN, Details, Intent, Registration, Request
from clearsend.domain.registration.states import (
    BrandState,
    CampaignState,
    Kind,
    NumberState,
    SmsState,
    WhatsAppState,
)
from clearsend.domain.registration.tasks import (
    DeactivateCampaign,
    ReadNumber,
    ReadSms,
    ReadWhatsApp,
    ReleaseSms,
    ReleaseWhatsApp,
    ResubmitCampaign,
    SubmitBrand,
    SubmitCampaign,
    UnassignNumber,
)
from tests.domain.facts import (
    BRAND,
    CAMPAIGN,
    NOW,
    NUMBER,
    ORG_ID,
    PROFILE_ID,
    connected,
    registration,
    registration_facts,
)
from tests.domain.registration.subjects import ACCOUNT, LATER, WABA, a_brand, a_campaign, a_whatsapp, next_task

OLD = "+12125550177"
ON_CAMPAIGN = Details(campaign_id="campaign-id")


def an_old_number(**fields: Any) -> Registration:
    return registration(Kind.NUMBER, OLD, NumberState.ASSIGNED, **{"details": ON_CAMPAIGN, **fields})


def swapped(*more: Registration, is_new_assigned: bool = True, **fields: Any) -> RegistrationFacts:
    """A tenant that has declared another number; the old one is where it was."""
    state = NumberState.ASSIGNED if is_new_assigned else NumberState.PENDING
    new = registration(Kind.NUMBER, NUMBER, state, details=ON_CAMPAIGN, next_check_at=LATER)
    known = (a_brand(), a_campaign(CampaignState.APPROVED), connected(NUMBER, next_check_at=LATER), new)
    return registration_facts(*known, *more, **fields)


# ---- A number that was replaced


def test_the_old_number_stays_until_the_new_one_sends() -> None:
    both = (an_old_number(), connected(OLD))
    assert next_task(swapped(*both, is_new_assigned=False)) is None
    assert next_task(swapped(*both)) == UnassignNumber(OLD, ("campaign-id",))


def test_the_old_number_is_read_until_the_new_one_sends() -> None:
    due = (an_old_number(next_check_at=NOW), connected(OLD, next_check_at=NOW))
    assert next_task(swapped(*due, is_new_assigned=False)) == ReadNumber(OLD, ("campaign-id", "campaign-id"))
    assert next_task(swapped(due[1], is_new_assigned=False)) == ReadSms(OLD)
    assert next_task(swapped(*(replace(one, next_check_at=LATER) for one in due), is_new_assigned=False)) is None
    released = replace(due[1], state=SmsState.RELEASED)
    assert next_task(swapped(released, is_new_assigned=False)) is None


def test_off_its_campaign_it_leaves_its_messaging_profile() -> None:
    off = registration(Kind.NUMBER, OLD, NumberState.NOT_ASSIGNED)
    assert next_task(swapped(off, connected(OLD))) == ReleaseSms(OLD, is_kept=False)
    assert next_task(swapped(off, connected(OLD, next_check_at=LATER, failures=1))) is None
    assert next_task(swapped(off, registration(Kind.SMS, OLD, SmsState.RELEASED))) is None


def test_a_number_that_another_has_declared_leaves_the_own_campaign_only() -> None:
    of_organization = an_old_number(details=Details(campaign_id="of the organization"))
    kept = frozenset({OLD})
    assert next_task(swapped(an_old_number(), connected(OLD), numbers_used_elsewhere=kept)) == UnassignNumber(
        OLD, ("campaign-id",)
    )
    assert next_task(swapped(of_organization, connected(OLD), numbers_used_elsewhere=kept)) == ReleaseSms(
        OLD, is_kept=True
    )


@pytest.mark.parametrize("does_send", [True, False])
def test_the_own_number_stays_until_anothers_sends(does_send: bool) -> None:
    facts = registration_facts(
        a_brand(),
        a_campaign(CampaignState.APPROVED),
        an_old_number(),
        connected(OLD),
        phone_number=None,
        does_others_number_send=does_send,
    )
    assert next_task(facts) == (UnassignNumber(OLD, ("campaign-id",)) if does_send else None)


def test_a_number_leaves_a_campaign_that_is_not_in_effect_any_more() -> None:
    former = registration(Kind.CAMPAIGN, "former", CampaignState.APPROVED, vendor_id="former-id")
    on_it = registration(
        Kind.NUMBER, NUMBER, NumberState.ASSIGNED, details=Details(campaign_id="former-id"), next_check_at=LATER
    )
    known = (a_brand(), a_campaign(CampaignState.APPROVED), former, connected(NUMBER, next_check_at=LATER), on_it)
    assert next_task(registration_facts(*known)) == UnassignNumber(NUMBER, ("former-id",))


def test_a_number_whose_connection_got_no_answer_is_read_before_it_is_left() -> None:
    in_doubt = registration(Kind.SMS, OLD, SmsState.UNKNOWN, next_check_at=NOW)
    later = replace(in_doubt, next_check_at=LATER)
    assert next_task(swapped(in_doubt)) == ReadSms(OLD)
    assert next_task(swapped(later)) is None
    assert next_task(deleted(in_doubt)) == ReadSms(OLD)
    assert next_task(deleted(later)) is None
    assert next_task(deleted(replace(in_doubt, owner_id=ORG_ID))) is None


@pytest.mark.parametrize("state", [SmsState.UNKNOWN, SmsState.RELEASED, SmsState.NEEDS_PERSON])
def test_a_number_that_was_about_to_be_connected_is_read_before_it_is_left(state: SmsState) -> None:
    begun = registration(Kind.SMS, OLD, state, intent=Intent("t-1", NOW), next_check_at=NOW)
    assert next_task(swapped(begun)) == ReadSms(OLD)
    assert next_task(deleted(begun)) == ReadSms(OLD)
    answered = replace(begun, intent=Intent("t-1"))
    is_asked = state is SmsState.UNKNOWN
    assert next_task(swapped(answered)) == (ReadSms(OLD) if is_asked else None)
    assert next_task(swapped(replace(begun, next_check_at=LATER))) is None


# ---- A WhatsApp account that was replaced

OTHER_WABA = "5647382910"


@pytest.mark.parametrize("state", [one for one in WhatsAppState if one is not WhatsAppState.RELEASED])
def test_an_old_account_stays_until_the_new_one_is_connected(state: WhatsAppState) -> None:
    old = registration(Kind.WHATSAPP, OTHER_WABA, state, sent={"fingerprint": "old"})
    quiet = {"brand": None, "phone_number": None, "account": ACCOUNT}
    refused = a_whatsapp(WhatsAppState.NEEDS_PERSON, sent={"refused": ACCOUNT.fingerprint})
    connected = a_whatsapp(WhatsAppState.CONNECTED, next_check_at=LATER)
    released = replace(old, state=WhatsAppState.RELEASED)

    assert next_task(registration_facts(old, refused, **quiet)) is None
    assert next_task(registration_facts(old, connected, **quiet)) == ReleaseWhatsApp(OTHER_WABA)
    assert next_task(registration_facts(released, connected, **quiet)) is None


def test_the_old_account_is_read_until_the_new_one_is_connected() -> None:
    old = registration(
        Kind.WHATSAPP, OTHER_WABA, WhatsAppState.CONNECTED, sent={"fingerprint": "old"}, next_check_at=NOW
    )
    refused = a_whatsapp(WhatsAppState.NEEDS_PERSON, sent={"refused": ACCOUNT.fingerprint})
    quiet = {"brand": None, "phone_number": None, "account": ACCOUNT}
    assert next_task(registration_facts(old, refused, **quiet, former_waba_id=OTHER_WABA)) == ReadWhatsApp(
        OTHER_WABA, "old"
    )
    assert next_task(registration_facts(old, refused, **quiet)) is None, "its secrets are not known"
    later = replace(old, next_check_at=LATER)
    assert next_task(registration_facts(later, refused, **quiet, former_waba_id=OTHER_WABA)) is None


def test_an_account_that_is_given_up_is_released() -> None:
    own, of_organization = (
        a_whatsapp(WhatsAppState.CONNECTED, next_check_at=LATER, **owner) for owner in ({}, {"owner_id": ORG_ID})
    )
    without: dict[str, Any] = {"brand": None, "phone_number": None, "account": None}
    assert next_task(registration_facts(own, **without)) == ReleaseWhatsApp(WABA)
    assert next_task(registration_facts(of_organization, **without)) is None


# ---- A deleted owner


def deleted(*registrations: Registration, bought: frozenset[str] = frozenset()) -> RegistrationFacts:
    return RegistrationFacts(
        owner_id=PROFILE_ID,
        display_name="",
        brand=None,
        campaigns=(),
        owns_brand=False,
        owns_campaigns=False,
        phone_number=None,
        registrations=registrations,
        is_deleted=True,
        bought_numbers=bought,
    )


def test_nothing_of_a_deleted_owner_is_touched_that_nobody_has_given_up() -> None:
    facts = deleted(a_brand(next_check_at=NOW), a_campaign(CampaignState.APPROVED), an_old_number(), connected(OLD))
    assert next_task(facts) is None


@pytest.mark.parametrize("is_bought", [True, False])
def test_what_was_given_up_ends_in_order(is_bought: bool) -> None:
    wish = {"requested": Request.RELEASE}
    campaign = a_campaign(CampaignState.APPROVED, requested=Request.DEACTIVATE)
    number, sms = an_old_number(**wish), connected(OLD, **wish)
    bought = frozenset({OLD}) if is_bought else frozenset()

    assert next_task(deleted(campaign, number, sms, bought=bought)) == DeactivateCampaign(CAMPAIGN.id)
    assert next_task(deleted(number, sms, bought=bought)) == UnassignNumber(OLD, ("campaign-id",))
    assert next_task(deleted(sms, bought=bought)) == ReleaseSms(OLD, is_given_up=True, is_bought=is_bought)
    nowhere = replace(number, details=Details())
    assert next_task(deleted(nowhere, sms, bought=bought)) == UnassignNumber(OLD, ())
    unanswered = replace(nowhere, state=NumberState.ASSIGNING, intent=Intent("t-1", NOW, {FOR_CAMPAIGN: "campaign-id"}))
    assert next_task(deleted(unanswered, sms, bought=bought)) == UnassignNumber(OLD, ("campaign-id",))
    resting = replace(sms, failures=1, next_check_at=LATER)
    assert next_task(deleted(resting, bought=bought)) is None


# ---- In doubt, and not wanted any more


def sent(state: BrandState | CampaignState) -> dict[str, Any]:
    """A request that may have arrived: its answer was lost."""
    return {
        "state": state,
        "vendor_id": None,
        "intent": Intent("token", NOW, {}),
        "next_check_at": NOW,
    }


def test_a_brand_that_is_inherited_since_is_looked_for_and_not_sent() -> None:
    doubtful = a_brand(**sent(BrandState.SUBMITTING))
    facts = registration_facts(doubtful, owns_brand=False, own_brand=BRAND, brand=None, campaigns=(), phone_number=None)
    assert next_task(facts) == SubmitBrand(BRAND, is_agreed=False)
    assert next_task(replace(facts, registrations=[replace(doubtful, failures=1, next_check_at=LATER)])) is None


def test_a_campaign_that_is_inherited_since_is_looked_for_and_not_sent() -> None:
    doubtful = a_campaign(**sent(CampaignState.SUBMITTING))
    brand = a_brand(next_check_at=LATER)
    facts = registration_facts(
        brand,
        doubtful,
        owns_campaigns=False,
        own_brand=BRAND,
        own_campaigns=(CAMPAIGN,),
        campaigns=(),
        phone_number=None,
    )
    assert next_task(facts) == SubmitCampaign(CAMPAIGN, BRAND, brand, is_agreed=False)
    assert next_task(replace(facts, registrations=[doubtful], owns_brand=False)) is None, (
        "its brand is unknown to the registry"
    )


@pytest.mark.parametrize("way", [Request.UPDATE, Request.APPEAL])
def test_a_review_in_doubt_is_looked_for(way: Request) -> None:
    asked = a_campaign(
        CampaignState.REJECTED, requested=way, intent=Intent("token", NOW, {}), next_check_at=NOW, state_since=NOW
    )
    brand = a_brand(next_check_at=LATER)
    facts = registration_facts(
        brand, asked, owns_campaigns=False, own_brand=BRAND, own_campaigns=(CAMPAIGN,), campaigns=(), phone_number=None
    )
    assert next_task(facts) == ResubmitCampaign(CAMPAIGN, BRAND, brand, way)
    unsent = replace(asked, intent=Intent("token", None, {}))
    assert next_task(replace(facts, registrations=[brand, unsent])) is None
