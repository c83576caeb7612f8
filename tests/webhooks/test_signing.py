"""Signatures: the published vector, an independent verifier, rotation, and every reason to refuse."""

import base64
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from clearsend.webhooks import signing
from clearsend.webhooks.signing import SENT, STANDARD, SignatureError, SignatureProblem

VECTOR_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
VECTOR_ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
VECTOR_TIMESTAMP = 1767225600
VECTOR_BODY = b'{"field":"channel","event":"channel.submitted"}'
VECTOR_SIGNATURE = "v1,mvnYxLyruh4vw1Ab1gzTzDeHdiW8aNk6IiJuJbHDXdg="

OLD = signing.new_secret(b"o" * 24)
NEW = signing.new_secret(b"n" * 32)
EVENT_ID = "5b2c9f7e-8f0e-4d61-8c8e-0a3a8c1b2d3e"


def signed(*secrets: str, timestamp: int = VECTOR_TIMESTAMP, body: bytes = VECTOR_BODY) -> dict[str, str]:
    return signing.headers(secrets=secrets, webhook_id=VECTOR_ID, event_id=EVENT_ID, timestamp=timestamp, body=body)


def refusal(headers: dict[str, str], body: bytes = VECTOR_BODY, *, now: int = VECTOR_TIMESTAMP) -> SignatureProblem:
    with pytest.raises(SignatureError) as caught:
        signing.verify(headers, body, secret=NEW, now=now)
    return caught.value.reason


def test_the_published_vector() -> None:
    assert (
        signing.sign(VECTOR_SECRET, signed_id=VECTOR_ID, timestamp=VECTOR_TIMESTAMP, body=VECTOR_BODY)
        == VECTOR_SIGNATURE
    )
    assert signing.new_secret(bytes(range(24))) == VECTOR_SECRET


def test_the_headers_of_one_secret() -> None:
    headers = signed(VECTOR_SECRET)
    assert headers == {
        "x-webhook-id": VECTOR_ID,
        "x-webhook-timestamp": "1767225600",
        "x-webhook-signature": VECTOR_SIGNATURE,
        "x-webhook-event-id": EVENT_ID,
        "webhook-id": EVENT_ID,
        "webhook-timestamp": "1767225600",
        "webhook-signature": headers["webhook-signature"],
    }
    assert headers["webhook-signature"] != VECTOR_SIGNATURE, "the standard signature is over the event id"


def test_a_retry_has_a_fresh_signature_over_the_same_body_and_ids() -> None:
    first, second = signed(NEW), signed(NEW, timestamp=VECTOR_TIMESTAMP + 60)
    changed = {name for name in first if first[name] != second[name]}
    assert changed == {"x-webhook-timestamp", "x-webhook-signature", "webhook-timestamp", "webhook-signature"}


@pytest.mark.parametrize("secrets", [(NEW,), (NEW, OLD), (OLD, NEW)])
def test_the_standardwebhooks_library_verifies_any_active_secret(secrets: tuple[str, ...]) -> None:
    body = json.dumps({"name": "Café Zoë"}, ensure_ascii=False).encode()
    headers = signed(*secrets, timestamp=int(time.time()), body=body)
    for secret in secrets:
        assert Webhook(secret).verify(body, headers) == {"name": "Café Zoë"}
    with pytest.raises(WebhookVerificationError):
        Webhook(signing.new_secret(b"x" * 24)).verify(body, headers)


def test_what_the_standardwebhooks_library_signs_is_what_we_verify() -> None:
    from datetime import UTC, datetime

    signature = Webhook(NEW).sign(EVENT_ID, datetime.fromtimestamp(VECTOR_TIMESTAMP, UTC), VECTOR_BODY.decode())
    headers = {
        "Webhook-Id": EVENT_ID,
        "Webhook-Timestamp": str(VECTOR_TIMESTAMP),
        "Webhook-Signature": signature,
    }
    signing.verify(headers, VECTOR_BODY, secret=NEW, now=VECTOR_TIMESTAMP, scheme=STANDARD)


def test_rotation_signs_ours_with_the_newest_and_the_standard_with_all() -> None:
    headers = signed(NEW, OLD)
    assert " " not in headers["x-webhook-signature"]
    assert len(headers["webhook-signature"].split(" ")) == 2
    signing.verify(headers, VECTOR_BODY, secret=NEW, now=VECTOR_TIMESTAMP, scheme=SENT)
    for secret in (NEW, OLD):
        signing.verify(headers, VECTOR_BODY, secret=secret, now=VECTOR_TIMESTAMP, scheme=STANDARD)
    with pytest.raises(SignatureError):
        signing.verify(headers, VECTOR_BODY, secret=OLD, now=VECTOR_TIMESTAMP, scheme=SENT)


@pytest.mark.parametrize("age", [-300, 0, 300])
def test_within_the_tolerance(age: int) -> None:
    signing.verify(signed(NEW), VECTOR_BODY, secret=NEW, now=VECTOR_TIMESTAMP + age)


def test_beyond_the_tolerance() -> None:
    assert refusal(signed(NEW), now=VECTOR_TIMESTAMP + 301) is SignatureProblem.TOO_OLD
    assert refusal(signed(NEW), now=VECTOR_TIMESTAMP - 301) is SignatureProblem.TOO_NEW


@pytest.mark.parametrize("timestamp", ["soon", "-1", "1e9", "1767225600.5", " 1767225600", "١٧٦٧٢٢٥٦٠٠", "9" * 5000])
def test_a_timestamp_that_is_none(timestamp: str) -> None:
    assert refusal(signed(NEW) | {"x-webhook-timestamp": timestamp}) is SignatureProblem.BAD_TIMESTAMP


@pytest.mark.parametrize("name", ["x-webhook-id", "x-webhook-timestamp", "x-webhook-signature"])
def test_a_header_that_is_missing_or_empty(name: str) -> None:
    headers = signed(NEW)
    assert refusal(headers | {name: ""}) is SignatureProblem.MISSING_HEADER
    del headers[name]
    assert refusal(headers) is SignatureProblem.MISSING_HEADER


@pytest.mark.parametrize(
    "changes",
    [
        {"x-webhook-id": EVENT_ID},
        {"x-webhook-timestamp": str(VECTOR_TIMESTAMP + 1)},
        {"x-webhook-signature": "v1,"},
        {"x-webhook-signature": "é"},
        {"x-webhook-signature": "\udcff"},
        {"x-webhook-signature": signed(NEW)["x-webhook-signature"].replace("v1,", "v2,")},
        {"x-webhook-signature": signed(NEW)["x-webhook-signature"].removeprefix("v1,")},
        {"x-webhook-signature": signed(OLD)["x-webhook-signature"]},
    ],
)
def test_what_does_not_match(changes: dict[str, str]) -> None:
    assert refusal(signed(NEW) | changes) is SignatureProblem.NO_MATCH


def test_names_of_headers_come_in_any_case_and_others_are_ignored() -> None:
    headers = {name.title(): value for name, value in signed(NEW).items()} | {"Accept": "*/*"}
    signing.verify(headers, VECTOR_BODY, secret=NEW, now=VECTOR_TIMESTAMP)


@given(
    key=st.binary(min_size=24, max_size=64),
    body=st.binary(max_size=200),
    position=st.integers(min_value=0),
    bit=st.integers(0, 7),
)
def test_whatever_is_signed_verifies_until_one_bit_changes(key: bytes, body: bytes, position: int, bit: int) -> None:
    secret = signing.new_secret(key)
    headers = signed(secret, body=body)
    for scheme in (SENT, STANDARD):
        signing.verify(headers, body, secret=secret, now=VECTOR_TIMESTAMP, scheme=scheme)
    altered = bytearray(body or b"\x00")
    altered[position % len(altered)] ^= 1 << bit
    for scheme in (SENT, STANDARD):
        with pytest.raises(SignatureError):
            signing.verify(headers, bytes(altered), secret=secret, now=VECTOR_TIMESTAMP, scheme=scheme)


@pytest.mark.parametrize("length", [0, 23, 65])
def test_a_new_secret_needs_enough_randomness(length: int) -> None:
    with pytest.raises(ValueError, match="24 to 64"):
        signing.new_secret(b"r" * length)


def test_nothing_is_sent_unsigned() -> None:
    with pytest.raises(ValueError, match="at least one secret"):
        signed()


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "whsec_",
        "whsec_****",
        "whsec_AAEC*AwQF",
        "whsec_AAEC AwQF",
        "whsec_abc",
        base64.b64encode(b"k" * 24).decode(),
    ],
)
def test_a_malformed_secret_is_an_error_that_does_not_show_it(secret: str) -> None:
    with pytest.raises(ValueError) as caught:
        signed(secret)
    assert not secret.removeprefix("whsec_") or secret.removeprefix("whsec_") not in str(caught.value)
