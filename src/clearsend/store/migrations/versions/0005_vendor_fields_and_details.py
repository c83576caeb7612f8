"""Separates the vendors' own fields, for display, from details in our terms, for decisions. Names a reason's text `message`.

Stop the older servers before this revision: they write columns that this revision renames.
"""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# The values of Telnyx's `campaignStatus` for campaigns that Telnyx does not submit to the reviewers again.
_FINAL = ("TCR_FAILED", "TCR_EXPIRED", "MNO_PROVISIONING_FAILED")


def upgrade() -> None:
    # A plain rename, which both databases do in place: copying the tables would cost a large installation minutes.
    op.execute("ALTER TABLE registrations RENAME COLUMN words TO vendor_fields")
    op.execute("ALTER TABLE registration_moves RENAME COLUMN words TO vendor_fields")
    op.add_column("registrations", sa.Column("details", JSON, nullable=False, server_default="{}"))
    connection = op.get_bind()
    _fill_details(connection)
    _name_messages(connection)


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")


_registrations = sa.table(
    "registrations",
    *(sa.column(name) for name in ("id", "kind")),
    *(sa.column(name, JSON) for name in ("vendor_fields", "details")),
)
_runs = sa.table("runs", sa.column("id"), sa.column("reasons", JSON))


def _fill_details(connection: sa.Connection) -> None:
    table = _registrations
    kinds = table.c.kind.in_(["brand", "campaign", "number"])
    for row in connection.execute(sa.select(table).where(kinds)).all():
        found = _details(row.kind, row.vendor_fields)
        if found:
            connection.execute(table.update().where(table.c.id == row.id).values(details=found))


def _details(kind: str, said: Mapping[str, str]) -> dict[str, Any]:
    """The details of the last reading in our terms, without those that the vendor did not give."""
    match kind:
        case "brand":
            names = {"identity_status": "identityStatus", "universal_ein": "universalEin", "csp_id": "cspId"}
            known: dict[str, Any] = {ours: said[theirs] for ours, theirs in names.items() if said.get(theirs)}
            return known | ({"is_registered": True} if said.get("status") == "OK" else {})
        case "campaign":
            is_final, is_accepted = said.get("campaignStatus") in _FINAL, said.get("sharingStatus") == "ACCEPTED"
            return ({"is_final": True} if is_final else {}) | ({"is_accepted": True} if is_accepted else {})
        case _:
            return {"campaign_id": said["campaign_id"]} if said.get("campaign_id") else {}


def _name_messages(connection: sa.Connection) -> None:
    """Rename the key `sentence` of the runs' reasons to `message`, as other reasons have it."""
    for row in connection.execute(sa.select(_runs)).all():
        if any("sentence" in reason for reason in row.reasons or ()):
            renamed = [
                {("message" if name == "sentence" else name): value for name, value in one.items()}
                for one in row.reasons
            ]
            connection.execute(_runs.update().where(_runs.c.id == row.id).values(reasons=renamed))
