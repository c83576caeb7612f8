"""The dependencies of a process: `app.py` makes them once, for its entry points and workflows. They do nothing by themselves."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol

from clearsend.actions.retention import Retention
from clearsend.domain.registration.pace import Pace
from clearsend.domain.retry import Backoff
from clearsend.providers.ports import NumberShop, Registrar, SmsProvider, WhatsAppProvider
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.in_flight import InFlight
from clearsend.webhooks import guard, sender


class Batching(Protocol):
    """The part of the engine that sends deliveries together: see `Engine`."""

    def take_along(
        self, transaction: Transaction, *, workflow: str, queue_name: str, partition: str, limit: int
    ) -> list[str]: ...
    def end_taken(self, transaction: Transaction, workflow_ids: Collection[str]) -> set[str]: ...
    def give_back_taken(self, transaction: Transaction, workflow_ids: Collection[str]) -> None: ...
    def release(self, workflow_ids: Collection[str]) -> None: ...


@dataclass(frozen=True)
class Deps:
    """The database, the vendors, chance, the values of the settings, and the way into the network.

    `jitter()` is uniform in [0, 1); `fresh_pin()` gives six random digits. `allows_private_urls`: webhooks may lead into this
    server's own network. `public_url`: the address of the API, if it is not the one at which a page was asked for; `inbound_url`:
    the address at which vendors reach the server, or None. `resolve` and `dial` open the connections of webhooks. Without
    `batching`, each delivery is sent by itself.
    """

    database: Database
    in_flight: InFlight
    sms: SmsProvider
    whatsapp: WhatsAppProvider
    registrar: Registrar
    shop: NumberShop
    jitter: Callable[[], float]
    fresh_pin: Callable[[], str]
    pace: Pace
    retention: Retention
    delivery_backoff: Backoff
    webhook_timeout_seconds: float
    user_agent: str
    allows_private_urls: bool
    doc_url: str
    public_url: str | None
    inbound_url: str | None
    resolve: guard.Resolver = guard.system_resolver
    dial: sender.Dial = sender.dial_tcp
    batching: Batching | None = None
