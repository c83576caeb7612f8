"""How a server feels, for load balancers and operators: no envelope, no key. It never says why something is down."""

from typing import Literal

from pydantic import ConfigDict, Field

from clearsend.schemas.envelope import WireOut


class HealthOut(WireOut):
    """The process answers."""

    status: Literal["ok"] = Field(default="ok", description="Always `ok`: a process that is down does not answer.")


_VENDOR = "`paused`: it is down, or has asked for a pause, and is not called for now; completions wait, none is lost."


class ChecksOut(WireOut):
    """What the server needs for its work."""

    telnyx: Literal["ok", "paused", "unknown"] = Field(description=_VENDOR)
    whatsapp: Literal["ok", "paused", "unknown"] = Field(description=_VENDOR)
    database: Literal["ok", "unavailable"] = Field(description="Can the database be reached?")
    worker: Literal["ok", "stopped", "elsewhere"] = Field(
        description="Does this process work on the queues? `elsewhere`: that was left to other processes."
    )


class ReadyOut(WireOut):
    """Whether the server can do its work, and what it needs for that. A vendor that is paused does not make it unready."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"status": "ok", "checks": {"telnyx": "ok", "whatsapp": "ok", "database": "ok", "worker": "ok"}}
            ]
        }
    )

    status: Literal["ok", "unavailable"] = Field(description="`ok` when every check is, or is left to others.")
    checks: ChecksOut = Field(description="What was looked at.")
