"""Rate limits per credential, exact among all processes, with the headers that tell of them. It refuses no request because
counting failed.

A process takes allotments of the window that all share, and gives them out by itself: a fiftieth of the limit at a time, so
that a limit below 100 is counted one by one, and one of 1,200 costs a write every 24 requests. Never more than the limit is
given out in sum; what one process still holds when the window is nearly used up, others lack.
"""

import math
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import structlog

from clearsend.api.call import RateClass
from clearsend.domain import errors
from clearsend.store.foundation.database import DatabaseUnavailable
from clearsend.store.rate_windows import LASTS, RateWindows

_ALLOTMENTS = 50

# How long a process counts alone after the shared windows could not be asked.
_ALONE_SECONDS = 5.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Allowance:
    """What is left of a credential's window, which lasts a minute from its first request; `resets_at` is in unix seconds."""

    limit: int
    remaining: int
    resets_at: float
    is_exceeded: bool

    def headers(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(math.ceil(self.resets_at)),
        }

    def check(self) -> None:
        """Raises: AppError BUSINESS_002."""
        if self.is_exceeded:
            # Never more than the window: the clients do not obey a Retry-After above 60.
            wait = max(1, math.ceil(self.resets_at - time.time()))
            raise errors.AppError(
                errors.RATE_LIMITED,
                details={"x-api-key": [f"At most {self.limit} requests a minute; wait {wait} seconds."]},
                retry_after_seconds=wait,
            )


@dataclass
class _Count:
    """What this process knows of one window: until when it lasts, how much of it nobody has taken, and how much this process
    has taken and not yet given out."""

    left: int
    held: int = 0
    ends_at: float = 0.0
    is_alone_until: float = 0.0
    turn: threading.Lock = field(default_factory=threading.Lock)


class RateLimiter:
    """Counts requests a minute and credential, by class. `windows=None` lifts the limits."""

    def __init__(self, windows: RateWindows | None, limits: Mapping[RateClass, int]) -> None:
        self._windows = windows
        self._limits = limits
        # Only who has shown a valid key is counted, so that there are no more of them than keys.
        self._counts: dict[str, _Count] = {}
        self._turn = threading.Lock()

    def count(self, credential: str, rate_class: RateClass) -> Allowance | None:
        """Count one request. None when there is no limit to tell of."""
        if self._windows is None:
            return None
        limit, name = self._limits[rate_class], f"{rate_class.value}:{credential}"
        with self._turn:
            count = self._counts.setdefault(name, _Count(left=limit))
        with count.turn:
            now = self._windows.clock().timestamp()
            if now >= count.ends_at:
                count.left, count.held, count.ends_at = limit, 0, now + LASTS.total_seconds()
            if count.held == 0 and count.left > 0 and now >= count.is_alone_until:
                self._take(self._windows, name, count, limit, now)
            if count.held > 0:
                count.held -= 1
                is_exceeded = False
            elif count.left > 0:
                # The shared window cannot be asked just now.
                count.left -= 1
                is_exceeded = False
            else:
                is_exceeded = True
            return Allowance(limit, count.left + count.held, count.ends_at, is_exceeded)

    @staticmethod
    def _take(windows: RateWindows, name: str, count: _Count, limit: int, now: float) -> None:
        amount = max(1, limit // _ALLOTMENTS)
        try:
            window = windows.take(name, amount)
        except DatabaseUnavailable:
            log.warning("rate_limit.counting_alone", seconds=_ALONE_SECONDS)
            count.is_alone_until = now + _ALONE_SECONDS
            return
        count.ends_at = (window.starts_at + LASTS).timestamp()
        count.held = min(amount, max(0, limit - (window.used - amount)))
        count.left = max(0, limit - window.used)
