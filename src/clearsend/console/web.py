"""The console as a part of the web application: every page in one table. This module wires, and decides nothing."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from clearsend.console import door, organization, profiles, rendering, webhooks
from clearsend.console.visit import FormRoute, PageRoute
from clearsend.deps import Deps
from clearsend.domain.access import Permission

PAGES = (
    PageRoute("/profiles", profiles.list_page, Permission.LIST_PROFILES),
    PageRoute("/profiles/{profileId}", profiles.show, Permission.READ_PROFILE),
    PageRoute("/profiles/{profileId}/live", profiles.live, Permission.READ_PROFILE),
    PageRoute("/organization", organization.show, Permission.READ_ORGANIZATION),
    PageRoute("/webhooks", webhooks.list_page, Permission.READ_WEBHOOKS),
    PageRoute("/webhooks/{webhookId}", webhooks.show, Permission.READ_WEBHOOKS),
    PageRoute("/webhooks/{webhookId}/log", webhooks.log, Permission.READ_WEBHOOKS),
)

FORMS = (
    FormRoute("/webhooks/{webhookId}/status", webhooks.toggle, Permission.CHANGE_WEBHOOKS),
    FormRoute("/webhooks/{webhookId}/test", webhooks.test, Permission.CHANGE_WEBHOOKS),
    FormRoute("/webhooks/{webhookId}/secret", webhooks.rotate_secret, Permission.CHANGE_WEBHOOKS),
    FormRoute("/webhooks/{webhookId}/log/{deliveryId}", webhooks.redeliver, Permission.CHANGE_WEBHOOKS),
    FormRoute("/profiles/{profileId}/callbacks/{deliveryId}", webhooks.redeliver_callback, Permission.CHANGE_WEBHOOKS),
)


def add(app: FastAPI, deps: Deps) -> None:
    """Serve the console under /console, and redirect from /. Its 404 and 405 are pages of its own."""
    console = Starlette(
        routes=[
            Route("/", _go_home),
            *(Route(route.path, _page(deps, route)) for route in PAGES),
            *(Route(route.path, _form(deps, route), methods=["POST"]) for route in FORMS),
            Route("/sign-in", _sign_in(deps), methods=["GET", "POST"]),
            Route("/sign-out", _sign_out, methods=["POST"]),
            Route("/static/{name}", rendering.static),
        ],
        exception_handlers={HTTPException: _unknown},
    )
    app.add_route("/", _go_home, include_in_schema=False)
    app.router.routes.append(Mount("/console", rendering.Guarded(console)))


def _page(deps: Deps, route: PageRoute) -> Callable[[Request], Response]:
    """A handler that runs in a thread, since it waits for the database."""

    def show(request: Request) -> Response:
        return door.safely(request, lambda: door.answer(deps, route, request))

    return show


def _form(deps: Deps, route: FormRoute) -> Callable[[Request], Awaitable[Response]]:
    async def act(request: Request) -> Response:
        form = await door.read_form(request)
        return await run_in_threadpool(door.safely, request, lambda: door.act(deps, route, request, form))

    return act


def _sign_in(deps: Deps) -> Callable[[Request], Awaitable[Response]]:
    async def sign_in(request: Request) -> Response:
        form = await door.read_form(request) if request.method == "POST" else None

        def perform() -> Response:
            if request.method == "POST":
                return door.sign_in(deps, request, form)
            return door.sign_in_page(deps, request)

        return await run_in_threadpool(door.safely, request, perform)

    return sign_in


def _sign_out(request: Request) -> Response:
    return door.safely(request, lambda: door.sign_out(request))


def _unknown(request: Request, problem: Exception) -> Response:
    """The answer to an unknown address, or to a method that an address does not have."""
    assert isinstance(problem, HTTPException)
    if problem.status_code != 405:
        return door.missing(request)
    response = rendering.problem("Not possible", "This page cannot be used in that way.", status=405)
    response.headers.update(problem.headers or {})
    return response


def _go_home(_request: Request) -> Response:
    return RedirectResponse(door.HOME, status_code=303, headers=dict(rendering.SECURITY_HEADERS))
