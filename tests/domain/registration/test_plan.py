"""What the plan does next for an owner's registrations: every rule, one by one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clearsend.domain.finding import Finding, Severity, Subject
from clearsend.domain.phone_number import needs_campaign
from clearsend.domain.profile import Brand
from clearsend.domain.reason import Reason
from clearsend.domain.registration.pace import may_create
from clearsend.domain.registration.record import OTP_SENT, Details, Intent, Registration, Request
from clearsend.domain.registration.sent import brand_content, campaign_content
from clearsend.domain.registration.states import BrandState, CampaignState, NumberState, WhatsAppState
from clearsend.domain.registration.tasks import (
    AcceptCampaign,
    AssignNumber,
    DeactivateCampaign,
    ReadBrand,
    ReadCampaign,
    ReadNumber,
    ReadWhatsApp,
    ResubmitCampaign,
    SendOtp,
    SubmitBrand,
    SubmitCampaign,
    UpdateBrand,
    VerifyOtp,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, NUMBER, ORG_ID, connected, registration_facts
from tests.domain.registration.subjects import (
    ACCOUNT,
    LATER,
    NOT_TCR,
    PACE,
    SECOND,
    SECOND_CAMPAIGN,
    SHARED_CAMPAIGN,
    SOLE_PROPRIETOR,
    a_brand,
    a_campaign,
    a_number,
    a_whatsapp,
    next_kind,
    next_task,
)

# ---- The order of things


def test_the_brand_comes_first() -> None:
    task = next_task(registration_facts(), NOW)
    assert task == SubmitBrand(BRAND)


@pytest.mark.parametrize("state", [BrandState.NOT_SUBMITTED, BrandState.SUBMITTING])
def test_what_was_intended_is_gone_on_with(state: BrandState) -> None:
    assert next_kind(a_brand(state)) is SubmitBrand


def test_a_verified_brand_has_its_campaigns_submitted_one_by_one() -> None:
    brand, approved = a_brand(), a_campaign(CampaignState.APPROVED)
    campaigns = (CAMPAIGN, SECOND_CAMPAIGN)

    first = next_task(registration_facts(brand, campaigns=campaigns), NOW)
    second = next_task(registration_facts(brand, approved, campaigns=campaigns), NOW)

    assert first == SubmitCampaign(CAMPAIGN, BRAND, brand)
    assert second == SubmitCampaign(SECOND_CAMPAIGN, BRAND, brand)


@pytest.mark.parametrize("state", BrandState)
def test_no_campaign_is_submitted_before_the_brand_is_verified(state: BrandState) -> None:
    found = next_kind(a_brand(state))
    assert (found is SubmitCampaign) is (state is BrandState.VERIFIED)


@pytest.mark.parametrize("brand", [(), (a_brand(BrandState.PENDING),)], ids=["none", "pending"])
def test_a_shared_campaign_waits_for_no_brand_of_ours(brand: tuple[Registration, ...]) -> None:
    found = next_task(registration_facts(*brand, campaigns=(SHARED_CAMPAIGN,), owns_brand=False), NOW)
    assert found is not None
    assert (type(found), found.subject_id) == (AcceptCampaign, "cmp-shared")


def test_a_campaign_that_rests_does_not_hold_up_the_next() -> None:
    resting = a_campaign(CampaignState.SUBMITTING, failures=1, next_check_at=LATER)
    task = next_task(registration_facts(a_brand(), resting, campaigns=(CAMPAIGN, SECOND_CAMPAIGN)), NOW)
    assert task is not None
    assert task.subject_id == "cmp-2"


def test_the_number_goes_on_the_oldest_approved_campaign() -> None:
    pending = a_campaign(CampaignState.PENDING)
    approved = a_campaign(CampaignState.APPROVED, SECOND_CAMPAIGN, vendor_id="second")
    task = next_task(registration_facts(a_brand(), pending, approved, campaigns=(CAMPAIGN, SECOND_CAMPAIGN)), NOW)
    assert task == AssignNumber(NUMBER, ("second",))


def test_a_number_may_be_on_any_approved_campaign_already() -> None:
    both = [
        replace(a_campaign(CampaignState.APPROVED, campaign), vendor_id=f"v-{campaign.id}")
        for campaign in (CAMPAIGN, SECOND_CAMPAIGN)
    ]
    task = next_task(registration_facts(a_brand(), *both, campaigns=(CAMPAIGN, SECOND_CAMPAIGN)), NOW)
    assert task == AssignNumber(NUMBER, (f"v-{CAMPAIGN.id}", f"v-{SECOND_CAMPAIGN.id}"))


@pytest.mark.parametrize("state", CampaignState)
def test_a_number_goes_on_an_approved_campaign_or_wakes_a_suspended_one(state: CampaignState) -> None:
    task = next_task(registration_facts(a_brand(), a_campaign(state)))
    expected = {CampaignState.APPROVED: False, CampaignState.SUSPENDED: True}
    assert (task.is_waking if isinstance(task, AssignNumber) else None) == expected.get(state)


def test_all_done_is_nothing_to_do() -> None:
    assert next_kind(a_brand(), a_campaign(CampaignState.APPROVED), a_number(NumberState.ASSIGNED)) is None


@pytest.mark.parametrize("brand", [None, NOT_TCR], ids=["none", "not for the registry"])
def test_without_an_application_nothing_is_registered(brand: Brand | None) -> None:
    assert next_kind(a_brand(BrandState.PENDING, next_check_at=NOW), brand=brand) is None


@pytest.mark.parametrize(
    ("number", "is_needed"),
    [
        ("+12125550100", True),
        ("+17875550100", True),
        *((f"+1{code}5550100", False) for code in (800, 833, 844, 855, 866, 877, 888)),
        ("+18005550", False),
        ("+12125550", False),
        ("+442071838750", False),
        ("+4915112345678", False),
    ],
)
def test_us_long_codes_alone_must_be_on_a_campaign(number: str, is_needed: bool) -> None:
    assert needs_campaign(number) is is_needed
    found = next_kind(a_brand(), a_campaign(CampaignState.APPROVED), phone_number=number)
    assert (found is AssignNumber) is is_needed


def test_no_number_is_none_to_be_assigned() -> None:
    assert next_kind(a_brand(), a_campaign(CampaignState.APPROVED), phone_number=None) is None


def test_a_number_that_was_refused_waits_for_a_person() -> None:
    approved = a_campaign(CampaignState.APPROVED)
    assert next_kind(a_brand(), approved, a_number(NumberState.FAILED)) is None
    assert next_kind(a_brand(), approved, a_number(NumberState.FAILED, requested="submit")) is AssignNumber


@pytest.mark.parametrize("state", [NumberState.NOT_ASSIGNED, NumberState.ASSIGNING])
def test_a_number_that_is_on_no_campaign_is_put_on_one(state: NumberState) -> None:
    assert next_kind(a_brand(), a_campaign(CampaignState.APPROVED), a_number(state)) is AssignNumber


# ---- What a vendor works on is read when it is due


@pytest.mark.parametrize("next_check_at", [None, NOW + SECOND, NOW, NOW - SECOND])
def test_what_is_due_is_read(next_check_at: datetime | None) -> None:
    due = next_check_at is not None and next_check_at <= NOW
    approved = a_campaign(CampaignState.APPROVED)

    assert next_kind(a_brand(BrandState.PENDING, next_check_at=next_check_at)) is (ReadBrand if due else None)
    assert next_kind(a_brand(), a_campaign(CampaignState.PENDING, next_check_at=next_check_at)) is (
        ReadCampaign if due else None
    )
    for state in (NumberState.PENDING, NumberState.ASSIGNED):
        assert next_kind(a_brand(), approved, a_number(state, next_check_at=next_check_at)) is (
            ReadNumber if due else None
        )
    whatsapp = a_whatsapp(WhatsAppState.REGISTERED, next_check_at=next_check_at)
    found = next_kind(whatsapp, brand=None, phone_number=None, account=ACCOUNT)
    assert found is (ReadWhatsApp if due else None)


def test_somebody_elses_whatsapp_number_is_not_read() -> None:
    theirs = a_whatsapp(WhatsAppState.REGISTERED, owner_id=ORG_ID, next_check_at=NOW)
    assert next_kind(theirs, brand=None) is None


@pytest.mark.parametrize(
    ("age_seconds", "seconds"), [(0, 120), (240, 120), (600, 300), (43_200, 21_600), (864_000, 21_600)]
)
def test_the_longer_something_takes_the_rarer_we_ask(age_seconds: int, seconds: int) -> None:
    pending = a_brand(BrandState.PENDING, state_since=NOW - timedelta(seconds=age_seconds))
    assert PACE.next_check(pending, NOW) == NOW + timedelta(seconds=seconds)


def test_what_nobody_works_on_is_read_once_a_day() -> None:
    assert PACE.next_check(a_brand(BrandState.VERIFIED), NOW) == NOW + timedelta(days=1)


# ---- Corrections and wishes


def test_a_corrected_brand_is_sent_again_and_an_unchanged_one_is_not() -> None:
    content = brand_content(BRAND, "Northwind Dental")
    for state in (BrandState.FAILED, BrandState.UNVERIFIED):
        assert next_kind(a_brand(state, sent=content)) is None
        assert next_kind(a_brand(state, sent={**content, "vertical": "RETAIL"})) is UpdateBrand
    # The vendor never had it: what is refused at the door is submitted anew.
    assert next_kind(a_brand(BrandState.FAILED, vendor_id=None, sent={})) is SubmitBrand


def test_a_brand_under_verification_is_not_disturbed_by_a_correction() -> None:
    for state in (BrandState.PENDING, BrandState.VETTING, BrandState.VERIFIED):
        assert next_kind(a_brand(state, sent={}), campaigns=()) is None


def test_the_first_pin_is_sent_by_itself_once_the_registry_knows_the_sole_proprietor() -> None:
    known = a_brand(BrandState.UNVERIFIED, details=Details(is_registered=True), intent=Intent("reg-1"))
    assert next_kind(known, brand=SOLE_PROPRIETOR) is SendOtp
    assert next_kind(replace(known, intent=None), brand=SOLE_PROPRIETOR) is SendOtp

    assert next_kind(known) is None
    assert next_kind(replace(known, details=Details()), brand=SOLE_PROPRIETOR) is None
    assert next_kind(replace(known, reasons=(Reason("x", "No."),)), brand=SOLE_PROPRIETOR) is None
    assert next_kind(replace(known, state=BrandState.AWAITING_OTP), brand=SOLE_PROPRIETOR) is None
    once = Intent("reg-1", details={OTP_SENT: "yes"})
    assert next_kind(replace(known, intent=once), brand=SOLE_PROPRIETOR) is None


def test_a_pin_is_sent_or_presented_when_a_person_asks() -> None:
    waiting = a_brand(BrandState.AWAITING_OTP)
    assert next_kind(replace(waiting, requested=Request.SEND_OTP.value)) is SendOtp
    assert next_kind(replace(waiting, requested=Request.VERIFY_OTP.value)) is VerifyOtp


@pytest.mark.parametrize("state", [BrandState.VERIFIED, BrandState.VETTING, BrandState.FAILED])
def test_a_wish_for_a_pin_that_was_overtaken_is_not_carried_out(state: BrandState) -> None:
    for wish in (Request.SEND_OTP, Request.VERIFY_OTP):
        assert next_kind(a_brand(state, requested=wish.value), campaigns=()) is None


@pytest.mark.parametrize(
    ("wish", "kind"),
    [
        (Request.SUBMIT, SubmitCampaign),
        (Request.UPDATE, ResubmitCampaign),
        (Request.APPEAL, ResubmitCampaign),
    ],
)
def test_a_refused_campaign_is_resubmitted_when_a_person_asks(wish: Request, kind: type) -> None:
    assert next_kind(a_brand(), a_campaign(CampaignState.REJECTED)) is None
    asked = a_campaign(CampaignState.REJECTED, requested=wish.value, next_check_at=NOW)
    assert next_kind(a_brand(), asked) is kind


@pytest.mark.parametrize("wish", [Request.SUBMIT, Request.UPDATE, Request.APPEAL])
@pytest.mark.parametrize(
    "state", [CampaignState.PENDING, CampaignState.APPROVED, CampaignState.SUSPENDED, CampaignState.DEACTIVATED]
)
def test_a_wish_to_resubmit_that_was_overtaken_costs_nothing(state: CampaignState, wish: Request) -> None:
    """It was asked for while the campaign was refused; by now the reviewers have it, or have approved it after all."""
    assert next_kind(a_brand(), a_campaign(state, requested=wish.value), phone_number=None) is None


def test_a_refused_shared_campaign_is_accepted_again() -> None:
    refused = a_campaign(CampaignState.REJECTED, SHARED_CAMPAIGN, requested=Request.SUBMIT.value)
    assert next_kind(a_brand(), refused, campaigns=(SHARED_CAMPAIGN,)) is AcceptCampaign


def test_a_deactivation_goes_before_everything_else() -> None:
    wanted = a_campaign(CampaignState.APPROVED, requested=Request.DEACTIVATE.value)
    gone = next_task(registration_facts(wanted, campaigns=()), NOW)
    assert gone == DeactivateCampaign("cmp")

    for not_ours in (
        replace(wanted, vendor_id=None),
        replace(wanted, owner_id=ORG_ID),
        replace(wanted, failures=1, next_check_at=LATER),
    ):
        assert next_kind(not_ours) is SubmitBrand


# ---- Creations


def test_a_creation_may_be_sent_unless_an_earlier_one_may_still_take_effect() -> None:
    quiet = timedelta(seconds=PACE.quiet)
    assert may_create(None, NOW, PACE)
    assert may_create(Intent("reg-1"), NOW, PACE)
    assert not may_create(Intent("reg-1", NOW), NOW, PACE)
    assert not may_create(Intent("reg-1", NOW), NOW + quiet - SECOND, PACE)
    assert may_create(Intent("reg-1", NOW), NOW + quiet, PACE)


# ---- What the pre-check holds back, and what was refused at the door


HELD = Finding("code", "/campaigns/0", "why", "fix", Severity.BLOCKING, Subject.CAMPAIGN, "id")


def test_what_is_held_back_is_not_submitted() -> None:
    assert next_kind(withheld={BRAND.id: (HELD,)}) is None
    assert next_kind(a_brand(BrandState.NOT_SUBMITTED), withheld={BRAND.id: (HELD,)}) is None
    assert next_kind(a_brand(), withheld={CAMPAIGN.id: (HELD,)}) is None
    assert next_kind(a_brand(), withheld={"another": (HELD,)}) is SubmitCampaign


def test_what_is_there_is_read_also_when_it_would_be_held_back() -> None:
    due = a_brand(BrandState.PENDING, vendor_id="b-1", next_check_at=NOW)
    assert next_kind(due, withheld={BRAND.id: (HELD,)}) is ReadBrand


def test_a_campaign_that_was_refused_at_the_door_goes_there_again_once_it_is_corrected() -> None:
    sent = campaign_content(CAMPAIGN)
    unchanged = a_campaign(CampaignState.REJECTED, vendor_id=None, sent=sent)
    assert next_kind(a_brand(), unchanged) is None
    corrected = replace(unchanged, sent={**sent, "message_flow": "Another one."})
    assert next_kind(a_brand(), corrected) is SubmitCampaign
    assert next_kind(a_brand(), replace(corrected, vendor_id="c-1")) is None, (
        "what reviewers refused waits for a person"
    )


def test_a_campaign_is_read_once_a_number_may_have_woken_it() -> None:
    suspended = a_campaign(CampaignState.SUSPENDED, checked_at=NOW - timedelta(hours=1), next_check_at=LATER)
    on_it = a_number(
        NumberState.ASSIGNED, state_since=NOW, details=Details(campaign_id="campaign-id"), next_check_at=LATER
    )
    known = (a_brand(next_check_at=LATER), on_it, connected(NUMBER, next_check_at=LATER))
    assert next_kind(suspended, *known) is ReadCampaign
    assert next_kind(replace(suspended, checked_at=NOW), *known) is None
    assert next_kind(suspended, *known[::2], replace(on_it, details=Details(campaign_id="another"))) is None
