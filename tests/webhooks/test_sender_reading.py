"""What one attempt reads of an answer, and when it has had enough: answers that are huge, endless, slow or none at all."""

import socket
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearsend.webhooks.receiver import CannedReply, Receiver
from clearsend.webhooks.sender import OutcomeKind
from tests.webhooks.network import PATIENT_SECONDS, QUICK, Meter, Script, answers, raw_server, repeats, send, silence


def test_a_huge_answer_is_cut_to_its_first_kibibyte_and_the_rest_is_not_read() -> None:
    meter = Meter([])
    with Receiver([CannedReply(500, b"A" * 20_000_000)]) as receiver:
        outcome = send(receiver.url, dial=meter.dial)
    assert outcome.response_excerpt == "A" * 1024
    (connection,) = meter.connections
    assert 1024 < connection.count <= 3 * 1024
    assert connection.fileno() == -1, "the connection is closed"


def test_an_excerpt_is_text_that_any_database_stores() -> None:
    with Receiver([CannedReply(200, b"\xff\x00\xc3\xa9")]) as receiver:
        assert send(receiver.url).response_excerpt == "\ufffd\ufffdé"


def test_an_answer_is_not_decompressed() -> None:
    with Receiver([CannedReply(200, b"\x1f\x8b", headers={"content-encoding": "gzip"})]) as receiver:
        assert send(receiver.url).response_excerpt == "\x1f\ufffd"


def test_an_endless_answer_is_cut_at_once() -> None:
    meter = Meter([])
    with raw_server(repeats(b"HTTP/1.1 200 OK\r\n\r\n", b"B" * 65536)) as url:
        outcome = send(url, dial=meter.dial)
    assert outcome.is_delivered
    assert meter.connections[0].count <= 3 * 1024, "it is not read for as long as there is time"
    assert outcome.response_excerpt == "B" * 1024


def test_a_body_that_drips_is_cut_at_the_deadline_and_the_status_counts() -> None:
    # The status must have come before the deadline: it is later on a machine that did not get so far.
    for patience in (QUICK, 10 * QUICK, PATIENT_SECONDS / 2):
        with raw_server(repeats(b"HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\n", b"C", 0.05)) as url:
            outcome = send(url, timeout_seconds=patience)
        if outcome.http_status is not None:
            break
    assert outcome.is_delivered
    assert outcome.duration_ms >= patience * 900
    assert outcome.response_excerpt
    assert set(outcome.response_excerpt) == {"C"}


def test_a_body_that_breaks_off_does_not_change_what_the_status_said() -> None:
    for status, is_delivered in ((b"200", True), (b"500", False)):
        with raw_server(answers(b"HTTP/1.1 " + status + b" X\r\ncontent-length: 1000\r\n\r\nhalf")) as url:
            outcome = send(url)
        assert (outcome.is_delivered, outcome.response_excerpt) == (is_delivered, "half")


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(silence, id="silence"),
        pytest.param(repeats(b"HTTP/1.1 200 OK\r\nx: ", b"d", 0.05), id="dripping headers"),
        pytest.param(repeats(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.001), id="endless 100 Continue"),
    ],
)
def test_an_answer_that_does_not_come_in_time(script: Script) -> None:
    with raw_server(script) as url:
        outcome = send(url, timeout_seconds=QUICK)
    assert (outcome.kind, outcome.http_status, outcome.response_excerpt) == (OutcomeKind.TIMED_OUT, None, None)
    assert outcome.duration_ms >= QUICK * 900


def test_a_receiver_that_does_not_read() -> None:
    has_ended = threading.Event()

    def reads_drop_by_drop(connection: socket.socket) -> None:
        while not has_ended.wait(0.02) and connection.recv(512):
            pass

    with raw_server(reads_drop_by_drop, reads_request=False) as url:
        outcome = send(url, body=b"x" * 50_000_000, timeout_seconds=QUICK)
        has_ended.set()
    assert outcome.kind is OutcomeKind.TIMED_OUT


def test_a_server_that_answers_without_reading_the_body_is_heard() -> None:
    def answers_and_leaves(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\nno")

    with raw_server(answers_and_leaves) as url:
        outcome = send(url, body=b"x" * 50_000_000)
    assert (outcome.kind, outcome.http_status) == (OutcomeKind.HTTP_ERROR, 413)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nx: y\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 999999 OK\r\n\r\n",
        b"HTTP/1.1 042 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"x: " + b"y" * 200_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x00\x02",
    ],
)
def test_an_answer_that_is_none(answer: bytes) -> None:
    def script(connection: socket.socket) -> None:
        # What is left unread would turn the close into a reset, and some answers are lost by that.
        connection.sendall(answer)
        connection.shutdown(socket.SHUT_WR)
        connection.recv(65536)

    with raw_server(script) as url:
        outcome = send(url)
    assert (outcome.kind, outcome.http_status) == (OutcomeKind.BAD_ANSWER, None)
    assert outcome.error == "127.0.0.1 closed the connection without an answer, or its answer is not HTTP."


@settings(max_examples=60)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.builds(
            b"HTTP/1.1 %d %b\r\n%b\r\n\r\n%b".__mod__, st.tuples(st.integers(0, 999), *[st.binary(max_size=40)] * 3)
        ),
    )
)
def test_no_answer_raises(answer: bytes) -> None:
    with raw_server(answers(answer)) as url:
        outcome = send(url)
    assert (outcome.error is None) == outcome.is_delivered
    assert (outcome.http_status is None) == (outcome.response_excerpt is None)
    assert outcome.is_delivered == (outcome.http_status is not None and 200 <= outcome.http_status < 300)
