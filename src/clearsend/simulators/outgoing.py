"""The webhooks of a simulated vendor: written when the event happens, taken when they are due.

It never opens a connection: `clockwork.py` does, and stores the result here.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from clearsend.simulators.database import Database

# For both vendors: up to three attempts, each wait twice as long as the one before.
MAX_ATTEMPTS = 3
FIRST_RETRY_SECONDS = 1.0

# When webhooks are shuffled, each waits a random time up to this, so that they overtake each other.
SHUFFLE_MS = 1000

STATES = DUE, SENDING, DELIVERED, FAILED, CUT_OFF = "due", "sending", "delivered", "failed", "cut_off"


@dataclass(frozen=True)
class Habits:
    """The webhook settings: send or lose webhooks, the copies of each, an extra delay, and a random order."""

    deliver: bool = True
    copies: int = 1
    delay_ms: int = 0
    shuffle: bool = False


@dataclass(frozen=True)
class Webhook:
    """One webhook that is being sent."""

    seq: int
    url: str
    body: bytes
    attempt: int


class Outgoing:
    """The outgoing webhooks of one vendor. A retry carries the same bytes with a new signature."""

    def __init__(self, database: Database, vendor: str) -> None:
        self._database = database
        self._vendor = vendor

    def post(self, url: str, body: Mapping[str, Any], at: datetime, habits: Habits) -> None:
        """Store a webhook to be sent at `at`, with the copies and the extra delay of `habits`."""
        content = json.dumps(body).encode()
        for _ in range(habits.copies):
            wait = habits.delay_ms + (random.randrange(SHUFFLE_MS) if habits.shuffle else 0)  # noqa: S311 - no secret
            self._database.execute(
                "INSERT INTO webhooks (vendor, url, body, due_at, state) VALUES (?, ?, ?, ?, ?)",
                self._vendor,
                url,
                content,
                (at + timedelta(milliseconds=wait)).timestamp(),
                DUE,
            )

    def take(self, now: datetime, habits: Habits, limit: int) -> Sequence[Webhook]:
        """Up to `limit` due webhooks, marked as being sent. While delivery is switched off, all due webhooks are lost."""
        with self._database.transaction():
            if not habits.deliver:
                sql = "UPDATE webhooks SET state = ? WHERE vendor = ? AND state = ? AND due_at <= ?"
                self._database.execute(sql, CUT_OFF, self._vendor, DUE, now.timestamp())
                return []
            rows = self._database.execute(
                "UPDATE webhooks SET state = ?, attempts = attempts + 1 WHERE seq IN"
                " (SELECT seq FROM webhooks WHERE vendor = ? AND state = ? AND due_at <= ? ORDER BY due_at, seq LIMIT ?)"
                " RETURNING seq, url, body, attempts",
                SENDING,
                self._vendor,
                DUE,
                now.timestamp(),
                limit,
            )
        return [Webhook(*row) for row in sorted(rows)]

    def settle(self, webhook: Webhook, status: int | None, now: datetime) -> None:
        """Store the HTTP status of an attempt; None without an answer. Unless it is 2xx, up to `MAX_ATTEMPTS` are made."""
        due_at = now
        if status is not None and 200 <= status < 300:
            state = DELIVERED
        elif webhook.attempt < MAX_ATTEMPTS:
            state = DUE
            due_at = now + timedelta(seconds=FIRST_RETRY_SECONDS * 2 ** (webhook.attempt - 1))
        else:
            state = FAILED
        self._database.execute(
            "UPDATE webhooks SET state = ?, last_status = ?, due_at = ? WHERE seq = ?",
            state,
            status,
            due_at.timestamp(),
            webhook.seq,
        )

    def resume(self) -> None:
        """Make every webhook due that was being sent when the process died. Its receiver may therefore get it twice."""
        self._database.execute(
            "UPDATE webhooks SET state = ? WHERE vendor = ? AND state = ?", DUE, self._vendor, SENDING
        )

    def everything(self) -> list[dict[str, Any]]:
        rows = self._database.execute(
            "SELECT url, body, state, attempts, last_status FROM webhooks WHERE vendor = ? ORDER BY seq", self._vendor
        )
        return [
            {"url": url, "body": json.loads(body), "state": state, "attempts": attempts, "last_status": status}
            for url, body, state, attempts, status in rows
        ]

    def forget(self) -> None:
        self._database.execute("DELETE FROM webhooks WHERE vendor = ?", self._vendor)
