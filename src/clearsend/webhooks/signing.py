"""Makes and checks the signatures of webhooks. It never reads a clock and never keeps a secret.

Every delivery carries two schemes over the same body, so that a receiver written for either accepts it:

| scheme | id that is signed | several secrets (rotation) |
|---|---|---|
| `SENT` (`x-webhook-…`) | the endpoint's, the same on every delivery | signed with the newest secret alone: the header is documented as one value |
| `STANDARD` (`webhook-…`, standardwebhooks.com) | the event's | one signature per secret, separated by spaces |

Both sign `{id}.{timestamp}.{raw body}`. For receivers this means: only the `STANDARD` headers authenticate the event id, and
only they verify with a secret that is being rotated out.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SECRET_PREFIX = "whsec_"  # noqa: S105 - the documented prefix of every secret, not a secret
EVENT_ID_HEADER = "x-webhook-event-id"

# The allowed difference between the clocks of sender and receiver, and the time for which a captured request can be replayed.
TOLERANCE_SECONDS = 300

_VERSION = "v1"
# The length of a key in bytes that the Standard Webhooks specification asks for.
_KEY_BYTES = range(24, 65)


@dataclass(frozen=True)
class Scheme:
    """The header names of one signature scheme."""

    id_header: str
    timestamp_header: str
    signature_header: str


SENT = Scheme("x-webhook-id", "x-webhook-timestamp", "x-webhook-signature")
STANDARD = Scheme("webhook-id", "webhook-timestamp", "webhook-signature")


class SignatureProblem(StrEnum):
    """The reasons not to trust a request."""

    MISSING_HEADER = "missing_header"
    BAD_TIMESTAMP = "bad_timestamp"
    TOO_OLD = "too_old"
    TOO_NEW = "too_new"
    NO_MATCH = "no_match"


class SignatureError(Exception):
    """A request whose signature is not valid. The text is safe to show: it has no secret and no expected signature."""

    def __init__(self, reason: SignatureProblem, message: str) -> None:
        self.reason = reason
        self.message = message
        super().__init__(f"{reason}: {message}")


def new_secret(random_bytes: bytes) -> str:
    """`whsec_` and the base64 of `random_bytes`.

    Raises:
        ValueError: fewer than 24 bytes or more than 64.
    """
    if len(random_bytes) not in _KEY_BYTES:
        raise ValueError(f"a secret needs 24 to 64 random bytes, not {len(random_bytes)}")
    return SECRET_PREFIX + base64.b64encode(random_bytes).decode("ascii")


def headers(*, secrets: Sequence[str], webhook_id: str, event_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of both schemes for `body`.

    `secrets`: the newest first. `webhook_id`: the endpoint's id, or the organization's for a callback. `timestamp`: unix
    seconds of this attempt; a retry has a new timestamp, with the same ids and the same body.

    Raises:
        ValueError: there is no secret (nothing is ever sent unsigned), or a secret is not well-formed.
    """
    if not secrets:
        raise ValueError("a webhook needs at least one secret")
    return {
        SENT.id_header: webhook_id,
        SENT.timestamp_header: str(timestamp),
        SENT.signature_header: sign(secrets[0], signed_id=webhook_id, timestamp=timestamp, body=body),
        EVENT_ID_HEADER: event_id,
        STANDARD.id_header: event_id,
        STANDARD.timestamp_header: str(timestamp),
        STANDARD.signature_header: " ".join(
            sign(secret, signed_id=event_id, timestamp=timestamp, body=body) for secret in secrets
        ),
    }


def sign(secret: str, *, signed_id: str, timestamp: int, body: bytes) -> str:
    """`v1,` and the base64 of the HMAC-SHA256 of `{signed_id}.{timestamp}.{body}`.

    Raises:
        ValueError: the secret is not well-formed.
    """
    return _signature(_key(secret), signed_id, str(timestamp), body)


def verify(
    received: Mapping[str, str],
    body: bytes,
    *,
    secret: str,
    now: int,
    scheme: Scheme = SENT,
    tolerance_seconds: int = TOLERANCE_SECONDS,
) -> None:
    """Return if `body` came, recently, from a sender that knows `secret`.

    `received`: the headers of the request, their names in any case. `body`: as it came, before any parsing. `now`: unix
    seconds. Any one of several space-separated signatures may match; all are compared, in constant time.

    Raises:
        SignatureError: the request must not be trusted; `reason` says why.
        ValueError: the secret is not well-formed.
    """
    key = _key(secret)
    values = {name.lower(): value for name, value in received.items()}
    for name in (scheme.id_header, scheme.timestamp_header, scheme.signature_header):
        if not values.get(name):
            raise SignatureError(SignatureProblem.MISSING_HEADER, f"the header {name} is missing or empty")
    timestamp = values[scheme.timestamp_header]
    _check_age(timestamp, now, tolerance_seconds)
    expected = _signature(key, values[scheme.id_header], timestamp, body).encode()
    matches = [
        hmac.compare_digest(expected, candidate.encode("utf-8", "replace"))
        for candidate in values[scheme.signature_header].split(" ")
    ]
    if not any(matches):
        raise SignatureError(
            SignatureProblem.NO_MATCH,
            f"no signature in {scheme.signature_header} matches: wrong secret, or altered body",
        )


def _check_age(timestamp: str, now: int, tolerance_seconds: int) -> None:
    # At most 12 digits, which is the year 33658: int() of a header of unbounded length would be a way to overload the server.
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        raise SignatureError(SignatureProblem.BAD_TIMESTAMP, "the timestamp is not a whole number of unix seconds")
    age = now - int(timestamp)
    if age > tolerance_seconds:
        raise SignatureError(
            SignatureProblem.TOO_OLD, f"signed {age} s ago, more than the {tolerance_seconds} s allowed"
        )
    if age < -tolerance_seconds:
        raise SignatureError(
            SignatureProblem.TOO_NEW, f"signed {-age} s in the future, more than the {tolerance_seconds} s allowed"
        )


def _signature(key: bytes, signed_id: str, timestamp: str, body: bytes) -> str:
    signed = f"{signed_id}.{timestamp}.".encode("utf-8", "replace") + body
    return f"{_VERSION},{base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode('ascii')}"


def _key(secret: str) -> bytes:
    if not secret.startswith(SECRET_PREFIX):
        raise ValueError(f"a webhook secret begins with {SECRET_PREFIX}")
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error:
        # `from None` keeps the original error, whose frames hold the secret, out of tracebacks.
        raise ValueError(f"what follows {SECRET_PREFIX} in a webhook secret is base64") from None
    if not key:
        raise ValueError("a webhook secret must not be empty")
    return key
