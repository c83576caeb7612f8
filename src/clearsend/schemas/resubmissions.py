"""The request to bring a refused campaign before the reviewers again. It never knows what that costs: see `registrations.py`."""

from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from clearsend.domain.registration.resubmission import Resubmission
from clearsend.schemas import examples, registrations
from clearsend.schemas.envelope import WireOut
from clearsend.schemas.fields import Flag, SandboxIn, Text
from clearsend.schemas.registrations import FeeOut, ResubmissionOut, Way


class ResubmitIn(SandboxIn):
    """Resubmit a refused campaign. With `sandbox`, the answer says how and for which fee, and nothing is done."""

    model_config = ConfigDict(alias_generator=to_camel, json_schema_extra={"examples": [examples.RESUBMIT]})

    reason: Annotated[str, Text(2000, is_multiline=True)] | None = Field(
        default=None, description="What the reviewers are told, where it is appealed."
    )
    accept_fee: Flag = Field(
        default=False,
        description="Go on although it costs the named fee. Without it that is refused, and the fee and the cause are named.",
    )


class ResubmittedOut(WireOut):
    """The campaign goes before the reviewers again, in the background."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.RESUBMITTED]})

    message: str = Field(default="Campaign resubmission in progress", description="What happens now, for people.")
    way: Way = Field(description=ResubmissionOut.model_fields["way"].description)
    fee: FeeOut = Field(description="What it costs.")
    changed: list[str] = Field(description=ResubmissionOut.model_fields["changed"].description)


def render(resubmission: Resubmission) -> ResubmittedOut:
    return ResubmittedOut(**dict(registrations.render_resubmission(resubmission)))
