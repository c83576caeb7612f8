"""The only map from kinds of errors to HTTP statuses and headers. It defines no error: `domain/errors.py` does."""

from clearsend.domain.errors import AppError, Kind

HTTP_STATUS = {
    Kind.INVALID: 400,
    Kind.UNAUTHENTICATED: 401,
    Kind.FORBIDDEN: 403,
    Kind.NOT_FOUND: 404,
    Kind.METHOD_NOT_ALLOWED: 405,
    Kind.CONFLICT: 409,
    Kind.TOO_LARGE: 413,
    Kind.RATE_LIMITED: 429,
    Kind.INTERNAL: 500,
    Kind.UNAVAILABLE: 503,
}


def headers(error: AppError) -> dict[str, str]:
    """The headers of an error. `Retry-After` is in seconds; the SDKs obey it, and repeat 409, 429 and 5xx automatically."""
    if error.kind is Kind.CONFLICT:
        return {"x-should-retry": "true", "Retry-After": str(error.retry_after_seconds or 1)}
    if error.retry_after_seconds is not None:
        return {"Retry-After": str(error.retry_after_seconds)}
    return {}
