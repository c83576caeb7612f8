"""Every page of every list follows an index in its order: the database's own plan names one, and sorts nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.domain.paging import PageRequest, Position
from clearsend.domain.profile import ProfileStatus
from clearsend.store import billed, brands, deliveries, events, profiles, webhooks
from clearsend.store.foundation import tables
from clearsend.store.foundation.database import Database, Transaction
from tests.store import stock
from tests.store.stock import BEGINNING

ROWS = 3000
_MIDDLE = BEGINNING + timedelta(seconds=ROWS // 2)
POSITION = Position(_MIDDLE, "row-1500")

PAGES = {
    "first": PageRequest(50),
    "deep": PageRequest(50, number=30),
    "last": PageRequest(50, number=ROWS // 50),
    "after": PageRequest(50, after=POSITION),
    "before": PageRequest(50, before=POSITION),
    "from": PageRequest(50, after=Position(_MIDDLE, "row-1500", is_included=True)),
}


def _billed(transaction: Transaction, org_id: str, wanted: PageRequest) -> object:
    """Both kinds are in one list, and follow one index each."""
    return billed.list_keys(transaction, org_id, wanted, total=2 * ROWS)


# What reads a page, and the index that it follows.
Read = Callable[[Transaction, str, PageRequest], object]
LISTS: Mapping[str, tuple[Read, str]] = {
    "profiles": (profiles.list_page, "ix_profiles_by_age"),
    "profiles by change": (profiles.search, "ix_profiles_by_change"),
    "profiles in a status": (
        lambda t, org, wanted: profiles.search(t, org, wanted, status=ProfileStatus.INCOMPLETE),
        "ix_profiles_by_status",
    ),
    "events": (
        lambda t, org, wanted: events.list_page(t, org, "row-0", wanted),
        "ix_events_org_id_profile_id_occurred_at_id",
    ),
    "events, with the organization's": (
        lambda t, org, wanted: events.list_page(t, org, "row-0", wanted, shared_families=["brand", "campaign"]),
        "ix_events_org_id_profile_id_occurred_at_id",
    ),
    "webhooks": (webhooks.list_page, "ix_webhook_endpoints_org_id_created_at_id"),
    "webhooks that are on": (
        lambda t, org, wanted: webhooks.list_page(t, org, wanted, is_active=True),
        "ix_webhook_endpoints_org_id_created_at_id",
    ),
    "deliveries": (
        lambda t, org, wanted: deliveries.list_of_endpoint(t, org, "row-0", wanted),
        "ix_deliveries_endpoint_id_created_at_id",
    ),
    "billed campaigns": (_billed, "ix_registrations_at_vendor"),
    "billed numbers": (_billed, "ix_claims_org_id_kind_claimed_at_value"),
}


@pytest.fixture
def organization(database: Database) -> str:
    """An organization with thousands of rows in each list, beside another, and with the database's statistics of them."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile = stock.profile(transaction, org_id)
        stock.event(transaction, org_id, profile.id)
        theirs = stock.organization(transaction)
        stock.profile(transaction, theirs)
        webhook = {
            "display_name": "Ours",
            "signing_secret_ciphertext": "sealed",
            "is_active": True,
            "event_types": [],
            "retry_count": 3,
            "timeout_seconds": 30,
            "consecutive_failures": 0,
            "created_at": BEGINNING,
            "updated_at": BEGINNING,
        }
        delivery = {
            "endpoint_id": "row-0",
            "url": "https://platform.example/hooks",
            "body": "{}",
            "status": "delivered",
            "attempts_allowed": 1,
            "attempts_before": 0,
            "created_at": BEGINNING,
        }
        _multiply(transaction, tables.profiles, _row(transaction, tables.profiles, profile.id))
        is_older = tables.profiles.c.created_at < _MIDDLE
        transaction.connection.execute(tables.profiles.update().where(is_older).values(status="completed"))
        own = {
            "org_id": org_id,
            "profile_id": "row-0",
            "type": "brand.verified",
            "payload": {},
            "occurred_at": BEGINNING,
        }
        _multiply(transaction, tables.events, own)
        _multiply(transaction, tables.events, own | {"profile_id": None}, name="shared")
        _multiply(transaction, tables.webhook_endpoints, webhook | {"org_id": org_id})
        _multiply(transaction, tables.deliveries, delivery | {"org_id": org_id}, event_id="row-{}")
        campaign = {
            "kind": "campaign",
            "owner_id": "row-0",
            "state": "approved",
            "state_since": BEGINNING,
            "vendor_id": "at the vendor",
            "vendor_fields": {},
            "reasons": [],
            "failures": 0,
            "created_at": BEGINNING,
        }
        claim = {"kind": "number", "owner_id": "row-0", "basis": "reading"}
        for owner, prefix in ((org_id, "row"), (theirs, "their")):
            row = campaign | {"org_id": owner}
            _multiply(transaction, tables.registrations, row, name=prefix, subject_id=f"{prefix}-{{}}")
            transaction.connection.execute(
                tables.claims.insert(),
                [
                    claim
                    | {
                        "org_id": owner,
                        "value": f"{prefix}-{number}",
                        "claimed_at": BEGINNING + timedelta(seconds=number),
                    }
                    for number in range(ROWS)
                ],
            )
        profiles.recount(transaction, org_id)
    with database.writing() as transaction:
        transaction.connection.execute(sa.text("ANALYZE"))
    return org_id


def _row(transaction: Transaction, table: sa.Table, row_id: str) -> dict[str, Any]:
    return dict(transaction.connection.execute(sa.select(table).where(table.c.id == row_id)).one()._mapping)


def _multiply(
    transaction: Transaction, table: sa.Table, row: Mapping[str, Any], *, name: str = "row", **numbered: str
) -> None:
    times = [column for column in ("created_at", "updated_at", "occurred_at") if column in row]
    transaction.connection.execute(
        table.insert(),
        [
            {
                **row,
                "id": f"{name}-{number}",
                **{column: BEGINNING + timedelta(seconds=number) for column in times},
                **{column: text.format(number) for column, text in numbered.items()},
            }
            for number in range(ROWS)
        ],
    )


@pytest.mark.parametrize("kind", LISTS)
def test_every_page_follows_an_index(database: Database, organization: str, kind: str) -> None:
    read, index = LISTS[kind]
    for name, wanted in PAGES.items():
        with database.reading() as transaction, _statements(transaction.connection) as executed:
            read(transaction, organization, wanted)
        paged = [it for it in executed if "LIMIT" in it[0] and "count(" not in it[0]]
        assert paged
        for statement, parameters in paged:
            with database.reading() as transaction:
                _let_large_tables_be_meant(transaction)
                plan = _plan(transaction, statement, parameters)
            assert index in plan, (name, plan)
            assert not any(word in plan for word in ("TEMP B-TREE", "Sort  (", "SCAN", "Seq Scan", "Bitmap")), (
                name,
                plan,
            )
            if wanted.position is not None:
                assert _is_sought(plan), (name, plan)


def test_who_waits_for_a_person_is_found_by_indexes(database: Database, organization: str) -> None:
    """The console counts them on every page: no profile is read that lacks nothing and is in no trouble."""
    with database.writing() as transaction:
        # With an organization that lacks something, every heir waits, and every heir is read.
        brands.put(
            transaction,
            organization,
            organization,
            contact=stock.CONTACT,
            business=stock.BUSINESS,
            compliance=stock.COMPLIANCE,
        )
        brand = brands.find(transaction, organization, organization)
        assert brand is not None
        stock.campaign(transaction, organization, brand)
        profiles.update(transaction, organization, "row-7", {"name": None, "status": "completed"})
        profiles.update(transaction, organization, "row-8", {"status": "failed"})
        transaction.connection.execute(sa.text("ANALYZE"))
    with database.reading() as transaction, _statements(transaction.connection) as executed:
        assert profiles.count_in_need(transaction, organization).number == 2
    with database.reading() as transaction:
        _let_large_tables_be_meant(transaction)
        plan = "\n".join(_plan(transaction, *one) for one in executed)
    # Here one of two indexes, among a million completed profiles the second.
    by_status = "ix_profiles_by_status" if "ix_profiles_by_status" in plan else "ix_profiles_failed"
    for index in ("ix_profiles_lacking", by_status, "ix_profiles_rejected", "uq_runs_open_profile"):
        assert index in plan, plan
    assert not re.search(r"SCAN (profiles|in_need)\b|Seq Scan on profiles", plan), plan


def _let_large_tables_be_meant(transaction: Transaction) -> None:
    """PostgreSQL rather sorts a few thousand rows than to follow an index: what it must do among millions, is asked for."""
    if not transaction.is_sqlite:
        for habit in ("enable_sort", "enable_seqscan", "enable_bitmapscan"):
            transaction.connection.execute(sa.text(f"SET LOCAL {habit} = off"))


def _is_sought(plan: str) -> bool:
    """The index is entered at the position: no row before it is read."""
    return ",id)" in plan or "ROW(" in plan


@contextmanager
def _statements(connection: sa.Connection) -> Iterator[list[tuple[str, Any]]]:
    """What is executed inside."""
    executed: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        executed.append((statement, parameters))

    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield executed
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)


def _plan(transaction: Transaction, statement: str, parameters: Any) -> str:
    explain = "EXPLAIN QUERY PLAN" if transaction.is_sqlite else "EXPLAIN"
    rows = transaction.connection.exec_driver_sql(f"{explain} {statement}", parameters)
    # SQLite sorts what each of two merged listings lets through once more: rows of one page, which are in order.
    limited = re.compile(r"\nSCAN anon_\d\nUSE TEMP B-TREE FOR ORDER BY")
    return limited.sub("", "\n".join(str(row[-1]) for row in rows))
