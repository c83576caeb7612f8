"""Webhooks on the wire: the events and URL of an endpoint, and the log of its deliveries. Nothing here sends, and only the answer
that creates a signing secret shows it."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, cast

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    ValidationError,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from clearsend.domain import events, webhook
from clearsend.domain.delivery import Delivery, DeliveryStatus
from clearsend.domain.events import Event, EventType
from clearsend.domain.webhook import Endpoint, Filters, Settings
from clearsend.schemas import completion, webhook_examples
from clearsend.schemas.completion import CallbackAttemptOut
from clearsend.schemas.envelope import Pagination, WireOut, WireTime, single_page
from clearsend.schemas.fields import Flag, Kept, SandboxIn, Text, Url, WireIn, matching, refusal

_MAX_FAMILIES = 50
_MAX_NAMES = 100

_EVENT_NAME_SENTENCE = (
    "must be the name of an event, such as brand.verified, of at most 64 letters, digits, '.', '_' and '-'"
)
_FILTERS_SENTENCE = (
    f"must be an object that gives at most {_MAX_FAMILIES} families a list of at most {_MAX_NAMES} names each, "
    'such as {"brand": ["verified"]}'
)

DisplayName = Annotated[str, Text(255, 1)]
_Name = Annotated[str, Text(64, 1)]
EventTypes = Annotated[list[_Name], Field(max_length=_MAX_NAMES)]


def _whole(value: Any) -> Any:
    """JSON has one kind of number, so 3.0 is accepted as 3."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


RetryCount = Annotated[
    int,
    Strict(),
    Field(ge=webhook.RETRY_COUNTS.start, le=webhook.RETRY_COUNTS.stop - 1),
    BeforeValidator(_whole),
]
TimeoutSeconds = Annotated[
    int,
    Strict(),
    Field(ge=webhook.TIMEOUTS_SECONDS.start, le=webhook.TIMEOUTS_SECONDS.stop - 1),
    BeforeValidator(_whole),
]


class _Choice:
    """Marks an object whose keys the caller chooses. One sentence replaces every error inside the object: the path of an error
    would repeat keys of the input."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self.accept, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Gives all keys one rule: the generated schema constrains the keys that match the pattern, and allows any other key."""
        shown = handler(schema)
        ((pattern, values),) = shown.pop("patternProperties").items()
        names = {**shown["propertyNames"], "pattern": pattern}
        return shown | {"additionalProperties": values, "propertyNames": names}

    def accept(self, value: Any, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
        try:
            return validate(value)
        except ValidationError:
            raise refusal(_FILTERS_SENTENCE) from None


EventFilters = Annotated[dict[_Name, EventTypes], Field(max_length=_MAX_FAMILIES), _Choice()]

_EVENT_TYPES_MEANING = (
    "Families (`brand`) and whole names (`brand.verified`) of events. An empty list means all events; inside "
    "`sender_profile`, it means the webhook's own list."
)
_EVENT_FILTERS_MEANING = (
    "Restricts some families to the listed events, for example `brand` to `verified`. Other families stay unrestricted."
)
_SENDER_PROFILE_MEANING = (
    "A different selection for events about profiles; for an omitted field, the webhook's own applies."
)


class SenderProfileIn(WireIn):
    """A selection of events about profiles."""

    event_types: EventTypes = Field(default=[], description=_EVENT_TYPES_MEANING)
    event_filters: EventFilters | None = Field(default=None, description=_EVENT_FILTERS_MEANING)


class WebhookCreateIn(SandboxIn):
    """A webhook to create."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.CREATE]})

    display_name: DisplayName = Field(description="Name of the webhook.")
    endpoint_url: Url | None = Field(
        default=None, description="URL that receives the events. Without one, nothing is sent until one is set."
    )
    event_types: EventTypes = Field(default=[], description=_EVENT_TYPES_MEANING)
    event_filters: EventFilters | None = Field(default=None, description=_EVENT_FILTERS_MEANING)
    sender_profile: SenderProfileIn | None = Field(default=None, description=_SENDER_PROFILE_MEANING)
    retry_count: RetryCount = Field(
        default=webhook.DEFAULT_RETRY_COUNT, description="Number of times that a failed delivery is retried."
    )
    timeout_seconds: TimeoutSeconds = Field(
        default=webhook.DEFAULT_TIMEOUT_SECONDS, description="Seconds that the server waits for an answer."
    )


class WebhookUpdateIn(SandboxIn):
    """Changes to a webhook. Omitted fields stay as they are."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.UPDATE]})

    display_name: Annotated[DisplayName | None, Kept()] = Field(default=None, description="Name of the webhook.")
    endpoint_url: Url | None = Field(
        default=None, description="URL that receives the events; null stops sending until one is set."
    )
    event_types: Annotated[EventTypes | None, Kept()] = Field(default=None, description=_EVENT_TYPES_MEANING)
    event_filters: EventFilters | None = Field(default=None, description=_EVENT_FILTERS_MEANING)
    sender_profile: SenderProfileIn | None = Field(default=None, description=_SENDER_PROFILE_MEANING)
    retry_count: Annotated[RetryCount | None, Kept()] = Field(
        default=None, description="Number of times that a failed delivery is retried."
    )
    timeout_seconds: Annotated[TimeoutSeconds | None, Kept()] = Field(
        default=None, description="Seconds that the server waits for an answer."
    )


class WebhookTestIn(SandboxIn):
    """An event to test a webhook with."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.TEST]})

    event_type: Annotated[
        str,
        Text(
            64,
            1,
            sentence=_EVENT_NAME_SENTENCE,
            check=matching(r"[A-Za-z0-9._-]+", _EVENT_NAME_SENTENCE),
            documented={"pattern": "^[A-Za-z0-9._-]+$"},
        ),
    ] = Field(description="Name of the made-up event.")


class WebhookToggleIn(SandboxIn):
    """Switch a webhook on or off."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.TOGGLE]})

    is_active: Flag = Field(description="True switches the webhook on and resets its failures; false switches it off.")


class SenderProfileOut(WireOut):
    """A selection of events about profiles."""

    event_types: list[str] = Field(description=_EVENT_TYPES_MEANING)
    event_filters: dict[str, list[str]] | None = Field(description=_EVENT_FILTERS_MEANING)


class WebhookOut(WireOut):
    """One webhook."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.WEBHOOK]})

    id: str = Field(description="Id of the webhook; `x-webhook-id` of its deliveries.")
    customer_id: str = Field(description="Id of the organization that owns the webhook.")
    display_name: str = Field(description="Name of the webhook.")
    endpoint_url: str | None = Field(description="URL that receives the events; null until one is set.")
    signing_secret: str | None = Field(
        description="Secret that signs the deliveries; null except in the answer that creates the webhook."
    )
    is_active: bool = Field(description="Whether the webhook receives events.")
    event_types: list[str] = Field(description=_EVENT_TYPES_MEANING)
    event_filters: dict[str, list[str]] | None = Field(description=_EVENT_FILTERS_MEANING)
    retry_count: int = Field(description="Number of times that a failed delivery is retried.")
    timeout_seconds: int = Field(description="Seconds that the server waits for an answer.")
    last_delivery_attempt_at: WireTime | None = Field(description="When the last delivery attempt was made.")
    last_successful_delivery_at: WireTime | None = Field(description="When the last successful delivery was made.")
    consecutive_failures: int = Field(
        description=f"Number of consecutive failed attempts; after {webhook.DISABLE_AFTER}, the webhook is switched off."
    )
    created_at: WireTime = Field(description="When the webhook was created.")
    updated_at: WireTime = Field(description="When the webhook was last changed.")
    sender_profile: SenderProfileOut | None = Field(description=_SENDER_PROFILE_MEANING)
    disabled_at: WireTime | None = Field(
        description="When the server switched the webhook off because of its failures; null otherwise."
    )
    disabled_reason: str | None = Field(description="Description of the last of those failures.")
    profile_id: str | None = Field(
        description=(
            "Id of the one profile that owns the webhook and whose events it receives; null for a webhook of the "
            "organization, which receives the events of all profiles."
        )
    )


class WebhookListOut(WireOut):
    """Webhooks of the organization."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.WEBHOOKS]})

    webhooks: list[WebhookOut] = Field(description="The webhooks.")
    pagination: Pagination = Field(description="Position of this page.")


class SigningSecretOut(WireOut):
    """A new signing secret; it is never shown again."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.SIGNING_SECRET]})

    signing_secret: str = Field(description="Secret that signs deliveries from this answer on.")


class WebhookTestOut(WireOut):
    """The test event was queued."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.TEST_SENT]})

    success: bool = Field(default=True, description="Always true: the event is sent immediately, and only once.")
    message: str = Field(
        default="The test event is on its way; its entry in the webhook's log tells whether it arrives",
        description="The work in progress, as a sentence for people.",
    )
    event_id: str = Field(description="Id of the event; `x-webhook-event-id` of the delivery.")
    delivery_id: str = Field(description="Id of the entry in the log.")


class EventTypeOut(WireOut):
    """A type of event that a webhook can subscribe to."""

    name: str = Field(description="Name in a filter: the family, or the part that follows it.")
    display_name: str = Field(description="Name for people.")
    description: str = Field(description="Meaning of the event.")
    is_active: bool = Field(default=True, description="Whether the event is still sent. Always true.")
    event_type: str = Field(description="The family, or the whole name of the event.")
    sub_types: list["EventTypeOut"] = Field(description="The events of the family; empty for an event.")


class EventTypeListOut(WireOut):
    """Every type of event, by family."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.EVENT_TYPES]})

    event_types: list[EventTypeOut] = Field(description="The families.")
    pagination: Pagination = Field(description="All families are on one page.")


class LogEntryOut(WireOut):
    """The delivery of one event to a webhook."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.LOG_ENTRY]})

    id: str = Field(description="Id of the entry.")
    event_type: str = Field(description="Name of the event; `webhook.test` for a test.")
    event_data: dict[str, Any] = Field(description="Body of the delivery.")
    delivery_status: DeliveryStatus = Field(description="State of the delivery.")
    http_status_code: int | None = Field(description="HTTP status of the last answer; null if none came.")
    response_body: str | None = Field(description="The first part of the last answer.")
    delivery_attempts: int = Field(description="Number of attempts.")
    error_message: str | None = Field(description="The failure of the last attempt.")
    created_at: WireTime = Field(description="When the delivery was queued.")
    processing_started_at: WireTime | None = Field(description="When the first attempt was made.")
    processing_completed_at: WireTime | None = Field(description="When the delivery succeeded or was given up.")
    event_id: str = Field(description="Id of the event; the same on every attempt and every redelivery.")
    next_attempt_at: WireTime | None = Field(description="When the next attempt is due, while the delivery waits.")
    attempts: list[CallbackAttemptOut] = Field(description="Attempts of the delivery, oldest first.")


class LogOut(WireOut):
    """The log of a webhook, newest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.LOG]})

    events: list[LogEntryOut] = Field(description="Deliveries, sent or queued.")
    pagination: Pagination = Field(description="Position of this page.")


_SETTINGS = frozenset(Settings.__annotations__)


def parse_settings(body: WebhookCreateIn | WebhookUpdateIn) -> Settings:
    """The settings that the caller sent; omitted ones are not included."""
    given = {name: getattr(body, name) for name in body.model_fields_set & _SETTINGS}
    if body.sender_profile is not None:
        given["sender_profile"] = Filters(body.sender_profile.event_types, body.sender_profile.event_filters)
    return cast(Settings, given)


def render(endpoint: Endpoint, *, signing_secret: str | None = None) -> WebhookOut:
    own = endpoint.sender_profile
    return WebhookOut(
        id=endpoint.id,
        customer_id=endpoint.org_id,
        display_name=endpoint.display_name,
        endpoint_url=endpoint.endpoint_url,
        signing_secret=signing_secret,
        is_active=endpoint.is_active,
        event_types=list(endpoint.event_types),
        event_filters=_lists(endpoint.event_filters),
        retry_count=endpoint.retry_count,
        timeout_seconds=endpoint.timeout_seconds,
        last_delivery_attempt_at=endpoint.last_delivery_attempt_at,
        last_successful_delivery_at=endpoint.last_successful_delivery_at,
        consecutive_failures=endpoint.consecutive_failures,
        created_at=endpoint.created_at,
        updated_at=endpoint.updated_at,
        sender_profile=None
        if own is None
        else SenderProfileOut(event_types=list(own.event_types), event_filters=_lists(own.event_filters)),
        disabled_at=endpoint.disabled_at,
        disabled_reason=endpoint.disabled_reason,
        profile_id=endpoint.profile_id,
    )


def _lists(filters: Mapping[str, Sequence[str]] | None) -> dict[str, list[str]] | None:
    return None if filters is None else {family: list(names) for family, names in filters.items()}


def render_log_entry(delivery: Delivery, event: Event) -> LogEntryOut:
    first, last = (delivery.attempts[0], delivery.attempts[-1]) if delivery.attempts else (None, None)
    return LogEntryOut(
        id=delivery.id,
        event_type=event.type.name,
        event_data=json.loads(delivery.body),
        delivery_status=delivery.status,
        http_status_code=last and last.http_status,
        response_body=last and last.response_excerpt,
        delivery_attempts=len(delivery.attempts),
        error_message=last and last.error,
        created_at=delivery.created_at,
        processing_started_at=first and first.attempted_at,
        processing_completed_at=delivery.finished_at,
        event_id=delivery.event_id,
        next_attempt_at=delivery.next_attempt_at,
        attempts=[completion.render_callback_attempt(attempt) for attempt in delivery.attempts],
    )


# Descriptions of the families, for people who select events.
FAMILIES: Mapping[str, str] = {
    "profile": "Changes of sender profiles.",
    "completion": "Progress of the completion of a profile.",
    "channel": "Ability of a profile to send by SMS and by WhatsApp.",
    "brand": "State of a brand at the registry.",
    "campaign": "State of a campaign at the registry and the carriers.",
    "number": "Purchase of numbers and their assignment to campaigns.",
    "review": "Decisions of reviewers on a profile.",
    "webhook": "State of the webhooks themselves.",
}


def render_event_types(catalog: Sequence[EventType] = events.CATALOG) -> EventTypeListOut:
    """Every family of the catalogue with its events."""
    families = [_render_family(family, catalog) for family in dict.fromkeys(known.family for known in catalog)]
    return EventTypeListOut(event_types=families, pagination=single_page(len(families)))


def _render_family(family: str, catalog: Sequence[EventType]) -> EventTypeOut:
    return EventTypeOut(
        name=family,
        display_name=family.capitalize(),
        description=FAMILIES[family],
        event_type=family,
        sub_types=[
            EventTypeOut(
                name=known.suffix,
                display_name=f"{family} {known.suffix.replace('_', ' ')}".capitalize(),
                description=known.meaning,
                event_type=known.name,
                sub_types=[],
            )
            for known in catalog
            if known.family == family
        ],
    )
