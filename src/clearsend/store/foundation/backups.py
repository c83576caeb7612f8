"""Copies a SQLite database while it is in use, and puts a copy in place as a database. It never overwrites anything.

PostgreSQL has its own tools for that: docs/operations.md.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from clearsend.store.foundation import private

_BUSY_TIMEOUT_SECONDS = 15


class BackupRefused(Exception):  # noqa: N818 - reads as the fact it is
    """The file was not written; the message says why."""


def copy(database: Path, target: Path) -> None:
    """Write to `target` the content of `database` at this moment, without disturbing its users.

    Raises: BackupRefused.
    """
    if not database.exists():
        raise BackupRefused(f"There is no database at {database}.")
    _refuse_to_overwrite(target)
    with _whole_or_not_at_all(target) as unfinished:
        _copy(database, unfinished)
        _check(unfinished)


def put_back(backup: Path, database: Path) -> None:
    """Copy `backup` to `database`, which must not exist yet.

    Raises: BackupRefused; OSError if the folder cannot be made.
    """
    if not backup.exists():
        raise BackupRefused(f"There is no backup at {backup}.")
    # SQLite would replay another database's leftover log into this one, and destroy it.
    for path in (database, *(database.with_name(database.name + suffix) for suffix in ("-wal", "-shm"))):
        _refuse_to_overwrite(path)
    if not database.parent.is_dir():
        private.keep_folder(database.parent)
    with _whole_or_not_at_all(database) as unfinished:
        _copy(backup, unfinished)
        _check(unfinished)


def _refuse_to_overwrite(path: Path) -> None:
    if path.exists():
        raise BackupRefused(f"{path} is there already, and is not overwritten: stop what uses it, and move it away.")


@contextmanager
def _whole_or_not_at_all(path: Path) -> Iterator[Path]:
    """A file beside `path`, readable by its owner only, that gets the name `path` when the block ends without an error."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            yield unfinished
            with unfinished.open("rb") as file:
                os.fsync(file.fileno())
            os.link(unfinished, path)
        finally:
            unfinished.unlink()
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    except OSError as error:
        raise BackupRefused(f"{path} cannot be written: {error.strerror}.") from None


def _copy(source: Path, target: Path) -> None:
    """Copy by SQLite's backup API: the copy is consistent, even if other processes write to the database meanwhile."""
    try:
        with (
            closing(
                sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=_BUSY_TIMEOUT_SECONDS)
            ) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            # A copy is one file: the process that opens it as a database switches the write-ahead log on again.
            new.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise BackupRefused(f"{source} cannot be copied: {error}.") from None


def _check(path: Path) -> None:
    """Raises: BackupRefused if the file is damaged, or not a database of ours."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            sentences = [row[0] for row in connection.execute("PRAGMA integrity_check(3)")]
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.Error as error:
        sentences, tables = [str(error)], set()
    if sentences != ["ok"]:
        raise BackupRefused(f"The database is damaged: {'; '.join(sentences)}.")
    if not {"organizations", "alembic_version"} <= tables:
        raise BackupRefused("This is no database of Clearsend.")
