"""Backoff: bounds, jitter, the vendor's Retry-After, and the end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsend.domain import retry
from clearsend.domain.retry import Backoff

BACKOFFS = st.builds(
    Backoff,
    first_seconds=st.floats(0.001, 3600),
    cap_seconds=st.floats(0.001, 86_400),
    max_attempts=st.integers(1, 10_000),
)
JITTERS = st.floats(0, 1, exclude_max=True)
WAITS = st.none() | st.floats(0, 86_400)


@given(BACKOFFS, st.integers(1, 10_000), JITTERS, WAITS)
def test_a_delay_is_bounded_and_heeds_the_vendor(
    backoff: Backoff, attempt: int, jitter: float, retry_after: float | None
) -> None:
    delay = backoff.delay_after(attempt, jitter=jitter, retry_after_seconds=retry_after)
    if attempt >= backoff.max_attempts:
        assert delay is None
        return
    assert delay is not None
    assert delay >= (retry_after or 0)
    smallest = 0.8 * min(backoff.first_seconds, backoff.cap_seconds)
    assert delay >= smallest * 0.999
    assert delay <= max(1.2 * backoff.cap_seconds, retry_after or 0) * 1.001


@given(BACKOFFS, st.integers(1, 9_999))
def test_jitter_spreads_a_delay_over_80_to_120_percent(backoff: Backoff, attempt: int) -> None:
    delays = [backoff.delay_after(attempt, jitter=jitter) for jitter in (0.0, 0.5, 1.0)]
    if attempt >= backoff.max_attempts:
        assert delays == [None] * 3
        return
    low, nominal, high = (delay for delay in delays if delay is not None)
    assert low == pytest.approx(0.8 * nominal)
    assert high == pytest.approx(1.2 * nominal)


@given(BACKOFFS, JITTERS)
def test_what_failed_later_does_not_come_back_sooner(backoff: Backoff, jitter: float) -> None:
    delays = [backoff.delay_after(attempt, jitter=jitter) for attempt in range(1, min(backoff.max_attempts, 80))]
    known = [delay for delay in delays if delay is not None]
    assert len(known) == len(delays)
    assert known == sorted(known)


def test_delays_double_up_to_the_cap() -> None:
    backoff = Backoff(first_seconds=1.0, cap_seconds=10.0, max_attempts=7)
    assert backoff.schedule() == [1.0, 2.0, 4.0, 8.0, 10.0, 10.0]


def test_one_attempt_is_never_repeated() -> None:
    assert Backoff(first_seconds=1.0, cap_seconds=10.0, max_attempts=1).schedule() == []


def test_an_attempt_beyond_all_counting_still_has_a_delay() -> None:
    assert Backoff(first_seconds=1.0, cap_seconds=10.0, max_attempts=10_001).delay_after(10_000, jitter=0.5) == 10.0


@pytest.mark.parametrize("backoff", [retry.PROVIDER, retry.DELIVERY])
def test_the_schedules_last_about_a_day(backoff: Backoff) -> None:
    schedule = backoff.schedule()
    assert len(schedule) == backoff.max_attempts - 1
    assert 24 <= sum(schedule) / 3600 < 25
    assert all(later in (2 * sooner, backoff.cap_seconds) for sooner, later in itertools.pairwise(schedule))


def test_the_documented_delays() -> None:
    """Deliveries: about one minute doubling to one hour, as the public API says; providers: seconds to 15 minutes."""
    assert (retry.DELIVERY.first_seconds, retry.DELIVERY.cap_seconds) == (60, 3600)
    assert (retry.PROVIDER.first_seconds, retry.PROVIDER.cap_seconds) == (1, 900)
    assert retry.CONTENTION_SECONDS < 5
