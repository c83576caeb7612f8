"""The main call: its answers word for word, the order of its checks, and what a run in progress or past means for the next."""

import threading
from typing import Any

import httpx
import pytest

from clearsend.domain.access import Role
from clearsend.domain.completion import RunStatus
from clearsend.store import runs
from clearsend.store.engine.jobs import Kind
from tests.api.stories import (
    FOREIGN_BRAND,
    NUMBER,
    WABA,
    callbacks_of_open_run,
    end_run,
    refusal,
    rows,
    run_ids,
)
from tests.store import stock
from tests.world import BRAND, CAMPAIGN, GENERAL, World, unknown_id

HOOK = "https://platform.example/done"
IN_PROGRESS = {"message": "Profile completion in progress"}
ALREADY = {"status": "completed", "message": "Profile is already completed"}


def _complete(desk: World, profile_id: str, hook: Any = HOOK, **more: Any) -> httpx.Response:
    return desk.call("POST", f"/v3/profiles/{profile_id}/complete", {"webHookUrl": hook, **more})


def _assert_accepted(answer: httpx.Response) -> None:
    assert answer.status_code == 202, answer.text
    body = answer.json()
    assert list(body) == ["success", "data", "error", "meta"]
    assert (body["success"], body["data"], body["error"]) == (True, IN_PROGRESS, None)


@pytest.fixture
def ready_id(desk: World) -> str:
    """A profile that inherits everything, with a number."""
    desk.equip_organization()
    return desk.create_profile()


# The answers of the specification.


def test_what_is_accepted(desk: World, ready_id: str) -> None:
    answer = _complete(desk, ready_id)

    _assert_accepted(answer)
    assert answer.json()["meta"]["version"] == "v3"
    assert "x-sandbox" not in answer.headers
    (run_id,) = run_ids(desk, ready_id)
    assert callbacks_of_open_run(desk, ready_id) == [HOOK]
    with desk.database.reading() as transaction:
        run = runs.get(transaction, desk.tenant.id, run_id)
        woken = {row["subject"]: row for row in stock.jobs(transaction, Kind.COMPLETE_PROFILE)}
    assert run.status is RunStatus.QUEUED
    # Ids, never data: a wake-up has no address, no name and no secret.
    assert (woken[run_id]["org_id"], woken[run_id]["state"]) == (desk.tenant.id, "waiting")


def test_what_is_completed_already(desk: World, ready_id: str) -> None:
    _assert_accepted(_complete(desk, ready_id))
    end_run(desk, ready_id, RunStatus.COMPLETED)
    before = rows(desk)

    answer = _complete(desk, ready_id)

    assert answer.status_code == 200
    body = answer.json()
    assert (body["success"], body["data"], body["error"]) == (True, ALREADY, None)
    assert rows(desk) == before


def _completed(desk: World) -> str:
    """A completed profile with a brand and one campaign of its own."""
    profile_id = desk.create_profile(brand=FOREIGN_BRAND, sending_phone_number=NUMBER)
    desk.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
    _assert_accepted(_complete(desk, profile_id))
    end_run(desk, profile_id, RunStatus.COMPLETED)
    return profile_id


def _delete_campaigns(desk: World, owner: str) -> None:
    for campaign in desk.data("GET", f"{owner}/campaigns"):
        desk.call("DELETE", f"{owner}/campaigns/{campaign['id']}").raise_for_status()


def test_a_completed_profile_that_has_lost_a_prerequisite_is_refused_and_says_so(desk: World, ready_id: str) -> None:
    _assert_accepted(_complete(desk, ready_id))
    end_run(desk, ready_id, RunStatus.COMPLETED)
    path = f"/v3/profiles/{ready_id}"
    assert desk.data("GET", path)["action_needed"] == []
    desk.data("PATCH", path, {"description": None})
    _delete_campaigns(desk, "/v3/organization")
    before = rows(desk)

    details = refusal(_complete(desk, ready_id), 400, "VALIDATION_001")

    assert list(details) == ["description", "inherit_tcr_campaign"]
    assert rows(desk) == before
    profile = desk.data("GET", path)
    assert profile["status"] == "completed"
    needed = profile["action_needed"]
    assert [(one["kind"], one["subject_id"], one["state"], one["code"], one["fields"]) for one in needed] == [
        ("profile", ready_id, "completed", "general_data", ["description"]),
        ("profile", ready_id, "completed", "parent_campaign_missing", ["inherit_tcr_campaign"]),
    ]
    for one in needed:
        assert details[one["fields"][0]] == [f"{one['message']} {one['remedy']}"]

    desk.data("PATCH", path, {"description": "Back.", "inherit_tcr_campaign": False})
    assert desk.data("GET", path)["action_needed"][0]["code"] == "campaign_missing"
    desk.data("POST", f"{path}/campaigns", {"campaign": dict(CAMPAIGN)})
    assert desk.data("GET", path)["action_needed"] == []
    assert _complete(desk, ready_id).json()["data"] == ALREADY


def test_the_last_campaign_of_its_own_is_lost_by_a_profile_that_needs_one(desk: World) -> None:
    profile_id = _completed(desk)
    path = f"/v3/profiles/{profile_id}"
    _delete_campaigns(desk, path)
    assert _complete(desk, profile_id).json()["data"] == ALREADY, "traffic outside the TCR needs no campaign"
    desk.data("PATCH", path, {"brand": dict(BRAND)})

    assert list(refusal(_complete(desk, profile_id), 400, "VALIDATION_001")) == ["campaigns"]
    (needed,) = desk.data("GET", path)["action_needed"]
    assert (needed["kind"], needed["code"], needed["fields"]) == ("profile", "campaign_missing", ["campaigns"])


def test_inheritance_flipped_to_an_organization_that_has_none_is_said(desk: World) -> None:
    profile_id = _completed(desk)
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"inherit_tcr_brand": True, "inherit_tcr_campaign": True})

    details = refusal(_complete(desk, profile_id), 400, "VALIDATION_001")

    assert list(details) == ["inherit_tcr_brand", "inherit_tcr_campaign"]
    needed = desk.data("GET", f"/v3/profiles/{profile_id}")["action_needed"]
    assert [one["code"] for one in needed] == ["parent_brand_missing", "parent_campaign_missing"]


# Unmet prerequisites.


def test_every_unmet_prerequisite_is_named_at_once(desk: World) -> None:
    profile_id = desk.data("POST", "/v3/profiles", {"name": "Northwind"})["id"]
    before = rows(desk)

    details = refusal(_complete(desk, profile_id), 400, "VALIDATION_001")

    assert list(details) == ["short_name", "description", "inherit_tcr_brand", "inherit_tcr_campaign"]
    assert all(sentences and all(sentence.endswith(".") for sentence in sentences) for sentences in details.values())
    assert rows(desk) == before
    assert desk.data("GET", f"/v3/profiles/{profile_id}")["status"] == "incomplete"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"inherit_tcr_brand": False, "inherit_tcr_campaign": False}, ["brand"]),
        ({"inherit_tcr_brand": False}, ["brand", "inherit_tcr_campaign"]),
        ({"inherit_tcr_campaign": False}, ["inherit_tcr_brand"]),
        ({"brand": dict(BRAND)}, ["campaigns"]),
        ({"brand": FOREIGN_BRAND, "inherit_tcr_campaign": True}, ["inherit_tcr_campaign"]),
        ({"brand": FOREIGN_BRAND}, []),
    ],
)
def test_what_a_profile_lacks_depends_on_what_it_inherits(
    desk: World, fields: dict[str, Any], named: list[str]
) -> None:
    answer = _complete(desk, desk.create_profile(**fields))
    if named:
        assert list(refusal(answer, 400, "VALIDATION_001")) == named
    else:
        _assert_accepted(answer)


def test_what_is_mended_is_accepted(desk: World) -> None:
    profile_id = desk.data("POST", "/v3/profiles", {"name": "Northwind", "brand": dict(BRAND)})["id"]
    path = f"/v3/profiles/{profile_id}"
    assert set(refusal(_complete(desk, profile_id), 400, "VALIDATION_001")) == {
        "short_name",
        "description",
        "campaigns",
    }

    desk.data("PATCH", path, dict(GENERAL))
    assert set(refusal(_complete(desk, profile_id), 400, "VALIDATION_001")) == {"campaigns"}
    desk.data("POST", f"{path}/campaigns", {"campaign": dict(CAMPAIGN)})
    _assert_accepted(_complete(desk, profile_id))


# The order of the checks.


@pytest.mark.parametrize(
    "hook",
    [
        *("", " ", "platform.example", "ftp://platform.example", "javascript:alert(1)", "file:///etc/passwd", "//x"),
        *("http://", "https:///path", "http://x y", "http://x\\@y", "http://[::1", "https://x.example:99999", 7, None),
        *([], {}, True, "https://x.example/" + "x" * 2048, "https://x.example/\u0000"),
    ],
)
def test_a_web_hook_url_must_be_one(desk: World, ready_id: str, hook: Any) -> None:
    before = rows(desk)
    for sandbox in (False, True):
        details = refusal(_complete(desk, ready_id, hook, sandbox=sandbox), 400, "VALIDATION_001")
        assert list(details) == ["webHookUrl"]
    assert rows(desk) == before


def test_without_a_web_hook_url_nothing_starts(desk: World, ready_id: str) -> None:
    for body in ({}, None, {"webhookUrl": HOOK}, {"web_hook_url": HOOK}):
        answer = desk.call("POST", f"/v3/profiles/{ready_id}/complete", body)
        assert list(refusal(answer, 400, "VALIDATION_001")) == ["webHookUrl"]
    assert run_ids(desk, ready_id) == []


def test_the_shape_is_checked_before_the_profile_and_the_profile_before_its_facts(desk: World) -> None:
    nobody, unready = unknown_id(), desk.data("POST", "/v3/profiles", {"name": "x"})["id"]

    for wrong_id in ("not-a-uuid", "1", nobody[:-1], f"{nobody}0", "%20"):
        assert list(refusal(_complete(desk, wrong_id, 7), 400, "VALIDATION_001")) == ["profileId"]
    assert list(refusal(_complete(desk, nobody, 7), 400, "VALIDATION_001")) == ["webHookUrl"]
    refusal(_complete(desk, nobody), 404, "RESOURCE_014")
    assert list(refusal(_complete(desk, unready, 7), 400, "VALIDATION_001")) == ["webHookUrl"]
    assert "short_name" in refusal(_complete(desk, unready), 400, "VALIDATION_001")


def test_ids_are_the_same_in_any_case(desk: World, ready_id: str) -> None:
    _assert_accepted(_complete(desk, ready_id.upper()))
    assert len(run_ids(desk, ready_id)) == 1


# While a run is in progress.


def test_asking_again_joins_the_run_and_is_told_of_its_result(desk: World, ready_id: str) -> None:
    for hook in (HOOK, "https://other.example", HOOK):
        _assert_accepted(_complete(desk, ready_id, hook))

    assert len(run_ids(desk, ready_id)) == 1
    assert callbacks_of_open_run(desk, ready_id) == [HOOK, "https://other.example"]
    end_run(desk, ready_id, RunStatus.COMPLETED)
    told = desk.timeline(ready_id)["callbacks"]
    assert {item["url"] for item in told} == {HOOK, "https://other.example"}
    assert len(told) == 2
    assert len({item["event_id"] for item in told}) == 1


def test_of_many_at_the_same_moment_one_starts_a_run(each_desk: World) -> None:
    each_desk.equip_organization()
    profile_id = each_desk.create_profile()
    hooks = [f"https://platform.example/{number}" for number in range(10)]
    together = threading.Barrier(len(hooks))
    answers: list[httpx.Response] = []

    def ask(hook: str) -> None:
        together.wait()
        answers.append(_complete(each_desk, profile_id, hook))

    threads = [threading.Thread(target=ask, args=(hook,)) for hook in hooks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for answer in answers:
        _assert_accepted(answer)
    assert len(run_ids(each_desk, profile_id)) == 1
    assert sorted(callbacks_of_open_run(each_desk, profile_id)) == sorted(hooks)


def test_a_prerequisite_that_is_lost_while_a_run_is_in_progress_is_named(desk: World, ready_id: str) -> None:
    _assert_accepted(_complete(desk, ready_id))
    desk.data("PATCH", f"/v3/profiles/{ready_id}", {"description": None})

    assert list(refusal(_complete(desk, ready_id, "https://late.example"), 400, "VALIDATION_001")) == ["description"]
    assert callbacks_of_open_run(desk, ready_id) == [HOOK]


# After a run.


def test_after_failed_it_may_be_started_again(desk: World, ready_id: str) -> None:
    _assert_accepted(_complete(desk, ready_id))
    end_run(desk, ready_id, RunStatus.FAILED)
    assert desk.data("GET", f"/v3/profiles/{ready_id}")["status"] == "failed"

    _assert_accepted(_complete(desk, ready_id, "https://again.example"))

    assert len(run_ids(desk, ready_id)) == 2
    assert callbacks_of_open_run(desk, ready_id) == ["https://again.example"]
    end_run(desk, ready_id, RunStatus.COMPLETED)
    assert desk.data("GET", f"/v3/profiles/{ready_id}")["status"] == "completed"


def test_after_submitted_it_goes_on_with_what_was_added(desk: World) -> None:
    desk.equip_organization(sending_phone_number=None)
    profile_id = desk.create_profile()
    _assert_accepted(_complete(desk, profile_id))
    end_run(desk, profile_id, RunStatus.SUBMITTED)
    assert desk.data("GET", f"/v3/profiles/{profile_id}")["status"] == "submitted"

    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER})
    _assert_accepted(_complete(desk, profile_id))

    end_run(desk, profile_id, RunStatus.COMPLETED)
    assert desk.data("GET", f"/v3/profiles/{profile_id}")["status"] == "completed"
    assert _complete(desk, profile_id).json()["data"] == ALREADY


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({"sending_phone_number": NUMBER}, RunStatus.COMPLETED),
        ({"whatsapp_business_account": WABA}, RunStatus.COMPLETED),
        ({}, RunStatus.SUBMITTED),
        ({"sending_phone_number": NUMBER, "brand": FOREIGN_BRAND}, RunStatus.COMPLETED),
        ({"sending_phone_number": NUMBER, "inherit_tcr_campaign": False}, RunStatus.SUBMITTED),
        (
            {
                "sending_phone_number": NUMBER,
                "brand": {
                    **FOREIGN_BRAND,
                    "compliance": {
                        **FOREIGN_BRAND["compliance"],
                        "destinationCountries": [{"id": "US", "isMain": True}],
                    },
                },
            },
            RunStatus.SUBMITTED,
        ),
    ],
)
def test_the_status_logic_of_the_specification(desk: World, fields: dict[str, Any], ends: RunStatus) -> None:
    desk.equip_organization(sending_phone_number=None)
    profile_id = desk.create_profile(**fields)
    if "brand" in fields or "inherit_tcr_campaign" in fields:
        desk.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
    _assert_accepted(_complete(desk, profile_id))

    end_run(desk, profile_id, ends)

    assert desk.data("GET", f"/v3/profiles/{profile_id}")["status"] == ends.value


# The sandbox.


def test_a_sandbox_call_validates_and_stores_nothing(desk: World, ready_id: str) -> None:
    unready = desk.data("POST", "/v3/profiles", {"name": "x"})["id"]
    _assert_accepted(_complete(desk, ready_id))
    end_run(desk, ready_id, RunStatus.COMPLETED)
    before = rows(desk)

    for profile_id in (unknown_id(), unready, ready_id):
        answer = _complete(desk, profile_id, sandbox=True)
        _assert_accepted(answer)
        assert answer.headers["x-sandbox"] == "true"
    assert rows(desk) == before


def test_a_sandbox_call_is_authenticated_and_validated_like_a_real_one(desk: World) -> None:
    with desk.client("cs_unknown") as client:
        body = {"webHookUrl": HOOK, "sandbox": True}
        refusal(client.post(f"/v3/profiles/{unknown_id()}/complete", json=body), 401, "AUTH_002")
    refusal(_complete(desk, "not-a-uuid", sandbox=True), 400, "VALIDATION_001")
    for flag in ("true", 1, None):
        assert list(refusal(_complete(desk, unknown_id(), sandbox=flag), 400, "VALIDATION_001")) == ["sandbox"]


def test_the_profile_completes_itself_with_its_own_key(desk: World, ready_id: str) -> None:
    with desk.client(desk.key_for(Role.DEVELOPER, profile_id=ready_id)) as client:
        _assert_accepted(client.post(f"/v3/profiles/{ready_id}/complete", json={"webHookUrl": HOOK}))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_official_client_completes(desk: World, ready_id: str) -> None:
    with desk.sdk() as client:
        accepted = client.profiles.complete(ready_id, web_hook_url=HOOK)
        assert getattr(accepted, "data", accepted) is not None
        end_run(desk, ready_id, RunStatus.COMPLETED)
        completed = client.profiles.complete(ready_id, web_hook_url=HOOK)
        assert "already completed" in str(completed)
