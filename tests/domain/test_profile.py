"""What a dossier says of itself: whose brand and campaigns are in effect, what is approved, and who borrows from whom."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsend.domain.profile import (
    BrandRegistration,
    CampaignRegistration,
    CampaignStatus,
    Channel,
    ChannelKind,
    DestinationCountry,
    IdentityStatus,
    borrowing_cycle,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, ORG_ID, PROFILE, READY, BrandFacts, combinations, dossier

TCR = BrandFacts(is_tcr=True, is_approved=False, has_main_destination=False)


@pytest.mark.parametrize("inherits_brand", [False, True])
@pytest.mark.parametrize("inherits_campaigns", [False, True])
def test_what_is_in_effect_is_own_or_inherited(inherits_brand: bool, inherits_campaigns: bool) -> None:
    facts = dossier(
        READY._replace(
            inherits_brand=inherits_brand,
            inherits_campaigns=inherits_campaigns,
            parent_brand=TCR,
            parent_campaigns=(False,),
        )
    )
    assert facts.brand is (facts.parent_brand if inherits_brand else facts.own_brand)
    assert facts.campaigns is (facts.parent_campaigns if inherits_campaigns else facts.own_campaigns)
    assert facts.inherits_everything is (inherits_brand and inherits_campaigns)


def test_tcr_traffic_is_told_by_the_brand_in_effect() -> None:
    for facts in combinations():
        brand = facts.parent_brand if facts.inherits_brand else facts.own_brand
        assert dossier(facts).is_tcr_application is (brand is not None and brand.is_tcr)


@pytest.mark.parametrize(
    ("inherits_brand", "inherits_campaigns", "is_brand_approved", "campaigns", "is_approved"),
    [
        (True, True, False, (), True),  # nothing of its own
        (False, True, True, (), True),
        (False, True, False, (), False),
        (False, True, None, (), False),  # no brand is no approved brand
        (True, False, None, (True, True), True),
        (True, False, None, (True, False), False),
        (True, False, None, (), False),  # no campaigns are no approved campaigns
        (False, False, True, (True,), True),
        (False, False, True, (False,), False),
        (False, False, False, (True,), False),
    ],
)
def test_only_what_is_not_inherited_must_be_approved(
    inherits_brand: bool,
    inherits_campaigns: bool,
    is_brand_approved: bool | None,
    campaigns: tuple[bool, ...],
    is_approved: bool,
) -> None:
    facts = READY._replace(
        inherits_brand=inherits_brand,
        inherits_campaigns=inherits_campaigns,
        own_brand=None if is_brand_approved is None else TCR._replace(is_approved=is_brand_approved),
        own_campaigns=campaigns,
    )
    assert dossier(facts).has_approved_registrations is is_approved


@pytest.mark.parametrize("identity", [None, *IdentityStatus])
def test_a_brand_is_approved_when_its_identity_is_verified(identity: IdentityStatus | None) -> None:
    brand = replace(BRAND, registration=BrandRegistration(identity_status=identity))
    assert brand.is_approved is (identity in (IdentityStatus.VERIFIED, IdentityStatus.VETTED_VERIFIED))


@pytest.mark.parametrize("status", [None, *CampaignStatus])
def test_a_campaign_is_approved_while_it_is_active(status: CampaignStatus | None) -> None:
    campaign = replace(CAMPAIGN, registration=CampaignRegistration(status=status))
    assert campaign.is_approved is (status is CampaignStatus.ACTIVE)


def test_submitted_is_what_has_a_time_of_submission() -> None:
    assert not BRAND.is_submitted
    assert not CAMPAIGN.is_submitted
    assert replace(BRAND, registration=BrandRegistration(submitted_at=NOW)).is_submitted
    assert replace(CAMPAIGN, registration=CampaignRegistration(submitted_at=NOW)).is_submitted


@pytest.mark.parametrize(
    ("countries", "has_main"),
    [
        ((), False),
        ((DestinationCountry("US"),), False),
        ((DestinationCountry("CA"), DestinationCountry("US", is_main=True)), True),
    ],
)
def test_a_main_destination_is_a_country_marked_so(countries: tuple[DestinationCountry, ...], has_main: bool) -> None:
    brand = replace(BRAND, compliance=replace(BRAND.compliance, destination_countries=countries))
    assert brand.has_main_destination is has_main


def test_a_channel_is_configured_when_somebody_owns_its_number() -> None:
    assert not Channel(ChannelKind.SMS).is_configured
    assert Channel(ChannelKind.SMS, ORG_ID, "+12025550100").is_configured
    assert not Channel(ChannelKind.SMS, ORG_ID, "+12025550100").is_connected


def test_the_samples_are_what_they_are_called() -> None:
    """The builders of these tests: a dossier that shows the facts it was made from."""
    facts = dossier(READY)
    assert facts.profile == PROFILE
    assert facts.own_brand is not None
    assert facts.own_brand.is_approved
    assert facts.own_brand.has_main_destination
    assert facts.sms.is_connected
    assert facts.whatsapp.is_connected


# Borrowing a number.
def test_a_profile_cannot_borrow_from_itself() -> None:
    assert borrowing_cycle("a", "a", {}) == ["a", "a"]


def test_a_chain_that_ends_is_no_circle() -> None:
    assert borrowing_cycle("a", "b", {"b": "c", "x": "a"}) is None


def test_a_circle_is_told_whole() -> None:
    assert borrowing_cycle("a", "b", {"b": "c", "c": "a"}) == ["a", "b", "c", "a"]


def test_what_the_profile_borrowed_until_now_does_not_count() -> None:
    assert borrowing_cycle("a", "c", {"a": "b", "b": "a"}) is None


def test_a_circle_of_others_is_found_too() -> None:
    """It cannot be configured, but data from elsewhere must not hang a request."""
    assert borrowing_cycle("a", "b", {"b": "c", "c": "b"}) == ["a", "b", "c", "b"]


NODES = st.sampled_from("abcdefgh")


def leads_for_ever(profile_id: str, lenders: dict[str, str]) -> bool:
    """The naive way: whoever is still walking after as many steps as there are profiles walks in a circle."""
    current: str | None = profile_id
    for _ in range(len(lenders) + 1):
        current = lenders.get(current) if current is not None else None
    return current is not None


@given(NODES, NODES, st.dictionaries(NODES, NODES))
def test_a_circle_is_found_if_and_only_if_there_is_one(
    profile_id: str, lender_id: str, lenders: dict[str, str]
) -> None:
    wanted = {**lenders, profile_id: lender_id}
    chain = borrowing_cycle(profile_id, lender_id, lenders)
    assert (chain is not None) == leads_for_ever(profile_id, wanted)
    if chain is not None:
        assert chain[:2] == [profile_id, lender_id]
        assert all(wanted[borrower] == lender for borrower, lender in itertools.pairwise(chain))
        assert len(set(chain)) == len(chain) - 1, "it stops at the first profile that it meets again"
