"""Registrations at the vendors. This module decides no move and calls no vendor; the moves are in `registration_moves.py`."""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.domain.reason import Reason
from clearsend.domain.registration.campaign_room import campaign_of
from clearsend.domain.registration.record import Details, Intent, Registration
from clearsend.domain.registration.states import INITIAL, Kind, NumberOrderState, state_of
from clearsend.store.foundation import statements
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.rows import from_json
from clearsend.store.foundation.tables import registrations

# Never to be changed: the ids of registrations derive from it.
_IDS = uuid.UUID("6f0d4a1e-9c53-4b7a-8e21-5a1c7f3d9b60")

# Statements of every completion are built once: SQLAlchemy takes four times as long to build one as to execute it.
_OF_OWNERS = (
    sa.select(registrations)
    .where(
        registrations.c.org_id == sa.bindparam("org_id"),
        registrations.c.owner_id.in_(sa.bindparam("owner_ids", expanding=True)),
    )
    .order_by(registrations.c.created_at, registrations.c.id)
)
_OF_TWO = Prepared(
    sa.select(registrations)
    .where(
        registrations.c.org_id == sa.bindparam("org_id"),
        registrations.c.owner_id.in_([sa.bindparam("first"), sa.bindparam("second")]),
    )
    .order_by(registrations.c.created_at, registrations.c.id)
)
_ANY = sa.select(registrations).where(registrations.c.org_id == sa.bindparam("org_id"))
_OF_SUBJECT = Prepared(
    _ANY.where(
        registrations.c.owner_id == sa.bindparam("owner_id"),
        registrations.c.kind == sa.bindparam("kind"),
        registrations.c.subject_id == sa.bindparam("subject_id"),
    )
)
_OF_SUBJECT_LOCKED = Prepared(
    _ANY.where(
        registrations.c.owner_id == sa.bindparam("owner_id"),
        registrations.c.kind == sa.bindparam("kind"),
        registrations.c.subject_id == sa.bindparam("subject_id"),
    ).with_for_update()
)
_ONE = _ANY.where(registrations.c.id == sa.bindparam("registration_id"))

# The columns that a change writes, beside the date of the next reading.
_CHANGING = (
    *("state", "state_since", "vendor_id", "tcr_id", "vendor_fields", "details", "reasons", "intent", "sent"),
    *("requested", "statement", "submitted_at", "checked_at", "next_check_at", "failures"),
)


def _save(insert: Callable[[sa.Table], Any]) -> Prepared:
    """One statement for a new and for a changed registration."""
    stored = registrations.c
    of_insert = {column.name for column in stored} - {"otp_ciphertext"}
    statement = insert(registrations).values(
        {name: sa.bindparam(name, type_=stored[name].type) for name in sorted(of_insert)}
    )
    written = {name: statement.excluded[name] for name in (*_CHANGING, "version", "campaign_id")}
    is_current = sa.or_(
        sa.bindparam("is_date_firm", type_=sa.Boolean),
        stored.next_check_at.is_not_distinct_from(sa.bindparam("seen_check_at", type_=stored.next_check_at.type)),
    )
    written["next_check_at"] = sa.case((is_current, statement.excluded.next_check_at), else_=stored.next_check_at)
    written["otp_ciphertext"] = sa.case(
        (sa.bindparam("forgets_pin", type_=sa.Boolean), sa.null()), else_=stored.otp_ciphertext
    )
    return Prepared(
        statement.on_conflict_do_update(
            index_elements=["id"],
            set_=written,
            where=sa.and_(
                stored.org_id == statement.excluded.org_id,
                stored.version == sa.bindparam("seen_version", type_=sa.Integer),
            ),
        ).returning(stored.id)
    )


_SAVE = {True: _save(sqlite.insert), False: _save(postgresql.insert)}

# The most registrations of one owner that are commonly due at the same time.
_OF_ONE_OWNER = 8


class Owner(NamedTuple):
    """The owner of registrations: a profile, or the organization itself if `owner_id` is `org_id`."""

    org_id: str
    owner_id: str

    @property
    def is_organization(self) -> bool:
        return self.owner_id == self.org_id


def list_of(transaction: Transaction, org_id: str, owner_ids: Iterable[str]) -> list[Registration]:
    """The registrations of several owners, in the order of creation."""
    rows = transaction.connection.execute(_OF_OWNERS, {"org_id": org_id, "owner_ids": list(owner_ids)})
    return [of_row(row) for row in rows]


def list_of_two(transaction: Transaction, org_id: str, first: str, second: str) -> list[Registration]:
    """The registrations of two owners, in the order of creation."""
    owners = {"org_id": org_id, "first": first, "second": second}
    return [of_row(row) for row in _OF_TWO.all(transaction.connection, owners)]


def find(
    transaction: Transaction, org_id: str, owner_id: str, kind: Kind, subject_id: str, *, for_update: bool = False
) -> Registration | None:
    """One registration; `for_update` locks it until the transaction ends."""
    subject = {"owner_id": owner_id, "kind": kind.value, "subject_id": subject_id}
    statement = _OF_SUBJECT_LOCKED if for_update else _OF_SUBJECT
    row = statement.one_or_none(transaction.connection, {"org_id": org_id, **subject})
    return None if row is None else of_row(row)


def get(transaction: Transaction, org_id: str, registration_id: str, *, for_update: bool = False) -> Registration:
    """A stored registration; `for_update` locks it until the transaction ends: people's requests do not lock the owner."""
    statement = _ONE.with_for_update() if for_update else _ONE
    row = transaction.connection.execute(statement, {"org_id": org_id, "registration_id": registration_id}).one()
    return of_row(row)


def new(org_id: str, owner_id: str, kind: Kind, subject_id: str, now: datetime) -> Registration:
    """A registration in its first state, which is not stored.

    Its id derives from the arguments: if the database is restored from a backup, a brand or order that was created at a vendor
    after the backup is found by that id, and not created and paid for again.
    """
    registration_id = str(uuid.uuid5(_IDS, "/".join((org_id, owner_id, kind.value, subject_id))))
    return Registration(registration_id, org_id, kind, owner_id, subject_id, INITIAL[kind], now)


def insert(transaction: Transaction, org_id: str, owner_id: str, kind: Kind, subject_id: str) -> Registration:
    """Store a registration in its first state, and return it."""
    fresh = new(org_id, owner_id, kind, subject_id, transaction.now)
    is_saved = save(transaction, org_id, fresh, seen=None)
    assert is_saved, "a registration of this kind and subject is stored already"
    return replace(fresh, version=1)


def save(
    transaction: Transaction,
    org_id: str,
    registration: Registration,
    *,
    seen: datetime | None,
    is_date_firm: bool = True,
    forgets_pin: bool = False,
) -> bool:
    """Store a registration as a whole, new or changed. False, without a change, if a conversation has changed the stored one
    since `registration.version` was read.

    Unless `is_date_firm`, the time of the next reading is stored only if it is still `seen`: `hint` does not lock the owner, and
    the time that it has just set must not be lost.
    """
    values = {
        "id": registration.id,
        "org_id": org_id,
        "kind": registration.kind.value,
        "owner_id": registration.owner_id,
        "subject_id": registration.subject_id,
        "created_at": transaction.now,
        "version": registration.version + 1,
        "seen_version": registration.version,
        "seen_check_at": seen,
        "is_date_firm": is_date_firm,
        "forgets_pin": forgets_pin,
        "campaign_id": campaign_of(registration),
        **{name: _STORED.get(name, _as_is)(getattr(registration, name)) for name in _CHANGING},
    }
    return bool(_SAVE[transaction.is_sqlite].all(transaction.connection, values))


def update(transaction: Transaction, org_id: str, registration_id: str, changes: Mapping[str, Any]) -> None:
    """Write `changes`: column names to values as `Registration` has them (`state`, `details`, `reasons`, `intent`, …)."""
    statements.write(transaction, org_id, registrations, registration_id, _stored(changes))


def _stored(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _STORED.get(name, _as_is)(value) for name, value in changes.items()}


def keep_otp(transaction: Transaction, org_id: str, registration_id: str, pin: str | None) -> None:
    """Keep the PIN that a person has entered until it is sent to the vendor; None deletes it."""
    values = {"otp_ciphertext": None if pin is None else transaction.vault.encrypt(pin)}
    statements.write(transaction, org_id, registrations, registration_id, values)


def otp(transaction: Transaction, org_id: str, registration_id: str) -> str | None:
    ciphertext = transaction.connection.execute(
        sa.select(registrations.c.otp_ciphertext).where(
            registrations.c.org_id == org_id, registrations.c.id == registration_id
        )
    ).scalar_one()
    return None if ciphertext is None else transaction.vault.decrypt(ciphertext)


def hint(transaction: Transaction, subjects: Mapping[str, str]) -> list[Owner]:
    """Mark every registration that a vendor's notice may concern as due for a reading, and return the owners.

    `subjects`: `registration_id`, `brand_id`, `campaign_id`, `order_id`, `tcr_campaign_id`, `tcr_brand_id`, `phone_number`
    (E.164 or digits), `waba_id`. A match with any of them suffices: an unnecessary reading costs little, a missing one may cost
    a day. The search covers all organizations, since a notice names none.
    """
    columns = {
        "registration_id": registrations.c.id,
        "brand_id": registrations.c.vendor_id,
        "campaign_id": registrations.c.vendor_id,
        "order_id": registrations.c.vendor_id,
        "tcr_campaign_id": registrations.c.tcr_id,
        "tcr_brand_id": registrations.c.tcr_id,
        "waba_id": registrations.c.subject_id,
    }
    matches = [column == subjects[name] for name, column in columns.items() if subjects.get(name)]
    digits = subjects.get("phone_number", "").lstrip("+")
    if digits:
        kinds = (Kind.NUMBER.value, Kind.SMS.value)
        matches.append(sa.and_(registrations.c.kind.in_(kinds), registrations.c.subject_id == f"+{digits}"))
    if not matches:
        return []
    lock_all(transaction, sa.select(registrations.c.id).where(sa.or_(*matches)))
    rows = transaction.connection.execute(
        registrations.update()
        .where(sa.or_(*matches))
        .values(next_check_at=transaction.now)
        .returning(registrations.c.org_id, registrations.c.owner_id)
    )
    return sorted({Owner(row.org_id, row.owner_id) for row in rows})


def owners_due(transaction: Transaction, *, limit: int) -> list[Owner]:
    """The owners in all organizations with registrations due for a reading, the longest due first."""
    # Reads only the first rows of the index: after an outage, all registrations may be due.
    due = (
        sa.select(registrations.c.org_id, registrations.c.owner_id, registrations.c.next_check_at)
        .where(registrations.c.next_check_at <= transaction.now)
        .order_by(registrations.c.next_check_at)
        .limit(limit * _OF_ONE_OWNER)
        .subquery()
    )
    since = sa.func.min(due.c.next_check_at, type_=registrations.c.next_check_at.type).label("since")
    rows = transaction.connection.execute(
        sa.select(due.c.org_id, due.c.owner_id, since)
        .group_by(due.c.org_id, due.c.owner_id)
        .order_by(since)
        .limit(limit)
    )
    return [Owner(row.org_id, row.owner_id) for row in rows]


def lock_all(transaction: Transaction, ids: sa.Select[str]) -> None:
    """Lock registrations in the order of their ids, as all code that locks several does. This is a separate statement, since a
    statement that has waited for a row misses rows written meanwhile. On SQLite, a writer locks the whole database."""
    if not transaction.is_sqlite:
        transaction.connection.execute(ids.order_by(*ids.selected_columns).with_for_update()).all()


def lock_of_owners(transaction: Transaction, org_id: str, owner_ids: Collection[str]) -> None:
    """Lock everything of these owners, before several of their registrations are written."""
    lock_all(
        transaction,
        sa.select(registrations.c.id).where(registrations.c.org_id == org_id, registrations.c.owner_id.in_(owner_ids)),
    )


def buyers(transaction: Transaction, org_id: str, phone_number: str) -> list[str]:
    """The ids of the profiles for which the number was ordered or is about to be ordered, without failed orders."""
    rows = transaction.connection.execute(
        sa.select(registrations.c.owner_id).where(
            registrations.c.org_id == org_id,
            registrations.c.kind == Kind.NUMBER_ORDER.value,
            registrations.c.state != NumberOrderState.FAILED.value,
            registrations.c.sent["phone_number"].as_string() == phone_number,
        )
    )
    return [row.owner_id for row in rows]


def make_due(transaction: Transaction, org_id: str, owner_id: str) -> None:
    """Have everything of this owner that its vendors have read now."""
    lock_of_owners(transaction, org_id, [owner_id])
    transaction.connection.execute(
        registrations.update()
        .where(
            registrations.c.org_id == org_id,
            registrations.c.owner_id == owner_id,
            registrations.c.vendor_id.is_not(None),
        )
        .values(next_check_at=transaction.now)
    )


def make_held_due(transaction: Transaction, org_id: str, code: str) -> list[str]:
    """Have every brand and campaign of this organization and its profiles that is not sent because of the reason `code` looked at
    now. Returns the ids of their owners, in order."""
    is_held = sa.cast(registrations.c.reasons, sa.Text).contains(f'"{code}"', autoescape=True)
    # The index covers the state, which is the initial one of brands and of campaigns.
    held = sa.select(registrations.c.id).where(
        registrations.c.org_id == org_id, registrations.c.state == INITIAL[Kind.BRAND].value, is_held
    )
    lock_all(transaction, held)
    rows = transaction.connection.execute(
        registrations.update()
        .where(registrations.c.org_id == org_id, registrations.c.id.in_(held))
        .values(next_check_at=transaction.now)
        .returning(registrations.c.owner_id)
    )
    return sorted({row.owner_id for row in rows})


def postpone(transaction: Transaction, org_id: str, seen: Registration, until: datetime) -> None:
    """Set the time of the next reading of a registration to `until`, unless another transaction has set it since `seen` was read.

    `hint` does not lock the owner: without the comparison, the time that it has just set would be lost. There was nothing to do,
    so its failures are over: with them it would rest until then, also if there is something to do before.
    """
    transaction.connection.execute(
        registrations.update()
        .where(
            registrations.c.org_id == org_id,
            registrations.c.id == seen.id,
            registrations.c.next_check_at.is_not_distinct_from(seen.next_check_at),
        )
        .values(next_check_at=until, failures=0)
    )


def _as_is(value: Any) -> Any:
    return value


def _stored_intent(intent: Intent | None) -> dict[str, Any] | None:
    if intent is None:
        return None
    sent_at = None if intent.sent_at is None else intent.sent_at.isoformat()
    return {"token": intent.token, "sent_at": sent_at, "details": dict(intent.details)}


def _stored_details(details: Details) -> dict[str, Any]:
    """The details as a JSON object, without those that are empty or False."""
    return {name: value for name, value in asdict(details).items() if value}


_STORED: Mapping[str, Any] = {
    "state": lambda state: state.value,
    "vendor_fields": dict,
    "details": _stored_details,
    "reasons": lambda reasons: [asdict(reason) for reason in reasons],
    "intent": _stored_intent,
}


def of_row(row: Any) -> Registration:
    kind = Kind(row.kind)
    return Registration(
        id=row.id,
        org_id=row.org_id,
        kind=kind,
        owner_id=row.owner_id,
        subject_id=row.subject_id,
        state=state_of(kind, row.state),
        state_since=row.state_since,
        vendor_id=row.vendor_id,
        tcr_id=row.tcr_id,
        vendor_fields=row.vendor_fields,
        details=from_json(Details, row.details),
        reasons=tuple(from_json(Reason, reason) for reason in row.reasons),
        intent=None if row.intent is None else _intent(row.intent),
        sent=row.sent,
        requested=row.requested,
        statement=row.statement,
        submitted_at=row.submitted_at,
        checked_at=row.checked_at,
        next_check_at=row.next_check_at,
        failures=row.failures,
        version=row.version,
    )


def _intent(stored: Mapping[str, Any]) -> Intent:
    sent_at = stored["sent_at"]
    return Intent(stored["token"], None if sent_at is None else datetime.fromisoformat(sent_at), stored["details"])
