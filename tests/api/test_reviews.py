"""The review of a profile outside the registry: who may, what follows, and that the last decision counts."""

from typing import Any

import pytest

from clearsend.domain.access import Role
from clearsend.domain.completion import RunStatus
from tests.api.stories import FOREIGN_BRAND, NUMBER, end_run, needed_by_vendors, refusal, rows
from tests.world import BRAND, CAMPAIGN, World

MAIN = {
    **FOREIGN_BRAND,
    "compliance": {**FOREIGN_BRAND["compliance"], "destinationCountries": [{"id": "FR", "isMain": True}]},
}
APPROVE = {"decision": "approve", "reason": "Checked."}
REJECT = {"decision": "reject", "reason": "The website does not name the company."}


def _waiting(desk: World) -> str:
    """A profile that is set up and waits for its review."""
    profile_id = desk.create_profile(brand=MAIN, sending_phone_number=NUMBER)
    assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, RunStatus.SUBMITTED)
    return profile_id


def _review(desk: World, profile_id: str, body: Any) -> Any:
    return desk.data("POST", f"/v3/profiles/{profile_id}/review", body)


def _events(desk: World, profile_id: str) -> list[str]:
    return [event["event"] for event in desk.data("GET", f"/v3/profiles/{profile_id}/events")["events"]]


def test_an_approval_completes_and_everybody_hears_of_it(desk: World) -> None:
    profile_id = _waiting(desk)
    before = len(desk.timeline(profile_id)["callbacks"])

    profile = _review(desk, profile_id, APPROVE)

    assert (profile["status"], profile["action_needed"]) == ("completed", [])
    assert {"review.approved", "completion.completed"} <= set(_events(desk, profile_id))
    assert len(desk.timeline(profile_id)["callbacks"]) == before + 1
    assert desk.ask_to_complete(profile_id).status_code == 200


def test_a_rejection_says_what_to_do(desk: World) -> None:
    profile_id = _waiting(desk)

    profile = _review(desk, profile_id, REJECT)

    assert profile["status"] == "submitted"
    (needed,) = profile["action_needed"]
    assert (needed["kind"], needed["subject_id"], needed["state"]) == ("review", profile_id, "rejected")
    assert needed["message"] == REJECT["reason"]
    assert needed["remedy"]
    assert "review.rejected" in _events(desk, profile_id)
    assert desk.data("GET", f"/v3/profiles/{profile_id}") == profile
    assert profile in desk.data("GET", "/v3/profiles")["profiles"]


def test_the_last_decision_counts(desk: World) -> None:
    profile_id = _waiting(desk)
    _review(desk, profile_id, REJECT)
    assert _review(desk, profile_id, APPROVE)["status"] == "completed"
    # A profile that sends is not stopped by a review; but it says that something is wrong.
    last = _review(desk, profile_id, REJECT)
    assert (last["status"], len(last["action_needed"])) == ("completed", 1)


@pytest.mark.parametrize("body", [APPROVE, REJECT])
def test_deciding_the_same_twice_changes_nothing(desk: World, body: dict[str, str]) -> None:
    profile_id = _waiting(desk)
    once = _review(desk, profile_id, body)
    before = rows(desk)
    assert _review(desk, profile_id, body) == once
    assert rows(desk) == before


def test_an_approval_before_completion_is_remembered(desk: World) -> None:
    profile_id = desk.create_profile(brand=MAIN, sending_phone_number=NUMBER)
    assert _review(desk, profile_id, {"decision": "approve"})["status"] == "incomplete"
    assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, RunStatus.COMPLETED)


def test_where_there_is_nothing_to_review_it_says_why(desk: World) -> None:
    lone = desk.create_profile(inherit_tcr_brand=False)
    tcr = desk.create_profile(brand=dict(BRAND))
    no_main = desk.create_profile(brand=FOREIGN_BRAND)
    said = set()
    for profile_id in (lone, tcr, no_main):
        answer = desk.call("POST", f"/v3/profiles/{profile_id}/review", APPROVE)
        (sentence,) = refusal(answer, 400, "VALIDATION_001")["brand"]
        said.add(sentence)
        assert _events(desk, profile_id) == ["profile.created"]
    assert len(said) == 3


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "decision"),
        ({"decision": "maybe"}, "decision"),
        ({"decision": "reject"}, "reason"),
        ({"decision": "reject", "reason": "  "}, "reason"),
        ({"decision": "approve", "reason": "x" * 2001}, "reason"),
    ],
)
def test_a_decision_must_be_one(desk: World, body: dict[str, str], field: str) -> None:
    profile_id = _waiting(desk)
    answer = desk.call("POST", f"/v3/profiles/{profile_id}/review", body)
    assert list(refusal(answer, 400, "VALIDATION_001")) == [field]
    assert desk.data("GET", f"/v3/profiles/{profile_id}")["status"] == "submitted"


def test_a_profile_does_not_review_itself(desk: World) -> None:
    profile_id = _waiting(desk)
    for key in (desk.key_for(Role.OWNER, profile_id=profile_id), desk.key_for(Role.DEVELOPER)):
        with desk.client(key) as client:
            refusal(client.post(f"/v3/profiles/{profile_id}/review", json=APPROVE), 403, "AUTH_004")
    with desk.client(desk.key_for(Role.ADMIN)) as client:
        assert client.post(f"/v3/profiles/{profile_id}/review", json=APPROVE).status_code == 200


def test_a_rehearsed_review_decides_nothing(desk: World) -> None:
    profile_id = _waiting(desk)
    before = rows(desk)
    answer = desk.call("POST", f"/v3/profiles/{profile_id}/review", {**APPROVE, "sandbox": True})
    assert (answer.status_code, answer.headers["x-sandbox"]) == (200, "true")
    assert rows(desk) == before
    assert desk.data("GET", f"/v3/profiles/{profile_id}")["status"] == "submitted"


def test_a_repeated_request_is_one_decision(each_desk: World) -> None:
    profile_id = _waiting(each_desk)
    path = f"/v3/profiles/{profile_id}/review"
    first, again = (each_desk.call("POST", path, APPROVE, **{"Idempotency-Key": "review-1"}) for _ in range(2))
    assert first.content == again.content
    assert again.headers["idempotent-replayed"] == "true"
    assert _events(each_desk, profile_id).count("review.approved") == 1


def test_a_review_of_what_is_inherited(desk: World) -> None:
    desk.data("PATCH", "/v3/organization", {"brand": MAIN})
    desk.data("POST", "/v3/organization/campaigns", {"campaign": dict(CAMPAIGN)})
    profile_id = desk.create_profile(sending_phone_number=NUMBER)
    sibling_id = desk.create_profile(sending_phone_number_profile_id=profile_id)
    _review(desk, profile_id, REJECT)
    assert needed_by_vendors(desk.data("GET", f"/v3/profiles/{sibling_id}")) == []
