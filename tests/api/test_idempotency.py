"""Idempotency keys over HTTP: the first answer again, byte for byte; only success is remembered, and nothing happens twice.

What several servers do, and how long a duplicate waits: `tests/e2e/test_many_servers.py`.
"""

import threading
from typing import Any

import httpx
import pytest

from clearsend.domain.access import Role
from tests.api.stories import refusal, rows
from tests.world import BRAND, CAMPAIGN, GENERAL, World, unknown_id

KEY = "req_abc123_retry1"
PROFILES = "/v3/profiles"


def _keyed(desk: World, method: str, path: str, body: Any = None, key: str = KEY) -> httpx.Response:
    return desk.call(method, path, body, **{"Idempotency-Key": key})


def _assert_replayed(again: httpx.Response, first: httpx.Response) -> None:
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers["idempotent-replayed"] == "true"
    assert again.headers["x-original-request-id"] == first.headers["x-request-id"]
    assert again.headers["x-request-id"] != first.headers["x-request-id"]
    assert again.headers.get("x-sandbox") == first.headers.get("x-sandbox")
    assert again.headers["content-type"] == first.headers["content-type"]


def _assert_performed(answer: httpx.Response) -> None:
    assert answer.is_success, answer.text
    assert "idempotent-replayed" not in answer.headers
    assert "x-original-request-id" not in answer.headers


def test_the_first_answer_is_given_again(each_desk: World) -> None:
    first = _keyed(each_desk, "POST", PROFILES, {"name": "Zahnärzte 🦷"})
    _assert_performed(first)
    before = rows(each_desk)

    for _ in range(2):
        _assert_replayed(_keyed(each_desk, "POST", PROFILES, {"name": "Zahnärzte 🦷"}), first)

    assert rows(each_desk) == before
    assert len(each_desk.data("GET", PROFILES)["profiles"]) == 1


def test_a_replay_shows_the_answer_and_not_the_present(desk: World) -> None:
    first = _keyed(desk, "POST", PROFILES, GENERAL)
    path = f"{PROFILES}/{first.json()['data']['id']}"
    desk.data("PATCH", path, {"name": "Changed since"})
    assert desk.call("DELETE", path).status_code == 204

    _assert_replayed(_keyed(desk, "POST", PROFILES, GENERAL), first)


def test_an_id_in_capitals_is_the_same_id(desk: World) -> None:
    profile_id = desk.create_profile()
    first = _keyed(desk, "PATCH", f"{PROFILES}/{profile_id}", {"name": "Once"})

    _assert_replayed(_keyed(desk, "PATCH", f"{PROFILES}/{profile_id.upper()}", {"name": "Twice"}), first)


def test_another_body_gets_the_first_answer(desk: World) -> None:
    first = _keyed(desk, "POST", PROFILES, {"name": "First"})
    _assert_replayed(_keyed(desk, "POST", PROFILES, {"name": "Second"}), first)
    assert [item["name"] for item in desk.data("GET", PROFILES)["profiles"]] == ["First"]


def test_one_key_serves_every_endpoint(desk: World) -> None:
    """The official clients' own tests use one key everywhere."""
    desk.equip_organization()
    created = _keyed(desk, "POST", PROFILES, {**GENERAL, "brand": dict(BRAND)})
    path = f"{PROFILES}/{created.json()['data']['id']}"
    campaign = _keyed(desk, "POST", f"{path}/campaigns", {"campaign": dict(CAMPAIGN)})
    campaign_path = f"{path}/campaigns/{campaign.json()['data']['id']}"
    requests: list[tuple[str, str, Any]] = [
        ("POST", PROFILES, GENERAL),
        ("POST", f"{path}/campaigns", {"campaign": dict(CAMPAIGN)}),
        ("PATCH", path, {"description": "Changed"}),
        ("PUT", campaign_path, {"campaign": dict(CAMPAIGN)}),
        ("POST", f"{path}/complete", {"webHookUrl": "https://platform.example"}),
        ("POST", f"{path}/restore", {}),
        ("PATCH", "/v3/organization", {"name": "Changed"}),
        ("POST", "/v3/organization/campaigns", {"campaign": dict(CAMPAIGN)}),
    ]
    first = [created, campaign, *(_keyed(desk, *request) for request in requests[2:])]
    for answer in first:
        _assert_performed(answer)

    for request, answer in zip(requests, first, strict=True):
        _assert_replayed(_keyed(desk, *request), answer)


def test_another_organization_may_use_the_same_key(desk: World) -> None:
    first = _keyed(desk, "POST", PROFILES, GENERAL)
    stranger = desk.found("Strangers")
    with desk.client(stranger.api_key) as client:
        answer = client.post(PROFILES, json=GENERAL, headers={"Idempotency-Key": KEY})
    _assert_performed(answer)
    assert answer.json()["data"]["id"] != first.json()["data"]["id"]


def test_a_refusal_is_not_remembered(desk: World) -> None:
    profile_id = desk.create_profile(brand=dict(BRAND))
    path, hook = f"{PROFILES}/{profile_id}/complete", {"webHookUrl": "https://platform.example"}
    before = rows(desk)
    refusal(_keyed(desk, "POST", path, {}), 400, "VALIDATION_001")
    assert list(refusal(_keyed(desk, "POST", path, hook), 400, "VALIDATION_001")) == ["campaigns"]
    assert rows(desk) == before
    desk.data("POST", f"{PROFILES}/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})

    accepted = _keyed(desk, "POST", path, hook)

    _assert_performed(accepted)
    assert accepted.status_code == 202
    _assert_replayed(_keyed(desk, "POST", path, hook), accepted)


def test_not_found_is_not_remembered(desk: World) -> None:
    profile_id = desk.create_profile()
    assert desk.call("DELETE", f"{PROFILES}/{profile_id}").status_code == 204
    path = f"{PROFILES}/{profile_id}"
    refusal(_keyed(desk, "PATCH", path, {"name": "x"}), 404, "RESOURCE_014")
    desk.data("POST", f"{path}/restore")
    _assert_performed(_keyed(desk, "PATCH", path, {"name": "x"}))


def test_success_in_the_sandbox_is_remembered_and_nothing_else_of_it(desk: World) -> None:
    path = f"{PROFILES}/{unknown_id()}/complete"
    before = rows(desk)

    first = _keyed(desk, "POST", path, {"webHookUrl": "https://platform.example", "sandbox": True})

    assert first.headers["x-sandbox"] == "true"
    assert rows(desk) == before | {"idempotency_records": before["idempotency_records"] + 1}
    # A live call under the same key gets the sandbox's answer: so it is documented.
    _assert_replayed(_keyed(desk, "POST", path, {"webHookUrl": "https://platform.example"}), first)


@pytest.mark.parametrize(
    "wrong", [b"", b"a b", b"a.b", "ключ".encode(), b"a/b", b"x" * 256, b"a\tb", b'"quoted"', b"a,b"]
)
def test_a_key_of_another_form_is_refused(desk: World, wrong: bytes) -> None:
    before = rows(desk)
    with desk.client() as client:
        for method, path in (("POST", PROFILES), ("PATCH", "/v3/organization")):
            answer = client.request(method, path, json=GENERAL, headers={b"Idempotency-Key": wrong})
            assert list(refusal(answer, 400, "VALIDATION_007")) == ["Idempotency-Key"]
    assert rows(desk) == before


@pytest.mark.parametrize("right", ["a", "x" * 255, "A-z_0-9", "660e8400-e29b-41d4-a716-446655440000"])
def test_a_key_of_the_documented_form_is_taken(desk: World, right: str) -> None:
    first = _keyed(desk, "POST", PROFILES, GENERAL, right)
    _assert_performed(first)
    _assert_replayed(_keyed(desk, "POST", PROFILES, GENERAL, right), first)


def test_reading_and_deleting_pay_no_heed_to_keys(desk: World) -> None:
    profile_id = desk.create_profile()
    path = f"{PROFILES}/{profile_id}"
    for key in (KEY, KEY, "not allowed!"):
        answer = _keyed(desk, "GET", path, key=key)
        _assert_performed(answer)
    assert _keyed(desk, "DELETE", path, key="not allowed!").status_code == 204
    refusal(_keyed(desk, "DELETE", path), 404, "RESOURCE_014")


def test_a_role_that_may_not_gets_no_replay(desk: World) -> None:
    _assert_performed(_keyed(desk, "POST", PROFILES, GENERAL))
    with desk.client(desk.key_for(Role.DEVELOPER)) as client:
        refusal(client.post(PROFILES, json=GENERAL, headers={"Idempotency-Key": KEY}), 403, "AUTH_004")


def test_of_twenty_at_the_same_moment_one_makes_a_profile(each_desk: World) -> None:
    together = threading.Barrier(20)
    answers: list[httpx.Response] = []

    def create() -> None:
        together.wait()
        answers.append(_keyed(each_desk, "POST", PROFILES, GENERAL))

    threads = [threading.Thread(target=create) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    (first,) = (answer for answer in answers if "idempotent-replayed" not in answer.headers)
    assert {answer.headers["x-original-request-id"] for answer in answers if answer is not first} == {
        first.headers["x-request-id"]
    }
    assert len(each_desk.data("GET", PROFILES)["profiles"]) == 1
