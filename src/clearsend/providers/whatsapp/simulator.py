"""Meta's Graph API as far as connecting a WhatsApp number needs it, over HTTP and with a memory. It never sends a message.

Behaviour follows Meta's pages and its API description; where they are silent or contradict each other, the decision is
stated here. Not modelled: adding payment, message templates, the hourly rate limit (ask for fault 80008).
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from clearsend.providers.simulation.faults import ControlError
from clearsend.providers.simulation.vendor import Answer, Call, Clock, Endpoint, Handler, Refused
from clearsend.providers.simulation.world import Object, World
from clearsend.providers.whatsapp import simulator_accounts as accounts
from clearsend.providers.whatsapp import simulator_callbacks as callbacks
from clearsend.providers.whatsapp import simulator_control as control
from clearsend.providers.whatsapp import simulator_errors as errors
from clearsend.providers.whatsapp import simulator_fields as fields
from clearsend.providers.whatsapp import simulator_paging as paging
from clearsend.providers.whatsapp import simulator_registration as registration
from clearsend.providers.whatsapp import simulator_tokens as tokens

# The app that every token belongs to, unless its name says otherwise.
APP_ID = "555000000000001"
APP_CALLBACK = "https://app.example.com/webhooks/whatsapp"

_ACCOUNT = "wabas"
_NUMBER = "phone_numbers"
_DONE = Answer(200, {"success": True})

_PROFILE_FIELDS = ("about", "address", "description", "email", "profile_picture_url", "websites", "vertical")


class Simulator:
    """One simulated Meta. `app_id` is the app that the tokens belong to."""

    name = "whatsapp"
    version = re.compile(r"v\d+\.\d+")
    kinds: Sequence[str] = (_ACCOUNT, _NUMBER)
    error_codes: Sequence[str] = tuple(errors.ROWS)

    def __init__(self, world: World, now: Clock, app_id: str = APP_ID) -> None:
        self.world = world
        self._now = now
        self._app_id = app_id

    @property
    def endpoints(self) -> Sequence[Endpoint]:
        return (
            Endpoint("GET", "/debug_token", self._debug_token, "a token may inspect itself; an app token is `ID|SECRET`"),
            Endpoint("GET", "/{id}", self._show, "an account or a number"),
            Endpoint("POST", "/{id}", self._change_number, "`pin`, or `webhook_configuration` (checked by a handshake; `\"\"` removes it)"),
            Endpoint("GET", "/{id}/phone_numbers", self._list_numbers, "`limit` (25, at most 100), `after`, `before`"),
            Endpoint("POST", "/{id}/phone_numbers", self._add_number, "the new number is not verified"),
            Endpoint("GET", "/{id}/subscribed_apps", self._list_subscriptions, ""),
            Endpoint("POST", "/{id}/subscribed_apps", self._subscribe, "bare: subscribes, and erases an override; with an override: checked by a handshake"),
            Endpoint("DELETE", "/{id}/subscribed_apps", self._unsubscribe, ""),
            Endpoint("POST", "/{id}/register", self._on_number(self._register), "ten calls in 72 hours; five wrong PINs lock for an hour"),
            Endpoint("POST", "/{id}/deregister", self._on_number(self._deregister), "ten calls in 72 hours"),
            Endpoint("POST", "/{id}/request_code", self._on_number(self._request_code), f"the code is always {registration.CODE}"),
            Endpoint("POST", "/{id}/verify_code", self._on_number(self._verify_code), ""),
            Endpoint("GET", "/{id}/whatsapp_business_profile", self._show_profile, ""),
        )  # fmt: skip

    def admit(self, call: Call) -> None:
        tokens.admit(call)

    def unknown(self, call: Call) -> Answer:
        return errors.missing_object(call.method, call.path.strip("/").partition("/")[0])

    def fail_with_status(self, status: int, retry_after: int) -> Answer:
        return errors.error_with_status(status, retry_after)

    def fail_with_code(self, code: str, call: Call) -> Answer:
        if code == "100/33":
            return self.unknown(call)
        return errors.error(code)

    def dress(self, call: Call, answer: Answer) -> Answer:
        id_ = call.path.strip("/").partition("/")[0]
        if not accounts.exists(id_):
            return answer
        number = self.world.find(_NUMBER, id_)
        usage = {
            "type": "whatsapp_business_management",
            "call_count": 1,
            "total_cputime": 1,
            "total_time": 1,
            "estimated_time_to_regain_access": errors.minutes_to_regain_access(answer),
        }
        header = json.dumps({id_ if number is None else number["waba_id"]: [usage]})
        return Answer(
            answer.status, answer.body, {"x-business-use-case-usage": header, **answer.headers}, answer.media_type
        )

    def add_numbers(self, body: Object) -> Object:
        waba_id, id_, changes = control.account_id(body), control.number_id(body), control.changes(body)
        if self._open_account(waba_id) is None:
            raise ControlError("waba_id: an account does not begin with 0")
        number = self.world.find(_NUMBER, id_) or accounts.number(waba_id, id_)
        if number["waba_id"] != waba_id:
            raise ControlError(f"id: this number belongs to {number['waba_id']}")
        number.update(changes)
        self._save_number(number)
        return number

    # Tokens, accounts and numbers as objects

    def _debug_token(self, call: Call) -> Answer:
        token = call.query.get("input_token", "")
        if not token:
            raise Refused(errors.error("100", message="(#100) The parameter input_token is required"))
        return Answer(200, {"data": tokens.inspect(token, self._app_id, self._now())})

    def _show(self, call: Call) -> Answer:
        names = fields.requested(call.query)
        if not self._is_number(call.params["id"], names):
            waba = self._account(call)
            return Answer(200, fields.show(waba, names, fields.ACCOUNT, fields.ACCOUNT_DEFAULTS, fields.ACCOUNT_NODE))
        number = self._number(call)
        shown = self._shown(call, number, names, fields.NUMBER_DEFAULTS)
        if registration.note_read(number):
            self._save_number(number)
        return Answer(200, shown)

    def _is_number(self, id_: str, names: Sequence[str]) -> bool:
        """Accounts and numbers share one space of ids, and any numeric account exists, so an id that was never seen is
        told by the fields that are asked for, and then by its making."""
        is_known_number = self.world.find(_NUMBER, id_) is not None
        is_known_account = self.world.find(_ACCOUNT, id_) is not None
        if is_known_number != is_known_account:
            return is_known_number
        asks_for_number = any(name in fields.NUMBER and name not in fields.ACCOUNT for name in names)
        asks_for_account = any(name in fields.ACCOUNT and name not in fields.NUMBER for name in names)
        if asks_for_number != asks_for_account:
            return asks_for_number
        return is_known_number or accounts.owner_of(id_) is not None

    def _shown(self, call: Call, number: Object, names: Sequence[str], defaults: Sequence[str]) -> Object:
        waba = self.world.find(_ACCOUNT, number["waba_id"]) or accounts.account(number["waba_id"])
        override = waba["subscriptions"].get(self._app_of(call), {}).get("override")
        webhooks = {
            "phone_number": number["callback"],
            "whatsapp_business_account": override,
            "application": APP_CALLBACK,
        }
        webhooks = {level: uri for level, uri in webhooks.items() if uri is not None}
        whole = {**number, "webhook_configuration": webhooks}
        return fields.show(whole, names, fields.NUMBER, defaults, fields.NUMBER_NODE)

    def _account(self, call: Call) -> Object:
        """The account that the path names.

        Raises:
            Refused: there is none, or the id is that of a number.
        """
        id_ = call.params["id"]
        waba = self.world.find(_ACCOUNT, id_)
        if waba is None and self.world.find(_NUMBER, id_) is not None:
            edge = call.path.rpartition("/")[2]
            if call.method == "GET":
                raise Refused(fields.nonexisting_field(edge, fields.NUMBER_NODE))
            raise Refused(errors.missing_object(call.method, id_))
        waba = self._open_account(id_)
        if waba is None:
            raise Refused(errors.missing_object(call.method, id_))
        return waba

    def _open_account(self, waba_id: str) -> Object | None:
        """An account with its numbers; it comes into being when it is first asked for."""
        waba = self.world.find(_ACCOUNT, waba_id)
        if waba is not None or not accounts.exists(waba_id):
            return waba
        waba = accounts.account(waba_id)
        self._save_account(waba)
        for number in accounts.numbers(waba_id):
            self._save_number(number)
        return waba

    def _number(self, call: Call) -> Object:
        """The number that the path names.

        Raises:
            Refused: no account has it.
        """
        id_ = call.params["id"]
        owner = accounts.owner_of(id_)
        number = self.world.find(_NUMBER, id_)
        if number is None and owner is not None:
            self._open_account(owner)
            number = self.world.find(_NUMBER, id_)
        if number is None:
            raise Refused(errors.missing_object(call.method, id_))
        return number

    def _save_account(self, waba: Mapping[str, Any]) -> None:
        self.world.put(_ACCOUNT, waba["id"], waba)

    def _save_number(self, number: Mapping[str, Any]) -> None:
        self.world.put(_NUMBER, number["id"], number, lookup=number["waba_id"])

    # The numbers of an account

    def _list_numbers(self, call: Call) -> Answer:
        waba = self._account(call)
        found = self.world.select(_NUMBER, lookup=waba["id"])
        start, end = paging.window(call, [number["id"] for number in found])
        names = fields.requested(call.query)
        data = [self._shown(call, number, names, fields.LISTED_NUMBER_DEFAULTS) for number in found[start:end]]
        return Answer(200, paging.page(call, data, has_previous=start > 0, has_next=end < len(found)))

    def _add_number(self, call: Call) -> Answer:
        waba, params = self._account(call), _params(call)
        for name in ("cc", "phone_number", "verified_name"):
            if not params.get(name):
                raise Refused(errors.error("100", message=f"(#100) The parameter {name} is required"))
        digits = re.sub(r"\D", "", f"{params['cc']}{params['phone_number']}")
        existing = self.world.select(_NUMBER, lookup=waba["id"])
        if any(re.sub(r"\D", "", number["display_phone_number"]) == digits for number in existing):
            raise Refused(errors.error("100", details="The phone number is already registered to this account."))
        # Ends in 5, which no number that exists by itself does.
        number = accounts.number(waba["id"], f"{waba['id']}{len(existing) + 1:03d}5")
        number.update(
            display_phone_number=f"+{digits}",
            verified_name=str(params["verified_name"]),
            status="UNVERIFIED",
            code_verification_status="NOT_VERIFIED",
        )
        self._save_number(number)
        return Answer(200, {"id": number["id"]})

    # Subscriptions

    def _list_subscriptions(self, call: Call) -> Answer:
        data = []
        for app_id, subscription in self._account(call)["subscriptions"].items():
            app = {"id": app_id, "name": "Simulated App", "link": f"https://www.facebook.com/games/?app_id={app_id}"}
            row: Object = {"whatsapp_business_api_data": app}
            if subscription.get("override"):
                row["override_callback_uri"] = subscription["override"]
            data.append(row)
        return Answer(200, {"data": data})

    def _subscribe(self, call: Call) -> Any:
        waba, params, app_id = self._account(call), _params(call), self._app_of(call)
        if "override_callback_uri" not in params and "verify_token" not in params:
            waba["subscriptions"][app_id] = {}
            self._save_account(waba)
            return _DONE
        uri, token = callbacks.read(params)
        if app_id not in waba["subscriptions"]:
            sentence = (
                "(#100) Before override the current callback uri, your app must be subscribed to receive messages for "
                "WhatsApp Business Account"
            )
            raise Refused(errors.error("100", message=sentence))
        return self._override(call, uri, token)

    async def _override(self, call: Call, uri: str, token: str) -> Answer:
        await callbacks.shake_hands(uri, token)
        with self.world.transaction():
            waba = self._account(call)
            waba["subscriptions"][self._app_of(call)] = {"override": uri}
            self._save_account(waba)
        return _DONE

    def _unsubscribe(self, call: Call) -> Answer:
        waba = self._account(call)
        waba["subscriptions"].pop(self._app_of(call), None)
        self._save_account(waba)
        return _DONE

    def _app_of(self, call: Call) -> str:
        return tokens.app_id(tokens.of(call), self._app_id)

    # What is done to a number

    def _on_number(self, change: Callable[[Object, Object], None]) -> Handler:
        """A handler that changes one number, and keeps what has changed also when it refuses."""

        def handle(call: Call) -> Answer:
            number = self._number(call)
            try:
                change(number, _params(call))
            finally:
                self._save_number(number)
            return _DONE

        return handle

    def _register(self, number: Object, params: Object) -> None:
        registration.register(number, params, self._now())

    def _deregister(self, number: Object, params: Object) -> None:
        registration.deregister(number, self._now())

    def _request_code(self, number: Object, params: Object) -> None:
        registration.request_code(number, params, self._now())

    def _verify_code(self, number: Object, params: Object) -> None:
        registration.verify_code(number, params, self._now())

    def _change_number(self, call: Call) -> Any:
        number, params = self._number(call), _params(call)
        webhooks = params.get("webhook_configuration")
        if webhooks is None and "pin" not in params:
            raise Refused(errors.error("100", details="Neither pin nor webhook_configuration is given."))
        if "pin" in params:
            registration.set_pin(number, params)
            self._save_number(number)
        if webhooks is None:
            return _DONE
        webhooks = _object(webhooks)
        if webhooks.get("override_callback_uri") == "":
            self._save_number({**number, "callback": None})
            return _DONE
        return self._override_of_number(call, *callbacks.read(webhooks))

    async def _override_of_number(self, call: Call, uri: str, token: str) -> Answer:
        await callbacks.shake_hands(uri, token)
        with self.world.transaction():
            self._save_number({**self._number(call), "callback": uri})
        return _DONE

    def _show_profile(self, call: Call) -> Answer:
        self._number(call)
        for name in fields.requested(call.query):
            if name not in (*_PROFILE_FIELDS, "messaging_product"):
                raise Refused(fields.nonexisting_field(name, "WhatsAppBusinessProfile"))
        return Answer(200, {"data": [{"vertical": "OTHER", "messaging_product": "whatsapp"}]})


def _params(call: Call) -> Object:
    """The parameters of a write: the Graph API takes them from the query and from the body."""
    if call.is_malformed:
        raise Refused(errors.error("100", message="(#100) The body is not valid JSON"))
    query = {name: value for name, value in call.query.items() if name != "access_token"}
    return {**query, **(_object(call.body) if call.body is not None else {})}


def _object(value: Any) -> Object:
    """A JSON object, also when a form carries it as text."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = None
    if not isinstance(value, dict):
        raise Refused(errors.error("100", message="(#100) A JSON object is expected"))
    return value
