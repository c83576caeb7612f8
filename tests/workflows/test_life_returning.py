"""Numbers of completed tenants that return: to the account of the vendor, and to their profile before the next one was taken."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from clearsend.store.foundation.tables import registrations
from tests.workflows.living import (
    ASSIGN,
    READ_ASSIGNMENT,
    a_day_passes,
    await_code,
    await_nothing_to_do,
    await_rest,
    await_told,
    eventually_by_day,
    live_tenant,
    on_campaign,
    on_messaging_profile,
    paths,
    profile,
)
from tests.workflows.test_registration_kinds import SECOND_NUMBER, action_needed
from tests.workflows.test_registration_story import NUMBER, fees, paid
from tests.world import IMPATIENT_SECONDS, World, eventually


@pytest.fixture
def world(world: World) -> World:
    """Vendors that approve at once, and a server that looks soon at what waits."""
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3, provider_timeout_seconds=IMPATIENT_SECONDS)
    return world


def test_complete_puts_a_number_on_its_campaign_that_is_back_in_the_account(world: World) -> None:
    """The person does what the remedy says; nothing waits for the next day."""
    profile_id = live_tenant(world)
    campaign = on_campaign(world)[NUMBER]
    world.telnyx.decide("number", NUMBER, "removed")
    eventually_by_day(world, lambda: action_needed(world, profile_id), bool, what="what to do")
    await_code(world, profile_id, "number_not_found")
    world.telnyx.change_number(phone_number=NUMBER)

    assert world.ask_to_complete(profile_id).status_code == 202, "a repair is outstanding"

    eventually(lambda: on_campaign(world).get(NUMBER), lambda on: on == campaign, what="on its campaign")
    assert profile_id in str(on_messaging_profile(world, NUMBER))
    await_nothing_to_do(world, profile_id)
    assert profile(world, profile_id)["status"] == "completed"
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_number_whose_assignment_failed_is_given_up_by_a_few_readings(world: World) -> None:
    """The vendor is down while a number is replaced; the person takes the first one again."""
    profile_id = live_tenant(world)
    world.telnyx.fail_next(ASSIGN, "503")
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": SECOND_NUMBER})
    eventually(world.telnyx.faults, lambda left: left == [], what="the vendor down")
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER})

    eventually(
        lambda: on_messaging_profile(world, SECOND_NUMBER),
        lambda on: on is None,
        what="the second released",
    )
    a_day_passes(world)
    await_rest(world)
    assert NUMBER in on_campaign(world)
    assert SECOND_NUMBER not in on_campaign(world)
    assert len([call for call in world.telnyx.calls(READ_ASSIGNMENT) if SECOND_NUMBER in call["path"]]) <= 5
    await_nothing_to_do(world, profile_id)


def test_a_number_that_came_onto_a_campaign_without_an_answer_leaves_it_with_its_deleted_owner(world: World) -> None:
    profile_id = live_tenant(world)
    world.telnyx.fail_next(ASSIGN, "applied_then_timeout")
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": SECOND_NUMBER})
    eventually(lambda: on_campaign(world), lambda on: SECOND_NUMBER in on, what="the second on the campaign")

    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    world.data("POST", f"/v3/profiles/{profile_id}/release", {"confirm": True})

    eventually(lambda: on_campaign(world), lambda on: on == {}, what="that no number is on a campaign")
    eventually(
        lambda: world.data("GET", "/v3/organization/billed")["total"]["count"],
        lambda count: count == 0,
        what="that nothing is billed",
    )


def test_complete_has_a_number_read_that_may_have_been_lost_since(world: World) -> None:
    """No notice came, and the next reading is hours away: a person has asked."""
    profile_id = live_tenant(world)
    await_told(world)
    await_rest(world, until=timedelta(minutes=1))
    world.telnyx.send_webhooks(deliver=False)
    world.telnyx.decide("number", NUMBER, "disconnected")
    assert on_messaging_profile(world, NUMBER) is None
    with world.database.writing() as transaction:
        longer_ago = transaction.now - timedelta(minutes=16)
        transaction.connection.execute(sa.update(registrations).values(checked_at=longer_ago))

    answer = world.ask_to_complete(profile_id)

    assert (answer.status_code, answer.json()["data"]["status"]) == (200, "completed"), "nobody knows of it yet"
    eventually(lambda: str(on_messaging_profile(world, NUMBER)), lambda on: profile_id in on, what="its profile again")
    await_nothing_to_do(world, profile_id)
    await_rest(world, until=timedelta(minutes=1))
    before = len(world.telnyx.calls())
    assert world.ask_to_complete(profile_id).status_code == 200
    await_rest(world)
    assert paths(world, since=before) == [], "it was read a moment ago"
