"""The machine is lost, and a backup is put in its place: what was begun goes on, and no vendor is asked for anything twice."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clearsend.cli import main
from tests.postgresql import Cluster
from tests.workflows.test_registration_story import await_completed, fees, paid, tcr_tenant
from tests.world import SECRET_KEY, World

pytestmark = pytest.mark.long

# A vendor shows what it was given under the address that it was given with it.
PUBLIC_URL = "https://clearsend.example"


def command(world: World, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main.cli, list(arguments), env=world.environment() | environment)


class Backup:
    """Takes one of the running world, and puts it in the place of a world that is lost."""

    def __init__(self, world: World, cluster: Cluster | None) -> None:
        self._world = world
        self._cluster = cluster
        self._name = f"restored_{os.getpid()}"
        self._path = world.folder / "backup.sqlite"

    def take(self) -> None:
        if self._cluster is not None:
            self._path = self._cluster.dump(self._world.database_url.partition("@/")[2].partition("?")[0])
            return
        done = command(self._world, "db", "backup", str(self._path))
        assert done.exit_code == 0, done.output
        assert "Without the secret key (CLEARSEND_SECRET_KEY)" in done.stderr
        assert SECRET_KEY.encode() not in self._path.read_bytes()

    def put_back(self) -> str:
        """The URL of the database that was made from it."""
        if self._cluster is not None:
            return self._cluster.load(self._path, self._name)
        url = f"sqlite:///{self._world.folder / 'restored' / 'clearsend.sqlite'}"
        done = command(self._world, "db", "restore", str(self._path), CLEARSEND_DATABASE_URL=url)
        assert done.exit_code == 0, done.output
        return url

    def clean(self) -> None:
        if self._cluster is not None:
            self._cluster.drop(self._name)


@pytest.fixture
def backup(world: World, request: pytest.FixtureRequest) -> Iterator[Backup]:
    made = Backup(world, None if world.database_url.startswith("sqlite") else request.getfixturevalue("cluster"))
    yield made
    made.clean()


def test_what_was_open_is_finished_and_paid_once(world: World, backup: Backup) -> None:
    world.telnyx.approve_after(0)
    world.spawn(CLEARSEND_PUBLIC_URL=PUBLIC_URL, CLEARSEND_REGISTRATION_CHECK_SECONDS="0.3")
    # The first is in the middle of it when the backup is taken, the second has not begun.
    world.telnyx.fail_next("GET /phone_numbers", "503", times=1)
    under_way = tcr_tenant(world, campaigns=1, number="+12125550123")
    assert world.ask_to_complete(under_way).status_code == 202
    world.await_call("GET /phone_numbers")
    later = tcr_tenant(world, campaigns=1, number="+12125550124", name="Southwind Dental")
    backup.take()
    assert world.ask_to_complete(later).status_code == 202
    for profile_id in (under_way, later):
        await_completed(world, profile_id)
    before = (len(world.telnyx.state()["messaging_profiles"]), fees(world))
    assert before == (2, paid(brands=2, campaigns=2))
    world.kill()

    world.spawn(
        CLEARSEND_DATABASE_URL=backup.put_back(),
        CLEARSEND_PUBLIC_URL=PUBLIC_URL,
        CLEARSEND_REGISTRATION_CHECK_SECONDS="0.3",
    )
    await_completed(world, under_way)
    # Of what came after the backup nothing is known: its caller asks again.
    assert world.data("GET", f"/v3/profiles/{later}")["status"] == "incomplete"
    assert world.ask_to_complete(later).status_code == 202
    await_completed(world, later)
    assert (len(world.telnyx.state()["messaging_profiles"]), fees(world)) == before
    assert len(world.telnyx.state()["brands"]) == 2
    world.terminate()


def test_a_backup_is_worth_nothing_without_its_key(sqlite_world: World) -> None:
    world = sqlite_world
    path = world.folder / "backup.sqlite"
    assert command(world, "db", "backup", str(path)).exit_code == 0
    fresh = {"CLEARSEND_DATABASE_URL": f"sqlite:///{world.folder / 'new.sqlite'}"}
    assert command(world, "db", "restore", str(path), **fresh).exit_code == 0
    refused = command(world, "worker", **fresh, CLEARSEND_SECRET_KEY="another secret key that is long enough")
    assert refused.exit_code == 1
    assert "CLEARSEND_SECRET_KEY is not the one" in refused.stderr


def test_postgresql_has_tools_of_its_own(sqlite_world: World, tmp_path: Path) -> None:
    elsewhere = {"CLEARSEND_DATABASE_URL": "postgresql://somebody@db.example/clearsend"}
    for arguments, tool in ((("backup",), "pg_dump"), (("restore",), "pg_restore")):
        done = command(sqlite_world, "db", *arguments, str(tmp_path / "x"), **elsewhere)
        assert (done.exit_code, tool in done.stderr) == (1, True)
