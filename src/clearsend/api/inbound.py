"""Receives the vendors' webhooks: verifies their signature, stores each notice once, and queues it. It calls no vendor.

Vendors have no API key and no rate limit. The functions that verify a signature and parse a body are arguments, because entry
points know no vendor's vocabulary.
"""

import functools
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from clearsend.actions.registration import notices, start
from clearsend.actions.registration.notices import Notice
from clearsend.api import door, openapi
from clearsend.api import errors as http_errors
from clearsend.api.door import Incoming
from clearsend.deps import Deps
from clearsend.domain import errors
from clearsend.domain.errors import AppError, CatalogEntry
from clearsend.store.foundation.database import DatabaseUnavailable

# The query parameter `subject` of the URL that a vendor was given: `{id of the registration}-{number of the submission}`.
_TOKEN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]{1,6}")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Vendor:
    """One vendor's webhooks.

    `path`: the path on this server to which the vendor sends them. `is_genuine(body, headers, now)`: did the vendor sign the
    body? `read(body)`: the notices in the body; raises AppError VALIDATION_001 if it is not in the vendor's format. `missing`:
    the name of the setting that verification needs; None if it is set.
    """

    name: str
    path: str
    is_genuine: Callable[[bytes, Mapping[str, str], datetime], bool]
    read: Callable[[bytes], Sequence[Notice]]
    missing: str | None = None


@dataclass(frozen=True)
class Inbound:
    """The vendors that send webhooks. `handshake(query)`: the challenge that Meta expects back; None for any other caller."""

    telnyx: Vendor
    whatsapp: Vendor
    handshake: Callable[[Mapping[str, str]], str | None] = field(repr=False)


def add(router: APIRouter, deps: Deps, inbound: Inbound) -> None:
    def receive(vendor: Vendor) -> Callable[[Request], Any]:
        told = {"vendor": vendor.name, "missing_setting": vendor.missing}
        complain_once = functools.cache(functools.partial(log.warning, "inbound.not_configured", **told))

        async def handle(request: Request) -> Response:
            try:
                incoming = await door.receive(request)
            except ClientDisconnect:
                # The caller is gone, and the request is incomplete: the vendor will send it again.
                return Response(status_code=400)
            if vendor.missing is not None:
                complain_once()
            return await run_in_threadpool(_answer, deps, vendor, incoming)

        return handle

    async def shake_hands(request: Request) -> Response:
        challenge = inbound.handshake(request.query_params)
        if challenge is None:
            incoming = replace(await door.receive(request), raw_body=b"")
            return door.refusal(deps, incoming, AppError(errors.FORBIDDEN), [])
        return Response(challenge, media_type="text/plain", headers={"X-Content-Type-Options": "nosniff"})

    add_route = functools.partial(router.add_api_route, tags=["inbound"], response_model=None)
    add_route(
        inbound.telnyx.path,
        receive(inbound.telnyx),
        methods=["POST"],
        operation_id="receiveTelnyx",
        summary="Receive Telnyx's webhooks",
        description=(
            "For Telnyx only: its webhooks, signed with Ed25519. Each is stored once; a repeated one is also "
            "answered with 200."
        ),
        responses=_responses(_REFUSALS),
    )
    add_route(
        inbound.whatsapp.path,
        receive(inbound.whatsapp),
        methods=["POST"],
        operation_id="receiveWhatsApp",
        summary="Receive Meta's webhooks",
        description=(
            "For Meta only: its webhooks, signed with the secret of the app. Each is stored once; a repeated one "
            "is also answered with 200."
        ),
        responses=_responses(_REFUSALS),
    )
    add_route(
        inbound.whatsapp.path,
        shake_hands,
        methods=["GET"],
        operation_id="verifyWhatsApp",
        summary="Complete Meta's webhook handshake",
        description="For Meta only: answers the challenge if the request presents the verify token of the settings.",
        responses=_responses((errors.FORBIDDEN,))
        | {200: {"description": "The challenge.", "content": {"text/plain": {}}}},
    )


_REFUSALS = (
    errors.INVALID_REQUEST,
    errors.SIGNATURE_INVALID,
    errors.BODY_TOO_LARGE,
    errors.INTERNAL,
    errors.UNAVAILABLE,
)


def _responses(refusals: Sequence[CatalogEntry]) -> dict[int | str, dict[str, Any]]:
    kept: dict[int | str, dict[str, Any]] = {200: {"description": "Stored, now or earlier.", "content": {}}}
    return kept | {http_errors.HTTP_STATUS[entry.kind]: openapi.refusal([entry]) for entry in refusals}


def _answer(deps: Deps, vendor: Vendor, incoming: Incoming) -> Response:
    try:
        received, kept = _receive(deps, vendor, incoming)
    except AppError as error:
        log.info("inbound.refused", vendor=vendor.name, code=error.code, request_id=incoming.request_id)
        return door.refusal(deps, incoming, error, [])
    except DatabaseUnavailable:
        log.warning("inbound.database_unavailable", vendor=vendor.name, request_id=incoming.request_id)
        return door.refusal(deps, incoming, AppError(errors.UNAVAILABLE, retry_after_seconds=1), [])
    except Exception:
        log.exception("inbound.failed", vendor=vendor.name, request_id=incoming.request_id)
        return door.refusal(deps, incoming, AppError(errors.INTERNAL), [])
    log.info(
        "inbound",
        vendor=vendor.name,
        request_id=incoming.request_id,
        notices=received,
        new=kept,
        milliseconds=round((time.perf_counter() - incoming.started_at) * 1000, 1),
    )
    return Response(status_code=200)


def _receive(deps: Deps, vendor: Vendor, incoming: Incoming) -> tuple[int, int]:
    """Store the notices in a genuine webhook. Returns the number of notices, and the number of new ones.

    Raises: AppError VALIDATION_005 (too large), AUTH_008 (not genuine), VALIDATION_001 (not in the vendor's format);
    DatabaseUnavailable. Nothing is stored then.
    """
    database = deps.database
    if incoming.raw_body is None:
        raise AppError(errors.BODY_TOO_LARGE, details={"body": [f"A body has at most {door.MAX_BODY_BYTES} bytes."]})
    if vendor.missing is not None or not vendor.is_genuine(incoming.raw_body, incoming.headers, database.clock()):
        raise AppError(errors.SIGNATURE_INVALID)
    read = [_about(notice, incoming.query.get("subject")) for notice in vendor.read(incoming.raw_body)]
    if not read:
        return 0, 0
    with database.writing() as transaction:
        return len(read), sum(notices.receive(transaction, notice) for notice in read)


def _about(notice: Notice, token: str | None) -> Notice:
    """The notice with the registration of `token`, from the webhook's URL; unchanged if the token is absent or malformed. The
    signature does not cover the URL, so the token only adds a registration to read."""
    if token is None or _TOKEN.fullmatch(token) is None:
        return notice
    return replace(notice, subjects={**notice.subjects, "registration_id": start.registration_of(token)})
