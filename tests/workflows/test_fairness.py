"""Nobody starves: whoever holds slots, because a vendor or a receiver does not answer, leaves some for others. Told by the order
of events: what is held is let go only after the others have got through."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from clearsend.actions import endpoints, webhooks
from clearsend.domain import events
from clearsend.domain.delivery import DeliveryStatus
from clearsend.domain.paging import PageRequest
from clearsend.domain.webhook import Settings
from clearsend.providers.ports import Journal, SmsConnection, SmsSender
from clearsend.store import deliveries
from clearsend.store.engine.jobs import Kind, Lane
from clearsend.webhooks.receiver import CannedReply, Receiver
from tests.store import stock
from tests.workflows.at_work import at_work
from tests.world import Tenant, World, eventually

SECRET = "whsec_" + "QUJD" * 8
SLOTS = 5
# Four fifths. On PostgreSQL it may be one less: see `store/engine/postgresql.py`.
SHARE = 4


class Holding:
    """A vendor that answers nobody of the organization `held` until it is let go; it answers all others at once."""

    def __init__(self, held: str) -> None:
        self._held = held
        self._free = threading.Event()
        self._changed = threading.Lock()
        self.asking: Counter[str] = Counter()
        self.most_at_once = 0

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        if sender.org_id == self._held:
            with self._changed:
                self.asking[sender.org_id] += 1
                self.most_at_once = max(self.most_at_once, self.asking[sender.org_id])
            self._free.wait()
            with self._changed:
                self.asking[sender.org_id] -= 1
        return SmsConnection(sender.phone_number, f"of {sender.phone_number}", "messaging profile")

    @property
    def count(self) -> int:
        with self._changed:
            return self.asking[self._held]

    def let_go(self) -> None:
        self._free.set()


@contextmanager
def hanging(count: int, *script: CannedReply) -> Iterator[list[Receiver]]:
    """Receivers that answer as `script` says, and after that nothing at all until the end of the block."""
    with ExitStack() as stack:
        yield [stack.enter_context(Receiver(script, default=CannedReply(hangs=True))) for _ in range(count)]


def _endpoint(world: World, org_id: str, receiver: Receiver, event_type: str) -> str:
    settings: Settings = {"display_name": "fairness", "endpoint_url": receiver.url, "event_types": [event_type]}
    with world.database.writing() as transaction:
        return endpoints.create(transaction, org_id, settings, signing_secret=SECRET).id


def _publish(world: World, org_id: str, event_type: events.EventType = events.BRAND_HELD) -> None:
    with world.database.writing() as transaction:
        webhooks.publish(transaction, event_type, org_id=org_id, profile_id=None, payload={})


def _await_calls(receivers: list[Receiver], count: int) -> None:
    eventually(lambda: _calls(receivers), lambda found: found >= count, what=f"{count} calls")


def _calls(receivers: list[Receiver]) -> int:
    return sum(len(receiver.received) for receiver in receivers)


def _await_retry(world: World, endpoint_id: str) -> None:
    """Until the endpoint has refused once, and its next attempt is to be made in the lane of retries."""

    def lanes() -> list[str]:
        with world.database.reading() as transaction:
            jobs = stock.jobs(transaction, Kind.DELIVER_WEBHOOK)
        return [job["lane"] for job in jobs if job["subject"] == endpoint_id]

    eventually(lanes, lambda found: found == [Lane.RETRIES], what="the lane of retries")


def _await_delivered(world: World, org_id: str, endpoint_id: str) -> None:
    def statuses() -> set[DeliveryStatus]:
        with world.database.reading() as transaction:
            found = deliveries.list_of_endpoint(transaction, org_id, endpoint_id, PageRequest(99)).entries
        return {delivery.status for delivery, _ in found}

    eventually(statuses, lambda found: found == {DeliveryStatus.DELIVERED}, what="the delivery")


def _tenants(world: World, tenant: Tenant, count: int, *, first_number: int) -> list[str]:
    """Profiles of an organization, each of which sends from a number of its own."""
    world.tenant = tenant
    world.equip_organization(sending_phone_number=f"+1212555{first_number:04d}")
    numbers = range(first_number + 1, first_number + 1 + count)
    return [world.create_profile(sending_phone_number=f"+1212555{number:04d}") for number in numbers]


def test_one_organization_whose_vendor_hangs_leaves_slots_for_another(world: World) -> None:
    world.start(has_worker=False, worker_completions=SLOTS)
    many, other = world.tenant, world.found("Late Riser")
    held = _tenants(world, many, 2 * SLOTS, first_number=1000)
    for profile_id in held:
        assert world.ask_to_complete(profile_id).status_code == 202
    vendor = Holding(many.id)
    with at_work(world, sms=vendor):
        eventually(lambda: vendor.count, lambda found: found >= SHARE - 1, what="as many as may be at once")
        for profile_id in _tenants(world, other, 3, first_number=2000):
            assert world.complete(profile_id)["status"] == "completed"
        assert SHARE - 1 <= vendor.count <= SHARE, "not one of them has been answered"

        vendor.let_go()

        world.tenant = many
        assert {world.await_end(profile_id)["status"] for profile_id in held} == {"completed"}
    assert vendor.most_at_once <= SHARE


def test_receivers_that_never_answer_leave_slots_for_another_organization(world: World) -> None:
    world.start(worker_deliveries=SLOTS)
    many, other = world.tenant.id, world.found("Late Riser").id
    with hanging(2 * SLOTS) as receivers, Receiver() as good:
        for receiver in receivers:
            _endpoint(world, many, receiver, "brand")
        _publish(world, many)
        _await_calls(receivers, SHARE - 1)
        endpoint_id = _endpoint(world, other, good, "brand")
        for _ in range(3):
            _publish(world, other)
            _await_delivered(world, other, endpoint_id)
        assert _calls(receivers) <= SHARE, "nobody has got further meanwhile, and nobody has taken more"


def test_callbacks_to_hosts_that_never_answer_leave_slots_for_another_organization(world: World) -> None:
    world.start(worker_deliveries=SLOTS)
    world.equip_organization()
    with hanging(2 * SLOTS) as receivers:
        for receiver in receivers:
            profile_id = world.create_profile()
            body = {"webHookUrl": f"{receiver.url}/done"}
            assert world.call("POST", f"/v3/profiles/{profile_id}/complete", body).status_code == 202
        _await_calls(receivers, SHARE - 1)
        world.tenant = world.found("Late Riser")
        world.equip_organization(sending_phone_number="+12125550123")
        other = world.create_profile()
        world.complete(other)
        world.await_callback_delivered(other)
        assert _calls(receivers) <= SHARE


def test_one_receiver_of_an_organization_does_not_delay_another(world: World) -> None:
    world.start()
    org_id = world.tenant.id
    with hanging(1) as receivers, Receiver() as good:
        _endpoint(world, org_id, receivers[0], "brand")
        endpoint_id = _endpoint(world, org_id, good, "brand")
        for _ in range(10):
            _publish(world, org_id)
        _await_calls(receivers, 1)
        _await_delivered(world, org_id, endpoint_id)
        assert len(good.received) == 10
        assert _calls(receivers) == 1, "to one receiver, one after the other"


def test_retries_that_hold_all_their_slots_delay_no_first_attempt(world: World) -> None:
    world.start(worker_retries=1, worker_deliveries=SLOTS, callback_first_retry_seconds=0.05)
    org_id = world.tenant.id
    with Receiver([CannedReply(500)]) as waiting, Receiver() as good:
        with hanging(1, CannedReply(500)) as receivers:
            _endpoint(world, org_id, receivers[0], "brand")
            _publish(world, org_id)
            # The second attempt has the only slot.
            _await_calls(receivers, 2)
            retried = _endpoint(world, org_id, waiting, "campaign")
            _publish(world, org_id, events.CAMPAIGN_SUBMITTED)
            _await_retry(world, retried)
            fresh = _endpoint(world, org_id, good, "number")
            for _ in range(10):
                _publish(world, org_id, events.NUMBER_ASSIGNED)
                _await_delivered(world, org_id, fresh)
            assert len(waiting.received) == 1, "its second attempt waits until the slot is free"
        _await_delivered(world, org_id, retried)
        assert len(waiting.received) == 2
