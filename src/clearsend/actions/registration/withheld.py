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
from clearsend.domain.registration.agreement import FEE_NOT_AGREED, SPENDING_CAP_REACHED, Price
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
        others = _vendors(known)
        if is_own and len(others) < len(known.reasons):
            found[known.kind, known.subject_id] = Held(others)
    for (kind, subject_id), held in found.items():
        known_one = gathered.own(kind, subject_id)
        if known_one is not None and tuple(known_one.reasons) == tuple(held.reasons):
            continue
        before = known_one or registrations.new(*owner, kind, subject_id, transaction.now)
        changes.save(transaction, before, steps.step(before, held, transaction.now, pace), cause=cause)


_OURS = frozenset({FEE_NOT_AGREED, SPENDING_CAP_REACHED, CORRECTION_PROPOSED, room.CAMPAIGN_FULL})


def _vendors(known: Registration | None) -> tuple[Reason, ...]:
    """The reasons of a registration that are the vendor's words. Before it is sent, all are ours."""
    if known is None or (known.kind in _KINDS.values() and known.state is INITIAL[known.kind]):
        return ()
    return tuple(reason for reason in known.reasons if reason.code not in _OURS)


def _by_room(gathered: RegistrationFacts, rest: Rest) -> Iterator[tuple[tuple[Kind, str], Held]]:
    if not rest.full:
        return
    assert gathered.phone_number is not None
    known = gathered.own(Kind.NUMBER, gathered.phone_number)
    held = Held((campaign_room.full(rest.full), *_vendors(known)), because="campaign_full")
    yield (Kind.NUMBER, gathered.phone_number), held


def _by_proposal(gathered: RegistrationFacts, rest: Rest) -> Iterator[tuple[tuple[Kind, str], Held]]:
    if not rest.proposed:
        return
    assert gathered.brand is not None
    reason = Reason(
        CORRECTION_PROPOSED,
        f"The brand is verified, and was changed here since it was sent: {', '.join(rest.proposed)}. The registry has the earlier "
        "version.",
        f"Send the correction with POST {_path(gathered)}/brand/submit and acceptFee: true. It is free, but the registry "
        "examines the identity anew, and allows that once in three months: until it has verified the brand again, campaigns may "
        "be affected. Or change the brand back.",
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
        # After a refusal, they say what was wrong with it.
        vendors = _vendors(gathered.own(kind, subject_id))
        how = f"{_how_to_agree(gathered, kind, subject_id)} with acceptFee: true"
        capped = spending.reason(transaction, owner.org_id, Thing(gathered.owner_id, kind, subject_id), price, how)
        if capped is not None:
            yield (kind, subject_id), Held((capped, *vendors), because="spending_cap_reached")
            continue
        reason = Reason(
            FEE_NOT_AGREED,
            f"It is not sent to the registry, because its fee has not been accepted yet: {price.fee}.",
            f"Submit it: {how}.",
        )
        yield (kind, subject_id), Held((reason, *vendors), because="fee_not_agreed")


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
