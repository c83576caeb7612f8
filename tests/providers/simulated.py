"""Both simulators behind a real server, with a clock that a test sets. Nothing here knows how a vendor behaves."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from clearsend.providers import http
from clearsend.simulators import faults
from clearsend.simulators.server import MOUNT_PATH, build_app, running
from tests.world import eventually

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
        # Has a call been ordered that is never answered?
        self.loses = False
        self.telnyx = httpx.Client(base_url=f"{base_url}/telnyx/v2", headers=bearer(API_KEY), timeout=120)
        self.meta = httpx.Client(base_url=f"{base_url}/whatsapp/v25.0", headers=bearer(TOKEN), timeout=120)
        self._control = httpx.Client(base_url=base_url, timeout=120)

    def control(self, vendor: str, name: str, **body: Any) -> httpx.Response:
        return self._control.post(f"/{vendor}/_control/{name}", json=body)

    def see(self, vendor: str, name: str, **query: str) -> Any:
        return self._control.get(f"/{vendor}/_control/{name}", params=query).json()

    def fail(self, vendor: str, match: str, fault: str | int, **more: int) -> None:
        self.loses = self.loses or fault in HELD
        response = self.control(vendor, "faults", match=match, fault=fault, **more)
        assert response.status_code == 200, response.text

    def reset(self) -> None:
        self.clock.now = START
        self.loses = False
        for vendor in ("telnyx", "whatsapp"):
            self.control(vendor, "reset")

    def close(self) -> None:
        for client in (self.telnyx, self.meta, self._control):
            client.close()


# The faults that hold a call and never answer it.
HELD = (faults.TIMEOUT, faults.APPLIED_THEN_TIMEOUT)
GIVES_UP_SECONDS = 0.25


class Loses(Protocol):
    """Simulators at `base_url`, some of whose calls may be held."""

    base_url: str
    loses: bool


class GivesUp(httpx.BaseTransport):
    """A transport that waits for minutes, but gives up at once what the simulator has been told to hold.

    A short patience with every call would take an answer for lost that a busy machine gives late.
    """

    def __init__(self, inner: httpx.BaseTransport, world: Loses) -> None:
        self._inner = inner
        self._world = world

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if not self._world.loses or not self._orders(request):
            return self._inner.handle_request(request)
        before = self._orders(request)
        request.extensions["timeout"] = {**request.extensions["timeout"], "read": GIVES_UP_SECONDS}
        try:
            return self._inner.handle_request(request)
        except httpx.ReadTimeout:
            eventually(lambda: self._orders(request), lambda orders: orders < before, what="the call at the vendor")
            raise

    def _orders(self, request: httpx.Request) -> int:
        """How many calls like this one are still to be held; 0 when something else befalls it first."""
        vendor = "telnyx" if request.url.path.partition("/telnyx/")[1] else "whatsapp"
        listed = httpx.get(f"{self._world.base_url}/{vendor}/_control/faults", timeout=120, trust_env=False).json()
        hits = [one for one in listed if faults.matches(one["match"], request.method, request.url.path)]
        held = [one for one in hits if one["fault"] in HELD]
        return sum(one["times"] for one in held) if held and held[0] is hits[0] else 0


def patient_client(world: Loses) -> httpx.Client:
    """The product's own client, with that transport."""
    client = http.make_client(read_seconds=120)
    client._transport = GivesUp(client._transport, world)
    return client


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

    def wait_for(self, count: int) -> Sequence[Received]:
        """What has arrived, once it is at least `count`."""
        eventually(
            lambda: len(self.received), lambda found: found >= count, what=f"webhook {count}", pause_seconds=0.01
        )
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
