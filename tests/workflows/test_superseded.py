"""An attempt whose place another has taken, as after an outage in which a worker was taken for dead: its word does not count."""

from clearsend.actions.completion import attempts, progress
from clearsend.providers.ports import (
    Journal,
    SmsConnection,
    SmsSender,
)
from clearsend.store.engine.jobs import Kind
from clearsend.workflows import complete_profile
from tests import deps as dependencies
from tests.store import stock
from tests.world import World


class Overtaken:
    """A provider that answers well, but only after the same step was opened once more by somebody else."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.run_id = ""
        self.later: attempts.Opened | None = None

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        with self.world.database.writing() as transaction:
            self.later = progress.advance(transaction, self.world.tenant.id, self.run_id, fresh_pin="123456")
        return SmsConnection(sender.phone_number, "number", "messaging profile")


def test_the_pass_ends_and_leaves_the_run_to_the_later_attempt(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
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
            transaction, world.tenant.id, provider.run_id, provider.later, vendor_ids={}, exchanges=[]
        )
    assert world.timeline(profile_id)["steps"][0]["status"] == "done"
