"""The decisions that control calls order, about existing or future objects. It never applies a decision.

A decision is applied once to an object: a later resubmission continues without it, unless there is a new decision.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from clearsend.simulators.faults import ControlError, refuse_unknown
from clearsend.simulators.world import World

# The kind under which a world stores decisions.
KIND = "decisions"

# Stands for every object of a kind that has no decision of its own.
EVERY = "*"

# An outcome with this prefix is stored unchanged: a status that no client knows yet.
RAW = "raw:"

_FIELDS = ("kind", "id", "outcome", "reason", "brand")


@dataclass(frozen=True)
class Decision:
    """One order of `POST decide`. `n`: its number, higher for a newer decision; 0 until it is stored. `brand`: the brand's
    name for an object that the decision creates."""

    kind: str
    id: str
    outcome: str
    reasons: Sequence[str] = ()
    n: int = 0
    brand: str | None = None

    @property
    def word(self) -> str:
        """The outcome in lower case; empty for a raw outcome."""
        return "" if self.outcome.startswith(RAW) else self.outcome.strip().lower()

    @property
    def raw(self) -> str | None:
        """The raw outcome, unchanged and without its prefix; None for any other outcome."""
        return self.outcome.removeprefix(RAW) if self.outcome.startswith(RAW) else None


def parse(body: Mapping[str, Any], kinds: Sequence[str]) -> Decision:
    """The decision that a control call asks for; `kinds` are those that may be decided about.

    Raises:
        ControlError: a field is missing, unknown or malformed.
    """
    refuse_unknown(body, _FIELDS)
    kind = _text(body, "kind")
    if kind not in kinds:
        raise ControlError(f"kind: unknown; known are {', '.join(kinds)}")
    brand = _text(body, "brand") if body.get("brand") is not None else None
    return Decision(kind, _text(body, "id"), _text(body, "outcome"), _reasons(body.get("reason")), brand=brand)


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip() or value == RAW:
        raise ControlError(f"{name}: a text is required")
    return value


def _reasons(value: Any) -> Sequence[str]:
    reasons = [] if value is None else value if isinstance(value, list) else [value]
    if not all(isinstance(reason, str) and reason for reason in reasons):
        raise ControlError("reason: a text, or a list of texts, is expected")
    return tuple(reasons)


class Decisions:
    """The stored decisions of a world: the newest for each kind and name."""

    def __init__(self, world: World) -> None:
        self._world = world

    def write(self, decision: Decision) -> Decision:
        """Store a decision in place of an earlier one under the same name, and return it with its number."""
        newest = max((found["n"] for found in self._world.select(KIND)), default=0)
        written = replace(decision, n=newest + 1)
        self._world.put(KIND, _key(decision.kind, decision.id), asdict(written))
        return written

    def about(self, kind: str, names: Iterable[str]) -> Decision | None:
        """The newest decision about an object under any of its names, else the decision about every object, else None."""
        own = [self._find(kind, name) for name in names if name]
        found = max((decision for decision in own if decision), key=lambda decision: decision.n, default=None)
        return found or self._find(kind, EVERY)

    def _find(self, kind: str, name: str) -> Decision | None:
        found = self._world.find(KIND, _key(kind, name))
        return None if found is None else Decision(**{**found, "reasons": tuple(found["reasons"])})


def _key(kind: str, name: str) -> str:
    return f"{kind} {name}"
