"""The simulated world outlives its process: what was done, decided and ordered is there after `kill -9`."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

from tests.providers.simulated import API_KEY, TOKEN, bearer
from tests.world import eventually

PROFILE = {"name": "prof_1", "whitelisted_destinations": ["US"]}
NUMBER_ID = "10293847561"


def test_the_world_survives_a_kill(tmp_path: Path) -> None:
    database = tmp_path / "world.sqlite"
    first = Process(database)
    try:
        profile_id = first.telnyx("POST", "/messaging_profiles", PROFILE)["data"]["id"]
        first.meta("POST", f"/{NUMBER_ID}/register", {"messaging_product": "whatsapp", "pin": "271828"})
        first.steer("telnyx", "faults", {"match": "GET /messaging_profiles", "fault": 503, "times": 2})
        first.telnyx("GET", "/messaging_profiles")
        first.steer("telnyx", "latency", {"ms": 1})
    finally:
        first.kill()

    second = Process(database)
    try:
        assert second.telnyx("GET", "/messaging_profiles")["errors"][0]["code"] == "10037"
        assert second.telnyx("GET", f"/messaging_profiles/{profile_id}")["data"]["name"] == "prof_1"
        assert second.meta("GET", f"/{NUMBER_ID}?fields=status", None)["status"] == "CONNECTED"
        wrong = second.meta("POST", f"/{NUMBER_ID}/register", {"messaging_product": "whatsapp", "pin": "314159"})
        assert wrong["error"]["code"] == 133005
        assert [call["n"] for call in second.see("telnyx", "calls")] == [1, 2, 3, 4]
        assert second.see("telnyx", "faults") == []
    finally:
        second.kill()


class Process:
    """The simulators in a process of their own, ended only by SIGKILL."""

    def __init__(self, database: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        command = [sys.executable, "-m", "clearsend.simulators", "--port", str(self._port)]
        self._process = subprocess.Popen([*command, "--database", str(database)])
        self._url = f"http://127.0.0.1:{self._port}/simulators"
        eventually(self._answers, bool, what="the start of the simulators")

    def _answers(self) -> bool:
        assert self._process.poll() is None
        return httpx.get(f"{self._url}/telnyx/_control/faults", timeout=120).is_success

    def telnyx(self, method: str, path: str, body: Any = None) -> Any:
        return httpx.request(
            method, f"{self._url}/telnyx/v2{path}", json=body, headers=bearer(API_KEY), timeout=120
        ).json()

    def meta(self, method: str, path: str, body: Any = None) -> Any:
        return httpx.request(
            method, f"{self._url}/whatsapp/v25.0{path}", json=body, headers=bearer(TOKEN), timeout=120
        ).json()

    def steer(self, vendor: str, name: str, body: Any) -> None:
        httpx.post(f"{self._url}/{vendor}/_control/{name}", json=body, timeout=120).raise_for_status()

    def see(self, vendor: str, name: str) -> Any:
        return httpx.get(f"{self._url}/{vendor}/_control/{name}", timeout=120).json()

    def kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()
