"""API keys. The operator of the installation creates and revokes them; no call of the public API does.

A person signs in to the console with a key; the session then keeps the key's id, never the key.
"""

from dataclasses import dataclass, field

from clearsend.domain.access import Actor, Role
from clearsend.store import keys, profiles
from clearsend.store.foundation.database import Transaction
from clearsend.store.keys import ApiKey

KEY_PREFIX = "cs_"


@dataclass(frozen=True)
class NewKey:
    """A new key; it cannot be shown again."""

    id: str
    org_id: str
    user_id: str
    role: Role
    api_key: str = field(repr=False)


def create(
    transaction: Transaction,
    org_id: str,
    *,
    email: str,
    role: Role,
    name: str,
    key: str,
    profile_id: str | None = None,
) -> NewKey:
    """A key for the person with that e-mail address, who joins the organization with `role` if not a member yet.

    `key` is a fresh secret. `profile_id`: restricts the key to one profile.

    Raises: AppError RESOURCE_014.
    """
    if profile_id is not None:
        profiles.get(transaction, org_id, profile_id)
    member = keys.find_user(transaction, org_id, email=email)
    if member is None:
        member = keys.insert_user(transaction, org_id, email=email, name=email, role=role)
    key_id = keys.insert(transaction, org_id, user_id=member.id, name=name, key=key, profile_id=profile_id)
    return NewKey(key_id, org_id, member.id, member.role, key)


def find_holder(transaction: Transaction, key: str) -> Actor | None:
    """The holder of `key`, or None if the key is not valid now."""
    return keys.find_actor(transaction, key)


def find_holder_by_id(transaction: Transaction, org_id: str, key_id: str) -> Actor | None:
    """The holder of the key of that id, or None if it is not valid now: a session ends with its key."""
    return keys.find_actor_by_id(transaction, org_id, key_id)


def list_all(transaction: Transaction, org_id: str) -> list[ApiKey]:
    return keys.list_all(transaction, org_id)


def revoke(transaction: Transaction, org_id: str, key_id: str) -> bool:
    """Revoke a key. True if it existed and was valid."""
    return keys.revoke(transaction, org_id, key_id)
