"""The Telnyx registrar on a scripted vendor: that it looks first, what it refuses, and how each answer is judged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from clearsend.domain.profile import EntityType
from clearsend.domain.registration.record import Reading
from clearsend.domain.registration.states import BrandState, CampaignState, NumberState
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.telnyx import errors
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from tests.providers.applications import (
    BRAND,
    NOW,
    brand_application,
    campaign_application,
    shared_campaign,
    use_cases,
)
from tests.providers.scripted import Journal, Reply, Script, Turn, everything_said

BASE = "https://telnyx.test/v2"
KEY = "KEY0123planted"
NUMBER = "+12125550100"

BRANDS, CAMPAIGNS, BUILDER = "/10dlc/brand", "/10dlc/campaign", "/10dlc/campaignBuilder"
QUALIFY = f"{BUILDER}/brand/b-1/usecase/ACCOUNT_NOTIFICATION"
NUMBERS = "/10dlc/phone_number_campaigns"
ASSIGNMENT = f"{NUMBERS}/{NUMBER}"
OURS = "https://clearsend.example/inbound/telnyx?subject=tok-1"

Lines = dict[str, Turn | list[Turn]]


def page(*items: dict[str, Any], total: int | None = None) -> Reply:
    return Reply(200, {"records": list(items), "page": 1, "totalRecords": len(items) if total is None else total})


def brand(id_: str = "b-1", **more: Any) -> dict[str, Any]:
    return {
        "brandId": id_,
        "displayName": "Northwind Dental",
        "companyName": "Northwind Dental LLC",
        "entityType": "PRIVATE_PROFIT",
        "ein": "12-3456789",
        "status": "OK",
        "identityStatus": "VERIFIED",
        "createdAt": "2026-11-23T12:00:05.000001",
        **more,
    }


def campaign(id_: str = "c-1", status: str | None = "TCR_PENDING", **more: Any) -> dict[str, Any]:
    return {"campaignId": id_, "tcrCampaignId": id_, "campaignStatus": status, "status": "ACTIVE", **more}


def qualification(**changes: Any) -> Reply:
    carrier = {"mno": "T-Mobile", "qualify": True, "minMsgSamples": 1, **changes}
    return Reply(200, {"minSubUsecases": 0, "maxSubUsecases": 0, "mnoMetadata": {"10017": carrier}})


def error(status: int, code: str, detail: str = "No.") -> Reply:
    return Reply(status, {"errors": [{"code": code, "title": "Title", "detail": detail}]})


def registrar(script: Script) -> TelnyxRegistrar:
    return TelnyxRegistrar(script.http, BASE, KEY)


def writes(script: Script) -> list[str]:
    return [line for line in script.asked if not line.startswith("GET")]


def ensure_brand(lines: Lines, *, may_create: bool = True, **application: Any) -> tuple[Reading | None, Script]:
    script = Script(BASE, {f"GET {BRANDS}": page(), f"POST {BRANDS}": Reply(200, brand()), **lines})
    reading = registrar(script).ensure_brand(brand_application(**application), Journal(), may_create=may_create)
    return reading, script


def ensure_campaign(lines: Lines, *, may_create: bool = True, **application: Any) -> tuple[Reading | None, Script]:
    fresh: Lines = {
        f"GET {CAMPAIGNS}": page(),
        f"GET {QUALIFY}": qualification(),
        f"POST {BUILDER}": Reply(200, campaign()),
    }
    script = Script(BASE, {**fresh, **lines})
    asked = campaign_application(**application)
    return registrar(script).ensure_campaign(asked, Journal(), may_create=may_create), script


# Brands: looking before creating


def test_a_brand_is_looked_for_then_registered() -> None:
    reading, script = ensure_brand(
        {f"POST {BRANDS}": Reply(200, brand(status="REGISTRATION_PENDING", identityStatus=None))}
    )
    assert reading is not None
    assert (reading.state, reading.vendor_id) == (BrandState.PENDING, "b-1")
    assert script.asked == [f"GET {BRANDS}", f"POST {BRANDS}"]
    query = script.requests[0].url.params
    assert (query["displayName"], query["entityType"], query["sort"]) == (
        "Northwind Dental",
        "PRIVATE_PROFIT",
        "-createdAt",
    )
    assert script.body_of(f"POST {BRANDS}")["webhookURL"] == OURS


def test_nothing_is_created_before_it_may_be() -> None:
    reading, script = ensure_brand({}, may_create=False, sent_at=NOW)
    assert reading is None
    assert writes(script) == []


@pytest.mark.parametrize(
    "address", [OURS, "https://clearsend.example/hooks/tok-1", "https://x.example/?a=b&subject=tok-1"]
)
def test_the_brand_that_carries_the_token_is_ours(address: str) -> None:
    reading, script = ensure_brand(
        {
            f"GET {BRANDS}": page(brand("b-9"), brand("b-1")),
            f"GET {BRANDS}/b-9": Reply(200, brand("b-9", webhookURL=OURS.replace("tok-1", "tok-11"))),
            f"GET {BRANDS}/b-1": Reply(200, brand("b-1", webhookURL=address, createdAt="2020-01-01T00:00:00")),
        },
        sent_at=NOW,
    )
    assert reading is not None
    assert reading.vendor_id == "b-1"
    assert writes(script) == []


OTHERS: list[dict[str, Any]] = [
    {"webhookURL": "https://clearsend.example/inbound/telnyx?subject=tok-2"},
    {"webhookURL": "http://[broken?subject=tok-1"},
    {"ein": "98-7654321"},
    {"companyName": "Southwind Dental LLC"},
    {"createdAt": "2026-11-23T11:54:59"},
    {"createdAt": "soon"},
    {"createdAt": None},
]


@pytest.mark.parametrize("change", OTHERS, ids=str)
def test_another_tenants_brand_of_the_same_name_is_not_ours(change: dict[str, Any]) -> None:
    other = brand("b-7", **change)
    reading, script = ensure_brand({f"GET {BRANDS}": page(other), f"GET {BRANDS}/b-7": Reply(200, other)}, sent_at=NOW)
    assert reading is not None
    assert reading.vendor_id == "b-1"
    assert writes(script) == [f"POST {BRANDS}"]


def test_a_brand_without_an_address_is_ours_if_all_else_fits_and_something_was_sent() -> None:
    lines: Lines = {f"GET {BRANDS}": page(brand("b-7")), f"GET {BRANDS}/b-7": Reply(200, brand("b-7"))}
    found, script = ensure_brand(lines, sent_at=NOW, webhook=False)
    assert found is not None
    assert (found.vendor_id, writes(script)) == ("b-7", [])
    fresh, script = ensure_brand(lines, sent_at=None, webhook=False)
    assert fresh is not None
    assert (fresh.vendor_id, writes(script)) == ("b-1", [f"POST {BRANDS}"])


def test_a_brand_is_looked_for_since_it_was_sent_first_and_not_only_since_the_last_attempt() -> None:
    """The first attempt went through unanswered, the later ones came to nothing."""
    lines: Lines = {f"GET {BRANDS}": page(brand("b-7")), f"GET {BRANDS}/b-7": Reply(200, brand("b-7"))}
    details = {"first_sent_at": NOW.isoformat()}
    for last in (NOW + timedelta(days=2), None):
        found, script = ensure_brand(lines, sent_at=last, webhook=False, details=details)
        assert found is not None
        assert (found.vendor_id, writes(script)) == ("b-7", [])


def test_brands_of_others_that_have_the_same_name_are_not_shown() -> None:
    theirs = brand("b-planted", webhookURL=OURS.replace("tok-1", "tok-planted"), email="planted@example.com")
    ours = brand("b-3", webhookURL=OURS)
    lines: Lines = {
        f"GET {BRANDS}": page(theirs, ours),
        f"GET {BRANDS}/b-planted": Reply(200, theirs),
        f"GET {BRANDS}/b-3": Reply(200, ours),
    }
    journal = Journal()
    found = registrar(Script(BASE, lines)).ensure_brand(brand_application(sent_at=NOW), journal, may_create=False)
    assert found is not None
    assert found.vendor_id == "b-3"
    assert "planted" not in repr(journal.exchanges)
    assert [(exchange.path, exchange.answer) for exchange in journal.exchanges[:2]] == [
        (BRANDS, "brands of that name found: 2"),
        (f"{BRANDS}/{{id}}", "another brand of that name"),
    ]
    assert (journal.exchanges[2].path, "b-3" in journal.exchanges[2].answer) == (f"{BRANDS}/b-3", True)
    down = Script(BASE, {**lines, f"GET {BRANDS}/b-planted": httpx.ReadTimeout("late")})
    with pytest.raises(Unavailable) as lost:
        registrar(down).ensure_brand(brand_application(sent_at=NOW), journal, may_create=False)
    assert "planted" not in f"{journal.exchanges} {lost.value}"


def test_it_is_looked_for_under_the_name_it_was_sent_with() -> None:
    old = brand("b-7", displayName="Northwind", webhookURL=OURS)
    lines: Lines = {f"GET {BRANDS}": page(old), f"GET {BRANDS}/b-7": Reply(200, old)}
    reading, script = ensure_brand(lines, sent_at=NOW, details={"display_name": "Northwind"})
    assert reading is not None
    assert reading.vendor_id == "b-7"
    assert script.requests[0].url.params["displayName"] == "Northwind"


def test_every_page_is_read_and_a_brand_that_vanished_is_passed_over() -> None:
    ours = brand("b-3", webhookURL=OURS)
    reading, script = ensure_brand(
        {
            f"GET {BRANDS}": [page(brand("b-1"), total=2), page(ours, total=2)],
            f"GET {BRANDS}/b-1": error(404, "10005"),
            f"GET {BRANDS}/b-3": Reply(200, ours),
        },
        sent_at=NOW,
    )
    assert reading is not None
    assert reading.vendor_id == "b-3"
    assert script.asked.count(f"GET {BRANDS}") == 2


def test_a_duplicate_that_telnyx_knows_is_looked_for_again() -> None:
    ours = brand(webhookURL=OURS)
    lines: Lines = {f"POST {BRANDS}": error(400, "10012"), f"GET {BRANDS}/b-1": Reply(200, ours)}
    reading, _ = ensure_brand({**lines, f"GET {BRANDS}": [page(), page(ours)]})
    assert reading is not None
    assert reading.vendor_id == "b-1"
    with pytest.raises(Rejected) as raised:
        ensure_brand({**lines, f"GET {BRANDS}": page()})
    assert raised.value.code == "10012"


def test_what_is_incomplete_is_refused_before_any_call() -> None:
    script = Script(BASE, {})
    application = brand_application(
        business={"tax_id": None, "entity_type": EntityType.NON_PROFIT}, contact={"email": None}
    )
    with pytest.raises(Rejected) as raised:
        registrar(script).ensure_brand(application, Journal(), may_create=True)
    assert raised.value.code == "incomplete"
    assert "brand.business.taxId" in raised.value.message
    assert "brand.contact.email" in raised.value.message
    with pytest.raises(Rejected, match="taxId"):
        registrar(script).update_brand("b-1", application, Journal())
    assert script.asked == []


# Brands: reading


STATES: list[tuple[str | None, str | None, BrandState | None]] = [
    ("OK", "VERIFIED", BrandState.VERIFIED),
    ("OK", "VETTED_VERIFIED", BrandState.VERIFIED),
    ("REGISTRATION_PENDING", "VERIFIED", BrandState.VERIFIED),
    ("REGISTRATION_PENDING", "UNVERIFIED", BrandState.PENDING),
    ("REGISTRATION_PENDING", None, BrandState.PENDING),
    ("REGISTRATION_FAILED", "UNVERIFIED", BrandState.FAILED),
    ("OK", "UNVERIFIED", BrandState.UNVERIFIED),
    ("OK", "SELF_DECLARED", BrandState.UNVERIFIED),
    ("OK", "PENDING", None),
    ("OK", "SOMETHING_NEW", None),
    ("SOMETHING_NEW", "UNVERIFIED", None),
    (None, None, None),
]


@pytest.mark.parametrize(("status", "identity", "state"), STATES)
def test_identity_counts_before_status(status: str | None, identity: str | None, state: BrandState | None) -> None:
    answer = brand(status=status, identityStatus=identity, tcrBrandId="BAB12CD", universalEin="US_123456789")
    script = Script(BASE, {f"GET {BRANDS}/b-1": Reply(200, answer), f"GET {BRANDS}/feedback/b-1": error(404, "10005")})
    reading = registrar(script).read_brand("b-1", Journal())
    assert (reading.state, reading.tcr_id) == (state, "BAB12CD")
    assert reading.vendor_fields.get("identityStatus") == identity
    assert reading.vendor_fields["universalEin"] == "US_123456789"
    assert bool(reading.reasons) is (state in (BrandState.UNVERIFIED, BrandState.FAILED))


def test_what_the_registry_feeds_back_is_told_verbatim_with_a_remedy() -> None:
    category = {"id": "TAX_ID", "displayName": "Tax ID", "description": "The EIN does not match.", "fields": ["ein", 7]}
    answer = brand(identityStatus="UNVERIFIED", failureReasons="No website was found.")
    script = Script(
        BASE,
        {
            f"GET {BRANDS}/b-1": Reply(200, answer),
            f"GET {BRANDS}/feedback/b-1": Reply(200, {"brandId": "b-1", "category": [category]}),
        },
    )
    first, second = registrar(script).read_brand("b-1", Journal()).reasons
    assert (first.code, first.message) == ("website_missing", "No website was found.")
    assert (second.code, second.message, second.fields) == ("TAX_ID", "Tax ID: The EIN does not match.", ("ein", "7"))
    assert "CP-575" in (second.remedy or "")


PROOFS: list[tuple[Reply, BrandState | None, str | None]] = [
    (error(404, "10005"), BrandState.PENDING, None),
    (Reply(200, {"deliveryStatus": "PENDING"}), BrandState.AWAITING_OTP, None),
    (Reply(200, {"deliveryStatus": "DELIVERED_HANDSET"}), BrandState.AWAITING_OTP, None),
    (Reply(200, {"deliveryStatus": "EXPIRED"}), BrandState.AWAITING_OTP, "otp_expired"),
    (
        Reply(200, {"deliveryStatus": "FAILED", "deliveryStatusDetails": "x"}),
        BrandState.AWAITING_OTP,
        "otp_undelivered",
    ),
    (Reply(200, {"deliveryStatus": "DELIVERED_HANDSET", "verifyDate": "2026-11-23"}), BrandState.PENDING, None),
    (Reply(200, {"deliveryStatus": "SOMETHING_NEW"}), None, None),
]


@pytest.mark.parametrize("identity", ["UNVERIFIED", "SELF_DECLARED", "PENDING"])
@pytest.mark.parametrize(("otp", "state", "reason"), PROOFS)
def test_a_sole_proprietor_waits_for_the_pin(
    otp: Reply, state: BrandState | None, reason: str | None, identity: str
) -> None:
    answer = brand(entityType="SOLE_PROPRIETOR", identityStatus=identity)
    script = Script(BASE, {f"GET {BRANDS}/b-1": Reply(200, answer), f"GET {BRANDS}/b-1/smsOtp": otp})
    reading = registrar(script).read_brand("b-1", Journal())
    assert reading.state is state
    assert [found.code for found in reading.reasons] == ([reason] if reason else [])


# Brands: correcting and proving


def update_brand(lines: Lines) -> tuple[Reading, Script]:
    unverified = Reply(200, brand(identityStatus="UNVERIFIED"))
    fresh: Lines = {
        f"PUT {BRANDS}/b-1": unverified,
        f"PUT {BRANDS}/b-1/revet": unverified,
        f"GET {BRANDS}/b-1": unverified,
        f"GET {BRANDS}/feedback/b-1": Reply(200, {"brandId": "b-1", "category": []}),
    }
    script = Script(BASE, {**fresh, **lines})
    return registrar(script).update_brand("b-1", brand_application(), Journal()), script


def test_a_corrected_brand_is_vetted_anew() -> None:
    reading, script = update_brand({})
    assert (reading.state, reading.reasons) == (BrandState.VETTING, ())
    assert writes(script) == [f"PUT {BRANDS}/b-1", f"PUT {BRANDS}/b-1/revet"]
    sent = script.body_of(f"PUT {BRANDS}/b-1")
    assert {"entityType", "displayName", "country", "email", "vertical", "ein"} <= set(sent)
    verified, _ = update_brand({f"GET {BRANDS}/b-1": Reply(200, brand())})
    assert verified.state is BrandState.VERIFIED


def test_no_vetting_is_asked_for_where_the_correction_settles_it() -> None:
    for answer in (brand(), brand(status="REGISTRATION_PENDING", identityStatus="UNVERIFIED")):
        _, script = update_brand({f"PUT {BRANDS}/b-1": Reply(200, answer)})
        assert writes(script) == [f"PUT {BRANDS}/b-1"]


def test_a_vetting_that_comes_too_early_is_a_reason_and_no_failure() -> None:
    refusal = error(400, "10015", "A brand can be revetted once every 3 months")
    reading, _ = update_brand({f"PUT {BRANDS}/b-1/revet": refusal})
    assert reading.state is BrandState.UNVERIFIED
    assert reading.reasons[-1].code == "10015"
    assert "three months" in (reading.reasons[-1].remedy or "")
    with pytest.raises(Rejected, match="10010"):
        update_brand({f"PUT {BRANDS}/b-1/revet": error(403, "10010")})


def test_a_pin_is_sent_once_per_request_and_never_shown() -> None:
    waiting = Reply(200, brand(entityType="SOLE_PROPRIETOR", identityStatus="SELF_DECLARED"))
    lines: Lines = {
        f"GET {BRANDS}/b-1": waiting,
        f"GET {BRANDS}/b-1/smsOtp": [
            error(404, "10005"),
            error(404, "10005"),
            Reply(200, {"deliveryStatus": "PENDING"}),
        ],
        f"POST {BRANDS}/b-1/smsOtp": Reply(200, {"brandId": "b-1", "referenceId": "OTP4B2001"}),
        f"PUT {BRANDS}/b-1/smsOtp": error(400, "10015", "OTP PIN 824193 is invalid"),
    }
    script = Script(BASE, lines)
    reading = registrar(script).send_otp("b-1", brand_application(), Journal(), known={})
    assert reading.state is BrandState.AWAITING_OTP
    body = script.body_of(f"POST {BRANDS}/b-1/smsOtp")
    assert "@OTP_PIN@" in body["pinSms"]
    assert all("Northwind Dental" in text and len(text) <= 500 for text in body.values())
    journal = Journal()
    with pytest.raises(Rejected) as raised:
        registrar(script).verify_otp("b-1", "824193", journal)
    assert raised.value.code == "10015"
    assert "newest PIN" in raised.value.remedy
    assert script.body_of(f"PUT {BRANDS}/b-1/smsOtp") == {"otpPin": "824193"}
    assert "824193" not in everything_said(raised.value) + repr(journal.exchanges)


def test_no_pin_is_sent_to_who_is_verified() -> None:
    script = Script(BASE, {f"GET {BRANDS}/b-1": Reply(200, brand())})
    assert registrar(script).send_otp("b-1", brand_application(), Journal(), known={}).state is BrandState.VERIFIED
    assert writes(script) == []


# Campaigns


def test_a_campaign_is_found_by_its_reference_on_any_page() -> None:
    listed: list[Turn] = [
        page(campaign("c-8", referenceId="tok-c8"), total=2),
        page(campaign("c-9", referenceId="tok-c1", tcrCampaignId="CABC123"), total=2),
    ]
    reading, script = ensure_campaign({f"GET {CAMPAIGNS}": listed}, sent_at=NOW)
    assert reading is not None
    assert (reading.vendor_id, reading.tcr_id, reading.state) == ("c-9", "CABC123", CampaignState.PENDING)
    assert writes(script) == []
    assert script.requests[0].url.params["brandId"] == "b-1"


def test_a_campaign_is_qualified_and_submitted_once() -> None:
    reading, script = ensure_campaign({})
    assert reading is not None
    assert (reading.state, reading.tcr_id) == (CampaignState.PENDING, None)
    assert script.asked == [f"GET {CAMPAIGNS}", f"GET {QUALIFY}", f"POST {BUILDER}"]
    assert script.body_of(f"POST {BUILDER}")["referenceId"] == "tok-c1"
    reading, script = ensure_campaign({}, may_create=False)
    assert reading is None
    assert script.asked == [f"GET {CAMPAIGNS}"]


REFUSED: list[tuple[Lines, dict[str, Any], str]] = [
    (
        {f"GET {QUALIFY}": qualification(qualify=False), f"GET {BRANDS}/b-1": Reply(200, brand())},
        {},
        "not_qualified",
    ),
    ({f"GET {QUALIFY}": qualification(minMsgSamples=3)}, {}, "too_few_samples"),
    (
        {f"GET {QUALIFY}": Reply(200, {"minSubUsecases": 1, "maxSubUsecases": 5, "mnoMetadata": {}})},
        {},
        "sub_use_cases",
    ),
    ({}, {"message_flow": None}, "incomplete"),
    (
        {f"GET {BUILDER}/brand/b-1/usecase/MIXED": error(404, "10005")},
        {"cases": use_cases(("MIXED", ["x"]), ("MARKETING", ["y"]))},
        "sub_use_cases",
    ),
]


@pytest.mark.parametrize(("lines", "application", "code"), REFUSED, ids=[code for _, _, code in REFUSED])
def test_no_money_is_spent_on_what_cannot_pass(lines: Lines, application: dict[str, Any], code: str) -> None:
    script = Script(BASE, {f"GET {CAMPAIGNS}": page(), f"GET {QUALIFY}": qualification(), **lines})
    with pytest.raises(Rejected) as raised:
        registrar(script).ensure_campaign(campaign_application(**application), Journal(), may_create=True)
    assert raised.value.code == code
    assert "Nothing was sent" in raised.value.remedy
    assert writes(script) == []
    if code == "not_qualified":
        assert "T-Mobile (qualify false" in raised.value.message


SILENT: list[Reply] = [
    error(404, "10005"),
    Reply(404, "<html>nothing here</html>"),
    Reply(200, "<html>busy</html>"),
    Reply(200, []),
    Reply(200, {"mnoMetadata": {"10017": "yes", "10035": {"minMsgSamples": "many"}}, "minSubUsecases": None}),
    Reply(422, {"detail": [{"loc": ["path", "usecase"], "msg": "unknown", "type": "x"}]}),
]


@pytest.mark.parametrize("answer", SILENT, ids=lambda reply: str(reply.body)[:30])
def test_a_qualification_that_says_nothing_blocks_nobody(answer: Reply) -> None:
    reading, _ = ensure_campaign({f"GET {QUALIFY}": answer})
    assert reading is not None
    assert reading.vendor_id == "c-1"


@pytest.mark.parametrize("refusal", [error(400, "10012"), error(400, "10015", "referenceId must be unique")])
def test_a_duplicate_reference_is_looked_for_again(refusal: Reply) -> None:
    lines: Lines = {f"POST {BUILDER}": refusal}
    found, _ = ensure_campaign({**lines, f"GET {CAMPAIGNS}": [page(), page(campaign("c-5", referenceId="tok-c1"))]})
    assert found is not None
    assert found.vendor_id == "c-5"
    with pytest.raises(Rejected):
        ensure_campaign(lines)


def test_a_brand_that_is_not_verified_is_told_from_one_that_is_not_yet_known() -> None:
    refusal = error(400, "10015", "Cannot associate campaign with brand in pending or failed status")
    lines: Lines = {f"POST {BUILDER}": refusal}
    with pytest.raises(Unavailable) as late:
        ensure_campaign({**lines, f"GET {BRANDS}/b-1": Reply(200, brand())})
    assert late.value.is_unapplied
    with pytest.raises(Rejected) as unfit:
        ensure_campaign({**lines, f"GET {BRANDS}/b-1": Reply(200, brand(identityStatus="UNVERIFIED"))})
    assert unfit.value.code == "brand_not_verified"


READ: list[tuple[str | None, Any, CampaignState | None, list[str]]] = [
    ("TCR_PENDING", None, CampaignState.PENDING, []),
    ("MNO_PROVISIONED", "an old reason", CampaignState.APPROVED, []),
    ("TELNYX_FAILED", "Privacy Policy needs to be compliant", CampaignState.REJECTED, ["privacy_policy"]),
    ("MNO_REJECTED", ["601", "Nobody knows"], CampaignState.REJECTED, ["content_attributes", "unclassified"]),
    ("TCR_FAILED", None, CampaignState.REJECTED, ["registry_refused"]),
    ("TCR_EXPIRED", None, CampaignState.EXPIRED, ["expired"]),
    ("TCR_SUSPENDED", "", CampaignState.SUSPENDED, ["suspended"]),
    ("SOMETHING_NEW", "an old reason", None, []),
    (None, None, None, []),
]


@pytest.mark.parametrize(("status", "given", "state", "codes"), READ, ids=[str(row[0]) for row in READ])
def test_a_campaign_is_judged_by_its_campaign_status(
    status: str | None, given: Any, state: CampaignState | None, codes: list[str]
) -> None:
    answer = campaign(status=status, failureReasons=given, billedDate="2026-11-23", isTMobileRegistered=False)
    operations = Reply(200, {"10017": "REJECTED", "10035": None})
    script = Script(
        BASE, {f"GET {CAMPAIGNS}/c-1": Reply(200, answer), f"GET {CAMPAIGNS}/c-1/operationStatus": operations}
    )
    reading = registrar(script).read_campaign("c-1", Journal())
    assert (reading.state, [reason.code for reason in reading.reasons]) == (state, codes)
    assert all(reason.remedy for reason in reading.reasons)
    assert (reading.vendor_fields["billedDate"], reading.vendor_fields["isTMobileRegistered"]) == (
        "2026-11-23",
        "false",
    )
    assert (reading.vendor_fields.get("operationStatus.10017") == "REJECTED") is (
        status in ("MNO_REJECTED", "TCR_SUSPENDED")
    )


def test_a_correction_is_put_and_an_appeal_made_only_where_there_is_one_to_make() -> None:
    rejected = Reply(200, campaign(status="TELNYX_FAILED", sample3="old"))
    pending = Reply(200, campaign(status="TCR_ACCEPTED"))
    lines: Lines = {
        f"GET {CAMPAIGNS}/c-1": [rejected, pending],
        f"PUT {CAMPAIGNS}/c-1": pending,
        f"POST {CAMPAIGNS}/c-1/appeal": Reply(200, {"appealed_at": "2026-11-23T12:00:00Z"}),
    }
    script = Script(BASE, lines)
    asked = campaign_application(help_message="Northwind Dental: mail us.")
    reading = registrar(script).resubmit_campaign("c-1", asked, "update", Journal(), statement="", may_send=True)
    assert reading.state is CampaignState.PENDING
    body = script.body_of(f"PUT {CAMPAIGNS}/c-1")
    assert (body["helpMessage"], body["sample3"]) == ("Northwind Dental: mail us.", "")
    assert not {"description", "usecase", "brandId", "referenceId"} & set(body)
    # The last answer repeats: it is under review, and an appeal would be refused.
    registrar(script).resubmit_campaign("c-1", asked, "appeal", Journal(), statement="We have consent.", may_send=True)
    assert writes(script) == [f"PUT {CAMPAIGNS}/c-1"]
    script = Script(BASE, lines)
    registrar(script).resubmit_campaign("c-1", asked, "appeal", Journal(), statement="We have consent.", may_send=True)
    assert script.body_of(f"POST {CAMPAIGNS}/c-1/appeal") == {"appeal_reason": "We have consent."}
    with pytest.raises(ValueError, match="update or appeal"):
        registrar(Script(BASE, lines)).resubmit_campaign("c-1", asked, "shout", Journal(), statement="", may_send=True)


def test_a_review_whose_answer_was_lost_is_not_paid_for_twice() -> None:
    """What was corrected shows in Telnyx's own record; an appeal leaves no trace in it."""
    asked = campaign_application(cases=use_cases(("MARKETING", ["Northwind Dental: an offer. Reply STOP to end."])))
    put = f"PUT {CAMPAIGNS}/c-1"

    def resubmitted(way: str, **shown: Any) -> tuple[Reading, Script]:
        rejected = Reply(200, campaign(status="TELNYX_FAILED", failureReasons="No opt-in.", **shown))
        script = Script(BASE, {f"GET {CAMPAIGNS}/c-1": rejected, put: Reply(200, {})})
        found = registrar(script).resubmit_campaign("c-1", asked, way, Journal(), statement="We do.", may_send=False)
        return found, script

    _, lost = resubmitted("update", sample1="Another sample, as it was before.")
    assert writes(lost) == [put], "it never arrived"
    _, arrived = resubmitted("update", **lost.body_of(put))
    assert writes(arrived) == [], "it did, and was refused again"
    appealed, script = resubmitted("appeal")
    assert writes(script) == []
    assert appealed.state is CampaignState.REJECTED
    assert appealed.reasons[0].code == "resubmission_unconfirmed"
    assert appealed.reasons[0].remedy
    assert len(appealed.reasons) > 1, "the reviewers' own words stay"


def test_what_an_update_cannot_carry_is_refused() -> None:
    script = Script(BASE, {f"GET {CAMPAIGNS}/c-1": Reply(200, campaign(status="TELNYX_FAILED"))})
    asked = campaign_application(cases=use_cases(("MARKETING", ["x" * 256])))
    with pytest.raises(Rejected) as raised:
        registrar(script).resubmit_campaign("c-1", asked, "update", Journal(), statement="", may_send=True)
    assert (raised.value.code, writes(script)) == ("not_carried_by_update", [])
    assert "sample1" in raised.value.message


def test_a_campaign_that_is_gone_or_over_is_deactivated() -> None:
    line = f"DELETE {CAMPAIGNS}/c-1"
    over = {f"GET {CAMPAIGNS}/c-1": Reply(200, campaign(status="TCR_EXPIRED"))}
    for lines in (
        {line: Reply(200, {"time": 1.0})},
        {line: error(404, "10005")},
        {line: error(400, "10015"), **over},
    ):
        reading = registrar(Script(BASE, lines)).deactivate_campaign("c-1", Journal())
        assert reading.state is CampaignState.DEACTIVATED
    alive = {f"GET {CAMPAIGNS}/c-1": Reply(200, campaign(status="MNO_PROVISIONED"))}
    with pytest.raises(Rejected):
        registrar(Script(BASE, {line: error(400, "10015"), **alive})).deactivate_campaign("c-1", Journal())


PARTNER, SHARING = "/10dlc/partner_campaigns/CABC123", "/10dlc/partnerCampaign/CABC123/sharing"
SHARED: list[tuple[str | None, str | None, CampaignState | None]] = [
    ("PENDING", None, CampaignState.PENDING),
    ("PENDING", "MNO_PROVISIONED", CampaignState.PENDING),
    ("ACCEPTED", None, CampaignState.APPROVED),
    ("ACCEPTED", "MNO_PENDING", CampaignState.PENDING),
    ("ACCEPTED", "MNO_PROVISIONED", CampaignState.APPROVED),
    ("ACCEPTED", "TCR_SUSPENDED", CampaignState.SUSPENDED),
    ("DECLINED", "TCR_ACCEPTED", CampaignState.REJECTED),
    ("SOMETHING_NEW", "MNO_PROVISIONED", None),
    (None, "MNO_PROVISIONED", None),
]


@pytest.mark.parametrize(("sharing", "status", "state"), SHARED)
def test_a_shared_campaign_is_accepted_then_followed(
    sharing: str | None, status: str | None, state: CampaignState | None
) -> None:
    script = Script(
        BASE,
        {
            f"GET {SHARING}": Reply(200, {"sharedWithMe": {"sharingStatus": sharing}}),
            f"GET {PARTNER}": Reply(200, {"campaignStatus": status}),
            f"POST {CAMPAIGNS}/acceptSharing/CABC123": Reply(202, {}),
        },
    )
    reading = registrar(script).read_shared_campaign(shared_campaign(), Journal())
    assert (reading.state, reading.tcr_id) == (state, "CABC123")
    assert bool(reading.reasons) is (state in (CampaignState.REJECTED, CampaignState.SUSPENDED))
    registrar(script).accept_campaign(shared_campaign(), Journal())
    assert bool(writes(script)) is (sharing not in ("ACCEPTED", "DECLINED"))


def test_a_campaign_that_nobody_shares_is_refused() -> None:
    script = Script(BASE, {f"GET {SHARING}": error(404, "10005"), f"GET {PARTNER}": error(404, "10005")})
    with pytest.raises(Rejected) as raised:
        registrar(script).accept_campaign(shared_campaign(), Journal())
    assert (raised.value.code, writes(script)) == ("not_shared", [])


# A campaign of another provider may be another organization's: until it is ours, nothing of it is shown

RECORD = {
    "campaignStatus": "MNO_PROVISIONED",
    "tcrBrandId": "BPLANTED",
    "description": "planted words",
    "cspId": "SPLANTED",
    "usecase": "PLANTED",
}


def share(record: dict[str, Any] | None, sharing: str = "ACCEPTED") -> Script:
    return Script(
        BASE,
        {
            f"GET {SHARING}": Reply(200, {"sharedWithMe": {"sharingStatus": sharing, "downstreamCnpId": "SPLANTED"}}),
            f"GET {PARTNER}": error(404, "10005") if record is None else Reply(200, record),
            f"POST {CAMPAIGNS}/acceptSharing/CABC123": Reply(202, {}),
        },
    )


@pytest.mark.parametrize("sharing", ["PENDING", "ACCEPTED", "DECLINED", "SOMETHING_NEW"])
@pytest.mark.parametrize("named", [None, "Northwind Dental", "PLANTED Inc"])
def test_nothing_is_shown_of_a_campaign_that_is_not_ours(sharing: str, named: str | None) -> None:
    record = RECORD if named is None else {**RECORD, "brandDisplayName": named}
    for act in ("accept_campaign", "read_shared_campaign"):
        journal = Journal()
        reading = getattr(registrar(share(record, sharing)), act)(shared_campaign(), journal)
        assert "planted" not in repr(journal.exchanges).lower()
        assert len(journal.exchanges) >= 2
        said = f"{reading.vendor_fields} {reading.details} {reading.reasons}".lower()
        # What is accepted is to be claimed in the same transaction; its words are not kept if that does not succeed.
        assert ("planted" in said) is (sharing == "ACCEPTED" and named != "PLANTED Inc")


def test_what_is_ours_is_shown_and_read_whole() -> None:
    journal = Journal()
    reading = registrar(share(RECORD)).read_shared_campaign(shared_campaign(is_ours=True), journal)
    assert "planted words" in journal.exchanges[-1].answer
    assert (reading.vendor_fields["cspId"], reading.vendor_fields["sharingStatus"]) == ("SPLANTED", "ACCEPTED")


@pytest.mark.parametrize("sharing", ["PENDING", "ACCEPTED"])
@pytest.mark.parametrize("is_ours", [False, True])
def test_a_campaign_of_another_brand_is_not_accepted(sharing: str, is_ours: bool) -> None:
    script = share({**RECORD, "brandDisplayName": "Planted Clinic LLC"}, sharing)
    reading = registrar(script).accept_campaign(shared_campaign(is_ours=is_ours), Journal())
    assert (reading.state, reading.vendor_id, reading.tcr_id) == (CampaignState.REJECTED, None, None)
    (reason,) = reading.reasons
    assert reason.code == "campaign_of_another_brand"
    assert "Planted" not in reason.message
    assert "tcrCampaignId" in str(reason.remedy)
    assert writes(script) == []


def test_the_brand_is_compared_also_when_it_shows_only_after_the_acceptance() -> None:
    script = Script(
        BASE,
        {
            f"GET {SHARING}": Reply(200, {"sharedWithMe": {"sharingStatus": "PENDING"}}),
            f"GET {PARTNER}": [error(404, "10005"), Reply(200, {**RECORD, "brandDisplayName": "Planted Clinic"})],
            f"POST {CAMPAIGNS}/acceptSharing/CABC123": Reply(202, {}),
        },
    )
    reading = registrar(script).accept_campaign(shared_campaign(), Journal())
    assert (reading.state, reading.reasons[0].code) == (CampaignState.REJECTED, "campaign_of_another_brand")


def test_the_brand_is_compared_until_the_campaign_is_ours() -> None:
    script = share({**RECORD, "brandDisplayName": "Planted Clinic"})
    found = registrar(script).read_shared_campaign(shared_campaign(), Journal())
    assert (found.state, found.reasons[0].code) == (CampaignState.REJECTED, "campaign_of_another_brand")
    kept = registrar(script).read_shared_campaign(shared_campaign(is_ours=True), Journal())
    assert kept.state is CampaignState.APPROVED, "a brand may be given another name"


def test_the_brand_is_the_same_by_its_id_or_any_of_its_names() -> None:
    registered = replace(BRAND, registration=replace(BRAND.registration, tcr_brand_id="BPLANTED"))
    for record, brand_in_effect in (
        ({**RECORD, "brandDisplayName": "Planted Clinic"}, registered),
        ({**RECORD, "brandDisplayName": "NORTHWIND DENTAL, INC."}, BRAND),
        (RECORD, BRAND),
    ):
        reading = registrar(share(record)).accept_campaign(shared_campaign(brand=brand_in_effect), Journal())
        assert reading.state is CampaignState.APPROVED


# Numbers


def assignment(status: str | None = "PENDING_ASSIGNMENT", on: str = "c-1", **more: Any) -> Reply:
    return Reply(200, {"phoneNumber": NUMBER, "campaignId": on, "assignmentStatus": status, **more})


NONE = error(404, "10007", "Phone Number Campaign does not exist on account")


def assign(lines: Lines, *campaign_ids: str) -> tuple[Reading, Script]:
    script = Script(BASE, {f"POST {NUMBERS}": assignment(), **lines})
    reading = registrar(script).ensure_assigned(NUMBER, campaign_ids or ["c-1"], Journal())
    return reading, script


def test_a_number_is_assigned_once() -> None:
    reading, script = assign({f"GET {ASSIGNMENT}": [NONE, assignment()]})
    assert (reading.state, reading.vendor_fields["campaign_id"]) == (NumberState.PENDING, "c-1")
    assert script.body_of(f"POST {NUMBERS}") == {"phoneNumber": NUMBER, "campaignId": "c-1"}
    for status, state in (("ASSIGNED", NumberState.ASSIGNED), ("SOMETHING_NEW", None)):
        reading, script = assign({f"GET {ASSIGNMENT}": assignment(status)})
        assert (reading.state, writes(script)) == (state, [])


def test_a_failed_assignment_is_ordered_again_and_says_why() -> None:
    failed = assignment("FAILED_ASSIGNMENT", failureReasons="The number must be on a messaging profile")
    reading, script = assign({f"GET {ASSIGNMENT}": failed, f"POST {NUMBERS}": error(400, "10012")})
    assert writes(script) == [f"POST {NUMBERS}"]
    assert (reading.state, reading.reasons[0].code) == (NumberState.FAILED, "number_not_messaging")


def test_a_number_of_another_campaign_is_never_moved() -> None:
    moved: list[list[Turn]] = [[assignment(on="c-2")], [NONE, assignment(on="c-2")]]
    for answers in moved:
        with pytest.raises(Rejected) as raised:
            assign({f"GET {ASSIGNMENT}": answers})
        assert raised.value.code == "number_on_another_campaign"
    with pytest.raises(Unavailable):
        assign({f"GET {ASSIGNMENT}": assignment("PENDING_UNASSIGNMENT", on="c-2")})
    with pytest.raises(Unavailable) as unseen:
        assign({f"GET {ASSIGNMENT}": NONE})
    assert not unseen.value.is_unapplied


def test_a_number_stays_on_the_campaign_of_the_tenants_that_it_is_on() -> None:
    reading, script = assign({f"GET {ASSIGNMENT}": assignment("ASSIGNED", on="c-2")}, "c-1", "c-2")
    assert (reading.state, reading.vendor_fields["campaign_id"], writes(script)) == (NumberState.ASSIGNED, "c-2", [])
    reading, script = assign({f"GET {ASSIGNMENT}": assignment("FAILED_ASSIGNMENT", on="c-2")}, "c-1", "c-2")
    assert script.body_of(f"POST {NUMBERS}") == {"phoneNumber": NUMBER, "campaignId": "c-2"}
    with pytest.raises(Unavailable):
        assign({f"GET {ASSIGNMENT}": assignment("PENDING_UNASSIGNMENT", on="c-2")}, "c-1", "c-2")
    with pytest.raises(Rejected):
        assign({f"GET {ASSIGNMENT}": assignment("ASSIGNED", on="c-3")}, "c-1", "c-2")


FOREIGN = {"tcrCampaignId": "CPLANTED", "brandId": "b-planted", "tcrBrandId": "BPLANTED"}


@pytest.mark.parametrize("status", ["ASSIGNED", "PENDING_ASSIGNMENT", "FAILED_ASSIGNMENT", "PENDING_UNASSIGNMENT"])
def test_nothing_is_shown_of_the_campaign_that_somebody_elses_number_is_on(status: str) -> None:
    there = assignment(status, on="c-planted", failureReasons="planted", **FOREIGN)
    lines: list[Lines] = [
        {f"GET {ASSIGNMENT}": there},
        {f"GET {ASSIGNMENT}": [NONE, there]},
        {f"GET {ASSIGNMENT}": [NONE, there], f"POST {NUMBERS}": there},
    ]
    for line in lines:
        journal = Journal()
        script = Script(BASE, {f"POST {NUMBERS}": assignment(), **line})
        with pytest.raises((Rejected, Unavailable)) as raised:
            registrar(script).ensure_assigned(NUMBER, ["c-1"], journal)
        shown = repr(journal.exchanges) + str(raised.value)
        assert "planted" not in shown.lower()
    journal = Journal()
    reading = registrar(Script(BASE, lines[0])).read_assignment(NUMBER, ["c-1"], journal)
    assert "planted" not in f"{journal.exchanges} {reading}".lower()
    assert journal.exchanges[0].answer == "the number is on another campaign"
    if status == "PENDING_UNASSIGNMENT":
        assert (reading.state, reading.reasons) == (NumberState.NOT_ASSIGNED, ())
    else:
        assert (reading.state, reading.reasons[0].code) == (NumberState.FAILED, "number_on_another_campaign")


def test_where_a_number_of_ours_stands_is_shown() -> None:
    journal = Journal()
    script = Script(BASE, {f"GET {ASSIGNMENT}": assignment("ASSIGNED", on="c-2")})
    reading = registrar(script).read_assignment(NUMBER, ["c-1", "c-2"], journal)
    assert (reading.state, reading.vendor_fields["campaign_id"]) == (NumberState.ASSIGNED, "c-2")
    assert "c-2" in journal.exchanges[0].answer


def test_a_shared_campaign_is_known_by_the_registrys_id() -> None:
    shared = assignment("ASSIGNED", on="c-77", tcrCampaignId="CABC123")
    reading, script = assign({f"GET {ASSIGNMENT}": shared}, "CABC123")
    assert (reading.state, writes(script)) == (NumberState.ASSIGNED, [])
    with pytest.raises(Rejected):
        assign({f"GET {ASSIGNMENT}": shared}, "CABC124")


def test_a_number_that_is_on_no_campaign_is_not_assigned() -> None:
    script = Script(BASE, {f"GET {ASSIGNMENT}": [NONE, assignment("FAILED_UNASSIGNMENT")]})
    assert registrar(script).read_assignment(NUMBER, ["c-1"], Journal()).state is NumberState.NOT_ASSIGNED
    assert registrar(script).read_assignment(NUMBER, ["c-1"], Journal()).state is NumberState.ASSIGNED


# Failures of every sort, at every call


Action = Callable[[TelnyxRegistrar, Journal], Any]
WRITES: dict[str, tuple[str, Lines, Action]] = {
    "brand": (
        f"POST {BRANDS}",
        {f"GET {BRANDS}": page()},
        lambda it, journal: it.ensure_brand(brand_application(), journal, may_create=True),
    ),
    "campaign": (
        f"POST {BUILDER}",
        {f"GET {CAMPAIGNS}": page(), f"GET {QUALIFY}": qualification()},
        lambda it, journal: it.ensure_campaign(campaign_application(), journal, may_create=True),
    ),
    "number": (
        f"POST {NUMBERS}",
        {f"GET {ASSIGNMENT}": NONE},
        lambda it, journal: it.ensure_assigned(NUMBER, ["c-1"], journal),
    ),
    "reading": (f"GET {BRANDS}/b-1", {}, lambda it, journal: it.read_brand("b-1", journal)),
}

SHAPES: dict[str, Callable[[str], Any]] = {
    "listed": lambda code: {"errors": [{"code": code, "title": "Title", "detail": f"No. {KEY}"}]},
    "bare": lambda code: {"code": int(code), "title": "Title", "detail": f"No. {KEY}"},
}
CAUSES = [cause for cause in errors.CAUSES if cause.code.isdecimal() and cause.code not in ("10005", "10012", "10021")]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("what", WRITES)
def test_every_class_of_error_is_judged_with_its_remedy(what: str, shape: str) -> None:
    line, lines, action = WRITES[what]
    for cause in CAUSES:
        journal = Journal()
        script = Script(BASE, {**lines, line: Reply(400, SHAPES[shape](cause.code))})
        with pytest.raises((Rejected, Unavailable)) as raised:
            action(registrar(script), journal)
        failure = raised.value
        assert KEY not in everything_said(failure) + repr(journal.exchanges)
        if cause.is_transient:
            assert isinstance(failure, Unavailable)
            assert failure.is_unapplied is (cause.code == "10011")
        else:
            assert isinstance(failure, Rejected)
            assert (failure.code, failure.remedy) == (cause.code, cause.remedy)


LOST: list[tuple[Turn, bool | None]] = [
    (httpx.ConnectError("refused"), True),
    (httpx.ConnectTimeout("slow"), True),
    (httpx.PoolTimeout("busy"), True),
    (httpx.ReadTimeout("slow"), False),
    (httpx.RemoteProtocolError("gone"), False),
    (Reply(429, {"errors": [{"code": "10011", "title": "Slow down"}]}, {"retry-after": "7"}), True),
    (Reply(500, {"errors": [{"code": "10007", "title": "Oh"}]}), False),
    (Reply(502, "<html>Bad gateway</html>"), False),
    (Reply(200, "<html>All is well</html>"), False),
    (Reply(200, {"data": {"brandId": "b-1", "campaignId": "c-1"}}), False),
    (Reply(402, {"code": "20100", "title": "Insufficient funds"}), None),
    (Reply(402, None), None),
    (Reply(422, {"detail": [{"loc": ["body", "ein"], "msg": "bad", "type": "x"}]}), None),
]


@pytest.mark.parametrize(("turn", "is_unapplied"), LOST, ids=lambda value: str(value)[:40])
@pytest.mark.parametrize("what", ["brand", "campaign"])
def test_a_lost_creation_says_whether_it_may_be_repeated(what: str, turn: Turn, is_unapplied: bool | None) -> None:
    line, lines, action = WRITES[what]
    script = Script(BASE, {**lines, line: turn})
    with pytest.raises((Rejected, Unavailable)) as raised:
        action(registrar(script), Journal())
    assert writes(script) == [line]
    failure = raised.value
    if is_unapplied is None:
        assert isinstance(failure, Rejected)
        assert "Add funds" in failure.remedy or failure.code == "http_422"
    else:
        assert isinstance(failure, Unavailable)
        assert failure.is_unapplied is is_unapplied
        if isinstance(turn, Reply) and turn.status == 429:
            assert failure.retry_after_seconds == 7


@pytest.mark.parametrize("turn", [httpx.ConnectError("refused"), Reply(429, None), httpx.ReadTimeout("slow")])
@pytest.mark.parametrize(
    ("sent_at", "may_create", "is_unapplied"),
    [(None, False, True), (NOW, True, True), (NOW - timedelta(hours=1), False, False)],
)
def test_a_lost_look_leaves_only_an_earlier_request_unknown(
    turn: Turn, sent_at: datetime | None, may_create: bool, is_unapplied: bool
) -> None:
    with pytest.raises(Unavailable) as brand_lost:
        ensure_brand({f"GET {BRANDS}": turn}, sent_at=sent_at, may_create=may_create)
    with pytest.raises(Unavailable) as campaign_lost:
        ensure_campaign({f"GET {CAMPAIGNS}": turn}, sent_at=sent_at, may_create=may_create)
    assert [lost.value.is_unapplied for lost in (brand_lost, campaign_lost)] == [is_unapplied] * 2


ACCOUNT_WIDE = ("10009", "10010", "20002", "20012", "20013", "20014", "20100", "40314")


def test_a_refusal_of_the_account_is_told_from_one_of_the_thing() -> None:
    codes = [cause.code for cause in CAUSES if not cause.is_transient]
    for code in codes:
        with pytest.raises(Rejected) as raised:
            ensure_brand({f"POST {BRANDS}": error(400, code)})
        assert raised.value.is_account_wide is (code in (*ACCOUNT_WIDE, "20016", "20017", "10038", "10039"))
    assert set(ACCOUNT_WIDE) <= set(codes)
    with pytest.raises(Rejected) as poor:
        ensure_brand({f"POST {BRANDS}": Reply(402, None)})
    assert poor.value.is_account_wide


def test_what_follows_a_write_is_never_called_unapplied() -> None:
    failures: list[Turn] = [httpx.ConnectError("refused"), Reply(429, None)]
    for turn in failures:
        with pytest.raises(Unavailable) as first:
            update_brand({f"PUT {BRANDS}/b-1": turn})
        assert first.value.is_unapplied
        for line in (f"PUT {BRANDS}/b-1/revet", f"GET {BRANDS}/b-1"):
            with pytest.raises(Unavailable) as later:
                update_brand({line: turn})
            assert not later.value.is_unapplied


def test_a_list_of_another_shape_or_without_end_creates_nothing() -> None:
    broken: list[Turn] = [Reply(200, {"data": []}), Reply(200, {"records": [{"displayName": "x"}]}), Reply(200, [])]
    for answer in broken:
        with pytest.raises(Unavailable):
            ensure_brand({f"GET {BRANDS}": answer})


def test_without_a_usable_key_nothing_is_asked() -> None:
    script = Script(BASE, {})
    with pytest.raises(Rejected) as raised:
        TelnyxRegistrar(script.http, BASE, "bad key").read_brand("b-1", Journal())
    assert (raised.value.code, script.asked) == ("not_configured", [])
