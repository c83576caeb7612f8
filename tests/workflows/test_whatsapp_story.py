"""WhatsApp numbers from `complete` to sending, and what Meta does to them afterwards: one story each, told by what a tenant sees
and by what Meta has."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from pydantic import SecretStr

from clearsend.actions.registration import start as registration_actions
from clearsend.simulators.whatsapp.graph import APP_ID
from clearsend.simulators.whatsapp.webhooks import APP_SECRET, SENT_FIELDS
from clearsend.store.foundation.tables import registrations
from tests.workflows.test_registration_kinds import (
    action_needed,
    await_action,
    await_event,
    await_no_action,
    await_quiet,
    registration,
    texts_of,
)
from tests.workflows.test_registration_story import events_of
from tests.world import BRAND, World, eventually

TOKEN = "EAAtoken-of-the-tests"
VERIFY_TOKEN = "verify-token-of-the-tests"
OTHER_BRAND = {**BRAND, "compliance": {**BRAND["compliance"], "isTcrApplication": False}}

# Meta's own words for a person whose number is blocked.
SOLUTION = "Resolve what the WhatsApp Manager says about the number."


@pytest.fixture(scope="module")
def world(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One installation for all stories: every one has a profile and an account of its own."""
    folder = tmp_path_factory.mktemp("whatsapp")
    shutil.copy(migrated_file, folder / "clearsend.sqlite")
    with World(f"sqlite:///{folder / 'clearsend.sqlite'}", folder) as built:
        built.start(
            whatsapp_app_id=APP_ID,
            whatsapp_app_secret=SecretStr(APP_SECRET),
            whatsapp_verify_token=SecretStr(VERIFY_TOKEN),
            # It is started by hand (`_a_day_passes`): by itself it could be there first to read what a webhook made due.
            reconcile_seconds=1800,
        )
        _report_to(built, f"{built.base_url}/inbound/whatsapp", SENT_FIELDS)
        yield built


def _graph(world: World, method: str, path: str, body: Any = None, token: str = TOKEN) -> Any:
    """What somebody does at Meta without Clearsend."""
    url = f"{world.settings.whatsapp_base_url}/{world.settings.whatsapp_api_version}{path}"
    answer = httpx.request(method, url, json=body, headers={"authorization": f"Bearer {token}"}, timeout=120)
    assert answer.is_success, answer.text
    return answer.json()


def _report_to(world: World, url: str, fields: Any) -> None:
    """The operator sets the app's own webhook, which Meta checks by a handshake."""
    body = {"object": "whatsapp_business_account", "callback_url": url, "verify_token": VERIFY_TOKEN}
    _graph(world, "POST", f"/{APP_ID}/subscriptions", {**body, "fields": list(fields)}, f"{APP_ID}|{APP_SECRET}")


def _tenant(world: World, waba_id: str, **account: Any) -> str:
    """A tenant outside the registry that only sends by WhatsApp."""
    given = {"waba_id": waba_id, "access_token": TOKEN, **account}
    return world.create_profile(brand=OTHER_BRAND, whatsapp_business_account=given)


def _registered(world: World, waba_id: str) -> int:
    """How many times a number of the account was tried to be registered."""
    return sum(call["path"].startswith(f"/{waba_id}") for call in world.whatsapp.calls("POST /register"))


def _number(world: World, waba_id: str) -> Any:
    (found,) = [one for one in world.whatsapp.state()["phone_numbers"] if one["id"].startswith(waba_id)]
    return found


def _a_day_passes(world: World) -> None:
    """Everything that waits for its daily reading is due, and the reconciliation finds it."""
    with world.database.writing() as transaction:
        transaction.connection.execute(sa.update(registrations).values(next_check_at=datetime.now(UTC)))
    with world.database.writing() as transaction:
        assert registration_actions.sweep(transaction, limit=1000) > 0


def _await_reading(world: World, profile_id: str, since: str | None) -> Any:
    """The registration, once it was read again after `since`."""
    return eventually(
        lambda: registration(world, profile_id, "whatsapp"),
        lambda found: found["checked_at"] != since,
        what="another reading",
    )


def test_a_number_that_is_not_registered_is_registered_once(world: World) -> None:
    waba_id = "7110001100"
    profile_id = _tenant(world, waba_id)

    assert world.complete(profile_id)["status"] == "completed"

    assert _registered(world, waba_id) == 1
    number = _number(world, waba_id)
    assert (number["status"], number["platform_type"]) == ("CONNECTED", "CLOUD_API")
    shown = registration(world, profile_id, "whatsapp")
    assert (shown["state"], shown["vendor_id"]) == ("connected", number["id"])
    assert action_needed(world, profile_id) == []
    assert events_of(world, profile_id)[-2:] == ["channel.activated", "completion.completed"]


def test_a_number_that_is_registered_is_left_as_it_is(world: World) -> None:
    waba_id = "7110000002"
    profile_id = _tenant(world, waba_id)

    assert world.complete(profile_id)["status"] == "completed"

    assert _registered(world, waba_id) == 0, "nobody knows its PIN, and nobody needs it"
    assert registration(world, profile_id, "whatsapp")["state"] == "connected"


@dataclass(frozen=True)
class Refused:
    """A way to be refused, and what the tenant sends to be taken after all."""

    account: Mapping[str, str]
    code: str
    says: str
    remedy: str
    registrations: int
    mended: Mapping[str, str]


REFUSED: Mapping[str, Refused] = {
    "wrong PIN": Refused(
        {"waba_id": "7120000003", "pin": "111222"},
        "whatsapp_133005",
        "PIN Mismatch",
        "pin",
        1,
        {"waba_id": "7120000003", "pin": "654321"},
    ),
    "banned": Refused(
        {"waba_id": "7130000005"},
        "whatsapp_status_banned",
        "BANNED",
        "Meta Business Support Home",
        0,
        {"waba_id": "7130000011"},
    ),
    "number of another account": Refused(
        {"waba_id": "7140000011", "phone_number_id": "71500000111"},
        "whatsapp_number_not_in_account",
        "71500000111",
        "phone_number_id",
        0,
        {"waba_id": "7140000011"},
    ),
    "expired token": Refused(
        {"waba_id": "7160000011", "access_token": "EAA-expired-token-of-the-tests"},
        "whatsapp_190",
        "expired",
        "whatsapp_business_account",
        0,
        {"waba_id": "7160000011"},
    ),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_who_is_refused_is_told_why_and_is_taken_once_it_is_mended(world: World, name: str) -> None:
    refused = REFUSED[name]
    waba_id = refused.account["waba_id"]
    profile_id = _tenant(world, **refused.account)

    timeline = world.complete(profile_id)

    assert timeline["status"] == "failed"
    (reason,) = timeline["reasons"]
    assert reason["code"] == refused.code
    assert refused.says in reason["message"]
    assert refused.remedy.lower() in reason["remedy"].lower()
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "failed"
    needed = await_action(world, profile_id, kind="whatsapp")
    assert (needed["subject_id"], needed["state"]) == (waba_id, "needs_person")
    assert needed["remedy"] == reason["remedy"]
    assert _registered(world, waba_id) == refused.registrations
    secrets = [refused.account.get("pin"), refused.account.get("access_token", TOKEN)]
    seen = [*texts_of(timeline), *texts_of(needed), *texts_of(world.data("GET", f"/v3/profiles/{profile_id}/events"))]
    assert not [text for text in seen for secret in secrets if secret and secret in text]

    mended = {"access_token": TOKEN, **refused.mended}
    world.data("PATCH", f"/v3/profiles/{profile_id}", {"whatsapp_business_account": mended})
    assert world.complete(profile_id)["status"] == "completed"

    assert action_needed(world, profile_id) == []
    assert _registered(world, refused.mended["waba_id"]) == refused.registrations + 1
    assert registration(world, profile_id, "whatsapp")["state"] == "connected"


def test_where_the_messages_go_is_not_changed(world: World) -> None:
    """The account reports to another system of the tenant's: an override, which a bare subscription would erase."""
    waba_id = "7170000011"
    theirs = f"{world.base_url}/inbound/whatsapp"
    _graph(world, "POST", f"/{waba_id}/subscribed_apps")
    override = {"override_callback_uri": theirs, "verify_token": VERIFY_TOKEN}
    _graph(world, "POST", f"/{waba_id}/subscribed_apps", override)
    profile_id = _tenant(world, waba_id)

    assert world.complete(profile_id)["status"] == "completed"

    (subscribed,) = _graph(world, "GET", f"/{waba_id}/subscribed_apps")["data"]
    assert subscribed["override_callback_uri"] == theirs
    assert registration(world, profile_id, "whatsapp")["state"] == "connected"
    posted = world.whatsapp.calls(f"POST /{waba_id}/subscribed_apps")
    assert len(posted) == 2, "only the tenant's own"


def test_the_messages_go_where_the_tenant_wants_them(world: World) -> None:
    waba_id = "7210000011"
    wanted = f"{world.base_url}/inbound/whatsapp"
    profile_id = _tenant(world, waba_id, webhook_override={"callback_url": wanted, "verify_token": VERIFY_TOKEN})

    assert world.complete(profile_id)["status"] == "completed"

    (subscribed,) = _graph(world, "GET", f"/{waba_id}/subscribed_apps")["data"]
    assert subscribed["override_callback_uri"] == wanted
    assert VERIFY_TOKEN not in world.call("GET", f"/v3/profiles/{profile_id}/completion").text


def test_an_address_that_does_not_shake_hands_is_a_persons_matter(world: World) -> None:
    override = {"callback_url": f"{world.base_url}/inbound/whatsapp", "verify_token": "another-token"}
    profile_id = _tenant(world, "7210000012", webhook_override=override)

    ended = world.complete(profile_id)

    assert ended["status"] == "failed"
    assert ended["reasons"][0]["code"] == "whatsapp_2200"
    assert "another-token" not in world.call("GET", f"/v3/profiles/{profile_id}/completion").text


def test_a_number_that_meta_blocks_is_told_by_its_webhook(world: World) -> None:
    waba_id = "7180000011"
    words = "Too many recipients have blocked the number."
    profile_id = _tenant(world, waba_id)
    world.complete(profile_id)
    number_id = _number(world, waba_id)["id"]

    world.whatsapp.decide("number", number_id, "blocked", words)

    published = await_event(world, profile_id, "channel.blocked")
    assert published["payload"]["cause"] == "webhook"
    assert words in [reason["message"] for reason in published["payload"]["reasons"]]
    needed = await_action(world, profile_id, kind="whatsapp")
    assert (needed["state"], needed["message"], needed["remedy"]) == ("blocked", words, SOLUTION)
    assert world.data("GET", f"/v3/profiles/{profile_id}")["status"] == "completed"

    world.whatsapp.decide("number", number_id, "connected")

    await_no_action(world, profile_id)
    assert events_of(world, profile_id)[-1] == "channel.activated"
    assert _registered(world, waba_id) == 1, "nothing is written to a number that is only looked at"


def test_a_block_that_no_webhook_has_told_is_found_for_every_heir(world: World) -> None:
    waba_id = "7190000011"
    words = "The display name breaks the rules."
    account = {"waba_id": waba_id, "access_token": TOKEN}
    world.data("PATCH", "/v3/organization", {"brand": OTHER_BRAND, "whatsapp_business_account": account})
    heirs = [world.create_profile(inherit_tcr_campaign=False) for _ in range(2)]
    # Also none about the registration: it could be read only after the block.
    world.whatsapp.send_webhooks(deliver=False)
    try:
        for heir in heirs:
            assert world.complete(heir)["status"] == "completed"
        assert _registered(world, waba_id) == 1, "one number, registered once for both"
        await_quiet(world)
        world.whatsapp.decide("number", _number(world, waba_id)["id"], "blocked", words)
        _a_day_passes(world)
        for heir in heirs:
            needed = await_action(world, heir, kind="whatsapp")
            assert (needed["message"], needed["remedy"]) == (words, SOLUTION)
            published = await_event(world, heir, "channel.blocked")
            assert (published["scope"], published["payload"]["cause"]) == ("organization", "reconciliation")

        world.whatsapp.decide("number", _number(world, waba_id)["id"], "connected")
        _a_day_passes(world)
        for heir in heirs:
            await_no_action(world, heir)
    finally:
        world.whatsapp.send_webhooks(deliver=True)


def test_what_only_the_app_lacks_is_no_limit_of_the_number(world: World) -> None:
    """An operator's omission is said to everybody, and is nobody's change of state."""
    waba_id = "7200000011"
    url = f"{world.base_url}/inbound/whatsapp"
    _report_to(world, url, [name for name in SENT_FIELDS if name != "account_update"])
    try:
        profile_id = _tenant(world, waba_id)
        world.complete(profile_id)
        before = registration(world, profile_id, "whatsapp")
        assert before["state"] == "connected"
        assert "account_update" in str(before["reasons"])
        told = events_of(world, profile_id)

        _a_day_passes(world)
        after = _await_reading(world, profile_id, before["checked_at"])

        assert after["state"] == "connected"
        assert "account_update" in str(after["reasons"])
        assert events_of(world, profile_id) == told
        assert action_needed(world, profile_id) == []
    finally:
        _report_to(world, url, SENT_FIELDS)
