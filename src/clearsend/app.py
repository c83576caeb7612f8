"""The composition root: settings → database, providers, workflows, web. It wires and decides nothing."""

import functools
import random
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import httpx
import sqlalchemy
from fastapi import FastAPI

from clearsend import __version__
from clearsend.api import web
from clearsend.api.door import Surroundings
from clearsend.api.limits import RateLimiter
from clearsend.console import web as console
from clearsend.domain import retry
from clearsend.providers import http
from clearsend.providers.telnyx.client import TelnyxClient
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.settings import Settings
from clearsend.store import database as databases
from clearsend.store import queue
from clearsend.store.database import Database, DatabaseUnavailable
from clearsend.store.vault import Vault, new_secret_key
from clearsend.workflows import complete_profile, deliver_webhook, liveness
from clearsend.workflows.engine import Engine

USER_AGENT = f"Clearsend/{__version__}"

# With the rest of a shutdown, within the 20 seconds that an orchestrator usually grants.
_DRAIN_SECONDS = 15


@dataclass(frozen=True)
class Providers:
    """Where the vendors are and how they are reached."""

    client: httpx.Client
    telnyx: TelnyxClient
    whatsapp: WhatsAppClient


def prepare_database_url(settings: Settings) -> str:
    """The URL of the database; the folder of the default one is made.

    Raises: DatabaseUnavailable.
    """
    if settings.database_url is None:
        try:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseUnavailable(f"the folder {settings.data_dir} cannot be made: {error.strerror}") from None
    return settings.effective_database_url


def describe_database(settings: Settings) -> str:
    """Which database it is, without its password."""
    return sqlalchemy.make_url(settings.effective_database_url).render_as_string(hide_password=True)


def open_database(settings: Settings) -> Database:
    """The database of the settings; its schema must be there already."""
    engine = databases.create_engine(settings.effective_database_url)
    return Database(
        engine=engine,
        vault=Vault(settings.secret_keys()),
        queue=queue.Queue(engine),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid.uuid4()),
    )


def create_web(settings: Settings, database: Database, engine: Engine | None, *, base_url: str) -> FastAPI:
    """The web application, listening at `base_url`; with `engine`, its health includes the embedded worker's."""
    limit = settings.rate_limit_per_minute if settings.rate_limits == "on" else None
    surroundings = Surroundings(
        database, RateLimiter(limit), settings.doc_url or f"{settings.public_url or base_url}/docs"
    )
    application = web.create(surroundings, lambda: None if engine is None else engine.is_alive())
    console.add(application, database, public_url=settings.public_url)
    return application


def openapi_document() -> dict[str, Any]:
    """The document of the API, made without a database: the file that is named here is never opened."""
    engine = databases.create_engine("sqlite:///never-opened.sqlite")
    database = Database(
        engine, Vault([new_secret_key()]), queue.Queue(engine), lambda: datetime.now(UTC), lambda: str(uuid.uuid4())
    )
    with database:
        return web.create(Surroundings(database, RateLimiter(None), ""), lambda: None).openapi()


def connect_providers(settings: Settings) -> Providers:
    client = http.make_client(settings.provider_timeout_seconds)
    return Providers(
        client=client,
        telnyx=TelnyxClient(client, settings.telnyx_base_url, settings.telnyx_api_key.get_secret_value()),
        whatsapp=WhatsAppClient(
            client,
            settings.whatsapp_base_url,
            settings.whatsapp_api_version,
            settings.whatsapp_app_id or None,
            settings.whatsapp_app_secret.get_secret_value() or None,
        ),
    )


def create_engine(settings: Settings, database: Database, providers: Providers) -> Engine:
    """A worker with every workflow registered, ready to launch."""
    engine = Engine(
        database=database,
        runtime_engine=databases.create_runtime_engine(settings.effective_database_url),
        executor_id=liveness.new_executor_id(),
    )
    completing = complete_profile.Tools(
        database=database,
        sms=providers.telnyx,
        whatsapp=providers.whatsapp,
        jitter=random.random,
        fresh_pin=lambda: f"{secrets.randbelow(1_000_000):06}",
    )
    delivering = deliver_webhook.Tools(
        database=database,
        backoff=replace(retry.DELIVERY, first_seconds=settings.callback_first_retry_seconds),
        jitter=random.random,
        allow_private=settings.allow_private_callbacks,
        timeout_seconds=settings.callback_timeout_seconds,
        user_agent=USER_AGENT,
    )
    engine.register(queue.COMPLETE_PROFILE, functools.partial(complete_profile.complete_profile, completing))
    engine.register(queue.DELIVER_WEBHOOK, functools.partial(deliver_webhook.deliver_webhook, delivering))
    return engine


@contextmanager
def working(settings: Settings, database: Database) -> Iterator[Engine]:
    """A worker at work; drained at the end."""
    providers = connect_providers(settings)
    engine = create_engine(settings, database, providers)
    engine.launch()
    try:
        yield engine
    finally:
        engine.drain(_DRAIN_SECONDS)
        providers.client.close()
