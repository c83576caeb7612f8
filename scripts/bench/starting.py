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
_PROFILES = 4_000


@dataclass(frozen=True)
class Start:
    """What one start has shown. The bare application asks nobody who they are."""

    first_seconds: float
    authorized_seconds: float
    processor_seconds: float
    idle_mib: float
    loaded_mib: float


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    scale = bench.scale
    with (
        processes.simulators(bench.folder) as vendors,
        store.installation("starting", profile_count=_PROFILES * scale.starts) as installation,
    ):
        next_completion = accepting.completions(installation)
        command = ["-m", "clearsend", "serve", "--port", "0"]
        settings = installation.environment(vendors)
        key = {"x-api-key": installation.api_key}

        def start() -> Start:
            log = bench.folder / f"starting-{store.name}.log"
            authorized = Request("GET", "/v3/profiles?page=1&page_size=1")
            return _start(command, log, settings, authorized, Load(202, key, next_completion, scale.long))

        def start_bare() -> Start:
            log = bench.folder / "starting-bare.log"
            return _start([str(_BARE)], log, {}, _HEALTH, Load(200, {}, lambda: _HEALTH, scale.long))

        ours, bare = interleaved(scale.starts, start, start_bare)
    for name, words, unit, bound in (
        ("first_seconds", "start to first answer", "s", _MOST_SECONDS),
        ("authorized_seconds", "start to first authorized answer", "s", _MOST_SECONDS),
        ("processor_seconds", "… of that, processor time", "s", None),
        ("idle_mib", "resident memory, idle", "MiB", _MOST_MIB),
        ("loaded_mib", "resident memory, loaded", "MiB", None),
    ):
        of_ours, of_bare = (median([getattr(start, name) for start in starts]) for starts in (ours, bare))
        aim = None if bound is None else Aim(bound, is_at_least=False, is_absolute=True)
        yield Figure("f", words, store.name, 1, unit, of_ours, of_bare, "uvicorn, FastAPI", aim)


@dataclass(frozen=True)
class Load:
    """What a server is loaded with, once it has been idle for a while."""

    status: int
    headers: Mapping[str, str]
    following: Callable[[], Request]
    seconds: float


def _start(command: Sequence[str], log: Path, settings: Mapping[str, str], authorized: Request, loaded: Load) -> Start:
    began_at = time.monotonic()
    with processes.running(command, log, ready=_READY, settings=settings) as server:
        with Connection(server.url, loaded.headers) as connection:
            connection.call(_HEALTH, status=200)
            first_seconds = time.monotonic() - began_at
            connection.call(authorized, status=200)
            authorized_seconds = time.monotonic() - began_at
            processor_seconds = server.processor_seconds()
        time.sleep(_IDLE_SECONDS)
        idle_mib = server.resident_mib()
        load(
            Subject([server.url], loaded.status, loaded.headers, loaded.following),
            callers=_CALLERS,
            seconds=loaded.seconds,
        )
        return Start(first_seconds, authorized_seconds, processor_seconds, idle_mib, server.resident_mib())
