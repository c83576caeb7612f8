"""`clearsend db backup` and `clearsend db restore`: for SQLite. It never copies the secret key, which belongs somewhere else."""

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
    """Copy the SQLite database to PATH while servers work on it. The secret key is not in it: keep that, too."""
    settings = output.load_settings()
    database = _file(settings, "pg_dump --format=custom")
    try:
        backups.copy(database, path)
    except BackupRefused as refusal:
        _end(str(refusal))
    output.print_record({"backup": str(path), "bytes": path.stat().st_size}, as_json=as_json)
    output.complain(_about_the_key(settings))


def restore(
    path: Annotated[Path, typer.Argument(help="A file that `clearsend db backup` has written.")],
    as_json: AsJson = False,
) -> None:
    """Make the SQLite database of the settings from the backup at PATH. There must be none, and no server may run."""
    settings = output.load_settings()
    try:
        backups.put_back(path, _file(settings, "pg_restore"))
    except BackupRefused as refusal:
        _end(str(refusal))
    output.print_record({"database": app.describe_database(settings), "restored_from": str(path)}, as_json=as_json)
    output.complain(_about_the_key(settings))


def _file(settings: Settings, tool: str) -> Path:
    """Where the SQLite database is."""
    path = settings.sqlite_path
    if path is None:
        _end(f"This is for SQLite. PostgreSQL has tools of its own: {tool}; docs/operations.md says how.")
    return path


def _about_the_key(settings: Settings) -> str:
    where = "CLEARSEND_SECRET_KEY" if settings.secret_key else str(settings.data_dir / SECRET_KEY_FILE)
    return f"Without the secret key ({where}) a backup cannot be used: keep both, and not in the same place."


def _end(sentence: str) -> NoReturn:
    output.complain(sentence)
    raise typer.Exit(1)
