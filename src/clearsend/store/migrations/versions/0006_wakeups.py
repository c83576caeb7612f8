"""Wake-ups take the place of the old engine's workflows; an index of organizations' own events in order."""

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


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")
