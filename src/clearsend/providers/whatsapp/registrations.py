"""Keeps Meta's budget of 10 registrations per number and 72 hours from being spent on one outage. It never blocks a read.

A step whose registration got no answer is tried again within seconds. Reading first makes that harmless once Meta shows
the number as connected; until then this memory stands in the way. It is the process's own: after a restart it starts
afresh, which costs three of the ten at most.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

WINDOW_SECONDS = 72 * 3_600.0

# Three quick tries, then one in four hours: nine in the day for which a step is tried (domain/retry.py), of Meta's ten.
QUICK_CALLS = 3
PAUSE_SECONDS = 4 * 3_600.0

# How long a registration that Meta has accepted may take to show in the number's status.
SETTLING_SECONDS = 600.0


@dataclass(frozen=True)
class _Call:
    at: float
    is_accepted: bool


class Registrations:
    """The registrations of this process whose effect is not visible yet. Thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._calls: dict[str, list[_Call]] = {}
        self._lock = threading.Lock()

    def is_affordable(self, phone_number_id: str) -> bool:
        """May the number be registered now, as far as this process knows?"""
        with self._lock:
            now = self._clock()
            calls = [call for call in self._calls.get(phone_number_id, ()) if now - call.at < WINDOW_SECONDS]
        if not calls:
            return True
        quiet_seconds = now - calls[-1].at
        if calls[-1].is_accepted:
            return quiet_seconds >= SETTLING_SECONDS
        return len(calls) < QUICK_CALLS or quiet_seconds >= PAUSE_SECONDS

    def note(self, phone_number_id: str, *, is_accepted: bool) -> None:
        """A registration was sent; `is_accepted` when Meta said so, not when the answer was lost."""
        with self._lock:
            now = self._clock()
            calls = [call for call in self._calls.get(phone_number_id, ()) if now - call.at < WINDOW_SECONDS]
            self._calls[phone_number_id] = [*calls, _Call(now, is_accepted)]

    def forget(self, phone_number_id: str) -> None:
        """The outcome is known: the number is connected, or Meta refused in words."""
        with self._lock:
            self._calls.pop(phone_number_id, None)
