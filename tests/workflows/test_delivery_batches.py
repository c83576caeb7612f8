"""What waits for one receiver goes one after the other, and is recorded in batches: in order, first attempts before retries; nothing
is lost of it, and nothing is written twice."""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from clearsend.actions import endpoints, webhooks
from clearsend.domain import events
from clearsend.domain.delivery import Delivery, DeliveryStatus
from clearsend.domain.paging import PageRequest
from clearsend.store import deliveries
from clearsend.store.engine.jobs import Begun, Kind, Lane
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import deliveries as rows
from clearsend.webhooks import sender
from clearsend.webhooks.receiver import CannedReply, Receiver
from clearsend.workflows import deliver_webhooks
from tests import deps as dependencies
from tests.store import stock
from tests.world import World, eventually

SECRET = "whsec_" + "QUJD" * 8
# The most that are sent before they are recorded.
BATCH = 5


def _endpoint(transaction: Transaction, org_id: str, url: str) -> str:
    settings: Any = {"display_name": "batches", "endpoint_url": url, "event_types": ["brand"]}
    return endpoints.create(transaction, org_id, settings, signing_secret=SECRET).id


def _publish(transaction: Transaction, org_id: str, count: int) -> None:
    for _ in range(count):
        webhooks.publish(transaction, events.BRAND_HELD, org_id=org_id, profile_id=None, payload={})


def test_a_burst_is_delivered_once_each_although_one_is_refused(world: World) -> None:
    world.start(callback_first_retry_seconds=0.05)
    world.inbox.answer(*[CannedReply()] * 30, CannedReply(status=500))
    with world.database.writing() as transaction:
        endpoint_id = _endpoint(transaction, world.tenant.id, f"{world.inbox.url}/burst")
        _publish(transaction, world.tenant.id, 100)

    def outcomes() -> list[str]:
        with world.database.reading() as transaction:
            found = deliveries.list_of_endpoint(transaction, world.tenant.id, endpoint_id, PageRequest(200)).entries
        return [" ".join(attempt.outcome for attempt in delivery.attempts) for delivery, _ in found]

    # A hundred deliveries and the second attempt of one of them, each of them written down.
    seen = eventually(outcomes, lambda found: len(" ".join(found).split()) > 100, what="all the attempts")
    assert sorted(seen) == ["delivered"] * 99 + ["http_error delivered"]
    assert len(world.inbox.received) == 101
    assert len({callback.headers["x-webhook-event-id"] for callback in world.inbox.received}) == 100
    for callback in world.inbox.received:
        callback.verify(SECRET)

    def jobs() -> list[dict[str, Any]]:
        with world.database.reading() as transaction:
            return stock.jobs(transaction, Kind.DELIVER_WEBHOOK)

    eventually(jobs, lambda found: found == [], what="the end of the last job")
    with world.database.reading() as transaction:
        assert endpoints.get(transaction, world.tenant.id, endpoint_id).consecutive_failures == 0


def _nothing() -> None:
    """Nothing happens."""


@dataclass
class Outbox:
    """An endpoint of an organization, and what is to be sent to it. `at_dial`: is called before each attempt."""

    database: Database
    receiver: Receiver
    at_dial: Callable[[], None] = _nothing
    org_id: str = field(init=False)
    endpoint_id: str = field(init=False)

    def __post_init__(self) -> None:
        with self.database.writing() as transaction:
            self.org_id = stock.organization(transaction)
            self.endpoint_id = _endpoint(transaction, self.org_id, self.receiver.url)

    def publish(self, count: int) -> list[str]:
        """Publish one after the other; the ids of the events."""
        for _ in range(count):
            with self.database.writing() as transaction:
                _publish(transaction, self.org_id, 1)
        return [delivery.event_id for delivery in self.all[-count:]]

    def begin(self) -> Begun:
        (begun,) = stock.begin(self.database, Kind.DELIVER_WEBHOOK)
        assert begun.job.subject == self.endpoint_id
        return begun

    def run(self, begun: Begun) -> None:
        deps = dependencies.make(self.database, allows_private_urls=True, dial=self._dial)
        deliver_webhooks.deliver_webhooks(deps, begun)

    def run_until_rest(self) -> None:
        """One job after the other, as long as one waits."""
        while self.job is not None and self.job["state"] == "waiting":
            self.run(self.begin())

    def make_due(self) -> None:
        """Whatever is to be retried may be retried now."""
        with self.database.writing() as transaction:
            transaction.connection.execute(
                rows.update()
                .where(rows.c.status == DeliveryStatus.RETRYING)
                .values(next_attempt_at=transaction.now - timedelta(hours=1))
            )
            transaction.wake(Kind.DELIVER_WEBHOOK, self.org_id, self.endpoint_id)

    def _dial(self, address: str, port: int, timeout_seconds: float) -> socket.socket:
        self.at_dial()
        return sender.dial_tcp(address, port, timeout_seconds)

    @property
    def all(self) -> list[Delivery]:
        """Every delivery, oldest first."""
        with self.database.reading() as transaction:
            found = deliveries.list_of_endpoint(transaction, self.org_id, self.endpoint_id, PageRequest(99)).entries
        return [delivery for delivery, _ in reversed(found)]

    @property
    def outcomes(self) -> list[list[str]]:
        return [[attempt.outcome for attempt in delivery.attempts] for delivery in self.all]

    @property
    def job(self) -> dict[str, Any] | None:
        """The receiver's wake-up, if it has one."""
        with self.database.reading() as transaction:
            found = stock.jobs(transaction, Kind.DELIVER_WEBHOOK)
        return found[0] if found else None

    @property
    def arrived(self) -> list[str]:
        """The events in the order in which they have come."""
        return [callback.headers["x-webhook-event-id"] for callback in self.receiver.received]


def test_at_most_five_are_sent_before_they_are_recorded(database: Database) -> None:
    with Receiver() as receiver:
        outbox = Outbox(database, receiver)
        wanted = outbox.publish(4 * BATCH)
        unrecorded: list[int] = []

        def note() -> None:
            recorded = sum(len(delivery.attempts) for delivery in outbox.all)
            unrecorded.append(len(receiver.received) - recorded)

        outbox.at_dial = note
        outbox.run_until_rest()
    assert outbox.arrived == wanted, "in the order in which they were published"
    assert outbox.outcomes == [["delivered"]] * len(wanted)
    assert 0 < max(unrecorded) < BATCH, "one more was about to be sent"
    assert outbox.job is None, "nothing is left to do"


def test_a_failure_ends_the_job_and_the_rest_waits_among_those_in_trouble(database: Database) -> None:
    with Receiver([CannedReply(), CannedReply(status=503)]) as receiver:
        outbox = Outbox(database, receiver)
        first, refused, third = outbox.publish(3)
        outbox.run(outbox.begin())
        assert outbox.outcomes == [["delivered"], ["http_error"], []]
        assert outbox.job is not None
        assert (outbox.job["state"], outbox.job["lane"]) == ("waiting", Lane.RETRIES)

        # It takes something again, and has the slots of the others at once.
        outbox.run(outbox.begin())
        assert outbox.outcomes == [["delivered"], ["http_error"], ["delivered"]]
        waiting = outbox.all[1]
        assert (waiting.status, outbox.job["lane"]) == (DeliveryStatus.RETRYING, Lane.DELIVERIES)
        assert (outbox.job["state"], outbox.job["due_at"]) == ("idle", waiting.next_attempt_at)

        outbox.make_due()
        outbox.run_until_rest()
        assert outbox.outcomes == [["delivered"], ["http_error", "delivered"], ["delivered"]]
    assert outbox.arrived == [first, refused, third, refused]


def test_who_fails_again_stays_among_those_in_trouble(database: Database) -> None:
    with Receiver(default=CannedReply(status=503)) as receiver:
        outbox = Outbox(database, receiver)
        outbox.publish(1)
        for _ in range(3):
            outbox.run(outbox.begin())
            assert outbox.job is not None
            assert (outbox.job["state"], outbox.job["lane"]) == ("idle", Lane.RETRIES)
            outbox.make_due()
    assert outbox.outcomes == [["http_error"] * 3]


def test_first_attempts_go_before_retries_and_each_in_order(database: Database) -> None:
    with Receiver([CannedReply(status=503)] * 2) as receiver:
        outbox = Outbox(database, receiver)
        refused = outbox.publish(2)
        for _ in refused:
            outbox.run(outbox.begin())
        fresh = outbox.publish(2)
        outbox.make_due()
        outbox.run_until_rest()
        assert outbox.arrived[:4] == refused + fresh
        assert sorted(outbox.arrived[4:]) == sorted(refused)
    assert {delivery.status for delivery in outbox.all} == {DeliveryStatus.DELIVERED}


@pytest.mark.parametrize("late", [200, 503])
def test_an_attempt_that_another_has_recorded_is_not_recorded_twice(database: Database, late: int) -> None:
    """A worker is held up so long in an attempt that it is taken for dead; another does the same job meanwhile."""
    with Receiver([CannedReply()] * 3 + [CannedReply(status=late)]) as receiver:
        outbox = Outbox(database, receiver)
        outbox.publish(3)
        begun = outbox.begin()
        meanwhile = iter([begun])

        def be_stood_in_for() -> None:
            for same in meanwhile:
                outbox.run(same)
                assert outbox.outcomes == [["delivered"]] * 3

        outbox.at_dial = be_stood_in_for
        outbox.run(begun)
        assert outbox.outcomes == [["delivered"]] * 3, "the word of who comes late does not count"
        assert {delivery.status for delivery in outbox.all} == {DeliveryStatus.DELIVERED}
        assert len(set(outbox.arrived)) == 3
        assert len(receiver.received) > 3
    assert outbox.job is None
    with database.reading() as transaction:
        assert endpoints.get(transaction, outbox.org_id, outbox.endpoint_id).consecutive_failures == 0


def test_what_is_published_meanwhile_is_sent_too(database: Database) -> None:
    with Receiver() as receiver:
        outbox = Outbox(database, receiver)
        outbox.publish(1)
        more = iter([1])

        def publish_more() -> None:
            for count in more:
                outbox.publish(count)

        outbox.at_dial = publish_more
        outbox.run_until_rest()
    assert outbox.outcomes == [["delivered"], ["delivered"]]
    assert outbox.job is None


def test_a_defect_is_an_attempt_that_failed_and_keeps_nothing_back(database: Database) -> None:
    with Receiver() as receiver:
        outbox = Outbox(database, receiver)
        outbox.publish(3)
        defects = iter([None, RuntimeError("a defect")])

        def fail_at_the_second() -> None:
            if (defect := next(defects, None)) is not None:
                raise defect

        outbox.at_dial = fail_at_the_second
        outbox.run_until_rest()
        assert outbox.outcomes == [["delivered"], ["internal_error"], ["delivered"]]
        outbox.make_due()
        outbox.run_until_rest()
    assert outbox.outcomes == [["delivered"], ["internal_error", "delivered"], ["delivered"]]
    with database.reading() as transaction:
        assert endpoints.get(transaction, outbox.org_id, outbox.endpoint_id).consecutive_failures == 0
