"""What stories of the sender ask for: a switchboard, and a certificate authority."""

import pytest

from tests.webhooks.authority import Authority
from tests.webhooks.network import Switchboard


@pytest.fixture
def switchboard() -> Switchboard:
    return Switchboard([])


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))
