"""Subscriptions at the simulated Meta: an app's, and the addresses that take the place of its own after a handshake."""

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
from clearsend.simulators.whatsapp.graph import APP_ID
from tests.providers.simulated import Simulated, bearer
from tests.simulators.graph import CALLBACK, NUMBER, WABA, read, refusal


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
