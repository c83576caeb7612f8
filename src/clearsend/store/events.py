"""Events of profiles and of organizations, kept forever. This module delivers none of them: see `deliveries.py`."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from clearsend.domain.events import Event, type_named
from clearsend.store.foundation import statements
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import events

_INSERT = Prepared(events.insert())


@dataclass(frozen=True)
class EventPage:
    """One page of events, newest first; `total` counts all."""

    events: list[Event]
    total: int


def insert(transaction: Transaction, event: Event) -> None:
    _INSERT.execute(
        transaction.connection,
        {
            "id": event.id,
            "org_id": event.org_id,
            "profile_id": event.profile_id,
            "run_id": event.run_id,
            "type": event.type.name,
            "payload": dict(event.payload),
            "occurred_at": event.occurred_at,
        },
    )


def get(transaction: Transaction, org_id: str, event_id: str) -> Event:
    """An event that exists: its id came from our own tables."""
    return _event(
        transaction.connection.execute(
            sa.select(events).where(events.c.org_id == org_id, events.c.id == event_id)
        ).one()
    )


def list_page(
    transaction: Transaction,
    org_id: str,
    profile_id: str,
    *,
    page: int,
    page_size: int,
    shared_families: Collection[str] = (),
) -> EventPage:
    """The events of a profile, and those of the organization itself that belong to one of `shared_families`."""
    of_the_organization = (events.c.type.startswith(f"{family}.", autoescape=True) for family in shared_families)
    where = (
        events.c.org_id == org_id,
        sa.or_(
            events.c.profile_id == profile_id,
            sa.and_(events.c.profile_id.is_(None), sa.or_(sa.false(), *of_the_organization)),
        ),
    )
    listing = sa.select(events).where(*where).order_by(events.c.occurred_at.desc(), events.c.id.desc())
    rows = transaction.connection.execute(statements.page_of(listing, page, page_size))
    recorded = [_event(row) for row in rows]
    total = transaction.connection.execute(sa.select(sa.func.count()).select_from(events).where(*where)).scalar_one()
    return EventPage(recorded, total)


def _event(row: sa.Row[Any]) -> Event:
    return Event(
        id=row.id,
        org_id=row.org_id,
        profile_id=row.profile_id,
        type=type_named(row.type),
        payload=row.payload,
        occurred_at=row.occurred_at,
        run_id=row.run_id,
    )
