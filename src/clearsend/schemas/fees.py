"""A request that may cost a fee: the caller's answer to the price. It never computes a fee."""

from decimal import Decimal

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from clearsend.domain.registration.agreement import Acceptance
from clearsend.schemas.fields import Amount, Flag, SandboxIn


class FeeIn(SandboxIn):
    """A request that is refused, with the price, unless the caller accepts the fee."""

    model_config = ConfigDict(alias_generator=to_camel)

    accept_fee: Flag = Field(
        default=False,
        description="Accept the fee. Otherwise a request that costs a fee is refused, and the error names the fee.",
    )
    accepted_amount: Amount | None = Field(
        default=None,
        description=(
            "The price in USD that was named to the person who accepts it. If the present price is higher, the request is refused, "
            "and the error names the present price."
        ),
        examples=["45.00"],
    )

    @property
    def acceptance(self) -> Acceptance:
        up_to = None if self.accepted_amount is None else Decimal(self.accepted_amount)
        return Acceptance(is_given=self.accept_fee, up_to=up_to)
