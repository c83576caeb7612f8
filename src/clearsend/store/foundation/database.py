"""Connections and transactions on SQLite or PostgreSQL. This module knows no table and decides nothing.

Read and write transactions differ on SQLite: a writer takes the one write lock at its start, so that what it has read cannot
change before it writes. On PostgreSQL, the rows that a decision rests on are locked where they are read.
"""

import itertools
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from clearsend.domain.registration.prices import PriceList
from clearsend.store.engine.jobs import Job, Kind, Lane
from clearsend.store.engine.port import Engine
from clearsend.store.engine.wakeups import Wakes
from clearsend.store.foundation.vault import Vault
from clearsend.telemetry import tracing

_BEGIN = "clearsend_begin"

# PostgreSQL's default gives each statement a snapshot of its own. SQLite knows no other than this.
_ONE_SNAPSHOT = "REPEATABLE READ"
_BUSY_TIMEOUT_MS = 15_000
_POOL_SIZE = 10
_POOL_OVERFLOW = 30

# More than there are in the product: a statement that a connection has forgotten is planned anew, which takes the server
# longer than executing it.
_PREPARED_STATEMENTS = 1_000

# The rows of each index that SQLite samples, and how long a connection keeps the statistics that it was opened with.
_ANALYSED_ROWS = 400
_CONNECTION_SECONDS = 3600

# A caller of the API gets an error within five seconds if the database is away: enough time to notice a dead connection or wait
# for a free one, and then to connect again. The driver accepts no connect timeout under two seconds.
_POOL_TIMEOUT_SECONDS = 3
_POSTGRESQL_PATIENCE = {
    "connect_timeout": "2",
    "tcp_user_timeout": "3000",
    "keepalives_idle": "15",
    "keepalives_interval": "5",
    "keepalives_count": "3",
}


# A connection that was used this recently is not checked. If it is dead, the caller gets an error with a Retry-After.
_TRUSTED_SECONDS = 1.0
_RESTS_SINCE = "clearsend_rests_since"


class DatabaseUnavailable(Exception):  # noqa: N818 - reads as the fact it is
    """The database cannot be reached, or stayed locked too long. Nothing was written, unless a commit was interrupted."""


class NewerSchema(Exception):  # noqa: N818 - reads as the fact it is
    """The database was made by a newer release, whose tables this one does not know. Nothing was written."""


def create_engine(url: str) -> sa.Engine:
    """An engine for `url` (`sqlite:///…` or `postgresql://…`; psycopg 3 is the driver whatever the URL says).

    Raises: ValueError: another kind of URL.
    """
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed)
    if parsed.get_backend_name() in ("postgresql", "postgres"):
        return _postgresql_engine(parsed)
    raise ValueError("the database URL must begin with sqlite:/// or postgresql://")


def create_jobs(engine: sa.Engine) -> Engine:
    """Create the engine of jobs for the database of `engine`."""
    if engine.dialect.name == "sqlite":
        from clearsend.store.engine.sqlite import SqliteEngine

        return SqliteEngine(engine)
    from clearsend.store.engine.postgresql import PostgresEngine

    return PostgresEngine(engine)


# A plan is made once a connection, often when the tables are empty, and kept until the server counts the rows again, a minute
# later or more: without the first of these settings, it may read whole tables until then. Where there is no index to use, that
# setting makes the server believe in enormous costs; without the second, it would compile the statement.
_PREFER_INDEXES = "-c enable_seqscan=off -c jit=off"


def with_settings(url: sa.URL, *settings: str) -> sa.URL:
    """`url` with settings of PostgreSQL for its connections. What the URL sets itself wins."""
    own = url.query.get("options", "")
    return url.update_query_dict(
        {"options": " ".join([*settings, _PREFER_INDEXES, *([own] if isinstance(own, str) else own)]).strip()}
    )


def _postgresql_engine(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        # The options in the URL win.
        with_settings(
            url.set(drivername="postgresql+psycopg", query={**_POSTGRESQL_PATIENCE, **url.query}),
            "-c plan_cache_mode=force_generic_plan",
        ),
        pool_size=_POOL_SIZE,
        max_overflow=_POOL_OVERFLOW,
        pool_timeout=_POOL_TIMEOUT_SECONDS,
        # The connection used last has its statements planned.
        pool_use_lifo=True,
        connect_args={"prepare_threshold": 0},
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "connect")
    def keep_statements(connection: Any, _record: object) -> None:
        connection.prepared_max = _PREPARED_STATEMENTS

    _ping_if_rested(engine)

    @sa.event.listens_for(engine, "handle_error")
    def hide_rows(context: sa.engine.ExceptionContext) -> None:
        """Keep the first sentence of an error only: the server's DETAIL quotes the whole row, which must not reach a log."""
        error = context.original_exception
        sentence = getattr(getattr(error, "diag", None), "message_primary", None)
        if sentence is not None:
            error.args = (sentence,)
            if context.sqlalchemy_exception is not None:
                context.sqlalchemy_exception.args = (f"({type(error).__name__}) {sentence}",)

    return engine


def _ping_if_rested(engine: sa.Engine) -> None:
    """Ping a connection only if it was unused for a while: under load, each call would pay for a ping."""

    @sa.event.listens_for(engine, "checkin")
    def note_rest(_connection: Any, record: Any) -> None:
        record.info[_RESTS_SINCE] = time.monotonic()

    @sa.event.listens_for(engine, "checkout")
    def ping_if_rested(connection: Any, record: Any, _proxy: object) -> None:
        now = time.monotonic()
        # A new connection has no mark.
        if now - record.info.get(_RESTS_SINCE, now) > _TRUSTED_SECONDS:
            try:
                engine.dialect.do_ping(connection)
            except engine.dialect.loaded_dbapi.Error:
                # The pool then discards the connections that it has, without a ping for each.
                raise sa.exc.InvalidatePoolError from None


def _sqlite_engine(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        url,
        pool_size=_POOL_SIZE,
        max_overflow=_POOL_OVERFLOW,
        pool_recycle=_CONNECTION_SECONDS,
        hide_parameters=True,
    )
    # The driver must not begin transactions itself: only then does our BEGIN IMMEDIATE take effect.
    _configure_sqlite(engine)

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))

    return engine


def keep_statistics(engine: sa.Engine) -> None:
    """Let SQLite sample its tables: without statistics, SQLite considers all indexes equally good, and may read all rows of an
    organization to find one. PostgreSQL keeps its statistics automatically."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(clearsend_begin="BEGIN IMMEDIATE") as connection, connection.begin():
            connection.exec_driver_sql(f"PRAGMA analysis_limit={_ANALYSED_ROWS}")
            connection.exec_driver_sql("ANALYZE")


def _configure_sqlite(engine: sa.Engine) -> None:
    """WAL and `synchronous=FULL` on every connection: what was answered 202 survives a power cut."""

    @sa.event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        # First: changing the journal mode needs the lock, and processes that start together all want it.
        connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
        _use_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite does not wait for the lock in every phase of the switch, so this tries again."""
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
    """One open transaction and its time. Functions of the store take it as their first argument.

    `now` stays the same for the whole transaction; `new_id()` gives a fresh UUID; `prices`: what the vendors charge at present.
    """

    connection: sa.Connection
    vault: Vault
    now: datetime
    new_id: Callable[[], str]
    prices: PriceList
    _wakes: Wakes = field(default_factory=Wakes, repr=False, compare=False)
    _moments: Iterator[int] = field(default_factory=itertools.count, repr=False, compare=False)

    def moment(self) -> datetime:
        """`now`, a microsecond later with each call: a time for each of several events, in their order."""
        return self.now + timedelta(microseconds=next(self._moments))

    def wake(
        self, kind: Kind, org_id: str, subject: str, *, cause: str | None = None, at: datetime | None = None
    ) -> None:
        """Have a job look at `subject` once this transaction is committed: the only way to start background work. `at`: not
        before that time."""
        self._wakes.want(kind, org_id, subject, cause=cause, at=at)

    def end(self, job: Job, *, lane: Lane | None = None) -> None:
        """End a job with the commit of this transaction. `lane`: that of the subject's next job, from the given one on, until
        the subject comes to rest with nothing due: it is forgotten then, and its lane with it."""
        self._wakes.end(job, lane=lane)

    def revive(self, jobs: Collection[Job]) -> None:
        """Let the subjects of lost jobs wait for new ones, unless they have others by now."""
        self._wakes.revive(jobs)

    @property
    def is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    def limit_lock_wait(self, milliseconds: int) -> None:
        """Let later statements fail if they wait longer for a lock (PostgreSQL only; SQLite has its busy timeout)."""
        if not self.is_sqlite:
            self.connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")


@dataclass(frozen=True)
class Database:
    """Opens transactions. Clock, source of ids and prices are arguments, so that tests control them."""

    engine: sa.Engine
    vault: Vault
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    # The runner of jobs.
    jobs: Engine
    # The prices of the vendors at present, by the settings.
    prices: PriceList
    # SQLite has one writer, and waiting processes poll, some for seconds. Threads of one process queue for this lock instead.
    _writer: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False, compare=False)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that writes nothing. All its statements see one state of the database, however much others commit.

        Raises: DatabaseUnavailable.
        """
        with self._transaction("BEGIN", isolation_level=_ONE_SNAPSHOT) as transaction:
            yield transaction

    @contextmanager
    def glancing(self) -> Iterator[Transaction]:
        """Reads without a common snapshot. On PostgreSQL, each statement stands alone: no transaction is begun or ended.

        Raises: DatabaseUnavailable.
        """
        with self._connection() as connection:
            if self.engine.dialect.name != "sqlite":
                connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            yield self._at(connection)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that commits if the block ends without an error, and leaves no trace otherwise.

        Raises: DatabaseUnavailable.
        """
        if self.engine.dialect.name != "sqlite":
            with self._transaction("BEGIN") as transaction:
                yield transaction
            return
        if not self._writer.acquire(timeout=_BUSY_TIMEOUT_MS / 1000):
            raise DatabaseUnavailable("database is locked")
        try:
            with self._transaction("BEGIN IMMEDIATE") as transaction:
                yield transaction
        finally:
            self._writer.release()

    @contextmanager
    def _transaction(self, begin: str, *, isolation_level: str | None = None) -> Iterator[Transaction]:
        with self._connection() as connection:
            if isolation_level is not None and self.engine.dialect.name != "sqlite":
                connection = connection.execution_options(isolation_level=isolation_level)
            connection = connection.execution_options(**{_BEGIN: begin})
            with connection.begin():
                transaction = self._at(connection)
                yield transaction
                wanted = transaction._wakes.write(connection, transaction.now, tracing.traceparent())
                if wanted:
                    self.jobs.dispatch(connection, wanted)

    def _at(self, connection: sa.Connection) -> Transaction:
        return Transaction(connection, self.vault, self.clock(), self.new_id, self.prices)

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
        self.engine.dispose()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
