"""A vendor's words stay in its folder: statuses, fields and addresses are translated at the door, in `providers/`, so that every
other room decides by words of ours."""

import re
from pathlib import Path

import pytest

from clearsend.providers.telnyx import statuses

SOURCE = Path(__file__).parents[2] / "src" / "clearsend"

# Where the vendors' words are spoken: their adapters, and their simulators.
HOMES = ("providers/telnyx", "providers/whatsapp", "simulators")

# Rooms in which the same word is ours, or an address is said on purpose.
ELSEWHERE = {
    "schemas": "the API's fields are Sent's, and some have a vendor's name (`identityStatus`)",
    "store/migrations": "a migration reads what an older version wrote",
    "providers/observation.py": "makes the label of a metric from an address",
    "cli/demo/story.py": "retells the requests that the simulators have received",
}

TELNYX_STATUSES = {*statuses.CAMPAIGN_STATUS, *(word for word in statuses.ASSIGNMENT_STATUS if "_" in word)}
TELNYX_FIELDS = {
    "assignmentStatus",
    "brandId",
    "campaignStatus",
    "cspId",
    "failureReasons",
    "identityStatus",
    "operationStatus",
    "sharingStatus",
    "tcrBrandId",
    "universalEin",
    "webhookURL",
}
META_FIELDS = {
    "account_review_status",
    "can_send_message",
    "code_verification_status",
    "health_status",
    "platform_type",
    "possible_solution",
    "quality_rating",
}
ADDRESSES = {
    "/10dlc",
    "/messaging_profiles",
    "/number_orders",
    "/phone_numbers",
    "/subscribed_apps",
    "/inbound/telnyx",
    "telnyx.com/pricing",
}

WORDS = sorted(TELNYX_STATUSES | TELNYX_FIELDS | META_FIELDS | ADDRESSES)


def _says(text: str, word: str) -> bool:
    return re.search(rf"(?<![A-Za-z_]){re.escape(word)}(?![A-Za-z_])", text) is not None


def _texts(*, at_home: bool) -> dict[str, str]:
    files = {path.relative_to(SOURCE).as_posix(): path for path in SOURCE.rglob("*") if path.suffix in (".py", ".html")}
    return {
        name: path.read_text()
        for name, path in files.items()
        if name.startswith(HOMES) == at_home and not name.startswith(tuple(ELSEWHERE))
    }


@pytest.fixture(scope="module")
def abroad() -> dict[str, str]:
    return _texts(at_home=False)


@pytest.fixture(scope="module")
def at_home() -> dict[str, str]:
    return _texts(at_home=True)


@pytest.mark.parametrize("word", WORDS)
def test_a_vendors_word_is_spoken_in_its_folder_only(
    word: str, abroad: dict[str, str], at_home: dict[str, str]
) -> None:
    assert any(_says(text, word) for text in at_home.values()), f"no vendor says {word}: take it off the list"
    assert [name for name, text in abroad.items() if _says(text, word)] == []


@pytest.mark.parametrize("name", ELSEWHERE)
def test_an_exception_is_one(name: str) -> None:
    texts = [path.read_text() for path in [SOURCE / name, *(SOURCE / name).rglob("*.py")] if path.is_file()]
    assert any(_says(text, word) for text in texts for word in WORDS)


def test_a_word_is_found_wherever_it_is_written() -> None:
    assert _says('if words["campaignStatus"] == "TCR_FAILED":', "TCR_FAILED")
    assert _says("# by its campaignStatus", "campaignStatus")
    assert not _says("campaignStatuses", "campaignStatus")
