"""The request to submit a brand or a campaign outside of a completion, and its answer. It never computes the fee."""

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic.config import JsonDict

from clearsend.domain.registration.prices import Fee
from clearsend.schemas import registrations
from clearsend.schemas.envelope import WireOut
from clearsend.schemas.fields import Flag, SandboxIn
from clearsend.schemas.registrations import FeeOut

_SUBMIT: JsonDict = {"acceptFee": True, "sandbox": False}
_SUBMITTED: JsonDict = {
    "message": "Submission in progress",
    "fee": {
        "amount": "4.00",
        "currency": "USD",
        "description": "Registration of a brand at the Campaign Registry; not refundable.",
    },
}


class SubmitIn(SandboxIn):
    """Submit a brand or a campaign for the first time. With `sandbox`, the answer names the fee, and nothing is done."""

    model_config = ConfigDict(alias_generator=to_camel, json_schema_extra={"examples": [_SUBMIT]})

    accept_fee: Flag = Field(
        default=False,
        description="Accept the fee. Otherwise a request that costs a fee is refused, and the error names the fee.",
    )


class SubmittedOut(WireOut):
    """The brand or campaign is submitted in the background; a campaign waits until its brand is verified."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SUBMITTED]})

    message: str = Field(
        default="Submission in progress", description="The work in progress, as a sentence for people."
    )
    fee: FeeOut = Field(description="Fee that the vendor charges for the submission.")


def render(fee: Fee) -> SubmittedOut:
    return SubmittedOut(fee=registrations.render_fee(fee))
