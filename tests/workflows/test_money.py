"""Money: whatever is called, in whatever order, whatever vendors do and whatever goes wrong: what is paid is what was agreed to."""

import itertools
import os
from collections.abc import Sequence
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clearsend.api.routes import ROUTES
from clearsend.store.foundation.tables import registrations
from tests.workflows.money_desk import Desk
from tests.workflows.money_steps import (
    BEGINNINGS,
    CALLS,
    LOW_VOLUME,
    MOVES,
    ORGANIZATION,
    PAID_CALLS,
    PROFILE,
    PROFILE_CAMPAIGNS,
    UNREGISTERED,
    Ask,
    Befall,
    Decide,
    Fail,
    Rest,
    Step,
    Work,
    brand,
)
from tests.workflows.still_world import Accident, StillWorld
from tests.world import CAMPAIGN

# In the suite always the same; a longer run looks elsewhere each time: MONEY_EXAMPLES=2000.
_EXAMPLES = int(os.environ.get("MONEY_EXAMPLES", "0"))


def test_the_ledger_equals_the_agreements_that_were_used_up(still_world: StillWorld) -> None:
    paid = 0

    @settings(
        max_examples=_EXAMPLES or 25,
        derandomize=not _EXAMPLES,
        database=None,
        # To make a failing example small takes minutes.
        phases=[Phase.generate, Phase.shrink] if _EXAMPLES else [Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(
        is_automatic=st.sampled_from([True, True, True, False]),
        beginning=st.sampled_from(BEGINNINGS),
        moves=MOVES,
    )
    def reckon(is_automatic: bool, beginning: Sequence[Step], moves: Sequence[Sequence[Step]]) -> None:
        nonlocal paid
        desk = Desk(still_world, is_automatic=is_automatic)
        for step in [*beginning, *itertools.chain(*moves)]:
            desk.do(step)
        found = desk.reckon()
        assert (found.misses, found.doubts) == ([], [])
        paid += found.payments

    reckon()
    assert paid > (_EXAMPLES or 25), "a payment and more for each"


def test_every_route_that_changes_something_is_among_the_calls() -> None:
    """But for the subscriptions to webhooks, which have nothing to do with money."""
    changing = {(route.method, route.path) for route in ROUTES if route.method != "GET"}
    called = {(method, path) for method, path, _, _ in CALLS}
    assert {(method, path) for method, path in changing - called if "/webhooks" not in path} == set()


# ---- Named stories: what the random ones have found, or might not find every day

_ANSWER_LOST = Befall(PAID_CALLS, Accident.ANSWER_IS_LOST)
_LATE = Befall(PAID_CALLS, Accident.ARRIVES_LATE)
_NEVER = Befall(PAID_CALLS, Accident.NEVER_ARRIVES)
_COMPLETE = Ask("POST", f"{PROFILE}/complete", {"webHookUrl": "http://127.0.0.1:9/done"})
_ORDER = Ask("POST", f"{PROFILE}/number-order", {"acceptFee": True}, who=1)
_DELETE, _RESTORE = Ask("DELETE", PROFILE), Ask("POST", f"{PROFILE}/restore")
_APPEAL = Ask("POST", f"{PROFILE_CAMPAIGNS}/{{campaignId}}/resubmit", {"acceptFee": True})
_LIVE = (_COMPLETE, Rest(1_300))
_REFUSED = (*_LIVE, Decide("campaign", "rejected"), Rest(70))
_SUBMIT = "/campaigns/{campaignId}/submit"
_INHERITS = {"inherit_tcr_brand": True}
_WITHHELD = brand(0, entityType="PUBLIC_PROFIT")


def _patch(**fields: object) -> Ask:
    return Ask("PATCH", PROFILE, fields)


def _replace(**content: object) -> Ask:
    return Ask("PUT", f"{PROFILE_CAMPAIGNS}/{{campaignId}}", {"campaign": {**CAMPAIGN, **content}})


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([_LATE, _COMPLETE, Rest(1_300)], id="brand arrives late"),
        pytest.param(
            [Ask("POST", f"{PROFILE}{path}", {}, who=2) for path in ("/brand/submit", _SUBMIT, "/number-order")],
            id="no fee is accepted",
        ),
        pytest.param(
            [Ask("PATCH", PROFILE, {"allow_profile_spending": True}, who=1), replace(_COMPLETE, who=1, is_own=True)],
            id="an heir's own key",
        ),
        pytest.param([*_LIVE, Ask("POST", PROFILE_CAMPAIGNS, {"campaign": CAMPAIGN}), _COMPLETE], id="completed"),
        pytest.param([_patch(sending_phone_number="+12125560100"), _COMPLETE, Rest(1_300)], id="failed completion"),
        pytest.param(
            [
                _patch(sending_phone_number="+12125560100"),
                *(_COMPLETE, Rest(1_300), _patch(sending_phone_number="+12125550120")),
                *(replace(_COMPLETE, is_own=True), Rest(1_300)),
            ],
            id="failed completion, then one by its own key",
        ),
        pytest.param(
            [Ask("POST", f"{PROFILE}/complete", _COMPLETE.body, who=1), Ask("DELETE", PROFILE, who=1)],
            id="heir is deleted before it settles",
        ),
        pytest.param([_COMPLETE, Work(), _LATE, Rest(1_300)], id="campaign arrives late"),
        pytest.param([_LATE, _ORDER, Rest(1_300)], id="order arrives late"),
        pytest.param([_ANSWER_LOST, _COMPLETE, Work(), _DELETE, _RESTORE, _COMPLETE], id="deleted in doubt, restored"),
        pytest.param(
            [Befall(PAID_CALLS, Accident.MEANWHILE, _DELETE), _COMPLETE, Work(), _RESTORE, Rest(70), _COMPLETE],
            id="deleted while the request is on its way",
        ),
        pytest.param(
            [_COMPLETE, Work(), _ANSWER_LOST, Rest(700), Decide("brand", "unverified")],
            id="campaign in doubt, brand no longer verified",
        ),
        pytest.param(
            [_ANSWER_LOST, _ORDER, Work(), Ask("PATCH", PROFILE, {"sending_phone_number": "+12125550123"}, who=1)],
            id="order in doubt, number declared",
        ),
        pytest.param([_ANSWER_LOST, _ORDER, Work(), Ask("DELETE", PROFILE, who=1)], id="order in doubt, deleted"),
        pytest.param(
            [_replace(volume=LOW_VOLUME), _COMPLETE, Work(), _replace()], id="cheap when agreed to, then dear"
        ),
        pytest.param(
            [_NEVER, _ORDER, Work(), Ask("DELETE", PROFILE, who=1), Ask("POST", f"{PROFILE}/restore", who=1)],
            id="order that never arrived, deleted and restored",
        ),
        pytest.param([*_REFUSED, _ANSWER_LOST, _APPEAL, Work(), _DELETE, _RESTORE], id="appeal in doubt, deleted"),
        pytest.param(
            [*_REFUSED, Befall(["GET /10dlc/campaign/*"], Accident.NEVER_ARRIVES), _APPEAL, Work()],
            id="look at the campaign before its appeal fails",
        ),
        pytest.param(
            [*_REFUSED, _ANSWER_LOST, _APPEAL, Work(), Decide("campaign", "rejected")],
            id="appeal in doubt, refused again",
        ),
        pytest.param(
            [*_REFUSED, Befall(PAID_CALLS, Accident.DIES_AFTER), _APPEAL, Work(), Decide("campaign", "approved")],
            id="worker dies at an appeal, which is granted",
        ),
        pytest.param(
            [_COMPLETE, Rest(700), Befall(["* /*"], Accident.DIES_AFTER), _COMPLETE, Rest(1_300)],
            id="worker dies before it submits a campaign",
        ),
    ],
)
def test_a_story_ends_with_what_was_agreed_to(still_world: StillWorld, steps: Sequence[Step]) -> None:
    found = _told(still_world, steps).reckon()
    assert (found.misses, found.doubts) == ([], [])


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([_ANSWER_LOST, _COMPLETE, Work(), _patch(brand=_WITHHELD)], id="brand is withheld now"),
        pytest.param([_ANSWER_LOST, _COMPLETE, Work(), _patch(**_INHERITS)], id="brand is inherited now"),
        pytest.param([_ANSWER_LOST, _COMPLETE, Work(), _patch(brand=UNREGISTERED)], id="not for the registry now"),
        pytest.param(
            [
                _ANSWER_LOST,
                Ask("POST", f"{PROFILE}/complete", _COMPLETE.body, who=1),
                Work(),
                Ask("PATCH", ORGANIZATION, {"brand": UNREGISTERED}),
            ],
            id="organization's brand, not for the registry now",
        ),
        pytest.param(
            [*_REFUSED, _ANSWER_LOST, _APPEAL, Work(), _patch(inherit_tcr_campaign=True)],
            id="appeal of a campaign, others inherited now",
        ),
    ],
)
def test_what_was_paid_is_found_whatever_is_declared_after_its_answer_was_lost(
    still_world: StillWorld, steps: Sequence[Step]
) -> None:
    desk = _told(still_world, steps)
    desk.do(Rest(200_000))
    found = desk.reckon()
    assert (found.misses, found.doubts) == ([], [])


def test_what_was_paid_counts_below_the_cap_though_its_agreement_had_ended_when_it_was_found(
    still_world: StillWorld,
) -> None:
    desk = _told(still_world, [_ANSWER_LOST, _COMPLETE, Work(), _DELETE])
    assert _agreed_this_month(desk) == "0.00", "nobody knows yet"
    desk.do(_RESTORE)
    desk.do(Rest(1_300))
    assert _agreed_this_month(desk) == "4.00"
    found = desk.reckon()
    assert (found.misses, found.doubts) == ([], [])


def _agreed_this_month(desk: Desk) -> str:
    return str(desk.ask(Ask("GET", ORGANIZATION)).json()["data"]["agreed_this_month"])


@pytest.mark.parametrize("match", ["POST /10dlc/brand", "POST /10dlc/campaignBuilder"])
def test_what_was_refused_at_the_door_is_not_read(still_world: StillWorld, match: str) -> None:
    """The reading fails as a defect of the server, every quarter of an hour, until somebody changes the brand or campaign."""
    _told(still_world, [Fail(match, "10015"), _COMPLETE, Rest(1_300), Rest(90_000)])
    with still_world.database.reading() as transaction:
        failing = [*transaction.connection.execute(sa.select(registrations).where(registrations.c.failures > 0))]
    assert [(row.kind, row.state, row.vendor_id) for row in failing] == []


def _told(world: StillWorld, steps: Sequence[Step]) -> Desk:
    desk = Desk(world)
    for step in steps:
        desk.do(step)
    return desk
