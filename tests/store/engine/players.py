"""Players: workers whose passes work off items of a table of the tests' own, and write a diary of what they do.

It is also a program, so that a test can kill a player: `python -m tests.store.engine.players URL NAME`. It asserts nothing.
"""

import argparse
import itertools
import multiprocessing
import os
import signal
import sys
import threading
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from multiprocessing.synchronize import Event as _Event
from typing import Any

import sqlalchemy as sa

from clearsend.cli.leaving import Leaving
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store.engine.jobs import Active, Begun, Job, Kind, Lane, Wanted
from clearsend.store.engine.port import Engine, Work
from clearsend.store.engine.postgresql import PostgresEngine
from clearsend.store.engine.postgresql_workers import Pace
from clearsend.store.engine.sqlite import SqliteEngine
from clearsend.store.foundation import database as databases
from clearsend.store.foundation.database import Database, DatabaseUnavailable, Transaction
from clearsend.store.foundation.tables import wakeups
from clearsend.store.foundation.vault import Vault
from clearsend.workflows.worker import Worker

KIND = Kind.DELIVER_WEBHOOK
LANE = Lane.DELIVERIES
PATIENCE_SECONDS = 180.0
SLOTS = dict.fromkeys(Lane, 5)

# Dead workers are noticed soon. A living one whose machine is busy may be taken for dead: its jobs are then run twice.
QUICK = Pace(heartbeat=0.5, dead_after=3.0, poll=0.5)
# No living worker is taken for dead, however busy the machine is.
CALM = Pace(heartbeat=0.5, dead_after=600.0, poll=0.5)

_metadata = sa.MetaData()
items = sa.Table(
    "test_items",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("is_done", sa.Boolean, nullable=False),
)
diary = sa.Table(
    "test_diary",
    _metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("what", sa.String(16), nullable=False),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("visit", sa.String(64), nullable=False),
    sa.Column("player", sa.String(64), nullable=False),
    sa.Column("cause", sa.String(64)),
)


@contextmanager
def opened(url: str, pace: Pace = CALM, *, around: Callable[[Engine], Engine] | None = None) -> Iterator[Database]:
    """An open database as a process has one. `around` puts something around its engine."""
    engine = databases.create_engine(url)
    jobs: Engine = SqliteEngine(engine) if engine.dialect.name == "sqlite" else PostgresEngine(engine, pace)
    with Database(
        engine=engine,
        vault=Vault(["of the players" * 4]),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid.uuid4()),
        jobs=around(jobs) if around else jobs,
        prices=PRICES,
    ) as database:
        yield database


def create_tables(database: Database) -> None:
    with database.writing() as transaction:
        _metadata.create_all(transaction.connection)


def add(transaction: Transaction, subject: str, org_id: str = "org", **options: Any) -> None:
    """A new item, and a wake-up of its subject."""
    transaction.connection.execute(items.insert().values(subject=subject, is_done=False))
    transaction.wake(KIND, org_id, subject, **options)


def add_each(database: Database, subjects: Sequence[str], org_id: str = "org") -> None:
    """An item for each subject, each in a transaction of its own."""
    for subject in subjects:
        with database.writing() as transaction:
            add(transaction, subject, org_id)


@dataclass(frozen=True)
class Visit:
    """A pass as the diary tells it. `ends`: None if it never came to its end."""

    subject: str
    player: str
    cause: str | None
    begins: int
    ends: int | None


def visits(database: Database) -> list[Visit]:
    """All passes, in the order in which they began."""
    with database.reading() as transaction:
        rows = transaction.connection.execute(sa.select(diary).order_by(diary.c.id)).all()
    ends = {row.visit: row.id for row in rows if row.what == "ends"}
    return [
        Visit(row.subject, row.player, row.cause, row.id, ends.get(row.visit)) for row in rows if row.what == "begins"
    ]


def begun_subjects(database: Database) -> list[str]:
    return [visit.subject for visit in visits(database)]


def overlapping(found: Collection[Visit]) -> list[tuple[Visit, Visit]]:
    """Pairs of passes of one subject that both came to their end, and were under way at the same time."""
    ended: dict[str, list[Visit]] = {}
    for visit in found:
        if visit.ends is not None:
            ended.setdefault(visit.subject, []).append(visit)
    return [
        (first, second)
        for of_subject in ended.values()
        for first, second in itertools.pairwise(of_subject)
        if first.ends is not None and second.begins < first.ends
    ]


def undone(database: Database) -> list[str]:
    """The subjects of items that no pass has seen."""
    with database.reading() as transaction:
        return list(transaction.connection.execute(sa.select(items.c.subject).where(~items.c.is_done)).scalars())


def active(database: Database) -> list[tuple[str, str]]:
    """The subjects that wait or run, with their state."""
    with database.reading() as transaction:
        rows = transaction.connection.execute(
            sa.select(wakeups.c.subject, wakeups.c.state).where(wakeups.c.state != "idle").order_by(wakeups.c.subject)
        )
        return [(row.subject, row.state) for row in rows]


def engine_rows(database: Database) -> int:
    """The jobs in the engine's own table; on SQLite it has none."""
    with database.reading() as transaction:
        if transaction.is_sqlite:
            return 0
        return int(transaction.connection.execute(sa.text("SELECT count(*) FROM procrastinate_jobs")).scalar_one())


def is_quiet(database: Database) -> bool:
    """Has everything that was woken been run, and has the engine nothing left?"""
    return not active(database) and engine_rows(database) == 0


def _pass_by(_moment: str, _begun: Begun) -> None:
    """Nothing happens at that moment."""


def _end(transaction: Transaction, begun: Begun) -> None:
    transaction.end(begun.job)


@dataclass
class Player:
    """A worker over `database`. `at` is called at the moments of each pass: `begun`, `read` (the items are read), `ending`
    (in the last transaction), `ended`, and `away` (the database is). `end` ends the job."""

    database: Database
    name: str = "player"
    at: Callable[[str, Begun], None] = _pass_by
    end: Callable[[Transaction, Begun], None] = _end
    slots: Mapping[Lane, int] = field(default_factory=lambda: SLOTS)
    lost_seconds: int = 60

    def worker(self) -> Worker:
        executor_id = f"{self.name}.{uuid.uuid4()}"
        passes = dict.fromkeys(Kind, self._play)
        return Worker(self.database, executor_id, passes, self.slots, lost_seconds=self.lost_seconds)

    @contextmanager
    def working(self) -> Iterator[Worker]:
        worker = self.worker()
        worker.launch()
        try:
            yield worker
        finally:
            worker.drain(PATIENCE_SECONDS)

    def _play(self, begun: Begun) -> None:
        try:
            self._visit(begun)
        except DatabaseUnavailable:
            self.at("away", begun)
            raise

    def _visit(self, begun: Begun) -> None:
        subject, visit = begun.job.subject, self.database.new_id()
        self.at("begun", begun)
        with self.database.writing() as transaction:
            self._note(transaction, "begins", begun, visit)
        with self.database.reading() as transaction:
            seen = sa.select(items.c.id).where(items.c.subject == subject, ~items.c.is_done)
            ids = list(transaction.connection.execute(seen).scalars())
        self.at("read", begun)
        with self.database.writing() as transaction:
            transaction.connection.execute(items.update().where(items.c.id.in_(ids)).values(is_done=True))
            self._note(transaction, "ends", begun, visit)
            self.end(transaction, begun)
            self.at("ending", begun)
        self.at("ended", begun)

    def _note(self, transaction: Transaction, what: str, begun: Begun, visit: str) -> None:
        values = {"subject": begun.job.subject, "visit": visit, "player": self.name, "cause": begun.cause}
        transaction.connection.execute(diary.insert().values(what=what, **values))


class Gate:
    """Holds passes at a moment until it is opened: all, or those of some subjects. It opens at the end of its block."""

    def __init__(self, *subjects: str, moment: str = "read") -> None:
        self._subjects = subjects
        self._moment = moment
        self._opened = threading.Event()
        self.held: list[str] = []

    def __call__(self, moment: str, begun: Begun) -> None:
        if moment == self._moment and (not self._subjects or begun.job.subject in self._subjects):
            self.held.append(begun.job.subject)
            assert self._opened.wait(PATIENCE_SECONDS)

    def open(self) -> None:
        self._opened.set()

    def __enter__(self) -> "Gate":
        return self

    def __exit__(self, *_: object) -> None:
        self.open()


@dataclass
class Around:
    """An engine with something that happens before and after a dispatch, and that counts the questions for lost jobs."""

    inner: Engine
    before: Callable[[], None] = lambda: None
    after: Callable[[], None] = lambda: None
    asked_for: list[str] = field(default_factory=list)

    def dispatch(self, connection: sa.Connection, wanted: Sequence[Wanted]) -> None:
        self.before()
        self.inner.dispatch(connection, wanted)
        self.after()

    def run(self, work: Work) -> None:
        self.inner.run(work)

    def stop(self, timeout_seconds: float) -> None:
        self.inner.stop(timeout_seconds)

    def is_running(self) -> bool:
        return self.inner.is_running()

    def lost(self, jobs: Collection[Active]) -> list[Job]:
        self.asked_for += [one.job.subject for one in jobs]
        return self.inner.lost(jobs)


# A player in a process of its own: forked from one that has imported everything already.

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["clearsend.cli.main", "tests.store.engine.players"])


class Process:
    """A player's process; or, with `wakes`, one that adds an item of that subject and ends. `dies_at`: a moment of a pass, or
    of a transaction that wakes: `dispatching`, `dispatched`, `committed`."""

    def __init__(
        self, url: str, name: str, *, dies_at: str = "", wakes: str = "", dead_after: float = QUICK.dead_after
    ) -> None:
        self._is_ready = _CONTEXT.Event()
        arguments = [url, name, "--dies-at", dies_at, "--wakes", wakes, "--dead-after", str(dead_after)]
        self._process = _CONTEXT.Process(target=_become, args=(arguments, self._is_ready))
        self._process.start()

    def await_ready(self) -> None:
        assert self._is_ready.wait(PATIENCE_SECONDS)

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def wait(self) -> int:
        """Its exit status, negative for a signal."""
        self._process.join(PATIENCE_SECONDS)
        assert self._process.exitcode is not None
        return self._process.exitcode

    def terminate(self) -> int:
        self.await_ready()
        self._process.terminate()
        return self.wait()

    def kill(self) -> None:
        # The server of the forks has collected one that is dead, and its number may be another's by now.
        if self._process.is_alive():
            self._process.kill()
        self.wait()

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._process.close()


def _become(arguments: Sequence[str], is_ready: _Event) -> None:
    """In the new process: be a player until SIGTERM."""
    # A signal that the parent ignores is not ignored here.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _main(arguments, is_ready.set)


def _main(arguments: Sequence[str], tell_ready: Callable[[], None]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("name")
    parser.add_argument("--dies-at", default="")
    parser.add_argument("--wakes", default="")
    parser.add_argument("--dead-after", type=float, default=QUICK.dead_after)
    given = parser.parse_args(arguments)

    def die_at(moment: str) -> None:
        if moment == given.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(jobs: Engine) -> Engine:
        return Around(jobs, before=lambda: die_at("dispatching"), after=lambda: die_at("dispatched"))

    with opened(given.url, replace(QUICK, dead_after=given.dead_after), around=around) as database:
        if given.wakes:
            add_each(database, [given.wakes])
            die_at("committed")
            return
        leaving = Leaving()
        with Player(database, given.name, at=lambda moment, _: die_at(moment)).working():
            tell_ready()
            leaving.wait()


if __name__ == "__main__":
    _main(sys.argv[1:], lambda: None)
