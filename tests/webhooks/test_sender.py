"""One attempt over real sockets: what is sent, what the status says, and where it connects, whatever a name server says."""

import socket
import struct
import threading
import time
from collections.abc import Sequence

import pytest
from standardwebhooks import Webhook

from clearsend.webhooks import guard, signing
from clearsend.webhooks.receiver import CannedReply, Receiver, redirect
from clearsend.webhooks.sender import Delivery, Outcome, OutcomeKind
from tests.webhooks.network import (
    BODY,
    PATIENT_SECONDS,
    PUBLIC,
    QUICK,
    SECRET,
    Switchboard,
    answers,
    raw_server,
    resolves_to,
    send,
)

# --- What is sent


def test_a_delivery_arrives_as_it_was_signed() -> None:
    headers = signing.headers(
        secrets=[SECRET], webhook_id="endpoint", event_id="event", timestamp=int(time.time()), body=BODY
    )
    with Receiver([CannedReply(201, b"thanks")]) as receiver:
        outcome = send(f"{receiver.url}/in/b%20ox?token=a%2Fb&x=1#part", headers=headers)
        (callback,) = receiver.received
        port = receiver.port
    assert outcome == Outcome(OutcomeKind.DELIVERED, 201, outcome.duration_ms, "thanks", None)
    assert outcome.is_delivered
    assert outcome.duration_ms >= 0
    assert (callback.method, callback.path, callback.body) == ("POST", "/in/b%20ox?token=a%2Fb&x=1", BODY)
    assert {name: callback.headers[name] for name in headers} == headers
    assert callback.headers["host"] == f"127.0.0.1:{port}"
    assert callback.headers["user-agent"] == "Clearsend/1.2.3"
    assert callback.headers["content-type"] == "application/json"
    assert callback.headers["accept-encoding"] == "identity"
    callback.verify(SECRET)
    assert Webhook(SECRET).verify(callback.body, dict(callback.headers))["field"] == "profile"


def test_headers_of_the_transport_cannot_be_overridden() -> None:
    with Receiver() as receiver:
        assert send(
            receiver.url, headers={"Host": "inner", "Content-Length": "1", "Content-Type": "text/x"}
        ).is_delivered
        (callback,) = receiver.received
        assert callback.headers["host"] == f"127.0.0.1:{receiver.port}"
        assert callback.headers["content-type"] == "text/x"
        assert callback.body == BODY


def test_a_large_body_arrives_whole() -> None:
    body = b'"' + b"x" * 5_000_000 + b'"'
    with Receiver() as receiver:
        assert send(receiver.url, body=body).is_delivered
        assert receiver.received[0].body == body


def test_neither_an_outcome_nor_the_repr_of_a_delivery_shows_what_was_sent() -> None:
    with Receiver([CannedReply(500)]) as receiver:
        url = f"{receiver.url}/hook?token=very-secret"
        outcome = send(url, headers={"authorization": "Bearer very-secret"})
    assert "very-secret" not in repr(outcome)
    assert "very-secret" not in repr(Delivery("https://example.com", b"very-secret", {"a": "very-secret"}))


# --- What the status says


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_any_2xx_is_delivered(status: int) -> None:
    with Receiver([CannedReply(status)]) as receiver:
        outcome = send(receiver.url)
    assert (outcome.is_delivered, outcome.http_status, outcome.error) == (True, status, None)


@pytest.mark.parametrize("status", [400, 401, 404, 410, 429, 500, 502, 503, 599])
def test_anything_else_is_not(status: int) -> None:
    with Receiver([CannedReply(status, b"no")]) as receiver:
        outcome = send(receiver.url)
    assert (outcome.kind, outcome.http_status, outcome.response_excerpt) == (OutcomeKind.HTTP_ERROR, status, "no")
    assert outcome.error == f"127.0.0.1 answered {status}. Only 2xx counts as delivered."
    assert not outcome.is_delivered


@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 307, 308])
def test_a_redirect_is_a_failure_and_leads_nowhere(status: int) -> None:
    with Receiver() as inner, Receiver([redirect(inner.url, status)]) as outer:
        outcome = send(outer.url)
        assert (outcome.kind, outcome.http_status) == (OutcomeKind.REDIRECTED, status)
        assert not inner.received
        assert len(outer.received) == 1


def test_a_change_of_protocol_that_nobody_asked_for_is_no_answer() -> None:
    with raw_server(answers(b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n")) as url:
        assert send(url).kind is OutcomeKind.BAD_ANSWER


# --- Where it connects


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def test_a_refused_connection() -> None:
    outcome = send(f"http://127.0.0.1:{free_port()}/")
    assert (outcome.kind, outcome.error) == (
        OutcomeKind.CONNECTION_FAILED,
        "No connection to 127.0.0.1: Connection refused.",
    )


@pytest.mark.parametrize("body", [BODY, b"x" * 50_000_000], ids=["while reading", "while writing"])
def test_a_connection_that_is_reset(body: bytes) -> None:
    def resets(connection: socket.socket) -> None:
        # Lingering for 0 seconds turns the close into a reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with raw_server(resets) as url:
        outcome = send(url, body=body)
    assert (outcome.kind, outcome.http_status) == (OutcomeKind.CONNECTION_FAILED, None)
    assert outcome.error in (
        "No connection to 127.0.0.1: Connection reset by peer.",
        "No connection to 127.0.0.1: Broken pipe.",
    )


@pytest.mark.parametrize(
    "url", ["", "ftp://example.com/", "https://user:pw@example.com/", "http://2130706433/", "http://0177.0.0.1/"]
)
def test_an_invalid_url(url: str) -> None:
    outcome = send(url, allow_private=False)
    assert (outcome.kind, outcome.error) == (OutcomeKind.INVALID_URL, guard.url_problem(url))


def test_a_name_that_does_not_resolve() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert send("https://nowhere.example/", resolve=resolve).kind is OutcomeKind.UNRESOLVED


def test_a_resolver_that_hangs_is_given_up() -> None:
    released, has_ended = threading.Event(), threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        released.wait(PATIENT_SECONDS)
        has_ended.set()
        return [PUBLIC]

    outcome = send("https://slow.example/", resolve=resolve, timeout_seconds=QUICK)
    assert not has_ended.is_set()
    released.set()
    assert (outcome.kind, outcome.error) == (OutcomeKind.TIMED_OUT, "The host name was not resolved in time.")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "inner.example"])
def test_a_private_address_is_not_called(host: str, switchboard: Switchboard) -> None:
    resolve = resolves_to("10.1.2.3") if host == "inner.example" else guard.system_resolver
    with Receiver() as receiver:
        outcome = send(f"http://{host}:{receiver.port}/", allow_private=False, resolve=resolve, dial=switchboard.dial)
        assert not receiver.received
    assert outcome.kind is OutcomeKind.BLOCKED
    assert not switchboard.dialled


def test_metadata_is_not_called_even_with_permission(switchboard: Switchboard) -> None:
    for url in ("http://169.254.169.254/latest/meta-data/", "http://metadata.example/"):
        outcome = send(url, resolve=resolves_to("169.254.169.254"), dial=switchboard.dial)
        assert outcome.kind is OutcomeKind.BLOCKED
    assert not switchboard.dialled


def test_a_public_name_with_one_private_address_is_not_called(switchboard: Switchboard) -> None:
    resolve = resolves_to(PUBLIC, "127.0.0.1")
    assert send("http://mixed.example/", allow_private=False, resolve=resolve, dial=switchboard.dial).kind is (
        OutcomeKind.BLOCKED
    )
    assert not switchboard.dialled


def test_a_name_that_rebinds_is_resolved_once_and_dialled_where_it_was_judged(switchboard: Switchboard) -> None:
    answered: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        answered.append(PUBLIC if not answered else "127.0.0.1")
        return [answered[-1]]

    with Receiver() as receiver:
        url = f"http://rebind.example:{receiver.port}/"
        assert send(url, allow_private=False, resolve=rebinding, dial=switchboard.dial).is_delivered
        assert switchboard.dialled == answered == [PUBLIC]
        assert receiver.received[0].headers["host"] == f"rebind.example:{receiver.port}"
        # The next attempt sees the second answer, and stops there.
        assert send(url, allow_private=False, resolve=rebinding, dial=switchboard.dial).kind is OutcomeKind.BLOCKED
        assert len(receiver.received) == 1


def test_the_real_dialler_connects_to_the_pinned_address_of_a_name_nobody_knows() -> None:
    with Receiver() as receiver:
        assert send(f"http://unknown.invalid:{receiver.port}/", resolve=resolves_to("127.0.0.1")).is_delivered


def test_the_next_address_is_tried_when_the_first_refuses() -> None:
    with Receiver() as receiver:  # on 127.0.0.1 only
        url = f"http://two.example:{receiver.port}/"
        assert send(url, resolve=resolves_to("127.0.0.2", "127.0.0.1")).is_delivered
        assert send(f"http://localhost:{receiver.port}/").is_delivered


def test_a_silent_first_address_leaves_time_for_the_second(switchboard: Switchboard) -> None:
    shares: list[float] = []

    def dial(address: str, port: int, timeout_seconds: float) -> socket.socket:
        shares.append(timeout_seconds)
        if address == "10.0.0.1":
            raise TimeoutError
        return switchboard.dial(address, port, timeout_seconds)

    with Receiver() as receiver:
        url = f"http://two.example:{receiver.port}/"
        outcome = send(url, resolve=resolves_to("10.0.0.1", "127.0.0.1"), dial=dial)
    assert outcome.is_delivered
    first, second = shares
    assert 0 < first <= PATIENT_SECONDS / 2, "the silent one may take half, whatever it does with it"
    assert 0 < second <= PATIENT_SECONDS, "the last one all that is left"


def test_many_addresses_are_all_judged_but_not_all_dialled() -> None:
    dialled = []

    def refuses(address: str, port: int, timeout_seconds: float) -> socket.socket:
        dialled.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    resolve = resolves_to(*(f"93.184.215.{n}" for n in range(200)))
    assert send("http://many.example/", resolve=resolve, dial=refuses).kind is OutcomeKind.CONNECTION_FAILED
    assert len(dialled) == 4


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with Receiver() as proxy, Receiver() as receiver:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert send(receiver.url).is_delivered
        assert len(receiver.received) == 1
        assert not proxy.received


def test_an_ipv6_address_keeps_its_brackets_in_the_host_header(switchboard: Switchboard) -> None:
    with Receiver() as receiver:
        url = f"http://[2606:4700:4700::1111]:{receiver.port}/"
        assert send(url, allow_private=False, dial=switchboard.dial).is_delivered
        assert receiver.received[0].headers["host"] == f"[2606:4700:4700::1111]:{receiver.port}"
