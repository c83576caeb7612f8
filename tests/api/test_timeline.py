"""A run as a timeline: from the accepted request through its steps to those who are told of the result."""

from clearsend.actions.completion import request
from clearsend.domain.completion import RunStatus
from clearsend.store import runs
from tests.api.stories import REFUSAL, WABA, end_run, refusal
from tests.world import World, unknown_id

KEYS = [
    *("id", "profile_id", "status", "reasons", "requested_at", "started_at", "finished_at", "steps", "callbacks"),
    "registrations",
]


def _ready(desk: World, **fields: object) -> str:
    desk.equip_organization()
    return desk.create_profile(**fields)


def test_a_profile_that_was_never_asked_to_complete(desk: World) -> None:
    profile_id = desk.create_profile()
    refusal(desk.call("GET", f"/v3/profiles/{profile_id}/completion"), 404, "RESOURCE_013")
    refusal(desk.call("GET", f"/v3/profiles/{unknown_id()}/completion"), 404, "RESOURCE_014")


def test_a_run_that_waits_to_start(desk: World) -> None:
    profile_id = _ready(desk)
    assert desk.ask_to_complete(profile_id).status_code == 202

    timeline = desk.timeline(profile_id)

    assert list(timeline) == KEYS
    assert (timeline["profile_id"], timeline["status"], timeline["reasons"]) == (profile_id, "queued", [])
    assert (timeline["started_at"], timeline["finished_at"], timeline["callbacks"]) == (None, None, [])
    assert [(step["name"], step["status"], step["attempts"]) for step in timeline["steps"]] == [
        ("connect_sms", "pending", []),
        ("connect_whatsapp", "pending", []),
        ("settle", "pending", []),
    ]


def test_a_run_in_progress(desk: World) -> None:
    profile_id = _ready(desk)
    assert desk.ask_to_complete(profile_id).status_code == 202
    with desk.database.writing() as transaction:
        run = runs.find_open(transaction, desk.tenant.id, profile_id)
        assert run is not None
        assert request.begin(transaction, runs.lock_course(transaction, desk.tenant.id, run.id))

    timeline = desk.timeline(profile_id)
    assert timeline["status"] == "in_progress"
    assert timeline["requested_at"] <= timeline["started_at"]
    assert desk.data("GET", f"/v3/profiles/{profile_id}")["status"] == "in_progress"


def test_a_run_that_ended_well(desk: World) -> None:
    profile_id = _ready(desk, whatsapp_business_account=WABA)
    assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, RunStatus.COMPLETED)

    answer = desk.call("GET", f"/v3/profiles/{profile_id}/completion")
    timeline = answer.json()["data"]

    assert timeline["status"] == "completed"
    assert [(reason["code"], reason["remedy"]) for reason in timeline["reasons"]] == [("ready", None)]
    assert timeline["requested_at"] <= timeline["started_at"] <= timeline["finished_at"]
    assert [step["status"] for step in timeline["steps"]] == ["done", "done", "done"]
    for step in timeline["steps"][:2]:
        (attempt,) = step["attempts"]
        assert (attempt["number"], attempt["outcome"]) == (1, "done")
    assert timeline["steps"][2]["result"] == {"status": "completed"}
    (callback,) = timeline["callbacks"]
    assert callback["url"] == f"{desk.inbox.url}/done"
    assert (callback["status"], callback["attempts"]) == ("pending", [])
    assert callback["next_attempt_at"] is not None
    assert WABA["access_token"] not in answer.text


def test_a_run_that_was_refused(desk: World) -> None:
    profile_id = _ready(desk)
    assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, RunStatus.FAILED)

    timeline = desk.timeline(profile_id)

    assert timeline["status"] == "failed"
    assert timeline["reasons"] == [{"code": REFUSAL.code, "message": REFUSAL.message, "remedy": REFUSAL.remedy}]
    assert [step["status"] for step in timeline["steps"]] == ["failed", "pending", "pending"]
    assert [attempt["outcome"] for attempt in timeline["steps"][0]["attempts"]] == ["rejected"]
    assert len(timeline["callbacks"]) == 1


def test_the_latest_run_is_shown(desk: World) -> None:
    profile_id = _ready(desk)
    shown = []
    for _ in range(2):
        assert desk.ask_to_complete(profile_id).status_code == 202
        shown.append(desk.timeline(profile_id)["id"])
        end_run(desk, profile_id, RunStatus.FAILED)
        assert desk.timeline(profile_id)["id"] == shown[-1]
    assert shown[0] != shown[1]
