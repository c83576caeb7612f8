"""The webhooks of the simulated Meta: their bodies and their signature. It sends no webhook, and has none about messages.

The secret is published here, like a test key: it proves no identity, but code that verifies this signature verifies
Meta's. A body is signed as it is sent, with every character beyond ASCII written as `\\uXXXX`.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clearsend.simulators.whatsapp import accounts
from clearsend.simulators.world import Object

# The secret that a real app shows in its dashboard: a receiver verifies with it, and it is half of the app's token.
APP_SECRET = "clearsend-simulated-meta-app-secret"  # noqa: S105 - published, as said above

OBJECT = "whatsapp_business_account"

ACCOUNT = "account_update"
REVIEW = "account_review_update"
NAME = "phone_number_name_update"
QUALITY = "phone_number_quality_update"
CAPABILITY = "business_capability_update"
SENT_FIELDS: Sequence[str] = (ACCOUNT, REVIEW, NAME, QUALITY, CAPABILITY)

# The fields that an app may subscribe to; the simulator sends only `SENT_FIELDS`.
FIELDS: Sequence[str] = (
    *SENT_FIELDS,
    *("account_alerts", "account_settings_update", "calls", "flows", "history", "message_echoes"),
    *("message_template_components_update", "message_template_quality_update", "message_template_status_update"),
    *("messages", "messaging_handovers", "payment_configuration_update", "security", "smb_app_state_sync"),
    *("smb_message_echoes", "template_category_update", "user_preferences"),
)

_CODE_WORD = re.compile(r"[A-Z][A-Z_]+")


@dataclass(frozen=True)
class Event:
    """One change. `is_of_business`: the entry is the business portfolio, not the account, as in the PARTNER_ events."""

    field: str
    value: Mapping[str, Any]
    is_of_business: bool = False


def envelope(waba_id: str, event: Event, at: datetime) -> Object:
    """The body that is posted to the app's callback URL."""
    entry_id = accounts.business_of(waba_id) if event.is_of_business else waba_id
    change = {"field": event.field, "value": dict(event.value)}
    return {"object": OBJECT, "entry": [{"id": entry_id, "time": int(at.timestamp()), "changes": [change]}]}


def sign(body: bytes) -> Mapping[str, str]:
    """The header of a webhook: HMAC-SHA256 of the raw body with the app's secret."""
    digest = hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
    return {"x-hub-signature-256": f"sha256={digest}"}


def installed(waba_id: str, app_id: str, *, is_gone: bool = False) -> Event:
    """Sent when an app subscribes to an account, and when it leaves."""
    about = {"waba_id": waba_id, "owner_business_id": accounts.business_of(waba_id), "partner_app_id": app_id}
    word = "PARTNER_APP_UNINSTALLED" if is_gone else "PARTNER_APP_INSTALLED"
    return Event(ACCOUNT, {"event": word, "waba_info": about}, is_of_business=True)


def quality(number: Mapping[str, Any], event: str) -> Event:
    return Event(QUALITY, {**_display(number), "event": event, "current_limit": number["messaging_limit_tier"]})


def name(number: Mapping[str, Any], decision: str, reason: str | None) -> Event:
    is_rejection = decision == "REJECTED"
    why = reason if reason and _CODE_WORD.fullmatch(reason) else "UNKNOWN"
    said = {"requested_verified_name": number["verified_name"], "rejection_reason": why if is_rejection else None}
    return Event(NAME, {**_display(number), "decision": decision, **said})


def restriction(reason: str | None) -> Event:
    info: Object = {"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING"}
    if reason:
        info["remediation"] = reason
    return Event(ACCOUNT, {"event": "ACCOUNT_RESTRICTION", "restriction_info": [info]})


def violation(reason: str | None) -> Event:
    said = {"violation_type": reason if reason and _CODE_WORD.fullmatch(reason) else "SPAM"}
    return Event(ACCOUNT, {"event": "ACCOUNT_VIOLATION", "violation_info": said})


def ban(state: str, at: datetime) -> Event:
    said = {"waba_ban_state": state, "waba_ban_date": f"{at:%B} {at.day}, {at.year}"}
    return Event(ACCOUNT, {"event": "DISABLED_UPDATE", "ban_info": said})


def account(event: str) -> Event:
    return Event(ACCOUNT, {"event": event})


def review(decision: str) -> Event:
    return Event(REVIEW, {"decision": decision})


def capability() -> Event:
    """The event about the limits of an account once it is approved."""
    return Event(CAPABILITY, {"max_daily_conversations_per_business": "TIER_2K", "max_phone_numbers_per_business": 20})


def _display(number: Mapping[str, Any]) -> Object:
    return {"display_phone_number": accounts.digits(number)}
