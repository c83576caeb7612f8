"""A registry that fails in every way while money is spent: each thing is registered once, paid for once, and gets there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from tests.workflows.test_registration_kinds import await_action, await_no_action, brand, registration
from tests.workflows.test_registration_story import NUMBER, await_completed, events_of, fees, paid, tcr_tenant
from tests.world import CAMPAIGN, IMPATIENT_SECONDS, Tenant, World, eventually

BRAND_CALL = "POST /10dlc/brand"
CAMPAIGN_CALL = "POST /10dlc/campaignBuilder"

RETRY_AFTER_SECONDS = 2
# Longer than a time-out and the pause after it, so that it is this that is waited for.
QUIET_SECONDS = 3

# What passes by itself, in the order in which it hits; each hits another submission.
PASSING: Sequence[tuple[str, dict[str, int]]] = (
    ("503", {}),
    ("503", {}),
    ("429", {"retry_after": RETRY_AFTER_SECONDS}),
    ("timeout", {}),
    ("applied_then_timeout", {}),
    ("html_502", {}),
)


def _start_impatiently(world: World) -> None:
    world.start(
        registration_check_seconds=0.3,
        provider_timeout_seconds=IMPATIENT_SECONDS,
        registration_quiet_seconds=QUIET_SECONDS,
    )


def _plan_faults(world: World, call: str) -> None:
    for fault, more in PASSING:
        world.telnyx.fail_next(call, fault, **more)


def _attempts(world: World, call: str, key: str) -> dict[str, list[Any]]:
    """The calls that have come, by what the vendor's object is known by."""
    found: dict[str, list[Any]] = {}
    for one in world.telnyx.calls(call):
        found.setdefault(one["body"][key], []).append(one)
    return found


def _gap(attempts: Sequence[Any], fault: str) -> float:
    """Seconds between the attempt that met `fault` and the next one."""
    place = [one["fault"] for one in attempts].index(fault)
    return (_moment(attempts[place + 1]) - _moment(attempts[place])).total_seconds()


def _moment(call: Any) -> datetime:
    return datetime.fromisoformat(call["at"])


def _check_patience(attempts: dict[str, list[Any]]) -> None:
    """Everything was hit by what was planned, and nothing was sent again too soon, or at all where it had got through."""
    met = [one["fault"] for calls in attempts.values() for one in calls if one["fault"]]
    assert sorted(met) == sorted(fault for fault, _ in PASSING)
    for calls in attempts.values():
        faults = [one["fault"] for one in calls]
        if "429" in faults:
            assert _gap(calls, "429") >= RETRY_AFTER_SECONDS
        if "timeout" in faults:
            # The intent is written a moment before the call.
            assert _gap(calls, "timeout") >= QUIET_SECONDS - 0.3, "it might still have arrived"
        if "applied_then_timeout" in faults:
            assert faults[-1] == "applied_then_timeout", "what had arrived was found, and not sent again"


def test_brands_of_six_tenants_get_through_a_failing_registry(world: World) -> None:
    """They say the same of themselves, to the letter, and yet none is taken for another."""
    world.telnyx.approve_after(0)
    _start_impatiently(world)
    tenants = [tcr_tenant(world, campaigns=1, number=f"{NUMBER[:-1]}{place}") for place in range(len(PASSING))]
    _plan_faults(world, BRAND_CALL)

    for tenant in tenants:
        assert world.ask_to_complete(tenant).status_code == 202
    for tenant in tenants:
        await_completed(world, tenant)

    assert fees(world) == paid(brands=len(tenants), campaigns=len(tenants))
    assert len({registration(world, tenant, "brand")["vendor_id"] for tenant in tenants}) == len(tenants)
    state = world.telnyx.state()
    assert len(state["brands"]) == len(state["phone_number_campaigns"]) == len(tenants)
    _check_patience(_attempts(world, BRAND_CALL, "webhookURL"))
    for tenant in tenants:
        told = events_of(world, tenant)
        assert "brand.failed" not in told, "nobody is told that something was refused which was not"
        assert told[-1] == "completion.completed"


def test_campaigns_get_through_a_failing_registry(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    _start_impatiently(world)
    tenant = tcr_tenant(world, campaigns=len(PASSING))
    _plan_faults(world, CAMPAIGN_CALL)
    world.complete(tenant)

    await_completed(world, tenant)

    assert fees(world) == paid(brands=1, campaigns=len(PASSING))
    _check_patience(_attempts(world, CAMPAIGN_CALL, "referenceId"))
    told = events_of(world, tenant)
    assert "campaign.rejected" not in told
    assert told.count("campaign.approved") == len(PASSING)
    unavailable = [
        move
        for one in world.timeline(tenant)["registrations"]
        for move in one["moves"]
        if move["name"] == "unavailable"
    ]
    assert all(move["is_ignored"] for move in unavailable)
    # Some were not even tried: the registry had asked for a pause.
    assert any(move["exchanges"] for move in unavailable), "the history says why it took its time"


def _decide_in_a_new_word(world: World, tenant: str, kind: str, field: str) -> None:
    """The registry uses a word that nobody knows: it is shown as it came, once, and moves nothing."""
    found = eventually(
        lambda: registration(world, tenant, kind),
        lambda one: one["words"].get(field) == "IN_LIMBO",
        what="the unknown word",
    )
    # Several readings later, it is still one line of the history.
    checked_at = found["checked_at"]
    for _ in range(2):
        found = eventually(
            lambda: registration(world, tenant, kind),
            lambda one, before=checked_at: one["checked_at"] > before,  # type: ignore[misc]
            what="another reading",
        )
        checked_at = found["checked_at"]
    assert found["state"] == "pending"
    assert [move["name"] for move in found["moves"] if move["is_ignored"]].count("unknown_word") == 1
    assert world.data("GET", f"/v3/profiles/{tenant}")["status"] == "submitted"


def test_a_brand_meets_an_empty_account_a_refusal_and_an_unknown_word(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.telnyx.decide("brand", "*", "raw:IN_LIMBO")
    world.telnyx.fail_next(BRAND_CALL, "20100")
    world.start(registration_check_seconds=0.3)
    tenant = tcr_tenant(world, campaigns=1)
    world.complete(tenant)

    empty = await_action(world, tenant, kind="brand", code="20100")
    assert empty["state"] == "submitting", "nothing is wrong with the brand"
    assert "Add funds" in empty["remedy"]
    assert "brand.failed" not in events_of(world, tenant)
    assert fees(world) == {}

    world.telnyx.fail_next(BRAND_CALL, "10015")
    assert world.ask_to_complete(tenant).status_code == 202
    refused = await_action(world, tenant, kind="brand", code="10015")
    assert refused["state"] == "failed"
    assert "Bad Request" in refused["message"]
    assert "brand.failed" in events_of(world, tenant)
    assert fees(world) == {}

    world.data("PATCH", f"/v3/profiles/{tenant}", {"brand": brand(legalName="Northwind Dental Group LLC")})
    _decide_in_a_new_word(world, tenant, "brand", "identityStatus")
    await_no_action(world, tenant)

    world.telnyx.decide("brand", "*", "verified")
    await_completed(world, tenant)
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_campaign_meets_an_empty_account_a_refusal_and_an_unknown_word(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.telnyx.decide("campaign", "*", "raw:IN_LIMBO")
    world.telnyx.fail_next(CAMPAIGN_CALL, "20100")
    world.start(registration_check_seconds=0.3)
    tenant = tcr_tenant(world, campaigns=1)
    world.complete(tenant)

    empty = await_action(world, tenant, kind="campaign", code="20100")
    assert empty["state"] == "submitting"
    assert "Add funds" in empty["remedy"]

    world.telnyx.fail_next(CAMPAIGN_CALL, "10015")
    assert world.ask_to_complete(tenant).status_code == 202
    refused = await_action(world, tenant, kind="campaign", code="10015")
    assert refused["state"] == "rejected"
    assert fees(world) == paid(brands=1)

    (campaign,) = world.data("GET", f"/v3/profiles/{tenant}/campaigns")
    path = f"/v3/profiles/{tenant}/campaigns/{campaign['id']}"
    unpaid = world.call("POST", f"{path}/resubmit", {})
    assert unpaid.status_code == 400
    assert "45.00 USD" in str(unpaid.json()["error"]["details"]["acceptFee"])
    assert fees(world) == paid(brands=1), "no fee that nobody has accepted"
    # What was refused at the door has cost nothing: corrected, it goes to the registry by itself, as for the first time.
    world.data(
        "PUT", path, {"campaign": {**CAMPAIGN, "name": campaign["name"], "helpMessage": "Call +1 212 555 0100."}}
    )
    _decide_in_a_new_word(world, tenant, "campaign", "campaignStatus")
    await_no_action(world, tenant)

    world.telnyx.decide("campaign", "*", "approved")
    await_completed(world, tenant)
    assert fees(world) == paid(brands=1, campaigns=1)


@contextmanager
def _acting_for(world: World, tenant: Tenant) -> Iterator[None]:
    before, world.tenant = world.tenant, tenant
    try:
        yield
    finally:
        world.tenant = before


def test_two_organizations_with_the_same_brand_get_one_each(sqlite_world: World) -> None:
    """The same names, the same tax number, one Telnyx account, and no answer to either submission."""
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.telnyx.fail_next(BRAND_CALL, "applied_then_timeout", times=2)
    world.start(registration_check_seconds=0.3, provider_timeout_seconds=IMPATIENT_SECONDS)
    organizations = {number: world.found(f"Group {number}") for number in (NUMBER, f"{NUMBER[:-1]}4")}
    profiles = {}
    for number, organization in organizations.items():
        with _acting_for(world, organization):
            profiles[number] = tcr_tenant(world, campaigns=1, number=number)
            assert world.ask_to_complete(profiles[number]).status_code == 202

    seen = {}
    for number, organization in organizations.items():
        with _acting_for(world, organization):
            await_completed(world, profiles[number])
            seen[number] = registration(world, profiles[number], "brand")

    assert len({found["vendor_id"] for found in seen.values()}) == 2
    state = world.telnyx.state()
    by_id = {found["brandId"]: found for found in state["brands"]}
    for found in seen.values():
        assert found["id"] in by_id[found["vendor_id"]]["webhookURL"], "its own, and not the other's"
    campaigns = {found["campaignId"]: found["brandId"] for found in state["campaigns"]}
    on = {found["phoneNumber"]: campaigns[found["campaignId"]] for found in state["phone_number_campaigns"]}
    assert on == {number: found["vendor_id"] for number, found in seen.items()}
    assert fees(world) == paid(brands=2, campaigns=2)


def test_a_number_stays_on_the_campaign_that_took_it_when_an_older_one_is_approved_later(sqlite_world: World) -> None:
    """Of two campaigns the newer is approved first and takes the number, but says so too late; then the older is approved."""
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.telnyx.decide("campaign", "*", "pending")
    world.start(registration_check_seconds=0.3, provider_timeout_seconds=IMPATIENT_SECONDS)
    tenant = tcr_tenant(world, campaigns=2)
    world.complete(tenant)
    found = eventually(
        lambda: [one for one in world.timeline(tenant)["registrations"] if one["kind"] == "campaign"],
        lambda found: [one["state"] for one in found] == ["pending", "pending"],
        what="both campaigns with the reviewers",
    )
    in_order = [campaign["id"] for campaign in world.data("GET", f"/v3/profiles/{tenant}/campaigns")]
    older, newer = sorted(found, key=lambda one: in_order.index(one["subject_id"]))

    world.telnyx.fail_next("POST /10dlc/phone_number_campaigns", "applied_then_timeout")
    world.telnyx.decide("campaign", newer["vendor_id"], "approved")
    eventually(lambda: world.telnyx.state()["phone_number_campaigns"], bool, what="the number on the newer one")
    world.telnyx.decide("campaign", older["vendor_id"], "approved")

    await_completed(world, tenant)
    number = registration(world, tenant, "number")
    assert (number["state"], number["words"]["campaign_id"]) == ("assigned", newer["vendor_id"])
    assert "unavailable" in [move["name"] for move in number["moves"]]
    assert "number.failed" not in events_of(world, tenant)
    assert len(world.telnyx.state()["phone_number_campaigns"]) == 1
