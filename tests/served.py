"""A server in a process of its own, forked from one that has imported everything already: starting it costs next to nothing.

It is a process like any other, with its own pid, memory and threads, and it dies of `kill -9`. How a user starts a server,
from nothing, is shown in `tests/e2e`.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from clearsend.cli import main
from tests.workflows import doomed

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["clearsend.cli.main"])


class Served:
    """`clearsend ARGUMENTS`, running in `folder`, where its output is in `server.out` and `server.log`.

    `die_at`: a moment of `tests/workflows/doomed.py`.
    """

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], folder: Path, die_at: str | None
    ) -> None:
        self._out = folder / "server.out"
        self._out.touch()
        self._begins = self._out.stat().st_size
        self._process = _CONTEXT.Process(
            target=_run, args=(list(arguments), dict(environment), str(folder), die_at), daemon=False
        )
        self._process.start()

    def output(self) -> str:
        """What this process has printed so far."""
        with self._out.open() as out:
            out.seek(self._begins)
            return out.read()

    def poll(self) -> int | None:
        """The exit status, negative for a signal; None while it lives."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        self._process.join(timeout)
        assert self._process.exitcode is not None, f"the server lives on after {timeout} s"
        return self._process.exitcode

    # The server of the forks has collected a process that is dead, and its number may be another's by now.

    def kill(self) -> None:
        if self._process.is_alive():
            self._process.kill()

    def terminate(self) -> None:
        if self._process.is_alive():
            self._process.terminate()


def _run(arguments: list[str], environment: dict[str, str], folder: str, die_at: str | None) -> None:
    """In the new process: become `clearsend`."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for stream, name in ((1, "server.out"), (2, "server.log")):
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, stream)
        os.close(file)
    sys.stdout, sys.stderr = os.fdopen(1, "w", buffering=1), os.fdopen(2, "w", buffering=1)
    # What the parent has made of them is not the server's.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    sys.argv = ["clearsend", *arguments]
    if die_at is not None:
        doomed.arm(die_at)
    main.run()
