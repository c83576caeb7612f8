"""The web application: the table's routes behind `door.py`, health, and the OpenAPI document. It wires; it decides nothing."""

import functools
import inspect
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, FastAPI, Header, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline
from starlette import routing
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from clearsend import __version__
from clearsend.api import auth, door, health, idempotency, inbound, openapi
from clearsend.api.call import MAX_PAGE, Route
from clearsend.api.door import Incoming
from clearsend.api.health import WorkerProbe
from clearsend.api.inbound import Inbound
from clearsend.api.limits import RateLimiter
from clearsend.api.routes import ROUTES
from clearsend.deps import Deps
from clearsend.domain import errors
from clearsend.domain.errors import AppError
from clearsend.schemas.cursors import MAX_CHARS

_DESCRIPTION = """The compliance desk of a messaging platform: sender profiles with their brands, campaigns and channels, and
one call that completes them. Wire-compatible with the Sent v3 API for these resources: to use the published SDKs, set their
base URL.

Every answer is an envelope of `success`, `data`, `error` and `meta`. Authenticate with an `x-api-key` header."""


_CURSORS = {
    "after": "Instead of `page`: the `pagination.cursors.after` of a page, for the page that follows on it.",
    "before": "Instead of `page`: the `pagination.cursors.before` of a page, for the page that precedes it.",
}


def create(deps: Deps, limiter: RateLimiter, worker: WorkerProbe, vendors: Inbound) -> FastAPI:
    """The application. `worker`: tells whether this process's worker is alive. `vendors`: verify and parse their webhooks."""
    # The documentation page has its own files here: it must work without any other server.
    app = FastAPIOffline(
        title="Clearsend",
        version=__version__,
        description=_DESCRIPTION,
        docs_url="/docs",
        redoc_url=None,
        # An address with an extra slash is unknown: a redirect would have no envelope, and would trust the Host header.
        redirect_slashes=False,
    )

    app.state.answer = functools.partial(door.answer, deps, limiter)
    app.router.routes.extend(_routes())
    inbound.add(app.router, deps, vendors)
    health.add(app, deps.database, worker)
    openapi.install(app)

    @app.exception_handler(HTTPException)
    async def unknown(request: Request, problem: HTTPException) -> Response:
        """The answer to an unknown address, or to a method that an address does not have."""
        entry = errors.METHOD_NOT_ALLOWED if problem.status_code == 405 else errors.RESOURCE_NOT_FOUND
        incoming = Incoming(request.method, request.url.path, request.headers, {}, {}, b"", door.new_request_id())
        response = door.refusal(deps, incoming, AppError(entry), [])
        if problem.status_code == 405:
            response.headers["Allow"] = ", ".join(_methods_at(app.routes, request.url.path))
        return response

    return app


def _methods_at(routes: Iterable[routing.BaseRoute], path: str) -> list[str]:
    """All methods of `path`. The framework names only those of one route, and each of our routes has a single method."""
    found = (route for route in routes if isinstance(route, routing.Route) and route.path_regex.match(path))
    return sorted({method for route in found for method in route.methods or ()})


@functools.cache
def _routes() -> Sequence[routing.BaseRoute]:
    """The framework's routes for the route table, made once per process because that takes about half a second. Applications
    share them: a route finds its application in the request."""
    router = APIRouter(redirect_slashes=False)
    for route in ROUTES:
        _add(router, route)
    return tuple(router.routes)


def _add(router: APIRouter, route: Route) -> None:
    """Let the framework document the route, and `door.py` answer it: the order of the checks is ours (401 before 400)."""

    class Behind(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            async def handle(request: Request) -> Response:
                try:
                    incoming = await door.receive(request)
                except ClientDisconnect:
                    # The caller is gone, and the request is incomplete: not a defect, and nothing was done.
                    return Response(status_code=400)
                return await run_in_threadpool(request.app.state.answer, route, incoming)

            return handle

    success = min(route.answers)
    router.add_api_route(
        route.path,
        _documented(route),
        methods=[route.method],
        name=f"{route.method} {route.path}",
        operation_id=route.operation_id,
        tags=[route.tag],
        summary=route.summary,
        description=route.description,
        status_code=success,
        response_model=openapi.envelope_of(route.answers[success]),
        responses=openapi.responses(route),
        route_class_override=Behind,
    )


def _documented(route: Route) -> Callable[..., None]:
    """A function with the route's signature, for the framework to read; it is never called."""

    def signature_only(**_: Any) -> None:
        raise NotImplementedError

    parameters = [
        _parameter(name, Annotated[UUID, Path(description=openapi.ID_DESCRIPTIONS[name])]) for name in route.id_names
    ]
    if route.paging is not None:
        size = route.paging
        parameters.append(
            _parameter("page", Annotated[int, Query(ge=1, le=MAX_PAGE, description="Number of the page, from 1.")], 1)
        )
        parameters.append(
            _parameter(
                "page_size",
                Annotated[int, Query(ge=1, le=size.max_size, description="Maximum number of items on a page.")],
                size.default_size,
            )
        )
        parameters += [
            _parameter(name, Annotated[str | None, Query(max_length=MAX_CHARS, description=description)], None)
            for name, description in _CURSORS.items()
        ]
    for known in route.query:
        parameters.append(_parameter(known.name, known.type, None))
    if route.body is not None:
        is_optional = not any(field.is_required() for field in route.body.model_fields.values())
        body_type: Any = Annotated[route.body | None if is_optional else route.body, Body()]
        parameters.append(_parameter("body", body_type, None if is_optional else inspect.Parameter.empty))
    if route.is_idempotent:
        key = Header(alias=idempotency.HEADER, pattern=idempotency.PATTERN, description=openapi.IDEMPOTENCY_DESCRIPTION)
        parameters.append(_parameter("idempotency_key", Annotated[str | None, key], None))
    acting_for = Header(alias=auth.PROFILE_HEADER, description=openapi.PROFILE_ID_DESCRIPTION)
    parameters.append(_parameter("x_profile_id", Annotated[UUID | None, acting_for], None))
    signature_only.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return signature_only


def _parameter(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
