"""`clearsend demo` as a newcomer runs it: real processes, nothing patched."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from clearsend.cli.demo.command import orderly_signals
from clearsend.cli.demo.server import Server
from tests.world import eventually

# The demo ends within 25 s on a machine of its own; this one may be busy.
_TIMEOUT_SECONDS = 90


def environment(**more: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("CLEARSEND_")} | more


def run_demo(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clearsend", "demo", *arguments],
        cwd=folder,
        env=environment(**more),
        text=True,
        capture_output=True,
        timeout=_TIMEOUT_SECONDS,
        check=False,
    )


def servers_on(folder: Path) -> list[int]:
    """Ids of the processes that serve the data in `folder`: the demo names it in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_server = b"serve" in (process / "cmdline").read_bytes().split(b"\0")
            names = (process / "environ").read_bytes().split(b"\0") if is_server else []
            is_here = (process / "cwd").resolve() == folder.resolve()
        except OSError:
            continue
        if is_here and any(name.startswith(b"CLEARSEND_DATA_DIR=") for name in names):
            found.append(int(process.name))
    return found


def wait_until_gone(folder: Path) -> None:
    eventually(lambda: servers_on(folder), lambda found: found == [], what="the end of the demo's servers")


@contextmanager
def kept_demo(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A demo that goes on; killed at the end if a test has not ended it."""
    with (
        (folder / "out").open("w") as out,
        subprocess.Popen(
            [sys.executable, "-m", "clearsend", "demo", "--plain", "--keep", *arguments],
            cwd=folder,
            env=environment(),
            text=True,
            stdout=out,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


def wait_for(folder: Path, pattern: str, count: int = 1) -> list[str]:
    out = folder / "out"
    eventually(out.read_text, lambda text: len(re.findall(pattern, text)) >= count, what=f"{count} of {pattern}")
    return re.findall(pattern, out.read_text())


def own_lines(output: str) -> Sequence[str]:
    """The lines that the reader is to copy."""
    return [line for line in output.splitlines() if line.startswith(("export ", "PROFILE=", "curl "))]


def test_plain_demo_tells_the_four_stories(tmp_path: Path) -> None:
    done = run_demo(tmp_path, "--plain")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    sections = re.split(r"\n\n(?=Tenant \d:|All as expected)", done.stdout)
    inheriting, own_brand, too_early, rejected = sections[1:5]
    for section, statuses in (
        (inheriting, ["COMPLETED"]),
        (own_brand, ["SUBMITTED", "COMPLETED"]),
        (too_early, ["COMPLETED"]),
        (rejected, ["SUBMITTED", "COMPLETED"]),
    ):
        assert re.findall(r"callback {13}(\w+) received; signature verified", section) == statuses
        assert re.findall(r"^  → (\w+): ", section, re.MULTILINE) == statuses
        assert re.search(r"Telnyx: \d+ calls, messaging profile created, number \+1\d+ attached", section)
    assert "→ COMPLETED: Every prerequisite is met" in inheriting
    assert "→ SUBMITTED: The profile's own brand or campaigns await" in own_brand
    assert re.findall(r"(?:✓|✗) ((?:brand|campaign|number)\.\w+)", own_brand) == [
        "brand.submitted",
        "brand.verified",
        "campaign.submitted",
        "campaign.approved",
        "number.submitted",
        "number.assigned",
    ]
    assert "400 VALIDATION_001" in too_early
    refusal = too_early.split("400 VALIDATION_001")[1].split("PATCH ... →")[0]
    assert re.findall(r"^ {6}(\w+)", refusal, re.MULTILINE) == ["short_name", "description", "brand"]
    assert re.findall(r"(?:✓|✗) ((?:brand|campaign|number)\.\w+)", rejected) == [
        "campaign.submitted",
        "campaign.rejected",
        "campaign.resubmitted",
        "campaign.approved",
        "number.submitted",
        "number.assigned",
    ]
    assert "reason       Unable to verify consent" in rejected
    assert re.search(r"sandbox → 202 way: update, changed: messageFlow, fee: \d+\.\d\d USD", rejected)
    assert "4 tenants, 6 signed callbacks" in done.stdout
    assert [line.split("=")[0].split(" ")[0] for line in own_lines(done.stdout)] == [
        "export",
        "PROFILE",
        "curl",
        "curl",
    ]
    assert "\x1b" not in done.stdout
    assert (tmp_path / "data" / "clearsend.sqlite").exists()
    assert servers_on(tmp_path) == []
    # No secret but the key that the reader needs, and that once.
    assert len(re.findall(r"cs_[A-Za-z0-9_-]{20,}", done.stdout)) == 1
    assert "whsec_" not in done.stdout
    assert "EAA" not in done.stdout
    assert (tmp_path / "data" / "secret_key").read_text().strip() not in done.stdout


@pytest.mark.long
def test_json_summary_twice_on_the_same_data_and_never_on_the_operators_database(tmp_path: Path) -> None:
    operators = tmp_path / "operators.sqlite"
    summaries: list[dict[str, Any]] = []
    for more in ({}, {"CLEARSEND_DATABASE_URL": f"sqlite:///{operators}"}):
        done = run_demo(tmp_path, "--json", "--data-dir", "kept", **more)
        assert done.returncode == 0, done.stderr
        summaries.append(json.loads(done.stdout))
    for summary in summaries:
        assert [tenant["status"] for tenant in summary["tenants"]] == ["completed"] * 4
        for tenant in summary["tenants"]:
            assert all(callback["signature_verified"] for callback in tenant["callbacks"])
        assert set(summary["tenants"][2]["refused"]) == {"short_name", "description", "brand"}
        assert [one["state"] for one in summary["tenants"][1]["registrations"]][:4] == [
            "verified",
            "approved",
            "connected",
            "assigned",
        ]
        moves = {one["kind"]: one["moves"] for one in summary["tenants"][3]["registrations"]}
        assert moves["campaign"] == ["submission intended", "submitted", "rejected", "resubmitted", "approved"]
        assert "CLEARSEND_DATA_DIR=kept" in summary["start"]
    first, second = summaries
    assert first["organization_id"] != second["organization_id"]
    assert "CLEARSEND_DATABASE_URL= " in second["start"]
    assert not operators.exists()
    assert not (tmp_path / "data").exists()


@pytest.mark.long
def test_kept_demo_serves_the_lines_that_it_prints_until_it_is_interrupted(tmp_path: Path) -> None:
    with kept_demo(tmp_path) as process:
        wait_for(tmp_path, "Press Ctrl-C")
        output = (tmp_path / "out").read_text()
        lines = own_lines(output)
        assert len(lines) == 4
        ran = subprocess.run(
            ["bash", "-ec", "\n".join(["set -o pipefail", *lines])],
            text=True,
            capture_output=True,
            timeout=60,
            check=True,
            cwd=tmp_path,
        )
        assert "Profile completion in progress" in ran.stdout
        # Not fewer than those of the story, which end in another way.
        reported = wait_for(tmp_path, r"callback +COMPLETED for (\S+); signature verified")
        assert reported[0] in ran.stdout
        docs = re.findall(r"API docs: (\S+)", output)[0]
        assert httpx.get(docs, trust_env=False, timeout=120).status_code == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    assert servers_on(tmp_path) == []


@pytest.mark.long
def test_a_signal_leaves_no_server_behind(tmp_path: Path) -> None:
    with kept_demo(tmp_path) as process:
        wait_for(tmp_path, "ready at")
        assert len(servers_on(tmp_path)) == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 128 + signal.SIGTERM
    assert servers_on(tmp_path) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("number", "expected"), [(signal.SIGTERM, SystemExit), (signal.SIGINT, KeyboardInterrupt)])
def test_a_signal_that_comes_while_garbage_is_collected_is_not_lost(
    tmp_path: Path, number: signal.Signals, expected: type[BaseException]
) -> None:
    class Garbage:
        def __del__(self) -> None:
            signal.raise_signal(number)

    server = Server(tmp_path)
    with orderly_signals(server):
        server.check()
        Garbage()
        with pytest.raises(expected):
            server.check()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of the death of its parent")
@pytest.mark.long
def test_kill_leaves_no_server_behind(tmp_path: Path) -> None:
    with kept_demo(tmp_path) as process:
        wait_for(tmp_path, "ready at")
        assert len(servers_on(tmp_path)) == 1
        process.kill()
        process.wait()
        wait_until_gone(tmp_path)


def test_unusable_data_dir_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("file", "file/below"):
        done = run_demo(tmp_path, "--plain", "--data-dir", name)
        assert done.returncode == 1
        assert done.stdout == ""
        assert f"The folder {name} cannot be used" in done.stderr
        assert "Traceback" not in done.stderr
    assert servers_on(tmp_path) == []


def test_data_of_real_tenants_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    database = tmp_path / "data" / "clearsend.sqlite"
    database.touch()
    done = run_demo(tmp_path, "--plain")
    assert done.returncode == 1
    assert "was not made with simulated providers" in done.stderr
    assert database.stat().st_size == 0


def test_a_server_that_cannot_start_is_reported_with_its_last_lines(tmp_path: Path) -> None:
    # Two folders where files should be: the folder itself is usable, what is in it is not.
    for name in ("clearsend.sqlite", "simulators.sqlite"):
        (tmp_path / "data" / name).mkdir(parents=True)
    done = run_demo(tmp_path, "--plain")
    assert done.returncode == 1
    assert "The demo failed. The server ended with exit status 1." in done.stderr
    assert "The database cannot be used" in done.stderr.split("The server's last lines:")[1]
    assert "Traceback" not in done.stderr
    assert servers_on(tmp_path) == []
