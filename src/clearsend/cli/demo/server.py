"""Runs the real server as a child process of the demo. The server never outlives the demo, nor uses another database.

The child gets a clean environment, without the operator's database, providers and addresses, so that a demo cannot reach
anything real.
"""

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

import httpx

_PREFIX = "CLEARSEND_"
# The key that encrypted the data in an earlier run must decrypt it again.
_KEPT = frozenset({"CLEARSEND_SECRET_KEY"})

_READY_SECONDS = 30.0
# The server gives its connections 3 s, and its worker up to 15 s: 11 for running jobs, 4 for the supervisor.
_STOP_SECONDS = 20.0
_POLL_SECONDS = 0.05
_LOG_LINES = 12
_ADDRESS = re.compile(r"^Clearsend \S+ at (http://\S+)", re.MULTILINE)
_PR_SET_PDEATHSIG = 1


class ServerFailed(Exception):  # noqa: N818 - reads as the fact it is
    """The server did not start, or ended unexpectedly."""


class Server:
    """A context manager: the server is up from entry to exit, on a free port.

    After exit, `last_lines` holds the end of its log. `leaving`: what `check` raises, once the demo was told to leave.
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self._process: subprocess.Popen[bytes] | None = None
        self._log = TemporaryFile()  # noqa: SIM115 - lives as long as the process that writes to it
        self.base_url = ""
        self.last_lines: list[str] = []
        self.leaving: BaseException | None = None

    def __enter__(self) -> Self:
        """Raises: ServerFailed."""
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "clearsend", "serve", "--simulate", "--port", "0"],
                env=_environment(self.data_dir),
                stdin=subprocess.DEVNULL,
                stdout=self._log,
                stderr=subprocess.STDOUT,
                # Ctrl-C goes to the demo only, which then shuts the server down.
                start_new_session=True,
                # Safe here: the demo has no other thread yet.
                preexec_fn=_death_wish(),
            )
            self._await_ready(time.monotonic() + _READY_SECONDS)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Let the server shut down; kill it if it does not. Safe to repeat."""
        process, self._process = self._process, None
        if process is not None:
            try:
                process.terminate()
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                pass
            finally:
                # Even when a second Ctrl-C cuts the wait short, no process is left behind.
                process.kill()
                process.wait()
        if not self._log.closed:
            self.last_lines = self._log_text().splitlines()[-_LOG_LINES:]
            self._log.close()

    def check(self) -> None:
        """Raises: ServerFailed when the server has ended; `leaving`, if it is set."""
        if self.leaving is not None:
            raise self.leaving
        status = None if self._process is None else self._process.poll()
        if status is not None:
            raise ServerFailed(f"The server ended with exit status {status}.")

    def _await_ready(self, deadline: float) -> None:
        while time.monotonic() < deadline:
            self.check()
            found = _ADDRESS.search(self._log_text())
            if found is not None and _is_ready(found[1]):
                self.base_url = found[1]
                return
            time.sleep(_POLL_SECONDS)
        raise ServerFailed(f"The server was not ready within {_READY_SECONDS:.0f} s.")

    def _log_text(self) -> str:
        # `pread` does not move the position in the file, which the child shares.
        return os.pread(self._log.fileno(), 1 << 24, 0).decode("utf-8", "replace")


def _is_ready(base_url: str) -> bool:
    try:
        return httpx.get(f"{base_url}/readyz", timeout=5, trust_env=False).is_success
    except httpx.TransportError:
        return False


def _environment(data_dir: Path) -> dict[str, str]:
    inherited = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(_PREFIX) or name in _KEPT
    }
    return {
        **inherited,
        f"{_PREFIX}DATA_DIR": str(data_dir),
        f"{_PREFIX}ALLOW_PRIVATE_CALLBACKS": "true",
        "PYTHONUNBUFFERED": "1",
    }


def _death_wish() -> Callable[[], None] | None:
    """A function that the child calls before it becomes the server: on Linux, it asks the kernel to end the child when the demo
    dies, even by SIGKILL. None on other systems, where only a regular exit or a signal to the demo ends the server."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)

    def ask() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

    return ask
