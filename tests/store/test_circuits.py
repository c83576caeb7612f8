"""The circuits of vendors among processes that hold and forget them at the same moment, on both databases."""

from concurrent.futures import ThreadPoolExecutor

from clearsend.store import circuits
from clearsend.store.foundation.database import Database


def test_a_circuit_is_held_although_others_forget_it_at_the_same_moment(database: Database) -> None:
    def lock(number: int) -> int:
        with database.writing() as transaction:
            held = circuits.lock(transaction, "telnyx", "")
            if number % 2:
                circuits.forget(transaction, "telnyx", "")
        return held.failures

    with ThreadPoolExecutor(8) as processes:
        assert set(processes.map(lock, range(200))) == {0}
