"""Organizations in the store: what is written is read, and each has a signing secret of its own that rests encrypted."""

import pytest

from clearsend.domain.errors import AppError
from clearsend.store import organizations
from clearsend.store.foundation.database import Database
from tests.store import stock
from tests.store.stock import BEGINNING, Clock


def test_what_is_written_is_read(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction, "Łódź & Söhne 🏙", sending_phone_number="+12025550100")

    with database.reading() as transaction:
        found = organizations.get(transaction, org_id)
        assert organizations.find(transaction, org_id) == found

    assert found.name == "Łódź & Söhne 🏙"
    assert found.email == "ops@platform.example"
    assert found.sending_phone_number == "+12025550100"
    assert found.created_at == found.updated_at == BEGINNING
    assert found.created_at.tzinfo is not None


def test_one_that_does_not_exist(database: Database) -> None:
    with database.reading() as transaction:
        assert organizations.find(transaction, "nobody") is None
        with pytest.raises(AppError, match="RESOURCE_005"):
            organizations.get(transaction, "nobody")
        with pytest.raises(AppError, match="RESOURCE_005"):
            organizations.signing_secret(transaction, "nobody")


def test_a_change_touches_one_organization_and_one_column(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        changed_id = stock.organization(transaction, "Changed")
        other_id = stock.organization(transaction, "Other")
    later = clock.advance(hours=1)

    with database.writing() as transaction:
        organizations.update(transaction, changed_id, {"sending_phone_number": "+12025550100"})

    with database.reading() as transaction:
        changed = organizations.get(transaction, changed_id)
        other = organizations.get(transaction, other_id)
    assert (changed.name, changed.sending_phone_number) == ("Changed", "+12025550100")
    assert (changed.created_at, changed.updated_at) == (BEGINNING, later)
    assert other.sending_phone_number is None
    assert other.updated_at == BEGINNING


def test_the_operator_sees_all_oldest_first(database: Database, clock: Clock) -> None:
    for name in ("Zeta", "Alpha", "Midway"):
        with database.writing() as transaction:
            stock.organization(transaction, name)
        clock.advance(seconds=1)

    with database.reading() as transaction:
        assert [found.name for found in organizations.list_all(transaction)] == ["Zeta", "Alpha", "Midway"]


def test_the_signing_secret_rests_encrypted_and_can_be_replaced(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction, "Platform")
        other_id = stock.organization(transaction, "Other")
    with database.reading() as transaction:
        assert organizations.signing_secret(transaction, org_id) == "whsec_of-Platform"
        assert not any("whsec_" in value for value in stock.everything(transaction))

    with database.writing() as transaction:
        organizations.replace_signing_secret(transaction, org_id, "whsec_of-tomorrow")

    with database.reading() as transaction:
        assert organizations.signing_secret(transaction, org_id) == "whsec_of-tomorrow"
        assert organizations.signing_secret(transaction, other_id) == "whsec_of-Other"
