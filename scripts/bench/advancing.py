"""(j) What a pass over the registrations of an owner costs, and a completion as a whole: statements, processor time, vendor calls.

Statements are those on the product's connections; the library that runs jobs on PostgreSQL takes and ends each job by some of its
own. The processor time is that of one process; that of the database is not counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bench import processes
from bench.figures import Figure, median
from bench.hand import Cost, Hand, at_hand
from bench.stores import Bench, Store
from clearsend.domain.registration.states import Kind

_UNITS: Mapping[str, Callable[[Cost], float]] = {
    "statements": lambda cost: cost.statements,
    "processor ms": lambda cost: cost.processor_ms,
    "vendor calls": lambda cost: cost.calls,
}


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    owners = bench.scale.owners
    log = bench.folder / "receiver.log"
    with (
        processes.running(["-m", "bench.receiver"], log, ready=r"at (http://\S+)") as receiver,
        processes.simulators(bench.folder) as vendors,
        store.installation("advancing", profile_count=owners + 1) as installation,
        at_hand(installation, vendors, receiver.url) as hand,
    ):
        processes.control(vendors, "approvals", {"delay_ms": 0})
        empty = [hand.empty_job() for _ in range(owners)]
        for name, costs in _costs(hand, owners):
            for unit, of in _UNITS.items():
                ours, bare = median([of(one) for one in costs]), median([of(one) for one in empty])
                yield Figure("j", name, store.name, 1, unit, ours, bare, "an empty job")


def _costs(hand: Hand, owners: int) -> Iterator[tuple[str, Sequence[Cost]]]:
    """What is measured, by name, of each of several owners."""
    tenants = [hand.tenant() for _ in range(owners)]
    yield (
        "completion, everything of its own, until it is registered",
        [hand.complete(one) + hand.advance_until_settled(one) for one in tenants],
    )
    first, *heirs = hand.installation.fresh_profiles(owners + 1)
    hand.complete(first)
    hand.advance_until_settled(hand.installation.actor.org_id)
    yield "completion of an heir", [hand.complete(one) for one in heirs]
    for one in (*tenants, *heirs):
        # Days have passed: what has become due is read now.
        hand.advance(one)
    yield "pass that has nothing to do", [hand.advance(one) for one in tenants]
    yield "pass of an heir", [hand.advance(one) for one in heirs]
    yield "pass with one reading, which shows nothing new", [_read_campaign(hand, one) for one in tenants]
    yield "pass that reads everything, and learns nothing new", [_read(hand, one) for one in tenants]
    yield "passes of a repair", [_repair(hand, one) for one in tenants]


def _read_campaign(hand: Hand, owner_id: str) -> Cost:
    hand.make_due(owner_id, Kind.CAMPAIGN)
    return hand.advance(owner_id)


def _read(hand: Hand, owner_id: str) -> Cost:
    hand.pass_a_day()
    return hand.advance(owner_id)


def _repair(hand: Hand, owner_id: str) -> Cost:
    """The number is on no campaign, which a reading shows; until it is on one again."""
    hand.take_off_campaign(owner_id)
    return hand.advance_until_settled(owner_id)
