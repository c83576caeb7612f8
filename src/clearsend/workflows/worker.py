"""A worker: runs the jobs of all kinds, wakes what is due, and shows that it is alive. It decides nothing about the product.

`store/engine` starts the jobs; each is one pass over the books of its subject, by the function of its kind.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from clearsend.store.engine import leases, wakeups
from clearsend.store.engine.jobs import EVERYTHING, NOBODY, Begun, Kind, Lane
from clearsend.store.engine.port import Work
from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.workflows import observation

# A pass over the books of a job's subject. It ends the job in the transaction of its last result.
Pass = Callable[[Begun], None]

_TICK_SECONDS = 1.0
_DUE_AT_ONCE = 100

# The lease of a worker tells operators that it is alive; nothing depends on it.
_BEAT_SECONDS = 10
_LEASE_LASTS = timedelta(seconds=30)

# After a defect of ours, a pass is repeated after this time.
_DEFECT_SECONDS = 30.0

# While the database is away, a pass is repeated after half a second at first, then after half as long again each time.
_AWAY_SECONDS = 0.5
_AWAY_GROWTH = 1.5
_AWAY_MOST_SECONDS = 30.0

log = structlog.get_logger(__name__)


@dataclass
class Worker:
    """One worker. `executor_id`: unique among all processes that ever worked on this database. `passes`: by kind.
    `slots`: the number of jobs at the same time, by lane. `chores`: the kinds that come by the clock. `lost_seconds`: a job
    that has been waiting or running for this long is looked for, once per as much time."""

    database: Database
    executor_id: str
    passes: Mapping[Kind, Pass]
    slots: Mapping[Lane, int]
    chores: tuple[Kind, ...] = ()
    lost_seconds: int = 60
    _leaving: threading.Event = field(default_factory=threading.Event)
    _ticker: threading.Thread | None = None

    def launch(self) -> None:
        """Begin to take jobs."""
        with self.database.writing() as transaction:
            leases.acquire(transaction, self._lease, holder=self.executor_id, lasts=_LEASE_LASTS)
            for kind in self.chores:
                transaction.wake(kind, NOBODY, EVERYTHING, at=transaction.now)
        self.database.jobs.run(Work(self.database, self._run, self.slots))
        self._ticker = threading.Thread(target=self._tick, name="ticker", daemon=True)
        self._ticker.start()

    def is_alive(self) -> bool:
        """Does this worker take jobs and wake what is due?"""
        is_ticking = self._ticker is not None and self._ticker.is_alive()
        return is_ticking and self.database.jobs.is_running() and not self._leaving.is_set()

    def drain(self, timeout_seconds: float) -> None:
        """Take no new jobs, wait at most `timeout_seconds` for running ones, then leave the rest to other workers."""
        self._leaving.set()
        self.database.jobs.stop(timeout_seconds)
        if self._ticker is not None:
            self._ticker.join()
        try:
            with self.database.writing() as transaction:
                leases.release(transaction, self._lease, holder=self.executor_id)
        except DatabaseUnavailable:
            # The lease expires anyway.
            log.warning("worker.lease_not_returned", executor=self.executor_id)

    @property
    def _lease(self) -> str:
        return f"{leases.EXECUTORS}{self.executor_id}"

    def _run(self, begun: Begun) -> None:
        """Run the pass of a job, again and again while the database is away, unless the worker stops."""
        job = begun.job
        delay = _AWAY_SECONDS
        while True:
            try:
                with observation.observed(begun):
                    self.passes[job.kind](begun)
                return
            except DatabaseUnavailable:
                log.warning("worker.database_unavailable", job=job.id)
            except Exception:
                # A defect of ours: it must not come again at once, and the subject must not be lost.
                log.exception("worker.defect", job=job.id)
                if self._put_off(begun):
                    return
            if self._leaving.wait(delay):
                return
            delay = min(delay * _AWAY_GROWTH, _AWAY_MOST_SECONDS)
            if not self._is_still_ours(begun):
                return

    def _put_off(self, begun: Begun) -> bool:
        job = begun.job
        try:
            with self.database.writing() as transaction:
                at = transaction.now + timedelta(seconds=_DEFECT_SECONDS)
                transaction.wake(job.kind, job.org_id, job.subject, cause=begun.cause, at=at)
                transaction.end(job)
        except DatabaseUnavailable:
            return False
        return True

    def _is_still_ours(self, begun: Begun) -> bool:
        """Begin the job again. False if another worker has taken it over meanwhile, and has ended it."""
        try:
            with self.database.writing() as transaction:
                return wakeups.begin(transaction.connection, transaction.now, begun.job) is not None
        except DatabaseUnavailable:
            return True

    def _tick(self) -> None:
        ticks = 0
        while not self._leaving.wait(_TICK_SECONDS):
            ticks += 1
            try:
                self._wake_due()
                if ticks % _BEAT_SECONDS == 0:
                    with self.database.writing() as transaction:
                        leases.acquire(transaction, self._lease, holder=self.executor_id, lasts=_LEASE_LASTS)
                if ticks % self.lost_seconds == 0:
                    self._revive_lost()
            except DatabaseUnavailable:
                log.warning("worker.database_unavailable")
            except Exception:
                # Without the ticker, nothing that is due later would come: log any error and go on.
                log.exception("worker.tick_failed")

    def _wake_due(self) -> None:
        while not self._leaving.is_set():
            with self.database.glancing() as transaction:
                due = wakeups.list_due(transaction.connection, transaction.now, limit=_DUE_AT_ONCE)
            if due:
                with self.database.writing() as transaction:
                    for kind, org_id, subject in due:
                        transaction.wake(kind, org_id, subject)
            if len(due) < _DUE_AT_ONCE:
                return

    def _revive_lost(self) -> None:
        """Wake the subjects whose job is gone from the engine, as after a person has deleted its rows."""
        with self.database.reading() as transaction:
            before = transaction.now - timedelta(seconds=self.lost_seconds)
            active = wakeups.list_active(transaction.connection, before=before)
        lost = self.database.jobs.lost(active) if active else []
        if lost:
            with self.database.writing() as transaction:
                transaction.revive(lost)
            log.warning("worker.revived", jobs=[job.id for job in lost])
