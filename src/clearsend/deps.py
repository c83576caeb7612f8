"""The dependencies of a process. `app.py` creates them once, for entry points and workflows. This module creates none."""

from collections.abc import Callable
from dataclasses import dataclass

from clearsend.actions.retention import Retention
from clearsend.domain.registration.pace import Pace
from clearsend.domain.retry import Backoff
from clearsend.providers.ports import NumberShop, Registrar, SmsProvider
from clearsend.providers.whatsapp_ports import WhatsAppProvider
from clearsend.store.foundation.database import Database
from clearsend.store.in_flight import InFlight
from clearsend.webhooks import guard, sender


@dataclass(frozen=True)
class Deps:
    """The database, the vendors' adapters, the sources of randomness, the values of the settings, and the network functions.

    `jitter()` is uniform in [0, 1); `fresh_pin()` gives six random digits. `allows_private_urls`: webhooks may lead to loopback
    and private addresses. `public_url`: the configured address of the API; None: pages show the address of the request.
    `inbound_url`: the address at which vendors reach the server; None if they cannot. `resolve` and `dial` open the connections
    of webhooks.
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
