"""The composition root: settings → database, providers, workflows, web. It wires and decides nothing."""

import functools
import os
import random
import secrets
import socket
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import sqlalchemy
from fastapi import FastAPI

from clearsend import __version__
from clearsend.actions.registration.notices import Notice
from clearsend.actions.retention import Retention
from clearsend.api import health, metrics, web
from clearsend.api.call import RateClass
from clearsend.api.inbound import Inbound, Vendor
from clearsend.api.limits import RateLimiter
from clearsend.console import web as console
from clearsend.deps import Deps
from clearsend.domain import errors, retry
from clearsend.domain.circuit import Policy
from clearsend.domain.registration.pace import Pace
from clearsend.providers import http
from clearsend.providers.ports import MalformedNotice, ProviderNotice
from clearsend.providers.telnyx import errors as telnyx_errors
from clearsend.providers.telnyx import inbound as telnyx_inbound
from clearsend.providers.telnyx.client import TelnyxClient
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from clearsend.providers.telnyx.shop import TelnyxNumberShop
from clearsend.providers.whatsapp import inbound as whatsapp_inbound
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.settings import Settings
from clearsend.store import in_flight
from clearsend.store.engine.jobs import Begun, Kind, Lane
from clearsend.store.foundation import database as databases
from clearsend.store.foundation import private
from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.store.foundation.vault import Vault, new_secret_key
from clearsend.store.rate_windows import RateWindows
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
    )


def create_web(settings: Settings, deps: Deps, worker: Worker | None) -> FastAPI:
    """The web application. `worker`: the embedded one, whose health it reports too; None without a worker."""
    limits = {
        RateClass.NORMAL: settings.rate_limit_per_minute,
        RateClass.SENSITIVE: settings.rate_limit_sensitive_per_minute,
    }
    limiter = RateLimiter(RateWindows(deps.database) if settings.rate_limits == "on" else None, limits)
    application = web.create(deps, limiter, lambda: None if worker is None else worker.is_alive(), inbound(settings))
    console.add(application, deps)
    metrics.add(application, _exposition(settings, deps.database))
    application.add_middleware(metrics.Counting)
    return application


def create_watch(settings: Settings, database: Database, worker: Worker) -> FastAPI:
    """The web application of a worker that does not serve the API: its health and its metrics."""
    application = FastAPI(openapi_url=None)
    health.add(application, database, worker.is_alive)
    metrics.add(application, _exposition(settings, database))
    return application


def _exposition(settings: Settings, database: Database) -> metrics.Exposition:
    return metrics.Exposition(
        database, None if settings.metrics_token is None else settings.metrics_token.get_secret_value()
    )


def inbound(settings: Settings) -> Inbound:
    """The verification and parsing of the vendors' webhooks. Without a vendor's key, its webhooks are refused."""
    key = settings.telnyx_public_key
    secret = settings.whatsapp_app_secret.get_secret_value()
    verify_token = settings.whatsapp_verify_token.get_secret_value()
    return Inbound(
        telnyx=Vendor(
            telnyx_errors.PROVIDER,
            telnyx_inbound.PATH,
            lambda body, headers, now: telnyx_inbound.verify(
                body, headers.get("telnyx-signature-ed25519"), headers.get("telnyx-timestamp"), key, now
            ),
            functools.partial(_read, telnyx_inbound.parse),
            missing=None if key else "CLEARSEND_TELNYX_PUBLIC_KEY",
        ),
        whatsapp=Vendor(
            whatsapp_inbound.VENDOR,
            whatsapp_inbound.PATH,
            lambda body, headers, now: whatsapp_inbound.verify_signature(
                body, headers.get("x-hub-signature-256"), secret
            ),
            functools.partial(_read, whatsapp_inbound.parse),
            missing=None if secret else "CLEARSEND_WHATSAPP_APP_SECRET",
        ),
        handshake=lambda query: whatsapp_inbound.verify_handshake(query, verify_token),
    )


def _read(parse: Callable[[bytes], Sequence[ProviderNotice]], body: bytes) -> list[Notice]:
    """The notices in a vendor's webhook, in the form in which they are stored.

    Raises: AppError VALIDATION_001: the body is malformed.
    """
    try:
        return [
            Notice(notice.vendor, notice.notice_id, notice.type, notice.subjects, notice.summary, notice.occurred_at)
            for notice in parse(body)
        ]
    except MalformedNotice as problem:
        raise errors.invalid("body", str(problem)) from None


def openapi_document() -> dict[str, Any]:
    """The API's OpenAPI document. It needs no database: the file named here is never opened."""
    engine = databases.create_engine("sqlite:///never-opened.sqlite")
    database = Database(
        engine,
        Vault([new_secret_key()]),
        lambda: datetime.now(UTC),
        lambda: str(uuid.uuid4()),
        databases.create_jobs(engine),
    )
    settings = Settings.model_construct()
    with database, dependencies(settings, database) as deps:
        return web.create(deps, RateLimiter(None, {}), lambda: None, inbound(settings)).openapi()


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
        shop=TelnyxNumberShop(*telnyx),
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
