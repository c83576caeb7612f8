"""The history of registrations: moves, and ignored readings. This module decides no move, and changes no recorded one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

import sqlalchemy as sa

from clearsend.domain.completion import Exchange
from clearsend.domain.registration.record import Move
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.rows import from_json
from clearsend.store.foundation.tables import registration_moves

_earlier = registration_moves.alias("earlier")
_LAST = (
    sa.select(sa.func.coalesce(sa.func.max(_earlier.c.number), 0))
    .where(_earlier.c.org_id == sa.bindparam("org_id"), _earlier.c.registration_id == sa.bindparam("registration_id"))
    .scalar_subquery()
)
_INSERT = Prepared(
    registration_moves.insert().values(
        {
            column.name: _LAST + 1 if column.name == "number" else sa.bindparam(column.name, type_=column.type)
            for column in registration_moves.c
        }
    ),
    [],
)


def insert(
    transaction: Transaction,
    org_id: str,
    registration_id: str,
    *,
    name: str,
    from_state: str,
    to_state: str,
    is_ignored: bool,
    cause: str,
    vendor_fields: Mapping[str, str],
    exchanges: Sequence[Exchange],
) -> None:
    _INSERT.execute(
        transaction.connection,
        {
            "org_id": org_id,
            "registration_id": registration_id,
            "name": name,
            "from_state": from_state,
            "to_state": to_state,
            "is_ignored": is_ignored,
            "cause": cause,
            "vendor_fields": dict(vendor_fields),
            "exchanges": [asdict(exchange) for exchange in exchanges],
            "at": transaction.now,
        },
    )


def list_of_many(transaction: Transaction, org_id: str, registration_ids: Iterable[str]) -> dict[str, list[Move]]:
    """The history of several registrations, oldest first, by registration id."""
    found: dict[str, list[Move]] = {registration_id: [] for registration_id in registration_ids}
    rows = transaction.connection.execute(
        sa.select(registration_moves)
        .where(registration_moves.c.org_id == org_id, registration_moves.c.registration_id.in_(list(found)))
        .order_by(registration_moves.c.registration_id, registration_moves.c.number)
    )
    for row in rows:
        found[row.registration_id].append(
            Move(
                number=row.number,
                name=row.name,
                from_state=row.from_state,
                to_state=row.to_state,
                is_ignored=row.is_ignored,
                cause=row.cause,
                vendor_fields=row.vendor_fields,
                exchanges=[from_json(Exchange, exchange) for exchange in row.exchanges],
                at=row.at,
            )
        )
    return found
