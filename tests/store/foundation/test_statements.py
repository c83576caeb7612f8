"""A row is written for its own organization alone; a search means what it says."""

import pytest
import sqlalchemy as sa

from clearsend.store.foundation import statements
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import profiles
from tests.store import stock


def test_only_the_row_of_that_organization_is_written(database: Database) -> None:
    with database.writing() as transaction:
        mine, theirs = (stock.organization(transaction) for _ in range(2))
        first, second = (stock.profile(transaction, mine).id for _ in range(2))
        statements.write(transaction, mine, profiles, first, {"icon": "written"})
        statements.write(transaction, theirs, profiles, second, {"icon": "written"})

    with database.reading() as transaction:
        found = transaction.connection.execute(sa.select(profiles.c.id, profiles.c.icon))
        icons = {row.id: row.icon for row in found}
    assert icons[first] == "written"
    assert icons[second] != "written"


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("north", True), ("WIND", True), ("n%d", False), ("n_rth", False), ("dental", False), ("", True)],
)
def test_a_search_finds_parts_and_takes_no_letter_for_a_pattern(database: Database, text: str, is_found: bool) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        statements.write(transaction, org_id, profiles, profile_id, {"name": "Northwind", "short_name": None})
        for wanted, expected in ((text, is_found), (profile_id.upper(), True), (profile_id[:8], False)):
            condition = statements.contains(wanted, profiles.c.name, profiles.c.short_name, or_is=profiles.c.id)
            found = transaction.connection.execute(sa.select(profiles.c.id).where(condition)).scalars().all()
            assert list(found) == ([profile_id] if expected else [])
