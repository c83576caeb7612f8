"""The short way finds what the framework would have found, and leaves it everything else."""

import asyncio
from typing import Any, cast
from uuid import uuid4

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from clearsend.api.call import Route
from clearsend.api.front import Front
from clearsend.api.routes import ROUTES


def _answered_by(method: str, path: str, **more: str) -> tuple[Route | None, Scope]:
    """Which route of the table answers, or None for the framework; and what whoever counts calls then knows."""
    answering: list[Route] = []

    async def framework(_scope: Scope, _receive: Receive, _send: Send) -> None:
        return

    async def note(route: Route, _request: Request) -> Response:
        answering.append(route)
        return Response()

    async def nothing(*_: Any) -> Any:
        return None

    router = APIRouter()
    for route in ROUTES:
        router.add_api_route(route.path, nothing, methods=[route.method])
    front = Front(framework, list(zip(ROUTES, cast("list[APIRoute]", router.routes), strict=True)), note)
    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "root_path": "", "headers": [], **more}
    asyncio.run(front(scope, nothing, nothing))
    return (answering[0] if answering else None), scope


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_every_route_of_the_table_is_found_with_its_ids(route: Route) -> None:
    ids = {name: str(uuid4()) for name in route.id_names}
    found, scope = _answered_by(route.method, route.path.format(**ids))
    assert found is route
    assert scope["path_params"] == ids
    assert scope["route"].path == route.path


def test_what_is_not_in_the_table_is_left_to_the_framework() -> None:
    for method, path, more in (
        ("GET", "/health", {}),
        ("GET", "/v3/nothing", {}),
        ("PUT", "/v3/profiles", {}),
        ("GET", "/v3/profiles/", {}),
        ("GET", "/v3//profiles", {}),
        ("GET", "/", {}),
        # Below a mount, the same address is another one.
        ("GET", "/v3/profiles", {"root_path": "/elsewhere"}),
        ("GET", "/v3/profiles", {"type": "websocket"}),
    ):
        found, scope = _answered_by(method, path, **more)
        assert found is None, path
        assert "route" not in scope
