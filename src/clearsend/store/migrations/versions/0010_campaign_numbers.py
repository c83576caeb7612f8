"""The campaign of each number in a column of its own, by which the numbers on a campaign are counted.

Older processes do not maintain the column: a number that one of them assigns is counted once it is read again. Processes of both
versions can run side by side.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("registrations", sa.Column("campaign_id", sa.String(64), nullable=True))
    table = sa.table(
        "registrations",
        *(sa.column(name) for name in ("kind", "state", "campaign_id")),
        sa.column("details", sa.JSON()),
    )
    on_campaign = table.c.details["campaign_id"].as_string()
    op.execute(
        table.update()
        .where(table.c.kind == "number", table.c.state.in_(["assigning", "pending", "assigned"]))
        .values(campaign_id=on_campaign)
    )
    where = sa.text("campaign_id IS NOT NULL")
    op.create_index(
        "ix_registrations_on_campaign",
        "registrations",
        ["org_id", "campaign_id"],
        sqlite_where=where,
        postgresql_where=where,
    )


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")
