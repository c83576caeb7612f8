"""The outbox: the deliveries to be made, and every attempt at them. It sends nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.domain import retry
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus
from clearsend.domain.events import Event, type_named
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.store.foundation import pages, statements
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.pages import Order
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import deliveries, delivery_attempts, events, runs

_INSERT = Prepared(deliveries.insert())
_INSERT_ATTEMPT = {
    is_sqlite: Prepared(
        insert(delivery_attempts)
        .on_conflict_do_nothing(index_elements=["delivery_id", "number"])
        .returning(delivery_attempts.c.delivery_id)
    )
    for is_sqlite, insert in ((True, sqlite.insert), (False, postgresql.insert))
}
_OUTBOX = Prepared(
    sa.select(deliveries)
    .where(
        deliveries.c.org_id == sa.bindparam("org_id"),
        deliveries.c.receiver == sa.bindparam("receiver"),
        deliveries.c.finished_at.is_(None),
    )
    .order_by(deliveries.c.status, deliveries.c.next_attempt_at)
    .limit(sa.bindparam("limit", type_=sa.Integer))
)

_ORDER = Order(deliveries.c.created_at, deliveries.c.id, is_newest_first=True)


@dataclass(frozen=True)
class DeliveryPage:
    """One page of an endpoint's deliveries with their events, newest first. `total` counts all, and is None on a page by
    position."""

    entries: list[tuple[Delivery, Event]]
    total: int | None
    neighbours: Neighbours = field(default_factory=Neighbours)


def insert(
    transaction: Transaction,
    org_id: str,
    *,
    delivery_id: str,
    event_id: str,
    receiver: str,
    url: str,
    body: str,
    run_id: str | None = None,
    endpoint_id: str | None = None,
    attempts: int = retry.DELIVERY.max_attempts,
) -> None:
    """Write a delivery, due immediately: to a callback of the run `run_id`, or to an endpoint. `attempts`: the most allowed."""
    _INSERT.execute(
        transaction.connection,
        {
            "id": delivery_id,
            "org_id": org_id,
            "event_id": event_id,
            "run_id": run_id,
            "endpoint_id": endpoint_id,
            "receiver": receiver,
            "url": url,
            "body": body,
            "status": DeliveryStatus.PENDING.value,
            "attempts_allowed": attempts,
            "attempts_before": 0,
            "next_attempt_at": transaction.now,
            "created_at": transaction.now,
            "finished_at": None,
        },
    )


def list_outbox(transaction: Transaction, org_id: str, receiver: str, *, limit: int) -> list[Delivery]:
    """The first unfinished deliveries to a receiver, in the order in which they are sent: those of which the next attempt is
    the first, or was requested by a person, before those that are retried; each by the time of the next attempt, which may be
    later than now. Only those that are retried have their attempts."""
    values = {"org_id": org_id, "receiver": receiver, "limit": limit}
    rows = _OUTBOX.all(transaction.connection, values)
    retried = [row.id for row in rows if row.status == DeliveryStatus.RETRYING.value]
    attempts = _attempts(transaction, org_id, retried) if retried else {}
    return [_delivery(row, attempts.get(row.id, [])) for row in rows]


def get(transaction: Transaction, org_id: str, delivery_id: str) -> Delivery:
    """A delivery that exists: its id came from our own tables."""
    row = transaction.connection.execute(
        sa.select(deliveries).where(deliveries.c.org_id == org_id, deliveries.c.id == delivery_id)
    ).one()
    return _with_attempts(transaction, org_id, [row])[0]


def find(transaction: Transaction, org_id: str, delivery_id: str) -> Delivery | None:
    """A delivery; None if it does not exist, for example because it was deleted after its retention time."""
    return next(iter(list_by_id(transaction, org_id, [delivery_id])), None)


def list_by_id(transaction: Transaction, org_id: str, delivery_ids: Sequence[str]) -> list[Delivery]:
    """The existing deliveries among those with these ids, in no particular order."""
    rows = transaction.connection.execute(
        sa.select(deliveries).where(deliveries.c.org_id == org_id, deliveries.c.id.in_(delivery_ids))
    ).all()
    return _with_attempts(transaction, org_id, rows)


def list_of_run(transaction: Transaction, org_id: str, run_id: str) -> list[Delivery]:
    """The deliveries to a run's callbacks, in the order of creation."""
    rows = transaction.connection.execute(
        sa.select(deliveries)
        .where(deliveries.c.org_id == org_id, deliveries.c.run_id == run_id, deliveries.c.endpoint_id.is_(None))
        .order_by(deliveries.c.created_at, deliveries.c.id)
    ).all()
    return _with_attempts(transaction, org_id, rows)


def list_of_endpoint(
    transaction: Transaction, org_id: str, endpoint_id: str, wanted: PageRequest, *, search: str = ""
) -> DeliveryPage:
    """The wanted page of the deliveries with their events, newest first. `search`: part of the event's type, or exactly a
    status, the id of the event or the id of the delivery."""
    of_endpoint = sa.and_(deliveries.c.org_id == org_id, deliveries.c.endpoint_id == endpoint_id)
    told = (column.label(f"event_{column.name}") for column in _TOLD)
    listing = sa.select(deliveries, *told).join(events, events.c.id == deliveries.c.event_id).where(of_endpoint)
    counted = sa.select(deliveries.c.id).where(of_endpoint)
    if search:
        matches = sa.or_(
            events.c.type.icontains(search, autoescape=True),
            deliveries.c.status == search.lower(),
            deliveries.c.event_id == search.lower(),
            deliveries.c.id == search.lower(),
        )
        listing = counted = listing.where(matches)
    # A log may be long, and counting reads all of it: a page by position goes without.
    total = pages.count(transaction, counted) if wanted.is_numbered else None
    page = pages.read(transaction, listing, _ORDER, wanted, total=total)
    listed = _with_attempts(transaction, org_id, page.rows)
    entries = [(delivery, _event(row)) for delivery, row in zip(listed, page.rows, strict=True)]
    return DeliveryPage(entries, total, page.neighbours)


def list_known_as(
    transaction: Transaction,
    org_id: str,
    event_or_delivery_id: str,
    *,
    endpoint_id: str | None,
    run_of: str | None = None,
) -> list[Delivery]:
    """The deliveries with that id, or of the event with that id, oldest first, locked until the transaction ends: those to the
    endpoint, or to callbacks if `endpoint_id` is None. `run_of`: only callbacks of the runs of the profile with this id."""
    of_profile = sa.select(runs.c.id).where(runs.c.org_id == org_id, runs.c.profile_id == run_of)
    rows = transaction.connection.execute(
        sa.select(deliveries)
        .where(
            deliveries.c.org_id == org_id,
            deliveries.c.endpoint_id.is_(None) if endpoint_id is None else deliveries.c.endpoint_id == endpoint_id,
            sa.or_(deliveries.c.id == event_or_delivery_id, deliveries.c.event_id == event_or_delivery_id),
            sa.true() if run_of is None else deliveries.c.run_id.in_(of_profile),
        )
        .order_by(deliveries.c.created_at, deliveries.c.id)
        .with_for_update(key_share=True)
    ).all()
    return _with_attempts(transaction, org_id, rows)


def update(
    transaction: Transaction,
    org_id: str,
    delivery_ids: Sequence[str],
    *,
    status: DeliveryStatus,
    next_attempt_at: datetime | None,
    finished_at: datetime | None,
) -> None:
    values = {"status": status.value, "next_attempt_at": next_attempt_at, "finished_at": finished_at}
    for delivery_id in delivery_ids:
        statements.write(transaction, org_id, deliveries, delivery_id, values)


def reopen(transaction: Transaction, org_id: str, delivery_id: str, *, attempts_before: int, attempts: int) -> None:
    """Make an ended delivery due again immediately, with `attempts` more attempts after number `attempts_before`."""
    values = {
        "status": DeliveryStatus.PENDING.value,
        "attempts_before": attempts_before,
        "attempts_allowed": attempts_before + attempts,
        "next_attempt_at": transaction.now,
        "finished_at": None,
    }
    statements.write(transaction, org_id, deliveries, delivery_id, values)


def insert_attempts(transaction: Transaction, org_id: str, attempts: Mapping[str, DeliveryAttempt]) -> set[str]:
    """Write one attempt for each of several deliveries; `attempts`: by delivery id. Returns the ids of the deliveries whose
    attempt was written; the others have an attempt of that number, by another worker that took this one for dead."""
    insert = _INSERT_ATTEMPT[transaction.is_sqlite]
    return {
        row.delivery_id
        for delivery_id, attempt in attempts.items()
        for row in insert.all(
            transaction.connection,
            {
                "org_id": org_id,
                "delivery_id": delivery_id,
                "number": attempt.number,
                "outcome": attempt.outcome,
                "http_status": attempt.http_status,
                "duration_ms": attempt.duration_ms,
                "response_excerpt": attempt.response_excerpt,
                "error": attempt.error,
                "attempted_at": attempt.attempted_at,
            },
        )
    }


# The columns of an event that a log of deliveries shows, beside the delivery's own columns.
_TOLD = (events.c.profile_id, events.c.run_id, events.c.type, events.c.payload, events.c.occurred_at)


def _with_attempts(transaction: Transaction, org_id: str, rows: Sequence[sa.Row[Any]]) -> list[Delivery]:
    attempts = _attempts(transaction, org_id, [row.id for row in rows])
    return [_delivery(row, attempts.get(row.id, [])) for row in rows]


def _attempts(transaction: Transaction, org_id: str, delivery_ids: list[str]) -> dict[str, list[DeliveryAttempt]]:
    found: dict[str, list[DeliveryAttempt]] = {}
    for row in transaction.connection.execute(
        sa.select(delivery_attempts)
        .where(delivery_attempts.c.org_id == org_id, delivery_attempts.c.delivery_id.in_(delivery_ids))
        .order_by(delivery_attempts.c.number)
    ):
        found.setdefault(row.delivery_id, []).append(
            DeliveryAttempt(
                number=row.number,
                outcome=row.outcome,
                http_status=row.http_status,
                duration_ms=row.duration_ms,
                response_excerpt=row.response_excerpt,
                error=row.error,
                attempted_at=row.attempted_at,
            )
        )
    return found


def _delivery(row: Any, attempts: list[DeliveryAttempt]) -> Delivery:
    return Delivery(
        id=row.id,
        org_id=row.org_id,
        event_id=row.event_id,
        run_id=row.run_id,
        endpoint_id=row.endpoint_id,
        receiver=row.receiver,
        url=row.url,
        body=row.body,
        status=DeliveryStatus(row.status),
        attempts_allowed=row.attempts_allowed,
        attempts_before=row.attempts_before,
        next_attempt_at=row.next_attempt_at,
        created_at=row.created_at,
        finished_at=row.finished_at,
        attempts=tuple(attempts),
    )


def _event(row: sa.Row[Any]) -> Event:
    return Event(
        id=row.event_id,
        org_id=row.org_id,
        profile_id=row.event_profile_id,
        type=type_named(row.event_type),
        payload=row.event_payload,
        occurred_at=row.event_occurred_at,
        run_id=row.event_run_id,
    )
