"""A worker in this process that notes every job as it begins, and whose parts a story may replace."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from clearsend import app
from clearsend.store.engine.jobs import Begun, Job
from clearsend.workflows.worker import Pass
from tests.world import World


@contextmanager
def at_work(world: World, *, before: Callable[[Begun], None] = lambda _: None, **parts: Any) -> Iterator[Sequence[Job]]:
    """Work for a world that was started without a worker. Yields the jobs so far, in the order in which they have begun.
    `before`: is called at the beginning of each pass. `parts`: fields of `Deps`."""
    begun: list[Job] = []
    lock = threading.Lock()

    def noting(run: Pass) -> Pass:
        def note_and_run(job: Begun) -> None:
            with lock:
                begun.append(job.job)
            before(job)
            run(job)

        return note_and_run

    with world.dependencies() as deps:
        worker = app.create_worker(world.settings, replace(deps, **parts))
        worker = replace(worker, passes={kind: noting(run) for kind, run in worker.passes.items()})
        worker.launch()
        try:
            yield begun
        finally:
            worker.drain(0)
