"""Numbers of tenants that are completed: changed, lost, taken by others, shared by many. Told by the calls to the vendor and by
what a person learns, as section "Declared, agreed, true" of the design demands."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.workflows.living import (
    ASSIGN,
    FOREIGN_CAMPAIGN,
    FOREIGN_PROFILE,
    ITS_NEXT_NUMBER,
    ITS_NUMBER,
    MOVE,
    READ_ASSIGNMENT,
    TAKE_OFF,
    a_day_passes,
    assert_first_connected_then_released,
    assert_same_life,
    await_code,
    await_nothing_to_do,
    await_on_campaign,
    await_reading,
    await_rest,
    await_told,
    callbacks,
    codes,
    eventually_by_day,
    live_heirs,
    live_tenant,
    number_id,
    on_campaign,
    on_messaging_profile,
    paths,
    profile,
    take_to_foreign_campaign,
    take_to_foreign_profile,
    writes,
)
from tests.workflows.test_number_order_story import ask
from tests.workflows.test_registration_kinds import SECOND_NUMBER, action_needed, await_event, await_quiet, telnyx
from tests.workflows.test_registration_story import NUMBER, await_completed, fees, paid
from tests.world import BRAND, CAMPAIGN, World, eventually

TOLD = [(True, "SUBMITTED"), (True, "COMPLETED")]


@pytest.fixture
def world(world: World) -> World:
    """Vendors that approve at once, and a server that looks soon at what waits."""
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    return world


# ---- Another number


@pytest.mark.parametrize("completes", [False, True], ids=["by itself", "and complete is called"])
def test_another_number_is_on_the_campaign_before_the_old_one_is_off(world: World, completes: bool) -> None:
    profile_id = live_tenant(world)
    campaign = on_campaign(world)[NUMBER]

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": SECOND_NUMBER})
    if completes:
        assert world.ask_to_complete(profile_id).status_code in (200, 202)
        world.await_end(profile_id)

    assert await_on_campaign(world, SECOND_NUMBER) == campaign
    eventually(lambda: on_campaign(world), lambda on: NUMBER not in on, what="the old number off the campaign")
    assert_first_connected_then_released(world, NUMBER, SECOND_NUMBER)
    assert profile_id in str(on_messaging_profile(world, SECOND_NUMBER))
    await_nothing_to_do(world, profile_id)
    assert profile(world, profile_id)["status"] == "completed"
    assert fees(world) == paid(brands=1, campaigns=1)
    await_quiet(world)
    again = world.ask_to_complete(profile_id)
    assert again.status_code == 200, (again.text, "nothing is left to be repaired")


def _not_in_the_account(world: World) -> str:
    return "+12125560123"


def _of_another_sender(world: World) -> str:
    number_id(world, SECOND_NUMBER)
    world.telnyx.decide("number", SECOND_NUMBER, "moved")
    return SECOND_NUMBER


@pytest.mark.parametrize("refused", [_not_in_the_account, _of_another_sender])
def test_a_refused_number_leaves_the_old_one_where_it_is(world: World, refused: Callable[[World], str]) -> None:
    profile_id = live_tenant(world)
    campaign = on_campaign(world)[NUMBER]
    wanted = refused(world)

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": wanted})

    found = eventually(lambda: action_needed(world, profile_id), bool, what="the refusal")
    assert any(wanted in one["message"] for one in found), found
    assert all(one["remedy"] for one in found)
    a_day_passes(world)
    await_rest(world)
    assert on_campaign(world)[NUMBER] == campaign
    assert world.telnyx.calls(f"{TAKE_OFF}/*") == []
    assert profile_id in str(on_messaging_profile(world, NUMBER))
    assert_same_life(world, profile_id, TOLD)

    # The person declares one that can be had.
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": "+12125550125"})
    assert await_on_campaign(world, "+12125550125") == campaign
    eventually(lambda: on_campaign(world), lambda on: NUMBER not in on, what="the old number off the campaign")
    assert_first_connected_then_released(world, NUMBER, "+12125550125")
    await_nothing_to_do(world, profile_id)


def test_the_carriers_refuse_a_number_and_the_old_one_stays(world: World) -> None:
    profile_id = live_tenant(world)
    words = "The number is not enabled for the carriers."
    world.telnyx.decide("number", SECOND_NUMBER, "failed", words)

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": SECOND_NUMBER})

    found = eventually(lambda: action_needed(world, profile_id), bool, what="the refusal")
    assert words in str(found)
    assert NUMBER in on_campaign(world)
    assert world.telnyx.calls(f"{TAKE_OFF}/*") == []

    # The remedy of a number that has failed is to complete again; this time, the carriers take it.
    assert world.ask_to_complete(profile_id).status_code == 202, "a repair is outstanding"
    await_on_campaign(world, SECOND_NUMBER)
    eventually(lambda: on_campaign(world), lambda on: NUMBER not in on, what="the old number off the campaign")
    await_nothing_to_do(world, profile_id)
    assert profile(world, profile_id)["status"] == "completed"


def test_the_old_number_is_declared_again_before_the_new_one_is_taken(world: World) -> None:
    profile_id = live_tenant(world)
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": _not_in_the_account(world)})
    eventually(lambda: action_needed(world, profile_id), bool, what="the refusal")

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER})

    await_nothing_to_do(world, profile_id)
    await_quiet(world)
    assert NUMBER in on_campaign(world)
    assert world.telnyx.calls(f"{TAKE_OFF}/*") == []


def test_complete_says_on_a_completed_profile_what_its_new_number_was_refused_for(world: World) -> None:
    profile_id = live_tenant(world)
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": _not_in_the_account(world)})
    eventually(lambda: action_needed(world, profile_id), bool, what="the refusal")

    assert world.ask_to_complete(profile_id).status_code == 202, "a repair is outstanding"

    eventually(lambda: callbacks(world, profile_id), lambda told: len(told) == 3, what="the callback of the run")
    assert callbacks(world, profile_id)[-1] == (False, "failed")
    assert profile(world, profile_id)["status"] == "completed", "it stays what it was"
    assert NUMBER in on_campaign(world)


def test_another_number_of_the_organization_is_connected_once_for_all_heirs(world: World) -> None:
    world.equip_organization()
    heirs = live_heirs(world, 5)
    runs = {heir: world.timeline(heir)["id"] for heir in heirs}

    world.data("PATCH", "/v3/organization", {"sending_phone_number": ITS_NEXT_NUMBER})

    await_on_campaign(world, ITS_NEXT_NUMBER)
    eventually(lambda: on_campaign(world), lambda on: ITS_NUMBER not in on, what="the old number off the campaign")
    await_quiet(world)
    assert_first_connected_then_released(world, ITS_NUMBER, ITS_NEXT_NUMBER)
    assert [call["body"]["phoneNumber"] for call in world.telnyx.calls(ASSIGN)] == [ITS_NUMBER, ITS_NEXT_NUMBER]
    for heir in heirs:
        await_nothing_to_do(world, heir)
        assert_same_life(world, heir, [(True, "COMPLETED")])
    assert {heir: world.timeline(heir)["id"] for heir in heirs} == runs, "no heir has run again"


# ---- Lost, and repaired


@pytest.mark.parametrize("loss", ["disconnected", "unassigned"])
def test_a_number_that_nobody_holds_is_put_back(world: World, loss: str) -> None:
    profile_id = live_tenant(world)
    before = (on_messaging_profile(world, NUMBER), on_campaign(world)[NUMBER])

    world.telnyx.decide("number", NUMBER, loss)

    def where() -> tuple[str | None, str | None]:
        return on_messaging_profile(world, NUMBER), on_campaign(world).get(NUMBER)

    assert where() != before
    eventually_by_day(world, where, lambda now: now == before, what="the number where it was")
    await_nothing_to_do(world, profile_id)
    assert_same_life(world, profile_id, TOLD)
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_lost_number_of_the_organization_is_put_back_once(world: World) -> None:
    world.equip_organization()
    heirs = live_heirs(world, 5)
    asked = len(world.telnyx.calls(ASSIGN))
    a_day_passes(world)
    await_rest(world)

    world.telnyx.decide("number", ITS_NUMBER, "unassigned")

    await_on_campaign(world, ITS_NUMBER)
    await_quiet(world)
    assert len(world.telnyx.calls(ASSIGN)) == asked + 1
    for heir in heirs:
        await_nothing_to_do(world, heir)
        assert_same_life(world, heir, [(True, "COMPLETED")])


def test_complete_repairs_what_has_fallen_off_although_the_profile_is_completed(world: World) -> None:
    """The vendor refuses the repair. A person mends the cause, and does what the remedy says: it is tried again."""
    profile_id = live_tenant(world)
    a_day_passes(world)
    await_rest(world)
    world.telnyx.fail_next(ASSIGN, "10015")
    world.telnyx.decide("number", NUMBER, "unassigned")
    eventually(lambda: action_needed(world, profile_id), bool, what="the refusal")
    assert profile(world, profile_id)["status"] == "completed"

    assert world.ask_to_complete(profile_id).status_code == 202, "a repair is outstanding"

    await_on_campaign(world, NUMBER)
    await_nothing_to_do(world, profile_id)
    assert profile(world, profile_id)["status"] == "completed"
    eventually(lambda: len(callbacks(world, profile_id)), lambda count: count == 3, what="the callback of the run")
    assert callbacks(world, profile_id)[-1] == (True, "COMPLETED")
    assert fees(world) == paid(brands=1, campaigns=1)


# ---- Held by another


def _both(world: World) -> None:
    world.telnyx.decide("number", NUMBER, "moved")


def _campaign(world: World) -> None:
    take_to_foreign_campaign(world, NUMBER)


def _profile(world: World) -> None:
    take_to_foreign_profile(world, NUMBER)


@pytest.mark.parametrize("taken", [_both, _campaign, _profile])
def test_a_number_that_another_holds_is_asked_about_and_never_moved(
    world: World, taken: Callable[[World], None]
) -> None:
    profile_id = live_tenant(world)
    taken(world)
    where = (on_messaging_profile(world, NUMBER), on_campaign(world).get(NUMBER))
    done = writes(world)

    found = eventually_by_day(
        world,
        lambda: action_needed(world, profile_id),
        lambda needed: any(one["code"] == "moved_elsewhere" for one in needed),
        what="moved_elsewhere",
    )
    assert FOREIGN_CAMPAIGN not in str(found)
    assert FOREIGN_PROFILE not in str(found)
    assert profile(world, profile_id)["status"] == "completed"
    for _ in range(2):
        a_day_passes(world)
        await_rest(world)
    assert (on_messaging_profile(world, NUMBER), on_campaign(world).get(NUMBER)) == where
    assert writes(world) == done, "it was only looked at"


def test_a_number_that_another_has_let_go_is_put_back(world: World) -> None:
    profile_id = live_tenant(world)
    before = on_campaign(world)[NUMBER]
    _campaign(world)
    eventually_by_day(
        world, lambda: codes(world, profile_id), lambda found: "moved_elsewhere" in found, what="moved_elsewhere"
    )

    telnyx(world, "DELETE", f"/10dlc/phone_number_campaigns/{NUMBER}")

    eventually_by_day(world, lambda: on_campaign(world).get(NUMBER), lambda on: on == before, what="the number back")
    assert world.telnyx.calls(f"{MOVE}/*")[1:] == [], "only the other sender's own"
    await_nothing_to_do(world, profile_id)
    assert_same_life(world, profile_id, TOLD)


def test_a_number_that_has_left_the_account_is_told_and_connected_once_it_is_back(world: World) -> None:
    profile_id = live_tenant(world)
    world.telnyx.decide("number", NUMBER, "removed")

    found = eventually_by_day(world, lambda: action_needed(world, profile_id), bool, what="what to do")
    assert NUMBER in str(found)
    assert profile(world, profile_id)["status"] == "completed"

    world.telnyx.change_number(phone_number=NUMBER)
    eventually_by_day(world, lambda: on_campaign(world), lambda on: NUMBER in on, what="the number back")
    assert profile_id in str(on_messaging_profile(world, NUMBER))
    await_nothing_to_do(world, profile_id)


# ---- Shared by many


def test_one_notice_about_a_number_of_forty_heirs_is_one_reading(world: World) -> None:
    world.equip_organization()
    heirs = live_heirs(world, 40)
    await_told(world)
    before = len(world.telnyx.calls(READ_ASSIGNMENT))

    # Telnyx sends two notices about whatever happens to a number.
    world.telnyx.decide("number", ITS_NUMBER, "assigned")
    await_reading(world, READ_ASSIGNMENT, since=before)
    await_told(world)
    noticed = len(world.telnyx.calls(READ_ASSIGNMENT))
    assert noticed - before <= 2, "one for a notice"

    a_day_passes(world)
    await_reading(world, READ_ASSIGNMENT, since=noticed)
    await_told(world)
    assert len(world.telnyx.calls(READ_ASSIGNMENT)) == noticed + 1, "one a day"

    world.telnyx.decide("number", ITS_NUMBER, "moved")
    for heir in heirs:
        await_code(world, heir, "moved_elsewhere")
    await_told(world)
    assert len(world.telnyx.calls(READ_ASSIGNMENT)) <= noticed + 1 + 2, "one for a notice, and all are told"
    assert {profile(world, heir)["status"] for heir in heirs} == {"completed"}


def test_the_second_heir_of_a_connected_number_costs_no_call(world: World) -> None:
    world.equip_organization()
    live_heirs(world, 1)
    await_told(world)
    await_rest(world, until=timedelta(minutes=1))
    before = len(world.telnyx.calls())

    (heir,) = live_heirs(world, 1)

    await_told(world)
    assert paths(world, since=before) == []
    assert profile(world, heir)["action_needed"] == []


def test_a_second_profile_that_declares_the_number_is_told_to_borrow_it(world: World) -> None:
    first = live_tenant(world)
    refused = world.call("POST", "/v3/profiles", {"name": "Twin", "sending_phone_number": NUMBER})
    assert refused.status_code == 400
    assert "sending_phone_number_profile_id" in str(refused.json()["error"]["details"]["sending_phone_number"])
    second = world.create_profile()
    refused = world.call("PATCH", f"/v3/profiles/{second}", {"sending_phone_number": NUMBER})
    assert refused.status_code == 400
    assert "sending_phone_number_profile_id" in str(refused.json()["error"]["details"]["sending_phone_number"])
    world.data("PATCH", f"/v3/profiles/{second}", {"sending_phone_number_profile_id": first})


def test_an_own_campaign_and_the_organizations_number_are_told_before_any_fee(world: World) -> None:
    world.equip_organization()
    live_heirs(world, 1)
    await_quiet(world)
    before = fees(world)
    business = {**BRAND["business"], "legalName": "Southwind Dental LLC", "taxId": "98-7654321"}
    profile_id = world.create_profile(brand={**BRAND, "business": business})
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    ready = world.data("GET", f"/v3/profiles/{profile_id}/readiness")
    assert "own_number_needed" in str(ready), "said before it is completed"

    world.complete(profile_id)

    await_code(world, profile_id, "own_number_needed")
    await_quiet(world)
    assert fees(world) == before
    assert len(world.telnyx.calls("POST /10dlc/brand")) == 1

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER})
    await_completed(world, profile_id)
    await_on_campaign(world, NUMBER)
    assert fees(world) == paid(brands=2, campaigns=2)
    await_nothing_to_do(world, profile_id)


# ---- Added later


def _by_a_change(world: World, profile_id: str) -> None:
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER})


def _by_a_purchase(world: World, profile_id: str) -> None:
    ask(world, profile_id, areaCode="646")


@pytest.mark.parametrize("added", [_by_a_change, _by_a_purchase])
def test_a_number_added_to_a_submitted_profile_completes_it(world: World, added: Callable[[World, str], None]) -> None:
    profile_id = _submitted_without_number(world)
    run = world.timeline(profile_id)["id"]

    added(world, profile_id)

    await_completed(world, profile_id)
    number = profile(world, profile_id)["sending_phone_number"]
    await_on_campaign(world, number)
    eventually(lambda: callbacks(world, profile_id), lambda told: told == TOLD, what="the callbacks")
    ended = world.timeline(profile_id)
    assert (ended["id"], ended["status"]) == (run, "completed"), "the last run has finished"
    await_nothing_to_do(world, profile_id)


def _submitted_without_number(world: World, **fields: Any) -> str:
    """A tenant whose campaign is approved, and that has nothing to send from."""
    profile_id = world.create_profile(brand=BRAND, **fields)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    assert world.complete(profile_id)["status"] == "submitted"
    await_event(world, profile_id, "campaign.approved")
    world.await_callback_delivered(profile_id)
    return profile_id


def test_a_number_wakes_a_dormant_campaign(world: World) -> None:
    profile_id = _submitted_without_number(world)
    (campaign,) = world.telnyx.state()["campaigns"]
    world.telnyx.decide("campaign", campaign["campaignId"], "dormant")
    await_event(world, profile_id, "campaign.suspended")

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER})

    eventually_by_day(world, lambda: on_campaign(world), lambda on: NUMBER in on, what="the number on the campaign")
    assert [call["status"] for call in world.telnyx.calls(ASSIGN)] == [200, 200], "the first wakes, the second succeeds"
    await_completed(world, profile_id)
    eventually(lambda: callbacks(world, profile_id), lambda told: told == TOLD, what="the callbacks")
    await_nothing_to_do(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_borrower_learns_at_once_that_its_lender_is_gone(world: World) -> None:
    world.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
    world.data("POST", "/v3/organization/campaigns", {"campaign": dict(CAMPAIGN)})
    lender = world.create_profile(sending_phone_number=NUMBER)
    borrower = world.create_profile(sending_phone_number_profile_id=lender)
    for one in (lender, borrower):
        world.complete(one)
        await_completed(world, one)
    await_on_campaign(world, NUMBER)
    await_nothing_to_do(world, borrower)
    told = callbacks(world, borrower)

    assert world.call("DELETE", f"/v3/profiles/{lender}").status_code == 204

    found = eventually(lambda: action_needed(world, borrower), bool, what="what to do")
    assert "sending_phone_number" in str(found), "the field to correct"
    assert profile(world, borrower)["status"] == "completed"
    assert callbacks(world, borrower)[: len(told)] == told

    world.data("PATCH", f"/v3/profiles/{borrower}", {"sending_phone_number": SECOND_NUMBER})
    await_on_campaign(world, SECOND_NUMBER)
    await_nothing_to_do(world, borrower)


# ---- Readings that flap or fail


def test_a_reading_that_flaps_calls_nobody_and_repairs_nothing_over_and_over(world: World) -> None:
    profile_id = live_tenant(world)
    asked = len(world.telnyx.calls(ASSIGN))

    for _ in range(5):
        for outcome in ("failed", "assigned"):
            before = len(world.telnyx.calls(READ_ASSIGNMENT))
            world.telnyx.decide("number", NUMBER, outcome)
            await_reading(world, READ_ASSIGNMENT, since=before)
    await_nothing_to_do(world, profile_id)
    await_quiet(world)

    assert NUMBER in on_campaign(world)
    assert_same_life(world, profile_id, TOLD)
    assert len(world.telnyx.calls(ASSIGN)) <= asked + 1, "one repair for one fingerprint, then it waits"


def test_a_vendor_that_is_down_changes_nothing(world: World) -> None:
    profile_id = live_tenant(world)
    told = world.data("GET", f"/v3/profiles/{profile_id}/events")["events"]
    for match in ("GET /10dlc/brand/*", "GET /10dlc/campaign/*", READ_ASSIGNMENT):
        world.telnyx.fail_next(match, "503", times=3)

    eventually_by_day(world, world.telnyx.faults, lambda left: left == [], what="that every outage was met")
    await_quiet(world)

    assert_same_life(world, profile_id, TOLD)
    assert action_needed(world, profile_id) == []
    assert world.data("GET", f"/v3/profiles/{profile_id}/events")["events"] == told
    assert fees(world) == paid(brands=1, campaigns=1)
