"""When a vendor is left alone, and when it is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from clearsend.domain import circuit
from clearsend.domain.circuit import Circuit, Policy, Verdict

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
POLICY = Policy(threshold=3, first_pause_seconds=4, longest_pause_seconds=20)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def failing(times: int, *, at: datetime = NOW, start: Circuit | None = None) -> Circuit:
    found = start or Circuit()
    for _ in range(times):
        found = circuit.failed(found, at, POLICY, reason="down", is_probe=False)
    return found


def test_it_opens_at_the_threshold_and_not_before() -> None:
    below = failing(2)
    assert (below.is_open, circuit.judge(below, NOW)) == (False, Verdict.GO)
    opened = failing(3)
    assert opened.is_open
    assert opened.opened_at == NOW
    assert opened.reason == "down"
    assert circuit.judge(opened, after(3.9)) is Verdict.WAIT
    assert circuit.judge(opened, after(4)) is Verdict.PROBE


def test_what_had_begun_before_it_was_opened_is_no_news() -> None:
    opened = failing(3)
    assert failing(5, at=after(1), start=opened) == opened


@pytest.mark.parametrize(("failed_probes", "pause"), [(0, 4), (1, 8), (2, 16), (3, 20), (40, 20)])
def test_every_failed_probe_doubles_the_pause_up_to_the_longest(failed_probes: int, pause: float) -> None:
    found = failing(3)
    for _ in range(failed_probes):
        found = circuit.failed(found, NOW, POLICY, reason="still down", is_probe=True)
    assert found.seconds_left(NOW) == pause
    assert found.opened_at == NOW, "since when it is down stays known"


def test_others_wait_for_the_probe_and_for_one_that_was_killed_not_for_ever() -> None:
    probed = circuit.probing(failing(3), after(4), POLICY)
    assert circuit.judge(probed, after(5)) is Verdict.WAIT
    assert circuit.judge(probed, after(4 + 4)) is Verdict.PROBE


def test_a_pause_that_the_vendor_asks_for_ends_by_itself() -> None:
    asked = circuit.throttled(Circuit(), NOW, seconds=30, reason="too many")
    assert circuit.judge(asked, after(29)) is Verdict.WAIT
    assert circuit.judge(asked, after(30)) is Verdict.GO
    assert circuit.throttled(asked, NOW, seconds=10, reason="shorter") == asked, "the longest counts"
    assert circuit.throttled(asked, NOW, seconds=40, reason="longer").seconds_left(NOW) == 40


def test_a_pause_does_not_open_it_and_does_not_forget_failures() -> None:
    asked = circuit.throttled(failing(2), NOW, seconds=5, reason="too many")
    assert not asked.is_open
    assert failing(1, at=after(6), start=asked).is_open
