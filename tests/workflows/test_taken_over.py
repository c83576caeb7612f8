"""What is known of a number that many tenants send from is not asked for each of them; and what is not sure is."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from clearsend.actions.registration import operations
from clearsend.actions.registration.operations import Operation
from clearsend.domain.profile import ChannelKind, ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.plan import TaskKind
from clearsend.domain.registration.record import Details, Registration
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberState
from clearsend.store import channels, registrations
from clearsend.store.channels import Confirmation
from clearsend.store.engine.jobs import Job
from clearsend.store.engine.jobs import Kind as JobKind
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.registrations import Owner
from tests.store import stock
from tests.store.stock import BEGINNING, Clock
from tests.workflows.at_work import at_work
from tests.workflows.test_registration_story import events_of
from tests.world import World, eventually

NUMBER = "+12125550199"
PACE = Pace()
SETTLED = timedelta(seconds=PACE.settled_check)


def test_the_second_tenant_of_a_number_takes_over_what_was_read_for_the_first(world: World) -> None:
    world.telnyx.approve_after(0)
    world.telnyx.send_webhooks(deliver=False)
    world.start(has_worker=False, registration_check_seconds=0.3)
    world.equip_organization()
    first, second = world.create_profile(), world.create_profile()
    with at_work(world) as begun:
        _second_takes_over(world, begun, first, second)


def _second_takes_over(world: World, begun: Sequence[Job], first: str, second: str) -> None:
    world.complete(first)
    read = eventually(lambda: _number(world, first), lambda found: found["state"] == "assigned", what="the number")
    before = _conversations(world)

    world.complete(second)

    taken = _number(world, second)
    assert taken["state"] == "assigned", "in the commit of the result"
    (move,) = taken["moves"]
    assert (move["name"], move["cause"]) == ("assigned, as read for another profile", "completion")
    assert move["words"] == {**taken["words"], "read_at": read["checked_at"]}
    assert (taken["words"], taken["vendor_id"]) == (read["words"], read["vendor_id"])
    assert (taken["submitted_at"], taken["checked_at"]) == (read["submitted_at"], read["checked_at"])
    assert events_of(world, second)[-2:] == ["completion.completed", "number.assigned"]
    world.await_callback_delivered(second)
    assert _conversations(world) == before, "nobody was asked"
    with world.database.reading() as transaction:
        woken = {job["subject"] for job in stock.jobs(transaction, JobKind.ADVANCE_REGISTRATION)}
    assert second not in woken | {job.subject for job in begun if job.kind is JobKind.ADVANCE_REGISTRATION}, (
        "and nobody was set to ask"
    )

    # Lost, and nobody says so: who finds it out has it read for the other, too.
    world.telnyx.decide("number", NUMBER, "failed", "The carriers have taken it off.")
    with world.database.writing() as transaction:
        registrations.update(transaction, world.tenant.id, read["id"], {"next_check_at": transaction.now})
    for profile_id in (first, second):
        eventually(lambda: events_of(world, profile_id)[-1], lambda told: told == "number.failed", what="the loss")  # noqa: B023
        assert _number(world, profile_id)["state"] == "failed"


def _number(world: World, profile_id: str) -> Any:
    found = [one for one in world.timeline(profile_id)["registrations"] if one["kind"] == "number"]
    return found[0] if found else {"state": None}


def _conversations(world: World) -> int:
    """Calls about assignments."""
    return sum("phone_number_campaigns" in str(call) for call in world.telnyx.calls())


class Tenants:
    """Two tenants of an organization that is registered: the number of the first is read as assigned, an hour ago."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.writing() as transaction:
            org_id = stock.organization(transaction, sending_phone_number=NUMBER)
            brand = stock.brand(transaction, org_id, org_id)
            campaign = stock.campaign(transaction, org_id, brand)
            first, second = (stock.profile(transaction, org_id, status=ProfileStatus.COMPLETED) for _ in range(2))
            for profile in (first, second):
                channels.confirm(
                    transaction,
                    org_id,
                    profile.id,
                    ChannelKind.SMS,
                    Confirmation(org_id, NUMBER),
                    vendor_ids={},
                    run_id=stock.run(transaction, org_id, profile.id),
                )
        self.owner = Owner(org_id, second.id)
        later = BEGINNING + SETTLED
        self._has(org_id, Kind.BRAND, brand.id, state=BrandState.VERIFIED, vendor_id="b-1", next_check_at=later)
        self._has(
            org_id, Kind.CAMPAIGN, campaign.id, state=CampaignState.APPROVED, vendor_id="c-1", next_check_at=later
        )
        self.read = self._has(
            first.id,
            Kind.NUMBER,
            NUMBER,
            state=NumberState.ASSIGNED,
            vendor_id=NUMBER,
            details=Details(campaign_id="c-1"),
            checked_at=BEGINNING - timedelta(hours=1),
            next_check_at=later,
        )

    def _has(self, owner_id: str, kind: Kind, subject_id: str, **changes: Any) -> Registration:
        with self.database.writing() as transaction:
            inserted = registrations.insert(transaction, self.owner.org_id, owner_id, kind, subject_id)
            registrations.update(transaction, self.owner.org_id, inserted.id, changes)
            return registrations.get(transaction, self.owner.org_id, inserted.id)

    def open(self, transaction: Transaction) -> Operation | None:
        return operations.open_operation(transaction, self.owner, holder="advance-1", cause="registration", pace=PACE)

    def taken(self) -> Registration | None:
        with self.database.reading() as transaction:
            return registrations.find(transaction, *self.owner, Kind.NUMBER, NUMBER)


@pytest.fixture
def tenants(database: Database) -> Tenants:
    return Tenants(replace(database, clock=Clock()))


def test_what_is_taken_over_is_read_anew_by_the_same_clock_as_if_it_had_been_read_now(tenants: Tenants) -> None:
    with tenants.database.writing() as transaction:
        assert tenants.open(transaction) is None, "there is nothing left to be said"

    taken = tenants.taken()
    assert taken is not None
    assert (taken.state, taken.vendor_fields, taken.checked_at) == (
        NumberState.ASSIGNED,
        tenants.read.vendor_fields,
        tenants.read.checked_at,
    )
    assert taken.next_check_at == BEGINNING + SETTLED


_UNSURE: Mapping[str, Mapping[str, Any]] = {
    "read too long ago": {"checked_at": BEGINNING - SETTLED},
    "something was said about it since": {"next_check_at": BEGINNING},
    "the last reading came to nothing": {"failures": 1},
    "on another campaign": {"details": Details(campaign_id="c-2")},
    "on nobody knows which": {"details": Details()},
    "not there yet": {"state": NumberState.PENDING},
    "lost": {"state": NumberState.NOT_ASSIGNED},
    "with something to say against it": {"reasons": [Reason("1", "No.")]},
}


def test_what_is_not_sure_is_asked(tenants: Tenants) -> None:
    with tenants.database.writing() as transaction:
        for why, changes in _UNSURE.items():
            savepoint = transaction.connection.begin_nested()
            registrations.update(transaction, tenants.owner.org_id, tenants.read.id, changes)
            operation = tenants.open(transaction)
            assert operation is not None, why
            assert operation.task.kind is TaskKind.ASSIGN_NUMBER, why
            savepoint.rollback()


def test_a_hint_that_comes_meanwhile_is_not_lost(tenants: Tenants) -> None:
    """What is taken over and not committed yet is seen by nobody else."""

    def hint() -> None:
        with tenants.database.writing() as transaction:
            registrations.hint(transaction, {"phone_number": NUMBER})

    hinting = threading.Thread(target=hint)
    with tenants.database.writing() as transaction:
        assert tenants.open(transaction) is None
        hinting.start()
        # As long as it would take, if it did not wait.
        hinting.join(0.5)
    hinting.join()

    taken = tenants.taken()
    assert taken is not None
    assert taken.next_check_at == BEGINNING
