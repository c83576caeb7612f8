"""The product's worker, which counts what it does.

    python -m bench.counting_worker        (its settings come from the environment, as those of `clearsend worker`)

At each SIGUSR1 it prints the numbers of statements and of jobs so far. Counting costs time: what is timed is the product's own.
"""

import signal
import sys
from dataclasses import replace

from bench.statements import Statements, listening
from clearsend import app
from clearsend.settings import Settings
from clearsend.store.engine.jobs import Begun, Job
from clearsend.workflows.worker import Pass


def main() -> None:
    # Before there are other threads, which inherit it: the signal is waited for, and interrupts nothing.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    settings = Settings()
    with (
        app.open_database(settings) as database,
        listening(database.engine) as statements,
        app.dependencies(settings, database) as deps,
    ):
        begun: list[Job] = []
        worker = app.create_worker(settings, deps)
        replace(worker, passes={kind: _noting(run, begun) for kind, run in worker.passes.items()}).launch()
        _say("counting worker ready")
        _report(statements, begun)


def _noting(run: Pass, begun: list[Job]) -> Pass:
    def note_and_run(job: Begun) -> None:
        begun.append(job.job)
        run(job)

    return note_and_run


def _report(statements: Statements, begun: list[Job]) -> None:
    number = 0
    while True:
        signal.sigwait({signal.SIGUSR1})
        number += 1
        _say(f"count {number}: {statements.count()} statements, {len(begun)} jobs")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
