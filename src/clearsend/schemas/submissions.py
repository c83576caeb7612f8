"""The request to submit a brand or a campaign outside of a completion, and its answer. It never computes the fee."""

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from clearsend.domain.registration.prices import Fee
from clearsend.schemas import registrations
from clearsend.schemas.envelope import WireOut
from clearsend.schemas.fees import FeeIn
from clearsend.schemas.registrations import FeeOut

_SUBMIT: JsonDict = {"acceptFee": True, "acceptedAmount": "45.00", "sandbox": False}
_SUBMITTED: JsonDict = {
    "message": "Submission in progress",
    "fee": {
        "amount": "4.00",
        "currency": "USD",
        "description": "Registration of a brand at the Campaign Registry; not refundable.",
    },
}


class SubmitIn(FeeIn):
    """Submit a brand or a campaign for the first time. With `sandbox`, the answer names the fee, and nothing is done."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SUBMIT]})


class SubmittedOut(WireOut):
    """The brand or campaign is submitted in the background; a campaign waits until its brand is verified."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SUBMITTED]})

    message: str = Field(
        default="Submission in progress", description="The work in progress, as a sentence for people."
    )
    fee: FeeOut = Field(description="Fee that the vendor charges for the submission.")


def render(fee: Fee) -> SubmittedOut:
    return SubmittedOut(fee=registrations.render_fee(fee))
