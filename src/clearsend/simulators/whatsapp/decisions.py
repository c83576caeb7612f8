"""Meta's possible decisions about a number or an account, as two tables: the new state, and the events for the app.

It stores nothing and sends nothing: the caller stores the changed object and sends the events.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clearsend.simulators.faults import ControlError
from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.whatsapp import accounts, webhooks
from clearsend.simulators.whatsapp.webhooks import Event
from clearsend.simulators.world import Object

NUMBER = "number"
ACCOUNT = "account"
TOKEN = "token"  # noqa: S105 - the kind of a decision

Tell = Callable[[Object, str | None, datetime], Sequence[Event]]


@dataclass(frozen=True)
class Outcome:
    """One possible decision. `changes`: the fields that it sets. `health`: the new health of the number or account itself;
    None leaves the health. `tell`: makes the events from the number or account, the reason and the time."""

    meaning: str
    changes: Object
    health: str | None
    tell: Tell


def _silence(thing: Object, reason: str | None, at: datetime) -> Sequence[Event]:
    return ()


def _quality(event: str) -> Tell:
    return lambda number, reason, at: [webhooks.quality(number, event)]


def _name(decision: str) -> Tell:
    return lambda number, reason, at: [webhooks.name(number, decision, reason)]


def _restriction(thing: Object, reason: str | None, at: datetime) -> Sequence[Event]:
    return [webhooks.restriction(reason)]


def _violation(thing: Object, reason: str | None, at: datetime) -> Sequence[Event]:
    return [webhooks.violation(reason)]


def _ban(state: str) -> Tell:
    return lambda waba, reason, at: [webhooks.ban(state, at)]


def _review(decision: str) -> Tell:
    return lambda waba, reason, at: [webhooks.review(decision)]


def _approval(waba: Object, reason: str | None, at: datetime) -> Sequence[Event]:
    return [webhooks.review("APPROVED"), webhooks.capability()]


def _deletion(waba: Object, reason: str | None, at: datetime) -> Sequence[Event]:
    return [webhooks.account("ACCOUNT_DELETED")]


_ON_CLOUD: Object = {"platform_type": accounts.CLOUD_API, "code_verification_status": accounts.VERIFIED}

NUMBER_OUTCOMES: Mapping[str, Outcome] = {
    "connected": Outcome(
        "registered and healthy",
        {"status": accounts.CONNECTED, "quality_rating": "GREEN", "is_moved": False, **_ON_CLOUD}, "AVAILABLE",
        _quality("ONBOARDING"),
    ),
    "banned": Outcome("banned for good", {"status": "BANNED"}, "BLOCKED", _violation),
    "restricted": Outcome("may not start conversations", {"status": "RESTRICTED"}, "BLOCKED", _restriction),
    "flagged": Outcome(
        "its quality is low", {"status": "FLAGGED", "quality_rating": "RED"}, None, _quality("FLAGGED")
    ),
    "rate_limited": Outcome("its limit is reached", {"status": "RATE_LIMITED"}, None, _quality("DOWNGRADE")),
    "disconnected": Outcome("no longer registered; Meta sends no event", {"status": "DISCONNECTED"}, None, _silence),
    "deregistered": Outcome(
        "deregistered; its PIN stays, and Meta sends no event",
        {"status": "DISCONNECTED", "platform_type": accounts.NOT_APPLICABLE}, None, _silence,
    ),
    "moved": Outcome(
        "migrated to another account, and gone from this one; Meta sends no event", {"is_moved": True}, None, _silence
    ),
    "limited": Outcome("sends with limits", {}, "LIMITED", _quality("DOWNGRADE")),
    "blocked": Outcome("may not send", {}, "BLOCKED", _restriction),
    "name_approved": Outcome("display name approved", {"name_status": "APPROVED"}, "AVAILABLE", _name("APPROVED")),
    "name_declined": Outcome("display name declined", {"name_status": "DECLINED"}, "LIMITED", _name("REJECTED")),
}  # fmt: skip

ACCOUNT_OUTCOMES: Mapping[str, Outcome] = {
    "approved": Outcome(
        "reviewed and approved", {"account_review_status": "APPROVED", "status": "ACTIVE"}, "AVAILABLE", _approval
    ),
    "rejected": Outcome(
        "reviewed and rejected", {"account_review_status": "REJECTED"}, "BLOCKED", _review("REJECTED")
    ),
    "disabled": Outcome("disabled for a violation", {"status": "DISABLED"}, "BLOCKED", _ban("DISABLE")),
    "restricted": Outcome("may not start conversations", {}, "BLOCKED", _restriction),
    "reinstated": Outcome("no longer disabled or restricted", {"status": "ACTIVE"}, "AVAILABLE", _ban("REINSTATE")),
    "deleted": Outcome("gone, with its numbers", {"is_deleted": True}, None, _deletion),
}  # fmt: skip

OUTCOMES: Mapping[str, Mapping[str, Outcome]] = {NUMBER: NUMBER_OUTCOMES, ACCOUNT: ACCOUNT_OUTCOMES}


def of(decision: Decision) -> Outcome:
    """The outcome that a decision names.

    Raises:
        ControlError: the outcome is unknown.
    """
    if decision.raw is not None and decision.kind == NUMBER:
        return Outcome("", {"status": decision.raw}, None, _quality(decision.raw))
    if decision.raw is not None:
        return Outcome("", {"account_review_status": decision.raw}, None, _review(decision.raw))
    known = OUTCOMES[decision.kind]
    if decision.word not in known:
        raise ControlError(f"outcome: unknown; known are {', '.join(known)}, and raw:WORD")
    return known[decision.word]


def apply(decision: Decision, thing: Object, at: datetime) -> Sequence[Event]:
    """Change the number or account `thing` as the decision says. Returns the events for the app.

    Raises:
        ControlError: the outcome is unknown.
    """
    outcome = of(decision)
    reason = "; ".join(decision.reasons) or None
    thing.update(outcome.changes)
    if outcome.health is not None:
        thing.update(health=outcome.health, health_reason=reason)
    return outcome.tell(thing, reason, at)
