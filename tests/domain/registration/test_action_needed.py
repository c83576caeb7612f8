"""What people see of registrations: what differs, what it costs, and what somebody has to do, in whose words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from clearsend.domain.profile import BrandBusiness
from clearsend.domain.reason import Reason
from clearsend.domain.registration import action_needed, resubmission, review, states
from clearsend.domain.registration import sent as registry
from clearsend.domain.registration.record import Details, Registration, Request
from clearsend.domain.registration.review import Decision, Review
from clearsend.domain.registration.states import (
    INITIAL,
    TRANSITIONS,
    BrandState,
    CampaignState,
    Kind,
    NumberState,
    State,
    WhatsAppState,
)
from tests.domain.facts import BRAND, CAMPAIGN, PRICES, PROFILE_ID, READY, BrandFacts, dossier

NOW = datetime(2026, 5, 1, tzinfo=UTC)
REASONS = (Reason("TAX_ID", "The EIN is not on file.", "Correct it.", ["ein"]), Reason("2", "Two."))


def registered(kind: Kind, state: State, **values: Any) -> Registration:
    return Registration("reg", "org", kind, PROFILE_ID, "subject", state, NOW, **values)


def test_before_anything_was_begun_there_is_nothing_to_show() -> None:
    assert action_needed.of_brand(None, BRAND, "Northwind") is None
    assert action_needed.of_campaign(None, CAMPAIGN, BRAND, PRICES) is None


def test_a_changed_brand_differs_from_what_was_sent() -> None:
    sent = registry.brand_content(BRAND, "Northwind")
    verified = registered(Kind.BRAND, BrandState.VERIFIED, sent=sent, reasons=REASONS)
    changed = replace(BRAND, business=BrandBusiness(legal_name="Northwind Limited"))

    same = action_needed.of_brand(verified, BRAND, "Northwind")
    other = action_needed.of_brand(verified, changed, "Northwind")

    assert same == action_needed.BrandProgress(BrandState.VERIFIED, REASONS, differs=False)
    assert other is not None
    assert other.differs is True
    never_sent = action_needed.of_brand(replace(verified, sent=None), changed, "Northwind")
    assert never_sent is not None
    assert never_sent.differs is False


def test_a_refused_campaign_shows_its_way_back() -> None:
    fields = {"anyStatus": "REFUSED"}
    sent = registry.campaign_content(CAMPAIGN)
    rejected = registered(Kind.CAMPAIGN, CampaignState.REJECTED, vendor_fields=fields, vendor_id="c-1", sent=sent)
    shown = action_needed.of_campaign(rejected, CAMPAIGN, BRAND, PRICES)
    assert shown is not None
    assert (shown.vendor_fields, shown.resubmission) == (
        fields,
        resubmission.Resubmission(Request.APPEAL, PRICES.review, []),
    )
    approved = action_needed.of_campaign(replace(rejected, state=CampaignState.APPROVED), CAMPAIGN, BRAND, PRICES)
    assert approved is not None
    assert approved.resubmission is None


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"vendor_id": None}, "It was never registered."),
        ({"state": CampaignState.EXPIRED}, "It has expired, and an expired campaign cannot be reactivated."),
        (
            {"details": Details(is_final=True)},
            "It was refused permanently: it can neither be corrected nor appealed.",
        ),
        ({"sent": {}}, "The changed fields cannot be changed in place."),
    ],
)
def test_why_a_new_campaign_is_needed(values: dict[str, Any], why: str) -> None:
    sent = registry.campaign_content(CAMPAIGN)
    rejected = registered(Kind.CAMPAIGN, CampaignState.REJECTED, vendor_id="c-1", sent=sent)
    found = resubmission.cheapest(replace(rejected, **values), CAMPAIGN, BRAND, PRICES)
    assert found is not None
    assert (found.way, found.fee, found.why_new) == (Request.SUBMIT, PRICES.campaign("MIXED"), why)
    assert ("description" in found.forced_by) == (values.get("sent") == {})
    assert "message_flow" not in found.forced_by


def test_what_a_submission_costs() -> None:
    campaign = registered(Kind.CAMPAIGN, CampaignState.PENDING)
    shared = replace(CAMPAIGN, content=replace(CAMPAIGN.content, shared_tcr_campaign_id="C1AB2CD"))
    assert action_needed.fee(registered(Kind.BRAND, BrandState.PENDING), None, BRAND, PRICES) is PRICES.brand
    assert action_needed.fee(campaign, CAMPAIGN, BRAND, PRICES) == PRICES.campaign("MIXED")
    assert action_needed.fee(campaign, shared, BRAND, PRICES) is PRICES.shared_campaign
    assert action_needed.fee(campaign, None, BRAND, PRICES) is None
    assert action_needed.fee(registered(Kind.NUMBER, NumberState.PENDING), None, BRAND, PRICES) is None


def _states(kind: Kind) -> set[State]:
    return {INITIAL[kind]} | {state for pair in TRANSITIONS[kind] for state in pair}


@pytest.mark.parametrize("kind", [Kind.BRAND, Kind.CAMPAIGN, Kind.NUMBER, Kind.WHATSAPP])
def test_what_waits_for_a_person_says_so_in_words_of_its_own(kind: Kind) -> None:
    """Also where the vendor says nothing; and of two machines, states of the same name say different things."""
    for state in _states(kind):
        found = action_needed.needs_action([registered(kind, state)], Review(), PROFILE_ID)
        if not registered(kind, state).needs_action:
            assert found == []
            continue
        (needed,) = found
        assert (needed.kind, needed.subject_id, needed.state) == (kind.value, "subject", state.value)
        assert needed.code.startswith(("otp", kind.value))
        assert needed.message
        assert needed.remedy


def test_the_vendors_reasons_are_told_one_by_one() -> None:
    refused = registered(Kind.BRAND, BrandState.UNVERIFIED, reasons=REASONS)
    found = action_needed.needs_action([refused], Review(), PROFILE_ID)
    assert [(one.code, one.message, one.remedy, list(one.fields)) for one in found] == [
        ("TAX_ID", "The EIN is not on file.", "Correct it.", ["ein"]),
        ("2", "Two.", None, []),
    ]
    fine = registered(Kind.BRAND, BrandState.VERIFIED, reasons=REASONS)
    assert action_needed.needs_action([fine], Review(), PROFILE_ID) == []


def test_a_machine_that_has_no_words_here_says_where_to_look() -> None:
    odd = registered(Kind.WHATSAPP, CampaignState.EXPIRED)
    assert odd.state in states.NEEDS_ACTION
    (needed,) = action_needed.needs_action([odd], Review(), PROFILE_ID)
    assert "/completion" in (needed.remedy or "")


def test_a_rejected_review_needs_somebody() -> None:
    blocked = registered(Kind.WHATSAPP, WhatsAppState.BLOCKED)
    found = action_needed.needs_action([blocked], Review(Decision.REJECT, "No website.", NOW), PROFILE_ID)
    assert [one.kind for one in found] == ["whatsapp", "review"]
    assert (found[1].subject_id, found[1].message) == (PROFILE_ID, "No website.")
    (unexplained,) = action_needed.needs_action([], Review(Decision.REJECT, None, NOW), PROFILE_ID)
    assert unexplained.message
    assert action_needed.needs_action([], Review(Decision.APPROVE, None, NOW), PROFILE_ID) == []


@pytest.mark.parametrize(
    ("brand", "word"),
    [
        (None, "no brand"),
        (BrandFacts(is_tcr=True, is_approved=True, has_main_destination=True), "Campaign Registry"),
        (BrandFacts(is_tcr=False, is_approved=False, has_main_destination=False), "no main destination"),
        (BrandFacts(is_tcr=False, is_approved=False, has_main_destination=True), None),
    ],
)
def test_what_there_is_to_review(brand: BrandFacts | None, word: str | None) -> None:
    why_not = review.why_not(dossier(READY._replace(inherits_brand=False, own_brand=brand)))
    assert why_not is None if word is None else word in (why_not or "")
