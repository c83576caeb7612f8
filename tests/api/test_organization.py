"""The organization over HTTP: what its profiles may inherit, changed field by field."""

from typing import Any

import pytest

from clearsend.domain.reason import Reason
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberState, SmsState, WhatsAppState
from tests.api.stories import FOREIGN_BRAND, NUMBER, WABA, needed_by_vendors, refusal, register, register_campaign, rows
from tests.world import BRAND, CAMPAIGN, World

KEYS = [
    *("id", "name", "email", "sending_phone_number", "waba_id", "monthly_spending_cap", "agreed_this_month"),
    *("created_at", "updated_at", "brand", "action_needed"),
]


def test_a_new_organization(desk: World) -> None:
    found = desk.data("GET", "/v3/organization")

    assert list(found) == KEYS
    assert (found["id"], found["name"]) == (desk.tenant.id, "Northwind Group")
    unset = ("sending_phone_number", "waba_id", "monthly_spending_cap", "brand")
    assert [found[name] for name in unset] == [None] * len(unset)
    assert found["agreed_this_month"] == "0.00"
    assert found["action_needed"] == []


def test_a_change_touches_what_it_names(desk: World) -> None:
    path = "/v3/organization"
    desk.data("PATCH", path, {"sending_phone_number": "+1 212 555 0123", "whatsapp_business_account": WABA})
    before = desk.data("GET", path)
    assert (before["sending_phone_number"], before["waba_id"]) == (NUMBER, WABA["waba_id"])

    after = desk.data("PATCH", path, {"name": "Northwind Holding", "brand": dict(BRAND)})

    assert {name for name in KEYS if after[name] != before[name]} == {"name", "brand", "updated_at"}
    assert after["brand"]["is_inherited"] is False
    assert desk.data("GET", path) == after
    again = desk.data("PATCH", path, {"brand": FOREIGN_BRAND})
    assert again["brand"]["id"] == after["brand"]["id"]
    cleared = desk.data("PATCH", path, {"sending_phone_number": None, "whatsapp_business_account": None})
    assert (cleared["sending_phone_number"], cleared["waba_id"]) == (None, None)


def test_no_answer_shows_a_secret(desk: World) -> None:
    account = {**WABA, "pin": "918273"}
    for body in ({"whatsapp_business_account": account}, {"whatsapp_business_account": account, "sandbox": True}):
        text = desk.call("PATCH", "/v3/organization", body).text
        assert WABA["access_token"] not in text
        assert "918273" not in text
        assert desk.tenant.signing_secret not in desk.call("GET", "/v3/organization").text


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": None}, "name"),
        ({"name": ""}, "name"),
        ({"email": None}, "email"),
        ({"email": "nobody"}, "email"),
        ({"sending_phone_number": "555"}, "sending_phone_number"),
        ({"whatsapp_business_account": {"waba_id": "abc", "access_token": "EAA"}}, "whatsapp_business_account.waba_id"),
        ({"whatsapp_business_account": {"waba_id": "1"}}, "whatsapp_business_account.access_token"),
        ({"brand": {"contact": {"name": "x"}}}, "brand.compliance"),
        *(
            ({"monthly_spending_cap": wrong}, "monthly_spending_cap")
            for wrong in (100, 99.5, "", "-1", "1e3", "1,000.00", "10.005", "NaN", "1" * 10, "٤", True, ["1.00"])
        ),
        ({"sandbox": "yes"}, "sandbox"),
    ],
)
def test_what_is_wrong_is_named_as_it_was_sent(desk: World, body: dict[str, Any], field: str) -> None:
    before = desk.data("GET", "/v3/organization")
    assert list(refusal(desk.call("PATCH", "/v3/organization", body), 400, "VALIDATION_001")) == [field]
    assert desk.data("GET", "/v3/organization") == before


def test_a_brand_is_never_removed(desk: World) -> None:
    assert desk.data("PATCH", "/v3/organization", {"brand": None})["brand"] is None
    desk.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
    answer = desk.call("PATCH", "/v3/organization", {"brand": None})
    assert list(refusal(answer, 400, "VALIDATION_001")) == ["brand"]


def test_a_sandbox_change_stores_nothing(desk: World) -> None:
    before = rows(desk), desk.data("GET", "/v3/organization")

    answer = desk.call("PATCH", "/v3/organization", {"name": "Imagined", "brand": dict(BRAND), "sandbox": True})

    assert answer.headers["x-sandbox"] == "true"
    assert (answer.json()["data"]["name"], answer.json()["data"]["brand"]["is_inherited"]) == ("Imagined", False)
    assert (rows(desk), desk.data("GET", "/v3/organization")) == before


def test_what_a_person_must_do_for_it_is_named_as_its_heirs_name_it(desk: World) -> None:
    path = "/v3/organization"
    brand = desk.data("PATCH", path, {"brand": dict(BRAND), "whatsapp_business_account": WABA})["brand"]
    desk.data("PATCH", path, {"sending_phone_number": NUMBER})
    campaign, gone = (desk.data("POST", f"{path}/campaigns", {"campaign": dict(CAMPAIGN)})["id"] for _ in range(2))
    heir = desk.create_profile()
    register(desk, desk.tenant.id, Kind.BRAND, brand["id"], BrandState.UNVERIFIED, reasons=[Reason("1", "No.", "Fix.")])
    register_campaign(desk, desk.tenant.id, campaign, CampaignState.REJECTED)
    register_campaign(desk, desk.tenant.id, gone, CampaignState.REJECTED)
    register(desk, desk.tenant.id, Kind.WHATSAPP, WABA["waba_id"], WhatsAppState.BLOCKED)
    register(desk, desk.tenant.id, Kind.WHATSAPP, "1", WhatsAppState.BLOCKED)
    for number in (NUMBER, "+12125550199"):
        register(desk, desk.tenant.id, Kind.SMS, number, SmsState.NEEDS_PERSON)
        register(desk, desk.tenant.id, Kind.NUMBER, number, NumberState.FAILED)
    assert desk.call("DELETE", f"{path}/campaigns/{gone}").status_code == 204

    needed = desk.data("GET", path)["action_needed"]

    assert [(one["kind"], one["subject_id"]) for one in needed] == [
        ("brand", brand["id"]),
        ("campaign", campaign),
        ("sms", NUMBER),
        ("number", NUMBER),
        ("whatsapp", WABA["waba_id"]),
    ]
    assert needed[0]["message"] == "No."
    assert needed_by_vendors(desk.data("GET", f"/v3/profiles/{heir}")) == needed
    outside = desk.data("PATCH", path, {"brand": FOREIGN_BRAND})["action_needed"]
    assert [one["kind"] for one in outside] == ["sms", "whatsapp"], "no registry asks for what is outside of it"
