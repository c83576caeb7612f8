"""The composition root: settings → database, providers, worker. It wires and decides nothing; `doors.py` wires the rest."""

import functools
import os
import random
import secrets
import socket
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import sqlalchemy

from clearsend import __version__
from clearsend.actions.retention import Retention
from clearsend.deps import Deps
from clearsend.domain import retry
from clearsend.domain.circuit import Policy
from clearsend.domain.registration.pace import Pace
from clearsend.providers import http
from clearsend.providers.telnyx.client import TelnyxClient
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from clearsend.providers.telnyx.shop import TelnyxNumberShop
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.settings import Settings
from clearsend.store import in_flight
from clearsend.store.engine.jobs import Begun, Kind, Lane
from clearsend.store.foundation import database as databases
from clearsend.store.foundation import private
from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.store.foundation.vault import Vault
from clearsend.workflows import advance_registration, chores, complete_profile, deliver_webhooks
from clearsend.workflows.vendor_circuit import VendorCircuit
from clearsend.workflows.worker import Worker

USER_AGENT = f"Clearsend/{__version__}"

# Longer than the default timeout of a request to a vendor. The whole shutdown ends within 20 seconds (docs/operations.md).
_DRAIN_SECONDS = 11

# The slots of a worker for what comes by the clock.
_CHORES = 2


def prepare_database_url(settings: Settings) -> str:
    """Return the URL of the database, after its files are prepared.

    Creates the data folder if the default database needs it, and the file of a SQLite database if its folder exists. Removes
    all permissions of other users on the data folder, on the files in it and on the database file.

    Raises: DatabaseUnavailable.
    """
    try:
        if settings.database_url is None or settings.data_dir.is_dir():
            private.keep_folder(settings.data_dir)
    except OSError as error:
        raise DatabaseUnavailable(f"the folder {settings.data_dir} cannot be made: {error.strerror}") from None
    if settings.sqlite_path is not None and settings.sqlite_path.parent.is_dir():
        private.keep_file(settings.sqlite_path)
    return settings.effective_database_url


def describe_database(settings: Settings) -> str:
    """The URL of the database, with its password hidden."""
    return sqlalchemy.make_url(settings.effective_database_url).render_as_string(hide_password=True)


def open_database(settings: Settings) -> Database:
    """The database of the settings; its schema must exist already."""
    engine = databases.create_engine(settings.effective_database_url)
    return Database(
        engine=engine,
        vault=Vault(settings.secret_keys()),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid.uuid4()),
        jobs=databases.create_jobs(engine),
        prices=settings.price_list,
    )


@contextmanager
def dependencies(
    settings: Settings, database: Database, *, base_url: str = "", inbound_url: str | None = None
) -> Iterator[Deps]:
    """The dependencies of this process; its connections to vendors are closed at the end of the block.

    `base_url`: the address at which the API listens. `inbound_url`: the address at which vendors reach the server; the setting
    `PUBLIC_URL` takes precedence.
    """
    with http.make_client(settings.provider_timeout_seconds) as client:
        yield create_deps(settings, database, client, base_url=base_url, inbound_url=inbound_url)


def create_deps(
    settings: Settings, database: Database, client: httpx.Client, *, base_url: str = "", inbound_url: str | None = None
) -> Deps:
    """See `dependencies`; `client` makes every request to a vendor."""
    circuit = VendorCircuit(
        database,
        Policy(threshold=settings.vendor_failures, first_pause_seconds=settings.vendor_pause_seconds),
        random.random,
    )
    telnyx = (client, settings.telnyx_base_url, settings.telnyx_api_key.get_secret_value(), circuit)
    return Deps(
        database=database,
        in_flight=in_flight.beside(database),
        sms=TelnyxClient(*telnyx),
        whatsapp=WhatsAppClient(
            client,
            settings.whatsapp_base_url,
            settings.whatsapp_api_version,
            settings.whatsapp_app_id or None,
            settings.whatsapp_app_secret.get_secret_value() or None,
            circuit,
        ),
        registrar=TelnyxRegistrar(*telnyx),
        shop=TelnyxNumberShop(*telnyx, most_for_number=database.prices.most_for_number),
        jitter=random.random,
        fresh_pin=lambda: f"{secrets.randbelow(1_000_000):06}",
        pace=pace(settings),
        retention=retention(settings),
        delivery_backoff=replace(retry.DELIVERY, first_seconds=settings.callback_first_retry_seconds),
        webhook_timeout_seconds=settings.callback_timeout_seconds,
        user_agent=USER_AGENT,
        allows_private_urls=settings.allow_private_callbacks,
        doc_url=settings.doc_url or f"{settings.public_url or base_url}/docs",
        public_url=settings.public_url,
        inbound_url=settings.public_url or inbound_url,
    )


def pace(settings: Settings) -> Pace:
    """The intervals at which the installation checks registrations, from the settings."""
    return Pace(first_check=settings.registration_check_seconds, quiet=settings.registration_quiet_seconds)


def retention(settings: Settings) -> Retention:
    """The time for which finished records are kept, from the settings."""
    return Retention(
        deliveries=timedelta(days=settings.retention_delivery_days),
        failed_deliveries=timedelta(days=settings.retention_failed_delivery_days),
        notices=timedelta(days=settings.retention_notice_days),
    )


def create_worker(settings: Settings, deps: Deps) -> Worker:
    """A worker for every kind of job, ready to launch."""
    passes: Mapping[Kind, Callable[[Deps, Begun], None]] = {
        Kind.COMPLETE_PROFILE: complete_profile.complete_profile,
        Kind.ADVANCE_REGISTRATION: advance_registration.advance_registration,
        Kind.APPLY_PROVIDER_EVENT: advance_registration.apply_provider_event,
        Kind.TELL_FOLLOWERS: advance_registration.tell_followers,
        Kind.DELIVER_WEBHOOK: deliver_webhooks.deliver_webhooks,
        Kind.RECONCILE: functools.partial(chores.reconcile, every_seconds=settings.reconcile_seconds),
        Kind.HOUSEKEEPING: functools.partial(chores.housekeeping, every_seconds=settings.housekeeping_seconds),
    }
    return Worker(
        database=deps.database,
        executor_id=f"{socket.gethostname()[:32]}.{os.getpid()}.{secrets.token_hex(4)}",
        passes={kind: functools.partial(run, deps) for kind, run in passes.items()},
        slots={
            Lane.COMPLETIONS: settings.worker_completions,
            Lane.REGISTRATIONS: settings.worker_registrations,
            Lane.DELIVERIES: settings.worker_deliveries,
            Lane.RETRIES: settings.worker_retries,
            Lane.CHORES: _CHORES,
        },
        chores=(Kind.RECONCILE, Kind.HOUSEKEEPING),
    )


@contextmanager
def working(settings: Settings, deps: Deps) -> Iterator[Worker]:
    """Run a worker during the block, and drain it at the end."""
    worker = create_worker(settings, deps)
    worker.launch()
    try:
        yield worker
    finally:
        worker.drain(_DRAIN_SECONDS)
