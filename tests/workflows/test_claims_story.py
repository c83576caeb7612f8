"""Two organizations in one account at the vendor: what the one has bought or connected, the other neither gets nor sees."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from clearsend.actions.registration import claims as claim_actions
from clearsend.domain.registration.claims import Basis, ClaimKind, Holder
from clearsend.store import claims
from clearsend.store.registrations import Owner
from tests.workflows.test_number_order_story import ask, await_number, orders
from tests.workflows.test_registration_kinds import SECOND_NUMBER, action_needed, await_action, registration, telnyx
from tests.workflows.test_registration_story import NUMBER, await_completed, tcr_tenant
from tests.world import BRAND, CAMPAIGN, IMPATIENT_SECONDS, Tenant, World, eventually

SHARED_ID = "CSHARED1"
PARTNER_CALLS = ("GET /10dlc/partnerCampaign/*/sharing", "GET /10dlc/partner_campaigns/*")
OTHER_BRAND = {
    **BRAND,
    "contact": {**BRAND["contact"], "email": "rita@riverside.example"},
    "business": {**BRAND["business"], "legalName": "Riverside Clinic LLC", "url": "https://riverside.example"},
}
NOT_TCR = {**BRAND, "compliance": {**BRAND["compliance"], "isTcrApplication": False}}


@contextmanager
def acting_as(world: World, tenant: Tenant) -> Iterator[None]:
    before, world.tenant = world.tenant, tenant
    try:
        yield
    finally:
        world.tenant = before


@pytest.fixture
def other(world: World) -> Tenant:
    """Another organization, with whose key a story acts from the time on when it says so."""
    return world.found("Other")


def simple_tenant(world: World, number: str | None, **fields: Any) -> str:
    """A profile outside of the registry, which a connected number makes able to send."""
    declared = {} if number is None else {"sending_phone_number": number}
    return world.create_profile(brand=NOT_TCR, **declared, **fields)


def ids_at_vendor(world: World) -> set[str]:
    """What the vendor calls all that it has by now, and under which names, beside the account that all share."""
    found: set[str] = set()
    for kind, things in world.telnyx.state().items():
        if kind in ("offers", "handsets"):
            continue
        for thing in things:
            names = [
                name for name in thing if re.search("id$|Id$|name$|reference$", name) and name != "organization_id"
            ]
            texts = [str(thing[name]) for name in names]
            found |= {text for text in texts if re.search(r"[0-9a-f]{8}-|clearsend-|^[CB][A-Z0-9]{6,}$|^\d{9,}$", text)}
    return found


def everything_shown(world: World, profile_id: str) -> str:
    """All that a caller of the acting organization can learn of a profile, and all that it was sent."""
    paths = ("", "/completion", "/events?pageSize=100", "/readiness", "/campaigns")
    shown = [world.call("GET", f"/v3/profiles/{profile_id}{path}").text for path in paths]
    shown += [world.call("GET", path).text for path in ("/v3/organization", "/v3/organization/readiness", "/v3/me")]
    for endpoint in world.data("GET", "/v3/webhooks")["webhooks"]:
        shown.append(world.call("GET", f"/v3/webhooks/{endpoint['id']}/events").text)
    sent = [(callback.path, callback.body.decode()) for callback in world.inbox.wait_for(1, 180)]
    shown += [body for path, body in sent if path == "/hook" or profile_id in body]
    return "\n".join(shown)


def assert_hidden(shown: str, secrets: set[str]) -> None:
    assert secrets, "there is something to be hidden"
    assert [secret for secret in sorted(secrets) if secret in shown] == []


def reason_of(run: Mapping[str, Any]) -> Any:
    assert run["status"] == "failed", run
    (reason,) = run["reasons"]
    return reason


def claimed(world: World) -> dict[tuple[str, str], tuple[str, str]]:
    with world.database.reading() as transaction:
        found = claims.list_all(transaction)
    return {(claim.kind.value, claim.value): (claim.org_id, claim.basis.value) for claim in found}


def holder(world: World, tenant: Tenant, kind: ClaimKind, value: str) -> Holder:
    with world.database.reading() as transaction:
        return claims.holder(transaction, tenant.id, kind, value)


# ---- Numbers


def test_a_bought_number_is_its_buyers_whoever_declares_it(world: World, other: Tenant) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    buyer = simple_tenant(world, None)
    ask(world, buyer, areaCode="646")
    number = await_number(world, buyer)
    (order,) = orders(world)
    (messaging_profile,) = world.telnyx.state()["messaging_profiles"]
    assert messaging_profile["name"] == f"clearsend-{world.tenant.id}-{buyer}"
    assert order["messaging_profile_id"] == messaging_profile["id"], "it never was on nobody's"
    secrets = ids_at_vendor(world) | {world.tenant.id, buyer}

    with acting_as(world, other):
        world.data("POST", "/v3/webhooks", {"display_name": "All", "endpoint_url": world.inbox.url + "/hook"})
        greedy = simple_tenant(world, number)
        run = world.complete(greedy)
        reason = reason_of(run)
        assert reason["code"] == "telnyx_number_not_available"
        connecting = next(step for step in run["steps"] if step["name"] == "connect_sms")
        assert [attempt["exchanges"] for attempt in connecting["attempts"]] == [[]], "the vendor was not even asked"
        assert number in reason["message"]
        assert "sending_phone_number" in reason["remedy"]
        world.await_callback_delivered(greedy)
        assert_hidden(everything_shown(world, greedy), secrets)
    assert other.id not in json.dumps(world.telnyx.calls())

    assert world.complete(buyer)["status"] == "completed"
    assert claimed(world) == {("number", number): (world.tenant.id, "purchase")}


def test_of_two_organizations_at_the_same_moment_one_gets_the_number(world: World, other: Tenant) -> None:
    world.start(has_worker=False)
    mine = simple_tenant(world, NUMBER)
    assert world.ask_to_complete(mine).status_code == 202
    with acting_as(world, other):
        theirs = simple_tenant(world, NUMBER)
        assert world.ask_to_complete(theirs).status_code == 202
    world.stop()
    world.start()

    first = world.await_end(mine)
    with acting_as(world, other):
        second = world.await_end(theirs)
        shown = everything_shown(world, theirs)

    assert {first["status"], second["status"]} == {"completed", "failed"}
    winner, profile_id = (world.tenant, mine) if first["status"] == "completed" else (other, theirs)
    loser = second if winner is world.tenant else first
    assert reason_of(loser)["code"] == "telnyx_number_not_available"
    assert claimed(world) == {("number", NUMBER): (winner.id, "reading")}
    (sits_on,) = (found for found in world.telnyx.state()["phone_numbers"] if found["phone_number"] == NUMBER)
    (owner,) = (
        found["name"]
        for found in world.telnyx.state()["messaging_profiles"]
        if found["id"] == sits_on["messaging_profile_id"]
    )
    assert owner == f"clearsend-{winner.id}-{profile_id}", "who has the claim has the number"
    if winner is world.tenant:
        assert_hidden(shown, {world.tenant.id, mine, sits_on["id"], sits_on["messaging_profile_id"], owner})


# What the vendor may do in the middle of a look-up of somebody else's number.
FAULTS = [("GET /phone_numbers", "503"), ("GET /messaging_profiles/*", "503"), ("GET /messaging_profiles/*", "timeout")]


def test_nothing_is_shown_of_a_number_that_sits_on_anothers_messaging_profile(world: World, other: Tenant) -> None:
    """The operator has released the claim, and the number was not taken off at the vendor."""
    world.start(provider_timeout_seconds=IMPATIENT_SECONDS, vendor_failures=100)
    mine = simple_tenant(world, NUMBER)
    world.complete(mine)
    with world.database.writing() as transaction:
        assert claim_actions.release(transaction, ClaimKind.NUMBER, NUMBER)
    secrets = ids_at_vendor(world) | {world.tenant.id, mine}
    for match, fault in FAULTS:
        world.telnyx.fail_next(match, fault)

    with acting_as(world, other):
        greedy = simple_tenant(world, NUMBER)
        run = world.complete(greedy)
        assert reason_of(run)["code"] == "telnyx_number_not_available"
        attempts = run["steps"][0]["attempts"]
        assert len(attempts) == len(FAULTS) + 1, "each fault has cost one"
        assert all(attempt["exchanges"] for attempt in attempts), "what was asked is on record"
        assert_hidden(everything_shown(world, greedy), secrets)
    assert claimed(world) == {}, "who was refused has claimed nothing"

    # It is taken off in the vendor's portal: now it may change hands.
    (number,) = (found for found in world.telnyx.state()["phone_numbers"] if found["phone_number"] == NUMBER)
    telnyx(world, "PATCH", f"/phone_numbers/{number['id']}/messaging", {"messaging_profile_id": ""})
    with acting_as(world, other):
        assert world.complete(greedy)["status"] == "completed"
    assert claimed(world) == {("number", NUMBER): (other.id, "reading")}
    assert reason_of(_complete_again(world, mine))["code"] == "telnyx_number_not_available"


def _complete_again(world: World, profile_id: str) -> Any:
    """What a fresh profile of the acting organization learns that declares the number in place of this one."""
    number = world.data("GET", f"/v3/profiles/{profile_id}")["sending_phone_number"]
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": None})
    return world.complete(simple_tenant(world, number))


def test_a_messaging_profile_that_clearsend_did_not_make_is_not_named(world: World) -> None:
    world.start()
    made = telnyx(
        world, "POST", "/messaging_profiles", {"name": "Planted marketing", "whitelisted_destinations": ["*"]}
    )["data"]
    # The simulated account has a number as soon as it is asked for.
    (number,) = telnyx(world, "GET", f"/phone_numbers?filter[phone_number]=%2B{NUMBER[1:]}")["data"]
    telnyx(world, "PATCH", f"/phone_numbers/{number['id']}/messaging", {"messaging_profile_id": made["id"]})
    profile_id = simple_tenant(world, NUMBER)

    reason = reason_of(world.complete(profile_id))

    assert (reason["code"], NUMBER in reason["message"]) == ("telnyx_number_in_use", True)
    assert_hidden(everything_shown(world, profile_id), {"Planted", made["id"], number["id"]})


def test_profiles_of_one_organization_lend_a_number_and_a_deleted_one_keeps_the_claim(
    world: World, other: Tenant
) -> None:
    world.start()
    first = simple_tenant(world, NUMBER)
    second = simple_tenant(world, None, sending_phone_number_profile_id=first)
    for profile_id in (first, second):
        assert world.complete(profile_id)["status"] == "completed"
    for profile_id in (first, second):
        assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    with acting_as(world, other):
        assert reason_of(world.complete(simple_tenant(world, NUMBER)))["code"] == "telnyx_number_not_available"
    assert claimed(world) == {("number", NUMBER): (world.tenant.id, "reading")}


def test_a_declaration_claims_nothing_and_a_purchase_takes_over(world: World, other: Tenant) -> None:
    """The number was released in the vendor's portal, and is for sale again."""
    number = "+12125500177"
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    mine = simple_tenant(world, number)
    assert reason_of(world.complete(mine))["code"] == "telnyx_number_not_found"
    assert claimed(world) == {}
    with world.database.writing() as transaction:
        claim_actions.take(transaction, Owner(world.tenant.id, mine), ClaimKind.NUMBER, number)

    with acting_as(world, other):
        buyer = simple_tenant(world, None)
        ask(world, buyer, phoneNumber=number)
        assert await_number(world, buyer) == number
        assert world.complete(buyer)["status"] == "completed"
    assert claimed(world) == {("number", number): (other.id, "purchase")}
    assert reason_of(world.complete(mine))["code"] == "telnyx_number_not_available"


def test_who_loses_a_number_to_the_operators_decision_learns_it(world: World, other: Tenant) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    mine = tcr_tenant(world, campaigns=1)
    world.complete(mine)
    await_completed(world, mine)

    with world.database.writing() as transaction:
        assert claim_actions.move(transaction, ClaimKind.NUMBER, NUMBER, other.id)

    needed = await_action(world, mine, kind="number", code="number_not_available")
    assert (needed["state"], NUMBER in needed["message"]) == ("failed", True)
    learned = registration(world, mine, "number")["moves"][-1]
    assert (learned["to_state"], learned["exchanges"]) == ("failed", []), "the vendor is not asked about it any more"
    assert_hidden(everything_shown(world, mine), {other.id})


# ---- What is shown of the campaign of a number


def test_a_number_that_went_to_anothers_campaign_is_told_without_it(world: World, other: Tenant) -> None:
    world.telnyx.approve_after(0)
    world.telnyx.decide("shared_campaign", SHARED_ID, "approved")
    world.start(registration_check_seconds=0.3)
    mine = tcr_tenant(world, campaigns=1)
    world.complete(mine)
    await_completed(world, mine)

    # Somebody moves it at the vendor, and the vendor tells: numbers report to the address of their campaign.
    report_to = {"webhookURL": f"{world.base_url}/inbound/telnyx"}
    telnyx(world, "PATCH", f"/10dlc/partner_campaigns/{SHARED_ID}", report_to)
    telnyx(world, "PUT", f"/10dlc/phone_number_campaigns/{NUMBER}", {"phoneNumber": NUMBER, "campaignId": SHARED_ID})

    needed = await_action(world, mine, kind="number", code="moved_elsewhere")
    assert needed["state"] == "failed"
    shown = registration(world, mine, "number")
    assert shown["moves"][-1]["exchanges"][-1]["answer"] == "the number is on another campaign"
    assert_hidden(everything_shown(world, mine), {SHARED_ID, f"B{SHARED_ID[1:]}"})


# ---- Campaigns of other providers


def sharing_tenant(world: World, *, number: str = NUMBER, brand: Any = BRAND, shared_id: str = SHARED_ID) -> str:
    """A tenant that sends under a campaign that another provider has registered."""
    profile_id = world.create_profile(brand=brand, sending_phone_number=number)
    _declare(world, profile_id, shared_id)
    return profile_id


def _declare(world: World, profile_id: str, shared_id: str) -> str:
    content = {**CAMPAIGN, "tcrCampaignId": shared_id}
    return str(world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": content})["id"])


@pytest.mark.parametrize("brand", [OTHER_BRAND, BRAND], ids=["another brand", "the same name"])
def test_a_campaign_is_of_the_organization_that_accepted_it(world: World, other: Tenant, brand: Any) -> None:
    world.telnyx.approve_after(0)
    world.telnyx.decide("shared_campaign", SHARED_ID, "pending", brand="Northwind Dental, Inc.")
    world.start(reconcile_seconds=1800)
    mine = sharing_tenant(world)
    world.complete(mine)
    await_completed(world, mine)
    assert claimed(world)["campaign", SHARED_ID] == (world.tenant.id, "reading")
    secrets = ids_at_vendor(world) - {SHARED_ID} | {world.tenant.id, mine, "Inc."}
    calls = {match: len(world.telnyx.calls(match)) for match in PARTNER_CALLS}

    with acting_as(world, other):
        greedy = sharing_tenant(world, number=SECOND_NUMBER, brand=brand)
        world.complete(greedy)
        needed = await_action(world, greedy, kind="campaign", code="campaign_not_available")
        assert (needed["state"], SHARED_ID in needed["message"]) == ("rejected", True)
        assert "tcrCampaignId" in needed["remedy"]
        shown = registration(world, greedy, "campaign")
        assert [move["exchanges"] for move in shown["moves"]] == [[], []]
        assert shown["words"] == {}
        everything = everything_shown(world, greedy)
        assert_hidden(everything, secrets)
    assert {match: len(world.telnyx.calls(match)) for match in PARTNER_CALLS} == calls, "the vendor was not asked"
    assert [one["phoneNumber"] for one in world.telnyx.state()["phone_number_campaigns"]] == [NUMBER]
    assert world.data("GET", f"/v3/profiles/{mine}")["action_needed"] == []


def test_of_two_organizations_at_the_same_moment_one_gets_the_campaign(world: World, other: Tenant) -> None:
    world.telnyx.approve_after(0)
    world.telnyx.decide("shared_campaign", SHARED_ID, "pending")
    world.start(has_worker=False)
    mine = sharing_tenant(world)
    assert world.ask_to_complete(mine).status_code == 202
    with acting_as(world, other):
        theirs = sharing_tenant(world, number=SECOND_NUMBER, brand=OTHER_BRAND)
        assert world.ask_to_complete(theirs).status_code == 202
    world.stop()
    world.start(registration_check_seconds=0.3)

    def state(profile_id: str, tenant: Tenant) -> str:
        with acting_as(world, tenant):
            found = [one for one in world.timeline(profile_id)["registrations"] if one["kind"] == "campaign"]
            return str(found[0]["state"]) if found else ""

    settled = eventually(
        lambda: [state(mine, world.tenant), state(theirs, other)],
        lambda found: set(found) <= {"approved", "rejected"},
        what="that both campaigns are decided",
    )
    assert sorted(settled) == ["approved", "rejected"]
    winner = world.tenant if settled[0] == "approved" else other
    assert claimed(world)["campaign", SHARED_ID] == (winner.id, "reading")
    loser, profile_id = (other, theirs) if winner is world.tenant else (world.tenant, mine)
    with acting_as(world, loser):
        await_action(world, profile_id, kind="campaign", code="campaign_not_available")
        shown = registration(world, profile_id, "campaign")
    said = json.dumps([shown["words"], [move["exchanges"] for move in shown["moves"]]])
    assert "MNO_PROVISIONED" not in said
    assert f"B{SHARED_ID[1:]}" not in said


def test_a_campaign_of_another_brand_is_not_accepted_until_the_brand_fits(world: World) -> None:
    world.telnyx.approve_after(0)
    world.telnyx.decide("shared_campaign", SHARED_ID, "pending", brand="Riverside Clinic, Inc.")
    world.start(registration_check_seconds=0.3)
    profile_id = sharing_tenant(world)
    world.complete(profile_id)

    needed = await_action(world, profile_id, kind="campaign", code="campaign_of_another_brand")
    assert (needed["state"], SHARED_ID in needed["message"]) == ("rejected", True)
    assert "resubmit" in needed["remedy"]
    assert_hidden(everything_shown(world, profile_id), {"Riverside", f"B{SHARED_ID[1:]}"})
    assert world.telnyx.calls("POST /10dlc/campaign/acceptSharing/*") == []
    assert ("campaign", SHARED_ID) not in claimed(world)

    # As the remedy says: the brand gets the name under which the registry knows it, and the campaign is resubmitted.
    known_as = {**BRAND, "contact": {**BRAND["contact"], "businessName": "Riverside Clinic"}}
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": known_as})
    (campaign,) = world.data("GET", f"/v3/profiles/{profile_id}/campaigns")
    path = f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}/resubmit"
    assert world.call("POST", path, {}).status_code == 202
    await_completed(world, profile_id)
    eventually(
        lambda: [one["code"] for one in action_needed(world, profile_id)],
        lambda codes: codes == ["correction_proposed"],
        what="that the brand alone is to be corrected at the registry",
    )
    assert claimed(world)["campaign", SHARED_ID] == (world.tenant.id, "reading")


def test_two_brands_of_one_organization_are_not_one(world: World) -> None:
    """The claim is the organization's; whether the campaign fits the brand is another question."""
    world.telnyx.approve_after(0)
    world.telnyx.decide("shared_campaign", SHARED_ID, "pending", brand="NORTHWIND DENTAL")
    world.start(registration_check_seconds=0.3)
    fitting = sharing_tenant(world)
    world.complete(fitting)
    await_completed(world, fitting)

    strange = sharing_tenant(world, number=SECOND_NUMBER, brand=OTHER_BRAND)
    world.complete(strange)
    await_action(world, strange, kind="campaign", code="campaign_of_another_brand")

    twin = sharing_tenant(world, number="+12125550125", brand=BRAND)
    world.complete(twin)
    await_completed(world, twin)
    on = {one["phoneNumber"]: one["tcrCampaignId"] for one in world.telnyx.state()["phone_number_campaigns"]}
    assert on == {NUMBER: SHARED_ID, "+12125550125": SHARED_ID}


def test_who_loses_a_campaign_to_the_operators_decision_learns_it(world: World, other: Tenant) -> None:
    world.telnyx.approve_after(0)
    world.telnyx.decide("shared_campaign", SHARED_ID, "pending")
    world.start(registration_check_seconds=0.3)
    mine = sharing_tenant(world)
    world.complete(mine)
    await_completed(world, mine)

    with world.database.writing() as transaction:
        assert claim_actions.move(transaction, ClaimKind.CAMPAIGN, SHARED_ID, other.id)

    needed = await_action(world, mine, kind="campaign", code="campaign_not_available")
    assert needed["state"] == "rejected"
    assert_hidden(everything_shown(world, mine), {other.id})
    assert claimed(world)["campaign", SHARED_ID] == (other.id, Basis.OPERATOR.value)
    with acting_as(world, other):
        theirs = sharing_tenant(world, number=SECOND_NUMBER, brand=OTHER_BRAND)
        world.complete(theirs)
        await_completed(world, theirs)


# ---- The log of a server


def test_the_log_of_one_organizations_work_does_not_name_the_other(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.decide("shared_campaign", SHARED_ID, "approved", brand="Northwind Dental")
    world.telnyx.approve_after(0)
    world.spawn(CLEARSEND_LOG_LEVEL="debug", CLEARSEND_LOG_FORMAT="json", CLEARSEND_REGISTRATION_CHECK_SECONDS="0.3")
    mine = sharing_tenant(world)
    world.complete(mine)
    await_completed(world, mine)
    with world.database.writing() as transaction:
        assert claim_actions.release(transaction, ClaimKind.NUMBER, NUMBER)
    secrets = ids_at_vendor(world) - {SHARED_ID} | {world.tenant.id, mine}
    begins = len(world.log())
    other = world.found("Other")
    with acting_as(world, other):
        greedy = sharing_tenant(world)
        reason_of(world.complete(greedy))
        world.data("PATCH", f"/v3/profiles/{greedy}", {"sending_phone_number": SECOND_NUMBER})
        world.complete(greedy)
        await_action(world, greedy, kind="campaign", code="campaign_not_available")
    lines = [line for line in world.log()[begins:].splitlines() if other.id in line]
    assert any("refused" in line for line in lines)
    assert_hidden("\n".join(lines), secrets)
