"""The SQLite file that holds the worlds of the simulated vendors. It knows no vendor's rules.

Every transaction is written through to the operating system before the call is answered: a process that dies loses
nothing that a caller has seen. A power cut may lose data (`synchronous=OFF`): this is a simulator.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    vendor TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, lookup TEXT NOT NULL, json TEXT NOT NULL,
    UNIQUE (vendor, kind, id)
);
CREATE INDEX IF NOT EXISTS objects_by_lookup ON objects (vendor, kind, lookup);
CREATE TABLE IF NOT EXISTS faults (seq INTEGER PRIMARY KEY AUTOINCREMENT, vendor TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS calls (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    vendor TEXT NOT NULL, n INTEGER NOT NULL, json TEXT NOT NULL,
    UNIQUE (vendor, n)
);
CREATE TABLE IF NOT EXISTS settings (
    vendor TEXT NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (vendor, name)
);
CREATE TABLE IF NOT EXISTS alarms (
    vendor TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, due_at REAL NOT NULL,
    PRIMARY KEY (vendor, kind, id)
);
CREATE INDEX IF NOT EXISTS alarms_by_time ON alarms (vendor, due_at);
CREATE TABLE IF NOT EXISTS webhooks (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    vendor TEXT NOT NULL, url TEXT NOT NULL, body BLOB NOT NULL, due_at REAL NOT NULL,
    state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, last_status INTEGER
);
CREATE INDEX IF NOT EXISTS webhooks_by_time ON webhooks (vendor, state, due_at);
"""


class Database:
    """One file, or memory when `path` is None. Safe to share between threads; the simulators share one."""

    def __init__(self, path: Path | None) -> None:
        self._lock = threading.RLock()
        self._depth = 0
        self._connection = sqlite3.connect(
            ":memory:" if path is None else path, isolation_level=None, check_same_thread=False, timeout=10
        )
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.executescript(_SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. May be nested: the outermost one commits. Nothing may be awaited inside."""
        with self._lock:
            if self._depth == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._connection.execute("ROLLBACK")
                raise
            self._depth -= 1
            if self._depth == 0:
                self._connection.execute("COMMIT")

    def execute(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        with self._lock:
            self._connection.close()
