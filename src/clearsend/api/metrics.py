"""The metrics for Prometheus, of this process and of the installation. They name no tenant.

The counters are this process's own. The gauges are read from the database, so every process shows the same; each of the two
reads takes at most about a hundredth of the time.
"""

import hmac
import threading
import time
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

import structlog
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from clearsend.actions import figures
from clearsend.actions.figures import Present
from clearsend.store.figures import Stock
from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.telemetry import metrics, tracing

VENDORS = ("telnyx", "whatsapp")

# Figures are kept for this many seconds, or for a hundred times the duration of their query if that is longer.
_FRESH_SECONDS = 5.0
_FRESH_TIMES = 100
# Prometheus waits for 10 seconds by default.
_PATIENCE_SECONDS = 3.0

_UNKNOWN_ROUTE = "unknown"

Figures = TypeVar("Figures")

log = structlog.get_logger(__name__)


class Counting:
    """Counts and times every request, and opens its span: the outermost layer of the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with tracing.span("request", "server", parent=_traceparent(scope)) as span:
            try:
                await self._app(scope, receive, note_status)
            finally:
                route = route_of(scope)
                metrics.request_answered(scope["method"], route, status, time.perf_counter() - started)
                if span is not None:
                    span.update_name(f"{scope['method']} {route}")
                    span.set_attributes({"http.route": route, "http.response.status_code": status})


def route_of(scope: Scope) -> str:
    """The template of the request's path, or `unknown`: callers can invent any number of paths."""
    mounted_at = scope.get("root_path", "")
    template = getattr(scope.get("route"), "path", None)
    if template is not None:
        return f"{mounted_at}{template}"
    if mounted_at:
        return str(mounted_at)
    # Some routes have no template; the path of a route without parameters is its template.
    is_plain = scope.get("endpoint") is not None and not scope.get("path_params")
    return str(scope["path"]) if is_plain else _UNKNOWN_ROUTE


def _traceparent(scope: Scope) -> str | None:
    if not tracing.is_on():
        return None
    found = [value.decode("latin-1") for name, value in scope["headers"] if name == b"traceparent"]
    return found[0] if len(found) == 1 else None


class Exposition:
    """The text that Prometheus reads; with `token`, only for callers that present it."""

    def __init__(self, database: Database, token: str | None) -> None:
        self._gauges = CollectorRegistry()
        self._gauges.register(_Gauges(database))
        self._token = token

    def text(self) -> bytes:
        return generate_latest(metrics.REGISTRY) + generate_latest(self._gauges)

    def admits(self, authorization: str | None) -> bool:
        if self._token is None:
            return True
        return hmac.compare_digest((authorization or "").encode(), f"Bearer {self._token}".encode())


def add(app: FastAPI, exposition: Exposition) -> None:
    async def show(request: Request) -> Response:
        if not exposition.admits(request.headers.get("authorization")):
            return Response(
                "This page requires the token of METRICS_TOKEN.\n", status_code=401, media_type="text/plain"
            )
        return Response(await run_in_threadpool(exposition.text), media_type=CONTENT_TYPE_PLAIN_0_0_4)

    app.add_route("/metrics", show, include_in_schema=False)


class _Kept(Generic[Figures]):
    """Figures that are kept for a while, so that frequent requests cost little. A thread of their own reads them."""

    def __init__(self, read: Callable[[], Figures]) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._reading: threading.Thread | None = None
        self._stale_at = 0.0
        self._latest: Figures | None = None

    def latest(self, patience_seconds: float, *, or_older: bool) -> Figures | None:
        """Fresh figures if the query ends within `patience_seconds`; otherwise the previous figures if `or_older`, else None.
        Also None if the last query failed."""
        with self._lock:
            if self._reading is None and time.monotonic() >= self._stale_at:
                self._reading = threading.Thread(target=self._renew, name="figures", daemon=True)
                self._reading.start()
            reading = self._reading
        if reading is not None:
            reading.join(patience_seconds)
            if reading.is_alive() and not or_older:
                return None
        return self._latest

    def _renew(self) -> None:
        started = time.monotonic()
        try:
            self._latest = self._read()
        except DatabaseUnavailable:
            self._latest = None
        except Exception:
            log.exception("metrics.failed")
            self._latest = None
        finally:
            ended = time.monotonic()
            with self._lock:
                self._reading = None
                self._stale_at = ended + max(_FRESH_SECONDS, _FRESH_TIMES * (ended - started))


class _Gauges(Collector):
    """The figures of the installation."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._present = _Kept(self._read_present)
        self._stock = _Kept(self._read_stock)

    def _read_present(self) -> Present:
        with self._database.reading() as transaction:
            return figures.present(transaction, VENDORS)

    def _read_stock(self) -> Stock:
        with self._database.reading() as transaction:
            return figures.stock(transaction)

    def describe(self) -> Iterable[Metric]:
        """Nothing: figures need the database, which must not be read while the server starts."""
        return []

    def collect(self) -> Iterable[Metric]:
        present = self._present.latest(_PATIENCE_SECONDS, or_older=False)
        yield GaugeMetricFamily(
            "clearsend_database_up", "1 while the database answers, else 0.", value=0 if present is None else 1
        )
        if present is None:
            return
        yield from _present(present)
        # Counting everything takes long in a large installation.
        stock = self._stock.latest(_PATIENCE_SECONDS, or_older=True)
        if stock is not None:
            yield from _stock(stock)


def _present(present: Present) -> Iterable[Metric]:
    depth = GaugeMetricFamily(
        "clearsend_queue_depth", "Workflows that are waiting, running, or delayed.", labels=["queue", "state"]
    )
    age = GaugeMetricFamily(
        "clearsend_queue_oldest_seconds",
        "Seconds for which the oldest of them could have been running.",
        labels=["queue", "state"],
    )
    for one in present.queues:
        depth.add_metric([one.queue, one.state], one.count)
        age.add_metric([one.queue, one.state], one.oldest_seconds)
    yield depth
    yield age
    yield GaugeMetricFamily("clearsend_workers", "Workers that are alive.", value=present.workers)
    yield GaugeMetricFamily("clearsend_runs_open", "Completions in progress.", value=present.open_runs)
    yield GaugeMetricFamily(
        "clearsend_run_oldest_seconds", "The age of the oldest of them.", value=present.oldest_run_seconds
    )
    yield GaugeMetricFamily(
        "clearsend_registrations_overdue",
        "Registrations whose vendor should have been asked by now.",
        value=present.overdue_registrations,
    )
    paused = GaugeMetricFamily(
        "clearsend_vendor_paused", "1 while calls to a vendor are paused, else 0.", labels=["vendor"]
    )
    failures = GaugeMetricFamily("clearsend_vendor_failures", "Consecutive failures of a vendor.", labels=["vendor"])
    accounts = GaugeMetricFamily(
        "clearsend_vendor_accounts_paused", "Accounts at a vendor that have asked for a pause.", labels=["vendor"]
    )
    for name, vendor in present.vendors.items():
        paused.add_metric([name], int(vendor.is_paused))
        failures.add_metric([name], vendor.failures)
        accounts.add_metric([name], vendor.paused_accounts)
    yield paused
    yield failures
    yield accounts


def _stock(stock: Stock) -> Iterable[Metric]:
    profiles = GaugeMetricFamily("clearsend_profiles", "Profiles that are not deleted, by status.", labels=["status"])
    for status, count in stock.profiles.items():
        profiles.add_metric([status], count)
    yield profiles
    registrations = GaugeMetricFamily(
        "clearsend_registrations", "Registrations at vendors, by kind and state.", labels=["kind", "state"]
    )
    for (kind, state), count in stock.registrations.items():
        registrations.add_metric([kind, state], count)
    yield registrations
    endpoints = GaugeMetricFamily(
        "clearsend_webhook_endpoints",
        "Webhook endpoints: active, switched off by a person (`inactive`) or by failures (`disabled`).",
        labels=["state"],
    )
    for state, count in stock.endpoints.items():
        endpoints.add_metric([state], count)
    yield endpoints
