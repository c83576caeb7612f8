"""The published client of the API, validating strictly, reads every body that we render."""

import dataclasses
import json
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from sent_dm import APIResponseValidationError, NotFoundError, Sent

from clearsend.domain import errors
from clearsend.domain.paging import PageRequest
from clearsend.domain.profile import Brand, BrandRegistration, Campaign, Organization, Profile
from clearsend.domain.reason import Reason
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.record import Request
from clearsend.domain.registration.resubmission import Resubmission
from clearsend.domain.registration.states import BrandState, CampaignState
from clearsend.providers.telnyx.prices import PRICES
from clearsend.schemas import campaigns, envelope, profiles
from clearsend.schemas.envelope import Cursors, WireOut
from clearsend.schemas.profiles import AcceptedOut, CompletedOut, ProfileListOut

NOW = datetime(2026, 5, 1, 9, 53, 14, 31204, tzinfo=UTC)


class Server:
    """Answers everything with one body, and remembers what it was sent."""

    def __init__(self) -> None:
        self.status = 200
        self.body: dict[str, Any] = {}
        self.sent: Any = None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.sent = json.loads(request.content) if request.content else None
        return httpx.Response(self.status, json=self.body)

    def will_answer(self, data: WireOut | list[Any], status: int = 200) -> None:
        self.status = status
        self.body = envelope.succeed(data, request_id="req_7X9zKp2jDw", now=NOW).wire()


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def sent(server: Server) -> Iterator[Sent]:
    with warnings.catch_warnings(), httpx.Client(transport=httpx.MockTransport(server), timeout=120) as transport:
        warnings.simplefilter("ignore", DeprecationWarning)
        yield Sent(
            api_key="key",
            base_url="http://clearsend.test",
            http_client=transport,
            max_retries=0,
            _strict_response_validation=True,
        )


def test_profiles(server: Server, sent: Sent, profile: Profile, organization: Organization, brand: Brand) -> None:
    empty = dataclasses.replace(profile, name=None, short_name=None, description=None, icon=None, billing_contact=None)
    fresh = dataclasses.replace(brand, registration=BrandRegistration(), business=None)
    for variant, its_brand in [(profile, brand), (profile, fresh), (empty, None)]:
        server.will_answer(profiles.render(variant, organization, its_brand, None))
        read = sent.profiles.retrieve(profile.id).data
        assert read is not None
        assert read.id == profile.id
        assert read.created_at == profile.created_at
        assert read.email == organization.email
    reason = Reason("TAX_ID", "No match.", None, ("ein",))
    needed = action_needed.ActionNeeded("brand", brand.id, "unverified", "TAX_ID", "No match.", None, ("ein",))
    refused = action_needed.BrandProgress(BrandState.UNVERIFIED, (reason,), differs=True)
    server.will_answer(
        profiles.render(profile, organization, brand, None, brand_progress=refused, action_needed=[needed])
    )
    assert sent.profiles.retrieve(profile.id).data is not None
    server.will_answer(
        ProfileListOut(
            profiles=[profiles.render(profile, organization, brand, "1")],
            pagination=envelope.paginate(PageRequest(50), total=1, cursors=Cursors(after="following")),
        )
    )
    listed = sent.profiles.list().data
    assert listed is not None
    assert listed.profiles is not None
    assert listed.profiles[0].brand is not None
    assert listed.profiles[0].brand.compliance is not None
    assert listed.profiles[0].brand.compliance.destination_countries is not None
    assert listed.profiles[0].brand.compliance.destination_countries[0].is_main is True
    server.will_answer(ProfileListOut(profiles=[]))
    assert sent.profiles.list().data is not None


def test_complete(server: Server, sent: Sent, profile: Profile) -> None:
    server.will_answer(AcceptedOut(), 202)
    accepted = sent.profiles.complete(profile.id, web_hook_url="https://example.com/").data
    assert accepted is not None
    assert (accepted.status, accepted.message) == (None, "Profile completion in progress")
    assert profiles.CompleteIn.model_validate(server.sent).web_hook_url == "https://example.com/"
    server.will_answer(CompletedOut())
    completed = sent.profiles.complete(profile.id, web_hook_url="https://example.com/").data
    assert completed is not None
    assert completed.status == "completed"


def test_campaigns(server: Server, sent: Sent, profile: Profile, campaign: Campaign) -> None:
    rendered = campaigns.render(campaign, viewer_id=profile.id)
    way_back = Resubmission(Request.UPDATE, PRICES.review, ["message_flow"])
    reason = Reason("opt_in_evidence", "Please add a link.", "Add one.")
    refused = action_needed.CampaignProgress(
        CampaignState.REJECTED, {"campaignStatus": "TELNYX_FAILED"}, (reason,), way_back
    )
    server.will_answer([rendered, campaigns.render(campaign, profile.id, refused)])
    listed = sent.profiles.campaigns.list(profile.id).data
    assert listed is not None
    assert listed[0].submitted_to_tcr is True
    assert listed[0].use_cases is not None
    assert listed[0].use_cases[0].sample_messages == ["Code 1", "Code 2"]
    server.will_answer(rendered, 201)
    created = sent.profiles.campaigns.create(
        profile.id,
        campaign={
            "name": "N",
            "description": "D",
            "type": "App",
            "use_cases": [{"messaging_use_case_us": "TWO_FA", "sample_messages": ["Code"]}],
            "optin_keywords": None,
            "terms_and_conditions_link": "https://a.example/terms",
        },
        sandbox=False,
    )
    assert created.data is not None
    content, drafts = campaigns.parse(campaigns.CampaignIn.model_validate(server.sent))
    assert content.terms_and_conditions_link == "https://a.example/terms"
    assert drafts == (("TWO_FA", ("Code",)),)


def test_what_the_client_sends_is_understood(
    server: Server, sent: Sent, profile: Profile, organization: Organization
) -> None:
    server.will_answer(profiles.render(profile, organization, None, None), 201)
    sent.profiles.create(
        name="Northwind",
        short_name="NORTHWIND",
        inherit_tcr_brand=None,
        inherit_tcr_campaign=None,
        allow_contact_sharing=None,
        billing_model="profile",
        billing_contact={"name": "A", "email": "a@b.example", "phone": "phone", "address": None},
        payment_details={"card_number": "4242424242424242", "cvc": "3216", "expiry": "11/66", "zip_code": "x"},
        whatsapp_business_account={"waba_id": "1", "access_token": "EAAx", "phone_number_id": None},
        brand={
            "contact": {"name": "Ada", "business_name": None, "phone": "+12025550123", "phone_country_code": "1"},
            "business": {"legal_name": "L", "entity_type": "PRIVATE_PROFIT", "country_of_registration": "US"},
            "compliance": {
                "vertical": "RETAIL",
                "brand_relationship": "BASIC_ACCOUNT",
                "is_tcr_application": True,
                "phone_number_prefix": "+1",
                "destination_countries": [{"id": "US", "is_main": True}],
            },
        },
    )
    body = profiles.ProfileCreateIn.model_validate(server.sent)
    assert body.brand is not None
    assert body.brand.contact.phone_country_code == "1"
    assert body.brand.compliance.destination_countries is not None
    assert body.brand.compliance.destination_countries[0].is_main is True
    assert body.brand.business is not None
    assert body.brand.business.country_of_registration == "US"

    sent.profiles.update(profile.id, sending_phone_number=None, description="D")
    changes = profiles.parse_changes(profiles.ProfilePatchIn.model_validate(server.sent))
    assert changes == {"sending_phone_number": None, "description": "D"}


def test_refusals(server: Server, sent: Sent, profile: Profile) -> None:
    error = errors.AppError(errors.PROFILE_NOT_FOUND)
    server.status = 404
    server.body = envelope.refuse(error, request_id="req_1", now=NOW, doc_url=None).wire()
    with pytest.raises(NotFoundError) as caught:
        sent.profiles.retrieve(profile.id)
    assert isinstance(caught.value.body, dict)
    assert caught.value.body["error"]["code"] == "RESOURCE_014"


def test_the_client_would_notice(server: Server, sent: Sent, profile: Profile, organization: Organization) -> None:
    server.will_answer(profiles.render(profile, organization, None, None))
    server.body["data"]["created_at"] = "yesterday"
    with pytest.raises(APIResponseValidationError):
        sent.profiles.retrieve(profile.id)
