"""Billing of a profile, on the wire. Card details are checked for their form and then forgotten: nothing here keeps them."""

from typing import Annotated

from pydantic import ConfigDict, Field, SecretStr

from clearsend.domain.profile import BillingContact
from clearsend.schemas import examples
from clearsend.schemas.envelope import WireOut
from clearsend.schemas.fields import Email, Secret, Text, WireIn


class BillingContactIn(WireIn):
    """The recipient of the invoices."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.BILLING_CONTACT]})

    name: Annotated[str, Text(100, 1)] = Field(description="Name of the person or company.")
    email: Email = Field(description="Email address for invoices.")
    phone: Annotated[str, Text(50)] | None = Field(default=None, description="Phone number, in any form.")
    address: Annotated[str, Text(500, is_multiline=True)] | None = Field(
        default=None, description="Postal address, in any form."
    )


class BillingContactOut(WireOut):
    """The recipient of the invoices."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.BILLING_CONTACT]})

    name: str = Field(description="Name of the person or company.")
    email: str = Field(description="Email address for invoices.")
    phone: str | None = Field(description="Phone number, as it was sent.")
    address: str | None = Field(description="Postal address, as it was sent.")


class PaymentDetailsIn(WireIn):
    """A payment card. It is accepted for compatibility and checked for its form; never stored, logged or shown again."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.PAYMENT_DETAILS]})

    card_number: Annotated[SecretStr, Secret(r"[0-9]{13,19}", 19, "must have 13 to 19 digits and nothing else")] = (
        Field(description="Card number, 13 to 19 digits.")
    )
    expiry: Annotated[
        SecretStr, Secret(r"(0[1-9]|1[0-2])/[0-9]{2}", 5, "must be a month and year in the form MM/YY")
    ] = Field(description="Expiry date, as MM/YY.")
    cvc: Annotated[SecretStr, Secret(r"[0-9]{3,4}", 4, "must have 3 or 4 digits")] = Field(
        description="Security code, 3 or 4 digits."
    )
    zip_code: Annotated[
        SecretStr, Secret(r"[A-Za-z0-9 -]{1,20}", 20, "must have 1 to 20 letters, digits, spaces or hyphens")
    ] = Field(description="Postal code of the card's billing address.")


def parse(contact: BillingContactIn) -> BillingContact:
    return BillingContact(name=contact.name, email=contact.email, phone=contact.phone, address=contact.address)


def render(contact: BillingContact) -> BillingContactOut:
    return BillingContactOut(name=contact.name, email=contact.email, phone=contact.phone, address=contact.address)
