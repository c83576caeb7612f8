"""The record of a registration: what was sent to a vendor, what the vendor said last, and how it came to that. It moves nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.domain.registration.states import NEEDS_ACTION, NOT_STARTED, WAITING, Kind, State

# The codes of reasons that no later reading of the vendor's record tells: that it is not known whether an appeal arrived, and
# that an update did, and has left the campaign refused.
RESUBMISSION_UNCONFIRMED = "resubmission_unconfirmed"

UPDATE_NOT_ENOUGH = "update_not_enough"


@dataclass(frozen=True)
class Details:
    """What a reading tells beside the state, in our words; what the vendor does not say is None or False.

    Of a brand: `identity_status` (an `IdentityStatus`, or a word that we do not know), `universal_ein` and `csp_id` of the
    registry, and `is_registered`: the registry has taken the brand, whoever it turns out to be. Of a campaign: `is_final`: its
    refusal cannot be mended in place, and `is_accepted`: the campaign of another provider is accepted for our account. Of a
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
    """What a vendor's record said at one moment.

    `state`: None when the vendor used a word that we do not know. `vendor_fields`: its own fields as they came, to be shown;
    nothing is decided by them. `details`: what is decided by, in our words.
    """

    state: State | None
    vendor_fields: Mapping[str, str]
    vendor_id: str | None = None
    tcr_id: str | None = None
    reasons: Sequence[Reason] = ()
    details: Details = Details()


class Request(StrEnum):
    """What a person may ask of a registration."""

    SUBMIT = "submit"
    UPDATE = "update"
    APPEAL = "appeal"
    SEND_OTP = "send_otp"
    VERIFY_OTP = "verify_otp"
    DEACTIVATE = "deactivate"


@dataclass(frozen=True)
class Intent:
    """What was about to be sent to a vendor, written down before it was.

    `token` is what the object can be found by afterwards. `sent_at`: the last moment at which the request may have left.
    `details`: what a look-up needs as it was then.
    """

    token: str
    sent_at: datetime | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Registration:
    """One thing at one vendor, as far as we know.

    `owner_id`: the profile, or the organization, that it belongs to. `subject_id`: the id of the brand or campaign, the
    phone number (E.164), the profile that a number is bought for, or the WhatsApp Business Account. `sent`: what was last
    sent, to see later changes; of an order, the chosen number and its price. `requested`: what a person has asked for (a
    `Request`), until it is done; `statement` goes with it. `next_check_at`: when the vendor is asked again.
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


@dataclass(frozen=True)
class Move:
    """One thing that happened to a registration: a move, or a reading that was ignored with the reason.

    `cause`: what made us look: `completion`, `webhook`, `reconciliation`, `person` or `registration` (the step before).
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
