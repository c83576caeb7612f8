"""A server process that the stories of one file share: each gets an organization of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from clearsend.actions.registration import claims
from tests.postgresql import Cluster
from tests.world import World


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A world of each kind whose server is a process of its own."""
    folder = tmp_path_factory.mktemp("served")
    if request.param == "sqlite":
        migrated: Path = request.getfixturevalue("migrated_file")
        shutil.copy(migrated, folder / "clearsend.sqlite")
        with World(f"sqlite:///{folder / 'clearsend.sqlite'}", folder) as built:
            yield built.spawn()
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"served_{os.getpid()}_{request.module.__name__.rpartition('.')[2]}"
    with World(cluster.create(name, template="migrated"), folder) as built:
        yield built.spawn()
    cluster.drop(name)


@pytest.fixture
def served(server: World) -> World:
    """The shared server, with an organization, an inbox and vendors that nobody has used."""
    server.tenant = server.found("Northwind Group")
    server.inbox.clear()
    server.telnyx.reset()
    with server.database.writing() as transaction:
        for claim in claims.list_all(transaction):
            claims.release(transaction, claim.kind, claim.value)
    server.whatsapp.reset()
    return server
