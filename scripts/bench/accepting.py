"""(a) How fast `complete` is accepted (202), against a bare route on the same kind of database.

The servers run without a worker, so that accepting is measured and nothing else. Of several processes, each is called by its
share of the callers.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bench import bare_web, processes
from bench.callers import Request, Subject, load
from bench.figures import Aim, Figure, interleaved, median
from bench.installation import Installation
from bench.processes import Program
from bench.stores import Bench, Store

_BODY = json.dumps({"webHookUrl": "https://bench.example/hook"}).encode()
_READY = r"at (http://\S+)"
# More than any machine accepts in a second.
_PROFILES_PER_SECOND = 900
_WARM_UP_SECONDS = 1.0


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    scale = bench.scale
    for count in store.processes(scale):
        loads = (1, 8) if count == 1 else (8,)
        seconds = (scale.rounds * scale.long + _WARM_UP_SECONDS) * len(loads)
        bare_url = store.create_database("bare")
        bare_web.create_tables(bare_url)
        with (
            store.installation("accepting", profile_count=int(seconds * _PROFILES_PER_SECOND)) as installation,
            processes.several(
                count, ["-m", "bench.bare_web", bare_url], bench.folder / f"bare-{store.name}-{count}.log", ready=_READY
            ) as bare_servers,
            processes.several(
                count,
                ["-m", "clearsend", "serve", "--no-worker", "--port", "0"],
                bench.folder / f"accepting-{store.name}-{count}.log",
                ready=_READY,
                settings=installation.environment(),
            ) as servers,
        ):
            bare = Subject([server.url for server in bare_servers], 200, {}, _bare_request)
            complete = Subject(
                [server.url for server in servers], 202, {"x-api-key": installation.api_key}, completions(installation)
            )
            for subject in (bare, complete):
                load(subject, callers=max(loads), seconds=_WARM_UP_SECONDS)
            for callers in loads:
                rounds = interleaved(
                    scale.rounds,
                    partial(_round, complete, servers, callers, scale.long),
                    partial(_round, bare, bare_servers, callers, scale.long),
                )
                yield from _figures(store, count, callers, *rounds)


def completions(installation: Installation) -> Callable[[], Request]:
    """`complete` for one profile after the other, each once."""
    remaining = iter(installation.fresh_profiles(installation.size))
    lock = threading.Lock()

    def following() -> Request:
        with lock:
            return Request("POST", f"/v3/profiles/{next(remaining)}/complete", _BODY)

    return following


def _bare_request() -> Request:
    return Request("POST", f"/things/{time.monotonic_ns() % bare_web.ROWS}", _BODY)


@dataclass(frozen=True)
class Round:
    """What a round of calls has shown of the servers."""

    calls_per_second: float
    p50_ms: float
    p99_ms: float
    processor_ms: float


def _round(subject: Subject, servers: Sequence[Program], callers: int, seconds: float) -> Round:
    busy_before = sum(server.processor_seconds() for server in servers)
    shown = load(subject, callers=callers, seconds=seconds)
    busy = sum(server.processor_seconds() for server in servers) - busy_before
    return Round(shown.calls_per_second, shown.p50_ms, shown.p99_ms, busy / shown.calls * 1000)


def _figures(store: Store, count: int, callers: int, ours: list[Round], bare: list[Round]) -> Iterator[Figure]:
    plural = "caller" if callers == 1 else "callers"
    for name, unit, aim in (
        ("calls_per_second", "calls/s", Aim(0.7)),
        ("p50_ms", "p50 ms", None),
        ("p99_ms", "p99 ms", Aim(1.5, is_at_least=False)),
        ("processor_ms", "processor ms a call", None),
    ):
        of_complete, of_bare = (median([getattr(shown, name) for shown in rounds]) for rounds in (ours, bare))
        yield Figure(
            "a", f"accept, {callers} {plural}", store.name, count, unit, of_complete, of_bare, "bare route", aim
        )
