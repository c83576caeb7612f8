"""The PIN of a sole proprietor on the wire. No answer ever shows it."""

from typing import Annotated

from pydantic import ConfigDict, Field, SecretStr, ValidationInfo, field_validator

from clearsend.schemas import examples
from clearsend.schemas.envelope import WireOut
from clearsend.schemas.fields import Flag, SandboxIn, Secret, refusal


class OtpIn(SandboxIn):
    """Present the PIN that was sent to the phone; without a PIN, request another one."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.OTP, {"resend": True}]})

    pin: Annotated[SecretStr, Secret(r"[0-9]{4,10}", 10, "must have 4 to 10 digits")] | None = Field(
        default=None,
        description="The PIN from the text message. It is stored encrypted until it is presented to the registry.",
    )
    resend: Flag | None = Field(default=None, description="Send another PIN; not together with `pin`.")

    @field_validator("resend")
    @classmethod
    def _is_either(cls, resend: bool | None, info: ValidationInfo) -> bool | None:
        has_pin = info.data.get("pin", ...) is not None
        if resend and has_pin:
            raise refusal("must be left out when a pin is presented: another PIN would make this one invalid")
        if resend is False and not has_pin:
            raise refusal("must be true or left out when no pin is presented")
        return resend


class OtpAcceptedOut(WireOut):
    """The request is carried out in the background."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.OTP_ACCEPTED]})

    message: str = Field(description="The work in progress, as a sentence for people.")


PRESENTING = OtpAcceptedOut(message="PIN is being presented to the registry")
SENDING = OtpAcceptedOut(message="Another PIN is being sent to the phone")
