"""Errors on their way out: the only map from kinds to HTTP. It defines no error: those are in `domain/errors.py`."""

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
    """The headers of an error. `Retry-After` matters, since the SDKs repeat 409, 429 and 5xx by themselves."""
    if error.kind is Kind.CONFLICT:
        return {"x-should-retry": "true", "Retry-After": str(error.retry_after_seconds or 1)}
    if error.retry_after_seconds is not None:
        return {"Retry-After": str(error.retry_after_seconds)}
    return {}
