"""(b) How many completions workers finish, against empty jobs of the engine; (c) the same when vendors take 100 or 500 ms.

There are tenants of two kinds. Heirs inherit their organization's brand, campaign and number, a platform's bulk onboarding: once
the number was read as connected, their completions call no vendor. The others inherit brand and campaign, and have a toll-free
number of their own, so that each completion connects it: only these feel how long vendors take, so (c) is asked of them.

A completion is finished when its callback was taken. The vendors are simulated, in a process of their own, and so is the
receiver; both share the machine with the worker.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial

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
        heirs = _Kind(bench, store, count, vendors, receiver, stack, has_own_numbers=False)
        owners = _Kind(bench, store, count, vendors, receiver, stack, has_own_numbers=True)
        feeder, bare = _bare(bench, store, count, stack)
        for kind in (heirs, owners):
            kind.warm_up()
        backlog.emptied(bare, partial(feeder.feed, _WARM_UP_RUNS))
        times = interleaved(
            scale.rounds,
            partial(heirs.finish, scale.runs),
            partial(owners.finish, scale.runs),
            lambda: backlog.emptied(bare, partial(feeder.feed, scale.runs)),
        )
        *ours, empty = (_rate(scale.runs, passes) for passes in times)
        *busy, busy_empty = (_processor_ms(scale.runs, passes) for passes in times)
        calls = [kind.calls_of_a_run() for kind in (heirs, owners)]
        for whose, made, rate, ms in zip(("an heir", "own number"), calls, ours, busy, strict=True):
            name = f"complete, {whose}, {made:g} calls"
            yield Figure("b", name, store.name, count, "runs/s", rate, empty, "two empty jobs")
            yield Figure(
                "b", "… by the worker", store.name, count, "processor ms a run", ms, busy_empty, "two empty jobs"
            )
        yield from owners.delayed(calls[1], ours[1])
        for kind in (heirs, owners):
            kind.check()


def _rate(runs: int, passes: Sequence[Pass]) -> float:
    return runs / median([one.seconds for one in passes])


def _processor_ms(runs: int, passes: Sequence[Pass]) -> float:
    return median([one.processor_seconds for one in passes]) / runs * 1000


def slots_of_one() -> int:
    """How many completions of one organization a worker runs at the same time."""
    return int(Settings.model_fields["worker_completions"].default * SHARE)


class _Kind:
    """Workers of the product, and the installation they work on, whose tenants are of one kind."""

    def __init__(
        self,
        bench: Bench,
        store: Store,
        count: int,
        vendors: str,
        receiver: str,
        stack: ExitStack,
        *,
        has_own_numbers: bool,
    ) -> None:
        self._bench, self._store, self._count, self._vendors, self._receiver = bench, store, count, vendors, receiver
        slow = len(_LATENCIES_MS) * bench.scale.waves * count * slots_of_one()
        size = bench.scale.rounds * (bench.scale.runs + slow) + 3 * _MOST_WARM_UPS
        self.installation: Installation = stack.enter_context(
            store.installation("finishing", profile_count=size, has_own_numbers=has_own_numbers)
        )
        log = bench.folder / f"{'owners' if has_own_numbers else 'heirs'}-{store.name}-{count}.log"
        settings, command = self.installation.environment(vendors), ["-m", "clearsend", "worker"]
        programs = stack.enter_context(processes.several(count, command, log, ready="worker ready", settings=settings))
        self.crew = Crew(programs, self.installation.database.engine)
        self.crew.pause()

    def delayed(self, calls: float, at_once: float) -> Iterator[Figure]:
        """(c) of these tenants, who make so many calls each, and finish at the rate `at_once` if vendors answer at once."""
        scale, store, slots = self._bench.scale, self._store, self._count * slots_of_one()
        for latency_ms in _LATENCIES_MS:
            processes.control(self._vendors, "latency", {"ms": latency_ms})
            ideal = slots / (calls * latency_ms / 1000)
            # In whole waves, and enough of them: the ideal knows no beginning and no end.
            runs = scale.waves * slots
            rate = _rate(runs, [self.finish(runs) for _ in range(scale.rounds)])
            name, what = f"complete, own number, {latency_ms} ms × {calls:g} calls", f"ideal of {slots} slots"
            yield Figure("c", name, store.name, self._count, "runs/s", rate, ideal, what, Aim(0.85))
            yield Figure("c", "…", store.name, self._count, "runs/s", rate, at_once, "(b), no latency")

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

    def calls_of_a_run(self) -> float:
        before = processes.calls(self._vendors)
        self.finish(_WARM_UP_RUNS)
        return (processes.calls(self._vendors) - before) / _WARM_UP_RUNS


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
