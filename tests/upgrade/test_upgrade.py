"""What an older release has left behind, killed at work, is migrated and brought to its end: nothing is lost, nothing happens
twice. `snapshot.py` says how such a database is made, and what is in it."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from clearsend.domain.access import Role
from clearsend.providers.telnyx import messaging_profiles
from clearsend.store import organizations, profiles
from clearsend.store.foundation import schema
from clearsend.webhooks.receiver import Receiver
from tests.upgrade import dumps, snapshot
from tests.workflows.test_registration_story import fees, paid
from tests.world import TELNYX_KEY, World, eventually

pytestmark = pytest.mark.long

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/done")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def left_behind(request: pytest.FixtureRequest, tmp_path: Path, receiver: Receiver) -> Iterator[str]:
    """The URL of the old database, whose callbacks now go to the receiver."""
    revision: str = request.node.callspec.params["revision"]

    def redirect(dump: str) -> str:
        return _ADDRESS.sub(f"{receiver.url}/done", dump)

    with dumps.restored(request, tmp_path, request.param, revision, redirect) as url:
        yield url


@pytest.fixture
def vendors(request: pytest.FixtureRequest, tmp_path: Path, left_behind: str) -> Path | None:
    """The file of the vendors as the old release had left them; None where it was not kept."""
    revision: str = request.node.callspec.params["revision"]
    store: str = request.node.callspec.params["left_behind"]
    return dumps.restored_vendors(tmp_path, store, revision) if snapshot.keeps_vendors(revision) else None


@pytest.mark.parametrize("revision", dumps.REVISIONS)
def test_an_older_release_that_was_killed_at_work_goes_on(
    revision: str, left_behind: str, receiver: Receiver, vendors: Path | None, tmp_path: Path
) -> None:
    assert schema.current(left_behind) == revision
    schema.upgrade(left_behind)

    with World(left_behind, tmp_path, vendors=vendors) as world:
        _act_for_the_old_organization(world)
        world.telnyx.approve_after(0)
        if vendors is None:
            _connect_as_the_old_vendor_had(world, snapshot.CONNECTED_NUMBER)
        world.start(registration_check_seconds=0.3)
        tenants = {profile["name"]: profile["id"] for profile in world.data("GET", "/v3/profiles")["profiles"]}
        for profile_id in tenants.values():
            eventually(
                functools.partial(world.data, "GET", f"/v3/profiles/{profile_id}"),
                lambda profile: profile["status"] == "completed",
                what="the completion",
            )
            world.await_callback_delivered(profile_id)
        assert set(tenants) == snapshot.tenants(revision)

        arrived: dict[str, list[str]] = {}
        for callback in receiver.received:
            body = callback.json()
            arrived.setdefault(body["profileId"], []).append(body["status"])
        expected = {profile_id: ["COMPLETED"] for profile_id in tenants.values()}
        for name in snapshot.delivered(revision):
            del expected[tenants[name]]
        assert arrived == expected, "what was delivered before is not delivered again, and all the rest is, once"
        assert len(world.telnyx.calls("POST /10dlc/brand")) == 1
        if vendors is not None:
            _assert_that_nothing_was_done_again(world)
            for profile_id in tenants.values():
                assert world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"] == []


def _assert_that_nothing_was_done_again(world: World) -> None:
    """The vendors still have what the old release has done there: it is read, and neither made nor paid once more."""
    state = world.telnyx.state()
    assert fees(world) == paid(brands=2, campaigns=2), "those of the organization, and of the tenant that went on"
    assert len(state["messaging_profiles"]) == len({found["name"] for found in state["messaging_profiles"]})
    assigned = [call["body"]["phoneNumber"] for call in world.telnyx.calls("POST /10dlc/phone_number_campaigns")]
    assert sorted(assigned) == [snapshot.CONNECTED_NUMBER, *snapshot.UNCONNECTED_NUMBERS]
    assert world.whatsapp.calls("POST /register") == []
    (number,) = [one for one in world.whatsapp.state()["phone_numbers"] if one["id"].startswith(snapshot.WABA_ID)]
    assert (number["status"], number["registrations"]) == ("CONNECTED", 1)


def _connect_as_the_old_vendor_had(world: World, phone_number: str) -> None:
    """The one thing that was done at the vendor already, and that the new simulator has not seen."""
    org_id = world.tenant.id
    with world.database.reading() as transaction:
        owner_id = profiles.owner_of_number(transaction, org_id, phone_number, but=org_id)
    assert owner_id is not None
    name = messaging_profiles.name_of(org_id, owner_id)
    headers = {"authorization": f"Bearer {TELNYX_KEY}"}
    with httpx.Client(base_url=world.settings.telnyx_base_url, headers=headers, timeout=120) as telnyx:
        profile = telnyx.post("/messaging_profiles", json={"name": name, "whitelisted_destinations": ["*"]}).json()
        found = telnyx.get("/phone_numbers", params={"filter[phone_number]": phone_number.lstrip("+")}).json()
        path = f"/phone_numbers/{found['data'][0]['id']}/messaging"
        telnyx.patch(path, json={"messaging_profile_id": profile["data"]["id"]}).raise_for_status()


def _act_for_the_old_organization(world: World) -> None:
    with world.database.reading() as transaction:
        (old,) = [found for found in organizations.list_all(transaction) if found.id != world.tenant.id]
    world.tenant = replace(world.tenant, id=old.id)
    world.tenant = replace(world.tenant, api_key=world.key_for(Role.OWNER))
