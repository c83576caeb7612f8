"""Registering a number at the simulated Meta: PINs, the budget of calls, codes, and what keeps a number out."""

from typing import Any

import pytest

from tests.providers.simulated import Simulated
from tests.simulators.graph import NUMBER, WABA, read, refusal, register


def test_registering_connects_and_sets_the_pin(world: Simulated) -> None:
    assert register(world).json() == {"success": True}
    shown = read(world, NUMBER, "status,platform_type,is_pin_enabled,last_onboarded_time")
    assert (shown["status"], shown["platform_type"], shown["is_pin_enabled"]) == ("CONNECTED", "CLOUD_API", True)
    assert shown["last_onboarded_time"] == "2026-11-23T12:00:00+00:00"
    [number] = world.see("whatsapp", "state")["phone_numbers"]
    assert (number["registrations"], number["pin"]) == (1, "[redacted]")


def test_a_connected_number_still_checks_the_pin_unless_told_not_to(world: Simulated) -> None:
    register(world)
    assert refusal(register(world, pin="111111")) == (400, 133005)
    assert register(world).status_code == 200
    world.control("whatsapp", "numbers", waba_id=WABA, checks_pin_when_connected=False)
    assert register(world, pin="111111").status_code == 200
    world.control("whatsapp", "numbers", waba_id=WABA, checks_pin_when_connected=True)
    assert register(world).status_code == 200, "the PIN has not changed"
    assert world.see("whatsapp", "state")["phone_numbers"][0]["registrations"] == 4


def test_five_wrong_pins_lock_the_number_for_an_hour(world: Simulated) -> None:
    number = "8800031"
    assert [refusal(register(world, number))[1] for _ in range(6)] == [133005] * 5 + [133008]
    assert refusal(register(world, number, "654321")) == (400, 133008)
    world.clock.advance(minutes=59)
    assert "1 minutes" in register(world, number, "654321").json()["error"]["error_data"]["details"]
    world.clock.advance(minutes=1)
    assert register(world, number, "654321").status_code == 200


def test_the_eleventh_call_in_72_hours_blocks_for_72_hours(world: Simulated) -> None:
    assert [register(world).status_code for _ in range(10)] == [200] * 10
    world.clock.advance(hours=71)
    assert refusal(register(world)) == (400, 133016)
    world.clock.advance(hours=71)
    assert refusal(register(world)) == (400, 133016)
    world.clock.advance(hours=1)
    assert register(world).status_code == 200


def test_the_window_moves(world: Simulated) -> None:
    for _ in range(20):
        assert register(world).status_code == 200
        world.clock.advance(hours=8)


@pytest.mark.parametrize(("number", "code", "status"), [("8800041", 133006, 400), ("8800051", 131031, 403)])
def test_some_numbers_cannot_be_registered(world: Simulated, number: str, code: int, status: int) -> None:
    assert refusal(register(world, number)) == (status, code)
    assert world.see("whatsapp", "state")["phone_numbers"][0]["registrations"] == 0


@pytest.mark.parametrize(
    "body",
    [
        {"pin": "271828"},
        {"messaging_product": "sms", "pin": "271828"},
        {"messaging_product": "whatsapp"},
        {"messaging_product": "whatsapp", "pin": "27182"},
        {"messaging_product": "whatsapp", "pin": 271828},
        {"messaging_product": "whatsapp", "pin": "271828", "data_localization_region": "US"},
        [],
        "{",
    ],
)
def test_a_bad_request_to_register_costs_nothing(world: Simulated, body: Any) -> None:
    for _ in range(11):
        content = {"content": body} if body == "{" else {"json": body}
        assert refusal(world.meta.post(f"/{NUMBER}/register", **content)) == (400, 100)
    assert register(world).status_code == 200


def test_deregistering_needs_a_registration_and_keeps_the_pin(world: Simulated) -> None:
    assert refusal(world.meta.post(f"/{NUMBER}/deregister")) == (400, 133010)
    register(world)
    assert world.meta.post(f"/{NUMBER}/deregister").json() == {"success": True}
    assert read(world, NUMBER, "platform_type,status")["platform_type"] == "NOT_APPLICABLE"
    assert refusal(register(world, pin="111111")) == (400, 133005)
    assert register(world).status_code == 200
    statuses = [world.meta.post(f"/{NUMBER}/deregister").json().get("error", {}).get("code") for _ in range(9)]
    assert statuses == [None] + [133010] * 7 + [133016]


def test_a_status_may_settle_late(world: Simulated) -> None:
    world.control("whatsapp", "numbers", waba_id=WABA, connects_after_reads=2)
    register(world)
    assert [read(world, NUMBER, "status")["status"] for _ in range(3)] == ["PENDING", "PENDING", "CONNECTED"]


def test_a_pin_can_be_set_without_the_old_one(world: Simulated) -> None:
    assert world.meta.post(f"/{NUMBER}", json={"pin": "111111"}).json() == {"success": True}
    assert refusal(register(world)) == (400, 133005)
    assert world.meta.post(f"/{NUMBER}", json={"pin": "271828"}).json() == {"success": True}
    assert register(world).status_code == 200
    for bad in ({"pin": "1"}, {}):
        assert refusal(world.meta.post(f"/{NUMBER}", json=bad)) == (400, 100)


def test_a_code_verifies_a_number(world: Simulated) -> None:
    number = "8800041"
    assert refusal(world.meta.post(f"/{number}/verify_code", json={"code": "555555"})) == (400, 136025)
    assert world.meta.post(f"/{number}/request_code?code_method=SMS&language=en_US").json() == {"success": True}
    assert refusal(world.meta.post(f"/{number}/verify_code", json={"code": "000000"})) == (400, 136025)
    world.clock.advance(minutes=11)
    assert refusal(world.meta.post(f"/{number}/verify_code", json={"code": "555555"})) == (400, 136025)
    world.meta.post(f"/{number}/request_code", json={"code_method": "VOICE", "language": "en"})
    assert world.meta.post(f"/{number}/verify_code", json={"code": "555555"}).json() == {"success": True}
    assert refusal(world.meta.post(f"/{number}/request_code?code_method=SMS&language=en")) == (400, 136024)
    assert register(world, number).status_code == 200
    for bad in ({"code_method": "FAX", "language": "en"}, {"code_method": "SMS"}):
        assert refusal(world.meta.post(f"/{number}/request_code", json=bad)) == (400, 100)


def test_a_number_can_be_added_to_an_account(world: Simulated) -> None:
    body = {"cc": "1", "phone_number": "6315550123", "verified_name": "Added"}
    added = world.meta.post(f"/{WABA}/phone_numbers", json=body).json()["id"]
    assert len(world.meta.get(f"/{WABA}/phone_numbers").json()["data"]) == 2
    assert refusal(register(world, added)) == (400, 133006)
    assert refusal(world.meta.post(f"/{WABA}/phone_numbers", json=body)) == (400, 100)
    assert refusal(world.meta.post(f"/{WABA}/phone_numbers", json={"cc": "1"})) == (400, 100)


def test_the_business_profile_is_flat(world: Simulated) -> None:
    answer = world.meta.get(f"/{NUMBER}/whatsapp_business_profile", params={"fields": "about,vertical"}).json()
    assert answer == {"data": [{"vertical": "OTHER", "messaging_product": "whatsapp"}]}
    assert refusal(world.meta.get(f"/{NUMBER}/whatsapp_business_profile?fields=colour")) == (400, 100)
