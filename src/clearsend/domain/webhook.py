"""A webhook endpoint of an organization, and the events it subscribes to. This module has no secret and sends nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from clearsend.domain.events import EventType

# Retries of a delivery after its first attempt, and the time limit of an attempt.
RETRY_COUNTS = range(1, 6)
DEFAULT_RETRY_COUNT = 3
TIMEOUTS_SECONDS = range(5, 121)
DEFAULT_TIMEOUT_SECONDS = 30

# The transaction that causes an event matches it against every endpoint, and a delivery is written for each that matches: this
# limit bounds the cost of one event. It leaves ample room for one endpoint per kind of event.
MAX_PER_ORGANIZATION = 100

# An endpoint is disabled after this many failed attempts in a row.
DISABLE_AFTER = 10

# After a rotation, deliveries are signed with the old secret too for this long.
SECRET_RETIRES_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class Filters:
    """A choice of events.

    `event_types`: families (`brand`) and whole names (`brand.verified`); none means all. A name that this version does not
    know is kept and matches nothing. `event_filters` narrows a family to some of its suffixes (`verified`, or the whole
    name); a family that is absent, or has no suffixes there, is not narrowed.
    """

    event_types: Sequence[str] = ()
    event_filters: Mapping[str, Sequence[str]] | None = None

    def match(self, event_type: EventType) -> bool:
        if event_type.name in self.event_types:
            return True
        if self.event_types and event_type.family not in self.event_types:
            return False
        suffixes = (self.event_filters or {}).get(event_type.family)
        return not suffixes or event_type.suffix in suffixes or event_type.name in suffixes


class Settings(TypedDict, total=False):
    """The settings of an endpoint that a caller can change; an absent setting stays unchanged."""

    display_name: str
    endpoint_url: str | None
    event_types: Sequence[str]
    event_filters: Mapping[str, Sequence[str]] | None
    sender_profile: Filters | None
    retry_count: int
    timeout_seconds: int


@dataclass(frozen=True)
class Endpoint:
    """An organization's subscription to events. `sender_profile`: other filters for the events of profiles.

    `profile_id`: the profile to which the endpoint belongs, and of which alone it receives events; None if it belongs to the
    organization and receives the events of the organization and of all its profiles. `disabled_at`, `disabled_reason`: set
    when failures, not a person, have disabled the endpoint.
    """

    id: str
    org_id: str
    display_name: str
    endpoint_url: str | None
    is_active: bool
    disabled_at: datetime | None
    disabled_reason: str | None
    event_types: Sequence[str]
    event_filters: Mapping[str, Sequence[str]] | None
    sender_profile: Filters | None
    retry_count: int
    timeout_seconds: int
    consecutive_failures: int
    last_delivery_attempt_at: datetime | None
    last_successful_delivery_at: datetime | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None
    profile_id: str | None = None

    @property
    def filters(self) -> Filters:
        return Filters(self.event_types, self.event_filters)


def wants(endpoint: Endpoint, event_type: EventType, *, is_of_profile: bool) -> bool:
    """Is the endpoint subscribed to events of this type? `is_of_profile`: the event happened to a profile, not to the
    organization itself. Then `sender_profile` decides; a filter that it leaves out is taken from the endpoint."""
    chosen = endpoint.filters
    if is_of_profile and endpoint.sender_profile is not None:
        own = endpoint.sender_profile
        chosen = Filters(
            own.event_types or chosen.event_types,
            chosen.event_filters if own.event_filters is None else own.event_filters,
        )
    return chosen.match(event_type)
