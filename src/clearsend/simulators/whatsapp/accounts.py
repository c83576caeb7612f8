"""The WhatsApp Business Accounts and numbers of the simulated Meta, in their initial state. It never stores anything.

Every numeric account exists. The last four digits of its id decide its numbers, so that a test or a person can choose a
story by choosing an id.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clearsend.simulators.world import Object

CONNECTED = "CONNECTED"
CLOUD_API = "CLOUD_API"
NOT_APPLICABLE = "NOT_APPLICABLE"
VERIFIED = "VERIFIED"
NAME_IN_REVIEW = "PENDING_REVIEW"

_MAX_ID_DIGITS = 20


@dataclass(frozen=True)
class Story:
    """The initial state of an account's numbers. `ending`: the last digits of the account's id; empty for all other ids."""

    ending: str
    meaning: str
    number_count: int = 1
    traits: Mapping[str, Any] = field(default_factory=dict)


STORIES: Sequence[Story] = (
    Story(
        "0002",
        "already registered, with PIN 123456",
        traits={"status": CONNECTED, "platform_type": CLOUD_API, "pin": "123456"},
    ),
    Story("0003", "two-step PIN 654321 is set, not registered: another PIN gives 133005", traits={"pin": "654321"}),
    Story(
        "0004",
        "ownership not verified by a code: registering gives 133006",
        traits={"status": "UNVERIFIED", "code_verification_status": "NOT_VERIFIED"},
    ),
    Story("0005", "banned: registering gives 131031", traits={"status": "BANNED", "health": "BLOCKED"}),
    Story("0006", "two numbers", number_count=2),
    Story(
        "0007",
        "display name not approved: health is LIMITED",
        traits={"name_status": "PENDING_REVIEW", "health": "LIMITED"},
    ),
    Story("0008", "thirty numbers: the list has more than one page", number_count=30),
    Story("0009", "no number at all", number_count=0),
)
ORDINARY = Story("", "one number: verified, not registered, no PIN")


def exists(waba_id: str) -> bool:
    """Whether the id is an account: at most 20 digits, without a leading zero."""
    return waba_id.isascii() and waba_id.isdigit() and waba_id[0] != "0" and len(waba_id) <= _MAX_ID_DIGITS


def story_of(waba_id: str) -> Story:
    """The story of this account's numbers."""
    return next((story for story in STORIES if waba_id.endswith(story.ending)), ORDINARY)


def number_ids(waba_id: str) -> Sequence[str]:
    """The ids of an account's numbers: the account's id, followed by `1` or `2`; of thirty: by `1`, `029`, `039` … `309`.

    The endings are chosen so that `owner_of` can derive the one account from the id of a number.
    """
    count = story_of(waba_id).number_count
    if count <= 2:
        return [f"{waba_id}{n}" for n in range(1, count + 1)]
    return [f"{waba_id}1", *(f"{waba_id}{n:02d}9" for n in range(2, count + 1))]


def owner_of(phone_number_id: str) -> str | None:
    """The account that a number belongs to, derived from its id, or None."""
    for ending_length in (1, 3):
        waba_id = phone_number_id[:-ending_length]
        if waba_id and exists(waba_id) and phone_number_id in number_ids(waba_id):
            return waba_id
    return None


def account(waba_id: str) -> Object:
    """An account in its initial state."""
    return {
        "id": waba_id,
        "name": f"Simulated Business {waba_id[-4:]}",
        "currency": "USD",
        "timezone_id": "1",
        "message_template_namespace": hashlib.sha256(waba_id.encode()).hexdigest()[:32],
        "account_review_status": "APPROVED",
        "business_verification_status": "verified",
        "country": "US",
        "ownership_type": "SELF_OWNED",
        "owner_business_info": {"id": business_of(waba_id), "name": f"Simulated Business {waba_id[-4:]}"},
        "status": "ACTIVE",
        "whatsapp_business_manager_messaging_limit": "TIER_250",
        "primary_funding_id": "1",
        "subscriptions": {},
        "health": "AVAILABLE",
        "health_reason": None,
        "is_deleted": False,
    }


def numbers(waba_id: str) -> Iterator[Object]:
    """The numbers of an account in their initial state."""
    for id_ in number_ids(waba_id):
        yield {**number(waba_id, id_), **story_of(waba_id).traits}


def number(waba_id: str, id_: str) -> Object:
    """A verified number that is not registered. Its secrets and counters are not fields of the API."""
    return {
        "id": id_,
        "waba_id": waba_id,
        "display_phone_number": _display(id_),
        "verified_name": f"Simulated Business {waba_id[-4:]}",
        "status": "PENDING",
        "code_verification_status": VERIFIED,
        "quality_rating": "GREEN",
        "platform_type": NOT_APPLICABLE,
        "name_status": "APPROVED",
        "new_name_status": "NONE",
        "account_mode": "LIVE",
        "is_official_business_account": False,
        "is_on_biz_app": False,
        "is_preverified_number": False,
        "messaging_limit_tier": "TIER_250",
        "search_visibility": "VISIBLE",
        "last_onboarded_time": None,
        "health": "AVAILABLE",
        "health_reason": None,
        "callback": None,
        "pin": None,
        "checks_pin_when_connected": True,
        "connects_after_reads": 0,
        "reads_until_connected": 0,
        "registrations": 0,
        "register_calls": [],
        "register_blocked_until": None,
        "deregister_calls": [],
        "deregister_blocked_until": None,
        "wrong_pins": 0,
        "locked_until": None,
        "code_requested_at": None,
    }


def digits(number: Mapping[str, Any]) -> str:
    """The digits of a number, as webhooks write it."""
    return re.sub(r"\D", "", number["display_phone_number"])


def _display(id_: str) -> str:
    digest = int.from_bytes(hashlib.sha256(id_.encode()).digest()[:8], "big")
    return f"+1 {200 + digest % 800}-555-{digest // 800 % 10_000:04d}"


def business_of(waba_id: str) -> str:
    """The id of the business portfolio that owns an account."""
    return "7" + waba_id
