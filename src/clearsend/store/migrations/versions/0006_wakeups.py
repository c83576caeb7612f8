"""Wake-ups take the place of the older engine's workflows, and all unfinished work is woken; a delivery names its receiver; the
organizations' own events have an index in their order.

Stop the older servers before this revision: it drops the tables of the engine (DBOS) that they work with.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wakeups",
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("org_id", sa.String(64), nullable=False),
        sa.Column("lane", sa.String(16), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("tag", sa.Integer(), nullable=False),
        sa.Column("is_first", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cause", sa.String(32)),
        sa.Column("traceparent", sa.String(64)),
        sa.PrimaryKeyConstraint("kind", "subject", name=op.f("pk_wakeups")),
    )
    for name, columns, condition in (
        ("ix_wakeups_waiting", ["lane", "tag"], "state = 'waiting'"),
        ("ix_wakeups_active", ["lane", "org_id", "tag"], "state <> 'idle'"),
        ("ix_wakeups_due", ["due_at"], "state = 'idle'"),
    ):
        where = sa.text(condition)
        op.create_index(name, "wakeups", columns, sqlite_where=where, postgresql_where=where)
    of_organizations = sa.text("profile_id IS NULL")
    op.create_index(
        "ix_events_of_organizations",
        "events",
        ["org_id", "occurred_at", "id"],
        sqlite_where=of_organizations,
        postgresql_where=of_organizations,
    )
    op.add_column("deliveries", sa.Column("receiver", sa.String(64), nullable=False, server_default=""))
    _name_receivers(op.get_bind())
    unfinished = sa.text("finished_at IS NULL")
    op.create_index(
        "ix_deliveries_outbox",
        "deliveries",
        ["receiver", "status", "next_attempt_at"],
        sqlite_where=unfinished,
        postgresql_where=unfinished,
    )
    _wake_all(op.get_bind(), datetime.now(UTC))
    _forget_the_older_engine(op.get_bind())


def _table(name: str, *columns: str, times: Iterable[str] = ()) -> sa.TableClause:
    return sa.table(name, *map(sa.column, columns), *(sa.column(time, sa.DateTime(timezone=True)) for time in times))


_deliveries = _table(
    "deliveries", "id", "org_id", "endpoint_id", "url", "receiver", times=["next_attempt_at", "finished_at"]
)
_runs = _table("runs", "id", "org_id", times=["finished_at"])
_run_steps = _table("run_steps", "run_id", times=["next_attempt_at", "finished_at"])
_inbox = _table("inbox", "id", times=["applied_at"])
_registrations = _table("registrations", "org_id", "owner_id")
_profiles = _table("profiles", "id", "org_id", "status", times=["deleted_at"])
_leases = _table("leases", "name")
_wakeups = sa.table(
    "wakeups",
    *(sa.column(name, sa.String) for name in ("kind", "subject", "org_id", "lane", "state", "cause")),
    sa.column("number", sa.BigInteger),
    sa.column("tag", sa.Integer),
    sa.column("is_first", sa.Boolean),
    *(sa.column(name, sa.DateTime(timezone=True)) for name in ("due_at", "since")),
)


def _name_receivers(connection: sa.Connection) -> None:
    """Name the receiver of every delivery: its endpoint or, for callbacks, the organization and the host."""
    table = _deliveries
    connection.execute(table.update().where(table.c.endpoint_id.is_not(None)).values(receiver=table.c.endpoint_id))
    callbacks = sa.select(table.c.id, table.c.org_id, table.c.url).where(table.c.endpoint_id.is_(None))
    named = [{"of": row.id, "to": _receiver(row.org_id, row.url)} for row in connection.execute(callbacks)]
    if named:
        connection.execute(
            table.update().where(table.c.id == sa.bindparam("of")).values(receiver=sa.bindparam("to")), named
        )


def _receiver(org_id: str, url: str) -> str:
    host = "/".join(url.split("/", 3)[:3])
    return hashlib.sha256(f"{org_id} {host}".encode()).hexdigest()


def _wake_all(connection: sa.Connection, now: datetime) -> None:
    """Have every subject with unfinished work looked at: now, or when the older release was going to."""
    at = sa.literal(now, sa.DateTime(timezone=True))
    for kind, lane, found in (
        ("complete_profile", "completions", _open_runs(at)),
        ("deliver_webhook", "deliveries", _receivers(at)),
        ("apply_provider_event", "registrations", _notices(at)),
    ):
        subject, org_id, due_at = found.subquery("found").c
        constants = {name: sa.literal(value, _wakeups.c[name].type) for name, value in _wakeup(kind, lane, now).items()}
        values = constants | {"subject": subject, "org_id": org_id, "due_at": due_at}
        connection.execute(_wakeups.insert().from_select(list(values), sa.select(*values.values())))
    pending = [
        _wakeup(kind, "registrations", now) | {"subject": subject, **asdict(found)}
        for (kind, subject), found in _pending_registrations(connection, now).items()
    ]
    if pending:
        connection.execute(_wakeups.insert(), pending)


def _wakeup(kind: str, lane: str, now: datetime) -> dict[str, Any]:
    """A subject at rest, without the subject itself."""
    number = int(now.timestamp() * 1_000_000)
    return {"kind": kind, "lane": lane, "state": "idle", "number": number, "tag": 0, "is_first": True, "since": now}


def _open_runs(now: sa.ColumnElement[datetime]) -> sa.Select[Any]:
    waits_until = sa.select(sa.func.min(_run_steps.c.next_attempt_at)).where(
        _run_steps.c.run_id == _runs.c.id, _run_steps.c.finished_at.is_(None)
    )
    due_at = sa.func.coalesce(waits_until.scalar_subquery(), now)
    return sa.select(_runs.c.id, _runs.c.org_id, due_at).where(_runs.c.finished_at.is_(None))


def _receivers(now: sa.ColumnElement[datetime]) -> sa.Select[Any]:
    due_at = sa.func.min(sa.func.coalesce(_deliveries.c.next_attempt_at, now))
    return (
        sa.select(_deliveries.c.receiver, sa.func.min(_deliveries.c.org_id), due_at)
        .where(_deliveries.c.finished_at.is_(None))
        .group_by(_deliveries.c.receiver)
    )


def _notices(now: sa.ColumnElement[datetime]) -> sa.Select[Any]:
    """They belong to no organization."""
    return sa.select(_inbox.c.id, sa.literal(""), now).where(_inbox.c.applied_at.is_(None))


@dataclass(frozen=True)
class _Pending:
    """The earliest unfinished workflow about one subject."""

    org_id: str
    due_at: datetime
    cause: str | None


# The subjects of registrations, by kind and id.
_Registrations = dict[tuple[str, str], _Pending]
_ADVANCE, _TELL = "advance_registration", "tell_followers"


def _pending_registrations(connection: sa.Connection, now: datetime) -> _Registrations:
    """Collect the owners that unfinished workflows about registrations name: the books have no other record that these are to be
    looked at.

    If the arguments of a workflow cannot be read, everybody that it could be about.
    """
    found: _Registrations = {}
    for row in _unfinished_workflows(connection):
        delayed_until = row.delay_until_epoch_ms if row.status == "DELAYED" else None
        due_at = now if delayed_until is None else datetime.fromtimestamp(delayed_until / 1000, UTC)
        for key, pending in _subjects(connection, row.name, row.inputs, due_at):
            known = found.get(key)
            if known is None or pending.due_at < known.due_at:
                found[key] = pending
    return found


def _subjects(
    connection: sa.Connection, name: str, inputs: str | None, due_at: datetime
) -> Iterable[tuple[tuple[str, str], _Pending]]:
    match _arguments(inputs):
        case [str(org_id), str(owner_id), str(cause)] if name == _ADVANCE:
            return [((_ADVANCE, owner_id), _Pending(org_id, due_at, cause[:32]))]
        case [str(org_id)] if name == _TELL:
            return [((_TELL, org_id), _Pending(org_id, due_at, None))]
    owners = _owners(connection)
    if name == _TELL:
        return [((_TELL, org_id), _Pending(org_id, due_at, None)) for org_id in {org_id for org_id, _ in owners}]
    return [((_ADVANCE, owner_id), _Pending(org_id, due_at, "reconciliation")) for org_id, owner_id in owners]


def _arguments(inputs: str | None) -> list[Any]:
    """The arguments of a workflow, or none if they cannot be read."""
    try:
        arguments = json.loads(inputs or "")["args"]
    except (ValueError, KeyError, TypeError):
        return []
    fits = isinstance(arguments, list) and all(isinstance(one, str) and len(one) <= 64 for one in arguments)
    return arguments if fits else []


def _owners(connection: sa.Connection) -> set[tuple[str, str]]:
    """Organization and id of the owners of all registrations, and of those that wait for their first one."""
    known = connection.execute(sa.select(_registrations.c.org_id, _registrations.c.owner_id).distinct())
    waiting = connection.execute(
        sa.select(_profiles.c.org_id, _profiles.c.id).where(
            _profiles.c.status == "submitted", _profiles.c.deleted_at.is_(None)
        )
    ).all()
    return {(row.org_id, row.owner_id) for row in known} | {
        owner for row in waiting for owner in ((row.org_id, row.id), (row.org_id, row.org_id))
    }


# The tables that the older engine made: in a schema of its own on PostgreSQL, beside ours on SQLite. Those that refer to others
# come first.
_SCHEMA = "dbos"
_ITS_TABLES = (
    "application_versions",
    "event_dispatch_kv",
    "notifications",
    "operation_outputs",
    "queues",
    "streams",
    "workflow_events",
    "workflow_events_history",
    "workflow_input",
    "workflow_output",
    "workflow_schedules",
    "workflow_status",
    "dbos_migrations",
)


def _schema(connection: sa.Connection) -> str | None:
    return None if connection.dialect.name == "sqlite" else _SCHEMA


def _unfinished_workflows(connection: sa.Connection) -> list[sa.Row[Any]]:
    """Name, status, arguments and delay of the unfinished workflows about registrations; none if there is no older engine."""
    inspector, schema = sa.inspect(connection), _schema(connection)
    if not inspector.has_table("workflow_status", schema=schema):
        return []
    columns = {column["name"] for column in inspector.get_columns("workflow_status", schema=schema)}
    status = sa.table(
        "workflow_status",
        *map(sa.column, ("workflow_uuid", "name", "status", "inputs", "delay_until_epoch_ms")),
        schema=schema,
    )
    # Its earlier versions keep the arguments in the workflow's own row, and know no delay.
    inputs: sa.ColumnElement[Any] = status.c.inputs if "inputs" in columns else sa.null()
    delay: sa.ColumnElement[Any] = status.c.delay_until_epoch_ms if "delay_until_epoch_ms" in columns else sa.null()
    source: sa.FromClause = status
    if inspector.has_table("workflow_input", schema=schema):
        given = sa.table("workflow_input", sa.column("workflow_uuid"), sa.column("inputs"), schema=schema)
        source = status.outerjoin(given, given.c.workflow_uuid == status.c.workflow_uuid)
        inputs = sa.func.coalesce(given.c.inputs, inputs)
    return list(
        connection.execute(
            sa.select(status.c.name, status.c.status, inputs.label("inputs"), delay.label("delay_until_epoch_ms"))
            .select_from(source)
            .where(
                status.c.status.in_(["ENQUEUED", "PENDING", "DELAYED"]),
                status.c.name.in_([_ADVANCE, _TELL]),
            )
        )
    )


def _forget_the_older_engine(connection: sa.Connection) -> None:
    """Drop its tables, and its leases: those of its workers, which would count as workers of this version, and those of its
    workflows about registrations, which no job would take over. Runs take over theirs."""
    for prefix in ("executor:", "registration:"):
        connection.execute(_leases.delete().where(_leases.c.name.startswith(prefix)))
    if connection.dialect.name == "postgresql":
        op.execute(f"DROP SCHEMA IF EXISTS {_SCHEMA} CASCADE")
        return
    known = set(sa.inspect(connection).get_table_names())
    if "dbos_migrations" in known:
        for name in _ITS_TABLES:
            op.execute(f"DROP TABLE IF EXISTS {name}")


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")
