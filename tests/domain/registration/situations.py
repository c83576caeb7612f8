"""Every task in every state of its machine, for the tests of `step`."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.domain.registration.intent import sent_content
from clearsend.domain.registration.outcome import Outcome
from clearsend.domain.registration.record import (
    Intent,
    Registration,
    Request,
)
from clearsend.domain.registration.states import (
    INITIAL,
    BrandState,
    CampaignState,
    Kind,
    NumberOrderState,
    NumberState,
    State,
)
from clearsend.domain.registration.tasks import (
    AcceptCampaign,
    AssignNumber,
    ChooseNumber,
    ConnectSms,
    ConnectWhatsApp,
    DeactivateCampaign,
    OrderNumber,
    ReadBrand,
    ReadCampaign,
    ReadNumber,
    ReadOrder,
    ReadSms,
    ReadWhatsApp,
    ReleaseSms,
    ReleaseWhatsApp,
    ResubmitCampaign,
    SendOtp,
    SubmitBrand,
    SubmitCampaign,
    Task,
    UnassignNumber,
    UpdateBrand,
    VerifyOtp,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, NUMBER, PROFILE_ID, registration
from tests.domain.registration.subjects import ACCOUNT, SHARED_CAMPAIGN, WABA, a_brand

REASON = Reason("10015", "Bad request.", "Correct it.")
UNDER = a_brand()

TASKS: Sequence[Task] = (
    SubmitBrand(BRAND),
    ReadBrand(BRAND),
    UpdateBrand(BRAND),
    SendOtp(BRAND),
    VerifyOtp(BRAND),
    SubmitCampaign(CAMPAIGN, BRAND, UNDER),
    AcceptCampaign(SHARED_CAMPAIGN, BRAND),
    ReadCampaign(CAMPAIGN, BRAND),
    ReadCampaign(SHARED_CAMPAIGN, BRAND, "CSHARE1"),
    ResubmitCampaign(CAMPAIGN, BRAND, UNDER, Request.UPDATE),
    ResubmitCampaign(CAMPAIGN, BRAND, UNDER, Request.APPEAL),
    DeactivateCampaign(CAMPAIGN.id),
    ChooseNumber(PROFILE_ID),
    OrderNumber(PROFILE_ID),
    ReadOrder(PROFILE_ID),
    AssignNumber(NUMBER, ("c-1",)),
    AssignNumber(NUMBER, ("c-1",), is_waking=True),
    ReadNumber(NUMBER, ("c-1",)),
    UnassignNumber(NUMBER, ("c-1",)),
    ConnectSms(NUMBER),
    ReadSms(NUMBER),
    ReleaseSms(NUMBER),
    ConnectWhatsApp(WABA, ACCOUNT.fingerprint),
    ReadWhatsApp(WABA, ACCOUNT.fingerprint),
    ReleaseWhatsApp(WABA),
)
INTENDED: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.SUBMITTING,
    Kind.CAMPAIGN: CampaignState.SUBMITTING,
    Kind.NUMBER: NumberState.ASSIGNING,
    Kind.NUMBER_ORDER: NumberOrderState.ORDERING,
}


def states(kind: Kind) -> Sequence[State]:
    return tuple(type(INITIAL[kind]))


def known(task: Task, state: State, **fields: Any) -> Registration:
    """A registration in `state` with something to lose in every field."""
    usual: dict[str, Any] = {
        "vendor_id": "at-vendor",
        "vendor_fields": {"word": "before"},
        "intent": Intent("reg-1", NOW - timedelta(hours=1), {"display_name": "Northwind"}),
        "next_check_at": NOW,
        "checked_at": NOW - timedelta(days=1),
        "state_since": NOW - timedelta(days=2),
    }
    return registration(task.kind, task.subject_id, state, **(usual | fields))


def situations() -> Iterator[tuple[Task, Registration]]:
    """Every task, in every state of its machine, with every request of a person that could be there meanwhile."""
    for task in TASKS:
        for state, requested, failures in itertools.product(states(task.kind), (None, *Request), (0, 3)):
            yield task, known(task, state, requested=requested and requested.value, failures=failures)


def ended(task: Task, before: Registration, outcome: type, **more: Any) -> Outcome:
    content = sent_content(task, before, "Northwind")
    made: Outcome = outcome(task, before, content, **more)
    return made
