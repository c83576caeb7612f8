"""The scheduled search for open runs and due deliveries without a workflow. It decides nothing: `actions/orphans.py` does."""

import functools

import structlog

from clearsend.actions import orphans
from clearsend.deps import Deps
from clearsend.workflows import engine

log = structlog.get_logger(__name__)


def rescue_orphans(deps: Deps) -> None:
    """Rescue every orphan, each in its own transaction."""
    engine.step("rescue", functools.partial(rescue, deps))


def rescue(deps: Deps) -> str:
    """The step itself. Returns the number of rescued orphans, as text."""
    with deps.database.reading() as transaction:
        found = orphans.find(transaction)
    count = 0
    for run_id, org_id in found.runs.items():
        with deps.database.writing() as transaction:
            if orphans.rescue_run(transaction, org_id, run_id):
                log.warning("rescue_orphans.run", run_id=run_id, org_id=org_id)
                count += 1
    for delivery_id, org_id in found.deliveries.items():
        with deps.database.writing() as transaction:
            if orphans.rescue_delivery(transaction, org_id, delivery_id):
                log.warning("rescue_orphans.delivery", delivery_id=delivery_id, org_id=org_id)
                count += 1
    return str(count)
