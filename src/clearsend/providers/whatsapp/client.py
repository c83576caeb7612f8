"""Connects WhatsApp numbers through Meta's Graph API: it reads, writes only what differs and reads back. It never guesses a
PIN, registers a number that may be registered already, deregisters a number, or erases an override of the webhook URL.

This API has no idempotency keys: reading first makes a repeat harmless. The token is sent in the Authorization header, and
once in the query of `/debug_token`; the PIN is in the body of the one request that needs it. Meta grants a new account 200
calls an hour. An attempt takes six if everything is in place, and nine if the number must be registered and the app
subscribed; setting an override takes two more, and the check of the app's webhook fields one more.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import httpx

from clearsend.domain.registration.states import WhatsAppState
from clearsend.providers import http
from clearsend.providers.circuit import Circuit
from clearsend.providers.http import Conversation
from clearsend.providers.ports import Journal, Rejected, Unavailable
from clearsend.providers.whatsapp import accounts, errors, graph, numbers, state, subscriptions
from clearsend.providers.whatsapp.graph import Record
from clearsend.providers.whatsapp.numbers import Situation
from clearsend.providers.whatsapp.subscriptions import App
from clearsend.providers.whatsapp_ports import (
    Pins,
    RegistrationBudget,
    WhatsAppConnection,
    WhatsAppReading,
    WhatsAppSender,
)

_PIN = re.compile(r"[0-9]{6}")

_LISTED_NUMBERS = 10


class WhatsAppClient:
    """The adapter of `whatsapp_ports.WhatsAppProvider`. Thread-safe; tokens belong to the senders and are not kept.

    `app_id` and `app_secret` are those of the app whose webhooks Clearsend receives; without `app_id`, it is the app for which
    the sender's token was made.
    """

    def __init__(
        self,
        http: httpx.Client,
        base_url: str,
        api_version: str,
        app_id: str | None,
        app_secret: str | None,
        circuit: Circuit | None = None,
    ) -> None:
        self._http = http
        self._circuit = circuit
        self._base_url = f"{base_url.rstrip('/')}/{api_version.strip('/')}"
        self._app_id = (app_id or "").strip() or None
        self._app_secret = (app_secret or "").strip() or None

    def ensure_connected(
        self, sender: WhatsAppSender, journal: Journal, *, budget: RegistrationBudget, pins: Pins
    ) -> WhatsAppConnection:
        """Register the number and subscribe the app, each only if it definitely is not; set the requested override; read
        back. `budget` limits the registrations of a number; `pins` has its PIN if the sender declares none.

        Raises:
            Rejected, Unavailable: see `whatsapp_ports.WhatsAppProvider`.
        """
        conversation, app, account = self._open(sender, journal)
        refusal = accounts.judge(account)
        if refusal is not None:
            raise errors.rejected(refusal.cause, refusal.words)
        number_id = _choose_number(_list_numbers(conversation, sender.waba_id), sender)
        is_new = _ensure_registered(conversation, sender, number_id, budget, pins)
        notes = [*subscriptions.ensure(conversation, sender, app)]
        missing = subscriptions.missing_fields(conversation, app)
        if missing is not None:
            notes.append(f"{missing.message} {missing.remedy}")
        confirmed = _confirm(conversation, account, sender.waba_id, number_id, notes)
        if is_new:
            # Meta shows the effect: nothing is settling any more.
            budget.forget(number_id)
        return replace(confirmed, reading=state.with_webhooks(confirmed.reading, None, missing))

    def inspect(self, sender: WhatsAppSender, journal: Journal) -> WhatsAppReading:
        """The state of the number, by the fields of its account and its own, the health of both, and the webhooks. Reads only.

        Raises:
            Rejected: a value cannot be sent, or Meta refuses; Unavailable: a reading fails for now.
        """
        conversation, app, account = self._open(sender, journal)
        choices = _list_numbers(conversation, sender.waba_id)
        try:
            number_id = _choose_number(choices, sender)
        except Rejected as refusal:
            return state.of_account(account, refusal)
        fields = graph.get(conversation, f"/{number_id}", {"fields": numbers.ALL_FIELDS})
        found = state.of_number(account, number_id, fields)
        overrides = subscriptions.read(conversation, sender.waba_id)
        return state.with_webhooks(
            found,
            subscriptions.judge(overrides, sender, app),
            subscriptions.missing_fields(conversation, app),
        )

    def _open(self, sender: WhatsAppSender, journal: Journal) -> tuple[Conversation, App, Record]:
        """Start a conversation; returns it, the app, and the fields of the account, which the token must be able to read."""
        token = sender.access_token.strip()
        _require_usable(sender, token)
        app_token = f"{self._app_id}|{self._app_secret}" if self._app_id and self._app_secret else None
        secrets = [sender.access_token, sender.pin, sender.override_verify_token, self._app_secret, app_token]
        conversation = Conversation(
            self._http,
            provider=errors.PROVIDER,
            base_url=self._base_url,
            bearer=token,
            journal=journal,
            secrets=[secret for secret in secrets if secret],
            circuit=self._circuit,
            account=sender.waba_id,
        )
        app = App(self._app_id, app_token, _inspect_token(conversation, token, app_token))
        account = graph.get(conversation, f"/{sender.waba_id}", {"fields": accounts.FIELDS})
        return conversation, app, account


def _require_usable(sender: WhatsAppSender, token: str) -> None:
    """Refuse, before anything is sent, values that cannot be sent or would change the path of a request."""
    if not http.is_token(token):
        raise errors.rejected("190", "The access token is empty or has characters that no token has.")
    for name, value in (("waba_id", sender.waba_id), ("phone_number_id", sender.phone_number_id)):
        if value is not None and (not graph.is_id(value) or value == token):
            raise errors.rejected("invalid_id", f"{name} is not an id of Meta.")
    override = sender.override_callback_url
    if override is not None and not (sender.override_verify_token and len(override) <= subscriptions.LONGEST_OVERRIDE):
        raise errors.rejected("invalid_override", "The address for the webhooks is too long, or has no verify token.")


def _inspect_token(conversation: Conversation, token: str, app_token: str | None) -> str | None:
    """The id of the app that the token was made for; None if Meta does not say.

    Advisory: Meta does not clearly document which token may inspect which, and the scopes of working tokens have changed
    (chatwoot PR #14697). Only Meta's statement that the token is not valid ends the run; the next calls show its permissions.
    """
    inspector = app_token if app_token is not None and http.is_token(app_token) else None
    try:
        answer = conversation.request("GET", "/debug_token", query={"input_token": token}, bearer=inspector)
    except Unavailable:
        return None
    if errors.has_error(answer):
        failure = errors.failure(answer)
        # With the app's own token as the inspector, a 190 would be about the app's token.
        if inspector is None and isinstance(failure, Rejected) and failure.code == "190":
            raise failure
        return None
    data = http.mapping(http.mapping(answer.payload).get("data"))
    if data.get("is_valid") is False:
        said = http.mapping(http.mapping(http.mapping(answer.clean).get("data")).get("error"))
        raise errors.rejected("190", http.text_of(said.get("message")) or "Meta says that the token is not valid.")
    return http.text_of(data.get("app_id"))


def _list_numbers(conversation: Conversation, waba_id: str) -> Mapping[str, str]:
    """The display number of every number of the account, by its id."""
    path = f"/{waba_id}/phone_numbers"
    choices = {}
    for record in graph.pages(conversation, path, {"fields": "id,display_phone_number"}):
        number_id = http.text_of(record.get("id"))
        if number_id is None or not graph.is_id(number_id):
            raise Unavailable(errors.PROVIDER, f"GET {path}: an entry of the list has no id.")
        choices[number_id] = http.text_of(record.get("display_phone_number")) or ""
    return choices


def _choose_number(choices: Mapping[str, str], sender: WhatsAppSender) -> str:
    """The id of the number to connect, which must be of this account: the webhooks are subscribed per account."""
    if not choices:
        raise errors.rejected("no_number", f"The account {sender.waba_id} has no phone number.")
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


def _ensure_registered(
    conversation: Conversation, sender: WhatsAppSender, number_id: str, budget: RegistrationBudget, pins: Pins
) -> bool:
    """Register the number if its fields show clearly that it is not. The next attempt reads the effect of a lost answer. Was it
    registered now?"""
    judged = numbers.judge(graph.get(conversation, f"/{number_id}", {"fields": numbers.FIELDS}))
    if judged.situation is Situation.CONNECTED:
        has_registered = budget.forget(number_id)
        if has_registered and sender.pin is not None:
            # The answer to the registration was lost.
            pins.keep(number_id, sender.pin)
        return False
    if judged.situation is Situation.REFUSED and judged.cause is not None:
        raise errors.rejected(judged.cause, judged.words)
    if judged.situation is not Situation.UNREGISTERED:
        raise Unavailable(errors.PROVIDER, f"{judged.words} That is neither connected nor clearly unregistered.")
    if sender.pin is not None and _PIN.fullmatch(sender.pin) is None:
        raise errors.rejected("invalid_pin", "The PIN is not six digits.")
    if not budget.is_affordable(number_id):
        raise Unavailable(
            errors.PROVIDER,
            "The number was registered a moment ago, or several times without an answer, and Meta does not show it "
            "as connected yet. Its status is read again; another registration waits, since Meta allows ten in 72 hours.",
        )
    _register(conversation, sender, number_id, budget, pins)
    return True


def _register(
    conversation: Conversation, sender: WhatsAppSender, number_id: str, budget: RegistrationBudget, pins: Pins
) -> None:
    """Use one of the ten registrations that Meta allows. It is recorded before it is sent, so that a process that dies in
    between does not forget it."""
    pin = sender.pin or pins.choose(number_id)
    conversation.hide(pin)
    budget.note(number_id, is_accepted=False)
    try:
        body = {"messaging_product": "whatsapp", "pin": pin}
        graph.post(conversation, f"/{number_id}/register", body)
    except Rejected:
        budget.forget(number_id)
        raise
    if sender.pin is not None:
        pins.keep(number_id, sender.pin)
    budget.note(number_id, is_accepted=True)


def _confirm(
    conversation: Conversation, account: Record, waba_id: str, number_id: str, notes: Sequence[str]
) -> WhatsAppConnection:
    """The proof of the connection: the number's own status, and its health as far as messages are concerned."""
    fields = graph.get(conversation, f"/{number_id}", {"fields": numbers.ALL_FIELDS})
    found = state.of_number(account, number_id, fields)
    judged = numbers.judge(fields)
    if found.state is WhatsAppState.BLOCKED or judged.situation is Situation.REFUSED:
        raise errors.refused(found.reasons[0])
    if judged.situation is not Situation.CONNECTED:
        raise Unavailable(errors.PROVIDER, f"{judged.words} Meta does not show the number as connected.")
    if found.phone_number is None:
        raise Unavailable(errors.PROVIDER, f"GET /{number_id}: the answer does not name the phone number.")
    said = [reason.message for reason in found.reasons]
    return WhatsAppConnection(waba_id, number_id, found.phone_number, found, (*said, *notes))
