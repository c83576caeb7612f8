"""Rate limits per credential, with the headers that tell of them. It counts in this process only."""

import math
import time
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from clearsend.domain import errors


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


class RateLimiter:
    """Counts requests a minute and credential. `limit_per_minute=None` lifts the limit."""

    def __init__(self, limit_per_minute: int | None) -> None:
        self._item = None if limit_per_minute is None else RateLimitItemPerMinute(limit_per_minute)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def count(self, credential: str) -> Allowance | None:
        """Count one request. None when there is no limit to tell of."""
        if self._item is None:
            return None
        is_within = self._limiter.hit(self._item, credential)
        window = self._limiter.get_window_stats(self._item, credential)
        return Allowance(self._item.amount, window.remaining, window.reset_time, not is_within)
