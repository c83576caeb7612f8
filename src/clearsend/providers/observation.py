"""The trace of a request to a vendor in our own tools: a log line, a count and a duration in the metrics, a span.

It never records the object or the owner that a request is about: it keeps only the template of the path.
"""

import re

import structlog

from clearsend.telemetry import metrics, tracing

# A fixed segment of a vendor's path begins with a small letter and has no digits (except `10dlc`); all others are ids.
_WORD = re.compile(r"10dlc|[a-z][a-z_]*[A-Za-z_]*")
_TOO_MANY = 429

log = structlog.get_logger(__name__)


def called(vendor: str, method: str, path: str, status: int | None, seconds: float) -> None:
    """Record a request that was answered with `status`; None if it was not answered."""
    endpoint = f"{method} {template(path)}"
    outcome = _outcome(status)
    metrics.vendor_called(vendor, endpoint, outcome, seconds)
    log.debug("vendor.called", vendor=vendor, endpoint=endpoint, status=status, milliseconds=round(seconds * 1000))
    tracing.record(
        f"{vendor} {endpoint}",
        "client",
        seconds=seconds,
        attributes={"vendor": vendor, "outcome": outcome},
        failure=None if status is not None and status < 500 else outcome,
    )


def template(path: str) -> str:
    """`/10dlc/brand/4b20…/smsOtp` → `/10dlc/brand/{id}/smsOtp`."""
    return "/".join(part if not part or _WORD.fullmatch(part) else "{id}" for part in path.split("/"))


def _outcome(status: int | None) -> str:
    if status is None:
        return "no_answer"
    return str(status) if status == _TOO_MANY else f"{status // 100}xx"
