"""The pre-check: nothing is said of five good packets, and each rule of exactly the packet that was spoiled for it."""

import cProfile
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Severity, Subject
from clearsend.domain.precheck import review
from clearsend.domain.precheck.review import BRAND_RULES, CAMPAIGN_RULES
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.profile import Campaign, EntityType
from tests.domain.facts import NOW, ORGANIZATION
from tests.domain.packets import (
    CHARITY,
    DENTIST,
    GOOD,
    with_business,
    with_contact,
    with_content,
    with_sample,
    with_second_campaign,
    with_text,
    with_use_cases,
    with_vertical,
)
from tests.domain.precheck.spoiled import ROWS, Spoiled

ALL_RULES: list[Rule[Any]] = [*BRAND_RULES, *CAMPAIGN_RULES]
SEVERITIES = {rule.code: rule.severity for rule in ALL_RULES}


@pytest.mark.parametrize("packet", GOOD.values(), ids=GOOD)
def test_nothing_is_said_of_a_good_packet(packet: Dossier) -> None:
    assert review.of_profile(packet) == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_spoiled_packet_is_remarked_on_for_what_was_spoiled(row: Spoiled) -> None:
    found = review.of_profile(row.packet)
    assert {one.code for one in found} == {row.code, *row.besides}
    assert [one.field for one in found if one.code == row.code] == [row.pointer]


def test_every_rule_has_its_row() -> None:
    assert {row.code for row in ROWS} == set(SEVERITIES)


def test_there_are_enough_rules_and_few_of_them_block() -> None:
    by_severity = {severity: [code for code, one in SEVERITIES.items() if one is severity] for severity in Severity}
    assert len(SEVERITIES) == len(ALL_RULES), "no two rules are one"
    assert len(by_severity[Severity.REJECTION]) >= 25
    assert len(by_severity[Severity.BLOCKING]) <= 15
    assert len(SEVERITIES) >= 35


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_is_wrong_and_what_to_do(rule: Rule[Any]) -> None:
    assert rule.why.endswith(".")
    assert rule.fix.endswith(".")


def test_a_finding_says_whose_it_is() -> None:
    brand, campaign = review.of_profile(with_content(with_contact(DENTIST, email=None), help_message=None))
    assert (brand.subject, brand.subject_id, brand.severity) == (Subject.BRAND, "brd", Severity.BLOCKING)
    assert (campaign.subject, campaign.subject_id, campaign.severity) == (
        Subject.CAMPAIGN,
        "cmp1",
        Severity.REJECTION,
    )
    assert review.blocking([brand, campaign]) == (brand,)


def _bare(packet: Dossier) -> Dossier:
    """Much is wrong with everything that the packet has, and the organization's is as bad."""
    brand = with_business(packet, tax_id=None, url=None).own_brand
    campaigns = with_content(packet, message_flow=None).own_campaigns
    return replace(packet, own_brand=brand, own_campaigns=campaigns, parent_brand=brand, parent_campaigns=campaigns)


def test_nothing_is_said_of_what_is_inherited() -> None:
    bare = _bare(DENTIST)
    inheriting = partial(replace, bare.profile)

    def subjects(dossier: Dossier) -> set[Subject | None]:
        return {one.subject for one in review.of_profile(dossier)}

    assert subjects(bare) == {Subject.BRAND, Subject.CAMPAIGN}
    assert subjects(replace(bare, profile=inheriting(inherit_tcr_brand=True))) == {Subject.CAMPAIGN}
    assert subjects(replace(bare, profile=inheriting(inherit_tcr_campaign=True))) == {Subject.BRAND}
    assert subjects(replace(bare, profile=inheriting(inherit_tcr_brand=True, inherit_tcr_campaign=True))) == set()


def test_own_campaigns_are_read_for_the_brand_in_effect() -> None:
    """Messages that go out under the organization's brand have to name it, not the profile."""
    organization = replace(ORGANIZATION, name="Southgate Clinics")
    brand = with_business(with_contact(DENTIST, business_name=None), legal_name=None).own_brand
    inheriting = replace(
        DENTIST, organization=organization, parent_brand=brand, profile=replace(DENTIST.profile, inherit_tcr_brand=True)
    )
    assert {one.code for one in review.of_profile(inheriting)} == {
        "sample_without_brand",
        "reply_without_brand",
        "description_without_brand",
    }


def test_nothing_is_said_of_other_traffic_or_of_no_brand() -> None:
    bare = _bare(DENTIST)
    assert bare.own_brand is not None
    other = replace(bare.own_brand, compliance=replace(bare.own_brand.compliance, is_tcr_application=False))
    assert review.of_profile(replace(bare, own_brand=other)) == ()
    assert review.of_profile(replace(bare, own_brand=None)) == ()


def test_nothing_is_said_of_a_campaign_that_another_provider_shares() -> None:
    shared = with_content(_bare(DENTIST), shared_tcr_campaign_id="CABC123")
    assert {one.subject for one in review.of_profile(shared)} == {Subject.BRAND}


def test_a_brand_that_says_nothing_is_asked_for_everything() -> None:
    assert DENTIST.own_brand is not None
    found = review.of_brand(replace(DENTIST.own_brand, business=None), known_as=None)
    assert {one.code for one in found} == {
        "brand_entity_type_missing",
        "brand_legal_name_missing",
        "brand_tax_id_missing",
        "brand_country_missing",
        "brand_address_incomplete",
        "brand_website_missing",
    }
    assert len(review.blocking(found)) == 4


def test_a_campaign_that_says_nothing_is_still_read() -> None:
    first = DENTIST.own_campaigns[0]
    empty = Campaign(
        "cmp", first.owner_id, "brd", replace(first.content, message_flow=""), (), first.registration, NOW, NOW
    )
    assert {one.code for one in review.of_profile(replace(DENTIST, own_campaigns=(empty,)))} == {
        "samples_too_few",
        "message_flow_missing",
    }


def test_what_blocks_is_held_back_by_whose_it_is() -> None:
    assert DENTIST.own_brand is not None
    assert review.withheld(DENTIST.own_brand, DENTIST.own_campaigns, None) == {}
    nameless = replace(DENTIST.own_brand, business=None)
    first = DENTIST.own_campaigns[0]
    without_flow = replace(first, content=replace(first.content, message_flow=None))
    held = review.withheld(nameless, [without_flow], None)
    assert set(held) == {nameless.id, first.id}
    assert len(held[nameless.id]) == 4
    assert [one.code for one in held[first.id]] == ["message_flow_missing"]


def test_machines_give_no_consent() -> None:
    quiet = with_content(
        DENTIST,
        message_flow="No person is written to: the clinics' devices report to each other. Privacy is kept.",
        privacy_policy_link=None,
        terms_and_conditions_link=None,
        optin_message=None,
        optout_message=None,
        help_message=None,
        optin_keywords=None,
        optout_keywords=None,
        help_keywords=None,
    )
    samples = [f"Northwind Dental: device {number} reports temperature {number}." for number in range(3)]
    assert review.of_profile(with_use_cases(quiet, ("M2M", samples))) == ()


def test_words_with_an_innocent_meaning_accuse_nobody() -> None:
    texts = (
        "Northwind Dental: your slot on May 4 is free, the flu shot too. Reply STOP to opt out.",
        "Northwind Dental: 18 patients had root beer at our smoke free, alcohol-free feast. Reply STOP to opt out.",
        "Northwind Dental: the pharmacy's gun metal door is open; no politics, no loaning. Reply STOP to opt out.",
    )
    assert review.of_profile(with_use_cases(DENTIST, ("ACCOUNT_NOTIFICATION", texts))) == ()


def test_adults_may_be_told_of_wine_when_their_age_is_checked() -> None:
    wine = with_sample(DENTIST, "Northwind Dental: wine and cheese on May 4 at 7. Reply STOP to opt out.")
    assert {one.code for one in review.of_profile(wine)} == {"age_gate_missing"}
    checked = with_text(wine, "message_flow", "Patients tick", "Patients give their date of birth and tick")
    assert review.of_profile(checked) == ()


def test_donations_may_be_asked_for_by_who_works_for_no_profit() -> None:
    assert review.of_profile(CHARITY) == ()
    for_profit = with_vertical(with_business(CHARITY, entity_type=EntityType.PRIVATE_PROFIT), "HEALTHCARE")
    assert {one.code for one in review.of_profile(for_profit)} == {"content_donations"}


def test_other_countries_are_asked_for_their_own_forms() -> None:
    german = with_business(DENTIST, country="DE", state=None, postal_code="1", tax_id="DE 123", street="Am Markt 1")
    assert review.of_profile(german) == ()


def test_a_review_is_a_few_thousand_calls() -> None:
    """Every answer about a profile has one. Calls are counted, not milliseconds: those depend on the machine."""
    two = with_second_campaign(DENTIST, description="Northwind Dental asks patients how they liked the visit they had.")
    assert review.of_profile(two) == ()
    counted = cProfile.Profile()
    counted.runcall(review.of_profile, two)
    calls = sum(entry.callcount for entry in counted.getstats())
    assert 100 < calls < 5_000


@pytest.mark.parametrize(
    "text",
    [
        "Lee's Plumbing tells its customers what a repair will cost them.",
        "Riverbank Shelter thanks donors by text and shows what gifts did.",
    ],
)
def test_plain_english_is_english(text: str) -> None:
    assert "text_not_english" not in {one.code for one in review.of_profile(with_content(DENTIST, description=text))}


@pytest.mark.parametrize(
    "text",
    [
        "Northwind Dental envía recordatorios de citas a sus pacientes dos días antes de la visita.",
        "Northwind Dental rappelle à ses patients les rendez-vous qu'ils ont pris chez nous, deux jours avant.",
        "Стоматология Northwind Dental напоминает пациентам о визитах за два дня до приёма.",
    ],
)
def test_other_languages_are_not(text: str) -> None:
    assert {one.code for one in review.of_profile(with_content(DENTIST, description=text))} == {"text_not_english"}
