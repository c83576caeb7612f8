"""The circuit breaker: no calls to a vendor that is down or has asked for a pause. It makes no call and reads no clock.

Once its pause is over, an open circuit permits one conversation at a time, the probe; the first answer closes the circuit.
A pause that the vendor has asked for ends without a probe.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Verdict(StrEnum):
    """The circuit's decision on a conversation that is about to begin."""

    GO = "go"
    PROBE = "probe"
    WAIT = "wait"


@dataclass(frozen=True)
class Policy:
    """`threshold`: failures in a row, of all processes together, that open a circuit. `first_pause_seconds`: the pause that
    then begins; it doubles with every failed probe, up to `longest_pause_seconds`. While a probe is under way, other
    conversations wait for another `first_pause_seconds` at most, because the probe's process may have been killed."""

    threshold: int = 5
    first_pause_seconds: float = 5.0
    longest_pause_seconds: float = 60.0


@dataclass(frozen=True)
class Circuit:
    """The circuit of a vendor, or of one account at it. `failures`: in a row; `opened_at`: None while it is closed."""

    failures: int = 0
    opened_at: datetime | None = None
    paused_until: datetime | None = None
    reason: str | None = None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None

    def seconds_left(self, now: datetime) -> float:
        """Seconds until the pause is over."""
        return 0.0 if self.paused_until is None else max(0.0, (self.paused_until - now).total_seconds())


def judge(circuit: Circuit, now: datetime) -> Verdict:
    if circuit.seconds_left(now) > 0:
        return Verdict.WAIT
    return Verdict.PROBE if circuit.is_open else Verdict.GO


def probing(circuit: Circuit, now: datetime, policy: Policy) -> Circuit:
    """The circuit while a probe is under way: all other conversations wait for it."""
    return replace(circuit, paused_until=now + timedelta(seconds=policy.first_pause_seconds))


def failed(circuit: Circuit, now: datetime, policy: Policy, *, reason: str, is_probe: bool) -> Circuit:
    """The circuit after the vendor gave no answer, or one that says it is unable to serve."""
    if circuit.is_open and not is_probe:
        # The conversation began before the circuit opened: its failure says nothing new.
        return circuit
    failures = circuit.failures + 1
    if failures < policy.threshold:
        return replace(circuit, failures=failures, reason=reason)
    pause = min(policy.first_pause_seconds * 2.0 ** min(failures - policy.threshold, 30), policy.longest_pause_seconds)
    return Circuit(failures, circuit.opened_at or now, now + timedelta(seconds=pause), reason)


def throttled(circuit: Circuit, now: datetime, *, seconds: float, reason: str) -> Circuit:
    """The circuit after the vendor has asked for a pause of `seconds`. If a longer pause is set already, nothing changes."""
    until = now + timedelta(seconds=seconds)
    if circuit.paused_until is not None and circuit.paused_until >= until:
        return circuit
    return replace(circuit, paused_until=until, reason=reason)
