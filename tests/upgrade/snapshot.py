"""Makes what a release leaves behind when it dies at work: its database, with finished, running and waiting things in it.

    python -m tests.upgrade.snapshot FOLDER        (in a checkout of that release, with this file in it)

writes `schema-<revision>-sqlite.sql` and `schema-<revision>-postgresql.sql` to FOLDER, and beside each what the simulated
vendors then had: `…-vendors.sql`, without their logs and faults. A newer release must bring both to their end:
`test_upgrade.py`. Before schema 0006 the vendors were not kept: nothing in those dumps has got as far as a vendor's object
that must still be known.
"""

import functools
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from clearsend.store.foundation import schema
from tests import postgresql
from tests.world import BRAND, CAMPAIGN, World, eventually

# Nobody listens there: a callback that waits for its next attempt.
DEAD_RECEIVER = "http://127.0.0.1:9/done"

# Names of the tenants, by which the newer release's test knows what to expect of them.
COMPLETED, UNDELIVERED, REGISTERING = "Completed", "Undelivered", "Registering"
IN_CONVERSATION, WAITING, QUEUED = "In conversation", "Waiting", "Queued"
# Since schema 0006. The heirs send from the number of the organization; `COMPLETED`, `UNDELIVERED` and `QUEUED` declare one
# number each for itself. All these numbers are on the campaign of the organization.
HEIRS, ON_WHATSAPP = ("First heir", "Second heir"), "On WhatsApp"
_SINCE_0006 = frozenset({*HEIRS, ON_WHATSAPP})

# On a messaging profile already, and not yet on a campaign.
CONNECTED_NUMBER = "+12125550122"
# On none: their tenants are being completed, or will be.
UNCONNECTED_NUMBERS = ("+12125550133", "+12125550144")

# The account of the tenant on WhatsApp, with one number, which Clearsend has registered.
WABA_ID = "7110001100"
WABA_TOKEN = "EAAtoken-of-the-snapshot"

_FOREVER = 100_000

# What is not kept of the vendors.
_PASSING = ("calls", "faults", "webhooks")


def tenants(revision: str) -> frozenset[str]:
    """The names of the tenants in a dump of `revision`."""
    first = frozenset({COMPLETED, UNDELIVERED, REGISTERING, IN_CONVERSATION, WAITING, QUEUED})
    return first | _SINCE_0006 if keeps_vendors(revision) else first


def delivered(revision: str) -> frozenset[str]:
    """The names of those whose callback had arrived."""
    return (_SINCE_0006 | {COMPLETED}) & tenants(revision)


def keeps_vendors(revision: str) -> bool:
    """Is there a dump of the vendors too?"""
    return revision >= "0006"


def leave_behind(world: World) -> None:
    """Bring tenants to every stage, and kill the server there."""
    world.telnyx.approve_after(0)
    world.spawn()
    world.equip_organization()
    _complete(world, COMPLETED)
    _complete(world, UNDELIVERED, url=DEAD_RECEIVER)
    for name in HEIRS:
        _complete(world, name, sending_phone_number=None)
    account = {"waba_id": WABA_ID, "access_token": WABA_TOKEN}
    _complete(world, ON_WHATSAPP, sending_phone_number=None, whatsapp_business_account=account)
    for name in (COMPLETED, UNDELIVERED, *HEIRS):
        eventually(
            functools.partial(_number_states, world, name),
            lambda states: states == ["assigned"],
            what=f"the number of {name} on the campaign",
        )
    _register(world)
    _hang(world)
    _wait(world)
    world.kill()
    world.spawn("--no-worker")
    _ask(world, _profile(world, QUEUED))
    world.kill()


def _profile(world: World, name: str, **fields: object) -> str:
    return world.create_profile(name=name, **{"sending_phone_number": "+12125550111", **fields})


def _ask(world: World, profile_id: str, url: str | None = None) -> None:
    answer = world.call("POST", f"/v3/profiles/{profile_id}/complete", {"webHookUrl": url or f"{world.inbox.url}/done"})
    assert answer.status_code == 202, answer.text


def _number_states(world: World, name: str) -> list[Any]:
    (found,) = [one["id"] for one in world.data("GET", "/v3/profiles")["profiles"] if one["name"] == name]
    return [one["state"] for one in world.timeline(found)["registrations"] if one["kind"] == "number"]


def _complete(world: World, name: str, url: str | None = None, **fields: object) -> None:
    profile_id = _profile(world, name, **fields)
    _ask(world, profile_id, url)
    world.await_end(profile_id)
    wanted = "delivered" if url is None else "retrying"
    eventually(
        lambda: world.timeline(profile_id)["callbacks"],
        lambda found: [one["status"] for one in found] == [wanted],
        what="the callback",
    )


def _register(world: World) -> None:
    """SUBMITTED, and the registry does not answer."""
    world.telnyx.fail_next("POST /10dlc/brand", "503", times=_FOREVER)
    # Another business than the organization: one that is the same in everything could be taken for it.
    business = {**BRAND["business"], "legalName": "Southwind Dental LLC", "taxId": "98-7654321"}
    fields = {"brand": {**BRAND, "business": business}, "inherit_tcr_brand": False, "inherit_tcr_campaign": False}
    profile_id = _profile(world, REGISTERING, sending_phone_number=CONNECTED_NUMBER, **fields)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
    _ask(world, profile_id)
    world.await_end(profile_id)
    world.await_call("POST /10dlc/brand")


def _hang(world: World) -> None:
    """In the middle of a step: Telnyx has been asked and does not answer."""
    world.telnyx.fail_next("GET /phone_numbers", "timeout")
    asked = len(world.telnyx.calls("GET /phone_numbers"))
    _ask(world, _profile(world, IN_CONVERSATION, sending_phone_number=UNCONNECTED_NUMBERS[0]))
    eventually(lambda: len(world.telnyx.calls("GET /phone_numbers")), lambda now: now > asked, what="the call")


def _wait(world: World) -> None:
    """Telnyx is down; the next round is a delayed workflow."""
    world.telnyx.fail_next("GET /phone_numbers", "503", times=_FOREVER)
    profile_id = _profile(world, WAITING, sending_phone_number=UNCONNECTED_NUMBERS[1])
    _ask(world, profile_id)
    eventually(
        lambda: world.timeline(profile_id)["steps"][0]["status"], lambda word: word == "waiting", what="the wait"
    )


def _make(url: str, folder: Path, vendors: Path) -> None:
    schema.upgrade(url)
    with World(url, folder, vendors=vendors) as world:
        # Longer than it takes to kill the server.
        world.settings = world.settings.model_copy(update={"provider_timeout_seconds": 60.0})
        leave_behind(world)


def _dump(file: Path, out: Path, without: Sequence[str] = ()) -> None:
    """The contents of a SQLite file as text; `without`: the tables to be emptied first."""
    with closing(sqlite3.connect(file)) as connection:
        for table in without:
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
        out.write_text("\n".join(connection.iterdump()) + "\n")


def main() -> None:
    out, scratch = Path(sys.argv[1]), Path(tempfile.mkdtemp(prefix="cs-snap-", dir="/tmp"))
    out.mkdir(parents=True, exist_ok=True)
    name = f"schema-{schema.newest()}"

    file, vendors = scratch / "clearsend.sqlite", scratch / "vendors-1.sqlite"
    _make(f"sqlite:///{file}", scratch, vendors)
    _dump(file, out / f"{name}-sqlite.sql")
    _dump(vendors, out / f"{name}-sqlite-vendors.sql", _PASSING)

    programs = postgresql.binaries()
    assert programs is not None, "no PostgreSQL server binaries are installed"
    folder = scratch / "pg"
    folder.mkdir()
    scratch.chmod(0o755)
    with postgresql.running(folder, programs) as cluster:
        vendors = scratch / "vendors-2.sqlite"
        _make(cluster.create("snapshot"), scratch, vendors)
        _dump(vendors, out / f"{name}-postgresql-vendors.sql", _PASSING)
        dumped = subprocess.run(
            [programs / "pg_dump", "--inserts", "--no-owner", "--host", folder, "--username", "postgres", "snapshot"],
            capture_output=True,
            text=True,
            check=True,
        )
    # Settings of a newer dump program, which an older server would not know.
    lines = "\n".join(line for line in dumped.stdout.splitlines() if not line.startswith(("\\", "SET transaction_")))
    (out / f"{name}-postgresql.sql").write_text(f"{lines}\n")
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
