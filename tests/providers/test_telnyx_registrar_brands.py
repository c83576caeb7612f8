"""The Telnyx registrar and brands: it looks before it creates, and judges, corrects and proves what it finds."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from clearsend.domain.profile import EntityType
from clearsend.domain.registration.states import BrandState
from clearsend.providers.ports import Rejected, Unavailable
from tests.providers.applications import NOW, brand_application
from tests.providers.scripted import Journal, Reply, Script, everything_said
from tests.providers.scripted_registry import (
    BASE,
    BRANDS,
    OURS,
    Lines,
    brand,
    ensure_brand,
    error,
    page,
    registrar,
    update_brand,
    writes,
)

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
