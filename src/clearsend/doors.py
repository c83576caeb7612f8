"""The composition root of what is reached by HTTP: settings → API, console, health, metrics. It wires and decides nothing.

`app.py` wires the rest, and does not import this module: a worker needs FastAPI and the routes only to answer `/metrics`.
"""

import functools
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI

from clearsend import app
from clearsend.actions.registration.notices import Notice
from clearsend.api import health, metrics, web
from clearsend.api.call import RateClass
from clearsend.api.inbound import Inbound, Vendor
from clearsend.api.limits import RateLimiter
from clearsend.console import web as console
from clearsend.deps import Deps
from clearsend.domain import errors
from clearsend.providers.ports import MalformedNotice, ProviderNotice
from clearsend.providers.telnyx import errors as telnyx_errors
from clearsend.providers.telnyx import inbound as telnyx_inbound
from clearsend.providers.telnyx.prices import PRICES
from clearsend.providers.whatsapp import inbound as whatsapp_inbound
from clearsend.settings import Settings
from clearsend.store.foundation import database as databases
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.vault import Vault, new_secret_key
from clearsend.store.rate_windows import RateWindows
from clearsend.workflows.worker import Worker


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
        PRICES,
    )
    settings = Settings.model_construct()
    with database, app.dependencies(settings, database) as deps:
        return web.create(deps, RateLimiter(None, {}), lambda: None, inbound(settings)).openapi()
