"""A profile without a number buys one: bought once whatever happens, named with its price, and put on its campaign."""

from typing import Any

import pytest

from clearsend.store import profiles, registration_moves
from tests.workflows.test_registration_kinds import action_needed, await_action, await_event, registration
from tests.workflows.test_registration_story import await_completed, events_of, fees, paid
from tests.world import BRAND, CAMPAIGN, GENERAL, IMPATIENT_SECONDS, World, eventually

ORDER_CALL = "POST /number_orders"
BOUGHT = {"number 1.00": 1, "number_month 1.00": 1}
PROFILE_CALL = "POST /messaging_profiles"
PRICE = {"upfront_cost": "1.00000", "monthly_cost": "1.00000", "currency": "USD"}


def await_nothing_about_the_order(world: World, profile_id: str) -> None:
    """The next steps of the draft itself remain."""
    eventually(
        lambda: {one["kind"] for one in action_needed(world, profile_id)},
        lambda kinds: kinds == {"profile"},
        what="that nothing is to be done about the order",
    )


def ask(world: World, profile_id: str, **wanted: Any) -> Any:
    """The order as it was accepted."""
    return world.data("POST", path(profile_id), {"acceptFee": True, **wanted})["order"]


def path(profile_id: str) -> str:
    return f"/v3/profiles/{profile_id}/number-order"


def await_number(world: World, profile_id: str) -> str:
    found = eventually(
        lambda: world.data("GET", f"/v3/profiles/{profile_id}")["sending_phone_number"], bool, what="the number"
    )
    return str(found)


def refusal(world: World, profile_id: str, **body: Any) -> dict[str, Any]:
    """What is wrong with an order, by field."""
    answer = world.call("POST", path(profile_id), body)
    assert answer.status_code == 400, answer.text
    return dict(answer.json()["error"]["details"])


def orders(world: World) -> list[Any]:
    return list(world.telnyx.state().get("number_orders", []))


def in_need(world: World) -> int:
    """How many profiles wait for somebody, as the console counts them."""
    with world.database.reading() as transaction:
        return profiles.count_in_need(transaction, world.tenant.id).number


def test_a_bought_number_sends_under_the_campaign(world: World) -> None:
    world.telnyx.approve_after(20)
    world.start(registration_check_seconds=0.3)
    profile_id = world.create_profile(brand=BRAND)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    (price,) = refusal(world, profile_id, areaCode="646")["acceptFee"]
    assert "costs 2.00 USD" in price
    assert "then 1.00 USD a month" in price

    order = ask(world, profile_id, areaCode="646")
    number = await_number(world, profile_id)

    assert number.startswith("+1646")
    bought = await_event(world, profile_id, "number.ordered")["payload"]
    assert (bought["registration_id"], bought["number"]) == (order["id"], {"phone_number": number, **PRICE})
    assert [name for name in events_of(world, profile_id) if name.startswith("number.")] == [
        "number.chosen",
        "number.order_placed",
        "number.ordered",
    ]
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "incomplete", "nobody has asked to complete it"

    world.complete(profile_id)
    await_completed(world, profile_id)

    (assigned,) = world.telnyx.state()["phone_number_campaigns"]
    assert assigned["phoneNumber"] == number
    shown = registration(world, profile_id, "number_order")
    assert (shown["id"], shown["state"], shown["words"]["phone_number"]) == (order["id"], "ordered", number)
    assert [move["to_state"] for move in shown["moves"]] == ["ordering", "pending", "ordered"]
    assert shown["fee"]["amount"] == "2.00", "once, and the first month"
    assert fees(world) == paid(brands=1, campaigns=1) | BOUGHT
    assert "sending_phone_number" in refusal(world, profile_id, acceptFee=True)


def test_an_order_that_may_have_got_through_is_looked_for_before_it_is_repeated(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    for fault in ("applied_then_timeout", "timeout"):
        world.telnyx.fail_next(ORDER_CALL, fault)
    world.start(registration_check_seconds=0.3, provider_timeout_seconds=IMPATIENT_SECONDS)
    buyers = [world.create_profile(), world.create_profile()]
    asked = {ask(world, one, areaCode=area)["id"]: one for one, area in zip(buyers, ("212", "646"), strict=True)}

    numbers = {one: await_number(world, one) for one in buyers}

    placed = {order["customer_reference"]: order["phone_numbers"] for order in orders(world)}
    assert sorted(placed) == sorted(f"{order_id}-1" for order_id in asked), "one order each"
    sent: dict[str, list[Any]] = {}
    for call in world.telnyx.calls(ORDER_CALL):
        sent.setdefault(call["fault"] or "", []).append(call["body"])
    assert len(sent["applied_then_timeout"]) == 1
    assert sent["timeout"] == sent[""], "what was lost on the way is ordered again: the same number, the same reference"
    for order_id, profile_id in asked.items():
        (row,) = placed[f"{order_id}-1"]
        assert row["phone_number"] == numbers[profile_id]
        bought = await_event(world, profile_id, "number.ordered")["payload"]
        assert bought["number"] == {"phone_number": row["phone_number"], **PRICE}, (
            "known, whatever became of the answer"
        )
    assert fees(world) == {"number 1.00": 2, "number_month 1.00": 2}, "one number each"


def test_a_number_that_is_gone_is_refused_and_another_bought(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.telnyx.fail_next(ORDER_CALL, "85001")
    world.start(registration_check_seconds=0.3)
    profile_id = world.create_profile()
    order = ask(world, profile_id, phoneNumber="+1 212 550 0177")

    gone = await_action(world, profile_id, kind="number_order", code="85001")
    assert (gone["state"], gone["subject_id"]) == ("failed", profile_id)
    assert "/number-order" in gone["remedy"]
    failed = await_event(world, profile_id, "number.order_failed")["payload"]
    assert [reason["code"] for reason in failed["reasons"]] == ["85001"]
    assert failed["number"]["phone_number"] == "+12125500177"
    assert orders(world) == []
    assert fees(world) == {}

    ask(world, profile_id, phoneNumber="+12125567788")
    unsold = await_action(world, profile_id, kind="number_order", code="number_not_available")
    assert "+12125567788" in unsold["message"]
    assert len(world.telnyx.calls(ORDER_CALL)) == 1, "what is not for sale is not ordered"
    with world.database.reading() as transaction:
        history = registration_moves.list_of_many(transaction, world.tenant.id, [order["id"]])[order["id"]]
    assert [move.name for move in history] == ["number chosen", "order refused", "refused"]
    assert history[-1].exchanges, "also what was refused twice is in the history"

    assert ask(world, profile_id, phoneNumber="+12125500178")["id"] == order["id"]
    assert await_number(world, profile_id) == "+12125500178"
    await_nothing_about_the_order(world, profile_id)
    (placed,) = orders(world)
    assert placed["customer_reference"] == f"{order['id']}-2"
    assert fees(world) == BOUGHT


def test_an_order_that_fails_at_the_vendor_says_why(sqlite_world: World) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.telnyx.decide("order", "+12125500191", "failed")
    world.telnyx.fail_next(ORDER_CALL, "20100")
    world.start(registration_check_seconds=0.3)
    profile_id = world.create_profile()
    order = ask(world, profile_id, phoneNumber="+12125500191")

    poor = await_action(world, profile_id, kind="number_order", code="20100")
    assert poor["state"] == "ordering", "nothing is wrong with the number"
    assert "Add funds" in poor["remedy"]

    assert ask(world, profile_id, areaCode="646") == {"id": order["id"], "state": "ordering"}
    refused = await_action(world, profile_id, kind="number_order", state="failed")
    assert refused["remedy"]
    assert [call["body"]["phone_numbers"] for call in world.telnyx.calls(ORDER_CALL)] == [
        [{"phone_number": "+12125500191"}]
    ] * 2, "who asks again while an order is under way gets what was asked for first"
    assert world.data("GET", f"/v3/profiles/{profile_id}")["sending_phone_number"] is None

    assert in_need(world) == 1
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": "+12125550123"})
    await_nothing_about_the_order(world, profile_id)
    assert in_need(world) == 0
    assert fees(world) == {}, "a number of the account's own costs nothing, nor does an order that has failed"


def own_messaging_profiles(world: World, profile_id: str) -> list[Any]:
    name = f"clearsend-{world.tenant.id}-{profile_id}"
    return [found for found in world.telnyx.state()["messaging_profiles"] if found["name"] == name]


@pytest.mark.parametrize("fault", ["applied_then_timeout", "timeout", "503", "429"])
def test_a_lost_answer_makes_one_messaging_profile_and_one_order(sqlite_world: World, fault: str) -> None:
    world = sqlite_world
    world.telnyx.approve_after(0)
    world.telnyx.fail_next(PROFILE_CALL, fault)
    world.start(registration_check_seconds=0.3, provider_timeout_seconds=IMPATIENT_SECONDS)
    profile_id = world.create_profile()
    ask(world, profile_id)

    number = await_number(world, profile_id)

    (messaging_profile,) = own_messaging_profiles(world, profile_id)
    (placed,) = orders(world)
    assert placed["messaging_profile_id"] == messaging_profile["id"]
    assert [row["phone_number"] for row in placed["phone_numbers"]] == [number]
    assert len(world.telnyx.calls(ORDER_CALL)) == 1, "a lost answer about the messaging profile is none about the order"


def test_a_connection_and_an_order_at_the_same_moment_end_on_one_messaging_profile(world: World) -> None:
    """A number is ordered, and the profile completed with another one before anybody has worked on either."""
    world.telnyx.approve_after(0)
    world.start(has_worker=False, registration_check_seconds=0.3)
    profile_id = world.create_profile(brand=BRAND)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": CAMPAIGN})
    ask(world, profile_id)
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": "+12125550123"})
    assert world.ask_to_complete(profile_id).status_code == 202
    world.stop()
    world.start()

    await_event(world, profile_id, "number.ordered")
    world.await_end(profile_id)
    (messaging_profile,) = own_messaging_profiles(world, profile_id)
    (placed,) = orders(world)
    assert placed["messaging_profile_id"] == messaging_profile["id"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("moment", "made_before", "placed_before"),
    [("effect:choose_number", 0, 0), ("effect:messaging_profile", 1, 0), ("effect:order", 1, 1)],
)
def test_an_order_survives_death_before_and_after_it_was_placed(
    world: World, moment: str, made_before: int, placed_before: int
) -> None:
    world.telnyx.approve_after(0)
    world.start(has_worker=False, registration_check_seconds=0.3)
    profile_id = world.create_profile()
    ask(world, profile_id)
    world.stop()
    world.spawn(die_at=moment)
    assert world.await_death() == -9
    assert len(own_messaging_profiles(world, profile_id)) == made_before
    assert len(orders(world)) == placed_before, "it died right after that effect"
    world.start()

    number = await_number(world, profile_id)

    (messaging_profile,) = own_messaging_profiles(world, profile_id)
    (placed,) = orders(world)
    assert placed["messaging_profile_id"] == messaging_profile["id"]
    assert [row["phone_number"] for row in placed["phone_numbers"]] == [number]
    assert len(world.telnyx.calls(ORDER_CALL)) == 1
    assert fees(world) == BOUGHT


def test_what_is_not_asked_for_rightly_is_refused_and_a_rehearsal_buys_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    world.start(has_worker=False)
    profile_id = world.create_profile()
    for wrong in (
        {"areaCode": "112"},
        {"areaCode": "2125"},
        {"phoneNumber": "+442071838750"},
        {"phoneNumber": "+18005500123"},
        {"phoneNumber": "+11125500123"},
        {"phoneNumber": "+12125500123", "areaCode": "212"},
    ):
        assert list(refusal(world, profile_id, acceptFee=True, **wrong)) == [next(iter(wrong))], wrong

    previewed = world.data("POST", path(profile_id), {"sandbox": True})
    assert (previewed["order"]["state"], previewed["fee"]["amount"]) == ("not_ordered", "2.00")
    first = ask(world, profile_id)
    assert first["id"] != previewed["order"]["id"], "it was not kept"
    assert ask(world, profile_id, areaCode="646") == first
    assert world.data("POST", path(profile_id), {"sandbox": True})["order"] == first
    assert fees(world) == {}
    other = world.create_profile(**{**GENERAL, "sending_phone_number": "+12125550144"})
    assert "PATCH" in refusal(world, other, acceptFee=True)["sending_phone_number"][0]
    assert world.call("POST", path("00000000-0000-4000-8000-000000000000"), {"acceptFee": True}).status_code == 404
