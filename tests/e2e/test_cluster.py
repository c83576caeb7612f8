"""Two servers and two workers on one PostgreSQL: whoever accepts, it is finished; also through a deploy and while the database is
away for a while.
"""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.e2e.processes import SHORTER_THAN_A_HELD_CALL_SECONDS, executors
from tests.postgresql import Cluster
from tests.world import World, eventually

pytestmark = pytest.mark.long

_AWAY_SECONDS = 8


class Process:
    """A `clearsend` command that runs until it is told to leave."""

    def __init__(self, popen: subprocess.Popen[str], log: Path) -> None:
        self._popen = popen
        self._log = log

    def await_line(self, pattern: str) -> str:
        assert self._popen.stdout is not None
        for line in self._popen.stdout:
            if found := re.search(pattern, line):
                return found.group()
        raise AssertionError(f"it never said {pattern}: {self.log()}")

    def terminate(self) -> int:
        """SIGTERM: the exit status. A process that waited for a held vendor would not end in time."""
        self._popen.send_signal(signal.SIGTERM)
        return self._popen.wait(timeout=SHORTER_THAN_A_HELD_CALL_SECONDS)

    def kill(self) -> None:
        self._popen.kill()
        self._popen.wait(timeout=120)

    def log(self) -> str:
        return self._log.read_text()


@contextmanager
def running(world: World, name: str, *arguments: str, **environment: str) -> Iterator[Process]:
    log = world.folder / f"{name}.log"
    with (
        log.open("w") as written,
        subprocess.Popen(
            [sys.executable, "-m", "clearsend", *arguments],
            env=world.environment() | environment,
            cwd=world.folder,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        ) as popen,
    ):
        try:
            yield Process(popen, log)
        finally:
            popen.kill()


def test_servers_and_workers_through_a_deploy_and_an_outage(cluster: Cluster, tmp_path: Path) -> None:
    with World(cluster.create("several", template="migrated"), tmp_path) as world, ExitStack() as stack:
        patient = {"CLEARSEND_PROVIDER_TIMEOUT_SECONDS": "60"}
        servers = [
            stack.enter_context(running(world, f"server-{number}", "serve", "--port", "0", "--no-worker"))
            for number in (1, 2)
        ]
        first = stack.enter_context(running(world, "worker-1", "worker", **patient))
        urls = [server.await_line(r"http://\S+:\d+") for server in servers]
        first.await_line("ready")
        world.base_url = urls[0]
        world.equip_organization()

        # The first worker is held by a vendor and told to leave; a second one stands in at once.
        held = world.create_profile()
        world.telnyx.fail_next("POST /messaging_profiles", "applied_then_timeout")
        assert world.ask_to_complete(held).status_code == 202
        world.await_call("POST /messaging_profiles")
        second = stack.enter_context(running(world, "worker-2", "worker"))
        second.await_line("ready")
        assert first.terminate() == 0, first.log()[-2000:]
        # It has handed over what it held, and its lease: nobody waits until that lapses.
        assert len(executors(world)) == 1
        assert world.await_end(held)["status"] == "completed"
        assert len(world.telnyx.state()["messaging_profiles"]) == 1
        third = stack.enter_context(running(world, "worker-3", "worker"))
        third.await_line("ready")

        # Whoever accepts, it is finished; the database goes away in the middle.
        profiles = [world.create_profile() for _ in range(8)]
        for number, profile_id in enumerate(profiles):
            world.base_url = urls[number % 2]
            assert world.ask_to_complete(profile_id).status_code == 202
        cluster.pause()
        try:
            for url in urls:
                world.base_url = url
                # It answers while the database is away, and does not wait until it is back.
                refused = world.ask_to_complete(profiles[0])
                assert (refused.status_code, refused.json()["error"]["code"]) == (503, "INTERNAL_005")
                assert int(refused.headers["retry-after"]) >= 1
                assert httpx.get(f"{url}/readyz", timeout=120).status_code == 503
            time.sleep(_AWAY_SECONDS)
        finally:
            cluster.resume()
        for profile_id in profiles:
            assert world.await_end(profile_id)["status"] == "completed"
        # Of each at least one: whose delivery was not written down before the database went, is sent again.
        runs = {world.timeline(profile_id)["id"] for profile_id in [held, *profiles]}
        eventually(
            lambda: {callback.json()["runId"] for callback in world.inbox.received},
            lambda called_back: called_back == runs,
            what="every callback",
        )
        assert httpx.get(f"{urls[0]}/readyz", timeout=120).status_code == 200
        # It has been said that the database was away, and not by the thousand.
        assert "database_unavailable" in third.log()
        assert len(third.log().splitlines()) < 150, third.log()[-3000:]
        # A client that never finishes its request keeps nobody, nor does one that keeps its connection.
        host, port = urls[1].removeprefix("http://").split(":")
        slow = stack.enter_context(socket.create_connection((host, int(port))))
        slow.sendall(b"POST /v3/profiles HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{")
        kept = stack.enter_context(httpx.Client(base_url=urls[1], timeout=120))
        assert kept.get("/healthz").status_code == 200
        for process in (*servers, second, third):
            assert process.terminate() == 0, process.log()
    cluster.drop("several")
