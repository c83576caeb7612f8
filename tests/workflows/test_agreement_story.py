"""Each way in which money was once spent unasked, told from its beginning to its end: what is paid now, and what a person sees."""

from typing import Any

from clearsend.domain.access import Role
from tests.workflows.test_registration_kinds import await_action, await_no_action, await_quiet
from tests.workflows.test_registration_story import NUMBER, await_completed, fees, paid, tcr_tenant
from tests.world import BRAND, CAMPAIGN, IMPATIENT_SECONDS, World, eventually

BOUGHT = {"number 1.00": 1, "number_month 1.00": 1}


def campaigns(world: World, profile_id: str) -> list[Any]:
    return list(world.data("GET", f"/v3/profiles/{profile_id}/campaigns"))


def await_number(world: World, profile_id: str) -> None:
    eventually(lambda: world.data("GET", f"/v3/profiles/{profile_id}")["sending_phone_number"], bool, what="the number")


def _await_reading(world: World, before: int) -> None:
    eventually(lambda: len(world.telnyx.calls("GET /10dlc/campaign/*")), lambda now: now > before, what="the reading")


def stirred(world: World, vendor_id: str) -> None:
    """The vendor says something of a campaign, and it was read."""
    before = len(world.telnyx.calls("GET /10dlc/campaign/*"))
    world.telnyx.decide("campaign", vendor_id, "approved")
    _await_reading(world, before)


def test_a_number_is_bought_for_a_profile_that_was_never_completed_and_nothing_else(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    profile_id = world.create_profile(brand=BRAND)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    world.data("POST", f"/v3/profiles/{profile_id}/number-order", {"areaCode": "212", "acceptFee": True})

    await_number(world, profile_id)

    assert fees(world) == BOUGHT
    assert world.telnyx.calls("POST /10dlc/*") == []
    (needed,) = world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"]
    assert needed["code"] == "complete_needed", "its brand and campaign say what they need when it is completed"
    world.complete(profile_id)
    await_completed(world, profile_id)
    assert fees(world) == BOUGHT | paid(brands=1, campaigns=1)


def test_a_completion_that_failed_pays_for_nothing(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    profile_id = world.create_profile(brand=BRAND, sending_phone_number="+12125560100")
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    assert world.complete(profile_id)["status"] == "failed", "the account has no such number"
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": None})
    world.data("POST", f"/v3/profiles/{profile_id}/number-order", {"acceptFee": True})
    await_number(world, profile_id)
    assert fees(world) == BOUGHT
    world.complete(profile_id)
    await_completed(world, profile_id)
    assert fees(world) == BOUGHT | paid(brands=1, campaigns=1)


def test_a_draft_of_a_live_tenant_waits_for_a_person(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    await_completed(world, profile_id)
    (live,) = campaigns(world, profile_id)
    draft = world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": {**CAMPAIGN, "name": "Offers"}})

    needed = await_action(world, profile_id, kind="campaign", code="fee_not_agreed")
    stirred(world, live["telnyxCampaignId"])
    stirred(world, live["telnyxCampaignId"])

    path = f"/v3/profiles/{profile_id}/campaigns/{draft['id']}/submit"
    assert needed["subject_id"] == draft["id"]
    assert "45.00 USD" in needed["message"]
    assert path in needed["remedy"]
    assert fees(world) == paid(brands=1, campaigns=1)
    assert world.ask_to_complete(profile_id).status_code == 200, "it is completed, and agrees to nothing more"
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "completed"

    world.data("POST", path, {"acceptFee": True})
    await_no_action(world, profile_id)
    eventually(
        lambda: [one["status"] for one in campaigns(world, profile_id)],
        lambda found: found == ["ACTIVE", "ACTIVE"],
        what="the approval",
    )
    assert fees(world) == paid(brands=1, campaigns=2)


def test_what_a_profiles_own_key_asks_for_waits_for_the_organization(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1)
    with world.client(world.key_for(Role.OWNER, profile_id=profile_id)) as client:
        asked = client.post(f"/v3/profiles/{profile_id}/complete", json={"webHookUrl": f"{world.inbox.url}/done"})
    assert asked.status_code == 202
    assert world.await_end(profile_id)["status"] == "submitted"

    needed = await_action(world, profile_id, kind="brand", code="fee_not_agreed")
    assert "4.00 USD" in needed["message"]
    assert f"/v3/profiles/{profile_id}/brand/submit" in needed["remedy"]
    assert fees(world) == {}

    assert world.ask_to_complete(profile_id).status_code == 202
    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)


def test_an_inherited_brand_is_registered_for_the_organizations_word_only(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    world.equip_organization()
    profile_id = world.create_profile(allow_profile_spending=True)
    with world.client(world.key_for(Role.OWNER, profile_id=profile_id)) as client:
        asked = client.post(f"/v3/profiles/{profile_id}/complete", json={"webHookUrl": f"{world.inbox.url}/done"})
    assert asked.status_code == 202
    await_completed(world, profile_id)
    needed = await_action(world, profile_id, kind="brand", code="fee_not_agreed")
    assert "/v3/organization/brand/submit" in needed["remedy"]
    assert fees(world) == {}
    world.data("POST", "/v3/organization/brand/submit", {"acceptFee": True})
    await_action(world, profile_id, kind="campaign", code="fee_not_agreed")
    (campaign,) = world.data("GET", "/v3/organization/campaigns")
    world.data("POST", f"/v3/organization/campaigns/{campaign['id']}/submit", {"acceptFee": True})
    await_no_action(world, profile_id)
    eventually(lambda: fees(world), lambda found: found == paid(brands=1, campaigns=1), what="both fees")


def test_what_one_tenants_failed_completion_has_agreed_to_is_not_paid_for_another(world: World) -> None:
    """Both inherit the organization's brand and campaign. The first was completed by the organization, and has failed."""
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    world.equip_organization()
    failed_id = world.create_profile(sending_phone_number="+12125560100")
    assert world.complete(failed_id)["status"] == "failed", "the account has no such number"
    profile_id = world.create_profile(allow_profile_spending=True)
    with world.client(world.key_for(Role.OWNER, profile_id=profile_id)) as client:
        assert client.post(f"/v3/profiles/{profile_id}/complete", json={"webHookUrl": world.inbox.url}).is_success
    await_completed(world, profile_id)

    await_action(world, profile_id, kind="brand", code="fee_not_agreed")
    assert fees(world) == {}
    assert world.call("DELETE", f"/v3/profiles/{failed_id}").is_success
    named = {**BRAND, "contact": {**BRAND["contact"], "name": "Bo Baker"}}
    world.data("PATCH", "/v3/organization", {"brand": named})
    await_quiet(world)
    assert fees(world) == {}

    other_id = world.create_profile()
    world.complete(other_id)
    await_completed(world, other_id)
    await_no_action(world, profile_id)
    eventually(lambda: fees(world), lambda found: found == paid(brands=1, campaigns=1), what="both fees, once")


def test_what_was_agreed_to_before_a_profile_was_deleted_is_not_paid_after_it_is_restored(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(has_worker=False, registration_check_seconds=0.3)
    profile_id = world.create_profile(brand=BRAND)
    order = {"areaCode": "212", "acceptFee": True}
    world.data("POST", f"/v3/profiles/{profile_id}/number-order", order)
    world.data("POST", f"/v3/profiles/{profile_id}/brand/submit", {"acceptFee": True})
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").is_success
    world.data("POST", f"/v3/profiles/{profile_id}/restore", {})
    world.stop()
    world.start(registration_check_seconds=0.3)
    await_quiet(world)
    assert fees(world) == {}
    assert world.telnyx.calls("POST /number_orders") == []

    world.data("POST", f"/v3/profiles/{profile_id}/number-order", order)
    await_number(world, profile_id)
    assert fees(world) == BOUGHT


def test_an_update_that_leaves_a_campaign_rejected_is_one_wish_and_no_second_fee(world: World) -> None:
    """The carriers' rejection is not lifted by an update, as it is at Telnyx: an appeal is another wish, with another fee."""
    world.telnyx.approve_after(0)
    world.telnyx.decide("campaign", "*", "mno_rejected", "Opt-in not verifiable.")
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    await_action(world, profile_id, kind="campaign", state="rejected")
    (campaign,) = campaigns(world, profile_id)
    path = f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}"
    flow = f"{CAMPAIGN['messageFlow']} The form is at https://northwind.example/book."
    world.data("PUT", path, {"campaign": {**CAMPAIGN, "name": campaign["name"], "messageFlow": flow}})
    assert world.data("POST", f"{path}/resubmit", {"acceptFee": True})["way"] == "update"

    offered = eventually(
        lambda: campaigns(world, profile_id)[0]["registration"]["resubmission"],
        lambda found: found["way"] == "appeal",
        what="the update",
    )

    assert offered["fee"]["amount"] == "15.00"
    told = await_action(world, profile_id, kind="campaign", code="update_not_enough")
    assert "to appeal" in told["remedy"]
    # Whatever the vendor says now, nothing more is asked of it.
    for _ in range(2):
        before = len(world.telnyx.calls("GET /10dlc/campaign/*"))
        world.telnyx.decide("campaign", campaign["telnyxCampaignId"], "mno_rejected", "Opt-in not verifiable.")
        _await_reading(world, before)
    assert len(world.telnyx.calls("PUT /10dlc/campaign/*")) == 1
    assert world.telnyx.calls("POST /10dlc/campaign/*") == [], "no appeal"
    assert fees(world) == paid(brands=1, campaigns=1), "an update alone costs nothing while no reviewer looks at it"

    world.data("POST", f"{path}/resubmit", {"acceptFee": True, "reason": "The form is public."})
    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1, reviews=2)
    assert world.data("GET", f"/v3/profiles/{profile_id}")["sending_phone_number"] == NUMBER


def test_an_appeal_whose_answer_is_lost_is_not_paid_for_twice(world: World) -> None:
    world.telnyx.approve_after(0)
    world.telnyx.decide("campaign", "*", "mno_rejected", "Opt-in not verifiable.")
    world.start(registration_check_seconds=0.3, provider_timeout_seconds=IMPATIENT_SECONDS)
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    await_action(world, profile_id, kind="campaign", state="rejected")
    (campaign,) = campaigns(world, profile_id)
    world.telnyx.approve_after(0, automatic=False)
    world.telnyx.fail_next("POST /10dlc/campaign/*/appeal", "timeout")
    path = f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}"
    world.data("POST", f"{path}/resubmit", {"acceptFee": True})

    unsure = await_action(world, profile_id, kind="campaign", code="resubmission_unconfirmed")

    assert "each review costs" in unsure["remedy"]
    before = len(world.telnyx.calls("GET /10dlc/campaign/*"))
    world.telnyx.decide("campaign", campaign["telnyxCampaignId"], "mno_rejected", "Opt-in not verifiable.")
    _await_reading(world, before)
    codes = [one["code"] for one in world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"]]
    assert codes[0] == "resubmission_unconfirmed", "no reading can tell"
    assert len(codes) > 1, "and the carriers' words stay"
    assert len(world.telnyx.calls("POST /10dlc/campaign/*/appeal")) == 1
    assert fees(world) == paid(brands=1, campaigns=1)
    assert campaigns(world, profile_id)[0]["registration"]["resubmission"]["way"] == "appeal", "a person may ask again"
    world.telnyx.approve_after(0)
    world.data("POST", f"{path}/resubmit", {"acceptFee": True})
    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1, reviews=2)
