"""A vendor that is down is left alone by all processes together, and found well again by one of them."""

import functools
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from clearsend import app
from clearsend.actions import circuits
from clearsend.domain.circuit import Policy
from clearsend.providers.circuit import Permit
from clearsend.providers.ports import Unavailable
from clearsend.store.foundation.database import Database
from clearsend.workflows.vendor_circuit import VendorCircuit
from tests.world import World, eventually

POLICY = Policy(threshold=3, first_pause_seconds=0.5, longest_pause_seconds=0.5)


@pytest.fixture
def two(world: World) -> Iterator[list[VendorCircuit]]:
    """The circuits of two processes on one database."""
    with ExitStack() as stack:
        databases: list[Database] = [stack.enter_context(app.open_database(world.settings)) for _ in range(2)]
        yield [VendorCircuit(database, POLICY, lambda: 0.0) for database in databases]


def refusal(circuit: VendorCircuit, vendor: str = "telnyx", account: str = "") -> Unavailable | None:
    try:
        circuit.enter(vendor, account)
    except Unavailable as unavailable:
        return unavailable
    return None


def test_two_processes_leave_a_vendor_alone_and_one_of_them_probes(two: list[VendorCircuit]) -> None:
    here, there = two
    passages = [circuit.enter("telnyx", "") for circuit in (here, there, here)]
    for permit in passages[:2]:
        permit.failed("it answers with the status 503")
    assert refusal(here) is None, "two failures are not enough"
    passages[2].failed("it answers with the status 503")

    for circuit in two:
        refused = eventually(functools.partial(refusal, circuit), bool, what="the open circuit")
        assert refused.is_unapplied
        assert refused.retry_after_seconds is not None
        assert 0 < refused.retry_after_seconds <= 0.5
        assert "503" in str(refused)
    assert refusal(here, vendor="whatsapp") is None, "the other vendor is not concerned"

    probe = eventually(lambda: _entered(here), bool, what="the end of the pause")
    assert refusal(there) is not None, "one probe at a time"
    probe.failed("still down")
    assert refusal(here) is not None
    second = eventually(lambda: _entered(there), bool, what="the end of the second pause")
    second.answered()
    assert refusal(there) is None
    assert eventually(lambda: refusal(here) is None, bool, what="the news in the other process")
    with here.database.reading() as transaction:
        assert circuits.load(transaction) == {}


def test_an_account_that_is_limited_does_not_hold_back_the_others(two: list[VendorCircuit]) -> None:
    here, there = two
    here.enter("whatsapp", "waba-1").throttled(30, "its allowance is used up")
    eventually(lambda: refusal(there, "whatsapp", "waba-1"), bool, what="the pause in the other process")
    assert refusal(there, "whatsapp", "waba-2") is None
    here.enter("whatsapp", "waba-2").throttled(30, "the app's allowance is used up", is_whole_vendor=True)
    eventually(lambda: refusal(there, "whatsapp", "waba-2"), bool, what="the pause of all accounts")


def test_the_news_of_a_conversation_never_fail_it(tmp_path: Path, world: World) -> None:
    circuit = VendorCircuit(world.database, POLICY, lambda: 0.0)
    permit = circuit.enter("telnyx", "")
    gone = world.settings.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.sqlite'}"})
    with app.open_database(gone) as unreachable:
        circuit.database = unreachable
        permit.failed("down")
        permit.throttled(5, "too many")


def test_completions_wait_for_a_vendor_that_is_down_and_go_on(sqlite_world: World) -> None:
    world = sqlite_world
    world.start(vendor_failures=4, vendor_pause_seconds=0.5)
    world.equip_organization()
    profile_ids = [world.create_profile(sending_phone_number=f"+1212555010{place}") for place in range(6)]
    # Whichever calls come first, of the profiles or of the organization's brand: no answer comes between their failures.
    world.telnyx.fail_next("GET /messaging_profiles", "503", times=len(profile_ids))
    world.telnyx.fail_next("GET /10dlc/brand", "503", times=2)
    for profile_id in profile_ids:
        world.ask_to_complete(profile_id)
    opened = eventually(lambda: ready(world)["telnyx"], lambda said: said == "paused", what="the pause in /readyz")
    assert opened == "paused"
    for profile_id in profile_ids:
        assert world.await_end(profile_id)["status"] == "completed"
    assert ready(world)["telnyx"] == "ok"


def ready(world: World) -> Any:
    return world.call("GET", "/readyz").json()["checks"]


def _entered(circuit: VendorCircuit) -> Permit | None:
    try:
        return circuit.enter("telnyx", "")
    except Unavailable:
        return None
