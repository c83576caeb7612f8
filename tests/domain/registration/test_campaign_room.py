"""The room on a campaign: a number is put on one with room, and otherwise waits, and goes on once there is some."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from clearsend.domain.precheck.room import CAMPAIGN_FULL, MOST_NUMBERS
from clearsend.domain.reason import Reason
from clearsend.domain.registration import campaign_room
from clearsend.domain.registration.facts import RegistrationFacts, Rest
from clearsend.domain.registration.outcome import Begun, Held, Read, Refused
from clearsend.domain.registration.plan import plan
from clearsend.domain.registration.record import FOR_CAMPAIGN, Details, Intent, Reading, Registration
from clearsend.domain.registration.states import CampaignState, Kind, NumberState
from clearsend.domain.registration.step import step
from clearsend.domain.registration.tasks import AssignNumber, ReadNumber, UnassignNumber
from tests.domain.facts import CAMPAIGN, NOW, NUMBER, connected, registration, registration_facts
from tests.domain.registration.subjects import (
    LATER,
    PACE,
    SECOND_CAMPAIGN,
    a_brand,
    a_campaign,
    a_number,
    next_task,
)

FIRST = a_campaign(CampaignState.APPROVED, vendor_id="first")
SECOND = a_campaign(CampaignState.APPROVED, SECOND_CAMPAIGN, vendor_id="second")
FULL = {"first": MOST_NUMBERS}
REFUSAL = Reason("10015", "No.")
WAITS = campaign_room.full([CAMPAIGN.id])


def facts(*more: Registration, **fields: Any) -> RegistrationFacts:
    known = (a_brand(), connected(NUMBER, next_check_at=LATER), *more)
    return registration_facts(*known, **{"numbers_on_campaigns": FULL, **fields})


def full(found: RegistrationFacts) -> list[str]:
    """Ours of the campaigns for room on which the number waits."""
    rest = plan(found, NOW)
    assert isinstance(rest, Rest), rest
    return list(rest.full)


# ---- The plan


@pytest.mark.parametrize(("others", "is_put"), [(0, True), (48, True), (49, False), (50, False)])
def test_a_campaign_takes_forty_nine_numbers(others: int, is_put: bool) -> None:
    found = facts(FIRST, numbers_on_campaigns={"first": others})
    assert next_task(found) == (AssignNumber(NUMBER, ("first",)) if is_put else None)
    if not is_put:
        assert full(found) == [CAMPAIGN.id]


def test_the_first_with_room_is_taken_and_the_full_one_may_have_the_number_already() -> None:
    two = facts(FIRST, SECOND, campaigns=(CAMPAIGN, SECOND_CAMPAIGN))
    assert next_task(two) == AssignNumber(NUMBER, ("second", "first"))
    both_full = replace(two, numbers_on_campaigns={"first": 49, "second": 1_000})
    assert full(both_full) == [CAMPAIGN.id, SECOND_CAMPAIGN.id]


def test_a_number_pool_lifts_the_limit() -> None:
    pooled = replace(FIRST, details=Details(is_pooled=True))
    assert next_task(facts(pooled)) == AssignNumber(NUMBER, ("first",))


@pytest.mark.parametrize("state", [NumberState.NOT_ASSIGNED, NumberState.ASSIGNING])
def test_a_number_on_no_campaign_waits_as_a_new_one_does(state: NumberState) -> None:
    assert full(facts(FIRST, a_number(state))) == [CAMPAIGN.id]


def test_a_refused_number_that_a_person_wants_again_waits() -> None:
    again = a_number(NumberState.FAILED, requested="submit")
    assert full(facts(FIRST, again)) == [CAMPAIGN.id]
    assert full(facts(FIRST, a_number(NumberState.FAILED))) == []


def test_what_may_have_been_sent_is_followed_up_all_the_same() -> None:
    sent = a_number(NumberState.ASSIGNING, intent=Intent("token", NOW, {}))
    assert next_task(facts(FIRST, sent)) == AssignNumber(NUMBER, ("first",))


def test_a_suspended_campaign_that_is_full_is_not_woken() -> None:
    suspended = replace(FIRST, state=CampaignState.SUSPENDED)
    assert next_task(facts(suspended, numbers_on_campaigns={})) == AssignNumber(NUMBER, ("first",), is_waking=True)
    assert full(facts(suspended)) == [CAMPAIGN.id]


def test_a_number_that_waits_is_read_when_it_is_due() -> None:
    waiting = a_number(NumberState.NOT_ASSIGNED, reasons=(WAITS,), next_check_at=NOW)
    assert isinstance(next_task(facts(FIRST, waiting)), ReadNumber)
    # A vendor that is down does not end the wait.
    assert full(facts(FIRST, replace(waiting, failures=1, next_check_at=LATER))) == [CAMPAIGN.id]


@pytest.mark.parametrize(
    "fields", [{"phone_number": None}, {"phone_number": "+18005550100"}, {"is_number_used": False}, {"campaigns": ()}]
)
def test_nothing_waits_that_goes_on_no_campaign(fields: dict[str, Any]) -> None:
    assert campaign_room.freed(FIRST, FIRST) is None
    planned = plan(facts(FIRST, **fields), NOW)
    assert not isinstance(planned, Rest) or planned.full == ()


def test_a_replaced_number_leaves_the_campaign_that_it_was_being_put_on() -> None:
    old = registration(Kind.NUMBER, "+12125550177", NumberState.ASSIGNING, intent=_for("first"))
    new = a_number(NumberState.ASSIGNED, next_check_at=LATER)
    assert next_task(facts(FIRST, old, new)) == UnassignNumber("+12125550177", ("first",))


# ---- What counts


def _for(campaign_id: str) -> Intent:
    return Intent("token", NOW, {FOR_CAMPAIGN: campaign_id})


@pytest.mark.parametrize("state", NumberState)
def test_a_number_counts_on_its_way_to_a_campaign_and_on_it(state: NumberState) -> None:
    on_way = state in (NumberState.ASSIGNING, NumberState.PENDING, NumberState.ASSIGNED)
    there = a_number(state, details=Details(campaign_id="first"))
    assert campaign_room.campaign_of(there) == ("first" if on_way else None)
    intended = a_number(state, intent=_for("second"))
    assert campaign_room.campaign_of(intended) == ("second" if on_way else None)
    assert campaign_room.campaign_of(a_number(state)) is None


def test_nothing_else_counts() -> None:
    assert campaign_room.campaign_of(replace(FIRST, details=Details(campaign_id="first"))) is None


def test_the_intent_names_the_campaign() -> None:
    for fresh in (a_number(NumberState.NOT_ASSIGNED), a_number(NumberState.ASSIGNING, intent=_for("first"))):
        begun = step(fresh, Begun(AssignNumber(NUMBER, ("second", "first")), "Northwind"), NOW, PACE)
        assert campaign_room.campaign_of(begun.registration) == "second"


def test_what_makes_room() -> None:
    there = a_number(NumberState.ASSIGNED, details=Details(campaign_id="first"))
    left = a_number(NumberState.NOT_ASSIGNED)
    elsewhere = a_number(NumberState.ASSIGNED, details=Details(campaign_id="second"))
    pooled = replace(FIRST, details=Details(is_pooled=True))
    assert campaign_room.freed(there, left) == "first"
    assert campaign_room.freed(there, elsewhere) == "first"
    assert campaign_room.freed(FIRST, pooled) == "first"
    for before, after in ((left, there), (there, there), (pooled, pooled), (pooled, FIRST)):
        assert campaign_room.freed(before, after) is None


# ---- What is said


def test_a_number_that_waits_says_so_once_and_is_read_in_a_day() -> None:
    fresh = a_number(NumberState.NOT_ASSIGNED)
    held = step(fresh, Held((WAITS,), because="campaign_full"), NOW, PACE)
    assert (held.registration.reasons, held.is_news) == ((WAITS,), True)
    assert held.registration.needs_action
    assert held.registration.next_check_at == NOW + timedelta(seconds=PACE.settled_check)
    assert CAMPAIGN.id in WAITS.message
    assert "number pool" in str(WAITS.remedy)

    read = Read(ReadNumber(NUMBER, ()), held.registration, reading=Reading(NumberState.NOT_ASSIGNED, {}, NUMBER))
    later = step(held.registration, read, NOW, PACE).registration
    assert later.reasons == (WAITS,)
    assert not step(later, Held((WAITS,), because="campaign_full"), NOW, PACE).is_news


def test_a_refused_number_keeps_the_words_of_the_vendor_beside() -> None:
    refused = a_number(NumberState.FAILED, requested="submit", reasons=(REFUSAL,), next_check_at=LATER)
    held = step(refused, Held((WAITS, REFUSAL), because="campaign_full"), NOW, PACE)
    assert held.is_news
    assert held.registration.next_check_at == LATER
    reading = Reading(NumberState.FAILED, {}, NUMBER, reasons=[REFUSAL])
    read = step(held.registration, Read(ReadNumber(NUMBER, ()), held.registration, reading=reading), NOW, PACE)
    assert read.registration.reasons == (WAITS, REFUSAL)
    freed = step(read.registration, Held((REFUSAL,)), NOW, PACE)
    assert (freed.registration.reasons, freed.is_news) == ((REFUSAL,), False)


def test_the_wait_is_over_with_the_assignment() -> None:
    waiting = a_number(NumberState.NOT_ASSIGNED, reasons=(WAITS,), next_check_at=LATER)
    task = AssignNumber(NUMBER, ("first",))
    begun = step(waiting, Begun(task, "Northwind"), NOW, PACE).registration
    assert (begun.state, begun.reasons) == (NumberState.ASSIGNING, ())
    # Another has taken the last place at the same moment: the vendor's words.
    refused = step(begun, Refused(task, begun, reason=REFUSAL), NOW, PACE).registration
    assert (refused.state, refused.reasons) == (NumberState.FAILED, (REFUSAL,))
    assert [one.code for one in refused.reasons] != [CAMPAIGN_FULL]
