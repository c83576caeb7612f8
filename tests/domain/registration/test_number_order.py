"""The order of a number: which conversation is next in every state, and what it is said to cost."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from clearsend.domain.reason import Reason
from clearsend.domain.registration import action_needed, states
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.change import Consent
from clearsend.domain.registration.facts import RegistrationFacts
from clearsend.domain.registration.outcome import Read, Refused
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import Intent, Reading, Registration, Request
from clearsend.domain.registration.review import Review
from clearsend.domain.registration.states import INITIAL, Ignored, Kind, Moved, NumberOrderState, NumberState
from clearsend.domain.registration.step import step
from clearsend.domain.registration.tasks import CREATIONS, ChooseNumber, OrderNumber, ReadOrder
from tests.domain.facts import PRICES
from tests.domain.registration.subjects import next_task

NOW = datetime(2026, 5, 1, tzinfo=UTC)
PROFILE_ID = "profile"
States = NumberOrderState
CHOSEN = {"phone_number": "+12125500123", "upfront_cost": "2.00", "monthly_cost": "1.10", "currency": "USD"}


def order(state: NumberOrderState = States.NOT_ORDERED, **values: Any) -> Registration:
    return Registration("reg", "org", Kind.NUMBER_ORDER, PROFILE_ID, PROFILE_ID, state, NOW, **values)


AGREED = frozenset({(PROFILE_ID, Payment.REGISTRATION)})


def next_kind(
    *registrations: Registration, owner_id: str = PROFILE_ID, agreed: Collection[tuple[str, Payment]] = AGREED
) -> type | None:
    """What is next for an owner who has nothing else to do."""
    registration_facts = RegistrationFacts(
        owner_id, "Northwind", None, (), True, True, None, registrations, agreed=frozenset(agreed)
    )
    task = next_task(registration_facts, NOW)
    if task is None:
        return None
    assert (task.kind, task.subject_id) == (Kind.NUMBER_ORDER, PROFILE_ID)
    return type(task)


def test_nobody_orders_what_nobody_asked_for() -> None:
    assert next_kind() is None
    for state in (States.NOT_ORDERED, States.ORDERED, States.FAILED):
        assert next_kind(order(state, next_check_at=NOW)) is None


@pytest.mark.parametrize("state", [States.NOT_ORDERED, States.FAILED, States.ORDERED])
def test_what_was_asked_for_is_chosen_before_it_is_ordered(state: NumberOrderState) -> None:
    asked = order(state, requested=Request.SUBMIT.value, next_check_at=NOW)
    assert next_kind(asked) is ChooseNumber
    assert isinstance(states.follow(Kind.NUMBER_ORDER, state, States.ORDERING), Moved)


def test_what_is_chosen_is_ordered_and_the_order_followed() -> None:
    later = NOW + timedelta(seconds=1)
    assert next_kind(order(States.ORDERING, next_check_at=later)) is OrderNumber
    assert OrderNumber in CREATIONS, "its intent is written first"
    assert not issubclass(ChooseNumber, CREATIONS), "looking costs nothing"
    assert next_kind(order(States.PENDING, next_check_at=NOW)) is ReadOrder
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
    assert next_kind(maybe_sent, agreed=()) is OrderNumber, "it is looked for"
    assert next_kind(order(States.PENDING, next_check_at=NOW), agreed=()) is ReadOrder, "reading is free"


@pytest.mark.parametrize(
    ("agreed", "chosen", "following"),
    [
        (None, CHOSEN, OrderNumber),
        ("3.10", CHOSEN, OrderNumber),
        ("3.09", CHOSEN, ChooseNumber),
        ("2.00", {**CHOSEN, "monthly_cost": "0.01"}, ChooseNumber),
        ("2.00", {"phone_number": "+12125500123", "upfront_cost": "2.00"}, OrderNumber),
        ("2.00", {"phone_number": "+12125500123", "monthly_cost": "2.01"}, ChooseNumber),
        ("2.00", {"phone_number": "+12125500123"}, OrderNumber),
        ("2.00", None, OrderNumber),
    ],
)
def test_a_number_that_was_chosen_under_a_higher_agreement_is_not_ordered_under_a_lower_one(
    agreed: str | None, chosen: dict[str, str] | None, following: type
) -> None:
    """The first agreement has ended, as by a deletion, and after the restoration another was given, up to less."""
    up_to = None if agreed is None else Decimal(agreed)
    unsent = order(States.ORDERING, intent=Intent("reg-1"), sent=chosen)
    for state in (unsent, replace(unsent, intent=Intent("reg-1", NOW))):
        facts = RegistrationFacts(
            *(PROFILE_ID, "Northwind", None, (), True, True, None, (state,)),
            agreed=AGREED,
            agreed_totals={} if up_to is None else {PROFILE_ID: up_to},
        )
        task = next_task(facts, NOW)
        if state is not unsent:
            assert isinstance(task, OrderNumber), "it may be ordered already, and is looked for"
            assert task.is_agreed is (following is OrderNumber)
        else:
            assert type(task) is following
            assert isinstance(task, ChooseNumber | OrderNumber)
            assert task.is_agreed
            assert isinstance(task, OrderNumber) or task.agreed == up_to


def test_another_number_is_chosen_where_the_first_was_too_dear() -> None:
    before = order(States.ORDERING, intent=Intent("reg-1"), sent=CHOSEN, next_check_at=NOW)
    task = ChooseNumber(PROFILE_ID, is_agreed=True, agreed=Decimal("2.00"))
    cheaper = {"phone_number": "+12125500124", "upfront_cost": "1.00", "monthly_cost": "1.00", "currency": "USD"}
    reading = Reading(States.ORDERING, cheaper)
    chosen = step(before, Read(task, before, None, reading=reading), NOW, Pace()).registration
    assert (chosen.state, chosen.sent, chosen.intent) == (States.ORDERING, cheaper, Intent("reg-2"))
    refused = step(before, Refused(task, before, None, reason=Reason("number_too_dear", "It costs more.")), NOW, Pace())
    assert refused.registration.state is States.FAILED
    assert refused.consent is Consent.ENDED


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
