"""The world that a simulated vendor remembers, in one SQLite file that outlives a kill -9. It knows no vendor's rules.

Every request is one transaction, written through to the operating system before it is answered: a process that dies
loses nothing that somebody was told. A power cut may (`synchronous=OFF`): this is a simulator.
"""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clearsend.providers.simulation import faults
from clearsend.providers.simulation.faults import Fault

Object = dict[str, Any]

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
CREATE TABLE IF NOT EXISTS latencies (vendor TEXT PRIMARY KEY, ms INTEGER NOT NULL);
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


class World:
    """What one vendor remembers: objects by kind and id, pending faults, the log of calls, the latency."""

    def __init__(self, database: Database, vendor: str) -> None:
        self._database = database
        self._vendor = vendor

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._database.transaction():
            yield

    def find(self, kind: str, id_: str) -> Object | None:
        rows = self._database.execute(
            "SELECT json FROM objects WHERE vendor = ? AND kind = ? AND id = ?", self._vendor, kind, id_
        )
        return json.loads(rows[0][0]) if rows else None

    def put(self, kind: str, id_: str, thing: Mapping[str, Any], *, lookup: str = "") -> None:
        """Insert or replace. `lookup` is the one text that `select` can filter by."""
        self._database.execute(
            "INSERT INTO objects (vendor, kind, id, lookup, json) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (vendor, kind, id) DO UPDATE SET lookup = excluded.lookup, json = excluded.json",
            self._vendor,
            kind,
            id_,
            lookup,
            json.dumps(thing),
        )

    def remove(self, kind: str, id_: str) -> None:
        self._database.execute("DELETE FROM objects WHERE vendor = ? AND kind = ? AND id = ?", self._vendor, kind, id_)

    def select(
        self, kind: str, *, lookup: str | None = None, limit: int = -1, offset: int = 0, is_newest_first: bool = False
    ) -> list[Object]:
        """Objects of a kind in the order of their making, or the other way round."""
        order = -1 if is_newest_first else 1
        rows = self._database.execute(
            "SELECT json FROM objects WHERE vendor = ? AND kind = ? AND (? IS NULL OR lookup = ?)"
            " ORDER BY seq * ? LIMIT ? OFFSET ?",
            self._vendor,
            kind,
            lookup,
            lookup,
            order,
            limit,
            offset,
        )
        return [json.loads(row[0]) for row in rows]

    def count(self, kind: str, *, lookup: str | None = None) -> int:
        rows = self._database.execute(
            "SELECT count(*) FROM objects WHERE vendor = ? AND kind = ? AND (? IS NULL OR lookup = ?)",
            self._vendor,
            kind,
            lookup,
            lookup,
        )
        return int(rows[0][0])

    def add_fault(self, fault: Fault) -> None:
        self._database.execute(
            "INSERT INTO faults (vendor, json) VALUES (?, ?)", self._vendor, json.dumps(asdict(fault))
        )

    def pending_faults(self) -> list[Fault]:
        rows = self._database.execute("SELECT json FROM faults WHERE vendor = ? ORDER BY seq", self._vendor)
        return [Fault(**json.loads(row[0])) for row in rows]

    def take_fault(self, method: str, path: str) -> Fault | None:
        """The oldest pending fault that hits this call, used up by one."""
        with self.transaction():
            rows = self._database.execute("SELECT seq, json FROM faults WHERE vendor = ? ORDER BY seq", self._vendor)
            for seq, text in rows:
                fault = Fault(**json.loads(text))
                if not faults.matches(fault.match, method, path):
                    continue
                if fault.times > 1:
                    left = {**asdict(fault), "times": fault.times - 1}
                    self._database.execute("UPDATE faults SET json = ? WHERE seq = ?", json.dumps(left), seq)
                else:
                    self._database.execute("DELETE FROM faults WHERE seq = ?", seq)
                return fault
        return None

    def log_call(self, call: Mapping[str, Any]) -> int:
        """Write a call down as it arrives, not yet answered, with its number from 1. Returns a receipt for `amend_call`."""
        with self.transaction():
            rows = self._database.execute("SELECT coalesce(max(n), 0) + 1 FROM calls WHERE vendor = ?", self._vendor)
            n = int(rows[0][0])
            receipt = self._database.execute(
                "INSERT INTO calls (vendor, n, json) VALUES (?, ?, ?) RETURNING seq",
                self._vendor,
                n,
                json.dumps({"n": n, **call}),
            )
        return int(receipt[0][0])

    def amend_call(self, receipt: int, changes: Mapping[str, Any]) -> None:
        """Write down what became of a call. A reset in between has forgotten it: then nothing happens."""
        with self.transaction():
            rows = self._database.execute("SELECT json FROM calls WHERE seq = ?", receipt)
            if rows:
                text = json.dumps({**json.loads(rows[0][0]), **changes})
                self._database.execute("UPDATE calls SET json = ? WHERE seq = ?", text, receipt)

    def calls(self) -> list[Object]:
        rows = self._database.execute("SELECT json FROM calls WHERE vendor = ? ORDER BY n", self._vendor)
        return [json.loads(row[0]) for row in rows]

    def latency_ms(self) -> int:
        rows = self._database.execute("SELECT ms FROM latencies WHERE vendor = ?", self._vendor)
        return int(rows[0][0]) if rows else 0

    def set_latency_ms(self, ms: int) -> None:
        self._database.execute("INSERT OR REPLACE INTO latencies (vendor, ms) VALUES (?, ?)", self._vendor, ms)

    def reset(self) -> None:
        """Forget everything."""
        with self.transaction():
            self._database.execute("DELETE FROM objects WHERE vendor = ?", self._vendor)
            self._database.execute("DELETE FROM faults WHERE vendor = ?", self._vendor)
            self._database.execute("DELETE FROM calls WHERE vendor = ?", self._vendor)
            self._database.execute("DELETE FROM latencies WHERE vendor = ?", self._vendor)
