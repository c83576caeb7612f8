"""Credentials of a WhatsApp Business Account, as a request brings them. No answer ever shows them: there is no `…Out`."""

from typing import Annotated

from pydantic import ConfigDict, Field, SecretStr

from clearsend.schemas import examples
from clearsend.schemas.fields import NumericId, Secret, WireIn, url

_ADDRESS_SENTENCE = "must be a valid URL with a host, such as https://example.com/meta, of at most 200 characters"


class WebhookOverrideIn(WireIn):
    """Where Meta sends this account's messages, if not to the app's own address. Changes of the account itself always go to
    the app's address."""

    callback_url: Annotated[str, url(200, _ADDRESS_SENTENCE)] = Field(
        description="Public https address; Meta calls it at once and expects its challenge back."
    )
    verify_token: Annotated[
        SecretStr, Secret(r"[!-~]{1,200}", 200, "must be a verify token of at most 200 characters, without spaces")
    ] = Field(description="What Meta presents when it calls the address for the first time.")


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
    webhook_override: WebhookOverrideIn | None = Field(
        default=None, description="Where this account's messages go; without it, an override that is there stays."
    )
