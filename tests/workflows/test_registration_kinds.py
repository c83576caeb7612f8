"""Registration of every kind of tenant, told through the public API: sole proprietors, public companies, heirs, and what goes
wrong at the registry before and after an approval."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from clearsend.store.engine.jobs import Kind
from tests.store import stock
from tests.workflows.test_registration_story import NUMBER, await_completed, events_of, fees, paid, tcr_tenant
from tests.world import BRAND, CAMPAIGN, TELNYX_KEY, World, eventually

SECOND_NUMBER = "+12125550124"


def action_needed(world: World, profile_id: str) -> Any:
    return world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"]


def await_action(world: World, profile_id: str, **wanted: str) -> Any:
    """The first thing that a person must do, once there is one that is as `wanted`."""

    def fitting() -> Any:
        return [
            one for one in action_needed(world, profile_id) if all(one[name] == value for name, value in wanted.items())
        ]

    return eventually(fitting, bool, what=f"that a person has to do something: {wanted}")[0]


def await_no_action(world: World, profile_id: str) -> None:
    eventually(lambda: action_needed(world, profile_id), lambda found: found == [], what="that nothing is to be done")


_PASSES = (Kind.APPLY_PROVIDER_EVENT, Kind.ADVANCE_REGISTRATION, Kind.TELL_FOLLOWERS)


def await_quiet(world: World) -> None:
    """Every notice that has come was read, and every pass that was asked for has been made."""

    def under_way() -> int:
        with world.database.reading() as transaction:
            jobs = [job for kind in _PASSES for job in stock.jobs(transaction, kind)]
        return sum(one["state"] != "idle" for one in jobs)

    eventually(under_way, lambda found: found == 0, what="quiet")


def await_event(world: World, profile_id: str, name: str) -> Any:
    """The newest event of that name."""
    found = eventually(
        lambda: [event for event in _events(world, profile_id) if event["event"] == name],
        bool,
        what=f"the event {name}",
    )
    return found[0]


def _events(world: World, profile_id: str) -> Any:
    return world.data("GET", f"/v3/profiles/{profile_id}/events")["events"]


def registration(world: World, profile_id: str, kind: str) -> Any:
    """The only registration of that kind, as the timeline shows it."""
    (found,) = [one for one in world.timeline(profile_id)["registrations"] if one["kind"] == kind]
    return found


def brand(*, contact: Mapping[str, Any] | None = None, **business: Any) -> dict[str, Any]:
    """The brand of the stories with other words; None takes a field away."""
    changed = {
        "contact": {**BRAND["contact"], **(contact or {})},
        "business": {**BRAND["business"], **business},
        "compliance": dict(BRAND["compliance"]),
    }
    changed["business"] = {name: value for name, value in changed["business"].items() if value is not None}
    return changed


def telnyx(world: World, method: str, path: str, body: Any = None) -> Any:
    """What somebody does at Telnyx without Clearsend."""
    headers = {"authorization": f"Bearer {TELNYX_KEY}"}
    answer = httpx.request(method, f"{world.settings.telnyx_base_url}{path}", json=body, headers=headers, timeout=120)
    assert answer.is_success, answer.text
    return answer.json()


def texts_of(value: Any) -> Iterator[str]:
    """Every text in a JSON value, but for times and ids, which may hold any digits by chance."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if not re.search(r"(_at|^at|^id|_id|timestamp)$", name):
                yield from texts_of(item)


def test_a_sole_proprietor_proves_the_phone_by_a_pin(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    person = {"firstName": "Ann", "lastName": "Archer", "mobilePhone": "+12125550177"}
    profile_id = tcr_tenant(
        world, campaigns=1, brand=brand(contact=person, entityType="SOLE_PROPRIETOR", taxId=None, legalName=None)
    )
    world.complete(profile_id)

    awaited = await_action(world, profile_id, kind="brand", state="awaiting_otp")
    assert "/brand/otp" in awaited["remedy"]
    (handset,) = world.telnyx.state()["handsets"]
    assert handset["phone_number"] == person["mobilePhone"]
    (message,) = handset["messages"]
    (pin,) = re.findall(r"\b\d{6}\b", message["text"])
    wrong_pin = f"{(int(pin) + 1) % 1_000_000:06}"

    path = f"/v3/profiles/{profile_id}/brand/otp"
    assert world.call("POST", path, {"pin": wrong_pin}).status_code == 202
    refused = await_action(world, profile_id, kind="brand", code="10015")
    assert refused["state"] == "awaiting_otp"
    assert "invalid" in refused["message"]
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "submitted"

    assert world.call("POST", path, {"pin": pin}).status_code == 202
    await_completed(world, profile_id)

    assert action_needed(world, profile_id) == []
    state = world.telnyx.state()
    assert [found["identityStatus"] for found in state["brands"]] == ["VERIFIED"]
    assert [found["usecase"] for found in state["campaigns"]] == ["SOLE_PROPRIETOR"]
    assert fees(world) == {"brand 4.00": 1, "campaign_review 15.00": 1, "campaign_months 6.00": 1}
    assert len(state["one_time_pins"]) == 1, "a second PIN is sent only when a person asks for one"
    assert len(world.telnyx.calls("POST /10dlc/brand/*/smsOtp")) == 1
    told = events_of(world, profile_id)
    assert told.count("brand.otp_sent") == 1
    assert told.index("brand.otp_sent") < told.index("brand.verified") < told.index("campaign.approved")
    seen = [
        *texts_of(world.data("GET", f"/v3/profiles/{profile_id}")),
        *texts_of(world.timeline(profile_id)),
        *texts_of(_events(world, profile_id)),
        *texts_of([callback.json() for callback in world.inbox.wait_for(2, 180)]),
    ]
    assert not [text for text in seen if pin in text or wrong_pin in text]


def test_a_public_company_without_its_stock_is_held_back_before_any_fee(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1, brand=brand(entityType="PUBLIC_PROFIT"))
    world.complete(profile_id)

    await_action(world, profile_id, kind="brand", code="public_company_listing_missing")
    held = action_needed(world, profile_id)
    assert {field for item in held for field in item["fields"]} == {
        "/brand/business/stockSymbol",
        "/brand/business/stockExchange",
    }
    assert all(item["remedy"] for item in held)
    assert "brand.held" in events_of(world, profile_id)
    assert world.telnyx.calls("POST /10dlc/brand") == []
    assert fees(world) == {}

    stock: dict[str, Any] = {"entityType": "PUBLIC_PROFIT", "stockSymbol": "NWD", "stockExchange": "NASDAQ"}
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": brand(**stock)})

    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1)
    (found,) = world.telnyx.state()["brands"]
    assert (found["entityType"], found["stockSymbol"], found["stockExchange"]) == tuple(stock.values())
    assert action_needed(world, profile_id) == []


def test_heirs_of_a_brand_have_campaigns_of_their_own(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(20)
    world.start(registration_check_seconds=0.3)
    world.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
    heirs = [
        world.create_profile(inherit_tcr_brand=True, inherit_tcr_campaign=False, sending_phone_number=number)
        for number in (NUMBER, SECOND_NUMBER)
    ]
    for heir in heirs:
        world.data("POST", f"/v3/profiles/{heir}/campaigns", {"campaign": {**CAMPAIGN, "name": heir}})
    assert world.telnyx.calls("POST /10dlc/brand") == [], "a brand is registered when somebody needs it"

    for heir in heirs:
        assert world.complete(heir)["status"] == "submitted"
    for heir in heirs:
        await_completed(world, heir)

    state = world.telnyx.state()
    (registered,) = state["brands"]
    assert {campaign["brandId"] for campaign in state["campaigns"]} == {registered["brandId"]}
    assert len(state["campaigns"]) == 2
    assert fees(world) == paid(brands=1, campaigns=2)
    on = {item["phoneNumber"]: item["campaignId"] for item in state["phone_number_campaigns"]}
    assert sorted(on) == [NUMBER, SECOND_NUMBER]
    assert len(set(on.values())) == 2, "each on the campaign of its own profile"
    for heir in heirs:
        assert registration(world, heir, "brand")["state"] == "verified", "what is inherited is shown, too"
        assert events_of(world, heir)[-1] == "completion.completed"


def test_a_campaign_that_another_provider_shares_is_accepted_for_its_heirs(sqlite_world: World) -> None:
    world = sqlite_world
    shared_id = "CSHARED1"
    world.telnyx.approve_after(20)
    world.telnyx.decide("shared_campaign", shared_id, "pending")
    world.start(registration_check_seconds=0.3)
    world.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
    world.data("POST", "/v3/organization/campaigns", {"campaign": {**CAMPAIGN, "tcrCampaignId": shared_id}})
    heir = world.create_profile(sending_phone_number=NUMBER)

    assert world.complete(heir)["status"] == "completed", "who inherits brand and campaigns is able to send by the rule"

    eventually(
        lambda: world.telnyx.state().get("phone_number_campaigns"), bool, what="that the number is on the campaign"
    )
    await_event(world, heir, "number.assigned")
    state = world.telnyx.state()
    assert [(one["_sharing"], one["campaignStatus"]) for one in state["shared_campaigns"]] == [
        ("ACCEPTED", "MNO_PROVISIONED")
    ]
    assert [(one["phoneNumber"], one["tcrCampaignId"]) for one in state["phone_number_campaigns"]] == [
        (NUMBER, shared_id)
    ]
    assert state["campaigns"] == []
    assert set(fees(world)) <= {"brand 4.00"}, "what is shared costs neither a review nor months"
    (campaign,) = world.data("GET", f"/v3/profiles/{heir}/campaigns")
    assert (campaign["tcrCampaignId"], campaign["sharingStatus"]) == (shared_id, "ACCEPTED")
    assert len(world.telnyx.calls("POST /10dlc/campaign/acceptSharing/*")) == 1


def test_campaigns_of_the_organization_are_registered_once_somebody_inherits_them(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(20)
    world.start(registration_check_seconds=0.3)
    world.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
    world.data("POST", "/v3/organization/campaigns", {"campaign": dict(CAMPAIGN)})
    loner = world.create_profile(inherit_tcr_brand=True, inherit_tcr_campaign=False, sending_phone_number=NUMBER)
    world.data("POST", f"/v3/profiles/{loner}/campaigns", {"campaign": {**CAMPAIGN, "name": "Of its own"}})
    world.complete(loner)
    await_completed(world, loner)
    assert fees(world) == paid(brands=1, campaigns=1), (
        "nobody sends under the organization's campaign, so nobody pays for it"
    )

    heir = world.create_profile(sending_phone_number=SECOND_NUMBER)
    assert world.complete(heir)["status"] == "completed"

    await_event(world, heir, "number.assigned")
    assert fees(world) == paid(brands=1, campaigns=2)
    numbers = {item["phoneNumber"]: item["campaignId"] for item in world.telnyx.state()["phone_number_campaigns"]}
    assert numbers[NUMBER] == registration(world, loner, "campaign")["vendor_id"]
    assert numbers[SECOND_NUMBER] == registration(world, heir, "campaign")["vendor_id"]


def test_an_unverified_brand_is_corrected_in_place(world: World) -> None:
    words = "The EIN and the legal name do not match the records of the IRS."
    world.telnyx.approve_after(0)
    world.telnyx.decide("brand", "*", "unverified", words)
    world.start()
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)

    needed = await_action(world, profile_id, kind="brand", state="unverified")
    assert needed["message"] == words
    assert "CP-575" in needed["remedy"]
    shown = registration(world, profile_id, "brand")
    assert words in [reason["message"] for reason in shown["reasons"]]
    assert "TAX_ID" in [reason["code"] for reason in shown["reasons"]], "the registry's feedback is asked for"
    published = await_event(world, profile_id, "brand.unverified")
    assert published["payload"]["reasons"] == shown["reasons"]
    assert world.telnyx.calls("POST /10dlc/campaignBuilder") == []

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": brand(legalName="Northwind Dental Group LLC")})

    await_completed(world, profile_id)
    assert fees(world) == paid(brands=1, campaigns=1), "a correction costs no second brand"
    assert len(world.telnyx.calls("PUT /10dlc/brand/*")) == 1
    assert len(world.telnyx.calls("PUT /10dlc/brand/*/revet")) == 1
    (found,) = world.telnyx.state()["brands"]
    assert (found["companyName"], found["identityStatus"]) == ("Northwind Dental Group LLC", "VERIFIED")
    assert action_needed(world, profile_id) == []
    told = events_of(world, profile_id)
    assert told.index("brand.unverified") < told.index("brand.verified")
    callbacks = [callback.json()["status"] for callback in world.inbox.wait_for(2, 180)]
    assert callbacks == ["SUBMITTED", "COMPLETED"]


def test_a_number_that_failed_is_tried_again_when_somebody_completes(sqlite_world: World) -> None:
    world = sqlite_world
    words = "The number is not enabled for the carriers yet."
    world.telnyx.approve_after(0)
    world.telnyx.decide("number", NUMBER, "failed", words)
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)

    needed = await_action(world, profile_id, kind="number")
    assert (needed["subject_id"], needed["state"], needed["message"]) == (NUMBER, "failed", words)
    assert needed["remedy"]
    assert "number.failed" in events_of(world, profile_id)
    asked = len(world.telnyx.calls("POST /10dlc/phone_number_campaigns"))
    assert asked == 1, "nothing is ordered again before somebody has done something"

    assert world.ask_to_complete(profile_id).status_code == 202

    await_completed(world, profile_id)
    assert "number.assigned" in events_of(world, profile_id)
    assert action_needed(world, profile_id) == []
    assert len(world.telnyx.calls("POST /10dlc/phone_number_campaigns")) == asked + 1
    assert fees(world) == paid(brands=1, campaigns=1)


def test_a_number_on_a_campaign_of_somebody_else_is_never_moved(sqlite_world: World) -> None:
    world = sqlite_world
    foreign = "CFOREIGN"
    world.telnyx.approve_after(0)
    world.telnyx.decide("shared_campaign", foreign, "approved")
    world.telnyx.decide("campaign", "*", "pending")
    world.start(registration_check_seconds=0.3)
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    await_event(world, profile_id, "campaign.submitted")
    telnyx(world, "POST", "/10dlc/phone_number_campaigns", {"phoneNumber": NUMBER, "campaignId": foreign})

    world.telnyx.decide("campaign", "*", "approved")

    needed = await_action(world, profile_id, kind="number", code="number_on_another_campaign")
    assert NUMBER in needed["message"]
    assert "sending_phone_number" in needed["remedy"]
    (found,) = world.telnyx.state()["phone_number_campaigns"]
    assert found["tcrCampaignId"] == foreign
    assert len(world.telnyx.calls("POST /10dlc/phone_number_campaigns")) == 1, "only the other's own"
    assert world.telnyx.calls("PUT /10dlc/phone_number_campaigns/*") == []
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "submitted"

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": SECOND_NUMBER})
    assert world.ask_to_complete(profile_id).status_code == 202
    await_completed(world, profile_id)
    assert action_needed(world, profile_id) == [], "the number that it has no more is nobody's business"
    on = {item["phoneNumber"]: item["campaignId"] for item in world.telnyx.state()["phone_number_campaigns"]}
    assert on[SECOND_NUMBER] == registration(world, profile_id, "campaign")["vendor_id"]


def test_what_is_approved_may_be_taken_away(sqlite_world: World) -> None:
    """One campaign is suspended, and another has expired; the profile stays able to send under the third."""
    world = sqlite_world
    words = "The carriers have seen messages that were not registered."
    world.telnyx.approve_after(0)
    # The reconciliation could be there first to read what a webhook has made due.
    world.start(reconcile_seconds=1800)
    profile_id = tcr_tenant(world, campaigns=3)
    world.complete(profile_id)
    await_completed(world, profile_id)
    campaigns = [one for one in world.timeline(profile_id)["registrations"] if one["kind"] == "campaign"]
    taken = dict(zip(("suspended", "expired"), campaigns, strict=False))

    for outcome, campaign in taken.items():
        world.telnyx.decide("campaign", campaign["vendor_id"], outcome, words)
    for outcome, campaign in taken.items():
        event = await_event(world, profile_id, f"campaign.{outcome}")
        assert event["payload"]["subject_id"] == campaign["subject_id"]
        assert event["payload"]["cause"] == "webhook"
        assert words in [reason["message"] for reason in event["payload"]["reasons"]]
        needed = await_action(world, profile_id, kind="campaign", state=outcome)
        assert (needed["subject_id"], needed["message"]) == (campaign["subject_id"], words)
        assert needed["remedy"]
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "completed"

    world.telnyx.decide("campaign", taken["suspended"]["vendor_id"], "approved")
    eventually(
        lambda: [one["state"] for one in action_needed(world, profile_id)],
        lambda states: states == ["expired"],
        what="that the suspension is lifted",
    )
    assert fees(world) == paid(brands=1, campaigns=3)


def test_a_deleted_campaign_ends_at_the_vendor(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.start()
    profile_id = tcr_tenant(world, campaigns=1)
    world.complete(profile_id)
    await_completed(world, profile_id)
    (campaign,) = world.data("GET", f"/v3/profiles/{profile_id}/campaigns")

    assert world.call("DELETE", f"/v3/profiles/{profile_id}/campaigns/{campaign['id']}").status_code == 204

    eventually(
        lambda: [found["status"] for found in world.telnyx.state()["campaigns"]],
        lambda found: found == ["EXPIRED"],
        what="that no monthly fee is due any more",
    )
    await_event(world, profile_id, "campaign.deactivated")
    assert world.data("GET", f"/v3/profiles/{profile_id}/campaigns") == []
    assert len(world.telnyx.calls("DELETE /10dlc/campaign/*")) == 1
    (needed,) = action_needed(world, profile_id)
    assert needed["code"] == "campaign_missing", "it was the only one"
