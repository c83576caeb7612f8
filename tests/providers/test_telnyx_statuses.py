"""Telnyx's words for where a campaign or a number stands: all of them are known, and lead to one of our states."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clearsend.domain.registration.states import CampaignState, State
from clearsend.providers.telnyx.statuses import ASSIGNMENT_STATUS, CAMPAIGN_STATUS, FINAL

SHARED = Path(os.environ.get("CLEARSEND_SHARED") or Path(__file__).parents[2].parent / "shared")


def test_a_campaign_is_approved_for_the_carriers_word_alone() -> None:
    assert [word for word, state in CAMPAIGN_STATUS.items() if state is CampaignState.APPROVED] == ["MNO_PROVISIONED"]


def test_all_twelve_words_of_the_registry_are_known() -> None:
    assert CAMPAIGN_STATUS == {
        "TCR_PENDING": "pending",
        "TCR_ACCEPTED": "pending",
        "TELNYX_ACCEPTED": "pending",
        "MNO_PENDING": "pending",
        "MNO_ACCEPTED": "pending",
        "MNO_PROVISIONED": "approved",
        "TCR_FAILED": "rejected",
        "TELNYX_FAILED": "rejected",
        "MNO_REJECTED": "rejected",
        "MNO_PROVISIONING_FAILED": "rejected",
        "TCR_SUSPENDED": "suspended",
        "TCR_EXPIRED": "expired",
    }


@pytest.mark.parametrize(
    ("known", "name"), [(CAMPAIGN_STATUS, "campaignStatus"), (ASSIGNMENT_STATUS, "assignmentStatus")]
)
def test_the_words_are_those_of_the_vendors_description(known: dict[str, State], name: str) -> None:
    description = SHARED / "contracts" / "telnyx.subset.json"
    if not description.exists():
        pytest.skip("the vendor's description is not here")
    found = [set(words_there) for words_there in _enumerations(json.loads(description.read_text()), name)]

    assert found
    assert set().union(*found) == set(known)


def _enumerations(node: Any, name: str) -> Iterator[list[str]]:
    if isinstance(node, list):
        for item in node:
            yield from _enumerations(item, name)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == name and isinstance(value, dict) and "enum" in value:
                yield value["enum"]
            yield from _enumerations(value, name)


def test_only_a_refused_or_expired_campaign_is_beyond_correction() -> None:
    assert {CAMPAIGN_STATUS[status] for status in FINAL} == {CampaignState.REJECTED, CampaignState.EXPIRED}
