"""The simulated Meta, over HTTP: tokens, accounts and numbers, and how it says no."""

from typing import Any

import httpx
import pytest

from clearsend.simulators.whatsapp import accounts
from clearsend.simulators.whatsapp.graph import APP_ID
from tests.providers.simulated import Simulated, bearer
from tests.simulators.graph import CALLBACK, NUMBER, WABA, is_missing, read, refusal, register

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
        response = httpx.post(f"{world.base_url}/whatsapp/v25.0{path}", headers=headers, timeout=120)
        assert refusal(response) == (status, code)
        assert response.json()["error"].get("error_subcode") == subcode


def test_a_token_without_assets_sees_nothing_and_may_do_nothing(world: Simulated) -> None:
    headers = bearer("EAA-noasset")
    assert is_missing(world.meta.get(f"/{WABA}/phone_numbers", headers=headers))
    assert is_missing(world.meta.get(f"/{NUMBER}", headers=headers))
    assert refusal(world.meta.post(f"/{NUMBER}/register", headers=headers)) == (403, 200)


def test_a_token_may_come_in_the_query(world: Simulated) -> None:
    assert httpx.get(f"{world.base_url}/whatsapp/v23.0/{WABA}?access_token=EAAx", timeout=120).json()["id"] == WABA


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
        assert httpx.get(url, headers=bearer("EAAx"), timeout=120).status_code == status


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
