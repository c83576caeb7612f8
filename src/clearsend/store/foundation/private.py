"""Files that only their owner may read: the databases hold tax ids, contacts and (encrypted) tokens. This module reads no file.

SQLite gives its log and its index the permissions of the database, so the database file must exist with the right permissions
first. A folder or file of another user is left as it is: that user has decided about it.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

_OF_OTHERS = 0o077


def keep_folder(folder: Path) -> None:
    """Make `folder` unless it exists, and remove all permissions of other users on it and on the files in it.

    Raises: OSError if the folder cannot be made or listed.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _close_to_others(folder)
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink():
            _close_to_others(path)


def keep_file(path: Path) -> None:
    """Make an empty file `path` unless it exists, and remove other users' permissions on it and on SQLite's files beside it."""
    with suppress(OSError):  # opening the database reports what is wrong
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    for each in (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))):
        if each.is_file():
            _close_to_others(each)


def _close_to_others(path: Path) -> None:
    with suppress(FileNotFoundError, PermissionError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OF_OTHERS:
            path.chmod(mode & ~_OF_OTHERS)
