"""An attempt whose place another has taken, as after an outage in which a worker was taken for dead: its word does not count."""

from datetime import timedelta
from typing import Any

from clearsend.actions.completion import attempts, progress
from clearsend.providers.ports import (
    Journal,
    SmsConnection,
    SmsSender,
)
from clearsend.store.engine import leases
from clearsend.store.engine.jobs import Kind
from clearsend.workflows import complete_profile
from tests import deps as dependencies
from tests.store import stock
from tests.workflows.living import ITS_NUMBER
from tests.workflows.test_registration_kinds import SECOND_NUMBER
from tests.world import World


class Overtaken:
    """A provider that answers well, but only after the same step was opened once more by somebody else."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.run_id = ""
        self.later: attempts.Opened | None = None

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        with self.world.database.writing() as transaction:
            self.later = progress.advance(transaction, self.world.tenant.id, self.run_id)
        return SmsConnection(sender.phone_number, "number", "messaging profile")


def _accepted(world: World) -> str:
    """A profile with an accepted completion that no worker has begun."""
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    return profile_id


def test_the_pass_ends_and_leaves_the_run_to_the_later_attempt(world: World) -> None:
    profile_id = _accepted(world)
    provider = Overtaken(world)
    provider.run_id = world.timeline(profile_id)["id"]
    deps = dependencies.make(world.database, sms=provider)
    (begun,) = stock.begin(world.database, Kind.COMPLETE_PROFILE)

    complete_profile.complete_profile(deps, begun)

    step = world.timeline(profile_id)["steps"][0]
    assert (step["status"], step["finished_at"]) == ("running", None)
    with world.database.reading() as transaction:
        # Whoever makes the later attempt may have died meanwhile: somebody sees to it.
        (job,) = stock.jobs(transaction, Kind.COMPLETE_PROFILE)
        assert (job["subject"], job["state"]) == (provider.run_id, "idle")
        assert job["due_at"] > transaction.now
    assert provider.later is not None
    with world.database.writing() as transaction:
        assert attempts.confirm(
            transaction,
            world.tenant.id,
            provider.run_id,
            provider.later,
            vendor_ids={},
            exchanges=[],
            reading=stock.CONNECTED,
        )
    assert world.timeline(profile_id)["steps"][0]["status"] == "done"


def test_the_leases_of_an_attempt_whose_worker_died_end_with_it(world: World) -> None:
    """The number is another one meanwhile: nobody would wait for the earlier one's conversation but its next owner."""
    profile_id = _accepted(world)
    run_id = world.timeline(profile_id)["id"]
    with world.database.writing() as transaction:
        died = progress.advance(transaction, world.tenant.id, run_id)
    assert died is not None
    world.data("PATCH", "/v3/organization", {"sending_phone_number": SECOND_NUMBER})

    with world.database.writing() as transaction:
        again = progress.advance(transaction, world.tenant.id, run_id)
        kept = leases.list_below(transaction, "number:")

    assert again is not None
    assert (died.channel.sender, again.channel.sender) == (ITS_NUMBER, SECOND_NUMBER)
    assert [lease.name for lease in kept] == [f"number:{SECOND_NUMBER}"]


def test_a_step_that_was_over_is_not_over_while_its_next_sender_is_occupied(world: World) -> None:
    """The number is another one meanwhile, and another conversation is connecting that."""
    profile_id = _accepted(world)
    org_id, run_id = world.tenant.id, world.timeline(profile_id)["id"]
    with world.database.writing() as transaction:
        opened = progress.advance(transaction, org_id, run_id)
        assert opened is not None
        attempts.confirm(transaction, org_id, run_id, opened, vendor_ids={}, exchanges=[], reading=stock.CONNECTED)
    world.data("PATCH", "/v3/organization", {"sending_phone_number": SECOND_NUMBER})
    of_another: dict[str, Any] = {"holder": "another", "lasts": timedelta(minutes=3)}
    with world.database.writing() as transaction:
        leases.release_all(transaction, holder=run_id)
        assert leases.acquire(transaction, f"number:{SECOND_NUMBER}", **of_another)

    with world.database.writing() as transaction:
        assert progress.advance(transaction, org_id, run_id) is None

    step = world.timeline(profile_id)["steps"][0]
    assert (step["status"], step["finished_at"]) == ("waiting", None)
    with world.database.writing() as transaction:
        leases.release_all(transaction, holder="another")
        again = progress.advance(transaction, org_id, run_id)
    assert again is not None
    assert again.channel.sender == SECOND_NUMBER
