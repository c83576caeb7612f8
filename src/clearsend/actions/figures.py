"""Figures of the whole installation for its operator, read in one transaction. They name no tenant; nothing is changed."""

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
    """The state of one vendor. `is_paused`: the circuit is not closed. `failures`: in a row. `paused_accounts`: the number of
    accounts for which the vendor has asked for a pause."""

    is_paused: bool
    failures: int
    paused_accounts: int


@dataclass(frozen=True)
class Present:
    """The present load. `oldest_run_seconds`: the age of the oldest open run, 0 if no run is open."""

    queues: Sequence[Depth]
    workers: int
    open_runs: int
    oldest_run_seconds: float
    overdue_registrations: int
    vendors: Mapping[str, Vendor]


def present(transaction: Transaction, vendors: Sequence[str]) -> Present:
    """The present load, with the state of each of `vendors`."""
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
    """The numbers of profiles, registrations and webhook endpoints. It counts rows: the more there are, the longer it takes."""
    return figures.stock(transaction)
