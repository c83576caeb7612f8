"""The outbox of a receiver goes one after the other, in batches: nothing is lost of it, and nothing is written twice."""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from clearsend.actions import endpoints, webhooks
from clearsend.domain import events
from clearsend.domain.delivery import Delivery, DeliveryAttempt
from clearsend.domain.paging import PageRequest
from clearsend.store import deliveries
from clearsend.store.engine.jobs import Kind, Lane
from clearsend.store.foundation.database import Database, Transaction
from clearsend.webhooks import sender
from clearsend.webhooks.receiver import CannedReply, Receiver
from clearsend.workflows import deliver_webhooks
from tests import deps as dependencies
from tests.store import stock
from tests.world import World, eventually

SECRET = "whsec_" + "QUJD" * 8


def _endpoint(transaction: Transaction, org_id: str, url: str) -> str:
    settings: Any = {"display_name": "batches", "endpoint_url": url, "event_types": ["brand"]}
    return endpoints.create(transaction, org_id, settings, signing_secret=SECRET).id


def _publish(transaction: Transaction, org_id: str, count: int) -> None:
    for _ in range(count):
        webhooks.publish(transaction, events.BRAND_HELD, org_id=org_id, profile_id=None, payload={})


def _listed(transaction: Transaction, org_id: str, endpoint_id: str) -> list[Delivery]:
    """In the order of creation."""
    page = deliveries.list_of_endpoint(transaction, org_id, endpoint_id, PageRequest(200))
    return [delivery for delivery, _ in reversed(page.entries)]


def test_a_burst_is_delivered_once_each_although_one_is_refused(world: World) -> None:
    world.start(callback_first_retry_seconds=0.05)
    world.inbox.answer(*[CannedReply()] * 30, CannedReply(status=500))
    with world.database.writing() as transaction:
        endpoint_id = _endpoint(transaction, world.tenant.id, f"{world.inbox.url}/burst")
        _publish(transaction, world.tenant.id, 100)

    def outcomes() -> list[str]:
        with world.database.reading() as transaction:
            found = _listed(transaction, world.tenant.id, endpoint_id)
        return [" ".join(attempt.outcome for attempt in delivery.attempts) for delivery in found]

    # A hundred deliveries and the second attempt of one of them, each of them written down.
    seen = eventually(outcomes, lambda found: len(" ".join(found).split()) > 100, what="all the attempts")
    assert sorted(seen) == ["delivered"] * 99 + ["http_error delivered"]
    assert len(world.inbox.received) == 101
    assert len({callback.headers["x-webhook-event-id"] for callback in world.inbox.received}) == 100
    for callback in world.inbox.received:
        callback.verify(SECRET)

    def left() -> list[dict[str, Any]]:
        with world.database.reading() as transaction:
            return stock.jobs(transaction, Kind.DELIVER_WEBHOOK)

    eventually(left, lambda found: found == [], what="the end of the jobs")
    with world.database.reading() as transaction:
        assert endpoints.get(transaction, world.tenant.id, endpoint_id).consecutive_failures == 0


@dataclass
class Burst:
    """Deliveries to one endpoint. `before_dial`: is called with the number of the dial, from 1."""

    database: Database
    receiver: Receiver
    count: int = 7
    before_dial: Callable[[int], None] = lambda _: None
    dials: int = 0
    # The number of attempts in the books, at each dial.
    written: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        with self.database.writing() as transaction:
            self.org_id = stock.organization(transaction)
            self.endpoint_id = _endpoint(transaction, self.org_id, self.receiver.url)
        for _ in range(self.count):
            with self.database.writing() as transaction:
                _publish(transaction, self.org_id, 1)
        self.ids = [delivery.id for delivery in self.listed()]

    def listed(self) -> list[Delivery]:
        with self.database.reading() as transaction:
            return _listed(transaction, self.org_id, self.endpoint_id)

    def statuses(self) -> list[str]:
        return [delivery.status.value for delivery in self.listed()]

    def job(self) -> dict[str, Any] | None:
        with self.database.reading() as transaction:
            found = stock.jobs(transaction, Kind.DELIVER_WEBHOOK)
        return found[0] if found else None

    def dial(self, address: str, port: int, timeout_seconds: float) -> socket.socket:
        self.dials += 1
        self.written.append(sum(len(delivery.attempts) for delivery in self.listed()))
        self.before_dial(self.dials)
        return sender.dial_tcp(address, port, timeout_seconds)

    def send(self) -> None:
        """Run the job that waits."""
        (begun,) = stock.begin(self.database, Kind.DELIVER_WEBHOOK)
        deps = dependencies.make(self.database, allows_private_urls=True, dial=self.dial)
        deliver_webhooks.deliver_webhooks(deps, begun)


def test_at_most_five_are_sent_before_they_are_recorded(database: Database) -> None:
    with Receiver() as receiver:
        burst = Burst(database, receiver, count=12)
        burst.send()
    assert burst.statuses() == ["delivered"] * 12
    assert all(sent - written <= 5 for sent, written in enumerate(burst.written, 1))
    assert burst.job() is None


def test_after_a_failure_the_rest_waits_in_the_lane_of_retries(database: Database) -> None:
    with Receiver([CannedReply(), CannedReply(status=503)]) as receiver:
        burst = Burst(database, receiver)
        burst.send()
        assert burst.statuses() == ["delivered", "retrying", *["pending"] * 5]
        assert len(receiver.received) == 2
        job = burst.job()
        assert job is not None
        assert (job["state"], job["lane"]) == ("waiting", Lane.RETRIES)

        # It accepts again: what was never attempted goes first, and what failed at its time, which has not come.
        burst.send()
        assert burst.statuses() == ["delivered", "retrying", *["delivered"] * 5]
        job, retried = burst.job(), burst.listed()[1]
        assert job is not None
        assert (job["state"], job["lane"], job["due_at"]) == ("idle", Lane.DELIVERIES, retried.next_attempt_at)


def test_first_attempts_go_before_what_is_retried(database: Database) -> None:
    with Receiver([CannedReply(status=503)]) as receiver:
        burst = Burst(database, receiver, count=3)
        burst.send()
        with database.writing() as transaction:
            failed = burst.listed()[0]
            long_due = transaction.now - timedelta(minutes=1)
            deliveries.update(
                transaction,
                burst.org_id,
                [failed.id],
                status=failed.status,
                next_attempt_at=long_due,
                finished_at=None,
            )
        burst.send()
        arrived = [callback.headers["x-webhook-event-id"] for callback in receiver.received]
    events_of = [delivery.event_id for delivery in burst.listed()]
    assert arrived == [events_of[0], events_of[1], events_of[2], events_of[0]]
    assert burst.statuses() == ["delivered"] * 3


@pytest.mark.parametrize("status", [200, 503])
def test_an_attempt_that_another_worker_has_recorded_is_not_recorded_twice(database: Database, status: int) -> None:
    """This worker was taken for dead while it sent, and another has sent and recorded the same: what this one was told last does
    not count."""
    with Receiver([CannedReply(status)]) as receiver:
        burst = Burst(database, receiver, count=2)

        def overtake(number: int) -> None:
            if number == 1:
                with database.writing() as transaction:
                    transaction.wake(Kind.DELIVER_WEBHOOK, burst.org_id, burst.endpoint_id)
                    outbox = webhooks.load_outbox(transaction, burst.org_id, burst.endpoint_id, limit=1)
                    attempt = webhooks.Sent(
                        outbox.dispatches[0].delivery,
                        DeliveryAttempt(1, "delivered", 200, 1, "", None, transaction.now),
                    )
                    backoff = dependencies.make(database).delivery_backoff
                    webhooks.record(transaction, burst.org_id, [attempt], backoff=backoff, jitter=0.5)

        burst.before_dial = overtake
        burst.send()
        assert burst.statuses()[0] == "delivered"
        # It was woken meanwhile.
        job = burst.job()
        assert job is not None
        assert job["state"] == "waiting"
        burst.send()
        assert len(receiver.received) == 2
    assert [len(delivery.attempts) for delivery in burst.listed()] == [1, 1]
    assert burst.statuses() == ["delivered"] * 2
    assert burst.job() is None


def test_a_defect_is_an_attempt_that_failed(database: Database) -> None:
    def fail(number: int) -> None:
        if number == 2:
            raise RuntimeError("a defect")

    with Receiver() as receiver:
        burst = Burst(database, receiver, count=3, before_dial=fail)
        burst.send()
    first, second, third = burst.listed()
    assert burst.statuses() == ["delivered", "retrying", "pending"]
    assert [attempt.outcome for attempt in second.attempts] == ["internal_error"]
    assert (len(first.attempts), len(third.attempts)) == (1, 0)
    with database.reading() as transaction:
        assert endpoints.get(transaction, burst.org_id, burst.endpoint_id).consecutive_failures == 0


@pytest.mark.parametrize("is_deleted", [True, False])
def test_what_must_not_be_sent_any_more_ends_with_the_reason(database: Database, *, is_deleted: bool) -> None:
    with Receiver() as receiver:
        burst = Burst(database, receiver, count=8)
        with database.writing() as transaction:
            if is_deleted:
                endpoints.delete(transaction, burst.org_id, burst.endpoint_id)
            else:
                endpoints.toggle(transaction, burst.org_id, burst.endpoint_id, is_active=False)
        burst.send()
        assert not receiver.received
    outcome = "endpoint_deleted" if is_deleted else "endpoint_disabled"
    assert [[attempt.outcome for attempt in one.attempts] for one in burst.listed()] == [[outcome]] * 8
    assert burst.statuses() == ["failed"] * 8
    assert burst.job() is None
