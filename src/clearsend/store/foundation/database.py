"""Connections and transactions on SQLite or PostgreSQL. It knows no table and decides nothing.

Read and write transactions are different things on SQLite: a writer takes the one write lock at its start, so that what
it has read cannot change before it writes. On PostgreSQL the rows that a decision rests on are locked where they are read.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clearsend.store.engine.queue import Queue
from clearsend.store.foundation.vault import Vault

_BEGIN = "clearsend_begin"
_BUSY_TIMEOUT_MS = 15_000
_POOL_SIZE = 10
_POOL_OVERFLOW = 30

# What SQLite looks at of each index, and how long a connection goes by what it knew when it was opened.
_ANALYSED_ROWS = 400
_CONNECTION_SECONDS = 3600

# A caller of the API hears within five seconds that the database is away: that many to notice that a connection has died
# without a word or to wait for one that is in use, and then to make a new one. The driver takes no fewer than two for that.
_POOL_TIMEOUT_SECONDS = 3
_POSTGRESQL_PATIENCE = {
    "connect_timeout": "2",
    "tcp_user_timeout": "3000",
    "keepalives_idle": "15",
    "keepalives_interval": "5",
    "keepalives_count": "3",
}


# A connection that was in use so long ago is taken to live. One that does not costs a refusal that says when to come again.
_TRUSTED_SECONDS = 1.0
_RESTS_SINCE = "clearsend_rests_since"


class DatabaseUnavailable(Exception):  # noqa: N818 - reads as the fact it is
    """The database cannot be reached, or stayed locked for too long. Nothing was written."""


class NewerSchema(Exception):  # noqa: N818 - reads as the fact it is
    """The database was made by a newer release, whose tables this one does not know. Nothing was written."""


def create_engine(url: str) -> sa.Engine:
    """An engine for `url` (`sqlite:///…` or `postgresql://…`; psycopg 3 is the driver whatever the URL says)."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed)
    if parsed.get_backend_name() in ("postgresql", "postgres"):
        return _postgresql_engine(parsed)
    raise ValueError("the database URL must begin with sqlite:/// or postgresql://")


def _postgresql_engine(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        # What the URL says itself holds.
        url.set(drivername="postgresql+psycopg", query={**_POSTGRESQL_PATIENCE, **url.query}),
        pool_size=_POOL_SIZE,
        max_overflow=_POOL_OVERFLOW,
        pool_timeout=_POOL_TIMEOUT_SECONDS,
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "checkin")
    def lay_down(_connection: Any, record: Any) -> None:
        record.info[_RESTS_SINCE] = time.monotonic()

    @sa.event.listens_for(engine, "checkout")
    def look_after(connection: Any, record: Any, _proxy: object) -> None:
        """Is the server still there? Asked of a connection that has rested for a while: under load, every call would pay."""
        now = time.monotonic()
        # One without a mark is new.
        if now - record.info.get(_RESTS_SINCE, now) > _TRUSTED_SECONDS:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error:
                # The pool then makes new connections, and looks no further after those that it has.
                raise sa.exc.InvalidatePoolError from None

    @sa.event.listens_for(engine, "handle_error")
    def keep_rows_out(context: sa.engine.ExceptionContext) -> None:
        """The server's DETAIL quotes the whole row, which must not reach a log; the first sentence says what was wrong."""
        error = context.original_exception
        sentence = getattr(getattr(error, "diag", None), "message_primary", None)
        if sentence is not None:
            error.args = (sentence,)
            if context.sqlalchemy_exception is not None:
                context.sqlalchemy_exception.args = (f"({type(error).__name__}) {sentence}",)

    return engine


def _sqlite_engine(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        url,
        pool_size=_POOL_SIZE,
        max_overflow=_POOL_OVERFLOW,
        pool_recycle=_CONNECTION_SECONDS,
        hide_parameters=True,
    )
    # The driver must not begin transactions by itself: only then does BEGIN IMMEDIATE mean what it says.
    _configure_sqlite(engine, isolation_level=None)

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))

    return engine


def keep_statistics(engine: sa.Engine) -> None:
    """Let SQLite look at how its tables are filled, by samples: without, it takes any index to be as good as any other, and
    reads all rows of an organization where it could have found one. PostgreSQL does it by itself."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(clearsend_begin="BEGIN IMMEDIATE") as connection, connection.begin():
            connection.exec_driver_sql(f"PRAGMA analysis_limit={_ANALYSED_ROWS}")
            connection.exec_driver_sql("ANALYZE")


def create_runtime_engine(url: str) -> sa.Engine:
    """An engine for the workflow runtime's own tables, on the same database.

    It is another one because the runtime issues its own BEGINs on SQLite, as the driver's legacy mode makes it.
    """
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = sa.create_engine(parsed, pool_size=_POOL_SIZE, max_overflow=_POOL_OVERFLOW, hide_parameters=True)
    _configure_sqlite(engine, isolation_level="IMMEDIATE")
    return engine


def _configure_sqlite(engine: sa.Engine, *, isolation_level: str | None) -> None:
    """WAL and `synchronous=FULL` on every connection: what was answered 202 survives a power cut."""

    @sa.event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        # First of all: changing the journal mode needs the lock, and processes that start together all want it.
        connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
        _use_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.isolation_level = isolation_level


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite does not wait for the lock in every phase of that, so we ask again."""
    deadline = time.monotonic() + _BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


@dataclass(frozen=True)
class Transaction:
    """One open transaction and the moment at which it happens. Functions of the store take it first.

    `now` is the same throughout; `new_id()` gives a fresh UUID.
    """

    connection: sa.Connection
    vault: Vault
    queue: Queue
    now: datetime
    new_id: Callable[[], str]

    @property
    def is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    def limit_lock_wait(self, milliseconds: int) -> None:
        """Give up waiting for another transaction's lock after this long (PostgreSQL; SQLite has its busy timeout)."""
        if not self.is_sqlite:
            self.connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")


@dataclass(frozen=True)
class Database:
    """Where transactions come from. The clock and the source of ids are arguments, so that tests own them."""

    engine: sa.Engine
    vault: Vault
    queue: Queue
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    # SQLite has one writer, and those who wait poll for their turn, some for seconds. In one process they can queue up.
    _turn: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False, compare=False)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that writes nothing.

        Raises: DatabaseUnavailable.
        """
        with self._transaction("BEGIN") as transaction:
            yield transaction

    @contextmanager
    def glancing(self) -> Iterator[Transaction]:
        """For reads that need not be of one moment: each is by itself, so that nothing is begun or ended.

        Raises: DatabaseUnavailable.
        """
        with self._connection() as connection:
            if self.engine.dialect.name != "sqlite":
                connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            yield self._at(connection)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that commits when the block ends well and leaves no trace otherwise.

        Raises: DatabaseUnavailable.
        """
        if self.engine.dialect.name != "sqlite":
            with self._transaction("BEGIN") as transaction:
                yield transaction
            return
        if not self._turn.acquire(timeout=_BUSY_TIMEOUT_MS / 1000):
            raise DatabaseUnavailable("database is locked")
        try:
            with self._transaction("BEGIN IMMEDIATE") as transaction:
                yield transaction
        finally:
            self._turn.release()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Transaction]:
        with self._connection() as connection:
            connection = connection.execution_options(**{_BEGIN: begin})
            with connection.begin():
                yield self._at(connection)

    def _at(self, connection: sa.Connection) -> Transaction:
        return Transaction(connection, self.vault, self.queue, self.clock(), self.new_id)

    @contextmanager
    def _connection(self) -> Iterator[sa.Connection]:
        try:
            with self.engine.connect() as connection:
                yield connection
        except (sa.exc.OperationalError, sa.exc.TimeoutError, sa.exc.InterfaceError) as error:
            raise DatabaseUnavailable(str(error.__cause__ or type(error).__name__)) from error

    def ping(self) -> None:
        """Raises: DatabaseUnavailable."""
        with self.reading() as transaction:
            transaction.connection.exec_driver_sql("SELECT 1")

    def close(self) -> None:
        self.queue.close()
        self.engine.dispose()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
