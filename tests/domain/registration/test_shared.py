"""One campaign of another provider that several campaigns of an organization name: when one reading serves them all."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from clearsend.domain.reason import Reason
from clearsend.domain.registration import shared
from clearsend.domain.registration.record import Details, Registration
from clearsend.domain.registration.states import CampaignState, Kind
from tests.domain.facts import NOW, registration
from tests.domain.registration.subjects import LATER, SECOND

TCR_ID = "C1AB2CD"
ACCEPTED = Details(is_accepted=True)


def one(subject_id: str, **fields: Any) -> Registration:
    usual = {"vendor_id": TCR_ID, "tcr_id": TCR_ID, "details": ACCEPTED, "vendor_fields": {"usecase": "MIXED"}}
    return registration(Kind.CAMPAIGN, subject_id, CampaignState.APPROVED, **{**usual, **fields})


# It is due since a second; the other was read a moment later.
OWN = one("own", next_check_at=NOW - SECOND)
SUSPENDED = Reason("suspended", "Stopped.")
OTHER = replace(one("other", checked_at=NOW, next_check_at=LATER), state=CampaignState.SUSPENDED, reasons=(SUSPENDED,))


def test_what_was_read_for_another_since_is_taken_over() -> None:
    found = shared.last_reading(OWN, [OWN, OTHER], NOW)
    assert found is not None
    assert (found.state, found.reasons, found.vendor_fields) == (
        CampaignState.SUSPENDED,
        (SUSPENDED,),
        {"usecase": "MIXED"},
    )
    assert (found.vendor_id, found.tcr_id, found.details) == (TCR_ID, TCR_ID, ACCEPTED)


def test_the_newest_counts() -> None:
    older = replace(one("older"), checked_at=NOW - SECOND, next_check_at=LATER)
    for others in ([older, OTHER], [OTHER, older]):
        found = shared.last_reading(OWN, others, NOW)
        assert found is not None
        assert found.state is CampaignState.SUSPENDED


@pytest.mark.parametrize(
    "other",
    [
        replace(OTHER, checked_at=NOW - 2 * SECOND),
        replace(OTHER, checked_at=None),
        replace(OTHER, next_check_at=NOW),
        replace(OTHER, failures=1),
        replace(OTHER, details=Details()),
        replace(OTHER, id=OWN.id),
    ],
    ids=["read before", "never read", "due itself", "its vendor was down", "of another brand", "itself"],
)
def test_any_other_reading_serves_nobody_else(other: Registration) -> None:
    assert shared.last_reading(OWN, [other], NOW) is None


@pytest.mark.parametrize("own", [replace(OWN, details=Details()), replace(OWN, next_check_at=None)])
def test_one_that_is_not_accepted_for_its_brand_or_not_due_asks_itself(own: Registration) -> None:
    assert shared.last_reading(own, [OTHER], NOW) is None


def test_what_is_news_to_the_others() -> None:
    assert not shared.is_news(OWN, replace(OWN, checked_at=NOW, next_check_at=LATER, version=7))
    changes: list[dict[str, Any]] = [
        {"state": CampaignState.EXPIRED},
        {"reasons": (SUSPENDED,)},
        {"vendor_fields": {}},
        {"details": Details(is_accepted=True, is_final=True)},
    ]
    for change in changes:
        assert shared.is_news(OWN, replace(OWN, **change))
    assert not shared.is_news(OWN, replace(OWN, state_since=NOW + timedelta(days=1)))
