"""The errors of the public API. This module never mentions HTTP: one map in `api/errors.py` turns kinds into statuses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kind of an error, by what the caller can do about it. The kind alone decides the HTTP status."""

    INVALID = "invalid"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    CONFLICT = "conflict"
    TOO_LARGE = "too_large"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


@dataclass(frozen=True)
class CatalogEntry:
    """One documented error: `code` is the wire value, `message` the default sentence, `meaning` the text of `docs/errors.md`."""

    code: str
    kind: Kind
    message: str
    meaning: str


API_KEY_MISSING = CatalogEntry(
    "AUTH_001",
    Kind.UNAUTHENTICATED,
    "User is not authenticated",
    "The request carries no x-api-key header.",
)
API_KEY_INVALID = CatalogEntry(
    "AUTH_002",
    Kind.UNAUTHENTICATED,
    "Invalid or missing API key",
    "The key in the x-api-key header is empty, unknown or revoked.",
)
SIGNATURE_INVALID = CatalogEntry(
    "AUTH_008",
    Kind.UNAUTHENTICATED,
    "The signature of this webhook is missing, wrong or too old",
    "For vendors only: they must sign their webhooks to /inbound; a signature of Telnyx is valid for five minutes.",
)
FORBIDDEN = CatalogEntry(
    "AUTH_004",
    Kind.FORBIDDEN,
    "Insufficient permissions for this operation",
    "The key is valid, but its role or its scope does not allow the call.",
)
INVALID_REQUEST = CatalogEntry(
    "VALIDATION_001",
    Kind.INVALID,
    "Request validation failed",
    "The body, the path or the current state of the resource does not allow the call; error.details names each field.",
)
INVALID_ID = CatalogEntry(
    "VALIDATION_003",
    Kind.INVALID,
    "Invalid ID format",
    "The x-profile-id header is not a UUID.",
)
BODY_TOO_LARGE = CatalogEntry(
    "VALIDATION_005",
    Kind.TOO_LARGE,
    "Request body is too large",
    "The body exceeds the documented limit.",
)
OUT_OF_RANGE = CatalogEntry(
    "VALIDATION_005",
    Kind.INVALID,
    "Value is out of range",
    "A number is smaller or larger than documented; error.details names each field.",
)
INVALID_IDEMPOTENCY_KEY = CatalogEntry(
    "VALIDATION_007",
    Kind.INVALID,
    "Invalid Idempotency-Key",
    "The Idempotency-Key header must have 1 to 255 letters, digits, '-' or '_'.",
)
ORGANIZATION_NOT_FOUND = CatalogEntry(
    "RESOURCE_005",
    Kind.NOT_FOUND,
    "Organization not found",
    "The organization of this key no longer exists.",
)
WEBHOOK_NOT_FOUND = CatalogEntry(
    "RESOURCE_008",
    Kind.NOT_FOUND,
    "Webhook not found",
    "The organization of this key has no such webhook, or it was deleted.",
)
BRAND_NOT_FOUND = CatalogEntry(
    "RESOURCE_009",
    Kind.NOT_FOUND,
    "Brand not found for this profile",
    "A campaign belongs to a brand, and neither the profile nor (if it inherits) its organization has one.",
)
CAMPAIGN_NOT_FOUND = CatalogEntry(
    "RESOURCE_010",
    Kind.NOT_FOUND,
    "Campaign not found for this profile",
    "The campaign does not exist, or it belongs to another profile.",
)
RESOURCE_NOT_FOUND = CatalogEntry(
    "RESOURCE_013",
    Kind.NOT_FOUND,
    "Resource not found",
    "Nothing exists at this URL, or there is no record yet.",
)
METHOD_NOT_ALLOWED = CatalogEntry(
    "RESOURCE_013",
    Kind.METHOD_NOT_ALLOWED,
    "Method not allowed",
    "The URL exists, but does not support this HTTP method.",
)
PROFILE_NOT_FOUND = CatalogEntry(
    "RESOURCE_014",
    Kind.NOT_FOUND,
    "Profile not found",
    "The organization of this key has no such profile, or it was deleted.",
)
RATE_LIMITED = CatalogEntry(
    "BUSINESS_002",
    Kind.RATE_LIMITED,
    "Rate limit exceeded",
    "This credential has sent too many requests; wait as many seconds as Retry-After says.",
)
QUOTA_EXCEEDED = CatalogEntry(
    "BUSINESS_008",
    Kind.INVALID,
    "Operation would exceed quota",
    "The organization has reached its maximum number of webhooks.",
)
WEBHOOK_INACTIVE = CatalogEntry(
    "BUSINESS_010",
    Kind.INVALID,
    "Webhook is inactive",
    "The webhook is switched off and receives nothing; switch it on first.",
)
IDEMPOTENCY_CONFLICT = CatalogEntry(
    "CONFLICT_001",
    Kind.CONFLICT,
    "A request with this Idempotency-Key is still being processed",
    "An earlier request with the same key is still running; send the request again in a moment.",
)
INTERNAL = CatalogEntry(
    "INTERNAL_001",
    Kind.INTERNAL,
    "An unexpected error occurred. Please contact support with request ID: {request_id}",
    "A defect of the server; the log has the request id.",
)
UNAVAILABLE = CatalogEntry(
    "INTERNAL_005",
    Kind.UNAVAILABLE,
    "The service is temporarily unavailable",
    "The database is unreachable or too busy; the request was not executed.",
)

CATALOG: Sequence[CatalogEntry] = (
    API_KEY_MISSING,
    API_KEY_INVALID,
    SIGNATURE_INVALID,
    FORBIDDEN,
    INVALID_REQUEST,
    INVALID_ID,
    BODY_TOO_LARGE,
    OUT_OF_RANGE,
    INVALID_IDEMPOTENCY_KEY,
    ORGANIZATION_NOT_FOUND,
    WEBHOOK_NOT_FOUND,
    BRAND_NOT_FOUND,
    CAMPAIGN_NOT_FOUND,
    RESOURCE_NOT_FOUND,
    METHOD_NOT_ALLOWED,
    PROFILE_NOT_FOUND,
    RATE_LIMITED,
    QUOTA_EXCEEDED,
    WEBHOOK_INACTIVE,
    IDEMPOTENCY_CONFLICT,
    INTERNAL,
    UNAVAILABLE,
)

Details = Mapping[str, Sequence[str]]


class AppError(Exception):
    """An error that is reported to the caller.

    `details` maps a field, spelled as the caller spells it, to sentences: what is wrong, and how to fix it.
    """

    def __init__(
        self,
        entry: CatalogEntry,
        *,
        message: str | None = None,
        details: Details | None = None,
        retry_after_seconds: int | None = None,
    ) -> None:
        self.entry = entry
        self.message = message or entry.message
        self.details = details
        self.retry_after_seconds = retry_after_seconds
        super().__init__(f"{entry.code}: {self.message}")

    @property
    def kind(self) -> Kind:
        return self.entry.kind

    @property
    def code(self) -> str:
        return self.entry.code


def invalid(field: str, sentence: str, *, message: str | None = None) -> AppError:
    """The error for a request that is refused because of one field."""
    return AppError(INVALID_REQUEST, message=message, details={field: [sentence]})
