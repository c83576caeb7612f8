"""What is stored of bought numbers: on the profile that has none, found by a notice about the order, and waited for."""

from clearsend.domain.reason import Reason
from clearsend.domain.registration.states import Kind, NumberOrderState
from clearsend.store import profiles, registrations
from clearsend.store.foundation.database import Database
from clearsend.store.registrations import Owner
from tests.store import stock
from tests.store.stock import Clock

BOUGHT, OWN = "+12125500123", "+12125550100"


def test_a_bought_number_takes_no_other_ones_place(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id, other_org = stock.organization(transaction), stock.organization(transaction)
        without, owner = (stock.profile(transaction, org_id, sending_phone_number=number).id for number in (None, OWN))
    clock.advance(hours=1)
    with database.writing() as transaction:
        for profile_id in (without, owner):
            profiles.give_number(transaction, other_org, profile_id, "+12125500199")
            profiles.give_number(transaction, org_id, profile_id, BOUGHT)
    with database.reading() as transaction:
        found = {one: profiles.get(transaction, org_id, one) for one in (without, owner)}
    assert {one: profile.sending_phone_number for one, profile in found.items()} == {without: BOUGHT, owner: OWN}
    assert found[without].updated_at == clock.moment > found[owner].updated_at


def test_a_number_bought_for_a_deleted_profile_is_there_when_it_is_restored(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id, sending_phone_number=None).id
        profiles.delete(transaction, org_id, profile_id)
        profiles.give_number(transaction, org_id, profile_id, BOUGHT)
        profiles.restore(transaction, org_id, profile_id)
        assert profiles.get(transaction, org_id, profile_id).sending_phone_number == BOUGHT


def test_a_notice_about_an_order_says_whose_it_is(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        order = registrations.insert(transaction, org_id, profile_id, Kind.NUMBER_ORDER, profile_id)
        registrations.update(transaction, org_id, order.id, {"vendor_id": "order-1", "state": NumberOrderState.PENDING})
        assert registrations.hint(transaction, {"order_id": "order-2"}) == []
        assert registrations.hint(transaction, {"order_id": "order-1"}) == [Owner(org_id, profile_id)]
        assert registrations.get(transaction, org_id, order.id).next_check_at == clock.moment


def test_an_order_that_failed_waits_for_somebody_until_there_is_a_number(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id, sending_phone_number=None).id
        stock.profile(transaction, org_id, sending_phone_number=None)
        order = registrations.insert(transaction, org_id, profile_id, Kind.NUMBER_ORDER, profile_id)
        assert profiles.count_in_need(transaction, org_id).number == 0
        registrations.update(transaction, org_id, order.id, {"reasons": [Reason("20100", "No money.")]})
        assert profiles.count_in_need(transaction, org_id).number == 1
        registrations.update(transaction, org_id, order.id, {"reasons": [], "state": NumberOrderState.FAILED})
        assert profiles.count_in_need(transaction, org_id).number == 1
        profiles.update(transaction, org_id, profile_id, {"sending_phone_number": OWN})
        assert profiles.count_in_need(transaction, org_id).number == 0
