"""What has happened to a profile, newest first, by pages."""

from typing import Any

import pytest

from clearsend.domain.completion import RunStatus
from tests.api.stories import end_run, refusal
from tests.world import BRAND, World, unknown_id


def _events(desk: World, profile_id: str, query: str = "") -> Any:
    return desk.data("GET", f"/v3/profiles/{profile_id}/events{query}")


def test_the_story_of_a_profile(desk: World) -> None:
    desk.equip_organization()
    profile_id = desk.create_profile()
    path = f"/v3/profiles/{profile_id}"
    desk.data("PATCH", path, {"description": "Changed", "short_name": "CHANGED"})
    for _ in range(2):
        assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, RunStatus.COMPLETED)
    assert desk.call("DELETE", path).status_code == 204
    desk.data("POST", f"{path}/restore")

    events = _events(desk, profile_id)["events"]

    assert [event["event"] for event in reversed(events)] == [
        "profile.created",
        "profile.updated",
        "completion.requested",
        "completion.joined",
        *_of_one_moment(events),
        "profile.deleted",
        "profile.restored",
    ]
    for event in events:
        assert list(event) == ["id", "field", "event", "profile_id", "run_id", "timestamp", "payload", "scope"]
        assert event["field"] == event["event"].split(".")[0]
        assert event["profile_id"] == profile_id
    named = {event["event"]: event for event in events}
    assert named["profile.created"]["payload"] == {"name": "Northwind Dental"}
    assert named["profile.updated"]["payload"] == {"fields": ["description", "short_name"]}
    assert named["completion.completed"]["payload"]["status"] == "completed"
    run_id = desk.timeline(profile_id)["id"]
    assert {event["run_id"] for event in events if event["field"] in ("completion", "channel")} == {run_id}
    assert {event["run_id"] for event in events if event["field"] == "profile"} == {None}


def _of_one_moment(events: Any) -> list[str]:
    """The run was played in one transaction, so that its events have one time and no order."""
    played = {"completion.started", "channel.activated", "completion.completed"}
    found = [event["event"] for event in reversed(events) if event["event"] in played]
    assert set(found) == played
    return found


def test_no_event_tells_a_secret_or_what_was_changed(desk: World) -> None:
    profile_id = desk.create_profile()
    account = {"waba_id": "1029384756", "access_token": "EAA-secret"}
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": dict(BRAND), "whatsapp_business_account": account})

    text = desk.call("GET", f"/v3/profiles/{profile_id}/events").text

    assert "whatsapp_business_account" in text
    assert "EAA-secret" not in text
    assert "Northwind Dental LLC" not in text


def test_what_was_only_imagined_has_not_happened(desk: World) -> None:
    profile_id = desk.create_profile()
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"name": "Imagined", "sandbox": True})
    assert [event["event"] for event in _events(desk, profile_id)["events"]] == ["profile.created"]


def test_what_was_refused_has_not_happened(desk: World) -> None:
    profile_id = desk.create_profile()
    refusal(desk.call("PATCH", f"/v3/profiles/{profile_id}", {"brand": {}}), 400, "VALIDATION_001")
    refusal(
        desk.call("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number_profile_id": profile_id}),
        400,
        "VALIDATION_001",
    )
    assert [event["event"] for event in _events(desk, profile_id)["events"]] == ["profile.created"]


def test_events_come_by_pages(desk: World) -> None:
    profile_id = desk.create_profile()
    for number in range(4):
        desk.data("PATCH", f"/v3/profiles/{profile_id}", {"name": f"Name {number}"})
    whole = _events(desk, profile_id)

    pages = [_events(desk, profile_id, f"?page={page}&page_size=2") for page in (1, 2, 3)]

    assert [event for page in pages for event in page["events"]] == whole["events"]
    assert [page["pagination"]["has_more"] for page in pages] == [True, True, False]
    assert (whole["pagination"]["total_count"], whole["pagination"]["page_size"]) == (5, 100)


@pytest.mark.parametrize("query", ["?page=0", "?page_size=1001", "?page=x&page_size=y"])
def test_a_page_that_cannot_be(desk: World, query: str) -> None:
    path = f"/v3/profiles/{desk.create_profile()}/events{query}"
    assert set(refusal(desk.call("GET", path), 400, "VALIDATION_001")) <= {"page", "page_size"}


def test_the_events_of_nobody(desk: World) -> None:
    refusal(desk.call("GET", f"/v3/profiles/{unknown_id()}/events"), 404, "RESOURCE_014")
