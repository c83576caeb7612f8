"""The events of a profile, as a list to read. It never delivers anything."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import ConfigDict, Field

from clearsend.domain.events import Event
from clearsend.schemas import examples
from clearsend.schemas.envelope import Pagination, WireOut, WireTime


class EventOut(WireOut):
    """One event."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.EVENT]})

    id: str = Field(description="Id of the event; the same on every delivery.")
    field: str = Field(description="Family of the event.")
    event: str = Field(description="Name of the event, with its family.")
    profile_id: str | None = Field(description="Id of the profile; null for an event of the organization itself.")
    run_id: str | None = Field(description="Id of the completion run that the event belongs to.")
    timestamp: WireTime = Field(description="When the event happened.")
    payload: dict[str, Any] = Field(description="Details of the event.")
    scope: Literal["profile", "organization"] = Field(
        description="Whether the event concerns the profile itself or something that it shares with its organization."
    )


class EventListOut(WireOut):
    """Events of a profile."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"events": [examples.EVENT], "pagination": None}]})

    events: list[EventOut] = Field(description="The events.")
    pagination: Pagination | None = Field(default=None, description="Position of this page in the list.")


def render(event: Event) -> EventOut:
    return EventOut(
        id=event.id,
        field=event.type.family,
        event=event.type.name,
        profile_id=event.profile_id,
        run_id=event.run_id,
        timestamp=event.occurred_at,
        payload=dict(event.payload),
        scope="organization" if event.profile_id is None else "profile",
    )


def render_list(events: Sequence[Event], pagination: Pagination | None = None) -> EventListOut:
    return EventListOut(events=[render(event) for event in events], pagination=pagination)
