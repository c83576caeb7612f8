"""(k) One notice of the vendor about the number of an organization, and as many heirs as there are: what it takes until all are told.

The notice comes by the HTTP door, signed as the vendor signs it; one worker reads the vendor's record and tells the heirs. Beside
it stands the same with one heir. What is timed is the product's own worker; another one, in rounds of its own, counts. The heirs
are copies that the database has made, and each is asked afterwards whether it shows what has happened.
"""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property

import httpx
import sqlalchemy as sa

from bench import backlog, processes
from bench.figures import Aim, Figure, median
from bench.installation import Installation
from bench.processes import Program
from bench.stores import Bench, Store
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind
from clearsend.simulators.telnyx import webhooks
from clearsend.store import registrations
from clearsend.store.foundation import tables
from clearsend.store.foundation.database import Transaction

_LOOK_SECONDS = 0.02
_GIVE_UP_SECONDS = 900.0
_PAGE = 1000
_INBOUND = "/inbound/telnyx"
_READING = "/phone_number_campaigns/"
_READY = "worker ready"


@dataclass(frozen=True)
class Told:
    """What one notice took. `readings`: of the number's campaign; `calls`: all at the vendor. Of a worker that does not count,
    `statements` and `jobs` are 0."""

    seconds: float
    processor_ms: float
    calls: int
    readings: int
    statements: int = 0
    jobs: int = 0


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    heirs = bench.scale.heirs
    with processes.simulators(bench.folder) as vendors:
        processes.control(vendors, "approvals", {"delay_ms": 0})
        many, one = (_Rounds(bench, store, vendors, count) for count in (heirs, 1))
        for place in (many, one):
            place.run()
    name = f"one notice, {heirs} heirs"
    for unit, ours, bare, aim in (
        ("vendor calls", many.counted.calls, one.counted.calls, Aim(1, is_at_least=False)),
        ("readings of the number", many.counted.readings, one.counted.readings, Aim(1, is_at_least=False)),
        ("jobs", many.counted.jobs, one.counted.jobs, None),
        ("statements", many.counted.statements, one.counted.statements, None),
        ("s until all are told", many.seconds, one.seconds, None),
        ("processor ms of the worker", many.processor_ms, one.processor_ms, None),
    ):
        yield Figure("k", name, store.name, 1, unit, ours, bare, "one heir", aim)
    more = (many.counted.statements - one.counted.statements) / max(1, heirs - 1)
    yield Figure("k", name, store.name, 1, "statements for each further heir", more, one.counted.statements, "one heir")
    yield Figure(
        "k", f"one daily reading, {heirs} heirs", store.name, 1, "vendor calls", many.daily, one.daily, "one heir"
    )


@dataclass
class _Rounds:
    """The rounds with `heirs`: one is counted, and all others are timed."""

    bench: Bench
    store: Store
    vendors: str
    heirs: int
    timed: list[Told] = field(default_factory=list)
    counted: Told = field(default_factory=lambda: Told(0, 0, 0, 0))
    daily: int = 0

    def run(self) -> None:
        with self.store.installation("telling", profile_count=self.heirs) as installation, ExitStack() as stack:
            settings = {
                **installation.environment(self.vendors),
                "CLEARSEND_TELNYX_PUBLIC_KEY": webhooks.PUBLIC_KEY,
                "CLEARSEND_REGISTRATION_CHECK_SECONDS": "1",
                "CLEARSEND_RECONCILE_SECONDS": "1",
            }
            log = self.bench.folder / f"telling-{self.store.name}-{self.heirs}"
            command = ["-m", "clearsend", "serve", "--no-worker", "--port", "0"]
            door = stack.enter_context(
                processes.running(command, log.with_suffix(".door"), ready=r"at (http://\S+)", settings=settings)
            )
            place = _Place(installation, door, self.vendors)
            worker = ["-m", "clearsend", "worker"]
            with processes.running(worker, log.with_suffix(".worker"), ready=_READY, settings=settings) as program:
                place.prepare()
                self.timed = [place.tell(program) for _ in range(2 * self.bench.scale.rounds)]
            counting = ["-m", "bench.counting_worker"]
            with processes.running(counting, log.with_suffix(".counting"), ready=_READY, settings=settings) as program:
                self.counted = place.tell(program, is_counting=True)
                place.tell(program)
                self.daily = place.read_daily()

    @property
    def seconds(self) -> float:
        return median([one.seconds for one in self.timed])

    @property
    def processor_ms(self) -> float:
        return median([one.processor_ms for one in self.timed])


class _Place:
    """An installation with its heirs, and its door."""

    def __init__(self, installation: Installation, door: Program, vendors: str) -> None:
        self._installation, self._door, self._vendors = installation, door, vendors
        self._is_working = True
        self._counts = 0

    def prepare(self) -> None:
        """Register the organization by the completion of the template, then let all others be completed as well."""
        self._installation.complete([self._installation.template_id], self._door.url)
        self._await(lambda _: self._installation.is_registered())
        row = tables.profiles.c
        with self._installation.database.writing() as transaction:
            transaction.connection.execute(
                tables.profiles.update()
                .where(row.org_id == self._installation.actor.org_id, row.id != self._installation.template_id)
                .values(status=ProfileStatus.COMPLETED.value)
            )
        self._installation.settle()
        self._await_rest()

    def tell(self, worker: Program, *, is_counting: bool = False) -> Told:
        """Take the number off its campaign at the vendor, or give it back, and send one notice; until all heirs show it."""
        self._is_working = not self._is_working
        self._decide("approved" if self._is_working else "failed")
        calls, readings = self._calls(), self._calls(_READING)
        before = self._count(worker) if is_counting else (0, 0)
        busy, began_at = worker.processor_seconds(), time.monotonic()
        self._notify()
        self._await_rest()
        seconds, busy = time.monotonic() - began_at, worker.processor_seconds() - busy
        after = self._count(worker) if is_counting else (0, 0)
        told = Told(
            seconds,
            busy * 1000,
            self._calls() - calls,
            self._calls(_READING) - readings,
            after[0] - before[0],
            after[1] - before[1],
        )
        self._check()
        return told

    def read_daily(self) -> int:
        """Let the daily reading of the number be due; the number of calls that it takes."""
        calls, row = self._calls(), tables.registrations.c
        is_number = (row.kind == Kind.NUMBER.value, row.owner_id == self._installation.actor.org_id)
        with self._installation.database.writing() as transaction:
            transaction.connection.execute(
                tables.registrations.update().where(*is_number).values(next_check_at=transaction.now)
            )
        due = sa.select(row.id).where(*is_number, row.next_check_at <= datetime.now(UTC) + timedelta(minutes=1))
        self._await(lambda transaction: transaction.connection.execute(due).first() is None)
        self._await_rest()
        return self._calls() - calls

    def _decide(self, outcome: str) -> None:
        body = {"kind": "number", "id": self._number, "outcome": outcome, "reason": "The carriers have decided so."}
        httpx.post(f"{self._vendors}/telnyx/_control/decide", json=body, timeout=30).raise_for_status()

    def _notify(self) -> None:
        now, url = datetime.now(UTC), f"{self._door.url}{_INBOUND}"
        payload = {
            "type": "ASSIGNMENT",
            "status": "success" if self._is_working else "failed",
            "campaignId": self._campaign_id,
            "phoneNumber": self._number,
        }
        body = json.dumps(webhooks.envelope(webhooks.NUMBER_EVENT, payload, url, now)).encode()
        httpx.post(url, content=body, headers=dict(webhooks.sign(body, now)), timeout=30).raise_for_status()

    def _check(self) -> None:
        """Every heir shows what has happened to the number, or the figures mean nothing."""
        shown, page = 0, f"/v3/profiles?page_size={_PAGE}"
        with httpx.Client(
            base_url=self._door.url, headers={"x-api-key": self._installation.api_key}, timeout=120
        ) as client:
            for number in range(1, self._installation.size // _PAGE + 2):
                found = client.get(f"{page}&page={number}").raise_for_status().json()["data"]["profiles"]
                shown += sum(
                    self._is_working is not any(needed["kind"] == Kind.NUMBER for needed in one["action_needed"])
                    for one in found
                )
        # The template is one more.
        assert shown == self._installation.size + 1, f"{shown} of {self._installation.size} heirs show it"

    def _count(self, worker: Program) -> tuple[int, int]:
        self._counts += 1
        worker.tell(signal.SIGUSR1)
        found = worker.await_words(rf"count {self._counts}: (\d+) statements, (\d+) jobs")
        return int(found[1]), int(found[2])

    def _calls(self, path: str = "") -> int:
        found = httpx.get(f"{self._vendors}/telnyx/_control/calls", timeout=30).json()
        return sum(path in call["path"] for call in found)

    def _await_rest(self) -> None:
        self._await(lambda _: backlog.left(self._installation.database.engine) == 0)

    def _await(self, is_so: Callable[[Transaction], bool]) -> None:
        deadline = time.monotonic() + _GIVE_UP_SECONDS
        while True:
            with self._installation.database.reading() as transaction:
                if is_so(transaction):
                    return
            if time.monotonic() > deadline:
                sys.exit("The worker has not got through.")
            time.sleep(_LOOK_SECONDS)

    @cached_property
    def _number(self) -> str:
        return self._registered(Kind.NUMBER).subject_id

    @cached_property
    def _campaign_id(self) -> str:
        return str(self._registered(Kind.CAMPAIGN).vendor_id)

    def _registered(self, kind: Kind) -> Registration:
        """The organization's only registration of a kind."""
        org_id = self._installation.actor.org_id
        with self._installation.database.reading() as transaction:
            (found,) = [one for one in registrations.list_of(transaction, org_id, [org_id]) if one.kind is kind]
        return found
