"""What the WhatsApp client itself says to Meta, judged by Meta's own description. Skipped where the description is not."""

import re
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.providers.whatsapp_ports import WhatsAppSender
from clearsend.simulators.server import running
from clearsend.simulators.whatsapp.graph import APP_ID
from clearsend.simulators.whatsapp.webhooks import APP_SECRET
from tests.providers.budget import Budget
from tests.providers.pins import Pins
from tests.providers.scripted import Journal
from tests.providers.simulated import simulated
from tests.simulators.test_contracts import KNOWN, META_ACCOUNTS, META_NUMBERS, Complaint, Contract, judge

# The paths of each description; Meta describes neither `debug_token` nor an app's subscriptions.
DESCRIBED = (
    (META_ACCOUNTS, r"/v25.0/9001(/phone_numbers|/subscribed_apps)?"),
    (META_NUMBERS, r"/v25.0/90011(/register)?"),
)


async def _echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.query_params["hub.challenge"])


@pytest.fixture(scope="module")
def answers() -> Iterator[list[httpx.Response]]:
    """A number is registered, subscribed with an override, and looked at."""
    heard: list[httpx.Response] = []

    def listen(response: httpx.Response) -> None:
        response.read()
        heard.append(response)

    receiver = Starlette(routes=[Route("/hook", _echo)])
    with (
        simulated() as world,
        running(receiver) as address,
        httpx.Client(event_hooks={"response": [listen]}, timeout=120) as http,
    ):
        client = WhatsAppClient(http, f"{world.base_url}/whatsapp", "v25.0", APP_ID, APP_SECRET)
        sender = WhatsAppSender("prf_1", "9001", None, None, "EAA-good", "271828", f"{address}/hook", "verify-token")
        client.ensure_connected(sender, Journal(), budget=Budget(), pins=Pins())
        client.inspect(sender, Journal())
        yield heard


@pytest.mark.parametrize(("contract", "paths"), DESCRIBED, ids=lambda value: getattr(value, "file", ""))
def test_every_request_of_the_client_is_what_meta_describes(
    answers: list[httpx.Response], contract: Contract, paths: str
) -> None:
    told = [answer for answer in answers if re.fullmatch(contract.ours + paths, answer.request.url.path)]
    assert {answer.request.method for answer in told} == {"GET", "POST"}
    assert [complaint for complaint in judge(contract, told) if not is_known(contract, complaint)] == []


def is_known(contract: Contract, complaint: Complaint) -> bool:
    """Is it about a defect of the description that the simulators' own answers show, too?"""
    known = [defect for defect in KNOWN[contract.file] if defect.rule == complaint.rule]
    return any(re.fullmatch(defect.where, complaint.where) for defect in known)


def test_the_judge_notices_a_wrong_request(answers: list[httpx.Response]) -> None:
    [registered] = [answer for answer in answers if answer.request.url.path.endswith("/register")]
    true = registered.request
    headers = {"authorization": true.headers["authorization"]}
    without_pin = httpx.Request("POST", true.url, headers=headers, json={"messaging_product": "whatsapp"})
    false = httpx.Response(200, headers=registered.headers, content=registered.content, request=without_pin)
    assert [complaint.rule for complaint in judge(META_NUMBERS, [false])] == ["required"]
