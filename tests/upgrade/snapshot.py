"""Makes what a release leaves behind when it dies at work: its database, with finished, running and waiting things in it.

    python -m tests.upgrade.snapshot FOLDER        (in a checkout of that release, with this file in it)

writes `schema-<revision>-sqlite.sql` and `schema-<revision>-postgresql.sql` to FOLDER. A newer release must bring both to
their end: `test_upgrade.py`. The simulated vendors start empty there, so nothing in it has got as far as a vendor's object
that must still be known.
"""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from clearsend.store.foundation import schema
from tests import postgresql
from tests.world import BRAND, CAMPAIGN, World, eventually

# Nobody listens there: a callback that waits for its next attempt.
DEAD_RECEIVER = "http://127.0.0.1:9/done"

# Names of the tenants, by which the newer release's test knows what to expect of them.
COMPLETED, UNDELIVERED, REGISTERING = "Completed", "Undelivered", "Registering"
IN_CONVERSATION, WAITING, QUEUED = "In conversation", "Waiting", "Queued"

# On a messaging profile already, and not yet on a campaign.
CONNECTED_NUMBER = "+12125550122"

_FOREVER = 100_000


def leave_behind(world: World) -> None:
    """Bring tenants to every stage, and kill the server there."""
    world.spawn()
    world.equip_organization()
    _complete(world, COMPLETED)
    _complete(world, UNDELIVERED, url=DEAD_RECEIVER)
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


def _complete(world: World, name: str, url: str | None = None) -> None:
    profile_id = _profile(world, name)
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
    fields = {"brand": dict(BRAND), "inherit_tcr_brand": False, "inherit_tcr_campaign": False}
    profile_id = _profile(world, REGISTERING, sending_phone_number=CONNECTED_NUMBER, **fields)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
    _ask(world, profile_id)
    world.await_end(profile_id)
    world.await_call("POST /10dlc/brand")


def _hang(world: World) -> None:
    """In the middle of a step: Telnyx has been asked and does not answer."""
    world.telnyx.fail_next("GET /phone_numbers", "timeout")
    asked = len(world.telnyx.calls("GET /phone_numbers"))
    _ask(world, _profile(world, IN_CONVERSATION, sending_phone_number="+12125550133"))
    eventually(lambda: len(world.telnyx.calls("GET /phone_numbers")), lambda now: now > asked, what="the call")


def _wait(world: World) -> None:
    """Telnyx is down; the next round is a delayed workflow."""
    world.telnyx.fail_next("GET /phone_numbers", "503", times=_FOREVER)
    profile_id = _profile(world, WAITING, sending_phone_number="+12125550144")
    _ask(world, profile_id)
    eventually(
        lambda: world.timeline(profile_id)["steps"][0]["status"], lambda word: word == "waiting", what="the wait"
    )


def _make(url: str, folder: Path) -> None:
    schema.upgrade(url)
    with World(url, folder) as world:
        # Longer than it takes to kill the server.
        world.settings = world.settings.model_copy(update={"provider_timeout_seconds": 60.0})
        leave_behind(world)


def main() -> None:
    out, scratch = Path(sys.argv[1]), Path(tempfile.mkdtemp(prefix="cs-snap-", dir="/tmp"))
    out.mkdir(parents=True, exist_ok=True)
    name = f"schema-{schema.newest()}"

    file = scratch / "clearsend.sqlite"
    _make(f"sqlite:///{file}", scratch)
    with closing(sqlite3.connect(file)) as connection:
        lines = "\n".join(connection.iterdump())
    (out / f"{name}-sqlite.sql").write_text(f"{lines}\n")

    programs = postgresql.binaries()
    assert programs is not None, "no PostgreSQL server binaries are installed"
    folder = scratch / "pg"
    folder.mkdir()
    scratch.chmod(0o755)
    with postgresql.running(folder, programs) as cluster:
        _make(cluster.create("snapshot"), scratch)
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
