"""Rate limits per credential across all processes, and their headers. No request is refused because counting failed.

A process takes allotments from the shared window, each a fiftieth of the limit, and counts requests against them locally: a
limit below 100 is counted one by one, and a limit of 1,200 costs a write every 24 requests. The processes together allow no
more than the limit, unless they cannot reach the database: then each counts alone. When a window is almost used up, the unused
rest of one process's allotment is not available to the others.
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

# A process that cannot reach the shared windows counts alone for this long before it tries again.
_ALONE_SECONDS = 5.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Allowance:
    """The state of a credential's window, as this process knows it. A window lasts a minute from its first request.

    `limit`, `remaining`: numbers of requests. `resets_at`: the end of the window, in unix seconds.
    """

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
            # Never more than the window: clients do not obey a Retry-After above 60.
            wait = max(1, math.ceil(self.resets_at - time.time()))
            raise errors.AppError(
                errors.RATE_LIMITED,
                details={"x-api-key": [f"At most {self.limit} requests a minute; wait {wait} seconds."]},
                retry_after_seconds=wait,
            )


@dataclass
class _Count:
    """This process' view of one window: its end, the part that no process has taken (`left`), and the part that this process has
    taken and not yet used (`allotted`)."""

    left: int
    allotted: int = 0
    ends_at: float = 0.0
    is_alone_until: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


class RateLimiter:
    """Counts requests per minute and credential, by class. `windows=None` lifts the limits."""

    def __init__(self, windows: RateWindows | None, limits: Mapping[RateClass, int]) -> None:
        self._windows = windows
        self._limits = limits
        # Only holders of valid keys are counted, so there are no more entries than keys.
        self._counts: dict[str, _Count] = {}
        self._lock = threading.Lock()

    def count(self, credential: str, rate_class: RateClass) -> Allowance | None:
        """Count one request of `credential`, the id of an API key. Returns None if there is no limit."""
        if self._windows is None:
            return None
        limit, name = self._limits[rate_class], f"{rate_class.value}:{credential}"
        with self._lock:
            count = self._counts.setdefault(name, _Count(left=limit))
        with count.lock:
            now = self._windows.clock().timestamp()
            if now >= count.ends_at:
                count.left, count.allotted, count.ends_at = limit, 0, now + LASTS.total_seconds()
            if count.allotted == 0 and count.left > 0 and now >= count.is_alone_until:
                self._take(self._windows, name, count, limit, now)
            if count.allotted > 0:
                count.allotted -= 1
                is_exceeded = False
            elif count.left > 0:
                # The shared window cannot be reached at this moment.
                count.left -= 1
                is_exceeded = False
            else:
                is_exceeded = True
            return Allowance(limit, count.left + count.allotted, count.ends_at, is_exceeded)

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
        count.allotted = min(amount, max(0, limit - (window.used - amount)))
        count.left = max(0, limit - window.used)
