"""A reviewer's decision on the wire. It never decides which caller may review."""

from typing import Annotated

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from clearsend.domain.registration.review import Decision
from clearsend.schemas import examples
from clearsend.schemas.fields import SandboxIn, Text, refusal


class ReviewIn(SandboxIn):
    """A decision on a profile outside the registry that has a main destination country."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.REVIEW, examples.REVIEW_REJECTION]})

    decision: Decision = Field(description="The reviewer's decision.")
    reason: Annotated[str, Text(2000, is_multiline=True)] | None = Field(
        default=None,
        validate_default=True,
        description="Reason, shown on the profile; required with `reject`.",
    )

    @field_validator("reason")
    @classmethod
    def _is_given_with_a_rejection(cls, reason: str | None, info: ValidationInfo) -> str | None:
        if not reason and info.data.get("decision") is Decision.REJECT:
            raise refusal("is required with a rejection: the profile shows no other explanation")
        return reason
