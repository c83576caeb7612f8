"""Many callers at the same moment: one run a profile, every caller called back, one object at the vendor."""

from concurrent.futures import ThreadPoolExecutor

from tests.world import World


def test_twenty_callers_of_one_profile_share_one_run(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("GET /phone_numbers", "503", times=2)

    with ThreadPoolExecutor(20) as callers:
        answers = list(callers.map(lambda n: world.ask_to_complete(profile_id, path=f"/done/{n}"), range(20)))

    assert {answer.status_code for answer in answers} == {202}
    timeline = world.await_callback_delivered(profile_id)
    assert timeline["status"] == "completed"
    called = world.inbox.wait_for(20, 180)
    assert sorted(callback.path for callback in called) == sorted(f"/done/{n}" for n in range(20))
    events = world.data("GET", f"/v3/profiles/{profile_id}/events")["events"]
    names = [event["event"] for event in events]
    assert names.count("completion.requested") == 1
    assert names.count("completion.joined") == 19


def test_tenants_that_inherit_one_number_share_one_messaging_profile(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_ids = [world.create_profile() for _ in range(12)]

    with ThreadPoolExecutor(12) as callers:
        answers = list(callers.map(world.ask_to_complete, profile_ids))

    assert {answer.status_code for answer in answers} == {202}
    assert {world.await_end(profile_id)["status"] for profile_id in profile_ids} == {"completed"}
    assert len(world.telnyx.state()["messaging_profiles"]) == 1
