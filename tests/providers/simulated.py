"""Both simulators behind a real server, with a clock that a test sets. Nothing here knows how a vendor behaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from clearsend.providers.simulation.server import MOUNT_PATH, build_app, running

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
        self.telnyx = httpx.Client(base_url=f"{base_url}/telnyx/v2", headers=bearer(API_KEY), timeout=10)
        self.meta = httpx.Client(base_url=f"{base_url}/whatsapp/v25.0", headers=bearer(TOKEN), timeout=10)
        self._control = httpx.Client(base_url=base_url, timeout=10)

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
