"""Keeps answers under an Idempotency-Key, in the transaction of their effect. It does not decide which answers are kept."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.domain import errors
from clearsend.store.foundation import vault
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import idempotency_records

# The public API keeps an answer for a day.
REMEMBERED_FOR = timedelta(hours=24)

# PostgreSQL's error class of a lock that was not granted in time.
_LOCK_NOT_AVAILABLE = "55P03"

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_OF_SCOPE = (
    idempotency_records.c.method == sa.bindparam("method"),
    idempotency_records.c.path_digest == sa.bindparam("path_digest"),
    idempotency_records.c.key == sa.bindparam("key"),
)
_FRESH = Prepared(
    sa.select(idempotency_records).where(
        idempotency_records.c.org_id == sa.bindparam("org_id"),
        *_OF_SCOPE,
        idempotency_records.c.created_at >= sa.bindparam("fresh_from"),
    )
)
_ANSWER = Prepared(
    idempotency_records.update().where(idempotency_records.c.org_id == sa.bindparam("org_id"), *_OF_SCOPE),
    ["status_code", "body", "is_sandbox"],
)
_CLAIMS = {
    name: Prepared(
        insert(idempotency_records)
        .on_conflict_do_update(
            index_elements=["org_id", "method", "path_digest", "key"],
            # An expired record is replaced; a fresh one stays, and the statement then writes nothing.
            set_={
                "request_id": sa.literal_column("excluded.request_id"),
                "created_at": sa.literal_column("excluded.created_at"),
                "status_code": sa.null(),
                "body": sa.null(),
                "is_sandbox": sa.null(),
            },
            where=idempotency_records.c.created_at < sa.bindparam("fresh_from"),
        )
        .returning(idempotency_records.c.key),
        ["org_id", "method", "path_digest", "key", "request_id", "created_at"],
    )
    for name, insert in _INSERTS.items()
}


@dataclass(frozen=True)
class Scope:
    """The scope, within an organization, in which a key is unique. Callers commonly use one key on several endpoints, so the
    scope includes method and path. `namespace` separates callers of one organization that must not get each other's answers; it
    is empty for the organization itself, and never begins with a slash."""

    method: str
    path: str
    key: str
    namespace: str = ""

    @property
    def place(self) -> str:
        """The path within its namespace. A path begins with a slash and a namespace does not, so no two places are equal."""
        return f"{self.namespace} {self.path}" if self.namespace else self.path

    def of(self, org_id: str) -> str:
        """One name for the organization and the whole scope."""
        return f"{org_id} {self.method} {self.place} {self.key}"


@dataclass(frozen=True)
class Remembered:
    """The first answer under a key; `body` is its exact text."""

    request_id: str
    status_code: int
    body: str
    is_sandbox: bool


def find(transaction: Transaction, org_id: str, scope: Scope) -> Remembered | None:
    """The answer given under the key in the last 24 hours; None if there is no such answer."""
    values = {"org_id": org_id, "fresh_from": transaction.now - REMEMBERED_FOR}
    row = _FRESH.one_or_none(transaction.connection, values | _identity(scope))
    return None if row is None else Remembered(row.request_id, row.status_code, row.body, row.is_sandbox)


def claim(transaction: Transaction, org_id: str, scope: Scope, *, request_id: str) -> Remembered | None:
    """Claim the key for this transaction and return None, or return the answer given under it in the last 24 hours.

    If another transaction has claimed the same key, this one waits: the unique index makes the second writer wait until the
    first has committed (then its answer is returned) or rolled back (then this transaction gets the claim).

    Raises: AppError CONFLICT_001: on PostgreSQL, the other transaction takes longer than this transaction's lock wait.
    """
    values = {
        "org_id": org_id,
        "request_id": request_id,
        "created_at": transaction.now,
        "fresh_from": transaction.now - REMEMBERED_FOR,
    }
    try:
        claimed = _CLAIMS[transaction.connection.dialect.name].one_or_none(
            transaction.connection, values | _identity(scope)
        )
    except sa.exc.OperationalError as error:
        if getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
            raise errors.AppError(errors.IDEMPOTENCY_CONFLICT, retry_after_seconds=1) from None
        raise
    if claimed is not None:
        return None
    remembered = find(transaction, org_id, scope)
    assert remembered is not None, "the record that blocked the claim exists, and is fresh"
    return remembered


def remember(
    transaction: Transaction, org_id: str, scope: Scope, *, status_code: int, body: str, is_sandbox: bool
) -> None:
    """Store the answer under the key that this transaction has claimed."""
    values = {"org_id": org_id, "status_code": status_code, "body": body, "is_sandbox": is_sandbox}
    _ANSWER.execute(transaction.connection, values | _identity(scope))


def _identity(scope: Scope) -> dict[str, str]:
    return {"method": scope.method, "path_digest": vault.digest(scope.place), "key": scope.key}
