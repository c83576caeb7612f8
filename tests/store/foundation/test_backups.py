"""A copy of a SQLite database is whole, of one moment, and overwrites nothing; neither does putting it back."""

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from clearsend.store.foundation import backups
from clearsend.store.foundation.backups import BackupRefused


@pytest.fixture
def database(migrated_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated_file, tmp_path / "clearsend.sqlite"))


def names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT holder FROM leases ORDER BY holder")]


def insert(connection: sqlite3.Connection, holder: str) -> None:
    connection.execute("INSERT INTO leases VALUES (?, ?, '2026-01-01')", (f"a lease of {holder}", holder))


def test_a_copy_holds_what_is_committed_and_nothing_else(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        insert(writer, "committed")
        writer.execute("BEGIN IMMEDIATE")
        insert(writer, "not committed")
        backups.copy(database, target)
        writer.execute("COMMIT")
    assert names(target) == ["committed"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    # One file, and nothing that was needed to make it.
    assert {path.name for path in tmp_path.iterdir() if "copy" in path.name} == {"copy.sqlite"}

    again = tmp_path / "elsewhere" / "clearsend.sqlite"
    backups.put_back(target, again)
    assert names(again) == ["committed"]


def test_nothing_is_overwritten(database: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    backups.copy(database, backup)
    before = backup.read_bytes()
    with pytest.raises(BackupRefused, match=r"backup\.sqlite is there already"):
        backups.copy(database, backup)
    with pytest.raises(BackupRefused, match=r"clearsend\.sqlite is there already"):
        backups.put_back(backup, database)
    assert backup.read_bytes() == before
    # What another database has left in its log would be taken for this one's.
    (tmp_path / "new.sqlite-wal").write_bytes(b"a log")
    with pytest.raises(BackupRefused, match=r"new\.sqlite-wal is there already"):
        backups.put_back(backup, tmp_path / "new.sqlite")


def test_what_is_no_backup_is_not_put_back(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "clearsend.sqlite"
    with pytest.raises(BackupRefused, match="There is no backup"):
        backups.put_back(tmp_path / "nothing", target)
    (tmp_path / "text").write_text("no database at all, but long enough to be looked at" * 100)
    with pytest.raises(BackupRefused, match="cannot be copied"):
        backups.put_back(tmp_path / "text", target)
    with closing(sqlite3.connect(tmp_path / "foreign")) as foreign:
        foreign.execute("CREATE TABLE something (else_ TEXT)")
    with pytest.raises(BackupRefused, match="no database of Clearsend"):
        backups.put_back(tmp_path / "foreign", target)
    damaged = tmp_path / "damaged"
    content = bytearray(database.read_bytes())
    content[8192:40960] = bytes(40960 - 8192)
    damaged.write_bytes(content)
    with pytest.raises(BackupRefused, match=r"damaged|copied"):
        backups.put_back(damaged, target)
    assert list(target.parent.iterdir()) == []


def test_a_copy_that_cannot_be_written_says_why(database: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="No such file or directory"):
        backups.copy(database, tmp_path / "nowhere" / "copy.sqlite")
    with pytest.raises(BackupRefused, match="There is no database"):
        backups.copy(tmp_path / "nowhere.sqlite", tmp_path / "copy.sqlite")
