"""Registrations on the wire: where something stands at a vendor, why, and what to do. It never says what state follows."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field
from pydantic.alias_generators import to_camel

from clearsend.domain.reason import Reason
from clearsend.domain.registration.action_needed import ActionNeeded, BrandProgress, CampaignProgress
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Move, Registration, Request
from clearsend.domain.registration.resubmission import Resubmission
from clearsend.domain.registration.states import BrandState, CampaignState, Kind
from clearsend.schemas import exchanges
from clearsend.schemas.envelope import WireOut, WireTime
from clearsend.schemas.exchanges import ExchangeOut

Way = Literal["submit", "update", "appeal"]


class VendorReasonOut(WireOut):
    """Why a vendor refuses or limits, in its own words, with our remedy."""

    code: str = Field(description="The vendor's code, or our class of the cause.", examples=["TAX_ID"])
    message: str = Field(description="The vendor's words.")
    remedy: str | None = Field(description="What to do about it, where something can be done.")
    fields: list[str] = Field(description="What it points to, in the vendor's names.")


class FeeOut(WireOut):
    """What a vendor charges once."""

    amount: str = Field(description="Decimal number, as a string.", examples=["15.00"])
    currency: str = Field(description="ISO 4217.", examples=["USD"])
    description: str = Field(description="What it is for.")


class ResubmissionOut(WireOut):
    """How a refused campaign comes before the reviewers again."""

    way: Way = Field(description="`update`: corrected in place; `appeal`: as it is; `submit`: as a new campaign.")
    fee: FeeOut = Field(description="What it costs.")
    changed: list[str] = Field(description="What was changed since it was sent, named as in `campaign` of a request.")


class BrandRegistrationOut(WireOut):
    """Where a brand stands at the registry."""

    state: BrandState = Field(description="Where it stands.")
    reasons: list[VendorReasonOut] = Field(description="Why it was refused, or waits.")
    differs: bool = Field(
        description="Was it changed since it was sent? A verified brand stays at the registry as it was verified."
    )


class CampaignRegistrationOut(WireOut):
    """Where a campaign stands at the registry."""

    state: CampaignState = Field(description="Where it stands.")
    words: dict[str, str] = Field(description="The vendor's own words for it.")
    reasons: list[VendorReasonOut] = Field(description="Why it was refused, or waits.")
    resubmission: ResubmissionOut | None = Field(
        description="How it would come before the reviewers again; null when it is not refused."
    )


class ActionNeededOut(WireOut):
    """Something that a person must do before it goes on."""

    kind: Kind | Literal["review"] = Field(description="What it is about.")
    subject_id: str = Field(
        description="Id of the brand, campaign or profile; the phone number; the WhatsApp Business Account."
    )
    state: str = Field(description="Where it stands.", examples=["rejected"])
    code: str = Field(description="Why, for machines.", examples=["TAX_ID"])
    message: str = Field(description="Why, in the words of who refused it.")
    remedy: str | None = Field(description="What to do about it.")
    fields: list[str] = Field(description="What it points to.")


class MoveOut(WireOut):
    """One thing that happened to a registration."""

    number: int = Field(description="Number of the move, from 1.")
    name: str = Field(description="Which move; of one that was ignored, why.", examples=["approved"])
    from_state: str = Field(description="Where it stood.")
    to_state: str = Field(description="Where it stands since.")
    is_ignored: bool = Field(description="Was it only noted? What cannot follow the present state moves nothing.")
    cause: str = Field(
        description="What made us look: `completion`, `webhook`, `reconciliation`, `person`, or `registration` (the step "
        "before)."
    )
    words: dict[str, str] = Field(description="The vendor's own words.")
    exchanges: list[ExchangeOut] = Field(description="What was said to the vendor and what it answered.")
    at: WireTime = Field(description="When.")


class RegistrationOut(WireOut):
    """One thing at one vendor: where it stands and how it came there."""

    id: str = Field(description="Id of the registration.")
    kind: Kind = Field(description="What is registered.")
    subject_id: str = Field(description="Id of the brand or campaign; the phone number; the WhatsApp Business Account.")
    state: str = Field(description="Where it stands.", examples=["pending"])
    state_since: WireTime = Field(description="Since when.")
    vendor_id: str | None = Field(description="Its id at the vendor.")
    tcr_id: str | None = Field(description="Its id in the Campaign Registry.")
    words: dict[str, str] = Field(description="The vendor's own words for it.")
    reasons: list[VendorReasonOut] = Field(description="Why it was refused or limited, or waits.")
    submitted_at: WireTime | None = Field(description="When it was first submitted.")
    checked_at: WireTime | None = Field(description="When the vendor was last asked.")
    next_check_at: WireTime | None = Field(description="When the vendor is asked again, if no webhook comes before.")
    fee: FeeOut | None = Field(description="What its submission costs; null where nothing is submitted.")
    moves: list[MoveOut] = Field(description="What happened to it, first to last.")


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


def render_action_needed(needed: Sequence[ActionNeeded]) -> list[ActionNeededOut]:
    return [
        ActionNeededOut(
            kind="review" if one.kind == "review" else Kind(one.kind),
            subject_id=one.subject_id,
            state=one.state,
            code=one.code,
            message=one.message,
            remedy=one.remedy,
            fields=list(one.fields),
        )
        for one in needed
    ]
