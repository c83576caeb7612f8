"""Completion runs with their steps, attempts and callbacks. This module does not decide what a run does next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.store.foundation import statements, vault
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.rows import Parts, from_json, to_json
from clearsend.store.foundation.tables import profiles, run_attempts, run_callbacks, run_steps, runs

_OF_ID = sa.select(runs).where(runs.c.org_id == sa.bindparam("org_id"), runs.c.id == sa.bindparam("run_id"))
_ONE = Prepared(_OF_ID)
_LOCK = Prepared(
    sa.select(profiles.c.id)
    .where(
        profiles.c.org_id == sa.bindparam("org_id"),
        profiles.c.id == _OF_ID.with_only_columns(runs.c.profile_id).scalar_subquery(),
    )
    .with_for_update(key_share=True)
)
_OF_PROFILE = sa.select(runs).where(
    runs.c.org_id == sa.bindparam("org_id"), runs.c.profile_id == sa.bindparam("profile_id")
)
_OPEN = Prepared(_OF_PROFILE.where(runs.c.finished_at.is_(None)))
_INSERT = Prepared(
    runs.insert(), ["id", "org_id", "profile_id", "status", "reasons", "request_id", "requested_by", "requested_at"]
)
_INSERT_CALLBACK = Prepared(run_callbacks.insert())
# All steps of a run in one statement.
_INSERT_STEPS = Prepared(
    run_steps.insert().values(
        [
            {
                "org_id": sa.bindparam("of_organization", type_=run_steps.c.org_id.type),
                "run_id": sa.bindparam("of_run", type_=run_steps.c.run_id.type),
                "name": name.value,
                "position": position,
                "status": StepStatus.PENDING.value,
            }
            for position, name in enumerate(StepName)
        ]
    )
)
_LATEST = _OF_PROFILE.order_by(runs.c.requested_at.desc(), runs.c.id.desc()).limit(1)

# Statements of every run are built once: SQLAlchemy takes four times as long to build one as to execute it.
_CALLBACKS = Prepared(
    sa.select(run_callbacks.c.url)
    .where(run_callbacks.c.org_id == sa.bindparam("org_id"), run_callbacks.c.run_id == sa.bindparam("run_id"))
    .order_by(run_callbacks.c.added_at, run_callbacks.c.url_digest)
)
_STEP_WITH_ATTEMPTS = Parts(run_steps, run_attempts)
_OF_RUN = (
    sa.select(*_STEP_WITH_ATTEMPTS.columns)
    .select_from(run_steps)
    .outerjoin(
        run_attempts,
        sa.and_(
            run_attempts.c.org_id == run_steps.c.org_id,
            run_attempts.c.run_id == run_steps.c.run_id,
            run_attempts.c.step == run_steps.c.name,
        ),
    )
    .where(run_steps.c.org_id == sa.bindparam("org_id"), run_steps.c.run_id == sa.bindparam("run_id"))
    .order_by(run_steps.c.position, run_attempts.c.number)
)
_STEPS = Prepared(_OF_RUN)
_INSERT_ATTEMPT = Prepared(
    run_attempts.insert(), ["org_id", "run_id", "step", "number", "outcome", "exchanges", "started_at"]
)
_WITH_STATUS = Prepared(
    sa.select(runs, profiles.c.status.label("profile_status"))
    .join(profiles, sa.and_(profiles.c.org_id == runs.c.org_id, profiles.c.id == runs.c.profile_id))
    .where(runs.c.org_id == sa.bindparam("org_id"), runs.c.id == sa.bindparam("run_id"))
)


@dataclass(frozen=True)
class Course:
    """A run with its steps and the status of its profile, as one transaction has locked them."""

    run: Run
    steps: Mapping[StepName, Step]
    profile_status: ProfileStatus


def insert(
    transaction: Transaction, org_id: str, *, run_id: str, profile_id: str, request_id: str, requested_by: str
) -> Run:
    """Write a queued run with all its steps pending, and return it."""
    _INSERT.execute(
        transaction.connection,
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
    _INSERT_STEPS.execute(transaction.connection, {"of_organization": org_id, "of_run": run_id})
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
    return _run(_ONE.one(transaction.connection, {"org_id": org_id, "run_id": run_id}))


def lock(transaction: Transaction, org_id: str, run_id: str) -> Run:
    """Lock the run's profile until the transaction ends, and return the run. On SQLite, a writer locks the whole database."""
    if not transaction.is_sqlite:
        # First, in a separate statement: a statement that has waited for a lock reads the other tables as they were before.
        _LOCK.execute(transaction.connection, {"org_id": org_id, "run_id": run_id})
    return get(transaction, org_id, run_id)


def lock_course(transaction: Transaction, org_id: str, run_id: str) -> Course:
    """As `lock`, with the steps and the status of the profile."""
    if not transaction.is_sqlite:
        _LOCK.execute(transaction.connection, {"org_id": org_id, "run_id": run_id})
    row = _WITH_STATUS.one(transaction.connection, {"org_id": org_id, "run_id": run_id})
    found = {step.name: step for step in steps(transaction, org_id, run_id)}
    return Course(_run(row), found, ProfileStatus(row.profile_status))


def find_open(transaction: Transaction, org_id: str, profile_id: str) -> Run | None:
    row = _OPEN.one_or_none(transaction.connection, {"org_id": org_id, "profile_id": profile_id})
    return None if row is None else _run(row)


def completing(transaction: Transaction, org_id: str, profile_ids: Iterable[str]) -> set[str]:
    """The ids of those profiles that have an open run, begun or waiting for a worker."""
    rows = transaction.connection.execute(
        sa.select(runs.c.profile_id).where(
            runs.c.org_id == org_id, runs.c.profile_id.in_(list(profile_ids)), runs.c.finished_at.is_(None)
        )
    )
    return {row.profile_id for row in rows}


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
    values = {"status": RunStatus.IN_PROGRESS.value, "started_at": transaction.now}
    statements.write(transaction, org_id, runs, run_id, values)


def finish(transaction: Transaction, org_id: str, run_id: str, *, status: RunStatus, reasons: Sequence[Reason]) -> None:
    values = {
        "status": status.value,
        "reasons": [to_json(reason) for reason in reasons],
        "finished_at": transaction.now,
    }
    statements.write(transaction, org_id, runs, run_id, values)


def add_callback(transaction: Transaction, org_id: str, run_id: str, url: str) -> bool:
    """Add an address to call when the run ends. False if the run has that address already."""
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
    """Add an address to call when the run ends, which the run does not have yet."""
    _INSERT_CALLBACK.execute(
        transaction.connection,
        {
            "org_id": org_id,
            "run_id": run_id,
            "url_digest": vault.digest(url),
            "url": url,
            "added_at": transaction.now,
        },
    )


def callback_urls(transaction: Transaction, org_id: str, run_id: str) -> list[str]:
    return [row.url for row in _CALLBACKS.all(transaction.connection, {"org_id": org_id, "run_id": run_id})]


def steps(transaction: Transaction, org_id: str, run_id: str) -> list[Step]:
    """The steps of a run in their order, with every attempt."""
    return _steps(_STEPS.all(transaction.connection, {"org_id": org_id, "run_id": run_id}))


def _steps(rows: Iterable[Any]) -> list[Step]:
    """The steps with their attempts; each row holds one attempt, or none if the step has no attempt yet."""
    found: dict[str, tuple[Any, list[Attempt]]] = {}
    for row in rows:
        step, attempt = _STEP_WITH_ATTEMPTS.of(row)
        _, attempts = found.setdefault(step.name, (step, []))
        if attempt is not None:
            attempts.append(_attempt(attempt))
    return [_step(step, attempts) for step, attempts in found.values()]


def update_step(transaction: Transaction, org_id: str, run_id: str, name: StepName, changes: Mapping[str, Any]) -> None:
    """Write the given columns (`status`, `result`, `started_at`, `finished_at`, `next_attempt_at`)."""
    statements.write_part(transaction, org_id, run_steps, {"run_id": run_id, "name": name.value}, changes)


def insert_attempt(transaction: Transaction, org_id: str, run_id: str, step: StepName, number: int) -> None:
    _INSERT_ATTEMPT.execute(
        transaction.connection,
        {
            "org_id": org_id,
            "run_id": run_id,
            "step": step.value,
            "number": number,
            "outcome": AttemptOutcome.RUNNING.value,
            "exchanges": [],
            "started_at": transaction.now,
        },
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
    statements.write_part(
        transaction,
        org_id,
        run_attempts,
        {"run_id": run_id, "step": step.value, "number": number},
        {
            "outcome": outcome.value,
            "message": message,
            "exchanges": [to_json(exchange) for exchange in exchanges],
            "finished_at": transaction.now,
        },
    )


def interrupt_attempts(
    transaction: Transaction,
    org_id: str,
    run_id: str,
    step: StepName,
    *,
    message: str = "The worker stopped during this attempt; the next attempt finds out what was already done.",
) -> None:
    """Close the step's unfinished attempts as interrupted, with `message`: no worker finishes them any more."""
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


def _run(row: Any) -> Run:
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


def _step(row: Any, attempts: Sequence[Attempt]) -> Step:
    return Step(
        name=StepName(row.name),
        status=StepStatus(row.status),
        attempts=tuple(attempts),
        result=row.result,
        started_at=row.started_at,
        finished_at=row.finished_at,
        next_attempt_at=row.next_attempt_at,
    )


def _attempt(row: Any) -> Attempt:
    return Attempt(
        number=row.number,
        outcome=AttemptOutcome(row.outcome),
        started_at=row.started_at,
        finished_at=row.finished_at,
        message=row.message,
        exchanges=tuple(from_json(Exchange, exchange) for exchange in row.exchanges),
    )
