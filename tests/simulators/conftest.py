"""The simulators of the vendors, running; each test finds them as they are after a reset."""

from collections.abc import Iterator

import pytest

from tests.providers.simulated import Simulated, simulated
from tests.simulators.registry import Registry


@pytest.fixture(scope="module")
def server() -> Iterator[Simulated]:
    with simulated() as world:
        yield world


@pytest.fixture
def world(server: Simulated) -> Simulated:
    server.reset()
    return server


@pytest.fixture
def registry(world: Simulated) -> Registry:
    return Registry(world)
