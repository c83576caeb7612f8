"""The scheduled tidying: what is finished and has been kept long enough goes, a small batch at a time; what is counted is
set right. It makes no rule.

Every batch is a transaction and a step of its own, and may be repeated; nobody waits longer for the database than for one.
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

# In one go: what is left is for the next time. Each batch is a record of the engine, too.
_MOST_BATCHES = 200

log = structlog.get_logger(__name__)


def housekeeping(deps: Deps) -> None:
    """Delete what has been kept long enough: our rows, then the engine's records. Then count anew, and let the database look
    at what is left."""
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
    """Batch by batch until one is not full; how much was deleted."""
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
