"""The receiver of the demo and of the tests: what it records, and that it does as it is told."""

import socket
import time
from collections.abc import Mapping
from datetime import UTC, datetime

import httpx
import pytest

from clearsend.webhooks import signing
from clearsend.webhooks.receiver import CannedReply, Receiver, redirect
from clearsend.webhooks.signing import SignatureError, SignatureProblem

SECRET = signing.new_secret(b"r" * 32)
BODY = b'{"field":"profile"}'


def post(url: str, *, body: bytes = BODY, headers: Mapping[str, str] | None = None) -> httpx.Response:
    return httpx.post(url, content=body, headers=headers, timeout=120, trust_env=False)


def signed(body: bytes = BODY, *, secrets: tuple[str, ...] = (SECRET,), age: int = 0) -> dict[str, str]:
    return signing.headers(
        secrets=secrets, webhook_id="endpoint", event_id="event", timestamp=int(time.time()) - age, body=body
    )


def test_it_records_what_came_and_answers_200() -> None:
    began_at = datetime.now(UTC)
    with Receiver() as receiver:
        answer = post(f"{receiver.url}/in/box?a=1", headers={"X-Thing": "Value"})
        (callback,) = receiver.received
    assert (answer.status_code, answer.content) == (200, b"")
    assert (callback.method, callback.path, callback.body) == ("POST", "/in/box?a=1", BODY)
    assert callback.headers["x-thing"] == "Value"
    assert callback.json() == {"field": "profile"}
    assert began_at <= callback.received_at <= datetime.now(UTC)


def test_it_follows_its_script_and_then_its_default() -> None:
    script = [CannedReply(500, b"broken"), redirect("http://elsewhere.example/", 307), CannedReply(204)]
    with Receiver(script, default=CannedReply(418)) as receiver:
        answers = [post(receiver.url) for _ in range(4)]
        receiver.answer(CannedReply(503))
        answers.append(post(receiver.url))
    assert [answer.status_code for answer in answers] == [500, 307, 204, 418, 503]
    assert answers[0].content == b"broken"
    assert answers[1].headers["location"] == "http://elsewhere.example/"


def test_it_delays() -> None:
    with Receiver([CannedReply(delay_seconds=0.2)]) as receiver:
        started = time.monotonic()
        assert post(receiver.url).status_code == 200
        assert time.monotonic() - started >= 0.2


def test_it_hangs_but_serves_others_and_still_closes() -> None:
    """Until then the one that hangs has nothing; then it is let go."""
    with Receiver([CannedReply(hangs=True)]) as receiver:
        connection = socket.create_connection(("127.0.0.1", receiver.port), 120)
        connection.sendall(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n")
        receiver.wait_for(1, timeout_seconds=120)
        assert post(receiver.url).status_code == 200
        connection.setblocking(False)
        with pytest.raises(BlockingIOError):
            connection.recv(1)
    connection.settimeout(120)
    with connection:
        assert connection.recv(1024) == b""


def test_it_waits_for_callbacks() -> None:
    with Receiver() as receiver:
        post(receiver.url)
        with pytest.raises(TimeoutError, match="1 of 2 callbacks"):
            receiver.wait_for(2, timeout_seconds=0.1)
        post(receiver.url)
        assert len(receiver.wait_for(2, timeout_seconds=120)) == 2
        receiver.clear()
        assert not receiver.received


def test_it_verifies_both_signatures() -> None:
    with Receiver() as receiver:
        post(receiver.url, headers=signed())
        post(receiver.url, headers=signed(b"another body"))
        post(receiver.url, headers=signed(age=400))
        post(receiver.url, headers=signed() | {"webhook-signature": "v1,AAAA"})
        post(receiver.url)
        good, altered, old, half, unsigned = receiver.received
    good.verify(SECRET)
    for callback, secret, reason in (
        (good, signing.new_secret(b"x" * 32), SignatureProblem.NO_MATCH),
        (altered, SECRET, SignatureProblem.NO_MATCH),
        (old, SECRET, SignatureProblem.TOO_OLD),
        (half, SECRET, SignatureProblem.NO_MATCH),
        (unsigned, SECRET, SignatureProblem.MISSING_HEADER),
    ):
        with pytest.raises(SignatureError) as caught:
            callback.verify(secret)
        assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("content-length: -1", b"400"),
        ("content-length: many", b"400"),
        (f"content-length: {11 * 1024 * 1024}", b"400"),
        ("transfer-encoding: chunked", b"411"),
    ],
)
def test_a_body_of_unknown_or_of_absurd_length_is_refused(header: str, status: bytes) -> None:
    with Receiver() as receiver:
        with socket.create_connection(("127.0.0.1", receiver.port), 120) as connection:
            connection.sendall(f"POST / HTTP/1.1\r\nhost: x\r\n{header}\r\n\r\n".encode())
            assert connection.recv(1024).startswith(b"HTTP/1.1 " + status)
        assert not receiver.received


def test_it_listens_only_while_it_is_open_and_may_be_reopened() -> None:
    receiver = Receiver()
    with pytest.raises(RuntimeError):
        _ = receiver.port
    for _ in range(2):
        with receiver:
            url = receiver.url
            assert post(url).status_code == 200
        with pytest.raises(httpx.ConnectError):
            post(url)
