"""The simulated Meta, over HTTP: accounts, numbers, PINs, budgets, subscriptions, and how it says no."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from clearsend.simulators.server import running
from clearsend.simulators.whatsapp import accounts
from clearsend.simulators.whatsapp.graph import APP_ID
from tests.providers.simulated import Simulated, bearer, simulated

WABA = "1029384756"
NUMBER = "10293847561"
CALLBACK = "https://app.example.com/webhooks/whatsapp"


@pytest.fixture(scope="module")
def server() -> Iterator[Simulated]:
    with simulated() as world:
        yield world


@pytest.fixture
def world(server: Simulated) -> Simulated:
    server.reset()
    return server


def read(world: Simulated, id_: str, fields: str) -> dict[str, Any]:
    response = world.meta.get(f"/{id_}", params={"fields": fields})
    assert response.status_code == 200, response.text
    said: dict[str, Any] = response.json()
    return said


def register(world: Simulated, id_: str = NUMBER, pin: str = "271828", **more: Any) -> httpx.Response:
    return world.meta.post(f"/{id_}/register", json={"messaging_product": "whatsapp", "pin": pin, **more})


def refusal(response: httpx.Response) -> tuple[int, int]:
    """Status and code of an error in Meta's format."""
    error = response.json()["error"]
    assert {"message", "type", "code", "fbtrace_id"} <= set(error)
    return response.status_code, error["code"]


def is_missing(response: httpx.Response) -> bool:
    error = response.json().get("error", {})
    return (response.status_code, error.get("code"), error.get("error_subcode"), error.get("type")) == (
        400,
        100,
        33,
        "GraphMethodException",
    )


# Tokens


@pytest.mark.parametrize(
    ("token", "status", "code", "subcode"),
    [
        ("", 403, 200, None),
        ("nonsense", 401, 190, None),
        ("12345|secret", 403, 200, None),
        ("EAA-expired-1", 401, 190, 463),
        ("EAA-noscope", 403, 200, None),
        ("EAA-missing-scope-2", 403, 200, None),
    ],
)
def test_a_token_behaves_as_it_is_spelled(
    world: Simulated, token: str, status: int, code: int, subcode: int | None
) -> None:
    for path in (f"/{WABA}", f"/{NUMBER}/register"):
        headers = bearer(token) if token else {}
        response = httpx.post(f"{world.base_url}/whatsapp/v25.0{path}", headers=headers)
        assert refusal(response) == (status, code)
        assert response.json()["error"].get("error_subcode") == subcode


def test_a_token_without_assets_sees_nothing_and_may_do_nothing(world: Simulated) -> None:
    headers = bearer("EAA-noasset")
    assert is_missing(world.meta.get(f"/{WABA}/phone_numbers", headers=headers))
    assert is_missing(world.meta.get(f"/{NUMBER}", headers=headers))
    assert refusal(world.meta.post(f"/{NUMBER}/register", headers=headers)) == (403, 200)


def test_a_token_may_come_in_the_query(world: Simulated) -> None:
    assert httpx.get(f"{world.base_url}/whatsapp/v23.0/{WABA}?access_token=EAAx").json()["id"] == WABA


@pytest.mark.parametrize(
    ("token", "is_valid", "scopes", "subcode"),
    [
        ("EAAgood", True, 2, None),
        ("EAA-expired", False, 2, 463),
        ("EAA-noscope", True, 1, None),
        ("nonsense", False, 0, None),
    ],
)
def test_debug_token_tells_without_failing(
    world: Simulated, token: str, is_valid: bool, scopes: int, subcode: int | None
) -> None:
    response = world.meta.get("/debug_token", params={"input_token": token}, headers=bearer("12345|secret"))
    assert response.status_code == 200
    data = response.json()["data"]
    assert (data["is_valid"], len(data["scopes"])) == (is_valid, scopes)
    assert data.get("error", {}).get("subcode") == subcode
    if token.startswith("EAA"):
        assert data["app_id"] == APP_ID


def test_debug_token_of_other_tokens(world: Simulated) -> None:
    def inspect(token: str) -> Any:
        return world.meta.get("/debug_token", params={"input_token": token}, headers=bearer(token)).json()["data"]

    assert inspect("EAA-noasset")["granular_scopes"][0]["target_ids"] != [WABA]
    assert inspect("EAA-otherapp")["app_id"] != APP_ID
    assert refusal(world.meta.get("/debug_token")) == (400, 100)
    assert refusal(world.meta.get("/debug_token", headers=bearer("nonsense"))) == (401, 190)


# Accounts and numbers


def test_any_version_answers_and_no_other_root(world: Simulated) -> None:
    for version, status in (("v23.0", 200), ("v26.0", 200), ("25.0", 400), ("latest", 400)):
        url = f"{world.base_url}/whatsapp/{version}/{WABA}"
        assert httpx.get(url, headers=bearer("EAAx")).status_code == status


def test_an_account_shows_the_asked_fields(world: Simulated) -> None:
    assert set(read(world, WABA, "")) == {"id", "name", "timezone_id", "message_template_namespace"}
    shown = read(world, WABA, "account_review_status,health_status,owner_business_info{id,name}")
    assert set(shown) == {"id", "account_review_status", "health_status", "owner_business_info"}
    response = world.meta.get(f"/{WABA}", params={"fields": "name,colour"})
    assert refusal(response) == (400, 100)
    assert "nonexisting field (colour)" in response.json()["error"]["message"]


def test_an_ordinary_account_has_one_number_that_waits_to_be_registered(world: Simulated) -> None:
    response = world.meta.get(f"/{WABA}/phone_numbers")
    [number] = response.json()["data"]
    assert number["id"] == NUMBER
    assert set(number) == {"id", "verified_name", "display_phone_number", "quality_rating", "code_verification_status"}
    assert "next" not in response.json()["paging"]
    assert "-555-" in number["display_phone_number"]
    fields = (
        "status,platform_type,code_verification_status,is_pin_enabled,throughput,health_status,webhook_configuration"
    )
    shown = read(world, NUMBER, fields)
    assert shown.pop("health_status")["can_send_message"] == "AVAILABLE"
    assert shown == {
        "id": NUMBER,
        "status": "PENDING",
        "platform_type": "NOT_APPLICABLE",
        "code_verification_status": "VERIFIED",
        "is_pin_enabled": False,
        "throughput": {"level": "NOT_APPLICABLE"},
        "webhook_configuration": {"application": CALLBACK},
    }


def test_a_number_is_there_although_its_account_was_never_asked_about(world: Simulated) -> None:
    assert read(world, NUMBER, "display_phone_number,status")["status"] == "PENDING"
    [listed] = world.meta.get(f"/{WABA}/phone_numbers").json()["data"]
    assert listed["id"] == NUMBER


@pytest.mark.parametrize("id_", ["999999", "0123", "abc", "1" * 40])
def test_an_id_that_nobody_has_is_missing(world: Simulated, id_: str) -> None:
    assert is_missing(world.meta.get(f"/{id_}", params={"fields": "display_phone_number"}))
    assert is_missing(register(world, id_))


@pytest.mark.parametrize("waba_id", ["0123", "abc", "1" * 21])
def test_an_account_that_cannot_be_is_missing(world: Simulated, waba_id: str) -> None:
    assert is_missing(world.meta.get(f"/{waba_id}/phone_numbers"))
    assert is_missing(world.meta.post(f"/{waba_id}/subscribed_apps"))


def test_the_id_of_a_number_is_no_account(world: Simulated) -> None:
    world.meta.get(f"/{WABA}/phone_numbers")
    assert refusal(world.meta.get(f"/{NUMBER}", params={"fields": "account_review_status"})) == (400, 100)
    assert refusal(world.meta.get(f"/{NUMBER}/phone_numbers")) == (400, 100)
    assert is_missing(world.meta.post(f"/{NUMBER}/subscribed_apps"))
    assert is_missing(world.meta.post(f"/{WABA}/register", json={"messaging_product": "whatsapp", "pin": "111111"}))


def test_an_id_belongs_to_one_account_only() -> None:
    for story in (*accounts.STORIES, accounts.ORDINARY):
        waba_id = f"77{story.ending or '4756'}"
        ids = accounts.number_ids(waba_id)
        assert len(set(ids)) == story.number_count
        assert {accounts.owner_of(id_) for id_ in ids} <= {waba_id}


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("0002", {"status": "CONNECTED", "platform_type": "CLOUD_API", "is_pin_enabled": True}),
        ("0003", {"status": "PENDING", "platform_type": "NOT_APPLICABLE", "is_pin_enabled": True}),
        ("0004", {"code_verification_status": "NOT_VERIFIED"}),
        ("0005", {"status": "BANNED"}),
        ("0007", {"name_status": "PENDING_REVIEW"}),
    ],
)
def test_the_last_digits_choose_the_story(world: Simulated, ending: str, expected: dict[str, Any]) -> None:
    shown = read(world, f"88{ending}1", ",".join(expected))
    assert shown == {"id": f"88{ending}1", **expected}


def test_health_says_what_is_the_matter(world: Simulated) -> None:
    def entity(ending: str) -> Any:
        return read(world, f"88{ending}1", "health_status")["health_status"]["entities"][0]

    assert "display name has not been approved" in entity("0007")["additional_info"][0]
    assert entity("0005")["can_send_message"] == "BLOCKED"
    assert entity("0005")["errors"][0]["possible_solution"]


def test_lists_have_pages(world: Simulated) -> None:
    assert len(world.meta.get("/990006/phone_numbers").json()["data"]) == 2
    assert world.meta.get("/990009/phone_numbers").json() == {"data": []}

    seen, query = [], {"fields": "id", "limit": "12"}
    while True:
        page = world.meta.get("/990008/phone_numbers", params=query).json()
        seen += [number["id"] for number in page["data"]]
        if "next" not in page["paging"]:
            break
        assert "access_token" not in page["paging"]["next"]
        assert world.meta.get(page["paging"]["next"]).status_code == 200
        query["after"] = page["paging"]["cursors"]["after"]
    assert seen == list(accounts.number_ids("990008"))
    assert len(world.meta.get("/990008/phone_numbers").json()["data"]) == 25
    assert len(world.meta.get("/990008/phone_numbers?limit=500").json()["data"]) == 30
    back = world.meta.get(page["paging"]["previous"]).json()["data"]
    assert [number["id"] for number in back] == seen[12:24]
    for bad in ("limit=x", "limit=0", "after=%21", "after=MQ"):
        assert refusal(world.meta.get(f"/990008/phone_numbers?{bad}")) == (400, 100)


def test_every_answer_about_an_account_says_how_much_was_used(world: Simulated) -> None:
    header = world.meta.get(f"/{WABA}").headers["x-business-use-case-usage"]
    assert header.startswith(f'{{"{WABA}":')
    assert f'{{"{WABA}":' in register(world).headers["x-business-use-case-usage"]
    world.fail("whatsapp", f"GET /{WABA}", 80008)
    throttled = world.meta.get(f"/{WABA}")
    assert refusal(throttled) == (400, 80008)
    assert '"estimated_time_to_regain_access": 5' in throttled.headers["x-business-use-case-usage"]


# Registering


def test_registering_connects_and_sets_the_pin(world: Simulated) -> None:
    assert register(world).json() == {"success": True}
    shown = read(world, NUMBER, "status,platform_type,is_pin_enabled,last_onboarded_time")
    assert (shown["status"], shown["platform_type"], shown["is_pin_enabled"]) == ("CONNECTED", "CLOUD_API", True)
    assert shown["last_onboarded_time"] == "2026-11-23T12:00:00+00:00"
    [number] = world.see("whatsapp", "state")["phone_numbers"]
    assert (number["registrations"], number["pin"]) == (1, "[redacted]")


def test_a_connected_number_still_checks_the_pin_unless_told_not_to(world: Simulated) -> None:
    register(world)
    assert refusal(register(world, pin="111111")) == (400, 133005)
    assert register(world).status_code == 200
    world.control("whatsapp", "numbers", waba_id=WABA, checks_pin_when_connected=False)
    assert register(world, pin="111111").status_code == 200
    world.control("whatsapp", "numbers", waba_id=WABA, checks_pin_when_connected=True)
    assert register(world).status_code == 200, "the PIN has not changed"
    assert world.see("whatsapp", "state")["phone_numbers"][0]["registrations"] == 4


def test_five_wrong_pins_lock_the_number_for_an_hour(world: Simulated) -> None:
    number = "8800031"
    assert [refusal(register(world, number))[1] for _ in range(6)] == [133005] * 5 + [133008]
    assert refusal(register(world, number, "654321")) == (400, 133008)
    world.clock.advance(minutes=59)
    assert "1 minutes" in register(world, number, "654321").json()["error"]["error_data"]["details"]
    world.clock.advance(minutes=1)
    assert register(world, number, "654321").status_code == 200


def test_the_eleventh_call_in_72_hours_blocks_for_72_hours(world: Simulated) -> None:
    assert [register(world).status_code for _ in range(10)] == [200] * 10
    world.clock.advance(hours=71)
    assert refusal(register(world)) == (400, 133016)
    world.clock.advance(hours=71)
    assert refusal(register(world)) == (400, 133016)
    world.clock.advance(hours=1)
    assert register(world).status_code == 200


def test_the_window_moves(world: Simulated) -> None:
    for _ in range(20):
        assert register(world).status_code == 200
        world.clock.advance(hours=8)


@pytest.mark.parametrize(("number", "code", "status"), [("8800041", 133006, 400), ("8800051", 131031, 403)])
def test_some_numbers_cannot_be_registered(world: Simulated, number: str, code: int, status: int) -> None:
    assert refusal(register(world, number)) == (status, code)
    assert world.see("whatsapp", "state")["phone_numbers"][0]["registrations"] == 0


@pytest.mark.parametrize(
    "body",
    [
        {"pin": "271828"},
        {"messaging_product": "sms", "pin": "271828"},
        {"messaging_product": "whatsapp"},
        {"messaging_product": "whatsapp", "pin": "27182"},
        {"messaging_product": "whatsapp", "pin": 271828},
        {"messaging_product": "whatsapp", "pin": "271828", "data_localization_region": "US"},
        [],
        "{",
    ],
)
def test_a_bad_request_to_register_costs_nothing(world: Simulated, body: Any) -> None:
    for _ in range(11):
        content = {"content": body} if body == "{" else {"json": body}
        assert refusal(world.meta.post(f"/{NUMBER}/register", **content)) == (400, 100)
    assert register(world).status_code == 200


def test_deregistering_needs_a_registration_and_keeps_the_pin(world: Simulated) -> None:
    assert refusal(world.meta.post(f"/{NUMBER}/deregister")) == (400, 133010)
    register(world)
    assert world.meta.post(f"/{NUMBER}/deregister").json() == {"success": True}
    assert read(world, NUMBER, "platform_type,status")["platform_type"] == "NOT_APPLICABLE"
    assert refusal(register(world, pin="111111")) == (400, 133005)
    assert register(world).status_code == 200
    statuses = [world.meta.post(f"/{NUMBER}/deregister").json().get("error", {}).get("code") for _ in range(9)]
    assert statuses == [None] + [133010] * 7 + [133016]


def test_a_status_may_settle_late(world: Simulated) -> None:
    world.control("whatsapp", "numbers", waba_id=WABA, connects_after_reads=2)
    register(world)
    assert [read(world, NUMBER, "status")["status"] for _ in range(3)] == ["PENDING", "PENDING", "CONNECTED"]


def test_a_pin_can_be_set_without_the_old_one(world: Simulated) -> None:
    assert world.meta.post(f"/{NUMBER}", json={"pin": "111111"}).json() == {"success": True}
    assert refusal(register(world)) == (400, 133005)
    assert world.meta.post(f"/{NUMBER}", json={"pin": "271828"}).json() == {"success": True}
    assert register(world).status_code == 200
    for bad in ({"pin": "1"}, {}):
        assert refusal(world.meta.post(f"/{NUMBER}", json=bad)) == (400, 100)


def test_a_code_verifies_a_number(world: Simulated) -> None:
    number = "8800041"
    assert refusal(world.meta.post(f"/{number}/verify_code", json={"code": "555555"})) == (400, 136025)
    assert world.meta.post(f"/{number}/request_code?code_method=SMS&language=en_US").json() == {"success": True}
    assert refusal(world.meta.post(f"/{number}/verify_code", json={"code": "000000"})) == (400, 136025)
    world.clock.advance(minutes=11)
    assert refusal(world.meta.post(f"/{number}/verify_code", json={"code": "555555"})) == (400, 136025)
    world.meta.post(f"/{number}/request_code", json={"code_method": "VOICE", "language": "en"})
    assert world.meta.post(f"/{number}/verify_code", json={"code": "555555"}).json() == {"success": True}
    assert refusal(world.meta.post(f"/{number}/request_code?code_method=SMS&language=en")) == (400, 136024)
    assert register(world, number).status_code == 200
    for bad in ({"code_method": "FAX", "language": "en"}, {"code_method": "SMS"}):
        assert refusal(world.meta.post(f"/{number}/request_code", json=bad)) == (400, 100)


def test_a_number_can_be_added_to_an_account(world: Simulated) -> None:
    body = {"cc": "1", "phone_number": "6315550123", "verified_name": "Added"}
    added = world.meta.post(f"/{WABA}/phone_numbers", json=body).json()["id"]
    assert len(world.meta.get(f"/{WABA}/phone_numbers").json()["data"]) == 2
    assert refusal(register(world, added)) == (400, 133006)
    assert refusal(world.meta.post(f"/{WABA}/phone_numbers", json=body)) == (400, 100)
    assert refusal(world.meta.post(f"/{WABA}/phone_numbers", json={"cc": "1"})) == (400, 100)


def test_the_business_profile_is_flat(world: Simulated) -> None:
    answer = world.meta.get(f"/{NUMBER}/whatsapp_business_profile", params={"fields": "about,vertical"}).json()
    assert answer == {"data": [{"vertical": "OTHER", "messaging_product": "whatsapp"}]}
    assert refusal(world.meta.get(f"/{NUMBER}/whatsapp_business_profile?fields=colour")) == (400, 100)


# Subscriptions


@contextmanager
def endpoint(answer: str | None = None, status: int = 200) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """An address that takes part in the handshake, echoing the challenge unless told what to answer."""
    asked: list[dict[str, str]] = []

    async def shake(request: Request) -> Response:
        asked.append(dict(request.query_params))
        return PlainTextResponse(request.query_params["hub.challenge"] if answer is None else answer, status)

    with running(Starlette(routes=[Route("/hook", shake)])) as address:
        yield f"{address}/hook", asked


def subscriptions(world: Simulated) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = world.meta.get(f"/{WABA}/subscribed_apps").json()["data"]
    return data


def override(world: Simulated, uri: str) -> httpx.Response:
    body = {"override_callback_uri": uri, "verify_token": "our-verify-token"}
    return world.meta.post(f"/{WABA}/subscribed_apps", json=body)


def test_an_app_subscribes_and_leaves(world: Simulated) -> None:
    assert subscriptions(world) == []
    assert world.meta.post(f"/{WABA}/subscribed_apps").json() == {"success": True}
    [row] = subscriptions(world)
    assert row["whatsapp_business_api_data"]["id"] == APP_ID
    assert "override_callback_uri" not in row
    world.meta.post(f"/{WABA}/subscribed_apps", headers=bearer("EAA-otherapp"))
    assert len(subscriptions(world)) == 2
    assert world.meta.delete(f"/{WABA}/subscribed_apps").json() == {"success": True}
    assert len(subscriptions(world)) == 1


def test_an_override_needs_a_subscription_first(world: Simulated) -> None:
    response = override(world, "https://hooks.example.com")
    assert refusal(response) == (400, 100)
    assert response.json()["error"]["message"].startswith("(#100) Before override the current callback uri")


def test_an_override_is_checked_by_a_real_handshake_and_erased_by_a_bare_subscription(world: Simulated) -> None:
    world.meta.post(f"/{WABA}/subscribed_apps")
    with endpoint() as (uri, asked):
        assert override(world, uri).json() == {"success": True}
    [query] = asked
    assert (query["hub.mode"], query["hub.verify_token"]) == ("subscribe", "our-verify-token")
    assert subscriptions(world)[0]["override_callback_uri"] == uri
    shown = read(world, NUMBER, "webhook_configuration")["webhook_configuration"]
    assert shown == {"whatsapp_business_account": uri, "application": CALLBACK}
    assert "our-verify-token" not in str([world.see("whatsapp", "calls"), world.see("whatsapp", "state")])
    world.meta.post(f"/{WABA}/subscribed_apps")
    assert "override_callback_uri" not in subscriptions(world)[0]


@pytest.mark.parametrize(
    ("answer", "status", "reason"), [("something else", 200, "does not match"), (None, 403, "HTTP Status Code = 403")]
)
def test_a_failed_handshake_changes_nothing(world: Simulated, answer: str | None, status: int, reason: str) -> None:
    world.meta.post(f"/{WABA}/subscribed_apps")
    with endpoint(answer, status) as (uri, _):
        response = override(world, uri)
    assert refusal(response) == (400, 2200)
    assert reason in response.json()["error"]["message"]
    assert "override_callback_uri" not in subscriptions(world)[0]


def test_nobody_at_the_address_is_a_failed_handshake(world: Simulated) -> None:
    world.meta.post(f"/{WABA}/subscribed_apps")
    assert refusal(override(world, "http://127.0.0.1:9/hook")) == (400, 2200)


@pytest.mark.parametrize(
    "body",
    [
        {"override_callback_uri": "https://x.example"},
        {"verify_token": "x"},
        {"override_callback_uri": "ftp://x.example", "verify_token": "x"},
        {"override_callback_uri": "https://x.example/" + "a" * 200, "verify_token": "x"},
    ],
)
def test_half_an_override_is_refused(world: Simulated, body: dict[str, str]) -> None:
    world.meta.post(f"/{WABA}/subscribed_apps")
    assert refusal(world.meta.post(f"/{WABA}/subscribed_apps", json=body)) == (400, 100)


def test_a_number_may_have_an_address_of_its_own(world: Simulated) -> None:
    def configure(uri: str) -> httpx.Response:
        webhooks = {"override_callback_uri": uri, "verify_token": "t"}
        return world.meta.post(f"/{NUMBER}", json={"webhook_configuration": webhooks})

    def shown() -> Any:
        return read(world, NUMBER, "webhook_configuration")["webhook_configuration"]

    with endpoint() as (uri, asked):
        assert configure(uri).json() == {"success": True}
        assert len(asked) == 1
    assert shown() == {"phone_number": uri, "application": CALLBACK}
    assert refusal(configure("http://127.0.0.1:9/")) == (400, 2200)
    assert configure("").json() == {"success": True}
    assert shown() == {"application": CALLBACK}


# The control call for numbers


def test_numbers_are_changed_and_added_by_control(world: Simulated) -> None:
    changed = world.control(
        "whatsapp", "numbers", waba_id=WABA, status="FLAGGED", pin="314159", health="LIMITED"
    ).json()
    assert (changed["id"], changed["status"], changed["pin"]) == (NUMBER, "FLAGGED", "[redacted]")
    assert refusal(register(world)) == (400, 133005)
    world.control("whatsapp", "numbers", waba_id=WABA, id="555123", display_phone_number="+44 20 7946 0000")
    assert read(world, "555123", "display_phone_number")["display_phone_number"] == "+44 20 7946 0000"
    assert [number["id"] for number in world.meta.get(f"/{WABA}/phone_numbers").json()["data"]] == [NUMBER, "555123"]
    world.control("whatsapp", "numbers", waba_id="770009", verified_name="First")
    assert len(world.meta.get("/770009/phone_numbers").json()["data"]) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "waba_id"),
        ({"waba_id": 5}, "waba_id"),
        ({"waba_id": WABA, "id": "x"}, "id"),
        ({"waba_id": "880006", "id": NUMBER}, "id"),
        ({"waba_id": WABA, "pin": "12345"}, "pin"),
        ({"waba_id": WABA, "health": "SICK"}, "health"),
        ({"waba_id": WABA, "colour": "blue"}, "colour"),
    ],
)
def test_a_bad_number_names_the_field(world: Simulated, body: dict[str, Any], field: str) -> None:
    world.meta.get(f"/{NUMBER}?fields=status")
    response = world.control("whatsapp", "numbers", **body)
    assert response.status_code == 400
    assert response.json()["error"].startswith(f"{field}: ")
