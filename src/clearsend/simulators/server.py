"""The simulators as one ASGI app, and two ways to run it alone: in a thread and in a process. It never starts the product."""

import socket
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from clearsend.simulators import control, page
from clearsend.simulators.clockwork import Clockwork
from clearsend.simulators.database import Database
from clearsend.simulators.telnyx import account as telnyx
from clearsend.simulators.vendor import Clock, Switchboard, Vendor
from clearsend.simulators.whatsapp import graph as whatsapp
from clearsend.simulators.world import World, utc_now

APP_ID = whatsapp.APP_ID
# The path below which the product and the stand-alone server mount the app.
MOUNT_PATH = "/simulators"

_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def build_app(
    database: Path | None = None,
    *,
    now: Clock = utc_now,
    app_id: str = APP_ID,
    whatsapp_callback_url: str | None = None,
) -> Starlette:
    """An app with both vendors, to be mounted at `MOUNT_PATH`: `/telnyx/v2/…` and `/whatsapp/v25.0/…` below it.

    `database`: the file of the simulated world, which survives the process; None keeps the world in memory. `app_id`: the
    Meta app that the simulated tokens belong to. `whatsapp_callback_url`: the URL to which that app's webhooks go from the
    start. Webhooks are sent, and time passes without calls, only while the `state.clockwork` of the app runs.
    """
    shared = Database(database)
    vendors: Sequence[Vendor] = (
        telnyx.Simulator(World(shared, "telnyx", now), now),
        whatsapp.Simulator(World(shared, "whatsapp", now), now, app_id, whatsapp_callback_url),
    )
    app = Starlette(routes=[Mount(f"/{vendor.name}", routes=_routes(vendor, now)) for vendor in vendors])
    app.state.clockwork = Clockwork(vendors, now)
    return app


def _routes(vendor: Vendor, now: Clock) -> list[BaseRoute]:
    switchboard = Switchboard(vendor, now)

    async def steer(request: Request) -> Response:
        return await control.serve(vendor, request, now)

    return [
        Route("/_control/{name}", steer, methods=_METHODS),
        Route("/{version}/_control/{name}", steer, methods=_METHODS),
        Route("/{version}/{path:path}", switchboard.serve, methods=_METHODS),
    ]


@contextmanager
def running(app: ASGIApp, *, port: int = 0) -> Iterator[str]:
    """Serve `app` on the loopback interface from a thread of this process; yields `http://127.0.0.1:PORT`.

    `port`: 0 takes a free port. The clockworks of all simulators mounted in `app` run as long as the server.

    Raises:
        RuntimeError: the server has not started.
    """
    # asyncio switches off the delay of small packets, 40 ms each, only on sockets that name their protocol.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    # A held call would keep the server from stopping, so the server waits only a second for open connections.
    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    try:
        while not server.started:
            if not thread.is_alive():
                raise RuntimeError("the server of the simulators has not started")
            time.sleep(0.005)
        with ExitStack() as stack:
            for clockwork in _clockworks(app):
                stack.enter_context(clockwork)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


def _clockworks(app: ASGIApp) -> Iterator[Clockwork]:
    """The clockworks of the app and of every app that is mounted in it."""
    clockwork = getattr(getattr(app, "state", None), "clockwork", None)
    if isinstance(clockwork, Clockwork):
        yield clockwork
    for route in getattr(app, "routes", ()):
        if isinstance(route, Mount):
            yield from _clockworks(route.app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `python -m clearsend.simulators`: serve the simulators, or print their documentation."""
    parser = ArgumentParser(prog="python -m clearsend.simulators", description="Simulated Telnyx and WhatsApp.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument(
        "--database", type=Path, help="file of the simulated world; without a file, the world is kept in memory"
    )
    parser.add_argument("--page", action="store_true", help="print docs/simulators.md and exit")
    chosen = parser.parse_args(arguments)
    if chosen.page:
        sys.stdout.write(page.page())
        return
    simulators = build_app(chosen.database)
    app = Starlette(routes=[Mount(MOUNT_PATH, simulators)])
    with simulators.state.clockwork:
        uvicorn.run(
            app, host=chosen.host, port=chosen.port, log_level="warning", timeout_graceful_shutdown=1, lifespan="off"
        )
