"""A database of an older schema, with whatever a test puts into it."""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command

from clearsend.store.foundation import database as databases
from clearsend.store.foundation import revisions, schema
from tests.postgresql import Cluster

ASKED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
BEFORE, AFTER = ASKED - timedelta(hours=1), ASKED + timedelta(hours=1)

_numbers = itertools.count(1)


class Old:
    """A database of schema `revision`, on SQLite or PostgreSQL."""

    def __init__(self, engine: sa.Engine, revision: str) -> None:
        self.engine = engine
        with engine.begin() as connection:
            command.upgrade(revisions.config(connection), revision)
        self.tables = sa.MetaData()
        self.tables.reflect(engine)
        self.put("organizations", id="org", name="Northwind Group")
        self.put("users", id="ann", org_id="org")

    def put(self, table: str, **values: Any) -> None:
        """A row; what is not said has some value that fits."""
        found = self.tables.tables[table]
        filled = {
            column.name: self._some(column)
            for column in found.columns
            if not column.nullable and column.server_default is None
        }
        with self.engine.begin() as connection:
            connection.execute(
                found.insert().values(filled | {name: self._stored(one) for name, one in values.items()})
            )

    def _some(self, column: sa.Column[Any]) -> Any:
        match column.type:
            case sa.Boolean():
                return False
            case sa.Integer():
                return 1
            case sa.DateTime():
                return self._stored(BEFORE)
            case sa.JSON():
                return {}
            case _:
                return f"{column.name}-{next(_numbers)}"[: getattr(column.type, "length", None) or 64]

    def _stored(self, value: Any) -> Any:
        is_time = isinstance(value, datetime) and self.engine.dialect.name == "sqlite"
        return value.replace(tzinfo=None) if is_time else value

    def profile(self, profile_id: str, status: str, *, inherits: bool = False, run: str | None = None) -> None:
        self.put(
            "profiles",
            id=profile_id,
            org_id="org",
            status=status,
            inherit_tcr_brand=inherits,
            inherit_tcr_campaign=inherits,
        )
        if run is not None:
            self.put(
                "runs",
                org_id="org",
                profile_id=profile_id,
                status=run,
                requested_by="ann",
                requested_at=ASKED,
                finished_at=ASKED,
            )

    def brand(self, owner_id: str, *, is_tcr: bool = True, created_at: datetime = BEFORE) -> None:
        self.put(
            "brands",
            id=f"brand-of-{owner_id}",
            org_id="org",
            owner_id=owner_id,
            compliance={"is_tcr_application": is_tcr},
            created_at=created_at,
        )

    def campaign(self, campaign_id: str, owner_id: str, *, created_at: datetime = BEFORE) -> None:
        self.put(
            "campaigns",
            id=campaign_id,
            org_id="org",
            owner_id=owner_id,
            brand_id=f"brand-of-{owner_id}",
            created_at=created_at,
        )

    def registration(self, owner_id: str, kind: str, subject_id: str, state: str, **values: Any) -> None:
        shown = {"words", "vendor_fields"} & set(self.tables.tables["registrations"].c.keys())
        usual: dict[str, Any] = {"reasons": [], "failures": 0} | {name: {} for name in shown}
        known = {"org_id": "org", "owner_id": owner_id, "kind": kind, "subject_id": subject_id, "state": state}
        self.put("registrations", **{"id": f"reg-{kind}-{subject_id}"[:64]} | usual | known | values)

    def upgrade(self) -> None:
        schema.upgrade(self.engine.url.set(drivername=self.engine.dialect.name).render_as_string(hide_password=False))

    def rows(self, table: str, *columns: str) -> set[tuple[Any, ...]]:
        with self.engine.connect() as connection:
            found = connection.execute(sa.text(f"SELECT {', '.join(columns)} FROM {table}"))
            return {tuple(row) for row in found}


@contextmanager
def database(request: pytest.FixtureRequest, folder: Path, revision: str) -> Iterator[Old]:
    """An empty database of `revision`, on the store that the fixture's parameter names."""
    if request.param == "sqlite":
        engine = databases.create_engine(f"sqlite:///{folder / 'old.sqlite'}")
        yield Old(engine, revision)
        engine.dispose()
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"older_{os.getpid()}_{next(_numbers)}"
    engine = databases.create_engine(cluster.create(name))
    yield Old(engine, revision)
    engine.dispose()
    cluster.drop(name)
