"""Credentials of a WhatsApp Business Account in a request. No answer ever shows them: there is no `…Out`."""

from typing import Annotated

from pydantic import ConfigDict, Field, SecretStr

from clearsend.schemas import examples
from clearsend.schemas.fields import NumericId, Secret, WireIn, url

_ADDRESS_SENTENCE = "must be a valid URL with a host, such as https://example.com/meta, of at most 200 characters"


class WebhookOverrideIn(WireIn):
    """The URL to which Meta sends this account's messages, instead of the app's own URL. Changes of the account itself always
    go to the app's URL."""

    callback_url: Annotated[str, url(200, _ADDRESS_SENTENCE)] = Field(
        description="Public https URL; Meta calls it immediately and expects its challenge back."
    )
    verify_token: Annotated[
        SecretStr, Secret(r"[!-~]{1,200}", 200, "must be a verify token of at most 200 characters, without spaces")
    ] = Field(description="Token that Meta presents when it first calls the URL.")


class WhatsAppAccountIn(WireIn):
    """A WhatsApp Business Account of the profile or organization. Secrets are stored encrypted and never returned."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.WHATSAPP_ACCOUNT]})

    waba_id: NumericId = Field(description="Id of the WhatsApp Business Account.")
    access_token: Annotated[
        SecretStr, Secret(r"[!-~]{1,4096}", 4096, "must be an access token of at most 4096 characters, without spaces")
    ] = Field(
        description="System user token with whatsapp_business_messaging and whatsapp_business_management permission."
    )
    phone_number_id: NumericId | None = Field(
        default=None, description="Id of the sender number; may be left out if the account has exactly one number."
    )
    pin: Annotated[SecretStr, Secret(r"[0-9]{6}", 6, "must have exactly six digits")] | None = Field(
        default=None,
        description=(
            "The number's current two-step verification PIN, if it has one; otherwise, Clearsend chooses and keeps one."
        ),
    )
    webhook_override: WebhookOverrideIn | None = Field(
        default=None, description="Destination of this account's messages; if omitted, an existing override stays."
    )
