"""Campaigns over HTTP: of a profile or of the organization, inherited ones to be read only, replaced as a whole."""

from typing import Any

import pytest

from tests.api.stories import FOREIGN_BRAND, refusal, rows
from tests.world import BRAND, CAMPAIGN, World, unknown_id

FULL = {
    **CAMPAIGN,
    "privacyPolicyLink": "https://northwind.example/privacy",
    "termsAndConditionsLink": "https://northwind.example/terms",
    "optinMessage": "Welcome. Reply STOP to opt out.",
    "optoutMessage": "Bye.",
    "helpMessage": "Call us.",
    "optinKeywords": "START,YES",
    "optoutKeywords": "STOP",
    "helpKeywords": "HELP",
    "volume": "5000",
}
OPTIONAL = sorted(set(FULL) - {"name", "description", "type", "useCases"})


@pytest.fixture(params=["profile", "organization"])
def address(request: pytest.FixtureRequest, desk: World) -> str:
    """Where campaigns are made, for an owner with a brand."""
    if request.param == "organization":
        desk.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
        return "/v3/organization/campaigns"
    return f"/v3/profiles/{desk.create_profile(brand=dict(BRAND))}/campaigns"


def test_what_is_sent_is_shown(desk: World, address: str) -> None:
    answer = desk.call("POST", address, {"campaign": FULL})

    assert answer.status_code == 201
    made = answer.json()["data"]
    assert {name: made[name] for name in FULL if name != "useCases"} == {
        name: value for name, value in FULL.items() if name != "useCases"
    }
    (use_case,) = made["useCases"]
    (sent,) = FULL["useCases"]
    assert {name: use_case[name] for name in sent} == sent
    assert use_case["campaignId"] == made["id"]
    assert made["submittedToTCR"] is False
    assert made["status"] is None
    assert made["isInherited"] is False
    assert desk.data("GET", address) == [made]


def test_they_are_listed_in_order_of_creation(desk: World, address: str) -> None:
    assert desk.data("GET", address) == []
    made = [desk.data("POST", address, {"campaign": {**CAMPAIGN, "name": name}})["id"] for name in ("b", "a", "c")]
    assert [item["id"] for item in desk.data("GET", address)] == made


def test_a_replacement_empties_what_it_leaves_out(desk: World, address: str) -> None:
    made, sibling = (desk.data("POST", address, {"campaign": FULL}) for _ in range(2))
    least = {name: CAMPAIGN[name] for name in ("name", "description", "type", "useCases")}

    answer = desk.call("PUT", f"{address}/{made['id']}", {"campaign": {**least, "name": "Offers"}})

    assert answer.status_code == 200
    replaced = answer.json()["data"]
    assert replaced["name"] == "Offers"
    assert {replaced[name] for name in OPTIONAL} == {None}
    assert (replaced["id"], replaced["brandId"]) == (made["id"], made["brandId"])
    assert replaced["createdAt"] == made["createdAt"] < replaced["updatedAt"]
    assert desk.data("GET", address) == [replaced, sibling]


def test_a_deleted_campaign_is_gone(desk: World, address: str) -> None:
    made = desk.data("POST", address, {"campaign": dict(CAMPAIGN)})
    sandbox: Any = {"sandbox": True}
    for body in (sandbox, None):
        answer = desk.call("DELETE", f"{address}/{made['id']}", body)
        assert (answer.status_code, answer.content) == (204, b"")
        assert desk.data("GET", address) == ([made] if body else [])
    for method, body in (("DELETE", None), ("PUT", {"campaign": dict(CAMPAIGN)})):
        refusal(desk.call(method, f"{address}/{made['id']}", body), 404, "RESOURCE_010")


def test_nobody_has_that_campaign(desk: World, address: str) -> None:
    for method, body in (("DELETE", {}), ("PUT", {"campaign": dict(CAMPAIGN)})):
        refusal(desk.call(method, f"{address}/{unknown_id()}", body), 404, "RESOURCE_010")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": None}, "campaign.name"),
        ({"name": " "}, "campaign.name"),
        ({"description": 7}, "campaign.description"),
        ({"useCases": []}, "campaign.useCases"),
        (
            {"useCases": [{"messagingUseCaseUs": "GOSSIP", "sampleMessages": ["x"]}]},
            "campaign.useCases[0].messagingUseCaseUs",
        ),
        ({"useCases": [{"messagingUseCaseUs": "MIXED", "sampleMessages": []}]}, "campaign.useCases[0].sampleMessages"),
        (
            {"useCases": [{"messagingUseCaseUs": "MIXED", "sampleMessages": ["x"] * 6}]},
            "campaign.useCases[0].sampleMessages",
        ),
        (
            {"useCases": [{"messagingUseCaseUs": "MIXED", "sampleMessages": ["x", "y" * 1025]}]},
            "campaign.useCases[0].sampleMessages[1]",
        ),
        ({"volume": "many"}, "campaign.volume"),
        ({"privacyPolicyLink": "ftp://x.example"}, "campaign.privacyPolicyLink"),
    ],
)
def test_what_is_wrong_is_named_as_it_was_sent(desk: World, address: str, change: dict[str, Any], field: str) -> None:
    for sandbox in (False, True):
        answer = desk.call("POST", address, {"campaign": {**CAMPAIGN, **change}, "sandbox": sandbox})
        assert list(refusal(answer, 400, "VALIDATION_001")) == [field]
    assert desk.data("GET", address) == []


def test_a_sandbox_call_looks_nothing_up_and_stores_nothing(desk: World) -> None:
    before = rows(desk)
    for address in (f"/v3/profiles/{unknown_id()}/campaigns", "/v3/organization/campaigns"):
        for method, path, status in (("POST", address, 201), ("PUT", f"{address}/{unknown_id()}", 200)):
            answer = desk.call(method, path, {"campaign": FULL, "sandbox": True})
            assert (answer.status_code, answer.headers["x-sandbox"]) == (status, "true")
            assert answer.json()["data"]["name"] == FULL["name"]
    assert rows(desk) == before


# Inheritance.


def test_a_profile_reads_the_campaigns_that_it_inherits(desk: World) -> None:
    desk.equip_organization()
    profile_id = desk.create_profile()
    address = f"/v3/profiles/{profile_id}/campaigns"

    (inherited,) = desk.data("GET", address)
    (parent,) = desk.data("GET", "/v3/organization/campaigns")

    assert inherited == {**parent, "isInherited": True}
    assert (inherited["customerId"], parent["isInherited"]) == (desk.tenant.id, False)
    for method, path, body in (
        ("POST", address, {"campaign": dict(CAMPAIGN)}),
        ("PUT", f"{address}/{parent['id']}", {"campaign": dict(CAMPAIGN)}),
        ("DELETE", f"{address}/{parent['id']}", {}),
    ):
        assert list(refusal(desk.call(method, path, body), 400, "VALIDATION_001")) == ["inherit_tcr_campaign"]
    assert desk.data("GET", "/v3/organization/campaigns") == [parent]


def test_its_own_campaigns_come_back_when_it_inherits_no_more(desk: World) -> None:
    desk.equip_organization()
    profile_id = desk.create_profile(brand=dict(BRAND))
    path, address = f"/v3/profiles/{profile_id}", f"/v3/profiles/{profile_id}/campaigns"
    own = desk.data("POST", address, {"campaign": {**CAMPAIGN, "name": "Own"}})

    desk.data("PATCH", path, {"inherit_tcr_campaign": True})
    assert [item["isInherited"] for item in desk.data("GET", address)] == [True]
    desk.data("PATCH", path, {"inherit_tcr_campaign": False})
    assert desk.data("GET", address) == [own]


def test_own_campaigns_may_stand_under_the_inherited_brand(desk: World) -> None:
    desk.equip_organization()
    parent_brand = desk.data("GET", "/v3/organization")["brand"]
    profile_id = desk.create_profile(inherit_tcr_campaign=False)

    made = desk.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})

    assert (made["brandId"], made["customerId"], made["isInherited"]) == (parent_brand["id"], profile_id, False)


def test_without_a_brand_there_are_no_campaigns(desk: World) -> None:
    heir = desk.create_profile(inherit_tcr_campaign=False)
    lone = desk.create_profile(inherit_tcr_brand=False, inherit_tcr_campaign=False)
    for address in (*(f"/v3/profiles/{who}/campaigns" for who in (heir, lone)), "/v3/organization/campaigns"):
        refusal(desk.call("GET", address), 404, "RESOURCE_009")
        refusal(desk.call("POST", address, {"campaign": dict(CAMPAIGN)}), 404, "RESOURCE_009")

    desk.data("PATCH", "/v3/organization", {"brand": FOREIGN_BRAND})
    assert desk.call("POST", f"/v3/profiles/{heir}/campaigns", {"campaign": dict(CAMPAIGN)}).status_code == 201
    refusal(desk.call("GET", f"/v3/profiles/{lone}/campaigns"), 404, "RESOURCE_009")
