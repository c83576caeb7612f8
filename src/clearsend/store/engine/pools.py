"""The pool of connections for the library's workers of a process. The rest of the process has its own (`foundation/database.py`)."""

import asyncio
import weakref
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg_pool import AsyncConnectionPool

from clearsend.store.foundation.database import with_settings

_MOST = 10

# A connection is checked before it is used, unless it was checked this recently.
_TRUSTED_SECONDS = 1.0


def create(url: sa.URL, *, patience_seconds: float) -> AsyncConnectionPool:
    """A pool that is not open yet, and whose callers wait for so long for a connection."""
    # Without these settings, to take one of 4,000 jobs that were added at once takes 1.6 s, and with them 3 ms: the library compares
    # each with all others if the plan was made when there were none.
    place = with_settings(url).set(drivername="postgresql+psycopg")
    _, arguments = place.get_dialect()().create_connect_args(place)
    return AsyncConnectionPool(
        kwargs=dict(arguments), min_size=1, max_size=_MOST, timeout=patience_seconds, check=_Check(), open=False
    )


class _Check:
    """Checks a connection before it is used: after an outage, each dead one would fail a worker. At most once a second: under
    load, each use would pay for it."""

    def __init__(self) -> None:
        self._checked_at: weakref.WeakKeyDictionary[psycopg.AsyncConnection[Any], float] = weakref.WeakKeyDictionary()

    async def __call__(self, connection: psycopg.AsyncConnection[Any]) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._checked_at.get(connection, 0.0) > _TRUSTED_SECONDS:
            await AsyncConnectionPool.check_connection(connection)
            self._checked_at[connection] = now
