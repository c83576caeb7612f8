"""Who is calling, and may they? It never says why a key is unknown, and never lets one into a log."""

import re

from clearsend.domain import access, errors
from clearsend.domain.access import Actor, Permission
from clearsend.store import keys, profiles
from clearsend.store.database import Transaction

KEY_HEADER = "x-api-key"
PROFILE_HEADER = "x-profile-id"
_MAX_KEY_CHARS = 200
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")


def authenticate(transaction: Transaction, key: str | None) -> Actor:
    """The holder of `key`.

    Raises: AppError AUTH_001 (no key), AUTH_002 (not a valid one).
    """
    if key is None:
        raise errors.AppError(
            errors.API_KEY_MISSING, details={KEY_HEADER: ["Send your API key in the x-api-key header."]}
        )
    actor = keys.find_actor(transaction, key) if 0 < len(key) <= _MAX_KEY_CHARS else None
    if actor is None:
        raise errors.AppError(errors.API_KEY_INVALID, details={KEY_HEADER: ["This API key is unknown or was revoked."]})
    return actor


def authorize(
    transaction: Transaction, actor: Actor, permission: Permission, ids: dict[str, str], acting_for: str | None
) -> None:
    """Check the role, the scope of the key, and the profile that an organization acts for.

    `acting_for`: the x-profile-id header.

    Raises: AppError AUTH_004, VALIDATION_003, RESOURCE_014.
    """
    if not access.allows(actor, permission, ids.get("profileId")):
        raise errors.AppError(errors.FORBIDDEN, details={KEY_HEADER: [_why_not(actor, permission)]})
    if acting_for is None:
        return
    if actor.is_profile_scoped:
        raise errors.AppError(
            errors.FORBIDDEN, details={PROFILE_HEADER: ["Only keys of an organization may act for a profile."]}
        )
    if not is_uuid(acting_for):
        raise errors.AppError(errors.INVALID_ID, details={PROFILE_HEADER: ["Must be a UUID."]})
    profiles.get(transaction, actor.org_id, acting_for.lower())


def is_uuid(value: str) -> bool:
    return _UUID.fullmatch(value) is not None


def _why_not(actor: Actor, permission: Permission) -> str:
    action = permission.value.replace("_", " ")
    if actor.is_profile_scoped:
        return f"The key of a profile may not {action} here; use a key of the organization."
    return f"The role {actor.role.value} may not {action}; ask an owner or admin of the organization."
