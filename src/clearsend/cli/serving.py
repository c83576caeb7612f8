"""Runs the server and the worker as processes: sockets, signals, simulators. It decides nothing about the product."""

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

from pydantic import SecretStr

from clearsend import app
from clearsend.cli.leaving import Leaving
from clearsend.providers.whatsapp import inbound as whatsapp_inbound
from clearsend.settings import Settings
from clearsend.store import organizations
from clearsend.store.foundation import private, schema
from clearsend.store.foundation.database import Database
from clearsend.workflows.worker import Worker

if TYPE_CHECKING:
    # Imported late below: a worker serves nothing, and starts in less time and memory without.
    import uvicorn
    from starlette.applications import Starlette

# Longer than load balancers keep a connection (60 seconds): the side that sends requests must close it first.
_KEEP_ALIVE_SECONDS = 75

# After this, open requests (a simulated timeout, a slow client) no longer keep the server from stopping.
_GRACE_SECONDS = 3

SIMULATORS_FILE = "simulators.sqlite"

DEFAULT_PORT = 8080


@dataclass(frozen=True)
class Plan:
    """The options of `clearsend serve`."""

    host: str
    port: int
    is_simulating: bool
    has_worker: bool


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one.

    Raises: OSError.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=2048)
    # Accepted connections inherit the option. asyncio sets it only on sockets that it has made itself. Without it, every
    # answer that is sent in two writes waits 40 ms for an acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def simulated(settings: Settings, base_url: str) -> Settings:
    """The settings with the simulators at `base_url` in place of both vendors."""
    # Imported here, as below: a server without simulators starts faster without them.
    from clearsend.simulators import server as simulation
    from clearsend.simulators.telnyx import webhooks as telnyx_webhooks
    from clearsend.simulators.whatsapp import webhooks as whatsapp_webhooks

    return settings.model_copy(
        update={
            "telnyx_public_key": telnyx_webhooks.PUBLIC_KEY,
            "telnyx_base_url": f"{base_url}{simulation.MOUNT_PATH}/telnyx/v2",
            "whatsapp_base_url": f"{base_url}{simulation.MOUNT_PATH}/whatsapp",
            "telnyx_api_key": settings.telnyx_api_key
            if settings.telnyx_api_key.get_secret_value()
            else SecretStr("KEY-simulated"),
            "whatsapp_app_id": settings.whatsapp_app_id or simulation.APP_ID,
            "whatsapp_app_secret": SecretStr(whatsapp_webhooks.APP_SECRET),
            "whatsapp_verify_token": settings.whatsapp_verify_token
            if settings.whatsapp_verify_token.get_secret_value()
            else SecretStr("verify-token-simulated"),
        }
    )


def serve(settings: Settings, plan: Plan, *, when_ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT, then accept no more requests and drain the worker.

    `when_ready` is called with the base URL once the server answers requests.

    Raises: OSError when it cannot listen (the port is taken); DatabaseUnavailable; NewerSchema; WrongSecretKey.
    """
    from starlette.routing import Mount

    from clearsend import doors

    schema.upgrade(app.prepare_database_url(settings))
    with ExitStack() as stack:
        listener = stack.enter_context(listen(plan.host, plan.port))
        port = listener.getsockname()[1]
        host = "127.0.0.1" if plan.host in ("0.0.0.0", "::") else plan.host  # noqa: S104 - compared, not bound
        base_url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        if plan.is_simulating:
            settings = simulated(settings, base_url)
        database = app.open_database(settings)
        stack.callback(database.close)
        _check_secret_key(database)
        inbound_url = base_url if plan.is_simulating else None
        deps = stack.enter_context(app.dependencies(settings, database, base_url=base_url, inbound_url=inbound_url))
        worker = stack.enter_context(app.working(settings, deps)) if plan.has_worker else None
        web = doors.create_web(settings, deps, worker)
        if plan.is_simulating:
            from clearsend.simulators import server as simulation

            world = settings.data_dir / SIMULATORS_FILE
            private.keep_folder(world.parent)
            private.keep_file(world)
            simulators = simulation.build_app(
                world, app_id=settings.whatsapp_app_id, whatsapp_callback_url=f"{base_url}{whatsapp_inbound.PATH}"
            )
            web.router.routes.append(Mount(simulation.MOUNT_PATH, simulators))
            stack.enter_context(simulators.state.clockwork)
        server = _server(web, lambda: when_ready(base_url))
        with _quiet_signals():
            server.run(sockets=[listener])


def _check_secret_key(database: Database) -> None:
    """Check that the secret key decrypts the stored secrets, so that the process does not accept work that it cannot finish.

    Raises: WrongSecretKey.
    """
    with database.reading() as transaction:
        for organization in organizations.list_all(transaction):
            organizations.signing_secret(transaction, organization.id)


def _server(web: "Starlette", when_ready: Callable[[], None]) -> "uvicorn.Server":
    """A uvicorn server that calls `when_ready` once it has started."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            when_ready()

    return Server(
        uvicorn.Config(
            web,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
    )


@contextmanager
def _quiet_signals() -> Iterator[None]:
    """Ignore the signal that uvicorn raises again after it has stopped: that must not interrupt the drain of the worker."""

    def already_leaving(_signal: int, _frame: FrameType | None) -> None:
        return

    before = {number: signal.signal(number, already_leaving) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def work(settings: Settings, *, when_ready: Callable[[str | None], None]) -> None:
    """Run jobs from the queues until SIGTERM or SIGINT, then drain the worker.

    `when_ready` is called with the base URL at which the worker answers `/metrics`, or with None when no port is set for it.

    Raises: OSError when it cannot listen (the port is taken); DatabaseUnavailable; NewerSchema; WrongSecretKey.
    """
    schema.upgrade(app.prepare_database_url(settings))
    leaving = Leaving()
    database = app.open_database(settings)
    try:
        _check_secret_key(database)
        with (
            app.dependencies(settings, database) as deps,
            app.working(settings, deps) as worker,
            _watched(settings, database, worker) as watched_at,
        ):
            when_ready(watched_at)
            leaving.wait()
    finally:
        database.close()


@contextmanager
def _watched(settings: Settings, database: Database, worker: Worker) -> Iterator[str | None]:
    """Serve the worker's `/metrics` from a thread, if the settings name a port. Yields the base URL, or None without a port.

    Raises: OSError.
    """
    if settings.metrics_port is None:
        yield None
        return
    import uvicorn

    from clearsend import doors

    with listen(settings.metrics_host, settings.metrics_port) as listener:
        config = uvicorn.Config(
            doors.create_watch(settings, database, worker),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="watch", daemon=True)
        thread.start()
        try:
            yield f"http://{settings.metrics_host}:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(_GRACE_SECONDS)


def leave() -> None:
    """End the process immediately if a slow provider still holds a thread.

    The thread's job was handed over when the worker was drained, but the interpreter would wait for the thread as long as the
    provider takes: it waits for the threads of a pool even if they are daemon threads.
    """
    if threading.active_count() > 1:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
