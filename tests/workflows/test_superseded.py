"""An attempt whose place another has taken, as after a crash between our books and the engine's: its word does not count."""

from clearsend.actions.completion import attempts
from clearsend.domain.completion import StepName
from clearsend.providers.ports import (
    Journal,
    SmsConnection,
    SmsSender,
)
from clearsend.store.engine import queue, takeover
from clearsend.workflows import complete_profile
from clearsend.workflows.complete_profile import LATER, Pass
from tests import deps as dependencies
from tests.world import World


class Overtaken:
    """A provider that answers well, but only after the same step was opened once more by somebody else."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.run_id = ""
        self.later: attempts.Opened | None = None

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        with self.world.database.writing() as transaction:
            opened = attempts.open_attempt(
                transaction, self.world.tenant.id, self.run_id, StepName.CONNECT_SMS, fresh_pin="123456"
            )
        assert isinstance(opened, attempts.Opened)
        self.later = opened
        return SmsConnection(sender.phone_number, "number", "messaging profile")


def test_the_pass_ends_and_leaves_the_run_to_the_later_attempt(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    provider = Overtaken(world)
    provider.run_id = world.timeline(profile_id)["id"]
    deps = dependencies.make(world.database, sms=provider)
    current = Pass(world.tenant.id, provider.run_id, 1)
    complete_profile.begin(deps, current)

    assert complete_profile.connect_sms(deps, current) == LATER

    step = world.timeline(profile_id)["steps"][0]
    assert (step["status"], step["finished_at"]) == ("running", None)
    with world.database.reading() as transaction:
        # Whoever makes the later attempt may have been stopped by the engine: somebody sees to it.
        assert f"complete-{provider.run_id}-2" in takeover.live(transaction, queue.COMPLETE_PROFILE)
    assert provider.later is not None
    with world.database.writing() as transaction:
        assert attempts.confirm(
            transaction,
            world.tenant.id,
            provider.run_id,
            StepName.CONNECT_SMS,
            provider.later,
            vendor_ids={},
            exchanges=[],
        )
    assert world.timeline(profile_id)["steps"][0]["status"] == "done"
