"""What the installation's own database says: what is still to be done, what was left behind, how runs have ended. Reads only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from clearsend.domain.delivery import DeliveryStatus
from clearsend.domain.registration.states import BrandState, CampaignState, NumberState, SmsState, WhatsAppState
from clearsend.store.engine import leases as lease_store
from clearsend.store.engine.jobs import LANES, Kind, Lane
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import (
    deliveries,
    delivery_attempts,
    leases,
    profiles,
    registration_moves,
    registrations,
    run_attempts,
    run_steps,
    runs,
    wakeups,
)

# What comes again and again by the clock is never all over.
_CHORES = [kind.value for kind in Kind if LANES[kind] is Lane.CHORES]

# Where a registration has come to rest, if nobody objects.
# A number that the vendor has refused waits for a person; one that was replaced or released is on nothing, and a campaign that
# was released has ended. Whether those are the right ones, the vendors know: see `truth.py`.
_AT_REST = (
    *(
        BrandState.VERIFIED,
        CampaignState.APPROVED,
        CampaignState.DEACTIVATED,
        NumberState.ASSIGNED,
        NumberState.NOT_ASSIGNED,
    ),
    *(SmsState.CONNECTED, SmsState.NEEDS_PERSON, SmsState.RELEASED, WhatsAppState.CONNECTED),
)


def unfinished(database: Database) -> dict[str, int]:
    """How much of each kind is still to be done, or was left by somebody."""
    is_final = [status.value for status in DeliveryStatus if status.is_final]
    counts = {
        "open runs": sa.select(sa.func.count()).select_from(runs).where(runs.c.finished_at.is_(None)),
        "deliveries under way": sa.select(sa.func.count())
        .select_from(deliveries)
        .where(deliveries.c.status.not_in(is_final)),
        "claims of conversations": sa.select(sa.func.count())
        .select_from(leases)
        .where(sa.not_(leases.c.name.startswith(lease_store.EXECUTORS))),
    }
    with database.reading() as transaction:
        return {what: int(transaction.connection.execute(count).scalar_one()) for what, count in counts.items()}


def waiting_registrations(database: Database) -> list[tuple[str, str]]:
    """Of whom they are, and how they stand. A number of a deleted profile that is on no messaging profile is under way no more."""
    is_deleted = (
        sa.select(profiles.c.id)
        .where(profiles.c.id == registrations.c.owner_id, profiles.c.deleted_at.is_not(None))
        .exists()
    )
    is_off = registrations.c.state.in_([SmsState.UNKNOWN, SmsState.DISCONNECTED])
    is_given_up = sa.and_(is_deleted, is_off, registrations.c.requested.is_(None))
    with database.reading() as transaction:
        earlier = registration_moves.alias()
        last = (
            sa.select(sa.func.max(earlier.c.number))
            .where(earlier.c.registration_id == registrations.c.id)
            .scalar_subquery()
        )
        moves = sa.and_(registration_moves.c.registration_id == registrations.c.id, registration_moves.c.number == last)
        rows = transaction.connection.execute(
            sa.select(registrations, registration_moves.c.name, registration_moves.c.vendor_fields.label("last_fields"))
            .select_from(registrations.outerjoin(registration_moves, moves))
            .where(registrations.c.state.not_in([state.value for state in _AT_REST]), sa.not_(is_given_up))
        )
        return [
            (
                row.owner_id,
                f"its {row.kind} is {row.state}; {row.failures} failures; last: {row.name} {row.last_fields}; "
                f"at {transaction.now}, to be looked at {row.next_check_at}",
            )
            for row in rows
        ]


def jobs(database: Database) -> Counter[tuple[str, str]]:
    """The subjects that are not at rest, by kind and state, but for the chores of the clock; and what the engine on PostgreSQL
    still has in its own table, by kind and status."""
    with database.reading() as transaction:
        # At rest is a subject that is due at a time to come.
        at_rest = sa.and_(wakeups.c.state == "idle", wakeups.c.due_at.is_not(None))
        left = (
            sa.select(wakeups.c.kind, wakeups.c.state, sa.func.count())
            .where(sa.not_(at_rest), wakeups.c.kind.not_in(_CHORES))
            .group_by(wakeups.c.kind, wakeups.c.state)
        )
        found = [*transaction.connection.execute(left)]
        if not transaction.is_sqlite:
            found += transaction.connection.execute(
                sa.text(
                    "SELECT args ->> 'kind', 'in the engine ' || status, count(*) FROM procrastinate_jobs "
                    "WHERE task_name = 'run_job' AND args ->> 'kind' <> ALL (:chores) GROUP BY 1, 2"
                ),
                {"chores": _CHORES},
            )
        return Counter({(str(kind), str(state)): int(count) for kind, state, count in found})


def executors(database: Database) -> list[str]:
    """The workers that are taken for alive."""
    with database.reading() as transaction:
        found = lease_store.list_below(transaction, lease_store.EXECUTORS)
    return [lease.holder for lease in found if not lease.is_expired]


def statuses(database: Database) -> Mapping[str, str]:
    """The status of every profile, by its id."""
    with database.reading() as transaction:
        rows = transaction.connection.execute(sa.select(profiles.c.id, profiles.c.status))
        return {row.id: row.status for row in rows}


def runs_of(database: Database) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """The runs of every profile by its id: their status, and the status of each step."""
    with database.reading() as transaction:
        steps: dict[str, dict[str, str]] = {}
        for row in transaction.connection.execute(sa.select(run_steps.c.run_id, run_steps.c.name, run_steps.c.status)):
            steps.setdefault(row.run_id, {})[row.name] = row.status
        found: dict[str, list[Mapping[str, Any]]] = {}
        for row in transaction.connection.execute(sa.select(runs.c.id, runs.c.profile_id, runs.c.status)):
            found.setdefault(row.profile_id, []).append({"status": row.status, "steps": steps.get(row.id, {})})
    return found


def attempts(database: Database) -> Mapping[str, Counter[str]]:
    """How attempts have ended: those of the steps of runs, and those to deliver."""
    with database.reading() as transaction:
        return {
            what: Counter(
                {
                    str(outcome): int(count)
                    for outcome, count in transaction.connection.execute(
                        sa.select(table.c.outcome, sa.func.count()).group_by(table.c.outcome)
                    )
                }
            )
            for what, table in (("steps", run_attempts), ("deliveries", delivery_attempts))
        }
