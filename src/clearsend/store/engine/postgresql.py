"""The engine on PostgreSQL: Procrastinate, by its documented names.

A job is deferred on the connection of the transaction that wants it. A worker process has two workers of the library for each
lane: one for all of its jobs, and one for the reserve. A job goes to the queue of its lane if its organization has no other job
there, and otherwise to a second queue, which the reserve does not serve: so one organization has the slots of the former worker
and one of the reserve at most, which together are its share. A job that is taken runs at once: what waits for a slot waits in
the table, where any process may take it.

A worker of the library shows by its heartbeats that it is alive; the jobs of a dead one wait again. Jobs are deleted when they
are done: the books keep what happened.
"""

import asyncio
import threading
from collections.abc import Collection, Sequence
from typing import Any

import procrastinate
import sqlalchemy as sa
from procrastinate.exceptions import ConnectorException

from clearsend.store.engine.jobs import Active, Job, Wanted
from clearsend.store.engine.port import Work
from clearsend.store.engine.postgresql_workers import MORE, TASK, Pace, Workers

# An arbitrary constant, the same in all processes: those that start together must not create the tables at the same time.
_SETUP_LOCK = 0x50726F63


class PostgresEngine:
    """`port.Engine` for the database of `engine`."""

    def __init__(self, engine: sa.Engine, pace: Pace | None = None) -> None:
        self._url = engine.url
        self._pace = pace or Pace()
        # Never opened: it only defers, and only on connections of ours.
        deferring = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
        self._task = deferring.task(name=TASK)(_run_nothing)
        self._process: Workers | None = None
        self._thread: threading.Thread | None = None

    def dispatch(self, connection: sa.Connection, wanted: Sequence[Wanted]) -> None:
        for one in wanted:
            job = one.job
            deferrer = self._task.configure(
                connection=connection.connection.driver_connection,
                queue=one.lane.value if one.is_first else f"{one.lane}{MORE}",
                # The library takes the highest first.
                priority=-one.tag,
            )
            try:
                deferrer.defer(kind=job.kind.value, org_id=job.org_id, subject=job.subject, number=job.number)
            except ConnectorException as error:
                # The library hides what the driver says; callers know it by SQLAlchemy's name.
                raise sa.exc.OperationalError("defer", None, error.__cause__ or error) from error.__cause__

    def run(self, work: Work) -> None:
        self._process = process = Workers(self._url, work, self._pace)
        self._thread = threading.Thread(target=lambda: asyncio.run(process.serve()), name="jobs", daemon=True)
        self._thread.start()

    def stop(self, timeout_seconds: float) -> None:
        if self._process is not None and self._thread is not None:
            self._process.leave(timeout_seconds)
            self._thread.join()

    def is_running(self) -> bool:
        is_alive = self._thread is not None and self._thread.is_alive()
        return is_alive and self._process is not None and not self._process.is_told_to_leave

    def lost(self, jobs: Collection[Active]) -> list[Job]:
        return [] if self._process is None else self._process.lost([one.job for one in jobs])


def upgrade(engine: sa.Engine) -> None:
    """Create the library's tables if there are none. Safe to repeat, also in several processes."""
    with engine.begin() as connection:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SETUP_LOCK)))
        if not sa.inspect(connection).has_table("procrastinate_jobs"):
            schema = procrastinate.schema.SchemaManager.get_schema()
            driver: Any = connection.connection.driver_connection
            driver.execute(schema, prepare=False)


def _run_nothing(**_: Any) -> None:
    """The task as the deferring side knows it."""
