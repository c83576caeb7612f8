"""WhatsApp numbers of tenants that are completed: changed, lost, taken by others, shared by many. Told by the calls to Meta and by
what a person learns, as section "Declared, agreed, true" of the design demands."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from clearsend.store import whatsapp_accounts
from tests.workflows.living import (
    OTHER_BRAND,
    TOKEN,
    a_day_passes,
    account,
    assert_same_life,
    await_code,
    await_connected,
    await_nothing_to_do,
    await_reading,
    await_rest,
    await_told,
    callbacks,
    codes,
    eventually_by_day,
    graph,
    is_subscribed,
    live_on_whatsapp,
    profile,
    start_with_meta,
    whatsapp_number,
    whatsapp_writes,
)
from tests.workflows.test_registration_kinds import action_needed, await_quiet
from tests.workflows.test_registration_story import await_completed, events_of
from tests.world import World, eventually

OLD, NEW = "7310000011", "7320000022"
TOLD = [(True, "COMPLETED")]
NEW_TOKEN = "EAAnew-token-of-the-tests"


@pytest.fixture
def world(world: World) -> World:
    return start_with_meta(world)


def _heirs(world: World, count: int) -> list[str]:
    """Completed tenants that send from the organization's account `OLD`."""
    world.data("PATCH", "/v3/organization", {"brand": OTHER_BRAND, **account(OLD)})
    heirs = [world.create_profile(inherit_tcr_campaign=False) for _ in range(count)]
    for heir in heirs:
        world.ask_to_complete(heir)
    for heir in heirs:
        await_completed(world, heir)
        world.await_callback_delivered(heir)
    return heirs


# ---- Another account


def test_another_account_is_connected_before_the_old_one_is_released(world: World) -> None:
    profile_id = live_on_whatsapp(world, OLD)

    world.data("PATCH", f"/v3/profiles/{profile_id}", account(NEW))

    await_connected(world, NEW)
    await_nothing_to_do(world, profile_id)
    await_quiet(world)
    _assert_released_last(world)
    assert whatsapp_number(world, NEW)["registrations"] == 1
    assert is_subscribed(world, NEW)
    assert_same_life(world, profile_id, TOLD)
    again = world.ask_to_complete(profile_id)
    assert (again.status_code, again.json()["data"]["status"]) == (200, "completed"), "nothing is left to be repaired"


def _assert_released_last(world: World) -> None:
    """Whatever was done to the old account for its successor was done after that was connected. It is never deregistered."""
    assert world.whatsapp.calls("POST /deregister") == []
    calls = world.whatsapp.calls()
    registered = [call["n"] for call in calls if call["path"].startswith(f"/{NEW}") and call["method"] == "POST"]
    released = [call["n"] for call in calls if call["path"].startswith(f"/{OLD}") and call["method"] == "DELETE"]
    assert registered
    assert [n for n in released if n < max(registered)] == []


REFUSED: Mapping[str, tuple[dict[str, Any], str]] = {
    "expired token": (account(NEW, "EAA-expired1"), "190"),
    "token of nobody there": (account(NEW, "EAA-noasset"), ""),
    "banned": (account("7330000005"), ""),
    "no number": (account("7340000009"), ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_account_leaves_the_old_one_where_it_is(world: World, name: str) -> None:
    body, code = REFUSED[name]
    profile_id = live_on_whatsapp(world, OLD)
    done, before = whatsapp_writes(world, OLD), len(world.whatsapp.calls())

    world.data("PATCH", f"/v3/profiles/{profile_id}", body)

    eventually(lambda: len(world.whatsapp.calls()), lambda asked: asked > before, what="that Meta is asked")
    found = eventually(lambda: action_needed(world, profile_id), bool, what="the refusal")
    assert all(one["remedy"] for one in found), found
    if code:
        await_code(world, profile_id, code)
    assert body["whatsapp_business_account"]["access_token"] not in str(found)
    _assert_old_one_sends(world, done)
    assert_same_life(world, profile_id, TOLD)

    # Also when a person completes it: the run is refused, and the profile stays what it was.
    assert world.ask_to_complete(profile_id).status_code == 202, "a repair is outstanding"
    eventually(lambda: callbacks(world, profile_id), lambda told: len(told) == 2, what="the callback of the run")
    assert callbacks(world, profile_id)[-1] == (False, "failed")
    assert profile(world, profile_id)["status"] == "completed"
    _assert_old_one_sends(world, done)

    world.data("PATCH", f"/v3/profiles/{profile_id}", account(NEW))
    await_connected(world, NEW)
    await_nothing_to_do(world, profile_id)
    assert whatsapp_number(world, NEW)["registrations"] == 1


def _assert_old_one_sends(world: World, done: list[tuple[str, str]]) -> None:
    number = whatsapp_number(world, OLD)
    assert (number["status"], number["platform_type"]) == ("CONNECTED", "CLOUD_API")
    assert is_subscribed(world, OLD)
    assert whatsapp_writes(world, OLD) == done


def test_the_old_account_is_read_with_its_own_token_until_the_new_one_is_connected(world: World) -> None:
    profile_id = live_on_whatsapp(world, OLD)
    world.data("PATCH", f"/v3/profiles/{profile_id}", account(NEW, "EAA-expired1"))
    await_code(world, profile_id, "190")

    world.whatsapp.decide("number", OLD, "blocked", "Too many recipients have blocked the number.")
    eventually_by_day(
        world, lambda: events_of(world, profile_id), lambda told: "channel.blocked" in told, what="what the old one is"
    )

    world.data("PATCH", f"/v3/profiles/{profile_id}", account(NEW))
    await_connected(world, NEW)
    eventually(lambda: events_of(world, profile_id), lambda told: "channel.released" in told, what="the release")
    await_nothing_to_do(world, profile_id)
    asked = len(world.whatsapp.calls(f"GET /{OLD}"))
    a_day_passes(world)
    await_rest(world)
    assert len(world.whatsapp.calls(f"GET /{OLD}")) == asked, "it is nobody's concern any more"
    with world.database.reading() as transaction:
        assert whatsapp_accounts.former_account(transaction, world.tenant.id, profile_id) is None


def test_another_account_of_the_organization_is_connected_once_for_all_heirs(world: World) -> None:
    heirs = _heirs(world, 3)
    runs = {heir: world.timeline(heir)["id"] for heir in heirs}
    done = whatsapp_writes(world, OLD)

    world.data("PATCH", "/v3/organization", account(NEW, "EAA-expired1"))

    for heir in heirs:
        await_code(world, heir, "190")
        assert_same_life(world, heir, TOLD)
    _assert_old_one_sends(world, done)

    world.data("PATCH", "/v3/organization", account(NEW))

    await_connected(world, NEW)
    for heir in heirs:
        await_nothing_to_do(world, heir)
    await_quiet(world)
    assert whatsapp_number(world, NEW)["registrations"] == 1
    _assert_released_last(world)
    for heir in heirs:
        assert_same_life(world, heir, TOLD)
    assert {heir: world.timeline(heir)["id"] for heir in heirs} == runs, "no heir has run again"


# ---- The token


def _await_revoked(world: World, profile_id: str, token: str) -> None:
    world.whatsapp.decide("token", token, "revoked")
    eventually_by_day(
        world,
        lambda: codes(world, profile_id),
        lambda found: any(code.endswith("190") for code in found),
        what="that the token is revoked",
    )


@pytest.mark.parametrize("completes", [False, True], ids=["by itself", "and complete is called"])
def test_a_new_token_connects_again(world: World, completes: bool) -> None:
    profile_id = live_on_whatsapp(world, OLD)
    _await_revoked(world, profile_id, TOKEN)
    assert_same_life(world, profile_id, TOLD)
    asked = len(world.whatsapp.calls(f"GET /{OLD}"))

    world.data("PATCH", f"/v3/profiles/{profile_id}", account(OLD, NEW_TOKEN))
    if completes:
        assert world.ask_to_complete(profile_id).status_code in (200, 202)

    await_nothing_to_do(world, profile_id)
    assert len(world.whatsapp.calls(f"GET /{OLD}")) > asked, "it was read with the new token"
    assert whatsapp_number(world, OLD)["registrations"] == 1, "it was connected all the time"
    assert profile(world, profile_id)["status"] == "completed"


def test_complete_with_a_revoked_token_is_refused_with_reasons(world: World) -> None:
    profile_id = live_on_whatsapp(world, OLD)
    _await_revoked(world, profile_id, TOKEN)

    assert world.ask_to_complete(profile_id).status_code == 202, "a repair is outstanding"

    eventually(lambda: callbacks(world, profile_id), lambda told: len(told) == 2, what="the callback of the run")
    (body,) = [one.json() for one in world.inbox.received if one.json()["success"] is False]
    assert body["status"] == "failed"
    assert any(reason["code"].endswith("190") for reason in body["reasons"])
    assert profile(world, profile_id)["status"] == "completed"
    await_code(world, profile_id, "190")


def test_a_new_token_of_the_organization_connects_all_heirs_by_one_reading(world: World) -> None:
    heirs = _heirs(world, 3)
    _await_revoked(world, heirs[0], TOKEN)
    for heir in heirs:
        await_code(world, heir, "190")
    await_quiet(world)
    asked = len(world.whatsapp.calls(f"GET /{OLD}"))

    world.data("PATCH", "/v3/organization", account(OLD, NEW_TOKEN))

    for heir in heirs:
        await_nothing_to_do(world, heir)
        assert_same_life(world, heir, TOLD)
    await_quiet(world)
    assert len(world.whatsapp.calls(f"GET /{OLD}")) <= asked + 2, "to connect and to read, for all"


# ---- Lost


def _deregistered(world: World) -> None:
    world.whatsapp.decide("number", OLD, "deregistered")


def _moved(world: World) -> None:
    world.whatsapp.decide("number", OLD, "moved")


def _back_in_the_app(world: World) -> None:
    world.whatsapp.decide("number", OLD, "deregistered")
    world.whatsapp.change_number(waba_id=OLD, is_on_biz_app=True)


@pytest.mark.parametrize("taken", [_deregistered, _moved, _back_in_the_app])
def test_a_number_that_its_owner_has_taken_away_is_asked_about(world: World, taken: Callable[[World], None]) -> None:
    profile_id = live_on_whatsapp(world, OLD)
    taken(world)
    done = whatsapp_writes(world, OLD)

    eventually_by_day(
        world, lambda: codes(world, profile_id), lambda found: "moved_elsewhere" in found, what="moved_elsewhere"
    )

    await_code(world, profile_id, "moved_elsewhere")
    for _ in range(2):
        a_day_passes(world)
        await_rest(world)
    assert whatsapp_writes(world, OLD) == done, "registrations are scarce: none without a person"
    assert_same_life(world, profile_id, TOLD)


def test_a_deregistered_number_is_registered_again_when_a_person_completes(world: World) -> None:
    profile_id = live_on_whatsapp(world, OLD)
    _deregistered(world)
    eventually_by_day(world, lambda: action_needed(world, profile_id), bool, what="what to do")

    assert world.ask_to_complete(profile_id).status_code == 202, "a repair is outstanding"

    await_connected(world, OLD)
    await_nothing_to_do(world, profile_id)
    assert whatsapp_number(world, OLD)["registrations"] == 2
    assert len(world.whatsapp.calls("POST /register")) == 2, "with the PIN that Clearsend has set: no guess"
    assert profile(world, profile_id)["status"] == "completed"


def test_the_pin_of_a_number_is_known_when_its_account_comes_back(world: World) -> None:
    """Nobody has declared a PIN: the one that Clearsend has set outlives the account, and the profile."""
    profile_id = live_on_whatsapp(world, OLD)
    world.data("PATCH", f"/v3/profiles/{profile_id}", account(NEW))
    await_connected(world, NEW)
    await_nothing_to_do(world, profile_id)

    _deregistered(world)
    world.data("PATCH", f"/v3/profiles/{profile_id}", account(OLD))
    await_connected(world, OLD)
    await_nothing_to_do(world, profile_id)

    _deregistered(world)
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    follower = live_on_whatsapp(world, OLD)
    await_connected(world, OLD)
    assert profile(world, follower)["status"] == "completed"
    assert whatsapp_number(world, OLD)["registrations"] == 3, "never with another PIN: Meta would refuse it"


def test_a_declared_pin_is_known_when_its_account_comes_back(world: World) -> None:
    profile_id = world.create_profile(brand=OTHER_BRAND, **account(OLD, pin="271828"))
    assert world.complete(profile_id)["status"] == "completed"
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    _deregistered(world)

    live_on_whatsapp(world, OLD)

    assert whatsapp_number(world, OLD)["registrations"] == 2


def _subscriptions(world: World) -> int:
    """How often the account was subscribed to."""
    return len(world.whatsapp.calls("POST /subscribed_apps"))


def test_a_missing_subscription_is_made_again(world: World) -> None:
    profile_id = live_on_whatsapp(world, OLD)
    before = _subscriptions(world)
    graph(world, "DELETE", f"/{OLD}/subscribed_apps")

    # A reading that was due already may have come in between.
    eventually_by_day(
        world,
        lambda: (is_subscribed(world, OLD), _subscriptions(world) - before),
        lambda found: found == (True, 1),
        what="the subscription",
    )

    await_nothing_to_do(world, profile_id)
    assert_same_life(world, profile_id, TOLD)
    assert whatsapp_number(world, OLD)["registrations"] == 1


# ---- Shared by many, lent, added later


def test_one_notice_about_a_number_of_forty_heirs_is_one_reading(world: World) -> None:
    heirs = _heirs(world, 40)
    await_told(world, "whatsapp")
    before = len(world.whatsapp.calls(f"GET /{OLD}"))

    world.whatsapp.decide("number", OLD, "connected")
    await_reading(world, f"GET /{OLD}", vendor="whatsapp", since=before)
    await_quiet(world)
    assert len(world.whatsapp.calls(f"GET /{OLD}")) == before + 1, "a notice"

    a_day_passes(world)
    await_reading(world, f"GET /{OLD}", vendor="whatsapp", since=before + 1)
    await_quiet(world)
    assert len(world.whatsapp.calls(f"GET /{OLD}")) == before + 2, "a day"

    world.whatsapp.decide("number", OLD, "blocked", "Too many recipients have blocked the number.")
    for heir in heirs:
        eventually(lambda: action_needed(world, heir), bool, what="what to do")  # noqa: B023
    await_quiet(world)
    assert len(world.whatsapp.calls(f"GET /{OLD}")) == before + 3, "a block, read once and told to all"
    assert {profile(world, heir)["status"] for heir in heirs} == {"completed"}


def test_an_account_added_to_a_submitted_profile_completes_it(world: World) -> None:
    profile_id = world.create_profile(brand=OTHER_BRAND)
    assert world.complete(profile_id)["status"] == "submitted"
    world.await_callback_delivered(profile_id)
    run = world.timeline(profile_id)["id"]

    world.data("PATCH", f"/v3/profiles/{profile_id}", account(NEW))

    await_completed(world, profile_id)
    await_connected(world, NEW)
    eventually(
        lambda: callbacks(world, profile_id),
        lambda told: told == [(True, "SUBMITTED"), (True, "COMPLETED")],
        what="the callbacks",
    )
    assert world.timeline(profile_id)["id"] == run, "the last run has finished"
    await_nothing_to_do(world, profile_id)


def test_a_borrower_learns_at_once_that_its_lender_is_gone(world: World) -> None:
    lender = live_on_whatsapp(world, OLD)
    borrower = world.create_profile(brand=OTHER_BRAND, sending_whatsapp_number_profile_id=lender)
    assert world.complete(borrower)["status"] == "completed"
    assert whatsapp_number(world, OLD)["registrations"] == 1

    assert world.call("DELETE", f"/v3/profiles/{lender}").status_code == 204

    found = eventually(lambda: action_needed(world, borrower), bool, what="what to do")
    assert "whatsapp" in str(found)
    assert profile(world, borrower)["status"] == "completed"

    world.data("PATCH", f"/v3/profiles/{borrower}", account(NEW))
    await_connected(world, NEW)
    await_nothing_to_do(world, borrower)


# ---- Readings that flap or fail


def test_a_reading_that_flaps_calls_nobody(world: World) -> None:
    profile_id = live_on_whatsapp(world, OLD)

    for _ in range(4):
        for outcome in ("blocked", "connected"):
            world.whatsapp.decide("number", OLD, outcome)
            before = len(world.whatsapp.calls(f"GET /{OLD}"))
            # Meta's notices of the same second are the same, and one of them is enough: a day passes, too.
            eventually_by_day(
                world,
                lambda: len(world.whatsapp.calls(f"GET /{OLD}")),
                lambda count: count > before,  # noqa: B023
                what="another reading",
            )

    await_nothing_to_do(world, profile_id)
    await_quiet(world)
    assert_same_life(world, profile_id, TOLD)
    assert whatsapp_number(world, OLD)["registrations"] == 1


def test_a_vendor_that_is_down_changes_nothing(world: World) -> None:
    profile_id = live_on_whatsapp(world, OLD)
    told = world.data("GET", f"/v3/profiles/{profile_id}/events")["events"]
    world.whatsapp.fail_next(f"GET /{OLD}", "503", times=4)

    eventually_by_day(world, world.whatsapp.faults, lambda left: left == [], what="that every outage was met")
    await_quiet(world)

    assert_same_life(world, profile_id, TOLD)
    assert action_needed(world, profile_id) == []
    assert world.data("GET", f"/v3/profiles/{profile_id}/events")["events"] == told
