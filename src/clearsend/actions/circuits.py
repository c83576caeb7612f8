"""The circuits of the vendors, shared by all processes. This module calls no vendor."""

from clearsend.domain import circuit
from clearsend.domain.circuit import Circuit, Policy, Verdict
from clearsend.store import circuits
from clearsend.store.foundation.database import Transaction

# The scope of a whole vendor; any other scope is one of its accounts.
WHOLE_VENDOR = ""


def load(transaction: Transaction) -> dict[tuple[str, str], Circuit]:
    """The circuits with a failure or a pause, by vendor and scope."""
    return circuits.load(transaction)


def is_paused(transaction: Transaction, vendor: str) -> bool:
    """Is the circuit of the whole vendor not closed now: paused, or about to permit a probe?"""
    found = circuits.load(transaction).get((vendor, WHOLE_VENDOR), Circuit())
    return circuit.judge(found, transaction.now) is not Verdict.GO


def claim_probe(transaction: Transaction, vendor: str, scope: str, policy: Policy) -> Verdict:
    """Decide whether the caller may be the probe. PROBE: it may, and no other caller; WAIT: not now; GO: no probe is needed."""
    found = circuits.lock(transaction, vendor, scope)
    verdict = circuit.judge(found, transaction.now)
    if verdict is Verdict.PROBE:
        circuits.save(transaction, vendor, scope, circuit.probing(found, transaction.now, policy))
    elif found == Circuit():
        circuits.forget(transaction, vendor, scope)
    return verdict


def fail(transaction: Transaction, vendor: str, policy: Policy, *, reason: str, is_probe: bool) -> Circuit:
    """Count a failure of the vendor; returns the circuit of the whole vendor."""
    found = circuits.lock(transaction, vendor, WHOLE_VENDOR)
    following = circuit.failed(found, transaction.now, policy, reason=reason, is_probe=is_probe)
    circuits.save(transaction, vendor, WHOLE_VENDOR, following)
    return following


def throttle(transaction: Transaction, vendor: str, scope: str, *, seconds: float, reason: str) -> Circuit:
    """Store the pause that the vendor has asked for; returns the circuit of that scope."""
    found = circuits.lock(transaction, vendor, scope)
    following = circuit.throttled(found, transaction.now, seconds=seconds, reason=reason)
    circuits.save(transaction, vendor, scope, following)
    return following


def recover(transaction: Transaction, vendor: str, scope: str) -> None:
    """Forget the failures of a vendor that has answered. An open circuit closes; a closed circuit keeps the vendor's pause."""
    found = circuits.lock(transaction, vendor, scope)
    if found.is_open or found.seconds_left(transaction.now) == 0:
        circuits.forget(transaction, vendor, scope)
    else:
        circuits.save(transaction, vendor, scope, Circuit(0, None, found.paused_until, found.reason))
