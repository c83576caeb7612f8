"""What the simulated Meta takes away again: tokens, and numbers."""

import pytest

from tests.providers.simulated import Simulated, bearer

WABA = "1029384756"
NUMBER = "10293847561"
TOKEN = "EAA-of-a-person-who-leaves"


def _decide(world: Simulated, kind: str, id_: str, outcome: str) -> None:
    answer = world.control("whatsapp", "decide", kind=kind, id=id_, outcome=outcome)
    assert answer.status_code == 200, answer.text
    assert TOKEN not in answer.text


def _refusal(
    world: Simulated, token: str = TOKEN, method: str = "GET", path: str = f"/{WABA}"
) -> tuple[int, int] | None:
    """The code and subcode of a call's refusal."""
    answer = world.meta.request(method, path, headers=bearer(token))
    if answer.is_success:
        return None
    error = answer.json()["error"]
    return error["code"], error.get("error_subcode")


@pytest.mark.parametrize(("outcome", "refusal"), [("revoked", (190, 460)), ("expired", (190, 463))])
def test_a_token_is_taken_back(world: Simulated, outcome: str, refusal: tuple[int, int]) -> None:
    assert _refusal(world) is None
    _decide(world, "token", TOKEN, outcome)
    assert _refusal(world) == refusal
    assert _refusal(world, method="POST", path=f"/{NUMBER}/register") == refusal
    assert _refusal(world, "EAA-of-another-person") is None
    query = {"input_token": TOKEN}
    told = world.meta.get("/debug_token", params=query, headers=bearer("12345|secret")).json()["data"]
    assert (told["is_valid"], told["error"]["code"], told["error"]["subcode"]) == (False, *refusal)
    assert (told["expires_at"] > 0) == (outcome == "expired")
    _decide(world, "token", TOKEN, "valid")
    assert _refusal(world) is None
    assert TOKEN not in str([world.see("whatsapp", "state"), world.see("whatsapp", "calls")])


def test_every_token_is_taken_back_but_those_with_a_decision_of_their_own(world: Simulated) -> None:
    _decide(world, "token", "EAA-stays", "valid")
    _decide(world, "token", "*", "revoked")
    assert [_refusal(world, token) for token in (TOKEN, "EAA-stays")] == [(190, 460), None]


@pytest.mark.parametrize(
    ("id_", "outcome", "field"),
    [(TOKEN, "lost", "outcome"), (TOKEN, "raw:X", "outcome"), ("nonsense", "revoked", "id")],
)
def test_a_bad_decision_about_a_token_names_the_field(world: Simulated, id_: str, outcome: str, field: str) -> None:
    answer = world.control("whatsapp", "decide", kind="token", id=id_, outcome=outcome)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(f"{field}: ")


def test_a_deregistered_number_is_registered_again_with_its_pin(world: Simulated) -> None:
    register = {"messaging_product": "whatsapp", "pin": "271828"}
    world.meta.post(f"/{NUMBER}/register", json=register)
    _decide(world, "number", NUMBER, "deregistered")
    shown = world.meta.get(f"/{NUMBER}", params={"fields": "status,platform_type"}).json()
    assert (shown["status"], shown["platform_type"]) == ("DISCONNECTED", "NOT_APPLICABLE")
    wrong = world.meta.post(f"/{NUMBER}/register", json={**register, "pin": "000000"})
    assert wrong.json()["error"]["code"] == 133005
    assert world.meta.post(f"/{NUMBER}/register", json=register).json() == {"success": True}


def test_a_number_that_moved_is_gone_from_its_account(world: Simulated) -> None:
    world.meta.post(f"/{NUMBER}/register", json={"messaging_product": "whatsapp", "pin": "271828"})
    _decide(world, "number", NUMBER, "moved")
    assert _refusal(world, path=f"/{NUMBER}?fields=display_phone_number") == (100, 33)
    assert _refusal(world, method="POST", path=f"/{NUMBER}/deregister") == (100, 33)
    assert world.meta.get(f"/{WABA}/phone_numbers").json()["data"] == []
    _decide(world, "number", NUMBER, "connected")
    assert [one["id"] for one in world.meta.get(f"/{WABA}/phone_numbers").json()["data"]] == [NUMBER]
