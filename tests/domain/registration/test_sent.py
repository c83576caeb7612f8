"""What was sent is compared with what is there now, by what it says."""

from dataclasses import replace

import pytest

from clearsend.domain.profile import Brand, BrandBusiness, Campaign
from clearsend.domain.registration.sent import brand_content, campaign_content, has_changed
from clearsend.domain.registration.states import CampaignState
from tests.domain.facts import BRAND, CAMPAIGN
from tests.domain.registration.subjects import SHARED_CAMPAIGN, SOLE_PROPRIETOR, TWO_USES, a_brand, a_campaign


@pytest.mark.parametrize("brand", [BRAND, SOLE_PROPRIETOR, replace(BRAND, business=BrandBusiness("Northwind LLC"))])
def test_a_brand_that_was_sent_has_not_changed(brand: Brand) -> None:
    sent = a_brand(sent=brand_content(brand, "Northwind"))
    assert not has_changed(sent, brand_content(brand, "Northwind"))
    assert has_changed(sent, brand_content(brand, "Northwind Dental"))
    contact = replace(brand, contact=replace(brand.contact, email="ada@northwind.example"))
    assert has_changed(sent, brand_content(contact, "Northwind"))


def test_what_was_never_sent_has_not_changed() -> None:
    assert not has_changed(a_brand(sent=None), brand_content(BRAND, "Northwind"))


@pytest.mark.parametrize("campaign", [CAMPAIGN, SHARED_CAMPAIGN, TWO_USES])
def test_a_campaign_that_was_sent_has_not_changed(campaign: Campaign) -> None:
    sent = a_campaign(CampaignState.PENDING, sent=campaign_content(campaign))
    assert not has_changed(sent, campaign_content(campaign))
    ours_alone = replace(campaign, content=replace(campaign.content, name="Another", type="Web"))
    assert not has_changed(sent, campaign_content(ours_alone))


def test_use_cases_are_known_by_what_they_say_and_not_by_their_ids() -> None:
    written_anew = replace(TWO_USES, use_cases=tuple(replace(use, id=f"new-{use.id}") for use in TWO_USES.use_cases))
    assert campaign_content(written_anew) == campaign_content(TWO_USES)
    assert campaign_content(TWO_USES)["samples"] == [["a", "b"], ["c"]]
