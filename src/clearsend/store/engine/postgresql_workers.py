"""The workers of the engine on PostgreSQL: those of the library in one process, in an event loop; their jobs run in threads.

There are two for each lane: one for all of its jobs, and one for the reserve. A worker of the library shows by its heartbeats
that it is alive; the jobs of a dead one wait again.
"""

import asyncio
import threading
import weakref
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Collection, Iterator
from concurrent.futures import CancelledError as Ended
from concurrent.futures import TimeoutError as TooLate
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import procrastinate
import sqlalchemy as sa
import structlog
from procrastinate.exceptions import ProcrastinateException
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from psycopg_pool import AsyncConnectionPool

from clearsend.store.engine import pools, wakeups
from clearsend.store.engine.jobs import Job, Kind, Lane
from clearsend.store.engine.port import Work
from clearsend.store.engine.postgresql_listening import Served, SharedListener, serving

# Records of dead workers are kept for as long, so that one that was cut off from the database can show that it lives.
_PRUNED_AFTER_SECONDS = 86_400.0

# The library notices that the heartbeats or the listener of a worker have failed only if that worker has a periodic task.
_YEARLY = "0 0 1 1 *"

# After an error, such as a database that is away.
_PAUSE_SECONDS = 1.0
_PATIENCE_SECONDS = 5.0


# With fewer jobs than these in the library's table, looking for lost ones reads them all.
_FEW_JOBS = 5_000

TASK = "run_job"
# The queue of the jobs of an organization that has others in the lane.
MORE = "-more"

# The number of the lock under which jobs of dead workers wait again.
_RESCUE = 0x636C65617273656E

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Pace:
    """Intervals in seconds. `dead_after`: the silence after which a worker is dead; the same for all workers of a database.
    `poll`: the library is notified of new jobs, this is for jobs that are run again, and for lost notifications."""

    heartbeat: float = 5.0
    dead_after: float = 15.0
    poll: float = 5.0


class _HandedOver(Exception):  # noqa: N818 - reads as the fact it is
    """The worker stops, and leaves the job to another."""


class _NotFirst(Exception):  # noqa: N818 - reads as the fact it is
    """The job would take the last slot of the reserve, where its organization has another."""


class _Again(BaseRetryStrategy):
    """A job that raises is run again: at once if it was handed over or is not for the reserve, otherwise after a pause."""

    def get_retry_decision(self, *, exception: BaseException, job: procrastinate.jobs.Job) -> RetryDecision:
        if isinstance(exception, _NotFirst):
            return RetryDecision(retry_at=datetime.now(UTC), queue=f"{job.queue}{MORE}")
        seconds = 0.0 if isinstance(exception, _HandedOver) else _PAUSE_SECONDS
        return RetryDecision(retry_at=datetime.now(UTC) + timedelta(seconds=seconds))


class Workers:
    """The library's workers of this process, in an event loop of their own; the jobs run in threads."""

    def __init__(self, url: sa.URL, work: Work, pace: Pace) -> None:
        self._url = url
        self._work = work
        self._pace = pace
        self._calls = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.is_told_to_leave = False
        # They belong to the loop in which they are first waited for.
        self._leaving = asyncio.Event()
        self._given_up = asyncio.Event()
        self._patience_seconds = 0.0
        self._app: procrastinate.App | None = None
        # Two jobs of a subject in one process, as after an outage of the database, run one after the other.
        self._subjects: weakref.WeakValueDictionary[tuple[str, str], asyncio.Lock] = weakref.WeakValueDictionary()
        # The library's id of each job that runs here, and of the worker that holds it.
        self._held: dict[asyncio.Task[Any] | None, tuple[int, int]] = {}
        self._holders: set[int] = set()
        self._listener: SharedListener | None = None
        # The number of jobs of each lane that its reserve does not run, and the jobs that it does.
        self._outside_reserve: Counter[Lane] = Counter()
        self._in_reserve: dict[Lane, list[Job]] = defaultdict(list)
        self._suspects: set[int] = set()
        self._is_cut_off = False
        self._in_touch_since = 0.0

    async def serve(self) -> None:
        """Take jobs until `leave`."""
        with self._calls:
            self._loop = asyncio.get_running_loop()
            if self.is_told_to_leave:
                return
        while not self._leaving.is_set():
            try:
                async with pools.create(self._url, patience_seconds=_PATIENCE_SECONDS) as pool:
                    await self._work_with(pool)
            except Exception as error:
                log.warning("engine.failed", error=type(error).__name__)
                await self._pause()

    def leave(self, timeout_seconds: float) -> None:
        """Take no more jobs, and hand over those that have not ended after the time. From another thread."""
        with self._calls:
            self.is_told_to_leave = True
            self._patience_seconds = timeout_seconds
            # There may be no loop yet, or no more.
            if self._loop is not None:
                with suppress(RuntimeError):
                    self._loop.call_soon_threadsafe(self._leaving.set)

    def lost(self, jobs: Collection[Job]) -> list[Job]:
        """Those of `jobs` that are not in the library's table. From another thread."""
        if self._loop is None or self._app is None or self.is_told_to_leave or not jobs:
            return []
        asked = asyncio.run_coroutine_threadsafe(self._lost(self._app, jobs), self._loop)
        try:
            return asked.result(60)
        except (TooLate, Ended, ProcrastinateException):
            return []

    async def _lost(self, app: procrastinate.App, jobs: Collection[Job]) -> list[Job]:
        queues = await app.job_manager.list_queues_async(task=TASK)
        count = sum(queue["jobs_count"] for queue in queues)
        if count > _FEW_JOBS and count >= len(jobs):
            return []
        known = {
            (job.task_kwargs["kind"], job.task_kwargs["subject"], job.task_kwargs["number"])
            for job in await app.job_manager.list_jobs_async(task=TASK)
        }
        return [job for job in jobs if (job.kind.value, job.subject, job.number) not in known]

    async def _work_with(self, pool: AsyncConnectionPool) -> None:
        self._listener = SharedListener(self._is_full)
        app = procrastinate.App(connector=self._listener)
        app.task(name=TASK, pass_context=True, retry=_Again())(self._run)
        app.periodic(cron=_YEARLY)(app.task(name="do_nothing", queue=Lane.CHORES)(_do_nothing))
        await app.open_async(pool)
        self._app = app
        workers = [
            asyncio.create_task(self._keep(app, served, slots))
            for lane in self._work.slots
            for served, slots in self._served(lane)
        ]
        watch = asyncio.create_task(self._watch(app, pool))
        await self._leaving.wait()
        for worker in workers:
            worker.cancel()
        await asyncio.wait(workers, timeout=self._patience_seconds)
        self._given_up.set()
        await asyncio.wait(workers, timeout=_PATIENCE_SECONDS)
        watch.cancel()

    def _served(self, lane: Lane) -> Iterator[tuple[Served, int]]:
        """Tell what each worker of a lane serves, with its slots."""
        slots, share = self._work.slots[lane], self._share(lane)
        yield Served(lane, is_reserve=False), share
        if share < slots:
            yield Served(lane, is_reserve=True), slots - share

    def _share(self, lane: Lane) -> int:
        """The slots of a lane that serve both of its queues; the rest is its reserve."""
        # Chores belong to no organization.
        return self._work.slots[lane] if lane is Lane.CHORES else max(1, self._work.share(lane, "an organization") - 1)

    def _is_full(self, lane: Lane) -> bool:
        """Are all slots taken that serve both queues of a lane?"""
        return self._outside_reserve[lane] >= self._share(lane)

    async def _keep(self, app: procrastinate.App, served: Served, slots: int) -> None:
        """Run a worker of the library, and start it again whenever an error has ended it."""
        queues = [served.lane.value] if served.is_reserve else [served.lane.value, f"{served.lane}{MORE}"]
        while not self._leaving.is_set():
            cause = "ended"
            try:
                with serving(served):
                    await app.run_worker_async(
                        queues=queues,
                        concurrency=slots,
                        name="/".join(queues),
                        delete_jobs="always",
                        fetch_job_polling_interval=self._pace.poll,
                        update_heartbeat_interval=self._pace.heartbeat,
                        stalled_worker_timeout=_PRUNED_AFTER_SECONDS,
                        install_signal_handlers=False,
                    )
            except Exception as error:
                cause = type(error).__name__
            self._cut_off(cause)
            await self._pause()

    def _cut_off(self, cause: str) -> None:
        """Note that the database is away, and log it once."""
        if not self._is_cut_off:
            log.warning("engine.cut_off", error=cause)
        self._is_cut_off = True
        self._in_touch_since = asyncio.get_running_loop().time()

    async def _pause(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._leaving.wait(), _PAUSE_SECONDS)

    async def _watch(self, app: procrastinate.App, pool: AsyncConnectionPool) -> None:
        """Show that the workers of running jobs are alive, and let the jobs of dead workers wait again."""
        self._in_touch_since = asyncio.get_running_loop().time()
        while True:
            await asyncio.sleep(self._pace.heartbeat)
            try:
                # The library's heartbeats stop when a worker takes no more jobs, not when its last job has ended.
                for worker_id in {worker_id for _, worker_id in self._held.values()}:
                    await app.job_manager.update_heartbeat(worker_id)
                await self._retry_dropped(app)
                await self._retry_stalled(app, pool)
                self._is_cut_off = False
            except Exception as error:
                self._cut_off(type(error).__name__)

    async def _retry_dropped(self, app: procrastinate.App) -> None:
        """Let the jobs wait again that a worker of this process holds, but has not run since the last look: to note its end
        has failed. If it had ended, it is obsolete, and then goes."""
        held = {job_id for job_id, _ in self._held.values()}
        dropped: set[int] = set()
        for worker_id in list(self._holders):
            jobs = list(await app.job_manager.list_jobs_async(worker_id=worker_id, status="doing"))
            if not jobs:
                self._holders.discard(worker_id)
            for job in jobs:
                assert job.id is not None
                if job.id in held:
                    continue
                dropped.add(job.id)
                if job.id in self._suspects:
                    await _retry(app, job)
        self._suspects = dropped

    async def _retry_stalled(self, app: procrastinate.App, pool: AsyncConnectionPool) -> None:
        """Let the jobs of dead workers wait again."""
        async with pool.connection() as connection, connection.transaction():
            # One process at a time: a job that another has let wait may run already.
            locked = await connection.execute("SELECT pg_try_advisory_xact_lock(%s)", [_RESCUE])
            if await locked.fetchone() != (True,):
                return
            stalled = await app.job_manager.get_stalled_jobs(
                task_name=TASK, seconds_since_heartbeat=self._pace.dead_after
            )
            if asyncio.get_running_loop().time() - self._in_touch_since < self._pace.dead_after:
                # After an outage, others must have had the time to show that they are alive.
                return
            held = {job_id for job_id, _ in self._held.values()}
            taken = [job for job in stalled if job.id not in held]
            for job in taken:
                await _retry(app, job)
        if taken:
            log.info("engine.took_over", jobs=len(taken))

    async def _run(
        self, context: procrastinate.JobContext, *, kind: str, org_id: str, subject: str, number: int
    ) -> None:
        """Run a job in a thread, when its subject is free.

        Raises: _HandedOver: the worker stops first. _NotFirst: see there.
        """
        job = Job(Kind(kind), org_id, subject, number)
        async with self._counted(context, job):
            await self._run_alone(context, job)

    @asynccontextmanager
    async def _counted(self, context: procrastinate.JobContext, job: Job) -> AsyncIterator[None]:
        """Count a job, in the reserve or outside.

        Jobs that are woken at the same moment do not see each other, and all take themselves for the first of their organization:
        of those, the last slot of the reserve takes none.

        Raises: _NotFirst.
        """
        queues = list(context.worker_queues or ())
        lane = Lane(queues[0])
        if len(queues) > 1:
            self._outside_reserve[lane] += 1
            try:
                if self._is_full(lane) and self._listener is not None:
                    await self._listener.filled(lane)
                yield
            finally:
                self._outside_reserve[lane] -= 1
            return
        inside = self._in_reserve[lane]
        # An earlier job of the same subject is at its end.
        has_another = any(one.org_id == job.org_id and one.subject != job.subject for one in inside)
        if has_another and len(inside) + 1 >= self._work.slots[lane] - self._share(lane):
            raise _NotFirst
        inside.append(job)
        try:
            yield
        finally:
            inside.remove(job)

    async def _run_alone(self, context: procrastinate.JobContext, job: Job) -> None:
        lock = self._subjects.setdefault((job.kind, job.subject), asyncio.Lock())
        assert context.job.id is not None
        assert context.job.worker_id is not None
        self._held[asyncio.current_task()] = context.job.id, context.job.worker_id
        self._holders.add(context.job.worker_id)
        try:
            async with lock:
                if self._leaving.is_set():
                    raise _HandedOver
                await self._run_until_given_up(job)
        finally:
            del self._held[asyncio.current_task()]

    async def _run_until_given_up(self, job: Job) -> None:
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        threading.Thread(target=self._run_in_thread, args=[job, ended], name=job.kind, daemon=True).start()
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


async def _retry(app: procrastinate.App, job: procrastinate.jobs.Job) -> None:
    # It may have ended meanwhile.
    with suppress(ProcrastinateException):
        await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))


async def _do_nothing(timestamp: int) -> None:
    """The periodic task that a worker must have."""
