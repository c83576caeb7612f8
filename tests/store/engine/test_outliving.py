"""What is woken outlives the workers: killed at any moment, told to leave, cut off from the database, with rows lost.

Where a worker dies without a word, the pace is `QUICK`: then a job may be run twice, and is not lost.
"""

import itertools
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.store.engine.jobs import Begun, Lane
from clearsend.store.engine.port import Engine, Work
from clearsend.store.engine.postgresql_workers import Pace
from clearsend.store.engine.sqlite import SqliteEngine
from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.store.foundation.tables import wakeups
from tests.postgresql import Cluster
from tests.store.engine import players
from tests.store.engine.players import CALM, QUICK, Around, Gate, Player, Process, add, add_each, is_quiet
from tests.world import eventually

ONE_SLOT = dict.fromkeys(Lane, 1)


@contextmanager
def _opened(url: str, pace: Pace = CALM) -> Iterator[Database]:
    with players.opened(url, pace) as database:
        players.create_tables(database)
        yield database


def _await_quiet(database: Database) -> None:
    eventually(lambda: is_quiet(database), bool, what="the end of all jobs")


def _wake_until_quiet(database: Database) -> None:
    """For a worker that does not look by itself: the library loses a notification that comes while it looks for jobs. A subject that
    waits already is not told of again, so each is another."""
    further = itertools.count()

    def was_quiet() -> bool:
        if is_quiet(database):
            return True
        add_each(database, [f"again {next(further)}"])
        return False

    eventually(was_quiet, bool, what="the end of all jobs", pause_seconds=1)


def _await_held(gate: Gate, count: int = 1) -> None:
    eventually(lambda: len(gate.held), lambda held: held >= count, what=f"{count} held passes")


def _is_sqlite(database: Database) -> bool:
    return database.engine.dialect.name == "sqlite"


# Killed.


@pytest.mark.parametrize("moment", ["begun", "read", "ending", "ended"])
def test_a_worker_that_is_killed_in_a_pass_loses_nothing(database_url: str, moment: str) -> None:
    with _opened(database_url) as database, Process(database_url, "doomed", dies_at=moment) as doomed:
        doomed.await_ready()
        with Process(database_url, "heir") as heir:

            def wake_another() -> bool:
                add_each(database, [f"s{len(players.visits(database))}", "same"])
                return doomed.is_alive()

            # It takes some of what is woken, and dies at the first.
            eventually(wake_another, lambda lives: not lives, what="its death")
            assert doomed.wait() == -signal.SIGKILL
            heir.await_ready()
            _await_quiet(database)
            assert players.undone(database) == []
            assert heir.terminate() == 0


@pytest.mark.parametrize("moment", ["dispatching", "dispatched", "committed"])
def test_a_process_that_is_killed_while_it_wakes_wakes_with_its_commit_or_not_at_all(
    database_url: str, moment: str
) -> None:
    with _opened(database_url) as database, Player(database).working():
        with Process(database_url, "doomed", wakes="s", dies_at=moment) as doomed:
            assert doomed.wait() == -signal.SIGKILL
        _await_quiet(database)
        assert players.undone(database) == []
        assert players.begun_subjects(database) == (["s"] if moment == "committed" else [])


def test_a_worker_that_starts_after_a_death_finishes_what_the_dead_one_had(database_url: str) -> None:
    with _opened(database_url) as database:
        add_each(database, ["s", "t"])
        with Process(database_url, "doomed", dies_at="read") as doomed:
            assert doomed.wait() == -signal.SIGKILL
        assert players.undone(database) == ["s", "t"]
        with Process(database_url, "heir"):
            _await_quiet(database)
        assert players.undone(database) == []


# Told to leave.


def test_a_worker_that_leaves_waits_for_its_passes_and_begins_no_more(database_url: str) -> None:
    with _opened(database_url) as database, Gate("s") as gate:
        worker = Player(database, at=gate, slots=ONE_SLOT).worker()
        worker.launch()
        add_each(database, ["s"])
        _await_held(gate)
        leaving = threading.Thread(target=worker.drain, args=[players.PATIENCE_SECONDS])
        leaving.start()
        eventually(worker.is_alive, lambda lives: not lives, what="the beginning of the end")
        add_each(database, ["t"])
        gate.open()
        leaving.join()
        assert players.begun_subjects(database) == ["s"]
        assert players.active(database) == [("t", "waiting")]
        with Player(database).working():
            _await_quiet(database)
        assert players.begun_subjects(database) == ["s", "t"]


def test_what_a_worker_cannot_wait_for_is_handed_over(database_url: str) -> None:
    with _opened(database_url) as first, _opened(database_url) as second, Gate("s") as gate:
        worker = Player(first, "first", at=gate).worker()
        worker.launch()
        add_each(first, ["s"])
        _await_held(gate)
        worker.drain(0)
        with Player(second, "second").working():
            eventually(lambda: players.undone(second), lambda left: left == [], what="what was handed over")
            _await_quiet(second)
            # The pass that was given up ends after all: that is nothing to anybody.
            gate.open()
            add_each(second, ["s"])
            _await_quiet(second)
        assert {visit.player for visit in players.visits(second)} == {"first", "second"}
        assert players.undone(second) == []


def test_on_sigterm_every_pass_that_began_comes_to_its_end(database_url: str) -> None:
    subjects = [f"s{number}" for number in range(60)]
    with _opened(database_url) as database:
        add_each(database, subjects)
        with Process(database_url, "first") as first:
            eventually(lambda: len(players.visits(database)), lambda count: count > 5, what="some passes")
            assert first.terminate() == 0
        assert all(visit.ends for visit in players.visits(database))
        with Process(database_url, "second"):
            _await_quiet(database)
        assert players.undone(database) == []
        assert sorted(players.begun_subjects(database)) == sorted(subjects)


def test_an_engine_can_be_stopped_at_any_time_and_run_again(database_url: str) -> None:
    with _opened(database_url) as database:
        work = Work(database, lambda _: None, ONE_SLOT)
        database.jobs.stop(0)
        for _ in range(3):
            # Before it has come to anything.
            database.jobs.run(work)
            assert database.jobs.is_running()
            database.jobs.stop(0)
            database.jobs.stop(0)
            assert not database.jobs.is_running()
        for subject in ("s", "t"):
            with Player(database).working() as worker:
                add_each(database, [subject])
                _await_quiet(database)
                assert worker.is_alive()
            assert not worker.is_alive()
        assert players.begun_subjects(database) == ["s", "t"]


# Several.


def test_on_postgresql_two_work_and_on_sqlite_one_waits_for_the_other(database_url: str) -> None:
    with _opened(database_url) as first, _opened(database_url) as second, Gate() as gate, ExitStack() as stack:
        add_each(first, ["s", "t"], "A")
        with Player(first, "first", at=gate, slots=ONE_SLOT).working() as worker:
            _await_held(gate)
            other = stack.enter_context(Player(second, "second", slots=ONE_SLOT).working())
            if _is_sqlite(first):
                assert [visit.player for visit in players.visits(first)] == ["first"]
                assert players.active(first) == [("s", "running"), ("t", "waiting")]
            else:
                eventually(lambda: players.undone(first), lambda left: left == ["s"], what="the work of the second")
            assert worker.is_alive()
            assert other.is_alive()
            gate.open()
        add_each(second, ["u"])
        _await_quiet(second)
        assert players.undone(second) == []
        assert [visit.player for visit in players.visits(second) if visit.subject == "u"] == ["second"]


# Cut off.


class _Away:
    """Holds the passes, and counts those that find the database away."""

    def __init__(self) -> None:
        self.gate = Gate()
        self.count = 0

    def __call__(self, moment: str, begun: Begun) -> None:
        self.gate(moment, begun)
        if moment == "away":
            self.count += 1


def test_on_postgresql_an_outage_in_the_middle_of_passes(cluster: Cluster) -> None:
    away = _Away()
    with (
        _opened(cluster.create("outage_of_jobs", template="migrated"), QUICK) as database,
        away.gate,
        Player(database, at=away, lost_seconds=1).working() as worker,
    ):
        add_each(database, [f"s{number}" for number in range(12)])
        _await_held(away.gate, 3)
        cluster.pause()
        try:
            away.gate.open()
            eventually(lambda: away.count, lambda count: count >= 3, what="passes that find it away")
            assert worker.is_alive()
        finally:
            cluster.resume()
        _await_quiet(database)
        add_each(database, ["later"])
        _await_quiet(database)
        assert worker.is_alive()
        assert players.undone(database) == []
        assert players.overlapping(players.visits(database)) == []
    cluster.drop("outage_of_jobs")


def test_on_postgresql_notifications_are_heard_again_after_an_outage(cluster: Cluster) -> None:
    url = cluster.create("notified", template="migrated")
    with _opened(url, Pace(heartbeat=0.5, dead_after=600, poll=3600)) as database, Player(database).working():
        for when in ("before", "after"):

            def wake_another(when: str = when) -> bool:
                # The first ones may come before anybody listens.
                add_each(database, [f"{when} {len(players.undone(database))}"])
                return any(subject.startswith(when) for subject in players.begun_subjects(database))

            eventually(wake_another, bool, what=f"a job {when} the outage")
            _wake_until_quiet(database)
            if when == "before":
                cluster.pause()
                cluster.resume()
                database.engine.dispose()
    cluster.drop("notified")


def test_on_postgresql_a_dispatch_that_fails_is_an_outage_to_the_caller(cluster: Cluster) -> None:
    def wake(database: Database) -> None:
        with database.writing() as transaction:
            transaction.limit_lock_wait(50)
            add(transaction, "s")

    url = cluster.create("interrupted", template="migrated")
    with players.opened(url, around=lambda jobs: Around(jobs, before=cluster.pause)) as database:
        players.create_tables(database)
        try:
            with pytest.raises(DatabaseUnavailable):
                wake(database)
        finally:
            cluster.resume()
    with players.opened(url) as database, players.opened(url) as other:
        with other.writing() as transaction:
            transaction.connection.execute(sa.text("LOCK TABLE procrastinate_jobs"))
            with pytest.raises(DatabaseUnavailable):
                wake(database)
        assert (players.undone(database), players.active(database)) == ([], [])
    cluster.drop("interrupted")


def test_on_postgresql_nobody_takes_a_living_worker_for_dead_after_an_outage(cluster: Cluster) -> None:
    url = cluster.create("long_outage", template="migrated")
    with (
        _opened(url, Pace(heartbeat=4, dead_after=10, poll=3600)) as first,
        # It is the first to look, for dead workers and for their jobs.
        players.opened(url, Pace(heartbeat=0.2, dead_after=10, poll=0.5)) as second,
        Gate("s") as gate,
        Player(first, "first", at=gate).working(),
    ):
        add_each(first, ["s"])
        _await_held(gate)
        with Player(second, "second").working():
            cluster.pause()
            cluster.resume()
            # As if it had lasted for minutes.
            first.engine.dispose()
            _execute(first, "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'")
            _await_heartbeats(first, seconds=12)
            add_each(first, ["t"])
            gate.open()
            _await_quiet(first)
        assert sorted(players.begun_subjects(first)) == ["s", "t"]
    cluster.drop("long_outage")


def test_on_sqlite_a_file_that_stays_locked_in_the_middle_of_passes(sqlite_url: str) -> None:
    away = _Away()
    with _opened(sqlite_url) as database:

        @sa.event.listens_for(database.engine, "connect")
        def be_impatient(connection: Any, _record: object) -> None:
            connection.execute("PRAGMA busy_timeout=50")

        database.engine.dispose()
        with away.gate, Player(database, at=away).working() as worker:
            add_each(database, [f"s{number}" for number in range(12)])
            _await_held(away.gate, 3)
            with closing(sqlite3.connect(str(database.engine.url.database), isolation_level=None)) as other:
                other.execute("BEGIN EXCLUSIVE")
                away.gate.open()
                eventually(lambda: away.count, lambda count: count >= 3, what="passes that find it locked")
                assert worker.is_alive()
                other.execute("ROLLBACK")
            _await_quiet(database)
            assert worker.is_alive()
        assert players.undone(database) == []
        assert players.overlapping(players.visits(database)) == []


# Long.


def _await_heartbeats(database: Database, *, seconds: float) -> None:
    """Wait until workers have shown for so long that they are alive, by the clock of the database."""
    seen: list[datetime] = []

    def look() -> float:
        with database.reading() as transaction:
            latest = sa.text("SELECT max(last_heartbeat) FROM procrastinate_workers WHERE last_heartbeat > :since")
            found = transaction.connection.execute(latest, {"since": began_at}).scalar_one()
        seen.extend([found] if found else [])
        return (seen[-1] - seen[0]).total_seconds() if seen else 0

    began_at = database.clock()
    eventually(look, lambda age: age > seconds, what="heartbeats")


@pytest.mark.parametrize("is_leaving", [False, True], ids=["working", "leaving"])
def test_a_pass_that_takes_long_is_run_once(database_url: str, is_leaving: bool) -> None:
    pace = Pace(heartbeat=0.2, dead_after=5, poll=0.5)
    around: list[Around] = []

    def watched(jobs: Engine) -> Engine:
        around.append(Around(jobs))
        return around[-1]

    with (
        players.opened(database_url, pace, around=watched) as first,
        players.opened(database_url, pace, around=watched) as second,
        Gate("s") as gate,
    ):
        players.create_tables(first)
        worker = Player(first, "first", at=gate, lost_seconds=1).worker()
        worker.launch()
        add_each(first, ["s"])
        _await_held(gate)
        leaving = threading.Thread(target=worker.drain, args=[players.PATIENCE_SECONDS])
        with Player(second, "second", lost_seconds=1).working():
            if is_leaving:
                leaving.start()
            if not _is_sqlite(first):
                _await_heartbeats(first, seconds=12)
            if not (is_leaving and _is_sqlite(first)):
                asked = lambda: [subject for one in around for subject in one.asked_for].count("s")  # noqa: E731
                eventually(asked, lambda count: count >= 3, what="searches for lost jobs")
            add_each(second, ["t"])
            gate.open()
            if not is_leaving:
                leaving.start()
            leaving.join()
            _await_quiet(second)
        assert [visit.subject for visit in players.visits(second)].count("s") == 1
        assert players.undone(second) == []


# Lost.


def _execute(database: Database, statement: str) -> None:
    with database.writing() as transaction:
        transaction.connection.execute(sa.text(statement))


@pytest.mark.parametrize("state", ["waiting", "running", "again"])
def test_a_subject_whose_job_is_gone_is_found(database_url: str, state: str) -> None:
    with _opened(database_url) as database, Player(database, lost_seconds=1).working():
        # A row in that state, of which the engine knows nothing.
        with database.writing() as transaction:
            transaction.connection.execute(players.items.insert().values(subject="lost", is_done=False))
            transaction.connection.execute(
                wakeups.insert().values(
                    kind=players.KIND,
                    subject="lost",
                    org_id="org",
                    lane=players.LANE,
                    state=state,
                    number=1,
                    tag=0,
                    is_first=True,
                    since=transaction.now,
                )
            )
        _await_quiet(database)
        assert players.undone(database) == []


def test_on_postgresql_jobs_whose_rows_were_deleted_come_back(cluster: Cluster) -> None:
    with _opened(cluster.create("deleted", template="migrated")) as database:
        add_each(database, ["s", "t"])
        _execute(database, "DELETE FROM procrastinate_jobs")
        with Player(database, lost_seconds=1).working():
            _await_quiet(database)
        assert sorted(players.begun_subjects(database)) == ["s", "t"]
    cluster.drop("deleted")


def test_on_postgresql_a_job_that_a_living_worker_holds_and_does_not_run_comes_back(cluster: Cluster) -> None:
    with (
        _opened(cluster.create("dropped", template="migrated")) as database,
        Gate("held") as gate,
        Player(database, at=gate, slots=ONE_SLOT).working(),
    ):
        add_each(database, ["held"])
        _await_held(gate)
        # As if the library had taken it, and the note that it was to be run again had been lost in an outage.
        add_each(database, ["s"])
        _execute(
            database,
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = "
            "(SELECT worker_id FROM procrastinate_jobs WHERE args->>'subject' = 'held') WHERE args->>'subject' = 's'",
        )
        gate.open()
        _await_quiet(database)
        assert players.undone(database) == []
    cluster.drop("dropped")


# The lock of the worker, on SQLite.


def test_on_sqlite_the_lock_is_let_go_with_the_end(sqlite_url: str) -> None:
    with _opened(sqlite_url) as first, _opened(sqlite_url) as second:
        for database in (first, second, first):
            with Player(database).working():
                add_each(database, ["s"])
                _await_quiet(database)
            assert isinstance(database.jobs, SqliteEngine)
            assert Path(f"{database.engine.url.database}.worker.lock").exists()
        assert len(players.visits(first)) == 3
