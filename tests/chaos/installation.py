"""An installation of several processes that may be killed at any moment, and the simulated vendors, which are not.

It kills nothing by itself: see `storm.py`.
"""

import random
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from pydantic import SecretStr

from clearsend.cli import serving
from clearsend.settings import Settings
from clearsend.simulators.server import MOUNT_PATH
from tests.served import Served
from tests.world import SECRET_KEY, TELNYX_KEY, Vendor, environment_of, eventually

# Below the range from which systems take the ports of outgoing connections: a server that was killed finds its own free.
_PORTS = range(20_000, 32_000)


@dataclass
class Member:
    """One process of the installation, a server or a worker, which may be killed and started again."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(repr=False)
    folder: Path
    process: Served | None = None
    kills: int = 0

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.process = Served(self.arguments, self.environment, self.folder, None)

    def kill(self) -> None:
        """`kill -9`."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(timeout=120)
        self.kills += 1

    @property
    def is_ready(self) -> bool:
        """Has it said so?"""
        return self.process is not None and bool(self.process.output())

    @property
    def has_left(self) -> bool:
        """Has it ended by itself?"""
        return self.process is not None and self.process.poll() not in (None, -signal.SIGKILL)


@dataclass(frozen=True)
class Installation:
    """What runs: the servers and workers, and where they are."""

    settings: Settings
    members: Sequence[Member]
    base_urls: Sequence[str]
    telnyx: Vendor
    whatsapp: Vendor


@contextmanager
def running(database_url: str, folder: Path, *, servers: int, workers: int) -> Iterator[Installation]:
    """So many servers and workers on one database; with no worker, each server works too. All are ready at the start."""
    with ExitStack() as stack:
        ports = _free_ports(servers + 1)
        simulated_at = stack.enter_context(_simulators(ports.pop(), folder))
        base_urls = [f"http://127.0.0.1:{port}" for port in ports]
        settings = _settings(database_url, folder, simulated_at, public_url=base_urls[0])
        environment = environment_of(settings)
        members = [
            Member(
                f"server-{number}",
                ["serve", "--port", str(port), *(["--no-worker"] if workers else [])],
                environment,
                folder / f"server-{number}",
            )
            for number, port in enumerate(ports, 1)
        ]
        members += [
            Member(f"worker-{number}", ["worker"], environment, folder / f"worker-{number}")
            for number in range(1, workers + 1)
        ]
        for member in members:
            member.start()
            stack.callback(_end, member)
        eventually(
            lambda: [member.name for member in members if not member.is_ready],
            lambda missing: missing == [],
            what="the start of every process",
        )
        vendors = [Vendor(f"{simulated_at}{MOUNT_PATH}/{name}") for name in ("telnyx", "whatsapp")]
        for vendor in vendors:
            stack.callback(vendor.close)
        yield Installation(settings, members, base_urls, *vendors)


def _settings(database_url: str, folder: Path, simulated_at: str, *, public_url: str) -> Settings:
    """Everything that takes minutes in earnest takes seconds. What was paid for is still only looked for, for longer than
    a request may be under way."""
    return serving.simulated(
        Settings(
            data_dir=folder / "data",
            database_url=database_url,
            secret_key=SecretStr(SECRET_KEY),
            telnyx_api_key=SecretStr(TELNYX_KEY),
            public_url=public_url,
            allow_private_callbacks=True,
            provider_timeout_seconds=1,
            callback_timeout_seconds=1,
            callback_first_retry_seconds=0.5,
            vendor_pause_seconds=0.5,
            registration_check_seconds=0.5,
            registration_quiet_seconds=3,
            reconcile_seconds=1,
            rate_limits="off",
        ),
        simulated_at,
    )


@contextmanager
def _simulators(port: int, folder: Path) -> Iterator[str]:
    base_url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "clearsend.simulators", "--port", str(port)]
    with (folder / "simulators.log").open("w") as log, subprocess.Popen(command, stderr=log) as process:
        try:
            eventually(
                lambda: httpx.get(f"{base_url}{MOUNT_PATH}/telnyx/_control/faults", timeout=120).status_code,
                lambda status: status == 200,
                what="the start of the simulators",
            )
            yield base_url
        finally:
            process.kill()


def _free_ports(count: int) -> list[int]:
    found: list[int] = []
    while len(found) < count:
        # Not of the dice that are seeded: which port it is, must not matter.
        port = random.SystemRandom().choice(_PORTS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            found.append(port)
    return found


def _end(member: Member) -> None:
    if member.process is not None and member.process.poll() is None:
        member.process.kill()
        member.process.wait(timeout=120)
