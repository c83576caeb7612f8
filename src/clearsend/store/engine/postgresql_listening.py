"""Being told of new jobs: the library's workers of a process share one connection that listens."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import procrastinate
import structlog
from procrastinate.connector import Notify

from clearsend.store.engine.jobs import Lane

# After a failure of the connection.
_PAUSE_SECONDS = 1.0

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Served:
    """A worker of the library serves this lane: all of its jobs, or those for its reserve."""

    lane: Lane
    is_reserve: bool


@dataclass(eq=False)
class _Listener:
    served: Served
    channels: frozenset[str]
    notify: Notify


_served: ContextVar[Served] = ContextVar("served")


@contextmanager
def serving(served: Served) -> Iterator[None]:
    """Say what the worker that is started inside serves."""
    token = _served.set(served)
    try:
        yield
    finally:
        _served.reset(token)


class SharedListener(procrastinate.PsycopgConnector):
    """The library's connector with one listening connection for all workers of the process, in place of one for each.

    A connection that listens wakes ten times a second: with nine, an idle worker process took 1.5 % of a core, with one it takes
    half. And a reserve is told of a job only while its lane is full: until then, it would look in vain for every job.

    While the database is away, workers are told nothing; they also look for jobs by themselves, now and then.

    `is_full`: whether all slots are taken that serve all jobs of a lane.
    """

    def __init__(self, is_full: Callable[[Lane], bool]) -> None:
        super().__init__()
        self._is_full = is_full
        self._listeners: list[_Listener] = []
        self._listening: asyncio.Task[None] | None = None
        self._channels: frozenset[str] = frozenset()
        # What the reserve of a lane has not been told.
        self._untold: dict[Lane, dict[str, str]] = defaultdict(dict)

    async def listen_notify(self, on_notification: Notify, channels: Iterable[str]) -> None:
        """Tell a worker what is said on these channels, until it is cancelled."""
        listener = _Listener(_served.get(), frozenset(channels), on_notification)
        self._listeners.append(listener)
        self._listen_to(listener.channels)
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            self._listeners.remove(listener)
            if not self._listeners and self._listening is not None:
                self._listening.cancel()

    async def filled(self, lane: Lane) -> None:
        """Note that a lane is full now: its reserve is told of the jobs that came before."""
        for channel, payload in self._untold.pop(lane, {}).items():
            for listener in list(self._listeners):
                if listener.served == Served(lane, is_reserve=True) and channel in listener.channels:
                    await listener.notify(channel=channel, payload=payload)

    def _listen_to(self, channels: frozenset[str]) -> None:
        is_listening = self._listening is not None and not self._listening.done()
        if is_listening and channels <= self._channels:
            return
        if self._listening is not None:
            self._listening.cancel()
        self._channels = channels.union(*(listener.channels for listener in self._listeners))
        self._listening = asyncio.create_task(self._listen(self._channels))

    async def _listen(self, channels: Collection[str]) -> None:
        while True:
            try:
                await super().listen_notify(self._tell, channels)
            except Exception as error:
                # The heartbeats of the workers fail as well then, and are logged.
                log.debug("engine.not_listening", error=type(error).__name__)
            await asyncio.sleep(_PAUSE_SECONDS)

    async def _tell(self, *, channel: str, payload: str) -> None:
        for listener in list(self._listeners):
            if channel not in listener.channels:
                continue
            lane = listener.served.lane
            if listener.served.is_reserve and not self._is_full(lane):
                self._untold[lane][channel] = payload
            else:
                await listener.notify(channel=channel, payload=payload)
