"""The way into the engine: enqueue a workflow by name inside the caller's transaction. It never runs one.

With `workflows/engine.py` the only module that knows DBOS. Arguments of workflows are ids, never data: the engine
stores them as they are.
"""

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, EnqueueOptions
from dbos._serialization import Serializer

from clearsend.telemetry import tracing

# The engine's tables: a schema of its own on PostgreSQL; on SQLite, tables beside ours in the same file.
SCHEMA = "dbos"
APPLICATION = "clearsend"

# The queues, and the workflows by the names under which `workflows/engine.py` registers them. What was sent once and failed
# has a lane of its own: receivers that are dead hold no slot that a first attempt could use.
COMPLETIONS = "completions"
DELIVERIES = "deliveries"
RETRIES = "retries"
REGISTRATIONS = "registrations"
CHORES = "chores"

# The partition of what is nobody's in particular: a queue with partitions passes over what has none.
NOBODYS = "nobody"

COMPLETE_PROFILE = "complete_profile"
DELIVER_WEBHOOK = "deliver_webhook"
ADVANCE_REGISTRATION = "advance_registration"
TELL_FOLLOWERS = "tell_followers"
APPLY_PROVIDER_EVENT = "apply_provider_event"
RECONCILE = "reconcile"
PUT_BACK_STRAYS = "put_back_strays"
HOUSEKEEPING = "housekeeping"


class JsonSerializer(Serializer):
    """What the engine stores is JSON, readable by people and unable to execute anything (its default is pickle)."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=self._describe)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data, object_hook=self._revive)

    def name(self) -> str:
        return "clearsend_json"

    @staticmethod
    def _describe(value: Any) -> Any:
        if isinstance(value, BaseException):
            # The type alone: the text of an exception may quote what it was about.
            return {"__error__": type(value).__name__}
        if isinstance(value, datetime):
            return {"__time__": value.isoformat()}
        raise TypeError(f"{type(value).__name__} is not a JSON value")

    @staticmethod
    def _revive(value: dict[str, Any]) -> Any:
        if set(value) == {"__error__"}:
            return RuntimeError(value["__error__"])
        return datetime.fromisoformat(value["__time__"]) if set(value) == {"__time__"} else value


class Queue:
    """Enqueues workflows over a data engine's connections, in the very transaction that causes them."""

    def __init__(self, engine: sa.Engine) -> None:
        self._client = DBOSClient(
            system_database_engine=engine,
            dbos_system_schema=SCHEMA,
            serializer=JsonSerializer(),
            application_name=APPLICATION,
            lazy=True,
        )

    def enqueue(
        self,
        connection: sa.Connection,
        *,
        queue: str,
        workflow: str,
        workflow_id: str,
        arguments: tuple[str | int, ...],
        delay_seconds: float | None = None,
        partition: str | None = None,
    ) -> None:
        """Start `workflow` once this transaction is committed, `delay_seconds` later if given.

        `partition` says whose work it is (an organization's, a receiver's): nobody gets all slots of a queue while somebody
        else waits. The same `workflow_id` twice is one workflow: enqueueing is safe to repeat.
        """
        options: EnqueueOptions = {
            "queue_name": queue,
            "workflow_name": workflow,
            "workflow_id": workflow_id,
            "queue_partition_key": partition or NOBODYS,
        }
        if delay_seconds is not None:
            options["delay_seconds"] = delay_seconds
        if (carrier := tracing.carrier()) is not None:
            options["attributes"] = carrier
        self._client.enqueue_in_transaction(connection, options, *arguments)

    def wake(self, connection: sa.Connection, workflow_id: str) -> None:
        """Start a delayed workflow once this transaction is committed. Does nothing to one that is not waiting.

        The library's own call opens a connection, which on SQLite would wait for the very transaction that makes it.
        """
        runtime = self._client._sys_db
        runtime._apply_caller_schema(connection)
        workflows = runtime.tables.workflow_status
        connection.execute(
            workflows.update()
            .where(workflows.c.workflow_uuid == workflow_id, workflows.c.status == "DELAYED")
            .values(delay_until_epoch_ms=0)
        )

    def close(self) -> None:
        self._client.destroy()


def upgrade(url: sa.URL) -> None:
    """Create or migrate the engine's own tables in the database at `url`."""
    DBOS.migrate(url.render_as_string(hide_password=False), schema=SCHEMA)


def subject_of(workflow_id: str) -> str:
    """Whose workflow it is: ids read `complete-<run>-<round>` and `deliver-<delivery>-<attempt>`."""
    return workflow_id.partition("-")[2].rpartition("-")[0]
