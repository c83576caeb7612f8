"""Both simulators behind a real server, with a clock that a test sets. Nothing here knows how a vendor behaves."""

import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from clearsend.simulators.server import MOUNT_PATH, build_app, running

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
API_KEY = "KEY0123456789-of-a-test"
TOKEN = "EAAtoken-of-a-test"


class Clock:
    """The time as the simulators see it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **duration: float) -> None:
        self.now += timedelta(**duration)


class Simulated:
    """A running server: a client of each vendor with a good credential, and the control calls."""

    def __init__(self, base_url: str, clock: Clock) -> None:
        self.base_url = base_url
        self.clock = clock
        self.telnyx = httpx.Client(base_url=f"{base_url}/telnyx/v2", headers=bearer(API_KEY), timeout=120)
        self.meta = httpx.Client(base_url=f"{base_url}/whatsapp/v25.0", headers=bearer(TOKEN), timeout=120)
        self._control = httpx.Client(base_url=base_url, timeout=120)

    def control(self, vendor: str, name: str, **body: Any) -> httpx.Response:
        return self._control.post(f"/{vendor}/_control/{name}", json=body)

    def see(self, vendor: str, name: str, **query: str) -> Any:
        return self._control.get(f"/{vendor}/_control/{name}", params=query).json()

    def fail(self, vendor: str, match: str, fault: str | int, **more: int) -> None:
        response = self.control(vendor, "faults", match=match, fault=fault, **more)
        assert response.status_code == 200, response.text

    def reset(self) -> None:
        self.clock.now = START
        for vendor in ("telnyx", "whatsapp"):
            self.control(vendor, "reset")

    def close(self) -> None:
        for client in (self.telnyx, self.meta, self._control):
            client.close()


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@contextmanager
def simulated(database: Path | None = None) -> Iterator[Simulated]:
    """The simulators in a thread of this process, mounted as the product mounts them."""
    clock = Clock()
    app = Starlette(routes=[Mount(MOUNT_PATH, build_app(database, now=clock))])
    with running(app) as address:
        world = Simulated(address + MOUNT_PATH, clock)
        try:
            yield world
        finally:
            world.close()


@dataclass(frozen=True)
class Received:
    """One webhook as it arrived."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def payload(self) -> Any:
        return json.loads(self.body)["data"]["payload"]


class Inbox:
    """A receiver of webhooks. It answers 200, or what `statuses` says, one after the other."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.statuses: list[int] = []
        self.url = ""

    def answer(self, path: str, headers: Mapping[str, str], body: bytes) -> int:
        status = self.statuses.pop(0) if self.statuses else 200
        self.received.append(Received(path, headers, body))
        return status

    def wait_for(self, count: int, *, seconds: float = 120.0) -> Sequence[Received]:
        """What has arrived, once it is at least `count`."""
        deadline = time.monotonic() + seconds
        while len(self.received) < count:
            assert time.monotonic() < deadline, f"only {len(self.received)} of {count} webhooks have arrived"
            time.sleep(0.01)
        return self.received


@contextmanager
def listening() -> Iterator[Inbox]:
    """An inbox on the loopback interface."""
    inbox = Inbox()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            self.send_response(inbox.answer(self.path, dict(self.headers.items()), body))
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the library uses
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    inbox.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield inbox
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
