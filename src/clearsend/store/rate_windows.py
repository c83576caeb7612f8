"""Rate windows count the use of a limit by all processes. This module does not know what is limited, and refuses no caller.

The counting has a connection pool of its own, so that a request, which holds a connection already, never waits for a second one
of the same pool. Its commits do not wait for the disk: a power cut can only lose the last moment's counting.
"""

import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.store.foundation import database as databases
from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.store.foundation.tables import rate_windows

LASTS = timedelta(minutes=1)

# Counting must not delay a request: after this time, the process counts alone. It is long enough for a first connection.
_PATIENCE_SECONDS = 2.0
# SQLite's own wait asks for the lock at ever longer intervals, and would lose against writers that queue for it.
_ASK_AGAIN_SECONDS = 0.003


@dataclass(frozen=True)
class Window:
    """A window after a `take`. `used`: the amount that all processes have taken; it may exceed the limit."""

    starts_at: datetime
    used: int


class RateWindows:
    """The windows in `database`. Their connections are closed together with the connections of `database`."""

    def __init__(self, database: Database, *, patience_seconds: float = _PATIENCE_SECONDS) -> None:
        self._patience_seconds = patience_seconds
        self.clock = database.clock
        self.engine = databases.create_engine(database.engine.url.render_as_string(hide_password=False))
        sa.event.listen(self.engine, "connect", _hurry_sqlite if self._is_sqlite else self._hurry_postgresql)
        sa.event.listen(database.engine, "engine_disposed", lambda _engine: self.engine.dispose())
        self._lock = threading.Lock()

    @property
    def _is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def take(self, name: str, amount: int) -> Window:
        """Take `amount` from the window `name`, or from a new window if its minute is over, in one statement and one commit.

        Raises: DatabaseUnavailable, also if the database stays busy for `patience_seconds`.
        """
        gives_up_at = time.monotonic() + self._patience_seconds
        if not self._lock.acquire(timeout=self._patience_seconds):
            raise DatabaseUnavailable("the rate windows are busy")
        try:
            while True:
                try:
                    return self._take(name, amount)
                except (sa.exc.OperationalError, sa.exc.TimeoutError, sa.exc.InterfaceError) as error:
                    if not _is_locked(error) or time.monotonic() > gives_up_at:
                        raise DatabaseUnavailable(str(error.__cause__ or type(error).__name__)) from error
                time.sleep(_ASK_AGAIN_SECONDS)
        finally:
            self._lock.release()

    def _take(self, name: str, amount: int) -> Window:
        now = self.clock()
        insert = sqlite.insert if self._is_sqlite else postgresql.insert
        taken = insert(rate_windows).values(name=name, starts_at=now, used=amount)
        is_over = rate_windows.c.starts_at <= now - LASTS
        statement = taken.on_conflict_do_update(
            index_elements=["name"],
            set_={
                "starts_at": sa.case((is_over, taken.excluded.starts_at), else_=rate_windows.c.starts_at),
                "used": sa.case((is_over, amount), else_=rate_windows.c.used + amount),
            },
        ).returning(rate_windows.c.starts_at, rate_windows.c.used)
        with self.engine.begin() as connection:
            row = connection.execute(statement).one()
        return Window(row.starts_at, row.used)

    def _hurry_postgresql(self, connection: Any, _record: object) -> None:
        connection.execute(f"SET lock_timeout = {int(self._patience_seconds * 1000)}")
        connection.execute("SET synchronous_commit = off")
        connection.commit()


def _hurry_sqlite(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout=0")
    connection.execute("PRAGMA synchronous=NORMAL")


def _is_locked(error: sa.exc.SQLAlchemyError) -> bool:
    """Is the error only that another writer has SQLite's lock?"""
    original = error.orig if isinstance(error, sa.exc.DBAPIError) else None
    return str(getattr(original, "sqlite_errorname", "")).startswith("SQLITE_BUSY")
