"""Brands, campaigns and profiles of tenants that are completed: added, changed, taken away, deleted, restored. Told by the calls to
the registry, by its ledger and by what a person learns, as section "Declared, agreed, true" of the design demands."""

from typing import Any

import pytest

from tests.workflows.living import (
    ASSIGN,
    ITS_NUMBER,
    a_day_passes,
    assert_same_life,
    await_code,
    await_nothing_to_do,
    await_rest,
    callbacks,
    codes,
    eventually_by_day,
    live_heirs,
    live_tenant,
    on_campaign,
    on_messaging_profile,
    profile,
    writes,
)
from tests.workflows.test_number_order_story import ask, await_number
from tests.workflows.test_registration_kinds import action_needed, await_event, await_quiet, brand
from tests.workflows.test_registration_story import NUMBER, await_completed, fees, paid, tcr_tenant
from tests.world import BRAND, CAMPAIGN, World, eventually

SUBMIT_CAMPAIGN, SUBMIT_BRAND, CHANGE_BRAND = "POST /10dlc/campaignBuilder", "POST /10dlc/brand", "PUT /10dlc/brand/*"
TOLD = [(True, "SUBMITTED"), (True, "COMPLETED")]
ANOTHER = {**CAMPAIGN, "name": "Another", "description": "Reminders of payments that are due at Northwind Dental."}


@pytest.fixture
def world(world: World) -> World:
    """Vendors that approve at once, and a server that looks soon at what waits."""
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    return world


def _add(world: World, owner: str, content: Any = ANOTHER) -> str:
    """A further campaign of a profile or of the organization; its path."""
    path = f"/v3/{owner}/campaigns"
    return f"{path}/{world.data('POST', path, {'campaign': content})['id']}"


def _campaign_states(world: World) -> list[str]:
    return sorted(found["campaignStatus"] for found in world.telnyx.state()["campaigns"])


# ---- Another campaign


def test_another_campaign_waits_for_its_fee_and_nothing_but_consent_pays_it(world: World) -> None:
    profile_id = live_tenant(world)
    before = fees(world)

    path = _add(world, f"profiles/{profile_id}")

    needed = await_code(world, profile_id, "fee_not_agreed")
    assert "45.00" in f"{needed['message']} {needed['remedy']}", "its price, with the months that are paid at once"
    assert "/submit" in needed["remedy"]
    # Everything that is no consent: completing, editing, a notice, a day.
    again = world.ask_to_complete(profile_id)
    assert (again.status_code, again.json()["data"]["status"]) == (200, "completed")
    world.data("PUT", path, {"campaign": {**ANOTHER, "name": "Renamed"}})
    world.telnyx.decide("number", NUMBER, "assigned")
    a_day_passes(world)
    await_rest(world)
    assert fees(world) == before
    assert len(world.telnyx.calls(SUBMIT_CAMPAIGN)) == 1
    assert_same_life(world, profile_id, TOLD)

    offered = world.call("POST", f"{path}/submit", {})
    assert offered.status_code == 400, offered.text
    assert "45.00" in str(offered.json()["error"]["details"]["acceptFee"])
    assert world.call("POST", f"{path}/submit", {"acceptFee": True}).status_code == 202

    eventually(lambda: _campaign_states(world), lambda found: found == ["MNO_PROVISIONED"] * 2, what="the approval")
    await_nothing_to_do(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=2)
    assert profile(world, profile_id)["status"] == "completed"
    assert len(world.telnyx.calls(ASSIGN)) == 1, "the number stays where it is"


def test_another_campaign_of_the_organization_waits_for_its_fee(world: World) -> None:
    world.equip_organization()
    heirs = live_heirs(world, 2)
    before = fees(world)

    path = _add(world, "organization")

    for heir in heirs:
        assert world.ask_to_complete(heir).status_code == 200
    a_day_passes(world)
    await_rest(world)
    assert fees(world) == before
    offered = world.call("POST", f"{path}/submit", {})
    assert "45.00" in str(offered.json()["error"]["details"]["acceptFee"])
    assert world.call("POST", f"{path}/submit", {"acceptFee": True}).status_code == 202
    eventually(lambda: _campaign_states(world), lambda found: found == ["MNO_PROVISIONED"] * 2, what="the approval")
    assert fees(world) == paid(brands=1, campaigns=2)


def test_a_campaign_that_is_inherited_from_now_on_is_not_paid_by_the_change(world: World) -> None:
    profile_id = live_tenant(world)
    before = fees(world)
    world.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
    path = _add(world, "organization")

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"inherit_tcr_brand": True, "inherit_tcr_campaign": True})

    await_code(world, profile_id, "fee_not_agreed")
    assert world.ask_to_complete(profile_id).status_code in (200, 202)
    a_day_passes(world)
    await_rest(world)
    assert fees(world) == before
    assert profile(world, profile_id)["status"] == "completed"
    assert world.call("POST", f"{path}/submit", {"acceptFee": False}).status_code == 400
    await_quiet(world)
    assert fees(world) == before


# ---- Prerequisites that are lost


def _delete_the_campaign(world: World, profile_id: str) -> None:
    (campaign,) = world.data("GET", f"/v3/profiles/{profile_id}/campaigns")
    assert world.call("DELETE", f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}").status_code == 204


def _inherit_campaigns(world: World, profile_id: str) -> None:
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"inherit_tcr_campaign": True})


def _inherit_the_brand(world: World, profile_id: str) -> None:
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"inherit_tcr_brand": True})


LOST = {
    "campaign_missing": _delete_the_campaign,
    "parent_campaign_missing": _inherit_campaigns,
    "parent_brand_missing": _inherit_the_brand,
}
MENDED = {
    "parent_campaign_missing": {"inherit_tcr_campaign": False},
    "parent_brand_missing": {"inherit_tcr_brand": False},
}


@pytest.mark.parametrize("code", LOST)
def test_a_prerequisite_that_is_lost_is_said_at_once(world: World, code: str) -> None:
    profile_id = live_tenant(world)

    LOST[code](world, profile_id)

    await_code(world, profile_id, code)
    refused = world.ask_to_complete(profile_id)
    assert refused.status_code == 400, "it is completed, and has lost a prerequisite"
    assert refused.json()["error"]["code"] == "VALIDATION_001"
    assert_same_life(world, profile_id, TOLD)
    assert fees(world) == paid(brands=1, campaigns=1)
    if code in MENDED:
        world.data("PATCH", f"/v3/profiles/{profile_id}", MENDED[code])
        await_nothing_to_do(world, profile_id)
        assert world.ask_to_complete(profile_id).status_code == 200


def test_the_heirs_of_a_campaign_learn_that_it_is_gone_and_that_there_is_another(world: World) -> None:
    world.equip_organization()
    heirs = live_heirs(world, 3)
    (campaign,) = world.data("GET", "/v3/organization/campaigns")

    assert world.call("DELETE", f"/v3/organization/campaigns/{campaign['id']}").status_code == 204

    for heir in heirs:
        await_code(world, heir, "parent_campaign_missing")
        assert world.ask_to_complete(heir).status_code == 400
        assert_same_life(world, heir, [(True, "COMPLETED")])
    path = _add(world, "organization")
    assert world.call("POST", f"{path}/submit", {"acceptFee": True}).status_code == 202

    def is_on_the_new_one() -> bool:
        alive = [one["tcrCampaignId"] for one in world.telnyx.state()["campaigns"] if one["status"] == "ACTIVE"]
        return alive == [on_campaign(world).get(ITS_NUMBER)]

    eventually(is_on_the_new_one, bool, what="the number on the new campaign")
    for heir in heirs:
        await_nothing_to_do(world, heir)


def test_the_heirs_of_a_suspended_campaign_are_told(world: World) -> None:
    words = "The carriers have seen messages that were not registered."
    world.equip_organization()
    heirs = live_heirs(world, 3)
    (campaign,) = world.telnyx.state()["campaigns"]

    world.telnyx.decide("campaign", campaign["campaignId"], "suspended", words)

    for heir in heirs:
        found = eventually(lambda: action_needed(world, heir), bool, what="the suspension")  # noqa: B023
        assert words in str(found)
        assert profile(world, heir)["status"] == "completed"
    world.telnyx.decide("campaign", campaign["campaignId"], "approved")
    for heir in heirs:
        eventually_by_day(world, lambda: action_needed(world, heir), lambda found: found == [], what="the end of it")  # noqa: B023
    assert len(world.telnyx.calls(ASSIGN)) == 1, "the number was on it all the time"


# ---- A verified brand


def test_a_change_of_a_verified_brand_is_a_proposal_until_it_is_submitted(world: World) -> None:
    profile_id = live_tenant(world)

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": brand(legalName="Northwind Dental Group LLC")})

    needed = eventually(lambda: action_needed(world, profile_id), bool, what="the proposal")
    proposed = next(one for one in needed if one["kind"] == "brand")
    assert "brand/submit" in proposed["remedy"]
    a_day_passes(world)
    await_rest(world)
    assert world.telnyx.calls(CHANGE_BRAND) == [], "it does not go out by itself"
    assert world.ask_to_complete(profile_id).status_code in (200, 202)
    await_quiet(world)
    assert world.telnyx.calls(CHANGE_BRAND) == [], "nor by completing"

    sent = world.call("POST", f"/v3/profiles/{profile_id}/brand/submit", {"acceptFee": True})
    assert sent.status_code == 202, sent.text
    eventually(
        lambda: [found["companyName"] for found in world.telnyx.state()["brands"]],
        lambda names: names == ["Northwind Dental Group LLC"],
        what="the correction",
    )
    await_nothing_to_do(world, profile_id)
    assert len(world.telnyx.calls(SUBMIT_BRAND)) == 1
    assert fees(world) == paid(brands=1, campaigns=1), "a correction costs no second brand"
    assert profile(world, profile_id)["status"] == "completed"


def test_a_proposal_that_is_taken_back_leaves_nothing_to_do(world: World) -> None:
    profile_id = live_tenant(world)
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": brand(legalName="Northwind Dental Group LLC")})
    eventually(lambda: action_needed(world, profile_id), bool, what="the proposal")

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": brand()})

    await_nothing_to_do(world, profile_id)
    assert world.telnyx.calls(CHANGE_BRAND) == []


# ---- Incomplete and failed


def test_on_a_failed_profile_nothing_starts_before_it_is_completed(world: World) -> None:
    profile_id = world.create_profile(brand=BRAND, sending_phone_number="+12125560123")
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    assert world.complete(profile_id)["status"] == "failed"
    await_quiet(world)
    done, before = writes(world), fees(world)

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER})

    found = eventually(lambda: action_needed(world, profile_id), bool, what="what to do")
    assert any("/complete" in (one["remedy"] or "") for one in found), found
    a_day_passes(world)
    await_rest(world)
    assert (writes(world), fees(world)) == (done, before)
    assert profile(world, profile_id)["status"] == "failed"

    world.complete(profile_id)
    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_refused_campaign_that_a_new_one_replaces_is_not_billed_any_more(world: World) -> None:
    world.telnyx.decide("campaign", "*", "mno_rejected", "Opt-in not verifiable.")
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    eventually(lambda: action_needed(world, profile_id), bool, what="the refusal")
    (refused,) = world.telnyx.state()["campaigns"]
    (campaign,) = world.data("GET", f"/v3/profiles/{profile_id}/campaigns")
    path = f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}"
    # No change of these is possible in place.
    world.data(
        "PUT", path, {"campaign": {**CAMPAIGN, "description": "Reminders of appointments that patients booked."}}
    )

    assert world.data("POST", f"{path}/resubmit", {"acceptFee": True})["way"] == "submit"
    eventually(lambda: _campaign_states(world), lambda found: "TCR_EXPIRED" in found, what="the end of the refused one")
    (new,) = [one for one in world.telnyx.state()["campaigns"] if one["campaignId"] != refused["campaignId"]]
    world.telnyx.decide("campaign", new["campaignId"], "approved")

    await_completed(world, profile_id)
    assert _campaign_states(world) == ["MNO_PROVISIONED", "TCR_EXPIRED"]
    billed = [one for one in world.data("GET", "/v3/organization/billed")["things"] if one["kind"] == "campaign"]
    assert [one["vendor_id"] for one in billed] == [new["campaignId"]]
    assert len(world.telnyx.calls("DELETE /10dlc/campaign/*")) == 1
    assert fees(world) == paid(brands=1, campaigns=2)
    await_nothing_to_do(world, profile_id)


# ---- Deleted, released, restored


def _billed(world: World) -> str:
    return str(world.data("GET", "/v3/organization/billed"))


def test_what_a_deleted_profile_leaves_at_the_vendor_is_listed_until_it_is_released(world: World) -> None:
    profile_id = live_tenant(world)
    kept = live_tenant(world, number="+12125550124", brand=brand(legalName="Southwind LLC", taxId="98-7654321"))
    campaign = on_campaign(world)[NUMBER]
    before = fees(world)
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    a_day_passes(world)
    await_rest(world)
    assert (on_campaign(world)[NUMBER], fees(world)) == (campaign, before), "a deletion ends nothing at the vendor"

    listed = _billed(world)
    assert NUMBER in listed
    assert profile_id in listed
    assert campaign in listed
    assert "10.00" in listed, "a month of the campaign"

    path = f"/v3/profiles/{profile_id}/release"
    unconfirmed = world.call("POST", path, {})
    assert unconfirmed.status_code == 400, unconfirmed.text
    (field,) = unconfirmed.json()["error"]["details"]
    await_quiet(world)
    assert on_campaign(world)[NUMBER] == campaign
    assert world.call("POST", path, {field: True}).is_success

    eventually(lambda: on_campaign(world), lambda on: NUMBER not in on, what="the number off the campaign")
    eventually(
        lambda: _campaign_states(world), lambda found: found == ["MNO_PROVISIONED", "TCR_EXPIRED"], what="its end"
    )
    eventually(lambda: _billed(world), lambda now: NUMBER not in now and campaign not in now, what="an empty list")
    assert fees(world) == before
    assert list(on_campaign(world)) == ["+12125550124"], "the other tenant's stays"
    assert_same_life(world, kept, TOLD)


def test_a_number_that_was_bought_is_billed_until_it_is_released(world: World) -> None:
    profile_id = world.create_profile(brand={**BRAND, "compliance": {**BRAND["compliance"], "isTcrApplication": False}})
    ask(world, profile_id, areaCode="646")
    number = await_number(world, profile_id)
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204

    assert number in _billed(world)

    path = f"/v3/profiles/{profile_id}/release"
    (field,) = world.call("POST", path, {}).json()["error"]["details"]
    assert world.call("POST", path, {field: True}).is_success
    eventually(lambda: _billed(world), lambda now: number not in now, what="an empty list")
    held = [one["phone_number"] for one in world.telnyx.state()["phone_numbers"]]
    assert number not in held or on_messaging_profile(world, number) is None


def test_a_live_profile_is_not_released(world: World) -> None:
    profile_id = live_tenant(world)
    answer = world.call("POST", f"/v3/profiles/{profile_id}/release", {})
    assert answer.status_code in (400, 409), answer.text
    await_quiet(world)
    assert NUMBER in on_campaign(world)


def test_a_deleted_profile_spends_nothing_more(world: World) -> None:
    world.telnyx.approve_after(0, automatic=False)
    profile_id = world.create_profile(brand=BRAND, sending_phone_number=NUMBER)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    world.complete(profile_id)
    await_event(world, profile_id, "brand.submitted")
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204

    world.telnyx.approve_after(0)
    eventually(
        lambda: [found["identityStatus"] for found in world.telnyx.state()["brands"]],
        lambda found: found == ["VERIFIED"],
        what="the verification",
    )
    a_day_passes(world)
    await_rest(world)

    assert fees(world) == paid(brands=1), "its campaign was agreed to, and it is deleted"


def test_a_restored_profile_says_what_is_read_now(world: World) -> None:
    words = "The carriers have seen messages that were not registered."
    profile_id = live_tenant(world)
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    world.telnyx.send_webhooks(deliver=False)
    (campaign,) = world.telnyx.state()["campaigns"]
    world.telnyx.decide("campaign", campaign["campaignId"], "suspended", words)
    await_quiet(world)
    read = len(world.telnyx.calls("GET /10dlc/campaign/*"))

    world.data("POST", f"/v3/profiles/{profile_id}/restore")

    found = eventually(lambda: action_needed(world, profile_id), bool, what="the suspension")
    assert words in str(found)
    assert len(world.telnyx.calls("GET /10dlc/campaign/*")) > read
    assert profile(world, profile_id)["status"] == "completed"
    assert fees(world) == paid(brands=1, campaigns=1)


def test_what_is_not_released_yet_is_kept_when_the_profile_is_restored(world: World) -> None:
    profile_id = live_tenant(world)
    campaign = on_campaign(world)[NUMBER]
    # Tried again and again until it is restored, however long that takes.
    world.telnyx.fail_next("DELETE /10dlc/campaign/*", "503", times=1_000)
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    assert world.call("POST", f"/v3/profiles/{profile_id}/release", {"confirm": True}).is_success
    eventually(lambda: world.telnyx.calls("DELETE /10dlc/campaign/*"), bool, what="an attempt to end the campaign")

    world.data("POST", f"/v3/profiles/{profile_id}/restore")
    a_day_passes(world)
    await_rest(world)

    assert _campaign_states(world) == ["MNO_PROVISIONED"]
    assert on_campaign(world) == {NUMBER: campaign}
    await_nothing_to_do(world, profile_id)
    assert_same_life(world, profile_id, TOLD)


def test_a_restored_profile_whose_things_were_released_starts_anew_only_with_consent(world: World) -> None:
    profile_id = live_tenant(world)
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    path = f"/v3/profiles/{profile_id}/release"
    (field,) = world.call("POST", path, {}).json()["error"]["details"]
    assert world.call("POST", path, {field: True}).is_success
    eventually(lambda: _campaign_states(world), lambda found: found == ["TCR_EXPIRED"], what="the end of the campaign")
    before = fees(world)

    world.data("POST", f"/v3/profiles/{profile_id}/restore")

    eventually(lambda: codes(world, profile_id), bool, what="what to do")
    a_day_passes(world)
    await_rest(world)
    assert fees(world) == before
    assert callbacks(world, profile_id)[:2] == TOLD
