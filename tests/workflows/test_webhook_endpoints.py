"""Endpoints are told what they want to hear, once each and signed; one that is dead is switched off, and nothing is lost."""

import secrets
import threading
from collections.abc import Mapping
from typing import Any

from standardwebhooks import Webhook

from clearsend.actions import endpoints, webhooks
from clearsend.actions.webhooks import Sent
from clearsend.domain import events, retry
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus, Unsent
from clearsend.domain.events import EventType
from clearsend.domain.paging import PageRequest
from clearsend.domain.webhook import DISABLE_AFTER, Endpoint, Filters, Settings
from clearsend.store import deliveries
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation.database import Database, Transaction
from clearsend.webhooks import signing
from clearsend.webhooks.receiver import Callback, CannedReply, Receiver
from clearsend.workflows import deliver_webhooks
from tests import deps as dependencies
from tests.store import stock
from tests.world import World, eventually, now


def fresh_secret() -> str:
    return signing.new_secret(secrets.token_bytes(32))


class Subscribers:
    """The endpoints of the world's organization, and what they were told."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.org_id = world.tenant.id
        self.secrets: dict[str, str] = {}

    def add(self, name: str, url: str, *, confined_to: str | None = None, **settings: Any) -> str:
        wanted: Settings = {"display_name": name, "endpoint_url": url, **settings}  # type: ignore[typeddict-item]
        secret = fresh_secret()
        with self._world.database.writing() as transaction:
            endpoint_id = endpoints.create(
                transaction, self.org_id, wanted, signing_secret=secret, confined_to=confined_to
            ).id
        self.secrets[endpoint_id] = secret
        return endpoint_id

    def get(self, endpoint_id: str) -> Endpoint:
        with self._world.database.reading() as transaction:
            return endpoints.get(transaction, self.org_id, endpoint_id)

    def log(self, endpoint_id: str, search: str = "") -> list[Delivery]:
        with self._world.database.reading() as transaction:
            page = endpoints.log_page(transaction, self.org_id, endpoint_id, PageRequest(50), search=search)
        return [entry.delivery for entry in page.entries]

    def await_log(self, endpoint_id: str, *wanted: tuple[str, str]) -> list[Delivery]:
        """The log, newest first, once it shows such events with such statuses."""

        def look() -> list[tuple[str, str]]:
            with self._world.database.reading() as transaction:
                page = endpoints.log_page(transaction, self.org_id, endpoint_id, PageRequest(50))
            return [(entry.event.type.name, entry.delivery.status.value) for entry in page.entries]

        eventually(look, lambda seen: seen == list(wanted), what="the log")
        return self.log(endpoint_id)

    def publish(self, event_type: EventType, payload: Mapping[str, Any] = {}) -> None:
        with self._world.database.writing() as transaction:
            webhooks.publish(transaction, event_type, org_id=self.org_id, profile_id=None, payload=payload)


def told(receiver: Receiver, path: str) -> list[Callback]:
    return [callback for callback in receiver.received if callback.path == path]


def test_events_reach_those_who_want_them_and_a_dead_endpoint_is_switched_off(world: World) -> None:
    world.start(callback_first_retry_seconds=0.05)
    subscribers = Subscribers(world)
    everything = subscribers.add("everything", f"{world.inbox.url}/everything")
    verified = subscribers.add(
        "verified", f"{world.inbox.url}/verified", event_types=["brand"], event_filters={"brand": ["verified"]}
    )
    with Receiver(default=CannedReply(status=500, body=b"no")) as dead:
        failing = subscribers.add("failing", dead.url, event_types=["profile"], retry_count=1)
        profile_id = world.create_profile()
        subscribers.publish(events.BRAND_VERIFIED, {"reasons": []})
        subscribers.await_log(everything, ("brand.verified", "delivered"), ("profile.created", "delivered"))
        subscribers.await_log(verified, ("brand.verified", "delivered"))

        # Each is one signed request, in the documented envelope.
        of_brand, of_profile = sorted(told(world.inbox, "/everything"), key=lambda callback: callback.json()["field"])
        (alone,) = told(world.inbox, "/verified")
        for callback, endpoint_id in ((of_brand, everything), (of_profile, everything), (alone, verified)):
            callback.verify(subscribers.secrets[endpoint_id])
            assert callback.headers["x-webhook-id"] == endpoint_id
            Webhook(subscribers.secrets[endpoint_id]).verify(callback.body, dict(callback.headers))
        created = of_profile.json()
        assert (created["field"], created["event"]) == ("profile", "profile.created")
        assert created["payload"]["profile_id"] == profile_id
        assert created["payload"]["event_id"] == of_profile.headers["x-webhook-event-id"]
        assert len(created["timestamp"]) == len("2026-05-01T09:53:14Z")
        assert created["timestamp"].endswith("Z")

        # The dead one: every delivery has its retries, until ten attempts in a row have failed.
        first = subscribers.await_log(failing, ("profile.created", "failed"))[0]
        assert [attempt.outcome for attempt in first.attempts] == ["http_error", "http_error"]
        for number in range(4):
            world.data("PATCH", f"/v3/profiles/{profile_id}", {"description": f"Change number {number}."})
        eventually(lambda: subscribers.get(failing).is_active, lambda is_active: not is_active, what="the end of it")
        off = subscribers.get(failing)
        assert off.disabled_at is not None
        assert off.disabled_reason is not None
        assert off.disabled_reason.startswith("10 attempts in a row have failed")
        (news,) = eventually(
            lambda: [item for item in told(world.inbox, "/everything") if item.json()["event"] == "webhook.disabled"],
            bool,
            what="the news of it",
        )
        assert news.json()["payload"]["webhook_id"] == failing
        assert len(dead.received) == DISABLE_AFTER

        # Switched on again it is sent nothing by itself, and by hand the same event, in the same words.
        dead.answer(CannedReply(status=200))
        with world.database.writing() as transaction:
            endpoints.toggle(transaction, subscribers.org_id, failing, is_active=True)
            endpoints.redeliver(transaction, subscribers.org_id, failing, first.event_id)
        again = dead.wait_for(DISABLE_AFTER + 1, 180)[-1]
        assert again.headers["x-webhook-event-id"] == first.event_id
        assert again.body.decode() == first.body
        again.verify(subscribers.secrets[failing])
        (renewed,) = eventually(
            lambda: subscribers.log(failing, "delivered"), bool, what="the delivery that was taken at last"
        )
        assert [attempt.outcome for attempt in renewed.attempts] == ["http_error", "http_error", "delivered"]
        assert (renewed.attempts_before, renewed.attempts_allowed) == (2, 4)
        assert subscribers.get(failing).consecutive_failures == 0


def test_a_webhook_of_a_profile_is_told_of_that_profile_alone(world: World) -> None:
    world.start()
    world.equip_organization()
    subscribers = Subscribers(world)
    profiles = {name: world.create_profile() for name in ("a", "b")}
    everybodys = subscribers.add("all", f"{world.inbox.url}/all")
    own = {
        name: subscribers.add(name, f"{world.inbox.url}/{name}", confined_to=profile_id)
        for name, profile_id in profiles.items()
    }
    narrowed = subscribers.add(
        "narrowed",
        f"{world.inbox.url}/narrowed",
        confined_to=profiles["b"],
        event_types=["brand"],
        sender_profile=Filters(["profile"]),
    )

    for profile_id in profiles.values():
        world.data("PATCH", f"/v3/profiles/{profile_id}", {"description": "Changed."})
    subscribers.publish(events.BRAND_VERIFIED, {"reasons": []})
    world.complete(profiles["b"])
    scope = {"x-profile-id": profiles["b"]}
    world.data("POST", f"/v3/webhooks/{own['b']}/test", {"event_type": "brand.verified"}, **scope)
    for endpoint_id in (everybodys, *own.values(), narrowed):
        eventually(
            lambda id_=endpoint_id: {it.status for it in subscribers.log(id_)},  # type: ignore[misc]
            lambda statuses: statuses == {DeliveryStatus.DELIVERED},
            what="everything delivered",
        )

    def heard(name: str) -> list[tuple[str, str | None]]:
        told_of = [callback.json() for callback in told(world.inbox, f"/{name}")]
        return sorted((it["event"], it["payload"].get("profile_id")) for it in told_of)

    of_b = [event for event, profile_id in heard("b")]
    assert {profile_id for _, profile_id in heard("b")} == {profiles["b"]}
    assert {"profile.updated", "completion.requested", "completion.completed", "brand.verified"} <= set(of_b)
    assert of_b.count("brand.verified") == 1, "the test of it, and not what happened to the organization"
    assert heard("a") == [("profile.updated", profiles["a"])]
    assert heard("narrowed") == [("profile.updated", profiles["b"])]
    of_all = heard("all")
    assert set(heard("a")) | {("brand.verified", None)} <= set(of_all)
    assert sorted(event for event, profile_id in of_all if profile_id == profiles["b"]) == sorted(
        event for event in of_b if event != "brand.verified"
    )


def test_tests_rotation_and_the_callback_that_is_delivered_again(sqlite_world: World) -> None:
    world = sqlite_world.start(callback_first_retry_seconds=30)
    subscribers = Subscribers(world)
    org_id = subscribers.org_id
    ours = subscribers.add("ours", f"{world.inbox.url}/ours", event_types=["brand"])
    other = subscribers.add("other", f"{world.inbox.url}/other")

    # A test goes to one alone, once, and never looks like something that happened.
    world.inbox.answer(CannedReply(status=500))
    with world.database.writing() as transaction:
        endpoints.test(transaction, org_id, ours, "completion.completed")
    (tested,) = subscribers.await_log(ours, ("webhook.test", "failed"))
    assert [attempt.outcome for attempt in tested.attempts] == ["http_error"]
    (callback,) = told(world.inbox, "/ours")
    assert (callback.json()["field"], callback.json()["event"]) == ("completion", "completion.completed")
    assert callback.json()["payload"]["is_test"] is True
    assert subscribers.log(other) == []

    # Every secret of the last day signs, also that of a receiver whose client repeated the change.
    lost, fresh = fresh_secret(), fresh_secret()
    for secret in (lost, fresh):
        with world.database.writing() as transaction:
            endpoints.rotate_secret(transaction, org_id, ours, signing_secret=secret)
    subscribers.publish(events.BRAND_HELD)
    subscribers.await_log(ours, ("brand.held", "delivered"), ("webhook.test", "failed"))
    subscribers.await_log(other, ("brand.held", "delivered"))
    signed = told(world.inbox, "/ours")[-1]
    for secret in (fresh, lost, subscribers.secrets[ours]):
        assert Webhook(secret).verify(signed.body, dict(signed.headers))["event"] == "brand.held"
    signed.verify(fresh)

    # A delivery that waits for its next attempt is brought forward, not doubled. Two refusals: one for each of the two endpoints.
    world.inbox.answer(CannedReply(status=500), CannedReply(status=500))
    subscribers.publish(events.BRAND_VERIFIED)
    eventually(
        lambda: [item.status for item in subscribers.log(ours, "brand.verified")],
        lambda seen: seen == [DeliveryStatus.RETRYING],
        what="the failure",
    )
    (waiting,) = subscribers.log(ours, "brand.verified")
    with world.database.writing() as transaction:
        endpoints.redeliver(transaction, org_id, ours, waiting.id)
    (brought,) = eventually(
        lambda: subscribers.log(ours, "delivered")[:1], lambda seen: seen[0].id == waiting.id, what="it"
    )
    assert [attempt.outcome for attempt in brought.attempts] == ["http_error", "delivered"]

    # A run's callback is under the organization's own id, and knows no endpoint.
    world.equip_organization()
    profile_id = world.create_profile()
    world.complete(profile_id)
    before = world.await_callback_delivered(profile_id)["callbacks"]
    assert len(before) == 1
    (first,) = told(world.inbox, "/done")
    with world.database.writing() as transaction:
        endpoints.redeliver(transaction, org_id, org_id, first.headers["x-webhook-event-id"])
    second = eventually(lambda: told(world.inbox, "/done")[1:], bool, what="the callback")[0]
    assert second.body == first.body
    assert second.headers["x-webhook-event-id"] == first.headers["x-webhook-event-id"]
    assert second.headers["x-webhook-id"] == org_id
    second.verify(world.tenant.signing_secret)


def _endpoint(
    transaction: Transaction, org_id: str, name: str, *, confined_to: str | None = None, **settings: Any
) -> Endpoint:
    wanted: Settings = {"display_name": name, "endpoint_url": f"https://{name}.example/", **settings}  # type: ignore[typeddict-item]
    return endpoints.create(transaction, org_id, wanted, signing_secret=fresh_secret(), confined_to=confined_to)


def _deliveries(transaction: Transaction, org_id: str, endpoint_id: str, search: str = "") -> list[Delivery]:
    found = deliveries.list_of_endpoint(transaction, org_id, endpoint_id, PageRequest(99), search=search).entries
    return [delivery for delivery, _ in found]


def _fail(
    database: Database, org_id: str, delivery_id: str, number: int = 1, *, is_ours: bool = False
) -> DeliveryStatus:
    attempt = DeliveryAttempt(number, "http_error", 500, 1, "", "it answered 500", now())
    with database.writing() as transaction:
        sent = Sent(deliveries.get(transaction, org_id, delivery_id), attempt, is_ours)
        return webhooks.record(transaction, org_id, [sent], backoff=retry.DELIVERY, jitter=0.5)[delivery_id]


def test_failures_at_the_same_moment_are_all_counted_and_the_end_is_told_once(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        failing = _endpoint(transaction, org_id, "failing", event_types=["brand"]).id
        witness = _endpoint(transaction, org_id, "witness", event_types=["webhook"]).id
        for _ in range(14):
            webhooks.publish(transaction, events.BRAND_HELD, org_id=org_id, profile_id=None, payload={})
        pending = [delivery.id for delivery in _deliveries(transaction, org_id, failing)]

    # What is our own fault is not counted against the receiver.
    assert _fail(database, org_id, pending.pop(), is_ours=True) is DeliveryStatus.RETRYING
    barrier = threading.Barrier(12)

    def fail(delivery_id: str) -> None:
        barrier.wait()
        _fail(database, org_id, delivery_id)

    threads = [threading.Thread(target=fail, args=(pending.pop(),)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.writing() as transaction:
        counted = endpoints.get(transaction, org_id, failing)
        assert (counted.consecutive_failures, counted.is_active) == (12, False)
        (news,) = _deliveries(transaction, org_id, witness)
        assert '"event":"webhook.disabled"' in news.body
        assert '"consecutive_failures":10' in news.body
        # What was still to be sent to it is not sent.
        left = webhooks.load_outbox(transaction, org_id, failing, limit=99)
        assert ([one.id for one in left.withheld], left.why) == (pending, Unsent.ENDPOINT_DISABLED)
        assert not left.dispatches


def test_the_end_of_a_profiles_endpoint_is_told_to_that_profiles_others_and_to_the_organizations(
    database: Database,
) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        one, another = (stock.profile(transaction, org_id).id for _ in range(2))
        failing = _endpoint(transaction, org_id, "failing", confined_to=one, event_types=["brand"]).id
        witnesses = {
            owner_id: _endpoint(transaction, org_id, "witness", confined_to=owner_id, event_types=["webhook"]).id
            for owner_id in (None, one, another)
        }
        for _ in range(DISABLE_AFTER):
            webhooks.publish(transaction, events.BRAND_HELD, org_id=org_id, profile_id=one, payload={})
        pending = [delivery.id for delivery in _deliveries(transaction, org_id, failing)]
    for delivery_id in pending:
        _fail(database, org_id, delivery_id)

    with database.reading() as transaction:
        assert not endpoints.get(transaction, org_id, failing).is_active
        told_to = {owner_id: _deliveries(transaction, org_id, id_) for owner_id, id_ in witnesses.items()}
    assert [len(found) for found in told_to.values()] == [1, 1, 0]
    assert f'"profile_id":"{one}"' in told_to[one][0].body


def test_what_was_on_its_way_to_a_deleted_endpoint_ends_with_a_reason(database: Database) -> None:
    deps = dependencies.make(database)
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        gone, off = (_endpoint(transaction, org_id, name).id for name in ("gone", "off"))
        webhooks.publish(transaction, events.BRAND_HELD, org_id=org_id, profile_id=None, payload={})
        endpoints.delete(transaction, org_id, gone)
        endpoints.toggle(transaction, org_id, off, is_active=False)
        pending = {name: _deliveries(transaction, org_id, name)[0].id for name in (gone, off)}

    for begun in stock.begin(database, Kind.DELIVER_WEBHOOK):
        deliver_webhooks.deliver_webhooks(deps, begun)
        # As another worker would that was taken for dead.
        deliver_webhooks.deliver_webhooks(deps, begun)
    for endpoint_id, outcome in ((gone, "endpoint_deleted"), (off, "endpoint_disabled")):
        with database.reading() as transaction:
            ended = deliveries.get(transaction, org_id, pending[endpoint_id])
        (row,) = ended.attempts
        assert (ended.status, row.outcome, row.http_status) == (DeliveryStatus.FAILED, outcome, None)
        assert row.error is not None
        assert row.error.startswith("The event was not sent")

    # Switched on again, it can be delivered by hand: with a fresh budget of attempts.
    with database.writing() as transaction:
        endpoints.toggle(transaction, org_id, off, is_active=True)
        again = endpoints.redeliver(transaction, org_id, off, pending[off])
        assert (again.status, again.attempts_before, again.attempts_allowed) == (DeliveryStatus.PENDING, 1, 5)
    for number, status in ((2, "retrying"), (3, "retrying"), (4, "retrying"), (5, "failed")):
        assert _fail(database, org_id, pending[off], number).value == status
