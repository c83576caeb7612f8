"""Users and their API keys. A key is stored as a digest only: it can be recognized, never shown again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clearsend.domain.access import Actor, Role
from clearsend.store.foundation import vault
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import api_keys, profiles, users

_HINT_CHARS = 10

# The holders of valid keys: key, user and profile must all be valid. A further condition says which key is meant.
_HOLDERS: sa.Select[Any] = (
    sa.select(api_keys.c.id, api_keys.c.org_id, api_keys.c.user_id, api_keys.c.profile_id, users.c.role)
    .join(users, users.c.id == api_keys.c.user_id)
    .outerjoin(profiles, profiles.c.id == api_keys.c.profile_id)
    .where(api_keys.c.revoked_at.is_(None), users.c.status == "active", profiles.c.deleted_at.is_(None))
)
_HOLDER = Prepared(_HOLDERS.where(api_keys.c.digest == sa.bindparam("digest")))


@dataclass(frozen=True)
class ApiKey:
    """A key as an operator may see it; `hint` is its beginning."""

    id: str
    org_id: str
    user_id: str
    role: Role
    profile_id: str | None
    name: str
    hint: str
    created_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True)
class User:
    """A member of an organization."""

    id: str
    role: Role


def insert_user(transaction: Transaction, org_id: str, *, email: str, name: str, role: Role) -> User:
    user_id = transaction.new_id()
    transaction.connection.execute(
        users.insert().values(
            id=user_id,
            org_id=org_id,
            email=email,
            name=name,
            role=role.value,
            status="active",
            created_at=transaction.now,
            updated_at=transaction.now,
        )
    )
    return User(user_id, role)


def find_user(transaction: Transaction, org_id: str, *, email: str) -> User | None:
    row = transaction.connection.execute(
        sa.select(users.c.id, users.c.role).where(users.c.org_id == org_id, users.c.email == email)
    ).one_or_none()
    return None if row is None else User(row.id, Role(row.role))


def insert(
    transaction: Transaction, org_id: str, *, user_id: str, name: str, key: str, profile_id: str | None = None
) -> str:
    """Store the digest of `key` and return the id of the row."""
    key_id = transaction.new_id()
    transaction.connection.execute(
        api_keys.insert().values(
            id=key_id,
            org_id=org_id,
            user_id=user_id,
            profile_id=profile_id,
            name=name,
            digest=vault.digest(key),
            hint=key[:_HINT_CHARS],
            created_at=transaction.now,
        )
    )
    return key_id


def find_actor(transaction: Transaction, key: str) -> Actor | None:
    """The holder of `key`; None if it is unknown, revoked, of an inactive user, or of a deleted profile.

    This query is not limited to an organization: only the key identifies it.
    """
    row = _HOLDER.one_or_none(transaction.connection, {"digest": vault.digest(key)})
    return None if row is None else _actor(row)


def find_actor_by_id(transaction: Transaction, org_id: str, key_id: str) -> Actor | None:
    """The holder of the key with that id, on the same conditions: for a console session that was opened with the key."""
    row = transaction.connection.execute(
        _HOLDERS.where(api_keys.c.org_id == org_id, api_keys.c.id == key_id)
    ).one_or_none()
    return None if row is None else _actor(row)


def list_all(transaction: Transaction, org_id: str) -> list[ApiKey]:
    rows = transaction.connection.execute(
        sa.select(api_keys, users.c.role)
        .join(users, users.c.id == api_keys.c.user_id)
        .where(api_keys.c.org_id == org_id)
        .order_by(api_keys.c.created_at)
    )
    return [_key(row) for row in rows]


def revoke(transaction: Transaction, org_id: str, key_id: str) -> bool:
    """Revoke a key. True if it exists and was not revoked before."""
    result = transaction.connection.execute(
        api_keys.update()
        .where(api_keys.c.org_id == org_id, api_keys.c.id == key_id, api_keys.c.revoked_at.is_(None))
        .values(revoked_at=transaction.now)
    )
    return result.rowcount > 0


def _actor(row: Any) -> Actor:
    return Actor(key_id=row.id, org_id=row.org_id, user_id=row.user_id, role=Role(row.role), profile_id=row.profile_id)


def _key(row: sa.Row[Any]) -> ApiKey:
    return ApiKey(
        id=row.id,
        org_id=row.org_id,
        user_id=row.user_id,
        role=Role(row.role),
        profile_id=row.profile_id,
        name=row.name,
        hint=row.hint,
        created_at=row.created_at,
        revoked_at=row.revoked_at,
    )
