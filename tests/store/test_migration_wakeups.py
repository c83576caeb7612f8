"""Schema 0006 wakes all unfinished work that the older engine (DBOS) had in its queues, and leaves none of its tables."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.providers.telnyx.prices import PRICES
from clearsend.store.engine import leases
from clearsend.store.engine.jobs import LANES, NOBODY, Kind
from clearsend.store.foundation import database as databases
from clearsend.store.foundation import schema, vault
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import metadata, wakeups
from clearsend.store.foundation.vault import Vault
from tests.store import older, stock
from tests.store.older import AFTER, ASKED, BEFORE, Old
from tests.store.stock import Clock
from tests.upgrade import dumps
from tests.world import SECRET_KEY

# The older engine's tables, as far as they matter here, in its last version and in an earlier one.
_NEW, _OLD = "arguments in a table of their own", "arguments in the workflow's row"
_LATER = ASKED + timedelta(days=400)


class OlderEngine:
    """The tables of the older engine in `old`."""

    def __init__(self, old: Old, layout: str) -> None:
        self._old, self._layout = old, layout
        self._prefix = "" if old.engine.dialect.name == "sqlite" else "dbos."
        if self._prefix:
            self._run("CREATE SCHEMA dbos")
        self._run(f"CREATE TABLE {self._prefix}dbos_migrations (version BIGINT)")
        more = ", delay_until_epoch_ms BIGINT" if layout == _NEW else ""
        self._run(
            f"CREATE TABLE {self._prefix}workflow_status (workflow_uuid TEXT, name TEXT, status TEXT, inputs TEXT{more})"
        )
        if layout == _NEW:
            self._run(f"CREATE TABLE {self._prefix}workflow_input (workflow_uuid TEXT, inputs TEXT)")
        self._number = 0

    def workflow(
        self,
        name: str,
        *arguments: Any,
        status: str = "ENQUEUED",
        until: datetime | None = None,
        text: str | None = None,
    ) -> None:
        """One workflow with these arguments, or with `text` in their place."""
        self._number += 1
        inputs = json.dumps({"args": arguments, "kwargs": {}}) if text is None else text
        row: dict[str, Any] = {"id": f"workflow-{self._number}", "name": name, "status": status, "inputs": inputs}
        if self._layout == _OLD:
            self._run(f"INSERT INTO {self._prefix}workflow_status VALUES (:id, :name, :status, :inputs)", row)
            return
        row["delay"] = None if until is None else int(until.timestamp() * 1000)
        self._run(f"INSERT INTO {self._prefix}workflow_status VALUES (:id, :name, :status, NULL, :delay)", row)
        self._run(f"INSERT INTO {self._prefix}workflow_input VALUES (:id, :inputs)", row)

    def _run(self, statement: str, values: dict[str, Any] | None = None) -> None:
        with self._old.engine.begin() as connection:
            connection.execute(sa.text(statement), values or {})


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    with older.database(request, tmp_path, "0005") as found:
        yield found


@pytest.fixture(params=[_NEW, _OLD])
def engine(request: pytest.FixtureRequest, old: Old) -> OlderEngine:
    return OlderEngine(old, request.param)


# The migration's own time.
NOW = "now"


def _upgrade(old: Old) -> dict[tuple[Kind, str], tuple[str, Any, str | None]]:
    """Organization, time and cause of the wake-ups, by kind and subject."""
    before = datetime.now(UTC)
    old.upgrade()
    after = datetime.now(UTC)
    with old.engine.connect() as connection:
        rows = connection.execute(sa.select(wakeups)).all()
    for row in rows:
        assert (row.state, row.tag, row.is_first, row.traceparent) == ("idle", 0, True, None)
        assert row.lane == LANES[Kind(row.kind)]
        assert before <= row.since <= after
        assert before.timestamp() * 1e6 - 1 <= row.number <= after.timestamp() * 1e6
    return {
        (Kind(row.kind), row.subject): (row.org_id, NOW if before <= row.due_at <= after else row.due_at, row.cause)
        for row in rows
    }


def _run(old: Old, run_id: str, **values: Any) -> None:
    old.put("profiles", id=f"profile-of-{run_id}", org_id="org")
    usual = {"org_id": "org", "profile_id": f"profile-of-{run_id}", "requested_by": "ann", "requested_at": ASKED}
    old.put("runs", id=run_id, **usual | values)


def _step(old: Old, run_id: str, name: str, **values: Any) -> None:
    old.put("run_steps", org_id="org", run_id=run_id, name=name, **values)


def _delivery(old: Old, delivery_id: str, **values: Any) -> None:
    old.put("deliveries", id=delivery_id, org_id="org", event_id="event", **values)


def test_open_runs_are_woken_when_their_step_is_due(old: Old) -> None:
    _run(old, "queued", status="queued")
    _step(old, "queued", "connect_sms", status="pending")
    _run(old, "in conversation", status="in_progress")
    _step(old, "in conversation", "connect_sms", status="running", started_at=ASKED)
    _run(old, "waiting", status="in_progress")
    _step(old, "waiting", "connect_sms", status="completed", finished_at=ASKED, next_attempt_at=BEFORE)
    _step(old, "waiting", "connect_whatsapp", status="waiting", next_attempt_at=_LATER)
    _run(old, "over", status="completed", finished_at=ASKED)
    _step(old, "over", "connect_sms", status="waiting", next_attempt_at=_LATER)

    assert _upgrade(old) == {
        (Kind.COMPLETE_PROFILE, "queued"): ("org", NOW, None),
        (Kind.COMPLETE_PROFILE, "in conversation"): ("org", NOW, None),
        (Kind.COMPLETE_PROFILE, "waiting"): ("org", _LATER, None),
    }


def test_receivers_are_woken_when_the_first_of_their_deliveries_is_due(old: Old) -> None:
    old.put("profiles", id="profile", org_id="org")
    old.put("events", id="event", org_id="org", profile_id="profile", type="x")
    callback = {"run_id": "run", "status": "retrying"}
    _delivery(old, "a", url="https://one.example/a?b", next_attempt_at=AFTER, **callback)
    _delivery(old, "b", url="https://one.example/b", next_attempt_at=_LATER, **callback)
    _delivery(old, "c", url="https://two.example", next_attempt_at=_LATER, **callback)
    _delivery(old, "d", url="https://two.example:8443", next_attempt_at=None, **callback)
    _delivery(old, "e", url="https://over.example", status="failed", finished_at=ASKED, run_id="run")
    _delivery(old, "f", url="https://one.example/f", status="pending", next_attempt_at=ASKED, endpoint_id="endpoint")
    _delivery(old, "g", url="https://x.example", status="delivered", finished_at=ASKED, endpoint_id="silent")

    found = _upgrade(old)

    def receiver(host: str) -> str:
        return vault.digest(f"org {host}")

    assert found == {
        (Kind.DELIVER_WEBHOOK, receiver("https://one.example")): ("org", AFTER, None),
        (Kind.DELIVER_WEBHOOK, receiver("https://two.example")): ("org", _LATER, None),
        (Kind.DELIVER_WEBHOOK, receiver("https://two.example:8443")): ("org", NOW, None),
        (Kind.DELIVER_WEBHOOK, "endpoint"): ("org", ASKED, None),
    }
    assert {row[0]: row[1] for row in old.rows("deliveries", "id", "receiver")} == {
        "a": receiver("https://one.example"),
        "b": receiver("https://one.example"),
        "c": receiver("https://two.example"),
        "d": receiver("https://two.example:8443"),
        "e": receiver("https://over.example"),
        "f": "endpoint",
        "g": "silent",
    }


def test_notices_are_woken_until_they_are_applied(old: Old) -> None:
    for notice_id, applied_at in (("waits", None), ("applied", ASKED)):
        old.put("inbox", id=notice_id, vendor="telnyx", notice_id=notice_id, applied_at=applied_at)
    assert _upgrade(old) == {(Kind.APPLY_PROVIDER_EVENT, "waits"): (NOBODY, NOW, None)}


def test_registrations_are_woken_as_the_workflows_say(old: Old, engine: OlderEngine) -> None:
    engine.workflow("advance_registration", "org", "queued", "completion")
    engine.workflow("advance_registration", "org", "running", "person", status="PENDING")
    for status in ("SUCCESS", "ERROR", "CANCELLED"):
        engine.workflow("advance_registration", "org", f"over-{status}", "person", status=status)
    engine.workflow("tell_followers", "org")
    engine.workflow("complete_profile", "org", "no such run", 1)
    engine.workflow("reconcile", {"__time__": ASKED.isoformat()}, None)

    assert _upgrade(old) == {
        (Kind.ADVANCE_REGISTRATION, "queued"): ("org", NOW, "completion"),
        (Kind.ADVANCE_REGISTRATION, "running"): ("org", NOW, "person"),
        (Kind.TELL_FOLLOWERS, "org"): ("org", NOW, None),
    }


def test_a_delay_is_kept_and_the_earliest_of_several_workflows_counts(old: Old) -> None:
    engine = OlderEngine(old, _NEW)
    engine.workflow("advance_registration", "org", "delayed", "registration", status="DELAYED", until=_LATER)
    engine.workflow("advance_registration", "org", "both", "registration", status="DELAYED", until=_LATER)
    engine.workflow("advance_registration", "org", "both", "webhook")
    engine.workflow("advance_registration", "org", "both", "reconciliation", status="DELAYED", until=_LATER)
    # It was delayed once, and has been taken from there.
    engine.workflow("advance_registration", "org", "begun", "person", status="PENDING", until=_LATER)

    assert _upgrade(old) == {
        (Kind.ADVANCE_REGISTRATION, "delayed"): ("org", _LATER, "registration"),
        (Kind.ADVANCE_REGISTRATION, "both"): ("org", NOW, "webhook"),
        (Kind.ADVANCE_REGISTRATION, "begun"): ("org", NOW, "person"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "gASVBAAAAAAAAAB9lC4=",
        "",
        "[]",
        "{}",
        '{"args": 1}',
        '{"args": ["org"]}',
        '{"args": ["org", 1, "person"]}',
        json.dumps({"args": ["org", "x" * 65, "person"]}),
    ],
)
def test_arguments_that_cannot_be_read_wake_everybody_whom_they_could_be_about(old: Old, text: str) -> None:
    engine = OlderEngine(old, _NEW)
    old.profile("registered", "completed")
    old.registration("registered", "brand", "b", "verified")
    old.profile("waits for its first", "submitted")
    old.profile("has nothing", "completed")
    engine.workflow("advance_registration", text=text)

    assert _upgrade(old) == {
        (Kind.ADVANCE_REGISTRATION, owner_id): ("org", NOW, "reconciliation")
        for owner_id in ("registered", "waits for its first", "org")
    }


def test_an_organization_that_cannot_be_read_is_any_of_them(old: Old) -> None:
    engine = OlderEngine(old, _NEW)
    old.registration("org", "brand", "b", "verified")
    engine.workflow("tell_followers", text="?")
    assert _upgrade(old) == {(Kind.TELL_FOLLOWERS, "org"): ("org", NOW, None)}


def test_leases_that_nobody_takes_over_are_gone_and_others_hold(old: Old) -> None:
    for name in ("executor:2:host.1.2", "executor:x", "registration:owner", "sms:owner", "number:+12125550123"):
        old.put("leases", name=name, holder="h", expires_at=_LATER)
    _upgrade(old)
    assert old.rows("leases", "name") == {("sms:owner",), ("number:+12125550123",)}


def test_a_database_without_the_older_engine_needs_nothing(old: Old) -> None:
    """Tables of the same names in other hands are left alone, too."""
    with old.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE queues (name TEXT)")
    assert _upgrade(old) == {}
    assert "queues" in sa.inspect(old.engine).get_table_names()


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
@pytest.mark.parametrize("revision", dumps.REVISIONS)
def test_of_the_older_engine_nothing_is_left(
    request: pytest.FixtureRequest, tmp_path: Path, store: str, revision: str
) -> None:
    """In what the releases have really left behind."""
    with dumps.restored(request, tmp_path, store, revision) as url:
        schema.upgrade(url)
        engine = databases.create_engine(url)
        inspector = sa.inspect(engine)
        tables = {name for name in inspector.get_table_names() if not name.startswith("procrastinate_")}
        assert tables == {*metadata.tables, "alembic_version"}
        if store == "postgresql":
            assert "dbos" not in inspector.get_schema_names()
        else:
            with engine.connect() as connection:
                assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        with Database(
            engine, Vault([SECRET_KEY]), Clock(), lambda: "id", databases.create_jobs(engine), PRICES
        ) as database:
            _has_one_wake_up_for_everything(database)
            # Schema 0006 has an engine that keeps such leases, too.
            if revision < "0006":
                with database.reading() as transaction:
                    assert leases.list_below(transaction, leases.EXECUTORS) == []


def _has_one_wake_up_for_everything(database: Database) -> None:
    """The run in conversation, the one that waits and the queued one; the receiver that is down; the registry's."""
    with database.reading() as transaction:
        found = [row["kind"] for row in stock.jobs(transaction)]
    assert found.count(Kind.COMPLETE_PROFILE) == 3
    assert found.count(Kind.DELIVER_WEBHOOK) == 1
    assert Kind.ADVANCE_REGISTRATION in found
