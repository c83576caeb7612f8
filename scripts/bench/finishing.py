"""(b) How many completions workers finish, against empty jobs of the engine; (c) the same when vendors take 100 ms.

Every tenant inherits its organization's brand, campaign and number: a platform's bulk onboarding. A completion is finished
when its callback was taken. The vendors are simulated, in a process of their own, and so is the receiver; both share the
machine with the worker, whose own share is seen in the line with repeated answers, where no vendor is called.
"""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial

import httpx
import sqlalchemy as sa

from bench import backlog, processes
from bench.backlog import Crew, Pass
from bench.bare_engine import Feeder
from bench.figures import Aim, Figure, interleaved, median
from bench.installation import Installation
from bench.stores import Bench, Store
from clearsend.domain.completion import RunStatus
from clearsend.settings import Settings
from clearsend.store.engine.port import SHARE
from clearsend.store.foundation import tables

# The second one is so long that it, and not the processors, is what limits.
_LATENCIES_MS = (100, 500)
_WARM_UP_RUNS = 5
_MOST_WARM_UPS = 20


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    for count in store.processes(bench.scale):
        yield from _measure(bench, store, count)


def _measure(bench: Bench, store: Store, count: int) -> Iterator[Figure]:
    scale = bench.scale
    with ExitStack() as stack:
        receiver = stack.enter_context(
            processes.running(["-m", "bench.receiver"], bench.folder / "receiver.log", ready=r"at (http://\S+)")
        ).url
        vendors = stack.enter_context(processes.simulators(bench.folder))
        # Registries that decide at once: what is measured is the steady state after that.
        processes.control(vendors, "approvals", {"delay_ms": 0})
        ours = _Kind(bench, store, count, ["-m", "clearsend", "worker"], "worker ready", vendors, receiver, stack)
        stubs = _Kind(bench, store, count, ["-m", "bench.stub_worker"], "worker ready", vendors, receiver, stack)
        feeder, bare = _bare(bench, store, count, stack)
        for kind in (ours, stubs):
            kind.warm_up()
        for worker in stubs.crew.programs:
            worker.tell(signal.SIGUSR1)
        backlog.emptied(bare, partial(feeder.feed, _WARM_UP_RUNS))
        times = interleaved(
            scale.rounds,
            partial(ours.finish, scale.runs),
            partial(stubs.finish, scale.runs),
            lambda: backlog.emptied(bare, partial(feeder.feed, scale.runs)),
        )
        ours.check()
        finished, without_vendors, empty = (_rate(scale.runs, passes) for passes in times)
        yield Figure("b", "complete", store.name, count, "runs/s", finished, empty, "two empty jobs")
        yield Figure("b", "… answers repeated", store.name, count, "runs/s", without_vendors, empty, "two empty jobs")
        busy, _, busy_empty = (_processor_ms(scale.runs, passes) for passes in times)
        yield Figure(
            "b", "… by the worker", store.name, count, "processor ms a run", busy, busy_empty, "two empty jobs"
        )
        slots = count * slots_of_one()
        calls = ours.calls_of_a_run(vendors)
        for latency_ms in _LATENCIES_MS:
            processes.control(vendors, "latency", {"ms": latency_ms})
            ideal = slots / (calls * latency_ms / 1000)
            # In whole waves, and enough of them: the ideal knows no beginning and no end.
            runs = scale.waves * slots
            delayed = _rate(runs, [ours.finish(runs) for _ in range(scale.rounds)])
            name = f"complete, {latency_ms} ms × {calls:g} calls"
            yield Figure("c", name, store.name, count, "runs/s", delayed, ideal, f"ideal of {slots} slots", Aim(0.85))
            yield Figure("c", "…", store.name, count, "runs/s", delayed, finished, "(b), no latency")


def _rate(runs: int, passes: Sequence[Pass]) -> float:
    return runs / median([one.seconds for one in passes])


def _processor_ms(runs: int, passes: Sequence[Pass]) -> float:
    return median([one.processor_seconds for one in passes]) / runs * 1000


def slots_of_one() -> int:
    """How many completions of one organization a worker runs at the same time."""
    return int(Settings.model_fields["worker_completions"].default * SHARE)


class _Kind:
    """Workers of the product, of one kind, and the installation they work on."""

    def __init__(
        self,
        bench: Bench,
        store: Store,
        count: int,
        command: list[str],
        ready: str,
        vendors: str,
        receiver: str,
        stack: ExitStack,
    ) -> None:
        slow = len(_LATENCIES_MS) * bench.scale.waves * count * slots_of_one()
        size = bench.scale.rounds * (bench.scale.runs + slow) + 3 * _MOST_WARM_UPS
        self.installation: Installation = stack.enter_context(store.installation("finishing", profile_count=size))
        self._receiver = receiver
        log = bench.folder / f"{command[-1]}-{store.name}-{count}.log"
        settings = self.installation.environment(vendors)
        programs = stack.enter_context(processes.several(count, command, log, ready=ready, settings=settings))
        self.crew = Crew(programs, self.installation.database.engine)
        self.crew.pause()

    def finish(self, runs: int) -> Pass:
        """What it took to finish `runs` completions."""
        chosen = self.installation.fresh_profiles(runs)
        return backlog.emptied(self.crew, lambda: self.installation.complete(chosen, self._receiver))

    def warm_up(self) -> None:
        """Complete until the vendor has approved what the organization has registered: then every run is alike."""
        for _ in range(_MOST_WARM_UPS):
            self.finish(1)
            if self.installation.is_registered():
                break
        else:
            sys.exit("The simulated vendors have not approved everything.")
        self.finish(_WARM_UP_RUNS)

    def check(self) -> None:
        """Every run has ended well, or the figures mean nothing."""
        with self.installation.database.reading() as transaction:
            ended = set(transaction.connection.execute(sa.select(tables.runs.c.status)).scalars())
        assert ended == {RunStatus.COMPLETED}, ended

    def calls_of_a_run(self, vendors: str) -> float:
        before = _calls(vendors)
        self.finish(_WARM_UP_RUNS)
        return (_calls(vendors) - before) / _WARM_UP_RUNS


def _bare(bench: Bench, store: Store, count: int, stack: ExitStack) -> tuple[Feeder, Crew]:
    url = store.create_database("bare_engine")
    feeder = Feeder(url)
    stack.callback(feeder.close)
    programs = stack.enter_context(
        processes.several(
            count,
            ["-m", "bench.bare_engine", url, str(slots_of_one())],
            bench.folder / f"bare-engine-{store.name}-{count}.log",
            ready="worker ready",
        )
    )
    crew = Crew(programs, feeder.database.engine)
    crew.pause()
    return feeder, crew


def _calls(vendors: str) -> int:
    return sum(len(httpx.get(f"{vendors}/{vendor}/_control/calls", timeout=30).json()) for vendor in processes.VENDORS)
