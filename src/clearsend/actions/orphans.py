"""Rescue of orphans: open runs and due deliveries without a workflow are queued again. It rescues nothing that is merely slow.

An orphan should never exist. It arises when the engine has given up a workflow (processes died in it a hundred times), or when
a person has deleted rows of the engine.
"""

from dataclasses import dataclass
from datetime import timedelta

from clearsend.actions.completion import request, runs
from clearsend.domain.reason import Reason
from clearsend.store import deliveries
from clearsend.store.engine import orphans, queue, takeover
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation.database import Transaction

# A run or delivery and its workflow are written together; a minute leaves room for clocks that differ.
_GRACE = timedelta(minutes=1)

# Longer than a run waits for a provider: an orphan of this age probably kills every worker that takes it.
_HOPELESS_AFTER = timedelta(days=3)

_HOPELESS = Reason(
    "internal_error",
    "This run could not be brought to an end within three days; the server's log has it under the run's id.",
    "Call complete again; if it fails again, contact the operator of this installation.",
)


@dataclass(frozen=True)
class Orphans:
    """Runs and deliveries without a workflow: run or delivery id to organization id."""

    runs: dict[str, str]
    deliveries: dict[str, str]


def find(transaction: Transaction) -> Orphans:
    """The orphans of all organizations. Runs and deliveries are read before workflows: a run or delivery that ends in between
    is listed too, and its rescue then does nothing."""
    before = transaction.now - _GRACE
    open_runs = orphans.open_runs(transaction, asked_before=before)
    overdue = orphans.overdue_deliveries(transaction, due_before=before)
    worked_on = {
        queue.subject_of(workflow_id)
        for workflow in (queue.COMPLETE_PROFILE,)
        for workflow_id in takeover.live(transaction, workflow)
    }
    return Orphans(
        {id_: org_id for id_, org_id in open_runs.items() if id_ not in worked_on},
        {id_: org_id for id_, org_id in overdue.items() if id_ not in worked_on},
    )


def rescue_run(transaction: Transaction, org_id: str, run_id: str) -> bool:
    """Queue a pass of an orphaned run, or fail the run if it was requested over three days ago. False if the run has ended."""
    run = runs.lock(transaction, org_id, run_id)
    if not run.is_open:
        return False
    if run.requested_at < transaction.now - _HOPELESS_AFTER:
        request.abort(transaction, org_id, run_id, reason=_HOPELESS)
    else:
        runs.enqueue_pass(transaction, org_id, run_id, pass_number=_unused_number(transaction))
    return True


def rescue_delivery(transaction: Transaction, org_id: str, delivery_id: str) -> bool:
    """Queue the next attempt of an orphaned delivery. False if the delivery has ended, or is deleted."""
    delivery = deliveries.find(transaction, org_id, delivery_id)
    if delivery is None or delivery.status.is_final:
        return False
    transaction.wake(Kind.DELIVER_WEBHOOK, org_id, delivery.receiver)
    return True


def _unused_number(transaction: Transaction) -> int:
    """A number that no workflow's id contains yet: the seconds since 1970, because passes and attempts are counted from 1."""
    return int(transaction.now.timestamp())
