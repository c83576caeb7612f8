"""Tenants that are completed and live on: what is true at their vendors, what the vendors do to them, and days that pass."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import httpx
from pydantic import SecretStr

from clearsend.simulators.whatsapp.graph import APP_ID
from clearsend.simulators.whatsapp.webhooks import APP_SECRET, SENT_FIELDS
from tests import days
from tests.workflows.test_registration_kinds import action_needed, await_quiet, telnyx
from tests.workflows.test_registration_story import NUMBER, await_completed, tcr_tenant
from tests.world import BRAND, World, eventually

# The number of the organization, and one that takes its place.
ITS_NUMBER, ITS_NEXT_NUMBER = "+12125550199", "+12125550198"

# A campaign and a messaging profile of another sender in the same account at Telnyx.
FOREIGN_CAMPAIGN, FOREIGN_PROFILE = "CFOREIGN", "Another sender"

OTHER_BRAND = {**BRAND, "compliance": {**BRAND["compliance"], "isTcrApplication": False}}
TOKEN = "EAAtoken-of-the-tests"

ASSIGN, TAKE_OFF, MOVE = (f"{method} /10dlc/phone_number_campaigns" for method in ("POST", "DELETE", "PUT"))
READ_ASSIGNMENT = "GET /10dlc/phone_number_campaigns/*"


# ---- Tenants


def live_tenant(world: World, *, number: str = NUMBER, **fields: Any) -> str:
    """A completed tenant with a brand, a campaign and a number of its own, to whom all callbacks were delivered."""
    profile_id = tcr_tenant(world, campaigns=1, number=number, **fields)
    world.complete(profile_id)
    await_completed(world, profile_id)
    await_on_campaign(world, number)
    world.await_callback_delivered(profile_id)
    return profile_id


def live_heirs(world: World, count: int) -> list[str]:
    """Completed tenants that have nothing of their own; the number of their organization is on its campaign."""
    heirs = [world.create_profile() for _ in range(count)]
    for heir in heirs:
        world.ask_to_complete(heir)
    for heir in heirs:
        await_completed(world, heir)
        world.await_callback_delivered(heir)
    await_on_campaign(world, ITS_NUMBER)
    return heirs


def profile(world: World, profile_id: str) -> Any:
    return world.data("GET", f"/v3/profiles/{profile_id}")


def codes(world: World, profile_id: str) -> set[str]:
    """The codes of everything that a person has to do for a profile."""
    return {needed["code"] for needed in action_needed(world, profile_id)}


def await_code(world: World, profile_id: str, code: str) -> Any:
    """What a person has to do, once there is something with this code; the vendor's name may precede it."""

    def fitting() -> list[Any]:
        found = action_needed(world, profile_id)
        return [one for one in found if one["code"] == code or one["code"].endswith(f"_{code}")]

    found = eventually(fitting, bool, what=f"{code} among what a person has to do")[0]
    assert found["message"]
    assert found["remedy"]
    return found


def await_nothing_to_do(world: World, profile_id: str) -> None:
    eventually(lambda: action_needed(world, profile_id), lambda found: found == [], what="that nothing is to be done")


def callbacks(world: World, profile_id: str) -> list[tuple[bool, str]]:
    """What the receiver was told about a profile, oldest first: success, and status."""
    told = [callback.json() for callback in world.inbox.received]
    return [(one["success"], one["status"]) for one in told if one.get("profileId") == profile_id]


# ---- The vendors


def on_campaign(world: World) -> dict[str, str]:
    """Number → the campaign that it is on; both as the registry has them."""
    found = world.telnyx.state()["phone_number_campaigns"]
    return {one["phoneNumber"]: one["tcrCampaignId"] for one in found if one["assignmentStatus"] == "ASSIGNED"}


def telnyx_ids(world: World) -> list[str]:
    """The vendor's ids of the campaigns that were registered with it."""
    return [str(one["campaignId"]) for one in world.telnyx.state()["campaigns"]]


def await_on_campaign(world: World, number: str) -> str:
    """The campaign of a number, once it is on one."""
    found = eventually(lambda: on_campaign(world), lambda seen: number in seen, what=f"{number} on a campaign")
    return str(found[number])


def paths(world: World, *, since: int) -> list[str]:
    """What Telnyx was asked after the first `since` calls."""
    return [f"{call['method']} {call['path']}" for call in world.telnyx.calls()[since:]]


def on_messaging_profile(world: World, number: str) -> str | None:
    """The name of the messaging profile that a number is on."""
    state = world.telnyx.state()
    names = {one["id"]: one["name"] for one in state["messaging_profiles"]}
    (found,) = [one for one in state["phone_numbers"] if one["phone_number"] == number]
    name = names.get(found["messaging_profile_id"])
    return None if name is None else str(name)


def number_id(world: World, number: str) -> str:
    (found,) = telnyx(world, "GET", f"/phone_numbers?filter[phone_number]=%2B{number[1:]}")["data"]
    return str(found["id"])


def take_to_foreign_campaign(world: World, number: str) -> None:
    """Another user of the account moves the number, and only on the side of the registry."""
    world.telnyx.decide("shared_campaign", FOREIGN_CAMPAIGN, "approved")
    body = {"phoneNumber": number, "campaignId": FOREIGN_CAMPAIGN}
    telnyx(world, "PUT", f"/10dlc/phone_number_campaigns/{number}", body)
    assert await_on_campaign(world, number) == FOREIGN_CAMPAIGN


def take_to_foreign_profile(world: World, number: str) -> None:
    """Another user of the account moves the number, and only to another messaging profile."""
    made = telnyx(world, "POST", "/messaging_profiles", {"name": FOREIGN_PROFILE, "whitelisted_destinations": ["*"]})
    path = f"/phone_numbers/{number_id(world, number)}/messaging"
    telnyx(world, "PATCH", path, {"messaging_profile_id": made["data"]["id"]})


def writes(world: World, vendor: str = "telnyx") -> list[tuple[str, str]]:
    """Method and path of everything at a vendor but readings, oldest first."""
    calls = (world.telnyx if vendor == "telnyx" else world.whatsapp).calls()
    return [(call["method"], call["path"]) for call in calls if call["method"] != "GET"]


def assert_first_connected_then_released(world: World, old: str, new: str) -> None:
    """In the log of the vendor: the new number was on its campaign before the old one was taken off."""
    calls = world.telnyx.calls()
    assigned = [call["n"] for call in calls if call["method"] == "POST" and new in str(call["body"])]
    released = [call["n"] for call in calls if call["method"] == "DELETE" and call["path"].endswith(f"/{old}")]
    assert assigned, f"{new} was never put on a campaign"
    assert released, f"{old} was never taken off"
    assert max(assigned) < min(released)
    assert [call["n"] for call in calls if call["method"] == "PUT" and old in call["path"]] == []


# ---- Meta

VERIFY_TOKEN = "verify-token-of-the-tests"


def start_with_meta(world: World) -> World:
    """A server that Meta's app reports to."""
    world.start(
        registration_check_seconds=0.3,
        whatsapp_app_id=APP_ID,
        whatsapp_app_secret=SecretStr(APP_SECRET),
        whatsapp_verify_token=SecretStr(VERIFY_TOKEN),
    )
    url = f"{world.base_url}/inbound/whatsapp"
    body = {"object": "whatsapp_business_account", "callback_url": url, "verify_token": VERIFY_TOKEN}
    graph(world, "POST", f"/{APP_ID}/subscriptions", {**body, "fields": list(SENT_FIELDS)}, f"{APP_ID}|{APP_SECRET}")
    return world


def graph(world: World, method: str, path: str, body: Any = None, token: str = TOKEN) -> Any:
    """What another user of the account does at Meta."""
    url = f"{world.settings.whatsapp_base_url}/{world.settings.whatsapp_api_version}{path}"
    answer = httpx.request(method, url, json=body, headers={"authorization": f"Bearer {token}"}, timeout=120)
    assert answer.is_success, answer.text
    return answer.json()


def account(waba_id: str, token: str = TOKEN, **more: str) -> dict[str, Any]:
    """The body that declares an account."""
    return {"whatsapp_business_account": {"waba_id": waba_id, "access_token": token, **more}}


def live_on_whatsapp(world: World, waba_id: str, token: str = TOKEN) -> str:
    """A completed tenant outside of the registry that only sends by WhatsApp."""
    profile_id = world.create_profile(brand=OTHER_BRAND, **account(waba_id, token))
    assert world.complete(profile_id)["status"] == "completed"
    world.await_callback_delivered(profile_id)
    await_nothing_to_do(world, profile_id)
    return profile_id


def whatsapp_number(world: World, waba_id: str) -> Any:
    """The number of an account, as Meta has it; its status is None before anyone has asked about the account."""
    found = [one for one in world.whatsapp.state()["phone_numbers"] if one["waba_id"] == waba_id]
    return found[0] if found else {"status": None, "platform_type": None, "registrations": 0}


def await_connected(world: World, waba_id: str) -> None:
    eventually(
        lambda: whatsapp_number(world, waba_id),
        lambda found: (found["status"], found["platform_type"]) == ("CONNECTED", "CLOUD_API"),
        what=f"the number of {waba_id} connected",
    )


def is_subscribed(world: World, waba_id: str) -> bool:
    return bool(graph(world, "GET", f"/{waba_id}/subscribed_apps")["data"])


def whatsapp_writes(world: World, waba_id: str) -> list[tuple[str, str]]:
    """Everything that was done to an account or its numbers, oldest first."""
    return [(method, path) for method, path in writes(world, "whatsapp") if path.startswith(f"/{waba_id}")]


# ---- Time


def a_day_passes(world: World) -> None:
    """Whatever waits for its next reading is due, and the last repair was a day earlier; the reconciliation of the server finds
    it."""
    days.a_day_passes(world.database)


def await_rest(world: World, *, until: timedelta = timedelta()) -> None:
    """Until nothing is due that is read by time, nor will be in the time `until`, and every pass has been made."""
    eventually(lambda: days.count_due(world.database, until), lambda left: left == 0, what="that nothing is due")
    await_quiet(world)


def eventually_by_day(world: World, look: Callable[[], Any], is_right: Callable[[Any], bool], *, what: str) -> Any:
    """What `look` sees once it is right, however many days must pass. Then the last of these days is over."""

    def on_another_day() -> Any:
        a_day_passes(world)
        return look()

    found = eventually(on_another_day, is_right, what=what, pause_seconds=0.5)
    await_rest(world)
    return found


def await_reading(world: World, vendor_call: str, *, vendor: str = "telnyx", since: int) -> None:
    """Until the vendor was asked again, after `since` such calls."""
    of = world.telnyx if vendor == "telnyx" else world.whatsapp
    eventually(lambda: len(of.calls(vendor_call)), lambda count: count > since, what=f"another {vendor_call}")


def await_told(world: World, vendor: str = "telnyx") -> None:
    """Until every notice of a vendor was delivered, and what it asks for was done."""
    of = world.telnyx if vendor == "telnyx" else world.whatsapp
    eventually(
        lambda: [one for one in of.webhooks() if one["state"] in ("due", "sending")],
        lambda left: left == [],
        what="the notices",
    )
    await_quiet(world)


def assert_same_life(world: World, profile_id: str, told: Sequence[tuple[bool, str]]) -> None:
    """Nothing about the status of a profile has changed, and nobody was called back."""
    assert profile(world, profile_id)["status"] == "completed"
    assert callbacks(world, profile_id) == list(told)
