"""When a WhatsApp number may be registered once more, by what was noted of the earlier tries. It keeps no notes itself.

Meta allows ten registrations of a number in 72 hours and blocks it for another 72 when there are more. A registration
whose answer was lost is tried again within seconds; reading first makes that harmless once Meta shows the number as
connected, and until then this rule stands in the way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(hours=72)

# One of Meta's ten is left for the person who has to repair what nine tries could not.
MOST_CALLS = 9

# Most outages last seconds: three quick tries, then one in four hours.
QUICK_CALLS = 3
PAUSE = timedelta(hours=4)

# How long a registration that Meta has accepted may take to show in the number's status.
SETTLING = timedelta(minutes=10)


@dataclass(frozen=True)
class Note:
    """One note about a number. A registration leaves one when it is about to be sent (`is_accepted` False), and another
    when Meta has accepted it (True); one whose answer was lost, or whose sender died, has the first note only."""

    at: datetime
    is_accepted: bool


def is_affordable(notes: Sequence[Note], now: datetime) -> bool:
    """May the number be registered now? `notes` are those that were not forgotten, in any order."""
    recent = sorted((note for note in notes if now - note.at < WINDOW), key=lambda note: (note.at, note.is_accepted))
    if not recent:
        return True
    last = recent[-1]
    quiet = now - last.at
    if last.is_accepted and quiet < SETTLING:
        return False
    sent = sum(not note.is_accepted for note in recent)
    return sent < QUICK_CALLS or (sent < MOST_CALLS and quiet >= PAUSE)
