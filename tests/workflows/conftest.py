"""Registrations whose clock the tests move."""

from dataclasses import replace

import pytest

from clearsend.store.foundation.database import Database
from tests.store.stock import Clock
from tests.workflows.registration_books import Books


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books(database: Database, clock: Clock) -> Books:
    return Books(replace(database, clock=clock), clock)
