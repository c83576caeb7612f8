"""The two-step PIN of a WhatsApp number is kept by the number, and no longer lost with the account that has declared it. A replaced
account keeps its token until its successor is connected."""

import uuid
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "whatsapp_pins",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("org_id", sa.String(64), nullable=False),
        sa.Column("phone_number_id", sa.String(64), nullable=False),
        sa.Column("pin_ciphertext", sa.Text(), nullable=False),
        sa.Column("updated_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["organizations.id"], name="fk_whatsapp_pins_org_id"),
        sa.PrimaryKeyConstraint("id", name="pk_whatsapp_pins"),
        sa.UniqueConstraint("org_id", "phone_number_id", name="uq_whatsapp_pins_org_id_phone_number_id"),
    )
    op.add_column("whatsapp_accounts", sa.Column("former_ciphertext", sa.Text()))
    _keep_known(op.get_bind())


_accounts = sa.table(
    "whatsapp_accounts",
    *map(sa.column, ("org_id", "owner_id", "waba_id", "phone_number_id", "pin_ciphertext")),
    sa.column("updated_at", _TIME),
)
_registrations = sa.table("registrations", *map(sa.column, ("org_id", "owner_id", "kind", "subject_id", "vendor_id")))
_pins = sa.table(
    "whatsapp_pins",
    *map(sa.column, ("id", "org_id", "phone_number_id", "pin_ciphertext")),
    sa.column("updated_at", _TIME),
)


def _keep_known(connection: sa.Connection) -> None:
    """Keep the PIN of each account whose number is known, the one that was stored last."""
    account, registration = _accounts, _registrations
    number_id = sa.func.coalesce(account.c.phone_number_id, registration.c.vendor_id)
    known = (
        sa.select(account.c.org_id, number_id.label("number_id"), account.c.pin_ciphertext)
        .select_from(account)
        .outerjoin(
            registration,
            sa.and_(
                registration.c.org_id == account.c.org_id,
                registration.c.owner_id == account.c.owner_id,
                registration.c.kind == "whatsapp",
                registration.c.subject_id == account.c.waba_id,
            ),
        )
        .where(account.c.pin_ciphertext.is_not(None), number_id.is_not(None))
        .order_by(account.c.updated_at)
    )
    latest = {(row.org_id, row.number_id): row.pin_ciphertext for row in connection.execute(known)}
    if latest:
        now = datetime.now(UTC)
        rows = [
            {
                "id": str(uuid.uuid4()),
                "org_id": org_id,
                "phone_number_id": phone_number_id,
                "pin_ciphertext": pin_ciphertext,
                "updated_at": now,
            }
            for (org_id, phone_number_id), pin_ciphertext in latest.items()
        ]
        connection.execute(_pins.insert(), rows)


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")
