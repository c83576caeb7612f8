"""Makes time pass in the simulators: a thread triggers due changes and sends due webhooks over HTTP.

It never decides what is due: the vendors do. Without it, due changes wait for the next call, and no webhook is sent.
"""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

import httpx

from clearsend.simulators.outgoing import Webhook
from clearsend.simulators.vendor import Clock, Vendor

_TICK_SECONDS = 0.05

# A receiver that has not answered within this time has failed.
_PATIENCE_SECONDS = 2.0

# Concurrent deliveries, and the most webhooks of a vendor that are taken in one tick.
_SENDERS = 8
_BATCH = 64

_log = logging.getLogger(__name__)


class Clockwork:
    """A thread that runs between `start` and `stop`, or within a `with` block. It can be started again after a stop."""

    def __init__(self, vendors: Sequence[Vendor], now: Clock) -> None:
        self._vendors = vendors
        self._now = now
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="clockwork of the simulators", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop once the webhooks that are being sent have their answers."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        for vendor in self._vendors:
            vendor.world.outgoing.resume()
        with ThreadPoolExecutor(_SENDERS, "webhooks of the simulators") as senders, _Post() as post:
            while not self._stopping.wait(_TICK_SECONDS):
                for vendor in self._vendors:
                    try:
                        self._tick(vendor, senders, post)
                    except Exception:
                        # A vendor with a defect must not stop the clock of the other one.
                        _log.exception("the clockwork of the simulated %s has failed", vendor.name)

    def _tick(self, vendor: Vendor, senders: ThreadPoolExecutor, post: "_Post") -> None:
        now = self._now()
        with vendor.world.transaction():
            vendor.advance(now)
            due = vendor.world.outgoing.take(now, vendor.world.webhook_habits(), _BATCH)
        for webhook in due:
            senders.submit(self._send, vendor, webhook, post)

    def _send(self, vendor: Vendor, webhook: Webhook, post: "_Post") -> None:
        if self._stopping.is_set():
            # The webhook stays in the state `sending`: the next start of the clockwork makes it due again.
            return
        try:
            headers = {"content-type": "application/json", **vendor.sign(webhook.body, self._now())}
            status = post.send(webhook, headers)
            vendor.world.outgoing.settle(webhook, status, self._now())
        except Exception:
            _log.exception("a webhook of the simulated %s could not be sent", vendor.name)


class _Post:
    """One HTTP client for all webhooks, created when the first one is sent, since loading certificates takes time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._client is not None:
            self._client.close()

    def send(self, webhook: Webhook, headers: dict[str, str]) -> int | None:
        """Post the webhook. Returns the HTTP status, or None without an answer. A redirect is not followed."""
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(timeout=_PATIENCE_SECONDS, follow_redirects=False, trust_env=False)
        try:
            return self._client.post(webhook.url, content=webhook.body, headers=headers).status_code
        except (httpx.HTTPError, httpx.InvalidURL):
            return None
