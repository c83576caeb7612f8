"""What the fields of a WhatsApp number say: all combinations, and the health of what it depends on."""

import itertools
from typing import Any

import pytest

from clearsend.providers.whatsapp import errors, numbers
from clearsend.providers.whatsapp.numbers import Situation

STATUSES = (
    *("CONNECTED", "PENDING", "UNVERIFIED", "DISCONNECTED", "BANNED", "RESTRICTED", "RATE_LIMITED", "FLAGGED"),
    *("MIGRATED", "DELETED", "UNKNOWN", "A_NEW_ONE", None),
)
PLATFORMS = ("CLOUD_API", "ON_PREMISE", "NOT_APPLICABLE", "A_NEW_ONE", None)
CODES = ("VERIFIED", "NOT_VERIFIED", "EXPIRED", "A_NEW_ONE", None)
ALL = list(itertools.product(STATUSES, PLATFORMS, CODES, (True, False, None)))

# The whole list of what is registered; everything else is not.
REGISTERED_ANEW = {
    ("PENDING", "NOT_APPLICABLE", "VERIFIED"),
    ("UNVERIFIED", "NOT_APPLICABLE", "VERIFIED"),
    ("DISCONNECTED", "NOT_APPLICABLE", "VERIFIED"),
    ("DISCONNECTED", "CLOUD_API", "VERIFIED"),
}


def fields(status: str | None, platform: str | None, code: str | None, on_app: bool | None) -> dict[str, Any]:
    said = {"status": status, "platform_type": platform, "code_verification_status": code, "is_on_biz_app": on_app}
    return {name: value for name, value in said.items() if value is not None}


@pytest.mark.parametrize(("status", "platform", "code", "on_app"), ALL)
def test_only_a_definite_state_leads_to_a_write(
    status: str | None, platform: str | None, code: str | None, on_app: bool | None
) -> None:
    judged = numbers.judge(fields(status, platform, code, on_app))
    is_connected = (status, platform) == ("CONNECTED", "CLOUD_API")
    is_unregistered = (status, platform, code) in REGISTERED_ANEW and on_app is not True
    assert (judged.situation is Situation.CONNECTED) == is_connected
    assert (judged.situation is Situation.UNREGISTERED) == is_unregistered
    assert (judged.cause is None) == (judged.situation in (Situation.CONNECTED, Situation.SETTLING))
    if judged.cause is not None:
        assert errors.rejected(judged.cause, judged.words).remedy


REFUSALS = (
    (fields("BANNED", "CLOUD_API", "VERIFIED", None), "status_banned"),
    (fields("RESTRICTED", "CLOUD_API", "VERIFIED", None), "status_restricted"),
    (fields("FLAGGED", "CLOUD_API", "VERIFIED", None), "status_flagged"),
    (fields("MIGRATED", "CLOUD_API", "VERIFIED", None), "status_migrated"),
    (fields("DELETED", "NOT_APPLICABLE", "VERIFIED", None), "status_deleted"),
    (fields("CONNECTED", "ON_PREMISE", "VERIFIED", None), "on_premise"),
    (fields("PENDING", "NOT_APPLICABLE", "NOT_VERIFIED", None), "133006"),
    (fields("UNVERIFIED", "NOT_APPLICABLE", "EXPIRED", None), "133006"),
    (fields("PENDING", "NOT_APPLICABLE", "VERIFIED", True), "on_business_app"),
)


@pytest.mark.parametrize(("said", "cause"), REFUSALS)
def test_a_refusal_names_its_cause(said: dict[str, Any], cause: str) -> None:
    judged = numbers.judge(said)
    assert (judged.situation, judged.cause) == (Situation.REFUSED, cause)


def test_an_expired_code_does_not_count_against_a_connected_number() -> None:
    assert numbers.judge(fields("CONNECTED", None, "EXPIRED", None)).situation is Situation.UNCLEAR
    assert numbers.judge(fields("CONNECTED", "CLOUD_API", "EXPIRED", None)).situation is Situation.CONNECTED


def entity(can_send: Any, **more: Any) -> dict[str, Any]:
    return {"entity_type": "PHONE_NUMBER", "id": "1", "can_send_message": can_send, **more}


def test_the_overall_health_is_not_consulted() -> None:
    said = {"can_send_message": "BLOCKED", "entities": [entity("AVAILABLE", can_receive_call_sip="BLOCKED")]}
    assert numbers.health(said) == numbers.Health([], [])


def test_a_limit_is_a_note() -> None:
    said = {"entities": [entity("LIMITED", additional_info=["Name not approved."]), entity("LIMITED")]}
    assert numbers.health(said).notes == ["Name not approved.", "PHONE_NUMBER: LIMITED"]


def test_a_block_is_told_in_metas_words() -> None:
    said = {
        "entities": [entity("BLOCKED", errors=[{"error_code": 1, "error_description": "D", "possible_solution": "S"}])]
    }
    assert numbers.health(said).blocks == [numbers.Block("1", "D", "S")]
    [unexplained] = numbers.health({"entities": [entity("BLOCKED")]}).blocks
    assert "PHONE_NUMBER may not send" in unexplained.description


@pytest.mark.parametrize("said", [None, "x", [], {}, {"entities": None}, {"entities": [1]}, {"entities": [{}]}])
def test_a_missing_health_is_no_block(said: Any) -> None:
    assert numbers.health(said) == numbers.Health([], [])
