"""The common handling of every page and form: session → key → permission → one handler in one transaction → template.

This module names no single page, except the sign-in and the first page. A form that another site sends is refused.
"""

import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode

import structlog
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from clearsend.actions import keys, organizations
from clearsend.console import rendering, sessions
from clearsend.console.sessions import Session
from clearsend.console.visit import FormRoute, Page, PageRoute, Visit
from clearsend.deps import Deps
from clearsend.domain import access
from clearsend.domain.access import Actor, Permission
from clearsend.domain.errors import AppError, Kind
from clearsend.domain.profile import Organization
from clearsend.schemas import incoming
from clearsend.store.foundation.database import DatabaseUnavailable, Transaction

SIGN_IN = "/console/sign-in"
HOME = "/console/profiles"

_MAX_FORM_BYTES = 8 * 1024
_MAX_FORM_FIELDS = 10
# The pages to which a visitor may be sent after sign-in: those of the console only.
_OWN_PAGE = re.compile(r"/console/(?:profiles|organization|webhooks)(?:/[0-9a-fA-F-]*)?(?:\?[A-Za-z0-9_=&%.+~-]*)?")

log = structlog.get_logger(__name__)


def safely(request: Request, perform: Callable[[], Response]) -> Response:
    """Call `perform`. Every error becomes a page; the line in the log contains neither the query nor the form."""
    started_at = time.perf_counter()
    try:
        response = perform()
    except DatabaseUnavailable:
        log.warning("page.database_unavailable")
        response = rendering.problem(
            "The database does not answer", "Nothing was changed. Try again in a moment.", status=503
        )
    except Exception:
        log.exception("page.failed", method=request.method, route=_template(request))
        response = rendering.problem(
            "Something went wrong", "This is a defect of Clearsend; the server's log says more.", status=500
        )
    log.info(
        "page",
        method=request.method,
        route=_template(request),
        status=response.status_code,
        milliseconds=round((time.perf_counter() - started_at) * 1000, 1),
    )
    return response


def _template(request: Request) -> str:
    """The path, with the names of the ids in place of their values."""
    names = {value: f"{{{name}}}" for name, value in request.path_params.items()}
    return "/".join(names.get(part, part) for part in request.url.path.split("/"))


def answer(deps: Deps, route: PageRoute, request: Request) -> Response:
    """One page, for a signed-in visitor who may see it."""
    ids = {name: value.lower() for name, value in request.path_params.items()}
    with deps.database.reading() as transaction:
        actor = signed_in(deps, transaction, request)
        if actor is None:
            return _send_to_sign_in(request)
        if not access.allows(actor, route.permission, ids.get("profileId")):
            return rendering.problem("Not allowed", f"The role {actor.role.value} may not see this page.", status=403)
        if not all(incoming.is_uuid(value) for value in ids.values()):
            return missing(request)
        visit = Visit(actor, transaction, ids, request.query_params, _base_url(deps, request))
        try:
            page = route.handler(visit)
            organization = organizations.get(transaction, actor.org_id).organization
        except AppError as error:
            if error.kind is Kind.NOT_FOUND:
                return missing(request)
            raise
        values = {**page.values, **_frame(visit, organization)}
    if page.is_fragment:
        return rendering.fragment(page.template, values, seen=request.query_params.get("seen"))
    return rendering.page(page.template, values)


def act(deps: Deps, route: FormRoute, request: Request, form: bytes | None) -> Response:
    """Perform the action of a form, then redirect, or show the page that it returns. `form`: None if it was too large."""
    if not sessions.is_own_form(request.headers):
        return _foreign_form()
    ids = {name: value.lower() for name, value in request.path_params.items()}
    with deps.database.reading() as transaction:
        actor = signed_in(deps, transaction, request)
    if actor is None:
        return _leave(RedirectResponse(SIGN_IN, status_code=303), request)
    if not access.allows(actor, route.permission, ids.get("profileId")):
        return rendering.problem("Not allowed", f"The role {actor.role.value} may not do this.", status=403)
    if not all(incoming.is_uuid(value) for value in ids.values()):
        return missing(request)
    fields = {name: values[0] for name, values in _fields(form).items()}
    try:
        with deps.database.writing() as transaction:
            visit = Visit(actor, transaction, ids, request.query_params, _base_url(deps, request), fields)
            outcome = route.handler(visit)
            organization = organizations.get(transaction, actor.org_id).organization
    except AppError as error:
        if error.kind is Kind.NOT_FOUND:
            return missing(request)
        return rendering.problem("Not possible", _sentence(error), status=400)
    log.info("form", route=route.path, key_id=actor.key_id)
    if isinstance(outcome, Page):
        return rendering.page(outcome.template, {**outcome.values, **_frame(visit, organization)})
    return RedirectResponse(outcome, status_code=303)


def _frame(visit: Visit, organization: Organization) -> dict[str, Any]:
    """The values that every page gets about its visitor. `may(permission)`: does the visitor have this permission?"""
    return {
        "visitor": visit.actor,
        "organization": organization,
        "base_url": visit.base_url,
        "may": lambda permission: access.allows(visit.actor, Permission(permission)),
    }


def _sentence(error: AppError) -> str:
    """The sentences of a refusal about its fields, or else its message."""
    told = [sentence for sentences in (error.details or {}).values() for sentence in sentences]
    return " ".join(told) or f"{error.message}."


def signed_in(deps: Deps, transaction: Transaction, request: Request) -> Actor | None:
    """The signed-in visitor. None without a session, or if its key is not valid now or is restricted to a profile."""
    session = sessions.unseal(deps.database.vault, request.cookies.get(sessions.COOKIE), now=transaction.now)
    if session is None:
        return None
    actor = keys.find_holder_by_id(transaction, session.org_id, session.key_id)
    return None if actor is None or actor.is_profile_scoped else actor


def _send_to_sign_in(request: Request) -> Response:
    if "hx-request" in request.headers:
        # The whole page changes to the sign-in page; htmx would put a redirect's answer into the polled part.
        return Response(status_code=401, headers={"HX-Redirect": SIGN_IN})
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    query = "" if wanted == HOME or not _OWN_PAGE.fullmatch(wanted) else "?" + urlencode({"next": wanted})
    return _leave(RedirectResponse(SIGN_IN + query, status_code=303), request)


def missing(request: Request) -> Response:
    """The page for an address that does not exist, or belongs to another organization: the answer is the same."""
    response = rendering.problem(
        "Not found", "There is no such page here, or what it was about belongs to another organization.", status=404
    )
    if "hx-request" in request.headers:
        response.headers["HX-Refresh"] = "true"
    return response


def sign_in_page(deps: Deps, request: Request) -> Response:
    with deps.database.reading() as transaction:
        if signed_in(deps, transaction, request) is not None:
            return RedirectResponse(_destination(request.query_params.get("next")), status_code=303)
    return _ask_for_key(request.query_params.get("next"), complaint=None, status=200)


def sign_in(deps: Deps, request: Request, form: bytes | None) -> Response:
    """Begin a session for the holder of the key in `form`, which is None if it was too large to be read."""
    if not sessions.is_own_form(request.headers):
        return _foreign_form()
    fields = _fields(form)
    key = fields.get("api_key", [""])[0].strip()
    wanted = fields.get("next", [None])[0]
    with deps.database.reading() as transaction:
        # Any text is looked up, so that no answer comes sooner than another.
        actor = keys.find_holder(transaction, key[: incoming.MAX_KEY_CHARS])
        now = transaction.now
    if actor is None:
        return _ask_for_key(wanted, complaint="This key is unknown or was revoked.", status=401)
    if actor.is_profile_scoped:
        complaint = "This is the key of one profile. The console needs a key of the organization."
        return _ask_for_key(wanted, complaint=complaint, status=403)
    session = Session(actor.org_id, actor.key_id, now + sessions.LASTS)
    response = RedirectResponse(_destination(wanted), status_code=303)
    response.set_cookie(
        sessions.COOKIE,
        sessions.seal(deps.database.vault, session),
        max_age=int(sessions.LASTS.total_seconds()),
        path=sessions.COOKIE_PATH,
        secure=_is_https(request),
        httponly=True,
        samesite="strict",
    )
    log.info("signed_in", key_id=actor.key_id)
    return response


def sign_out(request: Request) -> Response:
    if not sessions.is_own_form(request.headers):
        return _foreign_form()
    return _leave(RedirectResponse(SIGN_IN, status_code=303), request)


async def read_form(request: Request) -> bytes | None:
    """The body of a form; None if it is larger than 8 KiB."""
    return await incoming.read_body(request.stream(), max_bytes=_MAX_FORM_BYTES)


def _fields(form: bytes | None) -> dict[str, list[str]]:
    return parse_qs((form or b"").decode(errors="replace"), max_num_fields=_MAX_FORM_FIELDS)


def _ask_for_key(wanted: str | None, *, complaint: str | None, status: int) -> Response:
    values = {"complaint": complaint, "wanted": wanted if wanted and _OWN_PAGE.fullmatch(wanted) else None}
    return rendering.page("sign_in.html", values, status=status)


def _destination(wanted: str | None) -> str:
    return wanted if wanted is not None and _OWN_PAGE.fullmatch(wanted) else HOME


def _foreign_form() -> Response:
    sentence = (
        "This form was not sent from a page of this server. If it was, a proxy in front of Clearsend changes the Host "
        "header: let it pass the one that the browser sent."
    )
    return rendering.problem("Refused", sentence, status=403)


def _leave(response: Response, request: Request) -> Response:
    """Delete the session cookie."""
    if sessions.COOKIE in request.cookies:
        response.delete_cookie(
            sessions.COOKIE, path=sessions.COOKIE_PATH, secure=_is_https(request), httponly=True, samesite="strict"
        )
    return response


def _is_https(request: Request) -> bool:
    """Believes a proxy that is not configured as trusted: a false claim only stops the visitor's own cookie from working."""
    return request.url.scheme == "https" or request.headers.get("x-forwarded-proto", "").lower() == "https"


def _base_url(deps: Deps, request: Request) -> str:
    return (deps.public_url or f"{request.url.scheme}://{request.url.netloc}").rstrip("/")
