"""The outbox: what is to be delivered to whom, and every attempt at it. It sends nothing."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clearsend.domain import retry
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus
from clearsend.store.database import Transaction
from clearsend.store.tables import deliveries, delivery_attempts


def insert(
    transaction: Transaction, org_id: str, *, delivery_id: str, event_id: str, run_id: str, url: str, body: str
) -> None:
    transaction.connection.execute(
        deliveries.insert().values(
            id=delivery_id,
            org_id=org_id,
            event_id=event_id,
            run_id=run_id,
            url=url,
            body=body,
            status=DeliveryStatus.PENDING.value,
            attempts_allowed=retry.DELIVERY.max_attempts,
            attempts_before=0,
            next_attempt_at=transaction.now,
            created_at=transaction.now,
        )
    )


def get(transaction: Transaction, org_id: str, delivery_id: str) -> Delivery:
    """A delivery that exists: its id came from our own tables."""
    row = transaction.connection.execute(
        sa.select(deliveries).where(deliveries.c.org_id == org_id, deliveries.c.id == delivery_id)
    ).one()
    return _delivery(row, _attempts(transaction, org_id, [delivery_id]).get(delivery_id, []))


def list_of_run(transaction: Transaction, org_id: str, run_id: str) -> list[Delivery]:
    rows = transaction.connection.execute(
        sa.select(deliveries)
        .where(deliveries.c.org_id == org_id, deliveries.c.run_id == run_id)
        .order_by(deliveries.c.created_at, deliveries.c.id)
    ).all()
    attempts = _attempts(transaction, org_id, [row.id for row in rows])
    return [_delivery(row, attempts.get(row.id, [])) for row in rows]


def update(
    transaction: Transaction,
    org_id: str,
    delivery_id: str,
    *,
    status: DeliveryStatus,
    next_attempt_at: datetime | None,
    finished_at: datetime | None,
) -> None:
    transaction.connection.execute(
        deliveries.update()
        .where(deliveries.c.org_id == org_id, deliveries.c.id == delivery_id)
        .values(status=status.value, next_attempt_at=next_attempt_at, finished_at=finished_at)
    )


def insert_attempt(transaction: Transaction, org_id: str, delivery_id: str, attempt: DeliveryAttempt) -> None:
    transaction.connection.execute(
        delivery_attempts.insert().values(
            org_id=org_id,
            delivery_id=delivery_id,
            number=attempt.number,
            outcome=attempt.outcome,
            http_status=attempt.http_status,
            duration_ms=attempt.duration_ms,
            response_excerpt=attempt.response_excerpt,
            error=attempt.error,
            attempted_at=attempt.attempted_at,
        )
    )


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


def _delivery(row: sa.Row[Any], attempts: list[DeliveryAttempt]) -> Delivery:
    return Delivery(
        id=row.id,
        org_id=row.org_id,
        event_id=row.event_id,
        run_id=row.run_id,
        url=row.url,
        body=row.body,
        status=DeliveryStatus(row.status),
        next_attempt_at=row.next_attempt_at,
        created_at=row.created_at,
        finished_at=row.finished_at,
        attempts=tuple(attempts),
    )
