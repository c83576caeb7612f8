"""A world whose time the test moves, and whose only worker is the test: what happens, happens in its order, and nothing waits.

The API, the passes, the adapters and the simulators are the real ones, over real HTTP. Only the line to the vendors is the
test's: answers get lost on it, the worker dies at it, and callers call meanwhile.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

import httpx
import sqlalchemy as sa
from starlette.applications import Starlette

from clearsend import app
from clearsend.deps import Deps
from clearsend.providers import http
from clearsend.providers.telnyx import inbound
from clearsend.simulators import faults
from clearsend.simulators import server as simulation
from clearsend.simulators.telnyx import webhooks
from clearsend.store.engine import wakeups
from clearsend.store.engine.jobs import EVERYTHING, NOBODY, Active, Job, Kind, Wanted
from clearsend.store.engine.port import Work
from clearsend.store.foundation import tables
from clearsend.store.foundation.columns import metadata
from clearsend.store.foundation.database import Database
from clearsend.workflows.worker import Pass
from tests.store.stock import Clock
from tests.world import World

# Every look at the clock takes this long, so that no two things happen at once.
_TICK = timedelta(milliseconds=5)

# Callbacks are delivered by nobody.
_PASSES = (
    Kind.COMPLETE_PROFILE,
    Kind.ADVANCE_REGISTRATION,
    Kind.APPLY_PROVIDER_EVENT,
    Kind.TELL_FOLLOWERS,
    Kind.RECONCILE,
)
_MOST_PASSES = 500
_RECONCILES = timedelta(seconds=60)
# Less than the quiet time, within which a request may still take effect.
_LATE = timedelta(seconds=30)


class WorkerDied(BaseException):
    """As by `kill -9`: the pass ends where it is, and writes nothing more."""


class Accident(StrEnum):
    """What may happen to a request on its way to a vendor."""

    NEVER_ARRIVES = "it never arrives"
    ARRIVES_LATE = "it arrives half a minute later, and nobody hears the answer"
    ANSWER_IS_LOST = "its answer is lost"
    DIES_BEFORE = "the worker dies before it leaves"
    DIES_AFTER = "the worker dies after it was obeyed"
    MEANWHILE = "somebody calls the API before it arrives"
    MEANWHILE_AFTER = "somebody calls the API after it was obeyed"


@dataclass
class Line(httpx.BaseTransport):
    """The line to the vendors. `sent`: the methods and paths of the requests that have left. `deaths`: of workers, at the line. `accidents`: those to come, each
    to the next request that matches one of its `METHOD /path`, with what somebody does meanwhile."""

    inner: httpx.BaseTransport
    clock: Callable[[], datetime]
    sent: list[tuple[str, str]] = field(default_factory=list)
    deaths: int = 0
    accidents: list[tuple[Sequence[str], Accident, Callable[[], object]]] = field(default_factory=list)
    late: list[tuple[datetime, httpx.Request]] = field(default_factory=list)

    def arrive(self) -> None:
        """Let those arrive that are late, and whose time has come."""
        now = self.clock()
        arriving = [request for at, request in self.late if at <= now]
        self.late = [one for one in self.late if one[0] > now]
        for request in arriving:
            self.inner.handle_request(request).read()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.arrive()
        method, path = request.method, request.url.path
        befalls = next(
            (one for one in self.accidents if any(faults.matches(match, method, path) for match in one[0])), None
        )
        if befalls is None:
            return self._forward(request)
        self.accidents.remove(befalls)
        _, accident, deed = befalls
        match accident:
            case Accident.DIES_BEFORE:
                self.deaths += 1
                raise WorkerDied
            case Accident.MEANWHILE:
                deed()
            case Accident.NEVER_ARRIVES:
                self.sent.append((method, path))
                raise httpx.ReadTimeout("lost on the way", request=request)
            case Accident.ARRIVES_LATE:
                self.sent.append((method, path))
                self.late.append((self.clock() + _LATE, request))
                raise httpx.ReadTimeout("late", request=request)
        answer = self._forward(request)
        match accident:
            case Accident.DIES_AFTER:
                self.deaths += 1
                raise WorkerDied
            case Accident.ANSWER_IS_LOST:
                raise httpx.ReadTimeout("lost on the way back", request=request)
            case Accident.MEANWHILE_AFTER:
                deed()
        return answer

    def _forward(self, request: httpx.Request) -> httpx.Response:
        self.sent.append((request.method, request.url.path))
        answer = self.inner.handle_request(request)
        answer.read()
        return answer

    def close(self) -> None:
        self.inner.close()


@dataclass
class TickingClock(Clock):
    """It moves a little whenever it is looked at."""

    def __call__(self) -> datetime:
        self.moment += _TICK
        return self.moment


class NoEngine:
    """Starts nothing: the test takes the jobs from the books itself."""

    def dispatch(self, connection: sa.Connection, wanted: Sequence[Wanted]) -> None:
        return

    def run(self, work: Work) -> None:
        return

    def stop(self, timeout_seconds: float) -> None:
        return

    def is_running(self) -> bool:
        return False

    def lost(self, jobs: Collection[Active]) -> list[Job]:
        return []


class StillWorld(World):
    """See above."""

    def __init__(self, database_url: str, folder: Path) -> None:
        super().__init__(database_url, folder)
        self.clock = TickingClock()
        self._reconciles_at = self.clock.moment
        self._passes: Mapping[Kind, Pass] = {}

    def build_simulators(self) -> Starlette:
        simulators = simulation.build_app(now=self.clock)
        # Its thread would let time pass, and send webhooks.
        simulators.state.clockwork = None
        return simulators

    def open_database(self) -> Database:
        return replace(super().open_database(), clock=self.clock, jobs=NoEngine())

    @contextmanager
    def dependencies(self) -> Iterator[Deps]:
        with http.make_client(self.settings.provider_timeout_seconds) as client:
            self.line = Line(client._transport, self.clock)
            client._transport = self.line
            deps = app.create_deps(
                self.settings, self.database, client, base_url=self.base_url, inbound_url=self.base_url
            )
            deps = replace(deps, jitter=lambda: 0.5)
            self._passes = app.create_worker(self.settings, deps).passes
            yield deps

    def start(self, *, has_worker: bool = False, **changes: Any) -> Self:
        assert not has_worker, "the test is the worker"
        # The circuit would be open for some time after a few of the failures that the test wants.
        super().start(has_worker=False, vendor_failures=1000, **changes)
        # One for every call: its connection is kept.
        self.caller = self._stack.enter_context(httpx.Client(base_url=self.base_url, timeout=120, verify=False))
        return self

    def forget(self) -> None:
        """Begin anew with another organization: the books are empty, and the vendors know of nothing."""
        with self.database.writing() as transaction:
            for table in reversed(metadata.sorted_tables):
                transaction.connection.execute(table.delete())
        self.telnyx.reset()
        self.whatsapp.reset()
        self.line.sent.clear()
        self.line.accidents.clear()
        self.line.late.clear()
        self.line.deaths = 0
        self.tenant = self.found("Northwind Group")

    # Work

    def waiting(self) -> list[Job]:
        """The passes that wait, in the order in which they were asked for."""
        row = tables.wakeups.c
        with self.database.reading() as transaction:
            found = transaction.connection.execute(
                sa.select(row.kind, row.org_id, row.subject, row.number)
                .where(row.state == "waiting", row.kind.in_(_PASSES))
                .order_by(row.since, row.kind, row.subject)
            )
            return [Job(Kind(one.kind), one.org_id, one.subject, one.number) for one in found]

    def run(self, job: Job) -> None:
        """Make one pass. If the worker dies in it, another one is to begin the same job again."""
        with self.database.writing() as transaction:
            begun = wakeups.begin(transaction.connection, transaction.now, job)
        assert begun is not None
        try:
            self._passes[job.kind](begun)
        except WorkerDied:
            with self.database.writing() as transaction:
                wakeups.wait_again(transaction.connection, transaction.now)

    def work(self) -> None:
        """Make every pass that waits, and those that they ask for."""
        for _ in range(_MOST_PASSES):
            waiting = self.waiting()
            if not waiting:
                return
            self.run(waiting[0])
        raise AssertionError(f"it never ends: {self.waiting()}")

    # Time

    def sleep(self, seconds: float) -> None:
        """Let time pass, and wake what is due then, as a worker's ticker and the reconciliation do."""
        self.clock.advance(seconds=seconds)
        self._wake_due()

    def rest(self, seconds: float) -> None:
        """Work until nothing more is due within so many seconds, which pass."""
        ends = self.clock.moment + timedelta(seconds=seconds)
        self.work()
        while (due := self._next_due()) is not None and due <= ends:
            self.clock.moment = max(self.clock.moment, due)
            self._wake_due()
            self.work()
        self.line.arrive()

    def _wake_due(self) -> None:
        with self.database.writing() as transaction:
            for kind, org_id, subject in wakeups.list_due(transaction.connection, transaction.now, limit=1_000):
                transaction.wake(kind, org_id, subject)
            if transaction.now >= self._reconciles_at:
                transaction.wake(Kind.RECONCILE, NOBODY, EVERYTHING)
                self._reconciles_at = transaction.now + _RECONCILES

    def _next_due(self) -> datetime | None:
        """When the next pass is due, or a reading, which the next reconciliation finds."""
        row, check = tables.wakeups.c, tables.registrations.c.next_check_at
        is_planned = (row.state == "idle", row.due_at.is_not(None), row.kind.in_(_PASSES), row.kind != Kind.RECONCILE)
        with self.database.reading() as transaction:
            of_pass, of_reading = (
                transaction.connection.execute(query).scalar_one()
                for query in (
                    sa.select(sa.func.min(row.due_at, type_=row.due_at.type)).where(*is_planned),
                    sa.select(sa.func.min(check, type_=check.type)),
                )
            )
        if of_reading is not None:
            of_reading = max(of_reading, self._reconciles_at)
        return min((at for at in (of_pass, of_reading) if at is not None), default=None)

    # Vendors

    def deliver(self, place: int, *, times: int = 1) -> None:
        """Let Telnyx send one of its webhooks, the one at `place` of those so far, counted round."""
        sent = [one for one in self.telnyx.webhooks() if inbound.PATH in one["url"]]
        if not sent:
            return
        chosen = sent[place % len(sent)]
        body = json.dumps(chosen["body"]).encode()
        for _ in range(times):
            answer = self.caller.post(chosen["url"], content=body, headers=dict(webhooks.sign(body, self.clock())))
            assert answer.status_code == 200, answer.text
