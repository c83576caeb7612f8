"""A real receiver of webhooks on this machine, for the demo and for tests. It writes nothing to disk. Not for production.

By default it answers every request with 200. A script sets the answers to the first requests: statuses, delays, redirects, or
no answer at all.
"""

import json
import ssl
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from clearsend.webhooks import signing

_MAX_BODY_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True)
class CannedReply:
    """The answer to one request. `hangs`: no answer at all, until the receiver is closed."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_seconds: float = 0.0
    hangs: bool = False


def redirect(location: str, status: int = 302) -> CannedReply:
    """An answer that redirects to `location`."""
    return CannedReply(status, headers={"location": location})


@dataclass(frozen=True)
class Callback:
    """One request as it came. Names in `headers` are lower-case; `body` is raw, since the signature covers these bytes."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    received_at: datetime

    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)

    def verify(self, secret: str) -> None:
        """Check both signatures against `secret`, as of the moment of arrival.

        Raises:
            signing.SignatureError: one of them is not valid.
            ValueError: the secret is not well-formed.
        """
        for scheme in (signing.SENT, signing.STANDARD):
            signing.verify(self.headers, self.body, secret=secret, now=int(self.received_at.timestamp()), scheme=scheme)


class Receiver:
    """A context manager that listens on 127.0.0.1 from entry to exit.

    `port=0` takes a free port. `script`: the answers to the first requests, in order; `default`: the answer to all later ones.
    `tls`: a server context for https; None for http.
    """

    def __init__(
        self,
        script: Sequence[CannedReply] = (),
        *,
        default: CannedReply = CannedReply(),
        port: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._script = deque(script)
        self._default = default
        self._port = port
        self._tls = tls
        self._received: list[Callback] = []
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._closing.clear()
        self._server = _Server(self, self._port)
        if self._tls is not None:
            # The handshake waits for the first read, in the connection's own thread: a client that sends nothing must not block
            # the others.
            self._server.socket = self._tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="webhook-receiver", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closing.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
        if self._thread is not None:
            self._thread.join()
        self._server = self._thread = None

    @property
    def port(self) -> int:
        if self._server is None:
            raise RuntimeError("the receiver listens only inside its with block")
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The URL to post to, without a path: the receiver answers every path."""
        return f"{'http' if self._tls is None else 'https'}://127.0.0.1:{self.port}"

    @property
    def received(self) -> Sequence[Callback]:
        """All requests so far, in the order of arrival."""
        with self._changed:
            return tuple(self._received)

    def answer(self, *answers: CannedReply) -> None:
        """Append `answers` to the script."""
        with self._changed:
            self._script.extend(answers)

    def clear(self) -> None:
        """Delete the requests so far and the rest of the script."""
        with self._changed:
            self._received.clear()
            self._script.clear()

    def wait_for(self, count: int, timeout_seconds: float) -> Sequence[Callback]:
        """All requests so far, once there are at least `count`.

        Raises:
            TimeoutError: there are fewer after `timeout_seconds`.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._received) >= count, timeout_seconds):
                raise TimeoutError(f"{len(self._received)} of {count} callbacks arrived within {timeout_seconds} s")
            return tuple(self._received)

    def record(self, callback: Callback) -> CannedReply:
        """Store a request and return its answer. The server calls it, in the connection's own thread."""
        with self._changed:
            self._received.append(callback)
            self._changed.notify_all()
            return self._script.popleft() if self._script else self._default

    def pause(self, seconds: float | None) -> bool:
        """Wait for `seconds` (None: no limit), but no longer than until the receiver is closed. True if it is still open."""
        return not self._closing.wait(seconds)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, receiver: Receiver, port: int) -> None:
        self.receiver = receiver
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log nothing: tests often want a sender that gives up or refuses the certificate."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    # A client's thread ends after this many seconds of silence.
    timeout = 60

    def handle_one_request(self) -> None:
        super().handle_one_request()
        self.close_connection = True

    def _serve(self) -> None:
        length = self.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > _MAX_BODY_BYTES or "transfer-encoding" in self.headers:
            self.send_error(411 if "transfer-encoding" in self.headers else 400)
            return
        callback = Callback(
            method=self.command,
            path=self.path,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(int(length)),
            received_at=datetime.now(UTC),
        )
        answer = self.server.receiver.record(callback)
        if answer.hangs:
            self.server.receiver.pause(None)
            return
        if answer.delay_seconds and not self.server.receiver.pause(answer.delay_seconds):
            return
        self.send_response(answer.status)
        for name, value in {"content-length": str(len(answer.body)), **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - the names that http.server looks for

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in http.server
        """Log nothing: the requests are in `received`."""
