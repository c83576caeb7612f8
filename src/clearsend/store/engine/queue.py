"""Enqueues workflows by name, inside the caller's transaction. It never runs a workflow.

Only this module and `workflows/engine.py` import DBOS. Arguments of workflows are ids, numbers and causes, never personal data:
the engine stores them in plain text.
"""

import json
import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, EnqueueOptions
from dbos._serialization import Serializer
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.store.foundation.prepared import Prepared
from clearsend.telemetry import tracing

# On PostgreSQL, the engine's tables have a schema of their own; on SQLite, they are beside ours in the same file.
SCHEMA = "dbos"
APPLICATION = "clearsend"

# The queues, and the workflows by the names under which `workflows/engine.py` registers them. Retries of deliveries have a
# queue of their own: receivers that are down take no slot that a first attempt could use.
COMPLETIONS = "completions"
DELIVERIES = "deliveries"
RETRIES = "retries"
REGISTRATIONS = "registrations"
CHORES = "chores"

# The partition of work that belongs to no organization: the engine skips a row without a partition in a partitioned queue.
NOBODYS = "nobody"

COMPLETE_PROFILE = "complete_profile"
DELIVER_WEBHOOK = "deliver_webhook"
ADVANCE_REGISTRATION = "advance_registration"
TELL_FOLLOWERS = "tell_followers"
APPLY_PROVIDER_EVENT = "apply_provider_event"
RECONCILE = "reconcile"
# The name stored in existing databases since the first schema.
RESCUE_ORPHANS = "put_back_strays"
HOUSEKEEPING = "housekeeping"

# The columns that the library writes for a workflow that it enqueues; the other columns keep their defaults.
_STATUS_COLUMNS = (
    "workflow_uuid",
    "status",
    "name",
    "class_name",
    "config_name",
    "executor_id",
    "authenticated_user",
    "authenticated_roles",
    "assumed_role",
    "queue_name",
    "workflow_timeout_ms",
    "workflow_deadline_epoch_ms",
    "deduplication_id",
    "priority",
    "serialization",
    "queue_partition_key",
    "parent_workflow_id",
    "delay_until_epoch_ms",
    "attributes",
    "schedule_name",
    "debounce_deadline_epoch_ms",
    "is_debounced",
    "application_name",
)
# Columns that have another name in the row that the library builds: the column's name to that name.
_NAMED_OTHERWISE = {"application_version": "app_version", "application_id": "app_id"}
_INPUT_COLUMNS = ("workflow_uuid", "inputs")


class JsonSerializer(Serializer):
    """Stores JSON in the engine's tables: readable, and unable to execute anything (the engine's default is pickle)."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, default=self._describe)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data, object_hook=self._revive)

    def name(self) -> str:
        return "clearsend_json"

    @staticmethod
    def _describe(value: Any) -> Any:
        if isinstance(value, BaseException):
            # Only the type: the text of an exception may quote data.
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
    """Enqueues workflows over the database's own connections, in the very transaction that causes them."""

    def __init__(self, engine: sa.Engine) -> None:
        self._client = DBOSClient(
            system_database_engine=engine,
            dbos_system_schema=SCHEMA,
            serializer=JsonSerializer(),
            application_name=APPLICATION,
            lazy=True,
        )
        runtime = self._client._sys_db
        status, inputs = (
            table.to_metadata(sa.MetaData(), schema=runtime.schema)  # type: ignore[arg-type]
            for table in (runtime.tables.workflow_status, runtime.tables.workflow_input)
        )
        insert = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert
        self._insert_status = Prepared(
            insert(status).on_conflict_do_nothing(index_elements=["workflow_uuid"]),
            [*_STATUS_COLUMNS, *_NAMED_OTHERWISE, "recovery_attempts", "creator_xid", "owner_xid"],
        )
        self._insert_inputs = Prepared(
            insert(inputs).on_conflict_do_nothing(index_elements=["workflow_uuid"]), _INPUT_COLUMNS
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

        `partition` names the organization or receiver of the work: none of them takes all slots of a queue while another waits.
        A second call with the same `workflow_id` has no effect.
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
        # The library's `enqueue_in_transaction` rebuilds its statements on every call, which takes longer than all of ours. The
        # row is the one that it would have written: `tests/store/engine/test_queue.py` compares them.
        _, made = self._client._build_enqueue_status(options, *arguments)
        status: dict[str, Any] = {column: made[column] for column in _STATUS_COLUMNS}  # type: ignore[literal-required]
        status |= {column: made[name] for column, name in _NAMED_OTHERWISE.items()}  # type: ignore[literal-required]
        status |= {"recovery_attempts": 0, "creator_xid": str(uuid.uuid4()), "owner_xid": None}
        self._insert_status.execute(connection, status)
        self._insert_inputs.execute(connection, {"workflow_uuid": workflow_id, "inputs": made["inputs"]})

    def wake(self, connection: sa.Connection, workflow_id: str) -> None:
        """Start a delayed workflow once this transaction is committed. No effect if the workflow is not delayed.

        The library's own call opens a second connection, which on SQLite would wait for this transaction forever.
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
    """The id of the run or delivery: workflow ids read `complete-<run>-<pass>` and `deliver-<delivery>-<attempt>`."""
    return workflow_id.partition("-")[2].rpartition("-")[0]
