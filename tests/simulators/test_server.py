"""What both simulators share: faults on demand, the log of calls, and the control calls."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from clearsend.simulators import faults
from clearsend.simulators.faults import ControlError
from tests.providers.simulated import TOKEN, Simulated, simulated
from tests.world import eventually

PROFILE = {"name": "prof_1", "whitelisted_destinations": ["US"]}
NUMBER_ID = "10293847561"


@pytest.fixture(scope="module")
def server() -> Iterator[Simulated]:
    with simulated() as world:
        yield world


@pytest.fixture
def world(server: Simulated) -> Simulated:
    server.reset()
    return server


def names(world: Simulated) -> list[str]:
    return [profile["name"] for profile in world.see("telnyx", "state")["messaging_profiles"]]


@pytest.mark.parametrize(
    ("match", "method", "path", "hits"),
    [
        ("POST /10dlc/brand", "POST", "/10dlc/brand", True),
        ("POST /10dlc/brand", "GET", "/10dlc/brand", False),
        ("POST /10dlc/brand", "POST", "/10dlc/brand/1/revet", False),
        ("* /10dlc/brand/*", "GET", "/10dlc/brand/1", True),
        ("GET /phone_numbers/{id}/messaging", "GET", "/phone_numbers/77/messaging", True),
        ("POST /register", "POST", "/106540352242922/register", True),
        ("POST /gister", "POST", "/106540352242922/register", False),
        ("POST /v25.0/1/register", "POST", "/1/register", True),
        ("POST /v2/messaging_profiles", "POST", "/messaging_profiles", True),
        ("post /register", "POST", "/1/register", True),
        ("GET /a/b/c", "GET", "/b/c", False),
    ],
)
def test_a_pattern_hits_whole_segments_from_the_end(match: str, method: str, path: str, hits: bool) -> None:
    assert faults.matches(match, method, path) is hits


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"fault": "503"}, "match"),
        ({"match": "/register", "fault": "503"}, "match"),
        ({"match": "POST register", "fault": "503"}, "match"),
        ({"match": "POST /", "fault": "503"}, "match"),
        ({"match": "POST /x", "fault": "501"}, "fault"),
        ({"match": "POST /x", "fault": True}, "fault"),
        ({"match": "POST /x"}, "fault"),
        ({"match": "POST /x", "fault": "503", "times": 0}, "times"),
        ({"match": "POST /x", "fault": "503", "times": "2"}, "times"),
        ({"match": "POST /x", "fault": "503", "retry_after": -1}, "retry_after"),
        ({"match": "POST /x", "fault": "503", "time": 2}, "time"),
    ],
)
def test_a_bad_order_names_the_field(world: Simulated, body: dict[str, Any], field: str) -> None:
    with pytest.raises(ControlError, match=f"^{field}: "):
        faults.parse(body, ["10015"])
    response = world.control("telnyx", "faults", **body)
    assert response.status_code == 400
    assert response.json()["error"].startswith(f"{field}: ")
    assert world.see("telnyx", "faults") == []


@pytest.mark.parametrize("fault", ["500", "502", "503", "504", 503])
def test_a_status_comes_in_the_vendors_own_format_and_nothing_is_applied(world: Simulated, fault: str | int) -> None:
    world.fail("telnyx", "POST /messaging_profiles", fault)
    world.fail("whatsapp", "POST /register", fault)
    telnyx = world.telnyx.post("/messaging_profiles", json=PROFILE)
    meta = world.meta.post(f"/{NUMBER_ID}/register", json={"messaging_product": "whatsapp", "pin": "111111"})
    assert (telnyx.status_code, meta.status_code) == (int(fault), int(fault))
    assert telnyx.json()["errors"][0]["code"]
    assert meta.json()["error"]["fbtrace_id"]
    assert names(world) == []
    assert world.see("whatsapp", "state")["phone_numbers"] == []


def test_too_many_requests_says_when_to_come_back(world: Simulated) -> None:
    world.fail("telnyx", "GET /messaging_profiles", 429)
    world.fail("whatsapp", "GET /debug_token", 429, retry_after=7)
    telnyx, meta = world.telnyx.get("/messaging_profiles"), world.meta.get("/debug_token")
    assert (telnyx.status_code, telnyx.headers["retry-after"], telnyx.json()["errors"][0]["code"]) == (
        429,
        "1",
        "10011",
    )
    assert (meta.status_code, meta.headers["retry-after"], meta.json()["error"]["code"]) == (429, "7", 4)


def test_a_vendor_code_is_worded_by_the_vendor(world: Simulated) -> None:
    world.fail("telnyx", "GET /messaging_profiles", 20013)
    world.fail("whatsapp", "GET /*", "190/460")
    telnyx, meta = world.telnyx.get("/messaging_profiles"), world.meta.get(f"/{NUMBER_ID}")
    assert (telnyx.status_code, telnyx.json()["errors"][0]["title"]) == (403, "Account blocked")
    error = meta.json()["error"]
    assert (meta.status_code, error["code"], error["error_subcode"]) == (401, 190, 460)


def test_a_code_of_the_other_vendor_is_refused(world: Simulated) -> None:
    assert world.control("telnyx", "faults", match="GET /x", fault=133005).status_code == 400
    assert world.control("whatsapp", "faults", match="GET /x", fault=20013).status_code == 400


def test_a_gateway_answers_with_a_page(world: Simulated) -> None:
    world.fail("telnyx", "GET /messaging_profiles", "html_502")
    response = world.telnyx.get("/messaging_profiles")
    assert response.status_code == 502
    assert response.headers["content-type"].startswith("text/html")
    assert response.text.startswith("<html>")


def test_faults_are_used_up_in_order(world: Simulated) -> None:
    world.fail("telnyx", "GET /messaging_profiles", 503, times=2)
    world.fail("telnyx", "* /messaging_profiles", 500)
    assert [fault["times"] for fault in world.see("telnyx", "faults")] == [2, 1]
    assert [world.telnyx.get("/messaging_profiles").status_code for _ in range(4)] == [503, 503, 500, 200]
    assert world.see("telnyx", "faults") == []


@pytest.mark.parametrize(("fault", "applied"), [("timeout", []), ("applied_then_timeout", ["prof_1"])])
def test_a_timeout_leaves_the_caller_without_an_answer(world: Simulated, fault: str, applied: list[str]) -> None:
    world.fail("telnyx", "POST /messaging_profiles", fault)
    with pytest.raises(httpx.ReadTimeout):
        world.telnyx.post("/messaging_profiles", json=PROFILE, timeout=0.3)
    # It may be applied only after the caller has given up.
    [call] = eventually(lambda: world.see("telnyx", "calls"), bool, what="the call")
    eventually(lambda: names(world), lambda found: found == applied, what="what was applied")
    assert (call["status"], call["fault"]) == (None, fault)
    assert world.telnyx.get("/messaging_profiles").status_code == 200


def test_one_held_caller_does_not_hold_the_others(world: Simulated) -> None:
    world.fail("telnyx", "POST /messaging_profiles", "timeout")
    place = world.telnyx.base_url
    with socket.create_connection((place.host, place.port or 80)) as held:
        head = f"POST {place.path}messaging_profiles HTTP/1.1\r\nHost: {place.host}\r\nContent-Length: 0\r\n\r\n"
        held.sendall(head.encode())
        eventually(lambda: world.see("telnyx", "calls"), bool, what="the call that is held")
        assert world.telnyx.get("/messaging_profiles").status_code == 200
        held.setblocking(False)
        with pytest.raises(BlockingIOError):
            held.recv(1)


def test_latency_is_waited_until_it_is_taken_away(world: Simulated) -> None:
    assert world.control("telnyx", "latency", ms=200).json() == {"ms": 200}
    started = time.monotonic()
    world.telnyx.get("/messaging_profiles")
    assert time.monotonic() - started >= 0.2
    assert world.control("telnyx", "latency", ms="much").json()["error"].startswith("ms: ")
    # Longer than the client has patience: an answer shows that it was not waited.
    world.control("telnyx", "latency", ms=3_600_000)
    world.control("telnyx", "latency", ms=0)
    assert world.telnyx.get("/messaging_profiles").status_code == 200


def test_the_log_of_calls_has_everything_but_secrets(world: Simulated) -> None:
    register = {"messaging_product": "whatsapp", "pin": "271828"}
    world.meta.post(f"/{NUMBER_ID}/register?access_token=EAAplanted", json=register)
    world.meta.get("/debug_token", params={"input_token": TOKEN})
    world.meta.post(f"/{NUMBER_ID}/deregister")
    calls = world.see("whatsapp", "calls")
    assert calls[0] == {
        "n": 1,
        "at": "2026-11-23T12:00:00+00:00",
        "method": "POST",
        "path": f"/{NUMBER_ID}/register",
        "query": {"access_token": "[redacted]"},
        "status": 200,
        "body": {"messaging_product": "whatsapp", "pin": "[redacted]"},
        "fault": None,
    }
    assert [call["n"] for call in calls] == [1, 2, 3]
    assert [call["path"] for call in world.see("whatsapp", "calls", match="POST /register")] == [
        f"/{NUMBER_ID}/register"
    ]
    everything = str([calls, world.see("whatsapp", "state")])
    for secret in ("271828", "EAAplanted", TOKEN):
        assert secret not in everything


def test_the_log_survives_a_body_that_is_not_json(world: Simulated) -> None:
    world.telnyx.post(
        "/messaging_profiles", content=b'{"v1_secret": "planted', headers={"content-type": "application/json"}
    )
    [call] = world.see("telnyx", "calls")
    assert (call["status"], call["body"]) == (400, "[not JSON]")


def test_a_form_is_read_and_redacted_like_json(world: Simulated) -> None:
    response = world.meta.post(f"/{NUMBER_ID}/register", data={"messaging_product": "whatsapp", "pin": "123123"})
    assert response.status_code == 200
    assert world.see("whatsapp", "calls")[0]["body"] == {"messaging_product": "whatsapp", "pin": "[redacted]"}


def test_reset_forgets_one_vendor_and_counts_from_one_again(world: Simulated) -> None:
    world.telnyx.post("/messaging_profiles", json=PROFILE)
    world.meta.get(f"/{NUMBER_ID}", params={"fields": "status"})
    world.fail("telnyx", "GET /x", 503)
    world.control("telnyx", "reset")
    assert {kind: things for kind, things in world.see("telnyx", "state").items() if things} == {}
    assert (world.see("telnyx", "faults"), world.see("telnyx", "calls")) == ([], [])
    assert world.see("telnyx", "webhooks") == []
    assert len(world.see("whatsapp", "calls")) == 1
    world.telnyx.get("/messaging_profiles")
    assert world.see("telnyx", "calls")[0]["n"] == 1


def test_the_control_plane_answers_below_the_version_too(world: Simulated) -> None:
    world.telnyx.post("/messaging_profiles", json=PROFILE)
    assert httpx.get(f"{world.base_url}/telnyx/v2/_control/calls", timeout=120).json() == world.see("telnyx", "calls")
    assert httpx.get(f"{world.base_url}/whatsapp/v25.0/_control/state", timeout=120).json() == world.see(
        "whatsapp", "state"
    )


@pytest.mark.parametrize(
    ("method", "name", "status"), [("GET", "wishes", 404), ("GET", "reset", 405), ("PUT", "faults", 405)]
)
def test_what_is_no_control_call_is_said_to_be_none(world: Simulated, method: str, name: str, status: int) -> None:
    response = httpx.request(method, f"{world.base_url}/telnyx/_control/{name}", timeout=120)
    assert response.status_code == status
    assert "no control call" in response.json()["error"]


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b"3"])
def test_a_control_body_must_be_an_object(world: Simulated, content: bytes) -> None:
    response = httpx.post(f"{world.base_url}/telnyx/_control/faults", content=content, timeout=120)
    assert response.status_code == 400
    assert response.json()["error"].startswith("body: ")


def test_simultaneous_callers_lose_nothing(world: Simulated) -> None:
    def create(n: int) -> int:
        return world.telnyx.post("/messaging_profiles", json={**PROFILE, "name": f"prof_{n}"}).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(create, range(64))) == {200}
    assert sorted(names(world)) == sorted(f"prof_{n}" for n in range(64))
    assert [call["n"] for call in world.see("telnyx", "calls")] == list(range(1, 65))


@pytest.mark.parametrize(
    ("name", "body", "field"),
    [
        ("approvals", {"delay_ms": -1}, "delay_ms"),
        ("approvals", {"delay_ms": "1"}, "delay_ms"),
        ("approvals", {"automatic": 1}, "automatic"),
        ("approvals", {"deliver": True}, "deliver"),
        ("webhooks", {"copies": 0}, "copies"),
        ("webhooks", {"copies": True}, "copies"),
        ("webhooks", {"deliver": "no"}, "deliver"),
        ("webhooks", {"shuffle": None}, "shuffle"),
        ("webhooks", {"automatic": True}, "automatic"),
        ("decide", {"id": "1", "outcome": "failed"}, "kind"),
        ("decide", {"kind": "nation", "id": "1", "outcome": "failed"}, "kind"),
        ("decide", {"kind": "brand", "outcome": "failed"}, "id"),
        ("decide", {"kind": "brand", "id": "1"}, "outcome"),
        ("decide", {"kind": "brand", "id": "1", "outcome": "raw:"}, "outcome"),
        ("decide", {"kind": "brand", "id": "1", "outcome": "mno_rejected"}, "outcome"),
        ("decide", {"kind": "brand", "id": "1", "outcome": "failed", "reason": 5}, "reason"),
        ("decide", {"kind": "brand", "id": "1", "outcome": "failed", "reason": [""]}, "reason"),
        ("decide", {"kind": "brand", "id": "1", "outcome": "failed", "why": "x"}, "why"),
        ("decide", {"kind": "shared_campaign", "id": "CABC123", "outcome": "pending", "brand": 5}, "brand"),
        ("decide", {"kind": "shared_campaign", "id": "CABC123", "outcome": "pending", "brand": " "}, "brand"),
        ("decide", {"kind": "shared_campaign", "id": "*", "outcome": "never"}, "outcome"),
        ("decide", {"kind": "shared_campaign", "id": "wrong", "outcome": "pending"}, "id"),
    ],
)
def test_a_bad_steering_call_names_the_field_and_changes_nothing(
    world: Simulated, name: str, body: dict[str, Any], field: str
) -> None:
    response = world.control("telnyx", name, **body)
    assert (response.status_code, response.json()["error"].partition(":")[0]) == (400, field)
    assert world.control("telnyx", "approvals").json() == {"delay_ms": 1000, "automatic": True}
    assert world.control("telnyx", "webhooks").json() == {
        "deliver": True,
        "copies": 1,
        "delay_ms": 0,
        "shuffle": False,
    }
    assert world.see("telnyx", "state")["decisions"] == []


def test_settings_keep_what_is_not_named_until_a_reset(world: Simulated) -> None:
    world.control("telnyx", "webhooks", copies=3)
    assert world.control("telnyx", "webhooks", shuffle=True).json()["copies"] == 3
    assert world.control("whatsapp", "webhooks").json()["copies"] == 1
    world.control("telnyx", "reset")
    assert world.control("telnyx", "webhooks").json()["copies"] == 1
