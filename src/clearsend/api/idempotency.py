"""The Idempotency-Key header: its format and its scope. This module keeps no answers: the store does."""

import re

from clearsend.domain import errors
from clearsend.domain.access import Actor
from clearsend.store.idempotency import Scope

HEADER = "Idempotency-Key"
PATTERN = r"^[A-Za-z0-9_-]{1,255}$"
_FORM = re.compile(r"[A-Za-z0-9_-]{1,255}")


def scope(actor: Actor, method: str, path: str, key: str | None) -> Scope | None:
    """The scope in which `key` is unique; None if the caller sent no key. `path`: with ids in lower case.

    Raises: AppError VALIDATION_007 (the key is malformed).
    """
    if key is None:
        return None
    if _FORM.fullmatch(key) is None:
        raise errors.AppError(
            errors.INVALID_IDEMPOTENCY_KEY,
            details={HEADER: ["Must be 1 to 255 characters of A-Z, a-z, 0-9, '-' and '_'."]},
        )
    return Scope(method, path, key, _namespace(actor))


def _namespace(actor: Actor) -> str:
    """The caller's namespace: of the organization, of its calls for one profile, or of that profile's own keys."""
    if actor.profile_id is not None:
        return f"key-of {actor.profile_id}"
    return "" if actor.acting_for is None else f"acting-for {actor.acting_for}"
