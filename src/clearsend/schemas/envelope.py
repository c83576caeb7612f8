"""The envelope of every answer: success, data, error, meta. It never decides the data or the HTTP status."""

from datetime import UTC, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from clearsend.domain.errors import AppError
from clearsend.schemas import examples


def wire_time(moment: datetime) -> str:
    """ISO-8601 in UTC with microseconds, as in `2026-05-01T09:53:14.031204+00:00`.

    Raises: ValueError for a time without a zone, which names no moment.
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
    """Part of an answer. Every documented key is present, in the documented order, and null when empty."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, json_schema_serialization_defaults_required=True)

    def wire(self) -> dict[str, Any]:
        """The value as JSON types, under the names of the wire format."""
        return self.model_dump(mode="json", by_alias=True)


class Meta(WireOut):
    """Facts about the answer itself."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.META]})

    request_id: str = Field(description="Id of the request in the server's log; quote it when asking for help.")
    timestamp: WireTime = Field(description="When the server made the answer.")
    version: Literal["v3"] = Field(default="v3", description="Version of the API.")


DataT = TypeVar("DataT")


class Envelope(WireOut, Generic[DataT]):
    """A successful answer."""

    success: Literal[True] = Field(default=True, description="Always true in a success.")
    data: DataT = Field(description="The requested data.")
    error: None = Field(default=None, description="Always null in a success.")
    meta: Meta = Field(description="Facts about the answer itself.")


class ErrorBody(WireOut):
    """The error of a refused or failed request."""

    code: str = Field(description="A code of the error catalogue, for programs.", examples=["VALIDATION_001"])
    message: str = Field(description="One sentence for people.", examples=["Request validation failed"])
    details: dict[str, list[str]] | None = Field(
        default=None,
        description="Maps each field, spelled as in the request, to sentences that say what is wrong and how to fix it.",
        examples=[{"webHookUrl": ["Webhook URL is required"]}],
    )
    doc_url: str | None = Field(default=None, description="URL of the API documentation.")


class ErrorEnvelope(WireOut):
    """A refusal or a failure."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ERROR]})

    success: Literal[False] = Field(default=False, description="Always false in an error.")
    data: None = Field(default=None, description="Always null in an error.")
    error: ErrorBody = Field(description="The error of a refused or failed request.")
    meta: Meta = Field(description="Facts about the answer itself.")


class Cursors(WireOut):
    """Part of the documented shape of a page. This server numbers its pages, so the cursors are never filled."""

    before: str | None = Field(default=None, description="Cursor of the previous page.")
    after: str | None = Field(default=None, description="Cursor of the next page.")


class Pagination(WireOut):
    """Position of this page in the list."""

    page: int = Field(ge=1, description="Number of this page, from 1.", examples=[1])
    page_size: int = Field(ge=1, description="Maximum number of items on a page.", examples=[50])
    total_count: int = Field(ge=0, description="Number of items on all pages.", examples=[120])
    total_pages: int = Field(ge=0, description="Number of pages.", examples=[3])
    has_more: bool = Field(description="Whether there is a next page.")
    cursors: Cursors | None = Field(default=None, description="Always null: pages are numbered.")


def succeed(data: DataT, *, request_id: str, now: datetime) -> Envelope[DataT]:
    """The envelope of a success with `data`."""
    return Envelope(data=data, meta=Meta(request_id=request_id, timestamp=now))


def refuse(error: AppError, *, request_id: str, now: datetime, doc_url: str | None) -> ErrorEnvelope:
    """The envelope of `error`; `{request_id}` in its message is replaced. `doc_url`: the URL of the documentation."""
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
    """The position of page `page` (1-based) in a list of `total` items."""
    total_pages = -(-total // page_size)
    return Pagination(
        page=page, page_size=page_size, total_count=total, total_pages=total_pages, has_more=page < total_pages
    )
