"""Packets that were good until one thing of each was spoiled, with what the pre-check must find of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from clearsend.domain.dossier import Dossier
from clearsend.domain.profile import EntityType
from tests.domain.packets import (
    CHARITY,
    CODES,
    DENTIST,
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
