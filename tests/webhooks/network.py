"""A network for attempts over real sockets: rude servers, a switchboard, and a sender that is patient if it is not told otherwise."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clearsend.webhooks import guard, sender, signing
from clearsend.webhooks.sender import Delivery, Outcome

SECRET = signing.new_secret(b"s" * 32)
BODY = b'{"field":"profile","event":"completion.completed"}'
PUBLIC = "93.184.215.14"
PATIENT_SECONDS = 180.0
# For an attempt that is to run into its time limit.
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
    timeout_seconds: float = PATIENT_SECONDS,
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


Script = Callable[[socket.socket], None]


@contextlib.contextmanager
def raw_server(script: Script, *, reads_request: bool = True) -> Iterator[str]:
    """A server that is as rude as `script`, called with each connection; yields its URL."""
    listening = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def serve(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(PATIENT_SECONDS)
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
            thread.join()


def answers(*parts: bytes) -> Script:
    def script(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)

    return script


def repeats(start: bytes, part: bytes, pause_seconds: float = 0.0) -> Script:
    """Sends `start`, then `part` until the other side has had enough (or some minutes, so that no test hangs)."""

    def script(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in range(round(PATIENT_SECONDS / max(pause_seconds, 0.01))):
            connection.sendall(part)
            time.sleep(pause_seconds)

    return script


def silence(connection: socket.socket) -> None:
    connection.recv(65536)
    with contextlib.suppress(TimeoutError):
        connection.recv(1)


class CountingSocket(socket.socket):
    """Counts what is received."""

    count = 0

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        received = super().recv(bufsize, flags)
        self.count += len(received)
        return received


@dataclass
class Meter:
    """Dials for real, and counts what comes over the connection."""

    connections: list[CountingSocket]

    def dial(self, address: str, port: int, timeout_seconds: float) -> socket.socket:
        self.connections.append(CountingSocket(fileno=sender.dial_tcp(address, port, timeout_seconds).detach()))
        return self.connections[-1]
