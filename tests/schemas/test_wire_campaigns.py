"""Campaigns on the wire: camelCase in both directions."""

import copy
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from clearsend.domain.profile import Campaign
from clearsend.schemas import campaigns, examples
from clearsend.schemas.campaigns import CampaignDeleteIn, CampaignIn, CampaignOut, MessagingUseCase
from clearsend.schemas.errors import details_of

MINIMAL: dict[str, Any] = {
    "name": "N",
    "description": "D",
    "type": "KYC",
    "useCases": [{"messagingUseCaseUs": "MIXED", "sampleMessages": ["Hello"]}],
}


def refused(campaign: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        CampaignIn.model_validate({"campaign": campaign})
    return details_of(caught.value)


def test_the_vocabulary() -> None:
    assert len(get_args(MessagingUseCase.__value__)) == 13


def test_the_least_campaign() -> None:
    content, use_cases = campaigns.parse(CampaignIn.model_validate({"campaign": MINIMAL}))
    assert (content.name, content.description, content.type, content.volume) == ("N", "D", "KYC", None)
    assert use_cases == (("MIXED", ("Hello",)),)


def test_the_whole_campaign() -> None:
    content, use_cases = campaigns.parse(CampaignIn.model_validate({"campaign": examples.CAMPAIGN_DATA}))
    # An example of a campaign is of one that we submit ourselves.
    assert [name for name, value in vars(content).items() if value is None] == ["shared_tcr_campaign_id"]
    assert use_cases[0].messaging_use_case == "ACCOUNT_NOTIFICATION"
    assert len(use_cases[0].sample_messages) == 2


def test_nulls_of_the_sdk_pass_wherever_something_may_be_left_out() -> None:
    optional = dict.fromkeys(set(examples.CAMPAIGN_DATA) - set(MINIMAL))
    with_nulls = CampaignIn.model_validate({"campaign": {**MINIMAL, **optional}})
    assert campaigns.parse(with_nulls) == campaigns.parse(CampaignIn.model_validate({"campaign": MINIMAL}))


@pytest.mark.parametrize(
    ("field", "largest"),
    [
        ("name", 100),
        ("description", 4096),
        ("type", 50),
        ("messageFlow", 2048),
        ("optinMessage", 320),
        ("optoutMessage", 320),
        ("helpMessage", 320),
        ("optinKeywords", 255),
        ("optoutKeywords", 255),
        ("helpKeywords", 255),
    ],
)
def test_limits(field: str, largest: int) -> None:
    CampaignIn.model_validate({"campaign": {**MINIMAL, field: "x" * largest}})
    details = refused({**MINIMAL, field: "x" * (largest + 1)})
    assert list(details) == [f"campaign.{field}"]
    assert f"at most {largest} characters" in details[f"campaign.{field}"][0]
    values: list[Any] = [5, True, ["x"], {}]
    for value in values:
        assert list(refused({**MINIMAL, field: value})) == [f"campaign.{field}"]


@pytest.mark.parametrize("field", ["name", "description", "type", "useCases"])
def test_what_is_required(field: str) -> None:
    assert list(refused({name: value for name, value in MINIMAL.items() if name != field})) == [f"campaign.{field}"]
    for value in (None, "", "  "):
        assert list(refused({**MINIMAL, field: value})) == [f"campaign.{field}"]


@pytest.mark.parametrize("volume", ["", "volume", "1.5", "-1", "1" * 11, "1 000", "٣", 5000])
def test_a_volume_is_a_number_in_a_string(volume: object) -> None:
    assert list(refused({**MINIMAL, "volume": volume})) == ["campaign.volume"]


@pytest.mark.parametrize("field", ["privacyPolicyLink", "termsAndConditionsLink"])
def test_links_are_addresses(field: str) -> None:
    CampaignIn.model_validate({"campaign": {**MINIMAL, field: "https://a.example/" + "x" * 2030}})
    for value in ("a.example", "https://a.example/" + "x" * 2031):
        assert list(refused({**MINIMAL, field: value})) == [f"campaign.{field}"]


def test_use_cases() -> None:
    def use_cases(*values: object) -> dict[str, Any]:
        return {**MINIMAL, "useCases": list(values)}

    one: dict[str, Any] = copy.deepcopy(MINIMAL["useCases"][0])
    path = "campaign.useCases"
    CampaignIn.model_validate({"campaign": use_cases(*[one] * 10)})
    assert refused(use_cases(*[one] * 11)) == {path: ["Use cases must have at most 10 items"]}
    assert refused(use_cases()) == {path: ["Use cases must have at least 1 item"]}
    assert list(refused(use_cases(one, {**one, "messagingUseCaseUs": "mixed"}))) == [f"{path}[1].messagingUseCaseUs"]
    assert refused(use_cases("text")) == {f"{path}[0]": ["Use case must be an object"]}
    assert list(refused(use_cases({}))) == [f"{path}[0].messagingUseCaseUs", f"{path}[0].sampleMessages"]


def test_sample_messages() -> None:
    def samples(*values: object) -> dict[str, Any]:
        return {**MINIMAL, "useCases": [{"messagingUseCaseUs": "MIXED", "sampleMessages": list(values)}]}

    path = "campaign.useCases[0].sampleMessages"
    CampaignIn.model_validate({"campaign": samples(*["m" * 1024] * 5)})
    assert refused(samples(*["m"] * 6)) == {path: ["Sample messages must have at most 5 items"]}
    assert refused(samples()) == {path: ["Sample messages must have at least 1 item"]}
    assert refused(samples("m", "m" * 1025)) == {f"{path}[1]": ["Sample message must be at most 1024 characters long"]}
    assert refused(samples(" ")) == {f"{path}[0]": ["Sample message must not be empty"]}
    assert refused(samples(None)) == {f"{path}[0]": ["Sample message must not be null"]}
    assert refused(samples("a\x00")) == {f"{path}[0]": ["Sample message must not contain control characters"]}


@pytest.mark.parametrize("body", [{}, {"campaign": None}, {"campaign": "text"}, {"campaign": []}])
def test_the_wrapper_is_required(body: object) -> None:
    with pytest.raises(ValidationError) as caught:
        CampaignIn.model_validate(body)
    assert list(details_of(caught.value)) == ["campaign"]


def test_an_empty_body_is_enough_to_delete() -> None:
    assert CampaignDeleteIn.model_validate({}).sandbox is False


def test_a_rendered_campaign(campaign: Campaign) -> None:
    wire = campaigns.render(campaign, viewer_id=campaign.owner_id).wire()
    assert list(wire) == [
        "useCases",
        "tcrSyncError",
        "kycSubmissionFormId",
        "type",
        "customerId",
        "name",
        "description",
        "submittedToTCR",
        "submittedAt",
        "billedDate",
        "cost",
        "telnyxCampaignId",
        "tcrCampaignId",
        "cspId",
        "status",
        "brandId",
        "resellerId",
        "messageFlow",
        "privacyPolicyLink",
        "termsAndConditionsLink",
        "optinMessage",
        "optoutMessage",
        "helpMessage",
        "optinKeywords",
        "optoutKeywords",
        "helpKeywords",
        "upstreamCnpId",
        "sharingStatus",
        "dcaElectionsComplete",
        "dcaElectionsCompletedAt",
        "id",
        "createdAt",
        "updatedAt",
        "hasSubmissionTransaction",
        "volume",
        "isInherited",
        "registration",
    ]
    assert wire["useCases"] == [
        {
            "campaignId": campaign.id,
            "customerId": campaign.owner_id,
            "messagingUseCaseUs": "TWO_FA",
            "sampleMessages": ["Code 1", "Code 2"],
            "id": campaign.use_cases[0].id,
            "createdAt": "2026-04-30T08:00:00.000000+00:00",
            "updatedAt": "2026-05-01T09:53:14.031204+00:00",
        }
    ]
    assert list(wire["useCases"][0]) == [
        "campaignId",
        "customerId",
        "messagingUseCaseUs",
        "sampleMessages",
        "id",
        "createdAt",
        "updatedAt",
    ]
    for name in [
        "kycSubmissionFormId",
        "cost",
        "cspId",
        "resellerId",
        "upstreamCnpId",
        "sharingStatus",
        "dcaElectionsCompletedAt",
    ]:
        assert wire[name] is None
    assert (wire["submittedToTCR"], wire["status"], wire["volume"]) == (True, "ACTIVE", "1999")
    assert (wire["dcaElectionsComplete"], wire["hasSubmissionTransaction"]) == (False, False)
    assert wire["customerId"] == campaign.owner_id
    assert wire["isInherited"] is False
    assert CampaignOut.model_validate(wire).wire() == wire


def test_an_inherited_campaign_says_so(campaign: Campaign) -> None:
    wire = campaigns.render(campaign, viewer_id="another").wire()
    assert wire["isInherited"] is True
    assert wire["customerId"] == campaign.owner_id
