"""The README is executed: what it tells a newcomer to type is typed, against a real server, and its links lead somewhere."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from clearsend.cli.demo.server import Server
from tests.e2e.test_demo import environment, run_demo
from tests.postgresql import Cluster
from tests.world import eventually

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

_BLOCK = re.compile(r"(?:<!-- readme: (?P<marker>[^>]+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_SCRIPT_SECONDS = 90

_SERVER = "127.0.0.1:8080"
_RECEIVER_PORT = "9000"

# The packages are there (they are in the group `dev`), and what is started in the background ends with the script.
_PREAMBLE = """set -euo pipefail
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
pip() { :; }
"""


@dataclass(frozen=True)
class Block:
    """A fenced block. `marker` says what the test does with it; empty: nothing but the checks below."""

    marker: str
    language: str
    text: str


BLOCKS = [Block(found["marker"] or "", found["language"], found["text"]) for found in _BLOCK.finditer(README)]


def marked(marker: str) -> list[Block]:
    found = [block for block in BLOCKS if block.marker == marker]
    assert found, f"the README has no block marked {marker!r}"
    return found


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def shell(folder: Path, script: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """bash, with this Python first in its path and its output in `out`."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with (
        (folder / "out").open("wb") as out,
        subprocess.Popen(
            ["bash", "-c", script], cwd=folder, env=environment(PATH=path, **more), stdout=out, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def test_every_block_is_executed_or_known() -> None:
    """A block that nobody runs would rot."""
    for block in BLOCKS:
        if block.language == "text":
            continue
        is_make = all(line.startswith("make ") for line in block.text.splitlines())
        assert is_make or block.marker.startswith(("run", "save ")), block.text


def test_every_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.M))
    assert {"demo", "test", "test-all", "serve", "check"} <= named
    for target in sorted(named):
        assert re.search(rf"^{target}:", makefile, re.M), target
    assert "clearsend serve --simulate" in makefile.split("\nserve:")[1].split("\n\n")[0]


def test_links_lead_to_files_of_the_repository() -> None:
    links = [link for link in _LINK.findall(README) if "://" not in link]
    assert len(links) > 10
    missing = [link for link in links if not (ROOT / link).exists()]
    assert not missing


@pytest.mark.long
def test_demo_prints_what_the_readme_shows(tmp_path: Path) -> None:
    done = run_demo(tmp_path, "--plain")
    assert done.returncode == 0, done.stderr
    printed = {_without_chance(line) for line in done.stdout.splitlines()}
    (block,) = marked("demo output")
    shown = [line for line in block.text.splitlines() if line.strip("… ")]
    assert len(shown) > 10
    assert [line for line in shown if _without_chance(line) not in printed] == []


def _without_chance(line: str) -> str:
    """The line without what differs from run to run: ids and numbers."""
    return re.sub(r"\+1\d{10}", "NUMBER", re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", line))


def test_first_requests_work_as_written(tmp_path: Path) -> None:
    port = str(free_port())
    with Server(tmp_path / "data") as server:
        # The server of `make serve`, but for its port.
        address = server.base_url.removeprefix("http://")

        def here(text: str) -> str:
            return text.replace(_SERVER, address).replace(_RECEIVER_PORT, port)

        for block in BLOCKS:
            if block.marker.startswith("save "):
                (tmp_path / block.marker.removeprefix("save ")).write_text(here(block.text))
        parts = [_PREAMBLE]
        for block in marked("run"):
            parts.append(here(block.text))
            if "receiver.py &" in block.text:
                # A person takes longer to type the next command than the receiver takes to listen.
                parts.append(f"until curl -s -o /dev/null http://127.0.0.1:{port}; do sleep 0.1; done\n")
        parts.append("until [ $(grep -c ^verified: out) = 2 ]; do sleep 0.1; done\n")
        for process in shell(tmp_path, "".join(parts)):
            try:
                status = process.wait(_SCRIPT_SECONDS)
            except subprocess.TimeoutExpired:
                pytest.fail((tmp_path / "out").read_text())
    output = (tmp_path / "out").read_text()
    assert status == 0, output
    assert '"code":"VALIDATION_001"' in output
    assert '"short_name":["The profile has no short name.' in output
    assert output.count('"message":"Profile completion in progress"') == 1
    assert '"steps":[{"name":"connect_sms"' in output
    assert "Plum Books is completed" in output
    assert len(re.findall(r"^verified: \S+ is COMPLETED$", output, re.M)) == 2


@pytest.mark.long
def test_postgresql_installation_starts_as_written(tmp_path: Path, cluster: Cluster) -> None:
    (block,) = marked("run on postgresql")
    name = "readme"
    port = free_port()
    script = block.text.replace("--port 8080", f"--port {port}")
    script = re.sub(r"postgresql://\S+", cluster.create(name), script)
    assert script.count("&\n") == 2
    base_url = f"http://127.0.0.1:{port}"
    for process in shell(tmp_path, _PREAMBLE + script + "wait\n"):

        def look(process: subprocess.Popen[bytes] = process) -> str:
            assert process.poll() is None, (tmp_path / "out").read_text()
            return (tmp_path / "out").read_text()

        eventually(
            look, lambda out: is_up(base_url) and "Clearsend worker ready" in out, what="the server and its worker"
        )
        assert httpx.get(f"{base_url}/readyz", trust_env=False, timeout=120).json() == {
            "status": "ok",
            "checks": {"telnyx": "ok", "whatsapp": "ok", "database": "ok", "worker": "elsewhere"},
        }
    cluster.drop(name)


def is_up(base_url: str) -> bool:
    try:
        return httpx.get(f"{base_url}/readyz", trust_env=False, timeout=120).is_success
    except httpx.TransportError:
        return False
