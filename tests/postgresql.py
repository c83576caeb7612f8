"""A private PostgreSQL server on a socket of its own, from the binaries of the machine. It never touches a server that runs already."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString
from urllib.parse import quote

import psycopg
import sqlalchemy as sa
from psycopg import sql

from clearsend.store.foundation.database import Database

_DEBIAN = Path("/usr/lib/postgresql")
_CONNECT_SECONDS = 120


def binaries() -> Path | None:
    """The newest installed server's folder, or None."""
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return None if on_path is None else Path(on_path).parent


class Cluster:
    """A running server; `url(name)` addresses one of its databases."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self._folder = folder
        self._programs = programs
        self._data = folder / "data"
        # The server refuses to run as root; Debian's package brings a user for it.
        self._user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name

    def url(self, database: str) -> str:
        # The product gives up after two seconds, and its callers try again. No test depends on how fast a machine connects.
        return (
            f"postgresql://{self._user}@/{database}?host={quote(str(self._folder))}&connect_timeout={_CONNECT_SECONDS}"
        )

    def start(self) -> None:
        if os.geteuid() == 0:
            shutil.chown(self._folder, self._user)
        self._run("initdb", "--pgdata", str(self._data), "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        # Durability is the server's own business: a test database may lose a power cut, never a kill -9 of ours.
        options = f"-k {self._folder} -c listen_addresses= -c fsync=off -c max_connections=200 -c shared_buffers=64MB"
        self._run(
            "pg_ctl", "start", "--wait", "--pgdata", str(self._data), "--log", str(self._folder / "log"), "-o", options
        )

    def stop(self) -> None:
        self._run("pg_ctl", "stop", "--mode=immediate", "--pgdata", str(self._data))

    def pause(self) -> None:
        """Stop it as an outage would: connections break."""
        self.stop()

    def resume(self) -> None:
        options = f"-k {self._folder} -c listen_addresses= -c fsync=off -c max_connections=200"
        self._run(
            "pg_ctl", "start", "--wait", "--pgdata", str(self._data), "--log", str(self._folder / "log"), "-o", options
        )

    def create(self, database: str, *, template: str = "template1") -> str:
        self._order("CREATE DATABASE {} TEMPLATE {}", database, template)
        return self.url(database)

    def drop(self, database: str) -> None:
        self._order("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)

    def dump(self, database: str) -> Path:
        """A backup, as docs/operations.md tells to make one."""
        path = self._folder / f"{database}.dump"
        self._run("pg_dump", "--format=custom", f"--file={path}", f"--dbname={self.url(database)}")
        return path

    def load(self, backup: Path, database: str) -> str:
        """A new database from a backup, as docs/operations.md tells to make one; its URL."""
        url = self.create(database, template="template0")
        self._run("pg_restore", "--exit-on-error", f"--dbname={url}", str(backup))
        return url

    def _order(self, statement: LiteralString, *names: str) -> None:
        """One statement outside a transaction: `createdb` and `dropdb` do the same, and cost a process each."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={self._user}", f"--regid={self._user}", "--clear-groups", *command]
        done = subprocess.run(
            command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {done.stderr}")


@contextmanager
def running(folder: Path, programs: Path) -> Iterator[Cluster]:
    cluster = Cluster(folder, programs)
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.stop()


def waits_for_a_lock(database: Database) -> bool:
    """Does any connection to the database wait for a lock?"""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with database.glancing() as transaction:
        return bool(transaction.connection.execute(sa.text(waiting)).scalar_one())
