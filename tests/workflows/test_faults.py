"""Providers that are down, slow, or refuse: what a run makes of each, in the provider's words and with our remedy."""

from typing import Any

import pytest

from tests.world import IMPATIENT_SECONDS, World

WABA = {"waba_id": "1029384756", "access_token": "EAAtoken-of-the-tests"}


def _step(timeline: Any, name: str) -> Any:
    return next(step for step in timeline["steps"] if step["name"] == name)


def test_telnyx_down_twice_then_well(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("GET /phone_numbers", "503", times=2)

    timeline = world.complete(profile_id)

    assert timeline["status"] == "completed"
    attempts = _step(timeline, "connect_sms")["attempts"]
    assert [attempt["outcome"] for attempt in attempts] == ["unavailable", "unavailable", "done"]
    assert attempts[0]["exchanges"][-1]["status"] == 503


@pytest.mark.parametrize("write", ["POST /messaging_profiles", "PATCH /phone_numbers/*/messaging"])
def test_telnyx_timing_out_after_applying(world: World, write: str) -> None:
    world.start(provider_timeout_seconds=IMPATIENT_SECONDS)
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next(write, "applied_then_timeout")

    timeline = world.complete(profile_id)

    assert timeline["status"] == "completed"
    profiles = world.telnyx.state()["messaging_profiles"]
    assert len(profiles) == 1, profiles


def test_telnyx_refusing_for_good_then_mended(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile(sending_phone_number="+14152002671")

    refused = world.complete(profile_id)

    assert refused["status"] == "failed"
    (reason,) = refused["reasons"]
    assert reason["code"] == "telnyx_number_not_found"
    assert reason["remedy"]
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "failed"
    (callback,) = world.inbox.wait_for(1, 180)
    assert callback.json()["status"] == "failed"
    assert callback.json()["success"] is False
    assert callback.json()["reasons"] == refused["reasons"]

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": "+12125550123"})
    assert world.complete(profile_id)["status"] == "completed"


def test_a_vendor_code_of_telnyx_ends_the_run_in_its_words(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("GET /phone_numbers", "20012")

    refused = world.complete(profile_id)

    assert refused["status"] == "failed"
    assert refused["reasons"][0]["code"] == "telnyx_20012"
    assert "Account inactive" in refused["reasons"][0]["message"]
    assert world.complete(profile_id)["status"] == "completed"


def test_an_expired_whatsapp_token_then_a_new_one(world: World) -> None:
    world.start()
    world.equip_organization()
    expired = {**WABA, "access_token": "EAA-expired-token-of-the-tests"}
    profile_id = world.create_profile(whatsapp_business_account=expired)

    refused = world.complete(profile_id)

    assert refused["status"] == "failed"
    assert refused["reasons"][0]["code"] == "whatsapp_190"
    assert "whatsapp_business_account" in refused["reasons"][0]["remedy"]

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"whatsapp_business_account": WABA})
    mended = world.complete(profile_id)
    assert mended["status"] == "completed"
    assert _step(mended, "connect_whatsapp")["status"] == "done"


def test_a_wrong_pin_is_never_guessed_again(world: World) -> None:
    world.start()
    world.equip_organization()
    account = {**WABA, "waba_id": "1029380003"}
    profile_id = world.create_profile(whatsapp_business_account=account)

    refused = world.complete(profile_id)

    assert refused["status"] == "failed"
    assert refused["reasons"][0]["code"] == "whatsapp_133005"
    assert "pin" in refused["reasons"][0]["remedy"].lower()
    assert len(world.whatsapp.calls("POST /register")) == 1

    world.data("PATCH", f"/v3/profiles/{profile_id}", {"whatsapp_business_account": {**account, "pin": "654321"}})
    assert world.complete(profile_id)["status"] == "completed"


def test_whatsapp_timing_out_after_registering(world: World) -> None:
    world.start(provider_timeout_seconds=IMPATIENT_SECONDS)
    world.equip_organization()
    profile_id = world.create_profile(whatsapp_business_account=WABA)
    world.whatsapp.fail_next("POST /register", "applied_then_timeout")

    timeline = world.complete(profile_id)

    assert timeline["status"] == "completed"
    assert len(world.whatsapp.calls("POST /register")) == 1


def test_a_prerequisite_lost_during_the_run_fails_it(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("GET /phone_numbers", "503")
    assert world.ask_to_complete(profile_id).status_code == 202
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"description": None})

    timeline = world.await_end(profile_id)

    assert timeline["status"] == "failed"
    assert [reason["code"] for reason in timeline["reasons"]] == ["general_data"]


def test_a_profile_deleted_during_the_run_ends_it(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("GET /phone_numbers", "503")
    assert world.ask_to_complete(profile_id).status_code == 202
    assert world.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204

    (callback,) = world.inbox.wait_for(1, 180)

    assert callback.json()["status"] == "failed"
    assert callback.json()["reasons"][0]["code"] == "profile_deleted"
