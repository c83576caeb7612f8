"""The webhooks of the simulators: signed, sent when they are due, repeated, shuffled, and sent again after a kill."""

import json
import socket
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from starlette.applications import Starlette
from starlette.routing import Mount

from clearsend.simulators.clockwork import Clockwork
from clearsend.simulators.database import Database
from clearsend.simulators.outgoing import Habits
from clearsend.simulators.server import build_app, running
from clearsend.simulators.telnyx import account as telnyx
from clearsend.simulators.telnyx.webhooks import PUBLIC_KEY
from clearsend.simulators.world import World
from tests.providers.simulated import API_KEY, Clock, Inbox, bearer, listening
from tests.world import eventually

_LOOKS_OF_A_ROUND = 3


class WatchedClock(Clock):
    """Counts how often it is looked at."""

    looks = 0

    def __call__(self) -> datetime:
        self.looks += 1
        return super().__call__()


class Outbox:
    """A simulated vendor that does nothing but send what it is told, with a clock that a test sets."""

    def __init__(self, url: str, database: Path | None = None) -> None:
        self.clock = WatchedClock()
        self.url = url
        vendor = telnyx.Simulator(World(Database(database), "telnyx", self.clock), self.clock)
        self.world = vendor.world
        self.clockwork = Clockwork([vendor], self.clock)

    def post(self, n: int, **more: Any) -> None:
        self.world.post_webhook(self.url, {"data": {"payload": n}}, **more)

    def states(self) -> list[tuple[str, int, int | None]]:
        return [(row["state"], row["attempts"], row["last_status"]) for row in self.world.outgoing.everything()]

    def await_states(self, wanted: list[tuple[str, int, int | None]]) -> None:
        eventually(self.states, lambda found: found == wanted, what=f"{wanted}", pause_seconds=0.01)

    def await_rounds(self) -> None:
        """Until the clockwork has looked at the clock so often that it must have sent what is due."""
        seen = self.clock.looks
        eventually(lambda: self.clock.looks - seen, lambda looks: looks >= _LOOKS_OF_A_ROUND, what="a whole round")


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with listening() as inbox:
        yield inbox


def test_a_webhook_is_sent_when_it_is_due_and_signed_over_its_bytes(inbox: Inbox) -> None:
    outbox = Outbox(inbox.url)
    outbox.post(1)
    outbox.post(2, delay_ms=60_000)
    with outbox.clockwork:
        [received] = inbox.wait_for(1)
        assert received.payload == 1
        key = Ed25519PublicKey.from_public_bytes(b64decode(PUBLIC_KEY))
        signature, at = received.headers["telnyx-signature-ed25519"], received.headers["telnyx-timestamp"]
        key.verify(b64decode(signature), at.encode() + b"|" + received.body)
        assert at == str(int(outbox.clock.now.timestamp()))
        with pytest.raises(InvalidSignature):
            key.verify(b64decode(signature), at.encode() + b"|" + received.body + b" ")
        outbox.await_states([("delivered", 1, 200), ("due", 0, None)])
        outbox.clock.advance(seconds=60)
        inbox.wait_for(2)


def test_a_webhook_that_is_not_taken_is_tried_three_times(inbox: Inbox) -> None:
    outbox = Outbox(inbox.url)
    inbox.statuses = [500, 302, 404, 500, 204]
    with outbox.clockwork:
        outbox.post(1)
        outbox.await_states([("due", 1, 500)])
        outbox.clock.advance(seconds=0.9)
        outbox.await_rounds()
        assert len(inbox.received) == 1
        outbox.clock.advance(seconds=0.1)
        outbox.await_states([("due", 2, 302)])
        outbox.clock.advance(seconds=2)
        outbox.await_states([("failed", 3, 404)])
        assert len({received.body for received in inbox.received}) == 1
        outbox.post(2)
        outbox.await_states([("failed", 3, 404), ("due", 1, 500)])
        outbox.clock.advance(seconds=1)
        outbox.await_states([("failed", 3, 404), ("delivered", 2, 204)])


def test_nobody_at_home_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    outbox = Outbox(f"http://127.0.0.1:{port}")
    with outbox.clockwork:
        outbox.post(1)
        outbox.await_states([("due", 1, None)])


def test_webhooks_come_twice_late_and_not_at_all(inbox: Inbox) -> None:
    outbox = Outbox(inbox.url)
    with outbox.clockwork:
        outbox.world.set_webhook_habits(Habits(copies=2, delay_ms=5_000))
        outbox.post(1)
        outbox.await_rounds()
        assert inbox.received == []
        outbox.clock.advance(seconds=5)
        assert [received.payload for received in inbox.wait_for(2)] == [1, 1]
        outbox.world.set_webhook_habits(Habits(deliver=False))
        outbox.post(2)
        outbox.await_states([("delivered", 1, 200)] * 2 + [("cut_off", 0, None)])
        outbox.world.set_webhook_habits(Habits())
        outbox.post(3)
        assert inbox.wait_for(3)[2].payload == 3


def order_of_sending(habits: Habits) -> list[int]:
    """In which order forty webhooks leave within two seconds."""
    outbox = Outbox("http://127.0.0.1:1")
    outbox.world.set_webhook_habits(habits)
    for n in range(40):
        outbox.post(n)
    left: list[int] = []
    for _ in range(40):
        due = outbox.world.outgoing.take(outbox.clock.now, habits, 40)
        left += [json.loads(webhook.body)["data"]["payload"] for webhook in due]
        outbox.clock.advance(seconds=0.05)
    return left


def test_shuffled_webhooks_overtake_each_other() -> None:
    assert order_of_sending(Habits()) == list(range(40))
    shuffled = order_of_sending(Habits(shuffle=True))
    assert shuffled != list(range(40))
    assert sorted(shuffled) == list(range(40))


def test_what_was_being_sent_at_a_kill_is_sent_again(inbox: Inbox, tmp_path: Path) -> None:
    killed = Outbox(inbox.url, tmp_path / "world.sqlite")
    killed.post(1)
    assert [webhook.attempt for webhook in killed.world.outgoing.take(killed.clock.now, Habits(), 10)] == [1]
    outbox = Outbox(inbox.url, tmp_path / "world.sqlite")
    assert outbox.states() == [("sending", 1, None)]
    with outbox.clockwork:
        outbox.await_states([("delivered", 2, 200)])


def test_one_vendors_defect_does_not_stop_the_clock_of_the_other(inbox: Inbox) -> None:
    class Broken(telnyx.Simulator):
        def advance(self, now: datetime) -> None:
            raise ZeroDivisionError

    outbox = Outbox(inbox.url)
    broken = Broken(World(Database(None), "telnyx"), outbox.clock)
    good = telnyx.Simulator(outbox.world, outbox.clock)
    outbox.post(1)
    with Clockwork([broken, good], outbox.clock):
        inbox.wait_for(1)


def test_the_clockwork_of_a_mounted_app_runs_with_its_server(inbox: Inbox) -> None:
    app = build_app()
    with running(Starlette(routes=[Mount("/a", Starlette(routes=[Mount("/b", app)]))])) as address:
        brand = {"entityType": "PRIVATE_PROFIT", "companyName": "A", "ein": "123456789", "displayName": "A"}
        brand |= {"country": "US", "email": "a@example.com", "vertical": "LEGAL", "webhookURL": inbox.url}
        httpx.post(f"{address}/a/b/telnyx/_control/approvals", json={"delay_ms": 0}, timeout=120).raise_for_status()
        httpx.post(
            f"{address}/a/b/telnyx/v2/10dlc/brand", json=brand, headers=bearer(API_KEY), timeout=120
        ).raise_for_status()
        assert inbox.wait_for(1)[0].payload["eventType"] == "BRAND_ADD"
