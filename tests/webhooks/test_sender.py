"""One attempt over real sockets: every outcome, and what a hostile receiver, name server or environment cannot do."""

import contextlib
import datetime as dt
import ipaddress
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from standardwebhooks import Webhook

from clearsend.webhooks import guard, sender, signing
from clearsend.webhooks.receiver import CannedReply, Receiver, redirect
from clearsend.webhooks.sender import Delivery, Outcome, OutcomeKind

SECRET = signing.new_secret(b"s" * 32)
BODY = b'{"field":"profile","event":"completion.completed"}'
PUBLIC = "93.184.215.14"
QUICK = 0.4


def resolves_to(*addresses: str) -> guard.Resolver:
    def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolve


def send(
    url: str,
    *,
    body: bytes = BODY,
    headers: dict[str, str] | None = None,
    allow_private: bool = True,
    timeout_seconds: float = 5,
    resolve: guard.Resolver = guard.system_resolver,
    dial: sender.Dial = sender.dial_tcp,
    tls: ssl.SSLContext | None = None,
) -> Outcome:
    return sender.send(
        Delivery(url, body, headers or {}),
        allow_private=allow_private,
        timeout_seconds=timeout_seconds,
        user_agent="Clearsend/1.2.3",
        resolve=resolve,
        dial=dial,
        tls=tls,
    )


@dataclass
class Switchboard:
    """Stands in for the network: notes what is dialled, and puts every call through to 127.0.0.1."""

    dialled: list[str]

    def dial(self, address: str, port: int, timeout_seconds: float) -> socket.socket:
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", port), timeout_seconds)


@pytest.fixture
def switchboard() -> Switchboard:
    return Switchboard([])


Script = Callable[[socket.socket], None]


@contextlib.contextmanager
def raw_server(script: Script, *, reads_request: bool = True) -> Iterator[str]:
    """A server that is as rude as `script`, called with each connection; yields its URL."""
    listening = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def serve(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(5)
            received = b""
            while reads_request and b"\r\n\r\n" not in received:
                received += connection.recv(65536)
            script(connection)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                threads.append(threading.Thread(target=serve, args=(listening.accept()[0],), daemon=True))
                threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for thread in (accepting, *threads):
            thread.join(10)


def answers(*parts: bytes) -> Script:
    def script(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)

    return script


def repeats(start: bytes, part: bytes, pause_seconds: float = 0.0) -> Script:
    """Sends `start`, then `part` until the other side has had enough (or 5 seconds, so that no test hangs)."""

    def script(connection: socket.socket) -> None:
        ends_at = time.monotonic() + 5
        connection.sendall(start)
        while time.monotonic() < ends_at:
            connection.sendall(part)
            time.sleep(pause_seconds)

    return script


def silence(connection: socket.socket) -> None:
    connection.recv(65536)
    with contextlib.suppress(TimeoutError):
        connection.recv(1)


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
    assert 0 <= outcome.duration_ms < 5000
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


# --- What is read


class CountingSocket(socket.socket):
    """Counts what is received."""

    count = 0

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        received = super().recv(bufsize, flags)
        self.count += len(received)
        return received


def test_a_huge_answer_is_cut_to_its_first_kibibyte_and_the_rest_is_not_read() -> None:
    dialled: list[CountingSocket] = []

    def dial(address: str, port: int, timeout_seconds: float) -> socket.socket:
        dialled.append(CountingSocket(fileno=sender.dial_tcp(address, port, timeout_seconds).detach()))
        return dialled[0]

    with Receiver([CannedReply(500, b"A" * 20_000_000)]) as receiver:
        outcome = send(receiver.url, dial=dial)
    assert outcome.response_excerpt == "A" * 1024
    assert 1024 < dialled[0].count <= 3 * 1024
    assert dialled[0].fileno() == -1, "the connection is closed"


def test_an_excerpt_is_text_that_any_database_stores() -> None:
    with Receiver([CannedReply(200, b"\xff\x00\xc3\xa9")]) as receiver:
        assert send(receiver.url).response_excerpt == "\ufffd\ufffdé"


def test_an_answer_is_not_decompressed() -> None:
    with Receiver([CannedReply(200, b"\x1f\x8b", headers={"content-encoding": "gzip"})]) as receiver:
        assert send(receiver.url).response_excerpt == "\x1f\ufffd"


def test_an_endless_answer_is_cut_at_once() -> None:
    with raw_server(repeats(b"HTTP/1.1 200 OK\r\n\r\n", b"B" * 65536)) as url:
        started = time.monotonic()
        outcome = send(url)
        assert time.monotonic() - started < 2
    assert outcome.is_delivered
    assert outcome.response_excerpt == "B" * 1024


def test_a_body_that_drips_is_cut_at_the_deadline_and_the_status_counts() -> None:
    with raw_server(repeats(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n", b"C", 0.05)) as url:
        started = time.monotonic()
        outcome = send(url, timeout_seconds=QUICK)
        assert time.monotonic() - started < QUICK + 0.5
    assert outcome.is_delivered
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
        started = time.monotonic()
        outcome = send(url, timeout_seconds=QUICK)
        assert QUICK * 0.9 < time.monotonic() - started < QUICK + 0.5
    assert (outcome.kind, outcome.http_status, outcome.response_excerpt) == (OutcomeKind.TIMED_OUT, None, None)
    assert outcome.duration_ms >= QUICK * 900


def test_a_receiver_that_does_not_read() -> None:
    has_ended = threading.Event()

    def reads_drop_by_drop(connection: socket.socket) -> None:
        while not has_ended.wait(0.02) and connection.recv(512):
            pass

    with raw_server(reads_drop_by_drop, reads_request=False) as url:
        started = time.monotonic()
        outcome = send(url, body=b"x" * 50_000_000, timeout_seconds=QUICK)
        has_ended.set()
        assert time.monotonic() - started < QUICK + 0.5
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
        outcome = send(url, timeout_seconds=2)
    assert (outcome.error is None) == outcome.is_delivered
    assert (outcome.http_status is None) == (outcome.response_excerpt is None)
    assert outcome.is_delivered == (outcome.http_status is not None and 200 <= outcome.http_status < 300)


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
    released = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        released.wait(10)
        return [PUBLIC]

    started = time.monotonic()
    outcome = send("https://slow.example/", resolve=resolve, timeout_seconds=QUICK)
    released.set()
    assert time.monotonic() - started < QUICK + 0.5
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
    def dial(address: str, port: int, timeout_seconds: float) -> socket.socket:
        if address == "10.0.0.1":
            time.sleep(timeout_seconds)
            raise TimeoutError
        return switchboard.dial(address, port, timeout_seconds)

    with Receiver() as receiver:
        url = f"http://two.example:{receiver.port}/"
        outcome = send(url, resolve=resolves_to("10.0.0.1", "127.0.0.1"), dial=dial, timeout_seconds=1)
    assert outcome.is_delivered
    assert outcome.duration_ms >= 450


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


# --- TLS

DAY = dt.timedelta(days=1)


class Authority:
    """A certificate authority of our own, which signs for a server whatever it is asked to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
        self._certificate = (
            self._builder(self._name, self._key.public_key(), expires_in=DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.file = folder / "authority.pem"
        self.file.write_bytes(self._certificate.public_bytes(serialization.Encoding.PEM))

    @property
    def trust(self) -> ssl.SSLContext:
        """The context of a client that trusts this authority and no other."""
        return ssl.create_default_context(cafile=str(self.file))

    def server(self, name: str, *, expires_in: dt.timedelta = DAY) -> ssl.SSLContext:
        """The context of a server with a certificate for `name`, a host name or an address."""
        key = ec.generate_private_key(ec.SECP256R1())
        try:
            subject: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(name))
        except ValueError:
            subject = x509.DNSName(name)
        certificate = (
            self._builder(x509.Name([]), key.public_key(), expires_in=expires_in)
            .add_extension(x509.SubjectAlternativeName([subject]), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        chain = self._folder / f"{name.replace(':', '-')}.pem"
        chain.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        return context

    def _builder(
        self, subject: x509.Name, public_key: ec.EllipticCurvePublicKey, *, expires_in: dt.timedelta
    ) -> x509.CertificateBuilder:
        now = dt.datetime.now(dt.UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - 10 * DAY)
            .not_valid_after(now + expires_in)
        )


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.mark.parametrize("host", ["hooks.example", "HOOKS.example", "hooks.example."])
def test_https_to_the_pinned_address_verifies_the_name_in_the_url(
    authority: Authority, switchboard: Switchboard, host: str
) -> None:
    names: list[str | None] = []

    def note_name(connection: ssl.SSLSocket | ssl.SSLObject, name: str | None, context: ssl.SSLContext) -> None:
        names.append(name)

    context = authority.server("hooks.example")
    context.sni_callback = note_name
    with Receiver(tls=context) as receiver:
        outcome = send(
            f"https://{host}:{receiver.port}/in",
            allow_private=False,
            resolve=resolves_to(PUBLIC),
            dial=switchboard.dial,
            tls=authority.trust,
        )
        (callback,) = receiver.received
        port = receiver.port
    assert outcome.is_delivered, outcome
    assert switchboard.dialled == [PUBLIC]
    assert names == ["hooks.example"]
    assert callback.headers["host"] == f"{host.lower()}:{port}"
    assert callback.body == BODY


def test_https_to_an_address_verifies_the_address(authority: Authority) -> None:
    with Receiver(tls=authority.server("127.0.0.1")) as receiver:
        assert send(receiver.url, tls=authority.trust).is_delivered
        outcome = send(
            f"https://127.0.0.1.example:{receiver.port}", tls=authority.trust, resolve=resolves_to("127.0.0.1")
        )
    assert outcome.kind is OutcomeKind.TLS_FAILED


@pytest.mark.parametrize(
    ("certified", "expires_in", "says"),
    [
        ("other.example", DAY, "hostname mismatch"),
        # The address that is dialled is no substitute for the name.
        ("127.0.0.1", DAY, "hostname mismatch"),
        ("hooks.example", -DAY, "certificate has expired"),
    ],
)
def test_a_certificate_that_does_not_hold(
    authority: Authority, certified: str, expires_in: dt.timedelta, says: str
) -> None:
    with Receiver(tls=authority.server(certified, expires_in=expires_in)) as receiver:
        outcome = send(f"https://hooks.example:{receiver.port}/", resolve=resolves_to("127.0.0.1"), tls=authority.trust)
        assert not receiver.received
    assert (outcome.kind, outcome.http_status) == (OutcomeKind.TLS_FAILED, None)
    assert outcome.error
    assert says in outcome.error.lower()


def test_an_authority_that_nobody_knows(authority: Authority) -> None:
    with Receiver(tls=authority.server("hooks.example")) as receiver:
        outcome = send(f"https://hooks.example:{receiver.port}/", resolve=resolves_to("127.0.0.1"))
        assert not receiver.received
    assert outcome.kind is OutcomeKind.TLS_FAILED
    assert outcome.error
    assert "unable to get local issuer certificate" in outcome.error


def test_an_authority_of_this_machine_is_trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    # The file that OpenSSL takes for the store of the machine.
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with Receiver(tls=authority.server("hooks.example")) as receiver:
        outcome = send(
            f"https://hooks.example:{receiver.port}/",
            resolve=resolves_to("127.0.0.1"),
            tls=sender.trusted_tls.__wrapped__(),
        )
    assert outcome.is_delivered, outcome


def test_https_to_a_server_without_tls(authority: Authority) -> None:
    with Receiver() as receiver:
        outcome = send(f"https://127.0.0.1:{receiver.port}/", tls=authority.trust)
    assert outcome.kind is OutcomeKind.TLS_FAILED


def test_a_handshake_that_hangs(authority: Authority) -> None:
    with raw_server(silence, reads_request=False) as url:
        started = time.monotonic()
        outcome = send(url.replace("http:", "https:"), tls=authority.trust, timeout_seconds=QUICK)
        assert time.monotonic() - started < QUICK + 0.5
    assert outcome.kind is OutcomeKind.TIMED_OUT


def test_a_redirect_to_a_private_address_over_https(authority: Authority, switchboard: Switchboard) -> None:
    with (
        Receiver() as inner,
        Receiver([redirect(inner.url)], tls=authority.server("hooks.example")) as outer,
    ):
        outcome = send(
            f"https://hooks.example:{outer.port}/",
            allow_private=False,
            resolve=resolves_to(PUBLIC),
            dial=switchboard.dial,
            tls=authority.trust,
        )
        assert outcome.kind is OutcomeKind.REDIRECTED
        assert switchboard.dialled == [PUBLIC]
        assert not inner.received


def test_an_ipv6_address_keeps_its_brackets_in_the_host_header(switchboard: Switchboard) -> None:
    with Receiver() as receiver:
        url = f"http://[2606:4700:4700::1111]:{receiver.port}/"
        assert send(url, allow_private=False, dial=switchboard.dial).is_delivered
        assert receiver.received[0].headers["host"] == f"[2606:4700:4700::1111]:{receiver.port}"
