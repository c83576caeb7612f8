"""A freshly migrated database is exactly what `store/foundation/tables` describes. Going back is not promised, and not tested."""

import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from clearsend.store.foundation import database as databases
from clearsend.store.foundation import schema
from clearsend.store.foundation.tables import metadata


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('migrated') / 'clearsend.sqlite'}"
    schema.upgrade(url)
    return url


def differences(url: str, described: sa.MetaData) -> list[Any]:
    engine = databases.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, described)
    engine.dispose()
    return list(found)


def test_the_migrations_make_the_tables_that_the_code_works_with(migrated: str) -> None:
    assert differences(migrated, metadata) == []


def test_a_forgotten_migration_is_noticed(migrated: str) -> None:
    ahead = sa.MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.tables.values():
        table.to_metadata(ahead)
    ahead.tables["profiles"].append_column(sa.Column("mood", sa.String(16)))
    sa.Index(None, ahead.tables["profiles"].c.name)
    kinds = {difference[0] for difference in differences(migrated, ahead)}
    assert kinds == {"add_column", "add_index"}


def test_indexes_are_made_with_their_conditions(migrated: str, tmp_path: Path) -> None:
    """The comparison above overlooks the condition of a partial index, and one of them is what keeps runs apart."""
    described = databases.create_engine(f"sqlite:///{tmp_path / 'described.sqlite'}")
    metadata.create_all(described)
    by_migration = databases.create_engine(migrated)
    indexes = _indexes(described)
    assert "WHERE finished_at IS NULL" in indexes["uq_runs_open_profile"]
    assert {name: sql for name, sql in _indexes(by_migration).items() if name in indexes} == indexes
    described.dispose()
    by_migration.dispose()


def _indexes(engine: sa.Engine) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
        return {name: re.sub(r"\s+", " ", sql) for name, sql in rows}


def test_migrating_twice_changes_nothing(migrated: str) -> None:
    before = schema.current(migrated)
    assert schema.upgrade(migrated) == before == schema.newest()
