"""An installation whose jobs are run by hand, in this process and one after the other, so that the cost of each is known.

The vendors and the receiver of the callbacks have processes of their own.
"""

import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import httpx
import sqlalchemy as sa

from bench import installation as installations
from bench import processes
from bench.installation import Installation
from bench.statements import Statements, listening
from clearsend import app
from clearsend.actions import campaigns, profiles
from clearsend.cli import logs
from clearsend.cli.demo import cast
from clearsend.domain.registration.states import Kind as RegistrationKind
from clearsend.domain.registration.states import NumberState
from clearsend.schemas.campaigns import CampaignIn
from clearsend.schemas.profiles import ProfileCreateIn
from clearsend.settings import Settings
from clearsend.store.engine import wakeups
from clearsend.store.engine.jobs import Begun, Job, Kind, Lane
from clearsend.store.foundation import database as databases
from clearsend.store.foundation import tables
from clearsend.store.foundation.database import Database
from clearsend.workflows.worker import Pass

# So long the simulated registries are given to decide, before they are asked again.
_DECISION_SECONDS = 0.3
_MOST_LOOKS = 30

# More than the longest time between two readings.
_A_DAY = timedelta(hours=25)

_SETTLED = {"verified", "approved", "assigned", "connected"}


@dataclass(frozen=True)
class Cost:
    """What was spent; `calls`: to vendors; `processor_ms`: in this process."""

    statements: int
    processor_ms: float
    calls: int

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.statements + other.statements, self.processor_ms + other.processor_ms, self.calls + other.calls
        )


@dataclass
class Clock:
    """The clock of the installation, which may be ahead of the vendors'."""

    ahead: timedelta = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True)
class Hand:
    """See above. `looking`: the same database on connections whose statements are not counted. `vendors` and `receiver` are
    addresses."""

    installation: Installation
    looking: Database
    clock: Clock
    passes: Mapping[Kind, Pass]
    statements: Statements
    vendors: str
    receiver: str

    @property
    def database(self) -> Database:
        return self.installation.database

    # What is measured

    def empty_job(self) -> Cost:
        """A job that does nothing: it is woken, begins, and ends."""

        def deed() -> None:
            self._wake("nobody")
            for job in self._waiting():
                self._begin(job)
                with self.database.writing() as transaction:
                    transaction.end(job)

        return self._cost(deed)

    def complete(self, profile_id: str) -> Cost:
        """A completion from its request until nothing of it waits."""

        def deed() -> None:
            self.installation.complete([profile_id], self.receiver)
            self._work()

        return self._cost(deed)

    def advance(self, owner_id: str) -> Cost:
        """A pass over the registrations of an owner, and what it wakes."""

        def deed() -> None:
            self._wake(owner_id)
            self._work()

        return self._cost(deed)

    def advance_until_settled(self, owner_id: str) -> Cost:
        """Passes until the registries have accepted all that they are asked for."""
        spent = Cost(0, 0.0, 0)
        for _ in range(_MOST_LOOKS):
            time.sleep(_DECISION_SECONDS)
            self.pass_a_day()
            spent += self.advance(owner_id)
            if self._is_settled(owner_id):
                return spent
        sys.exit(f"The simulated vendors have not accepted everything: {self._states(owner_id)}")

    # What prepares it

    def tenant(self) -> str:
        """A profile with a brand, a campaign and a number of its own; its id."""
        actor, number = self.installation.actor, installations.fresh_number()
        brand = {
            **cast.PLATFORM_BRAND,
            "business": {**cast.PLATFORM_BRAND["business"], "taxId": f"98-765{number[-4:]}"},
        }
        body = ProfileCreateIn.model_validate(
            {
                "name": f"Tenant {number}",
                "short_name": "TENANT",
                "description": "A tenant of the measurements.",
                "brand": brand,
                "sending_phone_number": number,
            }
        )
        with self.database.writing() as transaction:
            profile_id = profiles.create(transaction, actor, body).profile.id
            owner = campaigns.owner(transaction, actor.org_id, profile_id)
            campaigns.create(transaction, owner, CampaignIn.model_validate({"campaign": cast.PLATFORM_CAMPAIGNS[0]}))
        return profile_id

    def make_due(self, owner_id: str, kind: RegistrationKind) -> None:
        """Let what the vendor has of an owner, of one kind, be due for a reading."""
        row = tables.registrations.c
        with self.database.writing() as transaction:
            transaction.connection.execute(
                tables.registrations.update()
                .where(row.owner_id == owner_id, row.kind == kind.value)
                .values(next_check_at=transaction.now)
            )

    def pass_a_day(self) -> None:
        """Let all that the vendors have be due for a reading, and every repair be allowed."""
        self.clock.ahead += _A_DAY

    def take_off_campaign(self, owner_id: str) -> None:
        """Let the number of an owner be on no campaign at the vendor: another user of the account has taken it off."""
        row = tables.profiles.c
        with self.looking.reading() as transaction:
            number = transaction.connection.execute(
                sa.select(row.sending_phone_number).where(row.id == owner_id)
            ).scalar_one()
        httpx.delete(
            f"{self.vendors}/telnyx/v2/10dlc/phone_number_campaigns/{number}",
            headers={"Authorization": "Bearer KEY-simulated"},
            timeout=30,
        ).raise_for_status()

    # Jobs

    def _wake(self, owner_id: str) -> None:
        with self.database.writing() as transaction:
            transaction.wake(Kind.ADVANCE_REGISTRATION, self.installation.actor.org_id, owner_id, cause="bench")

    def _work(self) -> None:
        while waiting := self._waiting():
            for job in waiting:
                self.passes[job.kind](self._begin(job))

    def _waiting(self) -> list[Job]:
        row = tables.wakeups.c
        with self.looking.reading() as transaction:
            found = transaction.connection.execute(
                sa.select(row.kind, row.org_id, row.subject, row.number).where(
                    row.state == "waiting", row.lane != Lane.CHORES.value
                )
            )
            return [Job(Kind(one.kind), one.org_id, one.subject, one.number) for one in found]

    def _begin(self, job: Job) -> Begun:
        with self.database.writing() as transaction:
            begun = wakeups.begin(transaction.connection, transaction.now, job)
        assert begun is not None
        return begun

    def _cost(self, deed: Callable[[], None]) -> Cost:
        statements, calls, busy = self.statements.count(), processes.calls(self.vendors), time.process_time()
        deed()
        busy = time.process_time() - busy
        return Cost(self.statements.count() - statements, busy * 1000, processes.calls(self.vendors) - calls)

    def _is_settled(self, owner_id: str) -> bool:
        return self._states(owner_id) <= _SETTLED and NumberState.ASSIGNED in self._states(owner_id)

    def _states(self, owner_id: str) -> set[str]:
        row = tables.registrations.c
        with self.looking.reading() as transaction:
            found = transaction.connection.execute(sa.select(row.state).where(row.owner_id == owner_id))
            return set(found.scalars())


@contextmanager
def at_hand(installation: Installation, vendors: str, receiver: str) -> Iterator[Hand]:
    """Run the jobs of `installation` by hand during the block."""
    logs.configure("console", level=logging.WARNING)
    clock = Clock()
    installation = replace(installation, database=replace(installation.database, clock=clock))
    own = installation.environment(vendors).items()
    settings = Settings.model_validate({name.removeprefix("CLEARSEND_").lower(): value for name, value in own})
    with (
        listening(installation.database.engine) as statements,
        app.dependencies(settings, installation.database) as deps,
    ):
        passes = app.create_worker(settings, deps).passes
        looking = replace(installation.database, engine=databases.create_engine(installation.database_url))
        with looking:
            yield Hand(installation, looking, clock, passes, statements, vendors, receiver)
