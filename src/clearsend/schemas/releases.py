"""The request to release what a deleted profile has left at the vendors, and its answer."""

from collections.abc import Sequence

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from clearsend.schemas.envelope import WireOut
from clearsend.schemas.fields import Flag, SandboxIn

_RELEASE: JsonDict = {"confirm": True, "sandbox": False}
_RELEASED: JsonDict = {
    "message": "Release in progress",
    "campaigns": ["0192c0de-0000-7000-8000-000000000001"],
    "numbers": ["+12125550123"],
    "returned_numbers": [],
}


class ReleaseIn(SandboxIn):
    """Release, for good, what a deleted profile has left. With `sandbox`, the answer names it, and nothing is done."""

    model_config = ConfigDict(json_schema_extra={"examples": [_RELEASE]})

    confirm: Flag = Field(
        default=False, description="Without it, the call is refused, and the error names what would end."
    )


class ReleasedOut(WireOut):
    """The things that the worker releases in the background."""

    model_config = ConfigDict(json_schema_extra={"examples": [_RELEASED]})

    message: str = Field(default="Release in progress", description="The work in progress, as a sentence for people.")
    campaigns: list[str] = Field(description="Ids of the campaigns that are deactivated.")
    numbers: list[str] = Field(description="Numbers that are taken off their campaigns and messaging profiles.")
    returned_numbers: list[str] = Field(
        description="Those of the numbers that are returned to the vendor: they were bought here."
    )


def render(campaigns: Sequence[str], numbers: Sequence[str], returned: Sequence[str]) -> ReleasedOut:
    return ReleasedOut(campaigns=list(campaigns), numbers=list(numbers), returned_numbers=list(returned))
