"""The peer on Procrastinate: the job is a row of the same transaction, and 24 coroutines of one worker take the jobs.

    python -m bench.peers procrastinate serve
    python -m bench.peers procrastinate work

`PEER_DATABASE` and `PEER_VENDORS` are its settings. Finished jobs are deleted; jobs of a dead worker are tried again by a
periodic task, as the library's guide has it, with shorter intervals than its own.
"""

import asyncio
import os
from typing import Any

import httpx
import psycopg
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy
from psycopg_pool import AsyncConnectionPool

from bench.peers import books, door

_COROUTINES = 24
_CONNECTIONS = 12
_HEARTBEAT_SECONDS = 5.0
_DEAD_AFTER_SECONDS = 15.0
_DATABASE = os.environ.get("PEER_DATABASE", "")
_VENDORS = os.environ.get("PEER_VENDORS", "")

app = App(connector=PsycopgConnector(conninfo=_DATABASE))
_patience = RetryStrategy(max_attempts=8, exponential_wait=2)


class Tools:
    """What the handlers of a worker share."""

    pool: AsyncConnectionPool[psycopg.AsyncConnection[Any]]
    client: httpx.AsyncClient


tools = Tools()


@app.task(name="complete", queue="completions", retry=_patience)
async def complete(run_id: str) -> None:
    """Ask both vendors, settle the run, and queue its callback, once."""
    async with tools.pool.connection() as connection:
        found = await (await connection.execute(books.START, (run_id,))).fetchone()
    if found is None:
        return
    work = books.Work(run_id, *found)
    answers = []
    for address in work.addresses(_VENDORS):
        answer = await tools.client.get(address, headers={"authorization": "Bearer key"})
        answers.append(answer.raise_for_status().text)
    async with tools.pool.connection() as connection, connection.transaction():
        if await (await connection.execute(books.END_RUN, (run_id,))).fetchone() is None:
            return
        await connection.execute(books.END_ATTEMPTS, (*answers, run_id))
        added = await connection.execute(books.ADD_CALLBACK, (run_id, work.callback(), work.callback_url))
        (outbox_id,) = await added.fetchone() or (None,)
        await deliver.configure(connection=connection).defer_async(outbox_id=outbox_id)


@app.task(name="deliver", queue="callbacks", retry=_patience)
async def deliver(outbox_id: int) -> None:
    """Send the callback, and record the attempt.

    Raises: HTTPStatusError, if the receiver refuses it, so that it is tried again.
    """
    async with tools.pool.connection() as connection:
        found = await (await connection.execute(books.TAKE_CALLBACK, (outbox_id,))).fetchone()
    if found is None:
        return
    url, body = found
    answer = await tools.client.post(url, content=body, headers=books.signed(outbox_id, body))
    async with tools.pool.connection() as connection:
        await connection.execute(books.END_CALLBACK, (outbox_id, answer.status_code, answer.is_success, outbox_id))
    answer.raise_for_status()


# The sixth field of the expression is that of the seconds.
@app.periodic(cron="* * * * * */10")
@app.task(name="retry_stalled", queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Give the jobs of workers that have died to others."""
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER_SECONDS):
        await manager.retry_job(job)


def serve() -> None:
    def within(connection: psycopg.Connection[Any], run_id: str) -> None:
        complete.configure(connection=connection).defer(run_id=run_id)

    door.serve(_DATABASE, within=within)


def work() -> None:
    asyncio.run(_work())


async def _work() -> None:
    async with (
        AsyncConnectionPool(
            _DATABASE, min_size=_CONNECTIONS, max_size=_CONNECTIONS, configure=_commit_each, open=False
        ) as tools.pool,
        httpx.AsyncClient(timeout=30) as tools.client,
        app.open_async(tools.pool),
    ):
        await app.run_worker_async(
            concurrency=_COROUTINES,
            delete_jobs="always",
            update_heartbeat_interval=_HEARTBEAT_SECONDS,
            stalled_worker_timeout=_DEAD_AFTER_SECONDS,
        )


async def _commit_each(connection: psycopg.AsyncConnection[Any]) -> None:
    """Most transactions are of one statement, which then needs no BEGIN and COMMIT."""
    await connection.set_autocommit(True)


def create_queue(url: str) -> None:
    """Make the library's tables."""
    asyncio.run(_create_queue(url))


async def _create_queue(url: str) -> None:
    async with App(connector=PsycopgConnector(conninfo=url)).open_async() as opened:
        await opened.schema_manager.apply_schema_async()
