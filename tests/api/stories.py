"""What the tests of the API tell each other: runs that end without a worker, answers that are refusals, rows counted."""

from collections.abc import Mapping
from typing import Any

import httpx
import sqlalchemy as sa

from clearsend.actions import completion, connection
from clearsend.domain.completion import RunStatus, StepName
from clearsend.domain.status import Reason
from clearsend.store import runs
from clearsend.store.tables import metadata
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
        assert completion.begin(transaction, org_id, run.id)
        for name in (StepName.CONNECT_SMS, StepName.CONNECT_WHATSAPP):
            opened = connection.open_attempt(transaction, org_id, run.id, name, fresh_pin="123456")
            if not isinstance(opened, connection.Opened):
                continue
            if how is RunStatus.FAILED:
                connection.refuse(transaction, org_id, run.id, name, opened, reason=REFUSAL, exchanges=[])
                return
            connection.confirm(transaction, org_id, run.id, name, opened, vendor_ids={}, exchanges=[])
        assert completion.settle(transaction, org_id, run.id) is how


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
