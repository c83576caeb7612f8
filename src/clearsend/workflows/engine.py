"""The engine's other half: registers workflows, runs them, hands over what a dead process left, drains on exit.

With `store/engine/queue.py` the only module that knows DBOS. It decides nothing about the product.

What the library does not do by itself, and this module does: a worker prolongs a lease under its unique executor id and its
version; every worker forgets the leases that have run out, gives what nobody with a lease is running back to its queue
(`store/engine/takeover.py`), and likewise its own that it holds but does not run (a failure between claim and start). That is
conditional on the holder, so that doing it twice is harmless, and a holder that wakes up again is stopped at its next
checkpoint.
"""

import logging
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from dbos import DBOS, DBOSConfig

from clearsend.store.engine import batches, leases, queue, takeover
from clearsend.store.foundation.database import Database, DatabaseUnavailable, Transaction
from clearsend.workflows import liveness, observation
from clearsend.workflows.tuning import Tuning

# Kept across compatible releases. A release that changes what a workflow does in which order, or adds one, has the next: new
# work then goes to the newest version that has a worker, and each goes on with its own (docs/decisions/0010).
APPLICATION_VERSION = "2"

_LEASE_LASTS = timedelta(seconds=10)
_BEAT_SECONDS = 2.0
# What only matters after a deploy is looked for at every fifth beat.
_BEATS_BETWEEN_SWEEPS = 5

_SAME_WARNING_SECONDS = 10.0


# The database is away: the step is repeated in place, every half minute after a minute, for more than a day.
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
        version: which workflows it knows.
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
    # What running workflows have taken along (`take_along`).
    _taken_along: set[str] = field(default_factory=set)
    _is_latest: bool = False

    def register(self, name: str, workflow: Callable[..., None]) -> None:
        """Make `workflow` known under `name`: before `launch`."""
        DBOS.workflow(name=name)(_observed(name, workflow))

    def schedule(self, name: str, workflow: Callable[[], None], *, cron: str) -> None:
        """Make `workflow` known under `name` and run it whenever `cron` (six fields, seconds first, UTC) says, once among all
        workers: before `launch`."""

        def tick(_at: datetime, _context: object) -> None:
            workflow()

        self._schedules.append(_Schedule(name, DBOS.workflow(name=name)(_observed(name, tick)), cron))

    def launch(self) -> None:
        """Claim the lease, start working, and watch over the other workers."""
        with self.database.writing() as transaction:
            self._prolong(transaction)
        try:
            self._start()
            self._beat()
            self._sweep()
        except BaseException:
            # The library's threads would go on working, without a lease.
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
            # Only waiting inside a workflow would need it, and none of ours waits.
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
                    # The library's clock knows no partitions.
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
                somebody_died = self._beat()
                if self._leaving.is_set():
                    continue
                idle_before = self._requeue_stranded(idle_before)
                if somebody_died or beats % _BEATS_BETWEEN_SWEEPS == 0:
                    self._sweep()
            except DatabaseUnavailable:
                log.warning("supervisor.database_unavailable")
            except Exception:
                # A supervisor that dies would strand every later crash: whatever it is, say it and go on.
                log.exception("supervisor.failed")

    def _beat(self) -> bool:
        """Show that this worker lives, forget the dead, and give what nobody is running back to its queue. Was anybody dead?"""
        with self.database.writing() as transaction:
            self._prolong(transaction)
            # A worker that is leaving must not be believed dead, but takes nothing over any more.
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
        """Forget the workers that are dead; their names, and the versions of the others."""
        dead, versions = [], set()
        for worker in takeover.workers(transaction):
            if worker.lease.is_expired or liveness.is_surely_dead(worker.executor_id):
                leases.forget(transaction, worker.lease)
                dead.append(worker.executor_id)
            else:
                versions.add(worker.version)
        return dead, versions

    def _requeue_stranded(self, idle_before: set[str]) -> set[str]:
        """Give back what this worker holds but does not run, when seen so at two beats in a row."""
        running = set(_runtime()._active_workflows_set.activeList()) | self._taken_along
        with self.database.reading() as transaction:
            idle = takeover.held_by(transaction, self.executor_id) - running
        stranded = idle & idle_before
        if stranded:
            with self.database.writing() as transaction:
                given_back = takeover.give_back_stranded(transaction, self.executor_id, stranded)
            log.warning("supervisor.requeued_stranded", workflows=given_back)
        return idle

    def _sweep(self) -> None:
        """See to it that what no version or no partition would take is taken: what is left of a deploy."""
        with self.database.writing() as transaction:
            versions = {worker.version for worker in takeover.workers(transaction)}
            freed = takeover.free_of_lost_versions(transaction, versions)
            partitioned = [one.name for one in self.tuning.queues() if one.share is not None]
            given = takeover.give_partitions(transaction, partitioned)
        if freed or given:
            log.info("supervisor.adopted", of_lost_versions=len(freed), without_partition=len(given))
        # New work goes to the newest version; the newest that has a worker, since one that was rolled back has none.
        newest_first = [known["version_name"] for known in DBOS.list_application_versions()]
        alive = [name for name in newest_first if name in versions]
        self._is_latest = alive[0] == self.version
        if alive and alive[0] != newest_first[0]:
            DBOS.set_latest_application_version(alive[0])
            log.info("supervisor.made_latest", version=alive[0])

    def take_along(
        self, transaction: Transaction, *, workflow: str, queue_name: str, partition: str, limit: int
    ) -> list[str]:
        """Claim workflows that wait in a queue for one that is running: their ids, those that have waited longest first.

        Whoever takes them does their work and ends them in the transaction that writes its result (`end_taken`), gives back
        what he does not do (`give_back_taken`), and lets go of all of them in the end (`release`), whatever happens: what he
        has let go without ending it is given back by the supervisor.
        """
        # A worker that is leaving takes nothing, nor does one of an older version: what waits is the latest's.
        if self._leaving.is_set() or not self._is_latest:
            return []
        taken = batches.take(
            transaction,
            workflow=workflow,
            queue_name=queue_name,
            partition=partition,
            executor_id=self.executor_id,
            version=self.version,
            limit=limit,
        )
        self._taken_along.update(taken)
        return taken

    def end_taken(self, transaction: Transaction, workflow_ids: Collection[str]) -> set[str]:
        """End workflows that were taken along; the ids of those that were still ours. Of the others, which somebody else has
        taken over, nothing must be written."""
        return batches.finish(transaction, self.executor_id, workflow_ids)

    def give_back_taken(self, transaction: Transaction, workflow_ids: Collection[str]) -> None:
        """Put workflows that were taken along back to their queue."""
        takeover.give_back_stranded(transaction, self.executor_id, workflow_ids)

    def release(self, workflow_ids: Collection[str]) -> None:
        """Nobody works on them any more."""
        self._taken_along.difference_update(workflow_ids)

    def is_alive(self) -> bool:
        """Is this worker working and watching?"""
        return self._supervisor is not None and self._supervisor.is_alive() and not self._leaving.is_set()

    def drain(self, timeout_seconds: int) -> None:
        """Take no new work, let running steps end for at most `timeout_seconds`, and hand over the rest at once."""
        self._leaving.set()
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=timeout_seconds)
        # Steps that still run will find the library gone, and say so with a traceback; they are handed over.
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
            # The lease runs out by itself.
            log.warning("engine.lease_not_returned", executor=self.executor_id)
        self.runtime_engine.dispose()


class _Sparing(logging.Filter):
    """While the database is away the library warns at every poll of every queue, and reports every workflow with the whole way
    down to the socket: each is enough once in a while, and in one line."""

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
    """What `Queue.enqueue` left with the running workflow. Not asked of the library's front, which would count it as a step."""
    status = _runtime()._sys_db.get_workflow_status(workflow_id())
    return None if status is None else status.get("attributes")


def workflow_id() -> str:
    """The id of the workflow that is running: the same when it is recovered."""
    current = DBOS.workflow_id
    assert current is not None, "outside of a workflow"
    return current


def step(name: str, work: Callable[[], str]) -> str:
    """Run `work` as a checkpointed step of the current workflow and return its word.

    The step is at-least-once: after a crash between effect and checkpoint it runs again. The word is stored by the engine,
    so it must be small and without secrets. A database that is away is waited for.
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
    """Delete the records of workflows that ended before `before`, with their steps; how many that were, at most `limit`.

    `names`: of these workflows only, or of all when there are none. Whatever they did has to be a no-op by now if it is
    enqueued again under the same id: with its record, the engine forgets that it was done.
    """
    system = _runtime()._sys_db
    until = before.isoformat()
    ended = system.list_workflows(
        # Without an end there is no `completed_at`; what began later has not ended before.
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
