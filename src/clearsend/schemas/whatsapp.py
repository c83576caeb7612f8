"""Credentials of a WhatsApp Business Account, as a request brings them. No answer ever shows them: there is no `…Out`."""

from typing import Annotated

from pydantic import ConfigDict, Field, SecretStr

from clearsend.schemas import examples
from clearsend.schemas.fields import NumericId, Secret, WireIn


class WhatsAppAccountIn(WireIn):
    """An account of one's own at Meta, instead of the organization's. Secrets are stored encrypted and never returned."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.WHATSAPP_ACCOUNT]})

    waba_id: NumericId = Field(description="Id of the WhatsApp Business Account.")
    access_token: Annotated[
        SecretStr, Secret(r"[!-~]{1,4096}", 4096, "must be an access token of at most 4096 characters, without spaces")
    ] = Field(
        description="System user token with whatsapp_business_messaging and whatsapp_business_management permission."
    )
    phone_number_id: NumericId | None = Field(
        default=None, description="Id of the number to send from; may be left out when the account has exactly one."
    )
    pin: Annotated[SecretStr, Secret(r"[0-9]{6}", 6, "must have exactly six digits")] | None = Field(
        default=None,
        description="The number's present two-step verification PIN, if it has one; otherwise one is chosen and kept.",
    )
