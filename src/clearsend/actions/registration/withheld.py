"""Writes the reasons why a registration has not been sent to the registry yet, for people to read.

Either the pre-check found problems, or the fee has not been accepted. This module decides nothing: the findings are those of
`domain/precheck/review.py`, and the plan lists the missing agreements.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearsend.actions.registration import history
from clearsend.domain.finding import Subject
from clearsend.domain.reason import Reason
from clearsend.domain.registration import agreement, plan
from clearsend.domain.registration.agreement import FEE_NOT_AGREED, Price
from clearsend.domain.registration.plan import RegistrationFacts
from clearsend.domain.registration.states import INITIAL, Ignored, Kind
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import registrations
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

_KINDS = {Subject.BRAND: Kind.BRAND, Subject.CAMPAIGN: Kind.CAMPAIGN}


@dataclass(frozen=True)
class Withheld:
    """A brand or campaign that is not sent to the registry, with the reasons; `outcome`: the entry of its history."""

    kind: Kind
    subject_id: str
    outcome: Ignored
    reasons: Sequence[Reason]


def withheld(gathered: RegistrationFacts) -> list[Withheld]:
    """The brand and campaigns of this owner that wait for a person before they are sent."""
    return [*_withheld_by_precheck(gathered), *_not_agreed(gathered)]


def _withheld_by_precheck(gathered: RegistrationFacts) -> Iterator[Withheld]:
    for subject_id, findings in gathered.withheld.items():
        reasons = tuple(Reason(one.code, one.sentence, one.fix, (one.field,)) for one in findings)
        subject = findings[0].subject
        assert subject is not None
        yield Withheld(_KINDS[subject], subject_id, Ignored("held"), reasons)


def _not_agreed(gathered: RegistrationFacts) -> Iterator[Withheld]:
    for kind, subject_id in plan.awaiting_agreement(gathered):
        price = _price(gathered, kind, subject_id)
        reason = Reason(
            FEE_NOT_AGREED,
            f"It is not sent to the registry, because its fee has not been accepted yet: {price.fee}.",
            f"Submit it: {_how_to_agree(gathered, kind, subject_id)} with acceptFee: true.",
        )
        yield Withheld(kind, subject_id, Ignored("fee_not_agreed"), (reason,))


def _price(gathered: RegistrationFacts, kind: Kind, subject_id: str) -> Price:
    if kind is Kind.BRAND:
        return agreement.price_of_brand(PRICES)
    campaign = next(campaign for campaign in gathered.campaigns if campaign.id == subject_id)
    return agreement.price_of_campaign(campaign, gathered.brand, PRICES)


def _how_to_agree(gathered: RegistrationFacts, kind: Kind, subject_id: str) -> str:
    owner = "/v3/organization" if gathered.is_organization else f"/v3/profiles/{gathered.owner_id}"
    return f"POST {owner}/brand/submit" if kind is Kind.BRAND else f"POST {owner}/campaigns/{subject_id}/submit"


def write(transaction: Transaction, owner: Owner, found: Sequence[Withheld], *, cause: str) -> None:
    """Write the reasons of each withheld registration, once; and remove them from a registration that is no longer withheld."""
    subjects = {one.subject_id for one in found}
    for registration in registrations.list_of(transaction, owner.org_id, [owner.owner_id]):
        is_released = registration.state is INITIAL[registration.kind] and registration.subject_id not in subjects
        if is_released and registration.kind in _KINDS.values() and registration.reasons:
            registrations.update(transaction, owner.org_id, registration.id, {"reasons": ()})
    for one in found:
        known = registrations.find(transaction, owner.org_id, owner.owner_id, one.kind, one.subject_id)
        registration = known or registrations.insert(
            transaction, owner.org_id, owner.owner_id, one.kind, one.subject_id
        )
        if registration.reasons == one.reasons:
            continue
        registrations.update(transaction, owner.org_id, registration.id, {"reasons": one.reasons})
        if _problems(registration.reasons) == _problems(one.reasons):
            # Only the wording is another, since an upgrade: people have been told already.
            continue
        history.record(
            transaction,
            registration,
            one.outcome,
            cause=cause,
            vendor_fields={"codes": ", ".join(reason.code for reason in one.reasons)},
            exchanges=(),
        )
        history.tell_held(transaction, registrations.get(transaction, owner.org_id, registration.id), cause=cause)


def _problems(reasons: Sequence[Reason]) -> list[tuple[str, Sequence[str]]]:
    """The reasons without their wording."""
    return [(reason.code, tuple(reason.fields)) for reason in reasons]
