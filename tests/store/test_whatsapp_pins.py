"""The two-step PINs of WhatsApp numbers: one for each number of an organization, encrypted, and nobody else's."""

import sqlalchemy as sa

from clearsend.actions.registration import whatsapp_pins as actions
from clearsend.store import whatsapp_pins
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import whatsapp_pins as table
from tests.store import stock

NUMBER, OTHER_NUMBER = "100011", "100012"


def test_a_new_pin_is_kept_once_and_for_all(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)

    chosen = []
    for fresh in ("333333", "444444"):
        with database.writing() as transaction:
            chosen.append(actions.choose(transaction, org_id, NUMBER, fresh=fresh))

    assert chosen == ["333333", "333333"]
    with database.writing() as transaction:
        assert actions.choose(transaction, org_id, OTHER_NUMBER, fresh="555555") == "555555"


def test_a_declared_pin_that_was_accepted_takes_its_place(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        actions.choose(transaction, org_id, NUMBER, fresh="333333")
        actions.keep(transaction, org_id, NUMBER, "666666")
        actions.keep(transaction, org_id, OTHER_NUMBER, "777777")

        assert actions.choose(transaction, org_id, NUMBER, fresh="888888") == "666666"
        assert actions.choose(transaction, org_id, OTHER_NUMBER, fresh="888888") == "777777"


def test_another_organization_has_a_pin_of_its_own(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        actions.choose(transaction, org_id, NUMBER, fresh="333333")

        assert whatsapp_pins.find(transaction, other_id, NUMBER) is None
        assert actions.choose(transaction, other_id, NUMBER, fresh="444444") == "444444"
        assert whatsapp_pins.find(transaction, org_id, NUMBER) == "333333"


def test_no_pin_is_readable_in_the_table(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        actions.choose(transaction, org_id, NUMBER, fresh="333333")
        row = transaction.connection.execute(sa.select(table)).one()

    assert "333333" not in str(row)
