"""The API call behind each action that a page shows or suggests, ready to be copied. It calls nothing itself.

The key is always `$CLEARSEND_API_KEY`: no page ever contains a key.
"""

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic.alias_generators import to_camel

from clearsend.domain.completion import StepName
from clearsend.domain.finding import Finding
from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Request
from clearsend.domain.registration.resubmission import Resubmission
from clearsend.schemas import examples, webhook_examples

# A longer body is written over several lines.
_LINE_CHARS = 90

_CALLBACK = "https://platform.example.com/hooks/profile-complete"

# Examples for missing fields of the profile; a person replaces them.
_PATCHES: Mapping[str, Any] = {
    "name": "Northwind Dental",
    "short_name": "NORTHWIND",
    "description": "Reminds patients of their appointments.",
    "brand": examples.BRAND_IN,
    "sending_phone_number": "+12125550123",
    "whatsapp_business_account": {"waba_id": "102290129340398", "access_token": "EAA…"},
}


@dataclass(frozen=True)
class ApiCall:
    """One call with its purpose. `has_example`: does the body contain examples that must be replaced? `has_present`: does the
    body contain the present values, to be corrected?"""

    purpose: str
    method: str
    path: str
    body: Mapping[str, Any] | None = None
    has_example: bool = False
    has_present: bool = False

    def curl(self, base_url: str) -> str:
        lines = [f"curl -X {self.method} {shlex.quote(base_url + self.path)}"]
        lines.append('-H "x-api-key: $CLEARSEND_API_KEY"')
        if self.body is not None:
            lines.append("-H 'content-type: application/json'")
            text = json.dumps(self.body, ensure_ascii=False)
            if len(text) > _LINE_CHARS:
                text = json.dumps(self.body, ensure_ascii=False, indent=2)
            lines.append(f"-d {shlex.quote(text)}")
        return " \\\n  ".join(lines)


def create_profile() -> ApiCall:
    return ApiCall("Create a profile", "POST", "/v3/profiles", dict(examples.PROFILE_CREATE), has_example=True)


def create_webhook() -> ApiCall:
    return ApiCall("Create a webhook", "POST", "/v3/webhooks", dict(webhook_examples.CREATE), has_example=True)


def complete(profile_id: str, callback_url: str | None) -> ApiCall:
    """`callback_url`: the URL of the last run's callback; None if there was none."""
    return ApiCall(
        "Complete it" if callback_url is None else "Complete it again",
        "POST",
        f"/v3/profiles/{profile_id}/complete",
        {"webHookUrl": callback_url or _CALLBACK},
        has_example=callback_url is None,
    )


def fix(profile_id: str, findings: Sequence[Finding]) -> list[ApiCall]:
    """The fewest calls that add what `findings` name as missing."""
    found: list[ApiCall] = []
    fields = [finding.field for finding in findings if finding.field in _PATCHES]
    if fields:
        found.append(_patch("Add what is missing", profile_id, fields))
    codes = {finding.code for finding in findings}
    if "parent_brand_missing" in codes:
        found.append(give_organization_brand())
    if "campaign_missing" in codes:
        found.append(
            ApiCall(
                "Add a campaign",
                "POST",
                f"/v3/profiles/{profile_id}/campaigns",
                {"campaign": examples.CAMPAIGN_DATA},
                has_example=True,
            )
        )
    if "parent_campaign_missing" in codes:
        found.append(give_organization_campaign())
    return found


def replace_refused(profile_id: str, step: StepName) -> ApiCall | None:
    """The call that replaces the field that a provider refused in `step`; None for a step without such a field."""
    field = {
        StepName.CONNECT_SMS: "sending_phone_number",
        StepName.CONNECT_WHATSAPP: "whatsapp_business_account",
    }.get(step)
    return None if field is None else _patch("Send another one, where the remedy says so", profile_id, [field])


def give_channel(profile_id: str) -> ApiCall:
    return _patch("Give it a number", profile_id, ["sending_phone_number"])


def give_organization_brand() -> ApiCall:
    return ApiCall(
        "Give the organization a brand", "PATCH", "/v3/organization", {"brand": examples.BRAND_IN}, has_example=True
    )


def give_organization_number() -> ApiCall:
    return ApiCall(
        "Give the organization a number",
        "PATCH",
        "/v3/organization",
        {"sending_phone_number": "+12125550100"},
        has_example=True,
    )


def give_organization_campaign() -> ApiCall:
    return ApiCall(
        "Add a campaign to the organization",
        "POST",
        "/v3/organization/campaigns",
        {"campaign": examples.CAMPAIGN_DATA},
        has_example=True,
    )


def correct_brand(brand: Brand, org_id: str) -> ApiCall:
    """Includes the present values, so that a correction of one does not lose the others."""
    return ApiCall(
        "Correct the brand", "PATCH", _owner_path(brand.owner_id, org_id), {"brand": _brand(brand)}, has_present=True
    )


def correct_campaign(campaign: Campaign, org_id: str) -> ApiCall:
    """Includes the present values: a field that is left out would become empty."""
    path = f"{_owner_path(campaign.owner_id, org_id)}/campaigns/{campaign.id}"
    return ApiCall("Correct the campaign", "PUT", path, {"campaign": _campaign(campaign)}, has_present=True)


def _accepting(fee: Fee) -> dict[str, Any]:
    """The body that accepts a fee as the page shows it: if it rises before the call is made, it is asked for again."""
    return {"acceptFee": True, "acceptedAmount": fee.amount}


def resubmit(campaign: Campaign, org_id: str, resubmission: Resubmission) -> ApiCall:
    path = f"{_owner_path(campaign.owner_id, org_id)}/campaigns/{campaign.id}/resubmit"
    fee, is_new = resubmission.fee, resubmission.way is Request.SUBMIT
    purpose = "Submit it as a new campaign" if is_new else "Bring it before the reviewers again"
    if Decimal(fee.amount) > 0:
        return ApiCall(f"{purpose}, for {fee.amount} {fee.currency}", "POST", path, _accepting(fee))
    return ApiCall(f"{purpose}, at no fee", "POST", path, {})


def submit_brand(brand: Brand, org_id: str, fee: Fee) -> ApiCall:
    path = f"{_owner_path(brand.owner_id, org_id)}/brand/submit"
    return ApiCall(f"Submit the brand, for {fee.amount} {fee.currency}", "POST", path, _accepting(fee))


def submit_campaign(campaign: Campaign, org_id: str, fee: Fee) -> ApiCall:
    path = f"{_owner_path(campaign.owner_id, org_id)}/campaigns/{campaign.id}/submit"
    return ApiCall(f"Submit the campaign, for {fee.amount} {fee.currency}", "POST", path, _accepting(fee))


def present_pin(profile_id: str) -> ApiCall:
    return ApiCall(
        "Present the PIN from the phone",
        "POST",
        f"/v3/profiles/{profile_id}/brand/otp",
        dict(examples.OTP),
        has_example=True,
    )


def send_another_pin(profile_id: str) -> ApiCall:
    return ApiCall("Have another PIN sent", "POST", f"/v3/profiles/{profile_id}/brand/otp", {"resend": True})


def review(profile_id: str) -> ApiCall:
    return ApiCall(
        "Approve it, as its reviewer",
        "POST",
        f"/v3/profiles/{profile_id}/review",
        dict(examples.REVIEW),
        has_example=True,
    )


def order_number(profile_id: str) -> ApiCall:
    return ApiCall(
        "Ask for another number, which costs money",
        "POST",
        f"/v3/profiles/{profile_id}/number-order",
        {"areaCode": "212", "acceptFee": True},
        has_example=True,
    )


def _owner_path(owner_id: str, org_id: str) -> str:
    return "/v3/organization" if owner_id == org_id else f"/v3/profiles/{owner_id}"


# Fields whose name in a request differs from the domain's.
_WIRE_NAMES = {"shared_tcr_campaign_id": "tcrCampaignId"}


def _brand(brand: Brand) -> dict[str, Any]:
    parts = {"contact": brand.contact, "business": brand.business, "compliance": brand.compliance}
    found = {name: _given(vars(part)) for name, part in parts.items() if part is not None}
    found["compliance"]["destinationCountries"] = [
        {"id": country.id, "isMain": country.is_main} for country in brand.compliance.destination_countries
    ]
    return found


def _campaign(campaign: Campaign) -> dict[str, Any]:
    use_cases = [
        {"messagingUseCaseUs": use_case.messaging_use_case, "sampleMessages": list(use_case.sample_messages)}
        for use_case in campaign.use_cases
    ]
    return {**_given(vars(campaign.content)), "useCases": use_cases}


def _given(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {_WIRE_NAMES.get(name, to_camel(name)): value for name, value in fields.items() if value is not None}


def _patch(purpose: str, profile_id: str, fields: Sequence[str]) -> ApiCall:
    body = {field: _PATCHES[field] for field in fields}
    return ApiCall(purpose, "PATCH", f"/v3/profiles/{profile_id}", body, has_example=True)
