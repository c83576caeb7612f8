"""The dry run: every unmet prerequisite and warning with its fix, and the status that completing now would give."""

from typing import Any

import pytest

from clearsend.domain.completion import RunStatus
from tests.api.stories import FOREIGN_BRAND, NUMBER, WABA, end_run, refusal, rows
from tests.world import BRAND, CAMPAIGN, World, unknown_id

MAIN = {**FOREIGN_BRAND["compliance"], "destinationCountries": [{"id": "US", "isMain": True}]}


def _readiness(desk: World, profile_id: str) -> Any:
    before = rows(desk)
    found = desk.data("GET", f"/v3/profiles/{profile_id}/readiness")
    assert rows(desk) == before
    assert list(found) == ["ready", "status", "reasons", "unmet", "warnings", "findings"]
    return found


def _codes(findings: Any) -> list[str]:
    for finding in findings:
        assert finding["message"]
        assert finding.get("fix", "there is none to tell")
    return [finding["code"] for finding in findings]


def test_what_is_missing_is_what_completing_would_be_refused_for(desk: World) -> None:
    profile_id = desk.data("POST", "/v3/profiles", {"name": "Northwind"})["id"]

    found = _readiness(desk, profile_id)
    refused = refusal(desk.ask_to_complete(profile_id), 400, "VALIDATION_001")

    assert (found["ready"], found["status"], found["reasons"]) == (False, None, [])
    assert _codes(found["unmet"]) == ["general_data", "general_data", "parent_brand_missing", "parent_campaign_missing"]
    assert {item["field"]: [f"{item['message']} {item['fix']}"] for item in found["unmet"]} == refused


@pytest.mark.parametrize(
    ("fields", "status", "reason"),
    [
        ({}, RunStatus.SUBMITTED, "no_channel"),
        ({"sending_phone_number": NUMBER}, RunStatus.COMPLETED, "ready"),
        ({"whatsapp_business_account": WABA}, RunStatus.COMPLETED, "ready"),
        ({"sending_phone_number": NUMBER, "brand": dict(BRAND)}, RunStatus.SUBMITTED, "awaiting_registry"),
        ({"sending_phone_number": NUMBER, "inherit_tcr_campaign": False}, RunStatus.SUBMITTED, "awaiting_registry"),
        ({"sending_phone_number": NUMBER, "brand": FOREIGN_BRAND}, RunStatus.COMPLETED, "ready"),
        (
            {"sending_phone_number": NUMBER, "brand": {**FOREIGN_BRAND, "compliance": MAIN}},
            RunStatus.SUBMITTED,
            "awaiting_review",
        ),
    ],
)
def test_what_it_says_is_what_comes(desk: World, fields: dict[str, Any], status: RunStatus, reason: str) -> None:
    desk.equip_organization(sending_phone_number=None)
    profile_id = desk.create_profile(**fields)
    if "brand" in fields or "inherit_tcr_campaign" in fields:
        desk.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})

    found = _readiness(desk, profile_id)
    assert (found["ready"], found["status"], found["unmet"]) == (True, status.value, [])
    assert _codes(found["reasons"]) == [reason]

    assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, status)
    assert desk.timeline(profile_id)["reasons"] == found["reasons"]


def test_warnings_never_block(desk: World) -> None:
    brand = {**BRAND, "business": {"country": "US"}, "contact": {"name": "Ann"}}
    profile_id = desk.create_profile(brand=brand)
    least = {name: CAMPAIGN[name] for name in ("name", "description", "type")}
    use_cases = [{"messagingUseCaseUs": "MIXED", "sampleMessages": ["Only one."]}]
    desk.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": {**least, "useCases": use_cases}})

    found = _readiness(desk, profile_id)

    assert found["ready"] is True
    assert _codes(found["warnings"]) == ["sms_not_configured", "whatsapp_not_configured"]
    assert {(one["code"], one["severity"]) for one in found["findings"]} >= {
        ("brand_entity_type_missing", "blocking"),
        ("brand_legal_name_missing", "blocking"),
        ("brand_tax_id_missing", "blocking"),
        ("brand_contact_email_missing", "blocking"),
        ("message_flow_missing", "blocking"),
        ("brand_address_incomplete", "rejection"),
        ("brand_website_missing", "rejection"),
        ("optout_keywords_missing", "rejection"),
        ("help_message_missing", "rejection"),
        ("samples_too_few", "rejection"),
    }
    assert desk.ask_to_complete(profile_id).status_code == 202


def test_outside_the_registry_own_campaigns_are_only_recommended(desk: World) -> None:
    profile_id = desk.create_profile(brand=FOREIGN_BRAND, sending_phone_number=NUMBER)
    found = _readiness(desk, profile_id)
    assert found["ready"] is True
    assert _codes(found["warnings"]) == ["campaigns_recommended", "whatsapp_not_configured"]


def test_nobody_is_ready(desk: World) -> None:
    refusal(desk.call("GET", f"/v3/profiles/{unknown_id()}/readiness"), 404, "RESOURCE_014")
