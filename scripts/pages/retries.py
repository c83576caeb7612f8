"""The page `docs/retries.md`: the schedules as the code computes them. It waits for nothing."""

import itertools
from collections.abc import Iterator

from clearsend.domain import retry
from clearsend.domain.retry import Backoff
from pages import markdown

_INTRODUCTION = """\
Clearsend retries what fails for a temporary reason, and no worker sleeps meanwhile: the next attempt is a row in the database with a
time on it, and survives a restart. Every attempt is recorded; `GET /v3/profiles/{profileId}/completion` shows them with the other
side's answers, and the time of the next attempt."""

_PROVIDER = """\
## A provider is unavailable

Telnyx or Meta cannot be reached, answers 429 or 5xx, or loses the answer ([remedies](remedies.md) lists which errors count). The step
waits, and checks what exists before it writes, so nothing is created twice. After the last attempt, the completion ends as `failed`.
You may then request it again."""

_DELIVERY = """\
## A callback fails

The receiver answers anything but 2xx, too late, or not at all. `CLEARSEND_CALLBACK_FIRST_RETRY_SECONDS` ([settings](settings.md)) is the
first delay; the table shows its default. After the last attempt, the delivery is `failed`, and stays on record with every attempt."""


def page() -> str:
    return markdown.page(
        "Retries",
        _INTRODUCTION,
        _jitter(),
        _PROVIDER,
        _schedule(retry.PROVIDER),
        "If an answer carries `Retry-After`, the next attempt is never sooner than it says.",
        _DELIVERY,
        _schedule(retry.DELIVERY),
        "## Two completions for one number",
        "The first conversation about a number creates objects at the provider, so only one completion locks it at a time; "
        f"another tries again after {_duration(retry.CONTENTION_SECONDS)}. That is not a failure, and is not counted.",
    )


def _jitter() -> str:
    sample = Backoff(first_seconds=100.0, cap_seconds=100.0, max_attempts=2)
    low, high = sample.delay_after(1, jitter=0.0), sample.delay_after(1, jitter=1.0)
    return (
        f"The delays below are nominal. Each varies at random between {low:.0f} and {high:.0f} % of its value, so that "
        "attempts that failed together are not repeated together."
    )


def _schedule(backoff: Backoff) -> str:
    delays = backoff.schedule()
    rows = list(_rows(delays))
    total = _duration(sum(delays))
    summary = f"{backoff.max_attempts} attempts in all; the last one is about {total} after the first."
    return markdown.table(("after failed attempt", "wait", "since the first attempt"), rows) + f"\n\n{summary}"


def _rows(delays: list[float]) -> Iterator[tuple[str, str, str]]:
    """One row a delay; equal ones share a row."""
    attempt, elapsed = 1, 0.0
    for delay, group in itertools.groupby(delays):
        count = len(list(group))
        last = attempt + count - 1
        elapsed += delay * count
        label = str(attempt) if count == 1 else f"{attempt} to {last}"
        wait = _duration(delay) if count == 1 else f"{_duration(delay)} each"
        yield label, wait, _duration(elapsed)
        attempt = last + 1


def _duration(seconds: float) -> str:
    """`90 s`, `8 min 31 s`, `24 h 2 min`: two units at most."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return _two(whole, 60, "min", "s")
    return _two(whole // 60, 60, "h", "min")


def _two(amount: int, size: int, larger: str, smaller: str) -> str:
    whole, rest = divmod(amount, size)
    return f"{whole} {larger} {rest} {smaller}" if rest else f"{whole} {larger}"
