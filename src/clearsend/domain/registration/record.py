"""The record of a registration: the content sent to a vendor, the vendor's last reading, and the history. It moves nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from clearsend.domain.reason import Reason
from clearsend.domain.registration.states import (
    NEEDS_ACTION,
    NEEDS_ACTION_IF_EXPLAINED,
    WAITING,
    BrandState,
    CampaignState,
    Kind,
    State,
)

# Codes of reasons that no later reading of the vendor's record shows: it is unknown whether an appeal arrived; an update
# arrived, and the campaign is still refused.
RESUBMISSION_UNCONFIRMED = "resubmission_unconfirmed"

UPDATE_NOT_ENOUGH = "update_not_enough"

# A verified brand was changed here, and the registry has the earlier version.
CORRECTION_PROPOSED = "correction_proposed"

# In the details of a brand's intent: its first PIN was sent.
OTP_SENT = "otp_sent"

# In the details of an intent: the first moment at which the request may have left, ISO 8601.
FIRST_SENT_AT = "first_sent_at"

# In the details of a number's intent: the vendor's id of the campaign that it is to be put on.
FOR_CAMPAIGN = "for_campaign"

# In the details of a number's intent: its assignment was to wake a campaign that is suspended for want of a number.
WAKES = "wakes"


@dataclass(frozen=True)
class Details:
    """The facts of a reading beside the state, in our own terms; None or False where the vendor says nothing.

    Of a brand: `identity_status` (an `IdentityStatus`, or a word unknown to this version), `universal_ein` and `csp_id`
    of the registry, and `is_registered`: the registry has accepted the brand, verified or not. Of a campaign: `use_case`: the
    registry's, on which the monthly fee depends, `is_final`: its refusal cannot be fixed in place, `is_accepted`: the campaign of
    another provider is accepted for our account, and `is_pooled`: T-Mobile has approved a number pool for it, so that it takes any
    count of numbers. Of a number: `campaign_id`: the vendor's id of the campaign that it is on. Of a sender: `is_elsewhere`: it is certainly used by
    another, or was taken away from here. Of a WhatsApp number: `is_unsubscribed`: the webhooks of its account do not reach us.
    """

    identity_status: str | None = None
    universal_ein: str | None = None
    csp_id: str | None = None
    is_registered: bool = False
    is_final: bool = False
    is_accepted: bool = False
    campaign_id: str | None = None
    is_elsewhere: bool = False
    is_unsubscribed: bool = False
    use_case: str | None = None
    is_pooled: bool = False


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
    RELEASE = "release"


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
    """One brand, campaign, number, number order or sender at its vendor, as far as known.

    `owner_id`: the profile or organization that owns it. `subject_id`: the id of the brand or campaign (of one that was replaced,
    its id at the vendor), the phone number (E.164), the profile that a number is bought for, or the WhatsApp Business Account.
    `sent`: the content last sent, for comparison with later changes; of an order, the chosen number and its price; of a sender,
    what was confirmed (`connection.py`). `version` counts the changes by conversations. `requested`: a person's `Request` until it
    is done, with its `statement`. `next_check_at`: the time of the next reading.
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
    version: int = 0

    @property
    def needs_action(self) -> bool:
        return self.state in NEEDS_ACTION or (self.state in NEEDS_ACTION_IF_EXPLAINED and bool(self.reasons))

    @property
    def is_shared(self) -> bool:
        """Is it, at the vendor, a campaign of another provider, which pays for it? Its id at the vendor is the registry's. What is
        declared now may be another campaign already."""
        return self.kind is Kind.CAMPAIGN and self.vendor_id is not None and self.vendor_id == self.tcr_id

    @property
    def is_left(self) -> bool:
        """Is it a campaign that a resubmission has replaced? It is known by its id at the vendor, and is billed until it is
        deactivated."""
        return self.kind is Kind.CAMPAIGN and self.vendor_id == self.subject_id

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    def is_due(self, now: datetime) -> bool:
        """Is it time for the next reading?"""
        return self.next_check_at is not None and self.next_check_at <= now

    def is_resting(self, now: datetime) -> bool:
        """Did the last conversation fail, and is the time of its repetition still to come?"""
        return self.failures > 0 and self.next_check_at is not None and self.next_check_at > now


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


# A person's request applies in these states; after the registration has moved on, the request must not be carried out or paid.
_MEANT_FOR: Mapping[tuple[Kind, str], frozenset[State]] = {
    (Kind.BRAND, Request.SEND_OTP): frozenset({BrandState.AWAITING_OTP, BrandState.PENDING, BrandState.UNVERIFIED}),
    (Kind.BRAND, Request.VERIFY_OTP): frozenset({BrandState.AWAITING_OTP}),
    (Kind.BRAND, Request.UPDATE): frozenset({BrandState.VERIFIED, BrandState.UNVERIFIED, BrandState.FAILED}),
    (Kind.CAMPAIGN, Request.SUBMIT): frozenset({CampaignState.REJECTED, CampaignState.EXPIRED}),
    (Kind.CAMPAIGN, Request.UPDATE): frozenset({CampaignState.REJECTED}),
    (Kind.CAMPAIGN, Request.APPEAL): frozenset({CampaignState.REJECTED}),
}


def is_overtaken(registration: Registration, state: State) -> bool:
    """Is the person's request pointless once the registration is in `state`?"""
    if registration.requested is None:
        return False
    meant_for = _MEANT_FOR.get((registration.kind, registration.requested))
    return meant_for is not None and state not in meant_for
