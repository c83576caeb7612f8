"""Locks names while they are in use, so that a second request can tell that the first is still running. It stores nothing.

Within a process, each name has a lock. Among processes that share a SQLite file, the holder locks one byte, chosen by the name,
of an empty file beside the database: the system releases it however the holder ends, and a database that is busy with something
else is not mistaken for a name in use. PostgreSQL needs no such file: there a unique index makes the second writer wait.
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
    """Another holder kept the name for the whole time that the caller was willing to wait."""


@dataclass
class _Name:
    """The lock of one name; `users` counts its holder and the threads that wait for it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    users: int = 0


class InFlight:
    """The names in use. `beside`: the file that is locked for other processes, or None if the database makes them wait.

    At most one instance per file in a process: the system's locks belong to processes.
    """

    def __init__(self, beside: Path | None) -> None:
        self._beside = beside
        self._file: int | None = None
        self._places: dict[str, _Name] = {}
        self._guard = threading.Lock()

    @contextmanager
    def lock(self, name: str, *, wait_seconds: float) -> Iterator[float]:
        """Hold `name` while the block runs; yields the seconds spent waiting for it.

        Raises: StillHeld.
        """
        began = time.monotonic()
        with self._guard:
            place = self._places.setdefault(name, _Name())
            place.users += 1
        try:
            if not place.lock.acquire(timeout=wait_seconds):
                raise StillHeld
            try:
                with self._among_processes(name, until=began + wait_seconds):
                    yield time.monotonic() - began
            finally:
                place.lock.release()
        finally:
            with self._guard:
                place.users -= 1
                if place.users == 0:
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
        with self._guard:
            if self._file is None:
                self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            return self._file


def beside(database: Database) -> InFlight:
    """The locks on names for users of `database`: among all processes if it is a SQLite file, otherwise within this process."""
    url = database.engine.url
    if url.get_backend_name() != "sqlite" or url.database is None:
        return InFlight(None)
    return InFlight(Path(f"{url.database}-keys"))
