"""A webhook delivery, its attempts and its states. It sends nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeliveryStatus(StrEnum):
    """Life of a delivery: pending → (retrying →) delivered | failed. A redelivery makes it pending again."""

    PENDING = "pending"
    RETRYING = "retrying"
    DELIVERED = "delivered"
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        return self in (DeliveryStatus.DELIVERED, DeliveryStatus.FAILED)


class Unsent(StrEnum):
    """The reasons for which an attempt sends nothing and ends its delivery; stored as the outcome of the attempt."""

    ENDPOINT_DELETED = "endpoint_deleted"
    ENDPOINT_DISABLED = "endpoint_disabled"

    @property
    def sentence(self) -> str:
        return _UNSENT[self]


_UNSENT = {
    Unsent.ENDPOINT_DELETED: "The event was not sent: the webhook had been deleted.",
    Unsent.ENDPOINT_DISABLED: "The event was not sent: the webhook was switched off. Switch it on and redeliver the event.",
}


# The sender's outcome of a successful attempt.
_DELIVERED = "delivered"


@dataclass(frozen=True)
class DeliveryAttempt:
    """One attempt. `outcome`: a value of the sender's `OutcomeKind`, or of `Unsent`."""

    number: int
    outcome: str
    http_status: int | None
    duration_ms: int
    response_excerpt: str | None
    error: str | None
    attempted_at: datetime

    @property
    def is_delivered(self) -> bool:
        return self.outcome == _DELIVERED


@dataclass(frozen=True)
class Delivery:
    """One event for one subscriber; `body` is the exact text that every attempt sends.

    The subscriber is the endpoint `endpoint_id` or, where that is None, the callback of the run `run_id`. `receiver`: the
    endpoint or, for callbacks, the host; deliveries to one receiver are sent one after the other. `url`: the address
    when the delivery was written; if the endpoint's URL has changed since, the new URL is called. `attempts_allowed`: the
    number of the last attempt that may be made. `attempts_before`: the number of attempts before a person's last redelivery,
    or 0.
    """

    id: str
    org_id: str
    event_id: str
    run_id: str | None
    endpoint_id: str | None
    receiver: str
    url: str
    body: str
    status: DeliveryStatus
    attempts_allowed: int
    attempts_before: int
    next_attempt_at: datetime | None
    created_at: datetime
    finished_at: datetime | None
    attempts: tuple[DeliveryAttempt, ...]

    @property
    def next_number(self) -> int:
        """The number of the next attempt of an unfinished delivery."""
        return max(self.attempts_before, len(self.attempts)) + 1
