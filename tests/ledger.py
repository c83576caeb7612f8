"""The reckoning of money: does the vendor's ledger equal, thing by thing, the agreements that were used up? It only reads.

A *thing* is a brand, a campaign or a number order of one owner. The chaos and the random sequences of
`tests/workflows/test_money.py` reckon the same way.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import sqlalchemy as sa

from clearsend.domain.registration.record import FIRST_SENT_AT
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import agreements, registrations

REGISTRATION, REVIEW = "registration", "review"
_BRAND, _CAMPAIGN, _ORDER = "brand", "campaign", "number_order"
_REVIEW_FEE, _MONTHS_FEE = "campaign_review", "campaign_months"

# What a simulated vendor remembers: objects by kind.
State = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, order=True)
class Thing:
    """A brand, a campaign or a number order: what an agreement is about."""

    owner_id: str
    kind: str
    subject_id: str

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


@dataclass(frozen=True)
class Payment:
    """What the vendor has charged at once for one request. `object_id`: the vendor's. `token`: of the intent, if it is known.
    `is_due`: was it charged? An order that has not succeeded is not yet, or never."""

    thing: Thing
    purpose: str
    object_id: str
    token: str
    dollars: Decimal
    at: datetime
    is_due: bool = True


@dataclass(frozen=True)
class Agreed:
    """One row of the agreements. `over_at`: when it was used up, or has ended; None while it is open."""

    thing: Thing
    purpose: str
    amount: Decimal | None
    agreed_at: datetime
    over_at: datetime | None
    is_used: bool

    def covers(self, payment: Payment) -> bool:
        return (
            self.purpose == payment.purpose
            and self.agreed_at <= payment.at
            and (self.amount is None or payment.dollars <= self.amount)
        )


@dataclass
class Reckoning:
    """`uses`: how many payments the books say were made. `misses`: everything that is not as it must be, with its owner.
    `doubts`: what was paid under an open agreement by a request whose outcome the books do not know, and may never ask for."""

    payments: int = 0
    uses: int = 0
    misses: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Doubts:
    """What the books say of requests whose outcome they do not know. `first_sent_at`: by the token of the last intent; `open_`:
    the tokens of those that may still have an effect."""

    first_sent_at: Mapping[str, datetime]
    open_: Collection[str]

    @classmethod
    def of(cls, known: Iterable[Any]) -> "Doubts":
        """Of the rows of the registrations."""
        intents = [row.intent for row in known if row.intent is not None]
        times = [(one["token"], one["details"].get(FIRST_SENT_AT)) for one in intents]
        return cls(
            {token: datetime.fromisoformat(at) for token, at in times if at is not None},
            {one["token"] for one in intents if one["sent_at"] is not None},
        )

    def had_left(self, payment: Payment, at: datetime) -> bool:
        """Had the request left before `at`?"""
        left_at = self.first_sent_at.get(payment.token)
        return left_at is not None and left_at <= at

    def is_open(self, payment: Payment) -> bool:
        return payment.token in self.open_


def reckon(database: Database, telnyx: State, *, reviews_asked: Mapping[str, int] | None = None) -> Reckoning:
    """Compare the ledger of Telnyx with the books, thing by thing.

    `reviews_asked`: how many requests for another review have left for Telnyx, by its id of the campaign. Not every one is
    charged, nor has each arrived, but each uses up an agreement; by default there is none that was not charged.
    """
    with database.reading() as transaction:
        known = [*transaction.connection.execute(sa.select(registrations))]
        rows = [*transaction.connection.execute(sa.select(agreements))]
    things = {row.id: Thing(row.owner_id, row.kind, row.subject_id) for row in known}
    doubts = Doubts.of(known)
    found = Reckoning()
    payments = [*_payments(telnyx, things, found.misses)]
    agreed = [_agreed(row) for row in rows]
    for thing in sorted({*(one.thing for one in payments), *(one.thing for one in agreed if one.is_used)}):
        its = [one for one in payments if one.thing == thing]
        asked = sum((reviews_asked or {}).get(object_id, 0) for object_id in {one.object_id for one in its})
        unpaid = asked - sum(one.purpose == REVIEW for one in its)
        _settle(found, its, [one for one in agreed if one.thing == thing], doubts, unpaid)
    return found


def _agreed(row: Any) -> Agreed:
    return Agreed(
        Thing(row.owner_id, row.kind, row.subject_id),
        row.payment,
        None if row.amount is None else Decimal(row.amount),
        row.agreed_at,
        row.used_at or row.ended_at,
        row.used_at is not None,
    )


# ---- What the vendor has charged


def _payments(telnyx: State, things: Mapping[str, Thing], misses: list[tuple[str, str]]) -> Iterator[Payment]:
    """What was charged, by request, in the order of time. A fee that belongs to no thing of ours is missed."""
    fees: dict[str, list[Mapping[str, Any]]] = {}
    for fee in sorted(telnyx["fees"], key=lambda one: _time(one["at"])):
        fees.setdefault(str(fee["of"]), []).append(fee)
    found: list[Payment] = []
    for token, object_id, at, of in _objects(telnyx):
        thing = things.get(token.rpartition("-")[0])
        if thing is None:
            misses.append((object_id, "it is at the vendor, and in no book"))
            continue
        charged = fees.pop(of, [])
        reviews = [fee for fee in charged if fee["what"] == _REVIEW_FEE]
        first = [fee for fee in charged if fee not in reviews[1:]]
        if len([fee for fee in first if fee["what"] == _MONTHS_FEE]) > 1:
            misses.append((thing.owner_id, f"{thing}: the months are charged twice"))
        found.append(Payment(thing, REGISTRATION, object_id, token, _total(first), at, bool(first)))
        found += [Payment(thing, REVIEW, object_id, token, _total([fee]), _time(fee["at"])) for fee in reviews[1:]]
    misses += [(of, f"{fee['what']} {fee['dollars']}: charged for nothing of ours") for of in fees for fee in fees[of]]
    yield from sorted(found, key=lambda one: one.at)


def _objects(telnyx: State) -> Iterator[tuple[str, str, datetime, str]]:
    """The token, the id and the time of all that was made at the vendor for money, and what its fees are `of`."""
    for brand in telnyx["brands"]:
        (token,) = parse_qs(urlsplit(brand.get("webhookURL", "")).query).get("subject", [""])
        yield token, brand["brandId"], _time(brand["createdAt"]), brand["brandId"]
    for campaign in telnyx["campaigns"]:
        id_ = campaign["campaignId"]
        yield campaign.get("referenceId", ""), id_, _time(campaign["createDate"]), id_
    # A number may have been ordered in vain before.
    for order in sorted(telnyx["number_orders"], key=lambda one: one["status"] != "success"):
        (row,) = order["phone_numbers"]
        yield order["customer_reference"], order["id"], _time(order["created_at"]), row["phone_number"]


def _time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _total(fees: Iterable[Mapping[str, Any]]) -> Decimal:
    return sum((Decimal(fee["dollars"]) for fee in fees), Decimal(0))


# ---- Against the books, for one thing


def _settle(
    found: Reckoning, payments: Sequence[Payment], agreed: Sequence[Agreed], doubts: Doubts, unpaid: int
) -> None:
    """Give every payment the agreement that was used up for it, and every use its payment. All agreements that were open are
    used up together. `unpaid`: how many reviews may have been asked for without a fee."""
    uses: dict[datetime, list[Agreed]] = {}
    for one in agreed:
        if one.is_used and one.over_at is not None:
            uses.setdefault(one.over_at, []).append(one)
    found.payments += len(payments)
    found.uses += len(uses)
    left = [payment for payment in payments if not _use(uses, payment, lambda one, paid: one.covers(paid))]
    for payment in left:
        covering = [one for one in agreed if one.covers(payment) and not one.is_used]
        if any(one.over_at is not None and doubts.had_left(payment, one.over_at) for one in covering):
            # It had left when its owner was deleted. An agreement that was given since may have been used up for it.
            _use(uses, payment, lambda one, paid: one.purpose == paid.purpose and one.agreed_at > paid.at)
        elif any(one.over_at is None for one in covering) and doubts.is_open(payment):
            found.doubts.append((payment.thing.owner_id, f"paid, and the books do not know it: {payment}"))
        elif payment.is_due:
            found.misses.append((payment.thing.owner_id, f"paid without an agreement: {payment}; agreed: {agreed}"))
    reviews = [used for used in uses.values() if used[0].purpose == REVIEW]
    others = [used for used in uses.values() if used[0].purpose != REVIEW]
    for used in [*others, *(reviews if len(reviews) > unpaid else [])]:
        found.misses.append((used[0].thing.owner_id, f"used up, and nothing is paid: {used}; payments: {payments}"))


def _use(uses: dict[datetime, list[Agreed]], payment: Payment, is_for: Callable[[Agreed, Payment], bool]) -> bool:
    """Take the first use after a payment that is for it. A review that arrives late may be paid after it was given up."""
    for at, used in sorted(uses.items()):
        if (at >= payment.at or payment.purpose == REVIEW) and any(is_for(one, payment) for one in used):
            del uses[at]
            return True
    return False
