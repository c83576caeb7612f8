"""The monthly cap and a price that rises, told from complete to the vendor's ledger: what is paid, and what a person sees."""

from dataclasses import replace

from clearsend.providers.telnyx import prices
from tests.api.stories import refusal
from tests.workflows.test_agreement_story import campaigns
from tests.workflows.test_registration_kinds import await_action, await_no_action, await_quiet
from tests.workflows.test_registration_story import await_completed, fees, paid, tcr_tenant
from tests.world import World, eventually


def _cap(world: World, amount: str) -> None:
    world.data("PATCH", "/v3/organization", {"monthly_spending_cap": amount})


def _complete_by_prices(world: World, installed: str) -> str:
    """A tenant with a brand and a campaign, completed where an installation has a price list of its own (JSON)."""
    world.telnyx.approve_after(0)
    world.database = replace(world.database, prices=prices.parse(installed))
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    return profile_id


def test_what_the_cap_forbids_waits_for_a_higher_one(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    _cap(world, "48.99")
    profile_id = tcr_tenant(world, campaigns=1)
    assert world.complete(profile_id)["status"] == "submitted"

    needed = await_action(world, profile_id, kind="campaign", code="spending_cap_reached")
    for told in ("cap of 48.99 USD", "45.00 USD"):
        assert told in needed["message"]
    assert f"/v3/profiles/{profile_id}/campaigns/" in needed["remedy"]
    assert fees(world) == paid(brands=1)
    assert world.data("GET", "/v3/organization")["agreed_this_month"] == "4.00"
    world.complete(profile_id)
    await_action(world, profile_id, kind="campaign", code="spending_cap_reached")
    assert fees(world) == paid(brands=1)

    _cap(world, "49.00")
    assert world.ask_to_complete(profile_id).status_code == 202
    await_completed(world, profile_id)
    await_no_action(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)
    assert world.data("GET", "/v3/organization")["agreed_this_month"] == "49.00"
    billed = world.data("GET", "/v3/organization/billed")
    assert [(thing["kind"], thing["in_use"], thing["monthly"]) for thing in billed["things"]] == [
        ("number", True, "1.00"),
        ("campaign", True, "10.00"),
    ]
    number, campaign = billed["things"]
    assert number["vendor_id"] is not None
    assert campaign["use_case"] == "ACCOUNT_NOTIFICATION"
    assert billed["total"] == {"count": 2, "monthly": "11.00"}


def test_a_higher_cap_says_what_waits_for_an_agreement_only(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    _cap(world, "10.00")
    profile_id = tcr_tenant(world, campaigns=1)
    assert world.complete(profile_id)["status"] == "submitted"
    await_action(world, profile_id, kind="campaign", code="spending_cap_reached")
    _cap(world, "48.99")
    _cap(world, "49.00")
    needed = await_action(world, profile_id, kind="campaign", code="fee_not_agreed")
    await_quiet(world)
    assert fees(world) == paid(brands=1), "nobody has agreed to it"
    path = f"/v3/profiles/{profile_id}/campaigns/{needed['subject_id']}/submit"
    world.data("POST", path, {"acceptFee": True, "acceptedAmount": "45.00"})
    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)


def test_an_admin_decides_beyond_the_cap(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    _cap(world, "0.00")
    profile_id = tcr_tenant(world, campaigns=1)
    assert world.complete(profile_id)["status"] == "submitted"
    await_action(world, profile_id, kind="brand", code="spending_cap_reached")
    assert fees(world) == {}
    world.data("POST", f"/v3/profiles/{profile_id}/brand/submit", {"acceptFee": True})
    needed = await_action(world, profile_id, kind="campaign", code="spending_cap_reached")
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns/{needed['subject_id']}/submit", {"acceptFee": True})
    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)
    # What has become of it at the vendor is seen to the end: deleted, it is billed until that is confirmed.
    (campaign,) = campaigns(world, profile_id)
    assert world.call("DELETE", f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}").status_code == 204
    eventually(
        lambda: world.data("GET", "/v3/organization/billed")["campaigns"]["count"],
        lambda found: found == 0,
        what="the end of the campaign",
    )


def test_a_price_that_rises_between_agreeing_and_paying_is_asked_again(world: World) -> None:
    world.telnyx.approve_after(0, automatic=False)
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    eventually(lambda: fees(world), lambda found: found == paid(brands=1), what="the fee of the brand")
    world.stop()
    risen = prices.parse('{"as_of": "2026-02-01", "review": "20.00"}')
    world.database = replace(world.database, prices=risen)
    world.start()
    (brand_id,) = (brand["brandId"] for brand in world.telnyx.state()["brands"])
    world.telnyx.decide("brand", brand_id, "approved")

    needed = await_action(world, profile_id, kind="campaign", code="fee_not_agreed")
    assert "50.00 USD" in needed["message"]
    assert "2026-02-01" in needed["message"]
    path = f"/v3/profiles/{profile_id}/campaigns/{needed['subject_id']}/submit"
    named = {"acceptFee": True, "acceptedAmount": "45.00"}
    (sentence,) = refusal(world.call("POST", path, named), 400, "VALIDATION_001")["acceptedAmount"]
    assert "50.00 USD" in sentence
    assert fees(world) == paid(brands=1)

    world.data("POST", path, {"acceptFee": True, "acceptedAmount": "50.00"})
    eventually(lambda: fees(world), lambda found: found == paid(brands=1, campaigns=1), what="the campaign's fees")


def test_a_campaign_that_costs_more_at_the_vendor_than_was_agreed_to_is_not_sent(world: World) -> None:
    """The price list of the installation is out of date: the vendor's own figure, read before anything is sent, decides."""
    profile_id = _complete_by_prices(world, '{"as_of": "2024-02-01", "other_monthly": "5.00"}')

    needed = await_action(world, profile_id, kind="campaign", code="campaign_too_dear")
    for told in ("10.00 USD a month", "45.00 USD", "30.00 was agreed to"):
        assert told in needed["message"]
    assert fees(world) == paid(brands=1)
    path = f"/v3/profiles/{profile_id}/campaigns/{needed['subject_id']}/resubmit"
    world.data("POST", path, {"acceptFee": True})
    await_quiet(world)
    await_action(world, profile_id, kind="campaign", code="campaign_too_dear")
    assert fees(world) == paid(brands=1), "the price of the list is not enough"

    world.data("POST", path, {"acceptFee": True, "acceptedAmount": "45.00"})
    await_completed(world, profile_id)
    await_no_action(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)
    assert world.data("GET", "/v3/organization")["agreed_this_month"] == "49.00"


def test_a_campaign_that_only_the_price_list_calls_free_is_not_sent(world: World) -> None:
    free = '{"as_of": "2024-02-01", "review": "0.00", "months_at_once": 1, "other_monthly": "0.00"}'
    profile_id = _complete_by_prices(world, free)

    needed = await_action(world, profile_id, kind="campaign", code="campaign_too_dear")
    assert "0.00 was agreed to" in needed["message"]
    assert fees(world) == paid(brands=1)
