"""The part of Meta's Graph API that connecting a WhatsApp number needs, over HTTP with stored state. It sends no message.

Behaviour follows Meta's pages and its API description; where they are silent or contradict each other, the decision is
stated in the module that it concerns. Not modelled: adding payment, message templates, the hourly rate limit (ask
for fault 80008).
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from clearsend.simulators.faults import ControlError
from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.vendor import Call, Clock, Endpoint, Handler, Refused, Reply
from clearsend.simulators.whatsapp import (
    accounts,
    apps,
    callbacks,
    control,
    errors,
    fields,
    paging,
    params,
    registration,
    tokens,
    webhooks,
)
from clearsend.simulators.whatsapp import decisions as decided
from clearsend.simulators.whatsapp.registry import ACCOUNT, NUMBER, Registry
from clearsend.simulators.whatsapp.subscriptions import Subscriptions
from clearsend.simulators.world import Object, World

# The app that every token belongs to, unless the token's spelling says otherwise.
APP_ID = "555000000000001"

_DONE = Reply(200, {"success": True})

_PROFILE_FIELDS = ("about", "address", "description", "email", "profile_picture_url", "websites", "vertical")


class Simulator:
    """One simulated Meta. `app_id` is the app that the tokens belong to; `callback_url` is where its webhooks go from the
    start, as if it had been set in the App Dashboard."""

    name = "whatsapp"
    version = re.compile(r"v\d+\.\d+")
    kinds: Sequence[str] = (ACCOUNT, NUMBER, apps.KIND)
    decided_kinds: Sequence[str] = (decided.NUMBER, decided.ACCOUNT, decided.TOKEN)
    error_codes: Sequence[str] = tuple(errors.ROWS)

    def __init__(self, world: World, now: Clock, app_id: str = APP_ID, callback_url: str | None = None) -> None:
        self.world = world
        self._now = now
        self._app_id = app_id
        self._apps = apps.Apps(world, app_id, callback_url)
        self._registry = Registry(world, now, self._apps)
        self._subscriptions = Subscriptions(
            world, self._registry, self._apps, account_of=self._account, app_of=self._app_of
        )

    @property
    def endpoints(self) -> Sequence[Endpoint]:
        return (
            Endpoint("GET", "/debug_token", self._debug_token, "a token may inspect itself; an app token is `ID|SECRET`"),
            Endpoint("GET", "/oauth/access_token", self._subscriptions.issue_token, "the app's token, for its secret"),
            Endpoint("GET", "/{id}/subscriptions", self._subscriptions.show_callback, "the app's own webhook; with the app's token"),
            Endpoint("POST", "/{id}/subscriptions", self._subscriptions.set_callback, "`object`, `callback_url`, `verify_token`, `fields`; checked by a handshake; with the app's token"),
            Endpoint("GET", "/{id}", self._show, "an account or a number"),
            Endpoint("POST", "/{id}", self._change_number, "`pin`, or `webhook_configuration` (checked by a handshake; `\"\"` removes it)"),
            Endpoint("GET", "/{id}/phone_numbers", self._list_numbers, "`limit` (25, at most 100), `after`, `before`"),
            Endpoint("POST", "/{id}/phone_numbers", self._add_number, "the new number is not verified"),
            Endpoint("GET", "/{id}/subscribed_apps", self._subscriptions.list_apps, ""),
            Endpoint("POST", "/{id}/subscribed_apps", self._subscriptions.subscribe, "bare: subscribes, and erases an override; with an override: checked by a handshake"),
            Endpoint("DELETE", "/{id}/subscribed_apps", self._subscriptions.unsubscribe, ""),
            Endpoint("POST", "/{id}/register", self._on_number(self._register), "ten calls in 72 hours; five wrong PINs lock for an hour"),
            Endpoint("POST", "/{id}/deregister", self._on_number(self._deregister), "ten calls in 72 hours"),
            Endpoint("POST", "/{id}/request_code", self._on_number(self._request_code), f"the code is always {registration.CODE}"),
            Endpoint("POST", "/{id}/verify_code", self._on_number(self._verify_code), ""),
            Endpoint("GET", "/{id}/whatsapp_business_profile", self._show_profile, ""),
        )  # fmt: skip

    def admit(self, call: Call) -> None:
        if call.path == "/oauth/access_token":
            return
        if call.path.endswith("/subscriptions"):
            if call.path != f"/{self._app_id}/subscriptions":
                raise Refused(self.unknown(call))
            tokens.admit_app(call, self._app_id)
            return
        tokens.admit(call, self._registry.fate_of)

    def unknown(self, call: Call) -> Reply:
        return errors.missing_object(call.method, call.path.strip("/").partition("/")[0])

    def fail_with_status(self, status: int, retry_after: int) -> Reply:
        return errors.error_with_status(status, retry_after)

    def fail_with_code(self, code: str, call: Call) -> Reply:
        if code == "100/33":
            return self.unknown(call)
        return errors.error(code)

    def dress(self, call: Call, answer: Reply) -> Reply:
        id_ = call.path.strip("/").partition("/")[0]
        if not accounts.exists(id_):
            return answer
        number = self.world.find(NUMBER, id_)
        usage = {
            "type": "whatsapp_business_management",
            "call_count": 1,
            "total_cputime": 1,
            "total_time": 1,
            "estimated_time_to_regain_access": errors.minutes_to_regain_access(answer),
        }
        header = json.dumps({id_ if number is None else number["waba_id"]: [usage]})
        return Reply(
            answer.status, answer.body, {"x-business-use-case-usage": header, **answer.headers}, answer.media_type
        )

    def add_numbers(self, body: Object) -> Object:
        waba_id, id_, changes = control.account_id(body), control.number_id(body), control.changes(body)
        if self._registry.account(waba_id) is None:
            raise ControlError(
                "waba_id: there is no such account: the id has more than 20 digits, or the account was deleted"
            )
        number = self._registry.number(id_) or accounts.number(waba_id, id_)
        if number["waba_id"] != waba_id:
            raise ControlError(f"id: this number belongs to {number['waba_id']}")
        if not self._registry.knows_number(id_):
            self._registry.add_number(number)
        number.update(changes)
        self._registry.save_number(number)
        return number

    def advance(self, now: datetime) -> None:
        """Approve the display names whose review is due: no other change comes with time."""
        for kind, id_, _ in self.world.due(now):
            self.world.remove_alarm(kind, id_)
            number = self._registry.number(id_)
            if number is not None and number["name_status"] == accounts.NAME_IN_REVIEW:
                self._registry.apply(Decision(decided.NUMBER, id_, "name_approved"), number)

    def decide(self, decision: Decision) -> Object:
        return self._registry.decide(decision)

    def sign(self, body: bytes, at: datetime) -> Mapping[str, str]:
        return webhooks.sign(body)

    # Tokens, accounts and numbers as objects

    def _debug_token(self, call: Call) -> Reply:
        token = call.query.get("input_token", "")
        if not token:
            raise Refused(errors.error("100", message="(#100) The parameter input_token is required"))
        return Reply(200, {"data": tokens.inspect(token, self._app_id, self._now(), self._registry.fate_of(token))})

    def _show(self, call: Call) -> Reply:
        names = fields.requested(call.query)
        if not self._is_number(call.params["id"], names):
            waba = self._account(call)
            waba["app_id"] = self._app_of(call)
            return Reply(200, fields.show(waba, names, fields.ACCOUNT, fields.ACCOUNT_DEFAULTS, fields.ACCOUNT_NODE))
        number = self._number(call)
        shown = self._shown(call, number, names, fields.NUMBER_DEFAULTS)
        if registration.note_read(number):
            self._registry.save_number(number)
            self._tell_if_connected(number, was_connected=False)
        return Reply(200, shown)

    def _is_number(self, id_: str, names: Sequence[str]) -> bool:
        """Whether an id is a number, not an account. Both share one space of ids, and any numeric account exists: the
        requested fields decide about an id that is new or known as both, and then the form of the id."""
        is_known_number, is_known_account = self._registry.knows_number(id_), self._registry.knows_account(id_)
        if is_known_number != is_known_account:
            return is_known_number
        asks_for_number = any(name in fields.NUMBER and name not in fields.ACCOUNT for name in names)
        asks_for_account = any(name in fields.ACCOUNT and name not in fields.NUMBER for name in names)
        if asks_for_number != asks_for_account:
            return asks_for_number
        return is_known_number or accounts.owner_of(id_) is not None

    def _shown(self, call: Call, number: Object, names: Sequence[str], defaults: Sequence[str]) -> Object:
        waba = self._registry.account(number["waba_id"]) or accounts.account(number["waba_id"])
        override = waba["subscriptions"].get(self._app_of(call), {}).get("override")
        addresses = {
            "phone_number": number["callback"],
            "whatsapp_business_account": override,
            "application": self._apps.address(self._app_of(call)),
        }
        addresses = {level: uri for level, uri in addresses.items() if uri is not None}
        whole = {**number, "webhook_configuration": addresses, "account": {**waba, "app_id": self._app_of(call)}}
        return fields.show(whole, names, fields.NUMBER, defaults, fields.NUMBER_NODE)

    def _account(self, call: Call) -> Object:
        """The account that the path names.

        Raises:
            Refused: there is none, or the id is that of a number.
        """
        id_ = call.params["id"]
        if not self._registry.knows_account(id_) and self._registry.knows_number(id_):
            edge = call.path.rpartition("/")[2]
            if call.method == "GET":
                raise Refused(fields.nonexisting_field(edge, fields.NUMBER_NODE))
            raise Refused(errors.missing_object(call.method, id_))
        waba = self._registry.account(id_)
        if waba is None:
            raise Refused(errors.missing_object(call.method, id_))
        return waba

    def _number(self, call: Call) -> Object:
        """The number that the path names.

        Raises:
            Refused: no account has it.
        """
        number = self._registry.number(call.params["id"])
        if number is None:
            raise Refused(errors.missing_object(call.method, call.params["id"]))
        return number

    def _app_of(self, call: Call) -> str:
        return tokens.app_id(tokens.of(call), self._app_id)

    # The numbers of an account

    def _list_numbers(self, call: Call) -> Reply:
        waba = self._account(call)
        found = self._registry.numbers_of(waba["id"])
        start, end = paging.window(call, [number["id"] for number in found])
        names = fields.requested(call.query)
        data = [self._shown(call, number, names, fields.LISTED_NUMBER_DEFAULTS) for number in found[start:end]]
        return Reply(200, paging.page(call, data, has_previous=start > 0, has_next=end < len(found)))

    def _add_number(self, call: Call) -> Reply:
        waba, given = self._account(call), params.of(call)
        for name in ("cc", "phone_number", "verified_name"):
            if not given.get(name):
                raise Refused(errors.error("100", message=f"(#100) The parameter {name} is required"))
        digits = re.sub(r"\D", "", f"{given['cc']}{given['phone_number']}")
        existing = self._registry.numbers_of(waba["id"])
        if any(accounts.digits(number) == digits for number in existing):
            raise Refused(errors.error("100", details="The phone number is already registered to this account."))
        # The id ends in 5, as that of no number that exists from the start.
        number = accounts.number(waba["id"], f"{waba['id']}{len(existing) + 1:03d}5")
        number.update(
            display_phone_number=f"+{digits}",
            verified_name=str(given["verified_name"]),
            status="UNVERIFIED",
            code_verification_status="NOT_VERIFIED",
            name_status=accounts.NAME_IN_REVIEW,
            health="LIMITED",
        )
        approvals = self.world.approvals()
        if not self._registry.add_number(number) and approvals.automatic:
            due_at = self._now() + timedelta(milliseconds=approvals.delay_ms)
            self.world.set_alarm(NUMBER, number["id"], due_at)
        return Reply(200, {"id": number["id"]})

    # Changes of a number

    def _on_number(self, change: Callable[[Object, Object], None]) -> Handler:
        """A handler that applies `change` to one number, and stores the number even if `change` refuses."""

        def handle(call: Call) -> Reply:
            number = self._number(call)
            was_connected = registration.is_connected(number)
            try:
                change(number, params.of(call))
            finally:
                self._registry.save_number(number)
            self._tell_if_connected(number, was_connected=was_connected)
            return _DONE

        return handle

    def _tell_if_connected(self, number: Object, *, was_connected: bool) -> None:
        waba = self._registry.account(number["waba_id"])
        if waba is not None and registration.is_connected(number) and not was_connected:
            self._registry.tell(waba, [webhooks.quality(number, "ONBOARDING")])

    def _register(self, number: Object, given: Object) -> None:
        registration.register(number, given, self._now())

    def _deregister(self, number: Object, given: Object) -> None:
        registration.deregister(number, self._now())

    def _request_code(self, number: Object, given: Object) -> None:
        registration.request_code(number, given, self._now())

    def _verify_code(self, number: Object, given: Object) -> None:
        registration.verify_code(number, given, self._now())

    def _change_number(self, call: Call) -> Any:
        number, given = self._number(call), params.of(call)
        addresses = given.get("webhook_configuration")
        if addresses is None and "pin" not in given:
            raise Refused(errors.error("100", details="Neither pin nor webhook_configuration is given."))
        if "pin" in given:
            registration.set_pin(number, given)
            self._registry.save_number(number)
        if addresses is None:
            return _DONE
        addresses = params.to_object(addresses)
        if addresses.get("override_callback_uri") == "":
            self._registry.save_number({**number, "callback": None})
            return _DONE
        return self._override_of_number(call, *callbacks.read(addresses))

    async def _override_of_number(self, call: Call, uri: str, token: str) -> Reply:
        await callbacks.shake_hands(uri, token)
        with self.world.transaction():
            self._registry.save_number({**self._number(call), "callback": uri})
        return _DONE

    def _show_profile(self, call: Call) -> Reply:
        self._number(call)
        for name in fields.requested(call.query):
            if name not in (*_PROFILE_FIELDS, "messaging_product"):
                raise Refused(fields.nonexisting_field(name, "WhatsAppBusinessProfile"))
        return Reply(200, {"data": [{"vertical": "OTHER", "messaging_product": "whatsapp"}]})
