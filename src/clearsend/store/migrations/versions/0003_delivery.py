"""Adds webhook endpoints and redelivery, rate limits across processes, circuits of vendors, and counts of profiles."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The number of attempts that the previous version allows a delivery. It stays the column's default, since processes of that
# version still insert rows during a deploy.
_ATTEMPTS = "30"


def upgrade() -> None:
    op.create_table(
        "webhook_endpoints",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.String(length=255), nullable=False),
        sa.Column("endpoint_url", sa.Text(), nullable=True),
        sa.Column("signing_secret_ciphertext", sa.Text(), nullable=False),
        sa.Column("retiring_secret_ciphertext", sa.Text(), nullable=True),
        sa.Column("retiring_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disabled_reason", sa.Text(), nullable=True),
        sa.Column("event_types", JSON, nullable=False),
        sa.Column("event_filters", JSON, nullable=True),
        sa.Column("sender_profile", JSON, nullable=True),
        sa.Column("retry_count", sa.Integer(), nullable=False),
        sa.Column("timeout_seconds", sa.Integer(), nullable=False),
        sa.Column("consecutive_failures", sa.Integer(), nullable=False),
        sa.Column("last_delivery_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_successful_delivery_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["org_id"], ["organizations.id"], name=op.f("fk_webhook_endpoints_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_endpoints")),
    )
    op.create_index(
        op.f("ix_webhook_endpoints_org_id_created_at_id"), "webhook_endpoints", ["org_id", "created_at", "id"]
    )

    op.create_table(
        "rate_windows",
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_rate_windows")),
    )
    op.create_table(
        "vendor_circuits",
        sa.Column("vendor", sa.String(length=16), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor", "scope", name=op.f("pk_vendor_circuits")),
    )
    op.create_table(
        "profile_counts",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("visible", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["organizations.id"], name=op.f("fk_profile_counts_org_id")),
        sa.PrimaryKeyConstraint("org_id", name=op.f("pk_profile_counts")),
    )
    _index_profiles()
    op.create_index(op.f("ix_registrations_org_id_state"), "registrations", ["org_id", "state"])
    op.execute(
        "INSERT INTO profile_counts (org_id, visible) "
        "SELECT o.id, COUNT(p.id) FROM organizations o "
        "LEFT JOIN profiles p ON p.org_id = o.id AND p.deleted_at IS NULL GROUP BY o.id"
    )

    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.alter_column("run_id", existing_type=sa.VARCHAR(length=64), nullable=True)
        batch_op.add_column(sa.Column("endpoint_id", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("attempts_allowed", sa.Integer(), nullable=False, server_default=_ATTEMPTS))
        batch_op.add_column(sa.Column("attempts_before", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_index(batch_op.f("ix_deliveries_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_deliveries_endpoint_id_created_at_id"), ["endpoint_id", "created_at", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_deliveries_finished_at"), ["finished_at"], unique=False)


def _index_profiles() -> None:
    """Create the indexes by which lists, counts and searches stay fast among a million profiles."""
    op.drop_index(op.f("ix_profiles_org_id_created_at_id"), table_name="profiles")
    for name, columns, condition in (
        ("ix_profiles_by_age", ["org_id", "created_at", "id"], "deleted_at IS NULL"),
        ("ix_profiles_by_change", ["org_id", "updated_at", "id"], "deleted_at IS NULL"),
        ("ix_profiles_by_status", ["org_id", "status", "updated_at", "id"], "deleted_at IS NULL"),
        ("ix_profiles_rejected", ["org_id"], "review_rejected_at IS NOT NULL"),
        *(
            (f"ix_profiles_{lender}", ["org_id", lender], f"{lender} IS NOT NULL")
            for lender in ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id")
        ),
    ):
        op.create_index(name, "profiles", columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")
