"""One run of the chaos, from nothing to the reckoning: the same machinery for the suite and for the command."""

import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from clearsend import app
from clearsend.cli import founding
from clearsend.simulators.outgoing import DUE, SENDING
from clearsend.store.foundation.database import Database
from tests.chaos import audit, books, installation
from tests.chaos.audit import Check, Evidence, Vendors
from tests.chaos.callers import Accepted, Callers
from tests.chaos.installation import Installation
from tests.chaos.storm import MoodyReceiver, Storm
from tests.chaos.tenants import Organization, cast
from tests.world import eventually

# The storm goes on while the last ones are worked on.
_CALLS_DURING = 0.7

_MOST_TIMELINES = 3


@dataclass(frozen=True)
class Plan:
    """How much of everything. No workers: each server works too. `calm_seconds`: how long it may take after the storm."""

    completions: int
    servers: int
    workers: int
    kills: int
    seed: int
    organizations: int = 2
    calm_seconds: float = 300.0


@dataclass(frozen=True)
class Report:
    """The reckoning, what has happened on the way, and the timelines of those that it went wrong for."""

    checks: Sequence[Check]
    figures: Mapping[str, str]
    timelines: Mapping[str, str]

    @property
    def holds(self) -> bool:
        return all(check.holds for check in self.checks)

    def lines(self) -> Iterator[str]:
        """As people read it."""
        for name, value in self.figures.items():
            yield f"{name:<36} {value}"
        yield ""
        yield f"{'':<44} {'wanted':>8} {'found':>8}"
        for check in self.checks:
            yield f"{check.what:<44} {check.wanted:>8} {check.found:>8}  {'ok' if check.holds else 'WRONG'}"
        for check in self.checks:
            for who, what in check.misses[:10]:
                yield f"WRONG  {who}: {what}"
        for profile_id, timeline in self.timelines.items():
            yield f"timeline of {profile_id}: {timeline}"


def unleash(database_url: str, folder: Path, plan: Plan) -> Report:
    """Onboard everybody through a storm, wait until it is quiet, and reckon."""
    dice = random.Random(plan.seed)
    secrets: dict[str, str] = {}
    began = time.monotonic()
    with (
        installation.running(database_url, folder, servers=plan.servers, workers=plan.workers) as installed,
        app.open_database(installed.settings) as database,
        MoodyReceiver(random.Random(dice.random()), lambda path: _secret(secrets, path)) as receiver,
        Callers(installed.base_urls, receiver.url, dice.random()) as callers,
    ):
        organizations = [_found(database, number) for number in range(plan.organizations)]
        for organization in organizations:
            secrets[organization.id] = organization.founded.signing_secret
            secrets[organization.endpoint_path] = callers.equip(organization)
        tenants = cast(organizations, plan.completions, dice)
        installed.telnyx.approve_after(200)
        installed.telnyx.send_webhooks(copies=2, shuffle=True)
        storm = Storm(installed, dice, plan.kills)
        storm.start()
        callers.onboard(tenants, within_seconds=storm.lasts_seconds * _CALLS_DURING)
        storm.wait()
        receiver.is_moody = False
        struck = time.monotonic()
        _await_calm(installed, database, callers.accepted, storm, plan)
        calm = time.monotonic()
        evidence = Evidence(
            tenants,
            callers.accepted,
            callers.refused,
            tuple(receiver.arrivals),
            Vendors(installed.telnyx.state(), installed.whatsapp.state()),
            plan.workers or plan.servers,
            storm.left_by_themselves,
            plan.kills,
            sum(member.kills for member in installed.members),
        )
        checks = audit.reckon(database, evidence)
        arrived = len({(one.path, one.event_id) for one in evidence.arrivals})
        figures = {
            "seed": str(plan.seed),
            "completions": f"{len(callers.accepted)} accepted of {plan.completions}, {plan.organizations} organizations",
            "processes": f"{plan.servers} servers, {plan.workers or 'no'} workers",
            "kill -9": ", ".join(f"{member.name} {member.kills}" for member in installed.members),
            "faults of vendors": _counted(storm.failed),
            "answers to callers": _counted(callers.answers),
            "answers to callbacks": _counted(receiver.answered),
            "callbacks": f"{len(evidence.arrivals)} arrived, {len(evidence.arrivals) - arrived} of them again",
            **{f"attempts, {what}": _counted(counts) for what, counts in books.attempts(database).items()},
            "seconds": f"{struck - began:.0f} until the storm was over, {calm - struck:.0f} until it was quiet",
        }
        return Report(checks, figures, _timelines(installed, checks, callers.accepted))


def _found(database: Database, number: int) -> Organization:
    name = f"Harbor Group {number:02d}"
    return Organization(
        founding.found(database, name=name, email=f"owner-{number}@platform.example"), name, f"+1213555{number:04d}"
    )


def _secret(secrets: Mapping[str, str], path: str) -> str:
    """An endpoint has a secret of its own, callbacks have the organization's."""
    return secrets[path] if path in secrets else secrets[path.split("/")[1]]


def _await_calm(
    installed: Installation, database: Database, accepted: Sequence[Accepted], storm: Storm, plan: Plan
) -> None:
    """Until nothing is under way; if that does not come, the reckoning says what."""
    wanted = {one.profile_id: one.tenant.endings[-1].lower() for one in accepted}

    def under_way() -> dict[str, int]:
        storm.tend()
        # Before our own books: what a vendor has delivered is in them.
        to_come = _webhooks_to_come(installed)
        statuses = books.statuses(database)
        late = sum(statuses[profile_id] != status for profile_id, status in wanted.items())
        extra = len(books.executors(database)) - (plan.workers or plan.servers)
        going_on = books.jobs(database).total()
        found = books.unfinished(database) | {
            "registrations": len(books.waiting_registrations(database)),
            "webhooks of vendors": to_come,
            "profiles": late,
            "workers": extra,
            "jobs": going_on,
        }
        return {what: count for what, count in found.items() if count}

    with suppress(AssertionError):
        eventually(under_way, lambda found: not found, what="calm", seconds=plan.calm_seconds, pause_seconds=0.25)


def _webhooks_to_come(installed: Installation) -> int:
    """How many the vendors are about to send, or have no answer to yet."""
    sent = (webhook for vendor in (installed.telnyx, installed.whatsapp) for webhook in vendor.webhooks())
    return sum(webhook["state"] in (DUE, SENDING) for webhook in sent)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()) if count) or "none"


def _timelines(installed: Installation, checks: Sequence[Check], accepted: Sequence[Accepted]) -> dict[str, str]:
    """The whole story of the first few that something went wrong for."""
    blamed = {who for check in checks for who, _ in check.misses}
    unlucky = [one for one in accepted if one.profile_id in blamed][:_MOST_TIMELINES]
    found = {}
    for one in unlucky:
        answer = httpx.get(
            f"{installed.base_urls[0]}/v3/profiles/{one.profile_id}/completion",
            headers={"x-api-key": one.tenant.organization.founded.api_key},
            timeout=120,
        )
        found[one.profile_id] = json.dumps(answer.json().get("data", answer.json()), indent=1)
    return found
