"""The one place that makes provider requests: what it journals, what it gives up on, and that no secret leaves it."""

import json
import logging
import socket
import threading
from collections.abc import Iterator

import httpx
import pytest

from clearsend.providers import http
from clearsend.providers.http import Conversation, Discretion, VendorAnswer
from clearsend.providers.ports import Unavailable
from clearsend.providers.redaction import REDACTED
from tests.providers.scripted import Journal, Reply, Script, Turn, everything_said

BASE = "https://vendor.test/v2"
BEARER = "KEY-planted-0123456789"
PIN = "493817"


def converse(client: httpx.Client, journal: Journal, base_url: str = BASE) -> Conversation:
    return Conversation(client, provider="vendor", base_url=base_url, bearer=BEARER, journal=journal, secrets=[PIN])


def ask(turn: Turn, journal: Journal, path: str = "/things") -> VendorAnswer:
    script = Script(BASE, {f"GET {path}": turn})
    return converse(script.http, journal).request("GET", path, query={"input_token": BEARER})


def test_every_exchange_is_journaled_without_its_query() -> None:
    journal = Journal()
    answer = ask(Reply(200, {"data": "ok"}), journal)
    exchange = journal.exchanges[0]
    assert (exchange.method, exchange.path, exchange.status) == ("GET", "/things", 200)
    assert exchange.answer == '{"data": "ok"}'
    assert exchange.duration_ms >= 0
    assert answer.payload == {"data": "ok"}


DISCREET = Discretion(lambda payload: bool(payload and payload.get("ours")), lambda _: "in our words", "/things/{id}")


@pytest.mark.parametrize(
    ("turn", "path", "said"),
    [
        (Reply(200, {"ours": True}), "/things/7", '{"ours": true}'),
        (Reply(200, {"ours": False, "id": "planted"}), "/things/{id}", "in our words"),
        (Reply(200, "<p>planted</p>"), "/things/{id}", "in our words"),
        (Reply(204), "/things/{id}", "in our words"),
        (Reply(404, {"error": "no such thing"}), "/things/{id}", '{"error": "no such thing"}'),
        (Reply(503, "<p>down</p>"), "/things/{id}", "down"),
    ],
)
def test_what_may_be_somebody_elses_is_shown_in_our_words(turn: Reply, path: str, said: str) -> None:
    journal = Journal()
    script = Script(BASE, {"GET /things/7": turn})
    answer = converse(script.http, journal).request("GET", "/things/7", discretion=DISCREET)
    (exchange,) = journal.exchanges
    assert (exchange.path, exchange.answer, exchange.status) == (path, said, turn.status)
    assert answer.status == turn.status, "who asked sees it whole"


@pytest.mark.parametrize("error", [httpx.ReadTimeout("late"), httpx.ConnectError("refused")])
def test_a_lost_answer_about_what_may_be_somebody_elses_does_not_name_it(error: Exception) -> None:
    journal = Journal()
    script = Script(BASE, {"GET /things/7": error})
    with pytest.raises(Unavailable) as lost:
        converse(script.http, journal).request("GET", "/things/7", discretion=DISCREET)
    assert "/things/{id}" in lost.value.message
    assert "/things/7" not in f"{lost.value} {journal.exchanges}"


def test_the_credential_travels_in_the_header() -> None:
    script = Script(BASE, {"GET /things": Reply(200, {})})
    converse(script.http, Journal()).request("GET", "/things")
    assert script.requests[0].headers["authorization"] == f"Bearer {BEARER}"


LOST = (
    httpx.ConnectTimeout(f"timed out {BEARER}"),
    httpx.ReadTimeout(f"timed out {BEARER}"),
    httpx.WriteTimeout("timed out"),
    httpx.PoolTimeout("timed out"),
    httpx.ConnectError(f"[Errno 111] Connection refused Bearer {BEARER}"),
    httpx.ReadError(BEARER),
    httpx.RemoteProtocolError(BEARER),
    httpx.LocalProtocolError(f"Illegal header value b'Bearer {BEARER}'"),
    httpx.UnsupportedProtocol(BEARER),
    httpx.InvalidURL(BEARER),
    httpx.DecodingError(BEARER),
    UnicodeEncodeError("ascii", BEARER, 0, 1, "ordinal not in range"),
)


@pytest.mark.parametrize("error", LOST, ids=lambda error: type(error).__name__)
def test_a_lost_answer_is_journaled_and_unavailable(error: Exception) -> None:
    journal = Journal()
    with pytest.raises(Unavailable) as raised:
        ask(error, journal)
    assert journal.exchanges[0].status is None
    assert journal.exchanges[0].answer in raised.value.message
    assert BEARER not in everything_said(raised.value)
    assert BEARER not in journal.exchanges[0].answer


def test_a_refused_connection_says_why() -> None:
    journal = Journal()
    with pytest.raises(Unavailable, match="Connection refused"):
        ask(httpx.ConnectError("[Errno 111] Connection refused"), journal)


def test_a_redirect_is_not_followed() -> None:
    script = Script(BASE, {"GET /things": Reply(302, None, {"location": "https://elsewhere.test/"})})
    answer = converse(script.http, Journal()).request("GET", "/things")
    assert answer.status == 302
    assert len(script.requests) == 1


class Socket:
    """A server that says the given bytes to every connection, then keeps it open."""

    def __init__(self, said: bytes) -> None:
        self._said = said
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._kept: list[socket.socket] = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._kept.append(connection)
            try:
                connection.recv(65_536)
                connection.sendall(self._said)
            except OSError:
                continue

    def close(self) -> None:
        self._listener.close()
        for connection in self._kept:
            connection.close()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with http.make_client(read_seconds=0.3) as made:
        yield made


def test_a_server_that_never_answers_is_given_up(client: httpx.Client) -> None:
    server, journal = Socket(b""), Journal()
    with pytest.raises(Unavailable, match="no answer within the time limit"):
        converse(client, journal, server.url).request("POST", "/things", body={"pin": PIN})
    server.close()
    assert journal.exchanges[0].status is None
    assert journal.exchanges[0].duration_ms >= 250


def test_an_answer_that_breaks_off_is_given_up(client: httpx.Client) -> None:
    server, journal = Socket(b'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"data'), Journal()
    with pytest.raises(Unavailable):
        converse(client, journal, server.url).request("GET", "/things")
    server.close()
    assert journal.exchanges[0].status == 200


def test_an_endless_answer_is_given_up(client: httpx.Client) -> None:
    body = b"x" * (http.ANSWER_LIMIT_BYTES + 1)
    head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(body)}\r\n\r\n".encode()
    server, journal = Socket(head + body), Journal()
    with pytest.raises(Unavailable, match="longer than 1 MiB"):
        converse(client, journal, server.url).request("GET", "/things")
    server.close()
    assert journal.exchanges[0].status == 200


def test_cookies_are_not_kept(client: httpx.Client) -> None:
    server = Socket(b"HTTP/1.1 200 OK\r\nset-cookie: tenant=a\r\ncontent-length: 2\r\n\r\n{}")
    converse(client, Journal(), server.url).request("GET", "/things")
    server.close()
    assert not list(client.cookies.jar)


def test_the_time_limits_are_the_documented_ones() -> None:
    with http.make_client() as made:
        assert made.timeout == httpx.Timeout(10.0, connect=5.0, pool=5.0)
        assert made.follow_redirects is False


def test_httpx_does_not_log_the_query(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(Reply(200, {}), Journal())
    assert "https://vendor.test/v2/things" in caplog.text
    assert BEARER not in caplog.text


ECHOES = (
    Reply(400, {"error": {"message": f"bad token {BEARER} and PIN {PIN}"}}),
    Reply(200, {"v1_secret": "s3cr3t-of-the-vendor", "data": [{"external_pin": "7766", "access_token": BEARER}]}),
    Reply(502, f"<html><style>b{{}}</style><p>GET /debug_token?input_token={BEARER}&x=1</p> pin: {PIN}</html>"),
    Reply(500, f"Authorization: Bearer {BEARER}"),
    Reply(500, '{"v1_secret": "s3cr3t-of-the-vendor", "cut'),
    Reply(400, {"error": "token EAAJZCplanted0123456789abcdef is bad"}),
    Reply(500, "token EAAJZCplanted0123456789abcdef is bad"),
)
SECRETS = (BEARER, PIN, "s3cr3t-of-the-vendor", "EAAJZCplanted0123456789abcdef", "7766")


@pytest.mark.parametrize("reply", ECHOES)
def test_a_secret_that_the_vendor_echoes_is_redacted(reply: Reply) -> None:
    journal = Journal()
    answer = ask(reply, journal)
    said = journal.exchanges[0].answer + repr(answer) + json.dumps(answer.clean)
    assert not [secret for secret in SECRETS if secret in said]
    assert REDACTED in said


def test_a_secret_is_redacted_before_the_text_is_cut() -> None:
    padding = "x" * (http.EXCERPT_CHARACTERS - len(BEARER))
    journal = Journal()
    ask(Reply(200, [padding + " " + BEARER]), journal)
    assert BEARER[:8] not in journal.exchanges[0].answer
    assert len(journal.exchanges[0].answer) <= http.EXCERPT_CHARACTERS


def test_a_long_answer_is_told_in_short() -> None:
    journal = Journal()
    ask(Reply(200, ["x" * 5_000]), journal)
    assert len(journal.exchanges[0].answer) == http.EXCERPT_CHARACTERS


def test_a_secret_in_the_path_is_redacted() -> None:
    journal = Journal()
    ask(Reply(200, {}), journal, path=f"/{BEARER}/things")
    assert journal.exchanges[0].path == f"/{REDACTED}/things"
    with pytest.raises(Unavailable) as raised:
        ask(httpx.ReadTimeout("late"), journal, path=f"/{BEARER}/things")
    assert BEARER not in everything_said(raised.value)


def test_html_is_told_without_its_markup() -> None:
    journal = Journal()
    page = "<html><head><title>502 Bad Gateway</title><style>p{}</style></head><body><h1>Oh &amp; no</h1></body></html>"
    answer = ask(Reply(502, page), journal)
    assert answer.payload is None
    assert answer.excerpt == "502 Bad Gateway Oh & no"


@pytest.mark.parametrize("body", ["[" * 100_000, '{"a":' * 5_000 + "1" + "}" * 5_000, "\x00\xff", ""])
def test_no_body_breaks_the_reader(body: str) -> None:
    assert ask(Reply(200, body), Journal()).status == 200


RETRY_AFTER: tuple[tuple[dict[str, str], float | None], ...] = (
    ({"retry-after": "7"}, 7.0),
    ({"retry-after": "0.5"}, 0.5),
    ({"retry-after": "999999999"}, http.LONGEST_WAIT_SECONDS),
    ({"retry-after": "inf"}, http.LONGEST_WAIT_SECONDS),
    ({"retry-after": "-3"}, None),
    ({"retry-after": "nan"}, None),
    ({"retry-after": "soon"}, None),
    ({}, None),
    ({"retry-after": "Wed, 21 Oct 2026 07:28:30 GMT", "date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 30.0),
    ({"retry-after": "Wed, 21 Oct 2026 07:28:30 GMT"}, 60.0),
    ({"retry-after": "Wed, 21 Oct 2020 07:28:30 GMT"}, 0.0),
)


@pytest.mark.parametrize(("headers", "seconds"), RETRY_AFTER)
def test_retry_after_is_seconds_or_a_date(headers: dict[str, str], seconds: float | None) -> None:
    received_at = 1_792_567_650.0  # 2026-10-21T07:27:30Z
    answer = VendorAnswer(429, httpx.Headers(headers), None, None, "", received_at)
    assert http.seconds_demanded(answer) == seconds


@pytest.mark.parametrize("text", ["", "two words", "line\nbreak", "tök", "tab\t"])
def test_what_cannot_stand_in_a_header_is_no_token(text: str) -> None:
    assert not http.is_token(text)


def test_a_token_is_one() -> None:
    assert http.is_token("123|abc-DEF_4.5/6+7=")
