"""What comes to Meta's callback address: the handshake, the signature, and what becomes of a batch of changes."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from clearsend.providers.ports import MalformedNotice, ProviderNotice
from clearsend.providers.whatsapp import inbound

SECRET = "app-secret-of-a-test"
TOKEN = "verify-token-of-a-test"
WABA = "102290129340398"
TIME = 1_739_321_024
ASKED = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": TOKEN}


def envelope(*changes: dict[str, Any], entry_id: str = WABA, time: Any = TIME) -> dict[str, Any]:
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": entry_id, "time": time, "changes": list(changes)}],
    }


def change(field: str, **value: Any) -> dict[str, Any]:
    return {"field": field, "value": value}


def parse(*changes: dict[str, Any], **more: Any) -> list[ProviderNotice]:
    return list(inbound.parse(json.dumps(envelope(*changes, **more)).encode()))


def signature(body: bytes, secret: str = SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


# The handshake


def test_meta_is_answered_with_its_challenge() -> None:
    assert inbound.verify_handshake(ASKED, TOKEN) == "1158201444"


@pytest.mark.parametrize(
    "changed",
    [
        {"hub.verify_token": "another"},
        {"hub.verify_token": ""},
        {"hub.verify_token": TOKEN + "é\ud800"},
        {"hub.mode": "unsubscribe"},
        {"hub.challenge": ""},
        {"hub.challenge": "two words"},
        {"hub.challenge": "1" * 257},
    ],
)
def test_a_stranger_gets_no_challenge(changed: dict[str, str]) -> None:
    assert inbound.verify_handshake({**ASKED, **changed}, TOKEN) is None


@pytest.mark.parametrize("missing", list(ASKED))
def test_half_a_handshake_is_none(missing: str) -> None:
    assert inbound.verify_handshake({name: ASKED[name] for name in ASKED if name != missing}, TOKEN) is None


def test_without_a_token_of_ours_nobody_is_known() -> None:
    assert inbound.verify_handshake({**ASKED, "hub.verify_token": ""}, "") is None


# The signature


def test_the_signature_is_over_the_raw_bytes() -> None:
    body = b'{"name":"Caf\\u00e9"}'
    assert inbound.verify_signature(body, signature(body), SECRET)
    same_json = '{"name":"Café"}'.encode()
    assert json.loads(body) == json.loads(same_json)
    assert not inbound.verify_signature(same_json, signature(body), SECRET)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "sha256=",
        "sha256=zz",
        signature(b"another body"),
        signature(b"body", "another secret"),
        signature(b"body").removeprefix("sha256="),
        signature(b"body").upper(),
        signature(b"body") + "0",
        signature(b"body") + "\n",
        "sha1=" + hmac.new(SECRET.encode(), b"body", hashlib.sha1).hexdigest(),
        "sha256=" + "é" * 64,
    ],
)
def test_a_forged_or_malformed_signature_is_refused(header: str | None) -> None:
    assert not inbound.verify_signature(b"body", header, SECRET)


def test_without_a_secret_no_signature_is_good() -> None:
    assert not inbound.verify_signature(b"body", signature(b"body", ""), "")


# The changes

BAN = {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE", "waba_ban_date": "November 23, 2026"}}
RESTRICTION = {
    "event": "ACCOUNT_RESTRICTION",
    "restriction_info": [
        {"restriction_type": "RESTRICTED_ADD_PHONE_NUMBER_ACTION", "expiration": 1_795_000_000},
        {"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "remediation": "Appeal."},
    ],
}
PARTNER = {
    "event": "PARTNER_APP_INSTALLED",
    "waba_info": {"waba_id": WABA, "owner_business_id": "7", "partner_app_id": "5"},
}
NAME = {
    "display_phone_number": "15550783881",
    "decision": "REJECTED",
    "requested_verified_name": "Ada Lovelace",
    "rejection_reason": "NAME_NOT_CONSISTENT",
}
QUALITY = {"display_phone_number": "1 555 078 3881", "event": "ONBOARDING", "current_limit": "TIER_NOT_SET"}
CAPABILITY = {"max_daily_conversations_per_business": 2000, "max_phone_numbers_per_business": 20}

NOTICES: list[tuple[str, dict[str, Any], str, dict[str, str], dict[str, Any]]] = [
    (
        "account_update",
        BAN,
        "account_update.DISABLED_UPDATE",
        {"waba_id": WABA},
        {
            "event": "DISABLED_UPDATE",
            "ban_info.waba_ban_state": "DISABLE",
            "ban_info.waba_ban_date": "November 23, 2026",
        },
    ),
    (
        "account_update",
        RESTRICTION,
        "account_update.ACCOUNT_RESTRICTION",
        {"waba_id": WABA},
        {
            "event": "ACCOUNT_RESTRICTION",
            "restriction_info.restriction_type": "RESTRICTED_ADD_PHONE_NUMBER_ACTION, "
            "RESTRICTED_BIZ_INITIATED_MESSAGING",
            "restriction_info.expiration": "1795000000",
            "restriction_info.remediation": "Appeal.",
        },
    ),
    (
        "account_update",
        {"event": "VERIFIED_ACCOUNT", "phone_number": "+1 555-078-3881"},
        "account_update.VERIFIED_ACCOUNT",
        {"waba_id": WABA, "phone_number": "15550783881"},
        {"event": "VERIFIED_ACCOUNT"},
    ),
    (
        "phone_number_name_update",
        NAME,
        "phone_number_name_update.REJECTED",
        {"waba_id": WABA, "phone_number": "15550783881"},
        {"decision": "REJECTED", "rejection_reason": "NAME_NOT_CONSISTENT"},
    ),
    (
        "phone_number_quality_update",
        QUALITY,
        "phone_number_quality_update.ONBOARDING",
        {"waba_id": WABA, "phone_number": "15550783881"},
        {"event": "ONBOARDING", "current_limit": "TIER_NOT_SET"},
    ),
    (
        "account_review_update",
        {"decision": "APPROVED"},
        "account_review_update.APPROVED",
        {"waba_id": WABA},
        {"decision": "APPROVED"},
    ),
    ("business_capability_update", CAPABILITY, "business_capability_update", {"waba_id": WABA}, CAPABILITY),
    (
        "account_update",
        {"event": "AN_EVENT_OF_2030", "phone": "x"},
        "account_update.AN_EVENT_OF_2030",
        {"waba_id": WABA},
        {"event": "AN_EVENT_OF_2030"},
    ),
    ("a_field_of_2030", {"phone_number": "15550783881", "text": "Hello"}, "a_field_of_2030", {"waba_id": WABA}, {}),
]


@pytest.mark.parametrize(("field", "value", "type_", "subjects", "summary"), NOTICES)
def test_a_change_becomes_a_notice(
    field: str, value: dict[str, Any], type_: str, subjects: dict[str, str], summary: dict[str, Any]
) -> None:
    [notice] = parse(change(field, **value))
    assert (notice.vendor, notice.type) == ("whatsapp", type_)
    assert notice.subjects == subjects
    assert notice.summary == summary
    assert notice.occurred_at == datetime(2025, 2, 12, 0, 43, 44, tzinfo=UTC)


def test_a_partner_event_is_about_the_account_in_it_and_not_about_the_business_that_it_comes_from() -> None:
    [notice] = parse(change("account_update", **PARTNER), entry_id="7000")
    assert notice.subjects == {"waba_id": WABA, "business_id": "7000"}
    [notice] = parse(change("account_update", event="PARTNER_REMOVED"), entry_id="7000")
    assert notice.subjects == {"business_id": "7000"}


@pytest.mark.parametrize(
    "field", ["messages", "message_echoes", "smb_message_echoes", "calls", "history", "group_settings_update"]
)
def test_what_customers_say_is_dropped(field: str) -> None:
    said = change(field, messages=[{"from": "16505551234", "text": {"body": "Hello"}}])
    assert parse(said) == []
    [notice] = parse(said, change("account_review_update", decision="REJECTED"))
    assert notice.type == "account_review_update.REJECTED"
    assert "16505551234" not in repr(notice)


def test_a_change_that_comes_again_is_the_same_and_another_one_is_not() -> None:
    [first] = parse(change("account_update", **BAN))
    reordered = {"ban_info": dict(reversed(list(BAN["ban_info"].items()))), "event": BAN["event"]}  # type: ignore[attr-defined]
    assert [notice.notice_id for notice in parse(change("account_update", **reordered))] == [first.notice_id]
    others = [
        *parse(change("account_update", **BAN), time=TIME + 1),
        *parse(change("account_update", **BAN), entry_id="1"),
        *parse(change("account_alerts", **BAN)),
        *parse(change("account_update", **{**BAN, "event": "ANOTHER"})),
    ]
    assert len({first.notice_id, *(notice.notice_id for notice in others)}) == 5
    assert len(parse(change("account_update", **BAN), change("account_update", **BAN))) == 1


def test_a_batch_of_a_thousand_changes_is_read_whole() -> None:
    changes = [change("account_update", event=f"EVENT_{n}") for n in range(1000)]
    assert [notice.type for notice in parse(*changes)] == [f"account_update.EVENT_{n}" for n in range(1000)]


@pytest.mark.parametrize("time", [None, "soon", True, -1, 10**30])
def test_a_time_that_is_none_does_not_matter(time: Any) -> None:
    [notice] = parse(change("account_update", **BAN), time=time)
    assert notice.occurred_at is None


def test_a_time_in_milliseconds_is_understood() -> None:
    [notice] = parse(change("account_update", **BAN), time=TIME * 1000)
    assert notice.occurred_at == datetime(2025, 2, 12, 0, 43, 44, tzinfo=UTC)


def test_strange_values_cost_the_words_and_not_the_notice() -> None:
    odd: list[Any] = [
        None,
        [],
        "text",
        {"event": {"a": 1}},
        {"event": "E", "ban_info": "none", "restriction_info": {"a": 1}},
    ]
    found = [parse({"field": "account_update", "value": value})[0] for value in odd]
    assert [notice.type for notice in found] == ["account_update"] * 4 + ["account_update.E"]
    [long] = parse(change("account_update", event="E" * 5_000, reason="r" * 5_000))
    assert len(long.type) < 200
    assert len(str(long.summary)) < 1_000


@pytest.mark.parametrize("body", [{"object": "page", "entry": []}, {"object": "page", "entry": [{"id": "1"}]}])
def test_another_topic_of_the_same_app_is_no_notice(body: Any) -> None:
    assert list(inbound.parse(json.dumps(body).encode())) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"9" * 10_000,
        b"null",
        b"[]",
        b"{}",
        b'{"object": "whatsapp_business_account"}',
        b'{"object": "whatsapp_business_account", "entry": {}}',
        b'{"object": "whatsapp_business_account", "entry": ["x"]}',
        b'{"object": "whatsapp_business_account", "entry": [{"changes": []}]}',
        b'{"object": "whatsapp_business_account", "entry": [{"id": "1"}]}',
        b'{"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [1]}]}',
        b'{"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"value": {}}]}]}',
    ],
)
def test_what_is_not_metas_envelope_is_malformed(body: bytes) -> None:
    with pytest.raises(MalformedNotice) as raised:
        inbound.parse(body)
    assert str(raised.value).endswith(".")
