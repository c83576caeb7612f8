"""(f) How long a start takes, until the first answer and until the first authorized one, and how much memory the process has.

The database is there already, at the newest schema: a restart. Memory is resident memory, idle and while completions are
accepted and worked on; a PostgreSQL server has its own.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import accepting, processes
from bench.callers import Connection, Request, Subject, load
from bench.figures import Aim, Figure, interleaved, median
from bench.stores import Bench, Store

_BARE = Path(__file__).with_name("bare_start.py")
_HEALTH = Request("GET", "/healthz")
_READY = r"at (http://\S+)"
_IDLE_SECONDS = 2.0
_CALLERS = 8
_MOST_SECONDS = 2.0
_MOST_MIB = 150.0
_PROFILES = 6_000
_LOAD_ROUNDS = 4
_BASELINE = "uvicorn, FastAPI"


@dataclass(frozen=True)
class Start:
    """What one start has shown. The bare application asks nobody who they are."""

    first_seconds: float
    authorized_seconds: float
    processor_seconds: float
    idle_mib: float


@dataclass(frozen=True)
class Application:
    """What is started: its command and settings, a call that it answers only when it knows the caller, and the calls that
    load it, which are answered with `status`."""

    command: Sequence[str]
    log: Path
    settings: Mapping[str, str]
    headers: Mapping[str, str]
    authorized: Request
    status: int
    following: Callable[[], Request]

    def start(self) -> Start:
        """From nothing until it has been idle for a while."""
        began_at = time.monotonic()
        with processes.running(self.command, self.log, ready=_READY, settings=self.settings) as server:
            with Connection(server.url, self.headers) as connection:
                connection.call(_HEALTH, status=200)
                first_seconds = time.monotonic() - began_at
                connection.call(self.authorized, status=200)
                authorized_seconds = time.monotonic() - began_at
                processor_seconds = server.processor_seconds()
            time.sleep(_IDLE_SECONDS)
            return Start(first_seconds, authorized_seconds, processor_seconds, server.resident_mib())

    def loaded_mib(self, seconds: float) -> float:
        """Its resident memory when it has been called for so long."""
        with processes.running(self.command, self.log, ready=_READY, settings=self.settings) as server:
            load(Subject([server.url], self.status, self.headers, self.following), callers=_CALLERS, seconds=seconds)
            return server.resident_mib()


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    scale = bench.scale
    bare = Application(
        [str(_BARE)], bench.folder / "starting-bare.log", {}, {}, _HEALTH, 200, following=lambda: _HEALTH
    )
    with (
        processes.simulators(bench.folder) as vendors,
        store.installation("starting", profile_count=_PROFILES) as installation,
    ):
        clearsend = Application(
            ["-m", "clearsend", "serve", "--port", "0"],
            bench.folder / f"starting-{store.name}.log",
            installation.environment(vendors),
            {"x-api-key": installation.api_key},
            Request("GET", "/v3/profiles?page=1&page_size=1"),
            202,
            accepting.completions(installation),
        )
        ours, bares = interleaved(scale.starts, clearsend.start, bare.start)
        # Last, since it leaves work behind, and a start with work to take over is another thing.
        loaded = [one.loaded_mib(_LOAD_ROUNDS * scale.long) for one in (clearsend, bare)]
    for name, words, unit, bound in (
        ("first_seconds", "start to first answer", "s", _MOST_SECONDS),
        ("authorized_seconds", "start to first authorized answer", "s", _MOST_SECONDS),
        ("processor_seconds", "… of that, processor time", "s", None),
        ("idle_mib", "resident memory, idle", "MiB", _MOST_MIB),
    ):
        of_ours, of_bare = (median([getattr(start, name) for start in starts]) for starts in (ours, bares))
        aim = None if bound is None else Aim(bound, is_at_least=False, is_absolute=True)
        yield Figure("f", words, store.name, 1, unit, of_ours, of_bare, _BASELINE, aim)
    yield Figure("f", "resident memory, loaded", store.name, 1, "MiB", loaded[0], loaded[1], _BASELINE)
