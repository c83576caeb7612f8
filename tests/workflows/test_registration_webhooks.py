"""A thousand vendor webhooks, shuffled, repeated and partly forged: in the end is true what the vendor says, and no more."""

import json
import random
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clearsend.simulators.telnyx import webhooks
from clearsend.store.foundation.tables import inbox
from tests.workflows.test_registration_story import fees, paid, tcr_tenant
from tests.world import BRAND, World, eventually

WEBHOOKS = 1000
BATCH = 40
TENANTS = 3
UNVERIFIED = 1  # the place of the tenant that the registry does not believe

States = list[tuple[str, str]]

_CHAOS = random.Random(20261123)
_STRANGER = Ed25519PrivateKey.from_private_bytes(b"somebody who would like to be it")


@pytest.mark.long
def test_a_thousand_webhooks_in_any_order_lead_where_the_ordered_ones_lead(world: World) -> None:
    world.telnyx.approve_after(20)
    world.telnyx.decide("brand", f"Tenant {UNVERIFIED}", "unverified", "The EIN does not match the legal name.")
    world.start()
    ordered = [_complete_tenant(world, number) for number in range(TENANTS)]
    expected = eventually(lambda: _states(world, ordered), _is_final, what="the ordered run", seconds=60)
    world.telnyx.send_webhooks(deliver=False)
    answers: Counter[str] = Counter()

    def post_and_look() -> list[States]:
        _post_a_batch(world, answers)
        return _states(world, shuffled)

    shuffled = [_complete_tenant(world, number) for number in range(TENANTS)]
    reached = eventually(post_and_look, _is_final, what="the shuffled run", seconds=60)
    while answers.total() < WEBHOOKS:
        _post_a_batch(world, answers)

    assert reached == expected
    assert set(answers) == {"genuine 200", "forged 401"}, answers
    assert min(answers.values()) > WEBHOOKS / 10, answers
    eventually(lambda: _kept(world, is_applied=False), lambda ids: not ids, what="every notice is applied")
    genuine = {webhook["body"]["data"]["id"] for webhook in world.telnyx.webhooks()}
    assert _kept(world, is_applied=True) == genuine, "each genuine one once, and no forged one"
    assert _states(world, shuffled) == expected, "late ones change nothing"
    assert fees(world) == paid(brands=2 * TENANTS, campaigns=2 * (TENANTS - 1))


def _complete_tenant(world: World, number: int) -> str:
    brand = {**BRAND, "contact": {**BRAND["contact"], "businessName": f"Tenant {number}"}}
    taken = len(world.data("GET", "/v3/profiles")["profiles"])
    profile_id = tcr_tenant(world, campaigns=1, brand=brand, number=f"+1212555010{taken}")
    world.complete(profile_id)
    return profile_id


def _states(world: World, profile_ids: list[str]) -> list[States]:
    """Kind and state of each tenant's registrations."""
    return [
        sorted((found["kind"], found["state"]) for found in world.timeline(profile_id)["registrations"])
        for profile_id in profile_ids
    ]


def _is_final(seen: list[States]) -> bool:
    connected = ("sms", "connected")
    able = [("brand", "verified"), ("campaign", "approved"), ("number", "assigned"), connected]
    unable = [("brand", "unverified"), connected]
    return all(states == (unable if place == UNVERIFIED else able) for place, states in enumerate(seen))


def _post_a_batch(world: World, answers: Counter[str]) -> None:
    """Some of all webhooks that the vendor has ever wanted to send, in any order and again; every fifth is forged."""
    known = world.telnyx.webhooks()
    with httpx.Client(timeout=120) as http:
        for _ in range(BATCH if known else 0):
            webhook = _CHAOS.choice(known)
            body = json.dumps(webhook["body"]).encode()
            is_forged = _CHAOS.random() < 0.2
            headers = _forged(body) if is_forged else webhooks.sign(body, datetime.now(UTC))
            path = webhook["url"].partition("/inbound/")[2]
            answer = http.post(f"{world.base_url}/inbound/{path}", content=body, headers=dict(headers))
            answers[f"{'forged' if is_forged else 'genuine'} {answer.status_code}"] += 1


def _forged(body: bytes) -> Mapping[str, str]:
    """A stranger's signature, the vendor's for another body, or the vendor's of an hour ago."""
    now = datetime.now(UTC)
    timestamp = str(int(now.timestamp()))
    strangers = b64encode(_STRANGER.sign(timestamp.encode() + b"|" + body)).decode()
    return _CHAOS.choice(
        [
            {"telnyx-timestamp": timestamp, "telnyx-signature-ed25519": strangers},
            webhooks.sign(body.replace(b"payload", b"payl0ad"), now),
            webhooks.sign(body, now - timedelta(hours=1)),
        ]
    )


def _kept(world: World, *, is_applied: bool) -> set[str]:
    """The vendor's ids of the notices that were kept, applied or not yet."""
    condition = inbox.c.outcome.is_not(None) if is_applied else inbox.c.outcome.is_(None)
    with world.database.reading() as transaction:
        return set(transaction.connection.execute(sa.select(inbox.c.notice_id).where(condition)).scalars())
