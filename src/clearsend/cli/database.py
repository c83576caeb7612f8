"""Opens the database of the settings for one command, and closes it. It prints only errors that the operator can fix; the exit
status is then 1."""

from collections.abc import Iterator
from contextlib import contextmanager

from clearsend.cli import founding, output
from clearsend.store.foundation.database import Database, Transaction


@contextmanager
def opened() -> Iterator[Database]:
    """The database of the settings, brought to the schema of this version."""
    with output.refusing(), founding.open_database(output.load_settings()) as database:
        yield database


@contextmanager
def reading() -> Iterator[Transaction]:
    """A transaction that reads."""
    with opened() as database, database.reading() as transaction:
        yield transaction


@contextmanager
def writing() -> Iterator[Transaction]:
    """A transaction that writes, committed if the block ends without an error."""
    with opened() as database, database.writing() as transaction:
        yield transaction
