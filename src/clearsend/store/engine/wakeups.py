"""Wake-ups: the protocol by which every subject has at most one waiting and one running job, and no cause is lost.

A row says that a subject waits for a job, that one runs, or when the next is due; a subject without a row has none of these.

- *Wake* (the last statements of the transaction of the cause, in the order of the keys): a subject at rest waits for a job,
  which the engine is told; one that is running is to run again; one that waits already stays as it is.
- *Begin* (committed before the job reads the books): a cause that was committed before is in the books that the job reads, a
  later one finds the subject running.
- *End* (in the transaction of the job's last result): the row goes, or keeps the time at which it is due; a subject that was
  woken meanwhile waits for another job.

This is safe because PostgreSQL locks the conflicting row of an upsert even where its condition is false, and SQLite has one
writer. A job whose number is not the row's is obsolete: it was run twice, or was replaced. This module runs no job, and
decides nothing about the product.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.store.engine.jobs import LANES, Active, Begun, Job, Kind, Lane, Wanted
from clearsend.store.foundation.columns import UtcTime
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import wakeups

# Literals in the statements, not parameters: the indexes are partial, on these states, and SQLite uses a partial index only
# where the statement repeats its condition literally.
IDLE: sa.ColumnElement[str] = sa.literal_column("'idle'")
WAITING: sa.ColumnElement[str] = sa.literal_column("'waiting'")
RUNNING: sa.ColumnElement[str] = sa.literal_column("'running'")
AGAIN: sa.ColumnElement[str] = sa.literal_column("'again'")

_row = wakeups.c
_now = sa.bindparam("now", type_=UtcTime)
_is_subject = sa.and_(_row.kind == sa.bindparam("of_kind"), _row.subject == sa.bindparam("of_subject"))
_is_job = sa.and_(_is_subject, _row.number == sa.bindparam("of_number"))

# Bound by every statement that says why a subject is woken.
_cause = sa.bindparam("of_cause", type_=sa.String)
_trace = sa.bindparam("of_trace", type_=sa.String)


def _place(lane: sa.ColumnElement[str]) -> tuple[sa.ColumnElement[int], sa.ColumnElement[bool]]:
    """The fair tag of a job in `lane`, and whether it is the only one of its organization there.

    A job goes behind the last one of its organization and, if there is none, to the front: so the jobs of organizations take
    turns, however many one of them has. If nothing waits, the front is at the last job that runs: an organization that has
    come far ahead meanwhile does not have to wait until the others have caught up.
    """
    other = wakeups.alias("other")
    is_active = sa.and_(other.c.lane == lane, other.c.state != IDLE)
    of_organization = sa.and_(is_active, other.c.org_id == sa.bindparam("of_org"))
    is_itself = sa.and_(other.c.kind == sa.bindparam("of_kind"), other.c.subject == sa.bindparam("of_subject"))
    last = sa.select(sa.func.max(other.c.tag)).where(of_organization).scalar_subquery()
    waiting = (
        sa.select(sa.func.min(other.c.tag)).where(other.c.lane == lane, other.c.state == WAITING).scalar_subquery()
    )
    running = sa.select(sa.func.max(other.c.tag)).where(is_active).scalar_subquery()
    front = sa.func.coalesce(waiting, running, 0)
    both = sa.select(last.label("last"), front.label("front")).subquery("place")
    tag = sa.select(sa.case((both.c.last >= both.c.front, both.c.last + 1), else_=both.c.front)).scalar_subquery()
    return tag, ~sa.exists().where(of_organization, ~is_itself)


def _its_lane() -> sa.ScalarSelect[str]:
    """The lane of the subject's row."""
    known = wakeups.alias("known")
    is_known = sa.and_(known.c.kind == sa.bindparam("of_kind"), known.c.subject == sa.bindparam("of_subject"))
    return sa.select(known.c.lane).where(is_known).scalar_subquery()


def _insert(insert: Callable[..., Any], **values: Any) -> Any:
    return insert(wakeups).values(
        kind=sa.bindparam("of_kind"),
        subject=sa.bindparam("of_subject"),
        org_id=sa.bindparam("of_org"),
        number=sa.bindparam("fresh", type_=sa.BigInteger),
        since=_now,
        cause=_cause,
        traceparent=_trace,
        **values,
    )


def _wake(insert: Callable[..., Any]) -> Prepared:
    lane = sa.func.coalesce(_its_lane(), sa.bindparam("of_lane", type_=sa.String))
    tag, is_first = _place(lane)
    statement = _insert(insert, lane=lane, state=WAITING, tag=tag, is_first=is_first, due_at=sa.null())
    new = statement.excluded

    def if_idle(then: Any, otherwise: Any) -> Any:
        return sa.case((_row.state == IDLE, then), else_=otherwise)

    return Prepared(
        statement.on_conflict_do_update(
            index_elements=["kind", "subject"],
            set_={
                "number": if_idle(_row.number + 1, _row.number),
                "state": if_idle(WAITING, AGAIN),
                "tag": if_idle(new.tag, _row.tag),
                "is_first": if_idle(new.is_first, _row.is_first),
                "since": if_idle(new.since, _row.since),
                # What is woken because it is due has the cause for which it was planned.
                "cause": sa.func.coalesce(new.cause, _row.cause),
                "traceparent": sa.func.coalesce(new.traceparent, _row.traceparent),
            },
            where=_row.state.in_([IDLE, RUNNING]),
        ).returning(*_WANTED),
        [],
    )


def _plan(insert: Callable[..., Any]) -> Prepared:
    at = sa.bindparam("at", type_=UtcTime)
    statement = _insert(
        insert, lane=sa.bindparam("of_lane"), state=IDLE, tag=sa.literal_column("0"), is_first=sa.true(), due_at=at
    )
    new = statement.excluded
    has_job_to_come = _row.state.in_([WAITING, AGAIN])
    return Prepared(
        statement.on_conflict_do_update(
            index_elements=["kind", "subject"],
            set_={
                "due_at": sa.case((_row.due_at < new.due_at, _row.due_at), else_=new.due_at),
                # A job that waits, or is to come at once, keeps its own cause.
                "cause": sa.case((has_job_to_come, _row.cause), else_=sa.func.coalesce(new.cause, _row.cause)),
            },
        ),
        [],
    )


_WANTED = (_row.kind, _row.subject, _row.org_id, _row.number, _row.lane, _row.tag, _row.is_first, _row.state)

_WAKE = {True: _wake(sqlite.insert), False: _wake(postgresql.insert)}
_PLAN = {True: _plan(sqlite.insert), False: _plan(postgresql.insert)}

_BEGIN = Prepared(
    wakeups.update()
    .where(_is_job, _row.state.in_([WAITING, RUNNING, AGAIN]))
    .values(state=RUNNING, since=_now, due_at=sa.case((_row.due_at > _now, _row.due_at), else_=sa.null()))
    .returning(_row.cause, _row.traceparent),
    [],
)

# The usual end: nobody has woken the subject meanwhile, and nothing is due later.
_FORGET = Prepared(
    wakeups.delete().where(_is_job, _row.state == RUNNING, _row.due_at.is_(None)).returning(_row.number), []
)

_at = sa.bindparam("at", type_=UtcTime)
_END = Prepared(
    wakeups.update()
    .where(_is_job, _row.state.in_([RUNNING, AGAIN]))
    .values(
        state=sa.case((_row.state == AGAIN, AGAIN), else_=IDLE),
        lane=sa.func.coalesce(sa.bindparam("of_lane", type_=sa.String), _row.lane),
        due_at=sa.case(
            (_row.due_at.is_(None), _at),
            (sa.and_(_at.is_not(None), _at < _row.due_at), _at),
            else_=_row.due_at,
        ),
        cause=sa.func.coalesce(_cause, _row.cause),
        # If the subject was woken meanwhile, the next job belongs to the trace of that.
        traceparent=sa.case((_row.state == AGAIN, _row.traceparent), else_=sa.func.coalesce(_trace, _row.traceparent)),
        since=_now,
    )
    .returning(_row.state),
    [],
)


def _renew(*conditions: sa.ColumnElement[bool]) -> Prepared:
    tag, is_first = _place(_its_lane())
    return Prepared(
        wakeups.update()
        .where(_is_job, *conditions)
        .values(state=WAITING, number=_row.number + 1, tag=tag, is_first=is_first, since=_now)
        .returning(*_WANTED),
        [],
    )


_RENEW = _renew()
# A job that has ended meanwhile was not lost.
_REVIVE = _renew(_row.state != IDLE)


@dataclass
class _Wake:
    """All that one transaction wants of one subject. `at`: the earliest time to wake it; `is_now`: wake it with the commit."""

    kind: Kind
    org_id: str
    subject: str
    is_now: bool = False
    at: datetime | None = None
    cause: str | None = None
    ends: Job | None = None
    lane: Lane | None = None


@dataclass
class Wakes:
    """The wake-ups of one transaction, collected, and written at its end: the later a lock is taken, the shorter others wait,
    and since all transactions take them in the same order, there is no deadlock."""

    _collected: dict[tuple[str, str], _Wake] = field(default_factory=dict)
    _lost: list[Job] = field(default_factory=list)

    def want(
        self, kind: Kind, org_id: str, subject: str, *, cause: str | None = None, at: datetime | None = None
    ) -> None:
        wake = self._of(kind, org_id, subject)
        wake.cause = cause or wake.cause
        if at is None:
            wake.is_now = True
        else:
            wake.at = at if wake.at is None else min(wake.at, at)

    def end(self, job: Job, *, lane: Lane | None = None) -> None:
        wake = self._of(job.kind, job.org_id, job.subject)
        wake.ends, wake.lane = job, lane

    def revive(self, jobs: Iterable[Job]) -> None:
        self._lost += jobs

    def _of(self, kind: Kind, org_id: str, subject: str) -> _Wake:
        return self._collected.setdefault((kind, subject), _Wake(kind, org_id, subject))

    def write(self, connection: sa.Connection, now: datetime, traceparent: str | None) -> list[Wanted]:
        """Write all of them; returns the jobs that the engine must be told of."""
        is_sqlite = connection.dialect.name == "sqlite"
        wanted: list[Any] = []
        for key in sorted(self._collected):
            wake = self._collected[key]
            values = {
                "of_kind": wake.kind,
                "of_subject": wake.subject,
                "of_org": wake.org_id,
                "of_lane": LANES[wake.kind],
                "of_cause": wake.cause,
                "of_trace": traceparent,
                "fresh": _fresh_number(now),
                "now": now,
                "at": wake.at,
            }
            if wake.ends is not None:
                has_ended, rows = _end(connection, wake, values)
                if has_ended:
                    wanted += rows
                    continue
            if wake.at is not None:
                _PLAN[is_sqlite].execute(connection, values)
            if wake.is_now:
                wanted += _WAKE[is_sqlite].all(connection, values)
        for job in sorted(self._lost, key=lambda one: (one.kind, one.subject)):
            values = {"of_kind": job.kind, "of_subject": job.subject, "of_number": job.number, "of_org": job.org_id}
            wanted += _REVIVE.all(connection, values | {"now": now})
        self._collected.clear()
        self._lost.clear()
        return [_wanted(row) for row in wanted if row.state == "waiting"]


def _end(connection: sa.Connection, wake: _Wake, values: dict[str, Any]) -> tuple[bool, Sequence[Any]]:
    """End a job. False if it is obsolete; otherwise with the row of the next job, if there is one."""
    assert wake.ends is not None
    values = values | {"of_number": wake.ends.number, "of_lane": wake.lane}
    is_last = not wake.is_now and wake.at is None
    if is_last and _FORGET.all(connection, values):
        return True, []
    ended = _END.one_or_none(connection, values)
    if ended is None:
        return False, []
    if wake.is_now or ended.state == "again":
        return True, _RENEW.all(connection, values)
    return True, []


def _fresh_number(now: datetime) -> int:
    """A number that no earlier job of the subject has had, whose row is gone."""
    return int(now.timestamp() * 1_000_000)


def _job(row: Any) -> Job:
    return Job(Kind(row.kind), row.org_id, row.subject, row.number)


def _wanted(row: Any) -> Wanted:
    return Wanted(_job(row), Lane(row.lane), row.tag, bool(row.is_first))


def begin(connection: sa.Connection, now: datetime, job: Job) -> Begun | None:
    """Begin a job, or begin it again after a crash. None if it is obsolete. To be committed before the books are read."""
    row = _BEGIN.one_or_none(
        connection, {"of_kind": job.kind, "of_subject": job.subject, "of_number": job.number, "now": now}
    )
    return None if row is None else Begun(job, row.cause, row.traceparent)


def list_waiting(connection: sa.Connection, lane: Lane, *, but_of: Collection[str], limit: int) -> list[Job]:
    """The first waiting jobs of a lane, by tag; those of the organizations `but_of` are left out."""
    rows = connection.execute(
        sa.select(*_WANTED)
        .where(_row.state == WAITING, _row.lane == lane.value, _row.org_id.not_in(list(but_of)))
        .order_by(_row.tag, _row.since)
        .limit(limit)
    )
    return [_job(row) for row in rows]


def wait_again(connection: sa.Connection, now: datetime) -> int:
    """Let everything that was running wait again: the process that ran it is gone. Returns the number of subjects."""
    return connection.execute(
        wakeups.update().where(_row.state.in_([RUNNING, AGAIN])).values(state=WAITING, since=now)
    ).rowcount


def list_due(connection: sa.Connection, now: datetime, *, limit: int) -> list[tuple[Kind, str, str]]:
    """Kind, organization and subject of what is due by now, the longest due first."""
    rows = connection.execute(
        sa.select(_row.kind, _row.org_id, _row.subject)
        .where(_row.state == IDLE, _row.due_at <= now)
        .order_by(_row.due_at)
        .limit(limit)
    )
    return [(Kind(row.kind), row.org_id, row.subject) for row in rows]


def list_active(connection: sa.Connection, *, before: datetime) -> list[Active]:
    """The jobs that have been waiting or running since before `before`."""
    rows = connection.execute(sa.select(*_WANTED).where(_row.state != IDLE, _row.since < before))
    return [Active(_job(row), row.state == "waiting") for row in rows]
