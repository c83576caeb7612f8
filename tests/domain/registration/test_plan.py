"""What is to be done next for an owner's registrations: every rule, and over a large space of portfolios what never happens."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from clearsend.domain.finding import Finding, Severity, Subject
from clearsend.domain.profile import Brand, BrandBusiness, Campaign, EntityType, UseCase
from clearsend.domain.reason import Reason
from clearsend.domain.registration import agreement, prices
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.pace import Pace, may_create
from clearsend.domain.registration.plan import (
    CREATIONS,
    OTP_SENT,
    RegistrationFacts,
    Task,
    TaskKind,
    awaiting_agreement,
    needs_campaign,
    next_task,
)
from clearsend.domain.registration.record import Details, Intent, Registration, Request
from clearsend.domain.registration.resubmission import cheapest
from clearsend.domain.registration.sent import brand_content, campaign_content, has_changed
from clearsend.domain.registration.states import (
    INITIAL,
    TRANSITIONS,
    BrandState,
    CampaignState,
    Kind,
    Moved,
    NumberOrderState,
    NumberState,
    State,
    WhatsAppState,
    follow,
    state_of,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, NUMBER, ORG_ID, PROFILE_ID, registration, registration_facts

PACE = Pace()
SECOND = timedelta(seconds=1)
LATER = NOW + timedelta(hours=1)

SECOND_CAMPAIGN = replace(CAMPAIGN, id="cmp-2")
SHARED_CAMPAIGN = replace(
    CAMPAIGN, id="cmp-shared", content=replace(CAMPAIGN.content, shared_tcr_campaign_id="C1AB2CD")
)
SOLE_PROPRIETOR = replace(BRAND, business=BrandBusiness(entity_type=EntityType.SOLE_PROPRIETOR))
NOT_TCR = replace(BRAND, compliance=replace(BRAND.compliance, is_tcr_application=False))
WABA = "1029384756"

# Where each machine is when all is well.
BEST: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.VERIFIED,
    Kind.CAMPAIGN: CampaignState.APPROVED,
    Kind.NUMBER: NumberState.ASSIGNED,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERED,
    Kind.WHATSAPP: WhatsAppState.CONNECTED,
}


def _brand(state: BrandState = BrandState.VERIFIED, **fields: Any) -> Registration:
    return registration(Kind.BRAND, BRAND.id, state, **{"vendor_id": "brand-id", **fields})


def _campaign(state: CampaignState, campaign: Campaign = CAMPAIGN, **fields: Any) -> Registration:
    return registration(Kind.CAMPAIGN, campaign.id, state, **{"vendor_id": "campaign-id", **fields})


def _number(state: NumberState, **fields: Any) -> Registration:
    return registration(Kind.NUMBER, NUMBER, state, **fields)


def _next(*registrations: Registration, now: datetime = NOW, **fields: Any) -> TaskKind | None:
    task = next_task(registration_facts(*registrations, **fields), now)
    return None if task is None else task.kind


# ---- The order of things


def test_the_brand_comes_first() -> None:
    task = next_task(registration_facts(), NOW)
    assert task == Task(TaskKind.SUBMIT_BRAND, Kind.BRAND, BRAND.id, BRAND)


@pytest.mark.parametrize("state", [BrandState.NOT_SUBMITTED, BrandState.SUBMITTING])
def test_what_was_intended_is_gone_on_with(state: BrandState) -> None:
    assert _next(_brand(state)) is TaskKind.SUBMIT_BRAND


def test_a_verified_brand_has_its_campaigns_submitted_one_by_one() -> None:
    brand, approved = _brand(), _campaign(CampaignState.APPROVED)
    campaigns = (CAMPAIGN, SECOND_CAMPAIGN)

    first = next_task(registration_facts(brand, campaigns=campaigns), NOW)
    second = next_task(registration_facts(brand, approved, campaigns=campaigns), NOW)

    assert first == Task(TaskKind.SUBMIT_CAMPAIGN, Kind.CAMPAIGN, "cmp", BRAND, CAMPAIGN, brand)
    assert second == Task(TaskKind.SUBMIT_CAMPAIGN, Kind.CAMPAIGN, "cmp-2", BRAND, SECOND_CAMPAIGN, brand)


@pytest.mark.parametrize("state", BrandState)
def test_no_campaign_is_submitted_before_the_brand_is_verified(state: BrandState) -> None:
    found = _next(_brand(state))
    assert (found is TaskKind.SUBMIT_CAMPAIGN) is (state is BrandState.VERIFIED)


@pytest.mark.parametrize("brand", [(), (_brand(BrandState.PENDING),)], ids=["none", "pending"])
def test_a_shared_campaign_waits_for_no_brand_of_ours(brand: tuple[Registration, ...]) -> None:
    found = next_task(registration_facts(*brand, campaigns=(SHARED_CAMPAIGN,), owns_brand=False), NOW)
    assert found is not None
    assert (found.kind, found.subject_id) == (TaskKind.ACCEPT_CAMPAIGN, "cmp-shared")


def test_a_campaign_that_rests_does_not_hold_up_the_next() -> None:
    resting = _campaign(CampaignState.SUBMITTING, failures=1, next_check_at=LATER)
    task = next_task(registration_facts(_brand(), resting, campaigns=(CAMPAIGN, SECOND_CAMPAIGN)), NOW)
    assert task is not None
    assert task.subject_id == "cmp-2"


def test_the_number_goes_on_the_oldest_approved_campaign() -> None:
    pending, approved = _campaign(CampaignState.PENDING), _campaign(CampaignState.APPROVED, SECOND_CAMPAIGN)
    task = next_task(registration_facts(_brand(), pending, approved, campaigns=(CAMPAIGN, SECOND_CAMPAIGN)), NOW)
    assert task == Task(TaskKind.ASSIGN_NUMBER, Kind.NUMBER, NUMBER, BRAND, SECOND_CAMPAIGN, approved)


def test_a_number_may_be_on_any_approved_campaign_already() -> None:
    both = [
        replace(_campaign(CampaignState.APPROVED, campaign), vendor_id=f"v-{campaign.id}")
        for campaign in (CAMPAIGN, SECOND_CAMPAIGN)
    ]
    task = next_task(registration_facts(_brand(), *both, campaigns=(CAMPAIGN, SECOND_CAMPAIGN)), NOW)
    assert task is not None
    assert (task.campaign, task.vendor_campaign_ids) == (CAMPAIGN, [f"v-{CAMPAIGN.id}", f"v-{SECOND_CAMPAIGN.id}"])


@pytest.mark.parametrize("state", CampaignState)
def test_no_number_goes_on_a_campaign_that_is_not_approved(state: CampaignState) -> None:
    is_assigned = _next(_brand(), _campaign(state)) is TaskKind.ASSIGN_NUMBER
    assert is_assigned is (state is CampaignState.APPROVED)


def test_all_done_is_nothing_to_do() -> None:
    assert _next(_brand(), _campaign(CampaignState.APPROVED), _number(NumberState.ASSIGNED)) is None


@pytest.mark.parametrize("brand", [None, NOT_TCR], ids=["none", "not for the registry"])
def test_without_an_application_nothing_is_registered(brand: Brand | None) -> None:
    assert _next(_brand(BrandState.PENDING, next_check_at=NOW), brand=brand) is None


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
    found = _next(_brand(), _campaign(CampaignState.APPROVED), phone_number=number)
    assert (found is TaskKind.ASSIGN_NUMBER) is is_needed


def test_no_number_is_none_to_be_assigned() -> None:
    assert _next(_brand(), _campaign(CampaignState.APPROVED), phone_number=None) is None


def test_a_number_that_was_refused_waits_for_a_person() -> None:
    approved = _campaign(CampaignState.APPROVED)
    assert _next(_brand(), approved, _number(NumberState.FAILED)) is None
    assert _next(_brand(), approved, _number(NumberState.FAILED, requested="submit")) is TaskKind.ASSIGN_NUMBER


@pytest.mark.parametrize("state", [NumberState.NOT_ASSIGNED, NumberState.ASSIGNING])
def test_a_number_that_is_on_no_campaign_is_put_on_one(state: NumberState) -> None:
    assert _next(_brand(), _campaign(CampaignState.APPROVED), _number(state)) is TaskKind.ASSIGN_NUMBER


# ---- What a vendor works on is read when it is due


@pytest.mark.parametrize("next_check_at", [None, NOW + SECOND, NOW, NOW - SECOND])
def test_what_is_due_is_read(next_check_at: datetime | None) -> None:
    due = next_check_at is not None and next_check_at <= NOW
    approved = _campaign(CampaignState.APPROVED)

    assert _next(_brand(BrandState.PENDING, next_check_at=next_check_at)) is (TaskKind.READ_BRAND if due else None)
    assert _next(_brand(), _campaign(CampaignState.PENDING, next_check_at=next_check_at)) is (
        TaskKind.READ_CAMPAIGN if due else None
    )
    for state in (NumberState.PENDING, NumberState.ASSIGNED):
        assert _next(_brand(), approved, _number(state, next_check_at=next_check_at)) is (
            TaskKind.READ_NUMBER if due else None
        )
    whatsapp = registration(Kind.WHATSAPP, WABA, WhatsAppState.REGISTERED, next_check_at=next_check_at)
    assert _next(whatsapp, brand=None, phone_number=None) is (TaskKind.READ_WHATSAPP if due else None)


def test_somebody_elses_whatsapp_number_is_not_read() -> None:
    theirs = registration(Kind.WHATSAPP, WABA, WhatsAppState.REGISTERED, owner_id=ORG_ID, next_check_at=NOW)
    assert _next(theirs, brand=None) is None


@pytest.mark.parametrize(
    ("age_seconds", "seconds"), [(0, 120), (240, 120), (600, 300), (43_200, 21_600), (864_000, 21_600)]
)
def test_the_longer_something_takes_the_rarer_we_ask(age_seconds: int, seconds: int) -> None:
    pending = _brand(BrandState.PENDING, state_since=NOW - timedelta(seconds=age_seconds))
    assert PACE.next_check(pending, NOW) == NOW + timedelta(seconds=seconds)


def test_what_nobody_works_on_is_read_once_a_day() -> None:
    assert PACE.next_check(_brand(BrandState.VERIFIED), NOW) == NOW + timedelta(days=1)


# ---- Corrections and wishes


def test_a_corrected_brand_is_sent_again_and_an_unchanged_one_is_not() -> None:
    content = brand_content(BRAND, "Northwind Dental")
    for state in (BrandState.FAILED, BrandState.UNVERIFIED):
        assert _next(_brand(state, sent=content)) is None
        assert _next(_brand(state, sent={**content, "vertical": "RETAIL"})) is TaskKind.UPDATE_BRAND
    # The vendor never had it: what is refused at the door is submitted anew.
    assert _next(_brand(BrandState.FAILED, vendor_id=None, sent={})) is TaskKind.SUBMIT_BRAND


def test_a_brand_under_verification_is_not_disturbed_by_a_correction() -> None:
    for state in (BrandState.PENDING, BrandState.VETTING, BrandState.VERIFIED):
        assert _next(_brand(state, sent={}), campaigns=()) is None


def test_the_first_pin_is_sent_by_itself_once_the_registry_knows_the_sole_proprietor() -> None:
    known = _brand(BrandState.UNVERIFIED, details=Details(is_registered=True), intent=Intent("reg-1"))
    assert _next(known, brand=SOLE_PROPRIETOR) is TaskKind.SEND_OTP
    assert _next(replace(known, intent=None), brand=SOLE_PROPRIETOR) is TaskKind.SEND_OTP

    assert _next(known) is None
    assert _next(replace(known, details=Details()), brand=SOLE_PROPRIETOR) is None
    assert _next(replace(known, reasons=(Reason("x", "No."),)), brand=SOLE_PROPRIETOR) is None
    assert _next(replace(known, state=BrandState.AWAITING_OTP), brand=SOLE_PROPRIETOR) is None
    once = Intent("reg-1", details={OTP_SENT: "yes"})
    assert _next(replace(known, intent=once), brand=SOLE_PROPRIETOR) is None


def test_a_pin_is_sent_or_presented_when_a_person_asks() -> None:
    waiting = _brand(BrandState.AWAITING_OTP)
    assert _next(replace(waiting, requested=Request.SEND_OTP.value)) is TaskKind.SEND_OTP
    assert _next(replace(waiting, requested=Request.VERIFY_OTP.value)) is TaskKind.VERIFY_OTP


@pytest.mark.parametrize("state", [BrandState.VERIFIED, BrandState.VETTING, BrandState.FAILED])
def test_a_wish_for_a_pin_that_was_overtaken_is_not_carried_out(state: BrandState) -> None:
    for wish in (Request.SEND_OTP, Request.VERIFY_OTP):
        assert _next(_brand(state, requested=wish.value), campaigns=()) is None


@pytest.mark.parametrize(
    ("wish", "kind"),
    [
        (Request.SUBMIT, TaskKind.SUBMIT_CAMPAIGN),
        (Request.UPDATE, TaskKind.RESUBMIT_CAMPAIGN),
        (Request.APPEAL, TaskKind.RESUBMIT_CAMPAIGN),
    ],
)
def test_a_refused_campaign_is_resubmitted_when_a_person_asks(wish: Request, kind: TaskKind) -> None:
    assert _next(_brand(), _campaign(CampaignState.REJECTED)) is None
    asked = _campaign(CampaignState.REJECTED, requested=wish.value, next_check_at=NOW)
    assert _next(_brand(), asked) is kind


@pytest.mark.parametrize("wish", [Request.SUBMIT, Request.UPDATE, Request.APPEAL])
@pytest.mark.parametrize(
    "state", [CampaignState.PENDING, CampaignState.APPROVED, CampaignState.SUSPENDED, CampaignState.DEACTIVATED]
)
def test_a_wish_to_resubmit_that_was_overtaken_costs_nothing(state: CampaignState, wish: Request) -> None:
    """It was asked for while the campaign was refused; by now the reviewers have it, or have approved it after all."""
    assert _next(_brand(), _campaign(state, requested=wish.value), phone_number=None) is None


def test_a_refused_shared_campaign_is_accepted_again() -> None:
    refused = _campaign(CampaignState.REJECTED, SHARED_CAMPAIGN, requested=Request.SUBMIT.value)
    assert _next(_brand(), refused, campaigns=(SHARED_CAMPAIGN,)) is TaskKind.ACCEPT_CAMPAIGN


def test_a_deactivation_goes_before_everything_else() -> None:
    wanted = _campaign(CampaignState.APPROVED, requested=Request.DEACTIVATE.value)
    gone = next_task(registration_facts(wanted, campaigns=()), NOW)
    assert gone == Task(TaskKind.DEACTIVATE_CAMPAIGN, Kind.CAMPAIGN, "cmp")

    for not_ours in (
        replace(wanted, vendor_id=None),
        replace(wanted, owner_id=ORG_ID),
        replace(wanted, failures=1, next_check_at=LATER),
    ):
        assert _next(not_ours) is TaskKind.SUBMIT_BRAND


# ---- Creations


def test_a_creation_may_be_sent_unless_an_earlier_one_may_still_take_effect() -> None:
    quiet = timedelta(seconds=PACE.quiet)
    assert may_create(None, NOW, PACE)
    assert may_create(Intent("reg-1"), NOW, PACE)
    assert not may_create(Intent("reg-1", NOW), NOW, PACE)
    assert not may_create(Intent("reg-1", NOW), NOW + quiet - SECOND, PACE)
    assert may_create(Intent("reg-1", NOW), NOW + quiet, PACE)


# ---- Over a large space of portfolios

_WISHES: Mapping[Kind, Sequence[Request]] = {
    Kind.BRAND: (Request.SEND_OTP, Request.VERIFY_OTP),
    Kind.CAMPAIGN: (Request.SUBMIT, Request.UPDATE, Request.APPEAL, Request.DEACTIVATE),
    Kind.NUMBER: (Request.SUBMIT,),
    Kind.NUMBER_ORDER: (Request.SUBMIT,),
    Kind.WHATSAPP: (),
}
_CAMPAIGNS = (CAMPAIGN, SECOND_CAMPAIGN, SHARED_CAMPAIGN)
_SUBJECTS: Mapping[Kind, Sequence[str]] = {
    Kind.BRAND: (BRAND.id,),
    Kind.CAMPAIGN: tuple(campaign.id for campaign in _CAMPAIGNS),
    Kind.NUMBER: (NUMBER,),
    Kind.NUMBER_ORDER: (PROFILE_ID,),
    Kind.WHATSAPP: (WABA,),
}


_SENT: Sequence[Mapping[str, Any] | None] = (
    None,
    {},
    brand_content(BRAND, "Northwind Dental"),
    campaign_content(CAMPAIGN),
)


def _states(kind: Kind) -> list[State]:
    return [state_of(kind, word.value) for word in type(INITIAL[kind])]


def _any_registration(chance: Random, kind: Kind, subject_id: str) -> Registration:
    state = chance.choice(_states(kind))
    # Only what was refused at the door, or has not come there, is not known at the vendor.
    is_known = state not in (INITIAL[kind], INTENDED.get(kind), BrandState.FAILED, CampaignState.REJECTED)
    at_vendor = f"{subject_id}-at-vendor"
    return registration(
        kind,
        subject_id,
        state,
        owner_id=chance.choice([PROFILE_ID, PROFILE_ID, ORG_ID]),
        vendor_id=at_vendor if is_known else chance.choice([None, at_vendor]),
        details=chance.choice([Details(), Details(is_registered=True)]),
        reasons=chance.choice([(), (Reason("x", "No."),)]),
        intent=chance.choice([None, Intent("reg-1"), Intent("reg-1", NOW, {OTP_SENT: "yes"})]),
        sent=chance.choice(_SENT),
        requested=chance.choice([None, *(wish.value for wish in _WISHES[kind])]),
        next_check_at=chance.choice([None, NOW - SECOND, NOW, NOW + SECOND, LATER]),
        failures=chance.randrange(3),
    )


def _any_portfolio(chance: Random) -> RegistrationFacts:
    found = [
        _any_registration(chance, kind, subject_id)
        for kind, subjects in _SUBJECTS.items()
        for subject_id in subjects
        if chance.random() < 0.7
    ]
    plan = registration_facts(
        *found,
        brand=chance.choice([BRAND, BRAND, SOLE_PROPRIETOR, NOT_TCR, None]),
        campaigns=chance.sample(_CAMPAIGNS, chance.randrange(len(_CAMPAIGNS) + 1)),
        owns_brand=chance.random() < 0.7,
        owns_campaigns=chance.random() < 0.7,
        phone_number=chance.choice([None, NUMBER, NUMBER, "+18005550100", "+442071838750"]),
    )
    # Most of what is interesting comes after a verified brand.
    return plan if chance.random() < 0.5 else replace(plan, registrations=(_brand(), *_but_brands(plan)))


def _but_brands(plan: RegistrationFacts) -> list[Registration]:
    return [found for found in plan.registrations if found.kind is not Kind.BRAND]


def test_what_is_never_planned() -> None:
    planned: Counter[TaskKind] = Counter()
    for seed in range(4_000):
        plan = _any_portfolio(Random(seed))
        task = next_task(plan, NOW)
        if task is not None:
            _assert_allowed(task, plan)
            planned[task.kind] += 1
    # Nothing was shown about what never came up.
    assert set(planned) == set(TaskKind)


def _assert_allowed(task: Task, plan: RegistrationFacts) -> None:
    found = plan.find(task.registration_kind, task.subject_id)
    is_resting = (
        found is not None and found.failures > 0 and found.next_check_at is not None and found.next_check_at > NOW
    )

    assert not is_resting, "a vendor that was unavailable is left in peace"
    if task.registration_kind is Kind.BRAND:
        assert plan.owns_brand
        assert plan.is_tcr_application
    if task.registration_kind is Kind.CAMPAIGN and task.kind is not TaskKind.DEACTIVATE_CAMPAIGN:
        assert plan.owns_campaigns
        assert plan.is_tcr_application
        assert task.campaign in plan.campaigns
    if task.kind in (TaskKind.SUBMIT_CAMPAIGN, TaskKind.RESUBMIT_CAMPAIGN) and not _is_shared(task):
        assert task.under is not None
        assert task.under.state is BrandState.VERIFIED
    if task.kind is TaskKind.ASSIGN_NUMBER:
        assert task.under is not None
        assert task.under.state is CampaignState.APPROVED
        assert plan.phone_number is not None
        assert needs_campaign(plan.phone_number)
    if task.kind in CREATIONS and found is not None and found.state is not INTENDED[found.kind]:
        intended = follow(found.kind, found.state, INTENDED[found.kind])
        assert isinstance(intended, Moved), f"{found.kind} cannot be created from {found.state}"


def _is_shared(task: Task) -> bool:
    return task.campaign is not None and task.campaign.content.shared_tcr_campaign_id is not None


# Where the intent is written, and the vendor may have it.
INTENDED: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.SUBMITTING,
    Kind.CAMPAIGN: CampaignState.SUBMITTING,
    Kind.NUMBER: NumberState.ASSIGNING,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERING,
}


# ---- A vendor to play the plan against


class Vendor:
    """Carries tasks out as the books do: what was intended is written, what is read is followed, and looked at again later.

    `answer` says what is read, given the machine and where it stands; None is a vendor that is unavailable.
    """

    def __init__(self, plan: RegistrationFacts, answer: Callable[[Kind, State], State | None]) -> None:
        self.plan = plan
        self.now = NOW
        self.tasks: list[tuple[TaskKind, str]] = []
        self.created: list[str] = []
        self._answer = answer

    def run_until_idle(self, *, at_most: int) -> None:
        """Have everything done that is to be done at this moment."""
        for _ in range(at_most):
            task = next_task(self.plan, self.now)
            if task is None:
                return
            self._carry_out(task)
        raise AssertionError(f"it never ends: {self.tasks[-at_most:]}")

    def _carry_out(self, task: Task) -> None:
        self.tasks.append((task.kind, task.subject_id))
        kind = task.registration_kind
        found = self.plan.find(kind, task.subject_id) or registration(kind, task.subject_id, INITIAL[kind])
        if task.kind in CREATIONS:
            if found.state is not INTENDED[kind]:
                self.created.append(task.subject_id)
                found = self._moved(found, INTENDED[kind])
            found = replace(found, requested=None, sent=self._content(task), vendor_id=f"{task.subject_id}-at-vendor")
        state = self._answer(kind, found.state)
        if state is None:
            self._write(replace(found, failures=found.failures + 1, next_check_at=self.now + timedelta(minutes=5)))
            return
        if task.kind in CREATIONS and not isinstance(follow(kind, found.state, state), Moved):
            # What was created is there, whatever its word.
            state = state_of(kind, "pending")
        if task.kind in (TaskKind.UPDATE_BRAND, TaskKind.RESUBMIT_CAMPAIGN):
            found = replace(found, sent=self._content(task))
        if task.kind is TaskKind.SEND_OTP:
            found = replace(found, intent=Intent("reg-1", None, {OTP_SENT: "yes"}))
        found = replace(self._moved(found, state), requested=None, failures=0)
        self._write(replace(found, next_check_at=PACE.next_check(found, self.now)))

    def _moved(self, found: Registration, state: State) -> Registration:
        outcome = follow(found.kind, found.state, state)
        return replace(found, state=outcome.to, state_since=self.now) if isinstance(outcome, Moved) else found

    def _content(self, task: Task) -> dict[str, Any] | None:
        if task.registration_kind is Kind.BRAND and task.brand is not None:
            return brand_content(task.brand, self.plan.display_name)
        return campaign_content(task.campaign) if task.campaign is not None else None

    def _write(self, written: Registration) -> None:
        others = [
            found
            for found in self.plan.registrations
            if (found.kind, found.subject_id) != (written.kind, written.subject_id)
        ]
        self.plan = replace(self.plan, registrations=(*others, written))


def _one_step_nearer(kind: Kind, state: State) -> State:
    """The next state on a shortest way to where all is well."""
    ways: dict[State, State] = {BEST[kind]: BEST[kind]}
    while state not in ways:
        ways = {before: to for before, to in TRANSITIONS[kind] if to in ways and before not in ways} | ways
    return ways[state]


@pytest.mark.parametrize("brand", [BRAND, SOLE_PROPRIETOR], ids=["company", "sole proprietor"])
@pytest.mark.parametrize("campaigns", [(CAMPAIGN,), (CAMPAIGN, SECOND_CAMPAIGN), _CAMPAIGNS], ids=len)
def test_with_a_kind_vendor_everything_is_registered_once_and_then_is_quiet(
    brand: Brand, campaigns: Sequence[Campaign]
) -> None:
    vendor = Vendor(registration_facts(brand=brand, campaigns=campaigns), _one_step_nearer)

    vendor.run_until_idle(at_most=20)

    assert vendor.plan.find(Kind.BRAND, BRAND.id) is not None
    assert {found.state for found in vendor.plan.registrations} <= set(BEST.values())
    subjects = [BRAND.id, *(campaign.id for campaign in campaigns), NUMBER]
    assert sorted(vendor.created) == sorted(subjects)


def test_whatever_a_vendor_answers_the_plan_comes_to_rest() -> None:
    """Each task leaves what it was about either for later or for a person; nothing is created twice meanwhile."""
    for seed in range(1_000):
        chance = Random(seed)

        def answer(kind: Kind, state: State, chance: Random = chance) -> State | None:
            return chance.choice([None, *_states(kind)])

        vendor = Vendor(_any_portfolio(chance), answer)
        for _ in range(3):
            vendor.created.clear()
            vendor.run_until_idle(at_most=30)
            assert len(vendor.created) == len(set(vendor.created)), f"created twice in one go, seed {seed}"
            vendor.now += timedelta(hours=7)


# ---- What is sent


@pytest.mark.parametrize("brand", [BRAND, SOLE_PROPRIETOR, replace(BRAND, business=BrandBusiness("Northwind LLC"))])
def test_a_brand_that_was_sent_has_not_changed(brand: Brand) -> None:
    sent = _brand(sent=brand_content(brand, "Northwind"))
    assert not has_changed(sent, brand_content(brand, "Northwind"))
    assert has_changed(sent, brand_content(brand, "Northwind Dental"))
    contact = replace(brand, contact=replace(brand.contact, email="ada@northwind.example"))
    assert has_changed(sent, brand_content(contact, "Northwind"))


def test_what_was_never_sent_has_not_changed() -> None:
    assert not has_changed(_brand(sent=None), brand_content(BRAND, "Northwind"))


def _use_case(name: str, *samples: str) -> UseCase:
    return UseCase(f"use-{name}", name, samples, NOW, NOW)


TWO_USES = replace(CAMPAIGN, use_cases=(_use_case("MARKETING", "a", "b"), _use_case("TWO_FA", "c")))


@pytest.mark.parametrize("campaign", [CAMPAIGN, SHARED_CAMPAIGN, TWO_USES])
def test_a_campaign_that_was_sent_has_not_changed(campaign: Campaign) -> None:
    sent = _campaign(CampaignState.PENDING, sent=campaign_content(campaign))
    assert not has_changed(sent, campaign_content(campaign))
    ours_alone = replace(campaign, content=replace(campaign.content, name="Another", type="Web"))
    assert not has_changed(sent, campaign_content(ours_alone))


def test_use_cases_are_known_by_what_they_say_and_not_by_their_ids() -> None:
    written_anew = replace(TWO_USES, use_cases=tuple(replace(use, id=f"new-{use.id}") for use in TWO_USES.use_cases))
    assert campaign_content(written_anew) == campaign_content(TWO_USES)
    assert campaign_content(TWO_USES)["samples"] == [["a", "b"], ["c"]]


# ---- What a resubmission costs

# What of a campaign may be changed in place, and a change of it.
IN_PLACE: Mapping[str, Campaign] = {
    "message_flow": replace(TWO_USES, content=replace(TWO_USES.content, message_flow="At the desk.")),
    "help_message": replace(TWO_USES, content=replace(TWO_USES.content, help_message="Call us.")),
    "privacy_policy_link": replace(
        TWO_USES, content=replace(TWO_USES.content, privacy_policy_link="https://n.example/p")
    ),
    "terms_and_conditions_link": replace(
        TWO_USES, content=replace(TWO_USES.content, terms_and_conditions_link="https://n.example/t")
    ),
    "samples": replace(TWO_USES, use_cases=(_use_case("MARKETING", "a"), _use_case("TWO_FA", "c"))),
}
ANEW: Mapping[str, Campaign] = {
    "description": replace(TWO_USES, content=replace(TWO_USES.content, description="Something else.")),
    "optin_message": replace(TWO_USES, content=replace(TWO_USES.content, optin_message="Welcome.")),
    "optout_keywords": replace(TWO_USES, content=replace(TWO_USES.content, optout_keywords="STOP")),
    "volume": replace(TWO_USES, content=replace(TWO_USES.content, volume="5000")),
    "use_cases": replace(TWO_USES, use_cases=(_use_case("MARKETING", "a", "b"), _use_case("MIXED", "c"))),
}
# Statuses in which Telnyx takes corrections and appeals; in the others of the refused ones, it takes neither.
FOR_GOOD = Details(is_final=True)


def _new_fee(campaign: Campaign) -> prices.Fee:
    return agreement.price_of_campaign(campaign, BRAND).fee


def _refused(state: CampaignState = CampaignState.REJECTED, **fields: Any) -> Registration:
    return _campaign(state, sent=campaign_content(TWO_USES), **fields)


def test_unchanged_it_is_appealed_and_reviewed_for_a_fee() -> None:
    found = cheapest(_refused(), TWO_USES, BRAND)
    assert found is not None
    assert (found.way, found.fee, found.changed, found.why_new) == (Request.APPEAL, prices.REVIEW, [], None)


@pytest.mark.parametrize("field", IN_PLACE)
def test_what_may_be_changed_in_place_is(field: str) -> None:
    found = cheapest(_refused(), IN_PLACE[field], BRAND)
    assert found is not None
    assert (found.way, found.fee, found.changed, found.why_new) == (Request.UPDATE, prices.REVIEW, [field], None)


@pytest.mark.parametrize("field", ANEW)
def test_what_may_not_needs_a_new_campaign_and_its_fee(field: str) -> None:
    found = cheapest(_refused(), ANEW[field], BRAND)
    assert found is not None
    assert (found.way, found.fee, found.changed, found.forced_by) == (
        Request.SUBMIT,
        _new_fee(ANEW[field]),
        [field],
        [field],
    )
    assert found.why_new == "What was changed cannot be changed in place."


@pytest.mark.parametrize("field", [None, *IN_PLACE, *ANEW])
def test_what_was_refused_for_good_needs_a_new_campaign(field: str | None) -> None:
    campaign = TWO_USES if field is None else {**IN_PLACE, **ANEW}[field]
    found = cheapest(_refused(details=FOR_GOOD), campaign, BRAND)
    assert found is not None
    assert (found.way, found.fee) == (Request.SUBMIT, _new_fee(campaign))
    assert found.why_new is not None
    assert "for good" in found.why_new


def test_what_has_expired_or_never_was_there_needs_a_new_campaign() -> None:
    expired = cheapest(_refused(CampaignState.EXPIRED), TWO_USES, BRAND)
    never = cheapest(_refused(vendor_id=None), TWO_USES, BRAND)
    unsent = cheapest(replace(_refused(), vendor_id=None, sent=None), TWO_USES, BRAND)
    assert expired is not None
    assert never is not None
    assert unsent is not None
    assert (expired.way, expired.fee) == (never.way, never.fee) == (Request.SUBMIT, _new_fee(TWO_USES))
    assert (expired.why_new, never.why_new) == (
        "It has expired, and what has expired cannot be brought back.",
        "It was never registered.",
    )
    assert unsent.changed == [name for name, value in campaign_content(TWO_USES).items() if value is not None]


def test_a_shared_campaign_costs_nothing_to_accept_again() -> None:
    refused = _campaign(CampaignState.REJECTED, SHARED_CAMPAIGN, sent=campaign_content(SHARED_CAMPAIGN))
    found = cheapest(refused, SHARED_CAMPAIGN, BRAND)
    assert found is not None
    assert (found.way, found.fee, found.changed) == (Request.SUBMIT, prices.SHARED_CAMPAIGN, [])


@pytest.mark.parametrize("state", CampaignState)
def test_only_what_was_refused_or_has_expired_can_be_resubmitted(state: CampaignState) -> None:
    found = cheapest(_refused(state), TWO_USES, BRAND)
    assert (found is not None) is (state in (CampaignState.REJECTED, CampaignState.EXPIRED))


@pytest.mark.parametrize("state", CampaignState)
def test_a_resubmission_can_be_carried_out_from_where_it_is_offered(state: CampaignState) -> None:
    """Whatever way is named, the plan has a task for it, and the machine a move."""
    offered = cheapest(_campaign(state, sent={}), TWO_USES, BRAND)
    if offered is None:
        return
    asked = _campaign(state, sent={}, requested=offered.way.value)
    assert _next(_brand(), asked, campaigns=(TWO_USES,)) is TaskKind.SUBMIT_CAMPAIGN
    assert isinstance(follow(Kind.CAMPAIGN, state, CampaignState.SUBMITTING), Moved)


# ---- What the pre-check holds back, and what was refused at the door

HELD = Finding("code", "/campaigns/0", "why", "fix", Severity.BLOCKING, Subject.CAMPAIGN, "id")


def test_what_is_held_back_is_not_submitted() -> None:
    assert _next(withheld={BRAND.id: (HELD,)}) is None
    assert _next(_brand(BrandState.NOT_SUBMITTED), withheld={BRAND.id: (HELD,)}) is None
    assert _next(_brand(), withheld={CAMPAIGN.id: (HELD,)}) is None
    assert _next(_brand(), withheld={"another": (HELD,)}) is TaskKind.SUBMIT_CAMPAIGN


def test_what_is_there_is_read_also_when_it_would_be_held_back() -> None:
    due = _brand(BrandState.PENDING, vendor_id="b-1", next_check_at=NOW)
    assert _next(due, withheld={BRAND.id: (HELD,)}) is TaskKind.READ_BRAND


def test_a_campaign_that_was_refused_at_the_door_goes_there_again_once_it_is_corrected() -> None:
    sent = campaign_content(CAMPAIGN)
    unchanged = _campaign(CampaignState.REJECTED, vendor_id=None, sent=sent)
    assert _next(_brand(), unchanged) is None
    corrected = replace(unchanged, sent={**sent, "message_flow": "Another one."})
    assert _next(_brand(), corrected) is TaskKind.SUBMIT_CAMPAIGN
    assert _next(_brand(), replace(corrected, vendor_id="c-1")) is None, "what reviewers refused waits for a person"


# ---- What costs money waits for somebody to agree to it

REGISTRATION, REVIEW = Payment.REGISTRATION, Payment.REVIEW


def test_nothing_is_submitted_that_nobody_has_agreed_to_pay_for() -> None:
    assert _next(agreed=()) is None
    assert _next(_brand(), agreed=()) is None
    assert _next(_brand(), agreed={(BRAND.id, REGISTRATION)}) is None, "an agreement is on one thing"
    assert _next(_brand(), agreed={(CAMPAIGN.id, REVIEW)}) is None, "and for one payment"
    assert _next(agreed={(BRAND.id, REGISTRATION)}) is TaskKind.SUBMIT_BRAND
    assert _next(_brand(), agreed={(CAMPAIGN.id, REGISTRATION)}) is TaskKind.SUBMIT_CAMPAIGN


@pytest.mark.parametrize("wish", [Request.SUBMIT, Request.UPDATE, Request.APPEAL])
def test_a_wish_is_paid_for_by_its_own_agreement(wish: Request) -> None:
    asked = _campaign(CampaignState.REJECTED, requested=wish.value, next_check_at=NOW)
    payment = REGISTRATION if wish is Request.SUBMIT else REVIEW
    (other,) = set(Payment) - {payment}
    assert _next(_brand(), asked, agreed={(CAMPAIGN.id, other)}) is None
    assert _next(_brand(), asked, agreed={(CAMPAIGN.id, payment)}) is not None


def test_what_was_refused_at_the_door_and_corrected_goes_again_under_its_agreement_only() -> None:
    brand = _brand(BrandState.FAILED, vendor_id=None, sent={})
    campaign = _campaign(CampaignState.REJECTED, vendor_id=None, sent={})
    assert _next(brand, agreed=()) is None
    assert _next(brand) is TaskKind.SUBMIT_BRAND
    assert _next(_brand(), campaign, agreed=()) is None
    assert _next(_brand(), campaign) is TaskKind.SUBMIT_CAMPAIGN


def test_what_costs_nothing_needs_no_agreement() -> None:
    shared = registration_facts(_brand(), campaigns=(SHARED_CAMPAIGN,), agreed=())
    found = next_task(shared, NOW)
    assert found is not None
    assert found.kind is TaskKind.ACCEPT_CAMPAIGN
    corrected = _brand(BrandState.UNVERIFIED, sent={}, vendor_id="b-1")
    assert _next(corrected, agreed=()) is TaskKind.UPDATE_BRAND
    assert _next(_brand(), _campaign(CampaignState.PENDING, next_check_at=NOW), agreed=()) is TaskKind.READ_CAMPAIGN
    assert _next(_brand(), _campaign(CampaignState.APPROVED), agreed=()) is TaskKind.ASSIGN_NUMBER


def test_what_may_be_at_the_vendor_already_is_looked_for_and_not_sent() -> None:
    """The agreement has ended while the answer to the request was still missing."""
    sent, unsent = Intent("reg-1", NOW), Intent("reg-1")
    brand = next_task(registration_facts(_brand(BrandState.SUBMITTING, vendor_id=None, intent=sent), agreed=()), NOW)
    campaign = next_task(
        registration_facts(_brand(), _campaign(CampaignState.SUBMITTING, vendor_id=None, intent=sent), agreed=()), NOW
    )
    assert brand is not None
    assert campaign is not None
    assert (brand.kind, brand.is_agreed) == (TaskKind.SUBMIT_BRAND, False)
    assert (campaign.kind, campaign.is_agreed) == (TaskKind.SUBMIT_CAMPAIGN, False)
    assert _next(_brand(BrandState.SUBMITTING, vendor_id=None, intent=unsent), agreed=()) is None


def test_what_waits_for_an_agreement_is_named_once_a_completion_was_asked_for() -> None:
    both = [(Kind.BRAND, BRAND.id), (Kind.CAMPAIGN, CAMPAIGN.id)]
    under_way = registration_facts(agreed=(), is_under_way=True)
    assert list(awaiting_agreement(under_way)) == both
    assert list(awaiting_agreement(replace(under_way, is_under_way=False))) == []
    assert list(awaiting_agreement(replace(under_way, agreed={(BRAND.id, REGISTRATION)}))) == both[1:]
    assert list(awaiting_agreement(replace(under_way, owns_campaigns=False))) == both[:1]
    assert list(awaiting_agreement(replace(under_way, owns_brand=False))) == both[1:]
    assert list(awaiting_agreement(replace(under_way, brand=NOT_TCR))) == []
    withheld = Finding("code", "/campaigns/0", "why", "fix", Severity.BLOCKING, Subject.CAMPAIGN, CAMPAIGN.id)
    assert list(awaiting_agreement(replace(under_way, withheld={CAMPAIGN.id: [withheld]}))) == both[:1]
    approved = _campaign(CampaignState.APPROVED)
    beside = registration_facts(_brand(), approved, campaigns=(CAMPAIGN, SECOND_CAMPAIGN), agreed=(), is_under_way=True)
    assert list(awaiting_agreement(beside)) == [(Kind.CAMPAIGN, SECOND_CAMPAIGN.id)]
    assert list(awaiting_agreement(replace(beside, is_organization=True))) == [], "no heir waits for it"
    for state in CampaignState:
        waits = list(awaiting_agreement(registration_facts(_brand(), _campaign(state), agreed=(), is_under_way=True)))
        assert bool(waits) is (state in (CampaignState.NOT_SUBMITTED, CampaignState.SUBMITTING)), state
