"""One run of the chaos, from nothing to the reckoning: the same machinery for the suite and for the command."""

import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from clearsend import app
from clearsend.cli import founding
from clearsend.simulators.outgoing import DUE, SENDING
from clearsend.store.foundation.database import Database
from tests import days
from tests.chaos import audit, books, installation
from tests.chaos.callers import Accepted, Callers
from tests.chaos.checks import Check, Evidence, Shown, Vendors
from tests.chaos.installation import Installation
from tests.chaos.lives import Lives
from tests.chaos.storm import MoodyReceiver, Storm
from tests.chaos.tenants import Organization, Tenant, cast
from tests.world import eventually

# The storm goes on while the last ones are worked on, and live on.
_CALLS_DURING = 0.4

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
    """Onboard everybody through a storm, let them live on, wait until it is quiet, and reckon."""
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
        lives = Lives(callers, installed.telnyx, installed.whatsapp, dice.random())
        callers.on_accepted = lives.begin
        installed.telnyx.approve_after(200)
        installed.telnyx.send_webhooks(copies=2, shuffle=True)
        storm = Storm(installed, dice, plan.kills)
        storm.start()
        callers.onboard(tenants, within_seconds=storm.lasts_seconds * _CALLS_DURING)
        storm.wait()
        receiver.is_moody = False
        struck = time.monotonic()
        chaos = _Chaos(installed, database, callers, lives, storm, plan)
        _come_to_rest(chaos)
        calm = time.monotonic()
        evidence = _evidence(chaos, tenants, receiver)
        checks = audit.reckon(database, evidence)
        figures = {
            **_figures(chaos, receiver),
            "seconds": f"{struck - began:.0f} until the storm was over, {calm - struck:.0f} until it was quiet",
        }
        return Report(checks, figures, _timelines(installed, checks, callers.accepted))


@dataclass(frozen=True)
class _Chaos:
    """All that takes part."""

    installed: Installation
    database: Database
    callers: Callers
    lives: Lives
    storm: Storm
    plan: Plan
    restless: list[str] = field(default_factory=list)


def _come_to_rest(chaos: _Chaos) -> None:
    """Until it is quiet. Then a day passes: what was taken from tenants is found at the latest now, and people do what they are
    told to do."""
    _await_calm(chaos)
    days.a_day_passes(chaos.database)
    _await_calm(chaos)
    chaos.lives.mend(chaos.callers.accepted)
    _await_calm(chaos)
    chaos.lives.wait()


def _evidence(chaos: _Chaos, tenants: Sequence[Tenant], receiver: MoodyReceiver) -> Evidence:
    installed, callers, plan = chaos.installed, chaos.callers, chaos.plan
    return Evidence(
        tenants,
        callers.accepted,
        callers.refused,
        tuple(receiver.arrivals),
        Vendors(installed.telnyx.state(), installed.whatsapp.state()),
        _shown(chaos, tenants),
        chaos.lives.lenders,
        chaos.lives.failed,
        plan.workers or plan.servers,
        chaos.storm.left_by_themselves,
        plan.kills,
        sum(member.kills for member in installed.members),
    )


def _figures(chaos: _Chaos, receiver: MoodyReceiver) -> dict[str, str]:
    """What has happened on the way."""
    callers, plan = chaos.callers, chaos.plan
    arrivals = receiver.arrivals
    again = len(arrivals) - len({(one.path, one.event_id) for one in arrivals})
    lives = Counter(str(one.tenant.life) for one in callers.accepted)
    return {
        **({"not calm": "; ".join(chaos.restless)} if chaos.restless else {}),
        "seed": str(plan.seed),
        "completions": f"{len(callers.accepted)} accepted of {plan.completions}, {plan.organizations} organizations",
        "lives": _counted(lives),
        "processes": f"{plan.servers} servers, {plan.workers or 'no'} workers",
        "kill -9": ", ".join(f"{member.name} {member.kills}" for member in chaos.installed.members),
        "faults of vendors": _counted(chaos.storm.failed),
        "answers to callers": _counted(callers.answers),
        "answers to callbacks": _counted(receiver.answered),
        "callbacks": f"{len(arrivals)} arrived, {again} of them again",
        **{f"attempts, {what}": _counted(counts) for what, counts in books.attempts(chaos.database).items()},
    }


def _found(database: Database, number: int) -> Organization:
    name = f"Harbor Group {number:02d}"
    founded = founding.found(database, name=name, email=f"owner-{number}@platform.example")
    # Every other one sends from another number later.
    return Organization(founded, name, f"+1213555{number:04d}", f"+1310555{number:04d}" if number % 2 == 0 else None)


def _secret(secrets: Mapping[str, str], path: str) -> str:
    """An endpoint has a secret of its own, callbacks have the organization's."""
    return secrets[path] if path in secrets else secrets[path.split("/")[1]]


def _await_calm(chaos: _Chaos) -> None:
    """Until nothing is under way; if that does not come, the reckoning says what."""
    database, plan = chaos.database, chaos.plan
    wanted = {one.profile_id: one.tenant.endings[-1].lower() for one in chaos.callers.accepted}

    def under_way() -> dict[str, int]:
        chaos.storm.tend()
        left = chaos.lives.left
        # Before our own books: what a vendor has delivered is in them.
        to_come = _webhooks_to_come(chaos.installed)
        statuses = books.statuses(database)
        late = sum(statuses[profile_id] != status for profile_id, status in wanted.items())
        extra = len(books.executors(database)) - (plan.workers or plan.servers)
        found = books.unfinished(database) | {
            "registrations": len(books.waiting_registrations(database)),
            "readings": days.count_due(database),
            "webhooks of vendors": to_come,
            "profiles": late,
            "workers": extra,
            "jobs": books.jobs(database).total(),
            "lives": left,
        }
        return {what: count for what, count in found.items() if count}

    try:
        eventually(under_way, lambda found: not found, what="calm", seconds=plan.calm_seconds, pause_seconds=0.25)
    except AssertionError as error:
        chaos.restless.append(str(error))


def _shown(chaos: _Chaos, tenants: Sequence[Tenant]) -> Shown:
    """What the API shows, page by page."""
    profiles: dict[str, Mapping[str, Any]] = {}
    billed: list[Mapping[str, Any]] = []
    for founded in {tenant.organization.id: tenant.organization.founded for tenant in tenants}.values():
        headers = {"x-api-key": founded.api_key}
        with httpx.Client(base_url=chaos.installed.base_urls[0], headers=headers, timeout=120, verify=False) as client:
            profiles |= {str(one["id"]): one for one in _pages(client, "/v3/profiles", "profiles")}
            billed += _pages(client, "/v3/organization/billed", "things")
    return Shown({id_: one for id_, one in profiles.items() if id_ not in chaos.lives.lenders}, billed)


def _pages(client: httpx.Client, path: str, name: str) -> Iterator[Mapping[str, Any]]:
    cursor: str | None = None
    while True:
        found = client.get(path, params={"page_size": 100} | ({} if cursor is None else {"after": cursor}))
        data = found.raise_for_status().json()["data"]
        yield from data[name]
        cursor = ((data.get("pagination") or {}).get("cursors") or {}).get("after")
        if cursor is None:
            return


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
