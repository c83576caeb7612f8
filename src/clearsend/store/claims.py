"""Claims: the one organization that may use a number, or a campaign of another provider. This module decides no claim, and
names the organization of another's claim only to the operator of the installation."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.domain.registration.claims import Basis, Claim, ClaimKind, Holder
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import claims

# Built once, since every completion executes it. It shows whether the claim is ours, not which other organization has it.
_IS_OURS = Prepared(
    sa.select((claims.c.org_id == sa.bindparam("org_id")).label("is_ours")).where(
        claims.c.kind == sa.bindparam("kind"), claims.c.value == sa.bindparam("value")
    )
)


def holder(transaction: Transaction, org_id: str, kind: ClaimKind, value: str) -> Holder:
    """Is the claim this organization's, another's, or free?"""
    row = _IS_OURS.one_or_none(transaction.connection, {"org_id": org_id, "kind": kind.value, "value": value})
    if row is None:
        return Holder.NOBODY
    return Holder.OURS if row.is_ours else Holder.ANOTHER


def owner_id(transaction: Transaction, org_id: str, kind: ClaimKind, value: str) -> str | None:
    """The owner for which this organization took the claim; None if this organization does not have it."""
    row = transaction.connection.execute(
        sa.select(claims.c.owner_id).where(
            claims.c.org_id == org_id, claims.c.kind == kind.value, claims.c.value == value
        )
    ).one_or_none()
    return None if row is None else str(row.owner_id)


def list_of(transaction: Transaction, org_id: str, owner_id: str) -> list[Claim]:
    """The claims of one owner."""
    rows = transaction.connection.execute(
        sa.select(claims).where(claims.c.org_id == org_id, claims.c.owner_id == owner_id).order_by(claims.c.value)
    )
    return [_claim(row) for row in rows]


def list_bought(transaction: Transaction, org_id: str, owner_id: str) -> frozenset[str]:
    """The numbers that were bought for an owner."""
    return frozenset(
        one.value
        for one in list_of(transaction, org_id, owner_id)
        if one.kind is ClaimKind.NUMBER and one.basis is Basis.PURCHASE
    )


def give_up(transaction: Transaction, org_id: str, kind: ClaimKind, value: str) -> None:
    """Remove the organization's own claim."""
    transaction.connection.execute(
        claims.delete().where(claims.c.org_id == org_id, claims.c.kind == kind.value, claims.c.value == value)
    )


def take(transaction: Transaction, org_id: str, owner_id: str, kind: ClaimKind, value: str) -> bool:
    """Take a claim because a reading shows the number or campaign; the organization's own claim stays as it is. False if
    another organization has it. Of two transactions that take it at the same time, the second waits for the first's commit."""
    taken = (
        _insert(transaction, org_id, owner_id, kind, value, Basis.READING)
        .on_conflict_do_update(
            index_elements=["kind", "value"], set_={"org_id": org_id}, where=claims.c.org_id == org_id
        )
        .returning(claims.c.value)
    )
    return transaction.connection.execute(taken).first() is not None


def take_over(transaction: Transaction, org_id: str, owner_id: str, kind: ClaimKind, value: str, basis: Basis) -> None:
    """Take a claim, whichever organization has it now."""
    insert = _insert(transaction, org_id, owner_id, kind, value, basis)
    changed = {name: insert.excluded[name] for name in ("org_id", "owner_id", "basis", "claimed_at")}
    transaction.connection.execute(insert.on_conflict_do_update(index_elements=["kind", "value"], set_=changed))


def _insert(
    transaction: Transaction, org_id: str, owner_id: str, kind: ClaimKind, value: str, basis: Basis
) -> sqlite.Insert | postgresql.Insert:
    insert = sqlite.insert if transaction.is_sqlite else postgresql.insert
    return insert(claims).values(
        kind=kind.value,
        value=value,
        org_id=org_id,
        owner_id=owner_id,
        basis=basis.value,
        claimed_at=transaction.now,
    )


def list_all(transaction: Transaction) -> list[Claim]:
    """Every claim of the installation, by kind and value."""
    rows = transaction.connection.execute(sa.select(claims).order_by(claims.c.kind, claims.c.value))
    return [_claim(row) for row in rows]


def release(transaction: Transaction, kind: ClaimKind, value: str) -> bool:
    """Remove a claim of any organization. False if there is none."""
    removed = transaction.connection.execute(
        claims.delete().where(claims.c.kind == kind.value, claims.c.value == value).returning(claims.c.value)
    )
    return removed.first() is not None


def is_held(transaction: Transaction, kind: ClaimKind, value: str) -> bool:
    """Does any organization have the claim? Locks the row until the transaction ends."""
    found = transaction.connection.execute(
        sa.select(claims.c.value).where(claims.c.kind == kind.value, claims.c.value == value).with_for_update()
    )
    return found.first() is not None


def _claim(row: sa.Row[Any]) -> Claim:
    return Claim(ClaimKind(row.kind), row.value, row.org_id, row.owner_id, Basis(row.basis), row.claimed_at)
