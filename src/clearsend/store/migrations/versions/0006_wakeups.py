"""Wake-ups take the place of the old engine's workflows; a delivery names its receiver; an index of organizations' own events."""

import hashlib

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


_deliveries = sa.table(
    "deliveries",
    *(sa.column(name) for name in ("id", "org_id", "endpoint_id", "url", "receiver", "finished_at")),
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


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")
