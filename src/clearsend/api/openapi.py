"""Adds errors, headers and security to the OpenAPI document. It never touches a request."""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI

from clearsend.api import auth
from clearsend.api import errors as http_errors
from clearsend.api.call import Route
from clearsend.domain import errors
from clearsend.domain.errors import CatalogEntry
from clearsend.schemas.envelope import Envelope, ErrorEnvelope

IDEMPOTENCY_DESCRIPTION = (
    "Makes the call safe to repeat: for 24 hours, the same key on the same method and path returns the first answer again, "
    "with `Idempotent-Replayed: true`. Only successful answers are remembered. Keys are separate for the organization, for "
    "each `x-profile-id`, and for a profile's own API key."
)
PROFILE_ID_DESCRIPTION = (
    "Restricts an organization's key to one of its profiles for this call: lists contain only items of that profile, the ids "
    "of other profiles are not found, webhooks created under it receive only events of that profile, and calls for the "
    "organization are refused."
)
SUBMISSION_DESCRIPTION = (
    "Without `acceptFee`, a request that costs a fee is refused, and the error names the fee; with `sandbox`, the answer names "
    "the fee, and nothing is done. "
    "Repeating the call while the submission is in progress changes nothing."
)
ID_DESCRIPTIONS = {
    "profileId": "Id of the profile.",
    "campaignId": "Id of the campaign.",
    "webhookId": "Id of the webhook.",
    "eventId": "Id of an entry in the webhook's log, or of the event that it delivers.",
}

_SECURITY = "ApiKey"

_EVERY_ROUTE = (
    errors.API_KEY_MISSING,
    errors.API_KEY_INVALID,
    errors.FORBIDDEN,
    errors.INVALID_ID,
    errors.PROFILE_NOT_FOUND,
    errors.RATE_LIMITED,
    errors.INTERNAL,
    errors.UNAVAILABLE,
)

_HEADERS: dict[str, Any] = {
    "X-Request-Id": {"description": "Id of this request.", "schema": {"type": "string"}},
    "X-RateLimit-Limit": {"description": "Requests allowed per minute.", "schema": {"type": "integer"}},
    "X-RateLimit-Remaining": {"description": "Requests left in this window.", "schema": {"type": "integer"}},
    "X-RateLimit-Reset": {"description": "When the window ends, in unix seconds.", "schema": {"type": "integer"}},
}
_REPLAY_HEADERS: dict[str, Any] = {
    "Idempotent-Replayed": {
        "description": "`true` if this answer repeats an earlier one.",
        "schema": {"type": "string"},
    },
    "X-Original-Request-Id": {
        "description": "Id of the request that received the answer first.",
        "schema": {"type": "string"},
    },
}
_SANDBOX_HEADER: dict[str, Any] = {
    "X-Sandbox": {"description": "`true` if nothing was stored or sent.", "schema": {"type": "string"}}
}
_RETRY_HEADER: dict[str, Any] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}


def envelope_of(data: Any) -> Any:
    """The type of an answer whose data is of the type `data`; None for an empty body."""
    return None if data is None else Envelope.__class_getitem__(data)


def responses(route: Route) -> dict[int | str, dict[str, Any]]:
    """Every documented answer of a route, by status."""
    documented: dict[int | str, dict[str, Any]] = {}
    for status, data in route.answers.items():
        headers = dict(_HEADERS)
        if route.is_idempotent:
            headers |= _REPLAY_HEADERS
        if route.is_mutation:
            headers |= _SANDBOX_HEADER
        documented[status] = {"description": _SUCCESS[status], "headers": headers}
        if data is not None:
            documented[status]["model"] = envelope_of(data)
    for status, entries in _refusals(route).items():
        documented[status] = refusal(entries) | {
            "headers": _HEADERS | (_RETRY_HEADER if status in (409, 429, 503) else {})
        }
    return documented


def refusal(entries: Sequence[CatalogEntry]) -> dict[str, Any]:
    """A documented refusal, with an example of every code."""
    return {
        "model": ErrorEnvelope,
        "description": "; ".join(f"`{entry.code}` {entry.message}" for entry in entries),
        "content": {"application/json": {"examples": {entry.code: _example(entry) for entry in entries}}},
    }


_SUCCESS = {
    200: "Done.",
    201: "Created.",
    202: "Accepted: the work continues in the background.",
    204: "Done; the answer has no body.",
}


def _refusals(route: Route) -> dict[int, list[CatalogEntry]]:
    entries = [*_EVERY_ROUTE, *route.errors]
    if route.body is not None or route.id_names or route.paging:
        entries.append(errors.INVALID_REQUEST)
    if route.body is not None:
        entries.append(errors.BODY_TOO_LARGE)
    if route.is_idempotent:
        entries += [errors.INVALID_IDEMPOTENCY_KEY, errors.IDEMPOTENCY_CONFLICT]
    by_status: dict[int, list[CatalogEntry]] = {}
    for entry in dict.fromkeys(entries):
        by_status.setdefault(http_errors.HTTP_STATUS[entry.kind], []).append(entry)
    return dict(sorted(by_status.items()))


def _example(entry: CatalogEntry) -> dict[str, Any]:
    return {
        "summary": entry.meaning,
        "value": {
            "success": False,
            "data": None,
            "error": {"code": entry.code, "message": entry.message, "details": None, "doc_url": None},
            "meta": {"request_id": "req_7X9zKp2jDw", "timestamp": "2026-05-01T09:53:14.031204+00:00", "version": "v3"},
        },
    }


def _say_optional_not_null(operation: dict[str, Any]) -> None:
    """Remove null from optional parameters and bodies: the framework documents them as nullable, but none may be null."""
    holders = [*operation.get("parameters", []), *operation.get("requestBody", {}).get("content", {}).values()]
    for holder in holders:
        schema = holder["schema"]
        choices = [choice for choice in schema.pop("anyOf", []) if choice != {"type": "null"}]
        holder["schema"] = schema | (choices[0] if len(choices) == 1 else {"anyOf": choices} if choices else {})


def install(app: FastAPI) -> None:
    """Complete the framework's document: add the security scheme, and remove refusals that the server does not give."""
    build = app.openapi

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            built = build()
            built.setdefault("components", {})["securitySchemes"] = {
                _SECURITY: {"type": "apiKey", "in": "header", "name": auth.KEY_HEADER}
            }
            for path, operations in built["paths"].items():
                for operation in operations.values():
                    # The framework documents a 422 of its own; here, an invalid request is a 400.
                    operation["responses"].pop("422", None)
                    _say_optional_not_null(operation)
                    if path.startswith("/v3/"):
                        operation["security"] = [{_SECURITY: []}]
            for name in ("HTTPValidationError", "ValidationError"):
                built["components"]["schemas"].pop(name, None)
            _restore_nulls(built)
            app.openapi_schema = built
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _restore_nulls(document: dict[str, Any]) -> None:
    """Restore the nulls that the framework drops from examples: a documented key is always present, and null when empty."""
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        if "examples" in schema:
            schema["examples"] = [_whole(example, schema, schemas) for example in schema["examples"]]
    for operations in document["paths"].values():
        for operation in operations.values():
            for response in operation["responses"].values():
                for content in response.get("content", {}).values():
                    for example in content.get("examples", {}).values():
                        example["value"] = _whole(example["value"], content["schema"], schemas)


def _whole(value: Any, schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    """`value` with null for every required key that it lacks, in the order of `schema`."""
    schema = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list) and "items" in schema:
        return [_whole(item, schema["items"], schemas) for item in value]
    if isinstance(value, dict) and "properties" in schema:
        required = schema.get("required", ())
        return {
            name: _whole(value.get(name), inner, schemas)
            for name, inner in schema["properties"].items()
            if name in value or name in required
        }
    if value is not None and "anyOf" in schema:
        return _whole(value, next(inner for inner in schema["anyOf"] if inner.get("type") != "null"), schemas)
    return value
