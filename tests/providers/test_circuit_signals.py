"""What an answer says of the vendor itself, told to the circuit: it is down, it wants a pause, for one account or for all."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import httpx
import pytest

from clearsend.providers.ports import ProviderError, Unavailable
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.providers.whatsapp_ports import WhatsAppSender
from tests.providers.scripted import Journal, Reply, Script, Turn

TELNYX = "https://api.telnyx.example/v2"
META = "https://graph.example"
WABA = "9001"
NEWS = tuple[Any, ...]


class Recorder:
    """A circuit that lets everybody through, or nobody, and keeps what it is told."""

    def __init__(self, *, is_open: bool = False) -> None:
        self.is_open = is_open
        self.entered: list[tuple[str, str]] = []
        self.news: list[NEWS] = []

    def enter(self, vendor: str, account: str) -> "Recorder":
        self.entered.append((vendor, account))
        if self.is_open:
            raise Unavailable(vendor, "not called for now", is_unapplied=True)
        return self

    def answered(self) -> None:
        self.news.append(("answered",))

    def failed(self, reason: str) -> None:
        self.news.append(("failed",))

    def throttled(self, seconds: float, reason: str, *, is_whole_vendor: bool = False) -> None:
        self.news.append(("throttled", seconds, is_whole_vendor))


def telnyx(turn: Turn, circuit: Recorder) -> Script:
    """Read a campaign at Telnyx, whatever comes of it."""
    script = Script(TELNYX, {"GET /10dlc/campaign/c-1": turn})
    with suppress(ProviderError):
        TelnyxRegistrar(script.http, TELNYX, "KEY1", circuit).read_campaign("c-1", Journal())
    return script


def meta(turn: Turn | Sequence[Turn], circuit: Recorder) -> Script:
    """Look at a number at Meta, whose first call is about the account."""
    lines: Mapping[str, Any] = {"GET /debug_token": Reply(200, {"data": {}}), f"GET /{WABA}": turn}
    script = Script(f"{META}/v25.0", lines)
    sender = WhatsAppSender("p-1", WABA, None, None, "EAAtoken", "123456", None, None)
    with suppress(ProviderError, AssertionError):
        WhatsAppClient(script.http, META, "v25.0", None, None, circuit).inspect(sender, Journal())
    return script


CAMPAIGN = {"campaignId": "c-1", "campaignStatus": "TCR_PENDING"}


@pytest.mark.parametrize(
    ("turn", "news"),
    [
        (Reply(200, CAMPAIGN), [("answered",)]),
        (Reply(404, {"errors": [{"code": "10005"}]}), [("answered",)]),
        (Reply(503, "busy"), [("failed",)]),
        (Reply(500, "oops"), [("failed",)]),
        (Reply(502, "<html>bad gateway</html>"), [("failed",)]),
        (httpx.ReadTimeout("slow"), [("failed",)]),
        (httpx.ConnectError("refused"), [("failed",)]),
        (Reply(503, "busy", {"retry-after": "20"}), [("failed",), ("throttled", 20.0, True)]),
        (Reply(429, {}, {"retry-after": "7"}), [("answered",), ("throttled", 7.0, True)]),
        (Reply(429, {}), [("answered",), ("throttled", 1.0, True)]),
        (
            Reply(200, CAMPAIGN, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "12"}),
            [("answered",), ("throttled", 12.0, True)],
        ),
        (Reply(200, CAMPAIGN, {"x-ratelimit-remaining": "3", "x-ratelimit-reset": "12"}), [("answered",)]),
        (Reply(200, CAMPAIGN, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon"}), [("answered",)]),
    ],
)
def test_what_telnyx_says_of_itself(turn: Turn, news: list[NEWS]) -> None:
    circuit = Recorder()
    telnyx(turn, circuit)
    assert circuit.entered == [("telnyx", "")]
    assert circuit.news == news


def used(percent: int, *, regain: int = 0) -> dict[str, str]:
    usage = {"call_count": percent, "total_cputime": 1, "total_time": 1, "estimated_time_to_regain_access": regain}
    return {"x-business-use-case-usage": json.dumps({WABA: [usage]})}


def refused(code: int) -> dict[str, Any]:
    return {"error": {"code": code, "message": "no", "type": "OAuthException"}}


@pytest.mark.parametrize(
    ("turn", "news"),
    [
        (Reply(200, {"id": WABA}, used(94)), []),
        (Reply(200, {"id": WABA}, used(95)), [("throttled", 60.0, False)]),
        (Reply(200, {"id": WABA}, used(100, regain=5)), [("throttled", 300.0, False)]),
        (Reply(200, {"id": WABA}, {"x-app-usage": '{"call_count": 97}'}), [("throttled", 60.0, True)]),
        (Reply(200, {"id": WABA}, {"x-app-usage": "nonsense", "x-business-use-case-usage": "[1]"}), []),
        (Reply(400, refused(80008), used(100, regain=2)), [("throttled", 120.0, False), ("throttled", 120.0, False)]),
        (Reply(400, refused(80008)), [("throttled", 60.0, False)]),
        (Reply(400, refused(190)), []),
    ],
)
def test_what_meta_says_of_an_account_and_of_the_app(turn: Turn, news: list[NEWS]) -> None:
    circuit = Recorder()
    meta(turn, circuit)
    assert circuit.entered == [("whatsapp", WABA)]
    assert [told for told in circuit.news if told[0] == "throttled"] == news
    assert ("failed",) not in circuit.news


def test_nothing_is_sent_through_an_open_circuit() -> None:
    circuit = Recorder(is_open=True)
    assert telnyx(Reply(200, CAMPAIGN), circuit).requests == []
    script = Script(TELNYX, {})
    with pytest.raises(Unavailable) as raised:
        TelnyxRegistrar(script.http, TELNYX, "KEY1", circuit).read_campaign("c-1", Journal())
    assert raised.value.is_unapplied


def test_a_conversation_that_has_begun_is_brought_to_its_end() -> None:
    circuit = Recorder()
    script = meta(Reply(200, {"id": WABA}, used(100)), circuit)
    assert circuit.entered == [("whatsapp", WABA)]
    assert len(script.requests) > 1
