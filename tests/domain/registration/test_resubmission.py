"""What the resubmission of a campaign costs: the cheapest way that its changes leave open."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from clearsend.domain.profile import Campaign
from clearsend.domain.registration import agreement
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Details, Registration, Request
from clearsend.domain.registration.resubmission import cheapest
from clearsend.domain.registration.sent import campaign_content
from clearsend.domain.registration.states import CampaignState, Kind, Moved, follow
from clearsend.domain.registration.tasks import SubmitCampaign
from tests.domain.facts import BRAND, PRICES
from tests.domain.registration.subjects import SHARED_CAMPAIGN, TWO_USES, a_brand, a_campaign, a_use_case, next_kind

# What of a campaign may be changed in place, and a change of it.
IN_PLACE: Mapping[str, Campaign] = {
    "message_flow": replace(TWO_USES, content=replace(TWO_USES.content, message_flow="At the desk.")),
    "help_message": replace(TWO_USES, content=replace(TWO_USES.content, help_message="Call us.")),
    "privacy_policy_link": replace(
        TWO_USES, content=replace(TWO_USES.content, privacy_policy_link="https://n.example/p")
    ),
    "terms_and_conditions_link": replace(
        TWO_USES, content=replace(TWO_USES.content, terms_and_conditions_link="https://n.example/t")
    ),
    "samples": replace(TWO_USES, use_cases=(a_use_case("MARKETING", "a"), a_use_case("TWO_FA", "c"))),
}
ANEW: Mapping[str, Campaign] = {
    "description": replace(TWO_USES, content=replace(TWO_USES.content, description="Something else.")),
    "optin_message": replace(TWO_USES, content=replace(TWO_USES.content, optin_message="Welcome.")),
    "optout_keywords": replace(TWO_USES, content=replace(TWO_USES.content, optout_keywords="STOP")),
    "volume": replace(TWO_USES, content=replace(TWO_USES.content, volume="5000")),
    "use_cases": replace(TWO_USES, use_cases=(a_use_case("MARKETING", "a", "b"), a_use_case("MIXED", "c"))),
}
# Statuses in which Telnyx takes corrections and appeals; in the others of the refused ones, it takes neither.
FOR_GOOD = Details(is_final=True)


def _new_fee(campaign: Campaign) -> Fee:
    return agreement.price_of_campaign(campaign, BRAND, PRICES).fee


def _refused(state: CampaignState = CampaignState.REJECTED, **fields: Any) -> Registration:
    return a_campaign(state, sent=campaign_content(TWO_USES), **fields)


def test_unchanged_it_is_appealed_and_reviewed_for_a_fee() -> None:
    found = cheapest(_refused(), TWO_USES, BRAND, PRICES)
    assert found is not None
    assert (found.way, found.fee, found.changed, found.why_new) == (Request.APPEAL, PRICES.review, [], None)


@pytest.mark.parametrize("field", IN_PLACE)
def test_what_may_be_changed_in_place_is(field: str) -> None:
    found = cheapest(_refused(), IN_PLACE[field], BRAND, PRICES)
    assert found is not None
    assert (found.way, found.fee, found.changed, found.why_new) == (Request.UPDATE, PRICES.review, [field], None)


@pytest.mark.parametrize("field", ANEW)
def test_what_may_not_needs_a_new_campaign_and_its_fee(field: str) -> None:
    found = cheapest(_refused(), ANEW[field], BRAND, PRICES)
    assert found is not None
    assert (found.way, found.fee, found.changed, found.forced_by) == (
        Request.SUBMIT,
        _new_fee(ANEW[field]),
        [field],
        [field],
    )
    assert found.why_new == "The changed fields cannot be changed in place."


@pytest.mark.parametrize("field", [None, *IN_PLACE, *ANEW])
def test_what_was_refused_for_good_needs_a_new_campaign(field: str | None) -> None:
    campaign = TWO_USES if field is None else {**IN_PLACE, **ANEW}[field]
    found = cheapest(_refused(details=FOR_GOOD), campaign, BRAND, PRICES)
    assert found is not None
    assert (found.way, found.fee) == (Request.SUBMIT, _new_fee(campaign))
    assert found.why_new is not None
    assert "permanently" in found.why_new


def test_what_has_expired_or_never_was_there_needs_a_new_campaign() -> None:
    expired = cheapest(_refused(CampaignState.EXPIRED), TWO_USES, BRAND, PRICES)
    never = cheapest(_refused(vendor_id=None), TWO_USES, BRAND, PRICES)
    unsent = cheapest(replace(_refused(), vendor_id=None, sent=None), TWO_USES, BRAND, PRICES)
    assert expired is not None
    assert never is not None
    assert unsent is not None
    assert (expired.way, expired.fee) == (never.way, never.fee) == (Request.SUBMIT, _new_fee(TWO_USES))
    assert (expired.why_new, never.why_new) == (
        "It has expired, and an expired campaign cannot be reactivated.",
        "It was never registered.",
    )
    assert unsent.changed == [name for name, value in campaign_content(TWO_USES).items() if value is not None]


def test_a_shared_campaign_costs_nothing_to_accept_again() -> None:
    refused = a_campaign(CampaignState.REJECTED, SHARED_CAMPAIGN, sent=campaign_content(SHARED_CAMPAIGN))
    found = cheapest(refused, SHARED_CAMPAIGN, BRAND, PRICES)
    assert found is not None
    assert (found.way, found.fee, found.changed) == (Request.SUBMIT, PRICES.shared_campaign, [])


@pytest.mark.parametrize("state", CampaignState)
def test_only_what_was_refused_or_has_expired_can_be_resubmitted(state: CampaignState) -> None:
    found = cheapest(_refused(state), TWO_USES, BRAND, PRICES)
    assert (found is not None) is (state in (CampaignState.REJECTED, CampaignState.EXPIRED))


@pytest.mark.parametrize("state", CampaignState)
def test_a_resubmission_can_be_carried_out_from_where_it_is_offered(state: CampaignState) -> None:
    """Whatever way is named, the plan has a task for it, and the machine a move; where none is named, it is no way."""
    offered = cheapest(a_campaign(state, sent={}), TWO_USES, BRAND, PRICES)
    if offered is None:
        is_first = state in (CampaignState.NOT_SUBMITTED, CampaignState.SUBMITTING)
        for way in (Request.SUBMIT, Request.UPDATE, Request.APPEAL):
            asked = a_campaign(state, sent={}, requested=way.value)
            found = next_kind(a_brand(), asked, campaigns=(TWO_USES,), phone_number=None)
            assert found is (SubmitCampaign if is_first else None)
        return
    asked = a_campaign(state, sent={}, requested=offered.way.value)
    assert next_kind(a_brand(), asked, campaigns=(TWO_USES,)) is SubmitCampaign
    assert isinstance(follow(Kind.CAMPAIGN, state, CampaignState.SUBMITTING), Moved)
