"""A private Redis server with its append-only file on. It touches no server that runs already."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START_SECONDS = 30.0


@dataclass(frozen=True)
class Server:
    """A running server and its process."""

    url: str
    pid: int


def is_installed() -> bool:
    return shutil.which("redis-server") is not None


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server with its data in `folder`: every write goes to the file, which reaches the disk every second, as is the default."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    data = folder / "redis"
    data.mkdir()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(data), "--appendonly", "yes", "--save", ""]
    with (data / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - nothing from outside
            [str(shutil.which("redis-server")), *options], stdout=log, stderr=subprocess.STDOUT
        )
    try:
        _await(port, data / "log")
        yield Server(f"redis://127.0.0.1:{port}", process.pid)
    finally:
        process.kill()
        process.wait()


def _await(port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    sys.exit(f"Redis did not start:\n{log.read_text()[-2000:]}")
