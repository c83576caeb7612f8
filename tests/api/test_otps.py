"""The PIN of a sole proprietor: presented or sent again, kept encrypted, and nowhere else."""

from typing import Any

import pytest

from clearsend.domain.access import Role
from clearsend.domain.registration.record import Request
from clearsend.domain.registration.states import BrandState, Kind
from clearsend.store import registrations
from tests.api.stories import advances, needed_by_vendors, refusal, register, registration, rows, take_advances
from tests.store import stock
from tests.world import BRAND, World

PIN = "738164"
ALONE = {**BRAND, "business": {**BRAND["business"], "entityType": "SOLE_PROPRIETOR"}}


def _awaiting(desk: World, state: BrandState = BrandState.AWAITING_OTP, **changes: Any) -> tuple[str, str]:
    """A sole proprietor's profile, and the registration of its brand."""
    profile = desk.data("POST", "/v3/profiles", {"name": "Ann Archer", "brand": ALONE})
    found = register(desk, profile["id"], Kind.BRAND, profile["brand"]["id"], state, vendor_id="b-1", **changes)
    return profile["id"], found.id


def _otp(desk: World, profile_id: str, body: Any, **headers: str) -> Any:
    return desk.call("POST", f"/v3/profiles/{profile_id}/brand/otp", body, **headers)


def test_a_pin_is_kept_until_it_is_presented(each_desk: World) -> None:
    profile_id, registration_id = _awaiting(each_desk, failures=2)

    answer = _otp(each_desk, profile_id, {"pin": PIN}, **{"Idempotency-Key": "pin-1"})

    assert answer.status_code == 202
    assert PIN not in answer.text
    found = registration(each_desk, registration_id)
    assert (found.requested, found.failures) == (Request.VERIFY_OTP, 0)
    assert advances(each_desk) == [(profile_id, "person")]
    with each_desk.database.reading() as transaction:
        assert registrations.otp(transaction, each_desk.tenant.id, registration_id) == PIN
        everywhere = list(stock.everything(transaction))
        assert not [text for text in everywhere if PIN in text]
    for path in ("", "/events", "/readiness"):
        assert PIN not in each_desk.call("GET", f"/v3/profiles/{profile_id}{path}").text


@pytest.mark.parametrize("body", [{}, None, {"resend": True}, {"pin": None}])
def test_another_pin_is_sent(desk: World, body: Any) -> None:
    profile_id, registration_id = _awaiting(desk)
    assert _otp(desk, profile_id, body).status_code == 202
    assert registration(desk, registration_id).requested == Request.SEND_OTP
    assert advances(desk) == [(profile_id, "person")]


@pytest.mark.parametrize("state", BrandState)
def test_when_a_brand_waits_for_a_pin(desk: World, state: BrandState) -> None:
    profile_id, registration_id = _awaiting(desk, state)
    may_present = state is BrandState.AWAITING_OTP
    may_ask = state in (BrandState.AWAITING_OTP, BrandState.PENDING, BrandState.UNVERIFIED)

    presented = _otp(desk, profile_id, {"pin": PIN})
    if may_present:
        assert presented.status_code == 202
    else:
        assert list(refusal(presented, 400, "VALIDATION_001")) == ["pin"]
        with desk.database.reading() as transaction:
            assert registrations.otp(transaction, desk.tenant.id, registration_id) is None
    assert len(take_advances(desk)) == may_present
    asked = _otp(desk, profile_id, {})
    if may_ask:
        assert asked.status_code == 202
    else:
        assert list(refusal(asked, 400, "VALIDATION_001")) == ["resend"]
    assert len(advances(desk)) == may_ask


def test_a_company_gets_no_pin(desk: World) -> None:
    profile = desk.data("POST", "/v3/profiles", {"name": "Northwind", "brand": dict(BRAND)})
    assert list(refusal(_otp(desk, profile["id"], {}), 400, "VALIDATION_001")) == ["resend"]
    register(desk, profile["id"], Kind.BRAND, profile["brand"]["id"], BrandState.UNVERIFIED, vendor_id="b-1")
    assert list(refusal(_otp(desk, profile["id"], {}), 400, "VALIDATION_001")) == ["resend"]


def test_whose_brand_it_must_be(desk: World) -> None:
    desk.data("PATCH", "/v3/organization", {"brand": ALONE})
    heir = desk.create_profile()
    assert list(refusal(_otp(desk, heir, {"pin": PIN}), 400, "VALIDATION_001")) == ["inherit_tcr_brand"]
    lone = desk.create_profile(inherit_tcr_brand=False)
    refusal(_otp(desk, lone, {"pin": PIN}), 404, "RESOURCE_009")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"pin": "123"}, "pin"),
        ({"pin": "12345678901"}, "pin"),
        ({"pin": "12a4"}, "pin"),
        ({"pin": 123456}, "pin"),
        ({"pin": PIN, "resend": True}, "resend"),
        ({"resend": False}, "resend"),
        ({"resend": "yes"}, "resend"),
    ],
)
def test_what_is_wrong_is_named_and_not_repeated(desk: World, body: dict[str, Any], field: str) -> None:
    profile_id, _ = _awaiting(desk)
    answer = _otp(desk, profile_id, body)
    assert list(refusal(answer, 400, "VALIDATION_001")) == [field]
    assert not body.get("pin") or str(body["pin"]) not in answer.text
    assert advances(desk) == []


@pytest.mark.parametrize("body", [{"pin": PIN}, {}])
def test_a_rehearsal_keeps_nothing(desk: World, body: dict[str, Any]) -> None:
    profile_id, registration_id = _awaiting(desk)
    before = rows(desk)
    answer = _otp(desk, profile_id, {**body, "sandbox": True})
    assert (answer.status_code, answer.headers["x-sandbox"]) == (202, "true")
    assert rows(desk) == before
    with desk.database.reading() as transaction:
        assert registrations.otp(transaction, desk.tenant.id, registration_id) is None
    assert registration(desk, registration_id).requested is None
    assert advances(desk) == []


def test_who_may(desk: World) -> None:
    profile_id, _ = _awaiting(desk)
    path = f"/v3/profiles/{profile_id}/brand/otp"
    with desk.client(desk.key_for(Role.BILLING)) as client:
        refusal(client.post(path, json={"pin": PIN}), 403, "AUTH_004")
    with desk.client(desk.key_for(Role.OWNER, profile_id=profile_id)) as client:
        assert client.post(path, json={"pin": PIN}).status_code == 202


def test_the_profile_says_that_a_pin_is_awaited(desk: World) -> None:
    profile_id, _ = _awaiting(desk)
    (needed,) = needed_by_vendors(desk.data("GET", f"/v3/profiles/{profile_id}"))
    assert (needed["kind"], needed["code"]) == ("brand", "otp_awaited")
    assert "/brand/otp" in needed["remedy"]
