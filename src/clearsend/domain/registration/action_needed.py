"""The progress of registrations and reviews as people see it, and the action needed. This module moves no state machine.

`store/needs.py` says the same as a condition of a query.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from clearsend.domain.finding import Finding
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.profile import Brand, Campaign, Profile, ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration import agreement, resubmission, sent
from clearsend.domain.registration.prices import Fee, PriceList
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.resubmission import Resubmission
from clearsend.domain.registration.review import Decision, Review
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


@dataclass(frozen=True)
class BrandProgress:
    """`differs`: the brand was changed since it was sent, and the registry has the earlier version."""

    state: State
    reasons: Sequence[Reason]
    differs: bool


@dataclass(frozen=True)
class CampaignProgress:
    """`vendor_fields`: as the vendor sent them; `resubmission`: the way back to the reviewers for a refused campaign."""

    state: State
    vendor_fields: Mapping[str, str]
    reasons: Sequence[Reason]
    resubmission: Resubmission | None


@dataclass(frozen=True)
class ActionNeeded:
    """Something that a person must do before a registration, a review or the profile itself continues. `kind`: a `Kind`,
    `review` or `profile`; `state`: that of the registration or review, or the status of the profile."""

    kind: str
    subject_id: str
    state: str
    code: str
    message: str
    remedy: str | None
    fields: Sequence[str] = ()


def of_brand(registration: Registration | None, brand: Brand, owner_name: str) -> BrandProgress | None:
    """The progress of a brand; None before its registration begins. `owner_name`: used if the brand has no display name."""
    if registration is None:
        return None
    content = sent.brand_content(brand, BrandText(brand, owner_name).display_name or owner_name)
    return BrandProgress(registration.state, registration.reasons, sent.has_changed(registration, content))


def of_campaign(
    registration: Registration | None, campaign: Campaign, brand: Brand | None, prices: PriceList
) -> CampaignProgress | None:
    """The progress of a campaign of `brand`; None before its registration begins."""
    if registration is None:
        return None
    return CampaignProgress(
        registration.state,
        registration.vendor_fields,
        registration.reasons,
        resubmission.cheapest(registration, campaign, brand, prices),
    )


def fee(registration: Registration, campaign: Campaign | None, brand: Brand | None, prices: PriceList) -> Fee | None:
    """The price of submitting the brand or campaign, or of ordering the number; None for other registrations, and for a
    campaign that no longer exists. `campaign`, `brand`: the registered campaign, if any, and the brand of that campaign."""
    if registration.kind is Kind.BRAND:
        return prices.brand
    if registration.kind is Kind.CAMPAIGN:
        return None if campaign is None else agreement.price_of_campaign(campaign, brand, prices).fee
    if registration.kind is Kind.NUMBER_ORDER:
        return _price(registration, prices)
    return None


def _price(registration: Registration, prices: PriceList) -> Fee:
    """The price of the chosen number, or the list price if no number is chosen or the vendor names no price."""
    chosen = registration.sent or {}
    upfront, monthly, currency = (chosen.get(name) for name in ("upfront_cost", "monthly_cost", "currency"))
    if upfront is None or monthly is None or currency is None:
        return prices.number
    at_once = Decimal(upfront) + Decimal(monthly)
    return Fee(f"{at_once:.2f}", currency, f"{upfront} once and {monthly} for the first month, then {monthly} a month.")


def needs_action(registrations: Iterable[Registration], review: Review, profile_id: str) -> list[ActionNeeded]:
    """Every action that a person must take, in the order of `registrations`, then the review."""
    found = [needed for registration in registrations for needed in _of_registration(registration)]
    if review.decision is Decision.REJECT:
        found.append(
            ActionNeeded(
                kind="review",
                subject_id=profile_id,
                state="rejected",
                code="review_rejected",
                message=review.reason or "A reviewer has rejected the main destination country.",
                remedy="Correct what the reviewer names with PATCH /v3/profiles/{profileId}, then ask for another review.",
                fields=("brand.compliance.destinationCountries",),
            )
        )
    return found


# The kind of an action that concerns the profile itself, and the code of the action to call `complete`.
PROFILE = "profile"
COMPLETE_NEEDED = "complete_needed"
LENDER_GONE = "lender_gone"


def of_profile(profile: Profile, unmet: Sequence[Finding], *, is_completing: bool) -> list[ActionNeeded]:
    """The actions that the profile itself needs: to meet each of its unmet prerequisites, also one that it met once; otherwise,
    if it is incomplete or has failed, to be completed. `is_completing`: a completion was requested, and will say itself what
    is missing."""
    is_begun = profile.status in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)
    if profile.status is ProfileStatus.IN_PROGRESS or (is_completing and not is_begun):
        return []
    if unmet:
        return [_of_profile(profile, one.code, one.sentence, one.fix, (one.field,)) for one in unmet]
    if is_begun:
        return []
    call = f'POST /v3/profiles/{profile.id}/complete with {{"webHookUrl": "https://…"}}'
    if profile.status is ProfileStatus.FAILED:
        return [
            _of_profile(
                profile,
                COMPLETE_NEEDED,
                "The last completion has failed, and nothing goes on by itself.",
                f"Correct what its reasons in GET /v3/profiles/{profile.id}/completion name, then call {call} and a new "
                "Idempotency-Key.",
            )
        ]
    return [
        _of_profile(
            profile, COMPLETE_NEEDED, "Every prerequisite is met, but no caller has completed it yet.", f"Call {call}."
        )
    ]


def of_lender(profile: Profile, field: str, own_field: str) -> list[ActionNeeded]:
    """The action that a submitted or completed profile needs that borrows, by `field`, from a profile that is deleted or has
    nothing to lend. `own_field`: the field with a sender of its own."""
    if profile.status not in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED):
        return []
    return [
        _of_profile(
            profile,
            LENDER_GONE,
            "The profile borrows its sender from a profile that is deleted, or that has none: it cannot send.",
            f"Set {own_field}, or another lender with {field} (PATCH /v3/profiles/{{profileId}}); with {field}: null, it sends with "
            "what its organization has.",
            (field, own_field),
        )
    ]


def _of_profile(profile: Profile, code: str, message: str, remedy: str, fields: Sequence[str] = ()) -> ActionNeeded:
    return ActionNeeded(PROFILE, profile.id, profile.status.value, code, message, remedy, fields)


def is_awaited(status: ProfileStatus, needed: Iterable[ActionNeeded]) -> bool:
    """Does a profile in `status` count among those that wait for a person? Every action counts, except those of a draft itself:
    an incomplete profile is unfinished by nature, and thousands of them would hide the profiles that have come to a halt."""
    return any(one.kind != PROFILE or status is not ProfileStatus.INCOMPLETE for one in needed)


def _of_registration(registration: Registration) -> list[ActionNeeded]:
    """One action for every reason of the vendor; one in our words if the vendor gives none. A registration
    that has only begun needs an action only if it has reasons."""
    if not registration.needs_action:
        return []
    reasons = registration.reasons or [_UNEXPLAINED.get((registration.kind, registration.state), _SOMETHING)]
    return [
        ActionNeeded(
            kind=registration.kind.value,
            subject_id=registration.subject_id,
            state=registration.state.value,
            code=reason.code,
            message=reason.message,
            remedy=_of_owner(registration, reason.remedy),
            fields=reason.fields,
        )
        for reason in reasons
    ]


def _of_owner(registration: Registration, remedy: str | None) -> str | None:
    """The remedy, with the calls that change what the owner of the registration declares: heirs read it too, who would follow the
    others in vain."""
    if remedy is None or registration.owner_id != registration.org_id:
        return remedy
    of_profile, of_organization = "/v3/profiles/{profileId}", "/v3/organization"
    for call in ("PATCH {}", "{}/campaigns"):
        remedy = remedy.replace(call.format(of_profile), call.format(of_organization))
    return remedy


_SOMETHING = Reason(
    "unexplained",
    "The registration waits for a person, and the vendor gives no reason.",
    "See the vendor's answers in GET /v3/profiles/{profileId}/completion.",
)
# The kind is part of the key, because states of different kinds share their values.
_UNEXPLAINED: Mapping[tuple[Kind, State], Reason] = {
    (Kind.BRAND, BrandState.UNVERIFIED): Reason(
        "brand_unverified",
        "The registry could not verify the identity of the brand and gives no reason.",
        "Compare legal name, tax id and address with the tax registration, letter by letter, and send the corrected brand.",
    ),
    (Kind.BRAND, BrandState.FAILED): Reason(
        "brand_failed",
        "The registry has refused the brand and gives no reason.",
        "Check every field of the brand and send the corrected one; ask the vendor's support if it stays refused.",
    ),
    (Kind.BRAND, BrandState.AWAITING_OTP): Reason(
        "otp_awaited",
        "A PIN was sent to the mobile phone of the sole proprietor.",
        "Confirm the PIN within 24 hours with POST /v3/profiles/{profileId}/brand/otp; the same call without a PIN sends "
        "another one.",
    ),
    (Kind.CAMPAIGN, CampaignState.REJECTED): Reason(
        "campaign_rejected",
        "The campaign was rejected without a reason.",
        "Correct the campaign with PUT, then resubmit it with POST …/campaigns/{campaignId}/resubmit.",
    ),
    (Kind.CAMPAIGN, CampaignState.SUSPENDED): Reason(
        "campaign_suspended",
        "The campaign was suspended without a reason.",
        "Stop sending under the campaign and ask the vendor's support what has to be fixed.",
    ),
    (Kind.CAMPAIGN, CampaignState.EXPIRED): Reason(
        "campaign_expired",
        "The campaign has expired.",
        "Submit the campaign again with POST …/campaigns/{campaignId}/resubmit; that costs the fee of a new campaign.",
    ),
    (Kind.CAMPAIGN, CampaignState.DEACTIVATED): Reason(
        "campaign_deactivated",
        "The campaign was deactivated, which is for good.",
        "Delete it, and create and submit another one with POST …/campaigns and POST …/campaigns/{campaignId}/submit.",
    ),
    (Kind.NUMBER, NumberState.FAILED): Reason(
        "number_failed",
        "The number could not be put on its campaign.",
        "See the vendor's answer in GET /v3/profiles/{profileId}/completion, then complete the profile again.",
    ),
    (Kind.NUMBER_ORDER, NumberOrderState.FAILED): Reason(
        "number_order_failed",
        "No number was bought, and the vendor gives no reason.",
        "Ask for another number with POST /v3/profiles/{profileId}/number-order.",
    ),
    (Kind.SMS, SmsState.NEEDS_PERSON): Reason(
        "number_needs_person",
        "Telnyx does not send from the number, and gives no reason.",
        "See the vendor's answer in GET /v3/profiles/{profileId}/completion, then complete the profile again.",
    ),
    (Kind.WHATSAPP, WhatsAppState.NEEDS_PERSON): Reason(
        "whatsapp_needs_person",
        "The WhatsApp number waits for a person.",
        "Open WhatsApp Manager and do what it asks for the number.",
    ),
    (Kind.WHATSAPP, WhatsAppState.BLOCKED): Reason(
        "whatsapp_blocked",
        "Meta has blocked the WhatsApp number or its account.",
        "Open the account quality page of WhatsApp Manager; a violation can be appealed there.",
    ),
}
