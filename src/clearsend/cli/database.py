"""The database for one command: opened by the settings, used once, closed. Errors that a person can fix become a sentence and an exit
status of 1; it prints nothing else."""

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
    """A transaction that writes, committed when the command has no objection."""
    with opened() as database, database.writing() as transaction:
        yield transaction
