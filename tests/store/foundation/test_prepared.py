"""A prepared statement does what SQLAlchemy does with it: the same rows, the same errors, the same silence about values."""

import pytest
import sqlalchemy as sa

from clearsend.domain.completion import RunStatus
from clearsend.store.foundation import database as databases
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import profiles
from clearsend.store.foundation.tables import runs as table
from tests.postgresql import Cluster
from tests.store import stock

SECRET = "a value that must not be told"

_OF_ORGANIZATION = sa.select(table).where(table.c.org_id == sa.bindparam("org_id")).order_by(table.c.id)


def _with_runs(database: Database, count: int) -> str:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        for _ in range(count):
            stock.run(transaction, org_id, stock.profile(transaction, org_id).id)
        return org_id


def test_what_is_written_and_read_is_what_sqlalchemy_would_have(database: Database) -> None:
    org_id = _with_runs(database, 2)
    prepared = Prepared(_OF_ORGANIZATION)
    with database.reading() as transaction:
        expected = transaction.connection.execute(_OF_ORGANIZATION, {"org_id": org_id}).all()
        # Often enough for the driver to prepare it at the server, too.
        for _ in range(8):
            found = prepared.all(transaction.connection, {"org_id": org_id})
            assert [tuple(row) for row in found] == [tuple(row) for row in expected]
        assert [type(value) for value in found[0]] == [type(value) for value in expected[0]]
        assert found[0].requested_at == transaction.now
        assert found[0].status == RunStatus.QUEUED.value
        assert prepared.one_or_none(transaction.connection, {"org_id": "another"}) is None
        with pytest.raises(sa.exc.MultipleResultsFound):
            prepared.one_or_none(transaction.connection, {"org_id": org_id})


def test_an_error_is_sqlalchemys_and_tells_no_value(database: Database) -> None:
    org_id = _with_runs(database, 0)
    insert = Prepared(profiles.insert(), ["id", "org_id", "name"])
    with pytest.raises(sa.exc.IntegrityError) as caught, database.writing() as transaction:
        insert.execute(transaction.connection, {"id": "one", "org_id": org_id, "name": SECRET})
    error = caught.value
    assert SECRET not in f"{error} {error.orig} {error.params} {error.__cause__}"


def test_a_connection_that_has_died_is_thrown_away(cluster: Cluster) -> None:
    name = "prepared"
    engine = databases.create_engine(cluster.create(name, template="migrated"))
    prepared = Prepared(_OF_ORGANIZATION)
    with engine.connect() as connection, engine.connect() as other:
        own = connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        other.execute(sa.text("SELECT pg_terminate_backend(:own)"), {"own": own})
        with pytest.raises(sa.exc.OperationalError):
            prepared.all(connection, {"org_id": "nobody"})
        assert connection.invalidated
    with engine.connect() as connection:
        assert prepared.all(connection, {"org_id": "nobody"}) == []
    engine.dispose()
    cluster.drop(name)
