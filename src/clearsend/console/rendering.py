"""Templates, their shared functions, and the headers of every page. It decides nothing about the content of a page."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from clearsend import __version__
from clearsend.console import words
from clearsend.domain.registration import words as registration_words

# `default-src 'self'` alone allows forms and frames; the other directives close them.
SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}


class Guarded:
    """Adds the security headers to every answer of `app`, including redirects and errors."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guard(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.lower().encode(), value.encode())
                        for name, value in SECURITY_HEADERS.items()
                        if name.lower().encode() not in present
                    ),
                ]
            await send(message)

        await self._app(scope, receive, guard)


def render(template: str, values: Mapping[str, Any]) -> str:
    return _environment().get_template(template).render(values)


def page(template: str, values: Mapping[str, Any], *, status: int = 200) -> Response:
    return HTMLResponse(render(template, values), status_code=status)


def fragment(template: str, values: Mapping[str, Any], *, seen: str | None) -> Response:
    """A part of a page, or 204 if the browser already has the same version (`seen`): the page then stays as it is, with what
    its reader has opened, selected or focused."""
    html, version = _versioned(template, values)
    return Response(status_code=204) if seen == version else HTMLResponse(html)


@pass_context
def _embedded(context: Context, template: str) -> Markup:
    """The fragment as a part of the page that is being rendered."""
    return Markup(_versioned(template, context.get_all())[0])  # noqa: S704 - it was escaped when it was rendered


# A placeholder for the fragment's own version, which is known only after rendering.
_VERSION_MARK = "0version0of0this0fragment0"


def _versioned(template: str, values: Mapping[str, Any]) -> tuple[str, str]:
    html = render(template, values)
    version = hashlib.sha256(html.encode()).hexdigest()[:16]
    return html.replace(_VERSION_MARK, version), version


def problem(title: str, sentence: str, *, status: int) -> Response:
    """A page that reports a problem."""
    return page("problem.html", {"title": title, "sentence": sentence}, status=status)


def static(request: Request) -> Response:
    """A file of the console. Its address changes with its content, so browsers may keep it forever."""
    name = request.path_params["name"]
    if name not in static_files():
        return problem("Not found", "There is no such file.", status=404)
    return Response(
        static_files()[name],
        media_type=_MEDIA_TYPES[name[name.rindex(".") :]],
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


@cache
def static_files() -> Mapping[str, bytes]:
    folder = resources.files("clearsend.console") / "static"
    return {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.is_file()}


def _static_url(name: str) -> str:
    return f"/console/static/{name}?v={hashlib.sha256(static_files()[name]).hexdigest()[:12]}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("clearsend.console"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        static_url=_static_url,
        embedded=_embedded,
        fragment_version=_VERSION_MARK,
        version=__version__,
        words=words,
        registration_words=registration_words,
    )
    environment.filters.update(iso=_iso, json=_json, moment=words.moment, clock=words.clock, lasting=words.lasting)
    return environment


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _json(value: Mapping[str, Any]) -> str:
    """JSON for a reader; it is escaped like any other text."""
    return json.dumps(value, indent=2, ensure_ascii=False)
