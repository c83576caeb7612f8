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
        description="The answer holds the signing secret, which is never shown again. Under `x-profile-id` the webhook belongs to "
        "that profile, and is sent its events alone.",
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
        description="The webhooks of the organization and of its profiles, oldest first; under `x-profile-id`, those of that profile.",
        answers={200: WebhookListOut},
        paging=_PAGES,
        query=(
            queries.search("Part of the name or of the address, or the id."),
            queries.flag("is_active", "Only those that are on, or only those that are off."),
        ),
    ),
    # Before the address with an id, which would take the word for one.
    Route(
        method="GET",
        path=f"{_WEBHOOKS}/event-types",
        handler=webhooks.list_event_types,
        permission=Permission.READ_WEBHOOKS,
        operation_id="listWebhookEventTypes",
        tag="webhooks",
        summary="List the kinds of events",
        description="Every family with its events, in the words that `event_types` and `event_filters` take.",
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
        description="A webhook and how its deliveries go. Its signing secret is not shown.",
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
        description="Changes what the request names and leaves the rest. Deliveries on their way go to the new address.",
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
        description="It disappears from every answer, and what was on its way to it is not sent.",
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
        summary="Read the log of a webhook",
        description="What was sent to it, or is to be, newest first, with every attempt.",
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
        summary="Exchange the signing secret",
        description="The answer holds the new secret, which is never shown again. For a day, the old one signs beside it in "
        "`webhook-signature`.",
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
        description="Sends a made-up event to this webhook alone, once. Whether it arrived, its entry in the log tells.",
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
        description="Switched on, it has a clean record, and what it missed is not sent by itself.",
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
        summary="Deliver again",
        description="The same event with the same id and the same body, and as many attempts as the first time. What is still on "
        "its way is brought forward. The organization's own id in the place of the webhook's names the callback of a run; "
        "under `x-profile-id`, of a run of that profile.",
        body=SandboxIn,
        answers={202: LogEntryOut},
        errors=(errors.WEBHOOK_NOT_FOUND, errors.RESOURCE_NOT_FOUND, errors.WEBHOOK_INACTIVE),
    ),
)
