"""What is open although no workflow works on it any more, put back into the queue: nothing stands still for ever.

That should never be. It happens when the engine has given a workflow up (its process died in it a hundred times), or when
somebody has deleted the engine's rows. It puts nothing back that is merely slow.
"""

from dataclasses import dataclass
from datetime import timedelta

from clearsend.actions.completion import request, runs
from clearsend.domain.reason import Reason
from clearsend.store import deliveries
from clearsend.store.engine import orphans, queue, takeover
from clearsend.store.foundation.database import Transaction

# A run or delivery and its workflow are written together; a minute leaves room for clocks that differ.
_GRACE = timedelta(minutes=1)

# Longer than a provider is waited for: what was put back until then kills whoever works on it.
_HOPELESS_AFTER = timedelta(days=3)

_HOPELESS = Reason(
    "internal_error",
    "This run could not be brought to an end within three days; the server's log has it under the run's id.",
    "Call complete again; if it fails again, contact the operator of this installation.",
)


@dataclass(frozen=True)
class Orphans:
    """Runs and deliveries without a workflow: the organization of each, by its id."""

    runs: dict[str, str]
    deliveries: dict[str, str]


def find(transaction: Transaction) -> Orphans:
    """The orphans of all organizations. Open things are read before the workflows: what ends in between is no orphan, and is found out when it
    is put back."""
    before = transaction.now - _GRACE
    open_runs = orphans.open_runs(transaction, asked_before=before)
    overdue = orphans.overdue_deliveries(transaction, due_before=before)
    worked_on = {
        queue.subject_of(workflow_id)
        for workflow in (queue.COMPLETE_PROFILE, queue.DELIVER_WEBHOOK)
        for workflow_id in takeover.live(transaction, workflow)
    }
    return Orphans(
        {id_: org_id for id_, org_id in open_runs.items() if id_ not in worked_on},
        {id_: org_id for id_, org_id in overdue.items() if id_ not in worked_on},
    )


def rescue_run(transaction: Transaction, org_id: str, run_id: str) -> bool:
    """Queue a round of a run that nobody works on, or end it if that has been in vain for days. False if it has ended."""
    run = runs.lock(transaction, org_id, run_id)
    if not run.is_open:
        return False
    if run.requested_at < transaction.now - _HOPELESS_AFTER:
        request.abort(transaction, org_id, run_id, reason=_HOPELESS)
    else:
        runs.enqueue_pass(transaction, org_id, run_id, pass_number=_unused_number(transaction))
    return True


def rescue_delivery(transaction: Transaction, org_id: str, delivery_id: str) -> bool:
    """Queue the next attempt of a delivery that nobody works on. False if it has ended, or is gone."""
    delivery = deliveries.find(transaction, org_id, delivery_id)
    if delivery is None or delivery.status.is_final:
        return False
    transaction.queue.enqueue(
        transaction.connection,
        queue=queue.RETRIES,
        workflow=queue.DELIVER_WEBHOOK,
        workflow_id=f"deliver-{delivery_id}-{_unused_number(transaction)}",
        arguments=(org_id, delivery_id, len(delivery.attempts) + 1),
    )
    return True


def _unused_number(transaction: Transaction) -> int:
    """Rounds and attempts are counted from 1, so that the seconds since 1970 were never used in a workflow's id."""
    return int(transaction.now.timestamp())
