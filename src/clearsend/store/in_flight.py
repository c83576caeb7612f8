"""What is being worked on at this moment, by name, so that a second one can tell that it is a second. It stores nothing.

Within a process the holders stand in a queue. Among processes that share a SQLite file, a holder locks the byte of an empty
file beside it that its name comes to: the system gives it back however the holder ends, and a database that is busy with
something else is not mistaken for a name that is held. PostgreSQL needs no such file: there a unique index makes the second
writer wait.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from clearsend.store.foundation import vault
from clearsend.store.foundation.database import Database

_ASK_AGAIN_SECONDS = 0.01


class StillHeld(Exception):  # noqa: N818 - reads as the fact it is
    """Somebody else has held the name for as long as it was waited for."""


@dataclass
class _Place:
    """Where those who want one name stand; `people` with the one who holds it."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    people: int = 0


class InFlight:
    """The names in hand. `beside`: the file that is locked for other processes, or None where the database does that.

    At most one for a file in a process: the system's locks belong to processes.
    """

    def __init__(self, beside: Path | None) -> None:
        self._beside = beside
        self._file: int | None = None
        self._places: dict[str, _Place] = {}
        self._turn = threading.Lock()

    @contextmanager
    def lock(self, name: str, *, wait_seconds: float) -> Iterator[float]:
        """Hold `name` while the block runs; gives how many seconds it had to be waited for.

        Raises: StillHeld.
        """
        began = time.monotonic()
        with self._turn:
            place = self._places.setdefault(name, _Place())
            place.people += 1
        try:
            if not place.turn.acquire(timeout=wait_seconds):
                raise StillHeld
            try:
                with self._among_processes(name, until=began + wait_seconds):
                    yield time.monotonic() - began
            finally:
                place.turn.release()
        finally:
            with self._turn:
                place.people -= 1
                if place.people == 0:
                    del self._places[name]

    @contextmanager
    def _among_processes(self, name: str, *, until: float) -> Iterator[None]:
        if self._beside is None:
            yield
            return
        file = self._open(self._beside)
        byte = int(vault.digest(name)[:15], 16)
        while True:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
                break
            except (BlockingIOError, PermissionError):
                if time.monotonic() > until:
                    raise StillHeld from None
            time.sleep(_ASK_AGAIN_SECONDS)
        try:
            yield
        finally:
            fcntl.lockf(file, fcntl.LOCK_UN, 1, byte)

    def _open(self, path: Path) -> int:
        """The file, opened once: a process that closes any handle of it loses all its locks on it."""
        with self._turn:
            if self._file is None:
                self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            return self._file


def beside(database: Database) -> InFlight:
    """For those who work on `database`."""
    url = database.engine.url
    if url.get_backend_name() != "sqlite" or url.database is None:
        return InFlight(None)
    return InFlight(Path(f"{url.database}-keys"))
