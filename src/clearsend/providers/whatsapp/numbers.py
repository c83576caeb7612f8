"""Judges the fields of a WhatsApp number: connected, to be registered, refused, or unclear. Pure; it makes no request.

Meta publishes no complete list of values, so every set below is open: an unknown value is never taken for "not
registered", because a needless registration spends one of ten in 72 hours, and may ask for a PIN that is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from clearsend.providers import http

FIELDS = "id,display_phone_number,status,code_verification_status,platform_type,is_on_biz_app"
ALL_FIELDS = f"{FIELDS},name_status,quality_rating,health_status"

# Meta has taken a decision about these numbers, or they are gone. RATE_LIMITED is not among them: it passes.
_REFUSED_STATUSES = frozenset({"BANNED", "RESTRICTED", "FLAGGED", "MIGRATED", "DELETED"})

# Statuses of a number that is on no platform yet (`platform_type` NOT_APPLICABLE) and only lacks its registration.
_UNREGISTERED_STATUSES = frozenset({"PENDING", "DISCONNECTED", "UNVERIFIED"})

_UNVERIFIED_CODES = frozenset({"NOT_VERIFIED", "EXPIRED"})


class Situation(StrEnum):
    """The situation of a number, which decides the next step."""

    CONNECTED = "connected"
    UNREGISTERED = "unregistered"
    REFUSED = "refused"
    SETTLING = "settling"
    THROTTLED = "throttled"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class NumberStatus:
    """The situation of a number. `words`: the values read, as a sentence. `cause`: the code in the error table; None for
    CONNECTED and SETTLING."""

    situation: Situation
    words: str
    cause: str | None = None


def judge(fields: Mapping[str, Any]) -> NumberStatus:
    """The situation of a number, by the fields named in `FIELDS`; the first match wins.

    CONNECTED requires `status` CONNECTED on `platform_type` CLOUD_API. UNREGISTERED, which leads to a registration, requires a
    verified number that is on no platform, or that the Cloud API calls disconnected. On the Cloud API, PENDING is SETTLING
    (Meta is still working on a registration), and RATE_LIMITED is THROTTLED.
    """
    status = http.text_of(fields.get("status"))
    platform = http.text_of(fields.get("platform_type"))
    code = http.text_of(fields.get("code_verification_status"))
    words = f"Meta reports status {status}, platform_type {platform}, code_verification_status {code}."
    if status in _REFUSED_STATUSES:
        return NumberStatus(Situation.REFUSED, words, f"status_{status.lower()}")
    if status == "CONNECTED" and platform == "CLOUD_API":
        return NumberStatus(Situation.CONNECTED, words)
    if platform == "ON_PREMISE":
        return NumberStatus(Situation.REFUSED, words, "on_premise")
    if status == "CONNECTED":
        # This comes before the check of the verification: EXPIRED is usual for a number that has long been connected.
        return NumberStatus(Situation.UNCLEAR, words, "status_unclear")
    if code in _UNVERIFIED_CODES:
        return NumberStatus(Situation.REFUSED, words, "133006")
    if fields.get("is_on_biz_app") is True:
        return NumberStatus(Situation.REFUSED, words, "on_business_app")
    is_unregistered = (platform == "NOT_APPLICABLE" and status in _UNREGISTERED_STATUSES) or (
        platform == "CLOUD_API" and status == "DISCONNECTED"
    )
    if is_unregistered and code == "VERIFIED":
        return NumberStatus(Situation.UNREGISTERED, words, "not_registered")
    if platform == "CLOUD_API" and status == "PENDING":
        return NumberStatus(Situation.SETTLING, words)
    if platform == "CLOUD_API" and status == "RATE_LIMITED":
        return NumberStatus(Situation.THROTTLED, words, "status_rate_limited")
    return NumberStatus(Situation.UNCLEAR, words, "status_unclear")


@dataclass(frozen=True)
class Block:
    """An error for which an entity may not send, in Meta's words."""

    code: str | None
    description: str
    solution: str | None


@dataclass(frozen=True)
class Health:
    """`blocks` are the reasons for which an entity may not send; `notes` are Meta's own sentences about limits."""

    blocks: Sequence[Block]
    notes: Sequence[str]


def health(health_status: Any) -> Health:
    """The obstacles to sending and the limits on it, by the `can_send_message` of each entity.

    The overall value is not consulted: Meta's own example shows it BLOCKED for a blocked SIP call while every entity
    may send. LIMITED (such as a display name that awaits review) gives a note, not a block.
    """
    blocks: list[Block] = []
    notes: list[str] = []
    for entity in http.records(http.mapping(health_status).get("entities")) or ():
        can_send = http.text_of(entity.get("can_send_message"))
        name = http.text_of(entity.get("entity_type")) or "entity"
        if can_send == "BLOCKED":
            blocks += [_block(error, name) for error in http.records(entity.get("errors")) or [{}]]
        elif can_send not in (None, "AVAILABLE"):
            said = entity.get("additional_info")
            texts = [http.text_of(text) for text in (said if isinstance(said, list) else [said])]
            notes += [text for text in texts if text] or [f"{name}: {can_send}"]
    return Health(list(dict.fromkeys(blocks)), list(dict.fromkeys(notes)))


def _block(error: Mapping[str, Any], name: str) -> Block:
    return Block(
        http.text_of(error.get("error_code")),
        http.text_of(error.get("error_description")) or f"{name} may not send messages; Meta does not say why.",
        http.text_of(error.get("possible_solution")),
    )


def digits(phone_number: str | None) -> str:
    """The digits of a phone number in any notation; empty for None."""
    return "".join(character for character in phone_number or "" if character in "0123456789")
