"""An agreement ends with what it was given for: no later edit or order is paid under it, and what is asked for can be given."""

import copy

import sqlalchemy as sa

from clearsend.store.foundation import tables
from tests.workflows.leftovers import FEE, complete, data, delete, order, patch, put_campaign, take
from tests.workflows.money_desk import Desk
from tests.workflows.money_steps import ORGANIZATION, PROFILE, Ask, Decide, Rest, Sleep, Work, brand
from tests.workflows.still_world import StillWorld
from tests.world import CAMPAIGN

SUBMIT_BRAND = Ask("POST", f"{PROFILE}/brand/submit", FEE)


def unregistered() -> dict[str, object]:
    changed = copy.deepcopy(brand(0))
    changed["compliance"] |= {"isTcrApplication": False, "destinationCountries": []}
    return changed


def renamed() -> dict[str, object]:
    changed = copy.deepcopy(brand(0))
    changed["contact"]["name"] = "Bo Baker"
    return changed


def payments(world: StillWorld) -> list[str]:
    return [
        path for method, path in world.line.sent if method == "POST" and path.endswith(("/brand", "/campaignBuilder"))
    ]


def corrections(world: StillWorld) -> list[str]:
    return [path for method, path in world.line.sent if method == "PUT" and "/brand/" in path]


def open_amounts(world: StillWorld) -> list[str]:
    kept = tables.agreements.c
    with world.database.reading() as transaction:
        return sorted(
            transaction.connection.execute(
                sa.select(kept.amount).where(kept.used_at.is_(None), kept.ended_at.is_(None))
            ).scalars()
        )


def test_a_completed_profile_pays_nothing_because_of_an_edit(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, patch(brand=brand(0, entityType="PUBLIC_PROFIT")), complete(), Rest(1300))
    assert open_amounts(still_world) == ["4.00", "45.00"]
    take(desk, patch(brand=unregistered()), Rest(1300))
    assert data(desk)["status"] == "completed"
    assert open_amounts(still_world) == []
    take(desk, Sleep(40 * 86_400), patch(brand=brand(0)), Rest(2000))
    assert payments(still_world) == []
    assert {one["code"] for one in data(desk)["action_needed"]} == {"fee_not_agreed"}


def test_what_is_inherited_and_taken_back_is_agreed_to_anew(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, patch(brand=brand(0, entityType="PUBLIC_PROFIT")), complete(), Rest(1300))
    take(desk, patch(inherit_tcr_brand=True, inherit_tcr_campaign=True))
    assert open_amounts(still_world) == []


def test_another_call_while_an_order_is_placed_agrees_to_nothing(still_world: StillWorld) -> None:
    desk = Desk(still_world, is_automatic=False)
    take(desk, order(), Work(), order(acceptedAmount="3.00"), Work(), Decide("order", "success"), Rest(4000))
    assert data(desk, ORGANIZATION)["agreed_this_month"] == "2.00"
    assert open_amounts(still_world) == []


def test_a_new_order_is_agreed_to_anew(still_world: StillWorld) -> None:
    """What was accepted for an earlier one may be more."""
    desk = Desk(still_world, is_automatic=False)
    take(desk, order(areaCode="212", acceptedAmount="3.00"))
    assert open_amounts(still_world) == ["3.00"]
    take(desk, Work(), Decide("order", "failed"), Rest(4000), order(acceptedAmount="2.00"))
    assert open_amounts(still_world) == ["2.00"]


def test_a_correction_that_was_taken_back_does_not_go_out_with_a_later_edit(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, complete(), Rest(1300), patch(brand=renamed()), SUBMIT_BRAND, patch(brand=brand(0)), Rest(200_000))
    take(desk, patch(brand=renamed()), Rest(2000))
    assert corrections(still_world) == []
    # The same brand sent again is no edit.
    take(desk, SUBMIT_BRAND, patch(brand=renamed()), Rest(2000))
    assert len(corrections(still_world)) == 1


def test_a_correction_goes_out_only_if_a_person_agrees_to_its_risk(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, complete(), Rest(1300), patch(brand=renamed()), Rest(70))
    answer = desk.ask(Ask("POST", f"{PROFILE}/brand/submit", {}))
    assert answer.status_code == 400
    assert "once in three months" in answer.json()["error"]["details"]["acceptFee"][0]
    take(desk, Rest(2000))
    assert corrections(still_world) == []


def test_a_brand_that_the_pre_check_withholds_is_not_submitted(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    take(desk, patch(brand=brand(0, entityType="PUBLIC_PROFIT")))
    answer = desk.ask(SUBMIT_BRAND)
    assert answer.status_code == 400
    assert "stock" in str(answer.json()["error"]["details"]).lower()
    assert open_amounts(still_world) == []


def follow(desk: Desk) -> int:
    """Make the call that the first remedy names, and return its status code."""
    remedy = next(one["remedy"] for one in data(desk)["action_needed"] if one["code"] == "fee_not_agreed")
    path = remedy.partition("POST ")[2].partition(" ")[0]
    key = {"x-api-key": desk.world.tenant.api_key}
    return desk.world.caller.post(path, json=FEE, headers=key).status_code


def test_a_corrected_brand_without_an_agreement_can_be_agreed_to(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    still_world.telnyx.fail_next("POST /10dlc/brand", "10015")
    take(desk, complete(), Rest(700), delete(), Ask("POST", f"{PROFILE}/restore"), Rest(10))
    refusal = data(desk)["action_needed"]
    take(desk, patch(brand=brand(7)), Rest(100))
    assert data(desk)["action_needed"][0]["code"] == "fee_not_agreed"
    take(desk, patch(brand=brand(0)), Rest(100))
    assert data(desk)["action_needed"] == refusal
    take(desk, patch(brand=brand(7)), Rest(100))
    assert follow(desk) == 202
    take(desk, Rest(2000))
    assert len(still_world.telnyx.state()["brands"]) == 1


def test_a_corrected_campaign_without_an_agreement_can_be_agreed_to(still_world: StillWorld) -> None:
    desk = Desk(still_world)
    still_world.telnyx.fail_next("POST /10dlc/campaignBuilder", "10015")
    other = [{**CAMPAIGN["useCases"][0], "messagingUseCaseUs": "MARKETING"}]
    take(desk, complete(), Rest(1300), put_campaign(useCases=other), Rest(100))
    assert follow(desk) == 202
    take(desk, Rest(2000))
    assert len(still_world.telnyx.state()["campaigns"]) == 1
