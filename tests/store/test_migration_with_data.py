"""A database of an older version, with rows in every table, is brought to this version: every row is kept, and still refers
to what it referred to."""

import itertools
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command

from clearsend.store.foundation import database as databases
from clearsend.store.foundation import revisions, schema
from tests.postgresql import Cluster

OLD = "0001"
MOMENT = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)

# Beside the tables of the product: Alembic's own, SQLite's, those of the engine's library on PostgreSQL, and the confirmations of
# channels, which became registrations.
_NOT_OURS = ("alembic_version", "sqlite_", "procrastinate_", "channels")

_numbers = itertools.count(1)
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=["sqlite", "postgresql"])
def old_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Engine]:
    """A database at the old revision."""
    if request.param == "sqlite":
        engine = databases.create_engine(f"sqlite:///{tmp_path / 'old.sqlite'}")
        _bring_to_old(engine)
        yield engine
        engine.dispose()
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"old_{os.getpid()}_{next(_numbers)}"
    engine = databases.create_engine(cluster.create(name))
    _bring_to_old(engine)
    yield engine
    engine.dispose()
    cluster.drop(name)


def _bring_to_old(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        command.upgrade(revisions.config(connection), OLD)


def _url(engine: sa.Engine) -> str:
    return engine.url.set(drivername=engine.dialect.name).render_as_string(hide_password=False)


def _tables(engine: sa.Engine) -> list[sa.Table]:
    """The tables as they are in the database, what is referred to first."""
    metadata = sa.MetaData()
    metadata.reflect(engine, only=lambda name, _: not name.startswith(_NOT_OURS))
    return metadata.sorted_tables


def _fill(engine: sa.Engine, tables: list[sa.Table]) -> None:
    """Two rows in every table; both refer to the same rows where they can, so that many refer to one."""
    with engine.begin() as connection:
        for table, number in itertools.product(tables, (1, 2)):
            connection.execute(table.insert().values(_row(table, number)))


def _row(table: sa.Table, number: int) -> dict[str, Any]:
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: sa.Column[Any], number: int) -> Any:
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return f"{key.column.table.name}-{number if column.unique or column.primary_key else 1}"
    match column.type:
        case sa.Boolean():
            return number == 1
        case sa.Integer():
            return number
        case sa.DateTime():
            # Runs are over, too: of one profile, only one may be open.
            return MOMENT
        case sa.JSON():
            return {"kept": [number, "ü", None]}
        case sa.String(length=length) if column.name == "id":
            return f"{column.table.name}-{number}"[:length]
        case sa.String(length=length):
            return f"{number} {column.name}"[:length]
    raise AssertionError(f"no value for {column}")


def _rows(engine: sa.Engine, tables: list[sa.Table]) -> Rows:
    """What is in the columns that the tables had."""
    with engine.connect() as connection:
        return {
            table.name: [
                dict(row) for row in connection.execute(table.select().order_by(*table.primary_key)).mappings()
            ]
            for table in tables
        }


def test_every_row_is_kept_and_refers_to_what_it_did(old_engine: sa.Engine) -> None:
    tables = _tables(old_engine)
    _fill(old_engine, tables)
    before = _rows(old_engine, tables)
    assert {"events", "deliveries", "delivery_attempts", "profiles", "runs", "leases"} <= set(before)
    assert {len(rows) for rows in before.values()} == {2}

    assert schema.upgrade(_url(old_engine)) == schema.newest() != OLD

    assert _rows(old_engine, tables) == before
    if old_engine.dialect.name == "sqlite":
        with old_engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def test_what_referred_before_still_does(old_engine: sa.Engine) -> None:
    """Every foreign key of the old version is there, and kept to; a table that was copied has its own and those to it."""
    tables = _tables(old_engine)
    _fill(old_engine, tables)
    schema.upgrade(_url(old_engine))

    keys_before = {str(key) for table in tables for key in _keys(table)}
    assert {str(key) for table in _tables(old_engine) for key in _keys(table)} >= keys_before
    deliveries = next(table for table in tables if table.name == "deliveries")
    for statement in (
        "DELETE FROM events WHERE id = 'events-1'",
        "DELETE FROM profiles WHERE id = 'profiles-1'",
        "UPDATE events SET profile_id = 'nobody' WHERE id = 'events-2'",
        deliveries.update().values(event_id="nothing"),
    ):
        with pytest.raises(sa.exc.IntegrityError), old_engine.begin() as connection:
            connection.execute(sa.text(statement) if isinstance(statement, str) else statement)


def _keys(table: sa.Table) -> Iterator[tuple[str, ...]]:
    for constraint in table.foreign_key_constraints:
        yield table.name, *constraint.column_keys, constraint.referred_table.name


def test_indexes_of_the_old_version_are_kept(old_engine: sa.Engine) -> None:
    def indexes() -> set[str]:
        return {str(index.name) for table in _tables(old_engine) for index in table.indexes}

    before = indexes()
    schema.upgrade(_url(old_engine))
    assert before
    # Made anew without the rows that nobody lists.
    assert before - indexes() == {"ix_profiles_org_id_created_at_id"}


def test_what_the_new_version_writes_fits_beside_the_old(old_engine: sa.Engine) -> None:
    tables = _tables(old_engine)
    _fill(old_engine, tables)
    schema.upgrade(_url(old_engine))
    events = next(table for table in _tables(old_engine) if table.name == "events")
    with old_engine.begin() as connection:
        # Of the organization's own brand: nobody's profile.
        connection.execute(events.insert().values({**_row(events, 1), "id": "events-3", "profile_id": None}))
        connection.exec_driver_sql("UPDATE profiles SET review_reason = 'Say where the consent is given.'")
