"""How fast workers get through what was put into their queues in one commit. It puts nothing there.

Workers of several kinds take turns: while one kind is measured, the others stand still.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from bench.processes import Program

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
        while _left(crew.engine):
            if time.monotonic() - began_at > _GIVE_UP_SECONDS:
                sys.exit(f"The workers have not got through in {_GIVE_UP_SECONDS:.0f} s:\n{_states(crew.engine)}")
            time.sleep(_LOOK_SECONDS)
        return Pass(time.monotonic() - began_at, crew.processor_seconds() - busy_before)


def workflows_of(engine: sa.Engine) -> dict[str, tuple[int, int]]:
    """How many workflows of each name there were, and how many steps they took; scheduled ones aside."""
    query = (
        f"SELECT w.name, count(DISTINCT w.workflow_uuid), count(o.function_id) FROM {_table(engine, 'workflow_status')} w "  # noqa: S608
        f"LEFT JOIN {_table(engine, 'operation_outputs')} o ON o.workflow_uuid = w.workflow_uuid "
        "WHERE w.schedule_name IS NULL GROUP BY w.name"
    )
    with engine.connect() as connection:
        return {name: (count, steps) for name, count, steps in connection.exec_driver_sql(query)}


def _left(engine: sa.Engine) -> int:
    query = (
        f"SELECT count(*) FROM {_table(engine, 'workflow_status')} "  # noqa: S608 - a name of ours
        "WHERE status IN ('ENQUEUED', 'PENDING', 'DELAYED') AND schedule_name IS NULL"
    )
    with engine.connect() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


def _states(engine: sa.Engine) -> str:
    query = f"SELECT name, status, count(*) FROM {_table(engine, 'workflow_status')} GROUP BY name, status"  # noqa: S608
    with engine.connect() as connection:
        return "\n".join(str(tuple(row)) for row in connection.exec_driver_sql(query))


def _table(engine: sa.Engine, name: str) -> str:
    return f"dbos.{name}" if engine.dialect.name == "postgresql" else name
