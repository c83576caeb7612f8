"""Runs the revisions of our tables by Alembic. Imported only for a migration, since the import is slow."""

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from clearsend.store import migrations


def run(connection: sa.Connection) -> None:
    """Bring the database to the newest revision, in the transaction of `connection`."""
    command.upgrade(config(connection), "head")


def config(connection: sa.Connection | None) -> Config:
    """Alembic's configuration: the folder of the revisions, and the connection over which they run."""
    made = Config()
    made.set_main_option("script_location", migrations.__path__[0])
    made.attributes["connection"] = connection
    return made
