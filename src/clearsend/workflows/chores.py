"""The chores that come by the clock: the search for due registrations and orphans, and the deletion of expired records.

Every batch is a transaction of its own and may be repeated; no other transaction waits longer than for one batch.
"""

from datetime import timedelta

import structlog

from clearsend.actions import orphans, retention
from clearsend.actions.registration import start
from clearsend.deps import Deps
from clearsend.store import organizations, profiles
from clearsend.store.engine.jobs import Begun
from clearsend.store.foundation import database as databases
from clearsend.store.foundation.database import Transaction

# The most batches in one run; the next run deletes the rest.
_MOST_BATCHES = 200
_OWNERS_A_SWEEP = 200

# After a sweep that has found more owners than it may wake.
_SOON_SECONDS = 1.0

log = structlog.get_logger(__name__)


def reconcile(deps: Deps, begun: Begun, *, every_seconds: float) -> None:
    """Wake the owners of registrations that are due for a reading, which covers lost webhooks; and rescue orphans."""
    with deps.database.reading() as transaction:
        hopeless = orphans.list_hopeless(transaction)
    for org_id, run_id in hopeless:
        with deps.database.writing() as transaction:
            orphans.give_up(transaction, org_id, run_id)
    with deps.database.writing() as transaction:
        orphans.rescue(transaction)
        found = start.sweep(transaction, limit=_OWNERS_A_SWEEP)
        _come_again(transaction, begun, _SOON_SECONDS if found == _OWNERS_A_SWEEP else every_seconds)


def housekeeping(deps: Deps, begun: Begun, *, every_seconds: float) -> None:
    """Delete expired records, correct the stored counts, and renew the statistics of SQLite."""
    deleted = _prune(deps)
    with deps.database.reading() as transaction:
        org_ids = [organization.id for organization in organizations.list_all(transaction)]
    for org_id in org_ids:
        with deps.database.writing() as transaction:
            profiles.recount(transaction, org_id)
    databases.keep_statistics(deps.database.engine)
    with deps.database.writing() as transaction:
        _come_again(transaction, begun, every_seconds)
    log.info("housekeeping.done", rows=deleted)


def _prune(deps: Deps) -> int:
    """Delete batches until one is not full, at most `_MOST_BATCHES`. Returns the number of deleted rows."""
    total = 0
    for _ in range(_MOST_BATCHES):
        with deps.database.writing() as transaction:
            deleted = retention.prune(transaction, deps.retention)
        total += deleted
        if deleted < retention.BATCH:
            break
    return total


def _come_again(transaction: Transaction, begun: Begun, seconds: float) -> None:
    """End a chore, and have it done again `seconds` later."""
    job = begun.job
    transaction.wake(job.kind, job.org_id, job.subject, at=transaction.now + timedelta(seconds=seconds))
    transaction.end(job)
