"""When a delivery has ended."""

import pytest

from clearsend.domain.delivery import DeliveryStatus


@pytest.mark.parametrize("status", DeliveryStatus)
def test_a_delivery_ends_delivered_or_failed(status: DeliveryStatus) -> None:
    assert status.is_final is (status in (DeliveryStatus.DELIVERED, DeliveryStatus.FAILED))
