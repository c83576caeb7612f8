"""The headers and the envelope of every answer, good or bad."""

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.api.stories import refusal
from tests.world import GENERAL, World, unknown_id

REQUEST_ID = re.compile(r"req_[A-Za-z0-9]{10}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")


def _answers(desk: World) -> dict[int, httpx.Response]:
    path = f"/v3/profiles/{desk.create_profile()}"
    answers = [
        desk.call("GET", path),
        desk.call("POST", "/v3/profiles", GENERAL),
        desk.call("POST", f"{path}/complete", {"webHookUrl": "https://x.example", "sandbox": True}),
        desk.call("DELETE", path),
        desk.call("POST", "/v3/profiles", {}),
        desk.call("GET", path, **{"x-api-key": "unknown"}),
        desk.call("GET", path),
        desk.call("PUT", "/v3/profiles"),
    ]
    return {answer.status_code: answer for answer in answers}


def test_every_answer_names_its_request_the_version_and_the_time_it_took(desk: World) -> None:
    answers = _answers(desk)
    assert set(answers) == {200, 201, 202, 204, 400, 401, 404, 405}
    for answer in answers.values():
        assert REQUEST_ID.fullmatch(answer.headers["x-request-id"])
        assert answer.headers["x-api-version"] == "v3"
        assert re.fullmatch(r"\d+\.\dms", answer.headers["x-response-time"])
        assert answer.headers["cache-control"] == "no-store"
    assert len({answer.headers["x-request-id"] for answer in answers.values()}) == len(answers)


def test_every_body_is_an_envelope(desk: World) -> None:
    asked_at = datetime.now(UTC)
    for status, answer in _answers(desk).items():
        if status == 204:
            assert answer.content == b""
            assert "content-type" not in answer.headers
            continue
        assert answer.headers["content-type"] == "application/json"
        body = answer.json()
        assert list(body) == ["success", "data", "error", "meta"]
        assert (body["data"] is None, body["error"] is None) == (not body["success"], body["success"])
        assert list(body["meta"]) == ["request_id", "timestamp", "version"]
        assert body["meta"]["request_id"] == answer.headers["x-request-id"]
        assert body["meta"]["version"] == "v3"
        assert MOMENT.fullmatch(body["meta"]["timestamp"])
        # Milliseconds: cut, not rounded.
        assert (
            asked_at - timedelta(milliseconds=1)
            < datetime.fromisoformat(body["meta"]["timestamp"])
            <= datetime.now(UTC)
        )


def test_a_request_id_of_the_caller_is_not_taken_over(desk: World) -> None:
    answer = desk.call("GET", "/v3/profiles", **{"x-request-id": "mine"})
    assert REQUEST_ID.fullmatch(answer.headers["x-request-id"])


@pytest.mark.parametrize(("path", "code"), [("/v3/profiles/x", "VALIDATION_001"), ("/v3/nothing", "RESOURCE_013")])
def test_a_refusal_says_where_it_is_documented(desk: World, path: str, code: str) -> None:
    body = desk.call("GET", path).json()
    assert body["error"]["code"] == code
    assert body["error"]["doc_url"] == f"{desk.base_url}/docs"


def test_only_a_sandbox_answer_says_so(desk: World) -> None:
    sandbox = desk.call("POST", "/v3/profiles", {**GENERAL, "sandbox": True})
    live = desk.call("POST", "/v3/profiles", {**GENERAL, "sandbox": False})
    refused = desk.call("POST", "/v3/profiles", {"sandbox": True})
    assert sandbox.headers["x-sandbox"] == "true"
    assert "x-sandbox" not in live.headers
    refusal(refused, 400, "VALIDATION_001")
    assert "x-sandbox" not in refused.headers


def test_what_is_not_there_may_not_be_kept(desk: World) -> None:
    answer = desk.call("GET", f"/v3/profiles/{unknown_id()}")
    refusal(answer, 404, "RESOURCE_014")
    assert answer.headers["cache-control"] == "no-store"
