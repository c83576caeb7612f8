"""When a vendor is left alone for a while: it is down, or it has asked for a pause. It calls nobody and reads no clock.

A circuit that is open lets one conversation through at a time, the probe, once its pause is over; the first answer closes it.
A pause that the vendor has asked for simply ends.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Verdict(StrEnum):
    """What a conversation that wants to begin may do."""

    GO = "go"
    PROBE = "probe"
    WAIT = "wait"


@dataclass(frozen=True)
class Policy:
    """`threshold`: failures in a row, of all processes together, that open a circuit. `first_pause_seconds`: how long it then
    stays open; the pause doubles with every failed probe, up to `longest_pause_seconds`. While a probe is on its way the
    others wait for the first pause again: it may have been killed, and a vendor that hangs bears the next."""

    threshold: int = 5
    first_pause_seconds: float = 5.0
    longest_pause_seconds: float = 60.0


@dataclass(frozen=True)
class Circuit:
    """Where a vendor, or one account at it, stands. `failures` are in a row; `opened_at` is None while it is closed."""

    failures: int = 0
    opened_at: datetime | None = None
    paused_until: datetime | None = None
    reason: str | None = None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None

    def seconds_left(self, now: datetime) -> float:
        """How long it is still to be left alone."""
        return 0.0 if self.paused_until is None else max(0.0, (self.paused_until - now).total_seconds())


def judge(circuit: Circuit, now: datetime) -> Verdict:
    if circuit.seconds_left(now) > 0:
        return Verdict.WAIT
    return Verdict.PROBE if circuit.is_open else Verdict.GO


def probing(circuit: Circuit, now: datetime, policy: Policy) -> Circuit:
    """A probe is on its way: everybody else waits for it."""
    return replace(circuit, paused_until=now + timedelta(seconds=policy.first_pause_seconds))


def failed(circuit: Circuit, now: datetime, policy: Policy, *, reason: str, is_probe: bool) -> Circuit:
    """The vendor gave no answer, or one that says that it cannot."""
    if circuit.is_open and not is_probe:
        # Begun before it was opened: no news.
        return circuit
    failures = circuit.failures + 1
    if failures < policy.threshold:
        return replace(circuit, failures=failures, reason=reason)
    pause = min(policy.first_pause_seconds * 2.0 ** min(failures - policy.threshold, 30), policy.longest_pause_seconds)
    return Circuit(failures, circuit.opened_at or now, now + timedelta(seconds=pause), reason)


def throttled(circuit: Circuit, now: datetime, *, seconds: float, reason: str) -> Circuit:
    """The vendor asks to be left alone for `seconds`."""
    until = now + timedelta(seconds=seconds)
    if circuit.paused_until is not None and circuit.paused_until >= until:
        return circuit
    return replace(circuit, paused_until=until, reason=reason)
