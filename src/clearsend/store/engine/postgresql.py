"""The engine on PostgreSQL: Procrastinate, by its documented names.

A job is deferred on the connection of the transaction that wants it. A worker process has one worker of the library for each
lane, and one for the reserve of all lanes. A job goes to the queue of its lane if its organization has no other job there, and
otherwise to a second queue, which the reserve does not serve: so one organization never has all the slots.

The library's heartbeats tell dead workers, and a periodic task lets their jobs wait again. Jobs are deleted when they are done:
the books keep what happened.
"""

import asyncio
import threading
import weakref
from collections.abc import Collection, Sequence
from concurrent.futures import TimeoutError as TooLate
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import procrastinate
import sqlalchemy as sa
import structlog
from procrastinate.exceptions import ProcrastinateException
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from psycopg_pool import AsyncConnectionPool

from clearsend.store.engine import wakeups
from clearsend.store.engine.jobs import Active, Job, Kind, Lane, Wanted
from clearsend.store.engine.port import Work

_HEARTBEAT_SECONDS = 5.0
_DEAD_AFTER_SECONDS = 15.0
# Of six fields, the last are the seconds.
_EVERY_FIVE_SECONDS = "* * * * * */5"

# The library is notified of new jobs; this is for jobs that are due later, and for lost notifications.
_POLL_SECONDS = 5.0

# After an error, such as a database that is away.
_PAUSE_SECONDS = 1.0
_PATIENCE_SECONDS = 5.0

# An arbitrary constant, the same in all processes: those that start together must not create the tables at the same time.
_SETUP_LOCK = 0x50726F63

# With fewer jobs than these in the library's table, looking for lost ones reads them all.
_FEW_JOBS = 5_000

_TASK = "run_job"
# The queue of the jobs of an organization that has others in the lane.
_MORE = "-more"
_STALLED = "stalled"

log = structlog.get_logger(__name__)


class PostgresEngine:
    """`port.Engine` for the database of `engine`."""

    def __init__(self, engine: sa.Engine) -> None:
        self._url = engine.url
        # Never opened: it only defers, and only on connections of ours.
        deferring = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
        self._task = deferring.task(name=_TASK)(_run_nothing)
        self._process: _Process | None = None
        self._thread: threading.Thread | None = None

    def dispatch(self, connection: sa.Connection, wanted: Sequence[Wanted]) -> None:
        for one in wanted:
            job = one.job
            self._task.configure(
                connection=connection.connection.driver_connection,
                queue=one.lane.value if one.is_first else f"{one.lane}{_MORE}",
                # The library takes the highest first.
                priority=-one.tag,
            ).defer(kind=job.kind.value, org_id=job.org_id, subject=job.subject, number=job.number)

    def run(self, work: Work) -> None:
        self._process = process = _Process(self._url, work)
        self._thread = threading.Thread(target=lambda: asyncio.run(process.serve()), name="jobs", daemon=True)
        self._thread.start()

    def stop(self, timeout_seconds: float) -> None:
        if self._process is not None and self._thread is not None:
            self._process.leave(timeout_seconds)
            self._thread.join()

    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def lost(self, jobs: Collection[Active]) -> list[Job]:
        return [] if self._process is None else self._process.lost([one.job for one in jobs])


def upgrade(engine: sa.Engine) -> None:
    """Create the library's tables if there are none. Safe to repeat, also in several processes."""
    with engine.begin() as connection:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SETUP_LOCK)))
        if not sa.inspect(connection).has_table("procrastinate_jobs"):
            schema = procrastinate.schema.SchemaManager.get_schema()
            driver: Any = connection.connection.driver_connection
            driver.execute(schema)


def _run_nothing(**_: Any) -> None:
    """The task as the deferring side knows it."""


class _HandedOver(Exception):  # noqa: N818 - reads as the fact it is
    """The worker stops, and leaves the job to another."""


class _Again(BaseRetryStrategy):
    """A job that raises is run again: at once if it was handed over, otherwise after a pause."""

    def get_retry_decision(self, *, exception: BaseException, job: procrastinate.jobs.Job) -> RetryDecision:
        seconds = 0.0 if isinstance(exception, _HandedOver) else _PAUSE_SECONDS
        return RetryDecision(retry_at=datetime.now(UTC) + timedelta(seconds=seconds))


class _Process:
    """The library's workers of this process, in an event loop of their own; the jobs run in threads."""

    def __init__(self, url: sa.URL, work: Work) -> None:
        self._url = url
        self._work = work
        self._loop: asyncio.AbstractEventLoop | None = None
        self._leaving = asyncio.Event()
        self._given_up = asyncio.Event()
        self._patience_seconds = 0.0
        self._app: procrastinate.App | None = None
        self._slots = {lane: asyncio.Semaphore(slots) for lane, slots in work.slots.items()}
        # Two jobs of a subject in one process, as after an outage of the database, run one after the other.
        self._subjects: weakref.WeakValueDictionary[tuple[str, str], asyncio.Lock] = weakref.WeakValueDictionary()

    async def serve(self) -> None:
        """Take jobs until `leave`."""
        self._loop = asyncio.get_running_loop()
        while not self._leaving.is_set():
            try:
                async with self._pool() as pool:
                    await self._work_with(pool)
            except Exception as error:
                log.warning("engine.failed", error=type(error).__name__)
                await self._pause()

    def leave(self, timeout_seconds: float) -> None:
        """Take no more jobs, and hand over those that have not ended after the time. From another thread."""
        self._patience_seconds = timeout_seconds
        if self._loop is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._leaving.set)

    def lost(self, jobs: Collection[Job]) -> list[Job]:
        """Those of `jobs` that are not in the library's table. From another thread."""
        if self._loop is None or self._app is None or not jobs:
            return []
        asked = asyncio.run_coroutine_threadsafe(self._lost(self._app, jobs), self._loop)
        try:
            return asked.result(60)
        except (TooLate, ProcrastinateException):
            return []

    async def _lost(self, app: procrastinate.App, jobs: Collection[Job]) -> list[Job]:
        queues = await app.job_manager.list_queues_async(task=_TASK)
        count = sum(queue["jobs_count"] for queue in queues)
        if count > _FEW_JOBS and count >= len(jobs):
            return []
        known = {
            (job.task_kwargs["kind"], job.task_kwargs["subject"], job.task_kwargs["number"])
            for job in await app.job_manager.list_jobs_async(task=_TASK)
        }
        return [job for job in jobs if (job.kind.value, job.subject, job.number) not in known]

    def _pool(self) -> AsyncConnectionPool:
        url = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        return AsyncConnectionPool(url, min_size=1, max_size=10, timeout=_PATIENCE_SECONDS, open=False)

    async def _work_with(self, pool: AsyncConnectionPool) -> None:
        connector = procrastinate.PsycopgConnector()
        app, keeper = procrastinate.App(connector=connector), procrastinate.App(connector=connector)
        for one in (app, keeper):
            one.task(name=_TASK, pass_context=True, retry=_Again())(self._run)

        async def retry_stalled(timestamp: int) -> None:
            await _retry_stalled(keeper)

        keeper.periodic(cron=_EVERY_FIVE_SECONDS)(keeper.task(name="retry_stalled_jobs", queue=_STALLED)(retry_stalled))
        lanes = [lane for lane in self._work.slots if lane is not Lane.CHORES]
        reserve = sum(self._work.slots[lane] - self._share(lane) for lane in lanes) + self._work.slots[Lane.CHORES]
        await app.open_async(pool)
        self._app = app
        workers = [
            asyncio.create_task(self._keep(app, [lane.value, f"{lane}{_MORE}"], self._share(lane))) for lane in lanes
        ]
        workers.append(
            asyncio.create_task(
                self._keep(keeper, [_STALLED, Lane.CHORES, f"{Lane.CHORES}{_MORE}", *lanes], reserve + 1)
            )
        )
        await self._leaving.wait()
        for worker in workers:
            worker.cancel()
        await asyncio.wait(workers, timeout=self._patience_seconds)
        self._given_up.set()
        await asyncio.wait(workers, timeout=_PATIENCE_SECONDS)

    def _share(self, lane: Lane) -> int:
        return self._work.share(lane, "an organization")

    async def _keep(self, app: procrastinate.App, queues: list[str], slots: int) -> None:
        """Run a worker of the library, and start it again whenever an error has ended it."""
        while True:
            try:
                await app.run_worker_async(
                    queues=queues,
                    concurrency=slots,
                    name="/".join(queues),
                    delete_jobs="always",
                    fetch_job_polling_interval=_POLL_SECONDS,
                    update_heartbeat_interval=_HEARTBEAT_SECONDS,
                    stalled_worker_timeout=_DEAD_AFTER_SECONDS,
                    install_signal_handlers=False,
                )
            except Exception as error:
                log.warning("engine.worker_failed", queues=queues, error=type(error).__name__)
            await self._pause()

    async def _pause(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._leaving.wait(), _PAUSE_SECONDS)

    async def _run(
        self, context: procrastinate.JobContext, *, kind: str, org_id: str, subject: str, number: int
    ) -> None:
        """Run a job in a thread.

        Raises: _HandedOver: the worker stops first.
        """
        job = Job(Kind(kind), org_id, subject, number)
        lane = Lane(context.job.queue.removesuffix(_MORE))
        lock = self._subjects.setdefault((kind, subject), asyncio.Lock())
        async with lock, self._slots[lane]:
            ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            threading.Thread(target=self._run_in_thread, args=[job, ended], name=kind, daemon=True).start()
            gives_up: asyncio.Future[Any] = asyncio.create_task(self._given_up.wait())
            try:
                await asyncio.wait([ended, gives_up], return_when=asyncio.FIRST_COMPLETED)
            finally:
                gives_up.cancel()
            if not ended.done():
                raise _HandedOver
            ended.result()

    def _run_in_thread(self, job: Job, ended: "asyncio.Future[None]") -> None:
        failed: Exception | None = None
        try:
            with self._work.database.glancing() as transaction:
                begun = wakeups.begin(transaction.connection, transaction.now, job)
            if begun is not None:
                self._work.run(begun)
        except Exception as error:
            failed = error
        assert self._loop is not None
        # The loop has ended if the job was handed over.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(_end, ended, failed)


def _end(ended: "asyncio.Future[None]", failed: Exception | None) -> None:
    if ended.cancelled():
        return
    if failed is None:
        ended.set_result(None)
    else:
        ended.set_exception(failed)


async def _retry_stalled(app: procrastinate.App) -> None:
    """Let the jobs of dead workers wait again."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER_SECONDS))
    for job in stalled:
        # It may have ended meanwhile.
        with suppress(ProcrastinateException):
            await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
    if stalled:
        log.info("engine.took_over", jobs=len(stalled))
