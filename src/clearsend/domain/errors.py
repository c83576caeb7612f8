"""What can go wrong, in the words of the public API. It never says how an error travels: kinds become HTTP in one map in `api/errors.py`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a caller can do about an error; the only thing a door needs to know of it."""

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
    """One documented error. `code` is the wire value, `message` the default sentence."""

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
    "The x-api-key header is empty, unknown, or of a key that was revoked.",
)
SIGNATURE_INVALID = CatalogEntry(
    "AUTH_008",
    Kind.UNAUTHENTICATED,
    "The signature of this webhook is missing, wrong or too old",
    "Only for vendors: what comes to /inbound must be signed by them, and Telnyx's within five minutes.",
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
    "The body, the path or the facts behind the call are not acceptable; error.details names each field.",
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
    "The organization of this key does not exist any more.",
)
WEBHOOK_NOT_FOUND = CatalogEntry(
    "RESOURCE_008",
    Kind.NOT_FOUND,
    "Webhook not found",
    "No such webhook in the organization of this key, or it was deleted.",
)
BRAND_NOT_FOUND = CatalogEntry(
    "RESOURCE_009",
    Kind.NOT_FOUND,
    "Brand not found for this profile",
    "Campaigns belong to a brand, and neither the profile nor (when it inherits) its organization has one.",
)
CAMPAIGN_NOT_FOUND = CatalogEntry(
    "RESOURCE_010",
    Kind.NOT_FOUND,
    "Campaign not found for this profile",
    "No such campaign, or it belongs to another profile.",
)
RESOURCE_NOT_FOUND = CatalogEntry(
    "RESOURCE_013",
    Kind.NOT_FOUND,
    "Resource not found",
    "There is nothing at this address, or no record to show yet.",
)
METHOD_NOT_ALLOWED = CatalogEntry(
    "RESOURCE_013",
    Kind.METHOD_NOT_ALLOWED,
    "Method not allowed",
    "The address exists, but not with this HTTP method.",
)
PROFILE_NOT_FOUND = CatalogEntry(
    "RESOURCE_014",
    Kind.NOT_FOUND,
    "Profile not found",
    "No such profile in the organization of this key, or it was deleted.",
)
RATE_LIMITED = CatalogEntry(
    "BUSINESS_002",
    Kind.RATE_LIMITED,
    "Rate limit exceeded",
    "Too many requests with this credential; wait for the seconds in Retry-After.",
)
QUOTA_EXCEEDED = CatalogEntry(
    "BUSINESS_008",
    Kind.INVALID,
    "Operation would exceed quota",
    "The organization has as many webhooks as it may have.",
)
WEBHOOK_INACTIVE = CatalogEntry(
    "BUSINESS_010",
    Kind.INVALID,
    "Webhook is inactive",
    "A webhook that is switched off is sent nothing; switch it on first.",
)
IDEMPOTENCY_CONFLICT = CatalogEntry(
    "CONFLICT_001",
    Kind.CONFLICT,
    "A request with this Idempotency-Key is still being processed",
    "Another request with the same key has not ended yet; send it again in a moment.",
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
    "The database cannot be reached or is too busy; the request was not executed.",
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
    """A refusal that the caller is meant to read.

    `details` maps a field, spelled as the caller spells it, to sentences that say what is wrong and how to fix it.
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
    """A request refused because of one field."""
    return AppError(INVALID_REQUEST, message=message, details={field: [sentence]})
