"""Registrations on the wire: state at a vendor, reasons and remedies. This module never decides which state follows."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field
from pydantic.alias_generators import to_camel

from clearsend.domain.reason import Reason
from clearsend.domain.registration.action_needed import PROFILE, ActionNeeded, BrandProgress, CampaignProgress
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Move, Registration, Request
from clearsend.domain.registration.resubmission import Resubmission
from clearsend.domain.registration.states import BrandState, CampaignState, Kind
from clearsend.schemas import exchanges
from clearsend.schemas.envelope import WireOut, WireTime
from clearsend.schemas.exchanges import ExchangeOut

Way = Literal["submit", "update", "appeal"]


class VendorReasonOut(WireOut):
    """The reason for a refusal, a limit or a delay of a registration, with Clearsend's remedy."""

    code: str = Field(description="The vendor's code, or Clearsend's class of the cause.", examples=["TAX_ID"])
    message: str = Field(description="The vendor's words, or Clearsend's own.")
    remedy: str | None = Field(description="Remedy, if there is one.")
    fields: list[str] = Field(description="Fields that the reason concerns, as the vendor names them.")


class FeeOut(WireOut):
    """A vendor's immediate charge."""

    amount: str = Field(description="Decimal number, as a string.", examples=["15.00"])
    currency: str = Field(description="ISO 4217.", examples=["USD"])
    description: str = Field(description="Purpose and parts of the fee, and later charges.")


class ResubmissionOut(WireOut):
    """The way in which a refused campaign can be resubmitted."""

    way: Way = Field(description="`update`: corrected in place; `appeal`: unchanged; `submit`: as a new campaign.")
    fee: FeeOut = Field(description="Fee of the resubmission.")
    changed: list[str] = Field(
        description="Fields changed since the last submission, named as in `campaign` of a request."
    )


class BrandRegistrationOut(WireOut):
    """State of a brand at the registry."""

    state: BrandState = Field(description="State of the registration.")
    reasons: list[VendorReasonOut] = Field(description="Reasons for a refusal or a delay.")
    differs: bool = Field(
        description=(
            "Whether the brand was changed since it was submitted. A verified brand stays at the registry as it "
            "was verified."
        )
    )


class CampaignRegistrationOut(WireOut):
    """State of a campaign at the registry."""

    state: CampaignState = Field(description="State of the registration.")
    words: dict[str, str] = Field(description="The vendor's own words for the state.")
    reasons: list[VendorReasonOut] = Field(description="Reasons for a refusal or a delay.")
    resubmission: ResubmissionOut | None = Field(
        description="The way to resubmit the campaign; null unless it was refused or has expired."
    )


class ActionNeededOut(WireOut):
    """An action that a person must take before the registration, or the profile itself, can go on."""

    kind: Kind | Literal["review", "profile"] = Field(
        description="Kind of the registration; `review`; or `profile` for an unmet prerequisite or a completion to request."
    )
    subject_id: str = Field(
        description="Id of the brand, campaign or profile; the phone number; the WhatsApp Business Account."
    )
    state: str = Field(
        description="State of the registration or review, or status of the profile.", examples=["rejected"]
    )
    code: str = Field(description="Reason, as a code for programs.", examples=["TAX_ID"])
    message: str = Field(description="Reason, in the words of the vendor, the reviewer or Clearsend.")
    remedy: str | None = Field(description="Remedy for the cause.")
    fields: list[str] = Field(description="Fields that the reason concerns.")


class MoveOut(WireOut):
    """One event in the history of a registration."""

    number: int = Field(description="Number of the move, from 1.")
    name: str = Field(description="Name of the move; for an ignored one, the reason.", examples=["approved"])
    from_state: str = Field(description="State before the move.")
    to_state: str = Field(description="State after the move.")
    is_ignored: bool = Field(
        description=(
            "Whether the vendor's answer was only recorded. An answer that cannot follow the current state changes "
            "nothing."
        )
    )
    cause: str = Field(
        description=(
            "Cause of the check: `completion`, `webhook`, `reconciliation`, `person`, or `registration` (the "
            "previous step)."
        )
    )
    words: dict[str, str] = Field(description="The vendor's own words.")
    exchanges: list[ExchangeOut] = Field(description="Requests to the vendor and its answers.")
    at: WireTime = Field(description="When the move was made.")


class RegistrationOut(WireOut):
    """One registration at one vendor: its state and its history."""

    id: str = Field(description="Id of the registration.")
    kind: Kind = Field(description="Kind of the registration.")
    subject_id: str = Field(
        description=(
            "Id of the brand or campaign; the phone number; the WhatsApp Business Account; for a number order, the "
            "profile."
        )
    )
    state: str = Field(description="State of the registration.", examples=["pending"])
    state_since: WireTime = Field(description="When the registration entered this state.")
    vendor_id: str | None = Field(description="Id of the registered subject at the vendor.")
    tcr_id: str | None = Field(description="Id at the Campaign Registry.")
    words: dict[str, str] = Field(description="The vendor's own words for the state.")
    reasons: list[VendorReasonOut] = Field(description="Reasons for a refusal, a limit or a delay.")
    submitted_at: WireTime | None = Field(description="When the registration was first submitted.")
    checked_at: WireTime | None = Field(description="When the vendor was last asked.")
    next_check_at: WireTime | None = Field(
        description="When the vendor is asked next, unless a webhook arrives earlier."
    )
    fee: FeeOut | None = Field(description="Fee for submitting or ordering; null if there is no fee.")
    moves: list[MoveOut] = Field(description="History, oldest first.")


def render(registration: Registration, moves: Sequence[Move], fee: Fee | None) -> RegistrationOut:
    return RegistrationOut(
        id=registration.id,
        kind=registration.kind,
        subject_id=registration.subject_id,
        state=registration.state.value,
        state_since=registration.state_since,
        vendor_id=registration.vendor_id,
        tcr_id=registration.tcr_id,
        words=dict(registration.vendor_fields),
        reasons=render_reasons(registration.reasons),
        submitted_at=registration.submitted_at,
        checked_at=registration.checked_at,
        next_check_at=registration.next_check_at,
        fee=None if fee is None else render_fee(fee),
        moves=[_render_move(move) for move in moves],
    )


def _render_move(move: Move) -> MoveOut:
    return MoveOut(
        number=move.number,
        name=move.name,
        from_state=move.from_state,
        to_state=move.to_state,
        is_ignored=move.is_ignored,
        cause=move.cause,
        words=dict(move.vendor_fields),
        exchanges=[exchanges.render(exchange) for exchange in move.exchanges],
        at=move.at,
    )


def render_brand(progress: BrandProgress) -> BrandRegistrationOut:
    return BrandRegistrationOut(
        state=BrandState(progress.state), reasons=render_reasons(progress.reasons), differs=progress.differs
    )


def render_campaign(progress: CampaignProgress) -> CampaignRegistrationOut:
    resubmission = progress.resubmission
    return CampaignRegistrationOut(
        state=CampaignState(progress.state),
        words=dict(progress.vendor_fields),
        reasons=render_reasons(progress.reasons),
        resubmission=None if resubmission is None else render_resubmission(resubmission),
    )


def render_resubmission(resubmission: Resubmission) -> ResubmissionOut:
    return ResubmissionOut(
        way=_WAYS[resubmission.way],
        fee=render_fee(resubmission.fee),
        changed=[_WIRE_NAMES.get(name, to_camel(name)) for name in resubmission.changed],
    )


_WAYS: Mapping[Request, Way] = {
    Request.SUBMIT: "submit",
    Request.UPDATE: "update",
    Request.APPEAL: "appeal",
}
_WIRE_NAMES = {"samples": "sampleMessages", "shared_tcr_campaign_id": "tcrCampaignId"}


def render_reasons(reasons: Sequence[Reason]) -> list[VendorReasonOut]:
    return [
        VendorReasonOut(code=reason.code, message=reason.message, remedy=reason.remedy, fields=list(reason.fields))
        for reason in reasons
    ]


def render_fee(fee: Fee) -> FeeOut:
    return FeeOut(amount=fee.amount, currency=fee.currency, description=fee.description)


_OTHER_KINDS: Mapping[str, Literal["review", "profile"]] = {"review": "review", PROFILE: "profile"}


def render_action_needed(needed: Sequence[ActionNeeded]) -> list[ActionNeededOut]:
    return [
        ActionNeededOut(
            kind=_OTHER_KINDS.get(one.kind) or Kind(one.kind),
            subject_id=one.subject_id,
            state=one.state,
            code=one.code,
            message=one.message,
            remedy=one.remedy,
            fields=list(one.fields),
        )
        for one in needed
    ]
