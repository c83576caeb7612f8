"""Profiles and the completion request on the wire."""

import dataclasses
from typing import Any

import pytest
from pydantic import ValidationError

from clearsend.domain.profile import BillingContact, BillingModel, Brand, Organization, Profile
from clearsend.schemas import examples, profiles
from clearsend.schemas.errors import details_of
from clearsend.schemas.profiles import (
    CompleteIn,
    ProfileCreateIn,
    ProfileDeleteIn,
    ProfileFields,
    ProfileListOut,
    ProfileOut,
    ProfilePatchIn,
)

SECRET = "hunter2-4f9a"
BRAND: Any = examples.BRAND_IN


def refused(model: Any, body: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(body)
    return details_of(caught.value)


def test_a_name_is_enough_and_defaults_are_filled_in() -> None:
    assert profiles.parse(ProfileCreateIn.model_validate({"name": " Northwind "})) == {
        "name": "Northwind",
        "short_name": None,
        "description": None,
        "icon": None,
        "inherit_tcr_brand": True,
        "inherit_tcr_campaign": True,
        "allow_contact_sharing": False,
        "allow_template_sharing": False,
        "inherit_contacts": True,
        "inherit_templates": True,
        "billing_model": BillingModel.PROFILE,
        "billing_contact": None,
        "sending_phone_number": None,
        "sending_phone_number_profile_id": None,
        "whatsapp_phone_number": None,
        "sending_whatsapp_number_profile_id": None,
        "allow_number_change_during_onboarding": False,
        "allow_profile_spending": False,
    }


def test_nulls_of_the_sdk_mean_the_defaults() -> None:
    nulls = dict.fromkeys(set(ProfileCreateIn.model_fields) - {"name", "sandbox"})
    body = ProfileCreateIn.model_validate({"name": "N", **nulls})
    assert profiles.parse(body) == profiles.parse(ProfileCreateIn.model_validate({"name": "N"}))


def test_the_fields_are_attributes_of_the_domain(profile: Profile) -> None:
    attributes = {field.name for field in dataclasses.fields(profile)}
    assert set(ProfileFields.__annotations__) == attributes - {"id", "org_id", "status", "created_at", "updated_at"}
    changes = profiles.parse_changes(ProfilePatchIn.model_validate({"name": "Other"}))
    assert dataclasses.replace(profile, **changes).name == "Other"


@pytest.mark.parametrize(
    ("flags", "brand_flag", "campaign_flag"),
    [
        ({}, False, False),
        ({"inherit_tcr_brand": None, "inherit_tcr_campaign": None}, False, False),
        ({"inherit_tcr_brand": False, "inherit_tcr_campaign": True}, False, True),
    ],
)
def test_a_brand_of_its_own_means_inheriting_nothing(
    flags: dict[str, bool | None], brand_flag: bool, campaign_flag: bool
) -> None:
    fields = profiles.parse(ProfileCreateIn.model_validate({"name": "N", "brand": BRAND, **flags}))
    assert (fields["inherit_tcr_brand"], fields["inherit_tcr_campaign"]) == (brand_flag, campaign_flag)


@pytest.mark.parametrize("model", [ProfileCreateIn, ProfilePatchIn])
def test_a_brand_and_an_inherited_brand_exclude_each_other(model: Any) -> None:
    details = refused(model, {"name": "N", "brand": BRAND, "inherit_tcr_brand": True})
    assert list(details) == ["brand"]
    assert "inherit_tcr_brand" in details["brand"][0]


CARD = {"card_number": "4242424242424242", "expiry": "09/27", "cvc": "123", "zip_code": "62701"}


@pytest.mark.parametrize("model", [ProfileCreateIn, ProfilePatchIn])
def test_a_card_when_the_organization_pays(model: Any) -> None:
    details = refused(model, {"name": "N", "payment_details": CARD, "billing_model": "organization"})
    assert list(details) == ["payment_details"]
    model.model_validate({"name": "N", "payment_details": CARD, "billing_model": "profile_and_organization"})
    model.model_validate({"name": "N", "payment_details": CARD})


def test_cards_never_show() -> None:
    body = ProfileCreateIn.model_validate({"name": "N", "payment_details": CARD})
    assert body.payment_details is not None
    assert body.payment_details.card_number.get_secret_value() == CARD["card_number"]
    for shown in (repr(body), str(body), body.model_dump_json(), repr(profiles.parse(body))):
        assert not any(value in shown for value in CARD.values())


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("card_number", ["4" * 12, "4" * 20, "4242 4242 4242 4242", "٤" * 16, 4242424242424242]),
        ("expiry", ["13/27", "00/27", "9/27", "09-27", "09/2027", "0927"]),
        ("cvc", ["12", "12345", "12a"]),
        ("zip_code", ["", "1" * 21, "<script>"]),
    ],
)
def test_cards_are_checked_for_their_form(field: str, values: list[object]) -> None:
    for value in values:
        details = refused(ProfileCreateIn, {"name": "N", "payment_details": {**CARD, field: value}})
        assert list(details) == [f"payment_details.{field}"]
        assert str(value) not in str(details) or value == ""


ACCOUNT = {"waba_id": "102290129340398", "access_token": f"EAA{SECRET}"}


def test_whatsapp_secrets_never_show() -> None:
    body = ProfileCreateIn.model_validate({"name": "N", "whatsapp_business_account": {**ACCOUNT, "pin": "482915"}})
    account = body.whatsapp_business_account
    assert account is not None
    assert account.access_token.get_secret_value() == f"EAA{SECRET}"
    assert account.pin is not None
    assert account.pin.get_secret_value() == "482915"
    assert SECRET not in repr(body) + body.model_dump_json()
    assert "482915" not in repr(body) + body.model_dump_json()


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("waba_id", ["", "abc", "1" * 65, 102290129340398, None]),
        ("access_token", ["", f"EAA {SECRET}", f"{SECRET}\x00", SECRET + "x" * 4096, 5, None, f"{SECRET}\ud800"]),
        ("phone_number_id", ["abc", "1" * 65, 5]),
        ("pin", ["12345", "1234567", "12345a", 123456, "١٢٣٤٥٦"]),
    ],
)
def test_whatsapp_accounts_are_checked_and_never_echoed(field: str, values: list[object]) -> None:
    for value in values:
        details = refused(ProfileCreateIn, {"name": "N", "whatsapp_business_account": {**ACCOUNT, field: value}})
        assert list(details) == [f"whatsapp_business_account.{field}"]
        assert SECRET not in str(details)


def test_a_billing_contact_is_not_required_and_its_phone_is_free() -> None:
    body = ProfileCreateIn.model_validate(
        {"name": "N", "billing_contact": {"name": "A", "email": "a@b.example", "phone": "phone", "address": " "}}
    )
    assert profiles.parse(body)["billing_contact"] == BillingContact("A", "a@b.example", "phone", None)


@pytest.mark.parametrize(
    ("field", "largest", "too_large"),
    [
        ("name", "n" * 100, "n" * 101),
        ("description", "d" * 5000, "d" * 5001),
        ("icon", "https://a.example/" + "i" * 2030, "https://a.example/" + "i" * 2031),
        ("short_name", "s" * 11, "s" * 12),
    ],
)
def test_limits(field: str, largest: str, too_large: str) -> None:
    ProfileCreateIn.model_validate({"name": "N", field: largest})
    assert list(refused(ProfileCreateIn, {"name": "N", field: too_large})) == [field]


@pytest.mark.parametrize(
    "field",
    [
        "allow_contact_sharing",
        "allow_template_sharing",
        "inherit_contacts",
        "inherit_templates",
        "inherit_tcr_brand",
        "inherit_tcr_campaign",
        "allow_number_change_during_onboarding",
        "allow_profile_spending",
        "sandbox",
    ],
)
@pytest.mark.parametrize("value", ["yes", "true", 1, 0, [], {}])
def test_flags_are_strict(field: str, value: object) -> None:
    for model in (ProfileCreateIn, ProfilePatchIn):
        assert refused(model, {"name": "N", field: value}) == {field: [f"{field} must be true or false"]}


def test_create_names_everything_that_is_wrong() -> None:
    details = refused(
        ProfileCreateIn,
        {
            "short_name": "!",
            "billing_model": "Profile",
            "icon": "ftp://x",
            "sending_phone_number": "555",
            "sending_phone_number_profile_id": "x",
            "billing_contact": {"email": "x"},
            "brand": {"contact": {}, "compliance": {"vertical": "retail"}},
        },
    )
    assert set(details) == {
        "name",
        "short_name",
        "billing_model",
        "icon",
        "sending_phone_number",
        "sending_phone_number_profile_id",
        "billing_contact.name",
        "billing_contact.email",
        "brand.contact.name",
        "brand.compliance.vertical",
        "brand.compliance.brandRelationship",
    }
    assert details["name"] == ["Name is required"]
    assert details["billing_model"] == ["Billing model must be one of: profile, organization, profile_and_organization"]


@pytest.mark.parametrize("name", ["", "   ", None, 5, "a\nb", "a\x00b"])
def test_names_that_do_not_pass(name: object) -> None:
    assert list(refused(ProfileCreateIn, {"name": name})) == ["name"]
    assert list(refused(ProfilePatchIn, {"name": name})) == ["name"]


def test_a_patch_keeps_what_is_left_out_and_clears_what_is_null() -> None:
    assert profiles.parse_changes(ProfilePatchIn.model_validate({})) == {}
    body = ProfilePatchIn.model_validate(
        {
            "short_name": None,
            "icon": None,
            "billing_contact": None,
            "sending_phone_number": None,
            "inherit_contacts": None,
            "billing_model": None,
            "inherit_tcr_brand": False,
            "description": "  ",
            "sandbox": False,
            "brand": None,
        }
    )
    assert profiles.parse_changes(body) == {
        "short_name": None,
        "icon": None,
        "billing_contact": None,
        "sending_phone_number": None,
        "inherit_tcr_brand": False,
        "description": None,
    }
    assert "brand" in body.model_fields_set
    assert "whatsapp_business_account" not in body.model_fields_set


def test_a_name_cannot_be_cleared() -> None:
    assert refused(ProfilePatchIn, {"name": None}) == {
        "name": ["Name must not be null; leave it out to keep the present one"]
    }


@pytest.mark.parametrize("url", [None, "", "example.com", "ftp://example.com/", "https://", 5, ["https://a.example"]])
def test_complete_needs_a_webhook_address(url: object) -> None:
    details = refused(CompleteIn, {"webHookUrl": url})
    assert list(details) == ["webHookUrl"]
    assert details["webHookUrl"][0].startswith("Webhook URL must ")


def test_complete() -> None:
    body = CompleteIn.model_validate({"webHookUrl": "https://example.com/a"})
    assert (body.web_hook_url, body.sandbox) == ("https://example.com/a", False)
    assert refused(CompleteIn, {}) == {"webHookUrl": ["Webhook URL is required"]}
    assert refused(CompleteIn, {"web_hook_url": "https://example.com/a"}) == {"webHookUrl": ["Webhook URL is required"]}
    assert refused(CompleteIn, {"webHookUrl": "https://example.com/a", "sandbox": None}) == {
        "sandbox": ["sandbox must not be null"]
    }
    assert refused(CompleteIn, []) == {"body": ["The body must be a JSON object"]}


def test_an_empty_body_is_enough_to_delete() -> None:
    assert ProfileDeleteIn.model_validate({}).sandbox is False


PROFILE_KEYS = [
    "id",
    "organization_id",
    "name",
    "email",
    "icon",
    "description",
    "short_name",
    "status",
    "created_at",
    "updated_at",
    "allow_contact_sharing",
    "allow_template_sharing",
    "inherit_contacts",
    "inherit_templates",
    "inherit_tcr_brand",
    "inherit_tcr_campaign",
    "billing_model",
    "sending_phone_number_profile_id",
    "sending_whatsapp_number_profile_id",
    "sending_phone_number",
    "whatsapp_phone_number",
    "allow_number_change_during_onboarding",
    "allow_profile_spending",
    "waba_id",
    "billing_contact",
    "brand",
    "action_needed",
]


def test_a_rendered_profile(profile: Profile, organization: Organization, brand: Brand) -> None:
    wire = profiles.render(profile, organization, brand, "102290129340398").wire()
    assert list(wire) == PROFILE_KEYS
    assert wire["email"] == organization.email
    assert wire["status"] == "incomplete"
    assert wire["waba_id"] == "102290129340398"
    assert wire["created_at"] == "2026-04-30T08:00:00.000000+00:00"
    assert list(wire["billing_contact"]) == ["name", "email", "phone", "address"]
    assert wire["brand"]["is_inherited"] is False
    assert ProfileOut.model_validate(wire).wire() == wire


def test_every_key_is_there_when_there_is_nothing(profile: Profile, organization: Organization) -> None:
    empty = dataclasses.replace(profile, name=None, short_name=None, description=None, icon=None, billing_contact=None)
    wire = profiles.render(empty, organization, None, None).wire()
    assert list(wire) == PROFILE_KEYS
    assert wire["brand"] is wire["billing_contact"] is wire["name"] is None


def test_an_inherited_brand_says_so(profile: Profile, organization: Organization, brand: Brand) -> None:
    parent = dataclasses.replace(brand, owner_id=organization.id)
    assert profiles.render(profile, organization, parent, None).wire()["brand"]["is_inherited"] is True


def test_a_list_has_a_pagination_even_when_it_has_none(profile: Profile, organization: Organization) -> None:
    wire = ProfileListOut(profiles=[profiles.render(profile, organization, None, None)]).wire()
    assert list(wire) == ["profiles", "pagination"]
    assert wire["pagination"] is None
