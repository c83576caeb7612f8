"""A number belongs to its owner: thousands that inherit it share one connection, one assignment and one reading."""

from collections.abc import Sequence
from typing import Any

from clearsend.store import registrations
from clearsend.store.engine.jobs import Job
from clearsend.store.engine.jobs import Kind as JobKind
from tests.store import stock
from tests.workflows.at_work import at_work
from tests.world import World, eventually

NUMBER = "+12125550199"
HEIRS = 40


def test_the_second_heir_of_a_number_makes_no_call(world: World) -> None:
    world.telnyx.approve_after(0)
    world.telnyx.send_webhooks(deliver=False)
    world.start(has_worker=False, registration_check_seconds=0.3)
    world.equip_organization()
    first, second = world.create_profile(), world.create_profile()
    with at_work(world) as begun:
        world.complete(first)
        _await_number(world, first, "assigned")
        _await_rest(world)
        before = len(world.telnyx.calls())

        timeline = world.complete(second)

        assert len(world.telnyx.calls()) == before, "nothing is asked that was read a moment ago"
        step = next(step for step in timeline["steps"] if step["name"] == "connect_sms")
        assert (step["status"], step["result"]["phone_number"]) == ("done", NUMBER)
        assert "read_at" in step["result"]
        assert _number(world, second) == _number(world, first), "it is the same registration"
        assert second not in _advanced(begun), "and it has nothing of its own to look at"


def test_one_notice_about_the_number_of_many_heirs_is_one_reading(world: World) -> None:
    world.telnyx.approve_after(0)
    world.start()
    world.equip_organization()
    heirs = [world.create_profile(name=f"Heir {n}") for n in range(HEIRS)]
    for profile_id in heirs:
        assert world.ask_to_complete(profile_id).status_code == 202
    for profile_id in heirs:
        world.await_end(profile_id)
    _await_number(world, heirs[0], "assigned")
    _await_rest(world)
    before = len(_readings(world))

    world.telnyx.decide("number", NUMBER, "failed", "The carriers have taken it off.")

    _await_number(world, heirs[-1], "failed")
    _await_rest(world)
    # The vendor sends two webhooks about it at most, and a reading answers each.
    assert len(_readings(world)) - before <= 2
    for profile_id in heirs:
        needed = world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"]
        assert [one["kind"] for one in needed] == ["number"]


def _await_number(world: World, profile_id: str, state: str) -> None:
    eventually(lambda: _number(world, profile_id), lambda found: found["state"] == state, what=f"the number {state}")


def _number(world: World, profile_id: str) -> Any:
    found = [one for one in world.timeline(profile_id)["registrations"] if one["kind"] == "number"]
    return found[0] if found else {"state": None}


def _await_rest(world: World) -> None:
    """Until no registration is due, and nothing is being looked at."""

    def is_at_rest() -> bool:
        with world.database.reading() as transaction:
            busy = [
                job
                for kind in (JobKind.ADVANCE_REGISTRATION, JobKind.APPLY_PROVIDER_EVENT, JobKind.TELL_FOLLOWERS)
                for job in stock.jobs(transaction, kind)
            ]
            return not busy and not registrations.owners_due(transaction, limit=1)

    eventually(is_at_rest, bool, what="the rest")


def _readings(world: World) -> list[Any]:
    return [call for call in world.telnyx.calls() if "phone_number_campaigns" in call["path"]]


def _advanced(begun: Sequence[Job]) -> set[str]:
    return {job.subject for job in begun if job.kind is JobKind.ADVANCE_REGISTRATION}
