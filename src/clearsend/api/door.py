"""The path of every call: key → rate limit → permission → ids → body → idempotency → one action in one transaction → envelope.

This module names no route and decides nothing about the product: the route's row in the table says what to check and call.
"""

import json
import secrets
import string
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import structlog
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from structlog import contextvars

from clearsend.actions import requests
from clearsend.actions.requests import Rendered
from clearsend.api import auth, idempotency
from clearsend.api import errors as http_errors
from clearsend.api.call import MAX_PAGE, UNPAGED, Answer, Call, Route
from clearsend.api.limits import Allowance, RateLimiter
from clearsend.deps import Deps
from clearsend.domain import errors
from clearsend.domain.access import Actor
from clearsend.domain.errors import AppError
from clearsend.domain.paging import PageRequest, Position
from clearsend.schemas import cursors, envelope
from clearsend.schemas import errors as schema_errors
from clearsend.schemas.incoming import is_uuid, read_body
from clearsend.store.foundation.database import DatabaseUnavailable, Transaction

MAX_BODY_BYTES = 1024 * 1024

# Query parameters; each takes the cursor of the same name in `pagination.cursors`.
_CURSORS = ("after", "before")

_REQUEST_ID_ALPHABET = string.ascii_letters + string.digits

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Incoming:
    """A request as received. `raw_body`: None if the body exceeds `MAX_BODY_BYTES`."""

    method: str
    path: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    path_ids: Mapping[str, str]
    raw_body: bytes | None
    request_id: str
    started_at: float = field(default_factory=time.perf_counter)


async def receive(request: Request) -> Incoming:
    """Read a request; stop reading its body when that exceeds `MAX_BODY_BYTES`.

    Raises: ClientDisconnect.
    """
    return Incoming(
        method=request.method,
        path=request.url.path,
        headers=request.headers,
        query=request.query_params,
        path_ids=request.path_params,
        raw_body=await read_body(request.stream(), max_bytes=MAX_BODY_BYTES),
        request_id=new_request_id(),
    )


def new_request_id() -> str:
    return "req_" + "".join(_REQUEST_ID_ALPHABET[byte % len(_REQUEST_ID_ALPHABET)] for byte in secrets.token_bytes(10))


def answer(deps: Deps, limiter: RateLimiter, route: Route, incoming: Incoming) -> Response:
    """Check and perform one call. Every error becomes the response to it: this function raises none."""
    # Threads are reused: the log context of the previous call must not appear in the lines of this one.
    contextvars.clear_contextvars()
    contextvars.bind_contextvars(request_id=incoming.request_id)
    response = _answer(deps, limiter, route, incoming)
    log.info(
        "request",
        method=incoming.method,
        route=route.path,
        status=response.status_code,
        milliseconds=round((time.perf_counter() - incoming.started_at) * 1000, 1),
    )
    return response


def _answer(deps: Deps, limiter: RateLimiter, route: Route, incoming: Incoming) -> Response:
    allowance: list[Allowance] = []
    try:
        outcome = _perform(deps, limiter, route, incoming, allowance)
    except AppError as error:
        return refusal(deps, incoming, error, allowance)
    except DatabaseUnavailable:
        log.warning("request.database_unavailable", method=incoming.method, route=route.path)
        return refusal(deps, incoming, AppError(errors.UNAVAILABLE, retry_after_seconds=1), allowance)
    except Exception:
        log.exception("request.failed", method=incoming.method, route=route.path)
        return refusal(deps, incoming, AppError(errors.INTERNAL), allowance)
    headers = _common_headers(incoming, allowance)
    if outcome.rendered.is_sandbox:
        headers["X-Sandbox"] = "true"
    if outcome.original_request_id is not None:
        headers["Idempotent-Replayed"] = "true"
        headers["X-Original-Request-Id"] = outcome.original_request_id
    return _respond(outcome.rendered.status_code, outcome.rendered.body, headers)


def refusal(deps: Deps, incoming: Incoming, error: AppError, allowance: list[Allowance]) -> Response:
    """The response to an error, in an envelope. `allowance`: for the rate-limit headers; empty if the call was not counted."""
    now = deps.database.clock()
    body = envelope.refuse(error, request_id=incoming.request_id, now=now, doc_url=deps.doc_url)
    headers = _common_headers(incoming, allowance) | http_errors.headers(error)
    return _respond(http_errors.HTTP_STATUS[error.kind], body.model_dump_json(by_alias=True), headers)


def _perform(
    deps: Deps, limiter: RateLimiter, route: Route, incoming: Incoming, allowance: list[Allowance]
) -> requests.Outcome:
    database = deps.database
    if not route.is_mutation:
        with database.reading() as transaction:
            actor, ids = _admit(deps, limiter, route, incoming, transaction, allowance)
            wrong: dict[str, list[str]] = {}
            query = _query(route, incoming, wrong)
            list_mark = _list_mark(route, actor, ids, query)
            wanted = _page(route, incoming, list_mark, wrong)
            if wrong:
                raise AppError(errors.INVALID_REQUEST, details=wrong)
            call = Call(actor, transaction, incoming.request_id, ids, wanted, list_mark, query)
            return requests.Outcome(_render(route.handler(call), incoming, transaction))
    with database.glancing() as transaction:
        actor, ids = _admit(deps, limiter, route, incoming, transaction, allowance)
    scope = None
    if route.is_idempotent:
        path = route.path.format(**ids)  # one spelling of each id, whichever the caller used
        scope = idempotency.scope(actor, incoming.method, path, incoming.headers.get(idempotency.HEADER))
    body = None if route.body is None else _parse(route.body, incoming)
    # An answer with a secret is encrypted for the day in which it can be replayed.
    is_sealed = route.tells_a_secret and scope is not None

    def perform(transaction: Transaction) -> Rendered:
        call = Call(
            actor,
            transaction,
            incoming.request_id,
            ids,
            allows_private_urls=deps.allows_private_urls,
        )
        given = route.handler(call) if body is None else route.handler(call, body)
        rendered = _render(given, incoming, transaction)
        return replace(rendered, body=database.vault.encrypt(rendered.body)) if is_sealed else rendered

    outcome = requests.once(
        database,
        deps.in_flight,
        actor.org_id,
        scope,
        request_id=incoming.request_id,
        perform=perform,
    )
    if not is_sealed:
        return outcome
    opened = replace(outcome.rendered, body=database.vault.decrypt(outcome.rendered.body))
    return replace(outcome, rendered=opened)


def _admit(
    deps: Deps,
    limiter: RateLimiter,
    route: Route,
    incoming: Incoming,
    transaction: Transaction,
    allowance: list[Allowance],
) -> tuple[Actor, dict[str, str]]:
    """Authenticate, count, authorize, and check the ids in the path and their scope, in this order. Returns the actor,
    restricted to the profile that the call acts for, and the ids in lower case."""
    actor = auth.authenticate(transaction, incoming.headers.get(auth.KEY_HEADER))
    key = "profile_key" if actor.is_profile_scoped else "organization_key"
    contextvars.bind_contextvars(org_id=actor.org_id, actor=key)
    counted = limiter.count(actor.key_id, route.rate_class)
    if counted is not None:
        allowance.append(counted)
        counted.check()
    ids = {name: value.lower() for name, value in incoming.path_ids.items()}
    actor = auth.authorize(transaction, actor, route.permission, ids, incoming.headers.get(auth.PROFILE_HEADER))
    wrong = {name: ["Must be a UUID."] for name, value in ids.items() if not is_uuid(value)}
    if wrong:
        what = " or ".join(name.removesuffix("Id") for name in ids)
        raise AppError(errors.INVALID_REQUEST, message=f"Invalid {what} ID format", details=wrong)
    auth.check_scope(transaction, actor, ids)
    return actor, ids


def _list_mark(route: Route, actor: Actor, ids: Mapping[str, str], query: Mapping[str, Any]) -> str:
    """The mark of the list that is asked for, in its cursors."""
    if route.paging is None:
        return ""
    return cursors.mark(route.operation_id, actor.org_id, confined_to=actor.confined_to, filters={**ids, **query})


def _page(route: Route, incoming: Incoming, list_mark: str, wrong: dict[str, list[str]]) -> PageRequest:
    """The wanted page: by its number, or by one of the two cursors; errors are added to `wrong`."""
    if route.paging is None:
        return UNPAGED
    number = _whole_number(incoming, "page", 1, MAX_PAGE, wrong)
    size = _whole_number(incoming, "page_size", route.paging.default_size, route.paging.max_size, wrong)
    given = [name for name in ("page", *_CURSORS) if name in incoming.query]
    if len(given) > 1:
        wrong |= {name: [f"Send only one of {' and '.join(given)}."] for name in given}
        return PageRequest(size)
    after, before = (_position(incoming, name, list_mark, wrong) for name in _CURSORS)
    return PageRequest(size, number, after, before)


def _position(incoming: Incoming, name: str, list_mark: str, wrong: dict[str, list[str]]) -> Position | None:
    text = incoming.query.get(name)
    if text is None:
        return None
    try:
        return cursors.decode(text, list_mark)
    except ValueError as problem:
        wrong[name] = [str(problem)]
        return None


def _query(route: Route, incoming: Incoming, wrong: dict[str, list[str]]) -> dict[str, Any]:
    """The parsed values of the route's query parameters besides the page, without absent ones; errors are added to `wrong`."""
    found: dict[str, Any] = {}
    for known in route.query:
        text = incoming.query.get(known.name)
        if text is not None:
            try:
                found[known.name] = known.parse(text)
            except ValueError as problem:
                wrong[known.name] = [str(problem)]
    return found


def _whole_number(incoming: Incoming, name: str, default: int, most: int, wrong: dict[str, list[str]]) -> int:
    text = incoming.query.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= most):
        wrong[name] = [f"Must be a whole number from 1 to {most}."]
        return default
    return int(text)


def _parse(model: type[BaseModel], incoming: Incoming) -> BaseModel:
    """The body as `model`; an empty body counts as `{}`.

    Raises: AppError VALIDATION_005 (the body is too large, or all errors are numbers out of range), VALIDATION_001 (others).
    """
    if incoming.raw_body is None:
        limit = f"A body has at most {MAX_BODY_BYTES} bytes."
        raise AppError(errors.BODY_TOO_LARGE, details={"body": [limit]})
    try:
        given = json.loads(incoming.raw_body, parse_constant=_refuse_constant) if incoming.raw_body else {}
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise errors.invalid("body", f"The body is not valid JSON{where}.") from None
    if not isinstance(given, dict):
        raise errors.invalid("body", "The body must be a JSON object.")
    try:
        return model.model_validate(given)
    except ValidationError as error:
        entry = errors.OUT_OF_RANGE if schema_errors.is_only_out_of_range(error) else errors.INVALID_REQUEST
        raise AppError(entry, details=schema_errors.details_of(error)) from None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _render(given: Answer, incoming: Incoming, transaction: Transaction) -> Rendered:
    if given.data is None:
        return Rendered(given.status, "", given.is_sandbox)
    body = {
        "success": True,
        "data": _DATA.dump_python(given.data, mode="json", by_alias=True),
        "error": None,
        "meta": envelope.Meta(request_id=incoming.request_id, timestamp=transaction.now).wire(),
    }
    return Rendered(given.status, json.dumps(body, separators=(",", ":"), ensure_ascii=False), given.is_sandbox)


_DATA: TypeAdapter[Any] = TypeAdapter(Any)


def _common_headers(incoming: Incoming, allowance: list[Allowance]) -> dict[str, str]:
    headers = {
        "X-Request-Id": incoming.request_id,
        "X-API-Version": "v3",
        "X-Response-Time": f"{(time.perf_counter() - incoming.started_at) * 1000:.1f}ms",
        "Cache-Control": "no-store",
    }
    for counted in allowance:
        headers |= counted.headers()
    return headers


def _respond(status: int, body: str, headers: dict[str, str]) -> Response:
    if not body:
        return Response(status_code=status, headers=headers)
    return Response(body, status_code=status, headers=headers, media_type="application/json")
