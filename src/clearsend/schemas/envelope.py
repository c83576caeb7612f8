"""What every answer is wrapped in: success, data, error, meta. It never decides what the data or the HTTP status are."""

from datetime import UTC, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from clearsend.domain.errors import AppError
from clearsend.schemas import examples


def wire_time(moment: datetime) -> str:
    """ISO-8601 in UTC with microseconds, as in `2026-05-01T09:53:14.031204+00:00`.

    Raises: ValueError for a time without a zone, which is a moment that nobody can name.
    """
    if moment.tzinfo is None:
        raise ValueError("times must carry a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


WireTime = Annotated[
    datetime,
    PlainSerializer(wire_time, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]


class WireOut(BaseModel):
    """Part of an answer. Every documented key is there, in the documented order, and null when empty."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, json_schema_serialization_defaults_required=True)

    def wire(self) -> dict[str, Any]:
        """As JSON knows it, under the names of the wire."""
        return self.model_dump(mode="json", by_alias=True)


class Meta(WireOut):
    """About the answer itself."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.META]})

    request_id: str = Field(description="Names this request in the server's log; quote it when asking for help.")
    timestamp: WireTime = Field(description="When the answer was made.")
    version: Literal["v3"] = Field(default="v3", description="Version of the API.")


DataT = TypeVar("DataT")


class Envelope(WireOut, Generic[DataT]):
    """A successful answer."""

    success: Literal[True] = Field(default=True, description="Always true here.")
    data: DataT = Field(description="What was asked for.")
    error: None = Field(default=None, description="Always null here.")
    meta: Meta = Field(description="About the answer itself.")


class ErrorBody(WireOut):
    """What went wrong."""

    code: str = Field(description="A code of the error catalogue, for machines.", examples=["VALIDATION_001"])
    message: str = Field(description="One sentence, for people.", examples=["Request validation failed"])
    details: dict[str, list[str]] | None = Field(
        default=None,
        description="Field, spelled as in the request, to sentences that say what is wrong and how to fix it.",
        examples=[{"webHookUrl": ["Webhook URL is required"]}],
    )
    doc_url: str | None = Field(default=None, description="Where the code is documented.")


class ErrorEnvelope(WireOut):
    """A refusal or a failure."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ERROR]})

    success: Literal[False] = Field(default=False, description="Always false here.")
    data: None = Field(default=None, description="Always null here.")
    error: ErrorBody = Field(description="What went wrong.")
    meta: Meta = Field(description="About the answer itself.")


class Cursors(WireOut):
    """Part of the documented shape of a page; pages are numbered here, so it is never filled."""

    before: str | None = Field(default=None, description="Cursor of the page before.")
    after: str | None = Field(default=None, description="Cursor of the page after.")


class Pagination(WireOut):
    """Which page of a list this is."""

    page: int = Field(ge=1, description="Number of this page, from 1.", examples=[1])
    page_size: int = Field(ge=1, description="Items on a full page.", examples=[50])
    total_count: int = Field(ge=0, description="Items on all pages.", examples=[120])
    total_pages: int = Field(ge=0, description="How many pages there are.", examples=[3])
    has_more: bool = Field(description="Is there a page after this one?")
    cursors: Cursors | None = Field(default=None, description="Always null: pages are numbered.")


def succeed(data: DataT, *, request_id: str, now: datetime) -> Envelope[DataT]:
    """`data`, wrapped."""
    return Envelope(data=data, meta=Meta(request_id=request_id, timestamp=now))


def refuse(error: AppError, *, request_id: str, now: datetime, doc_url: str | None) -> ErrorEnvelope:
    """`error`, wrapped. Where its message asks for the request id, it is filled in."""
    details = error.details
    return ErrorEnvelope(
        error=ErrorBody(
            code=error.code,
            message=error.message.replace("{request_id}", request_id),
            details=None if details is None else {name: list(sentences) for name, sentences in details.items()},
            doc_url=doc_url,
        ),
        meta=Meta(request_id=request_id, timestamp=now),
    )


def paginate(*, page: int, page_size: int, total: int) -> Pagination:
    """Where page `page` (1-based) of `total` items stands."""
    total_pages = -(-total // page_size)
    return Pagination(
        page=page, page_size=page_size, total_count=total, total_pages=total_pages, has_more=page < total_pages
    )
