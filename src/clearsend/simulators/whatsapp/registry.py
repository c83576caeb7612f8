"""The accounts and numbers that a caller has asked about, as the world keeps them, with the decisions about each.

Every numeric account exists, and is stored when it is first asked for. The registry answers no call: `graph.py` does.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from clearsend.simulators.faults import ControlError
from clearsend.simulators.pending_decisions import EVERY, Decision, Decisions
from clearsend.simulators.vendor import Clock
from clearsend.simulators.whatsapp import accounts, apps, tokens, webhooks
from clearsend.simulators.whatsapp import decisions as decided
from clearsend.simulators.whatsapp.webhooks import Event
from clearsend.simulators.world import Object, World

ACCOUNT = "wabas"
NUMBER = "phone_numbers"


class Registry:
    """The objects of one simulated Meta. `callbacks`: the callback URLs of the apps."""

    def __init__(self, world: World, now: Clock, callbacks: apps.Apps) -> None:
        self._world = world
        self._now = now
        self._apps = callbacks
        self._decisions = Decisions(world)

    def knows_account(self, waba_id: str) -> bool:
        return self._world.find(ACCOUNT, waba_id) is not None

    def knows_number(self, id_: str) -> bool:
        return self._world.find(NUMBER, id_) is not None

    def account(self, waba_id: str) -> Object | None:
        """An account, stored with its numbers if it is new; None if it cannot exist, or was deleted."""
        waba = self._world.find(ACCOUNT, waba_id)
        if waba is None:
            if not accounts.exists(waba_id):
                return None
            waba = accounts.account(waba_id)
            self._settle(decided.ACCOUNT, waba)
            self.save_account(waba)
            for number in accounts.numbers(waba_id):
                self.add_number(number)
        return None if waba.get("is_deleted") else waba

    def number(self, id_: str) -> Object | None:
        """A number of an account that still exists, or None."""
        number = self._world.find(NUMBER, id_)
        owner = accounts.owner_of(id_) if number is None else number["waba_id"]
        if owner is None or self.account(owner) is None:
            return None
        number = number or self._world.find(NUMBER, id_)
        return None if number is None or number.get("is_moved") else number

    def numbers_of(self, waba_id: str) -> list[Object]:
        return [number for number in self._world.select(NUMBER, lookup=waba_id) if not number.get("is_moved")]

    def save_account(self, waba: Mapping[str, Any]) -> None:
        self._world.put(ACCOUNT, waba["id"], waba)

    def save_number(self, number: Mapping[str, Any]) -> None:
        self._world.put(NUMBER, number["id"], number, lookup=number["waba_id"])

    def add_number(self, number: Object) -> bool:
        """Store a new number, in the state that was decided in advance. Returns whether there was such a decision."""
        is_decided = self._settle(decided.NUMBER, number)
        self.save_number(number)
        return is_decided

    def _settle(self, kind: str, thing: Object) -> bool:
        decision = self._decisions.about(kind, _names(kind, thing))
        if decision is not None:
            # No event is sent: the object is in this state from the start.
            decided.apply(decision, thing, self._now())
        return decision is not None

    def decide(self, decision: Decision) -> Object:
        """Store a decision, and apply it immediately to the objects that exist already.

        Raises:
            ControlError: the outcome is unknown.
        """
        if decision.kind == decided.TOKEN:
            return self._decide_token(decision)
        decided.of(decision)
        written = self._decisions.write(decision)
        applied = [thing for thing in self._world.select(_KINDS[decision.kind]) if self._is_meant(written, thing)]
        for thing in applied:
            self.apply(written, thing)
        return {"kind": written.kind, "id": written.id, "outcome": written.outcome, "applied_to": _ids(applied)}

    def _decide_token(self, decision: Decision) -> Object:
        """Store a decision about a token. The answer does not repeat the token."""
        if decision.word not in tokens.OUTCOMES:
            raise ControlError(f"outcome: unknown; known are {', '.join(tokens.OUTCOMES)}")
        if decision.id != EVERY and tokens.spelling_of(decision.id) is None:
            raise ControlError("id: no token, which begins with EAA")
        written = self._decisions.write(decision)
        return {"kind": written.kind, "outcome": written.outcome}

    def fate_of(self, token: str) -> str | None:
        """The error with which a token is refused by decision, or None."""
        decision = self._decisions.about(decided.TOKEN, [token])
        return None if decision is None else tokens.OUTCOMES[decision.word].code

    def _is_meant(self, decision: Decision, thing: Object) -> bool:
        names = _names(decision.kind, thing)
        if decision.id != EVERY:
            return decision.id in names
        return self._decisions.about(decision.kind, names) == decision

    def apply(self, decision: Decision, thing: Object) -> None:
        """Apply a decision to a number or an account, store the object, and send the events."""
        events = decided.apply(decision, thing, self._now())
        if decision.kind == decided.ACCOUNT:
            self.save_account(thing)
            self.tell(thing, events)
            return
        self.save_number(thing)
        waba = self.account(thing["waba_id"])
        if waba is not None:
            self.tell(waba, events)

    def tell(self, waba: Mapping[str, Any], events: Sequence[Event]) -> None:
        """Send events to the callback of every app that is subscribed to the account and to the field."""
        for app_id in waba["subscriptions"]:
            for event in events:
                url = self._apps.callback(app_id, event.field)
                if url is not None:
                    self._world.post_webhook(url, webhooks.envelope(waba["id"], event, self._now()))


_KINDS: Mapping[str, str] = {decided.NUMBER: NUMBER, decided.ACCOUNT: ACCOUNT}


def _names(kind: str, thing: Mapping[str, Any]) -> Sequence[str]:
    """Every name by which a decision may refer to an object: its id, and for a number its digits and its account's id."""
    if kind == decided.ACCOUNT:
        return (thing["id"],)
    return (thing["id"], accounts.digits(thing), f"+{accounts.digits(thing)}", thing["waba_id"])


def _ids(things: Sequence[Object]) -> list[str]:
    return [thing["id"] for thing in things]
