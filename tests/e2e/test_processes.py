"""The commands as processes of their own: servers and workers that share a database, leave when told, and stand in for each other."""

import ctypes
import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx
import pytest
import typer
from typer.testing import CliRunner

from clearsend import __version__
from clearsend.cli import main
from clearsend.store.foundation import schema
from tests.e2e.processes import SHORTER_THAN_A_HELD_CALL_SECONDS, executors
from tests.world import World, eventually, unknown_id

_COMMAND = [sys.executable, "-m", "clearsend"]


def run(world: World, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One command, from beginning to end."""
    return subprocess.run(
        [*_COMMAND, *arguments],
        env=world.environment() | environment,
        cwd=world.folder,
        capture_output=True,
        text=True,
        timeout=60,
    )


def printed(world: World, *arguments: str) -> Any:
    """What a command that must succeed prints as JSON."""
    done = run(world, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@dataclass
class Worker:
    """`clearsend worker`, running."""

    process: subprocess.Popen[str]
    log: Path

    def terminate(self) -> int:
        """SIGTERM: the exit status. A process that waited for a held vendor would not end in time."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=SHORTER_THAN_A_HELD_CALL_SECONDS)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=120)


class Workers:
    """Starts workers, and ends those that are left."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._stack = ExitStack()
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def start(self, **environment: str) -> Worker:
        self._count += 1
        return self._stack.enter_context(self._running(self._world.folder / f"worker-{self._count}.log", environment))

    @contextmanager
    def _running(self, log: Path, environment: dict[str, str]) -> Iterator[Worker]:
        with (
            log.open("w") as written,
            subprocess.Popen(
                [*_COMMAND, "worker"],
                env=self._world.environment() | environment,
                cwd=self._world.folder,
                stdout=subprocess.PIPE,
                stderr=written,
                text=True,
            ) as process,
        ):
            try:
                assert process.stdout is not None
                assert process.stdout.readline() == "Clearsend worker ready\n", log.read_text()
                yield Worker(process, log)
            finally:
                process.kill()


@pytest.fixture
def workers(world: World) -> Iterator[Workers]:
    with Workers(world) as started:
        yield started


def test_a_server_and_a_worker_share_the_work(world: World, workers: Workers) -> None:
    world.spawn("--no-worker")
    assert httpx.get(f"{world.base_url}/readyz", timeout=120).json()["checks"]["worker"] == "elsewhere"
    world.equip_organization()
    profile_id = world.create_profile()
    assert world.ask_to_complete(profile_id).status_code == 202
    time.sleep(1)
    assert world.timeline(profile_id)["status"] == "queued"

    worker = workers.start()

    assert world.await_callback_delivered(profile_id)["status"] == "completed"
    assert len(world.inbox.received) == 1
    assert worker.terminate() == 0, worker.log.read_text()
    assert world.terminate() == 0


def test_a_worker_that_was_killed_is_stood_in_for(world: World, workers: Workers) -> None:
    world.spawn("--no-worker")
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("POST /messaging_profiles", "applied_then_timeout")
    victim = workers.start(CLEARSEND_PROVIDER_TIMEOUT_SECONDS="60")
    assert world.ask_to_complete(profile_id).status_code == 202
    eventually(lambda: world.telnyx.calls("POST /messaging_profiles"), bool, what="the call that is held")
    workers.start()
    assert world.timeline(profile_id)["status"] == "in_progress"

    victim.kill()

    assert world.await_end(profile_id)["status"] == "completed"
    eventually(lambda: executors(world), lambda found: len(found) == 1, what="that the dead one is not taken for alive")
    assert len(world.telnyx.state()["messaging_profiles"]) == 1
    (callback,) = world.inbox.wait_for(1, 180)
    callback.verify(world.tenant.signing_secret)


def test_a_worker_leaves_in_time_although_a_provider_holds_it(sqlite_world: World) -> None:
    """It leaves while the vendor still holds its call, and what it held goes to the next one."""
    world = sqlite_world.spawn("--no-worker")
    world.equip_organization()
    profile_id = world.create_profile()
    world.telnyx.fail_next("POST /messaging_profiles", "applied_then_timeout")
    with Workers(world) as workers:
        held = workers.start(CLEARSEND_PROVIDER_TIMEOUT_SECONDS="60")
        assert world.ask_to_complete(profile_id).status_code == 202
        eventually(lambda: world.telnyx.calls("POST /messaging_profiles"), bool, what="the call that is held")

        assert held.terminate() == 0, held.log.read_text()

        assert executors(world) == [], "nobody waits until its lease lapses"
        workers.start()
        assert world.await_end(profile_id)["status"] == "completed"
    assert len(world.telnyx.state()["messaging_profiles"]) == 1


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not list threads in /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_leaves_whichever_of_its_threads_is_given_the_signal(
    world: World, workers: Workers, number: signal.Signals
) -> None:
    world.spawn("--no-worker")
    process = workers.start().process

    def others() -> list[int]:
        return [int(each.name) for each in Path(f"/proc/{process.pid}/task").iterdir() if each.name != str(process.pid)]

    other = eventually(others, bool, what="a thread beside the main one")[0]
    assert ctypes.CDLL(None).tgkill(process.pid, other, number) == 0
    assert process.wait(timeout=120) == 0


def test_a_server_with_a_worker_leaves_when_told(world: World) -> None:
    world.spawn()
    assert httpx.get(f"{world.base_url}/readyz", timeout=120).json() == {
        "status": "ok",
        "checks": {"telnyx": "ok", "whatsapp": "ok", "database": "ok", "worker": "ok"},
    }
    assert world.terminate() == 0, world.log()


def test_a_port_that_is_taken(sqlite_world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(sqlite_world, "serve", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr.strip() == f"Cannot listen on 127.0.0.1:{port}: Address already in use"
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://localhost/clearsend"),
        ("SECRET_KEY", "too-short-to-be-secret"),
        ("PROVIDER_TIMEOUT_SECONDS", "soon"),
        ("RATE_LIMITS", "perhaps"),
        ("WHATSAPP_API_VERSION", "newest"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    done = CliRunner().invoke(main.cli, ["worker"], env={f"CLEARSEND_{name}": value})
    assert done.exit_code == 2
    assert re.fullmatch(rf"CLEARSEND_{name}: \S.+\n", done.stderr)
    assert value not in done.stderr


def test_wrong_settings_end_the_process(sqlite_world: World) -> None:
    done = run(sqlite_world, "serve", CLEARSEND_RATE_LIMITS="perhaps", CLEARSEND_CALLBACK_TIMEOUT_SECONDS="0")
    assert done.returncode == 2
    assert done.stdout == ""
    assert sorted(line.partition(":")[0] for line in done.stderr.splitlines()) == [
        "CLEARSEND_CALLBACK_TIMEOUT_SECONDS",
        "CLEARSEND_RATE_LIMITS",
    ]


@pytest.mark.parametrize("command", ["worker", "db check"])
def test_a_database_that_is_not_there(sqlite_world: World, command: str) -> None:
    absent = "postgresql://user:hunter2@127.0.0.1:1/nothing"
    done = run(sqlite_world, *command.split(), CLEARSEND_DATABASE_URL=absent)
    assert done.returncode == 1
    assert re.fullmatch(r"The database cannot be used: \S.+\n", done.stderr, re.DOTALL)
    assert "Traceback" not in done.stderr
    assert "hunter2" not in done.stderr + done.stdout


@pytest.mark.parametrize("command", ["worker", "serve --port 0"])
def test_another_secret_key_than_before(sqlite_world: World, command: str) -> None:
    """It would accept what it could never deliver."""
    done = run(sqlite_world, *command.split(), CLEARSEND_SECRET_KEY="another secret key that is as long as the first")
    assert done.returncode == 1
    assert re.fullmatch(r"a stored secret cannot be decrypted: CLEARSEND_SECRET_KEY .+\n", done.stderr)


def test_an_organization_and_its_keys(world: World) -> None:
    founded = printed(world, "org", "create", "Second Platform", "--email", "owner@second.example")
    assert set(founded) >= {"organization_id", "user_id", "api_key"}
    org_id = founded["organization_id"]
    made = printed(world, "keys", "create", org_id, "--email", "dev@second.example", "--role", "admin", "--name", "ci")
    assert (made["organization_id"], made["role"]) == (org_id, "admin")
    world.spawn("--no-worker")
    with world.client(made["api_key"]) as client:
        assert client.get("/v3/profiles").status_code == 200
        assert printed(world, "keys", "revoke", org_id, made["key_id"]) == {"key_id": made["key_id"], "revoked": True}
        assert client.get("/v3/profiles").status_code == 401
    with world.client(founded["api_key"]) as client:
        assert client.get("/v3/organization").json()["data"]["name"] == "Second Platform"
    listed = printed(world, "keys", "list", org_id)
    assert [(item["name"], item["revoked_at"] is None) for item in listed] == [("first key", True), ("ci", False)]
    for key in (founded["api_key"], made["api_key"]):
        assert key not in json.dumps(listed)


def test_what_does_not_exist_is_a_sentence(sqlite_world: World) -> None:
    listing = run(sqlite_world, "keys", "list", unknown_id())
    assert (listing.returncode, listing.stderr) == (1, "Organization not found\n")
    revoking = run(sqlite_world, "keys", "revoke", sqlite_world.tenant.id, unknown_id())
    assert revoking.returncode == 1
    assert re.fullmatch(r"There is no such key .+\n", revoking.stderr)


def test_an_operator_is_held_to_the_rules_of_the_api(world: World) -> None:
    """PostgreSQL could not store what SQLite takes."""
    done = run(world, "org", "create", "N" * 101, "--email", "nobody")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == "Request validation failed"
    assert [line.partition(":")[0].strip() for line in done.stderr.splitlines()[1:]] == ["name", "email"]


def test_the_signing_secret_can_be_changed(sqlite_world: World) -> None:
    world = sqlite_world
    changed = printed(world, "org", "rotate-signing-secret", world.tenant.id)
    assert changed["signing_secret"] != world.tenant.signing_secret
    world.spawn()
    world.equip_organization()
    world.complete(world.create_profile())
    (callback,) = world.inbox.wait_for(1, 180)
    callback.verify(changed["signing_secret"])


def test_the_database_is_checked_and_upgraded(sqlite_world: World, tmp_path: Path) -> None:
    empty = {"CLEARSEND_DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite'}"}
    before = run(sqlite_world, "db", "check", "--json", **empty)
    assert (before.returncode, json.loads(before.stdout)["ok"]) == (1, False)
    upgraded = run(sqlite_world, "db", "upgrade", "--json", **empty)
    assert upgraded.returncode == 0, upgraded.stderr
    assert json.loads(upgraded.stdout)["revision"] == schema.newest()
    assert run(sqlite_world, "db", "check", **empty).returncode == 0


def test_the_database_of_a_running_installation_is_current(world: World) -> None:
    checked = printed(world, "db", "check")
    assert (checked["ok"], checked["revision"], checked["needed"]) == (True, schema.newest(), schema.newest())


def test_the_document_is_printed_without_a_database(sqlite_world: World) -> None:
    done = run(sqlite_world, "openapi", CLEARSEND_DATABASE_URL="postgresql://127.0.0.1:1/nothing")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["openapi"].startswith("3.1")
    assert "/v3/profiles/{profileId}/complete" in document["paths"]


def test_the_version_is_printed() -> None:
    assert CliRunner().invoke(main.cli, ["--version"]).output == f"{__version__}\n"


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, (*path, name))


COMMANDS = list(_commands(typer.main.get_command(main.cli)))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(path: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main.cli, [*path, "--help"])
    assert done.exit_code == 0, done.output
    usage, _, described = done.output.strip().partition("\n\n")
    assert usage.startswith("Usage: ")
    assert not described.lstrip().startswith(("Options:", "Commands:"))


def test_there_are_the_documented_commands() -> None:
    documented = {"serve", "worker", "demo", "org create", "keys create", "keys list", "keys revoke"}
    assert documented | {"db upgrade", "db check", "openapi"} <= {" ".join(path) for path in COMMANDS}


def test_a_thread_that_a_daemon_has_started_keeps_no_process() -> None:
    """The library's pool grows in its queues' threads: the interpreter waits for such threads too, as long as a provider takes."""
    story = (
        "import threading, time\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from clearsend.cli import serving\n"
        "pool = ThreadPoolExecutor(1)\n"
        "starter = threading.Thread(target=pool.submit, args=(time.sleep, 3600), daemon=True)\n"
        "starter.start(), starter.join(), print('leaving', flush=True)\n"
        "serving.leave()\n"
    )
    with subprocess.Popen([sys.executable, "-c", story], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "leaving\n"
        try:
            assert process.wait(timeout=120) == 0
        finally:
            process.kill()
