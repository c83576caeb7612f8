"""What an operator wants to know of the whole installation, read in one transaction. It names no tenant and changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clearsend.actions import circuits
from clearsend.domain import circuit
from clearsend.domain.circuit import Circuit, Verdict
from clearsend.store import figures
from clearsend.store.figures import Depth, Stock
from clearsend.store.foundation.database import Transaction


@dataclass(frozen=True)
class Vendor:
    """`failures`: in a row. `paused_accounts`: those of its accounts that have asked for a pause of their own."""

    is_paused: bool
    failures: int
    paused_accounts: int


@dataclass(frozen=True)
class Present:
    """What is going on. Ages are in seconds, and 0 where there is nothing."""

    queues: Sequence[Depth]
    workers: int
    open_runs: int
    oldest_run_seconds: float
    overdue_registrations: int
    vendors: Mapping[str, Vendor]


def present(transaction: Transaction, vendors: Sequence[str]) -> Present:
    """What is going on now, with a word on each of `vendors`."""
    found = figures.present(transaction)
    known = circuits.load(transaction)
    oldest = found.oldest_run_at
    return Present(
        figures.depths(transaction),
        found.workers,
        found.open_runs,
        0.0 if oldest is None else (transaction.now - oldest).total_seconds(),
        found.overdue_registrations,
        {name: _vendor(name, known, transaction.now) for name in vendors},
    )


def _vendor(name: str, known: Mapping[tuple[str, str], Circuit], now: datetime) -> Vendor:
    whole = known.get((name, circuits.WHOLE_VENDOR), Circuit())
    accounts = [state for (vendor, scope), state in known.items() if vendor == name and scope != circuits.WHOLE_VENDOR]
    return Vendor(
        circuit.judge(whole, now) is not Verdict.GO,
        whole.failures,
        sum(state.seconds_left(now) > 0 for state in accounts),
    )


def stock(transaction: Transaction) -> Stock:
    """How many there are of everything: takes as long as there is much."""
    return figures.stock(transaction)
