"""Completion runs with their steps, attempts and callbacks. It decides nothing about what a run does next."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from clearsend.domain.completion import (
    Attempt,
    AttemptOutcome,
    Exchange,
    Run,
    RunStatus,
    Step,
    StepName,
    StepStatus,
)
from clearsend.domain.status import Reason
from clearsend.store import vault
from clearsend.store.database import Transaction
from clearsend.store.rows import from_json, to_json
from clearsend.store.tables import run_attempts, run_callbacks, run_steps, runs

_ONE = sa.select(runs).where(runs.c.org_id == sa.bindparam("org_id"), runs.c.id == sa.bindparam("run_id"))
_OF_PROFILE = sa.select(runs).where(
    runs.c.org_id == sa.bindparam("org_id"), runs.c.profile_id == sa.bindparam("profile_id")
)
_OPEN = _OF_PROFILE.where(runs.c.finished_at.is_(None))
_INSERT, _INSERT_STEP, _INSERT_CALLBACK = runs.insert(), run_steps.insert(), run_callbacks.insert()
_LATEST = _OF_PROFILE.order_by(runs.c.requested_at.desc(), runs.c.id.desc()).limit(1)


def insert(
    transaction: Transaction, org_id: str, *, run_id: str, profile_id: str, request_id: str, requested_by: str
) -> Run:
    """Write a queued run with all its steps pending, and return it."""
    transaction.connection.execute(
        _INSERT,
        {
            "id": run_id,
            "org_id": org_id,
            "profile_id": profile_id,
            "status": RunStatus.QUEUED.value,
            "reasons": [],
            "request_id": request_id,
            "requested_by": requested_by,
            "requested_at": transaction.now,
        },
    )
    transaction.connection.execute(
        _INSERT_STEP,
        [
            {
                "org_id": org_id,
                "run_id": run_id,
                "name": name.value,
                "position": position,
                "status": StepStatus.PENDING.value,
            }
            for position, name in enumerate(StepName)
        ],
    )
    return Run(
        id=run_id,
        org_id=org_id,
        profile_id=profile_id,
        status=RunStatus.QUEUED,
        reasons=(),
        requested_at=transaction.now,
        started_at=None,
        finished_at=None,
    )


def get(transaction: Transaction, org_id: str, run_id: str) -> Run:
    """A run that exists: its id came from our own tables."""
    return _run(transaction.connection.execute(_ONE, {"org_id": org_id, "run_id": run_id}).one())


def find_open(transaction: Transaction, org_id: str, profile_id: str) -> Run | None:
    row = transaction.connection.execute(_OPEN, {"org_id": org_id, "profile_id": profile_id}).one_or_none()
    return None if row is None else _run(row)


def find_latest(transaction: Transaction, org_id: str, profile_id: str) -> Run | None:
    row = transaction.connection.execute(_LATEST, {"org_id": org_id, "profile_id": profile_id}).one_or_none()
    return None if row is None else _run(row)


def find_latest_of_many(transaction: Transaction, org_id: str, profile_ids: Iterable[str]) -> dict[str, Run]:
    """The latest run of each of these profiles that has one, by profile id."""
    age = sa.func.row_number().over(
        partition_by=runs.c.profile_id, order_by=(runs.c.requested_at.desc(), runs.c.id.desc())
    )
    aged = (
        sa.select(runs, age.label("age"))
        .where(runs.c.org_id == org_id, runs.c.profile_id.in_(list(profile_ids)))
        .subquery()
    )
    rows = transaction.connection.execute(sa.select(aged).where(aged.c.age == 1))
    return {row.profile_id: _run(row) for row in rows}


def start(transaction: Transaction, org_id: str, run_id: str) -> None:
    transaction.connection.execute(
        runs.update()
        .where(runs.c.org_id == org_id, runs.c.id == run_id)
        .values(status=RunStatus.IN_PROGRESS.value, started_at=transaction.now)
    )


def finish(transaction: Transaction, org_id: str, run_id: str, *, status: RunStatus, reasons: Sequence[Reason]) -> None:
    transaction.connection.execute(
        runs.update()
        .where(runs.c.org_id == org_id, runs.c.id == run_id)
        .values(status=status.value, reasons=[to_json(reason) for reason in reasons], finished_at=transaction.now)
    )


def add_callback(transaction: Transaction, org_id: str, run_id: str, url: str) -> bool:
    """Remember whom else to call when the run ends. False if it is remembered already."""
    known = transaction.connection.execute(
        sa.select(run_callbacks.c.url).where(
            run_callbacks.c.org_id == org_id,
            run_callbacks.c.run_id == run_id,
            run_callbacks.c.url_digest == vault.digest(url),
        )
    ).one_or_none()
    if known is not None:
        return False
    insert_callback(transaction, org_id, run_id, url)
    return True


def insert_callback(transaction: Transaction, org_id: str, run_id: str, url: str) -> None:
    """Remember whom to call when the run ends, as the first."""
    transaction.connection.execute(
        _INSERT_CALLBACK,
        {
            "org_id": org_id,
            "run_id": run_id,
            "url_digest": vault.digest(url),
            "url": url,
            "added_at": transaction.now,
        },
    )


def callback_urls(transaction: Transaction, org_id: str, run_id: str) -> list[str]:
    return list(
        transaction.connection.execute(
            sa.select(run_callbacks.c.url)
            .where(run_callbacks.c.org_id == org_id, run_callbacks.c.run_id == run_id)
            .order_by(run_callbacks.c.added_at, run_callbacks.c.url_digest)
        ).scalars()
    )


def get_step(transaction: Transaction, org_id: str, run_id: str, name: StepName) -> Step:
    return next(step for step in steps(transaction, org_id, run_id) if step.name is name)


def steps(transaction: Transaction, org_id: str, run_id: str) -> list[Step]:
    """The steps of a run in their order, with every attempt."""
    attempts: dict[str, list[Attempt]] = {}
    for row in transaction.connection.execute(
        sa.select(run_attempts)
        .where(run_attempts.c.org_id == org_id, run_attempts.c.run_id == run_id)
        .order_by(run_attempts.c.number)
    ):
        attempts.setdefault(row.step, []).append(_attempt(row))
    rows = transaction.connection.execute(
        sa.select(run_steps)
        .where(run_steps.c.org_id == org_id, run_steps.c.run_id == run_id)
        .order_by(run_steps.c.position)
    )
    return [_step(row, attempts.get(row.name, [])) for row in rows]


def update_step(transaction: Transaction, org_id: str, run_id: str, name: StepName, changes: Mapping[str, Any]) -> None:
    """Write the given columns (`status`, `result`, `started_at`, `finished_at`, `next_attempt_at`)."""
    transaction.connection.execute(
        run_steps.update()
        .where(run_steps.c.org_id == org_id, run_steps.c.run_id == run_id, run_steps.c.name == name.value)
        .values(**changes)
    )


def insert_attempt(transaction: Transaction, org_id: str, run_id: str, step: StepName, number: int) -> None:
    transaction.connection.execute(
        run_attempts.insert().values(
            org_id=org_id,
            run_id=run_id,
            step=step.value,
            number=number,
            outcome=AttemptOutcome.RUNNING.value,
            exchanges=[],
            started_at=transaction.now,
        )
    )


def finish_attempt(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    step: StepName,
    number: int,
    *,
    outcome: AttemptOutcome,
    message: str | None,
    exchanges: Sequence[Exchange],
) -> None:
    transaction.connection.execute(
        run_attempts.update()
        .where(
            run_attempts.c.org_id == org_id,
            run_attempts.c.run_id == run_id,
            run_attempts.c.step == step.value,
            run_attempts.c.number == number,
        )
        .values(
            outcome=outcome.value,
            message=message,
            exchanges=[to_json(exchange) for exchange in exchanges],
            finished_at=transaction.now,
        )
    )


def interrupt_attempts(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    step: StepName,
    *,
    message: str = "The process ended during this attempt; the next one finds what it had done.",
) -> None:
    """Close the attempts that nobody makes any more."""
    transaction.connection.execute(
        run_attempts.update()
        .where(
            run_attempts.c.org_id == org_id,
            run_attempts.c.run_id == run_id,
            run_attempts.c.step == step.value,
            run_attempts.c.finished_at.is_(None),
        )
        .values(
            outcome=AttemptOutcome.INTERRUPTED.value,
            message=message,
            finished_at=transaction.now,
        )
    )


def _run(row: sa.Row[Any]) -> Run:
    return Run(
        id=row.id,
        org_id=row.org_id,
        profile_id=row.profile_id,
        status=RunStatus(row.status),
        reasons=tuple(from_json(Reason, reason) for reason in row.reasons),
        requested_at=row.requested_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )


def _step(row: sa.Row[Any], attempts: Sequence[Attempt]) -> Step:
    return Step(
        name=StepName(row.name),
        status=StepStatus(row.status),
        attempts=tuple(attempts),
        result=row.result,
        started_at=row.started_at,
        finished_at=row.finished_at,
        next_attempt_at=row.next_attempt_at,
    )


def _attempt(row: sa.Row[Any]) -> Attempt:
    return Attempt(
        number=row.number,
        outcome=AttemptOutcome(row.outcome),
        started_at=row.started_at,
        finished_at=row.finished_at,
        message=row.message,
        exchanges=tuple(from_json(Exchange, exchange) for exchange in row.exchanges),
    )
