"""(g) Clearsend beside what a platform would have built itself: the same calls, callbacks and vendors, on one PostgreSQL.

Every system is started anew for each round, and while one runs no other does; the rounds of the systems take turns. A
completion is finished when its callback was received. All profiles inherit the number of their organization; how many calls a
system then makes to vendors is a line of its own. What the peers leave out is in docs/performance.md.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice

import httpx

from bench import callbacks, processes
from bench.callbacks import Receiver
from bench.callers import Connection, Load, Request, Subject, load
from bench.figures import Figure, interleaved, median, percentile
from bench.processes import Program
from bench.stores import Bench, Store
from bench.systems import PEERS, Command, Place, Site, System, clearsend

_HEALTH = Request("GET", "/healthz")
_CALLERS = 8
_WARM_UP_SECONDS = 0.5
_WARM_UP_RUNS = 20
_MOST_WARM_UPS = 40
_SETTLE_SECONDS = 2.0
_PER_SECOND = 5
_LATENCIES_MS = (100, 500)
_GIVE_UP_SECONDS = 180.0
# More than any machine accepts in a second.
_PROFILES_PER_SECOND = 900

# Name and unit of a figure.
Key = tuple[str, str]
# What one round has shown of one system.
Round = Mapping[Key, float]

NEVER: Key = ("kill -9: never finished", "runs")
LAST: Key = ("kill -9: until the last callback", "s")
TWICE: Key = ("kill -9: callbacks sent twice", "runs")
# A loss that happens once is a loss, so the worst round counts, and not the median.
_WORST = {NEVER, LAST, TWICE}


def skipped(peers: Sequence[str], stores: Sequence[str]) -> Iterator[str]:
    """Why peers are left out, a sentence for each."""
    if "postgresql" not in stores:
        yield "No peer is measured: they need PostgreSQL."
        return
    for name in peers:
        if reason := PEERS[name].missing:
            yield f"The peer {name} is skipped: {reason}."


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    """The figures of Clearsend against those of each peer; nothing on SQLite, which no peer can use."""
    if store.server is None:
        return
    extent, rounds = bench.scale.beside, bench.scale.rounds
    kinds = [PEERS[name].opened for name in extent.peers if not PEERS[name].missing]
    accepted = int(rounds * (_WARM_UP_SECONDS + 2 * bench.scale.long) * _PROFILES_PER_SECOND)
    runs = 3 * extent.runs + extent.slow_runs + int(extent.paced_seconds * _PER_SECOND) + _WARM_UP_RUNS + 1
    with ExitStack() as stack:
        receiver = stack.enter_context(callbacks.receiving())
        vendors = _Vendors(bench, stack)
        place = Place(bench, store, vendors.url, accepted, rounds * runs + _MOST_WARM_UPS)
        systems = [stack.enter_context(opened(place)) for opened in (clearsend, *kinds)]
        measured = [_Measured(system, receiver, vendors) for system in systems]
        measured[0].register()
        vendors.tell("repeat")
        shown = interleaved(rounds, *[one.round for one in measured])
    ours, *others = ({key: _of_rounds(key, rounds) for key in rounds[0]} for rounds in shown)
    for key, value in ours.items():
        for system, theirs in zip(systems[1:], others, strict=True):
            yield Figure("g", key[0], store.name, 1, key[1], value, theirs[key], system.name)


def _of_rounds(key: Key, rounds: Sequence[Round]) -> float:
    values = [shown[key] for shown in rounds]
    return max(values) if key in _WORST else median(values)


class _Vendors:
    """The one simulator of the vendors, with the project's own behind it."""

    def __init__(self, bench: Bench, stack: ExitStack) -> None:
        simulators = stack.enter_context(processes.simulators(bench.folder))
        # Registries that decide at once: what is measured is the steady state after that.
        processes.control(simulators, "approvals", {"delay_ms": 0})
        command = ["-m", "bench.vendors", simulators.removesuffix("/simulators")]
        program = processes.running(command, bench.folder / "vendors.log", ready=r"at (http://\S+)")
        self.url = stack.enter_context(program).url

    def tell(self, what: str) -> int:
        """Control the simulator; how many calls it has answered."""
        return int(httpx.post(f"{self.url}/_control/{what}").raise_for_status().text)


@dataclass(frozen=True)
class _Measured:
    """A system under measurement."""

    system: System
    receiver: Receiver
    vendors: _Vendors

    def register(self) -> None:
        """Complete until the vendors have approved what the organization has registered: then every run is alike."""
        site = self.system.working
        with self.system.started(site.server) as server, self.system.started(site.worker):
            for _ in range(_MOST_WARM_UPS):
                calls = self.vendors.tell("count")
                ids = self._complete(server, site, 1)
                self._await(ids, len(ids))
                ended = self.receiver.of(ids)[0][0].status.lower()
                # What is said of a registration afterwards is asked for by jobs of its own.
                time.sleep(_SETTLE_SECONDS)
                if ended == "completed" and self.vendors.tell("count") - calls == self.system.calls:
                    return
        sys.exit("The simulated vendors have not approved everything.")

    def round(self) -> Round:
        """All figures, once."""
        extent = self.system.bench.scale.beside
        shown = dict(self._accepting())
        site = self.system.working
        with ExitStack() as stack:
            server, _ = _start(stack, self.system, site.server)
            ids = self._complete(server, site, 1)
            began_at = time.monotonic()
            worker = stack.enter_context(self.system.started(site.worker))
            self._await(ids, 1)
            start_seconds = time.monotonic() - began_at
            ids = self._complete(server, site, _WARM_UP_RUNS)
            self._await(ids, len(ids))
            shown["idle worker", "% of a core"] = _idle(worker, extent.idle_seconds)
            shown |= self._finishing(server, worker)
            shown |= self._paced(server)
            shown["start, worker, to first callback", "s"] = start_seconds
            shown["resident memory, worker", "MiB"] = worker.resident_mib()
            shown |= self._killed(server, worker, stack)
        return shown

    def _accepting(self) -> Iterator[tuple[Key, float]]:
        """What a server accepts when no worker runs."""
        site, seconds = self.system.accepting, self.system.bench.scale.long
        with ExitStack() as stack:
            server, start_seconds = _start(stack, self.system, site.server)
            subject = self._subject(server, site, site.profile_ids)
            load(subject, callers=_CALLERS, seconds=_WARM_UP_SECONDS)
            for callers in (1, _CALLERS):
                name = f"accept, {callers} {'caller' if callers == 1 else 'callers'}"
                busy = server.processor_seconds()
                shown = load(subject, callers=callers, seconds=seconds)
                busy = server.processor_seconds() - busy
                yield (name, "calls/s"), shown.calls_per_second
                yield (name, "p50 ms"), shown.p50_ms
                yield (name, "p99 ms"), shown.p99_ms
            yield ("processor time, server", "ms a call"), busy / shown.calls * 1000
            yield ("start, server", "s"), start_seconds
            yield ("resident memory, server", "MiB"), server.resident_mib()

    def _finishing(self, server: Program, worker: Program) -> Iterator[tuple[Key, float]]:
        """How fast what is queued is finished, and how long that keeps processors busy."""
        extent = self.system.bench.scale.beside
        yield ("vendor calls", "a run"), self.system.calls
        yield from self._finish(server, worker, extent.runs, "finish, vendors at once", with_processors=True)
        for latency_ms, runs in zip(_LATENCIES_MS, (extent.runs, extent.slow_runs), strict=True):
            self.vendors.tell(f"latency/{latency_ms}")
            yield from self._finish(server, worker, runs, f"finish, vendors take {latency_ms} ms")
        self.vendors.tell("latency/0")

    def _finish(
        self, server: Program, worker: Program, runs: int, name: str, *, with_processors: bool = False
    ) -> Iterator[tuple[Key, float]]:
        ids = self._queue(server, worker, runs)
        calls, busy, busy_stores = self.vendors.tell("count"), worker.processor_seconds(), self._stores_busy()
        began_at = time.monotonic()
        time.sleep(worker.resume())
        self._await(ids, runs)
        yield (name, "runs/s"), runs / (time.monotonic() - began_at)
        if with_processors:
            yield ("processor time, worker", "ms a run"), (worker.processor_seconds() - busy) / runs * 1000
            yield ("processor time, PostgreSQL, Redis", "ms a run"), (self._stores_busy() - busy_stores) / runs * 1000
        # Rounded, because Clearsend reads the one number again when its last reading is a quarter of an hour old.
        if round((self.vendors.tell("count") - calls) / runs, 1) != self.system.calls:
            sys.exit(f"{self.system.name} has not made {self.system.calls} vendor calls for each run.")

    def _paced(self, server: Program) -> Iterator[tuple[Key, float]]:
        """From the call until its callback, when there is little to do."""
        site = self.system.working
        count = int(self.system.bench.scale.beside.paced_seconds * _PER_SECOND)
        ids, called_at = list(islice(site.profile_ids, count)), []
        following = self._requests(iter(ids))
        began_at = time.monotonic()
        with Connection(server.url, {"x-api-key": site.api_key}) as connection:
            for number in range(count):
                time.sleep(max(0.0, began_at + number / _PER_SECOND - time.monotonic()))
                called_at.append(time.monotonic())
                connection.call(following(), status=202)
        self._await(ids, count)
        taken = [(mine[0].at - at) * 1000 for mine, at in zip(self.receiver.of(ids), called_at, strict=True)]
        yield (f"complete → callback, {_PER_SECOND} a second", "p50 ms"), percentile(taken, 0.50)
        yield (f"complete → callback, {_PER_SECOND} a second", "p99 ms"), percentile(taken, 0.99)

    def _killed(self, server: Program, worker: Program, stack: ExitStack) -> Iterator[tuple[Key, float]]:
        """What becomes of the runs if the worker is killed when a third is finished, and another one is started."""
        extent = self.system.bench.scale.beside
        ids = self._queue(server, worker, extent.runs)
        time.sleep(worker.resume())
        self._await(ids, extent.runs // 3)
        worker.kill()
        killed_at = time.monotonic()
        stack.enter_context(self.system.started(self.system.working.worker))
        self.receiver.wait(ids, len(ids), seconds=extent.patience_seconds)
        # Those that come twice may come late.
        time.sleep(_SETTLE_SECONDS)
        received = self.receiver.of(ids)
        yield NEVER, sum(not mine for mine in received)
        yield LAST, max(one.at for mine in received for one in mine) - killed_at
        yield TWICE, sum(len(mine) > 1 for mine in received)

    def _queue(self, server: Program, worker: Program, runs: int) -> list[str]:
        """So many completions that wait for a worker, which is paused."""
        worker.pause()
        return self._complete(server, self.system.working, runs)

    def _complete(self, server: Program, site: Site, count: int) -> list[str]:
        """Have so many profiles completed; their ids."""
        ids = list(islice(site.profile_ids, count))
        _accept_all(self._subject(server, site, iter(ids)))
        return ids

    def _await(self, ids: Sequence[str], count: int) -> None:
        if not self.receiver.wait(ids, count, seconds=_GIVE_UP_SECONDS):
            sys.exit(f"{self.system.name} has not finished what it was asked for in {_GIVE_UP_SECONDS:.0f} s.")

    def _stores_busy(self) -> float:
        return sum(map(processes.processor_seconds, self.system.store_pids))

    def _subject(self, server: Program, site: Site, ids: Iterator[str]) -> Subject:
        return Subject([server.url], 202, {"x-api-key": site.api_key}, self._requests(ids))

    def _requests(self, ids: Iterator[str]) -> Callable[[], Request]:
        body = json.dumps({"webHookUrl": f"{self.receiver.url}/done"}).encode()
        # A list iterator may be shared by threads.
        return lambda: Request("POST", f"/v3/profiles/{next(ids)}/complete", body)


def _accept_all(subject: Subject) -> Load:
    return load(subject, callers=_CALLERS, seconds=_GIVE_UP_SECONDS)


def _start(stack: ExitStack, system: System, command: Command) -> tuple[Program, float]:
    """A server, and how long it took until it has answered."""
    began_at = time.monotonic()
    program = stack.enter_context(system.started(command))
    with Connection(program.url, {}) as connection:
        connection.call(_HEALTH, status=200)
    return program, time.monotonic() - began_at


def _idle(worker: Program, seconds: float) -> float:
    time.sleep(_SETTLE_SECONDS)
    busy_before = worker.processor_seconds()
    time.sleep(seconds)
    return (worker.processor_seconds() - busy_before) / seconds * 100
