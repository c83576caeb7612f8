"""Verifies Meta's webhooks to our callback URL and parses them into notices. Pure: it stores nothing and makes no call.

A notice is a hint that something changed; the change itself is read from Meta afterwards. Meta sends batches of up to 1,000
changes in no order, and repeats a batch for up to 7 days until the answer is 200. Customers' messages are dropped here unread.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from clearsend.providers import http
from clearsend.providers.ports import MalformedNotice, ProviderNotice

VENDOR = "whatsapp"

# The path at which the server receives the webhooks.
PATH = "/inbound/whatsapp"

_TOPIC = "whatsapp_business_account"
_SIGNATURE = re.compile(r"sha256=([0-9a-f]{64})")
_CHALLENGE = re.compile(r"[!-~]{1,256}")

# Fields about customers: their messages, their calls, their profiles, their groups, their phone books.
_PRIVATE_FIELDS = frozenset(
    {"messages", "message_echoes", "calls", "consumer_profile", "history", "messaging_handovers", "standby"}
    | {"smb_message_echoes", "smb_app_state_sync", "user_preferences", "user_id_update"}
)
_PRIVATE_PREFIX = "group_"

# Paths of the values of a change that a log may show; every other value may be about a person.
_SHOWN = (
    *("event", "decision", "rejection_reason", "current_limit", "old_limit", "reason"),
    *("max_daily_conversations_per_business", "max_phone_numbers_per_business", "max_phone_numbers_per_waba"),
    *("ban_info.waba_ban_state", "ban_info.waba_ban_date", "violation_info.violation_type"),
)
_SHOWN_OF_RESTRICTIONS = ("restriction_type", "expiration", "remediation")
_SHOWN_CHARACTERS = 200
_NAME_CHARACTERS = 80
_SUBJECT_CHARACTERS = 64

# Above this, a time is in milliseconds: in seconds it would be the year 5138.
_LATEST_SECONDS = 100_000_000_000


def verify_handshake(query: Mapping[str, str], verify_token: str) -> str | None:
    """The challenge to return as plain text; None (answer 403) if the query is malformed or has another token."""
    asked = query.get("hub.verify_token", "").encode("utf-8", "replace")
    is_known = bool(verify_token) and hmac.compare_digest(asked, verify_token.encode())
    challenge = query.get("hub.challenge", "")
    if not is_known or query.get("hub.mode") != "subscribe" or _CHALLENGE.fullmatch(challenge) is None:
        return None
    return challenge


def verify_signature(body: bytes, header: str | None, app_secret: str) -> bool:
    """Whether `header` (X-Hub-Signature-256) is the app's own signature of the raw `body`. Never true without a secret."""
    found = _SIGNATURE.fullmatch(header or "")
    if found is None or not app_secret:
        return False
    return hmac.compare_digest(hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest(), found.group(1))


def parse(body: bytes) -> Sequence[ProviderNotice]:
    """The notices of a verified body, each once, in Meta's order. Changes of other topics and changes about customers are
    left out.

    Raises:
        MalformedNotice: the body is not the envelope that Meta sends.
    """
    try:
        envelope = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedNotice("The body is not JSON.") from None
    if not isinstance(envelope, dict) or not isinstance(envelope.get("object"), str):
        raise MalformedNotice("`object` is missing.")
    entries = http.records(envelope.get("entry"))
    if entries is None:
        raise MalformedNotice("`entry` is not a list of objects.")
    if envelope["object"] != _TOPIC:
        return ()
    return list({notice.notice_id: notice for entry in entries for notice in _read_entry(entry)}.values())


def _read_entry(entry: Mapping[str, Any]) -> Iterator[ProviderNotice]:
    entry_id = http.text_of(entry.get("id"))
    if entry_id is None:
        raise MalformedNotice("`entry[].id` is missing.")
    changes = http.records(entry.get("changes"))
    if changes is None:
        raise MalformedNotice("`entry[].changes` is not a list of objects.")
    for change in changes:
        field = change.get("field")
        if not isinstance(field, str) or not field:
            raise MalformedNotice("`entry[].changes[].field` is missing.")
        if field not in _PRIVATE_FIELDS and not field.startswith(_PRIVATE_PREFIX):
            yield _notice(entry_id, entry.get("time"), field, change.get("value"))


def _notice(entry_id: str, time: Any, field: str, value: Any) -> ProviderNotice:
    said = http.mapping(value)
    # Meta gives a change no id; one that is sent again is the same to the letter.
    canonical = json.dumps([entry_id, time, field, value], sort_keys=True, separators=(",", ":"))
    word = http.text_of(said.get("event")) or http.text_of(said.get("decision"))
    return ProviderNotice(
        vendor=VENDOR,
        notice_id=hashlib.sha256(canonical.encode()).hexdigest(),
        type=".".join(http.shorten(name, _NAME_CHARACTERS) for name in (field, word) if name),
        subjects=_subjects(entry_id, field, said),
        occurred_at=_moment(time),
        summary=_summary(said),
    )


def _subjects(entry_id: str, field: str, said: Mapping[str, Any]) -> Mapping[str, str]:
    """The account and the number to look up. In the PARTNER_ events `entry.id` is the business portfolio, and the account
    is in `waba_info`. Numbers come as people write them, never by their id."""
    about = http.mapping(said.get("waba_info"))
    subjects = {"waba_id": http.text_of(about.get("waba_id")) or entry_id}
    if (http.text_of(said.get("event")) or "").startswith("PARTNER_"):
        subjects = {"waba_id": http.text_of(about.get("waba_id")) or "", "business_id": entry_id}
    # Elsewhere a `phone_number` may be a customer's.
    number = said.get("display_phone_number") or (said.get("phone_number") if field == "account_update" else None)
    subjects["phone_number"] = "".join(digit for digit in http.text_of(number) or "" if digit in "0123456789")
    return {name: http.shorten(value, _SUBJECT_CHARACTERS) for name, value in subjects.items() if value}


def _moment(time: Any) -> datetime | None:
    if isinstance(time, bool) or not isinstance(time, int) or time <= 0:
        return None
    try:
        return datetime.fromtimestamp(time if time < _LATEST_SECONDS else time / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _summary(said: Mapping[str, Any]) -> Mapping[str, Any]:
    shown = {path: _scalar(_at(said, path)) for path in _SHOWN}
    restrictions = http.records(said.get("restriction_info")) or []
    for name in _SHOWN_OF_RESTRICTIONS:
        words = [str(text) for text in (_scalar(restriction.get(name)) for restriction in restrictions) if text]
        shown[f"restriction_info.{name}"] = http.shorten(", ".join(words), _SHOWN_CHARACTERS) or None
    return {path: value for path, value in shown.items() if value is not None}


def _at(said: Mapping[str, Any], path: str) -> Any:
    value: Any = said
    for name in path.split("."):
        value = http.mapping(value).get(name)
    return value


def _scalar(value: Any) -> str | int | None:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53:
        return value
    return http.shorten(value, _SHOWN_CHARACTERS) if isinstance(value, str) and value else None
