"""Scheduled housekeeping: deletes expired records in small batches, and corrects the stored counts. It makes no rule.

Every batch is a transaction and a step of its own, and may be repeated; no other transaction waits longer than for one batch.
"""

import functools
from collections.abc import Callable
from datetime import timedelta

import structlog

from clearsend.actions import retention
from clearsend.deps import Deps
from clearsend.store import organizations, profiles
from clearsend.store.engine import queue
from clearsend.store.foundation import database as databases
from clearsend.workflows import engine

# The most batches of each kind in one run; the next run deletes the rest. Each batch is itself a record of the engine.
_MOST_BATCHES = 200

log = structlog.get_logger(__name__)


def housekeeping(deps: Deps) -> None:
    """Delete expired records: our rows, then the engine's. Then correct the counts, and renew the statistics of SQLite."""
    policy = deps.retention
    scheduled = (queue.RECONCILE, queue.RESCUE_ORPHANS, queue.HOUSEKEEPING)
    deleted = {
        "rows": _until_done("prune", functools.partial(_prune, deps)),
        "scheduled": _until_done(
            "forget_scheduled", functools.partial(_forget, deps, policy.scheduled_workflows, scheduled)
        ),
        "workflows": _until_done("forget_workflows", functools.partial(_forget, deps, policy.workflows, ())),
    }
    engine.step("recount", functools.partial(_recount, deps))
    engine.step("statistics", functools.partial(_keep_statistics, deps))
    log.info("housekeeping.done", **deleted)


def _until_done(name: str, delete: Callable[[], str]) -> int:
    """Delete batches until one is not full, at most `_MOST_BATCHES`. Returns the number of deleted records."""
    total = 0
    for _ in range(_MOST_BATCHES):
        deleted = int(engine.step(name, delete))
        total += deleted
        if deleted < retention.BATCH:
            break
    return total


def _prune(deps: Deps) -> str:
    with deps.database.writing() as transaction:
        return str(retention.prune(transaction, deps.retention))


def _forget(deps: Deps, kept_for: timedelta, names: tuple[str, ...]) -> str:
    before = deps.database.clock() - kept_for
    return str(engine.forget_finished(before, names=names, limit=retention.BATCH))


def _recount(deps: Deps) -> str:
    with deps.database.reading() as transaction:
        org_ids = [organization.id for organization in organizations.list_all(transaction)]
    for org_id in org_ids:
        with deps.database.writing() as transaction:
            profiles.recount(transaction, org_id)
    return str(len(org_ids))


def _keep_statistics(deps: Deps) -> str:
    databases.keep_statistics(deps.database.engine)
    return "kept"
