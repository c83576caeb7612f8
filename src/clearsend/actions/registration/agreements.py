"""Agreeing to pay: by requesting a completion, or by accepting a displayed fee. This module spends nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from clearsend.actions.registration import spending
from clearsend.domain import errors
from clearsend.domain.access import Actor
from clearsend.domain.dossier import Dossier
from clearsend.domain.profile import Profile
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Acceptance, Price
from clearsend.domain.registration.facts import has_approved_campaign
from clearsend.domain.registration.prices import PriceList
from clearsend.domain.registration.states import Kind
from clearsend.store import agreements, brands, campaigns, organizations, profiles, registrations
from clearsend.store.agreements import Thing
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner


@dataclass(frozen=True)
class _Wanted:
    thing: Thing
    price: Price


def by_completion(transaction: Transaction, actor: Actor, dossier: Dossier) -> None:
    """Write the agreements of a completion: to the registration fees of the brand and campaigns in effect that the vendor does
    not have yet. Each completion agrees for itself, also where another one has agreed to the same. A profile's own key agrees
    only if it may spend, and never to fees of what the profile inherits. Nobody's completion agrees to a draft that the
    organization has beside an approved campaign. What would exceed the organization's monthly spending cap is not agreed to: it
    waits for an owner or admin."""
    org_id = dossier.organization.id
    needed = [
        one
        for one in _in_effect(dossier, transaction.prices)
        if agreement.may_spend(actor, None if one.thing.owner_id == org_id else dossier.profile)
    ]
    if not needed:
        return
    known = registrations.list_of_two(transaction, org_id, dossier.profile.id, org_id)
    at_vendor = {(one.owner_id, one.kind, one.subject_id) for one in known if one.vendor_id is not None}
    is_served = has_approved_campaign(known, org_id)
    for thing, price in ((one.thing, one.price) for one in needed if one.thing not in at_vendor):
        if is_served and thing.owner_id == org_id and thing.kind is Kind.CAMPAIGN:
            continue
        made = agreements.find_made(transaction, org_id, *thing, completion_of=dossier.profile.id)
        if agreement.covers(made, price):
            continue
        if made is not None:
            agreements.end(transaction, org_id, *thing, completion_of=dossier.profile.id)
        spent = spending.before(transaction, dossier.organization, thing, price)
        if agreement.may_agree(actor, price, spent, by_completion=True):
            _agree(transaction, actor, thing, price, completion_of=dossier.profile.id)


def _in_effect(dossier: Dossier, prices: PriceList) -> Iterator[_Wanted]:
    """The brand and the campaigns in effect of a TCR application, with the prices of their registration."""
    if not dossier.is_tcr_application:
        return
    brand = dossier.brand
    assert brand is not None
    yield _Wanted(Thing(brand.owner_id, Kind.BRAND, brand.id), agreement.price_of_brand(prices))
    for campaign in dossier.campaigns:
        price = agreement.price_of_campaign(campaign, brand, prices)
        yield _Wanted(Thing(campaign.owner_id, Kind.CAMPAIGN, campaign.id), price)


def end_of_completion(transaction: Transaction, org_id: str, profile_id: str) -> None:
    """End what the completions of a profile have agreed to pay and have not paid, for its own things and for inherited ones, after
    its last completion has failed. A caller who may spend agrees anew; a completion by a key that may not spend revives nothing."""
    agreements.end_of_owner(transaction, org_id, profile_id, completion_of=profile_id)
    # One thing after the other: an organization's other agreements, of all its heirs, are not read.
    brand = brands.find(transaction, org_id, org_id)
    inherited = [] if brand is None else [Thing(org_id, Kind.BRAND, brand.id)]
    inherited += [Thing(org_id, Kind.CAMPAIGN, one.id) for one in campaigns.list_of(transaction, org_id, org_id)]
    for thing in inherited:
        agreements.end(transaction, org_id, *thing, completion_of=profile_id)


def end_of_profile(transaction: Transaction, org_id: str, profile_id: str) -> None:
    """End all unpaid agreements of a profile that is deleted. If it is restored, a caller who may spend has to agree anew."""
    agreements.end_of_owner(transaction, org_id, profile_id)
    end_of_completion(transaction, org_id, profile_id)


def end_of_undeclared(transaction: Transaction, owner: Owner) -> None:
    """End the unpaid agreements on a brand or campaigns that their owner does not register any more, as it is declared now: whoever
    declares them again has to agree anew."""
    org_id, owner_id = owner
    profile = None if owner.is_organization else profiles.find(transaction, org_id, owner_id)
    inherits_brand = profile is not None and profile.inherit_tcr_brand
    inherits_campaigns = profile is not None and profile.inherit_tcr_campaign
    brand = brands.find(transaction, org_id, org_id if inherits_brand else owner_id)
    is_tcr = brand is not None and brand.compliance.is_tcr_application
    undeclared = [
        *([Kind.BRAND] if inherits_brand or not is_tcr else []),
        *([Kind.CAMPAIGN] if inherits_campaigns or not is_tcr else []),
    ]
    if undeclared:
        agreements.end_of_owner(transaction, org_id, owner_id, kinds=undeclared)


def accept(transaction: Transaction, actor: Actor, owner: Owner, kind: Kind, subject_id: str, price: Price) -> None:
    """Write the caller's agreement to `price`, and end earlier agreements on the subject; for a free price, do nothing.

    Raises: AppError AUTH_004: it would exceed the organization's monthly spending cap, and the caller may not decide to.
    """
    if price.fee.is_free:
        return
    thing = Thing(owner.owner_id, kind, subject_id)
    spent = spending.before(transaction, organizations.get(transaction, actor.org_id), thing, price)
    if not agreement.may_agree(actor, price, spent, by_completion=False):
        raise errors.AppError(errors.FORBIDDEN, details={"acceptFee": [spending.refusal(spent, price)]})
    agreements.end(transaction, actor.org_id, *thing)
    _agree(transaction, actor, thing, price, completion_of=None)


def is_accepted(transaction: Transaction, owner: Owner, kind: Kind, subject_id: str, price: Price) -> bool:
    """Is there an open agreement to `price` that was given apart from a completion?"""
    return any(
        agreement.covers(one, price)
        for one in agreements.list_open(transaction, owner.org_id, owner.owner_id)
        if (one.kind, one.subject_id) == (kind, subject_id) and not one.is_of_completion
    )


def _agree(transaction: Transaction, actor: Actor, thing: Thing, price: Price, *, completion_of: str | None) -> None:
    agreements.insert(transaction, actor.org_id, *thing, price, agreed_by=actor.user_id, completion_of=completion_of)


def require_spender(actor: Actor, profile: Profile | None) -> None:
    """Raises: AppError AUTH_004: `actor` may not spend for `profile`, or for the organization where `profile` is None."""
    if not agreement.may_spend(actor, profile):
        raise errors.AppError(errors.FORBIDDEN, details={"x-api-key": [_MAY_NOT_SPEND]})


_MAY_NOT_SPEND = (
    "This costs money, and the key of a profile may not spend any. Use a key of the organization, or allow it for this profile "
    "with PATCH /v3/profiles/{profileId} and allow_profile_spending: true."
)


def require_acceptance(acceptance: Acceptance, price: Price, *, because: str = "") -> None:
    """Raises: AppError VALIDATION_001: the caller has not accepted the present price; the error names it."""
    if agreement.is_accepted(acceptance, price):
        return
    lead = f"{because} " if because else ""
    if acceptance.is_given:
        sentence = f"{lead}This costs {price.fee} now, which is more than acceptedAmount. {_ACCEPT_ANEW}"
    else:
        sentence = f"{lead}This costs {price.fee}. Send acceptFee: true to go on."
    raise errors.invalid("acceptedAmount" if acceptance.is_given else "acceptFee", sentence)


_ACCEPT_ANEW = "Send acceptFee: true with an acceptedAmount of at least this price to go on."
