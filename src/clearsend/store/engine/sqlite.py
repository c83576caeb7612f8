"""The engine on SQLite, where one process works: a thread claims waiting jobs, and starts each in a thread of its own.

The process that holds the lock of a file beside the database works; the others wait for it. The system frees the lock however
its holder ends; what was running then waits again. Commits of this process signal the claiming thread; those of other
processes are seen by `PRAGMA data_version`, which reads no table.
"""

import fcntl
import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing

import sqlalchemy as sa
import structlog

from clearsend.store.engine import wakeups
from clearsend.store.engine.jobs import Active, Begun, Job, Kind, Lane, Wanted
from clearsend.store.engine.port import Work

# How often this process looks for commits of other processes, and for the lock.
_LOOK_SECONDS = 0.02
_LOCK_SECONDS = 0.25

# After an error, such as a database that stayed locked.
_PAUSE_SECONDS = 1.0

log = structlog.get_logger(__name__)


class SqliteEngine:
    """`port.Engine` for the database of `engine`."""

    def __init__(self, engine: sa.Engine) -> None:
        self._path = engine.url.database or ""
        self._wanted = threading.Event()
        self._leaving = threading.Event()
        self._thread: threading.Thread | None = None
        self._lock: int | None = None
        self._running: dict[Job, Lane] = {}
        self._changed = threading.Condition()

    def dispatch(self, connection: sa.Connection, wanted: Sequence[Wanted]) -> None:
        # Claiming waits for the present writer of this process, and so sees what that commits.
        self._wanted.set()

    def run(self, work: Work) -> None:
        self._leaving.clear()
        self._thread = threading.Thread(target=self._loop, args=[work], name="jobs", daemon=True)
        self._thread.start()

    def stop(self, timeout_seconds: float) -> None:
        self._leaving.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()
        with self._changed:
            self._changed.wait_for(lambda: not self._running, timeout_seconds)
            if self._running:
                log.info("engine.left_running", jobs=[job.id for job in self._running])
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive() and not self._leaving.is_set()

    def lost(self, jobs: Collection[Active]) -> list[Job]:
        if self._lock is None:
            return []
        with self._changed:
            return [one.job for one in jobs if not one.is_waiting and one.job not in self._running]

    def _loop(self, work: Work) -> None:
        if not self._take_lock():
            return
        has_recovered = False
        while not self._leaving.is_set():
            try:
                if not has_recovered:
                    self._recover(work)
                    has_recovered = True
                self._claim_while_wanted(work)
            except Exception:
                log.exception("engine.failed")
                self._leaving.wait(_PAUSE_SECONDS)

    def _take_lock(self) -> bool:
        """Wait for the lock of the worker. False if the wait was ended by `stop`."""
        # Opened once: whatever handle the process closes, the lock belongs to this one.
        file = os.open(f"{self._path}.worker.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        while not self._leaving.is_set():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._leaving.wait(_LOCK_SECONDS)
            else:
                self._lock = file
                return True
        os.close(file)
        return False

    def _recover(self, work: Work) -> None:
        with work.database.writing() as transaction:
            count = wakeups.wait_again(transaction.connection, transaction.now)
        if count:
            log.info("engine.took_over", jobs=count)

    def _claim_while_wanted(self, work: Work) -> None:
        """Claim whenever there may be something to claim; returns when the engine stops."""
        with closing(sqlite3.connect(self._path, isolation_level=None)) as watch:
            seen: int | None = None
            while not self._leaving.is_set():
                version = watch.execute("PRAGMA data_version").fetchone()[0]
                if version != seen or self._wanted.is_set():
                    # Both before the claim: what is committed from here on is noticed the next time.
                    self._wanted.clear()
                    seen = version
                    self._claim(work)
                self._wanted.wait(_LOOK_SECONDS)

    def _claim(self, work: Work) -> None:
        with self._changed:
            running = dict(self._running)
        with work.database.writing() as transaction:
            begun = [
                (found, lane)
                for job, lane in _choose(transaction.connection, work, running)
                if (found := wakeups.begin(transaction.connection, transaction.now, job)) is not None
            ]
        for one, lane in begun:
            with self._changed:
                self._running[one.job] = lane
            try:
                threading.Thread(target=self._run, args=[work, one], name=one.job.kind, daemon=True).start()
            except RuntimeError:
                # The system gives no thread. The job is not among those that run here, and so is found to be lost later.
                log.exception("engine.no_thread", job=one.job.id)
                self._forget(one.job)

    def _run(self, work: Work, begun: Begun) -> None:
        try:
            work.run(begun)
        finally:
            self._forget(begun.job)
            # The slot is free.
            self._wanted.set()

    def _forget(self, job: Job) -> None:
        with self._changed:
            # Gone if this process has left it running, and has begun again since.
            self._running.pop(job, None)
            self._changed.notify_all()


def _choose(connection: sa.Connection, work: Work, running: Mapping[Job, Lane]) -> list[tuple[Job, Lane]]:
    """The jobs to begin now, by tag, within the slots of each lane and the share of each organization."""
    return [
        (job, lane)
        for lane in work.slots
        for job in _choose_of(
            connection, work, lane, [job for job, of in running.items() if of is lane], _subjects(running)
        )
    ]


def _choose_of(
    connection: sa.Connection, work: Work, lane: Lane, running: Collection[Job], left_out: set[tuple[Kind, str]]
) -> list[Job]:
    """The jobs of one lane to begin now. `left_out`: the subjects of all jobs that run; `stop` may have left one running that
    waits again."""
    chosen: list[Job] = []
    taken = Counter(job.org_id for job in running)
    while taken.total() < work.slots[lane]:
        full = [org_id for org_id in taken if taken[org_id] >= work.share(lane, org_id)]
        seen = left_out | _subjects(chosen)
        limit = work.slots[lane] - taken.total() + len(seen)
        fitting = 0
        for job in wakeups.list_waiting(connection, lane, but_of=full, limit=limit):
            is_free = taken.total() < work.slots[lane] and taken[job.org_id] < work.share(lane, job.org_id)
            if is_free and (job.kind, job.subject) not in seen:
                chosen.append(job)
                taken[job.org_id] += 1
                fitting += 1
        if not fitting:
            break
    return chosen


def _subjects(jobs: Iterable[Job]) -> set[tuple[Kind, str]]:
    return {(job.kind, job.subject) for job in jobs}
