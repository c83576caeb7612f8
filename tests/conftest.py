"""What every test may ask for: a fresh, migrated database of each kind, and worlds to tell stories in."""

import itertools
import logging
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from clearsend.cli import logs
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store.foundation import database as databases
from clearsend.store.foundation import schema
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.vault import Vault
from tests import postgresql
from tests.postgresql import Cluster
from tests.world import SECRET_KEY, World

_TEMPLATE = "migrated"
_numbers = itertools.count(1)


# An example may take as long as the machine needs.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


# Where stories are told, most are about the product and not about its database: each runs on both kinds, but `make test`
# tells it once. These modules are about what a kind of database does: callers at once, locks, queues, leases, processes; and
# about money.
STORIES = ("workflows", "e2e")
ABOUT_THE_DATABASE = (
    "test_claims",
    "test_completion_story",
    "test_concurrency",
    "test_delivery",
    "test_engine",
    "test_money",
    "test_processes",
    "test_registration_story",
    "test_statements",
    "test_superseded",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as long what is told again on PostgreSQL and says nothing about it."""
    for item in items:
        is_story = item.path.parent.name in STORIES and item.path.stem not in ABOUT_THE_DATABASE
        callspec = getattr(item, "callspec", None)
        if is_story and callspec is not None and "postgresql" in callspec.params.values():
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A private PostgreSQL server; in CI its absence is a failure, elsewhere a reason to skip."""
    programs = postgresql.binaries()
    if programs is None:
        reason = "no PostgreSQL server binaries are installed (Debian: apt-get install postgresql)"
        if os.environ.get("CLEARSEND_REQUIRE_POSTGRESQL"):
            pytest.fail(reason)
        pytest.skip(reason)
    # A short path: the name of a socket has at most 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="cs-pg-", dir="/tmp"))
    try:
        with postgresql.running(folder, programs) as started:
            schema.upgrade(started.create(_TEMPLATE))
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "clearsend.sqlite"
    url = f"sqlite:///{path}"
    schema.upgrade(url)
    # Everything in one file, so that a copy is a database.
    engine = databases.create_engine(url)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated database: every test that asks runs on both kinds."""
    if request.param == "sqlite":
        path = tmp_path / "clearsend.sqlite"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"test_{os.getpid()}_{next(_numbers)}"
    yield cluster.create(name, template=_TEMPLATE)
    cluster.drop(name)


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The URL of a fresh, migrated SQLite database, for what does not depend on the kind."""
    path = tmp_path / "clearsend.sqlite"
    shutil.copy(migrated_file, path)
    return f"sqlite:///{path}"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database of each kind."""
    engine = databases.create_engine(database_url)
    with Database(
        engine=engine,
        vault=Vault([SECRET_KEY]),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid.uuid4()),
        jobs=databases.create_jobs(engine),
        prices=PRICES,
    ) as opened:
        yield opened


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> Iterator[World]:
    """A whole installation of each kind, with simulators and a receiver of callbacks."""
    with World(database_url, tmp_path) as built:
        yield built


@pytest.fixture
def sqlite_world(sqlite_url: str, tmp_path: Path) -> Iterator[World]:
    """A whole installation on SQLite, for what does not depend on the kind."""
    with World(sqlite_url, tmp_path) as built:
        yield built


@pytest.fixture(scope="session", autouse=True)
def _quiet_log() -> None:
    """A failed test shows what went wrong, not every request."""
    logs.configure("console", level=logging.WARNING)
