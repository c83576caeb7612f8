"""The words of a webhook delivery, and when it has ended. It sends nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeliveryStatus(StrEnum):
    """Life of a delivery: pending → delivered, or → retrying … → delivered | failed."""

    PENDING = "pending"
    RETRYING = "retrying"
    DELIVERED = "delivered"
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        return self in (DeliveryStatus.DELIVERED, DeliveryStatus.FAILED)


@dataclass(frozen=True)
class DeliveryAttempt:
    number: int
    outcome: str
    http_status: int | None
    duration_ms: int
    response_excerpt: str | None
    error: str | None
    attempted_at: datetime


@dataclass(frozen=True)
class Delivery:
    """One event for one subscriber; `body` is the exact text that every attempt sends."""

    id: str
    org_id: str
    event_id: str
    run_id: str
    url: str
    body: str
    status: DeliveryStatus
    next_attempt_at: datetime | None
    created_at: datetime
    finished_at: datetime | None
    attempts: tuple[DeliveryAttempt, ...]
