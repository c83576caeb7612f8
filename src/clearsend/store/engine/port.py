"""The port of an engine: what starts waiting jobs in the slots of a worker, in a fair order. `postgresql.py` and `sqlite.py`
are its adapters."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from clearsend.store.engine.jobs import NOBODY, Active, Begun, Job, Lane, Wanted

if TYPE_CHECKING:
    from clearsend.store.foundation.database import Database

# The part of a lane's slots that one organization can have at most: the rest is left for others.
SHARE = 0.8


@dataclass(frozen=True)
class Work:
    """The work of a worker, over the books in `database`. `run` is called in a thread of its own for each job that has begun; it
    ends the job, and raises nothing. `slots`: the number of jobs at the same time, by lane."""

    database: "Database"
    run: Callable[[Begun], None]
    slots: Mapping[Lane, int]

    def share(self, lane: Lane, org_id: str) -> int:
        """The number of jobs of one organization at the same time, at most. On PostgreSQL it may be one less, and with two
        slots one more; and jobs of no organization count as those of one, except for chores."""
        return self.slots[lane] if org_id == NOBODY else max(1, int(self.slots[lane] * SHARE))


class Engine(Protocol):
    """Starts jobs. One process has one, and runs it if it is a worker."""

    def dispatch(self, connection: sa.Connection, wanted: Sequence[Wanted]) -> None:
        """Have the jobs run once the transaction of `connection` is committed."""

    def run(self, work: Work) -> None:
        """Begin to take jobs, in threads of its own, until `stop`. While another process does what only one can, wait for
        its end in the background."""

    def stop(self, timeout_seconds: float) -> None:
        """Take no more jobs, wait at most `timeout_seconds` for running ones, then leave the rest to other workers."""

    def is_running(self) -> bool:
        """Does it take jobs, or wait until it may?"""

    def lost(self, jobs: Collection[Active]) -> list[Job]:
        """Those of `jobs`, which have been waiting or running for a while, that neither wait nor run in the engine."""
