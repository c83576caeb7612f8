"""The pre-check: nothing is said of five good packets, and each rule of exactly the packet that was spoiled for it."""

import sys
import time
import timeit
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

import pytest

from clearsend.domain.finding import Severity, Subject
from clearsend.domain.precheck import review
from clearsend.domain.precheck.review import BRAND_RULES, CAMPAIGN_RULES
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.profile import Campaign, Dossier, EntityType
from tests.domain.facts import NOW, ORGANIZATION
from tests.domain.packets import (
    CHARITY,
    CODES,
    DENTIST,
    GOOD,
    PLUMBER,
    SHOP,
    with_business,
    with_contact,
    with_content,
    with_sample,
    with_second_campaign,
    with_text,
    with_use_cases,
    with_vertical,
)

ALL_RULES: list[Rule[Any]] = [*BRAND_RULES, *CAMPAIGN_RULES]
SEVERITIES = {rule.code: rule.severity for rule in ALL_RULES}
SAMPLE = "/campaigns/0/useCases/0/sampleMessages/0"
FLOW = "/campaigns/0/messageFlow"


class Spoiled(NamedTuple):
    """One change to a good packet: what must be found, where, and what else must be found because it cannot be avoided."""

    code: str
    pointer: str
    packet: Dossier
    besides: frozenset[str] = frozenset()


def spoil(
    code: str, pointer: str, change: Callable[..., Dossier], packet: Dossier, *besides: str, **changes: object
) -> Spoiled:
    return Spoiled(code, pointer, change(packet, **changes), frozenset(besides))


def flow(code: str, packet: Dossier, old: str, new: str, *besides: str) -> Spoiled:
    return Spoiled(code, FLOW, with_text(packet, "message_flow", old, new), frozenset(besides))


def sample(code: str, packet: Dossier, text: str, *besides: str) -> Spoiled:
    return Spoiled(code, SAMPLE, with_sample(packet, text), frozenset(besides))


def description(code: str, text: str) -> Spoiled:
    content = DENTIST.own_campaigns[0].content
    return Spoiled(code, "/campaigns/0/description", with_content(DENTIST, description=f"{content.description} {text}"))


business, contact, content = with_business, with_contact, with_content
DENTISTS_CONTENT = DENTIST.own_campaigns[0].content
DENTISTS_FLOW = DENTISTS_CONTENT.message_flow or ""
DENTISTS_SAMPLES = DENTIST.own_campaigns[0].use_cases[0].sample_messages
DISCLOSURE = "Msg frequency varies. Msg & data rates may apply. Reply HELP for help, STOP to opt out."

BRANDS = [
    spoil("brand_entity_type_missing", "/brand/business/entityType", business, DENTIST, entity_type=None),
    Spoiled(
        "brand_display_name_missing",
        "/brand/contact/businessName",
        replace(contact(PLUMBER, business_name=None), profile=replace(PLUMBER.profile, name=None)),
    ),
    spoil("brand_legal_name_missing", "/brand/business/legalName", business, DENTIST, legal_name=" "),
    spoil("brand_tax_id_missing", "/brand/business/taxId", business, DENTIST, tax_id=None),
    spoil("brand_country_missing", "/brand/business/country", business, DENTIST, country=None),
    spoil("brand_contact_email_missing", "/brand/contact/email", contact, DENTIST, email=None),
    spoil("brand_field_too_long", "/brand/business/street", business, DENTIST, street="1 Long Street " * 8),
    spoil("sole_proprietor_name_missing", "/brand/contact/firstName", contact, PLUMBER, name="Lee", first_name=None),
    spoil("sole_proprietor_name_missing", "/brand/contact/lastName", contact, PLUMBER, name="", last_name=None),
    spoil("sole_proprietor_mobile_missing", "/brand/contact/mobilePhone", contact, PLUMBER, mobile_phone=None),
    spoil("public_company_listing_missing", "/brand/business/stockSymbol", business, CODES, stock_symbol=None),
    spoil("public_company_listing_missing", "/brand/business/stockExchange", business, CODES, stock_exchange=None),
    spoil("public_company_exchange_unknown", "/brand/business/stockExchange", business, CODES, stock_exchange="MOON"),
    spoil("brand_tax_id_malformed", "/brand/business/taxId", business, DENTIST, tax_id="1234567"),
    spoil("brand_tax_id_malformed", "/brand/business/taxId", business, DENTIST, tax_id="00-0000000"),
    spoil("brand_tax_id_malformed", "/brand/business/taxId", business, CHARITY, tax_id="12-3456789"),
    spoil("brand_tax_id_personal", "/brand/business/taxId", business, DENTIST, tax_id="123-45-6789"),
    spoil("sole_proprietor_with_tax_id", "/brand/business/taxId", business, PLUMBER, tax_id="12-3456789"),
    spoil("brand_address_incomplete", "/brand/business/postalCode", business, DENTIST, postal_code=None),
    spoil("brand_address_incomplete", "/brand/business/state", business, PLUMBER, state=None),
    spoil("brand_address_po_box", "/brand/business/street", business, DENTIST, street="P.O. Box 12"),
    spoil("brand_state_malformed", "/brand/business/state", business, DENTIST, state="Illinois"),
    spoil("brand_postal_code_malformed", "/brand/business/postalCode", business, DENTIST, postal_code="K1A 0B1"),
    spoil("brand_postal_code_malformed", "/brand/business/postalCode", business, CHARITY, postal_code="62701"),
    spoil("government_not_us", "/brand/business/entityType", business, CHARITY, entity_type=EntityType.GOVERNMENT),
    spoil("brand_form_unlike_name", "/brand/business/entityType", business, CHARITY, legal_name="Riverbank LLC"),
    spoil("brand_vertical_unlike_form", "/brand/compliance/vertical", with_vertical, DENTIST, vertical="NGO"),
    spoil("brand_vertical_unlike_form", "/brand/compliance/vertical", with_vertical, DENTIST, vertical="GOVERNMENT"),
    spoil("brand_vertical_restricted", "/brand/compliance/vertical", with_vertical, SHOP, vertical="GAMBLING"),
    spoil("brand_phone_missing", "/brand/contact/phone", contact, DENTIST, phone=None),
    spoil("brand_website_missing", "/brand/business/url", business, DENTIST, url=None),
    spoil("brand_website_not_public", "/brand/business/url", business, DENTIST, url="https://10.0.0.1/"),
    spoil("brand_email_free", "/brand/contact/email", contact, DENTIST, email="northwind@gmail.com"),
    spoil("public_company_email_domain", "/brand/contact/email", contact, CODES, email="ines@other.example"),
    spoil("brand_email_domain", "/brand/contact/email", contact, DENTIST, email="ada@other.example"),
    spoil("brand_website_insecure", "/brand/business/url", business, DENTIST, url="http://northwinddental.example"),
    Spoiled(
        "brand_website_shared",
        "/brand/business/url",
        business(PLUMBER, url="https://www.facebook.com/leesplumbing"),
        frozenset({"policy_link_elsewhere"}),
    ),
    Spoiled(
        "brand_website_unlike_name",
        "/brand/business/url",
        business(PLUMBER, url="https://boilers.example"),
        frozenset({"policy_link_elsewhere"}),
    ),
]

CAMPAIGNS = [
    Spoiled(
        "use_cases_held", "/campaigns/0/useCases", with_use_cases(DENTIST, ("MIXED", ()), ("CUSTOMER_CARE", DENTISTS_SAMPLES)),

    ),
    Spoiled("use_cases_held", "/campaigns/0/useCases", with_use_cases(DENTIST, ("LOW_VOLUME", DENTISTS_SAMPLES)), frozenset({"volume_too_high"})),
    Spoiled(
        "use_case_not_combinable",
        "/campaigns/0/useCases/1/messagingUseCaseUs",
        with_use_cases(DENTIST, ("ACCOUNT_NOTIFICATION", DENTISTS_SAMPLES[:2]), ("M2M", DENTISTS_SAMPLES[2:])),
    ),
    Spoiled(
        "use_case_not_combinable",
        "/campaigns/0/useCases/1/messagingUseCaseUs",
        with_use_cases(
            content(DENTIST, volume="300"), ("LOW_VOLUME", ()), ("MIXED", ()), ("ACCOUNT_NOTIFICATION", DENTISTS_SAMPLES)
        ),
    ),
    Spoiled("sole_proprietor_campaigns", "/campaigns/1", with_second_campaign(PLUMBER, description="Lee's Plumbing tells its customers what a repair will cost them.")),
    spoil("description_length", "/campaigns/0/description", content, DENTIST, description="Reminders of Northwind Dental."),
    spoil(
        "text_not_english",
        "/campaigns/0/description",
        content,
        DENTIST,
        description="Northwind Dental erinnert seine Patienten per SMS zwei Tage vorher an jeden gebuchten Termin.",
    ),
    spoil(
        "description_without_brand",
        "/campaigns/0/description",
        content,
        DENTIST,
        description="Patients are reminded of the appointments that they have booked with their dentist.",
    ),
    Spoiled("description_repeated", "/campaigns/1/description", with_second_campaign(DENTIST)),
    Spoiled(
        "use_case_unlike_vertical",
        "/campaigns/0/useCases/0/messagingUseCaseUs",
        with_text(with_use_cases(DENTIST, ("HIGHER_EDUCATION", DENTISTS_SAMPLES)), "message_flow", "Patients tick", "Students tick"),
    ),
    Spoiled(
        "volume_too_high",
        "/campaigns/0/volume",
        with_use_cases(DENTIST, ("LOW_VOLUME", ()), ("ACCOUNT_NOTIFICATION", DENTISTS_SAMPLES)),
    ),
    Spoiled("samples_too_few", "/campaigns/0/useCases", with_use_cases(DENTIST, ("ACCOUNT_NOTIFICATION", DENTISTS_SAMPLES[:1]))),
    Spoiled(
        "samples_fewer_than_three", "/campaigns/0/useCases", with_use_cases(DENTIST, ("ACCOUNT_NOTIFICATION", DENTISTS_SAMPLES[:2]))
    ),
    Spoiled(
        "samples_too_many",
        "/campaigns/0/useCases",
        with_use_cases(DENTIST, ("ACCOUNT_NOTIFICATION", [f"Northwind Dental: visit {n} is at {n}. Reply STOP to opt out." for n in range(6)])),
    ),
    Spoiled(
        "use_case_without_sample",
        "/campaigns/0/useCases/1/sampleMessages",
        with_use_cases(DENTIST, ("ACCOUNT_NOTIFICATION", DENTISTS_SAMPLES), ("SECURITY_ALERT", ())),
        frozenset({"message_flow_use_case"}),
    ),
    sample("sample_too_short", DENTIST, "Northwind: at 9?"),
    sample("sample_too_long", DENTIST, "Northwind Dental: your visit is on May 4. Reply STOP. " + "Do come. " * 120),
    sample("sample_not_changeable", DENTIST, "Northwind Dental: your visit is on May 4. Reply STOP. " + "Do come. " * 30),
    sample("sample_without_brand", DENTIST, "Hello {name}, your visit is on May 4 at 10:00. Reply STOP to opt out."),
    sample("sample_without_brand", DENTIST, "{brand}: your visit is on May 4 at 10:00. Reply STOP to opt out."),
    Spoiled(
        "samples_without_opt_out",
        "/campaigns/0/useCases",
        with_use_cases(DENTIST, ("ACCOUNT_NOTIFICATION", [f"Northwind Dental: stop by at {n} o'clock on May 4." for n in range(3)])),
    ),
    sample("marketing_without_opt_out", SHOP, "Blue Finch Books: 20% off all travel guides this weekend. Stop by and read!"),
    Spoiled(
        "sample_repeated", "/campaigns/0/useCases/0/sampleMessages/1", with_sample(DENTIST, DENTISTS_SAMPLES[0].upper().lower(), 1)
    ),
    sample("sample_is_filler", DENTIST, "Northwind Dental: Lorem ipsum dolor sit amet. Reply STOP to opt out."),
    sample("sample_unlike_use_case", CODES, "KIS: good morning, have a nice day. Reply STOP to opt out."),
    sample("sample_promotes", DENTIST, "Northwind Dental: 20% off tooth whitening in May. Reply STOP to opt out."),
    sample("sample_promotes", CODES, "KIS: your code is 481516. Now with a summer sale! Reply STOP to opt out."),
    sample("sample_shouts", DENTIST, "NORTHWIND DENTAL: YOUR VISIT IS ON MAY 4 AT 10:00. REPLY STOP TO OPT OUT."),
    sample("sample_like_spam", DENTIST, "Northwind Dental: act now and book your visit. Reply STOP to opt out."),
    sample("sample_asks_for_secrets", DENTIST, "Northwind Dental: reply with your card number to pay. STOP to opt out."),
    spoil("message_flow_missing", FLOW, content, DENTIST, message_flow=None),
    spoil(
        "message_flow_length",
        FLOW,
        content,
        DENTIST,
        message_flow="Box at https://northwinddental.example",
    )._replace(besides=frozenset({"message_flow_without_consent", "message_flow_use_case", "message_flow_without_privacy", "message_flow_without_disclosure"})),
    Spoiled(
        "message_flow_without_consent",
        FLOW,
        content(
            DENTIST,
            message_flow=(
                "Patients leave a number for reminders at https://northwinddental.example/book. Privacy:"
                " https://northwinddental.example/privacy. Msg & data rates may apply, reply STOP to end."
            ),
        ),
    ),
    Spoiled(
        "message_flow_without_place",
        FLOW,
        content(
            DENTIST,
            message_flow=(
                f"Patients agree to reminders when they become patients. {DISCLOSURE} Privacy policy:"
                " https://northwinddental.example/privacy"
            ),
        ),
    ),
    flow("message_flow_several_ways", DENTIST, "Patients tick", "Patients sign a paper form, agree over the phone, or tick"),
    flow("message_flow_several_ways", SHOP, "Customers text BOOKS", "Customers use the web form, or text BOOKS"),
    Spoiled(
        "message_flow_without_address",
        FLOW,
        content(DENTIST, message_flow=f"Patients tick a box for reminders on our website. {DISCLOSURE} See the privacy policy."),
    ),
    flow("message_flow_use_case", DENTIST, "appointment reminders", "texts", )._replace(
        packet=with_text(
            with_text(DENTIST, "message_flow", "appointment reminders", "texts"), "message_flow", "booking form", "form"
        )
    ),
    flow("message_flow_forced", DENTIST, "an empty box", "a pre-checked box"),
    flow("message_flow_forced", DENTIST, "Patients tick", "Patients are automatically enrolled. Others tick"),
    flow("message_flow_bought", DENTIST, "Patients tick", "We use purchased contact lists. Patients tick"),
    flow("perceived_sender", DENTIST, "Patients tick", "We send messages on behalf of dentists. Patients tick"),
    flow("message_flow_without_privacy", SHOP, "Terms and privacy policy: https://bluefinch.example/privacy", ""),
    flow("message_flow_without_disclosure", DENTIST, "Msg & data rates may apply.", ""),
    flow("message_flow_without_disclosure", DENTIST, ", STOP to opt out", ""),
    flow("consent_condition", SHOP, "Consent is not a condition of purchase. ", ""),
    spoil("optin_message_missing", "/campaigns/0/optinMessage", content, DENTIST, optin_message=""),
    Spoiled(
        "optin_message_without_frequency", "/campaigns/0/optinMessage", with_text(DENTIST, "optin_message", "Msg frequency varies. ", "")
    ),
    Spoiled(
        "optin_message_without_rates",
        "/campaigns/0/optinMessage",
        with_text(DENTIST, "optin_message", "Msg & data rates may apply. ", ""),
    ),
    Spoiled(
        "optin_message_without_help", "/campaigns/0/optinMessage", with_text(DENTIST, "optin_message", "HELP for help, ", "")
    ),
    Spoiled(
        "optin_message_without_stop", "/campaigns/0/optinMessage", with_text(DENTIST, "optin_message", ", STOP to opt out", "")
    ),
    Spoiled(
        "optin_message_unclear",
        "/campaigns/0/optinMessage",
        with_text(
            with_text(DENTIST, "optin_message", "you are subscribed to appointment reminders", "hello"),
            "optin_message", "STOP to opt out", "STOP to end",
        ),
    ),
    spoil("optout_message_missing", "/campaigns/0/optoutMessage", content, DENTIST, optout_message=None),
    spoil("optout_message_goes_on", "/campaigns/0/optoutMessage", content, DENTIST, optout_message="Northwind Dental: see you soon!"),
    spoil("help_message_missing", "/campaigns/0/helpMessage", content, DENTIST, help_message=None),
    spoil(
        "help_message_without_contact", "/campaigns/0/helpMessage", content, DENTIST, help_message="Northwind Dental: ask at the desk."
    ),
    spoil("reply_without_brand", "/campaigns/0/helpMessage", content, DENTIST, help_message="Call us at +1 217 555 0100."),
    spoil("reply_too_short", "/campaigns/0/helpMessage", content, CODES, help_message="KIS: www.kis.example"[:19]),
    spoil(
        "reply_too_long", "/campaigns/0/helpMessage", content, CODES, help_message="KIS: see https://kis.example/help " + "or ask again " * 20
    ),
    spoil("optin_keywords_missing", "/campaigns/0/optinKeywords", content, SHOP, optin_keywords=None),
    spoil("optout_keywords_missing", "/campaigns/0/optoutKeywords", content, DENTIST, optout_keywords=None),
    spoil("optout_keywords_without_stop", "/campaigns/0/optoutKeywords", content, DENTIST, optout_keywords="END,QUIT"),
    spoil("help_keywords_missing", "/campaigns/0/helpKeywords", content, DENTIST, help_keywords=None),
    spoil("help_keywords_without_help", "/campaigns/0/helpKeywords", content, DENTIST, help_keywords="INFO"),
    spoil("keywords_with_spaces", "/campaigns/0/optinKeywords", content, DENTIST, optin_keywords="START, YES"),
    spoil("keywords_in_two_lists", "/campaigns/0/helpKeywords", content, DENTIST, help_keywords="HELP,Stop"),
    spoil("privacy_policy_missing", "/campaigns/0/privacyPolicyLink", content, DENTIST, privacy_policy_link=None),
    spoil("terms_missing", "/campaigns/0/termsAndConditionsLink", content, DENTIST, terms_and_conditions_link=None),
    spoil(
        "policy_link_too_long", "/campaigns/0/privacyPolicyLink", content, DENTIST,
        privacy_policy_link="https://northwinddental.example/privacy?" + "x" * 230,
    ),
    spoil(
        "policy_link_is_home_page", "/campaigns/0/privacyPolicyLink", content, DENTIST,
        privacy_policy_link="https://northwinddental.example/",
    ),
    spoil(
        "policy_link_elsewhere", "/campaigns/0/privacyPolicyLink", content, DENTIST,
        privacy_policy_link="https://policies.example/northwind",
    ),
    sample("sample_links_elsewhere", DENTIST, "Northwind Dental: confirm at https://visits.example/4. Reply STOP to opt out."),
    sample("link_shortened", DENTIST, "Northwind Dental: confirm at bit.ly/3xYz9. Reply STOP to opt out."),
    sample("link_not_public", DENTIST, "Northwind Dental: confirm at https://localhost:8080/4. Reply STOP to opt out."),
    spoil("link_insecure", "/campaigns/0/termsAndConditionsLink", content, DENTIST, terms_and_conditions_link="http://northwinddental.example/terms"),
    description("content_cannabis", "It sells CBD as well."),
    description("content_firearms", "It sells ammunition as well."),
    description("content_sexual", "It is about adult entertainment as well."),
    description("content_gambling", "It runs a casino as well."),
    description("content_hate", "It is about white supremacy as well."),
    description("age_gate_missing", "Its bar has wine as well."),
    description("age_gate_missing", "It sells cigarettes as well."),
    description("content_payday_loans", "It gives payday loans as well."),
    description("content_debt", "It is about debt relief as well."),
    description("content_crypto", "It is about bitcoin as well."),
    description("content_affiliate", "It tells how to work from home as well."),
    description("content_political", "It asks to re-elect the mayor as well."),
    description("content_lending", "It gives loans as well."),
    description("content_donations", "It asks for donations as well."),
    description("content_sweepstakes", "It is about sweepstakes as well."),
]  # fmt: skip

ROWS = [*BRANDS, *CAMPAIGNS]


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


def test_a_thousand_reviews_take_no_two_seconds() -> None:
    """The best of some rounds is taken, because others use the machine too; measuring coverage takes time of its own."""
    two = with_second_campaign(DENTIST, description="Northwind Dental asks patients how they liked the visit they had.")
    assert review.of_profile(two) == ()
    milliseconds = (
        min(timeit.repeat(lambda: review.of_profile(two), timer=time.process_time, number=20, repeat=8)) / 20 * 1000
    )
    assert milliseconds < (2 if sys.gettrace() is None else 10)


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
