"""Steps at the desk, and what is left at the vendor after them: for the stories of things that nobody wants any more."""

from typing import Any

import sqlalchemy as sa

from clearsend.store.foundation import tables
from tests.workflows.money_desk import Desk
from tests.workflows.money_steps import ORGANIZATION, PROFILE, PROFILE_CAMPAIGNS, Ask, Decide, Rest, Step
from tests.workflows.still_world import StillWorld
from tests.world import CAMPAIGN

CAMPAIGN_PATH = f"{PROFILE_CAMPAIGNS}/{{campaignId}}"
FEE = {"acceptFee": True}
RESUBMIT = Ask("POST", f"{CAMPAIGN_PATH}/resubmit", FEE)
DELETE_CAMPAIGN = Ask("DELETE", CAMPAIGN_PATH)
# Long enough for every repetition after a failure, and for the daily reading.
DAYS = Rest(200_000)


def take(desk: Desk, *steps: Step) -> None:
    for step in steps:
        desk.do(step)


def complete(who: int = 0) -> Ask:
    return Ask("POST", f"{PROFILE}/complete", {"webHookUrl": "http://127.0.0.1:9/done"}, who=who)


def order(who: int = 1, **more: str) -> Ask:
    return Ask("POST", f"{PROFILE}/number-order", {**FEE, **more}, who=who)


def patch(who: int = 0, **fields: Any) -> Ask:
    return Ask("PATCH", PROFILE, fields, who=who)


def put_campaign(**fields: Any) -> Ask:
    return Ask("PUT", CAMPAIGN_PATH, {"campaign": {**CAMPAIGN, **fields}})


def delete(who: int = 0) -> Ask:
    return Ask("DELETE", PROFILE, who=who)


def release(who: int = 0) -> Ask:
    return Ask("POST", f"{PROFILE}/release", {"confirm": True}, who=who)


def refuse_campaign(desk: Desk) -> None:
    """The carriers refuse the first profile's campaign, which is billed."""
    take(desk, complete(), Rest(1300), Decide("campaign", "tcr_failed", 0), Rest(70))


def data(desk: Desk, path: str = PROFILE, who: int = 0) -> Any:
    return desk.ask(Ask("GET", path, who=who)).json()["data"]


def number_of(desk: Desk, who: int = 1) -> Any:
    return data(desk, who=who)["sending_phone_number"]


def billed(desk: Desk, kind: str, name: str) -> list[Any]:
    things = data(desk, f"{ORGANIZATION}/billed")["things"]
    return sorted(one[name] for one in things if one["kind"] == kind)


def held_numbers(world: StillWorld) -> list[str]:
    """The numbers in the vendor's account."""
    return sorted(one["phone_number"] for one in world.telnyx.state()["phone_numbers"])


def active_campaigns(world: StillWorld) -> list[str]:
    """The vendor's ids of the campaigns that it bills."""
    found = world.telnyx.state()["campaigns"]
    return sorted(one["campaignId"] for one in found if one["status"] == "ACTIVE")


def row(world: StillWorld, kind: str, owner_id: str) -> Any:
    """The registration of that kind which an owner has had first."""
    with world.database.reading() as transaction:
        return transaction.connection.execute(
            sa.select(tables.registrations)
            .where(tables.registrations.c.kind == kind, tables.registrations.c.owner_id == owner_id)
            .order_by(tables.registrations.c.created_at, tables.registrations.c.id)
        ).first()
