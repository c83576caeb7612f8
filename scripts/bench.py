"""How fast the API accepts `complete`, against a bare route on the same kind of database, in the same run. It gates nothing.

    python scripts/bench.py        (or: make bench; about 30 seconds)

The bare route is the least that a call of this kind can be: FastAPI, one indexed read and one committed write, on SQLite
as the product opens it (WAL, synchronous=FULL). Ratios travel between machines; calls per second do not. The server
runs without a worker, so that accepting is measured and nothing else. Clients and servers share this machine.
"""

import http.client
import json
import os
import platform
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI
from rich.console import Console
from rich.table import Table

from clearsend import __version__
from clearsend.actions import campaigns, organizations, profiles
from clearsend.cli import demo_cast, founding, serving
from clearsend.domain.access import Actor, Role
from clearsend.schemas.campaigns import CampaignIn
from clearsend.schemas.organization import OrganizationPatchIn
from clearsend.schemas.profiles import ProfileCreateIn
from clearsend.settings import Settings
from clearsend.store import database

PROFILES = 4000
BARE_ROWS = 1000
WARM_UP_SECONDS = 1.0
# Callers at once, and for how long: alone for the latency, together for the throughput.
ROUNDS = ((1, 3.0), (8, 4.0))
START_SECONDS = 30.0

# Makes the next request: path and body.
Next = Callable[[], tuple[str, bytes]]


@dataclass(frozen=True)
class Measured:
    """What one round of calls showed."""

    calls_per_second: float
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True)
class Subject:
    """A server under measurement: where, what its answer must be, and its requests."""

    base_url: str
    status: int
    headers: Mapping[str, str]
    next_request: Next


def main() -> None:
    # Not the system's temporary folder: that may be memory, where a commit costs nothing.
    build = Path("build")
    build.mkdir(exist_ok=True)
    console = Console(soft_wrap=True)
    with TemporaryDirectory(prefix="bench-", dir=build) as name:
        folder = Path(name)
        console.print(f"Preparing {PROFILES} profiles …")
        key, profile_ids = prepare(folder / "data")
        with serving_bare(folder / "bare.sqlite") as bare_url, serving_clearsend(folder / "data") as clearsend_url:
            bare = Subject(bare_url, 200, {}, bare_requests())
            complete = Subject(clearsend_url, 202, {"x-api-key": key}, complete_requests(profile_ids))
            for subject in (bare, complete):
                measure(subject, callers=1, seconds=WARM_UP_SECONDS)
            results = [
                (
                    callers,
                    measure(bare, callers=callers, seconds=seconds),
                    measure(complete, callers=callers, seconds=seconds),
                )
                for callers, seconds in ROUNDS
            ]
    console.print(
        f"Clearsend {__version__}, Python {platform.python_version()}, {os.cpu_count()} CPUs, SQLite, {build.resolve()}"
    )
    console.print(table(results))


def prepare(folder: Path) -> tuple[str, list[str]]:
    """An organization whose profiles inherit all they need: its API key, and the ids of the profiles."""
    with founding.open_database(Settings(data_dir=folder, database_url=None)) as store:
        founded = founding.found(store, name="Bench", email="bench@example.com")
        actor = Actor("bench", founded.organization_id, founded.user_id, Role.OWNER)
        with store.writing() as transaction:
            organizations.update(
                transaction, actor, OrganizationPatchIn.model_validate({"brand": demo_cast.PLATFORM_BRAND})
            )
            owner = campaigns.owner(transaction, actor.org_id, None)
            campaign = CampaignIn.model_validate({"campaign": demo_cast.PLATFORM_CAMPAIGNS[0]})
            campaigns.create(transaction, owner, campaign)
            body = ProfileCreateIn(name="Tenant", short_name="TENANT", description="A tenant of the benchmark.")
            return founded.api_key, [profiles.create(transaction, actor, body).profile.id for _ in range(PROFILES)]


def complete_requests(profile_ids: Sequence[str]) -> Next:
    """`complete` for one profile after the other, each once."""
    remaining = iter(profile_ids)
    lock = threading.Lock()
    body = json.dumps({"webHookUrl": "https://bench.example/hook"}).encode()

    def following() -> tuple[str, bytes]:
        with lock:
            return f"/v3/profiles/{next(remaining)}/complete", body

    return following


def bare_requests() -> Next:
    body = json.dumps({"webHookUrl": "https://bench.example/hook"}).encode()
    return lambda: (f"/things/{time.monotonic_ns() % BARE_ROWS}", body)


def measure(subject: Subject, *, callers: int, seconds: float) -> Measured:
    """Call from `callers` threads, each on a connection of its own, until `seconds` are over or the requests have run out."""
    deadline = time.monotonic() + seconds
    durations: list[list[float]] = [[] for _ in range(callers)]
    failures: list[str] = []

    def call(mine: list[float]) -> None:
        connection = http.client.HTTPConnection(urlsplit(subject.base_url).netloc, timeout=30)
        headers = {"content-type": "application/json", **subject.headers}
        while time.monotonic() < deadline and not failures:
            try:
                path, body = subject.next_request()
            except StopIteration:
                return
            began_at = time.perf_counter()
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            mine.append(time.perf_counter() - began_at)
            if answer.status != subject.status:
                failures.append(f"{path} was answered {answer.status}: {content[:300]!r}")
        connection.close()

    threads = [threading.Thread(target=call, args=(mine,)) for mine in durations]
    began_at = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.monotonic() - began_at
    if failures:
        sys.exit(f"A measured call failed. {failures[0]}")
    merged = sorted(duration for mine in durations for duration in mine)
    if not merged:
        sys.exit("There were too few profiles to measure with.")
    return Measured(len(merged) / elapsed, _percentile(merged, 0.50) * 1000, _percentile(merged, 0.99) * 1000)


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def table(results: Sequence[tuple[int, Measured, Measured]]) -> Table:
    shown = Table("callers", "what", "calls/s", "p50 ms", "p99 ms", box=None)
    for callers, bare, complete in results:
        for what, measured in (("bare route", bare), ("complete", complete)):
            shown.add_row(
                str(callers),
                what,
                f"{measured.calls_per_second:.0f}",
                f"{measured.p50_ms:.1f}",
                f"{measured.p99_ms:.1f}",
            )
        shown.add_row(
            "",
            "complete / bare",
            f"{complete.calls_per_second / bare.calls_per_second:.2f}",
            f"{complete.p50_ms / bare.p50_ms:.1f}",
            f"{complete.p99_ms / bare.p99_ms:.1f}",
        )
    return shown


@contextmanager
def serving_clearsend(folder: Path) -> Iterator[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CLEARSEND_")}
    environment |= {"CLEARSEND_DATA_DIR": str(folder), "CLEARSEND_RATE_LIMITS": "off"}
    command = [sys.executable, "-m", "clearsend", "serve", "--no-worker", "--port", "0"]
    with _running(command, environment, folder.parent / "clearsend.log") as base_url:
        yield base_url


@contextmanager
def serving_bare(path: Path) -> Iterator[str]:
    with _running(
        [sys.executable, __file__, "bare", str(path)], dict(os.environ), path.parent / "bare.log"
    ) as base_url:
        yield base_url


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str], log: Path) -> Iterator[str]:
    """A server from start to end; its address is what it prints first."""
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - commands of this file, none of it from outside
            command, env=dict(environment), stdout=output, stderr=subprocess.STDOUT
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while (found := re.search(r"at (http://\S+)", log.read_text())) is None:
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"A server did not start:\n{log.read_text()[-2000:]}")
            time.sleep(0.05)
        yield found[1]
    finally:
        process.terminate()
        process.wait()


def serve_bare(path: str) -> None:
    """The bare route: a plain `def`, one indexed read, one committed write."""
    engine = database.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        connection.exec_driver_sql(
            "CREATE TABLE events (id INTEGER PRIMARY KEY, thing_id INTEGER NOT NULL, body TEXT NOT NULL)"
        )
        for number in range(BARE_ROWS):
            connection.exec_driver_sql("INSERT INTO things VALUES (?, ?)", (number, f"thing {number}"))
    app = FastAPI()

    @app.post("/things/{number}")
    def touch(number: int, body: dict[str, str]) -> dict[str, str]:
        # Writers queue at the beginning, as in the product.
        with engine.connect().execution_options(clearsend_begin="BEGIN IMMEDIATE") as connection, connection.begin():
            name = connection.exec_driver_sql("SELECT name FROM things WHERE id = ?", (number,)).scalar_one()
            connection.exec_driver_sql("INSERT INTO events (thing_id, body) VALUES (?, ?)", (number, json.dumps(body)))
        return {"name": str(name)}

    listener = serving.listen("127.0.0.1", 0)
    sys.stdout.write(f"bare route at http://127.0.0.1:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False)).run(sockets=[listener])


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        serve_bare(sys.argv[2])
    else:
        main()
