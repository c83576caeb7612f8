"""The data folder is its owner's alone: when it is made, and when it was made by a release that left it open."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clearsend.store.foundation import private


@pytest.fixture(autouse=True)
def open_by_default() -> Iterator[None]:
    """As most systems are: what is made without a word can be read by everybody."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def modes(folder: Path) -> dict[str, str]:
    return {path.name: mode(path) for path in sorted(folder.iterdir())}


def run(*arguments: str, **environment: str) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("CLEARSEND_")}
    command = [sys.executable, "-m", "clearsend", *arguments]
    done = subprocess.run(command, env=own | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_new_data_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "data"
    run("org", "create", "Northwind", "--email", "ann@northwind.example", CLEARSEND_DATA_DIR=str(folder))
    assert mode(folder) == "0o700"
    found = modes(folder)
    assert {"clearsend.sqlite", "secret_key"} <= set(found)
    assert set(found.values()) == {"0o600"}, found


def test_one_that_was_left_open_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    environment = {"CLEARSEND_DATA_DIR": str(folder)}
    run("db", "upgrade", **environment)
    for name in ("simulators.sqlite", "clearsend.sqlite-wal", "clearsend.sqlite-shm"):
        (folder / name).touch()
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)

    run("db", "upgrade", **environment)

    assert mode(folder) == "0o700"
    assert set(modes(folder).values()) == {"0o600"}, modes(folder)


def test_a_database_elsewhere_is_closed_and_its_folder_left(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    database = shared / "ours.sqlite"
    environment = {"CLEARSEND_DATABASE_URL": f"sqlite:///{database}", "CLEARSEND_DATA_DIR": str(tmp_path / "data")}
    run("db", "upgrade", **environment)
    assert (mode(shared), mode(database)) == ("0o755", "0o600")
    database.chmod(0o664)
    run("db", "check", **environment)
    assert mode(database) == "0o600"


def test_what_its_owner_may_stays(tmp_path: Path) -> None:
    script, link, elsewhere = tmp_path / "script", tmp_path / "link", tmp_path.parent / f"{tmp_path.name}-elsewhere"
    script.touch(mode=0o755)
    elsewhere.touch(mode=0o644)
    link.symlink_to(elsewhere)
    private.keep_folder(tmp_path)
    assert mode(script) == "0o700"
    assert mode(elsewhere) == "0o644", "a link leads to what is not ours"
