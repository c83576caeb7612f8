"""The row of a profile says what it has of its own, and indexes find the profiles that have come to a halt.

Among a million profiles, those that have lost a prerequisite are found by an index. No index reaches into another table, so the
row says whether the profile has a brand, of which kind, and campaigns. Stop the older servers before this revision: they do not
maintain the new columns.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INDEXES = (
    ("failed", ["org_id"], "deleted_at IS NULL AND status = 'failed'"),
    ("heirs", ["org_id", "status"], "deleted_at IS NULL AND (inherit_tcr_brand OR inherit_tcr_campaign)"),
    (
        "lacking",
        ["org_id", "status"],
        "deleted_at IS NULL AND (name IS NULL OR short_name IS NULL OR description IS NULL "
        "OR (NOT inherit_tcr_brand AND own_brand_is_tcr IS NULL) "
        "OR (NOT inherit_tcr_campaign AND NOT has_campaigns AND (inherit_tcr_brand OR own_brand_is_tcr)))",
    ),
)


def upgrade() -> None:
    op.add_column("profiles", sa.Column("own_brand_is_tcr", sa.Boolean(), nullable=True))
    op.add_column("profiles", sa.Column("has_campaigns", sa.Boolean(), nullable=False, server_default=sa.false()))
    _fill(op.get_bind())
    for name, columns, condition in _INDEXES:
        only = sa.text(condition)
        op.create_index(f"ix_profiles_{name}", "profiles", columns, sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")


def _fill(connection: sa.Connection) -> None:
    """One pass over the brands, and one over the campaigns, of profiles."""
    profiles = sa.table("profiles", *(sa.column(name) for name in ("id", "own_brand_is_tcr", "has_campaigns")))
    brands = sa.table("brands", sa.column("owner_id"), sa.column("compliance", sa.JSON()))
    campaigns = sa.table("campaigns", sa.column("owner_id"), sa.column("deleted_at"))
    is_tcr = brands.c.compliance["is_tcr_application"].as_boolean()
    # A brand from before the field was known is no TCR application.
    known = sa.func.coalesce(is_tcr, sa.false())
    of_profile = sa.select(known).where(brands.c.owner_id == profiles.c.id).scalar_subquery()
    connection.execute(
        profiles.update().where(profiles.c.id.in_(sa.select(brands.c.owner_id))).values(own_brand_is_tcr=of_profile)
    )
    owners = sa.select(campaigns.c.owner_id).where(campaigns.c.deleted_at.is_(None))
    connection.execute(profiles.update().where(profiles.c.id.in_(owners)).values(has_campaigns=sa.true()))
