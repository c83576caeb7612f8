"""Schema 0008 says of every profile of an older installation what it has of its own: nobody waits who lacks nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store import older
from tests.store.older import AFTER, Old


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    with older.database(request, tmp_path, "0006") as found:
        yield found


def test_what_each_profile_has_of_its_own(old: Old) -> None:
    expected: set[tuple[Any, ...]] = set()
    for name, is_tcr, has_campaigns in (
        ("bare", None, False),
        ("tcr", True, False),
        ("complete", True, True),
        ("foreign", False, False),
        ("sending", False, True),
    ):
        old.profile(name, "completed")
        if is_tcr is not None:
            old.brand(name, is_tcr=is_tcr)
        if has_campaigns:
            old.campaign(f"campaign-of-{name}", name)
        expected.add((name, is_tcr, has_campaigns))
    old.profile("unlucky", "completed")
    old.brand("unlucky")
    gone = {"org_id": "org", "owner_id": "unlucky", "brand_id": "brand-of-unlucky", "deleted_at": AFTER}
    old.put("campaigns", id="gone", **gone)
    old.profile("aged", "completed")
    old.put("brands", id="brand-of-aged", org_id="org", owner_id="aged", compliance={"vertical": "RETAIL"})
    old.brand("org")
    old.campaign("shared", "org")

    old.upgrade()

    expected |= {("unlucky", True, False), ("aged", False, False)}
    assert old.rows("profiles", "id", "own_brand_is_tcr", "has_campaigns") == expected
