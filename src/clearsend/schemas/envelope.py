"""The envelope of every answer: success, data, error, meta. It never decides the data or the HTTP status."""

from datetime import UTC, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from clearsend.domain.errors import AppError
from clearsend.domain.paging import PageRequest
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
    """The ways from this page to its neighbours, at the same cost at any depth of the list."""

    before: str | None = Field(
        default=None, description="The `before` of the call for the previous page; null if there is none."
    )
    after: str | None = Field(
        default=None, description="The `after` of the call for the next page; null if there is none."
    )


class Pagination(WireOut):
    """Position of this page in the list."""

    page: int | None = Field(
        ge=1, description="Number of this page, from 1; null if it was asked for by a cursor.", examples=[1]
    )
    page_size: int = Field(ge=1, description="Maximum number of items on a page.", examples=[50])
    total_count: int | None = Field(
        ge=0,
        description="Number of items on all pages; null where a page by cursor does not count them.",
        examples=[120],
    )
    total_pages: int | None = Field(ge=0, description="Number of pages; null as `total_count` is.", examples=[3])
    has_more: bool = Field(description="Whether there is a next page.")
    cursors: Cursors | None = Field(
        default=None, description="Cursors of the previous and the next page; null where a list has one page only."
    )


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


def paginate(wanted: PageRequest, *, total: int | None, cursors: Cursors) -> Pagination:
    """The position of the wanted page in a list of `total` items; None if they were not counted."""
    return Pagination(
        page=wanted.number if wanted.is_numbered else None,
        page_size=wanted.size,
        total_count=total,
        total_pages=None if total is None else -(-total // wanted.size),
        has_more=cursors.after is not None,
        cursors=cursors,
    )


def single_page(count: int) -> Pagination:
    """The position of the only page of a list that is always given whole; it has at least one item."""
    return Pagination(page=1, page_size=count, total_count=count, total_pages=1, has_more=False)
