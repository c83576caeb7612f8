"""The health of a server, for load balancers and operators: no envelope, no key. It never explains why a check fails."""

from typing import Literal

from pydantic import ConfigDict, Field

from clearsend.schemas.envelope import WireOut


class HealthOut(WireOut):
    """The process is alive."""

    status: Literal["ok"] = Field(default="ok", description="Always `ok`: a process that is down does not answer.")


_VENDOR = (
    "`paused`: the vendor is down or has asked for a pause, and is not called for now; completions wait, none is lost."
)


class ChecksOut(WireOut):
    """The state of everything that the server needs for its work."""

    telnyx: Literal["ok", "paused", "unknown"] = Field(description=_VENDOR)
    whatsapp: Literal["ok", "paused", "unknown"] = Field(description=_VENDOR)
    database: Literal["ok", "unavailable"] = Field(description="Whether the database can be reached.")
    worker: Literal["ok", "stopped", "elsewhere"] = Field(
        description="Whether this process runs jobs from the queues. `elsewhere`: other processes do."
    )


class ReadyOut(WireOut):
    """Whether the server can do its work, and the checks behind that. A paused vendor does not make the server unready."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"status": "ok", "checks": {"telnyx": "ok", "whatsapp": "ok", "database": "ok", "worker": "ok"}}
            ]
        }
    )

    status: Literal["ok", "unavailable"] = Field(
        description="`ok` unless the database is `unavailable` or the worker is `stopped`."
    )
    checks: ChecksOut = Field(description="Results of the checks.")
