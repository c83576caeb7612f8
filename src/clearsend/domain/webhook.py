"""A webhook endpoint of an organization, and which events it wants. It holds no secret and sends nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from clearsend.domain.events import EventType

# How often a delivery is tried again after its first attempt, and how long an attempt may take.
RETRY_COUNTS = range(1, 6)
DEFAULT_RETRY_COUNT = 3
TIMEOUTS_SECONDS = range(5, 121)
DEFAULT_TIMEOUT_SECONDS = 30

# Every event is held against every endpoint in the transaction that causes it, and is written and sent once for each that
# wants it: what one organization may have bounds what one event costs. A receiver for each kind of event fits in easily.
MAX_PER_ORGANIZATION = 100

# This many failed attempts in a row switch an endpoint off.
DISABLE_AFTER = 10

# How long the secret before the last rotation keeps signing beside the new one.
SECRET_RETIRES_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class Filters:
    """A choice of events.

    `event_types`: families (`brand`) and whole names (`brand.verified`); none means all. What this version does not know
    is kept and matches nothing. `event_filters` narrows a family to some of its suffixes (`verified`, or the whole name);
    a family that it does not name, or names with nothing, is not narrowed.
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
    """What a caller can set of an endpoint; what is absent stays as it is."""

    display_name: str
    endpoint_url: str | None
    event_types: Sequence[str]
    event_filters: Mapping[str, Sequence[str]] | None
    sender_profile: Filters | None
    retry_count: int
    timeout_seconds: int


@dataclass(frozen=True)
class Endpoint:
    """Where an organization is told what happens. `sender_profile`: another choice for what happens to profiles.

    `profile_id`: the one profile of which it hears, and to which it belongs; None: it is the organization's, and hears of
    everything in it. `disabled_at`, `disabled_reason`: when failures, not a person, have switched it off.
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
    """Does the endpoint want to hear of such an event? `is_of_profile`: it happened to a profile, not to the organization
    itself; what `sender_profile` leaves open is then as for the organization."""
    chosen = endpoint.filters
    if is_of_profile and endpoint.sender_profile is not None:
        own = endpoint.sender_profile
        chosen = Filters(
            own.event_types or chosen.event_types,
            chosen.event_filters if own.event_filters is None else own.event_filters,
        )
    return chosen.match(event_type)
