"""A spending cap for each organization, and what finds its spending and what stays billed: three indexes, and the use case of
every campaign at the vendor among the details in our terms.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# The rows that are written at once.
_BATCH = 1000


def upgrade() -> None:
    op.add_column("organizations", sa.Column("monthly_spending_cap", sa.String(16)))
    op.create_index("ix_agreements_org_id_agreed_at", "agreements", ["org_id", "agreed_at"])
    op.create_index("ix_claims_org_id_kind_claimed_at_value", "claims", ["org_id", "kind", "claimed_at", "value"])
    for name, table, columns, condition in (
        (
            "ix_registrations_at_vendor",
            "registrations",
            ["org_id", "kind", "created_at", "id"],
            "vendor_id IS NOT NULL",
        ),
        (
            "ix_profiles_sending_phone_number",
            "profiles",
            ["org_id", "sending_phone_number"],
            "sending_phone_number IS NOT NULL",
        ),
    ):
        where = sa.text(condition)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
    _fill_use_cases(op.get_bind())


_registrations = sa.table(
    "registrations",
    *(sa.column(name) for name in ("id", "kind", "vendor_id")),
    sa.column("vendor_fields", JSON),
    sa.column("details", JSON),
)


def _fill_use_cases(connection: sa.Connection) -> None:
    """Take over each campaign's use case from the vendor's own fields, as a reading does from now on."""
    table = _registrations
    change = (
        table.update()
        .where(table.c.id == sa.bindparam("of"))
        .values(details=sa.bindparam("now", type_=table.c.details.type))
    )
    for batch in _batches(connection):
        filled = [
            {"of": row.id, "now": {**row.details, "use_case": row.vendor_fields["usecase"]}}
            for row in batch
            if row.vendor_fields.get("usecase")
        ]
        if filled:
            connection.execute(change, filled)


def _batches(connection: sa.Connection) -> Iterator[list[Any]]:
    """The campaigns that the vendor has, in the order of their ids."""
    table, last = _registrations, ""
    while True:
        rows = list(
            connection.execute(
                sa.select(table.c.id, table.c.vendor_fields, table.c.details)
                .where(table.c.kind == "campaign", table.c.vendor_id.is_not(None), table.c.id > last)
                .order_by(table.c.id)
                .limit(_BATCH)
            )
        )
        if not rows:
            return
        yield rows
        last = rows[-1].id


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")
