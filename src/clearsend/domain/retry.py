"""Retry schedules. They never wait, and take their randomness as an argument."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Backoff:
    """Doubling delays with jitter.

    `first_seconds`: the nominal delay after the first failure. `cap_seconds`: the longest nominal delay; jitter
    or a vendor's Retry-After can exceed it. `max_attempts`: the number of attempts in all, the first included.
    """

    first_seconds: float
    cap_seconds: float
    max_attempts: int

    def delay_after(self, attempt: int, *, jitter: float, retry_after_seconds: float | None = None) -> float | None:
        """Seconds to wait after failed attempt number `attempt` (1-based), or None when it was the last one.

        `jitter` is a uniform random number in [0, 1): the delay is spread over 80 to 120 % of its nominal value, so
        that attempts that failed together are not repeated together. A vendor's `retry_after_seconds` is a lower bound.
        """
        if attempt >= self.max_attempts:
            return None
        nominal = min(self.first_seconds * 2.0 ** min(attempt - 1, 60), self.cap_seconds)
        spread = nominal * (0.8 + 0.4 * jitter)
        return max(spread, retry_after_seconds or 0.0)

    def schedule(self) -> list[float]:
        """The nominal delays in seconds, in order, for the documentation."""
        delays = []
        attempt = 1
        while (delay := self.delay_after(attempt, jitter=0.5)) is not None:
            delays.append(delay)
            attempt += 1
        return delays


# A provider that is down: quick at first, since most outages are seconds long, then every 15 minutes for about a day.
PROVIDER = Backoff(first_seconds=1.0, cap_seconds=900.0, max_attempts=106)

# A registry that is down: as for a provider, but without giving up, since registries take weeks anyway.
REGISTRATION = Backoff(first_seconds=1.0, cap_seconds=900.0, max_attempts=1_000_000_000)

# A receiver that does not accept a delivery: about 1 minute doubling to 1 hour (facts of the public API), for about a day.
DELIVERY = Backoff(first_seconds=60.0, cap_seconds=3600.0, max_attempts=30)

# Another run is talking to the vendor about the same number: not a failure, only a short wait.
CONTENTION_SECONDS = 1.0
