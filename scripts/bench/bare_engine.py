"""The bare engine: a DBOS worker that runs as many empty steps as a completion takes, and nothing else. It is the baseline.

    python -m bench.bare_engine DATABASE_URL SLOTS

As the product's worker: the same library, the same settings of the database (on SQLite: WAL, synchronous=FULL), queues that
are polled as often, and as many slots. Otherwise as the library comes: no partitions, leases or supervision.
"""

import secrets
import sys
import threading
from collections.abc import Sequence

import sqlalchemy as sa
from dbos import DBOS, DBOSClient

from clearsend.store.foundation import database

SCHEMA = "dbos"
STEPS = ("begin", "connect_sms", "connect_whatsapp", "settle")
_APPLICATION = "bare"
_COMPLETIONS, _DELIVERIES, _OTHERS = "completions", "deliveries", "others"
_POLLING_SECONDS = 0.1


class Feeder:
    """Gives bare workers something to do."""

    def __init__(self, url: str) -> None:
        self.engine = database.create_engine(url)
        self._client = DBOSClient(
            system_database_engine=self.engine, dbos_system_schema=SCHEMA, application_name=_APPLICATION, lazy=True
        )

    def feed(self, count: int, others: Sequence[int]) -> None:
        """Enqueue `count` completions in one commit; `others`: see `complete`."""
        with self.engine.connect() as connection, connection.begin():
            for _ in range(count):
                self._client.enqueue_in_transaction(
                    connection,
                    {"queue_name": _COMPLETIONS, "workflow_name": "complete"},
                    secrets.token_hex(16),
                    secrets.token_hex(16),
                    list(others),
                )

    def close(self) -> None:
        self._client.destroy()
        self.engine.dispose()


def take_step(_name: str) -> str:
    return "go_on"


@DBOS.workflow(name="follow")
def follow(org_id: str, subject_id: str, steps: int) -> None:
    for number in range(steps):
        DBOS.run_step({"name": f"step {number}"}, take_step, "step")


@DBOS.workflow(name="complete")
def complete(org_id: str, run_id: str, others: list[int]) -> None:
    """The steps of a completion, then what follows it: its delivery, of one step, and `others`, of so many steps each."""
    for name in STEPS:
        DBOS.run_step({"name": name}, take_step, name)
    DBOS.enqueue_workflow(_DELIVERIES, follow, org_id, run_id, 1)
    for steps in others:
        DBOS.enqueue_workflow(_OTHERS, follow, org_id, run_id, steps)


def main(arguments: Sequence[str]) -> None:
    url, slots = arguments
    engine: sa.Engine = database.create_runtime_engine(url)
    DBOS(
        config={
            "name": _APPLICATION,
            "system_database_engine": engine,
            "dbos_system_schema": SCHEMA,
            "executor_id": f"bare-{secrets.token_hex(4)}",
            "application_version": "1",
            "run_migrations": False,
            "use_listen_notify": False,
            "log_level": "WARNING",
            "enable_otlp": False,
        }
    )
    DBOS.launch()
    for name in (_COMPLETIONS, _DELIVERIES, _OTHERS):
        DBOS.register_queue(name, worker_concurrency=int(slots), polling_interval_sec=_POLLING_SECONDS)
    sys.stdout.write("bare worker ready\n")
    sys.stdout.flush()
    threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1:])
