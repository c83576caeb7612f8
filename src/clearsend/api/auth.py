"""Authentication and authorization of a call. This module never says why a key is invalid, and never logs a key."""

from collections.abc import Mapping
from dataclasses import replace

from clearsend.domain import access, errors
from clearsend.domain.access import Actor, Permission
from clearsend.schemas import incoming
from clearsend.store import keys, profiles, webhooks
from clearsend.store.foundation.database import Transaction

KEY_HEADER = "x-api-key"
PROFILE_HEADER = "x-profile-id"


def authenticate(transaction: Transaction, key: str | None) -> Actor:
    """The actor that holds the API key `key`.

    Raises: AppError AUTH_001 (no key), AUTH_002 (the key is not valid).
    """
    if key is None:
        raise errors.AppError(
            errors.API_KEY_MISSING, details={KEY_HEADER: ["Send your API key in the x-api-key header."]}
        )
    actor = keys.find_actor(transaction, key) if 0 < len(key) <= incoming.MAX_KEY_CHARS else None
    if actor is None:
        raise errors.AppError(errors.API_KEY_INVALID, details={KEY_HEADER: ["This API key is unknown or was revoked."]})
    return actor


def authorize(
    transaction: Transaction, actor: Actor, permission: Permission, ids: Mapping[str, str], acting_for: str | None
) -> Actor:
    """Check that the role and the scope of the key allow the call. Returns the actor, restricted to the profile `acting_for`.

    `ids`: the ids in the path, by name. `acting_for`: the x-profile-id header, None if it is absent.

    Raises: AppError AUTH_004 (not allowed), VALIDATION_003 (`acting_for` is no UUID), RESOURCE_014 (it names no profile).
    """
    if not access.allows(actor, permission, ids.get("profileId")):
        raise errors.AppError(errors.FORBIDDEN, details={KEY_HEADER: [_why_not(actor, permission)]})
    if acting_for is None:
        return actor
    if actor.is_profile_scoped:
        raise errors.AppError(
            errors.FORBIDDEN, details={PROFILE_HEADER: ["Only keys of an organization may act for a profile."]}
        )
    if not incoming.is_uuid(acting_for):
        raise errors.AppError(errors.INVALID_ID, details={PROFILE_HEADER: ["Must be a UUID."]})
    narrowed = replace(actor, acting_for=profiles.get(transaction, actor.org_id, acting_for.lower()).id)
    if not access.allows(narrowed, permission):
        raise errors.AppError(errors.FORBIDDEN, details={PROFILE_HEADER: [_why_not_acting(permission)]})
    return narrowed


def check_scope(transaction: Transaction, actor: Actor, ids: Mapping[str, str]) -> None:
    """Refuse a profile or webhook in the path that lies outside the scope of `actor`, as if it did not exist.

    `ids`: the ids in the path, by name. The check does not depend on the handler, because a sandbox call may read nothing, and
    comes before the body is parsed, so that an invalid body gets the same 404. The path of a redelivery may name the
    organization in place of a webhook: the action then decides which callbacks the actor may redeliver.

    Raises: AppError RESOURCE_014 (profile), RESOURCE_008 (webhook).
    """
    if actor.confined_to is None:
        return
    if not access.sees(actor, ids.get("profileId", actor.confined_to)):
        raise errors.AppError(errors.PROFILE_NOT_FOUND)
    is_callback = "eventId" in ids and ids.get("webhookId") == actor.org_id
    if "webhookId" in ids and not is_callback:
        webhooks.get(transaction, actor.org_id, ids["webhookId"], confined_to=actor.confined_to)


def _why_not(actor: Actor, permission: Permission) -> str:
    action = permission.value.replace("_", " ")
    if actor.is_profile_scoped:
        return f"The key of a profile may not {action} here; use a key of the organization."
    return f"The role {actor.role.value} may not {action}; ask an owner or admin of the organization."


def _why_not_acting(permission: Permission) -> str:
    action = permission.value.replace("_", " ")
    return (
        f"A call with the x-profile-id header acts on that profile alone, and may not {action}; leave out x-profile-id to act "
        "for the organization."
    )
