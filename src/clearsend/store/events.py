"""Events of profiles and of organizations, kept forever. This module delivers none of them: see `deliveries.py`."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from clearsend.domain.events import Event, type_named
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.store.foundation import pages
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.pages import Order
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import events

_INSERT = Prepared(events.insert())
_ORDER = Order(events.c.occurred_at, events.c.id, is_newest_first=True)


@dataclass(frozen=True)
class EventPage:
    """One page of events, newest first. `total` counts all, and is None on a page by position."""

    events: list[Event]
    total: int | None
    neighbours: Neighbours = field(default_factory=Neighbours)


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
    wanted: PageRequest,
    *,
    shared_families: Collection[str] = (),
    shared_channels: Collection[str] = (),
) -> EventPage:
    """The events of a profile, and those of the organization itself that belong to one of `shared_families`, or are about a
    channel of one of the kinds `shared_channels` (the `kind` in their payload)."""
    everything = sa.select(events).where(events.c.org_id == org_id)
    # Two listings: each follows the index, which has no common order for both.
    listings = [everything.where(events.c.profile_id == profile_id)]
    is_shared = [events.c.type.startswith(f"{family}.", autoescape=True) for family in sorted(shared_families)]
    if shared_channels:
        is_of_kind = events.c.payload["kind"].as_string().in_(sorted(shared_channels))
        is_shared.append(sa.and_(events.c.type.startswith("channel."), is_of_kind))
    if is_shared:
        listings.append(everything.where(events.c.profile_id.is_(None), sa.or_(*is_shared)))
    page = pages.read(transaction, listings, _ORDER, wanted)
    total = sum(pages.count(transaction, listing) for listing in listings) if wanted.is_numbered else None
    return EventPage([_event(row) for row in page.rows], total, page.neighbours)


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
