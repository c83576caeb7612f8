"""The engine's other half: registers workflows, runs them, hands over what a dead process left, drains on exit.

With `store/queue.py` the only module that knows DBOS. It decides nothing about the product.

What the library does not do by itself, and this module does: a worker prolongs a lease under its unique executor id; every
worker looks for leases that have run out and gives the workflows of their holders back to the queues, and likewise its own
that it holds but does not run (a failure between claim and start). The call is conditional on the holder, so that doing it
twice is harmless, and a holder that wakes up again is stopped at its next checkpoint.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from dbos import DBOS, DBOSConfig

from clearsend.store import leases, queue
from clearsend.store.database import Database, DatabaseUnavailable
from clearsend.workflows import liveness

# Kept across compatible releases: workflows are recovered only by processes of the version that started them.
APPLICATION_VERSION = "1"

_LEASE_PREFIX = "executor:"
_LEASE_LASTS = timedelta(seconds=10)
_BEAT_SECONDS = 2.0

# The database is away: the step is repeated in place, every half minute after a minute, for more than a day.
_DATABASE_ATTEMPTS = 60
_DATABASE_BACKOFF_RATE = 1.5

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Tuning:
    """How eagerly a worker works. Polling is what a waiting person feels; concurrency is per process."""

    polling_seconds: float = 0.1
    completions: int = 20
    deliveries: int = 20
    registrations: int = 10


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
    """

    database: Database
    runtime_engine: sa.Engine
    executor_id: str
    tuning: Tuning = field(default_factory=Tuning)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _supervisor: threading.Thread | None = None
    _schedules: list[_Schedule] = field(default_factory=list)

    def register(self, name: str, workflow: Callable[..., None]) -> None:
        """Make `workflow` known under `name`: before `launch`."""
        DBOS.workflow(name=name)(workflow)

    def schedule(self, name: str, workflow: Callable[[], None], *, cron: str) -> None:
        """Make `workflow` known under `name` and run it whenever `cron` (six fields, seconds first, UTC) says, once among all
        workers: before `launch`."""

        def tick(_at: datetime, _context: object) -> None:
            workflow()

        self._schedules.append(_Schedule(name, DBOS.workflow(name=name)(tick), cron))

    def launch(self) -> None:
        """Claim the lease, start working, and watch over the other workers."""
        self._prolong()
        self._start()
        self._take_over()
        self._supervisor = threading.Thread(target=self._supervise, name="supervisor", daemon=True)
        self._supervisor.start()

    def _start(self) -> None:
        config: DBOSConfig = {
            "name": queue.APPLICATION,
            "system_database_engine": self.runtime_engine,
            "dbos_system_schema": queue.SCHEMA,
            "executor_id": self.executor_id,
            "application_version": APPLICATION_VERSION,
            "serializer": queue.JsonSerializer(),
            # The tables are migrated by `clearsend db upgrade`, which runs before every start.
            "run_migrations": False,
            # Only waiting inside a workflow would need it, and none of ours waits.
            "use_listen_notify": False,
            "log_level": "WARNING",
            "enable_otlp": False,
        }
        DBOS(config=config)
        DBOS.launch()
        for name, concurrency in (
            (queue.COMPLETIONS, self.tuning.completions),
            (queue.DELIVERIES, self.tuning.deliveries),
            (queue.REGISTRATIONS, self.tuning.registrations),
        ):
            DBOS.register_queue(name, worker_concurrency=concurrency, polling_interval_sec=self.tuning.polling_seconds)
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": known.name,
                    "workflow_fn": known.workflow,
                    "schedule": known.cron,
                    "queue_name": queue.REGISTRATIONS,
                }
                for known in self._schedules
            ]
        )

    def _supervise(self) -> None:
        idle_before: set[str] = set()
        while not self._stopping.wait(_BEAT_SECONDS):
            try:
                self._prolong()
                self._take_over()
                idle_before = self._requeue_stranded(idle_before)
            except DatabaseUnavailable:
                log.warning("supervisor.database_unavailable")
            except Exception:
                # A supervisor that dies would strand every later crash: whatever it is, say it and go on.
                log.exception("supervisor.failed")

    def _prolong(self) -> None:
        with self.database.writing() as transaction:
            leases.acquire(
                transaction, f"{_LEASE_PREFIX}{self.executor_id}", holder=self.executor_id, lasts=_LEASE_LASTS
            )

    def _take_over(self) -> None:
        """Give the workflows of the dead back to the queues, then forget the dead."""
        with self.database.reading() as transaction:
            others = leases.list_below(transaction, _LEASE_PREFIX)
        for lease in others:
            if not lease.is_expired and not liveness.is_surely_dead(lease.holder):
                continue
            recovered = DBOS._recover_pending_workflows([lease.holder])
            log.info("supervisor.took_over", executor=lease.holder, workflows=len(recovered))
            with self.database.writing() as transaction:
                leases.forget(transaction, lease)

    def _requeue_stranded(self, idle_before: set[str]) -> set[str]:
        """Give back what this worker holds but does not run, when seen so at two beats in a row."""
        runtime = _runtime()
        running = set(runtime._active_workflows_set.activeList())
        held = {
            pending.workflow_id
            for pending in runtime._sys_db.get_pending_workflows(self.executor_id, APPLICATION_VERSION)
        }
        idle = held - running
        for workflow_id in idle & idle_before:
            log.warning("supervisor.requeued_stranded", workflow=workflow_id)
            runtime._sys_db.reenqueue_for_recovery(workflow_id, [self.executor_id], queue.COMPLETIONS)
        return idle

    def is_alive(self) -> bool:
        """Is this worker working and watching?"""
        return self._supervisor is not None and self._supervisor.is_alive() and not self._stopping.is_set()

    def drain(self, timeout_seconds: int) -> None:
        """Take no new work, let running steps end for at most `timeout_seconds`, and hand over the rest at once."""
        self._stopping.set()
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=timeout_seconds)
        if self._supervisor is not None:
            self._supervisor.join(timeout=_BEAT_SECONDS * 2)
        try:
            with self.database.writing() as transaction:
                # Expired rather than released: whoever looks next takes over what is left.
                leases.acquire(
                    transaction, f"{_LEASE_PREFIX}{self.executor_id}", holder=self.executor_id, lasts=timedelta(0)
                )
        except DatabaseUnavailable:
            log.warning("engine.lease_not_returned", executor=self.executor_id)
        self.runtime_engine.dispose()


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


def _runtime() -> Any:
    from dbos._dbos import _get_dbos_instance

    return _get_dbos_instance()
