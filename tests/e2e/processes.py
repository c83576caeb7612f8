"""What stories of several processes look at: who works on a database, and how long a vendor holds a call."""

from clearsend.store.engine import leases
from tests.world import World

# A simulated vendor holds a lost call for two minutes (`clearsend.simulators.faults`): a process that has ended before
# has not waited for it.
SHORTER_THAN_A_HELD_CALL_SECONDS = 100


def executors(world: World) -> list[str]:
    """The workers that show that they are alive."""
    with world.database.reading() as transaction:
        found = leases.list_below(transaction, leases.EXECUTORS)
    return [lease.name for lease in found if not lease.is_expired]
