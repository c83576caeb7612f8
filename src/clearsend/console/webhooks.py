"""The pages of webhooks: the list, one webhook with its log, and their forms. This module sends nothing itself, and shows a
signing secret only once, when it is created.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearsend.actions import endpoints
from clearsend.actions.endpoints import LogEntry
from clearsend.console import calls, queries
from clearsend.console.visit import Page, Visit
from clearsend.console.words import Tone
from clearsend.domain import events, webhook
from clearsend.domain.delivery import DeliveryStatus
from clearsend.domain.webhook import Endpoint, Filters
from clearsend.schemas import cursors
from clearsend.webhooks import signing

PAGE_SIZE = 25
_SECRET_BYTES = 32

_PATH = "/console/webhooks"


@dataclass(frozen=True)
class EndpointStatus:
    """The status of a webhook, in a word or two."""

    text: str
    tone: Tone


def list_page(visit: Visit) -> Page:
    text = queries.text(visit.query)
    asked = {"q": text}
    list_mark = cursors.mark("console webhooks", visit.actor.org_id, filters=asked)
    wanted = queries.wanted(visit.query, PAGE_SIZE, list_mark)
    found = endpoints.list_page(visit.transaction, visit.actor.org_id, wanted, search=text)
    return Page(
        "webhooks.html",
        {
            "rows": [
                {"endpoint": it, "standing": _endpoint_status(it), "wanted": _wanted(it.filters)}
                for it in found.endpoints
            ],
            "pager": queries.pager(_PATH, asked, wanted, found.neighbours, list_mark),
            "page_count": -(-found.total // PAGE_SIZE),
            "total": found.total,
            "text": text,
            "now": visit.transaction.now,
            "create": calls.create_webhook(),
        },
    )


def show(visit: Visit) -> Page:
    return Page("webhook.html", _facts(visit))


def log(visit: Visit) -> Page:
    """The part of the page that changes while a delivery is under way."""
    return Page("_webhook_log.html", _facts(visit), is_fragment=True)


def _facts(visit: Visit) -> dict[str, Any]:
    """Raises: AppError RESOURCE_008."""
    endpoint = endpoints.get(visit.transaction, visit.actor.org_id, visit.webhook_id)
    text = queries.text(visit.query)
    asked = {"q": text}
    list_mark = cursors.mark("console log", visit.actor.org_id, filters=asked | {"webhook": endpoint.id})
    wanted = queries.wanted(visit.query, PAGE_SIZE, list_mark)
    found = endpoints.log_page(visit.transaction, visit.actor.org_id, endpoint.id, wanted, search=text)
    path = f"{_PATH}/{endpoint.id}"
    shown = {name: visit.query[name] for name in ("page", "after", "before") if name in visit.query}
    return {
        "endpoint": endpoint,
        "standing": _endpoint_status(endpoint),
        "wanted": _wanted(endpoint.filters),
        "of_profiles": None if endpoint.sender_profile is None else _wanted(endpoint.sender_profile),
        "disable_after": webhook.DISABLE_AFTER,
        "entries": [
            {"delivery": it.delivery, "event": it.event, "body": json.loads(it.delivery.body)} for it in found.entries
        ],
        "pager": queries.pager(path, asked, wanted, found.neighbours, list_mark),
        "page_count": None if found.total is None else -(-found.total // PAGE_SIZE),
        "total": found.total,
        "log_address": queries.address(f"{path}/log", asked | shown),
        "text": text,
        "poll_seconds": _poll_seconds(found.entries),
        "names": [known.name for known in events.CATALOG],
    }


def _endpoint_status(endpoint: Endpoint) -> EndpointStatus:
    if endpoint.disabled_at is not None:
        return EndpointStatus("switched off by failures", Tone.BAD)
    if not endpoint.is_active:
        return EndpointStatus("off", Tone.QUIET)
    if endpoint.endpoint_url is None:
        return EndpointStatus("no address yet", Tone.WAITING)
    if endpoint.consecutive_failures:
        return EndpointStatus("failing", Tone.WAITING)
    return EndpointStatus("on", Tone.GOOD)


def _wanted(filters: Filters) -> str:
    """The filters in words, such as `brand (verified, failed), campaign`."""
    narrowed: Mapping[str, Sequence[str]] = filters.event_filters or {}
    if not filters.event_types:
        only = [f"of {family} only {', '.join(names)}" for family, names in narrowed.items() if names]
        return "; ".join(["all events", *only])
    return ", ".join(
        f"{name} ({', '.join(narrowed[name])})" if narrowed.get(name) else name for name in filters.event_types
    )


def _poll_seconds(entries: Sequence[LogEntry]) -> int | None:
    """The polling interval of the page in seconds: 1 while a delivery is pending, 15 while one waits for a retry, else None."""
    statuses = {entry.delivery.status for entry in entries}
    if DeliveryStatus.PENDING in statuses:
        return 1
    return 15 if DeliveryStatus.RETRYING in statuses else None


def toggle(visit: Visit) -> str:
    is_active = visit.form.get("is_active") == "true"
    endpoints.toggle(visit.transaction, visit.actor.org_id, visit.webhook_id, is_active=is_active)
    return f"{_PATH}/{visit.webhook_id}"


def test(visit: Visit) -> str:
    chosen = events.type_named(visit.form.get("event_type", ""))
    named = chosen if chosen in events.CATALOG else events.CATALOG[0]
    endpoints.test(visit.transaction, visit.actor.org_id, visit.webhook_id, named.name)
    return f"{_PATH}/{visit.webhook_id}"


def rotate_secret(visit: Visit) -> Page:
    """Replace the signing secret. Only the returned page shows the new secret."""
    secret = signing.new_secret(secrets.token_bytes(_SECRET_BYTES))
    endpoints.rotate_secret(visit.transaction, visit.actor.org_id, visit.webhook_id, signing_secret=secret)
    endpoint = endpoints.get(visit.transaction, visit.actor.org_id, visit.webhook_id)
    return Page(
        "webhook_secret.html",
        {
            "endpoint": endpoint,
            "signing_secret": secret,
            "old_until": visit.transaction.now + webhook.SECRET_RETIRES_AFTER,
        },
    )


def redeliver(visit: Visit) -> str:
    endpoints.redeliver(visit.transaction, visit.actor.org_id, visit.webhook_id, visit.ids["deliveryId"])
    return f"{_PATH}/{visit.webhook_id}"


def redeliver_callback(visit: Visit) -> str:
    """Callbacks belong to no webhook: the organization's id takes the place of the webhook's id."""
    org_id = visit.actor.org_id
    endpoints.redeliver(visit.transaction, org_id, org_id, visit.ids["deliveryId"])
    return f"/console/profiles/{visit.profile_id}"
