"""A worker on the engine: registers workflows, runs them, rescues those of dead workers, drains on exit. It decides nothing
about the product.

Only this module and `store/engine/queue.py` import DBOS, the library. This module adds leases to it: each worker renews a lease
under its unique executor id and its version. Every worker deletes expired leases, and returns the running workflows of workers
without a lease to their queues (`store/engine/takeover.py`). It also returns workflows that it holds itself but does not run
(after a failure between claim and start). Each write is conditional on the holder, so that repeating it is harmless, and a
worker that was wrongly believed dead is stopped at its next checkpoint.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from dbos import DBOS, DBOSConfig

from clearsend.store.engine import leases, queue, takeover
from clearsend.store.foundation.database import Database, DatabaseUnavailable, Transaction
from clearsend.workflows import liveness
from clearsend.workflows import old_observation as observation
from clearsend.workflows.tuning import Tuning

# Kept across compatible releases. A release that changes the order of a workflow's steps, or adds a workflow, increments it:
# new work then goes to the newest version that has a worker, and older work stays with its own (docs/decisions/0010).
APPLICATION_VERSION = "2"

_LEASE_LASTS = timedelta(seconds=10)
_BEAT_SECONDS = 2.0
# The worker adopts leftovers of a deploy at every fifth beat only.
_BEATS_BETWEEN_SWEEPS = 5

_SAME_WARNING_SECONDS = 10.0


# While the database is away, the step is repeated in place: after half a second at first, then each time after half as long
# again, up to the library's limit of an hour, for about 39 hours.
_DATABASE_ATTEMPTS = 60
_DATABASE_BACKOFF_RATE = 1.5

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class _Schedule:
    name: str
    workflow: Callable[[datetime, object], None]
    cron: str


@dataclass
class Engine:
    """One worker: at most one per process, since the library is a singleton.

    Args:
        runtime_engine: connections for the library's own tables.
        executor_id: unique among all processes that ever worked on this database.
        version: the version of the workflows that it can run.
    """

    database: Database
    runtime_engine: sa.Engine
    executor_id: str
    tuning: Tuning = field(default_factory=Tuning)
    version: str = APPLICATION_VERSION
    _leaving: threading.Event = field(default_factory=threading.Event)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _supervisor: threading.Thread | None = None
    _schedules: list[_Schedule] = field(default_factory=list)
    _is_latest: bool = False

    def register(self, name: str, workflow: Callable[..., None]) -> None:
        """Register `workflow` under `name`; only before `launch`."""
        DBOS.workflow(name=name)(_observed(name, workflow))

    def schedule(self, name: str, workflow: Callable[[], None], *, cron: str) -> None:
        """Register `workflow` under `name` and run it by `cron` (six fields, seconds first, UTC), once among all workers; only
        before `launch`."""

        def tick(_at: datetime, _context: object) -> None:
            workflow()

        self._schedules.append(_Schedule(name, DBOS.workflow(name=name)(_observed(name, tick)), cron))

    def launch(self) -> None:
        """Acquire the lease, start working, and supervise the other workers."""
        with self.database.writing() as transaction:
            self._prolong(transaction)
        try:
            self._start()
            self._beat()
            self._sweep()
        except BaseException:
            # Otherwise the library's threads would go on working, without a lease.
            self.drain(0)
            raise
        self._supervisor = threading.Thread(target=self._supervise, name="supervisor", daemon=True)
        self._supervisor.start()

    def _start(self) -> None:
        config: DBOSConfig = {
            "name": queue.APPLICATION,
            "system_database_engine": self.runtime_engine,
            "dbos_system_schema": queue.SCHEMA,
            "executor_id": self.executor_id,
            "application_version": self.version,
            "serializer": queue.JsonSerializer(),
            # The tables are migrated by `clearsend db upgrade`, which runs before every start.
            "run_migrations": False,
            # Needed only by workflows that wait inside, and none of ours does.
            "use_listen_notify": False,
            "log_level": "WARNING",
            "enable_otlp": False,
        }
        DBOS(config=config)
        logging.getLogger("dbos").addFilter(_sparing)
        DBOS.launch()
        for one in self.tuning.queues():
            DBOS.register_queue(
                one.name,
                worker_concurrency=one.slots,
                partition_worker_concurrency=one.slots_of_one,
                polling_interval_sec=one.polling_seconds,
            )
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": known.name,
                    "workflow_fn": known.workflow,
                    "schedule": known.cron,
                    # The library's scheduler sets no partition.
                    "queue_name": queue.CHORES,
                }
                for known in self._schedules
            ]
        )

    def _supervise(self) -> None:
        idle_before: set[str] = set()
        beats = 0
        while not self._stopped.wait(_BEAT_SECONDS):
            beats += 1
            try:
                has_found_dead = self._beat()
                if self._leaving.is_set():
                    continue
                idle_before = self._requeue_stranded(idle_before)
                if has_found_dead or beats % _BEATS_BETWEEN_SWEEPS == 0:
                    self._sweep()
            except DatabaseUnavailable:
                log.warning("supervisor.database_unavailable")
            except Exception:
                # Without its supervisor, every later crash would strand workflows: log any error and go on.
                log.exception("supervisor.failed")

    def _beat(self) -> bool:
        """Renew this worker's lease, forget dead workers, and rescue orphaned workflows. True if there was a dead worker."""
        with self.database.writing() as transaction:
            self._prolong(transaction)
            # A worker that is draining must not be believed dead, but takes nothing over any more.
            if self._leaving.is_set():
                return False
            dead, versions = self._forget_the_dead(transaction)
            orphaned = takeover.give_back_orphaned(transaction, versions)
        if dead or orphaned:
            log.info("supervisor.took_over", executors=dead, workflows=len(orphaned))
        return bool(dead)

    def _prolong(self, transaction: Transaction) -> None:
        leases.acquire(transaction, self._lease_name, holder=self.executor_id, lasts=_LEASE_LASTS)

    @property
    def _lease_name(self) -> str:
        return takeover.lease_name(self.executor_id, self.version)

    def _forget_the_dead(self, transaction: Transaction) -> tuple[list[str], set[str]]:
        """Delete the leases of dead workers. Returns their executor ids, and the versions of the living workers."""
        dead, versions = [], set()
        for worker in takeover.workers(transaction):
            if worker.lease.is_expired or liveness.is_surely_dead(worker.executor_id):
                leases.forget(transaction, worker.lease)
                dead.append(worker.executor_id)
            else:
                versions.add(worker.version)
        return dead, versions

    def _requeue_stranded(self, idle_before: set[str]) -> set[str]:
        """Requeue workflows that this worker holds but did not run at two beats in a row. `idle_before`: the ids that it held
        but did not run at the last beat; returns those of this beat."""
        running = set(_runtime()._active_workflows_set.activeList())
        with self.database.reading() as transaction:
            idle = takeover.held_by(transaction, self.executor_id) - running
        stranded = idle & idle_before
        if stranded:
            with self.database.writing() as transaction:
                given_back = takeover.give_back_stranded(transaction, self.executor_id, stranded)
            log.warning("supervisor.requeued_stranded", workflows=given_back)
        return idle

    def _sweep(self) -> None:
        """Adopt workflows that a deploy has left for a version without workers, or without a partition. Then make the newest
        version that has a worker the latest, which gets all new work."""
        with self.database.writing() as transaction:
            versions = {worker.version for worker in takeover.workers(transaction)}
            freed = takeover.free_of_lost_versions(transaction, versions)
            partitioned = [one.name for one in self.tuning.queues() if one.share is not None]
            given = takeover.give_partitions(transaction, partitioned)
        if freed or given:
            log.info("supervisor.adopted", of_lost_versions=len(freed), without_partition=len(given))
        # New work goes to the newest version that has a worker: a version that was rolled back has none.
        newest_first = [known["version_name"] for known in DBOS.list_application_versions()]
        alive = [name for name in newest_first if name in versions]
        self._is_latest = alive[0] == self.version
        if alive and alive[0] != newest_first[0]:
            DBOS.set_latest_application_version(alive[0])
            log.info("supervisor.made_latest", version=alive[0])

    def is_alive(self) -> bool:
        """Is this worker running and supervised?"""
        return self._supervisor is not None and self._supervisor.is_alive() and not self._leaving.is_set()

    def drain(self, timeout_seconds: int) -> None:
        """Take no new work, wait at most `timeout_seconds` for running workflows, then return the rest to their queues."""
        self._leaving.set()
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=timeout_seconds)
        # Steps that still run will find the library gone and log a traceback; other workers take them over.
        logging.getLogger("dbos").setLevel(logging.CRITICAL)
        self._stopped.set()
        if self._supervisor is not None:
            self._supervisor.join(timeout=_BEAT_SECONDS * 2)
        try:
            with self.database.writing() as transaction:
                versions = {w.version for w in takeover.workers(transaction) if w.executor_id != self.executor_id}
                handed_over = takeover.give_back(transaction, self.executor_id, versions)
                leases.release(transaction, self._lease_name, holder=self.executor_id)
            log.info("engine.drained", handed_over=len(handed_over))
        except DatabaseUnavailable:
            # The lease expires anyway.
            log.warning("engine.lease_not_returned", executor=self.executor_id)
        self.runtime_engine.dispose()


class _Sparing(logging.Filter):
    """Shortens the library's log while the database is away: the library warns at every poll of every queue, and reports every
    workflow with a traceback down to the socket. Of each message, this passes one line every ten seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[int, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        is_of_the_database = isinstance(error, sa.exc.DBAPIError | DatabaseUnavailable) or "OperationalError" in (
            record.getMessage()
        )
        if record.levelno != logging.WARNING and not is_of_the_database:
            return True
        if record.created - self._said.get(record.lineno, 0.0) < _SAME_WARNING_SECONDS:
            return False
        self._said[record.lineno] = record.created
        record.msg, record.args = record.getMessage().partition("\n")[0], ()
        record.exc_info = record.exc_text = None
        return True


_sparing = _Sparing()


def _observed(name: str, workflow: Callable[..., None]) -> Callable[..., None]:
    return observation.observed(name, workflow, workflow_id=workflow_id, carrier=_carrier)


def _carrier() -> object:
    """The attributes that `Queue.enqueue` stored with the running workflow. The library's public call would be a step."""
    status = _runtime()._sys_db.get_workflow_status(workflow_id())
    return None if status is None else status.get("attributes")


def workflow_id() -> str:
    """The id of the running workflow: the same after a recovery."""
    current = DBOS.workflow_id
    assert current is not None, "outside of a workflow"
    return current


def step(name: str, work: Callable[[], str]) -> str:
    """Run `work` as a checkpointed step of the current workflow and return its result.

    The step is at-least-once: after a crash between effect and checkpoint it runs again. The engine stores the result, so it
    must be small and without secrets. While the database is away, the step is repeated.
    """
    return DBOS.run_step(
        {
            "name": name,
            "retries_allowed": True,
            "max_attempts": _DATABASE_ATTEMPTS,
            "interval_seconds": 0.5,
            "backoff_rate": _DATABASE_BACKOFF_RATE,
            "should_retry": lambda error: isinstance(error, DatabaseUnavailable),
        },
        work,
    )


def forget_finished(before: datetime, *, names: Sequence[str], limit: int) -> int:
    """Delete the records of at most `limit` workflows that ended before `before`, with their steps. Returns their number.

    `names`: of these workflows only; empty: of all. A workflow that is enqueued again under the same id must have no effect
    by now: without its record, the engine does not know that it was done.
    """
    system = _runtime()._sys_db
    until = before.isoformat()
    ended = system.list_workflows(
        # An unfinished workflow has no `completed_at`; one that began later cannot have ended before.
        completed_before=until,
        end_time=until,
        name=list(names) or None,
        limit=limit,
        load_input=False,
        load_output=False,
    )
    system.delete_workflows([found.workflow_id for found in ended])
    return len(ended)


def _runtime() -> Any:
    from dbos._dbos import _get_dbos_instance

    return _get_dbos_instance()
