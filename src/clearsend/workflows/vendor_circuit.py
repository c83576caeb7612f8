"""The circuit between the workflows and the vendors, shared by all processes through the database. `domain/circuit.py` decides
when it opens and closes.

A permit needs only a state that was read at most a second ago. Only failures, pauses, probes, and the first success after them
are written.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from clearsend.actions import circuits
from clearsend.actions.circuits import WHOLE_VENDOR
from clearsend.domain import circuit
from clearsend.domain.circuit import Circuit, Policy, Verdict
from clearsend.providers.circuit import Permit
from clearsend.providers.ports import Unavailable
from clearsend.store.foundation.database import Database, DatabaseUnavailable

_KNOWN_FOR_SECONDS = 1.0

# The delay of a caller that waits for another caller's probe.
_PROBE_RETRY_SECONDS = 2.0

# Callers that were refused together must not return together.
_SPREAD_SECONDS = 3.0

log = structlog.get_logger(__name__)


@dataclass
class VendorCircuit:
    """`providers/circuit.py` `Circuit`, thread-safe. `jitter()` is uniform in [0, 1)."""

    database: Database
    policy: Policy
    jitter: Callable[[], float]
    _known: dict[tuple[str, str], Circuit] = field(default_factory=dict, repr=False)
    _read_at: float = field(default=float("-inf"), repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def enter(self, vendor: str, account: str) -> Permit:
        """Raises: Unavailable: the circuit of the vendor, or of `account` at it, is open or paused."""
        now = self.database.clock()
        known = self._look()
        is_probe = False
        for scope in {WHOLE_VENDOR, account}:
            found = known.get((vendor, scope), Circuit())
            match circuit.judge(found, now):
                case Verdict.WAIT:
                    raise self._refusal(vendor, found, found.seconds_left(now))
                case Verdict.PROBE:
                    verdict = self._claim_probe(vendor, scope)
                    if verdict is Verdict.WAIT:
                        raise self._refusal(vendor, found, _PROBE_RETRY_SECONDS)
                    is_probe = is_probe or verdict is Verdict.PROBE
        return _Permit(self, vendor, account, is_probe)

    def _refusal(self, vendor: str, found: Circuit, seconds: float) -> Unavailable:
        message = f"Not called for now: {found.reason}"
        return Unavailable(
            vendor, message, retry_after_seconds=seconds + self.jitter() * _SPREAD_SECONDS, is_unapplied=True
        )

    def _look(self) -> dict[tuple[str, str], Circuit]:
        """The state that all processes share, at most a second old."""
        with self._lock:
            if time.monotonic() - self._read_at > _KNOWN_FOR_SECONDS:
                with self.database.glancing() as transaction:
                    self._known = circuits.load(transaction)
                self._read_at = time.monotonic()
            return dict(self._known)

    def _claim_probe(self, vendor: str, scope: str) -> Verdict:
        with self.database.writing() as transaction:
            verdict = circuits.claim_probe(transaction, vendor, scope, self.policy)
        self._mark_stale()
        if verdict is Verdict.PROBE:
            log.info("vendor_circuit.probing", vendor=vendor)
        return verdict

    def fail(self, vendor: str, *, reason: str, is_probe: bool) -> None:
        with self.database.writing() as transaction:
            found = circuits.fail(transaction, vendor, self.policy, reason=reason, is_probe=is_probe)
            is_fresh = found.opened_at == transaction.now
        if is_fresh:
            log.warning("vendor_circuit.opened", vendor=vendor, failures=found.failures)
        self._mark_stale()

    def throttle(self, vendor: str, scope: str, *, seconds: float, reason: str) -> None:
        with self.database.writing() as transaction:
            circuits.throttle(transaction, vendor, scope, seconds=seconds, reason=reason)
        log.info("vendor_circuit.paused", vendor=vendor, seconds=round(seconds))
        self._mark_stale()

    def recover(self, vendor: str, account: str) -> None:
        known = self._look()
        for scope in {WHOLE_VENDOR, account}:
            if (vendor, scope) not in known:
                continue
            with self.database.writing() as transaction:
                circuits.recover(transaction, vendor, scope)
            if known[vendor, scope].is_open:
                log.info("vendor_circuit.closed", vendor=vendor)
            self._mark_stale()

    def _mark_stale(self) -> None:
        with self._lock:
            self._read_at = float("-inf")


@dataclass
class _Permit:
    """The permit for one conversation. If a report cannot be stored, the conversation continues: its result matters more."""

    circuit: VendorCircuit
    vendor: str
    account: str
    is_probe: bool

    def answered(self) -> None:
        self._report(lambda: self.circuit.recover(self.vendor, self.account))
        self.is_probe = False

    def failed(self, reason: str) -> None:
        self._report(lambda: self.circuit.fail(self.vendor, reason=reason, is_probe=self.is_probe))

    def throttled(self, seconds: float, reason: str, *, is_whole_vendor: bool = False) -> None:
        scope = WHOLE_VENDOR if is_whole_vendor else self.account
        self._report(lambda: self.circuit.throttle(self.vendor, scope, seconds=seconds, reason=reason))

    def _report(self, write: Callable[[], None]) -> None:
        try:
            write()
        except DatabaseUnavailable:
            log.warning("vendor_circuit.not_told", vendor=self.vendor)
