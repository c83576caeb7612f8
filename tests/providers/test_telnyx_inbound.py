"""Telnyx's webhooks: only what Telnyx signed lately is genuine, and whatever comes is a notice or a named defect."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from clearsend.providers.ports import MalformedNotice
from clearsend.providers.telnyx import inbound

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC_KEY = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
BODY = b'{"data": {"event_type": "10dlc.brand.update"}}'


def signed(body: bytes = BODY, at: datetime = NOW, key: Ed25519PrivateKey = KEY) -> tuple[str, str]:
    timestamp = str(int(at.timestamp()))
    return base64.b64encode(key.sign(timestamp.encode() + b"|" + body)).decode(), timestamp


def test_what_telnyx_signed_is_genuine() -> None:
    assert inbound.verify(BODY, *signed(), PUBLIC_KEY, NOW)


@pytest.mark.parametrize("seconds", [-301, -300, 0, 300, 301])
def test_it_is_genuine_for_five_minutes_on_either_side(seconds: int) -> None:
    at = NOW + timedelta(seconds=seconds)
    assert inbound.verify(BODY, *signed(at=at), PUBLIC_KEY, NOW) is (abs(seconds) <= 300)


def test_another_body_time_or_key_is_not() -> None:
    signature, timestamp = signed()
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert not inbound.verify(BODY + b" ", signature, timestamp, PUBLIC_KEY, NOW)
    assert not inbound.verify(BODY, signature, str(int(timestamp) + 1), PUBLIC_KEY, NOW)
    assert not inbound.verify(BODY, *signed(key=other), PUBLIC_KEY, NOW)


GOOD, AT = signed()
MALFORMED: list[tuple[str | None, str | None, str]] = [
    (None, AT, PUBLIC_KEY),
    (GOOD, None, PUBLIC_KEY),
    ("", AT, PUBLIC_KEY),
    ("not base64!", AT, PUBLIC_KEY),
    ("ÄÖÜ", AT, PUBLIC_KEY),
    (GOOD[:-4], AT, PUBLIC_KEY),
    (base64.b64encode(bytes(64)).decode(), AT, PUBLIC_KEY),
    (GOOD, "", PUBLIC_KEY),
    (GOOD, "soon", PUBLIC_KEY),
    (GOOD, f"-{AT}", PUBLIC_KEY),
    (GOOD, f"{AT}.0", PUBLIC_KEY),
    (GOOD, f" {AT}", PUBLIC_KEY),
    (GOOD, f"{AT}\n", PUBLIC_KEY),
    (GOOD, "9" * 400, PUBLIC_KEY),
    (GOOD, "١٧٩٥٣٤٨٨٠٠", PUBLIC_KEY),
    (GOOD, AT, ""),
    (GOOD, AT, "short"),
    (GOOD, AT, "ÄÖÜ"),
    (GOOD, AT, base64.b64encode(bytes(31)).decode()),
    (GOOD, AT, base64.b64encode(b"\xff" * 32).decode()),
]


@pytest.mark.parametrize(("signature", "timestamp", "public_key"), MALFORMED)
def test_whatever_is_malformed_is_not_verified(signature: str | None, timestamp: str | None, public_key: str) -> None:
    assert not inbound.verify(BODY, signature, timestamp, public_key, NOW)


def envelope(event: str, payload: dict[str, Any], /, **more: Any) -> bytes:
    data = {"event_type": event, "id": "e-1", "occurred_at": "2026-11-23T11:59:00.000Z", "payload": payload, **more}
    meta = {"attempt": 1, "delivered_to": "https://clearsend.example/inbound/telnyx"}
    return json.dumps({"data": {**data, "record_type": "event"}, "meta": meta}).encode()


BRAND, CAMPAIGN, PHONE = "10dlc.brand.update", "10dlc.campaign.update", "10dlc.phone_number.update"

NOTICES: list[tuple[str, dict[str, Any], str, dict[str, str]]] = [
    (BRAND, {"type": "REGISTRATION", "brandId": "b-1", "status": "failed"}, ":REGISTRATION", {"brand_id": "b-1"}),
    (BRAND, {"type": "REVET", "brandId": "b-1", "status": "success"}, ":REVET", {"brand_id": "b-1"}),
    (BRAND, {"type": "ORDER_EXTERNAL_VETTING", "brandId": "b-1"}, ":ORDER_EXTERNAL_VETTING", {"brand_id": "b-1"}),
    (
        BRAND,
        {"type": "TCR_BRAND_UPDATE", "eventType": "BRAND_ADD", "brandId": "b-1", "tcrBrandId": "BAB12CD"},
        ":TCR_BRAND_UPDATE:BRAND_ADD",
        {"brand_id": "b-1", "tcr_brand_id": "BAB12CD"},
    ),
    *(
        (CAMPAIGN, {"type": kind, "campaignId": "c-1"}, f":{kind}", {"campaign_id": "c-1"})
        for kind in ("REGISTRATION", "TELNYX_REVIEW", "MNO_REVIEW", "TELNYX_EVENT", "NUMBER_POOL_PROVISIONED")
    ),
    (
        CAMPAIGN,
        {"type": "TCR_EVENT", "eventType": "CAMPAIGN_DCA_COMPLETE", "campaignId": "c-1"},
        ":TCR_EVENT:CAMPAIGN_DCA_COMPLETE",
        {"campaign_id": "c-1"},
    ),
    (
        CAMPAIGN,
        {"type": "VERIFIED", "brandId": "b-1", "campaignId": "c-1", "isTMobileRegistered": True},
        ":VERIFIED",
        {"brand_id": "b-1", "campaign_id": "c-1"},
    ),
    (
        CAMPAIGN,
        {"type": "CAMPAIGN_NUDGE", "campaignId": "CABC123"},
        ":CAMPAIGN_NUDGE",
        {"tcr_campaign_id": "CABC123"},
    ),
    (
        PHONE,
        {"type": "ASSIGNMENT", "campaignId": "c-1", "phoneNumber": "+12125550100", "status": "failed"},
        ":ASSIGNMENT",
        {"campaign_id": "c-1", "phone_number": "+12125550100"},
    ),
    (
        PHONE,
        {"type": "STATUS_UPDATE", "campaignId": "c-1", "tcrCampaignId": "CABC123", "phoneNumber": "+12125550100"},
        ":STATUS_UPDATE",
        {"campaign_id": "c-1", "tcr_campaign_id": "CABC123", "phone_number": "+12125550100"},
    ),
    ("number_order.complete", {"id": "o-1", "status": "success"}, "", {"order_id": "o-1"}),
    ("something.new", {"type": "NOBODY_KNOWS", "brandId": 7}, ":NOBODY_KNOWS", {"brand_id": "7"}),
]


@pytest.mark.parametrize(("event", "payload", "suffix", "subjects"), NOTICES, ids=lambda value: str(value)[:40])
def test_a_notice_says_what_to_look_up(
    event: str, payload: dict[str, Any], suffix: str, subjects: dict[str, str]
) -> None:
    (notice,) = inbound.parse(envelope(event, payload))
    assert (notice.vendor, notice.notice_id, notice.type) == ("telnyx", "e-1", event + suffix)
    assert notice.subjects == subjects
    assert notice.occurred_at == datetime(2026, 11, 23, 11, 59, tzinfo=UTC)
    assert "+12125550100" not in json.dumps(notice.summary)


def test_reasons_are_in_the_summary_and_short() -> None:
    payload = {"type": "REVET", "brandId": "b-1", "reasons": [{"fields": ["ein"], "description": "x" * 999}, "plain"]}
    (notice,) = inbound.parse(envelope(BRAND, payload))
    assert [len(reason) for reason in notice.summary["reasons"]] == [300, 5]


def test_a_bare_payload_is_known_by_its_fields_and_its_bytes() -> None:
    body = json.dumps({"brandId": "b-1", "campaignId": "c-1", "type": "MNO_REVIEW", "status": "REJECTED"}).encode()
    (notice,) = inbound.parse(body)
    assert notice.type == f"{CAMPAIGN}:MNO_REVIEW"
    assert notice.subjects == {"brand_id": "b-1", "campaign_id": "c-1"}
    assert notice.notice_id == inbound.parse(body)[0].notice_id != inbound.parse(body + b" ")[0].notice_id
    assert inbound.parse(b'{"phoneNumber": "+1"}')[0].type == PHONE


NOT_NOTICES = [
    b"",
    b"\xff\xfe",
    b"<html>",
    b"[]",
    b"7",
    b"{}",
    b'{"data": []}',
    b'{"data": {}}',
    envelope(BRAND, {}, id=None),
    envelope(BRAND, {}, id="x" * 201),
    envelope(BRAND, {}, id="a\x00b"),
    envelope(BRAND, {}, id="\ud800"),
    envelope(BRAND, {}, event_type=["x"]),
    envelope(BRAND, {}, payload="text"),
    b"[" * 100_000,
]


@pytest.mark.parametrize("body", NOT_NOTICES, ids=lambda body: repr(body[:30]))
def test_anything_else_is_malformed_and_not_quoted(body: bytes) -> None:
    with pytest.raises(MalformedNotice) as raised:
        inbound.parse(body)
    assert raised.value.__cause__ is None
    assert "html" not in str(raised.value)


def test_a_time_that_is_none_is_left_out() -> None:
    for moment in (None, "yesterday", 7, "0001-01-01T00:00:00+23:59"):
        assert inbound.parse(envelope(BRAND, {}, occurred_at=moment))[0].occurred_at is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(["type", "eventType", "campaignId", "brandId", "phoneNumber", "reasons", "status", "id"])


@settings(max_examples=150)
@given(st.dictionaries(names, json_values), json_values)
def test_no_payload_breaks_the_parser_and_all_of_a_notice_can_be_stored(payload: dict[str, Any], when: Any) -> None:
    (notice,) = inbound.parse(envelope(CAMPAIGN, payload, occurred_at=when))
    stored = json.dumps([notice.type, notice.subjects, notice.summary], ensure_ascii=False)
    stored.encode()
    assert "\\u0000" not in stored
    assert all(isinstance(value, str) and value.isprintable() for value in notice.subjects.values())
