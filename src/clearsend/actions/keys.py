"""API keys, made and revoked by the operator of the installation: no call of the public API does either.

Whoever signs in to the console shows one; what the session then keeps is its id, never the key.
"""

from dataclasses import dataclass, field

from clearsend.domain.access import Actor, Role
from clearsend.store import keys, profiles
from clearsend.store.foundation.database import Transaction
from clearsend.store.keys import ApiKey

KEY_PREFIX = "cs_"


@dataclass(frozen=True)
class NewKey:
    """A key that can be shown only now."""

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

    `key` is a fresh secret. `profile_id`: bounds the key to one profile.

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
    """Who holds `key`, if it is valid now."""
    return keys.find_actor(transaction, key)


def find_holder_by_id(transaction: Transaction, org_id: str, key_id: str) -> Actor | None:
    """Who holds the key of that id, if it is valid now: a session ends with its key."""
    return keys.find_actor_by_id(transaction, org_id, key_id)


def list_all(transaction: Transaction, org_id: str) -> list[ApiKey]:
    return keys.list_all(transaction, org_id)


def revoke(transaction: Transaction, org_id: str, key_id: str) -> bool:
    """True if there was such a key and it was valid until now."""
    return keys.revoke(transaction, org_id, key_id)
