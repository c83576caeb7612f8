"""Delays before a vendor is asked again, and before a creation whose answer was lost is sent again. They plan nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clearsend.domain.registration.record import Intent, Registration


@dataclass(frozen=True)
class Pace:
    """The delays, in seconds.

    `first_check` and `longest_check` bound the time between two readings while a vendor works on a registration;
    `settled_check` applies when it does not. `quiet`: for this long, the worker looks for a creation whose answer was lost, and
    does not send it again, because it costs money.
    """

    first_check: float = 120.0
    longest_check: float = 21_600.0
    settled_check: float = 86_400.0
    quiet: float = 300.0

    def next_check(self, registration: Registration, now: datetime) -> datetime:
        """The time of the next reading: the longer the registration has been in its state, the later."""
        if not registration.is_waiting:
            return self.settled(now)
        age = (now - registration.state_since).total_seconds()
        return now + timedelta(seconds=min(max(age / 2, self.first_check), self.longest_check))

    def settled(self, now: datetime) -> datetime:
        """The time of the next reading of a registration that waits for nothing."""
        return now + timedelta(seconds=self.settled_check)


def may_create(intent: Intent | None, now: datetime, pace: Pace) -> bool:
    """May a creation be sent? Not while an earlier request of the same intent may still take effect."""
    if intent is None or intent.sent_at is None:
        return True
    return now >= intent.sent_at + timedelta(seconds=pace.quiet)
