"""An open database of each kind whose clock the tests move."""

from dataclasses import replace

import pytest

from clearsend.store.foundation.database import Database
from tests.store.stock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(database: Database, clock: Clock) -> Database:
    """As everywhere, but by the hand-made clock."""
    return replace(database, clock=clock)
