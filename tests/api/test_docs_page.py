"""The documentation page of a running server works where nothing but the server is reached."""

import re

from tests.world import World


def test_the_page_is_served_with_its_own_files(sqlite_world: World) -> None:
    world = sqlite_world.start(has_worker=False)
    page = world.call("GET", "/docs")
    assert page.status_code == 200
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert addresses
    for address in addresses:
        assert address.startswith("/"), f"{address} is somewhere else"
        assert world.call("GET", address).status_code == 200, address
