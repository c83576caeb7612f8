"""Orders of numbers on a scripted vendor: how an order is read, and which of several is ours."""

from decimal import Decimal
from typing import Any

import pytest

from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.telnyx.orders import NumberOrder, OrderState, TelnyxNumberOrders
from clearsend.providers.telnyx.shop import TelnyxNumberShop
from tests.providers.scripted import Journal, Reply, Script, Turn

BASE = "https://telnyx.test/v2"
ORDERS, AVAILABLE = "/number_orders", "/available_phone_numbers"
ORDER = NumberOrder("ref-1", "+12125550100", "mp-1")


def order(id_: str = "o-1", status: str | None = "pending", **more: Any) -> dict[str, Any]:
    numbers = [{"phone_number": "+12125550100", "status": status}, {"status": "x"}]
    return {"id": id_, "status": status, "customer_reference": "ref-1", "phone_numbers": numbers, **more}


def orders(lines: dict[str, Turn | list[Turn]]) -> tuple[TelnyxNumberOrders, Script]:
    script = Script(BASE, lines)
    return TelnyxNumberOrders(script.http, BASE, "KEY0123planted"), script


def test_an_order_is_placed_with_its_reference_and_profile() -> None:
    client, script = orders(
        {f"GET {ORDERS}": Reply(200, {"data": []}), f"POST {ORDERS}": Reply(200, {"data": order()})}
    )
    placed = client.ensure_ordered(ORDER, Journal(), may_create=True)
    assert placed is not None
    assert (placed.state, placed.order_id, list(placed.phone_numbers)) == (OrderState.PENDING, "o-1", ["+12125550100"])
    assert script.body_of(f"POST {ORDERS}") == {
        "phone_numbers": [{"phone_number": "+12125550100"}],
        "customer_reference": "ref-1",
        "messaging_profile_id": "mp-1",
    }


def test_of_several_orders_of_the_reference_the_oldest_is_ours() -> None:
    listed = [
        order("o-3", created_at="2026-11-23T12:00:03Z"),
        order("o-0", customer_reference="ref-10", created_at="2026-11-23T11:00:00Z"),
        order("o-2", created_at="2026-11-23T12:00:02Z"),
    ]
    client, script = orders(
        {f"GET {ORDERS}": Reply(200, {"data": listed}), f"GET {ORDERS}/o-2": Reply(200, {"data": order("o-2")})}
    )
    found = client.ensure_ordered(ORDER, Journal(), may_create=True)
    assert found is not None
    assert (found.order_id, script.asked[-1]) == ("o-2", f"GET {ORDERS}/o-2")


@pytest.mark.parametrize(
    ("answer", "state", "codes"),
    [
        (order(status="success"), OrderState.SUCCESS, []),
        (order(status="failure"), OrderState.FAILURE, ["number_not_available"]),
        (
            order(status="failure", failure_reason="The phone number is already assigned"),
            OrderState.FAILURE,
            ["number_taken"],
        ),
        (order(status="something-new"), None, []),
        (order(status=None), None, []),
    ],
)
def test_an_order_is_read(answer: dict[str, Any], state: OrderState | None, codes: list[str]) -> None:
    client, _ = orders({f"GET {ORDERS}/o-1": Reply(200, {"data": answer})})
    reading = client.read_order("o-1", Journal())
    assert (reading.state, [reason.code for reason in reading.reasons]) == (state, codes)
    assert all(reason.remedy for reason in reading.reasons)


def test_a_search_asks_for_what_can_send_and_takes_no_other_answer() -> None:
    found = {
        "phone_number": "+12125550100",
        "cost_information": {"upfront_cost": "1.00", "monthly_cost": 1, "currency": "USD"},
    }
    client, script = orders({f"GET {AVAILABLE}": [Reply(200, {"data": [found, {}]}), Reply(200, "<html>")]})
    (number,) = client.search_numbers(Journal(), area_code="212", state="NY", limit=500)
    assert (number.phone_number, number.upfront_cost, number.monthly_cost) == ("+12125550100", "1.00", "1")
    query = script.requests[0].url.params
    assert (query["filter[features]"], query["filter[limit]"]) == ("sms", "50")
    assert (query["filter[national_destination_code]"], query["filter[administrative_area]"]) == ("212", "NY")
    with pytest.raises(Unavailable):
        client.search_numbers(Journal())


@pytest.mark.parametrize(
    ("upfront", "monthly", "currency", "is_dear"),
    [
        ("1.00000", "1.10000", "USD", False),
        ("2.00", "1.00", None, False),
        ("2.00", "1.01", "USD", True),
        ("1.00000", "5.01000", "USD", True),
        ("250.00", "1.00", "USD", True),
        ("1.00", "1.00", "EUR", True),
    ],
)
def test_a_number_that_costs_far_more_than_others_is_not_chosen(
    upfront: str, monthly: str, currency: str | None, is_dear: bool
) -> None:
    price = {"upfront_cost": upfront, "monthly_cost": monthly, "currency": currency}
    offered = {"phone_number": "+12125500100", "cost_information": price}
    script = Script(BASE, {f"GET {AVAILABLE}": Reply(200, {"data": [offered]})})
    shop = TelnyxNumberShop(script.http, BASE, "KEY0123planted")
    if not is_dear:
        assert shop.choose_number("212", Journal()).phone_number == "+12125500100"
        return
    with pytest.raises(Rejected) as refused:
        shop.choose_number("212", Journal())
    assert refused.value.code == "number_too_dear"
    assert monthly in refused.value.message


@pytest.mark.parametrize(("agreed", "is_dear"), [("1.99", True), ("2.00", False), ("6.00", False), (None, False)])
def test_a_number_that_costs_more_than_was_agreed_is_not_chosen(agreed: str | None, is_dear: bool) -> None:
    offered = {
        "phone_number": "+12125500100",
        "cost_information": {"upfront_cost": "1.00", "monthly_cost": "1.00", "currency": "USD"},
    }
    script = Script(BASE, {f"GET {AVAILABLE}": Reply(200, {"data": [offered]})})
    shop = TelnyxNumberShop(script.http, BASE, "KEY0123planted")
    limit = None if agreed is None else Decimal(agreed)
    if not is_dear:
        assert shop.choose_number("212", Journal(), agreed=limit).phone_number == "+12125500100"
        return
    with pytest.raises(Rejected) as refused:
        shop.choose_number("212", Journal(), agreed=limit)
    assert refused.value.code == "number_too_dear"
    assert "acceptedAmount" in refused.value.remedy
