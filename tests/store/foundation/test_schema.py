"""Bringing a database to the schema of this version: from nothing, again, and by many at once."""

import itertools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from clearsend.store.foundation import database as databases
from clearsend.store.foundation import schema
from clearsend.store.foundation.database import DatabaseUnavailable, NewerSchema
from clearsend.store.foundation.tables import metadata
from tests.postgresql import Cluster

_numbers = itertools.count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"empty_{os.getpid()}_{next(_numbers)}"
    yield cluster.create(name)
    cluster.drop(name)


def _tables(url: str) -> set[str]:
    engine = databases.create_engine(url)
    inspector = sa.inspect(engine)
    found = set(inspector.get_table_names())
    engine.dispose()
    return found


def _of_the_engine(url: str) -> set[str]:
    """The engine on PostgreSQL has tables of its own; that on SQLite has none."""
    if url.startswith("sqlite"):
        return set()
    return {
        "procrastinate_events",
        "procrastinate_jobs",
        "procrastinate_periodic_defers",
        "procrastinate_workers",
    }


def test_from_nothing(empty_url: str) -> None:
    assert schema.current(empty_url) is None
    assert _tables(empty_url) == set()

    assert schema.upgrade(empty_url) == schema.newest()

    assert schema.current(empty_url) == schema.newest()
    assert _tables(empty_url) == {*metadata.tables, "alembic_version", *_of_the_engine(empty_url)}


def test_twice_is_as_good_as_once(empty_url: str) -> None:
    schema.upgrade(empty_url)
    engine = databases.create_engine(empty_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO leases VALUES ('kept', 'somebody', '2026-05-01 09:53:14')")
    before = _tables(empty_url)

    assert schema.upgrade(empty_url) == schema.newest()

    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM leases").scalars().all() == ["kept"]
    engine.dispose()
    assert _tables(empty_url) == before


def test_a_schema_of_a_newer_release_is_refused_in_a_sentence(empty_url: str) -> None:
    schema.upgrade(empty_url)
    engine = databases.create_engine(empty_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()

    with pytest.raises(NewerSchema, match=r"made by a newer release \(its schema is 9999"):
        schema.upgrade(empty_url)

    assert schema.current(empty_url) == "9999"


def test_what_the_migrations_make_is_what_the_code_expects(database_url: str) -> None:
    engine = databases.create_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda _, name, kind, *rest: kind != "table" or name in metadata.tables},
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_threads_that_start_together(empty_url: str) -> None:
    together = threading.Barrier(4)
    reached: list[str] = []

    def upgrade() -> None:
        together.wait()
        reached.append(schema.upgrade(empty_url))

    threads = [threading.Thread(target=upgrade) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert reached == [schema.newest()] * 4
    assert schema.current(empty_url) == schema.newest()


def test_processes_that_start_together(empty_url: str) -> None:
    program = "import sys; from clearsend.store.foundation import schema; print(schema.upgrade(sys.argv[1]))"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, empty_url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    ended = [process.communicate(timeout=120) for process in started]

    assert [process.returncode for process in started] == [0, 0, 0], ended
    assert {out.strip() for out, _ in ended} == {schema.newest()}
    assert _tables(empty_url) == {*metadata.tables, "alembic_version", *_of_the_engine(empty_url)}


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/clearsend.sqlite", "postgresql://nobody@127.0.0.1:1/none"])
def test_a_database_that_cannot_be_reached(url: str) -> None:
    with pytest.raises(DatabaseUnavailable):
        schema.upgrade(url)
    with pytest.raises(DatabaseUnavailable):
        schema.current(url)
