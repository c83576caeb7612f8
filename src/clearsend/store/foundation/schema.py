"""Brings a database to this version's schema: our tables by Alembic, the engine's on PostgreSQL by the engine. Only revisions move data."""

from importlib import resources
from typing import Any

import sqlalchemy as sa

from clearsend.store.foundation import database
from clearsend.store.foundation.database import DatabaseUnavailable, NewerSchema, create_engine

# An arbitrary constant, the same in all processes: processes that start together must not migrate at the same time.
_MIGRATION_LOCK = 0x436C6561

# The table in which Alembic keeps the revision.
_REVISION = sa.table("alembic_version", sa.column("version_num", sa.String))


def upgrade(url: str) -> str:
    """Migrate the database at `url` to the newest revision and return its number. Safe to repeat, also in several processes.

    Raises: DatabaseUnavailable; NewerSchema.
    """
    engine = create_engine(url)
    try:
        if _found(engine) != newest():
            _migrate(engine)
        if engine.dialect.name == "postgresql":
            from clearsend.store.engine import postgresql

            postgresql.upgrade(engine)
        database.keep_statistics(engine)
    except sa.exc.OperationalError as error:
        raise DatabaseUnavailable(str(error.__cause__)) from error
    finally:
        engine.dispose()
    return newest()


def _migrate(engine: sa.Engine) -> None:
    from clearsend.store.foundation import revisions

    with engine.connect() as connection:
        connection = connection.execution_options(clearsend_begin="BEGIN IMMEDIATE")
        if connection.dialect.name == "sqlite":
            # Alembic copies a table and drops the old one: foreign keys must not react meanwhile. SQLite allows the switch
            # only before the transaction begins, and it ends with this connection, which is used for nothing else.
            _driver(connection).execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
            _refuse_newer(connection)
            revisions.run(connection)


def _refuse_newer(connection: sa.Connection) -> None:
    """Raises: NewerSchema."""
    found = _revision(connection)
    if found is not None and found not in _known():
        raise NewerSchema(
            f"The database was made by a newer release (its schema is {found}, the newest known here is {newest()}): start "
            "that release, or restore the backup from before the upgrade."
        )


def _driver(connection: sa.Connection) -> Any:
    """The driver's own connection, beside SQLAlchemy's transaction."""
    return connection.connection.driver_connection


def current(url: str) -> str | None:
    """The revision of the database at `url`, or None if it has no tables of ours.

    Raises: DatabaseUnavailable.
    """
    engine = create_engine(url)
    try:
        return _found(engine)
    except sa.exc.OperationalError as error:
        raise DatabaseUnavailable(str(error.__cause__)) from error
    finally:
        engine.dispose()


def newest() -> str:
    """The revision that this version of the code works with."""
    return max(_known())


def _known() -> set[str]:
    """The revisions of this version, by the names of their files: `0001_first_schema.py` is revision 0001."""
    files = (resources.files("clearsend.store") / "migrations" / "versions").iterdir()
    return {file.name.partition("_")[0] for file in files if file.name[:4].isdigit()}


def _found(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        return _revision(connection)


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table(_REVISION.name):
        return None
    revision: str | None = connection.execute(sa.select(_REVISION.c.version_num)).scalar_one_or_none()
    return revision
