"""The list of profiles, and the page of one profile: status, reasons, history, and next calls. It changes nothing."""

from datetime import datetime
from typing import Any

from clearsend.actions import overviews, profiles
from clearsend.actions.completion import request
from clearsend.actions.overviews import Overview
from clearsend.console import calls, queries, registrations, why
from clearsend.console.visit import Page, Visit
from clearsend.console.why import ProfileFacts
from clearsend.domain.delivery import DeliveryStatus
from clearsend.domain.paging import PageRequest
from clearsend.domain.profile import ProfileStatus
from clearsend.schemas import cursors

PAGE_SIZE = 25
_EVENTS_SHOWN = 50

_PATH = "/console/profiles"


def list_page(visit: Visit) -> Page:
    status = _status(visit.query.get("status", ""))
    needs_person = visit.query.get("action") == "needed"
    text = queries.text(visit.query)
    asked = {"status": status.value if status else "", "action": "needed" if needs_person else "", "q": text}
    list_mark = cursors.mark("console profiles", visit.actor.org_id, filters=asked)
    wanted = queries.wanted(visit.query, PAGE_SIZE, list_mark)
    found = overviews.search(
        visit.transaction,
        visit.actor.org_id,
        wanted,
        status=status,
        needs_person=needs_person,
        text=text,
    )
    return Page(
        "profiles.html",
        {
            "rows": [_row(overview) for overview in found.overviews],
            "pager": queries.pager(_PATH, asked, wanted, found.neighbours, list_mark),
            "page_count": None if found.total.is_capped else -(-found.total.number // PAGE_SIZE),
            "total": found.total,
            "counts": found.counts,
            "all_count": found.all_count,
            "in_need": found.in_need,
            "needs_person": needs_person,
            "status": status,
            "text": text,
            "now": visit.transaction.now,
            "address": lambda **changes: queries.address(_PATH, asked | changes),
            "create": calls.create_profile(),
        },
    )


def _row(overview: Overview) -> dict[str, Any]:
    profile = overview.dossier.profile
    return {
        "dossier": overview.dossier,
        "profile": profile,
        "run": overview.latest_run,
        "glance": why.glance(overview),
        "needs_person": overview.needs_person,
    }


def _status(text: str) -> ProfileStatus | None:
    return ProfileStatus(text) if text in set(ProfileStatus) else None


def show(visit: Visit) -> Page:
    return Page("profile.html", _facts(visit))


def live(visit: Visit) -> Page:
    """The part of the page that changes while a run is open."""
    return Page("_live.html", _facts(visit), is_fragment=True)


def _facts(visit: Visit) -> dict[str, Any]:
    """Raises: AppError RESOURCE_014."""
    transaction, org_id, profile_id = visit.transaction, visit.actor.org_id, visit.profile_id
    overview = overviews.get(transaction, org_id, profile_id)
    readiness = request.readiness(transaction, org_id, profile_id)
    timeline = None if overview.latest_run is None else request.timeline(transaction, org_id, profile_id)
    events = profiles.list_events(transaction, org_id, profile_id, PageRequest(_EVENTS_SHOWN))
    dossier, profile = overview.dossier, overview.dossier.profile
    facts = ProfileFacts(dossier, readiness, timeline, overview.action_needed, visit.transaction.prices)
    return {
        "dossier": dossier,
        "profile": profile,
        "readiness": readiness,
        "timeline": timeline,
        "registrations": registrations.shown(facts.histories, facts.subjects, profile.id),
        "needs_person": overview.needs_person,
        "why": why.explain(facts, now=transaction.now),
        "events": events,
        "poll_seconds": _poll_seconds(facts, transaction.now),
    }


def _poll_seconds(facts: ProfileFacts, now: datetime) -> int | None:
    """The polling interval of the page in seconds: 1 while a run or a delivery is under way, longer while another party is
    awaited or a callback waits for its next attempt. None without a run, or when everything has ended."""
    if facts.timeline is None:
        return None
    statuses = {delivery.status for delivery in facts.timeline.deliveries}
    if facts.timeline.run.is_open or DeliveryStatus.PENDING in statuses:
        return 1
    is_over = facts.dossier.profile.status is ProfileStatus.COMPLETED and not facts.needed
    at_vendors = None if is_over else registrations.poll_seconds(facts.histories, now)
    return at_vendors or (15 if DeliveryStatus.RETRYING in statuses else None)
