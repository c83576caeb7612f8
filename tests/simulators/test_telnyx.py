"""The simulated Telnyx, over HTTP: what connecting a number meets, and how it says no."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.providers.simulated import Simulated, bearer, simulated

OWNED = "+12125550100"


@pytest.fixture(scope="module")
def server() -> Iterator[Simulated]:
    with simulated() as world:
        yield world


@pytest.fixture
def world(server: Simulated) -> Simulated:
    server.reset()
    return server


def create(world: Simulated, name: str = "prof_1", **more: Any) -> dict[str, Any]:
    body = {"name": name, "whitelisted_destinations": ["US"], **more}
    response = world.telnyx.post("/messaging_profiles", json=body)
    assert response.status_code == 200, response.text
    data: dict[str, Any] = response.json()["data"]
    return data


def find(world: Simulated, phone_number: str) -> list[dict[str, Any]]:
    response = world.telnyx.get("/phone_numbers", params={"filter[phone_number]": phone_number})
    assert response.status_code == 200
    data: list[dict[str, Any]] = response.json()["data"]
    return data


def refusal(response: httpx.Response) -> tuple[int, str, str | None]:
    """Status, code, and where the error is."""
    [error] = response.json()["errors"]
    assert set(error) <= {"code", "title", "detail", "source", "meta"}
    return response.status_code, error["code"], next(iter(error.get("source", {}).values()), None)


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Basic a"}, {"Authorization": "Bearer"}, bearer("KEY-invalid")]
)
def test_without_a_good_key_nothing_is_told(world: Simulated, headers: dict[str, str]) -> None:
    response = httpx.get(f"{world.base_url}/telnyx/v2/phone_numbers", headers=headers, timeout=120)
    assert refusal(response) == (401, "10009", None)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/10dlc/brands"),
        ("DELETE", "/number_orders"),
        ("PUT", "/messaging_profiles"),
        ("GET", "/messaging_profiles/none"),
    ],
)
def test_what_is_not_there_is_10005(world: Simulated, method: str, path: str) -> None:
    assert refusal(world.telnyx.request(method, path)) == (404, "10005", None)


def test_only_version_2_exists(world: Simulated) -> None:
    response = httpx.get(f"{world.base_url}/telnyx/v1/phone_numbers", headers=bearer("KEY"), timeout=120)
    assert response.status_code == 404


def test_a_profile_lives(world: Simulated) -> None:
    profile = create(world, webhook_url="https://hooks.example.com/a", favourite_colour="blue")
    UUID(profile["id"])
    assert (profile["record_type"], profile["enabled"], profile["webhook_api_version"]) == (
        "messaging_profile",
        True,
        "2",
    )
    assert len(profile["v1_secret"]) > 10
    assert profile["created_at"] == "2026-11-23T12:00:00.000Z"
    assert "favourite_colour" not in profile
    path = f"/messaging_profiles/{profile['id']}"
    assert world.telnyx.get(path).json() == {"data": profile}

    world.clock.advance(minutes=1)
    patched = world.telnyx.patch(path, json={"name": "new", "v1_secret": "chosen"}).json()["data"]
    assert patched == {**profile, "name": "new", "v1_secret": "chosen", "updated_at": "2026-11-23T12:01:00.000Z"}
    assert world.see("telnyx", "state")["messaging_profiles"][0]["v1_secret"] == "[redacted]"

    assert world.telnyx.delete(path).json() == {"data": patched}
    assert refusal(world.telnyx.get(path)) == (404, "10005", None)


def test_names_are_not_unique_and_are_found_exactly_or_in_part(world: Simulated) -> None:
    first, second = create(world, "tenant one"), create(world, "tenant one")
    create(world, "tenant two")
    assert first["id"] != second["id"]

    def found(**query: str) -> list[str]:
        filters = {f"filter[name]{key}": value for key, value in query.items()}
        return [item["id"] for item in world.telnyx.get("/messaging_profiles", params=filters).json()["data"]]

    assert found(**{"": "tenant one"}) == [second["id"], first["id"]]
    assert found(**{"[eq]": "tenant one"}) == [second["id"], first["id"]]
    assert found(**{"[eq]": "tenant"}) == []
    assert len(found(**{"[contains]": "TENANT"})) == 3


def test_lists_are_paged(world: Simulated) -> None:
    for n in range(5):
        create(world, f"p{n}")
    response = world.telnyx.get("/messaging_profiles", params={"page[number]": 2, "page[size]": 2}).json()
    assert [profile["name"] for profile in response["data"]] == ["p2", "p1"]
    assert response["meta"] == {"page_number": 2, "page_size": 2, "total_pages": 3, "total_results": 5}
    beyond = world.telnyx.get("/messaging_profiles", params={"page[number]": 9, "filter[name][contains]": "p"}).json()
    assert (beyond["data"], beyond["meta"]["total_results"]) == ([], 5)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("page[size]", "251", "10033"),
        ("page[size]", "0", "10033"),
        ("page[number]", "x", "10015"),
        ("page[number]", "99999999999999999999", "10033"),
    ],
)
def test_a_page_that_cannot_be_is_refused(world: Simulated, name: str, value: str, code: str) -> None:
    assert refusal(world.telnyx.get("/phone_numbers", params={name: value})) == (400, code, name)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": None}, (400, "10004", "/name")),
        ({"name": " "}, (400, "10015", "/name")),
        ({"whitelisted_destinations": None}, (400, "10004", "/whitelisted_destinations")),
        ({"whitelisted_destinations": []}, (400, "40331", "/whitelisted_destinations")),
        ({"whitelisted_destinations": ["USA"]}, (400, "40331", "/whitelisted_destinations")),
        ({"webhook_url": "hooks"}, (400, "10015", "/webhook_url")),
        ({"webhook_api_version": "3"}, (400, "10032", "/webhook_api_version")),
        ({"enabled": "yes"}, (400, "10026", "/enabled")),
        ({"alpha_sender": "much too long a name"}, (400, "10015", "/alpha_sender")),
        ({"number_pool_settings": {"geomatch": True}}, (400, "10015", "/number_pool_settings")),
        ({"daily_spend_limit": 5}, (400, "10015", "/daily_spend_limit")),
    ],
)
def test_a_bad_profile_is_refused_at_the_field(
    world: Simulated, change: dict[str, Any], expected: tuple[int, str, str]
) -> None:
    body = {"name": "prof_1", "whitelisted_destinations": ["*"], **change}
    assert refusal(world.telnyx.post("/messaging_profiles", json=body)) == expected
    assert world.see("telnyx", "state")["messaging_profiles"] == []


@pytest.mark.parametrize("content", [b"", b"[]", b"{"])
def test_a_body_must_be_an_object(world: Simulated, content: bytes) -> None:
    assert refusal(world.telnyx.post("/messaging_profiles", content=content)) == (400, "10015", "")


def test_the_account_owns_the_fictional_exchange_and_no_other(world: Simulated) -> None:
    [number] = find(world, OWNED)
    assert (number["phone_number"], number["status"], number["messaging_profile_id"]) == (OWNED, "active", "")
    assert int(number["id"]) < 2**63
    assert find(world, OWNED.removeprefix("+")) == [number]
    for stranger in ("+12125560100", "+11125550100", "+442079460000", "555x", "12", " 12125550100", ""):
        assert find(world, stranger) == [], stranger
    for part in ("55501", "+1212555010"):
        assert find(world, part) == [number], "a part of the digits is enough"


def test_other_numbers_can_be_added(world: Simulated) -> None:
    assert world.control("telnyx", "numbers", phone_number="+14155552671").json() == {"phone_numbers": ["+14155552671"]}
    world.control("telnyx", "numbers", phone_numbers=["+442079460000", "+18005551234"])
    assert [len(find(world, number)) for number in ("+14155552671", "+442079460000", "+18005551234")] == [1, 1, 1]
    assert find(world, "+18005551234")[0]["phone_number_type"] == "toll_free"


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "phone_number"), ({"phone_number": "415"}, "phone_number"), ({"phone_numbers": []}, "phone_numbers")],
)
def test_a_bad_number_to_add_names_the_field(world: Simulated, body: dict[str, Any], field: str) -> None:
    response = world.control("telnyx", "numbers", **body)
    assert response.status_code == 400
    assert response.json()["error"].startswith(f"{field}: ")


def test_the_id_of_a_number_is_known_before_it_was_asked_for(world: Simulated) -> None:
    number_id = find(world, OWNED)[0]["id"]
    world.control("telnyx", "reset")
    assert world.telnyx.get(f"/phone_numbers/{number_id}").json()["data"]["phone_number"] == OWNED
    for unknown in ("1", OWNED, number_id[:-1], "200001212556010055"):
        assert refusal(world.telnyx.get(f"/phone_numbers/{unknown}/messaging"))[:2] == (404, "10005")


def test_a_number_is_put_on_a_profile_and_taken_off(world: Simulated) -> None:
    profile, number_id = create(world), find(world, OWNED)[0]["id"]
    path = f"/phone_numbers/{number_id}/messaging"
    assert world.telnyx.get(path).json()["data"]["messaging_profile_id"] is None

    patched = world.telnyx.patch(path, json={"messaging_profile_id": profile["id"]}).json()["data"]
    assert (patched["record_type"], patched["messaging_profile_id"]) == ("messaging_settings", profile["id"])
    assert world.telnyx.get(path).json()["data"] == patched
    assert world.telnyx.get("/phone_numbers/messaging").json()["data"] == [patched]
    assert world.telnyx.get(f"/messaging_profiles/{profile['id']}/phone_numbers").json()["data"] == [patched]
    [number] = find(world, OWNED)
    assert (number["messaging_profile_id"], number["messaging_profile_name"]) == (profile["id"], profile["name"])

    for keeps in ({}, {"messaging_profile_id": None}, {"messaging_product": "P2P"}):
        assert world.telnyx.patch(path, json=keeps).json()["data"]["messaging_profile_id"] == profile["id"]
    assert world.telnyx.patch(path, json={"messaging_profile_id": ""}).json()["data"]["messaging_profile_id"] is None
    assert world.telnyx.get(f"/messaging_profiles/{profile['id']}/phone_numbers").json()["data"] == []


@pytest.mark.parametrize("profile_id", ["6f0c9b6e-0000-4000-8000-000000000000", "x", 5])
def test_an_unknown_profile_is_refused_and_the_number_stays(world: Simulated, profile_id: Any) -> None:
    number_id = find(world, OWNED)[0]["id"]
    response = world.telnyx.patch(f"/phone_numbers/{number_id}/messaging", json={"messaging_profile_id": profile_id})
    assert refusal(response) == (422, "10017", "/messaging_profile_id")
    assert find(world, OWNED)[0]["messaging_profile_id"] == ""


def test_the_numbers_of_a_deleted_profile_are_on_none(world: Simulated) -> None:
    profile, number_id = create(world), find(world, OWNED)[0]["id"]
    world.telnyx.patch(f"/phone_numbers/{number_id}/messaging", json={"messaging_profile_id": profile["id"]})
    world.telnyx.delete(f"/messaging_profiles/{profile['id']}")
    assert find(world, OWNED)[0]["messaging_profile_id"] == ""
