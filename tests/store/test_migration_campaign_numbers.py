"""Schema 0010 fills in the campaign of each number that is on one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store import older
from tests.store.older import Old


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    with older.database(request, tmp_path, "0009") as found:
        yield found


def test_each_number_on_a_campaign_counts_on_it(old: Old) -> None:
    there = {"campaign_id": "c-1"}
    for state in ("not_assigned", "assigning", "pending", "assigned", "failed"):
        old.registration("owner", "number", state, state, details=there)
    old.registration("owner", "number", "unknown", "assigned")
    old.registration("owner", "campaign", "campaign", "pending", details=there)

    old.upgrade()

    on = {row for row in old.rows("registrations", "subject_id", "campaign_id") if row[1] is not None}
    assert on == {("assigning", "c-1"), ("pending", "c-1"), ("assigned", "c-1")}
