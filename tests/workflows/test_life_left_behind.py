"""What a deleted profile has left, or had on its way: it is found, listed among the billed things, and ended by its release alone."""

from tests.workflows.leftovers import (
    DAYS,
    active_campaigns,
    billed,
    complete,
    data,
    delete,
    held_numbers,
    number_of,
    order,
    patch,
    release,
    row,
    take,
)
from tests.workflows.money_desk import Desk
from tests.workflows.money_steps import Ask, Befall, Decide, Rest, Sleep, Work
from tests.workflows.still_world import Accident, StillWorld


def test_a_bought_number_on_no_messaging_profile_is_returned_by_the_release(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, order(), Rest(1300), complete(1), Rest(1300))
    bought = number_of(desk)
    take(desk, patch(1, sending_phone_number=None), Rest(1300), delete(1))
    assert bought in held_numbers(still_world)
    assert desk.ask(release(1)).json()["data"]["returned_numbers"] == [bought]
    take(desk, Rest(3000))
    assert bought not in held_numbers(still_world)
    assert bought not in billed(desk, "number", "id")


def test_a_bought_number_that_was_never_connected_is_returned_by_the_release(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, order(), Rest(1300))
    bought = number_of(desk)
    take(desk, delete(1), release(1), Rest(3000))
    assert bought not in held_numbers(still_world)
    assert bought not in billed(desk, "number", "id")


def test_a_release_returns_no_number_that_another_profile_has_declared_since(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, order(), Rest(1300), complete(1), Rest(1300))
    bought = number_of(desk)
    take(desk, delete(1))
    for _ in range(2):
        still_world.telnyx.fail_next("* /*", "503")
    take(desk, release(1), Work(), patch(0, sending_phone_number=bought), complete(0), Work(), Rest(4000))
    assert bought in held_numbers(still_world)
    assert bought in billed(desk, "number", "id")
    assert row(still_world, "sms", desk.profiles[1].id).state == "released"
    assert data(desk)["sending_phone_number"] == bought


def test_a_pending_order_of_a_deleted_profile_is_followed_up(still_world: StillWorld) -> None:
    desk = Desk(still_world, is_automatic=False)
    take(desk, order(), Work(), delete(1), Decide("order", "success"), Rest(600), Sleep(90_000), Rest(600))
    assert held_numbers(still_world)
    assert billed(desk, "number", "id") == held_numbers(still_world)


def test_an_order_in_doubt_of_a_deleted_profile_is_looked_for(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, Befall(("POST /number_orders",), Accident.ANSWER_IS_LOST), order(), Work(), delete(1), DAYS)
    assert held_numbers(still_world)
    assert billed(desk, "number", "id") == held_numbers(still_world)


def test_a_campaign_in_doubt_of_a_deleted_profile_is_looked_for(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    befallen = Befall(("POST /10dlc/campaignBuilder",), Accident.ANSWER_IS_LOST)
    take(desk, befallen, complete(), Rest(601), delete(), DAYS)
    assert active_campaigns(still_world)
    assert billed(desk, "campaign", "vendor_id") == active_campaigns(still_world)
    assert data(desk, "/v3/organization")["agreed_this_month"] == "49.00"


def test_only_true_confirms_a_release(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, complete(), Rest(1300), delete())
    path = release().path
    for confirm in ("yes", "y", 1, "true", None):
        answer = desk.ask(Ask("POST", path, {"confirm": confirm}))
        assert answer.status_code == 400, confirm
    assert desk.ask(Ask("POST", path, {"sandbox": True})).status_code == 202
    take(desk, Rest(3000))
    assert len(active_campaigns(still_world)) == 1
