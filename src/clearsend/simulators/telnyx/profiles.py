"""The rules by which Telnyx accepts a messaging profile. It reads request bodies and never stores anything.

Unknown fields are silently discarded, as at the vendor.
"""

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from clearsend.simulators.telnyx import errors
from clearsend.simulators.vendor import Refused
from clearsend.simulators.world import Object

ORGANIZATION_ID = "5550a1de-0000-4000-8000-000000000555"

_ALPHA_SENDER = re.compile(r"[A-Za-z0-9 ]{1,11}")
_AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_URL = re.compile(r"https?://[^\s/]+\S*")


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_url(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, str) and _URL.fullmatch(value) is not None)


def _is_destinations(value: Any) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return value == ["*"] or all(isinstance(item, str) and _COUNTRY.fullmatch(item) for item in value)


def _is_alpha_sender(value: Any) -> bool:
    return value is None or (isinstance(value, str) and _ALPHA_SENDER.fullmatch(value) is not None)


def _is_amount(value: Any) -> bool:
    return isinstance(value, str) and _AMOUNT.fullmatch(value) is not None


def _has(*required: str) -> Callable[[Any], bool]:
    return lambda value: value is None or (isinstance(value, dict) and all(name in value for name in required))


# Field → the check of its value, and the code and detail of the error.
_FIELDS: Mapping[str, tuple[Callable[[Any], bool], str, str]] = {
    "name": (_is_name, "10015", "name must be a non-empty string."),
    "whitelisted_destinations": (_is_destinations, "40331", 'whitelisted_destinations must be ["*"] or ISO 3166-1 alpha-2 codes.'),
    "enabled": (_is_bool, "10026", "enabled must be a boolean."),
    "webhook_url": (_is_url, "10015", "webhook_url must be a valid URL."),
    "webhook_failover_url": (_is_url, "10015", "webhook_failover_url must be a valid URL."),
    "webhook_api_version": (lambda value: value in ("1", "2", "2010-04-01"), "10032", "webhook_api_version must be one of 1, 2, 2010-04-01."),
    "number_pool_settings": (
        _has("long_code_weight", "toll_free_weight", "skip_unhealthy"),
        "10015",
        "number_pool_settings must have long_code_weight, toll_free_weight and skip_unhealthy.",
    ),
    "url_shortener_settings": (_has("domain"), "10015", "url_shortener_settings must have a domain."),
    "alpha_sender": (_is_alpha_sender, "10015", "alpha_sender must be 1 to 11 letters, digits or spaces."),
    "daily_spend_limit": (_is_amount, "10015", "daily_spend_limit must be a decimal number in a string."),
    "daily_spend_limit_enabled": (_is_bool, "10026", "daily_spend_limit_enabled must be a boolean."),
    "mms_fall_back_to_sms": (_is_bool, "10026", "mms_fall_back_to_sms must be a boolean."),
    "mms_transcoding": (_is_bool, "10026", "mms_transcoding must be a boolean."),
    "mobile_only": (_is_bool, "10026", "mobile_only must be a boolean."),
    "smart_encoding": (_is_bool, "10026", "smart_encoding must be a boolean."),
}  # fmt: skip

_REQUIRED: Sequence[str] = ("name", "whitelisted_destinations")

_DEFAULTS: Mapping[str, Any] = {
    "enabled": True,
    "webhook_url": "",
    "webhook_failover_url": "",
    "webhook_api_version": "2",
    "number_pool_settings": None,
    "url_shortener_settings": None,
    "alpha_sender": None,
    "daily_spend_limit": "0.00",
    "daily_spend_limit_enabled": False,
    "mms_fall_back_to_sms": False,
    "mms_transcoding": False,
    "mobile_only": False,
    "smart_encoding": False,
}


def create(body: Mapping[str, Any], now: datetime) -> Object:
    """The profile that `POST /messaging_profiles` makes.

    Raises:
        Refused: a required field is missing, or a field is not acceptable.
    """
    for name in _REQUIRED:
        if body.get(name) is None:
            raise Refused(
                errors.error("10004", detail=f"The required parameter '{name}' is missing.", pointer=f"/{name}")
            )
    at = stamp(now)
    return {
        "record_type": "messaging_profile",
        "id": str(uuid4()),
        "organization_id": ORGANIZATION_ID,
        **_DEFAULTS,
        **_accepted(body),
        "v1_secret": secrets.token_urlsafe(18),
        "created_at": at,
        "updated_at": at,
    }


def update(profile: Mapping[str, Any], body: Mapping[str, Any], now: datetime) -> Object:
    """The profile after `PATCH /messaging_profiles/{id}`.

    Raises:
        Refused: a field is not acceptable.
    """
    changes = _accepted(body)
    if "v1_secret" in body:
        if not _is_text(body["v1_secret"]):
            raise Refused(errors.error("10026", detail="v1_secret must be a string.", pointer="/v1_secret"))
        changes["v1_secret"] = body["v1_secret"]
    return {**profile, **changes, "updated_at": stamp(now)}


def _accepted(body: Mapping[str, Any]) -> Object:
    accepted = {}
    for name, (is_acceptable, code, sentence) in _FIELDS.items():
        if name not in body:
            continue
        if not is_acceptable(body[name]):
            raise Refused(errors.error(code, detail=sentence, pointer=f"/{name}"))
        accepted[name] = body[name]
    return accepted


def stamp(now: datetime) -> str:
    """A time as the vendor writes it: UTC, milliseconds, Z."""
    return now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
