"""The bare engine: a worker of the product's own engine whose jobs do nothing. It is the baseline.

    python -m bench.bare_engine DATABASE_URL SLOTS

A job of a completion wakes a job of a delivery, which ends: what is measured is wake-ups, engine and threads alone.
"""

import secrets
import sys
import threading
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from clearsend.providers.telnyx.prices import PRICES
from clearsend.store.engine.jobs import Begun, Kind, Lane
from clearsend.store.foundation import database as databases
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.vault import Vault, new_secret_key
from clearsend.workflows.worker import Worker

_ORG_ID = "bare"


class Feeder:
    """Gives bare workers something to do."""

    def __init__(self, url: str) -> None:
        self.database = _open(url)

    def feed(self, count: int) -> None:
        """Wake `count` completions in one commit."""
        with self.database.writing() as transaction:
            for _ in range(count):
                transaction.wake(Kind.COMPLETE_PROFILE, _ORG_ID, secrets.token_hex(16))

    def close(self) -> None:
        self.database.close()


def _open(url: str) -> Database:
    engine = databases.create_engine(url)
    return Database(
        engine=engine,
        vault=Vault([new_secret_key()]),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid.uuid4()),
        jobs=databases.create_jobs(engine),
        prices=PRICES,
    )


def main(arguments: Sequence[str]) -> None:
    url, slots = arguments
    database = _open(url)

    def complete(begun: Begun) -> None:
        with database.writing() as transaction:
            transaction.wake(Kind.DELIVER_WEBHOOK, begun.job.org_id, begun.job.subject)
            transaction.end(begun.job)

    def deliver(begun: Begun) -> None:
        with database.writing() as transaction:
            transaction.end(begun.job)

    worker = Worker(
        database=database,
        executor_id=f"bare-{secrets.token_hex(4)}",
        passes={Kind.COMPLETE_PROFILE: complete, Kind.DELIVER_WEBHOOK: deliver},
        slots={Lane.COMPLETIONS: int(slots), Lane.DELIVERIES: int(slots), Lane.CHORES: 1},
    )
    worker.launch()
    sys.stdout.write("bare worker ready\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1:])
