"""Registrations whose clock the tests move, and worlds that stand still between the steps of a test."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clearsend.store.foundation.database import Database
from tests.store.stock import Clock
from tests.workflows.registration_books import Books
from tests.workflows.still_world import StillWorld


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books(database: Database, clock: Clock) -> Books:
    return Books(replace(database, clock=clock), clock)


@pytest.fixture
def still_world(database_url: str, tmp_path: Path) -> Iterator[StillWorld]:
    with StillWorld(database_url, tmp_path) as world:
        yield world.start(registration_check_seconds=600, registration_quiet_seconds=60)
