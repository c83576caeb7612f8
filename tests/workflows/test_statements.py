"""How many statements a pass executes, on both kinds of database: bounds that hold whatever the machine does."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bench.statements import listening
from clearsend.simulators.telnyx import webhooks
from clearsend.store import profiles
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation import tables
from tests.store import stock
from tests.workflows.still_world import StillWorld
from tests.workflows.test_registration_story import NUMBER, tcr_tenant

ITS_NUMBER = "+12125550199"
A_DAY = 25 * 3600.0

# Beginning and end of the job, four readings of the books, and the end of the leases of a worker that died in this job.
_OF_A_PASS = 7
# On PostgreSQL, its owner is locked once more each time that something is begun or ended.
_LOCKS = {"sqlite": 0, "postgresql": 1}


@pytest.fixture
def still(database_url: str, tmp_path: Path) -> Iterator[StillWorld]:
    """A world without webhooks of the vendors, unless the test delivers them."""
    with StillWorld(database_url, tmp_path) as world:
        world.telnyx.approve_after(0)
        world.telnyx.send_webhooks(deliver=False)
        yield world.start()


def test_a_pass_that_has_nothing_to_do_reads_its_books_once(still: StillWorld) -> None:
    tenant = _registered_tenant(still)
    _wake(still, tenant)

    assert len(_executed(still, still.work)) <= _OF_A_PASS + _LOCKS[still.database.engine.dialect.name]


def test_nor_does_the_pass_of_a_submitted_profile_that_stays_so(still: StillWorld) -> None:
    """Whether it has become completed is decided by what the pass has read already."""
    tenant = tcr_tenant(still, campaigns=1)
    still.telnyx.decide("campaign", "*", "rejected", "Unclear.")
    still.ask_to_complete(tenant)
    still.rest(A_DAY)
    assert still.data("GET", f"/v3/profiles/{tenant}")["status"] == "submitted"
    _wake(still, tenant)

    assert len(_executed(still, still.work)) <= _OF_A_PASS + _LOCKS[still.database.engine.dialect.name]


def test_a_reading_that_shows_nothing_new_is_a_few_statements_more(still: StillWorld) -> None:
    """Each conversation: the four readings of the books, the registration, and one that saves it; those about a number also read
    who has the claim on it."""
    tenant = _registered_tenant(still)
    _make_due(still, tenant)
    before = len(still.line.sent)
    _wake(still, tenant)

    executed = len(_executed(still, still.work))

    # Brand, campaign, number and messaging profile; the last takes two calls.
    assert len(still.line.sent) - before == 5
    of_readings = 6 + 6 + 8 + 7
    assert executed <= _OF_A_PASS + of_readings + (4 * 2 + 1) * _LOCKS[still.database.engine.dialect.name]


@pytest.mark.parametrize("page_count", [1, 3])
def test_heirs_of_a_number_are_told_in_pages(still: StillWorld, page_count: int) -> None:
    """One notice is one reading, and each page of heirs, of two hundred, one statement: not one for each heir."""
    heir = _registered_heir(still)
    heirs = 200 * (page_count - 1) + 100
    with still.database.writing() as transaction:
        stock.copies(transaction, profiles.get(transaction, still.tenant.id, heir), heirs)
    still.telnyx.decide("number", ITS_NUMBER, "failed", "The carriers have taken it off.")
    before = len(still.line.sent)
    _notify(still)

    executed = _executed(still, still.work)

    sent = still.line.sent[before:]
    assert [path.rpartition("/")[2] for _, path in sent if "phone_number_campaigns" in path] == [ITS_NUMBER]
    assert sum("has_own_work" in one for one in executed) == page_count
    listed = still.data("GET", "/v3/profiles?page_size=1000")["profiles"]
    assert len(listed) == heirs + 1
    assert all([needed["kind"] for needed in one["action_needed"]] == ["number"] for one in listed)


def test_as_many_heirs_as_may_be_cost_a_notice_no_more_than_their_pages(still: StillWorld) -> None:
    heir = _registered_heir(still)
    counts = []
    for more, outcome in ((0, "failed"), (0, "approved"), (450, "failed"), (0, "approved")):
        if more:
            with still.database.writing() as transaction:
                stock.copies(transaction, profiles.get(transaction, still.tenant.id, heir), more)
        still.telnyx.decide("number", ITS_NUMBER, outcome, "The carriers have decided.")
        still.clock.advance(hours=1)
        _notify(still)
        counts.append(len(_executed(still, still.work)))
    assert counts[2] - counts[0] == 2, counts
    assert counts[3] - counts[1] == 2, counts


def _registered_tenant(world: StillWorld) -> str:
    """A completed tenant with a brand, a campaign and a number of its own, whose books nobody has to look at."""
    tenant = tcr_tenant(world, campaigns=1)
    world.ask_to_complete(tenant)
    world.rest(A_DAY)
    assert world.data("GET", f"/v3/profiles/{tenant}")["status"] == "completed"
    assert world.telnyx.state()["phone_number_campaigns"][0]["phoneNumber"] == NUMBER
    return tenant


def _registered_heir(world: StillWorld) -> str:
    """A completed heir of an organization whose number is on its campaign."""
    world.equip_organization()
    heir = world.create_profile()
    world.ask_to_complete(heir)
    world.rest(3600)
    assert world.telnyx.state()["phone_number_campaigns"][0]["assignmentStatus"] == "ASSIGNED"
    return heir


def _wake(world: StillWorld, owner_id: str) -> None:
    with world.database.writing() as transaction:
        transaction.wake(Kind.ADVANCE_REGISTRATION, world.tenant.id, owner_id, cause="test")


def _make_due(world: StillWorld, owner_id: str) -> None:
    row = tables.registrations.c
    with world.database.writing() as transaction:
        transaction.connection.execute(
            sa.update(tables.registrations).where(row.owner_id == owner_id).values(next_check_at=transaction.now)
        )


def _notify(world: StillWorld) -> None:
    """The vendor says by its webhook that something has become of the number."""
    payload = {"type": "ASSIGNMENT", "status": "failed", "phoneNumber": ITS_NUMBER}
    url = f"{world.base_url}/inbound/telnyx"
    body = json.dumps(webhooks.envelope(webhooks.NUMBER_EVENT, payload, url, world.clock())).encode()
    answer = world.caller.post(url, content=body, headers=dict(webhooks.sign(body, world.clock())))
    assert answer.status_code == 200, answer.text


def _executed(world: StillWorld, work: Callable[[], None]) -> list[str]:
    """The statements of the jobs that wait, without those by which the test looks for them, and without the look at the vendor's
    circuit, which comes by a clock."""
    with listening(world.database.engine) as statements:
        work()
        found = statements.texts()
    return [
        one for one in found if "vendor_circuits" not in one and not ("wakeups" in one and one.startswith("SELECT"))
    ]
