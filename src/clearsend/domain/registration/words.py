"""Texts for the states of registrations, the causes of moves and the reasons for ignored readings. They decide nothing.

The console and `docs/registration.md` show these texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from clearsend.domain.registration.states import (
    BrandState,
    CampaignState,
    Kind,
    NumberOrderState,
    NumberState,
    SmsState,
    State,
    WhatsAppState,
)

REGISTRY = "the Campaign Registry"
REVIEWERS = "the reviewers and carriers"
TELNYX = "Telnyx"
META = "Meta"
TENANT = "you"
SOLE_PROPRIETOR = "the owner of the phone"


@dataclass(frozen=True)
class StateWords:
    """`awaited`: the party that must act before the registration continues; None if no party must."""

    meaning: str
    awaited: str | None = None


# The kind is the first key, because states of different kinds share their values.
STATES: Mapping[Kind, Mapping[State, StateWords]] = {
    Kind.BRAND: {
        BrandState.NOT_SUBMITTED: StateWords("Nothing has been sent to the registry yet."),
        BrandState.SUBMITTING: StateWords("It is on its way to the registry.", TELNYX),
        BrandState.PENDING: StateWords("The registry compares it with the tax records.", REGISTRY),
        BrandState.AWAITING_OTP: StateWords("A PIN went to the sole proprietor's mobile phone.", SOLE_PROPRIETOR),
        BrandState.VETTING: StateWords("It was corrected, and the registry examines it again.", REGISTRY),
        BrandState.VERIFIED: StateWords("The registry has verified its identity: campaigns may be registered."),
        BrandState.UNVERIFIED: StateWords("The registry could not verify its identity.", TENANT),
        BrandState.FAILED: StateWords("The registry has refused it.", TENANT),
    },
    Kind.CAMPAIGN: {
        CampaignState.NOT_SUBMITTED: StateWords("Nothing has been sent to the registry yet."),
        CampaignState.SUBMITTING: StateWords("It is on its way to the registry.", TELNYX),
        CampaignState.PENDING: StateWords("It is being reviewed.", REVIEWERS),
        CampaignState.APPROVED: StateWords("The carriers have provisioned it: numbers may be put on it."),
        CampaignState.REJECTED: StateWords("It was refused.", TENANT),
        CampaignState.SUSPENDED: StateWords("It was stopped; nothing may be sent under it.", TENANT),
        CampaignState.EXPIRED: StateWords("It has expired and cannot be reactivated.", TENANT),
        CampaignState.DEACTIVATED: StateWords("It was deactivated permanently.", TENANT),
    },
    Kind.NUMBER: {
        NumberState.NOT_ASSIGNED: StateWords("The number is on no campaign."),
        NumberState.ASSIGNING: StateWords("It is being put on its campaign.", TELNYX),
        NumberState.PENDING: StateWords("The carriers are being notified of its campaign.", TELNYX),
        NumberState.ASSIGNED: StateWords("It is on its campaign and may send."),
        NumberState.FAILED: StateWords("It could not be put on its campaign.", TENANT),
    },
    Kind.NUMBER_ORDER: {
        NumberOrderState.NOT_ORDERED: StateWords("No number has been chosen yet."),
        NumberOrderState.ORDERING: StateWords("A number is chosen and being ordered.", TELNYX),
        NumberOrderState.PENDING: StateWords("The order is placed but not fulfilled yet.", TELNYX),
        NumberOrderState.ORDERED: StateWords("The number is bought: the profile may be completed with it."),
        NumberOrderState.FAILED: StateWords("No number was bought.", TENANT),
    },
    Kind.SMS: {
        SmsState.UNKNOWN: StateWords("Telnyx has not been asked yet."),
        SmsState.CONNECTED: StateWords("The number is on its messaging profile: Telnyx sends from it."),
        SmsState.DISCONNECTED: StateWords("The number is on no messaging profile, and is put back on its own.", TELNYX),
        SmsState.NEEDS_PERSON: StateWords(
            "Telnyx does not send from the number, and only a person can change that.", TENANT
        ),
        SmsState.RELEASED: StateWords(
            "The sender has given this number up: it is not on its messaging profile any more."
        ),
    },
    Kind.WHATSAPP: {
        WhatsAppState.UNKNOWN: StateWords("Meta has not been asked yet."),
        WhatsAppState.NEEDS_PERSON: StateWords("Meta requires something that only a person can do.", TENANT),
        WhatsAppState.REGISTERED: StateWords("The number is registered but not connected yet.", META),
        WhatsAppState.CONNECTED: StateWords("The number sends."),
        WhatsAppState.LIMITED: StateWords("The number sends, within limits that Meta names."),
        WhatsAppState.BLOCKED: StateWords("Meta has blocked the number or its account.", TENANT),
        WhatsAppState.RELEASED: StateWords(
            "The sender has given this account up for another one: Clearsend does not look at it any more."
        ),
    },
}

KINDS: Mapping[Kind, str] = {
    Kind.BRAND: "Brand",
    Kind.CAMPAIGN: "Campaign",
    Kind.NUMBER: "Number on its campaign",
    Kind.NUMBER_ORDER: "Number order",
    Kind.SMS: "Number for SMS",
    Kind.WHATSAPP: "WhatsApp number",
}

# The causes of history entries.
CAUSES: Mapping[str, str] = {
    "completion": "A completion of the profile has read it, or has finished.",
    "webhook": "The vendor sent a webhook.",
    "reconciliation": "A check was due, and no webhook had arrived.",
    "person": "A person corrected, resubmitted or deleted something, entered a PIN or asked for a number.",
    "registration": "The registration that it waited for has advanced, or a pause has ended.",
}

# The reasons why a history entry is not a move. `no_change` is not recorded: it would fill the history with nothing.
IGNORED: Mapping[str, str] = {
    "no_change": "The vendor reports nothing new.",
    "unknown_word": "The vendor used a word that this version does not know; it is stored unchanged.",
    "stale": "The vendor's answer is older than the present state, which it cannot follow.",
    "unavailable": "The vendor could not be reached or could not answer; Clearsend tries again automatically.",
    "account_refused": "The vendor refuses the whole account (a wrong key, no money); the submitted data is not at fault.",
    "held": "The pre-check withholds it: the registry could not accept it, and would charge a fee all the same.",
    "fee_not_agreed": "Its fee has not been accepted; until then, it is not sent to the registry.",
    "correction_proposed": "The verified brand was changed here; its correction is sent only at a person's request.",
    "campaign_full": "Its campaigns have as many numbers as T-Mobile takes on one; it goes on by itself once there is room.",
    "spending_cap_reached": "Its fee would exceed the organization's monthly spending cap; until a person decides, it is not sent.",
    "refused": "The vendor refused the request; the registration stays as it is, with the reason.",
}
