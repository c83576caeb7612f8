"""The shop of numbers on a scripted vendor: what is chosen, and what is made of an order that came late."""

from datetime import UTC, datetime
from typing import Any

import pytest

from clearsend.domain.registration import Intent, NumberOrderState
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.telnyx.shop import TelnyxNumberShop
from tests.providers.scripted import Journal, Reply, Script, Turn

BASE = "https://telnyx.test/v2"
ORDERS, AVAILABLE = "/number_orders", "/available_phone_numbers"
NUMBER = "+12125500123"
SENT_AT = datetime(2026, 5, 1, tzinfo=UTC)
GONE = Reply(400, {"errors": [{"code": "85001", "title": "Numbers not available"}]})
NONE_THERE = Reply(200, {"data": []})


def order(status: str = "pending", numbers: tuple[str, ...] = (NUMBER,)) -> dict[str, Any]:
    return {
        "id": "o-1",
        "status": status,
        "customer_reference": "reg-1",
        "phone_numbers": [{"phone_number": number} for number in numbers],
    }


def shop(lines: dict[str, Turn | list[Turn]]) -> tuple[TelnyxNumberShop, Script]:
    script = Script(BASE, lines)
    return TelnyxNumberShop(script.http, BASE, "KEY0123planted"), script


def offers(*numbers: str) -> Reply:
    cost = {"upfront_cost": "1.00", "monthly_cost": "1.10", "currency": "USD"}
    return Reply(200, {"data": [{"phone_number": number, "cost_information": cost} for number in numbers]})


def test_any_number_of_the_area_will_do() -> None:
    selling, script = shop({f"GET {AVAILABLE}": offers(NUMBER)})
    chosen = selling.choose_number("212", Journal())
    assert (chosen.phone_number, chosen.upfront_cost, chosen.monthly_cost) == (NUMBER, "1.00", "1.10")
    assert selling.choose_number(None, Journal()) == chosen
    areas = [request.url.params.get("filter[national_destination_code]") for request in script.requests]
    assert areas == ["212", None]


def test_a_certain_number_is_found_by_its_digits_and_no_other_taken_for_it() -> None:
    selling, script = shop({f"GET {AVAILABLE}": [offers("+12125510123", NUMBER), offers("+12125510123")]})
    assert selling.choose_number(NUMBER, Journal()).phone_number == NUMBER
    query = script.requests[0].url.params
    assert (query["filter[national_destination_code]"], query["filter[phone_number][ends_with]"]) == ("212", "5500123")
    with pytest.raises(Rejected) as unsold:
        selling.choose_number(NUMBER, Journal())
    assert (unsold.value.code, NUMBER in unsold.value.message) == ("number_not_available", True)


@pytest.mark.parametrize(("wanted", "named"), [("212", "area code 212"), (None, "no local number for sale")])
def test_where_nothing_is_for_sale_it_says_so(wanted: str | None, named: str) -> None:
    selling, _ = shop({f"GET {AVAILABLE}": offers()})
    with pytest.raises(Rejected) as unsold:
        selling.choose_number(wanted, Journal())
    assert named in unsold.value.message
    assert "/number-order" in unsold.value.remedy


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("pending", NumberOrderState.PENDING),
        ("success", NumberOrderState.ORDERED),
        ("failure", NumberOrderState.FAILED),
        ("something-new", None),
    ],
)
def test_an_order_is_read_with_its_number(status: str, state: NumberOrderState | None) -> None:
    selling, _ = shop({f"GET {ORDERS}/o-1": Reply(200, {"data": order(status)})})
    reading = selling.read_order("o-1", Journal())
    assert (reading.state, reading.vendor_id, reading.words["phone_number"]) == (state, "o-1", NUMBER)
    assert reading.words["status"] == status
    assert bool(reading.reasons) is (status == "failure")


def test_an_order_without_numbers_names_none() -> None:
    selling, _ = shop({f"GET {ORDERS}/o-1": Reply(200, {"data": order(numbers=())})})
    assert "phone_number" not in selling.read_order("o-1", Journal()).words


def test_a_number_that_an_earlier_order_of_ours_has_got_is_ours() -> None:
    """The first order was not answered and came late: between our look and our second order."""
    late = Reply(200, {"data": [order("success")]})
    selling, script = shop(
        {
            f"GET {ORDERS}": [NONE_THERE, NONE_THERE, late],
            f"POST {ORDERS}": GONE,
            f"GET {ORDERS}/o-1": Reply(200, {"data": order("success")}),
        }
    )
    reading = selling.ensure_ordered(NUMBER, Intent("reg-1", SENT_AT), Journal(), may_create=True)
    assert reading is not None
    assert (reading.state, reading.words["phone_number"]) == (NumberOrderState.ORDERED, NUMBER)
    assert script.asked.count(f"POST {ORDERS}") == 1


def test_a_number_that_is_gone_to_somebody_else_is_refused() -> None:
    selling, _ = shop({f"GET {ORDERS}": NONE_THERE, f"POST {ORDERS}": GONE})
    with pytest.raises(Rejected) as gone:
        selling.ensure_ordered(NUMBER, Intent("reg-1"), Journal(), may_create=True)
    assert gone.value.code == "85001"
    assert "/number-order" in gone.value.remedy


def test_what_may_not_be_placed_yet_is_only_looked_for() -> None:
    selling, script = shop({f"GET {ORDERS}": NONE_THERE})
    assert selling.ensure_ordered(NUMBER, Intent("reg-1", SENT_AT), Journal(), may_create=False) is None
    assert script.asked == [f"GET {ORDERS}"]


@pytest.mark.parametrize(
    ("sent_at", "may_create", "is_unapplied"), [(None, False, True), (SENT_AT, True, True), (SENT_AT, False, False)]
)
def test_a_look_that_failed_has_ordered_nothing(sent_at: datetime | None, may_create: bool, is_unapplied: bool) -> None:
    selling, _ = shop({f"GET {ORDERS}": Reply(503, "<html>")})
    with pytest.raises(Unavailable) as down:
        selling.ensure_ordered(NUMBER, Intent("reg-1", sent_at), Journal(), may_create=may_create)
    assert down.value.is_unapplied is is_unapplied
