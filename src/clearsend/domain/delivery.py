"""The words of a webhook delivery, and when it has ended. It sends nothing."""

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
