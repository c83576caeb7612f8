"""The findings of the pre-check on the wire: every key, and pointers that lead to a field which a request really has."""

from typing import Any

import pytest

from clearsend.domain.precheck import review
from clearsend.schemas import precheck as schemas
from clearsend.schemas.brands import BrandIn
from clearsend.schemas.campaigns import CampaignDataIn
from tests.domain.packets import DENTIST, with_content
from tests.domain.precheck.spoiled import ROWS

BODIES: dict[str, dict[str, Any]] = {
    "brand": BrandIn.model_json_schema(),
    "campaigns": CampaignDataIn.model_json_schema(),
}


def _leads_to_a_field(pointer: str) -> bool:
    root, *steps = pointer.removeprefix("/").split("/")
    document = BODIES[root]
    found: Any = document
    for step in steps[1:] if root == "campaigns" else steps:
        found = _opened(found, document)
        found = found.get("items") if step.isdecimal() else found.get("properties", {}).get(step)
        if found is None:
            return False
    return True


def _opened(schema: Any, document: Any) -> Any:
    """`schema` without the null that it may be instead, and with what it refers to."""
    for choice in schema.get("anyOf", [schema]):
        if "$ref" in choice:
            return document["$defs"][choice["$ref"].rpartition("/")[2]]
        if choice.get("type") != "null":
            return choice
    raise AssertionError(schema)


@pytest.mark.parametrize("pointer", sorted({row.pointer for row in ROWS}))
def test_a_pointer_leads_to_a_field_of_a_request(pointer: str) -> None:
    assert _leads_to_a_field(pointer)


def test_the_search_for_a_field_can_fail() -> None:
    assert not _leads_to_a_field("/brand/business/tax_id")
    assert not _leads_to_a_field("/campaigns/0/useCases/0/samples")


def test_a_finding_shows_where_and_why_and_never_what_was_sent() -> None:
    findings = review.of_profile(with_content(DENTIST, help_keywords="PRIVATEWORD"))
    (shown,) = [one.model_dump(mode="json") for one in schemas.render(findings)]
    why, fix = shown.pop("why"), shown.pop("fix")
    assert shown == {
        "code": "help_keywords_without_help",
        "severity": "rejection",
        "subject": "campaign",
        "subject_id": "cmp1",
        "pointer": "/campaigns/0/helpKeywords",
    }
    assert why
    assert fix
    assert "PRIVATEWORD" not in why + fix
