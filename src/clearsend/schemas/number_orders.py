"""The order of a number on the wire. The answer to an order never names the chosen number, which is chosen later."""

import re
from typing import Annotated

from pydantic import ConfigDict, Field, ValidationInfo, field_validator
from pydantic.config import JsonDict

from clearsend.domain.phone_number import needs_campaign
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.states import NumberOrderState
from clearsend.schemas import registrations
from clearsend.schemas.envelope import WireOut
from clearsend.schemas.fees import FeeIn
from clearsend.schemas.fields import Phone, Text, matching, refusal
from clearsend.schemas.registrations import FeeOut

_AREA_CODE = r"[2-9][0-9]{2}"
_AREA_CODE_SENTENCE = "must be the three digits of a US area code, such as 212"

AreaCode = Annotated[
    str,
    Text(
        3,
        3,
        sentence=_AREA_CODE_SENTENCE,
        check=matching(_AREA_CODE, _AREA_CODE_SENTENCE),
        documented={"pattern": f"^{_AREA_CODE}$"},
    ),
]

_ORDER: JsonDict = {"areaCode": "212", "acceptFee": True}
_MESSAGE = "Number order in progress. Complete the profile once it has its number: this does not happen automatically"
_ACCEPTED: JsonDict = {
    "message": _MESSAGE,
    "order": {"id": "3e0b6f52-9c1d-4a78-b6e4-2f5d8c7a9b10", "state": "not_ordered"},
    "fee": {
        "amount": "2.00",
        "currency": "USD",
        "description": "A local US number by Telnyx's price list (https://telnyx.com/pricing/numbers): 1.00 once and 1.00 for the "
        "first month, then 1.00 USD a month. The price of the chosen number is read before it is ordered, and one that costs more "
        "than 3.00 USD at once is not.",
    },
}


class NumberOrderIn(FeeIn):
    """Buy a local US number: any number, one with a given area code, or a specific one. With `sandbox`, nothing is bought."""

    model_config = ConfigDict(json_schema_extra={"examples": [_ORDER]})

    area_code: AreaCode | None = Field(default=None, description="Area code of the number.")
    phone_number: Phone | None = Field(
        default=None, description="The exact number to buy; it must be for sale. Cannot be combined with `areaCode`."
    )

    @field_validator("phone_number")
    @classmethod
    def _is_for_sale_here(cls, phone_number: str | None, info: ValidationInfo) -> str | None:
        if phone_number is None:
            return None
        if info.data.get("area_code") is not None:
            raise refusal("must be left out when an area code is given")
        if not needs_campaign(phone_number) or re.fullmatch(_AREA_CODE, phone_number[2:5]) is None:
            raise refusal("must be a local number of the United States, such as +12125500123")
        return phone_number

    @property
    def wanted(self) -> str | None:
        """The requested number (E.164) or area code; None if any number will do."""
        return self.phone_number or self.area_code


class NumberOrderOut(WireOut):
    """The order of a number."""

    id: str = Field(description="Id of the order, as a registration of the kind `number_order`.")
    state: NumberOrderState = Field(description="State of the order.")


class NumberOrderAcceptedOut(WireOut):
    """The number is being bought in the background."""

    model_config = ConfigDict(json_schema_extra={"examples": [_ACCEPTED]})

    message: str = Field(default=_MESSAGE, description="The work in progress, as a sentence for people.")
    order: NumberOrderOut = Field(description="The order; also shown in the timeline of the profile's completion.")
    fee: FeeOut = Field(description="The list price; the price of the chosen number is in the events.")


def render(order_id: str, state: str, fee: Fee) -> NumberOrderAcceptedOut:
    return NumberOrderAcceptedOut(
        order=NumberOrderOut(id=order_id, state=NumberOrderState(state)), fee=registrations.render_fee(fee)
    )
