"""Lets time pass for the objects of a simulated Telnyx: applies due changes and decisions, counts fees, sends events.

It never defines the effect of a decision on an object: each `ReviewedKind` does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import uuid4

from clearsend.simulators import pending_decisions
from clearsend.simulators.faults import ControlError
from clearsend.simulators.pending_decisions import Decision, Decisions
from clearsend.simulators.telnyx import fees, webhooks
from clearsend.simulators.telnyx.fees import Fee
from clearsend.simulators.telnyx.fields import stamp
from clearsend.simulators.world import Object, World

FEES = "fees"
_OBEYED = "obeyed"
KINDS: Sequence[str] = (FEES, pending_decisions.KIND)

# The outcome that keeps an object as it is, until there is a new decision about it.
HOLD = "pending"


class ReviewedKind(Protocol):
    """A kind of object that registries decide about: its storage, its stages, and the effect of a decision.

    `kind`: its name in the world. `decided_kind`: its name in control calls; empty if no decision can be about it.
    `outcomes`: outcome in a control call, in lower case → outcome that `apply` takes.
    """

    kind: str
    decided_kind: str
    outcomes: Mapping[str, str]

    def names(self, thing: Object) -> Sequence[str]:
        """Every name by which a decision may refer to this object; the first is its id in the world."""
        ...

    def move_on(self, thing: Object, at: datetime) -> None:
        """Move the object to its next stage, as without a decision: save or remove it, and set its alarm if a stage follows."""
        ...

    def is_due(self, thing: Object, outcome: str) -> bool:
        """Whether the object has reached the stage for this outcome. If not, `move_on` is called first."""
        ...

    def apply(self, thing: Object, outcome: str, reasons: Sequence[str], at: datetime) -> None:
        """Apply the outcome now: change and save the object, and set its alarm if another stage follows."""
        ...

    def create(self, decision: Decision, at: datetime) -> Object | None:
        """A new object, not saved, for a decision about an object that does not exist; None if decisions create no such object.

        Raises:
            ControlError: no such object can have the id in the decision.
        """
        ...


class Reviews:
    """The due changes, decisions, fees and events of one account."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._book = Decisions(world)
        self._nouns: dict[str, ReviewedKind] = {}

    def add(self, noun: ReviewedKind) -> None:
        self._nouns[noun.kind] = noun

    @property
    def decided_kinds(self) -> Sequence[str]:
        return [noun.decided_kind for noun in self._nouns.values() if noun.decided_kind]

    def begin(self, kind: str, id_: str, at: datetime) -> None:
        """Start the delay of an object's next stage."""
        self._world.set_alarm(kind, id_, at + timedelta(milliseconds=self._world.approvals().delay_ms))

    def charge(self, fee: Fee, of: str, at: datetime) -> None:
        """Enter a fee in the ledger, unless it is zero. `of`: the id of the paid object, saved in the same transaction."""
        if fee.dollars:
            entry = {"what": fee.what, "of": of, "dollars": fees.in_dollars(fee.dollars), "at": stamp(at)}
            self._world.put(FEES, str(uuid4()), entry, lookup=fee.what)

    def tell(self, url: str | None, event_type: str, payload: Object, at: datetime) -> None:
        """Send an event, if a webhook URL is set."""
        if url:
            self._world.post_webhook(url, webhooks.envelope(event_type, payload, url, at))

    # Time

    def advance(self, now: datetime) -> None:
        """Apply every due change, including those that become due by another change."""
        while self._advance_once(now):
            pass

    def _advance_once(self, now: datetime) -> bool:
        due = [row for row in self._world.due(now) if row[0] in self._nouns]
        if not due:
            return False
        is_automatic = self._world.approvals().automatic
        moved = [self._pass(self._nouns[kind], id_, at, is_automatic) for kind, id_, at in due]
        return any(moved)

    def _pass(self, noun: ReviewedKind, id_: str, at: datetime, is_automatic: bool) -> bool:
        """Apply one due change. Returns False if the change waits for a decision."""
        thing = self._world.find(noun.kind, id_)
        decision = None if thing is None else self._open_decision(noun, thing)
        if thing is None or (decision is not None and noun.outcomes.get(decision.word) == HOLD):
            self._world.remove_alarm(noun.kind, id_)
            return True
        if decision is None and not is_automatic and noun.decided_kind:
            return False
        self._world.remove_alarm(noun.kind, id_)
        if decision is not None and noun.is_due(thing, _outcome(noun, decision)):
            self._obey(noun, thing, decision, at)
        else:
            noun.move_on(thing, at)
        return True

    # Decisions

    def decide(self, decision: Decision, now: datetime) -> Object:
        """Execute `POST …/_control/decide`, and return its answer.

        Raises:
            ControlError: the outcome is unknown, or no object can have this id.
        """
        noun = next(noun for noun in self._nouns.values() if noun.decided_kind == decision.kind)
        outcome = _outcome(noun, decision)
        written = self._book.write(decision)
        meant = [thing for thing in self._world.select(noun.kind) if self._is_meant(noun, thing, written)]
        for thing in meant:
            self._world.remove_alarm(noun.kind, noun.names(thing)[0])
            if outcome != HOLD:
                self._obey(noun, thing, written, now)
        if not meant and decision.id != pending_decisions.EVERY:
            meant = [thing for thing in [noun.create(written, now)] if thing is not None]
            for thing in meant:
                self._obey(noun, thing, written, now)
        return {**asdict(written), "applied_to": [noun.names(thing)[0] for thing in meant]}

    def _is_meant(self, noun: ReviewedKind, thing: Object, decision: Decision) -> bool:
        found = self._book.about(noun.decided_kind, noun.names(thing))
        return found is not None and found.n == decision.n

    def _open_decision(self, noun: ReviewedKind, thing: Object) -> Decision | None:
        """The decision that is still to be applied to an object, or None."""
        if not noun.decided_kind:
            return None
        names = noun.names(thing)
        decision = self._book.about(noun.decided_kind, names)
        obeyed = self._world.find(_OBEYED, f"{noun.kind} {names[0]}")
        return None if decision is None or (obeyed is not None and obeyed["n"] == decision.n) else decision

    def _obey(self, noun: ReviewedKind, thing: Object, decision: Decision, at: datetime) -> None:
        self._world.put(_OBEYED, f"{noun.kind} {noun.names(thing)[0]}", {"n": decision.n})
        noun.apply(thing, _outcome(noun, decision), decision.reasons, at)


def _outcome(noun: ReviewedKind, decision: Decision) -> str:
    """The outcome that the kind's `apply` takes; a raw outcome is taken unchanged.

    Raises:
        ControlError: the outcome is unknown.
    """
    if decision.raw is not None:
        return decision.raw
    outcome = noun.outcomes.get(decision.word)
    if outcome is None:
        raise ControlError(f"outcome: unknown; known are {', '.join(noun.outcomes)}, and raw:…")
    return outcome


def failure(reasons: Sequence[str]) -> str | None:
    """Reasons as an object shows them: joined into one text, or None."""
    return "; ".join(reasons) or None


def payload(type_: str, **fields: Any) -> Object:
    """The payload of an event. Fields without a value are left out."""
    return {"type": type_, **{name: value for name, value in fields.items() if value is not None}}
