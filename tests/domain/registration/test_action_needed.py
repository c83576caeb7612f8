"""What people see of registrations: what differs, what it costs, and what somebody has to do, in whose words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from clearsend.domain.finding import Finding
from clearsend.domain.profile import BrandBusiness, ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration import action_needed, resubmission, review, states
from clearsend.domain.registration import sent as registry
from clearsend.domain.registration.record import CORRECTION_PROPOSED, Details, Registration, Request
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
from tests.domain.facts import BRAND, CAMPAIGN, PRICES, PROFILE, PROFILE_ID, READY, BrandFacts, dossier

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
    fine = registered(Kind.CAMPAIGN, CampaignState.APPROVED, reasons=REASONS)
    assert action_needed.needs_action([fine], Review(), PROFILE_ID) == []


def test_the_proposed_correction_of_a_verified_brand_is_told() -> None:
    """It goes out only at a person's request; a verified brand with nothing to propose needs nobody."""
    assert action_needed.needs_action([registered(Kind.BRAND, BrandState.VERIFIED)], Review(), PROFILE_ID) == []
    proposed = Reason(CORRECTION_PROPOSED, "The brand was changed.", "Send it.", ("business.street",))
    changed = registered(Kind.BRAND, BrandState.VERIFIED, reasons=(proposed,))
    (needed,) = action_needed.needs_action([changed], Review(), PROFILE_ID)
    assert (needed.code, needed.state, list(needed.fields)) == (CORRECTION_PROPOSED, "verified", ["business.street"])


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


# The profile itself.

MISSING = (
    Finding("general_data", "name", "No name.", "Set one."),
    Finding("brand_missing", "brand", "None.", "Send one."),
)


@pytest.mark.parametrize("status", ProfileStatus)
@pytest.mark.parametrize("unmet", [(), MISSING])
@pytest.mark.parametrize("is_completing", [False, True])
def test_what_a_profile_itself_needs(status: ProfileStatus, unmet: tuple[Finding, ...], is_completing: bool) -> None:
    """Every status, with and without unmet prerequisites, with and without an open run."""
    needed = action_needed.of_profile(replace(PROFILE, status=status), unmet, is_completing=is_completing)

    assert {(one.kind, one.subject_id, one.state) for one in needed} <= {("profile", PROFILE_ID, status.value)}
    is_begun = status in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)
    if status is ProfileStatus.IN_PROGRESS or (is_completing and not is_begun):
        assert needed == []
    elif unmet:
        assert [(one.code, one.message, one.remedy, one.fields) for one in needed] == [
            ("general_data", "No name.", "Set one.", ("name",)),
            ("brand_missing", "None.", "Send one.", ("brand",)),
        ]
    elif is_begun:
        assert needed == []
    else:
        (one,) = needed
        assert one.code == "complete_needed"
        assert one.remedy is not None
        assert f"POST /v3/profiles/{PROFILE_ID}/complete" in one.remedy
        assert ("Idempotency-Key" in one.remedy) is (status is ProfileStatus.FAILED), (
            "a remembered key would replay the answer of the completion that failed"
        )
    is_counted = bool(needed) and status is not ProfileStatus.INCOMPLETE
    assert action_needed.is_awaited(status, needed) is is_counted


@pytest.mark.parametrize("status", ProfileStatus)
def test_what_waits_at_a_vendor_counts_in_every_status(status: ProfileStatus) -> None:
    rejected = registered(Kind.CAMPAIGN, CampaignState.REJECTED)
    assert action_needed.is_awaited(status, action_needed.needs_action([rejected], Review(), PROFILE_ID))
    assert not action_needed.is_awaited(status, [])


@pytest.mark.parametrize("status", ProfileStatus)
def test_a_lender_that_is_gone_is_told_to_who_was_to_send(status: ProfileStatus) -> None:
    borrower = replace(PROFILE, status=status)
    found = action_needed.of_lender(borrower, "sending_phone_number_profile_id", "sending_phone_number")
    if status not in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED):
        assert found == []
        return
    (told,) = found
    assert told.code == action_needed.LENDER_GONE
    assert "sending_phone_number" in str(told.remedy)


def test_the_remedy_of_what_the_organization_declares_names_the_organizations_calls() -> None:
    remedy = "Send it with PATCH /v3/profiles/{profileId}, or PUT /v3/profiles/{profileId}/campaigns/{campaignId}."
    refused = registered(Kind.WHATSAPP, WhatsAppState.NEEDS_PERSON, reasons=[Reason("190", "Expired.", remedy)])
    of_organization = replace(refused, owner_id=refused.org_id)

    of_profile, of_heir = action_needed.needs_action([refused, of_organization], Review(), PROFILE_ID)

    assert of_profile.remedy == remedy
    assert of_heir.remedy == "Send it with PATCH /v3/organization, or PUT /v3/organization/campaigns/{campaignId}."
