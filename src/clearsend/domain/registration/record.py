"""The record of a registration: the content sent to a vendor, the vendor's last reading, and the history. It moves nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.domain.registration.states import NEEDS_ACTION, NOT_STARTED, WAITING, Kind, State

# Codes of reasons that no later reading of the vendor's record shows: it is unknown whether an appeal arrived; an update
# arrived, and the campaign is still refused.
RESUBMISSION_UNCONFIRMED = "resubmission_unconfirmed"

UPDATE_NOT_ENOUGH = "update_not_enough"


@dataclass(frozen=True)
class Details:
    """The facts of a reading beside the state, in our own terms; None or False where the vendor says nothing.

    Of a brand: `identity_status` (an `IdentityStatus`, or a word unknown to this version), `universal_ein` and `csp_id`
    of the registry, and `is_registered`: the registry has accepted the brand, verified or not. Of a campaign: `is_final`: its
    refusal cannot be fixed in place, and `is_accepted`: the campaign of another provider is accepted for our account. Of a
    number: `campaign_id`: the vendor's id of the campaign that it is on.
    """

    identity_status: str | None = None
    universal_ein: str | None = None
    csp_id: str | None = None
    is_registered: bool = False
    is_final: bool = False
    is_accepted: bool = False
    campaign_id: str | None = None


@dataclass(frozen=True)
class Reading:
    """A vendor's record at one moment.

    `state`: None when the vendor used a word unknown to this version. `vendor_fields`: the vendor's fields unchanged, for
    display only. `details`: the facts that decisions use, in our own terms.
    """

    state: State | None
    vendor_fields: Mapping[str, str]
    vendor_id: str | None = None
    tcr_id: str | None = None
    reasons: Sequence[Reason] = ()
    details: Details = Details()


class Request(StrEnum):
    """A person's request concerning a registration."""

    SUBMIT = "submit"
    UPDATE = "update"
    APPEAL = "appeal"
    SEND_OTP = "send_otp"
    VERIFY_OTP = "verify_otp"
    DEACTIVATE = "deactivate"


@dataclass(frozen=True)
class Intent:
    """A creation about to be sent to a vendor, committed before it is sent.

    `token`: the mark by which the object can be found at the vendor afterwards. `sent_at`: the time at which a request
    without an answer may have been sent; None if there is no such request. `details`: values that later operations need.
    """

    token: str
    sent_at: datetime | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Registration:
    """One brand, campaign, number, number order or WhatsApp number at its vendor, as far as known.

    `owner_id`: the profile or organization that owns it. `subject_id`: the id of the brand or campaign, the
    phone number (E.164), the profile that a number is bought for, or the WhatsApp Business Account. `sent`: the content
    last sent, for comparison with later changes; of an order, the chosen number and its price. `requested`: a person's
    `Request` until it is done, with its `statement`. `next_check_at`: the time of the next reading.
    """

    id: str
    org_id: str
    kind: Kind
    owner_id: str
    subject_id: str
    state: State
    state_since: datetime
    vendor_id: str | None = None
    tcr_id: str | None = None
    vendor_fields: Mapping[str, str] = field(default_factory=dict)
    details: Details = Details()
    reasons: Sequence[Reason] = ()
    intent: Intent | None = None
    sent: Mapping[str, Any] | None = None
    requested: str | None = None
    statement: str | None = None
    submitted_at: datetime | None = None
    checked_at: datetime | None = None
    next_check_at: datetime | None = None
    failures: int = 0

    @property
    def needs_action(self) -> bool:
        return self.state in NEEDS_ACTION or (self.state in NOT_STARTED and bool(self.reasons))

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    def is_due(self, now: datetime) -> bool:
        """Is it time for the next reading?"""
        return self.next_check_at is not None and self.next_check_at <= now


@dataclass(frozen=True)
class Move:
    """One entry of a registration's history: a move, or an ignored reading with the reason.

    `name`: the transition's, or a key of `words.IGNORED`. `cause`: a key of `words.CAUSES`.
    """

    number: int
    name: str
    from_state: str
    to_state: str
    is_ignored: bool
    cause: str
    vendor_fields: Mapping[str, str]
    exchanges: Sequence[Any]
    at: datetime
