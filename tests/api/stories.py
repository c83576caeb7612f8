"""What the tests of the API tell each other: runs that end without a worker, answers that are refusals, rows counted."""

from collections.abc import Mapping
from typing import Any

import httpx
import sqlalchemy as sa

from clearsend.actions.completion import attempts, progress
from clearsend.actions.registration import claims
from clearsend.domain.completion import RunStatus, StepName
from clearsend.domain.reason import Reason
from clearsend.domain.registration.claims import ClaimKind
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.sent import campaign_content
from clearsend.domain.registration.states import Kind, State
from clearsend.store import agreements, campaigns, registrations, runs
from clearsend.store.engine.jobs import Kind as JobKind
from clearsend.store.foundation.tables import metadata, wakeups
from tests.store import stock
from tests.world import World

WABA = {"waba_id": "1029384756", "access_token": "EAAtoken-of-the-tests"}
NUMBER = "+12125550123"
# A brand of traffic that no registry asks about.
FOREIGN_BRAND: Mapping[str, Any] = {
    "contact": {"name": "Ann Archer"},
    "compliance": {"vertical": "RETAIL", "brandRelationship": "BASIC_ACCOUNT", "isTcrApplication": False},
}

REFUSAL = Reason("telnyx_10015", "telnyx: refused", "Fix it.")


def refusal(answer: httpx.Response, status: int, code: str) -> dict[str, list[str]]:
    """Assert that `answer` is this refusal, in its whole envelope; its details."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert list(body) == ["success", "data", "error", "meta"]
    assert body["success"] is False
    assert body["data"] is None
    assert list(body["error"]) == ["code", "message", "details", "doc_url"]
    assert body["error"]["code"] == code, answer.text
    assert body["error"]["message"]
    assert "doc_url" in body["error"]
    assert list(body["meta"]) == ["request_id", "timestamp", "version"]
    assert body["meta"]["request_id"] == answer.headers["x-request-id"]
    return dict(body["error"]["details"] or {})


def rows(world: World) -> dict[str, int]:
    """How many rows each of the product's tables has."""
    with world.database.reading() as transaction:
        return {
            name: transaction.connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for name, table in metadata.tables.items()
        }


def end_run(world: World, profile_id: str, how: RunStatus) -> None:
    """Play the worker: take the open run of a profile to its end, through the moves that the workflow makes."""
    with world.database.writing() as transaction:
        org_id = world.tenant.id
        run = runs.find_open(transaction, org_id, profile_id)
        assert run is not None
        opened = progress.advance(transaction, org_id, run.id)
        while opened is not None:
            if how is RunStatus.FAILED:
                attempts.refuse(transaction, org_id, run.id, opened, reason=REFUSAL, exchanges=[])
                return
            # The tests share a database and their few numbers, each with an organization of its own.
            claims.release(transaction, ClaimKind.NUMBER, opened.channel.sender or "")
            reading = stock.CONNECTED if opened.step is StepName.CONNECT_SMS else stock.CONNECTED_WHATSAPP
            course = attempts.confirm(transaction, org_id, run.id, opened, vendor_ids={}, exchanges=[], reading=reading)
            assert course is not None
            opened = progress.go_on(transaction, course)
        status = runs.get(transaction, org_id, run.id).status
        assert status is how, status


def needed_by_vendors(profile: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What somebody has to do for a profile's registrations and review: all but what a draft itself lacks, and the call of
    `complete`."""
    return [one for one in profile["action_needed"] if one["kind"] != "profile"]


def callbacks_of_open_run(world: World, profile_id: str) -> list[str]:
    """Whom the open run of a profile will call."""
    with world.database.reading() as transaction:
        run = runs.find_open(transaction, world.tenant.id, profile_id)
        assert run is not None
        return runs.callback_urls(transaction, world.tenant.id, run.id)


def run_ids(world: World, profile_id: str) -> list[str]:
    """Every run that a profile ever had."""
    table = metadata.tables["runs"]
    with world.database.reading() as transaction:
        query = sa.select(table.c.id).where(table.c.profile_id == profile_id).order_by(table.c.requested_at)
        return list(transaction.connection.execute(query).scalars())


def register(world: World, owner_id: str, kind: Kind, subject_id: str, state: State, **changes: Any) -> Registration:
    """Play the registry: something of `owner_id` stands at `state` there, whatever stood before."""
    with world.database.writing() as transaction:
        org_id = world.tenant.id
        found = registrations.find(transaction, org_id, owner_id, kind, subject_id)
        found = found or registrations.insert(transaction, org_id, owner_id, kind, subject_id)
        registrations.update(transaction, org_id, found.id, {"state": state, **changes})
        return registrations.get(transaction, org_id, found.id)


def register_campaign(world: World, owner_id: str, campaign_id: str, state: State, **changes: Any) -> Registration:
    """A campaign that was sent to the registry as it is now, and stands at `state` there."""
    with world.database.reading() as transaction:
        campaign = campaigns.find(transaction, world.tenant.id, owner_id, campaign_id)
        assert campaign is not None
    sent = {"vendor_id": f"vendor-of-{campaign_id}"[:64], "sent": campaign_content(campaign)}
    return register(world, owner_id, Kind.CAMPAIGN, campaign_id, state, **sent | changes)


def registration(world: World, registration_id: str) -> Registration:
    with world.database.reading() as transaction:
        return registrations.get(transaction, world.tenant.id, registration_id)


def open_agreements(world: World, owner_id: str) -> dict[str, tuple[str, str | None, str]]:
    """What somebody has agreed to pay for, of one owner: for what, up to which total, and how, by the id of the thing."""
    with world.database.reading() as transaction:
        found = agreements.list_open(transaction, world.tenant.id, owner_id)
    return {
        one.subject_id: (one.payment.value, one.amount, "completion" if one.is_of_completion else "accepted_fee")
        for one in found
    }


def advances(world: World) -> list[tuple[str, str]]:
    """Whose registrations somebody was told to look at, and why: owner and cause, of this organization."""
    with world.database.reading() as transaction:
        found = stock.jobs(transaction, JobKind.ADVANCE_REGISTRATION)
    return [(row["subject"], row["cause"]) for row in found if row["org_id"] == world.tenant.id]


def take_advances(world: World) -> list[tuple[str, str]]:
    """`advances`, and from here on as if that had been done."""
    found = advances(world)
    with world.database.writing() as transaction:
        transaction.connection.execute(wakeups.delete().where(wakeups.c.org_id == world.tenant.id))
    return found
