"""Reads the description of a WhatsApp number in `POST …/_control/numbers`. It never stores anything."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from clearsend.simulators.faults import ControlError, refuse_unknown
from clearsend.simulators.world import Object

_ID = re.compile(r"[1-9][0-9]{0,22}")
_HEALTHS = ("AVAILABLE", "LIMITED", "BLOCKED")


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_pin(value: Any) -> bool:
    return value is None or (isinstance(value, str) and re.fullmatch(r"[0-9]{6}", value) is not None)


def _is_display_number(value: Any) -> bool:
    return isinstance(value, str) and 7 <= len(re.sub(r"\D", "", value)) <= 15


def _is_health(value: Any) -> bool:
    return value in _HEALTHS or isinstance(value, dict)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000


# Field → the check of its value, and the acceptable values in words. Enumerations are open: a client must survive any value.
FIELDS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "display_phone_number": (_is_display_number, "a phone number, formatted in any way"),
    "verified_name": (_is_word, "a text"),
    "status": (_is_word, "any word, such as CONNECTED, PENDING, BANNED, FLAGGED"),
    "code_verification_status": (_is_word, "any word, such as VERIFIED, NOT_VERIFIED, EXPIRED"),
    "platform_type": (_is_word, "any word, such as CLOUD_API, NOT_APPLICABLE"),
    "pin": (_is_pin, "six digits, or null for none"),
    "name_status": (_is_word, "any word, such as APPROVED, PENDING_REVIEW, DECLINED"),
    "quality_rating": (_is_word, "any word, such as GREEN, YELLOW, RED"),
    "account_mode": (_is_word, "any word, such as LIVE, SANDBOX"),
    "health": (_is_health, "AVAILABLE, LIMITED, BLOCKED, or a whole `health_status` object"),
    "is_on_biz_app": (_is_bool, "true or false"),
    "checks_pin_when_connected": (
        _is_bool,
        "true (default): registering a connected number with a wrong PIN gives 133005",
    ),
    "connects_after_reads": (_is_count, "after registering, the status is PENDING for this many reads of the number"),
}


def account_id(body: Mapping[str, Any]) -> str:
    """The id of the account that the number belongs to.

    Raises:
        ControlError: the id is missing, not numeric, or begins with 0.
    """
    return _id(body, "waba_id")


def number_id(body: Mapping[str, Any]) -> str:
    """The id of the number: by default, of the first number of the account.

    Raises:
        ControlError: the id is not numeric or begins with 0; or both ids are missing.
    """
    return _id(body, "id") if "id" in body else account_id(body) + "1"


def _id(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ControlError(f"{name}: a string of at most 23 digits, the first not 0, is expected")
    return value


def changes(body: Mapping[str, Any]) -> Object:
    """The fields to set.

    Raises:
        ControlError: a field is unknown or not acceptable.
    """
    refuse_unknown(body, ["waba_id", "id", *FIELDS])
    wanted = {name: value for name, value in body.items() if name in FIELDS}
    for name, value in wanted.items():
        is_acceptable, words = FIELDS[name]
        if not is_acceptable(value):
            raise ControlError(f"{name}: {words} is expected")
    return wanted
