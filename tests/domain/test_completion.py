"""What `complete` decides, in the order of the specification, and the body of the callback."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from clearsend.domain import completion, prerequisites
from clearsend.domain.completion import AlreadyCompleted, Join, Run, RunStatus, Start, Unready
from clearsend.domain.dossier import Dossier
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from tests.domain.facts import NOW, PROFILE_ID, READY, BrandFacts, dossier

RUN = Run(
    id="run",
    org_id="org",
    profile_id=PROFILE_ID,
    status=RunStatus.IN_PROGRESS,
    reasons=(),
    requested_at=NOW,
    started_at=NOW,
    finished_at=None,
)

_EITHER = (False, True)
_BRANDS = (None, BrandFacts(True, False, False), BrandFacts(False, False, True))
_CAMPAIGNS: tuple[tuple[bool, ...], ...] = ((), (True,))


def situations() -> Iterator[tuple[Dossier, Run | None]]:
    """Every combination of what a decision may depend on: 5,760 of them."""
    for has_name, inherits_brand, inherits_campaigns in itertools.product(_EITHER, repeat=3):
        for own_brand, parent_brand, own_campaigns, parent_campaigns in itertools.product(
            _BRANDS, _BRANDS, _CAMPAIGNS, _CAMPAIGNS
        ):
            facts = dossier(
                READY._replace(
                    has_name=has_name,
                    inherits_brand=inherits_brand,
                    inherits_campaigns=inherits_campaigns,
                    own_brand=own_brand,
                    parent_brand=parent_brand,
                    own_campaigns=own_campaigns,
                    parent_campaigns=parent_campaigns,
                )
            )
            for status, run, is_refused in itertools.product(ProfileStatus, (None, RUN), _EITHER):
                yield replace(facts, profile=replace(facts.profile, status=status), is_number_refused=is_refused), run


def test_first_unready_then_completed_then_a_run_in_progress_then_a_new_one() -> None:
    """Which prerequisites there are is the matter of `test_prerequisites`; here, only their place in the order."""
    decided: set[type] = set()
    for facts, run in situations():
        findings = prerequisites.unmet(facts)
        decision = completion.decide(facts, run)
        if findings:
            assert decision == Unready(findings)
        elif facts.profile.status is ProfileStatus.COMPLETED and run is None and not facts.needs_repair:
            assert decision == AlreadyCompleted()
        elif run is not None:
            assert decision == Join(run.id)
        else:
            assert decision == Start()
        decided.add(type(decision))
    assert decided == {AlreadyCompleted, Unready, Join, Start}


@pytest.mark.parametrize("status", [ProfileStatus.SUBMITTED, ProfileStatus.FAILED])
def test_a_run_that_ended_without_success_may_be_followed_by_another(status: ProfileStatus) -> None:
    facts = dossier(READY)
    assert completion.decide(replace(facts, profile=replace(facts.profile, status=status)), None) == Start()


@pytest.mark.parametrize("status", RunStatus)
def test_a_run_is_open_until_it_has_a_result(status: RunStatus) -> None:
    is_ended = status in (RunStatus.COMPLETED, RunStatus.SUBMITTED, RunStatus.FAILED)
    assert replace(RUN, status=status).is_open is not is_ended


@pytest.mark.parametrize(
    ("status", "word", "success"),
    [
        (RunStatus.COMPLETED, "COMPLETED", True),
        (RunStatus.SUBMITTED, "SUBMITTED", True),
        (RunStatus.FAILED, "failed", False),
    ],
)
def test_the_callback_has_the_documented_keys_and_words(status: RunStatus, word: str, success: bool) -> None:
    reason = Reason("telnyx_10015", "telnyx: no such number", "Buy the number first.")
    ended = replace(RUN, status=status, reasons=(reason,), finished_at=NOW)
    body = completion.callback_body(ended, timestamp="2026-05-01T09:53:14+00:00")
    assert body == {
        "profileId": PROFILE_ID,
        "success": success,
        "status": word,
        "timestamp": "2026-05-01T09:53:14+00:00",
        "runId": "run",
        "reasons": [
            {"code": "telnyx_10015", "message": "telnyx: no such number", "remedy": "Buy the number first."},
        ],
    }
    assert list(body)[:4] == ["profileId", "success", "status", "timestamp"]
    assert json.loads(json.dumps(body)) == body


@pytest.mark.parametrize("status", [RunStatus.QUEUED, RunStatus.IN_PROGRESS])
def test_there_is_no_callback_of_a_run_without_a_result(status: RunStatus) -> None:
    with pytest.raises(KeyError):
        completion.callback_body(replace(RUN, status=status), timestamp="2026-05-01T09:53:14+00:00")
