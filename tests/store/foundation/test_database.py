"""Connections and transactions: all or nothing, one writer at a time on SQLite, durable, and silent about values."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import organizations
from clearsend.store.foundation import database as databases
from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.store.foundation.tables import organizations as table
from clearsend.store.foundation.vault import Vault
from tests.postgresql import Cluster
from tests.store import stock
from tests.store.stock import Clock
from tests.world import SECRET_KEY

SECRET = "a value that must not be told"


class InterruptionError(Exception):
    """Something that goes wrong in the middle of a transaction."""


def _open(url: str) -> Database:
    engine = databases.create_engine(url)
    return Database(engine, Vault([SECRET_KEY]), Clock(), lambda: "an id", databases.create_jobs(engine), PRICES)


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[Database]:
    with _open(sqlite_url) as opened:
        yield opened


def _path(database: Database) -> str:
    assert database.engine.url.database is not None
    return database.engine.url.database


def _names(database: Database) -> list[str]:
    with database.reading() as transaction:
        return [found.name for found in organizations.list_all(transaction)]


# All or nothing.


def test_a_block_that_ends_well_is_kept(database: Database) -> None:
    with database.writing() as transaction:
        stock.organization(transaction, "Kept")
        assert _names(database) == []
    assert _names(database) == ["Kept"]


def test_a_block_that_is_left_by_an_error_leaves_nothing(database: Database) -> None:
    def break_off() -> None:
        with database.writing() as transaction:
            org_id = stock.organization(transaction, "Gone")
            stock.brand(transaction, org_id, org_id)
            raise InterruptionError

    with pytest.raises(InterruptionError):
        break_off()
    assert _names(database) == []


def test_an_error_of_the_database_leaves_nothing_either(database: Database) -> None:
    def write_twice() -> None:
        with database.writing() as transaction:
            org_id = stock.organization(transaction, "Gone")
            stock.organization(transaction, "Twice", id=org_id)

    with pytest.raises(sa.exc.IntegrityError):
        write_twice()
    assert _names(database) == []


def test_a_transaction_is_one_moment(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        before = transaction.now
        clock.advance(hours=1)
        assert transaction.now == before
    with database.reading() as transaction:
        assert transaction.now == clock.moment


def test_a_connection_is_given_back_however_the_block_ends(database: Database) -> None:
    for _ in range(100):
        with pytest.raises(InterruptionError), database.reading():
            raise InterruptionError
        with pytest.raises(InterruptionError), database.writing():
            raise InterruptionError
    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]


# One writer at a time on SQLite.


def _is_locked(path: str) -> bool:
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        other.execute("ROLLBACK")
        return False


def test_on_sqlite_a_writer_takes_the_lock_at_its_start(sqlite: Database) -> None:
    with sqlite.writing():
        assert _is_locked(_path(sqlite))
    assert not _is_locked(_path(sqlite))


def test_on_sqlite_readers_and_a_writer_do_not_wait_for_each_other(sqlite: Database) -> None:
    with sqlite.writing() as writer:
        stock.organization(writer, "Unseen")
        assert _names(sqlite) == []
        with sqlite.reading() as reader:
            assert organizations.list_all(reader) == []
    with sqlite.reading():
        assert not _is_locked(_path(sqlite))


def test_a_reader_sees_one_state_throughout(database: Database) -> None:
    with database.reading() as reader:
        assert organizations.list_all(reader) == []
        with database.writing() as writer:
            stock.organization(writer, "Later")
        assert organizations.list_all(reader) == []
    assert _names(database) == ["Later"]


def test_no_update_is_lost(database: Database) -> None:
    """Read, decide, write: the second of two sees what the first has written."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction, "0")

    def count() -> None:
        for _ in range(10):
            with database.writing() as transaction:
                query = sa.select(table.c.name).where(table.c.id == org_id).with_for_update()
                number = int(transaction.connection.execute(query).scalar_one())
                organizations.update(transaction, org_id, {"name": str(number + 1)})

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _names(database) == ["40"]


# Durable.


def _pragmas(engine: sa.Engine) -> dict[str, Any]:
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    with engine.connect() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def test_on_sqlite_every_connection_survives_a_power_cut(sqlite_url: str) -> None:
    engine = databases.create_engine(sqlite_url)
    with engine.connect(), engine.connect():  # two are taken: the third is another connection
        found = _pragmas(engine)
    engine.dispose()
    full = 2
    assert found == {"journal_mode": "wal", "synchronous": full, "foreign_keys": 1, "busy_timeout": 15_000}


# Away.


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/clearsend.sqlite", "postgresql://nobody@127.0.0.1:1/none"])
def test_a_database_that_cannot_be_reached(url: str) -> None:
    with _open(url) as database:
        with pytest.raises(DatabaseUnavailable):
            database.ping()
        with pytest.raises(DatabaseUnavailable), database.writing():
            pytest.fail("there is nothing to write to")


def test_on_sqlite_a_writer_that_waits_too_long_has_written_nothing(sqlite: Database) -> None:
    with _open(str(sqlite.engine.url)) as other:  # as another process would

        @sa.event.listens_for(other.engine, "connect")
        def be_impatient(connection: Any, _record: object) -> None:
            connection.execute("PRAGMA busy_timeout=50")

        with sqlite.writing() as first:
            stock.organization(first, "First")
            with pytest.raises(DatabaseUnavailable, match="locked"), other.writing():
                pytest.fail("there is another writer")
    assert _names(sqlite) == ["First"]


def test_postgresql_goes_away_and_comes_back(cluster: Cluster) -> None:
    def write_while_it_goes(database: Database) -> None:
        with database.writing() as transaction:
            stock.organization(transaction, "Lost")
            cluster.pause()
            stock.organization(transaction, "Never")

    with _open(cluster.create("outage", template="migrated")) as database:
        database.ping()
        with pytest.raises(DatabaseUnavailable):
            write_while_it_goes(database)
        with pytest.raises(DatabaseUnavailable):
            database.ping()

        cluster.resume()

        database.ping()
        assert _names(database) == []
    cluster.drop("outage")


def test_on_postgresql_a_connection_that_died_at_rest_is_not_given_to_anybody(cluster: Cluster) -> None:
    with _open(cluster.create("rested", template="migrated")) as database:
        with database.reading() as transaction, database.reading() as other:
            own = transaction.connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
            other_own = other.connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        with _open(database.engine.url.render_as_string(hide_password=False)) as somebody, somebody.reading() as third:
            for victim in (own, other_own):
                third.connection.execute(sa.text("SELECT pg_terminate_backend(:pid)"), {"pid": victim})
        time.sleep(1.1)
        database.ping()
        with database.glancing() as transaction:
            found = transaction.connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()
        assert found not in (own, other_own)
    cluster.drop("rested")


# Silent.


def _write(database: Database, **values: Any) -> None:
    with database.writing() as transaction:
        row = {
            "id": "the same",
            "name": SECRET,
            "email": SECRET,
            "signing_secret_ciphertext": SECRET,
            "created_at": transaction.now,
            "updated_at": transaction.now,
        }
        transaction.connection.execute(table.insert().values(row | values))


def _told(error: BaseException | None) -> Iterator[str]:
    """The texts of an error and of all that it comes from, as a log would show them."""
    while error is not None:
        yield f"{error!r} {error}"
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("wrong", [{"email": None}, {"id": "the same"}], ids=["a null", "a row twice"])
def test_no_error_tells_a_value(database: Database, wrong: dict[str, Any]) -> None:
    _write(database)

    with pytest.raises(sa.exc.IntegrityError) as refused:
        _write(database, **wrong)

    assert not [text for text in _told(refused.value) if SECRET in text]
    assert "organizations" in str(refused.value)


def test_no_error_of_the_statement_tells_a_value(database: Database) -> None:
    with pytest.raises((DatabaseUnavailable, sa.exc.ProgrammingError)) as refused, database.writing() as transaction:
        transaction.connection.execute(sa.text("INSERT INTO nowhere VALUES (:value)"), {"value": SECRET})

    assert not [text for text in _told(refused.value) if SECRET in text]


def test_no_url_of_another_database_is_accepted() -> None:
    for url in ("mysql://u:pw-of-the-url@h/d", "oracle://u:pw-of-the-url@h/d"):
        with pytest.raises(ValueError, match="sqlite:/// or postgresql://") as refused:
            databases.create_engine(url)
        assert "pw-of-the-url" not in str(refused.value)


def test_a_database_by_another_clock_is_the_same_database(database: Database) -> None:
    with database.writing() as transaction:
        stock.organization(transaction, "One")
    assert _names(replace(database, clock=Clock())) == ["One"]
