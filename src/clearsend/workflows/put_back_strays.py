"""The scheduled look for what is open although no workflow works on it. It decides nothing: `actions/strays.py` does."""

import functools

import structlog

from clearsend.actions import strays
from clearsend.store.foundation.database import Database
from clearsend.workflows import engine

log = structlog.get_logger(__name__)


def put_back_strays(database: Database) -> None:
    """Put every stray back into the queue, each in a transaction of its own."""
    engine.step("put_back", functools.partial(put_back, database))


def put_back(database: Database) -> str:
    """The step itself; how many were put back."""
    with database.reading() as transaction:
        found = strays.find(transaction)
    count = 0
    for run_id, org_id in found.runs.items():
        with database.writing() as transaction:
            if strays.put_back_run(transaction, org_id, run_id):
                log.warning("put_back_strays.run", run_id=run_id, org_id=org_id)
                count += 1
    for delivery_id, org_id in found.deliveries.items():
        with database.writing() as transaction:
            if strays.put_back_delivery(transaction, org_id, delivery_id):
                log.warning("put_back_strays.delivery", delivery_id=delivery_id, org_id=org_id)
                count += 1
    return str(count)
