"""Our words in Telnyx's: what is sent for a brand and a campaign, and that it always keeps to the vendor's rules."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearsend.domain.profile import EntityType, UseCase
from clearsend.domain.registration import purpose
from clearsend.domain.registration.purpose import Purpose
from clearsend.providers.telnyx import brand_vocabulary, vocabulary
from clearsend.simulators.telnyx.vocabulary import SUB_USECASES, USECASES
from tests.providers.applications import (
    BRAND,
    NOW,
    REMINDERS,
    brand_application,
    campaign_application,
    use_cases,
)

OURS = (
    "MARKETING",
    "ACCOUNT_NOTIFICATION",
    "CUSTOMER_CARE",
    "FRAUD_ALERT",
    "TWO_FA",
    "DELIVERY_NOTIFICATION",
    "SECURITY_ALERT",
    "M2M",
    "MIXED",
    "HIGHER_EDUCATION",
    "POLLING_VOTING",
    "PUBLIC_SERVICE_ANNOUNCEMENT",
    "LOW_VOLUME",
)


def test_a_company_is_registered_with_what_its_entity_type_takes() -> None:
    assert brand_vocabulary.brand_body(brand_application()) == {
        "entityType": "PRIVATE_PROFIT",
        "displayName": "Northwind Dental",
        "companyName": "Northwind Dental LLC",
        "ein": "123456789",
        "vertical": "HEALTHCARE",
        "country": "US",
        "email": "ada@northwind.example",
        "phone": "+12025550123",
        "street": "100 Main Street",
        "city": "Springfield",
        "state": "IL",
        "postalCode": "62701",
        "website": "https://northwind.example",
        "webhookURL": "https://clearsend.example/inbound/telnyx?subject=tok-1",
    }


def test_a_public_company_has_stock_fields_and_a_business_contact() -> None:
    business = {"entity_type": EntityType.PUBLIC_PROFIT, "stock_symbol": "NWD", "stock_exchange": "NASDAQ"}
    body = brand_vocabulary.brand_body(brand_application(business=business))
    assert (body["stockSymbol"], body["stockExchange"]) == ("NWD", "NASDAQ")
    assert body["businessContactEmail"] == "ada@northwind.example"


@pytest.mark.parametrize(
    ("contact", "names", "mobile"),
    [
        ({}, ("Ada B.", "Marsh"), "+12025550123"),
        (
            {"first_name": "Adele", "last_name": "M", "mobile_phone": "+12025550999"},
            ("Adele", "M"),
            "+12025550999",
        ),
        ({"name": "Cher"}, ("Cher", None), "+12025550123"),
    ],
)
def test_a_sole_proprietor_is_a_person(contact: dict[str, Any], names: tuple[str, str | None], mobile: str) -> None:
    application = brand_application(business={"entity_type": EntityType.SOLE_PROPRIETOR}, contact=contact)
    body = brand_vocabulary.brand_body(application)
    complaints = brand_vocabulary.brand_complaints(application)
    assert "ein" not in body
    assert "companyName" not in body
    assert body["mobilePhone"] == mobile
    assert "mobilePhone" not in brand_vocabulary.brand_update_body(application)
    if names[1] is None:
        assert complaints == ["brand.contact.lastName is missing"]
    else:
        assert (body["firstName"], body["lastName"]) == names
        assert complaints == []


def test_a_foreign_tax_id_and_province_stay_as_they_are() -> None:
    business = {
        "tax_id": "12345 6789 RC0001",
        "tax_id_type": "ca_bn",
        "country": "CA",
        "country_of_registration": "CA",
        "state": "ON",
    }
    body = brand_vocabulary.brand_body(brand_application(business=business))
    assert (body["ein"], body["state"]) == ("12345 6789 RC0001", "ON")


MISSING: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"entity_type": None}, {}, "brand.business.entityType is missing"),
    ({"legal_name": None}, {}, "brand.business.legalName is missing"),
    ({"tax_id": " "}, {}, "brand.business.taxId is missing"),
    ({"country": None, "country_of_registration": None}, {}, "brand.business.country is missing"),
    ({}, {"email": None}, "brand.contact.email is missing"),
    ({"legal_name": "N" * 101}, {}, "brand.business.legalName has more than 100 characters"),
    ({"postal_code": "62701-12345"}, {}, "brand.business.postalCode has more than 10 characters"),
    ({"state": "Atlantis"}, {}, "brand.business.state is no state of the United States"),
    (
        {"entity_type": EntityType.PUBLIC_PROFIT, "stock_symbol": "NWD"},
        {},
        "brand.business.stockExchange is missing",
    ),
]


@pytest.mark.parametrize(("business", "contact", "complaint"), MISSING, ids=lambda value: str(value)[:40])
def test_what_telnyx_would_not_take_is_named_in_our_words(
    business: dict[str, Any], contact: dict[str, Any], complaint: str
) -> None:
    application = brand_application(business=business, contact=contact)
    assert brand_vocabulary.brand_complaints(application) == [complaint]


def test_a_brand_without_a_business_lacks_everything_of_it() -> None:
    application = replace(brand_application(), brand=replace(BRAND, business=None))
    assert brand_vocabulary.brand_complaints(application) == [
        "brand.business.entityType is missing",
        "brand.business.country is missing",
    ]


PURPOSES: list[tuple[list[str], str | None, Purpose]] = [
    (["TWO_FA"], None, Purpose("2FA")),
    (["TWO_FA"], "2000", Purpose("2FA")),
    (["TWO_FA"], "1999", Purpose("LOW_VOLUME", ["2FA"])),
    (["MARKETING", "TWO_FA"], "1999", Purpose("LOW_VOLUME", ["MARKETING", "2FA"])),
    (["MARKETING", "TWO_FA", "MARKETING"], "2000", Purpose("MIXED", ["MARKETING", "2FA"])),
    (["MIXED", "MARKETING", "CUSTOMER_CARE"], "10", Purpose("MIXED", ["MARKETING", "CUSTOMER_CARE"])),
    (["MARKETING", "LOW_VOLUME"], "9000", Purpose("LOW_VOLUME", ["MARKETING"])),
    (["MIXED", "LOW_VOLUME", "MARKETING"], "10", Purpose("LOW_VOLUME", ["MARKETING"])),
    (["MIXED", "LOW_VOLUME", "MARKETING", "TWO_FA"], None, Purpose("MIXED", ["MARKETING", "2FA"])),
    (["M2M"], "10", Purpose("M2M")),
]


@pytest.mark.parametrize(("named", "volume", "expected"), PURPOSES, ids=lambda value: str(value)[:50])
def test_use_cases_become_one_with_sub_use_cases(named: list[str], volume: str | None, expected: Purpose) -> None:
    cases = use_cases(*((name, ["A sample."]) for name in named))
    found = purpose.of_use_cases(cases, volume=volume, entity_type=EntityType.PRIVATE_PROFIT)
    assert (found.use_case, list(found.sub_use_cases)) == (expected.use_case, list(expected.sub_use_cases))
    assert vocabulary.purpose_complaint(found) is None


@pytest.mark.parametrize(
    "named",
    [["MIXED"], ["LOW_VOLUME"], ["MIXED", "MARKETING"], ["M2M", "MARKETING"], ["MIXED", "M2M", "MARKETING"], []],
)
def test_use_cases_that_do_not_go_together_are_told(named: list[str]) -> None:
    found = purpose.of_use_cases(use_cases(*((name, ["x"]) for name in named)), volume=None, entity_type=None)
    assert vocabulary.purpose_complaint(found)


def test_six_use_cases_are_too_many_and_telnyx_own_bounds_count_more() -> None:
    names = [name for name in OURS if name not in ("MIXED", "LOW_VOLUME", "M2M")][:6]
    found = purpose.of_use_cases(use_cases(*((name, ["x"]) for name in names)), volume=None, entity_type=None)
    assert "2 to 5" in (vocabulary.purpose_complaint(found) or "")
    assert vocabulary.purpose_complaint(found, (1, 6)) is None


def test_a_sole_proprietors_campaign_has_its_own_use_case() -> None:
    found = purpose.of_use_cases(REMINDERS, volume="10", entity_type=EntityType.SOLE_PROPRIETOR)
    assert found == Purpose("SOLE_PROPRIETOR")


texts = st.text(max_size=30)
cases = st.lists(
    st.builds(
        lambda name, samples: UseCase("uc", name, samples, NOW, NOW),
        st.sampled_from(OURS),
        st.lists(texts, min_size=1, max_size=5),
    ),
    min_size=1,
    max_size=10,
)


@settings(max_examples=150)
@given(cases, st.one_of(st.none(), st.integers(0, 10_000).map(str)), texts, st.sampled_from(list(EntityType)))
def test_whatever_is_said_what_is_sent_keeps_to_the_rules(
    cases: list[UseCase], volume: str | None, words: str, entity_type: EntityType
) -> None:
    assert BRAND.business is not None
    brand = replace(BRAND, business=replace(BRAND.business, entity_type=entity_type))
    application = campaign_application(cases=cases, volume=volume, optin_keywords=words, brand=brand)
    body = vocabulary.campaign_body(application)
    purpose = Purpose(body["usecase"], body.get("subUsecases", ()))
    if vocabulary.purpose_complaint(purpose) is None:
        rule = USECASES[purpose.use_case]
        assert rule.min_sub <= len(purpose.sub_use_cases) <= rule.max_sub
        assert set(purpose.sub_use_cases) <= set(SUB_USECASES)
        assert len(set(purpose.sub_use_cases)) == len(purpose.sub_use_cases)
    given_samples = {sample.strip() for case in cases for sample in case.sample_messages if sample.strip()}
    sent = [body[f"sample{number}"] for number in range(1, 6) if f"sample{number}" in body]
    assert len(sent) == min(5, len(set(sent)))
    assert set(sent) <= given_samples
    assert bool(sent) == bool(given_samples)
    sent_keywords = body.get("optinKeywords", "")
    split = sent_keywords.split(",")
    assert len(sent_keywords) <= 255
    assert not any(character.isspace() for character in sent_keywords)
    assert len(set(split)) == len(split)
    assert split == [word.upper() for word in split]
    assert sent_keywords == "" or all(split)


def test_every_use_case_is_represented_in_the_samples() -> None:
    several = use_cases(("MARKETING", ["m1", "m2", "m3"]), ("TWO_FA", ["t1"]), ("CUSTOMER_CARE", ["c1", "m1"]))
    assert vocabulary.samples(several) == ["m1", "t1", "c1", "m2", "m3"]


@pytest.mark.parametrize(
    ("given_words", "sent"),
    [
        ("START, yes,START", "START,YES"),
        ("stop all; Opt Out", "STOPALL,OPTOUT"),
        ("STOP UNSUBSCRIBE stop", "STOP,UNSUBSCRIBE"),
        (" , ", None),
        (None, None),
        (",".join(f"WORD{number:03}" for number in range(50)), ",".join(f"WORD{number:03}" for number in range(32))),
    ],
)
def test_keywords_have_commas_and_no_spaces(given_words: str | None, sent: str | None) -> None:
    assert vocabulary.keywords(given_words) == sent


@pytest.mark.parametrize(
    ("sample", "link", "phone"),
    [
        ("See https://northwind.example/a.", "https://northwind.example/a", False),
        ("See northwind.example/book now", "northwind.example/book", False),
        ("Call (202) 555-0123.", None, True),
        ("Call +1 202 555 0123", None, True),
        ("Order 12345 of 2026-11-23 is 10% off, e.g. today.", None, False),
        ("https://northwind.example/12025550123", "https://northwind.example/12025550123", False),
    ],
)
def test_links_and_phone_numbers_in_samples_are_declared(sample: str, link: str | None, phone: bool) -> None:
    body = vocabulary.campaign_body(campaign_application(cases=use_cases(("MARKETING", [sample]))))
    assert (body["embeddedLink"], body.get("embeddedLinkSample")) == (link is not None, link)
    assert body["embeddedPhone"] is phone


def test_links_stand_in_the_message_flow_too_once() -> None:
    policy, terms = "https://northwind.example/privacy", "https://northwind.example/terms"
    flow = f"A box on the form. {policy}"
    application = campaign_application(message_flow=flow, privacy_policy_link=policy, terms_and_conditions_link=terms)
    body = vocabulary.campaign_body(application)
    assert body["messageFlow"] == f"{flow} Terms and conditions: {terms}"
    assert (body["privacyPolicyLink"], body["termsAndConditionsLink"]) == (policy, terms)
    full = campaign_application(message_flow="x" * 2040, privacy_policy_link=policy)
    assert vocabulary.campaign_body(full)["messageFlow"] == "x" * 2040


def test_nothing_is_invented() -> None:
    body = vocabulary.campaign_body(campaign_application(help_message=None, message_flow=None, webhook=False))
    assert not {"helpMessage", "optinMessage", "optoutMessage", "messageFlow", "webhookURL"} & set(body)
    assert vocabulary.campaign_complaints(body) == ["campaign.messageFlow is missing"]
    assert (body["referenceId"], body["termsAndConditions"], body["subscriberOptin"]) == ("tok-c1", True, True)
    machines = vocabulary.campaign_body(campaign_application(cases=use_cases(("M2M", ["on"]))))
    assert (machines["subscriberOptin"], machines["subscriberOptout"], machines["subscriberHelp"]) == (False,) * 3


def test_an_update_carries_what_fits_and_empties_what_is_gone() -> None:
    wanted = vocabulary.campaign_body(campaign_application(cases=use_cases(("MARKETING", ["x" * 300, "short"]))))
    current = {"sample1": "x" * 300, "sample2": "old", "sample3": "gone", "optinMessage": "kept"}
    body, too_long = vocabulary.campaign_update_body(current, wanted)
    assert too_long == []
    assert (body["sample2"], body["sample3"]) == ("short", "")
    assert "sample1" not in body
    assert "optinMessage" not in body
    assert vocabulary.campaign_update_body({}, wanted)[1] == ["sample1"]
