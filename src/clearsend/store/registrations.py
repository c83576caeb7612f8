"""Registrations at the vendors. This module decides no move and calls no vendor; the moves are in `registration_moves.py`."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Details, Intent, Registration, Request
from clearsend.domain.registration.states import INITIAL, Kind, NumberOrderState, NumberState, state_of
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
_ONE = _ANY.where(registrations.c.id == sa.bindparam("registration_id"))

# The query stops at the first match. Without the `concat`, SQLite may choose the index on the state, and read every assigned
# registration of the organization instead of beginning with the number.
_ASSIGNED = Prepared(
    sa.select(registrations)
    .where(
        registrations.c.org_id == sa.bindparam("org_id"),
        registrations.c.kind == Kind.NUMBER.value,
        registrations.c.subject_id == sa.bindparam("subject_id"),
        registrations.c.state.concat("") == NumberState.ASSIGNED.value,
        registrations.c.failures == 0,
        registrations.c.checked_at > sa.bindparam("read_since"),
        registrations.c.next_check_at > sa.bindparam("now"),
    )
    .limit(1)
    .with_for_update(read=True)
)

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
    return [_registration(row) for row in rows]


def list_of_two(transaction: Transaction, org_id: str, first: str, second: str) -> list[Registration]:
    """The registrations of two owners, in the order of creation."""
    owners = {"org_id": org_id, "first": first, "second": second}
    return [_registration(row) for row in _OF_TWO.all(transaction.connection, owners)]


def find(transaction: Transaction, org_id: str, owner_id: str, kind: Kind, subject_id: str) -> Registration | None:
    subject = {"owner_id": owner_id, "kind": kind.value, "subject_id": subject_id}
    row = _OF_SUBJECT.one_or_none(transaction.connection, {"org_id": org_id, **subject})
    return None if row is None else _registration(row)


def get(transaction: Transaction, org_id: str, registration_id: str) -> Registration:
    row = transaction.connection.execute(_ONE, {"org_id": org_id, "registration_id": registration_id}).one()
    return _registration(row)


def insert(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    kind: Kind,
    subject_id: str,
    changes: Mapping[str, Any] | None = None,
) -> Registration:
    """Write a registration in its first state, or with `changes` to that (see `update`). Returns it in its first state.

    Its id derives from the arguments: if the database is restored from a backup, a brand or order that was created at a vendor
    after the backup is found by that id, and not created and paid for again.
    """
    registration_id = str(uuid.uuid5(_IDS, "/".join((org_id, owner_id, kind.value, subject_id))))
    values = {
        "id": registration_id,
        "kind": kind.value,
        "owner_id": owner_id,
        "subject_id": subject_id,
        "state": INITIAL[kind].value,
        "state_since": transaction.now,
        "vendor_fields": {},
        "details": {},
        "reasons": [],
        "failures": 0,
        "created_at": transaction.now,
    } | _stored(changes or {})
    statements.insert(transaction, org_id, registrations, values)
    return Registration(registration_id, org_id, kind, owner_id, subject_id, INITIAL[kind], transaction.now)


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
        matches.append(sa.and_(registrations.c.kind == Kind.NUMBER.value, registrations.c.subject_id == f"+{digits}"))
    if not matches:
        return []
    _lock(transaction, sa.select(registrations.c.id).where(sa.or_(*matches)))
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


def find_assigned(
    transaction: Transaction, org_id: str, phone_number: str, *, read_since: datetime
) -> Registration | None:
    """A registration of the organization that shows the number as assigned: read after `read_since`, without a failure since,
    and not due for a reading. None if there is no such registration.

    The row is locked until the transaction ends: a process that reads another state then finds the copy, too (`mark_stale`).
    """
    row = _ASSIGNED.one_or_none(
        transaction.connection,
        {"org_id": org_id, "subject_id": phone_number, "read_since": read_since, "now": transaction.now},
    )
    return None if row is None else _registration(row)


def mark_stale(transaction: Transaction, org_id: str, found: Registration) -> None:
    """Set the next reading to now for the organization's other registrations of the same subject, if it is planned for later:
    `found` was outdated."""
    same_thing = (
        registrations.c.org_id == org_id,
        registrations.c.kind == found.kind.value,
        registrations.c.subject_id == found.subject_id,
    )
    still_believed = registrations.c.next_check_at > transaction.now
    _lock(
        transaction,
        sa.select(registrations.c.id).where(*same_thing, sa.or_(still_believed, registrations.c.id == found.id)),
    )
    transaction.connection.execute(
        registrations.update()
        .where(*same_thing, still_believed, registrations.c.id != found.id)
        .values(next_check_at=transaction.now)
    )


def _lock(transaction: Transaction, ids: sa.Select[str]) -> None:
    """Lock registrations in the order of their ids, as all code that locks several does. This is a separate statement, since a
    statement that has waited for a row misses rows written meanwhile. On SQLite, a writer locks the whole database."""
    if not transaction.is_sqlite:
        transaction.connection.execute(ids.order_by(*ids.selected_columns).with_for_update()).all()


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


def forget_paid_wishes(transaction: Transaction, org_id: str, owner_id: str) -> None:
    """Delete those requests of persons on this owner's registrations for which the vendor would charge a fee."""
    paid = [Request.SUBMIT.value, Request.UPDATE.value, Request.APPEAL.value]
    transaction.connection.execute(
        registrations.update()
        .where(
            registrations.c.org_id == org_id,
            registrations.c.owner_id == owner_id,
            registrations.c.requested.in_(paid),
        )
        .values(requested=None, statement=None)
    )


def postpone(transaction: Transaction, org_id: str, seen: Registration, until: datetime) -> None:
    """Set the time of the next reading of a registration to `until`, unless another transaction has set it since `seen` was read.

    `hint` and `mark_stale` do not lock the owner: without the comparison, the time that they have just set would be lost.
    """
    transaction.connection.execute(
        registrations.update()
        .where(
            registrations.c.org_id == org_id,
            registrations.c.id == seen.id,
            registrations.c.next_check_at.is_not_distinct_from(seen.next_check_at),
        )
        .values(next_check_at=until)
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


def _registration(row: Any) -> Registration:
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
    )


def _intent(stored: Mapping[str, Any]) -> Intent:
    sent_at = stored["sent_at"]
    return Intent(stored["token"], None if sent_at is None else datetime.fromisoformat(sent_at), stored["details"])
