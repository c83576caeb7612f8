"""A sender is known by its owner: the confirmations of channels, which each profile had for itself, become one registration of
each number and WhatsApp account; and the numbers on campaigns belong to the owners of the numbers.

Stop the older servers before this revision: it drops the table of the confirmations.
"""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# The ids of registrations derive from it: see `store/registrations.py`.
_IDS = uuid.UUID("6f0d4a1e-9c53-4b7a-8e21-5a1c7f3d9b60")

# The first readings after the upgrade are spread over a day.
_SPREAD_SECONDS = 86_400

_AT_ONCE = 500


def upgrade() -> None:
    op.add_column("registrations", sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("whatsapp_accounts", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    connection = op.get_bind()
    _confirm_numbers(connection, datetime.now(UTC))
    _confirm_accounts(connection, datetime.now(UTC))
    _give_assignments(connection)
    # Conversations about registrations no longer need a lease.
    connection.execute(_leases.delete().where(_leases.c.name.startswith("registration:")))
    op.drop_table("channels")


_TIME = sa.DateTime(timezone=True)
_channels = sa.table(
    "channels",
    *map(sa.column, ("org_id", "profile_id", "kind", "owner_id", "sender")),
    sa.column("vendor_ids", sa.JSON),
    sa.column("connected_at", _TIME),
)
_registrations = sa.table(
    "registrations",
    *map(sa.column, ("id", "org_id", "kind", "owner_id", "subject_id", "state", "vendor_id", "tcr_id", "requested")),
    *map(sa.column, ("statement", "otp_ciphertext", "failures")),
    *(
        sa.column(name, sa.JSON(none_as_null=True))
        for name in ("vendor_fields", "details", "reasons", "intent", "sent")
    ),
    *(sa.column(name, _TIME) for name in ("state_since", "submitted_at", "checked_at", "next_check_at", "created_at")),
)
_moves = sa.table("registration_moves", sa.column("registration_id"))
_accounts = sa.table("whatsapp_accounts", *map(sa.column, ("org_id", "owner_id", "waba_id", "phone_number_id")))
_profiles = sa.table("profiles", *map(sa.column, ("id", "org_id", "whatsapp_phone_number")))
_leases = sa.table("leases", sa.column("name"))


def _id(org_id: str, owner_id: str, kind: str, subject_id: str) -> str:
    return str(uuid.uuid5(_IDS, "/".join((org_id, owner_id, kind, subject_id))))


def _latest(kind: str) -> sa.Subquery:
    """The last confirmation of each sender of each owner, whichever profile had it."""
    place = sa.func.row_number().over(
        partition_by=[_channels.c.org_id, _channels.c.owner_id, _channels.c.sender],
        order_by=_channels.c.connected_at.desc(),
    )
    ranked = sa.select(*_channels.c, place.label("place")).where(_channels.c.kind == kind).subquery()
    return sa.select(ranked).where(ranked.c.place == 1).subquery()


def _registered(row: Any, kind: str, subject_id: str, fingerprint: str, now: datetime) -> dict[str, Any]:
    """The registration of a sender that was confirmed."""
    id_ = _id(row.org_id, row.owner_id, kind, subject_id)
    shown = ("messaging_profile_id",)
    return {
        "id": id_,
        "org_id": row.org_id,
        "kind": kind,
        "owner_id": row.owner_id,
        "subject_id": subject_id,
        "state": "connected",
        "state_since": row.connected_at,
        "vendor_id": row.vendor_ids.get("phone_number_id"),
        "vendor_fields": {name: row.vendor_ids[name] for name in shown if name in row.vendor_ids},
        "details": {},
        "reasons": [],
        "sent": {"fingerprint": fingerprint},
        "checked_at": row.connected_at,
        "next_check_at": now + timedelta(seconds=uuid.UUID(id_).int % _SPREAD_SECONDS),
        "failures": 0,
        "created_at": row.connected_at,
    }


def _confirm_numbers(connection: sa.Connection, now: datetime) -> None:
    for rows in _batches(connection, sa.select(_latest("sms"))):
        values = [_registered(row, "sms", row.sender, row.sender, now) for row in rows]
        connection.execute(_registrations.insert(), values)


def _confirm_accounts(connection: sa.Connection, now: datetime) -> None:
    """Only those that are declared as they were confirmed; all others are confirmed again."""
    latest, account, profile = _latest("whatsapp"), _accounts, _profiles
    declared = (
        sa.select(*latest.c, account.c.waba_id, account.c.phone_number_id, profile.c.whatsapp_phone_number)
        .select_from(latest)
        .join(account, sa.and_(account.c.org_id == latest.c.org_id, account.c.owner_id == latest.c.owner_id))
        .outerjoin(profile, profile.c.id == latest.c.owner_id)
    )
    for rows in _batches(connection, declared):
        for row in rows:
            number = row.whatsapp_phone_number
            if row.sender != (row.phone_number_id or number or row.waba_id):
                continue
            fingerprint = "/".join((row.waba_id, row.phone_number_id or "", number or "", "1"))
            values = _registered(row, "whatsapp", row.waba_id, fingerprint, now)
            known = connection.execute(
                _registrations.update()
                .where(*_same(row.org_id, row.owner_id, "whatsapp", row.waba_id))
                .values(sent={"fingerprint": fingerprint})
            )
            if known.rowcount == 0:
                connection.execute(_registrations.insert().values(values))


def _give_assignments(connection: sa.Connection) -> None:
    """Give each number on a campaign to the owner of the number: of the registrations of all profiles that send from it, the
    best one with its history."""
    registration, channel = _registrations, _channels
    of_others = sa.and_(
        channel.c.org_id == registration.c.org_id,
        channel.c.profile_id == registration.c.owner_id,
        channel.c.kind == "sms",
        channel.c.sender == registration.c.subject_id,
        channel.c.owner_id != registration.c.owner_id,
    )
    joined = registration.join(channel, of_others)
    shared = (
        sa.select(channel.c.org_id, channel.c.owner_id, channel.c.sender)
        .select_from(joined)
        .where(registration.c.kind == "number")
        .distinct()
    )
    is_best_first = sa.case((registration.c.state == "assigned", 0), (registration.c.state == "pending", 1), else_=2)
    for org_id, owner_id, number in connection.execute(shared).all():
        of_number = sa.and_(
            registration.c.kind == "number", channel.c.org_id == org_id, channel.c.owner_id == owner_id,
            channel.c.sender == number,
        )  # fmt: skip
        of_heirs = sa.select(registration.c.id).select_from(joined).where(of_number)
        best = connection.execute(
            sa.select(registration)
            .select_from(joined)
            .where(of_number)
            .order_by(is_best_first, registration.c.checked_at.desc())
            .limit(1)
        ).one()
        heirs = [row.id for row in connection.execute(of_heirs)]
        new_id = _id(org_id, owner_id, "number", number)
        is_known = connection.execute(
            sa.select(registration.c.id).where(*_same(org_id, owner_id, "number", number))
        ).first()
        if is_known is None:
            connection.execute(registration.insert().values({**best._mapping, "id": new_id, "owner_id": owner_id}))
            connection.execute(
                _moves.update().where(_moves.c.registration_id == best.id).values(registration_id=new_id)
            )
        for at in range(0, len(heirs), _AT_ONCE):
            some = heirs[at : at + _AT_ONCE]
            connection.execute(_moves.delete().where(_moves.c.registration_id.in_(some)))
            connection.execute(registration.delete().where(registration.c.id.in_(some)))


def _same(org_id: str, owner_id: str, kind: str, subject_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    """The registration of a subject, not by its id: before schema 0003, ids were random."""
    stored = _registrations.c
    return (
        stored.org_id == org_id,
        stored.owner_id == owner_id,
        stored.kind == kind,
        stored.subject_id == subject_id,
    )


def _batches(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[list[Any]]:
    rows = connection.execute(query).all()
    for at in range(0, len(rows), _AT_ONCE):
        yield list(rows[at : at + _AT_ONCE])


def downgrade() -> None:
    raise NotImplementedError("Going back is not promised: restore the backup that was made before.")
