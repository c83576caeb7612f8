"""What a webhook must not reach, or must not be drowned in: each is refused or cut, with a row that says why."""

import contextlib
import socket
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from clearsend.actions import endpoints, webhooks
from clearsend.deps import Deps
from clearsend.domain import events
from clearsend.domain.delivery import DeliveryAttempt, DeliveryStatus
from clearsend.domain.paging import PageRequest
from clearsend.store import deliveries
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation.database import Database
from clearsend.webhooks.receiver import CannedReply, Receiver, redirect
from clearsend.webhooks.sender import EXCERPT_BYTES
from clearsend.workflows import deliver_webhooks
from tests import deps as dependencies
from tests.store import stock

PUBLIC = "93.184.215.14"
SECRET = "whsec_" + "QUJD" * 8


@dataclass
class Network:
    """Stands in for the names and routes of the world: answers names, notes what is dialled, puts calls through to here."""

    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    dialled: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """The next answer for that name; the last one for ever."""
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def dial(self, address: str, port: int, timeout_seconds: float) -> socket.socket:
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", port), timeout_seconds)


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def deps(database: Database, network: Network) -> Deps:
    return dependencies.make(database, resolve=network.resolve, dial=network.dial)


class Sending:
    """Sends an endpoint of one organization something, by the real pass."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps
        with deps.database.writing() as transaction:
            self.org_id = stock.organization(transaction)

    def to(self, url: str, *, times: int = 1) -> list[DeliveryAttempt]:
        """The rows of the attempts."""
        database = self.deps.database
        with database.writing() as transaction:
            endpoint = endpoints.create(
                transaction,
                self.org_id,
                {"display_name": url[:200], "endpoint_url": url, "timeout_seconds": 5},
                signing_secret=SECRET,
            )
            webhooks.publish(transaction, events.BRAND_VERIFIED, org_id=self.org_id, profile_id=None, payload={})
            ((delivery, _),) = deliveries.list_of_endpoint(
                transaction, self.org_id, endpoint.id, PageRequest(9)
            ).entries
        for _ in range(times):
            with database.writing() as transaction:
                deliveries.update(
                    transaction,
                    self.org_id,
                    [delivery.id],
                    status=deliveries.get(transaction, self.org_id, delivery.id).status,
                    next_attempt_at=transaction.now,
                    finished_at=None,
                )
                transaction.wake(Kind.DELIVER_WEBHOOK, self.org_id, delivery.receiver)
            (begun,) = stock.begin(database, Kind.DELIVER_WEBHOOK)
            deliver_webhooks.deliver_webhooks(self.deps, begun)
        with database.writing() as transaction:
            endpoints.delete(transaction, self.org_id, endpoint.id)
            sent = deliveries.get(transaction, self.org_id, delivery.id)
        assert sent.status in (DeliveryStatus.RETRYING, DeliveryStatus.DELIVERED)
        return list(sent.attempts)


REFUSED = [
    ("http://127.0.0.1/", "a loopback address"),
    ("http://[::1]:8080/", "a loopback address"),
    ("http://10.1.2.3/", "a private address"),
    ("http://172.16.0.1/", "a private address"),
    ("https://192.168.1.1/", "a private address"),
    ("http://[fd12::1]/", "a private address"),
    ("http://100.64.0.1/", "a private address"),
    ("http://169.254.7.7/", "a link-local address"),
    ("http://[fe80::1]/", "a link-local address"),
    ("http://169.254.169.254/latest/meta-data/", "a cloud metadata address"),
    ("http://[fd00:ec2::254]/", "a cloud metadata address"),
    ("http://[::ffff:127.0.0.1]/", "a loopback address"),
    ("http://[::ffff:10.0.0.1]/", "a private address"),
    ("http://[::ffff:169.254.169.254]/", "a cloud metadata address"),
    ("http://[64:ff9b::7f00:1]/", "a loopback address"),
    ("http://[2002:7f00:1::]/", "a tunnel"),
    ("http://0.0.0.0/", "an unspecified address"),
    ("http://224.0.0.1/", "a multicast address"),
    ("http://inner.example/", "resolves to a private address"),
    ("http://mixed.example/", "resolves to a loopback address"),
    ("http://mapped.example/", "resolves to a loopback address"),
]


def test_addresses_that_are_refused_before_anything_is_dialled(deps: Deps, network: Network) -> None:
    network.names = {
        "inner.example": [["10.0.0.7"]],
        "mixed.example": [[PUBLIC, "127.0.0.1"]],
        "mapped.example": [["::ffff:127.0.0.1"]],
    }
    sending = Sending(deps)
    for url, says in REFUSED:
        (row,) = sending.to(url)
        assert (row.outcome, row.http_status, row.response_excerpt) == ("blocked", None, None), url
        assert row.error is not None
        assert says in row.error, url
        assert "10.0.0.7" not in row.error, "what a resolver answers would map the inner network"
    for url in (
        "http://2130706433/",
        "http://127.1/",
        "http://0x7f000001/",
        "ftp://platform.example/",
        "http://a@b.example/",
    ):
        (row,) = sending.to(url)
        assert row.outcome == "invalid_url", url
        assert row.error
    assert network.dialled == []


def test_a_name_that_rebinds_is_judged_anew_at_each_attempt(deps: Deps, network: Network) -> None:
    network.names = {"rebinds.example": [[PUBLIC], ["127.0.0.1"]]}
    with Receiver(default=CannedReply(status=500)) as receiver:
        first, second = Sending(deps).to(f"http://rebinds.example:{receiver.port}/", times=2)
        assert len(receiver.received) == 1
    assert (first.outcome, second.outcome) == ("http_error", "blocked")
    assert second.error is not None
    assert "resolves to a loopback address" in second.error
    # Where the first was judged, and no second look between judging and dialling.
    assert network.dialled == [PUBLIC]


def test_a_redirect_inwards_leads_nowhere(deps: Deps, network: Network) -> None:
    network.names = {"outer.example": [[PUBLIC]]}
    with Receiver() as inner, Receiver(default=redirect(inner.url)) as outer:
        (row,) = Sending(deps).to(f"http://outer.example:{outer.port}/")
        assert not inner.received
    assert (row.outcome, row.http_status) == ("redirected", 302)
    assert row.error is not None
    assert "Redirects are not followed" in row.error
    assert network.dialled == [PUBLIC]


@contextlib.contextmanager
def endless(beginning: bytes) -> Iterator[int]:
    """A server that says `beginning`, and then more and more; its port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listening.accept()
                with connection, contextlib.suppress(OSError):
                    connection.recv(65536)
                    connection.sendall(beginning)
                    while True:
                        connection.sendall(b"x" * 65536)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def test_huge_and_endless_answers_are_cut(deps: Deps, network: Network) -> None:
    network.names = {"loud.example": [[PUBLIC]]}
    sending = Sending(deps)
    with Receiver(default=CannedReply(status=503, body=b"y" * 5_000_000)) as receiver:
        (huge,) = sending.to(f"http://loud.example:{receiver.port}/")
    assert (huge.outcome, huge.http_status, huge.response_excerpt) == ("http_error", 503, "y" * EXCERPT_BYTES)
    with endless(b"HTTP/1.1 500 No\r\n\r\n") as port:
        (body,) = sending.to(f"http://loud.example:{port}/")
    assert (body.outcome, body.http_status, body.response_excerpt) == ("http_error", 500, "x" * EXCERPT_BYTES)
    with endless(b"HTTP/1.1 200 OK\r\nx: ") as port:
        (headers,) = sending.to(f"http://loud.example:{port}/")
    # Cut, and not read until the time was up: that would be a time-out.
    assert (headers.outcome, headers.http_status) == ("bad_answer", None)
    assert all(row.error for row in (huge, body, headers))
