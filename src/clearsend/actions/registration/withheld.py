"""Writes the reasons why a registration has not been sent to the registry yet, for people to read.

The pre-check found problems, the fee has not been accepted, or a number waits for room on a campaign. This module decides nothing:
the findings are those of `domain/precheck/review.py`, and the plan lists the missing agreements and the full campaigns.
"""

from collections.abc import Iterator

from clearsend.actions.registration import changes, spending
from clearsend.domain.finding import Subject
from clearsend.domain.precheck import room
from clearsend.domain.reason import Reason
from clearsend.domain.registration import agreement, campaign_room
from clearsend.domain.registration import step as steps
from clearsend.domain.registration.agreement import FEE_NOT_AGREED, Price
from clearsend.domain.registration.facts import RegistrationFacts, Rest
from clearsend.domain.registration.outcome import Held
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.prices import PriceList
from clearsend.domain.registration.record import CORRECTION_PROPOSED, Registration
from clearsend.domain.registration.states import INITIAL, Kind
from clearsend.store import registrations
from clearsend.store.agreements import Thing
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

_KINDS = {Subject.BRAND: Kind.BRAND, Subject.CAMPAIGN: Kind.CAMPAIGN}


def write(
    transaction: Transaction, owner: Owner, gathered: RegistrationFacts, rest: Rest, *, cause: str, pace: Pace
) -> None:
    """Write the reasons of each brand, campaign and number that waits for a person before it is sent, once; and remove them from
    those that no longer wait."""
    found = dict(
        [
            *_by_precheck(gathered),
            *_by_agreements(transaction, owner, gathered, rest),
            *_by_proposal(gathered, rest),
            *_by_room(gathered, rest),
        ]
    )
    for known in gathered.registrations:
        is_own = known.owner_id == gathered.owner_id and (known.kind, known.subject_id) not in found
        if is_own and known.reasons and _was_held(known):
            others = campaign_room.without_full(known.reasons) if known.kind is Kind.NUMBER else ()
            found[known.kind, known.subject_id] = Held(others)
    for (kind, subject_id), held in found.items():
        known_one = gathered.own(kind, subject_id)
        if known_one is not None and tuple(known_one.reasons) == tuple(held.reasons):
            continue
        before = known_one or registrations.new(*owner, kind, subject_id, transaction.now)
        changes.save(transaction, before, steps.step(before, held, transaction.now, pace), cause=cause)


def _was_held(known: Registration) -> bool:
    """Are the reasons of a registration ours, and not the vendor's?"""
    if known.kind in _KINDS.values() and known.state is INITIAL[known.kind]:
        return True
    return any(reason.code in (CORRECTION_PROPOSED, room.CAMPAIGN_FULL) for reason in known.reasons)


def _by_room(gathered: RegistrationFacts, rest: Rest) -> Iterator[tuple[tuple[Kind, str], Held]]:
    if not rest.full:
        return
    assert gathered.phone_number is not None
    known = gathered.own(Kind.NUMBER, gathered.phone_number)
    others = () if known is None else campaign_room.without_full(known.reasons)
    held = Held((campaign_room.full(rest.full), *others), because="campaign_full")
    yield (Kind.NUMBER, gathered.phone_number), held


def _by_proposal(gathered: RegistrationFacts, rest: Rest) -> Iterator[tuple[tuple[Kind, str], Held]]:
    if not rest.proposed:
        return
    assert gathered.brand is not None
    reason = Reason(
        CORRECTION_PROPOSED,
        f"The brand is verified, and was changed here since it was sent: {', '.join(rest.proposed)}. The registry has the earlier "
        "version.",
        f"Send the correction with POST {_path(gathered)}/brand/submit. The registry then examines the identity anew, and allows "
        "that once in three months: until it has verified the brand again, campaigns may be affected. Or change the brand back.",
        tuple(rest.proposed),
    )
    yield (Kind.BRAND, gathered.brand.id), Held((reason,), because="correction_proposed")


def _by_precheck(gathered: RegistrationFacts) -> Iterator[tuple[tuple[Kind, str], Held]]:
    for subject_id, findings in gathered.withheld.items():
        reasons = tuple(Reason(one.code, one.sentence, one.fix, (one.field,)) for one in findings)
        subject = findings[0].subject
        assert subject is not None
        yield (_KINDS[subject], subject_id), Held(reasons)


def _by_agreements(
    transaction: Transaction, owner: Owner, gathered: RegistrationFacts, rest: Rest
) -> Iterator[tuple[tuple[Kind, str], Held]]:
    for kind, subject_id in rest.unagreed:
        price = _price(gathered, kind, subject_id, transaction.prices)
        how = f"{_how_to_agree(gathered, kind, subject_id)} with acceptFee: true"
        capped = spending.reason(transaction, owner.org_id, Thing(gathered.owner_id, kind, subject_id), price, how)
        if capped is not None:
            yield (kind, subject_id), Held((capped,), because="spending_cap_reached")
            continue
        reason = Reason(
            FEE_NOT_AGREED,
            f"It is not sent to the registry, because its fee has not been accepted yet: {price.fee}.",
            f"Submit it: {how}.",
        )
        yield (kind, subject_id), Held((reason,), because="fee_not_agreed")


def _price(gathered: RegistrationFacts, kind: Kind, subject_id: str, prices: PriceList) -> Price:
    if kind is Kind.BRAND:
        return agreement.price_of_brand(prices)
    campaign = next(campaign for campaign in gathered.campaigns if campaign.id == subject_id)
    return agreement.price_of_campaign(campaign, gathered.brand, prices)


def _how_to_agree(gathered: RegistrationFacts, kind: Kind, subject_id: str) -> str:
    path = _path(gathered)
    return f"POST {path}/brand/submit" if kind is Kind.BRAND else f"POST {path}/campaigns/{subject_id}/submit"


def _path(gathered: RegistrationFacts) -> str:
    return "/v3/organization" if gathered.is_organization else f"/v3/profiles/{gathered.owner_id}"
