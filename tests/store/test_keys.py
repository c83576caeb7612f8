"""API keys in the store: a digest at rest, and nobody let in whose key, membership or profile has ended."""

import pytest
import sqlalchemy as sa

from clearsend.domain.access import Actor, Role
from clearsend.store import keys, profiles
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import users
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

KEY = "cs_the-quick-brown-fox-jumps-over-the-lazy-dog"


def test_a_key_tells_who_holds_it(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        member = keys.insert_user(transaction, org_id, email="ann@x.example", name="Ann", role=Role.ADMIN)
        key_id = keys.insert(transaction, org_id, user_id=member.id, name="laptop", key=KEY)

    with database.reading() as transaction:
        assert keys.find_actor(transaction, KEY) == Actor(key_id, org_id, member.id, Role.ADMIN)
        assert keys.find_user(transaction, org_id, email="ann@x.example") == member


@pytest.mark.parametrize("wrong", ["", KEY.upper(), KEY[:-1], f"{KEY} ", "' OR 1=1 --", "ключ", "%"])
def test_nothing_but_the_whole_key_will_do(database: Database, wrong: str) -> None:
    with database.writing() as transaction:
        stock.key(transaction, stock.organization(transaction), KEY)

    with database.reading() as transaction:
        assert keys.find_actor(transaction, wrong) is None


def test_the_key_is_nowhere_at_rest(database: Database) -> None:
    with database.writing() as transaction:
        stock.key(transaction, stock.organization(transaction), KEY)

    with database.reading() as transaction:
        (listed,) = keys.list_all(transaction, keys.find_actor(transaction, KEY).org_id)  # type: ignore[union-attr]
        assert not any(KEY[10:] in value for value in stock.everything(transaction))
    assert listed.hint == KEY[:10]
    assert KEY not in repr(listed)


def test_a_revoked_key_is_unknown_and_stays_listed(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        key_id = stock.key(transaction, org_id, KEY)
        spare_id = stock.key(transaction, org_id, "cs_spare")
    revoked_at = clock.advance(minutes=5)

    with database.writing() as transaction:
        assert keys.revoke(transaction, org_id, key_id) is True
    clock.advance(minutes=5)
    with database.writing() as transaction:
        assert keys.revoke(transaction, org_id, key_id) is False

    with database.reading() as transaction:
        assert keys.find_actor(transaction, KEY) is None
        assert keys.find_actor(transaction, "cs_spare") is not None
        listed = {key.id: key for key in keys.list_all(transaction, org_id)}
    assert (listed[key_id].created_at, listed[key_id].revoked_at) == (BEGINNING, revoked_at)
    assert listed[spare_id].revoked_at is None


@pytest.mark.parametrize("status", ["invited", "suspended", "rejected"])
def test_a_person_who_is_not_active_is_not_let_in(database: Database, status: str) -> None:
    with database.writing() as transaction:
        stock.key(transaction, stock.organization(transaction), KEY)
        transaction.connection.execute(sa.update(users).values(status=status))

    with database.reading() as transaction:
        assert keys.find_actor(transaction, KEY) is None


def test_the_key_of_a_deleted_profile_sleeps_until_it_is_restored(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile = stock.profile(transaction, org_id)
        stock.key(transaction, org_id, KEY, profile_id=profile.id)
        actor = keys.find_actor(transaction, KEY)
        assert actor is not None
        assert actor.profile_id == profile.id

        profiles.delete(transaction, org_id, profile.id)
        assert keys.find_actor(transaction, KEY) is None

        profiles.restore(transaction, org_id, profile.id)
        assert keys.find_actor(transaction, KEY) == actor


def test_another_organization_sees_no_keys_and_no_members(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        keys.insert_user(transaction, org_id, email="ann@x.example", name="Ann", role=Role.OWNER)
        key_id = stock.key(transaction, org_id, KEY)

        assert keys.list_all(transaction, other_id) == []
        assert keys.find_user(transaction, other_id, email="ann@x.example") is None
        assert keys.revoke(transaction, other_id, key_id) is False
        assert keys.find_actor(transaction, KEY) is not None


def test_one_key_is_one_row_and_one_address_is_one_member(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        for organization_id in (org_id, other_id):
            keys.insert_user(transaction, organization_id, email="ann@x.example", name="Ann", role=Role.OWNER)
        stock.key(transaction, org_id, KEY)

    with pytest.raises(sa.exc.IntegrityError), database.writing() as transaction:
        stock.key(transaction, other_id, KEY)
    with pytest.raises(sa.exc.IntegrityError), database.writing() as transaction:
        keys.insert_user(transaction, org_id, email="ann@x.example", name="Ann", role=Role.BILLING)
