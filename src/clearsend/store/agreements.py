"""Agreements to pay. This module decides neither which payments need one nor what an agreement covers."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.agreement import Agreement, Payment, Price
from clearsend.domain.registration.states import Kind
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import agreements, profiles

_IS_OPEN = (agreements.c.used_at.is_(None), agreements.c.ended_at.is_(None))
# The columns that decide whether a payment is agreed to. Thousands of completions that agree to one inherited campaign on the same
# terms, and whose profiles have the same status, are one row.
_TERMS = (
    agreements.c.owner_id,
    agreements.c.kind,
    agreements.c.subject_id,
    agreements.c.payment,
    agreements.c.use_cases,
    agreements.c.amount,
    (agreements.c.completion_of != "").label("is_of_completion"),
    profiles.c.status,
)
_ALL_OPEN = (
    sa.select(*_TERMS)
    .distinct()
    .select_from(agreements)
    .outerjoin(
        profiles,
        sa.and_(
            profiles.c.org_id == agreements.c.org_id,
            profiles.c.id == agreements.c.completion_of,
            profiles.c.deleted_at.is_(None),
        ),
    )
    .where(
        agreements.c.org_id == sa.bindparam("org_id"),
        agreements.c.owner_id == sa.bindparam("owner_id"),
        *_IS_OPEN,
    )
)
_OPEN = Prepared(_ALL_OPEN)
# The whole key of the index: however many others have agreed to the same payment, theirs are not read.
_MADE = Prepared(
    _ALL_OPEN.where(
        agreements.c.kind == sa.bindparam("kind"),
        agreements.c.subject_id == sa.bindparam("subject_id"),
        agreements.c.completion_of == sa.bindparam("completion_of"),
    )
)
_INSERT = {
    is_sqlite: Prepared(
        insert(agreements).on_conflict_do_nothing(),
        [column.name for column in agreements.c if column.name not in ("used_at", "ended_at")],
    )
    for is_sqlite, insert in ((True, sqlite.insert), (False, postgresql.insert))
}


class Thing(NamedTuple):
    """The brand, campaign or number order that a payment is for."""

    owner_id: str
    kind: Kind
    subject_id: str


def list_open(transaction: Transaction, org_id: str, owner_id: str) -> list[Agreement]:
    """The terms of this owner's open agreements (neither used nor ended), each once."""
    rows = _OPEN.all(transaction.connection, {"org_id": org_id, "owner_id": owner_id})
    return [_agreement(row) for row in rows]


def find_made(
    transaction: Transaction, org_id: str, owner_id: str, kind: Kind, subject_id: str, *, completion_of: str
) -> Agreement | None:
    """The open agreement on a brand or campaign that the completion of one profile made."""
    row = _MADE.one_or_none(
        transaction.connection,
        {
            "org_id": org_id,
            "owner_id": owner_id,
            "kind": kind.value,
            "subject_id": subject_id,
            "completion_of": completion_of,
        },
    )
    return None if row is None else _agreement(row)


def insert(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    kind: Kind,
    subject_id: str,
    price: Price,
    *,
    agreed_by: str,
    completion_of: str | None,
) -> None:
    """Record an agreement to pay `price`. `completion_of`: the profile whose completion agreed; None if the payment alone was
    agreed to. If such an agreement is open already, nothing is written: `end` it first to replace it."""
    _INSERT[transaction.is_sqlite].execute(
        transaction.connection,
        {
            "id": transaction.new_id(),
            "org_id": org_id,
            "owner_id": owner_id,
            "kind": kind.value,
            "subject_id": subject_id,
            "payment": price.payment.value,
            "use_cases": list(price.use_cases),
            "amount": price.fee.amount,
            "currency": price.fee.currency,
            "agreed_by": agreed_by,
            "completion_of": completion_of or "",
            "agreed_at": transaction.now,
        },
    )


def is_open_since(
    transaction: Transaction, org_id: str, thing: Thing, *, agreed_since: datetime, at_least: Decimal
) -> bool:
    """Is there an open agreement on `thing`, of that time, to at least that amount? Stops at the first."""
    found = transaction.connection.execute(
        sa.select(agreements.c.id)
        .where(
            *_of(org_id, thing),
            *_IS_OPEN,
            agreements.c.agreed_at >= agreed_since,
            at_least * 100 <= _CENTS,
        )
        .limit(1)
    )
    return found.first() is not None


def total_since(
    transaction: Transaction, org_id: str, *, agreed_since: datetime, apart_from: Thing | None = None
) -> Decimal:
    """The total of the payments that the organization has agreed to since then, without those whose agreements ended unused.
    However many completions have agreed to one payment, it counts once. `apart_from`: a thing whose open agreements are left
    out."""
    counts = agreements.c.used_at.is_not(None) | agreements.c.ended_at.is_(None)
    if apart_from is not None:
        counts &= sa.not_(sa.and_(*_of(org_id, apart_from), *_IS_OPEN))
    # The request that the vendor accepts uses up all agreements on its thing at one moment: they are one payment.
    payments = (
        sa.select(sa.func.max(_CENTS, type_=sa.BigInteger).label("cents"))
        .where(agreements.c.org_id == org_id, agreements.c.agreed_at >= agreed_since, counts)
        .group_by(agreements.c.owner_id, agreements.c.kind, agreements.c.subject_id, agreements.c.used_at)
        .subquery()
    )
    cents = transaction.connection.execute(sa.select(sa.func.sum(payments.c.cents))).scalar_one()
    return Decimal(int(cents or 0)) / 100


# Amounts are decimal text; SQLite has no decimal numbers, so they are added as whole cents.
_CENTS = sa.cast(sa.func.round(sa.cast(agreements.c.amount, sa.Numeric(12, 2)) * 100), sa.BigInteger)


def _of(org_id: str, thing: Thing) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        agreements.c.org_id == org_id,
        agreements.c.owner_id == thing.owner_id,
        agreements.c.kind == thing.kind.value,
        agreements.c.subject_id == thing.subject_id,
    )


def use(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    kind: Kind,
    subject_id: str,
    *,
    sent_at: datetime | None = None,
) -> None:
    """Mark the open agreements on a brand, campaign or number order as used: the vendor has accepted the paid request. If none is
    open, those that have ended since the request left at `sent_at`: it is paid, and counts."""
    thing, used = Thing(owner_id, kind, subject_id), {"used_at": transaction.now}
    if _close(transaction, org_id, *thing, used) or sent_at is None:
        return
    was_open = (agreements.c.agreed_at <= sent_at, agreements.c.ended_at >= sent_at)
    transaction.connection.execute(
        agreements.update().where(*_of(org_id, thing), agreements.c.used_at.is_(None), *was_open).values(used)
    )


def end(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    kind: Kind,
    subject_id: str,
    *,
    completion_of: str | None = None,
) -> None:
    """End the open agreements on a brand, campaign or number order; with `completion_of`, only that profile's completion's."""
    only = () if completion_of is None else (agreements.c.completion_of == completion_of,)
    _close(transaction, org_id, owner_id, kind, subject_id, {"ended_at": transaction.now}, *only)


def end_of_owner(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    *,
    completion_of: str | None = None,
    kinds: Collection[Kind] = tuple(Kind),
) -> None:
    """End the open agreements of this owner on things of these kinds; with `completion_of`, only that profile's completion's."""
    only: list[sa.ColumnElement[bool]] = [agreements.c.kind.in_([kind.value for kind in kinds])]
    if completion_of is not None:
        only.append(agreements.c.completion_of == completion_of)
    transaction.connection.execute(
        agreements.update()
        .where(agreements.c.org_id == org_id, agreements.c.owner_id == owner_id, *_IS_OPEN, *only)
        .values(ended_at=transaction.now)
    )


def _close(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    kind: Kind,
    subject_id: str,
    values: dict[str, Any],
    *only: sa.ColumnElement[bool],
) -> bool:
    """Returns whether any was open."""
    closed = transaction.connection.execute(
        agreements.update()
        .where(
            *_of(org_id, Thing(owner_id, kind, subject_id)),
            *_IS_OPEN,
            *only,
        )
        .values(**values)
    )
    return closed.rowcount > 0


def _agreement(row: sa.Row[Any]) -> Agreement:
    return Agreement(
        owner_id=row.owner_id,
        kind=Kind(row.kind),
        subject_id=row.subject_id,
        payment=Payment(row.payment),
        use_cases=tuple(row.use_cases),
        amount=row.amount,
        is_of_completion=row.is_of_completion,
        status=None if row.status is None else ProfileStatus(row.status),
    )
