"""Webhooks over HTTP: parse, one action, render. It sends nothing itself: actions enqueue deliveries."""

import secrets
from dataclasses import replace

from clearsend.actions import endpoints
from clearsend.api.call import Answer, Call
from clearsend.domain import errors
from clearsend.domain.webhook import Endpoint, Settings
from clearsend.schemas import webhooks as schemas
from clearsend.schemas.fields import SandboxIn
from clearsend.schemas.webhooks import (
    LogOut,
    SigningSecretOut,
    WebhookCreateIn,
    WebhookListOut,
    WebhookTestIn,
    WebhookTestOut,
    WebhookToggleIn,
    WebhookUpdateIn,
)
from clearsend.webhooks import guard, signing

_SECRET_BYTES = 32


def create(call: Call, body: WebhookCreateIn) -> Answer:
    settings = _settings(call, body)
    secret = _new_secret()
    if body.sandbox:
        previewed = endpoints.preview(call.transaction, call.actor.org_id, settings, confined_to=call.confined_to)
        return Answer(201, schemas.render(previewed, signing_secret=secret), is_sandbox=True)
    created = endpoints.create(
        call.transaction, call.actor.org_id, settings, signing_secret=secret, confined_to=call.confined_to
    )
    return Answer(201, schemas.render(created, signing_secret=secret))


def list_page(call: Call) -> Answer:
    found = endpoints.list_page(
        call.transaction,
        call.actor.org_id,
        call.wanted,
        search=call.query.get("search", ""),
        is_active=call.query.get("is_active"),
        confined_to=call.confined_to,
    )
    pagination = call.pagination(found.neighbours, total=found.total)
    return Answer(200, WebhookListOut(webhooks=[schemas.render(it) for it in found.endpoints], pagination=pagination))


def list_event_types(_call: Call) -> Answer:
    return Answer(200, schemas.render_event_types())


def get(call: Call) -> Answer:
    found = endpoints.get(call.transaction, call.actor.org_id, call.webhook_id, confined_to=call.confined_to)
    return Answer(200, schemas.render(found))


def update(call: Call, body: WebhookUpdateIn) -> Answer:
    changes = _settings(call, body)
    if body.sandbox:
        return Answer(200, schemas.render(_previewed(call, changes)), is_sandbox=True)
    updated = endpoints.update(
        call.transaction, call.actor.org_id, call.webhook_id, changes, confined_to=call.confined_to
    )
    return Answer(200, schemas.render(updated))


def delete(call: Call, body: SandboxIn) -> Answer:
    if not body.sandbox:
        endpoints.delete(call.transaction, call.actor.org_id, call.webhook_id, confined_to=call.confined_to)
    return Answer(204, is_sandbox=body.sandbox)


def list_log(call: Call) -> Answer:
    found = endpoints.log_page(
        call.transaction,
        call.actor.org_id,
        call.webhook_id,
        call.wanted,
        search=call.query.get("search", ""),
        confined_to=call.confined_to,
    )
    pagination = call.pagination(found.neighbours, total=found.total)
    entries = [schemas.render_log_entry(entry.delivery, entry.event) for entry in found.entries]
    return Answer(200, LogOut(events=entries, pagination=pagination))


def rotate_secret(call: Call, body: SandboxIn) -> Answer:
    secret = _new_secret()
    if not body.sandbox:
        endpoints.rotate_secret(
            call.transaction, call.actor.org_id, call.webhook_id, signing_secret=secret, confined_to=call.confined_to
        )
    return Answer(200, SigningSecretOut(signing_secret=secret), is_sandbox=body.sandbox)


def test(call: Call, body: WebhookTestIn) -> Answer:
    if body.sandbox:
        previewed = WebhookTestOut(event_id=call.transaction.new_id(), delivery_id=call.transaction.new_id())
        return Answer(200, previewed, is_sandbox=True)
    delivery = endpoints.test(
        call.transaction, call.actor.org_id, call.webhook_id, body.event_type, confined_to=call.confined_to
    )
    return Answer(200, WebhookTestOut(event_id=delivery.event_id, delivery_id=delivery.id))


def toggle_status(call: Call, body: WebhookToggleIn) -> Answer:
    if body.sandbox:
        previewed = replace(_previewed(call, {}), is_active=body.is_active)
        return Answer(200, schemas.render(previewed), is_sandbox=True)
    toggled = endpoints.toggle(
        call.transaction, call.actor.org_id, call.webhook_id, is_active=body.is_active, confined_to=call.confined_to
    )
    return Answer(200, schemas.render(toggled))


def redeliver(call: Call, body: SandboxIn) -> Answer:
    """Redeliver an event. A sandbox call reads the log entry, answers with it, and changes nothing."""
    org_id, confined_to, known_as = call.actor.org_id, call.confined_to, call.ids["eventId"]
    if not body.sandbox:
        known_as = endpoints.redeliver(call.transaction, org_id, call.webhook_id, known_as, confined_to=confined_to).id
    entry = endpoints.log_entry(call.transaction, org_id, call.webhook_id, known_as, confined_to=confined_to)
    return Answer(202, schemas.render_log_entry(entry.delivery, entry.event), is_sandbox=body.sandbox)


def _settings(call: Call, body: WebhookCreateIn | WebhookUpdateIn) -> Settings:
    """The settings in the request. The URL is judged only as written: before each delivery, the guard also judges the addresses
    to which its host resolves.

    Raises: AppError VALIDATION_001 (the URL is not allowed).
    """
    if body.endpoint_url is not None:
        problem = guard.url_problem(body.endpoint_url, allow_private=call.allows_private_urls)
        if problem is not None:
            raise errors.invalid("endpoint_url", problem)
    return schemas.parse_settings(body)


def _previewed(call: Call, changes: Settings) -> Endpoint:
    """The answer to a sandbox call: a webhook with default settings and `changes`. The stored webhook is not read."""
    previewed = endpoints.preview(
        call.transaction, call.actor.org_id, {"display_name": "Sandbox", **changes}, confined_to=call.confined_to
    )
    return replace(previewed, id=call.webhook_id)


def _new_secret() -> str:
    return signing.new_secret(secrets.token_bytes(_SECRET_BYTES))
