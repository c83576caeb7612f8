"""The request to resubmit a refused campaign. It never computes the fee: see `domain/registration/resubmission.py`."""

from typing import Annotated

from pydantic import ConfigDict, Field

from clearsend.domain.registration.resubmission import Resubmission
from clearsend.schemas import examples, registrations
from clearsend.schemas.envelope import WireOut
from clearsend.schemas.fees import FeeIn
from clearsend.schemas.fields import Text
from clearsend.schemas.registrations import FeeOut, ResubmissionOut, Way


class ResubmitIn(FeeIn):
    """Resubmit a refused campaign. With `sandbox`, the answer names the way and the fee, and nothing is done."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.RESUBMIT]})

    reason: Annotated[str, Text(2000, is_multiline=True)] | None = Field(
        default=None, description="Message to the reviewers, if the campaign is appealed."
    )


class ResubmittedOut(WireOut):
    """The campaign is resubmitted in the background."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.RESUBMITTED]})

    message: str = Field(
        default="Campaign resubmission in progress", description="The work in progress, as a sentence for people."
    )
    way: Way = Field(description=ResubmissionOut.model_fields["way"].description)
    fee: FeeOut = Field(description="Fee of the resubmission.")
    changed: list[str] = Field(description=ResubmissionOut.model_fields["changed"].description)


def render(resubmission: Resubmission) -> ResubmittedOut:
    return ResubmittedOut(**dict(registrations.render_resubmission(resubmission)))
