"""Bringing a database to the schema of this version: our tables by Alembic, the engine's by the engine. It moves no data by itself."""

from importlib import resources
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from clearsend.store import queue
from clearsend.store.database import DatabaseUnavailable, NewerSchema, create_engine

# Any constant: processes that start together must not migrate together.
_MIGRATION_LOCK = 0x436C6561


def upgrade(url: str) -> str:
    """Migrate the database at `url` to the newest revision and return that. Safe to repeat and to run at once.

    Raises: DatabaseUnavailable; NewerSchema.
    """
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            connection = connection.execution_options(clearsend_begin="BEGIN IMMEDIATE")
            if connection.dialect.name == "sqlite":
                # A table that Alembic copies is dropped for a moment: what refers to it must not notice. Only possible
                # before the transaction begins, and over with this connection, which is not used for anything else.
                _driver(connection).execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
                _refuse_newer(connection)
                command.upgrade(_config(connection), "head")
        queue.upgrade(engine.url)
    except sa.exc.OperationalError as error:
        raise DatabaseUnavailable(str(error.__cause__)) from error
    finally:
        engine.dispose()
    return newest()


def _refuse_newer(connection: sa.Connection) -> None:
    """Raises: NewerSchema."""
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(_config(None)).walk_revisions()}
    if found is not None and found not in known:
        raise NewerSchema(
            f"The database was made by a newer release (its schema is {found}, the newest known here is {newest()}): start "
            "that release, or restore the backup from before the upgrade."
        )


def _driver(connection: sa.Connection) -> Any:
    """The driver's own connection, beside SQLAlchemy's transaction."""
    return connection.connection.driver_connection


def current(url: str) -> str | None:
    """The revision of the database at `url`, or None when it has no tables of ours.

    Raises: DatabaseUnavailable.
    """
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except sa.exc.OperationalError as error:
        raise DatabaseUnavailable(str(error.__cause__)) from error
    finally:
        engine.dispose()


def newest() -> str:
    """The revision that this version of the code works with."""
    revision = ScriptDirectory.from_config(_config(None)).get_current_head()
    assert revision is not None
    return revision


def _config(connection: sa.Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("clearsend.store") / "migrations"))
    config.attributes["connection"] = connection
    return config
