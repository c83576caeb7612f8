"""Rescue of orphans: unfinished work that no wake-up is about is woken. It rescues nothing that is merely slow.

An orphan should never exist. It arises when a person has deleted wake-ups, or a part of a backup was restored.
"""

from datetime import timedelta

import structlog

from clearsend.actions.completion import request, runs
from clearsend.domain.reason import Reason
from clearsend.store import orphans
from clearsend.store.engine import leases
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation.database import Transaction

# Work and its wake-up are written together; a minute leaves room for clocks that differ.
_GRACE = timedelta(minutes=1)

# Longer than a run waits for providers: one of this age probably kills every worker that takes it.
_HOPELESS_AFTER = timedelta(days=3)

# After an outage, an upgrade or a restored backup, a run may be old although it was hardly tried: it gets this time, which is
# longer than a run waits for providers, too.
_LAST_CHANCE = timedelta(days=2)

_HOPELESS = Reason(
    "internal_error",
    "This run could not be brought to an end within three days; the server's log has it under the run's id.",
    "Call complete again; if it fails again, contact the operator of this installation.",
)

log = structlog.get_logger(__name__)


def rescue(transaction: Transaction) -> int:
    """Wake every orphan; returns their number."""
    before = transaction.now - _GRACE
    found = {
        Kind.COMPLETE_PROFILE: orphans.open_runs(transaction, requested_before=before),
        Kind.DELIVER_WEBHOOK: orphans.receivers(transaction, due_before=before),
        Kind.APPLY_PROVIDER_EVENT: orphans.notices(transaction, received_before=before),
    }
    for kind, subjects in found.items():
        for org_id, subject in subjects:
            log.warning("orphans.rescued", kind=kind.value, org_id=org_id, subject=subject)
            transaction.wake(kind, org_id, subject)
    return sum(map(len, found.values()))


def list_hopeless(transaction: Transaction) -> list[tuple[str, str]]:
    """Organization and id of the runs that have been open for longer than three days."""
    return orphans.long_open_runs(transaction, requested_before=transaction.now - _HOPELESS_AFTER)


def give_up(transaction: Transaction, org_id: str, run_id: str) -> None:
    """Fail a run that has been open for longer than three days, unless it has ended meanwhile. It fails only when this has been
    known for two days: a lease keeps that time, because such a run may kill the worker that has noticed it."""
    if not runs.lock(transaction, org_id, run_id).is_open:
        return
    name = f"last-chance:{run_id}"
    noticed = leases.list_below(transaction, name)
    if not noticed:
        leases.acquire(transaction, name, holder="orphans", lasts=_LAST_CHANCE)
    elif noticed[0].is_expired:
        log.warning("orphans.given_up", org_id=org_id, run_id=run_id)
        leases.forget(transaction, noticed[0])
        request.abort(transaction, org_id, run_id, reason=_HOPELESS)
