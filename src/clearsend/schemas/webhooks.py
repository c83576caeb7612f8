"""Webhooks on the wire: what an endpoint is told and where, and the log of what it was sent. Nothing here sends, and a signing
secret is on no answer but the one that makes it.
"""

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
from clearsend.schemas.envelope import Pagination, WireOut, WireTime, paginate
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
    """JSON has one kind of number: 3.0 is 3 there."""
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
    """Marks an object whose keys are the caller's own words. One sentence stands for all that is wrong inside: its place would
    be told by keys, and nothing that was sent is repeated."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(self.accept, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """With a rule for all keys: as it is made, the rule for what a key is like says nothing of keys that are not."""
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

_EVENT_TYPES_MEANING = "Families (`brand`) and whole names (`brand.verified`) of events; none means all."
_EVENT_FILTERS_MEANING = (
    "For some families only these of their events: `brand` to `verified`, for example. Other families are not narrowed."
)
_SENDER_PROFILE_MEANING = (
    "Another choice for what happens to profiles; what it leaves out is as for the organization itself."
)


class SenderProfileIn(WireIn):
    """A choice of events for what happens to profiles."""

    event_types: EventTypes = Field(default=[], description=_EVENT_TYPES_MEANING)
    event_filters: EventFilters | None = Field(default=None, description=_EVENT_FILTERS_MEANING)


class WebhookCreateIn(SandboxIn):
    """A webhook to create."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.CREATE]})

    display_name: DisplayName = Field(description="What people call it.")
    endpoint_url: Url | None = Field(
        default=None, description="Where to send events. Without one, nothing is sent until it is given."
    )
    event_types: EventTypes = Field(default=[], description=_EVENT_TYPES_MEANING)
    event_filters: EventFilters | None = Field(default=None, description=_EVENT_FILTERS_MEANING)
    sender_profile: SenderProfileIn | None = Field(default=None, description=_SENDER_PROFILE_MEANING)
    retry_count: RetryCount = Field(
        default=webhook.DEFAULT_RETRY_COUNT, description="How often a failed delivery is tried again."
    )
    timeout_seconds: TimeoutSeconds = Field(
        default=webhook.DEFAULT_TIMEOUT_SECONDS, description="How long an answer is waited for."
    )


class WebhookUpdateIn(SandboxIn):
    """Changes to a webhook: what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.UPDATE]})

    display_name: Annotated[DisplayName | None, Kept()] = Field(default=None, description="What people call it.")
    endpoint_url: Url | None = Field(default=None, description="Where to send events; null: nowhere for now.")
    event_types: Annotated[EventTypes | None, Kept()] = Field(default=None, description=_EVENT_TYPES_MEANING)
    event_filters: EventFilters | None = Field(default=None, description=_EVENT_FILTERS_MEANING)
    sender_profile: SenderProfileIn | None = Field(default=None, description=_SENDER_PROFILE_MEANING)
    retry_count: Annotated[RetryCount | None, Kept()] = Field(
        default=None, description="How often a failed delivery is tried again."
    )
    timeout_seconds: Annotated[TimeoutSeconds | None, Kept()] = Field(
        default=None, description="How long an answer is waited for."
    )


class WebhookTestIn(SandboxIn):
    """An event to try a webhook with."""

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
    ] = Field(description="The name that the made-up event has.")


class WebhookToggleIn(SandboxIn):
    """Whether a webhook is to be sent anything."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.TOGGLE]})

    is_active: Flag = Field(description="True: on, with a clean record. False: off.")


class SenderProfileOut(WireOut):
    """A choice of events for what happens to profiles."""

    event_types: list[str] = Field(description=_EVENT_TYPES_MEANING)
    event_filters: dict[str, list[str]] | None = Field(description=_EVENT_FILTERS_MEANING)


class WebhookOut(WireOut):
    """One webhook."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.WEBHOOK]})

    id: str = Field(description="Id of the webhook; `x-webhook-id` of its deliveries.")
    customer_id: str = Field(description="Id of the organization whose webhook it is.")
    display_name: str = Field(description="What people call it.")
    endpoint_url: str | None = Field(description="Where events are sent; null: nowhere yet.")
    signing_secret: str | None = Field(
        description="What its deliveries are signed with; null but when it was just created."
    )
    is_active: bool = Field(description="Is it sent anything?")
    event_types: list[str] = Field(description=_EVENT_TYPES_MEANING)
    event_filters: dict[str, list[str]] | None = Field(description=_EVENT_FILTERS_MEANING)
    retry_count: int = Field(description="How often a failed delivery is tried again.")
    timeout_seconds: int = Field(description="How long an answer is waited for.")
    last_delivery_attempt_at: WireTime | None = Field(description="When something was last sent to it.")
    last_successful_delivery_at: WireTime | None = Field(description="When it last took something.")
    consecutive_failures: int = Field(
        description=f"Failed attempts in a row; {webhook.DISABLE_AFTER} switch the webhook off."
    )
    created_at: WireTime = Field(description="When it was created.")
    updated_at: WireTime = Field(description="When it was last changed.")
    sender_profile: SenderProfileOut | None = Field(description=_SENDER_PROFILE_MEANING)
    disabled_at: WireTime | None = Field(description="When its failures, not a person, have switched it off.")
    disabled_reason: str | None = Field(description="What the last of those failures was.")
    profile_id: str | None = Field(
        description="The one profile whose events it is sent, and to which it belongs; null: it is the organization's, and is "
        "sent the events of all."
    )


class WebhookListOut(WireOut):
    """Webhooks of the organization."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.WEBHOOKS]})

    webhooks: list[WebhookOut] = Field(description="The webhooks.")
    pagination: Pagination = Field(description="Which page this is.")


class SigningSecretOut(WireOut):
    """A new signing secret; it is never shown again."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.SIGNING_SECRET]})

    signing_secret: str = Field(description="What deliveries are signed with from now on.")


class WebhookTestOut(WireOut):
    """A test event was queued."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.TEST_SENT]})

    success: bool = Field(default=True, description="True: it will be sent at once, and once only.")
    message: str = Field(
        default="The test event is on its way; its entry in the webhook's log tells whether it arrives",
        description="What happens now, for people.",
    )
    event_id: str = Field(description="Id of the event; `x-webhook-event-id` of the delivery.")
    delivery_id: str = Field(description="Id of its entry in the log.")


class EventTypeOut(WireOut):
    """A kind of event that a webhook can ask for."""

    name: str = Field(description="What a filter calls it: the family, or what follows it.")
    display_name: str = Field(description="What people call it.")
    description: str = Field(description="What it means.")
    is_active: bool = Field(default=True, description="Is it still sent? Always true.")
    event_type: str = Field(description="The family, or the whole name of the event.")
    sub_types: list["EventTypeOut"] = Field(description="The events of the family; empty for an event.")


class EventTypeListOut(WireOut):
    """Every kind of event, by family."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.EVENT_TYPES]})

    event_types: list[EventTypeOut] = Field(description="The families.")
    pagination: Pagination = Field(description="All families are on one page.")


class LogEntryOut(WireOut):
    """What was sent to a webhook about one event, or is to be."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.LOG_ENTRY]})

    id: str = Field(description="Id of the entry.")
    event_type: str = Field(description="Name of the event; `webhook.test` when it was a test.")
    event_data: dict[str, Any] = Field(description="The body, as it is sent.")
    delivery_status: DeliveryStatus = Field(description="Where the delivery stands.")
    http_status_code: int | None = Field(description="HTTP status of the last answer; null when none came.")
    response_body: str | None = Field(description="The beginning of the last answer.")
    delivery_attempts: int = Field(description="How many attempts were made.")
    error_message: str | None = Field(description="What went wrong at the last attempt.")
    created_at: WireTime = Field(description="When it was queued.")
    processing_started_at: WireTime | None = Field(description="When the first attempt was made.")
    processing_completed_at: WireTime | None = Field(description="When it was taken, or given up.")
    event_id: str = Field(description="Id of the event; the same on every attempt and every redelivery.")
    next_attempt_at: WireTime | None = Field(description="When it is tried again, while it waits.")
    attempts: list[CallbackAttemptOut] = Field(description="Its attempts, first to last.")


class LogOut(WireOut):
    """The log of a webhook, newest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [webhook_examples.LOG]})

    events: list[LogEntryOut] = Field(description="What was sent, or is to be.")
    pagination: Pagination = Field(description="Which page this is.")


_SETTINGS = frozenset(Settings.__annotations__)


def parse_settings(body: WebhookCreateIn | WebhookUpdateIn) -> Settings:
    """What the caller has set; what was left out is not in it."""
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


# What a family is about, for whoever chooses.
FAMILIES: Mapping[str, str] = {
    "profile": "What is done to sender profiles.",
    "completion": "How the completion of a profile goes.",
    "channel": "Whether a profile can send, by SMS and by WhatsApp.",
    "brand": "Where a brand stands at the registry.",
    "campaign": "Where a campaign stands with the registry and the carriers.",
    "number": "Numbers that are bought, and put on campaigns.",
    "review": "What a reviewer has decided of a profile.",
    "webhook": "What becomes of webhooks themselves.",
}


def render_event_types(catalog: Sequence[EventType] = events.CATALOG) -> EventTypeListOut:
    """Every family of the catalogue with its events."""
    families = [_render_family(family, catalog) for family in dict.fromkeys(known.family for known in catalog)]
    return EventTypeListOut(
        event_types=families, pagination=paginate(page=1, page_size=len(families), total=len(families))
    )


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
