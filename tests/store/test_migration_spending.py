"""Schema 0007 adds a cap that nobody has set, and tells the use case of what the vendor had before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.store import older
from tests.store.older import Old


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    with older.database(request, tmp_path, "0006") as found:
        yield found


def test_no_organization_has_a_cap(old: Old) -> None:
    old.upgrade()
    assert old.rows("organizations", "id", "monthly_spending_cap") == {("org", None)}


def test_the_use_case_of_every_campaign_at_the_vendor_is_taken_over(old: Old) -> None:
    said = {"usecase": "LOW_VOLUME", "campaignStatus": "MNO_PROVISIONED"}
    old.registration(
        "owner", "campaign", "live", "approved", vendor_id="c-1", vendor_fields=said, details={"is_final": True}
    )
    old.registration("owner", "campaign", "silent", "pending", vendor_id="c-2")
    old.registration("owner", "campaign", "draft", "not_submitted", vendor_fields=said)
    old.registration("owner", "brand", "brand", "verified", vendor_id="b-1", vendor_fields=said)
    # More than are written at once.
    for number in range(1001):
        old.registration(
            "owner", "campaign", f"one-of-many-{number}", "approved", vendor_id=f"m-{number}", vendor_fields=said
        )
    old.upgrade()
    tables = sa.MetaData()
    tables.reflect(old.engine, only=["registrations"])
    table = tables.tables["registrations"]
    with old.engine.connect() as connection:
        found = {
            row.subject_id: row.details for row in connection.execute(sa.select(table.c.subject_id, table.c.details))
        }
    assert found.pop("live") == {"is_final": True, "use_case": "LOW_VOLUME"}
    assert [found.pop(name) for name in ("silent", "draft", "brand")] == [{}, {}, {}]
    assert len(found) == 1001
    assert all(details == {"use_case": "LOW_VOLUME"} for details in found.values())
