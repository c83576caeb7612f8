"""Over a large space of registration facts: what the plan never does, and that it comes to rest whatever a vendor answers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.reason import Reason
from clearsend.domain.registration.plan import (
    CREATIONS,
    OTP_SENT,
    RegistrationFacts,
    Task,
    TaskKind,
    needs_campaign,
    next_task,
)
from clearsend.domain.registration.record import Details, Intent, Registration, Request
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
    State,
    WhatsAppState,
    follow,
    state_of,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, NUMBER, ORG_ID, PROFILE_ID, registration, registration_facts
from tests.domain.registration.subjects import (
    LATER,
    NOT_TCR,
    PACE,
    SECOND,
    SECOND_CAMPAIGN,
    SHARED_CAMPAIGN,
    SOLE_PROPRIETOR,
    WABA,
    a_brand,
)

# Where each machine is when all is well.
BEST: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.VERIFIED,
    Kind.CAMPAIGN: CampaignState.APPROVED,
    Kind.NUMBER: NumberState.ASSIGNED,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERED,
    Kind.WHATSAPP: WhatsAppState.CONNECTED,
}

# ---- Over a large space of registration facts


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
        phone_number=chance.choice([None, NUMBER, NUMBER, "+18005550100", "+442071838750"]),
    )
    # Most of what is interesting comes after a verified brand.
    return plan if chance.random() < 0.5 else replace(plan, registrations=(a_brand(), *_but_brands(plan)))


def _but_brands(plan: RegistrationFacts) -> list[Registration]:
    return [found for found in plan.registrations if found.kind is not Kind.BRAND]


def test_what_is_never_planned() -> None:
    planned: Counter[TaskKind] = Counter()
    for seed in range(4_000):
        plan = _any_facts(Random(seed))
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
