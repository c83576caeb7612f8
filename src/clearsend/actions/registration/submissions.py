"""Requests to submit a brand or a campaign to the registry for the first time, apart from a completion. Nothing is spent
without an accepted fee.

The workflow `advance_registration` has the conversation: it submits a campaign once its brand is verified.
"""

from typing import Any

from clearsend.actions import campaigns
from clearsend.actions.campaigns import CampaignOwner
from clearsend.actions.registration import agreements, resubmissions, start
from clearsend.domain import errors
from clearsend.domain.access import Actor
from clearsend.domain.precheck import review
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.profile import Brand
from clearsend.domain.registration import action_needed, agreement
from clearsend.domain.registration import plan as plans
from clearsend.domain.registration.agreement import Acceptance, Payment, Price
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.states import BrandState, Kind
from clearsend.store import organizations, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner


def preview_campaign(
    transaction: Transaction, whose: CampaignOwner, campaign_id: str, *, acceptance: Acceptance
) -> Price:
    """The immediate price of submitting a campaign; nothing is written.

    Raises:
        AppError RESOURCE_009, RESOURCE_010: no brand; no such campaign.
        AppError VALIDATION_001: the campaign is inherited, was submitted already, or needs no registration; the pre-check
            withholds it; or its fee was not accepted.
    """
    campaigns.refuse_inherited(whose)
    campaign = campaigns.get(transaction, whose, campaign_id)
    brand = _registrable(campaigns.find_brand(transaction, whose))
    found = registrations.find(transaction, whose.org_id, whose.id, Kind.CAMPAIGN, campaign.id)
    if not plans.is_campaign_to_submit(found, campaign):
        assert found is not None
        raise errors.invalid("campaign", _submitted_already(found, "If it was refused or has expired, resubmit it."))
    resubmissions.refuse_held(transaction, whose, brand, campaign)
    return _accepted(agreement.price_of_campaign(campaign, brand, transaction.prices), acceptance=acceptance)


def submit_campaign(
    transaction: Transaction, actor: Actor, whose: CampaignOwner, campaign_id: str, *, acceptance: Acceptance
) -> Price:
    """Request the submission of a campaign. A repeated request costs nothing more; it makes a postponed submission due now.

    Raises:
        AppError AUTH_004: the caller may not spend, or not beyond the monthly cap. For the rest see `preview_campaign`.
    """
    campaigns.lock(transaction, whose)
    price = preview_campaign(transaction, whose, campaign_id, acceptance=acceptance)
    _submit(transaction, actor, whose, Kind.CAMPAIGN, campaign_id, price)
    return price


def preview_brand(transaction: Transaction, whose: CampaignOwner, *, acceptance: Acceptance) -> tuple[Brand, Price]:
    """The own brand that would be submitted, for the first time or corrected, and its immediate price; nothing is written.

    Raises:
        AppError RESOURCE_009: no brand.
        AppError VALIDATION_001: the brand is inherited, was submitted already, or needs no registration; or its fee was not
            accepted.
    """
    if whose.brand_owner_id != whose.id:
        raise errors.invalid(
            "inherit_tcr_brand",
            "This profile inherits the brand of its organization, which is submitted with POST /v3/organization/brand/submit.",
        )
    brand = _registrable(campaigns.find_brand(transaction, whose))
    found = registrations.find(transaction, whose.org_id, whose.id, Kind.BRAND, brand.id)
    name = whose.profile.name if whose.profile is not None else None
    owner_name = name or organizations.get(transaction, whose.org_id).name
    if found is not None and _is_correction(brand, found, owner_name):
        if not acceptance.is_given:
            raise errors.invalid("acceptFee", _CORRECTION)
        return brand, Price(Payment.REVIEW, transaction.prices.in_place)
    if not plans.is_brand_to_submit(found, brand, BrandText(brand, owner_name).display_name or owner_name):
        assert found is not None
        raise errors.invalid("brand", _submitted_already(found, "If it was refused, correct it with PATCH."))
    problems = {one.field: [one.text] for one in review.withheld(brand, (), owner_name).get(brand.id, ())}
    if problems:
        raise errors.AppError(errors.INVALID_REQUEST, details=problems)
    return brand, _accepted(agreement.price_of_brand(transaction.prices), acceptance=acceptance)


def _is_correction(brand: Brand, found: Registration, owner_name: str) -> bool:
    """Whether a verified brand was changed here since it was sent. Its correction is free, but goes out only when it is requested:
    the registry examines the identity anew."""
    progress = action_needed.of_brand(found, brand, owner_name)
    return found.state is BrandState.VERIFIED and progress is not None and progress.differs


_CORRECTION = (
    "The correction of a verified brand is free of charge, but the registry examines the identity anew, and allows that once in "
    "three months: until it has verified the brand again, campaigns may be affected. Send acceptFee: true to go on."
)


def submit_brand(transaction: Transaction, actor: Actor, whose: CampaignOwner, *, acceptance: Acceptance) -> Price:
    """Request the submission of a brand. A repeated request costs nothing more; it makes a postponed submission due now.

    Raises:
        AppError AUTH_004: the caller may not spend, or not beyond the monthly cap. For the rest see `preview_brand`.
    """
    campaigns.lock(transaction, whose)
    brand, price = preview_brand(transaction, whose, acceptance=acceptance)
    _submit(transaction, actor, whose, Kind.BRAND, brand.id, price)
    return price


def _submit(
    transaction: Transaction, actor: Actor, whose: CampaignOwner, kind: Kind, subject_id: str, price: Price
) -> None:
    if not price.fee.is_free:
        agreements.require_spender(actor, whose.profile)
    owner = Owner(whose.org_id, whose.id)
    if not agreements.is_accepted(transaction, owner, kind, subject_id, price):
        agreements.accept(transaction, actor, owner, kind, subject_id, price)
    found = registrations.find(transaction, whose.org_id, whose.id, kind, subject_id)
    if found is not None:
        # A person has asked: a postponed registration is due now.
        changes: dict[str, Any] = {"next_check_at": transaction.now, "failures": 0}
        if found.state is BrandState.VERIFIED:
            changes["requested"] = Request.UPDATE.value
        registrations.update(transaction, whose.org_id, found.id, changes)
    start.wake(transaction, owner, cause="person")


def _registrable(brand: Brand | None) -> Brand:
    if brand is None:
        raise errors.AppError(errors.BRAND_NOT_FOUND)
    if not brand.compliance.is_tcr_application:
        raise errors.invalid(
            "brand.compliance.isTcrApplication",
            "The brand is not for the Campaign Registry, so neither it nor its campaigns are registered. Set "
            "isTcrApplication to true if it sends to the United States.",
        )
    return brand


def _accepted(price: Price, *, acceptance: Acceptance) -> Price:
    agreements.require_acceptance(acceptance, price)
    return price


def _submitted_already(found: Registration, way_out: str) -> str:
    return f"It was submitted already, and is {found.state.value.replace('_', ' ')}. {way_out}"
