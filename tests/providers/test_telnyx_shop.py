"""The shop of numbers on a scripted vendor: what is chosen, and what is made of an order that came late."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from clearsend.domain.registration.record import Intent
from clearsend.domain.registration.states import NumberOrderState
from clearsend.providers.ports import Buyer, Rejected, Unavailable
from clearsend.providers.telnyx.shop import TelnyxNumberShop
from tests.providers.scripted import Journal, Reply, Script, Turn

BASE = "https://telnyx.test/v2"
ORDERS, AVAILABLE = "/number_orders", "/available_phone_numbers"
NUMBER = "+12125500123"
SENT_AT = datetime(2026, 5, 1, tzinfo=UTC)
GONE = Reply(400, {"errors": [{"code": "85001", "title": "Numbers not available"}]})
NONE_THERE = Reply(200, {"data": []})
PROFILES = "/messaging_profiles"
BUYER = Buyer("org_1", "prf_1")
NAME = "clearsend-org_1-prf_1"
PROFILE = {"id": "p1", "name": NAME, "created_at": "2026-01-01T00:00:00.000Z", "enabled": True}
OWN_PROFILE = Reply(200, {"data": [PROFILE]})


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
    assert (reading.state, reading.vendor_id, reading.vendor_fields["phone_number"]) == (state, "o-1", NUMBER)
    assert reading.vendor_fields["status"] == status
    assert bool(reading.reasons) is (status == "failure")


def test_an_order_without_numbers_names_none() -> None:
    selling, _ = shop({f"GET {ORDERS}/o-1": Reply(200, {"data": order(numbers=())})})
    assert "phone_number" not in selling.read_order("o-1", Journal()).vendor_fields


def test_a_number_that_an_earlier_order_of_ours_has_got_is_ours() -> None:
    """The first order was not answered and came late: between our look and our second order."""
    late = Reply(200, {"data": [order("success")]})
    selling, script = shop(
        {
            f"GET {PROFILES}": OWN_PROFILE,
            f"GET {ORDERS}": [NONE_THERE, NONE_THERE, late],
            f"POST {ORDERS}": GONE,
            f"GET {ORDERS}/o-1": Reply(200, {"data": order("success")}),
        }
    )
    reading = selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1", SENT_AT), Journal(), may_create=True)
    assert reading is not None
    assert (reading.state, reading.vendor_fields["phone_number"]) == (NumberOrderState.ORDERED, NUMBER)
    assert script.asked.count(f"POST {ORDERS}") == 1


def test_a_number_that_is_gone_to_somebody_else_is_refused() -> None:
    selling, _ = shop({f"GET {PROFILES}": OWN_PROFILE, f"GET {ORDERS}": NONE_THERE, f"POST {ORDERS}": GONE})
    with pytest.raises(Rejected) as gone:
        selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1"), Journal(), may_create=True)
    assert gone.value.code == "85001"
    assert "/number-order" in gone.value.remedy


def test_what_may_not_be_placed_yet_is_only_looked_for() -> None:
    selling, script = shop({f"GET {ORDERS}": NONE_THERE})
    assert selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1", SENT_AT), Journal(), may_create=False) is None
    assert script.asked == [f"GET {ORDERS}"]


@pytest.mark.parametrize(
    ("sent_at", "may_create", "is_unapplied"), [(None, False, True), (SENT_AT, True, True), (SENT_AT, False, False)]
)
def test_a_look_that_failed_has_ordered_nothing(sent_at: datetime | None, may_create: bool, is_unapplied: bool) -> None:
    selling, _ = shop({f"GET {ORDERS}": Reply(503, "<html>")})
    with pytest.raises(Unavailable) as down:
        selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1", sent_at), Journal(), may_create=may_create)
    assert down.value.is_unapplied is is_unapplied


# The number comes to be on the messaging profile of its buyer

PLACED = Reply(200, {"data": order()})


def test_the_order_puts_the_number_on_its_buyers_messaging_profile() -> None:
    made = Reply(200, {"data": PROFILE})
    selling, script = shop(
        {
            f"GET {ORDERS}": NONE_THERE,
            f"GET {PROFILES}": [NONE_THERE, OWN_PROFILE],
            f"POST {PROFILES}": made,
            f"POST {ORDERS}": PLACED,
        }
    )
    assert selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1"), Journal(), may_create=True)
    assert script.body_of(f"POST {PROFILES}") == {"name": NAME, "whitelisted_destinations": ["*"]}
    assert script.body_of(f"POST {ORDERS}") == {
        "phone_numbers": [{"phone_number": NUMBER}],
        "customer_reference": "reg-1",
        "messaging_profile_id": "p1",
    }
    assert script.asked.index(f"POST {PROFILES}") < script.asked.index(f"POST {ORDERS}")


def test_a_messaging_profile_that_is_there_is_used() -> None:
    younger = {**PROFILE, "id": "p2", "created_at": "2026-02-01T00:00:00.000Z"}
    both = Reply(200, {"data": [younger, PROFILE, {**PROFILE, "id": "p0", "name": "clearsend-org_1-prf_10"}]})
    selling, script = shop({f"GET {ORDERS}": NONE_THERE, f"GET {PROFILES}": both, f"POST {ORDERS}": PLACED})
    assert selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1"), Journal(), may_create=True)
    assert f"POST {PROFILES}" not in script.asked
    assert script.body_of(f"POST {ORDERS}")["messaging_profile_id"] == "p1"


def test_no_messaging_profile_is_made_for_an_order_that_is_there_or_may_not_be_placed() -> None:
    there = Reply(200, {"data": [order()]})
    selling, script = shop({f"GET {ORDERS}": there, f"GET {ORDERS}/o-1": PLACED})
    assert selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1", SENT_AT), Journal(), may_create=True)
    assert not [line for line in script.asked if PROFILES in line]


@pytest.mark.parametrize("line", [f"GET {PROFILES}", f"POST {PROFILES}"])
@pytest.mark.parametrize("turn", [Reply(503, "<html>"), httpx.ReadTimeout("late"), httpx.ConnectError("no")])
def test_without_a_messaging_profile_nothing_is_ordered_and_that_is_certain(line: str, turn: Turn) -> None:
    selling, script = shop({f"GET {ORDERS}": NONE_THERE, f"GET {PROFILES}": NONE_THERE, line: turn})
    with pytest.raises(Unavailable) as down:
        selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1", SENT_AT), Journal(), may_create=True)
    assert down.value.is_unapplied, "the order may be sent the next time"
    assert f"POST {ORDERS}" not in script.asked


def test_an_order_that_was_not_let_in_may_be_repeated_although_a_messaging_profile_was_made() -> None:
    limited = Reply(429, {"errors": [{"code": "10011", "title": "Too many"}]})
    selling, _ = shop(
        {
            f"GET {ORDERS}": NONE_THERE,
            f"GET {PROFILES}": [NONE_THERE, OWN_PROFILE],
            f"POST {PROFILES}": Reply(200, {"data": PROFILE}),
            f"POST {ORDERS}": limited,
        }
    )
    with pytest.raises(Unavailable) as down:
        selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1"), Journal(), may_create=True)
    assert down.value.is_unapplied


def test_nothing_is_bought_for_a_messaging_profile_that_somebody_has_disabled() -> None:
    disabled = Reply(200, {"data": [{**PROFILE, "enabled": False}]})
    selling, script = shop({f"GET {ORDERS}": NONE_THERE, f"GET {PROFILES}": disabled})
    with pytest.raises(Rejected) as refused:
        selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1"), Journal(), may_create=True)
    assert refused.value.code == "messaging_profile_disabled"
    assert f"POST {ORDERS}" not in script.asked


def test_orders_of_others_are_not_shown() -> None:
    """A server that ignores the filter lists everybody's."""
    others = Reply(200, {"data": [{**order(), "id": "o-9", "customer_reference": "planted"}]})
    selling, _ = shop({f"GET {ORDERS}": others})
    journal = Journal()
    assert selling.ensure_ordered(NUMBER, BUYER, Intent("reg-1", SENT_AT), journal, may_create=False) is None
    assert {exchange.answer for exchange in journal.exchanges} == {"orders found: 1"}
