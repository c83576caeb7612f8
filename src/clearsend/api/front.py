"""The short way to the door: a call of the table is found by its address in a tree, before the framework looks for it.

The framework tries the pattern of one route after the other, and every middleware of its own. It keeps what the tree does not
find: pages, documents, vendors' webhooks, unknown addresses, methods that an address does not have. This module answers nothing by
itself.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from clearsend.api.call import Route

# What answers a call of a route.
Answering = Callable[[Route, Request], Awaitable[Response]]


@dataclass
class _Place:
    """A place of the tree: where a part of the address leads on, where an id does, and which routes end here, by method."""

    parts: dict[str, "_Place"] = field(default_factory=dict)
    by_id: "_Place | None" = None
    ends: dict[str, tuple[Route, APIRoute]] = field(default_factory=dict)


class Front:
    """An ASGI application around the framework's. `documented`: the framework's own route for each of the table's, by which
    whoever counts calls knows them."""

    def __init__(self, app: ASGIApp, documented: Sequence[tuple[Route, APIRoute]], answering: Answering) -> None:
        self._app = app
        self._answering = answering
        self._root = _Place()
        for route, known_as in documented:
            place = self._root
            for part in route.path.split("/")[1:]:
                if part.startswith("{"):
                    place.by_id = place.by_id or _Place()
                    place = place.by_id
                else:
                    place = place.parts.setdefault(part, _Place())
            place.ends[route.method] = (route, known_as)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self._find(scope) if scope["type"] == "http" and not scope.get("root_path") else None
        if found is None:
            await self._app(scope, receive, send)
            return
        route, known_as, ids = found
        scope["route"] = known_as
        scope["path_params"] = dict(zip(route.id_names, ids, strict=True))
        response = await self._answering(route, Request(scope, receive))
        await response(scope, receive, send)

    def _find(self, scope: Scope) -> tuple[Route, APIRoute, list[str]] | None:
        place, ids = self._root, []
        for part in scope["path"].split("/")[1:]:
            following = place.parts.get(part)
            if following is None:
                if place.by_id is None or not part:
                    return None
                following = place.by_id
                ids.append(part)
            place = following
        end = place.ends.get(scope["method"])
        return None if end is None else (*end, ids)
