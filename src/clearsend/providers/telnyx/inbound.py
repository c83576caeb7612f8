"""Verifies Telnyx's webhooks and parses them into notices. It stores nothing and makes no call.

Signatures: Ed25519 over `{timestamp}|{raw body}`. A notice is only a hint: the object is read before any state changes.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from clearsend.providers import http
from clearsend.providers.ports import MalformedNotice, ProviderNotice
from clearsend.providers.telnyx.errors import PROVIDER

# The path at which the server receives the webhooks.
PATH = "/inbound/telnyx"

TOLERANCE_SECONDS = 300

_TIMESTAMP = re.compile(r"[0-9]{1,12}")

# The registry's ids of campaigns; Telnyx's own are UUIDs.
_TCR_CAMPAIGN_ID = re.compile(r"C[A-Z0-9]{5,8}")

_ID_CHARACTERS = 200
_SUMMARY_CHARACTERS = 300
_MOST_REASONS = 5

# Field of a payload → subject of the notice.
_SUBJECTS: Mapping[str, str] = {
    "brandId": "brand_id",
    "tcrBrandId": "tcr_brand_id",
    "campaignId": "campaign_id",
    "tcrCampaignId": "tcr_campaign_id",
    "phoneNumber": "phone_number",
}

# Field of a payload that comes without its envelope → the event. The first of these fields in the payload decides.
_EVENT_OF: Mapping[str, str] = {
    "phoneNumber": "10dlc.phone_number.update",
    "campaignId": "10dlc.campaign.update",
    "brandId": "10dlc.brand.update",
}


def verify(body: bytes, signature: str | None, timestamp: str | None, public_key: str, now: datetime) -> bool:
    """Whether the holder of `public_key` (base64) signed this body within five minutes of `now`.

    `signature`, `timestamp`: the headers `telnyx-signature-ed25519` (base64) and `telnyx-timestamp` (seconds since 1970).
    False if a value is missing or malformed.
    """
    if signature is None or timestamp is None or not _TIMESTAMP.fullmatch(timestamp):
        return False
    if abs(now.timestamp() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key.strip(), validate=True))
        key.verify(base64.b64decode(signature.strip(), validate=True), timestamp.encode() + b"|" + body)
    except (ValueError, InvalidSignature):
        return False
    return True


def parse(body: bytes) -> Sequence[ProviderNotice]:
    """The one notice in a body, which is an event of Telnyx in its envelope, or the bare payload of an event.

    Raises:
        MalformedNotice: the body is neither.
    """
    content = _content(body)
    data = content.get("data")
    if data is None and any(name in content for name in _EVENT_OF):
        return [_bare(content, body)]
    if not isinstance(data, dict):
        raise MalformedNotice("The body has no object `data`.")
    event, notice_id, payload = _name(data.get("event_type")), _name(data.get("id")), data.get("payload")
    if event is None:
        raise MalformedNotice("`data.event_type` is no short text.")
    if notice_id is None:
        raise MalformedNotice("`data.id` is no short text.")
    if not isinstance(payload, dict):
        raise MalformedNotice("`data.payload` is no object.")
    return [_notice(notice_id, event, payload, _moment(data.get("occurred_at")))]


def _content(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedNotice("The body is not JSON.") from None
    if not isinstance(content, dict):
        raise MalformedNotice("The body is not a JSON object.")
    return content


def _bare(payload: Mapping[str, Any], body: bytes) -> ProviderNotice:
    """The notice of a bare payload. It has no id: the same bytes are the same notice."""
    event = next(event for name, event in _EVENT_OF.items() if name in payload)
    return _notice(f"sha256:{hashlib.sha256(body).hexdigest()}", event, payload, None)


def _notice(notice_id: str, event: str, payload: Mapping[str, Any], occurred_at: datetime | None) -> ProviderNotice:
    said = (event, _name(payload.get("type")), _name(payload.get("eventType")))
    return ProviderNotice(
        vendor=PROVIDER,
        notice_id=notice_id,
        type=":".join(part for part in said if part),
        subjects=_subjects(event, payload),
        occurred_at=occurred_at,
        summary=_summary(payload),
    )


def _subjects(event: str, payload: Mapping[str, Any]) -> Mapping[str, str]:
    named = ((subject, _name(payload.get(name))) for name, subject in _SUBJECTS.items())
    found = {subject: id_ for subject, id_ in named if id_ is not None}
    if _TCR_CAMPAIGN_ID.fullmatch(found.get("campaign_id", "")):
        # Nudges, and all events about shared campaigns, name a campaign by the registry's id.
        found["tcr_campaign_id"] = found.pop("campaign_id")
    order_id = _name(payload.get("id"))
    if event.startswith("number_order") and order_id is not None:
        found["order_id"] = order_id
    return found


def _summary(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """A summary of the event in Telnyx's words, without fields about people."""
    summary: dict[str, Any] = {
        name: http.shorten(text, _SUMMARY_CHARACTERS)
        for name, text in http.words(payload, ("type", "eventType", "status", "description")).items()
    }
    reasons = payload.get("reasons")
    if isinstance(reasons, list) and reasons:
        texts = (http.word(item.get("description") if isinstance(item, dict) else item) for item in reasons)
        summary["reasons"] = [http.shorten(text, _SUMMARY_CHARACTERS) for text in texts if text][:_MOST_REASONS]
    return summary


def _name(value: Any) -> str | None:
    """`value` as an id or a type: printable text of at most 200 characters; None for anything else."""
    text = http.text_of(value)
    return text if text is not None and text.isprintable() and len(text) <= _ID_CHARACTERS else None


def _moment(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(http.text_of(value) or "")
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
