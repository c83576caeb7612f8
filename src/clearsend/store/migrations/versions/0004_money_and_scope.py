"""Adds agreements to fees, claims, webhooks of one profile, several retiring secrets per webhook, and spending by profiles."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
TIME = sa.DateTime(timezone=True)

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agreements",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("owner_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
        sa.Column("payment", sa.String(length=16), nullable=False),
        sa.Column("use_cases", JSON, nullable=False),
        sa.Column("amount", sa.String(length=16), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("agreed_by", sa.String(length=64), nullable=False),
        sa.Column("completion_of", sa.String(length=64), nullable=False),
        sa.Column("agreed_at", TIME, nullable=False),
        sa.Column("used_at", TIME, nullable=True),
        sa.Column("ended_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["org_id"], ["organizations.id"], name=op.f("fk_agreements_org_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
    )
    is_open = sa.text("used_at IS NULL AND ended_at IS NULL")
    op.create_index(
        "uq_agreements_open",
        "agreements",
        ["org_id", "owner_id", "kind", "subject_id", "completion_of"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_table(
        "claims",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.Column("org_id", sa.String(length=64), nullable=False),
        sa.Column("owner_id", sa.String(length=64), nullable=False),
        sa.Column("basis", sa.String(length=16), nullable=False),
        sa.Column("claimed_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["organizations.id"], name=op.f("fk_claims_org_id")),
        sa.PrimaryKeyConstraint("kind", "value", name=op.f("pk_claims")),
    )
    op.add_column(
        "profiles",
        sa.Column("allow_profile_spending", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("webhook_endpoints", sa.Column("profile_id", sa.String(length=64), nullable=True))
    op.add_column("webhook_endpoints", sa.Column("retiring_secrets", JSON, nullable=True))
    connection = op.get_bind()
    _keep_retiring_secrets(connection)
    with op.batch_alter_table("webhook_endpoints") as batch_op:
        batch_op.drop_column("retiring_secret_ciphertext")
        batch_op.drop_column("retiring_until")
    _agree_to_what_has_begun(connection)
    _end_appeals_by_itself(connection)
    _claim_what_is_connected(connection)


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")


_endpoints = sa.table(
    "webhook_endpoints",
    *(sa.column(name) for name in ("id", "retiring_secret_ciphertext")),
    sa.column("retiring_until", TIME),
    sa.column("retiring_secrets", JSON),
)
_profiles = sa.table(
    "profiles",
    *(sa.column(name) for name in ("id", "org_id")),
    *(sa.column(name, sa.Boolean) for name in ("inherit_tcr_brand", "inherit_tcr_campaign")),
    sa.column("deleted_at", TIME),
)
_runs = sa.table(
    "runs",
    *(sa.column(name) for name in ("profile_id", "status", "requested_by")),
    sa.column("requested_at", TIME),
)
_brands = sa.table(
    "brands",
    *(sa.column(name) for name in ("id", "org_id", "owner_id")),
    sa.column("compliance", JSON),
    sa.column("created_at", TIME),
)
_campaigns = sa.table(
    "campaigns",
    *(sa.column(name) for name in ("id", "org_id", "owner_id")),
    sa.column("created_at", TIME),
    sa.column("deleted_at", TIME),
)
_registrations = sa.table(
    "registrations",
    *(sa.column(name) for name in ("id", "org_id", "owner_id", "kind", "subject_id", "state", "requested")),
    *(sa.column(name) for name in ("vendor_id", "tcr_id")),
    sa.column("failures", sa.Integer),
    sa.column("sent", JSON),
    *(sa.column(name, TIME) for name in ("state_since", "next_check_at")),
)
_channels = sa.table(
    "channels",
    *(sa.column(name) for name in ("org_id", "kind", "owner_id", "sender")),
    sa.column("connected_at", TIME),
)
_agreements = sa.table(
    "agreements",
    *(sa.column(name) for name in ("id", "org_id", "owner_id", "kind", "subject_id", "payment")),
    *(sa.column(name) for name in ("amount", "currency", "agreed_by", "completion_of")),
    sa.column("use_cases", JSON),
    sa.column("agreed_at", TIME),
)
_claims = sa.table(
    "claims",
    *(sa.column(name) for name in ("kind", "value", "org_id", "owner_id", "basis")),
    sa.column("claimed_at", TIME),
)


def _keep_retiring_secrets(connection: sa.Connection) -> None:
    """Keep each webhook's one retiring secret, which signs until the time that was set."""
    table = _endpoints
    rows = connection.execute(sa.select(table).where(table.c.retiring_secret_ciphertext.is_not(None))).all()
    for row in rows:
        until = row.retiring_until
        if until is not None:
            kept = [{"ciphertext": row.retiring_secret_ciphertext, "until": _text(until)}]
            connection.execute(table.update().where(table.c.id == row.id).values(retiring_secrets=kept))


def _text(moment: datetime) -> str:
    """A moment as ISO text in UTC. SQLite gives times without a zone."""
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)).isoformat()


def _agree_to_what_has_begun(connection: sa.Connection) -> None:
    """Write agreements for fees that were accepted before this revision: a completion has agreed to the first fees of the brand
    and campaigns that existed when it was requested, a resubmission to the fee of its review. No totals were stored then."""
    begun = _begun_by(connection)
    wanted = [
        *((row, "brand") for row in connection.execute(sa.select(_brands)) if row.compliance.get("is_tcr_application")),
        *(
            (row, "campaign")
            for row in connection.execute(sa.select(_campaigns).where(_campaigns.c.deleted_at.is_(None)))
        ),
    ]
    at_vendor: set[tuple[str, str, str]] = set()
    wished: dict[tuple[str, str, str], str] = {}
    columns = (_registrations.c.owner_id, _registrations.c.kind, _registrations.c.subject_id)
    rows = sa.select(*columns, _registrations.c.vendor_id, _registrations.c.requested)
    for row in connection.execute(rows.where(_registrations.c.kind.in_(["brand", "campaign"]))):
        thing = (row.owner_id, row.kind, row.subject_id)
        if row.vendor_id is not None:
            at_vendor.add(thing)
        if row.kind == "campaign" and row.requested in ("submit", "update", "appeal"):
            wished[thing] = row.requested
    found = list(_orders_accepted(connection))
    for row, kind in wanted:
        thing = (row.owner_id, kind, row.id)
        asked = begun.get((row.owner_id, kind))
        if asked is None:
            continue
        payment = "review" if wished.get(thing) in ("update", "appeal") else "registration"
        if thing in wished:
            found.append(_agreement(row, kind, row.id, payment, None, asked.requested_by, asked.requested_at))
        elif row.created_at <= asked.requested_at and thing not in at_vendor:
            found.append(_agreement(row, kind, row.id, payment, asked.id, asked.requested_by, asked.requested_at))
    if found:
        connection.execute(_agreements.insert(), found)


def _orders_accepted(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """Agreements for number orders that are not yet at the vendor. The person who accepted the fee was not stored."""
    table = _registrations
    is_open = sa.or_(table.c.requested == "submit", table.c.state == "ordering")
    for row in connection.execute(sa.select(table).where(table.c.kind == "number_order", is_open)):
        yield _agreement(row, "number_order", row.subject_id, "registration", None, "unknown", row.state_since)


def _agreement(
    row: Any, kind: str, subject_id: str, payment: str, completion_of: str | None, agreed_by: str, agreed_at: datetime
) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "org_id": row.org_id,
        "owner_id": row.owner_id,
        "kind": kind,
        "subject_id": subject_id,
        "payment": payment,
        "completion_of": completion_of or "",
        "use_cases": [],
        "amount": None,
        "currency": "USD",
        "agreed_by": agreed_by,
        "agreed_at": agreed_at,
    }


def _begun_by(connection: sa.Connection) -> dict[tuple[str, str], Any]:
    """By owner and kind (brand or campaign): the last completion that includes the owner's brand or campaigns, as a row of its
    profile with `requested_by` and `requested_at`."""
    joined = sa.join(_runs, _profiles, _profiles.c.id == _runs.c.profile_id)
    rows = connection.execute(
        sa.select(_profiles, _runs.c.requested_by, _runs.c.requested_at)
        .select_from(joined)
        .where(_runs.c.status != "failed", _profiles.c.deleted_at.is_(None))
        .order_by(_runs.c.requested_at)
    )
    found: dict[tuple[str, str], Any] = {}
    for row in rows:
        found[row.org_id if row.inherit_tcr_brand else row.id, "brand"] = row
        found[row.org_id if row.inherit_tcr_campaign else row.id, "campaign"] = row
    return found


def _end_appeals_by_itself(connection: sa.Connection) -> None:
    """End appeals that no person has requested. Until this revision, an update after which a campaign was still refused led to
    an automatic appeal, for a second fee without a stated price. Such an appeal waits for its time without a failure; an appeal
    that a person has requested waits only if the vendor was down."""
    table = _registrations
    now = datetime.now(UTC)
    if connection.dialect.name == "sqlite":
        now = now.replace(tzinfo=None)
    rows = connection.execute(
        sa.select(table.c.id, table.c.owner_id, table.c.subject_id).where(
            table.c.kind == "campaign",
            table.c.requested == "appeal",
            table.c.failures == 0,
            table.c.next_check_at > now,
        )
    ).all()
    for row in rows:
        connection.execute(table.update().where(table.c.id == row.id).values(requested=None))
        connection.execute(
            _agreements.delete().where(
                _agreements.c.owner_id == row.owner_id,
                _agreements.c.kind == "campaign",
                _agreements.c.subject_id == row.subject_id,
                _agreements.c.payment == "review",
            )
        )


def _claim_what_is_connected(connection: sa.Connection) -> None:
    """Write a claim for each number or campaign that was bought or read: for the organization for which that happened first."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for claim in _claims_found(connection):
        found.setdefault((claim["kind"], claim["value"]), claim)
    if found:
        connection.execute(_claims.insert(), list(found.values()))


def _claims_found(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """The claims from purchases, then those from readings, each the oldest first."""
    table = _registrations
    bought = connection.execute(
        sa.select(table).where(table.c.kind == "number_order", table.c.state == "ordered").order_by(table.c.state_since)
    )
    for row in bought:
        if row.sent is not None and row.sent.get("phone_number"):
            yield _claim("number", row.sent["phone_number"], row, "purchase", row.state_since)
    connected = connection.execute(
        sa.select(_channels).where(_channels.c.kind == "sms").order_by(_channels.c.connected_at)
    )
    for row in connected:
        yield _claim("number", row.sender, row, "reading", row.connected_at)
    # If another provider shares a campaign, the vendor's id of the campaign is the registry's id.
    shared = connection.execute(
        sa.select(table)
        .where(table.c.kind == "campaign", table.c.vendor_id == table.c.tcr_id, table.c.state != "rejected")
        .order_by(table.c.state_since)
    )
    for row in shared:
        yield _claim("campaign", row.tcr_id, row, "reading", row.state_since)


def _claim(kind: str, value: str, row: Any, basis: str, claimed_at: datetime) -> dict[str, Any]:
    owner = {"org_id": row.org_id, "owner_id": row.owner_id}
    return {"kind": kind, "value": value, **owner, "basis": basis, "claimed_at": claimed_at}
