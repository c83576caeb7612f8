"""Over a large space of registration facts: what the plan never does, and that it comes to rest whatever a vendor answers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any, get_args

import pytest

from clearsend.domain.phone_number import needs_campaign
from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.reason import Reason
from clearsend.domain.registration import intent as intents
from clearsend.domain.registration import outcome as outcomes
from clearsend.domain.registration import step as steps
from clearsend.domain.registration.facts import RegistrationFacts
from clearsend.domain.registration.record import OTP_SENT, Details, Intent, Reading, Registration, Request
from clearsend.domain.registration.sent import brand_content, campaign_content
from clearsend.domain.registration.states import (
    INITIAL,
    TRANSITIONS,
    BrandState,
    CampaignState,
    Kind,
    Moved,
    NumberOrderState,
    NumberState,
    SmsState,
    State,
    WhatsAppState,
    follow,
    state_of,
)
from clearsend.domain.registration.tasks import (
    CREATIONS,
    AcceptCampaign,
    AssignNumber,
    ConnectSms,
    ConnectWhatsApp,
    ReadCampaign,
    ReleaseSms,
    ReleaseWhatsApp,
    ResubmitCampaign,
    SubmitCampaign,
    Task,
    UnassignNumber,
)
from tests.domain.facts import (
    BRAND,
    CAMPAIGN,
    NOW,
    NUMBER,
    ORG_ID,
    PROFILE_ID,
    registration,
    registration_facts,
    with_campaigns,
)
from tests.domain.registration.subjects import (
    ACCOUNT,
    LATER,
    NOT_TCR,
    PACE,
    SECOND,
    SECOND_CAMPAIGN,
    SHARED_CAMPAIGN,
    SOLE_PROPRIETOR,
    WABA,
    a_brand,
    next_task,
)

# Where each machine is when all is well.
BEST: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.VERIFIED,
    Kind.CAMPAIGN: CampaignState.APPROVED,
    Kind.NUMBER: NumberState.ASSIGNED,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERED,
    Kind.SMS: SmsState.CONNECTED,
    Kind.WHATSAPP: WhatsAppState.CONNECTED,
}

# ---- Over a large space of registration facts


_WISHES: Mapping[Kind, Sequence[Request]] = {
    Kind.BRAND: (Request.SEND_OTP, Request.VERIFY_OTP, Request.UPDATE),
    Kind.CAMPAIGN: (Request.SUBMIT, Request.UPDATE, Request.APPEAL, Request.DEACTIVATE),
    Kind.NUMBER: (Request.SUBMIT,),
    Kind.NUMBER_ORDER: (Request.SUBMIT,),
    Kind.SMS: (Request.SUBMIT,),
    Kind.WHATSAPP: (Request.SUBMIT,),
}
_CAMPAIGNS = (CAMPAIGN, SECOND_CAMPAIGN, SHARED_CAMPAIGN)
_SUBJECTS: Mapping[Kind, Sequence[str]] = {
    Kind.BRAND: (BRAND.id,),
    Kind.CAMPAIGN: tuple(campaign.id for campaign in _CAMPAIGNS),
    Kind.NUMBER: (NUMBER, "+12125550177"),
    Kind.NUMBER_ORDER: (PROFILE_ID,),
    Kind.SMS: (NUMBER, "+12125550177"),
    Kind.WHATSAPP: (WABA,),
}

_SENT: Sequence[Mapping[str, Any] | None] = (
    None,
    {},
    brand_content(BRAND, "Northwind Dental"),
    campaign_content(CAMPAIGN),
    {"fingerprint": NUMBER},
    {"fingerprint": ACCOUNT.fingerprint, "repairs": 2, "repaired_at": NOW.isoformat()},
    {"refused": ACCOUNT.fingerprint},
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
        details=chance.choice([Details(), Details(is_registered=True, is_unsubscribed=True)]),
        reasons=chance.choice([(), (Reason("x", "No."),)]),
        intent=chance.choice([None, Intent("reg-1"), Intent("reg-1", NOW, {OTP_SENT: "yes"})]),
        sent=chance.choice(_SENT),
        requested=chance.choice([None, *(wish.value for wish in _WISHES[kind])]),
        next_check_at=chance.choice([None, NOW - SECOND, NOW, NOW + SECOND, LATER]),
        failures=chance.randrange(3),
    )


def _any_facts(chance: Random) -> RegistrationFacts:
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
        phone_number=chance.choice([None, NUMBER, NUMBER, NUMBER, "+18005550100", "+442071838750"]),
        account=chance.choice([None, ACCOUNT]),
        is_number_used=chance.random() < 0.8,
        is_account_used=chance.random() < 0.8,
        numbers_used_elsewhere=chance.choice([(), ("+12125550177",)]),
        numbers_on_campaigns={f"{one.id}-at-vendor": chance.choice([0, 48, 49]) for one in _CAMPAIGNS},
    )
    # Most of what is interesting comes after a verified brand.
    if chance.random() < 0.5:
        return plan
    return with_campaigns(replace(plan, registrations=(a_brand(), *_but_brands(plan))))


def _but_brands(plan: RegistrationFacts) -> list[Registration]:
    return [found for found in plan.registrations if found.kind is not Kind.BRAND]


def test_what_is_never_planned() -> None:
    planned: Counter[type] = Counter()
    for seed in range(4_000):
        plan = _any_facts(Random(seed))
        task = next_task(plan, NOW)
        if task is not None:
            _assert_allowed(task, plan)
            planned[type(task)] += 1
    # Nothing was shown about what never came up.
    assert set(planned) == set(get_args(Task))


def _assert_allowed(task: Task, plan: RegistrationFacts) -> None:
    found = plan.own(task.kind, task.subject_id)

    assert found is None or not found.is_resting(NOW), "a vendor that was unavailable is left in peace"
    if task.kind is Kind.BRAND:
        assert plan.owns_brand
        assert plan.is_tcr_application
    if isinstance(task, SubmitCampaign | AcceptCampaign | ReadCampaign | ResubmitCampaign):
        assert plan.owns_campaigns
        assert plan.is_tcr_application
        assert task.campaign in plan.campaigns
    if isinstance(task, SubmitCampaign | ResubmitCampaign):
        assert task.under.state is BrandState.VERIFIED
    if isinstance(task, AssignNumber):
        assert plan.is_number_used
        assert needs_campaign(task.phone_number)
        on_profile = plan.own(Kind.SMS, task.phone_number)
        assert on_profile is not None
        assert on_profile.state is SmsState.CONNECTED
        allowed = (CampaignState.APPROVED, CampaignState.SUSPENDED)
        assert {one.state for one in plan.number_campaigns if one.vendor_id in task.campaign_ids} <= {*allowed}
        is_followed_up = found is not None and found.intent is not None and found.intent.sent_at is not None
        assert is_followed_up or plan.numbers_on_campaigns.get(task.campaign_ids[0], 0) < 49
    if isinstance(task, ConnectSms):
        assert plan.is_number_used
        assert task.phone_number == plan.phone_number
    if isinstance(task, ConnectWhatsApp):
        assert plan.is_account_used
    if isinstance(task, ReleaseSms | UnassignNumber):
        assert task.phone_number != plan.phone_number
        declared = plan.own(Kind.SMS, plan.phone_number or "")
        assert plan.phone_number is None or (declared is not None and declared.state is SmsState.CONNECTED)
    if isinstance(task, CREATIONS) and found is not None and found.state is not INTENDED[found.kind]:
        intended = follow(found.kind, found.state, INTENDED[found.kind])
        assert isinstance(intended, Moved), f"{found.kind} cannot be created from {found.state}"


# Where the intent is written, and the vendor may have it.
INTENDED: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.SUBMITTING,
    Kind.CAMPAIGN: CampaignState.SUBMITTING,
    Kind.NUMBER: NumberState.ASSIGNING,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERING,
}

# ---- A vendor to play the plan against


class Vendor:
    """Carries tasks out as the actions do: through `step`.

    `answer` says what is read, given the machine and where it stands; None is a vendor that is unavailable.
    """

    def __init__(self, plan: RegistrationFacts, answer: Callable[[Kind, State], State | None]) -> None:
        self.plan = plan
        self.now = NOW
        self.tasks: list[tuple[type, str]] = []
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
        self.tasks.append((type(task), task.subject_id))
        kind = task.kind
        found = self.plan.own(kind, task.subject_id) or registration(kind, task.subject_id, INITIAL[kind])
        begun = steps.step(found, outcomes.Begun(task, self.plan.display_name), self.now, PACE)
        before = begun.conversing
        assert before is not None
        if isinstance(task, CREATIONS) and found.state is not INTENDED[kind]:
            self.created.append(task.subject_id)
        # No vendor is asked.
        is_asked = not isinstance(task, ReleaseWhatsApp)
        state = self._answer(kind, begun.registration.state) if is_asked else WhatsAppState.RELEASED
        sent = intents.sent_content(task, before, self.plan.display_name)
        outcome: outcomes.Outcome
        if state is None:
            outcome = outcomes.Unavailable(task, before, sent, message="down")
        else:
            reading = Reading(state, {}, f"{task.subject_id}-at-vendor")
            outcome = outcomes.Read(task, before, sent, reading=reading)
        self._write(steps.step(begun.registration, outcome, self.now, PACE).registration)

    def _write(self, written: Registration) -> None:
        others = [
            found
            for found in self.plan.registrations
            if (found.owner_id, found.kind, found.subject_id) != (written.owner_id, written.kind, written.subject_id)
        ]
        self.plan = with_campaigns(replace(self.plan, registrations=(*others, written)))


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
    created = 0
    for seed in range(1_000):
        chance = Random(seed)

        def answer(kind: Kind, state: State, chance: Random = chance) -> State | None:
            return chance.choice([None, *_states(kind)])

        vendor = Vendor(_any_facts(chance), answer)
        for _ in range(3):
            vendor.created.clear()
            vendor.run_until_idle(at_most=30)
            assert len(vendor.created) == len(set(vendor.created)), f"created twice in one go, seed {seed}"
            created += len(vendor.created)
            vendor.now += timedelta(hours=7)
    # Nothing was shown if nothing was ever created.
    assert created > 100
