"""Callers that load a server: each on a connection of its own, as cheap as they can be, since they share the machine with it.

They understand as much of HTTP as the measured servers speak: persistent connections and `content-length`.
"""

import json
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from bench.figures import percentile

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    """One request, as it is called."""

    method: str
    path: str
    body: bytes = b""


@dataclass(frozen=True)
class Load:
    """What a round of calls has shown."""

    calls: int
    seconds: float
    p50_ms: float
    p99_ms: float

    @property
    def calls_per_second(self) -> float:
        return self.calls / self.seconds


@dataclass(frozen=True)
class Subject:
    """Servers of one kind under measurement, what their answer must be, and where the next request comes from, which may
    run out (StopIteration)."""

    base_urls: Sequence[str]
    status: int
    headers: Mapping[str, str]
    following: Callable[[], Request]


class Connection:
    """A persistent connection to a server."""

    def __init__(self, base_url: str, headers: Mapping[str, str]) -> None:
        where = urlsplit(base_url)
        assert where.hostname is not None
        assert where.port is not None
        self._socket = socket.create_connection((where.hostname, where.port), 60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = {"host": where.netloc, "content-type": "application/json", **headers}
        self._head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def data(self, request: Request) -> Any:
        """Make a call that is not measured, and return the data of its answer."""
        return json.loads(self._call(request, 200)[1].partition(b"\r\n\r\n")[2])["data"]

    def call(self, request: Request, *, status: int) -> float:
        """Make a call and return how long it took, in seconds; end the program if it is not answered with `status`."""
        return self._call(request, status)[0]

    def _call(self, request: Request, status: int) -> tuple[float, bytes]:
        head = f"{request.method} {request.path} HTTP/1.1\r\n{self._head}content-length: {len(request.body)}\r\n\r\n"
        message = head.encode() + request.body
        began_at = time.perf_counter()
        self._socket.sendall(message)
        answer = self._receive()
        seconds = time.perf_counter() - began_at
        if int(answer[9:12]) != status:
            sys.exit(f"A measured call failed. {request.method} {request.path} was answered {answer[:600]!r}")
        return seconds, answer

    def _receive(self) -> bytes:
        answer = b""
        while (end := answer.find(b"\r\n\r\n")) < 0:
            answer += self._more()
        found = _LENGTH.search(answer, 0, end + 2)
        length = end + 4 + (int(found[1]) if found else 0)
        while len(answer) < length:
            answer += self._more()
        return answer

    def _more(self) -> bytes:
        received = self._socket.recv(65536)
        if not received:
            sys.exit("A measured call failed: the server closed the connection.")
        return received


def load(subject: Subject, *, callers: int, seconds: float) -> Load:
    """Call from `callers` threads until `seconds` are over or the requests have run out."""
    deadline = time.monotonic() + seconds
    durations: list[list[float]] = [[] for _ in range(callers)]
    failures: list[str] = []

    def call(number: int) -> None:
        try:
            base_url = subject.base_urls[number % len(subject.base_urls)]
            with Connection(base_url, subject.headers) as connection:
                while time.monotonic() < deadline and not failures:
                    durations[number].append(connection.call(subject.following(), status=subject.status))
        except StopIteration:
            return
        except (SystemExit, OSError) as failure:
            failures.append(str(failure))

    threads = [threading.Thread(target=call, args=(number,)) for number in range(callers)]
    began_at = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.monotonic() - began_at
    if failures:
        sys.exit(failures[0])
    merged = [duration for mine in durations for duration in mine]
    if not merged:
        sys.exit("There was too little to measure with.")
    return Load(len(merged), elapsed, percentile(merged, 0.50) * 1000, percentile(merged, 0.99) * 1000)
