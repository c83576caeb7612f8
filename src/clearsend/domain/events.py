"""What happens to a profile, as events with stable names. It never decides who hears of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class EventType:
    """One kind of event. `name` is `family.suffix`; the family is the `field` of the webhook envelope."""

    name: str
    meaning: str

    @property
    def family(self) -> str:
        return self.name.partition(".")[0]


PROFILE_CREATED = EventType("profile.created", "A profile was created.")
PROFILE_UPDATED = EventType("profile.updated", "Fields of a profile were changed; the payload names them.")
PROFILE_DELETED = EventType("profile.deleted", "A profile was deleted (softly: its data is retained).")
PROFILE_RESTORED = EventType("profile.restored", "A deleted profile was restored.")
COMPLETION_REQUESTED = EventType("completion.requested", "A completion was accepted and waits to start.")
COMPLETION_JOINED = EventType("completion.joined", "A caller asked again while a completion was in progress.")
COMPLETION_STARTED = EventType("completion.started", "A completion has started.")
COMPLETION_DELAYED = EventType("completion.delayed", "A provider is unavailable; the step is tried again later.")
COMPLETION_COMPLETED = EventType("completion.completed", "The profile is able to send.")
COMPLETION_SUBMITTED = EventType("completion.submitted", "The profile is set up and awaits somebody's approval.")
COMPLETION_FAILED = EventType("completion.failed", "The completion ended without success; the reasons say why.")
CHANNEL_ACTIVATED = EventType("channel.activated", "A provider confirmed a channel of the profile.")

CATALOG: Sequence[EventType] = (
    PROFILE_CREATED,
    PROFILE_UPDATED,
    PROFILE_DELETED,
    PROFILE_RESTORED,
    COMPLETION_REQUESTED,
    COMPLETION_JOINED,
    COMPLETION_STARTED,
    COMPLETION_DELAYED,
    COMPLETION_COMPLETED,
    COMPLETION_SUBMITTED,
    COMPLETION_FAILED,
    CHANNEL_ACTIVATED,
)

_BY_NAME = {event_type.name: event_type for event_type in CATALOG}


def type_named(name: str) -> EventType:
    """The type of that name; one that this version does not know keeps its name and loses its meaning."""
    return _BY_NAME.get(name, EventType(name, ""))


@dataclass(frozen=True)
class Event:
    """Something that happened to one profile. `payload` is JSON-able and free of secrets."""

    id: str
    org_id: str
    profile_id: str
    type: EventType
    payload: Mapping[str, Any]
    occurred_at: datetime
    run_id: str | None = None
