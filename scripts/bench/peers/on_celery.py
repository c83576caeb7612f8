"""The peer on Celery and Redis: the job is a message that is sent when the transaction is committed.

    python -m bench.peers celery serve
    python -m bench.peers celery work

`PEER_DATABASE`, `PEER_BROKER`, `PEER_VENDORS` and `PEER_POOL` (`threads`, 20 of them, or `prefork`, 16) are its settings. A message is acknowledged when its handler has ended
(`acks_late`); that of a dead worker comes again after the broker's visibility timeout, an hour by default.
"""

import os
from typing import Any

import httpx
from celery import Celery
from psycopg_pool import ConnectionPool

from bench.peers import books, door

_POOL = os.environ.get("PEER_POOL", "threads")
_SLOTS = {"threads": 20, "prefork": 16}
# What a process needs: with `prefork`, it has one task at a time.
_CONNECTIONS = {"threads": 12, "prefork": 1}
_DATABASE = os.environ.get("PEER_DATABASE", "")
_VENDORS = os.environ.get("PEER_VENDORS", "")

app = Celery("peer", broker=os.environ.get("PEER_BROKER", "redis://"))
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    broker_connection_retry_on_startup=True,
)
_patience: dict[str, Any] = {"autoretry_for": (httpx.HTTPError,), "retry_backoff": True, "max_retries": 8}


# Opened at its first use, which is in the child where workers are processes.
_connections = ConnectionPool(
    _DATABASE, min_size=1, max_size=_CONNECTIONS[_POOL], kwargs={"autocommit": True}, open=False
)
_client = httpx.Client(timeout=30)


@app.task(name="complete", **_patience)
def complete(run_id: str) -> None:
    """Ask both vendors, settle the run, and queue its callback.

    If the process dies after the commit and before the message is sent, the callback is not sent: the second of two gaps.
    """
    _connections.open()
    with _connections.connection() as connection:
        found = connection.execute(books.START, (run_id,)).fetchone()
    if found is None:
        return
    work = books.Work(run_id, *found)
    answers = []
    for address in work.addresses(_VENDORS):
        answer = _client.get(address, headers={"authorization": "Bearer key"})
        answers.append(answer.raise_for_status().text)
    with _connections.connection() as connection, connection.transaction():
        if connection.execute(books.END_RUN, (run_id,)).fetchone() is None:
            return
        connection.execute(books.END_ATTEMPTS, (*answers, run_id))
        added = connection.execute(books.ADD_CALLBACK, (run_id, work.callback(), work.callback_url))
        (outbox_id,) = added.fetchone() or (None,)
    deliver.delay(outbox_id)


@app.task(name="deliver", **_patience)
def deliver(outbox_id: int) -> None:
    """Send the callback, and record the attempt.

    Raises: HTTPStatusError, if the receiver refuses it, so that it is tried again.
    """
    _connections.open()
    with _connections.connection() as connection:
        found = connection.execute(books.TAKE_CALLBACK, (outbox_id,)).fetchone()
    if found is None:
        return
    url, body = found
    answer = _client.post(url, content=body, headers=books.signed(outbox_id, body))
    with _connections.connection() as connection:
        connection.execute(books.END_CALLBACK, (outbox_id, answer.status_code, answer.is_success, outbox_id))
    answer.raise_for_status()


def serve() -> None:
    # The first of two gaps: if the process dies between the commit and the message, the run stays queued.
    door.serve(_DATABASE, after=complete.delay)


def work() -> None:
    lean = ["--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "WARNING"]
    app.worker_main(["worker", "--pool", _POOL, "--concurrency", str(_SLOTS[_POOL]), *lean])
