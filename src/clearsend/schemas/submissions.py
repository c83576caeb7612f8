"""The request to submit a brand or a campaign to the registry, apart from a completion, and its answer."""

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
        description="Go on although it costs the named fee. Without it, the fee is named, and nothing done.",
    )


class SubmittedOut(WireOut):
    """It goes to the registry, in the background; a campaign once its brand is verified."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SUBMITTED]})

    message: str = Field(default="Submission in progress", description="What happens now, for people.")
    fee: FeeOut = Field(description="What it costs at once.")


def render(fee: Fee) -> SubmittedOut:
    return SubmittedOut(fee=registrations.render_fee(fee))
