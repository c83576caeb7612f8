"""Real calls to Meta's Graph API. It reads, compares, writes only what differs and reads back; it never guesses a PIN,
never registers a number that may be registered, never deregisters one, and never erases an override of the webhook.

There is no idempotency key anywhere in this API: reading first is what makes a repeat harmless. The token travels in
the Authorization header, the PIN in the body of the one call that needs it. An attempt costs six calls when all is in
place and nine when nothing is, of the 200 an hour that Meta grants a fresh account.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import httpx

from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import (
    Journal,
    Rejected,
    Unavailable,
    WhatsAppConnection,
    WhatsAppSender,
)
from clearsend.providers.whatsapp import errors, numbers
from clearsend.providers.whatsapp.numbers import Standing
from clearsend.providers.whatsapp.registrations import Registrations

_PAGE_SIZE = 100  # the documented maximum
_MOST_PAGES = 100

# Ids are opaque, but one that could change the path of a request is none.
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_PIN = re.compile(r"[0-9]{6}")

_LISTED_NUMBERS = 10

SUBSCRIPTION_UNKNOWN = (
    "Other apps are subscribed to the account's webhooks; whether Clearsend's is cannot be told. "
    "Set CLEARSEND_WHATSAPP_APP_ID."
)

_Record = Mapping[str, Any]


class WhatsAppClient:
    """The adapter of `ports.WhatsAppProvider`. Thread-safe; tokens are the senders', and not kept.

    `app_id` and `app_secret` are of the app whose webhooks Clearsend receives; without them the token is asked.
    `clock` counts seconds and is for the memory of registrations only.
    """

    def __init__(
        self,
        http: httpx.Client,
        base_url: str,
        api_version: str,
        app_id: str | None,
        app_secret: str | None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = http
        self._base_url = f"{base_url.rstrip('/')}/{api_version.strip('/')}"
        self._app_id = (app_id or "").strip() or None
        self._app_secret = (app_secret or "").strip() or None
        self._registrations = Registrations(clock)

    def ensure_connected(self, sender: WhatsAppSender, journal: Journal) -> WhatsAppConnection:
        """Register the number if it definitely is not, subscribe the app if it definitely is not, and read back.

        Raises:
            Rejected, Unavailable: see `ports.WhatsAppProvider`.
        """
        token = sender.access_token.strip()
        _require_usable(sender, token)
        app_token = f"{self._app_id}|{self._app_secret}" if self._app_id and self._app_secret else None
        graph = Conversation(
            self._http,
            provider=errors.PROVIDER,
            base_url=self._base_url,
            bearer=token,
            journal=journal,
            secrets=[sender.access_token, sender.pin, self._app_secret or "", app_token or ""],
        )
        token_app_id = _inspect_token(graph, token, app_token)
        _get(graph, f"/{sender.waba_id}", {"fields": "id,name"})
        number_id = _choose_number(graph, sender)
        self._ensure_registered(graph, sender, number_id)
        notes = _ensure_subscribed(graph, sender.waba_id, self._app_id, token_app_id)
        return _confirm(graph, sender.waba_id, number_id, notes)

    def _ensure_registered(self, graph: Conversation, sender: WhatsAppSender, number_id: str) -> None:
        """Register the number when the fields say so beyond doubt. What a lost answer has done, the next attempt reads."""
        verdict = _judge(_get(graph, f"/{number_id}", {"fields": numbers.FIELDS}))
        if verdict is Standing.CONNECTED:
            self._registrations.forget(number_id)
            return
        if _PIN.fullmatch(sender.pin) is None:
            raise errors.rejected("invalid_pin", "The PIN is not six digits.")
        if not self._registrations.is_affordable(number_id):
            raise Unavailable(
                errors.PROVIDER,
                "The number was registered a moment ago, or several times without an answer, and Meta does not show it "
                "as connected yet. Its status is read again; another registration waits, since Meta allows ten in "
                "72 hours.",
            )
        try:
            _post(graph, f"/{number_id}/register", {"messaging_product": "whatsapp", "pin": sender.pin})
        except Unavailable:
            self._registrations.note(number_id, is_accepted=False)
            raise
        except Rejected:
            self._registrations.forget(number_id)
            raise
        self._registrations.note(number_id, is_accepted=True)


def _require_usable(sender: WhatsAppSender, token: str) -> None:
    """Refuse what could not be sent, or would be sent somewhere else, before anything is."""
    if not http.is_token(token):
        raise errors.rejected("190", "The access token is empty or has characters that no token has.")
    for name, value in (("waba_id", sender.waba_id), ("phone_number_id", sender.phone_number_id)):
        if value is not None and (_ID.fullmatch(value) is None or value == token):
            raise errors.rejected("invalid_id", f"{name} is not an id of Meta.")


def _inspect_token(graph: Conversation, token: str, app_token: str | None) -> str | None:
    """The id of the app that the token was made for, if Meta tells.

    Advisory: who may inspect which token is not clearly documented, and scopes have changed under working tokens
    (chatwoot PR #14697). Only a plain "this token is dead" ends the run; what the token may do, the next calls show.
    """
    inspector = app_token if app_token is not None and http.is_token(app_token) else None
    try:
        answer = graph.request("GET", "/debug_token", query={"input_token": token}, bearer=inspector)
    except Unavailable:
        return None
    if errors.has_error(answer):
        failure = errors.failure(answer)
        # With the app's own token as the inspector, a 190 would be about that one.
        if inspector is None and isinstance(failure, Rejected) and failure.code == "190":
            raise failure
        return None
    data = http.mapping(http.mapping(answer.payload).get("data"))
    if data.get("is_valid") is False:
        said = http.mapping(http.mapping(http.mapping(answer.clean).get("data")).get("error"))
        raise errors.rejected("190", http.text_of(said.get("message")) or "Meta says that the token is not valid.")
    return http.text_of(data.get("app_id"))


def _choose_number(graph: Conversation, sender: WhatsAppSender) -> str:
    """The id of the number to connect, which must be of this account: the webhooks are subscribed per account."""
    listed = list(_list(graph, f"/{sender.waba_id}/phone_numbers", "id,display_phone_number"))
    if not listed:
        raise errors.rejected("no_number", f"The account {sender.waba_id} has no phone number.")
    choices = {str(record["id"]): http.text_of(record.get("display_phone_number")) or "" for record in listed}
    if sender.phone_number_id is not None:
        if sender.phone_number_id in choices:
            return sender.phone_number_id
        raise errors.rejected(
            "number_not_in_account",
            f"The account {sender.waba_id} does not have the number {sender.phone_number_id}. It has {_named(choices)}.",
        )
    wanted = numbers.digits(sender.phone_number)
    matching = [id_ for id_, display in choices.items() if wanted and numbers.digits(display) == wanted]
    if len(matching) == 1:
        return matching[0]
    if len(choices) == 1:
        return next(iter(choices))
    raise errors.rejected("number_ambiguous", f"The account {sender.waba_id} has {_named(choices)}.")


def _named(choices: Mapping[str, str]) -> str:
    shown = ", ".join(f"{id_} ({display})" for id_, display in list(choices.items())[:_LISTED_NUMBERS])
    more = len(choices) - _LISTED_NUMBERS
    return f"{shown} and {more} more" if more > 0 else shown


def _judge(fields: _Record) -> Standing:
    """Connected or unregistered; everything else ends the attempt."""
    verdict = numbers.judge(fields)
    if verdict.standing is Standing.REFUSED and verdict.cause is not None:
        raise errors.rejected(verdict.cause, verdict.words)
    if verdict.standing is Standing.UNCLEAR:
        raise Unavailable(errors.PROVIDER, f"{verdict.words} That is neither connected nor clearly unregistered.")
    return verdict.standing


def _ensure_subscribed(
    graph: Conversation, waba_id: str, configured_app_id: str | None, token_app_id: str | None
) -> Sequence[str]:
    """Subscribe the app to the account's webhooks when it definitely is not; returns what could not be told.

    The bare call subscribes the app of the token, and erases an override of the webhook address as it does so. Hence it
    is not made for an app that is subscribed, nor when other apps are and ours is unknown.
    """
    app_id = configured_app_id or token_app_id
    subscribed = _subscribed_apps(graph, waba_id)
    if app_id in subscribed:
        return ()
    if app_id is None and subscribed:
        return (SUBSCRIPTION_UNKNOWN,)
    if token_app_id not in (None, app_id):
        raise errors.rejected("wrong_app", f"The token was made for the app {token_app_id}, not for {app_id}.")
    _post(graph, f"/{waba_id}/subscribed_apps", None)
    subscribed = _subscribed_apps(graph, waba_id)
    if app_id not in subscribed and (app_id is not None or not subscribed):
        raise Unavailable(
            errors.PROVIDER, "Meta took the subscription to the account's webhooks, but does not show it."
        )
    return ()


def _subscribed_apps(graph: Conversation, waba_id: str) -> list[str]:
    path = f"/{waba_id}/subscribed_apps"
    apps = []
    for record in _pages(graph, path, {"limit": str(_PAGE_SIZE)}):
        app_id = http.text_of(http.mapping(record.get("whatsapp_business_api_data")).get("id"))
        if app_id is None:
            raise Unavailable(errors.PROVIDER, f"GET {path}: a subscribed app has no id.")
        apps.append(app_id)
    return apps


def _confirm(graph: Conversation, waba_id: str, number_id: str, notes: Sequence[str]) -> WhatsAppConnection:
    """The proof of the connection: the number's own status, and its health as far as messages are concerned."""
    fields = _get(graph, f"/{number_id}", {"fields": f"{numbers.FIELDS},health_status"})
    if _judge(fields) is not Standing.CONNECTED:
        raise Unavailable(errors.PROVIDER, "Meta accepted the registration, but does not show the number as connected.")
    health = numbers.health(fields.get("health_status"))
    if health.block is not None:
        raise errors.blocked(health.block.code, health.block.description, health.block.solution)
    phone_number = numbers.digits(http.text_of(fields.get("display_phone_number")))
    if not phone_number:
        raise Unavailable(errors.PROVIDER, f"GET /{number_id}: the answer does not name the phone number.")
    return WhatsAppConnection(waba_id, number_id, f"+{phone_number}", (*health.notes, *notes))


def _list(graph: Conversation, path: str, fields: str) -> Iterator[_Record]:
    for record in _pages(graph, path, {"fields": fields, "limit": str(_PAGE_SIZE)}):
        number_id = http.text_of(record.get("id"))
        if number_id is None or _ID.fullmatch(number_id) is None:
            raise Unavailable(errors.PROVIDER, f"GET {path}: an entry of the list has no id.")
        yield record


def _pages(graph: Conversation, path: str, query: Mapping[str, str]) -> Iterator[_Record]:
    """Every record of an edge. The cursor is followed and never `paging.next`, an address that Meta puts the token in."""
    after: str | None = None
    for _ in range(_MOST_PAGES):
        payload = _get(graph, path, {**query, "after": after} if after else query)
        listed = http.records(payload.get("data"))
        if listed is None:
            raise Unavailable(errors.PROVIDER, f"GET {path}: the answer is not a list.")
        yield from listed
        paging = http.mapping(payload.get("paging"))
        following = http.text_of(http.mapping(paging.get("cursors")).get("after"))
        if not paging.get("next") or not listed:
            return
        if following is None or following == after:
            break
        after = following
    raise Unavailable(errors.PROVIDER, f"GET {path}: the list does not end.")


def _get(graph: Conversation, path: str, query: Mapping[str, str]) -> _Record:
    return _call(graph, "GET", path, query=query)


def _post(graph: Conversation, path: str, body: Mapping[str, Any] | None) -> None:
    """A write. Anything but `success: true` leaves its effect unknown."""
    payload = _call(graph, "POST", path, body=body)
    if payload.get("success") is not True:
        raise Unavailable(errors.PROVIDER, f"POST {path}: the answer does not say whether it succeeded.")


def _call(
    graph: Conversation,
    method: str,
    path: str,
    *,
    query: Mapping[str, str] | None = None,
    body: Mapping[str, Any] | None = None,
) -> _Record:
    answer = graph.request(method, path, query=query, body=body)
    if errors.has_error(answer):
        raise errors.failure(answer)
    if not isinstance(answer.payload, dict):
        raise Unavailable(errors.PROVIDER, f"{method} {path}: the answer is not a JSON object.")
    return answer.payload
