"""A server per file of tests, over real HTTP and without a worker, and a fresh organization per test."""

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import Cluster
from tests.world import World

_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def _desk_on_sqlite(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("desk")
    shutil.copy(migrated_file, folder / "clearsend.sqlite")
    with World(f"sqlite:///{folder / 'clearsend.sqlite'}", folder) as built:
        yield built.start(has_worker=False)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def _desk_on_each(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    if request.param == "sqlite":
        yield request.getfixturevalue("_desk_on_sqlite")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"desk_{os.getpid()}_{next(_numbers)}"
    with World(cluster.create(name, template="migrated"), tmp_path_factory.mktemp("desk")) as built:
        yield built.start(has_worker=False)
    cluster.drop(name)


@pytest.fixture
def desk(_desk_on_sqlite: World) -> World:
    """The server of this file on SQLite, acting for an organization that is new and empty."""
    _desk_on_sqlite.tenant = _desk_on_sqlite.found("Northwind Group")
    return _desk_on_sqlite


@pytest.fixture
def each_desk(_desk_on_each: World) -> World:
    """The same on each kind of database, for what depends on it."""
    _desk_on_each.tenant = _desk_on_each.found("Northwind Group")
    return _desk_on_each
