"""The budget for registering a WhatsApp number, counted from notes about earlier attempts. It stores no notes.

Meta allows ten registrations of a number in 72 hours and blocks the number for another 72 hours after more. A registration
whose answer was lost is tried again within seconds. Reading first makes that harmless once Meta shows the number as
connected; until then, this rule limits the attempts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(hours=72)

# One of Meta's ten is left for the person who has to repair the number after nine failures.
MOST_CALLS = 9

# Most outages last seconds: three quick attempts, then one in four hours.
QUICK_CALLS = 3
PAUSE = timedelta(hours=4)

# The number's status may take this long to show a registration that Meta has accepted.
SETTLING = timedelta(minutes=10)


@dataclass(frozen=True)
class Note:
    """One note about a number. The worker writes one before it sends a registration (`is_accepted` False), and another
    after Meta has accepted it (True); if the answer was lost or the worker died, only the first exists."""

    at: datetime
    is_accepted: bool


def is_affordable(notes: Sequence[Note], now: datetime) -> bool:
    """May the number be registered now? `notes`: all that are kept, in any order."""
    recent = sorted((note for note in notes if now - note.at < WINDOW), key=lambda note: (note.at, note.is_accepted))
    if not recent:
        return True
    last = recent[-1]
    quiet = now - last.at
    if last.is_accepted and quiet < SETTLING:
        return False
    sent = sum(not note.is_accepted for note in recent)
    return sent < QUICK_CALLS or (sent < MOST_CALLS and quiet >= PAUSE)
