"""How fast workers get through what was woken in one commit. It wakes nothing.

Workers of several kinds take turns: while one kind is measured, the others stand still.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from bench.processes import Program
from clearsend.store.engine.jobs import Lane
from clearsend.store.foundation.tables import wakeups

_GIVE_UP_SECONDS = 120.0
_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class Crew:
    """Workers of one kind on one database."""

    programs: Sequence[Program]
    engine: sa.Engine

    def processor_seconds(self) -> float:
        return sum(program.processor_seconds() for program in self.programs)

    def pause(self) -> None:
        for program in self.programs:
            program.pause()

    @contextmanager
    def on_duty(self) -> Iterator[None]:
        """Let them run for as long as the block takes."""
        time.sleep(max(program.resume() for program in self.programs))
        try:
            yield
        finally:
            self.pause()


@dataclass(frozen=True)
class Pass:
    """How long it took, and how long it kept processors busy in the workers."""

    seconds: float
    processor_seconds: float


def emptied(crew: Crew, feed: Callable[[], None]) -> Pass:
    """From the commit of `feed` until nothing is left to do."""
    busy_before = crew.processor_seconds()
    with crew.on_duty():
        feed()
        began_at = time.monotonic()
        while left(crew.engine):
            if time.monotonic() - began_at > _GIVE_UP_SECONDS:
                sys.exit(f"The workers have not got through in {_GIVE_UP_SECONDS:.0f} s:\n{_states(crew.engine)}")
            time.sleep(_LOOK_SECONDS)
        return Pass(time.monotonic() - began_at, crew.processor_seconds() - busy_before)


# What is under way, and not what comes by the clock or later.
_LEFT = (
    sa.select(sa.func.count())
    .select_from(wakeups)
    .where(wakeups.c.state != "idle", wakeups.c.lane != Lane.CHORES.value)
)


def left(engine: sa.Engine) -> int:
    """The number of jobs under way."""
    with engine.connect() as connection:
        return int(connection.execute(_LEFT).scalar_one())


def _states(engine: sa.Engine) -> str:
    query = sa.select(wakeups.c.kind, wakeups.c.state, sa.func.count()).group_by(wakeups.c.kind, wakeups.c.state)
    with engine.connect() as connection:
        return "\n".join(str(tuple(row)) for row in connection.execute(query))
