"""A storm over an engine: producers in threads and processes, some of whose transactions are rolled back, and workers that are
killed. Each subject is woken by all producers at about the same time and never again: no later wake-up heals a lost one.

It asserts nothing: `Outcome` says what was lost.
"""

import multiprocessing
import random
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import wakeups
from tests.store.engine import players
from tests.store.engine.players import KIND, Process, Visit
from tests.world import eventually

# Part of the transactions are rolled back.
_ROLLED_BACK = 0.15

# No living worker is so silent, however busy the machine is.
_DEAD_AFTER_SECONDS = 10.0

_CONTEXT = multiprocessing.get_context("forkserver")


@dataclass(frozen=True)
class Storm:
    """`is_naive`: producers look whether the subject waits for a job already, and wake it only if it does not. That is wrong:
    the job may begin, and read its items, before the new item is committed."""

    seed: int
    subjects: int
    threads: int = 2
    processes: int = 1
    kills: int = 0
    is_naive: bool = False
    pace_seconds: float = 0.02


@dataclass(frozen=True)
class Outcome:
    """`items`: the number of those that were committed. `lost`: the subjects of items that no pass has seen."""

    items: int
    lost: Sequence[str]
    overlapping: Sequence[tuple[Visit, Visit]]


class _RollBack(Exception):  # noqa: N818 - no error
    """The producer changes its mind."""


def rage(url: str, storm: Storm) -> Outcome:
    """Let the storm go over the database of `url`, which has the players' tables, until all is quiet again."""
    with players.opened(url) as database, ExitStack() as stack:
        workers = [stack.enter_context(Process(url, "first", dead_after=_DEAD_AFTER_SECONDS)) for _ in range(2)]
        for worker in workers:
            worker.await_ready()
        starts_at = time.time() + 1
        producers: list[Any] = [
            threading.Thread(target=produce, args=[database, storm, number, starts_at])
            for number in range(storm.threads)
        ]
        producers += [
            _CONTEXT.Process(target=_produce_in_process, args=[url, storm, storm.threads + number, starts_at])
            for number in range(storm.processes)
        ]
        for producer in producers:
            producer.start()
        for kill in range(storm.kills):
            _await_part(database, storm, (kill + 1) / (storm.kills + 2))
            workers.pop(0).kill()
            workers.append(stack.enter_context(Process(url, f"heir {kill}", dead_after=_DEAD_AFTER_SECONDS)))
        for producer in producers:
            producer.join()
        eventually(lambda: players.is_quiet(database), bool, what="quiet after the storm")
        with database.reading() as transaction:
            count = transaction.connection.execute(sa.select(sa.func.count()).select_from(players.items)).scalar_one()
        return Outcome(count, players.undone(database), players.overlapping(players.visits(database)))


def _await_part(database: Database, storm: Storm, part: float) -> None:
    """Wait until about that part of all items is done."""
    enough = part * (1 - _ROLLED_BACK) * storm.subjects * (storm.threads + storm.processes) * 0.8

    def count_done() -> int:
        done = sa.select(sa.func.count()).where(players.items.c.is_done)
        with database.reading() as transaction:
            return int(transaction.connection.execute(done).scalar_one())

    eventually(count_done, lambda count: count >= enough, what="a part of the items")


def produce(database: Database, storm: Storm, number: int, starts_at: float) -> None:
    """Add an item for each subject, when it is its turn."""
    chance = random.Random(f"{storm.seed} {number}")
    never = threading.Event()
    for index in range(storm.subjects):
        turn = starts_at + storm.pace_seconds * (index + chance.random())
        never.wait(max(0.0, turn - time.time()))
        try:
            _add(database, storm, f"s{index}", f"org-{index % 3}", chance)
        except _RollBack:
            continue


def _add(database: Database, storm: Storm, subject: str, org_id: str, chance: random.Random) -> None:
    with database.reading() as transaction:
        state = transaction.connection.execute(
            sa.select(wakeups.c.state).where(wakeups.c.kind == KIND, wakeups.c.subject == subject)
        ).scalar_one_or_none()
    # What else a caller does in the meantime.
    threading.Event().wait(chance.random() * storm.pace_seconds / 2)
    with database.writing() as transaction:
        transaction.connection.execute(players.items.insert().values(subject=subject, is_done=False))
        if not storm.is_naive or state != "waiting":
            transaction.wake(KIND, org_id, subject)
        if chance.random() < _ROLLED_BACK:
            raise _RollBack


def _produce_in_process(url: str, storm: Storm, number: int, starts_at: float) -> None:
    with players.opened(url) as database:
        produce(database, storm, number, starts_at)
