"""Adds registrations at the vendors, their history, the vendors' notices, and rejections of reviews."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("vendor", sa.String(length=16), nullable=False),
        sa.Column("notice_id", sa.String(length=128), nullable=False),
        sa.Column("type", sa.String(length=128), nullable=False),
        sa.Column("subjects", JSON, nullable=False),
        sa.Column("summary", JSON, nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("vendor", "notice_id", name=op.f("uq_inbox_vendor_notice_id")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_received_at"), ["received_at"], unique=False)

    op.create_table(
        "whatsapp_registrations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("phone_number_id", sa.String(length=64), nullable=False),
        sa.Column("is_accepted", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_whatsapp_registrations")),
    )
    with op.batch_alter_table("whatsapp_registrations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_whatsapp_registrations_phone_number_id_at"), ["phone_number_id", "at"], unique=False
        )

    op.create_table(
        "registrations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("owner_id", sa.String(length=64), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vendor_id", sa.String(length=64), nullable=True),
        sa.Column("tcr_id", sa.String(length=64), nullable=True),
        sa.Column("words", JSON, nullable=False),
        sa.Column("reasons", JSON, nullable=False),
        sa.Column("intent", JSON, nullable=True),
        sa.Column("sent", JSON, nullable=True),
        sa.Column("requested", sa.String(length=16), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("otp_ciphertext", sa.Text(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_check_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["organizations.id"], name=op.f("fk_registrations_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
        sa.UniqueConstraint(
            "org_id", "owner_id", "kind", "subject_id", name=op.f("uq_registrations_org_id_owner_id_kind_subject_id")
        ),
    )
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_registrations_kind_subject_id"), ["kind", "subject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_registrations_next_check_at"), ["next_check_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_registrations_tcr_id"), ["tcr_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_registrations_vendor_id"), ["vendor_id"], unique=False)

    op.create_table(
        "registration_moves",
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("registration_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("from_state", sa.String(length=16), nullable=False),
        sa.Column("to_state", sa.String(length=16), nullable=False),
        sa.Column("is_ignored", sa.Boolean(), nullable=False),
        sa.Column("cause", sa.String(length=16), nullable=False),
        sa.Column("words", JSON, nullable=False),
        sa.Column("exchanges", JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["organizations.id"], name=op.f("fk_registration_moves_org_id")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registrations.id"], name=op.f("fk_registration_moves_registration_id")
        ),
        sa.PrimaryKeyConstraint("registration_id", "number", name=op.f("pk_registration_moves")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.alter_column("profile_id", existing_type=sa.VARCHAR(length=64), nullable=True)

    with op.batch_alter_table("whatsapp_accounts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("webhook_override_ciphertext", sa.Text(), nullable=True))

    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.add_column(sa.Column("review_rejected_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("review_reason", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("whatsapp_accounts", schema=None) as batch_op:
        batch_op.drop_column("webhook_override_ciphertext")

    with op.batch_alter_table("profiles", schema=None) as batch_op:
        batch_op.drop_column("review_reason")
        batch_op.drop_column("review_rejected_at")

    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.alter_column("profile_id", existing_type=sa.VARCHAR(length=64), nullable=False)

    op.drop_table("registration_moves")
    with op.batch_alter_table("registrations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_registrations_vendor_id"))
        batch_op.drop_index(batch_op.f("ix_registrations_tcr_id"))
        batch_op.drop_index(batch_op.f("ix_registrations_next_check_at"))
        batch_op.drop_index(batch_op.f("ix_registrations_kind_subject_id"))

    op.drop_table("registrations")
    with op.batch_alter_table("whatsapp_registrations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_whatsapp_registrations_phone_number_id_at"))

    op.drop_table("whatsapp_registrations")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_received_at"))

    op.drop_table("inbox")
