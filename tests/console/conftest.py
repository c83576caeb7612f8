"""A served installation, and somebody who visits its console."""

from collections.abc import Iterator

import pytest

from tests.console.visitor import Visitor
from tests.world import World


@pytest.fixture
def visitor(sqlite_world: World) -> Iterator[Visitor]:
    """Signed in as the owner, at a server in this process."""
    with Visitor(sqlite_world.start()) as arrived:
        yield arrived.sign_in()
