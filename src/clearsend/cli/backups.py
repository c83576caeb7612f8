"""`clearsend db backup` and `clearsend db restore`, for SQLite. They never copy the secret key."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from clearsend import app
from clearsend.cli import output
from clearsend.cli.output import AsJson
from clearsend.settings import SECRET_KEY_FILE, Settings
from clearsend.store.foundation import backups
from clearsend.store.foundation.backups import BackupRefused


def backup(
    path: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")], as_json: AsJson = False
) -> None:
    """Copy the SQLite database to PATH, even while servers use it. The copy lacks the secret key: back that up separately."""
    settings = output.load_settings()
    database = _file(settings, "pg_dump --format=custom")
    try:
        backups.copy(database, path)
    except BackupRefused as refusal:
        _end(str(refusal))
    output.print_record({"backup": str(path), "bytes": path.stat().st_size}, as_json=as_json)
    output.complain(_about_the_key(settings))


def restore(
    path: Annotated[Path, typer.Argument(help="A file written by `clearsend db backup`.")],
    as_json: AsJson = False,
) -> None:
    """Restore the SQLite database from the backup at PATH. The database must not exist yet, and no server may run."""
    settings = output.load_settings()
    try:
        backups.put_back(path, _file(settings, "pg_restore"))
    except BackupRefused as refusal:
        _end(str(refusal))
    output.print_record({"database": app.describe_database(settings), "restored_from": str(path)}, as_json=as_json)
    output.complain(_about_the_key(settings))


def _file(settings: Settings, tool: str) -> Path:
    """Path of the SQLite database; on PostgreSQL, the command ends with a sentence that names `tool`."""
    path = settings.sqlite_path
    if path is None:
        _end(f"This command is for SQLite. On PostgreSQL, use {tool}, as docs/operations.md describes.")
    return path


def _about_the_key(settings: Settings) -> str:
    where = "CLEARSEND_SECRET_KEY" if settings.secret_key else str(settings.data_dir / SECRET_KEY_FILE)
    return f"Without the secret key ({where}), a backup is useless: keep both, in different places."


def _end(sentence: str) -> NoReturn:
    output.complain(sentence)
    raise typer.Exit(1)
