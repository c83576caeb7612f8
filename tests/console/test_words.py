"""The words of the console: times, durations, and what it says of runs that wait. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clearsend.actions.completion.request import Readiness, Timeline
from clearsend.console import why, words
from clearsend.console.why import ProfileFacts
from clearsend.console.words import Tone
from clearsend.domain.completion import AttemptOutcome, Run, RunStatus, Step, StepName, StepStatus
from clearsend.domain.delivery import DeliveryStatus
from clearsend.domain.dossier import Dossier
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration.action_needed import ActionNeeded
from clearsend.domain.status import RULES, Rule
from clearsend.providers.telnyx.prices import PRICES
from tests.domain import facts

NOW = datetime(2026, 5, 1, 9, 53, 14, tzinfo=UTC)
DOSSIER = facts.dossier(next(facts.combinations()))
PROFILE = DOSSIER.profile
RUN = Run("run", PROFILE.org_id, PROFILE.id, RunStatus.QUEUED, (), NOW, None, None)
STEPS = tuple(Step(name, StepStatus.PENDING, (), None, None, None, None) for name in StepName)
NOTHING = Readiness((), (), None)


def _case(timeline: Timeline, dossier: Dossier = DOSSIER, needed: Sequence[ActionNeeded] = ()) -> ProfileFacts:
    return ProfileFacts(dossier, NOTHING, timeline, needed, PRICES)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "just now"),
        (1, "1 second ago"),
        (59, "59 seconds ago"),
        (60, "1 minute ago"),
        (7199, "1 hour ago"),
        (86_400 * 3, "3 days ago"),
        (86_400 * 40, "22 Mar 2026"),
        (-5, "just now"),
    ],
)
def test_how_long_ago(seconds: int, said: str) -> None:
    assert words.ago(NOW - timedelta(seconds=seconds), NOW) == said


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        (0, "0 ms"),
        (34, "34 ms"),
        (1234, "1.2 s"),
        (200_000, "3 min 20 s"),
        (7_380_000, "2 h 3 min"),
        (timedelta(seconds=2), "2.0 s"),
    ],
)
def test_how_long(duration: timedelta | int, said: str) -> None:
    assert words.lasting(duration) == said


def test_every_step_has_words_and_every_status_a_tone() -> None:
    assert set(words.STEPS) == set(StepName)
    assert set(words.STATUS_MEANINGS) == set(ProfileStatus)
    for status in (*ProfileStatus, *RunStatus, *StepStatus, *AttemptOutcome, *DeliveryStatus):
        assert words.tone(status) in Tone
    assert words.tone("something new") is Tone.QUIET
    assert words.tone("failed") is Tone.BAD


def test_a_run_that_nobody_takes_says_where_to_look() -> None:
    timeline = Timeline(RUN, STEPS, ())

    soon = why.explain(_case(timeline), now=NOW + timedelta(seconds=1))
    late = why.explain(_case(timeline), now=NOW + timedelta(minutes=1))

    assert soon.headline == late.headline == "Waiting for a worker"
    assert [point.fix for point in soon.points] == [None]
    assert "GET /readyz" in str(late.points[-1].fix)


def test_a_run_that_gives_way_says_so() -> None:
    waiting = replace(STEPS[0], status=StepStatus.WAITING, next_attempt_at=NOW)
    timeline = Timeline(replace(RUN, status=RunStatus.IN_PROGRESS), (waiting, *STEPS[1:]), ())

    (point,) = why.explain(_case(timeline), now=NOW).points

    assert "Another run" in point.text
    assert "09:53:14 UTC" in str(point.fix)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.status is ProfileStatus.SUBMITTED])
def test_every_reason_to_wait_has_a_headline_of_its_own(rule: Rule) -> None:
    dossier = replace(DOSSIER, profile=replace(PROFILE, status=ProfileStatus.SUBMITTED))
    run = replace(RUN, status=RunStatus.SUBMITTED, reasons=(Reason(rule.code, "Because."),), finished_at=NOW)

    explained = why.explain(_case(Timeline(run, STEPS, ()), dossier), now=NOW)

    assert explained.headline != "Set up, waiting for something"
    assert explained.points[0].text == "Because."
