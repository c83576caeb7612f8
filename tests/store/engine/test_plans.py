"""On PostgreSQL, a connection that has planned its statements on empty tables still finds rows by index when there are many."""

import asyncio

import procrastinate
import pytest
import sqlalchemy as sa

from clearsend.store.engine import pools
from clearsend.store.engine.jobs import Kind, Lane
from clearsend.store.foundation import database as databases
from clearsend.store.foundation.database import Database

_JOBS = 1_000
_TAKEN = 5
# From its sixth call on, a function keeps the plan that it has.
_CALLS_UNTIL_PLANNED = 6
# Rows of the table, and entries of its indexes.
_READ = sa.text(
    "SELECT seq_tup_read + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'procrastinate_jobs') "
    "FROM pg_stat_user_tables WHERE relname = 'procrastinate_jobs'"
)


def _add_many(database: Database) -> None:
    with database.writing() as transaction:
        for number in range(_JOBS):
            transaction.wake(Kind.COMPLETE_PROFILE, "org", f"run {number}")


def _read(database: Database) -> int:
    """The number of rows and entries of the library's jobs that have been read so far."""
    with database.engine.connect() as connection:
        return int(connection.execute(_READ).scalar_one())


async def _take(database: Database) -> int:
    """Plan on an empty table, then take a few of many jobs, all on one connection; the number that was taken."""
    queues = [Lane.COMPLETIONS.value, f"{Lane.COMPLETIONS}-more"]
    async with pools.create(database.engine.url, patience_seconds=60) as pool:
        app = procrastinate.App(connector=procrastinate.PsycopgConnector())
        await app.open_async(pool)
        worker_id = await app.job_manager.register_worker()
        for _ in range(_CALLS_UNTIL_PLANNED):
            assert await app.job_manager.fetch_job(queues=queues, worker_id=worker_id) is None
        await asyncio.to_thread(_add_many, database)
        taken = [await app.job_manager.fetch_job(queues=queues, worker_id=worker_id) for _ in range(_TAKEN)]
        async with pool.connection() as connection:
            await connection.execute("SELECT pg_stat_force_next_flush()")
        return sum(job is not None for job in taken)


# SQLite plans each statement anew.
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_taking_a_job_does_not_read_all_others(database: Database) -> None:
    """Compared with each other, they were a million comparisons for every job that is taken."""
    with database.engine.begin() as connection:
        # It is counted while it is empty, as it usually is, and not again.
        connection.execute(sa.text("ANALYZE procrastinate_jobs"))
        connection.execute(sa.text("ALTER TABLE procrastinate_jobs SET (autovacuum_enabled = off)"))
    assert asyncio.run(_take(database)) == _TAKEN
    database.engine.dispose()
    assert _read(database) < _JOBS * _TAKEN * 3


def test_the_settings_of_the_url_win() -> None:
    url = sa.make_url("postgresql://somebody@/somewhere?options=-c%20jit%3Don")
    options = databases.with_settings(url, "-c plan_cache_mode=auto").query["options"]
    assert options == "-c plan_cache_mode=auto -c enable_seqscan=off -c jit=off -c jit=on"
