"""The state machines of registration: brand, campaign, number with its order and connection, WhatsApp number. They plan nothing.

A vendor's webhook is a hint; only a `Reading` of the vendor's record moves a machine. A reading that cannot follow the
present state (a stale answer of a slow replica) is ignored and recorded with the reason. The diagrams of
`docs/registration.md` are printed from the tables below.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kind of a registration."""

    BRAND = "brand"
    CAMPAIGN = "campaign"
    NUMBER = "number"
    NUMBER_ORDER = "number_order"
    SMS = "sms"
    WHATSAPP = "whatsapp"


class BrandState(StrEnum):
    """States of a brand at the Campaign Registry (TCR). `submitting`: the intent is stored; the registry may have the brand already."""

    NOT_SUBMITTED = "not_submitted"
    SUBMITTING = "submitting"
    PENDING = "pending"
    AWAITING_OTP = "awaiting_otp"
    VETTING = "vetting"
    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    FAILED = "failed"


class CampaignState(StrEnum):
    """Life of a campaign. Several of the vendor's twelve statuses become one state."""

    NOT_SUBMITTED = "not_submitted"
    SUBMITTING = "submitting"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    DEACTIVATED = "deactivated"


class NumberState(StrEnum):
    """Life of the assignment of a number to a campaign."""

    NOT_ASSIGNED = "not_assigned"
    ASSIGNING = "assigning"
    PENDING = "pending"
    ASSIGNED = "assigned"
    FAILED = "failed"


class NumberOrderState(StrEnum):
    """States of the purchase of a number. `ordering`: the intent is stored, and the vendor may have received the order already."""

    NOT_ORDERED = "not_ordered"
    ORDERING = "ordering"
    PENDING = "pending"
    ORDERED = "ordered"
    FAILED = "failed"


class SmsState(StrEnum):
    """State of the connection of a number to a messaging profile, by which the vendor sends from it. `disconnected`: it is on
    no messaging profile. `released`: another number has replaced it here."""

    UNKNOWN = "unknown"
    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    NEEDS_PERSON = "needs_person"
    RELEASED = "released"


class WhatsAppState(StrEnum):
    """State of a WhatsApp number at Meta. `limited`: it sends, within limits that Meta names. `released`: another account has
    replaced it here; at Meta, it stays what it is."""

    UNKNOWN = "unknown"
    NEEDS_PERSON = "needs_person"
    REGISTERED = "registered"
    CONNECTED = "connected"
    LIMITED = "limited"
    BLOCKED = "blocked"
    RELEASED = "released"


State = BrandState | CampaignState | NumberState | NumberOrderState | SmsState | WhatsAppState


Transitions = Mapping[tuple[State, State], str]

_B, _C, _N, _O, _S, _W = BrandState, CampaignState, NumberState, NumberOrderState, SmsState, WhatsAppState

BRAND_TRANSITIONS: Transitions = {
    (_B.NOT_SUBMITTED, _B.SUBMITTING): "submission intended",
    (_B.SUBMITTING, _B.PENDING): "submitted",
    (_B.SUBMITTING, _B.AWAITING_OTP): "PIN sent to the sole proprietor",
    (_B.SUBMITTING, _B.VETTING): "vetted",
    (_B.SUBMITTING, _B.VERIFIED): "verified at once",
    (_B.SUBMITTING, _B.UNVERIFIED): "not verified at once",
    (_B.SUBMITTING, _B.FAILED): "refused",
    (_B.PENDING, _B.AWAITING_OTP): "PIN sent to the sole proprietor",
    (_B.PENDING, _B.VERIFIED): "verified",
    (_B.PENDING, _B.UNVERIFIED): "not verified",
    (_B.PENDING, _B.FAILED): "registration failed",
    (_B.AWAITING_OTP, _B.VERIFIED): "PIN confirmed",
    (_B.AWAITING_OTP, _B.PENDING): "PIN confirmed, under verification",
    (_B.AWAITING_OTP, _B.FAILED): "registration failed",
    (_B.UNVERIFIED, _B.VETTING): "corrected, vetted anew",
    (_B.UNVERIFIED, _B.PENDING): "corrected",
    (_B.UNVERIFIED, _B.AWAITING_OTP): "PIN sent to the sole proprietor",
    (_B.UNVERIFIED, _B.VERIFIED): "verified after all",
    (_B.UNVERIFIED, _B.FAILED): "registration failed",
    (_B.VETTING, _B.VERIFIED): "verified",
    (_B.VETTING, _B.UNVERIFIED): "not verified",
    (_B.VETTING, _B.FAILED): "registration failed",
    (_B.FAILED, _B.SUBMITTING): "submission intended again",
    (_B.FAILED, _B.VETTING): "corrected, vetted anew",
    (_B.FAILED, _B.PENDING): "corrected",
    (_B.FAILED, _B.VERIFIED): "verified after all",
    (_B.FAILED, _B.UNVERIFIED): "not verified",
    (_B.VERIFIED, _B.VETTING): "corrected, vetted anew",
    (_B.VERIFIED, _B.UNVERIFIED): "verification lost",
    (_B.VERIFIED, _B.FAILED): "verification lost",
}

CAMPAIGN_TRANSITIONS: Transitions = {
    (_C.NOT_SUBMITTED, _C.SUBMITTING): "submission intended",
    (_C.SUBMITTING, _C.PENDING): "submitted",
    (_C.SUBMITTING, _C.APPROVED): "approved at once",
    (_C.SUBMITTING, _C.REJECTED): "refused",
    (_C.SUBMITTING, _C.SUSPENDED): "suspended",
    (_C.SUBMITTING, _C.EXPIRED): "expired",
    (_C.PENDING, _C.APPROVED): "approved",
    (_C.PENDING, _C.REJECTED): "rejected",
    (_C.PENDING, _C.SUSPENDED): "suspended",
    (_C.PENDING, _C.EXPIRED): "expired",
    (_C.REJECTED, _C.SUBMITTING): "submission intended again",
    (_C.REJECTED, _C.PENDING): "resubmitted",
    (_C.REJECTED, _C.APPROVED): "approved after all",
    (_C.REJECTED, _C.SUSPENDED): "suspended",
    (_C.REJECTED, _C.EXPIRED): "expired",
    (_C.APPROVED, _C.REJECTED): "approval withdrawn",
    (_C.APPROVED, _C.SUSPENDED): "suspended",
    (_C.APPROVED, _C.EXPIRED): "expired",
    (_C.SUSPENDED, _C.PENDING): "under review again",
    (_C.SUSPENDED, _C.APPROVED): "suspension lifted",
    (_C.SUSPENDED, _C.REJECTED): "rejected",
    (_C.SUSPENDED, _C.EXPIRED): "expired",
    (_C.EXPIRED, _C.SUBMITTING): "submission intended again",
    (_C.PENDING, _C.DEACTIVATED): "deactivated",
    (_C.APPROVED, _C.DEACTIVATED): "deactivated",
    (_C.REJECTED, _C.DEACTIVATED): "deactivated",
    (_C.SUSPENDED, _C.DEACTIVATED): "deactivated",
    (_C.EXPIRED, _C.DEACTIVATED): "deactivated",
}

NUMBER_TRANSITIONS: Transitions = {
    (_N.NOT_ASSIGNED, _N.ASSIGNING): "assignment intended",
    (_N.NOT_ASSIGNED, _N.ASSIGNED): "assigned by another",
    (_N.ASSIGNING, _N.PENDING): "assignment ordered",
    (_N.ASSIGNING, _N.ASSIGNED): "assigned at once",
    (_N.ASSIGNING, _N.FAILED): "assignment refused",
    (_N.ASSIGNING, _N.NOT_ASSIGNED): "assignment given up",
    (_N.PENDING, _N.ASSIGNED): "assigned",
    (_N.PENDING, _N.FAILED): "assignment failed",
    (_N.PENDING, _N.NOT_ASSIGNED): "assignment withdrawn",
    (_N.FAILED, _N.ASSIGNING): "assignment intended again",
    (_N.FAILED, _N.PENDING): "assignment ordered",
    (_N.FAILED, _N.ASSIGNED): "assigned after all",
    (_N.FAILED, _N.NOT_ASSIGNED): "on no campaign",
    (_N.ASSIGNED, _N.FAILED): "assignment lost",
    (_N.ASSIGNED, _N.NOT_ASSIGNED): "assignment lost",
}

NUMBER_ORDER_TRANSITIONS: Transitions = {
    (_O.NOT_ORDERED, _O.ORDERING): "number chosen",
    (_O.NOT_ORDERED, _O.FAILED): "nothing to choose",
    (_O.ORDERING, _O.PENDING): "order placed",
    (_O.ORDERING, _O.ORDERED): "bought at once",
    (_O.ORDERING, _O.FAILED): "order refused",
    (_O.PENDING, _O.ORDERED): "bought",
    (_O.PENDING, _O.FAILED): "order failed",
    (_O.FAILED, _O.ORDERING): "number chosen anew",
    (_O.ORDERED, _O.FAILED): "nothing to choose",
    (_O.ORDERED, _O.ORDERING): "another number chosen",
}

# Any state but UNKNOWN may follow any other: a number may be put on a messaging profile, and taken off it, at any time.
SMS_TRANSITIONS: Transitions = {
    **{(state, _S.CONNECTED): "connected" for state in (_S.UNKNOWN, _S.NEEDS_PERSON, _S.RELEASED)},
    (_S.DISCONNECTED, _S.CONNECTED): "connected again",
    (_S.CONNECTED, _S.DISCONNECTED): "fell off its messaging profile",
    **{(state, _S.DISCONNECTED): "on no messaging profile" for state in (_S.UNKNOWN, _S.NEEDS_PERSON, _S.RELEASED)},
    **{(state, _S.NEEDS_PERSON): "needs a person" for state in _S if state is not _S.NEEDS_PERSON},
    **{(state, _S.RELEASED): "released" for state in (_S.UNKNOWN, _S.CONNECTED, _S.DISCONNECTED, _S.NEEDS_PERSON)},
}

# Any state but UNKNOWN may follow any other: Meta's states have no order that would show a reading to be stale.
WHATSAPP_TRANSITIONS: Transitions = {
    **{(_W.UNKNOWN, state): "first reading" for state in _W if state not in (_W.UNKNOWN, _W.RELEASED)},
    **{(state, _W.CONNECTED): "connected" for state in (_W.NEEDS_PERSON, _W.REGISTERED, _W.RELEASED)},
    (_W.LIMITED, _W.CONNECTED): "limit lifted",
    (_W.BLOCKED, _W.CONNECTED): "block lifted",
    **{(state, _W.LIMITED): "limited" for state in (_W.NEEDS_PERSON, _W.REGISTERED, _W.CONNECTED, _W.RELEASED)},
    (_W.BLOCKED, _W.LIMITED): "block lifted in part",
    **{(state, _W.BLOCKED): "blocked" for state in _W if state not in (_W.UNKNOWN, _W.BLOCKED)},
    **{(state, _W.NEEDS_PERSON): "needs a person" for state in _W if state not in (_W.UNKNOWN, _W.NEEDS_PERSON)},
    **{(state, _W.REGISTERED): "registered" for state in _W if state not in (_W.UNKNOWN, _W.REGISTERED)},
    **{(state, _W.RELEASED): "released" for state in _W if state is not _W.RELEASED},
}

TRANSITIONS: Mapping[Kind, Transitions] = {
    Kind.BRAND: BRAND_TRANSITIONS,
    Kind.CAMPAIGN: CAMPAIGN_TRANSITIONS,
    Kind.NUMBER: NUMBER_TRANSITIONS,
    Kind.NUMBER_ORDER: NUMBER_ORDER_TRANSITIONS,
    Kind.SMS: SMS_TRANSITIONS,
    Kind.WHATSAPP: WHATSAPP_TRANSITIONS,
}

_STATES: Mapping[Kind, type[StrEnum]] = {
    Kind.BRAND: BrandState,
    Kind.CAMPAIGN: CampaignState,
    Kind.NUMBER: NumberState,
    Kind.NUMBER_ORDER: NumberOrderState,
    Kind.SMS: SmsState,
    Kind.WHATSAPP: WhatsAppState,
}

INITIAL: Mapping[Kind, State] = {
    Kind.BRAND: BrandState.NOT_SUBMITTED,
    Kind.CAMPAIGN: CampaignState.NOT_SUBMITTED,
    Kind.NUMBER: NumberState.NOT_ASSIGNED,
    Kind.NUMBER_ORDER: NumberOrderState.NOT_ORDERED,
    Kind.SMS: SmsState.UNKNOWN,
    Kind.WHATSAPP: WhatsAppState.UNKNOWN,
}

# In these states a person must act before the registration continues.
NEEDS_ACTION: frozenset[State] = frozenset(
    {
        BrandState.UNVERIFIED,
        BrandState.FAILED,
        BrandState.AWAITING_OTP,
        CampaignState.REJECTED,
        CampaignState.SUSPENDED,
        CampaignState.EXPIRED,
        CampaignState.DEACTIVATED,
        NumberState.FAILED,
        NumberOrderState.FAILED,
        SmsState.NEEDS_PERSON,
        WhatsAppState.NEEDS_PERSON,
        WhatsAppState.BLOCKED,
    }
)

# A registration in these states needs a person only if it has reasons: it is withheld, the vendor refuses the whole account, a
# correction of what is verified waits for a person's request, or a number waits for room on a campaign.
NEEDS_ACTION_IF_EXPLAINED: frozenset[State] = frozenset(
    {
        BrandState.NOT_SUBMITTED,
        BrandState.SUBMITTING,
        BrandState.VERIFIED,
        CampaignState.NOT_SUBMITTED,
        CampaignState.SUBMITTING,
        NumberState.NOT_ASSIGNED,
        NumberState.ASSIGNING,
        NumberOrderState.NOT_ORDERED,
        NumberOrderState.ORDERING,
    }
)

# In these states the vendor works on the registration, and the worker reads it from time to time.
WAITING: frozenset[State] = frozenset(
    {
        BrandState.PENDING,
        BrandState.VETTING,
        CampaignState.PENDING,
        NumberState.PENDING,
        NumberOrderState.PENDING,
        WhatsAppState.REGISTERED,
    }
)


def state_of(kind: Kind, word: str) -> State:
    """The state of `kind` with the stored value `word`.

    Raises: ValueError when `kind` has no such state.
    """
    return _STATES[kind](word)  # type: ignore[return-value]  # the table holds the six state enums


@dataclass(frozen=True)
class Moved:
    """The machine moves; `name` is the transition's."""

    name: str
    to: State


@dataclass(frozen=True)
class Ignored:
    """The machine stays; `because` is a key of `words.IGNORED`."""

    because: str


def follow(kind: Kind, current: State, observed: State | None) -> Moved | Ignored:
    """The effect of an observed state on a machine of `kind` in state `current`. `observed`: None for an unknown word."""
    if observed is None:
        return Ignored("unknown_word")
    if observed is current:
        return Ignored("no_change")
    name = TRANSITIONS[kind].get((current, observed))
    return Ignored("stale") if name is None else Moved(name, observed)


# The vendor has not confirmed anything yet.
NOT_STARTED: frozenset[State] = frozenset(
    {
        BrandState.NOT_SUBMITTED,
        BrandState.SUBMITTING,
        CampaignState.NOT_SUBMITTED,
        CampaignState.SUBMITTING,
        NumberState.ASSIGNING,
        NumberOrderState.NOT_ORDERED,
        NumberOrderState.ORDERING,
    }
)

# The sender of these states sends messages.
SENDING: frozenset[State] = frozenset({SmsState.CONNECTED, WhatsAppState.CONNECTED, WhatsAppState.LIMITED})
