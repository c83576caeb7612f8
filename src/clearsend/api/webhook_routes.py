"""The calls about webhooks, as rows of the API's table."""

from collections.abc import Sequence

from clearsend.api import queries, webhooks
from clearsend.api.call import Paging, RateClass, Route
from clearsend.domain import errors
from clearsend.domain.access import Permission
from clearsend.schemas.fields import SandboxIn
from clearsend.schemas.webhooks import (
    EventTypeListOut,
    LogEntryOut,
    LogOut,
    SigningSecretOut,
    WebhookCreateIn,
    WebhookListOut,
    WebhookOut,
    WebhookTestIn,
    WebhookTestOut,
    WebhookToggleIn,
    WebhookUpdateIn,
)

_WEBHOOKS = "/v3/webhooks"
_WEBHOOK = f"{_WEBHOOKS}/{{webhookId}}"

_PAGES = Paging(default_size=50, max_size=1000)
_LOG_PAGES = Paging(default_size=50, max_size=200)

WEBHOOK_ROUTES: Sequence[Route] = (
    Route(
        method="POST",
        path=_WEBHOOKS,
        handler=webhooks.create,
        permission=Permission.CHANGE_WEBHOOKS,
        operation_id="createWebhook",
        tag="webhooks",
        summary="Create a webhook",
        description=(
            "The answer contains the signing secret, which is never shown again. Under `x-profile-id`, the webhook "
            "belongs to that profile and receives only its events."
        ),
        body=WebhookCreateIn,
        answers={201: WebhookOut},
        errors=(errors.OUT_OF_RANGE, errors.QUOTA_EXCEEDED),
        tells_a_secret=True,
    ),
    Route(
        method="GET",
        path=_WEBHOOKS,
        handler=webhooks.list_page,
        permission=Permission.READ_WEBHOOKS,
        operation_id="listWebhooks",
        tag="webhooks",
        summary="List webhooks",
        description=(
            "The webhooks of the organization and of its profiles, oldest first; under `x-profile-id`, those of "
            "that profile."
        ),
        answers={200: WebhookListOut},
        paging=_PAGES,
        query=(
            queries.search("Part of the name or of the URL, or the id."),
            queries.flag("is_active", "Only webhooks that are switched on (`true`) or off (`false`)."),
        ),
    ),
    # This row precedes the routes with `{webhookId}`, which would take `event-types` for an id.
    Route(
        method="GET",
        path=f"{_WEBHOOKS}/event-types",
        handler=webhooks.list_event_types,
        permission=Permission.READ_WEBHOOKS,
        operation_id="listWebhookEventTypes",
        tag="webhooks",
        summary="List the types of events",
        description="Every family with its events, as `event_types` and `event_filters` name them.",
        answers={200: EventTypeListOut},
    ),
    Route(
        method="GET",
        path=_WEBHOOK,
        handler=webhooks.get,
        permission=Permission.READ_WEBHOOKS,
        operation_id="getWebhook",
        tag="webhooks",
        summary="Get a webhook",
        description="A webhook and the state of its deliveries. Its signing secret is not shown.",
        answers={200: WebhookOut},
        errors=(errors.WEBHOOK_NOT_FOUND,),
    ),
    Route(
        method="PUT",
        path=_WEBHOOK,
        handler=webhooks.update,
        permission=Permission.CHANGE_WEBHOOKS,
        operation_id="updateWebhook",
        tag="webhooks",
        summary="Change a webhook",
        description=(
            "Changes the fields that the request names and leaves the others as they are. Pending deliveries go to "
            "the new URL."
        ),
        body=WebhookUpdateIn,
        answers={200: WebhookOut},
        errors=(errors.OUT_OF_RANGE, errors.WEBHOOK_NOT_FOUND),
    ),
    Route(
        method="DELETE",
        path=_WEBHOOK,
        handler=webhooks.delete,
        permission=Permission.CHANGE_WEBHOOKS,
        operation_id="deleteWebhook",
        tag="webhooks",
        summary="Delete a webhook",
        description="The webhook disappears from every answer, and its pending deliveries are not sent.",
        body=SandboxIn,
        answers={204: None},
        errors=(errors.WEBHOOK_NOT_FOUND,),
    ),
    Route(
        method="GET",
        path=f"{_WEBHOOK}/events",
        handler=webhooks.list_log,
        permission=Permission.READ_WEBHOOKS,
        operation_id="listWebhookEvents",
        tag="webhooks",
        summary="Read the delivery log of a webhook",
        description="Deliveries to the webhook, sent or queued, newest first, with every attempt.",
        answers={200: LogOut},
        errors=(errors.WEBHOOK_NOT_FOUND,),
        paging=_LOG_PAGES,
        query=(queries.search("Part of the event's name, a status, or the id of the entry or of its event."),),
    ),
    Route(
        method="POST",
        path=f"{_WEBHOOK}/rotate-secret",
        handler=webhooks.rotate_secret,
        permission=Permission.CHANGE_WEBHOOKS,
        operation_id="rotateWebhookSecret",
        tag="webhooks",
        summary="Rotate the signing secret",
        description=(
            "The answer contains the new secret, which is never shown again. For one day, `webhook-signature` also "
            "carries a signature by the old secret."
        ),
        body=SandboxIn,
        answers={200: SigningSecretOut},
        errors=(errors.WEBHOOK_NOT_FOUND,),
        tells_a_secret=True,
        rate_class=RateClass.SENSITIVE,
    ),
    Route(
        method="POST",
        path=f"{_WEBHOOK}/test",
        handler=webhooks.test,
        permission=Permission.CHANGE_WEBHOOKS,
        operation_id="testWebhook",
        tag="webhooks",
        summary="Send a test event",
        description="Sends a made-up event to this webhook only, once. The webhook's log shows whether it arrived.",
        body=WebhookTestIn,
        answers={200: WebhookTestOut},
        errors=(errors.WEBHOOK_NOT_FOUND, errors.WEBHOOK_INACTIVE),
        rate_class=RateClass.SENSITIVE,
    ),
    Route(
        method="PATCH",
        path=f"{_WEBHOOK}/toggle-status",
        handler=webhooks.toggle_status,
        permission=Permission.CHANGE_WEBHOOKS,
        operation_id="toggleWebhookStatus",
        tag="webhooks",
        summary="Switch a webhook on or off",
        description="Switching a webhook on resets its failures; events that it missed are not sent automatically.",
        body=WebhookToggleIn,
        answers={200: WebhookOut},
        errors=(errors.WEBHOOK_NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_WEBHOOK}/events/{{eventId}}/redeliver",
        handler=webhooks.redeliver,
        permission=Permission.CHANGE_WEBHOOKS,
        operation_id="redeliverWebhookEvent",
        tag="webhooks",
        summary="Redeliver an event",
        description=(
            "Sends the same event with the same id and the same body, with as many attempts as the first time. A "
            "pending delivery is sent sooner. With the organization's own id in place of the webhook's, the call "
            "redelivers the callback of a run; under `x-profile-id`, of a run of that profile."
        ),
        body=SandboxIn,
        answers={202: LogEntryOut},
        errors=(errors.WEBHOOK_NOT_FOUND, errors.RESOURCE_NOT_FOUND, errors.WEBHOOK_INACTIVE),
    ),
)
