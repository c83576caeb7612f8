"""The prerequisites against the sentences of their specification, over every combination of facts; and the warnings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from clearsend.domain import prerequisites
from clearsend.domain.prerequisites import PREREQUISITES, WARNINGS
from clearsend.domain.profile import (
    Brand,
    BrandBusiness,
    BrandContact,
    Campaign,
    CampaignContent,
    Channel,
    ChannelKind,
    Dossier,
    EntityType,
    UseCase,
)
from tests.domain.facts import BRAND, CAMPAIGN, NOW, ORG_ID, PROFILE, READY, BrandFacts, Facts, combinations, dossier

OTHER_TRAFFIC = BrandFacts(is_tcr=False, is_approved=False, has_main_destination=False)


def specified(facts: Facts) -> list[tuple[str, str]]:
    """Code and field of what is missing by the specification, told as what the profile needs and from whom it takes it."""
    missing = [
        ("general_data", field)
        for field, is_there in (
            ("name", facts.has_name),
            ("short_name", facts.has_short_name),
            ("description", facts.has_description),
        )
        if not is_there
    ]
    brand = facts.parent_brand if facts.inherits_brand else facts.own_brand
    if brand is None:
        missing.append(
            ("parent_brand_missing", "inherit_tcr_brand") if facts.inherits_brand else ("brand_missing", "brand")
        )
    # Who inherits relies on the organization having some; who does not needs them for TCR traffic only.
    campaigns = facts.parent_campaigns if facts.inherits_campaigns else facts.own_campaigns
    needs_campaigns = facts.inherits_campaigns or (brand is not None and brand.is_tcr)
    if needs_campaigns and not campaigns:
        missing.append(
            ("parent_campaign_missing", "inherit_tcr_campaign")
            if facts.inherits_campaigns
            else ("campaign_missing", "campaigns")
        )
    return missing


def test_every_combination_lacks_what_the_specification_says() -> None:
    found: set[tuple[str, str]] = set()
    for facts in combinations():
        lacking = [(finding.code, finding.field) for finding in prerequisites.unmet(dossier(facts))]
        assert lacking == specified(facts), facts
        found.update(lacking)
    assert found == {(rule.code, rule.field) for rule in PREREQUISITES}, "a rule that never matches is a defect"


@pytest.mark.parametrize("field", ["name", "short_name", "description"])
@pytest.mark.parametrize("blank", [None, "", " ", "\n\t"])
def test_blank_is_missing(field: str, blank: str | None) -> None:
    changes: dict[str, Any] = {field: blank}
    facts = replace(dossier(READY), profile=replace(PROFILE, **changes))
    assert [finding.field for finding in prerequisites.unmet(facts)] == [field]


def test_a_profile_that_is_ready_lacks_nothing() -> None:
    assert prerequisites.unmet(dossier(READY)) == []


@pytest.mark.parametrize("rule", [*PREREQUISITES, *WARNINGS], ids=lambda rule: f"{rule.code}-{rule.field}")
def test_every_rule_says_what_is_wrong_and_what_to_do(rule: prerequisites.Prerequisite) -> None:
    assert rule.sentence.endswith(".")
    assert rule.fix.endswith(".")
    assert rule.unmet_when


def test_no_two_rules_are_one() -> None:
    keys = [(rule.code, rule.field) for rule in (*PREREQUISITES, *WARNINGS)]
    assert len(set(keys)) == len(keys)
    assert not {rule.code for rule in PREREQUISITES} & {rule.code for rule in WARNINGS}


def test_details_are_by_field_and_name_every_finding() -> None:
    facts = READY._replace(has_name=False, own_brand=None)
    findings = prerequisites.unmet(dossier(facts))
    assert prerequisites.by_field(findings) == {
        "name": [f"{findings[0].sentence} {findings[0].fix}"],
        "brand": [f"{findings[1].sentence} {findings[1].fix}"],
    }
    assert prerequisites.by_field([]) == {}


def test_findings_of_one_field_stand_together() -> None:
    finding = prerequisites.unmet(dossier(READY._replace(has_name=False)))[0]
    again = replace(finding, sentence="And again.")
    assert prerequisites.by_field([finding, again]) == {"name": [finding.text, again.text]}


# Warnings. `FULL` gives a registry everything it asks for, so that each test can take one thing away.
FULL_BRAND = replace(
    BRAND,
    contact=BrandContact("Ada Marsh", email="ada@northwind.example"),
    business=BrandBusiness(
        legal_name="Northwind Dental LLC",
        tax_id="12-3456789",
        entity_type=EntityType.PRIVATE_PROFIT,
        street="1 Main Street",
        city="Springfield",
        state="IL",
        postal_code="62701",
        country="US",
        url="https://northwind.example",
    ),
)
FULL_CAMPAIGN = replace(
    CAMPAIGN,
    content=CampaignContent(
        "Reminders",
        "Reminds of appointments.",
        "App",
        message_flow="Patients tick a box at https://northwind.example/texts.",
        optout_keywords="STOP",
        optout_message="You will get no more messages.",
        help_keywords="HELP",
        help_message="Write to ada@northwind.example.",
    ),
    use_cases=(UseCase("use", "ACCOUNT_NOTIFICATION", ("Northwind: tomorrow at 9.", "Northwind: moved."), NOW, NOW),),
)
FULL = replace(
    dossier(READY),
    own_brand=FULL_BRAND,
    own_campaigns=(FULL_CAMPAIGN,),
    sms=Channel(ChannelKind.SMS, ORG_ID, "+12025550100"),
    whatsapp=Channel(ChannelKind.WHATSAPP, ORG_ID, "106540352242922"),
)


def warned(facts: Dossier) -> list[str]:
    return [finding.code for finding in prerequisites.warnings(facts)]


def with_business(**changes: Any) -> Brand:
    assert FULL_BRAND.business is not None
    return replace(FULL_BRAND, business=replace(FULL_BRAND.business, **changes))


def with_content(**changes: Any) -> Campaign:
    return replace(FULL_CAMPAIGN, content=replace(FULL_CAMPAIGN.content, **changes))


def with_samples(*use_cases: Sequence[str]) -> Campaign:
    made = tuple(UseCase("use", "TWO_FA", tuple(samples), NOW, NOW) for samples in use_cases)
    return replace(FULL_CAMPAIGN, use_cases=made)


def test_nothing_is_warned_of_when_nothing_is_missing() -> None:
    assert warned(FULL) == []


@pytest.mark.parametrize(
    ("brand", "codes"),
    [
        (with_business(legal_name=None), ["registry_legal_name"]),
        (with_business(entity_type=None), ["registry_entity_type"]),
        (with_business(tax_id=None), ["registry_tax_id"]),
        (with_business(tax_id=None, entity_type=EntityType.SOLE_PROPRIETOR), []),
        *[
            (with_business(**{part: None}), ["registry_address"])
            for part in ("street", "city", "state", "postal_code", "country")
        ],
        (with_business(url=""), ["registry_website"]),
        (replace(FULL_BRAND, contact=BrandContact("Ada Marsh")), ["registry_contact_email"]),
        (
            replace(FULL_BRAND, business=None),
            ["registry_legal_name", "registry_entity_type", "registry_tax_id", "registry_address", "registry_website"],
        ),
    ],
)
def test_what_a_registry_needs_of_a_brand(brand: Brand, codes: list[str]) -> None:
    assert warned(replace(FULL, own_brand=brand)) == codes


@pytest.mark.parametrize(
    ("campaign", "codes"),
    [
        (with_content(message_flow=None), ["registry_message_flow"]),
        (with_content(optout_keywords=None), ["registry_opt_out_words"]),
        (with_content(optout_message=None), ["registry_opt_out_words"]),
        (with_content(help_keywords=None), ["registry_help_message"]),
        (with_content(help_message=""), ["registry_help_message"]),
        (with_samples(), ["registry_sample_messages"]),
        (with_samples(["One."]), ["registry_sample_messages"]),
        (with_samples(["One."], ["Two."]), []),
        (with_samples(["One.", "Two."]), []),
    ],
)
def test_what_a_registry_needs_of_every_campaign(campaign: Campaign, codes: list[str]) -> None:
    assert warned(replace(FULL, own_campaigns=(FULL_CAMPAIGN, campaign))) == codes


def test_the_registry_asks_a_profile_for_nothing_that_it_inherits() -> None:
    bare = replace(FULL, own_brand=BRAND, parent_brand=BRAND, own_campaigns=(CAMPAIGN,), parent_campaigns=(CAMPAIGN,))
    assert len(warned(bare)) == 10
    inheriting = replace(PROFILE, inherit_tcr_brand=True, inherit_tcr_campaign=True)
    assert warned(replace(bare, profile=inheriting)) == []


def test_the_registry_asks_nothing_of_other_traffic() -> None:
    brand = replace(BRAND, compliance=replace(BRAND.compliance, is_tcr_application=False))
    assert warned(replace(FULL, own_brand=brand, own_campaigns=(CAMPAIGN,))) == []


def test_other_traffic_without_campaigns_is_warned_not_refused() -> None:
    facts = dossier(READY._replace(own_brand=OTHER_TRAFFIC, own_campaigns=()))
    assert prerequisites.unmet(facts) == []
    assert "campaigns_recommended" in warned(facts)


def test_channels_that_are_not_configured_are_warned_of() -> None:
    assert warned(replace(FULL, sms=Channel(ChannelKind.SMS))) == ["sms_not_configured"]
    assert warned(replace(FULL, whatsapp=Channel(ChannelKind.WHATSAPP))) == ["whatsapp_not_configured"]


def test_a_profile_without_a_brand_is_asked_for_the_brand_first() -> None:
    facts = replace(FULL, own_brand=None)
    assert [finding.code for finding in prerequisites.unmet(facts)] == ["brand_missing"]
    assert warned(facts) == []


def test_every_warning_occurs() -> None:
    nothing = dossier(READY._replace(is_sms_connected=False, is_whatsapp_connected=False))
    no_campaigns = dossier(READY._replace(own_brand=OTHER_TRAFFIC, own_campaigns=()))
    assert {*warned(nothing), *warned(no_campaigns)} == {rule.code for rule in WARNINGS}
