"""A private PostgreSQL server on a socket of its own, durable as an installation's would be. It touches no server that runs already."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


class NoPostgreSql(Exception):  # noqa: N818 - reads as the fact it is
    """No server binaries are installed."""


class Server:
    """A running server, whose databases are made on demand."""

    def __init__(self, programs: Path, sockets: Path, data: Path) -> None:
        self._programs = programs
        self._sockets = sockets
        self._data = data

    @property
    def pid(self) -> int:
        """The process of which all others of the server are children."""
        return int((self._data / "postmaster.pid").read_text().split()[0])

    def create(self, name: str, template: str) -> str:
        """A new database, a copy of `template`; its URL."""
        _run(self._programs, "createdb", "-h", str(self._sockets), "--template", template, name)
        return f"postgresql://{_user()}@/{name}?host={quote(str(self._sockets))}"


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server with its data in `folder`.

    Raises: NoPostgreSql.
    """
    programs = _programs()
    data = folder / "postgresql"
    # The name of a socket has at most 107 bytes, so it is not in `folder`.
    sockets = Path(tempfile.mkdtemp(prefix="cs-bench-", dir="/tmp"))
    data.mkdir()
    if os.geteuid() == 0:
        # The server refuses to run as root; Debian's package brings a user for it, who must be let in.
        folder.chmod(0o755)
        for owned in (data, sockets):
            shutil.chown(owned, _user())
    options = f"-k {sockets} -c listen_addresses= -c max_connections=300 -c shared_buffers=256MB"
    try:
        _run(programs, "initdb", "-D", str(data), "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        _run(programs, "pg_ctl", "start", "-w", "-D", str(data), "-l", str(data / "log"), "-o", options)
        try:
            yield Server(programs, sockets, data)
        finally:
            _run(programs, "pg_ctl", "stop", "-m", "immediate", "-D", str(data))
    finally:
        shutil.rmtree(sockets, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        raise NoPostgreSql
    return found[-1].parent if found else Path(str(on_path)).parent


def _user() -> str:
    return "postgres" if os.geteuid() == 0 else Path.home().owner()


def _run(programs: Path, program: str, *arguments: str) -> None:
    command = [str(programs / program), *arguments]
    if os.geteuid() == 0:
        command = ["setpriv", f"--reuid={_user()}", f"--regid={_user()}", "--clear-groups", *command]
    elif program == "createdb":
        command[1:1] = ["-U", _user()]
    subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - nothing from outside
