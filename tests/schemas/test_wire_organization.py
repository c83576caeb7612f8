"""The organization on the wire."""

import dataclasses
from decimal import Decimal

import pytest
from pydantic import ValidationError

from clearsend.domain.profile import Brand, Organization
from clearsend.schemas import examples, organization
from clearsend.schemas.errors import details_of
from clearsend.schemas.organization import OrganizationOut, OrganizationPatchIn


def test_a_patch_keeps_what_is_left_out_and_clears_what_is_null() -> None:
    assert organization.parse_changes(OrganizationPatchIn.model_validate({})) == {}
    body = OrganizationPatchIn.model_validate(
        {"name": "Other", "sending_phone_number": None, "brand": examples.BRAND_IN, "whatsapp_business_account": None}
    )
    assert organization.parse_changes(body) == {"name": "Other", "sending_phone_number": None}
    assert body.brand is not None
    assert "whatsapp_business_account" in body.model_fields_set


@pytest.mark.parametrize("field", ["name", "email"])
def test_what_cannot_be_cleared(field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        OrganizationPatchIn.model_validate({field: None})
    assert details_of(caught.value) == {
        field: [f"{field.capitalize()} must not be null; leave it out to keep the present one"]
    }


def test_a_rendered_organization(request: pytest.FixtureRequest, brand: Brand) -> None:
    parent: Organization = request.getfixturevalue("organization")
    own = dataclasses.replace(brand, owner_id=parent.id)
    wire = organization.render(parent, own, "102290129340398", agreed_this_month=Decimal("49")).wire()
    assert list(wire) == [
        *("id", "name", "email", "sending_phone_number", "waba_id", "monthly_spending_cap", "agreed_this_month"),
        *("created_at", "updated_at", "brand", "action_needed"),
    ]
    assert (wire["monthly_spending_cap"], wire["agreed_this_month"]) == (None, "49.00")
    assert wire["brand"]["is_inherited"] is False
    assert OrganizationOut.model_validate(wire).wire() == wire
    bare = organization.render(parent, None, None, agreed_this_month=Decimal(0)).wire()
    assert list(bare) == list(wire)
    assert bare["brand"] is bare["waba_id"] is None
