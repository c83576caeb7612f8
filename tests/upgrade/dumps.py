"""Dumps of older releases that were killed at work, and databases made of them. `snapshot.py` makes the dumps."""

import itertools
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests import postgresql
from tests.postgresql import Cluster

RELEASES = Path(__file__).parent / "releases"
REVISIONS = sorted({path.name.removeprefix("schema-").partition("-")[0] for path in RELEASES.glob("*.sql")})

_numbers = itertools.count(1)


@contextmanager
def restored(
    request: pytest.FixtureRequest, folder: Path, store: str, revision: str, edit: Callable[[str], str] = str
) -> Iterator[str]:
    """The URL of a database of `store` that contains the dump of `revision`, edited."""
    dump = edit((RELEASES / f"schema-{revision}-{store}.sql").read_text())
    if store == "sqlite":
        with closing(sqlite3.connect(folder / "old.sqlite")) as connection:
            connection.executescript(dump)
        yield f"sqlite:///{folder / 'old.sqlite'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"old_release_{os.getpid()}_{next(_numbers)}"
    url = cluster.create(name)
    _load(url, dump)
    yield url
    cluster.drop(name)


def restored_vendors(folder: Path, store: str, revision: str) -> Path:
    """The file of the simulated vendors as they were when the dump was made."""
    path = folder / "vendors.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((RELEASES / f"schema-{revision}-{store}-vendors.sql").read_text())
    return path


def _load(url: str, dump: str) -> None:
    programs = postgresql.binaries()
    assert programs is not None
    done = subprocess.run(
        [programs / "psql", "--quiet", "--set=ON_ERROR_STOP=1", url], input=dump, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
