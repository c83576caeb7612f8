"""Running the revisions of our tables by Alembic. It is imported only when there is something to migrate: it takes a while."""

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from clearsend.store import migrations


def run(connection: sa.Connection) -> None:
    """Bring the database to the newest revision, in the transaction of `connection`."""
    command.upgrade(config(connection), "head")


def config(connection: sa.Connection | None) -> Config:
    """Where the revisions are, and over which connection they run."""
    made = Config()
    made.set_main_option("script_location", migrations.__path__[0])
    made.attributes["connection"] = connection
    return made
