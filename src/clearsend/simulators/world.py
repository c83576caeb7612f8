"""The stored state of a simulated vendor; a database file survives a kill -9. It contains no vendor's rules."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from clearsend.simulators import faults
from clearsend.simulators.database import Database
from clearsend.simulators.faults import Fault
from clearsend.simulators.outgoing import Habits, Outgoing

Object = dict[str, Any]

# The most alarms that one call of `due` returns.
_MAX_DUE = 1000


@dataclass(frozen=True)
class Approvals:
    """The delay of each approval stage, and whether the vendor approves anything without a decision."""

    delay_ms: int = 1000
    automatic: bool = True


def utc_now() -> datetime:
    return datetime.now(UTC)


class World:
    """The memory of one vendor: objects by kind and id, alarms, outgoing webhooks, faults, the log of calls, settings."""

    def __init__(self, database: Database, vendor: str, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._vendor = vendor
        self._now = now
        self.outgoing = Outgoing(database, vendor)

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
        """Objects of a kind in the order of their creation, or in reverse."""
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
        """The oldest pending fault that matches this call, or None. Its remaining `times` decrease by one."""
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
        """Log a call that is not answered yet, under the next number from 1. Returns a receipt for `amend_call`."""
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
        """Change the log entry of a call. Nothing happens if a reset has deleted the entry in between."""
        with self.transaction():
            rows = self._database.execute("SELECT json FROM calls WHERE seq = ?", receipt)
            if rows:
                text = json.dumps({**json.loads(rows[0][0]), **changes})
                self._database.execute("UPDATE calls SET json = ? WHERE seq = ?", text, receipt)

    def calls(self) -> list[Object]:
        rows = self._database.execute("SELECT json FROM calls WHERE vendor = ? ORDER BY n", self._vendor)
        return [json.loads(row[0]) for row in rows]

    # Time: what is to happen to an object later

    def set_alarm(self, kind: str, id_: str, at: datetime) -> None:
        """Make `due` return this object from `at` on. An object has one alarm: a new one replaces the old one."""
        self._database.execute(
            "INSERT OR REPLACE INTO alarms (vendor, kind, id, due_at) VALUES (?, ?, ?, ?)",
            self._vendor,
            kind,
            id_,
            at.timestamp(),
        )

    def remove_alarm(self, kind: str, id_: str) -> None:
        self._database.execute("DELETE FROM alarms WHERE vendor = ? AND kind = ? AND id = ?", self._vendor, kind, id_)

    def due(self, now: datetime) -> list[tuple[str, str, datetime]]:
        """Kind, id and time of up to 1,000 due alarms, the earliest first. An alarm stays until it is removed."""
        rows = self._database.execute(
            "SELECT kind, id, due_at FROM alarms WHERE vendor = ? AND due_at <= ? ORDER BY due_at, rowid LIMIT ?",
            self._vendor,
            now.timestamp(),
            _MAX_DUE,
        )
        return [(kind, id_, datetime.fromtimestamp(due_at, UTC)) for kind, id_, due_at in rows]

    def post_webhook(self, url: str, body: Object, *, delay_ms: int = 0) -> None:
        """Store a webhook, which the clockwork sends to `url`. The webhook settings may delay it, repeat it or lose it."""
        self.outgoing.post(url, body, self._now() + timedelta(milliseconds=delay_ms), self.webhook_habits())

    # Settings

    def latency_ms(self) -> int:
        return int(self._setting("latency").get("ms", 0))

    def set_latency_ms(self, ms: int) -> None:
        self._set("latency", {"ms": ms})

    def approvals(self) -> Approvals:
        return Approvals(**self._setting("approvals"))

    def set_approvals(self, approvals: Approvals) -> None:
        self._set("approvals", asdict(approvals))

    def webhook_habits(self) -> Habits:
        return Habits(**self._setting("webhooks"))

    def set_webhook_habits(self, habits: Habits) -> None:
        self._set("webhooks", asdict(habits))

    def _setting(self, name: str) -> Object:
        rows = self._database.execute("SELECT json FROM settings WHERE vendor = ? AND name = ?", self._vendor, name)
        return json.loads(rows[0][0]) if rows else {}

    def _set(self, name: str, value: Mapping[str, Any]) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO settings (vendor, name, json) VALUES (?, ?, ?)",
            self._vendor,
            name,
            json.dumps(value),
        )

    def reset(self) -> None:
        """Delete everything that is stored for this vendor."""
        with self.transaction():
            self._database.execute("DELETE FROM objects WHERE vendor = ?", self._vendor)
            self._database.execute("DELETE FROM alarms WHERE vendor = ?", self._vendor)
            self._database.execute("DELETE FROM faults WHERE vendor = ?", self._vendor)
            self._database.execute("DELETE FROM calls WHERE vendor = ?", self._vendor)
            self._database.execute("DELETE FROM settings WHERE vendor = ?", self._vendor)
            self.outgoing.forget()
