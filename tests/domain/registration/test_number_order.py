"""The order of a number: which conversation is next in every state, and what it is said to cost."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clearsend.domain.reason import Reason
from clearsend.domain.registration import action_needed, plan, states
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.plan import CREATIONS, RegistrationFacts, Task, TaskKind
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Intent, Registration, Request
from clearsend.domain.registration.review import Review
from clearsend.domain.registration.states import INITIAL, Ignored, Kind, Moved, NumberOrderState, NumberState
from tests.domain.facts import PRICES

NOW = datetime(2026, 5, 1, tzinfo=UTC)
PROFILE_ID = "profile"
States = NumberOrderState
CHOSEN = {"phone_number": "+12125500123", "upfront_cost": "2.00", "monthly_cost": "1.10", "currency": "USD"}


def order(state: NumberOrderState = States.NOT_ORDERED, **values: Any) -> Registration:
    return Registration("reg", "org", Kind.NUMBER_ORDER, PROFILE_ID, PROFILE_ID, state, NOW, **values)


AGREED = frozenset({(PROFILE_ID, Payment.REGISTRATION)})


def next_kind(
    *registrations: Registration, owner_id: str = PROFILE_ID, agreed: Collection[tuple[str, Payment]] = AGREED
) -> TaskKind | None:
    """What is next for an owner who has nothing else to do."""
    registration_facts = RegistrationFacts(
        owner_id, "Northwind", None, (), True, True, None, registrations, agreed=frozenset(agreed)
    )
    task = plan.next_task(registration_facts, NOW)
    if task is None:
        return None
    assert replace(task, is_agreed=True) == Task(task.kind, Kind.NUMBER_ORDER, PROFILE_ID, is_agreed=True)
    return task.kind


def test_nobody_orders_what_nobody_asked_for() -> None:
    assert next_kind() is None
    for state in (States.NOT_ORDERED, States.ORDERED, States.FAILED):
        assert next_kind(order(state, next_check_at=NOW)) is None


@pytest.mark.parametrize("state", [States.NOT_ORDERED, States.FAILED, States.ORDERED])
def test_what_was_asked_for_is_chosen_before_it_is_ordered(state: NumberOrderState) -> None:
    asked = order(state, requested=Request.SUBMIT.value, next_check_at=NOW)
    assert next_kind(asked) is TaskKind.CHOOSE_NUMBER
    assert isinstance(states.follow(Kind.NUMBER_ORDER, state, States.ORDERING), Moved)


def test_what_is_chosen_is_ordered_and_the_order_followed() -> None:
    later = NOW + timedelta(seconds=1)
    assert next_kind(order(States.ORDERING, next_check_at=later)) is TaskKind.ORDER_NUMBER
    assert TaskKind.ORDER_NUMBER in CREATIONS, "its intent is written first"
    assert TaskKind.CHOOSE_NUMBER not in CREATIONS, "looking costs nothing"
    assert next_kind(order(States.PENDING, next_check_at=NOW)) is TaskKind.READ_ORDER
    assert next_kind(order(States.PENDING, next_check_at=later)) is None
    assert next_kind(order(States.PENDING)) is None


@pytest.mark.parametrize("state", [States.NOT_ORDERED, States.ORDERING, States.PENDING])
def test_a_vendor_that_is_unavailable_is_left_in_peace(state: NumberOrderState) -> None:
    resting = order(state, requested="submit", failures=1, next_check_at=NOW + timedelta(seconds=1))
    assert next_kind(resting) is None
    assert next_kind(replace(resting, next_check_at=NOW)) is not None


def test_nothing_is_ordered_that_nobody_has_agreed_to_pay_for() -> None:
    asked = order(requested=Request.SUBMIT.value, next_check_at=NOW)
    assert next_kind(asked, agreed=()) is None
    unsent = order(States.ORDERING, intent=Intent("reg-1"))
    assert next_kind(unsent, agreed=()) is None
    maybe_sent = replace(unsent, intent=Intent("reg-1", NOW))
    assert next_kind(maybe_sent, agreed=()) is TaskKind.ORDER_NUMBER, "it is looked for"
    assert next_kind(order(States.PENDING, next_check_at=NOW), agreed=()) is TaskKind.READ_ORDER, "reading is free"


def test_only_the_owner_itself_is_bought_for() -> None:
    assert next_kind(order(requested="submit"), owner_id="another") is None


def test_an_order_moves_as_its_diagram_says() -> None:
    assert INITIAL[Kind.NUMBER_ORDER] is States.NOT_ORDERED
    moves = {
        (before, to)
        for before in States
        for to in States
        if isinstance(states.follow(Kind.NUMBER_ORDER, before, to), Moved)
    }
    assert moves == {
        (States.NOT_ORDERED, States.ORDERING),
        (States.NOT_ORDERED, States.FAILED),
        (States.ORDERING, States.PENDING),
        (States.ORDERING, States.ORDERED),
        (States.ORDERING, States.FAILED),
        (States.PENDING, States.ORDERED),
        (States.PENDING, States.FAILED),
        (States.FAILED, States.ORDERING),
        (States.ORDERED, States.ORDERING),
        (States.ORDERED, States.FAILED),
    }
    assert states.follow(Kind.NUMBER_ORDER, States.ORDERED, States.PENDING) == Ignored("stale")
    assert states.state_of(Kind.NUMBER_ORDER, "failed") is States.FAILED
    assert states.state_of(Kind.NUMBER, "failed") is NumberState.FAILED


@pytest.mark.parametrize("state", list(States))
def test_who_has_to_do_something(state: NumberOrderState) -> None:
    refused = Reason("20100", "No money.", "Add funds.")
    is_before_the_vendor = state in (States.NOT_ORDERED, States.ORDERING)
    assert order(state).needs_action is (state is States.FAILED)
    assert order(state, reasons=[refused]).needs_action is (state is States.FAILED or is_before_the_vendor)
    assert order(state).is_waiting is (state is States.PENDING)


def test_an_order_that_failed_without_a_reason_says_so_and_names_the_way_on() -> None:
    (needed,) = action_needed.needs_action([order(States.FAILED)], Review(), PROFILE_ID)
    assert (needed.kind, needed.subject_id, needed.state) == ("number_order", PROFILE_ID, "failed")
    assert needed.code == "number_order_failed"
    assert "/number-order" in (needed.remedy or "")


@pytest.mark.parametrize("missing", [None, "upfront_cost", "monthly_cost", "currency"])
def test_an_order_costs_what_the_chosen_number_does(missing: str | None) -> None:
    chosen = {name: value for name, value in CHOSEN.items() if name != missing}
    cost = action_needed.fee(order(States.ORDERING, sent=chosen), None, None, PRICES)
    if missing is None:
        assert cost == Fee("3.10", "USD", "2.00 once and 1.10 for the first month, then 1.10 a month.")
    else:
        assert cost == PRICES.number
    assert action_needed.fee(order(), None, None, PRICES) == PRICES.number
