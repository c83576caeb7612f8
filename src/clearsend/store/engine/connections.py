"""The connections of the engine on PostgreSQL: a small pool of its own, because its workers live in an event loop."""

import asyncio
import weakref
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg_pool import AsyncConnectionPool

_PATIENCE_SECONDS = 5.0

# A connection is checked before it is used, unless it was checked this recently.
_TRUSTED_SECONDS = 1.0


def pool(url: sa.URL) -> AsyncConnectionPool:
    """A pool for the database at `url`, not yet open."""
    conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return AsyncConnectionPool(conninfo, min_size=1, max_size=10, timeout=_PATIENCE_SECONDS, check=_Check(), open=False)


class _Check:
    """Checks a connection of a pool before it is used, at most once a second."""

    def __init__(self) -> None:
        self._checked_at: weakref.WeakKeyDictionary[psycopg.AsyncConnection[Any], float] = weakref.WeakKeyDictionary()

    async def __call__(self, connection: psycopg.AsyncConnection[Any]) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._checked_at.get(connection, 0.0) > _TRUSTED_SECONDS:
            await AsyncConnectionPool.check_connection(connection)
            self._checked_at[connection] = now
