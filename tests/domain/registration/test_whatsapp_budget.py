"""When a number may be registered once more: quick tries, the pause, the most in 72 hours, the time to settle."""

from datetime import UTC, datetime, timedelta

import pytest

from clearsend.domain.registration import whatsapp_budget
from clearsend.domain.registration.whatsapp_budget import MOST_CALLS, PAUSE, QUICK_CALLS, SETTLING, WINDOW, Note

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TICK = timedelta(seconds=1)


def sent(*after: timedelta) -> list[Note]:
    return [Note(START + wait, is_accepted=False) for wait in after]


def test_a_number_that_was_never_registered_is_affordable() -> None:
    assert whatsapp_budget.is_affordable([], START)


def test_the_quick_calls_are_free_and_the_next_one_waits() -> None:
    for count in range(QUICK_CALLS):
        assert whatsapp_budget.is_affordable(sent(*[TICK] * count), START + TICK)
    notes = sent(*[TICK * n for n in range(QUICK_CALLS)])
    last = notes[-1].at
    assert not whatsapp_budget.is_affordable(notes, last + PAUSE - TICK)
    assert whatsapp_budget.is_affordable(notes, last + PAUSE)


def test_the_order_of_the_notes_does_not_matter() -> None:
    notes = sent(*[TICK * n for n in range(QUICK_CALLS)])
    assert not whatsapp_budget.is_affordable(notes[::-1], START + PAUSE)


def test_metas_ten_in_72_hours_are_never_reached_however_long_it_is_tried() -> None:
    notes: list[Note] = []
    now = START
    while now < START + 3 * WINDOW:
        if whatsapp_budget.is_affordable(notes, now):
            notes.append(Note(now, is_accepted=False))
        in_window = [note for note in notes if now - note.at < WINDOW]
        assert len(in_window) <= MOST_CALLS
        now += timedelta(minutes=15)
    assert len(notes) > 2 * MOST_CALLS, "the window moves"


@pytest.mark.parametrize("calls", [1, QUICK_CALLS, MOST_CALLS])
def test_an_accepted_registration_is_given_time_to_show(calls: int) -> None:
    notes = [*sent(*[timedelta()] * calls), Note(START, is_accepted=True)]
    assert not whatsapp_budget.is_affordable(notes, START + SETTLING - TICK)
    assert whatsapp_budget.is_affordable(notes, START + SETTLING) == (calls < QUICK_CALLS)
    assert whatsapp_budget.is_affordable(notes, START + PAUSE) == (calls < MOST_CALLS)


def test_what_is_older_than_the_window_does_not_count() -> None:
    notes = sent(*[timedelta()] * MOST_CALLS)
    assert not whatsapp_budget.is_affordable(notes, START + WINDOW - TICK)
    assert whatsapp_budget.is_affordable(notes, START + WINDOW)
