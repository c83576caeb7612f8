"""What waits for a receiver that takes everything goes in batches; nothing is lost of it, and nothing is written twice."""

import socket
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from clearsend.actions import endpoints, webhooks
from clearsend.domain import events
from clearsend.domain.delivery import DeliveryStatus
from clearsend.domain.paging import PageRequest
from clearsend.store import deliveries
from clearsend.store.engine import batches, queue, takeover
from clearsend.store.foundation.database import Database, Transaction
from clearsend.webhooks import sender
from clearsend.webhooks.receiver import CannedReply, Receiver
from clearsend.workflows import deliver_webhook
from tests import deps as dependencies
from tests.store import stock
from tests.world import World, eventually

SECRET = "whsec_" + "QUJD" * 8
ME = "worker-1"


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

    def states() -> list[str]:
        with world.database.reading() as transaction:
            return [found["status"] for found in stock.workflows(transaction) if found["name"] == queue.DELIVER_WEBHOOK]

    ended = eventually(states, lambda found: set(found) == {"SUCCESS"}, what="the end of the workflows")
    assert len(ended) == 101
    with world.database.reading() as transaction:
        schema = "" if transaction.is_sqlite else f"{queue.SCHEMA}."
        steps = transaction.connection.execute(
            sa.text(f"SELECT count(*) FROM {schema}operation_outputs WHERE function_name = 'send'")
        ).scalar_one()
        assert endpoints.get(transaction, world.tenant.id, endpoint_id).consecutive_failures == 0
    assert steps < 60, "most of them were taken along"


@dataclass
class Claims:
    """A worker without a supervisor. It loses the claims named in `stolen` before it writes."""

    stolen: list[str] = field(default_factory=list)
    released: list[str] = field(default_factory=list)

    def take_along(
        self, transaction: Transaction, *, workflow: str, queue_name: str, partition: str, limit: int
    ) -> list[str]:
        return batches.take(
            transaction,
            workflow=workflow,
            queue_name=queue_name,
            partition=partition,
            executor_id=ME,
            version="1",
            limit=limit,
        )

    def end_taken(self, transaction: Transaction, workflow_ids: Collection[str]) -> set[str]:
        takeover.give_back_stranded(transaction, ME, self.stolen)
        return batches.finish(transaction, ME, workflow_ids)

    def give_back_taken(self, transaction: Transaction, workflow_ids: Collection[str]) -> None:
        takeover.give_back_stranded(transaction, ME, workflow_ids)

    def release(self, workflow_ids: Collection[str]) -> None:
        self.released.extend(workflow_ids)


@dataclass
class Burst:
    """Three deliveries to one endpoint, of which the first is being sent."""

    database: Database
    receiver: Receiver
    claims: Claims = field(default_factory=Claims)
    # Of the second dial.
    before_the_second: Any = None
    dials: int = 0

    def __post_init__(self) -> None:
        with self.database.writing() as transaction:
            self.org_id = stock.organization(transaction)
            self.endpoint_id = _endpoint(transaction, self.org_id, self.receiver.url)
            _publish(transaction, self.org_id, 3)
            found = deliveries.list_of_endpoint(transaction, self.org_id, self.endpoint_id, PageRequest(9)).entries
            self.ids = [delivery.id for delivery, _ in reversed(found)]
            # It is running: the engine has taken it.
            first = f"deliver-{self.ids[0]}-1"
            _, *waiting = self.claims.take_along(
                transaction,
                workflow=queue.DELIVER_WEBHOOK,
                queue_name=queue.DELIVERIES,
                partition=self.endpoint_id,
                limit=9,
            )
            takeover.give_back_stranded(transaction, ME, {f"deliver-{id_}-1" for id_ in self.ids} - {first})
            assert len(waiting) == 2

    def dial(self, address: str, port: int, timeout_seconds: float) -> socket.socket:
        self.dials += 1
        if self.dials == 2 and self.before_the_second is not None:
            self.before_the_second()
        return sender.dial_tcp(address, port, timeout_seconds)

    def send_the_first(self) -> None:
        deps = dependencies.make(self.database, allows_private_urls=True, dial=self.dial, batching=self.claims)
        assert deliver_webhook.send(deps, self.org_id, self.ids[0], 1) == "delivered"

    def statuses(self) -> list[tuple[str, str]]:
        """Of each delivery, and of its workflow."""
        with self.database.reading() as transaction:
            workflows = {found["workflow_uuid"]: found["status"] for found in stock.workflows(transaction)}
            return [
                (deliveries.get(transaction, self.org_id, id_).status.value, workflows[f"deliver-{id_}-1"])
                for id_ in self.ids
            ]


def test_all_is_written_with_the_claims_and_what_was_lost_is_not(database: Database) -> None:
    with Receiver() as receiver:
        burst = Burst(database, receiver)
        burst.claims.stolen = [f"deliver-{burst.ids[2]}-1"]
        burst.send_the_first()
        # Somebody else will send the third once more, and write that.
        assert burst.statuses() == [("delivered", "PENDING"), ("delivered", "SUCCESS"), ("pending", "ENQUEUED")]
        assert len(receiver.received) == 3
        assert set(burst.claims.released) == {f"deliver-{id_}-1" for id_ in burst.ids[1:]}


def test_a_receiver_in_trouble_is_the_queues_again(database: Database) -> None:
    with Receiver([CannedReply(), CannedReply(status=503)]) as receiver:
        burst = Burst(database, receiver)
        burst.send_the_first()
        first, *others = burst.statuses()
        assert first == ("delivered", "PENDING")
        assert sorted(others) == [("pending", "ENQUEUED"), ("retrying", "SUCCESS")]
        assert len(receiver.received) == 2


def test_what_must_not_be_sent_any_more_is_left_to_its_own_workflow(database: Database) -> None:
    with Receiver() as receiver:
        burst = Burst(database, receiver)
        with database.writing() as transaction:
            # Delivered again by hand: not a first attempt.
            deliveries.update(
                transaction,
                burst.org_id,
                [burst.ids[1]],
                status=DeliveryStatus.RETRYING,
                next_attempt_at=transaction.now,
                finished_at=None,
            )
        burst.send_the_first()
        assert burst.statuses()[1] == ("retrying", "ENQUEUED")
        assert burst.statuses()[2] == ("delivered", "SUCCESS")


def test_a_defect_in_a_batch_leaves_the_rest_to_the_engine(database: Database) -> None:
    def fail() -> None:
        raise RuntimeError("a defect")

    with Receiver() as receiver:
        burst = Burst(database, receiver, before_the_second=fail)
        burst.send_the_first()
        assert burst.statuses() == [("delivered", "PENDING"), ("pending", "PENDING"), ("pending", "PENDING")]
        # Nobody holds them now: the supervisor gives them back.
        assert set(burst.claims.released) == {f"deliver-{id_}-1" for id_ in burst.ids[1:]}
