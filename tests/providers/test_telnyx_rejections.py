"""The table of reviewers' reasons: every row is reached, real texts find the right one, and nothing is lost."""

import pytest

from clearsend.providers import remedies_page
from clearsend.providers.ports import Rejected
from clearsend.providers.telnyx import rejections

# A text as a registry, a reviewer or the API words it → the class that it belongs to. Each class is here.
TEXTS = {
    "Cannot associate campaign with brand in pending or failed status": "brand_not_verified",
    "Sole Proprietor brands can only have one active campaign": "sole_proprietor_campaigns",
    "Sole Proprietor campaigns can only have one phone number assigned": "sole_proprietor_numbers",
    "A mobile phone can only have 3 Sole Proprietor brands": "mobile_phone_used_up",
    "OTP PIN expired": "otp_expired",
    "OTP PIN is invalid": "otp_wrong",
    "The mobile phone of the brand is no US or Canadian number": "otp_undelivered",
    "OTP DELIVERY_FAILED": "otp_undelivered",
    "A brand can be revetted once after its registration, and then once every 3 months": "revet_too_early",
    "The Authentication+ 2FA email has not been completed": "business_contact_unconfirmed",
    "A brand with this EIN already exists": "duplicate_tax_id",
    "STOCK_SYMBOL": "stock_symbol",
    "GOVERNMENT_ENTITY": "government_entity",
    "NONPROFIT": "nonprofit",
    "TAX_ID": "tax_id",
    "EIN must have 9 digits, for example 12-3456789": "tax_id",
    "The company name could not be verified": "legal_name",
    "The address is a P.O. Box": "address",
    "A campaign in status TCR_FAILED cannot be updated": "not_editable",
    "Only campaigns in status TELNYX_FAILED or MNO_REJECTED can be appealed": "not_appealable",
    "Who is the perceived sender of the messages? each business will need a brand and campaign": "perceived_sender",
    "Opt-in workflow mentions multiple methods": "several_opt_in_methods",
    "The opt-in consent language does not cover all selected use cases": "consent_coverage",
    "Please add a link/screenshot of the opt-in form": "opt_in_evidence",
    "Privacy Policy needs to be compliant": "privacy_policy",
    "7100": "privacy_policy",
    "Terms & Conditions are not accessible": "terms_and_conditions",
    "Subscribers must be opted in as required by some MNOs": "opt_in_unsupported",
    "Support for standard opt-out commands are required by some MNOs": "opt_out_unsupported",
    "Support for standard help command is required by some MNOs": "help_unsupported",
    "Subscriber Opt-in Message needs updating": "opt_in_message",
    "Auto-response Opt-out Message needs updating": "opt_out_message",
    "Subscriber Help Message needs updating": "help_message",
    "Sample messages lack opt-out language": "opt_out_in_samples",
    "Keywords must be comma separated without space": "keywords_with_spaces",
    "Error 611": "keyword_responses",
    "DCA 701: not allowed": "cannabis",
    "(702) not allowed": "firearms",
    "Code: 703": "sexual_content",
    "704 - not allowed": "gambling",
    "Reason 705": "hate_speech",
    "Age gate missing for alcohol": "age_gate",
    "SHAFT content": "forbidden_content",
    "7000": "forbidden_content",
    "Payday loans are not allowed": "lending",
    "Affiliate marketing is not allowed": "third_party_marketing",
    "Public URL shorteners such as bit.ly are not allowed": "url_shortener",
    "Embedded link is declared, but no link is shown": "embedded_link",
    "Embedded phone is declared": "embedded_phone",
    "1100": "website_missing",
    "1103: not valid": "website_certificate",
    "The website is not accessible": "website_unreachable",
    "9602": "brand_mismatch",
    "603": "brand_mismatch",
    "602: samples": "sample_vertical_mismatch",
    "601": "content_attributes",
    "Usecase LOW_VOLUME requires minimum of 1 sub-usecases": "sub_use_cases",
    "The use case does not match the content": "use_case_mismatch",
    "8500": "use_case_mismatch",
    "At least two sample messages: sample message 2 is required": "samples_too_few",
    "Sample messages are unclear": "samples_unclear",
    "Campaign description is too vague": "description_unclear",
    "2100": "opt_in_missing",
    "Missing required parameter: messageFlow": "message_flow",
    "5500": "message_flow",
    "referenceId must be unique": "duplicate_campaign",
    "DECLINED": "sharing_declined",
    "The number must be on a messaging profile": "number_not_messaging",
    "Only US long codes are supported": "number_kind",
    "The phone number is already assigned": "number_taken",
    "Campaign has not been approved": "campaign_not_approved",
    "TCR_EXPIRED": "expired",
    "TCR_SUSPENDED": "suspended",
    "MNO_PROVISIONING_FAILED": "provisioning_failed",
    "MNO_REJECTED": "registry_refused",
    "UNVERIFIED": "identity_unverified",
    "650: see above": "vetting",
    "Something that nobody has seen": "unclassified",
    "We expect 5000 messages a month": "unclassified",
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_finds_its_row_and_stays_verbatim(text: str) -> None:
    reason = rejections.classify(text, ["ein"])
    assert (reason.code, reason.message, reason.fields) == (TEXTS[text], text, ("ein",))
    assert reason.remedy


def test_every_row_is_reached_and_there_are_enough_of_them() -> None:
    codes = [row.code for row in rejections.table()]
    assert len(codes) == len(set(codes)) >= 30
    assert set(codes) == set(TEXTS.values())
    assert all(row.meaning and row.remedy.endswith(".") for row in rejections.table())


def test_the_registrys_categories_keep_their_name() -> None:
    reason = rejections.feedback("TAX_ID", "Tax ID: does not match.", ["ein"])
    assert (reason.code, reason.fields) == ("TAX_ID", ("ein",))
    assert "CP-575" in (reason.remedy or "")
    other = rejections.feedback("OTHERS", "Others: the website is not accessible.")
    assert other.code == "OTHERS"
    assert other.remedy == rejections.classify("the website is not accessible").remedy


@pytest.mark.parametrize(
    ("given", "messages"),
    [
        (None, []),
        ("", []),
        ("One.", ["One."]),
        (["One.", "Two.", None], ["One.", "Two."]),
        ([{"fields": ["ein", 7], "description": "Bad EIN"}, {"other": 1}], ["Bad EIN"]),
        ([["deep"], {"description": ["x"]}], []),
        ("half \ud800 and \x00 nothing", ["half   and   nothing"]),
    ],
)
def test_reasons_come_in_many_shapes(given: object, messages: list[str]) -> None:
    found = rejections.reasons({"failureReasons": given})
    assert [reason.message for reason in found] == messages


def test_only_vague_codes_take_the_remedy_of_their_words() -> None:
    words = "Bad Request: OTP PIN expired"
    vague = rejections.explained(Rejected("telnyx", "10015", words, "Report it."))
    assert (vague.code, vague.message) == ("10015", words)
    assert "new PIN" in vague.remedy
    for told in (Rejected("telnyx", "20100", words, "Pay."), Rejected("telnyx", "10015", "Bad Request", "Report it.")):
        assert rejections.explained(told) is told


def test_the_page_has_a_row_for_each() -> None:
    page = remedies_page.page()
    for row in rejections.table():
        assert f"| `{row.code}` |" in page
        assert row.remedy in page
