"""Agreeing to pay: by requesting a completion, or by accepting a displayed fee. This module spends nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from clearsend.domain import errors
from clearsend.domain.access import Actor
from clearsend.domain.profile import Dossier, Profile
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Price
from clearsend.domain.registration.states import Kind
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import agreements, registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner


@dataclass(frozen=True)
class _Thing:
    owner_id: str
    kind: Kind
    subject_id: str
    price: Price

    @property
    def key(self) -> tuple[str, Kind, str]:
        return self.owner_id, self.kind, self.subject_id


def by_completion(transaction: Transaction, actor: Actor, dossier: Dossier) -> None:
    """Write the agreements of a completion: to the registration fees of the brand and campaigns in effect that the vendor does
    not have yet. Each completion agrees for itself, also where another one has agreed to the same. A profile's own key agrees
    only if it may spend, and never to fees of what the profile inherits."""
    org_id = dossier.organization.id
    things = [
        thing
        for thing in _in_effect(dossier)
        if agreement.may_spend(actor, None if thing.owner_id == org_id else dossier.profile)
    ]
    if not things:
        return
    known = registrations.list_of_two(transaction, org_id, dossier.profile.id, org_id)
    at_vendor = {(one.owner_id, one.kind, one.subject_id) for one in known if one.vendor_id is not None}
    wanted = [thing for thing in things if thing.key not in at_vendor]
    if not wanted:
        return
    for thing in wanted:
        made = agreements.find_made(transaction, org_id, *thing.key, completion_of=dossier.profile.id)
        if agreement.covers(made, thing.price):
            continue
        if made is not None:
            agreements.end(transaction, org_id, *thing.key, completion_of=dossier.profile.id)
        _agree(transaction, actor, thing, completion_of=dossier.profile.id)


def _in_effect(dossier: Dossier) -> Iterator[_Thing]:
    """The brand and the campaigns in effect of a TCR application, with the prices of their registration."""
    if not dossier.is_tcr_application:
        return
    brand = dossier.brand
    assert brand is not None
    yield _Thing(brand.owner_id, Kind.BRAND, brand.id, agreement.price_of_brand(PRICES))
    for campaign in dossier.campaigns:
        price = agreement.price_of_campaign(campaign, brand, PRICES)
        yield _Thing(campaign.owner_id, Kind.CAMPAIGN, campaign.id, price)


def accept(transaction: Transaction, actor: Actor, owner: Owner, kind: Kind, subject_id: str, price: Price) -> None:
    """Write the caller's agreement to `price`, and end earlier agreements on the subject; for a free price, do nothing."""
    if not price.fee.is_free:
        agreements.end(transaction, actor.org_id, owner.owner_id, kind, subject_id)
        _agree(transaction, actor, _Thing(owner.owner_id, kind, subject_id, price), completion_of=None)


def is_accepted(transaction: Transaction, owner: Owner, kind: Kind, subject_id: str, price: Price) -> bool:
    """Is there an open agreement to `price` that was given apart from a completion?"""
    return any(
        agreement.covers(one, price)
        for one in agreements.list_open(transaction, owner.org_id, owner.owner_id)
        if (one.kind, one.subject_id) == (kind, subject_id) and not one.is_of_completion
    )


def _agree(transaction: Transaction, actor: Actor, thing: _Thing, *, completion_of: str | None) -> None:
    agreements.insert(
        transaction, actor.org_id, *thing.key, thing.price, agreed_by=actor.user_id, completion_of=completion_of
    )


def require_spender(actor: Actor, profile: Profile | None) -> None:
    """Raises: AppError AUTH_004: `actor` may not spend for `profile`, or for the organization where `profile` is None."""
    if not agreement.may_spend(actor, profile):
        raise errors.AppError(errors.FORBIDDEN, details={"x-api-key": [_MAY_NOT_SPEND]})


_MAY_NOT_SPEND = (
    "This costs money, and the key of a profile may not spend any. Use a key of the organization, or allow it for this profile "
    "with PATCH /v3/profiles/{profileId} and allow_profile_spending: true."
)


def ask_for_fee(price: Price, *, because: str = "") -> errors.AppError:
    """The error for a call with a price that the caller has not accepted; it names the price."""
    lead = f"{because} " if because else ""
    return errors.invalid("acceptFee", f"{lead}This costs {price.fee}. Send acceptFee: true to go on.")
