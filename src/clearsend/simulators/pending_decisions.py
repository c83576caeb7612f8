"""The decisions that registries and reviewers must make, about existing or future objects. It never applies a decision.

A decision is used once for an object: a later resubmission goes on by itself, unless it is decided again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from clearsend.simulators.faults import ControlError
from clearsend.simulators.world import World

# What the decisions are called among the objects of a world.
KIND = "decisions"

# Stands for every object of a kind that has no decision of its own.
EVERY = "*"

# An outcome that begins so is taken as it is: a word that nobody knows yet.
RAW = "raw:"

_FIELDS = ("kind", "id", "outcome", "reason", "brand")


@dataclass(frozen=True)
class Decision:
    """One order of `POST decide`. `n` numbers decisions, so that the newer one is known; 0 until the order is written. `brand`
    names the brand of an object that the decision creates."""

    kind: str
    id: str
    outcome: str
    reasons: Sequence[str] = ()
    n: int = 0
    brand: str | None = None

    @property
    def word(self) -> str:
        """The outcome in lower case, or empty when a raw word was given."""
        return "" if self.outcome.startswith(RAW) else self.outcome.strip().lower()

    @property
    def raw(self) -> str | None:
        """The raw word, taken unchanged."""
        return self.outcome.removeprefix(RAW) if self.outcome.startswith(RAW) else None


def parse(body: Mapping[str, Any], kinds: Sequence[str]) -> Decision:
    """The decision that a control call asks for.

    Raises:
        ControlError: a field is missing, unknown or malformed.
    """
    for name in body:
        if name not in _FIELDS:
            raise ControlError(f"{name}: unknown field; known are {', '.join(_FIELDS)}")
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
    """The decisions that a world remembers: one for each name of an object, the newest."""

    def __init__(self, world: World) -> None:
        self._world = world

    def write(self, decision: Decision) -> Decision:
        """Store the decision; an earlier one under the same name is forgotten."""
        newest = max((found["n"] for found in self._world.select(KIND)), default=0)
        written = replace(decision, n=newest + 1)
        self._world.put(KIND, _key(decision.kind, decision.id), asdict(written))
        return written

    def about(self, kind: str, names: Iterable[str]) -> Decision | None:
        """The newest decision about an object under any of its names; else the one about every object."""
        own = [self._find(kind, name) for name in names if name]
        found = max((decision for decision in own if decision), key=lambda decision: decision.n, default=None)
        return found or self._find(kind, EVERY)

    def _find(self, kind: str, name: str) -> Decision | None:
        found = self._world.find(KIND, _key(kind, name))
        return None if found is None else Decision(**{**found, "reasons": tuple(found["reasons"])})


def _key(kind: str, name: str) -> str:
    return f"{kind} {name}"
