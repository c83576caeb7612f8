"""The phone numbers of the simulated Telnyx account, and their form in the API. It never stores anything.

The account owns every number of the fictional exchange 555, and the numbers that control calls add or orders buy.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from clearsend.simulators.faults import ControlError
from clearsend.simulators.telnyx.profiles import stamp
from clearsend.simulators.world import Object

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_FICTIONAL = re.compile(r"\+1[2-9]\d{2}555\d{4}")
_TOLL_FREE = re.compile(r"\+18(00|33|44|55|66|77|88)\d{7}")

# The id of a number is made of its digits, so that the id is known before the number is stored.
_ID_PREFIX, _ID_SUFFIX, _ID_DIGITS = "2", "55", 15


def is_fictional(phone_number: str) -> bool:
    """Whether the account owns the number from the start."""
    return _FICTIONAL.fullmatch(phone_number) is not None


def id_of(phone_number: str) -> str:
    """`+12125550100` → `200001212555010055`: an integer of 64 bits, as the vendor's."""
    return _ID_PREFIX + phone_number.removeprefix("+").zfill(_ID_DIGITS) + _ID_SUFFIX


def number_of(id_: str) -> str | None:
    """The phone number that an id is made of, or None."""
    match = re.fullmatch(rf"{_ID_PREFIX}(\d{{{_ID_DIGITS}}}){_ID_SUFFIX}", id_)
    return None if match is None else "+" + match.group(1).lstrip("0")


def create(phone_number: str, now: datetime) -> Object:
    """A number of the account, not on any messaging profile."""
    at = stamp(now)
    return {
        "id": id_of(phone_number),
        "phone_number": phone_number,
        "messaging_profile_id": None,
        "messaging_product": "A2P",
        "tags": [],
        "created_at": at,
        "updated_at": at,
    }


def detail(number: Mapping[str, Any], profile: Mapping[str, Any] | None, campaign_id: str) -> Object:
    """The number as `/phone_numbers` shows it. A number without a profile has empty strings there, not null."""
    return {
        "record_type": "phone_number",
        "id": number["id"],
        "phone_number": number["phone_number"],
        "country_iso_alpha2": _country(number["phone_number"]),
        "status": "active",
        "phone_number_type": "toll_free" if is_toll_free(number) else "local",
        "tags": number["tags"],
        "customer_reference": "",
        "connection_id": "",
        "connection_name": "",
        "messaging_profile_id": "" if profile is None else profile["id"],
        "messaging_profile_name": "" if profile is None else profile["name"],
        "messaging_campaign_id": campaign_id,
        "emergency_enabled": False,
        "emergency_status": "disabled",
        "call_forwarding_enabled": True,
        "call_recording_enabled": False,
        "caller_id_name_enabled": False,
        "cnam_listing_enabled": False,
        "t38_fax_gateway_enabled": False,
        "hd_voice_enabled": False,
        "deletion_lock_enabled": False,
        "inbound_call_screening": "disabled",
        "purchased_at": number["created_at"],
        "created_at": number["created_at"],
        "updated_at": number["updated_at"],
    }


def messaging(number: Mapping[str, Any]) -> Object:
    """The number as `/phone_numbers/{id}/messaging` shows it. A number without a profile has null there."""
    return {
        "record_type": "messaging_settings",
        "id": number["id"],
        "phone_number": number["phone_number"],
        "messaging_profile_id": number["messaging_profile_id"],
        "messaging_product": number["messaging_product"],
        "traffic_type": "A2P",
        "type": "toll-free" if is_toll_free(number) else "long-code",
        "country_code": _country(number["phone_number"]),
        "eligible_messaging_products": ["A2P"],
        "features": {
            "sms": {"domestic_two_way": True, "international_inbound": True, "international_outbound": True},
            "mms": None,
        },
        "health": {"message_count": 0, "inbound_outbound_ratio": 0.0, "success_ratio": 0.0, "spam_ratio": 0.0},
        "tags": number["tags"],
        "created_at": number["created_at"],
        "updated_at": number["updated_at"],
    }


def _country(phone_number: str) -> str:
    return "US" if phone_number.startswith("+1") else "ZZ"


def is_toll_free(number: Mapping[str, Any]) -> bool:
    """Whether the number is toll-free, and so no long code."""
    return _TOLL_FREE.fullmatch(number["phone_number"]) is not None


def to_add(body: Mapping[str, Any]) -> Sequence[str]:
    """The numbers that a control call adds: `phone_number`, or `phone_numbers`.

    Raises:
        ControlError: there is no number, or one of them is not in E.164 format.
    """
    field = "phone_numbers" if "phone_numbers" in body else "phone_number"
    value = body.get(field)
    wanted: list[Any] = value if isinstance(value, list) else [value]
    for item in wanted:
        if not isinstance(item, str) or not _E164.fullmatch(item):
            raise ControlError(f"{field}: {item!r} is not a phone number in E.164 format, such as +14155552671")
    if not wanted:
        raise ControlError(f"{field}: at least one is expected")
    return wanted
