"""One attempt to deliver one webhook: a guarded POST, and its outcome in a closed vocabulary. It never tries twice.

The receiver is not trusted. The connection goes only to addresses that the guard has judged, while the Host header, SNI and
the check of the certificate keep the name in the URL. Redirects are not followed, proxies of the environment are not used,
answers are not decompressed, and one deadline covers everything: resolving, connecting, TLS, writing, reading.

It uses httpcore, the engine of httpx: only there can the caller choose the address to connect to, and it has no redirects,
proxies, cookies or decoding that would have to be turned off.
"""

import functools
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import httpcore
import httpx

from clearsend.webhooks import guard

EXCERPT_BYTES = 1024
# More addresses than a real receiver has, few enough for each to get a fair share of the time.
_MAX_DIALS = 4

# Takes an address, a port and a number of seconds; returns a connected TCP socket or raises OSError.
Dial = Callable[[str, int, float], socket.socket]


class OutcomeKind(StrEnum):
    """The ways in which an attempt ends. Everything but `delivered` is a failure."""

    DELIVERED = "delivered"
    HTTP_ERROR = "http_error"
    REDIRECTED = "redirected"
    BAD_ANSWER = "bad_answer"
    TIMED_OUT = "timed_out"
    CONNECTION_FAILED = "connection_failed"
    TLS_FAILED = "tls_failed"
    UNRESOLVED = "unresolved"
    BLOCKED = "blocked"
    INVALID_URL = "invalid_url"
    INTERNAL_ERROR = "internal_error"


@dataclass(frozen=True)
class Delivery:
    """A request to post, already signed: the exact bytes of a JSON body, and the headers."""

    url: str
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True)
class Outcome:
    """The result of an attempt, fit to store and to show. It has no header, secret or URL, unless the receiver repeats one.

    `http_status`, `response_excerpt`: None if no answer came; the excerpt is the first KiB as text, without NUL, which
    PostgreSQL does not store. `error`: a sentence for the person who owns the receiver, None if delivered.
    """

    kind: OutcomeKind
    http_status: int | None
    duration_ms: int
    response_excerpt: str | None
    error: str | None

    @property
    def is_delivered(self) -> bool:
        return self.kind is OutcomeKind.DELIVERED


def dial_tcp(address: str, port: int, timeout_seconds: float) -> socket.socket:
    """A TCP connection to `address`, an IP address, so nothing is resolved.

    Raises: OSError.
    """
    return socket.create_connection((address, port), timeout_seconds)


@functools.cache
def trusted_tls() -> ssl.SSLContext:
    """A context that trusts the authorities that browsers trust and those of this machine, such as a company's own CA.

    Read once: loading them takes longer than many deliveries.
    """
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def send(
    delivery: Delivery,
    *,
    allow_private: bool,
    timeout_seconds: float,
    user_agent: str,
    resolve: guard.Resolver = guard.system_resolver,
    dial: Dial = dial_tcp,
    tls: ssl.SSLContext | None = None,
) -> Outcome:
    """Post `delivery` once. Every failure of the network is an `Outcome`, not an exception.

    `timeout_seconds` bounds the whole attempt. The status decides: once a 2xx line and its headers have arrived, the receiver
    has accepted the delivery, and an endless, slow or broken body changes nothing; a retry would be a duplicate.
    """
    started = time.monotonic()
    deadline = _Deadline(started + timeout_seconds)
    answer = _Response()
    kind, error = _attempt(
        delivery,
        answer,
        deadline,
        allow_private=allow_private,
        user_agent=user_agent,
        resolve=resolve,
        dial=dial,
        tls=tls,
    )
    return Outcome(
        kind=kind,
        http_status=answer.status,
        duration_ms=round((time.monotonic() - started) * 1000),
        response_excerpt=answer.excerpt,
        error=error,
    )


@dataclass
class _Response:
    """The answer as far as it has been received; it outlives the exception that ends the reading."""

    status: int | None = None
    body: bytearray = field(default_factory=bytearray)

    @property
    def excerpt(self) -> str | None:
        if self.status is None:
            return None
        return bytes(self.body[:EXCERPT_BYTES]).decode("utf-8", "replace").replace("\x00", "\ufffd")


class _Deadline:
    """One moment by which the whole attempt must end."""

    def __init__(self, at: float) -> None:
        self._at = at

    def remaining(self) -> float:
        """Seconds left, more than 0. Raises TimeoutError if there are none."""
        seconds = self._at - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("the deadline has passed")
        return seconds


def _attempt(
    delivery: Delivery,
    answer: _Response,
    deadline: _Deadline,
    *,
    allow_private: bool,
    user_agent: str,
    resolve: guard.Resolver,
    dial: Dial,
    tls: ssl.SSLContext | None,
) -> tuple[OutcomeKind, str | None]:
    try:
        target = guard.check(delivery.url, allow_private=allow_private, resolve=_in_time(resolve, deadline))
    except guard.InvalidUrl as problem:
        return OutcomeKind.INVALID_URL, str(problem)
    except guard.Blocked as problem:
        return OutcomeKind.BLOCKED, str(problem)
    except guard.Unresolvable as problem:
        return OutcomeKind.UNRESOLVED, str(problem)
    except TimeoutError:
        return OutcomeKind.TIMED_OUT, "The host name was not resolved in time."
    host = target.host
    try:
        status = _exchange(delivery, target, answer, deadline, user_agent=user_agent, dial=dial, tls=tls)
    except TimeoutError:
        return OutcomeKind.TIMED_OUT, f"{host} did not answer in time. Answer first and do the work afterwards."
    except ssl.SSLError as problem:
        return OutcomeKind.TLS_FAILED, f"No secure connection to {host}: {_tls_reason(problem)}."
    except (httpcore.ProtocolError, httpcore.NetworkError):
        return OutcomeKind.BAD_ANSWER, f"{host} closed the connection without an answer, or its answer is not HTTP."
    except OSError as problem:
        return OutcomeKind.CONNECTION_FAILED, f"No connection to {host}: {problem.strerror or 'it was broken off'}."
    return _verdict(host, status)


def _verdict(host: str, status: int) -> tuple[OutcomeKind, str | None]:
    if 200 <= status < 300:
        return OutcomeKind.DELIVERED, None
    if 300 <= status < 400:
        return OutcomeKind.REDIRECTED, f"{host} answered {status}. Redirects are not followed; configure the final URL."
    return OutcomeKind.HTTP_ERROR, f"{host} answered {status}. Only 2xx counts as delivered."


def _tls_reason(problem: ssl.SSLError) -> str:
    if isinstance(problem, ssl.SSLCertVerificationError):
        return problem.verify_message.rstrip(".")
    return (problem.reason or "the handshake failed").replace("_", " ").lower()


def _exchange(
    delivery: Delivery,
    target: guard.Target,
    answer: _Response,
    deadline: _Deadline,
    *,
    user_agent: str,
    dial: Dial,
    tls: ssl.SSLContext | None,
) -> int:
    """Post, note the status and the beginning of the body in `answer`, and return the status."""
    url = httpcore.URL(
        scheme=target.url.raw_scheme, host=target.url.raw_host, port=target.port, target=target.url.raw_path
    )
    headers: dict[bytes | str, bytes | str] = {
        "user-agent": user_agent,
        "content-type": "application/json",
        "accept": "*/*",
        **{name.lower(): value for name, value in delivery.headers.items()},
        # Set here, because httpcore leaves out the brackets of an IPv6 address.
        "host": target.url.netloc.decode("ascii"),
        "content-length": str(len(delivery.body)),
        "accept-encoding": "identity",
        "connection": "close",
    }
    connection = httpcore.HTTPConnection(
        url.origin,
        ssl_context=tls or trusted_tls(),
        network_backend=_PinnedBackend(target, deadline, dial),
    )
    with (
        connection,
        connection.stream(
            "POST",
            url,
            headers=headers,
            content=delivery.body,
            # A certificate and SNI never have the dot that may end an absolute name.
            extensions={"sni_hostname": target.host.removesuffix(".")},
        ) as response,
    ):
        answer.status = response.status
        # The status has decided (see `send`): the body is read only for the excerpt, as far as it comes.
        with suppress(OSError, httpcore.ProtocolError, httpcore.NetworkError):
            for chunk in response.iter_stream():
                answer.body += chunk
                if len(answer.body) >= EXCERPT_BYTES:
                    break
        return response.status


def _in_time(resolve: guard.Resolver, deadline: _Deadline) -> guard.Resolver:
    """`resolve` with a deadline: the system's resolver takes no timeout, and may hang for half a minute.

    After the deadline, the resolver continues in its thread, and its answer is dropped. Raises TimeoutError then.
    """

    def resolve_in_time(host: str, port: int) -> Sequence[str]:
        answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(resolve(host, port))
            except Exception as problem:
                answers.put(problem)

        threading.Thread(target=ask, name="webhook-resolver", daemon=True).start()
        try:
            answer = answers.get(timeout=deadline.remaining())
        except queue.Empty:
            raise TimeoutError("the resolver did not answer") from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    return resolve_in_time


class _PinnedBackend(httpcore.NetworkBackend):
    """Connects to the addresses that the guard has judged, whatever host httpcore names."""

    def __init__(self, target: guard.Target, deadline: _Deadline, dial: Dial) -> None:
        self._target = target
        self._deadline = deadline
        self._dial = dial

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Try the addresses in turn, each with an equal share of the remaining time.

        The first one is not enough: a name (`localhost`) often has an IPv6 address on which nothing listens.
        """
        addresses = self._target.addresses[:_MAX_DIALS]
        for left in range(len(addresses), 1, -1):
            with suppress(OSError):
                return self._connect(addresses[-left], self._deadline.remaining() / left)
        return self._connect(addresses[-1], self._deadline.remaining())

    def _connect(self, address: str, timeout_seconds: float) -> httpcore.NetworkStream:
        connected = self._dial(address, self._target.port, timeout_seconds)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _BoundedStream(connected, self._deadline)


class _BoundedStream(httpcore.NetworkStream):
    """A socket with one deadline for all operations. httpcore's timeouts are per operation, so their sum is unbounded."""

    def __init__(self, connected: socket.socket, deadline: _Deadline) -> None:
        self._socket = connected
        self._deadline = deadline
        self._broken_by: OSError | None = None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._socket.settimeout(self._deadline.remaining())
        received = self._socket.recv(min(max_bytes, EXCERPT_BYTES))
        if not received and self._broken_by is not None:
            # The system reports a reset once, to the first call; without this line, the reset would look like a regular end.
            raise self._broken_by
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        rest = memoryview(buffer)
        while rest:
            self._socket.settimeout(self._deadline.remaining())
            try:
                rest = rest[self._socket.send(rest) :]
            except TimeoutError:
                raise
            except OSError as problem:
                self._broken_by = problem
                # After this error alone, httpcore still reads the answer: the server may have refused the body.
                raise httpcore.WriteError(str(problem)) from problem

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        try:
            self._socket.settimeout(self._deadline.remaining())
            return _BoundedStream(
                ssl_context.wrap_socket(self._socket, server_hostname=server_hostname), self._deadline
            )
        except BaseException:
            self.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        # httpcore asks for `ssl_object` to learn whether HTTP/2 was agreed on; it is never offered.
        return None
