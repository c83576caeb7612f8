"""One fixture that tells stories: an installation, its simulators, a receiver of callbacks, an organization to act for.

Everything is real but the vendors: a real database, real HTTP, real processes where a story kills one.
"""

import os
import re
import secrets
import signal
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import uvicorn
from pydantic import SecretStr
from sent_dm import Sent
from starlette.applications import Starlette
from starlette.routing import Mount

from clearsend import app, doors
from clearsend.actions import keys, organizations
from clearsend.cli import serving
from clearsend.deps import Deps
from clearsend.domain.access import Role
from clearsend.settings import Settings
from clearsend.simulators import server as simulation
from clearsend.store.foundation.database import Database
from clearsend.webhooks import signing
from clearsend.webhooks.receiver import Receiver
from clearsend.workflows.worker import Worker
from tests.served import Served

SECRET_KEY = "a secret key of the tests that is long enough"
TELNYX_KEY = "KEY-of-the-tests-5b1c2d"
DEADLINE_SECONDS = 180.0
# How long a vendor is waited for in stories of answers that never come; in all others for as long as may be set.
IMPATIENT_SECONDS = 2.0

BRAND: Mapping[str, Any] = {
    "contact": {"name": "Ann Archer", "email": "ann@northwind.example", "phone": "+12125550100"},
    "business": {
        "legalName": "Northwind Dental LLC",
        "taxId": "12-3456789",
        "entityType": "PRIVATE_PROFIT",
        "street": "1 Main Street",
        "city": "Springfield",
        "state": "IL",
        "postalCode": "62701",
        "country": "US",
        "url": "https://northwind.example",
    },
    "compliance": {"vertical": "HEALTHCARE", "brandRelationship": "SMALL_ACCOUNT", "isTcrApplication": True},
}
CAMPAIGN: Mapping[str, Any] = {
    "name": "Appointments",
    "description": "Reminders of appointments that patients have made with Northwind Dental.",
    "type": "App",
    "useCases": [
        {
            "messagingUseCaseUs": "ACCOUNT_NOTIFICATION",
            "sampleMessages": [
                "Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out.",
                "Northwind Dental: please confirm your visit on Friday. Reply HELP for help.",
            ],
        }
    ],
    "messageFlow": "Patients tick a box on the booking form at https://northwind.example/book and consent to reminders.",
}
GENERAL: Mapping[str, Any] = {
    "name": "Northwind Dental",
    "short_name": "Northwind",
    "description": "A dentist's practice with two locations.",
}


@dataclass(frozen=True)
class Tenant:
    """An organization of the story, with its owner's key."""

    id: str
    api_key: str
    signing_secret: str


class Vendor:
    """The control calls of one simulator."""

    def __init__(self, base_url: str) -> None:
        self._http = httpx.Client(base_url=f"{base_url}/_control/", timeout=120)

    def fail_next(self, match: str, fault: str | int, *, times: int = 1, **more: Any) -> None:
        self._post("faults", {"match": match, "fault": fault, "times": times, **more})

    def faults(self) -> list[dict[str, Any]]:
        """Those that have not hit yet."""
        return list(self._http.get("faults").raise_for_status().json())

    def state(self) -> dict[str, Any]:
        return dict(self._http.get("state").raise_for_status().json())

    def calls(self, match: str | None = None) -> list[dict[str, Any]]:
        answer = self._http.get("calls", params=None if match is None else {"match": match}).raise_for_status().json()
        return list(answer["calls"] if isinstance(answer, dict) else answer)

    def change_number(self, **fields: Any) -> None:
        self._post("numbers", fields)

    def decide(self, kind: str, id_: str, outcome: str, reason: str | list[str] | None = None, **more: Any) -> None:
        self._post("decide", {"kind": kind, "id": id_, "outcome": outcome, "reason": reason, **more})

    def approve_after(self, delay_ms: int, *, automatic: bool = True) -> None:
        self._post("approvals", {"delay_ms": delay_ms, "automatic": automatic})

    def send_webhooks(self, **habits: Any) -> None:
        """How the vendor's own webhooks go: `deliver`, `copies`, `delay_ms`, `shuffle`."""
        self._post("webhooks", habits)

    def webhooks(self) -> list[dict[str, Any]]:
        """Every webhook that the vendor has sent, or would have."""
        return list(self._http.get("webhooks").raise_for_status().json())

    def reset(self) -> None:
        """Forget everything that was done to the vendor."""
        self._post("reset", {})

    def close(self) -> None:
        self._http.close()

    def _post(self, name: str, body: Mapping[str, Any]) -> None:
        answer = self._http.post(name, json=dict(body))
        assert answer.is_success, answer.text


class World:
    """An installation on the database at `database_url`.

    The server runs in this process after `start()`, or in one of its own after `spawn()`, which a story may kill.
    `vendors`: the file of the simulated vendors; None keeps them in memory.
    """

    def __init__(self, database_url: str, folder: Path, *, vendors: Path | None = None) -> None:
        self.database_url = database_url
        self.folder = folder
        self.vendors = vendors
        self._stack = ExitStack()
        self._serving: ExitStack | None = None
        self.process: Served | None = None
        self.base_url = ""

    def __enter__(self) -> Self:
        simulators = Starlette(routes=[Mount(simulation.MOUNT_PATH, self.build_simulators())])
        simulated_at = self._stack.enter_context(simulation.running(simulators))
        self.settings = serving.simulated(
            Settings(
                data_dir=self.folder / "data",
                database_url=self.database_url,
                secret_key=SecretStr(SECRET_KEY),
                telnyx_api_key=SecretStr(TELNYX_KEY),
                allow_private_callbacks=True,
                provider_timeout_seconds=60,
                vendor_pause_seconds=0.2,
                callback_timeout_seconds=120,
                callback_first_retry_seconds=1,
                registration_check_seconds=300,
                registration_quiet_seconds=1,
                reconcile_seconds=1,
                rate_limits="off",
            ),
            simulated_at,
        )
        self.telnyx = Vendor(f"{simulated_at}{simulation.MOUNT_PATH}/telnyx")
        self.whatsapp = Vendor(f"{simulated_at}{simulation.MOUNT_PATH}/whatsapp")
        self._stack.callback(self.telnyx.close)
        self._stack.callback(self.whatsapp.close)
        self.inbox = self._stack.enter_context(Receiver())
        self.database = self._stack.enter_context(self.open_database())
        self.tenant = self.found("Northwind Group")
        return self

    def build_simulators(self) -> Starlette:
        return simulation.build_app(self.vendors)

    def open_database(self) -> Database:
        return app.open_database(self.settings)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()
        if self.process is not None and self.process.poll() is None:
            self.kill()
        self._stack.close()

    def found(self, name: str) -> Tenant:
        """A new organization with its owner and key."""
        with self.database.writing() as transaction:
            founded = organizations.create(
                transaction,
                name=name,
                email=f"owner-{secrets.token_hex(4)}@platform.example",
                api_key=keys.KEY_PREFIX + secrets.token_urlsafe(32),
                signing_secret=signing.new_secret(secrets.token_bytes(32)),
            )
        return Tenant(founded.organization_id, founded.api_key, founded.signing_secret)

    def key_for(self, role: Role, *, profile_id: str | None = None) -> str:
        """Another member's key, or one bound to a profile."""
        with self.database.writing() as transaction:
            created = keys.create(
                transaction,
                self.tenant.id,
                email=f"{role.value}-{secrets.token_hex(4)}@platform.example",
                role=role,
                name="of the tests",
                key=keys.KEY_PREFIX + secrets.token_urlsafe(32),
                profile_id=profile_id,
            )
        return created.api_key

    # The server in this process.

    def start(self, *, has_worker: bool = True, **changes: Any) -> Self:
        """Serve from this process; `changes` are settings."""
        self.settings = self.settings.model_copy(update=changes)
        self._serving = ExitStack()
        listener = self._serving.enter_context(serving.listen("127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        deps = self._serving.enter_context(self.dependencies())
        worker = self._serving.enter_context(_working(self.settings, deps)) if has_worker else None
        web = doors.create_web(self.settings, deps, worker)
        self._serving.enter_context(_serving_in_thread(web, listener))
        return self

    def dependencies(self) -> AbstractContextManager[Deps]:
        """What the server in this process works with; vendors report to it."""
        return app.dependencies(self.settings, self.database, base_url=self.base_url, inbound_url=self.base_url)

    def stop(self) -> None:
        if self._serving is not None:
            self._serving.close()
            self._serving = None

    # The server in a process of its own.

    def spawn(self, *arguments: str, die_at: str | None = None, **environment: str) -> Self:
        """Start `clearsend serve --port 0` and wait until it answers, or was killed at the moment `die_at`."""
        self.process = Served(
            ["serve", "--port", "0", *arguments], self.environment() | environment, self.folder, die_at
        )
        eventually(self._has_started, bool, what="the start of the server", pause_seconds=0.02)
        return self

    def _has_started(self) -> bool:
        """Does it answer, or was it killed at the moment for which it was told?"""
        assert self.process is not None
        status = self.process.poll()
        if found := re.search(r"http://\S+:\d+", self.process.output()):
            self.base_url = found.group()
            return True
        assert status in (None, -signal.SIGKILL), f"the server did not start:\n{self.log()}"
        return status is not None

    def environment(self) -> dict[str, str]:
        """The settings as the environment of another process."""
        return environment_of(self.settings)

    def kill(self) -> None:
        """`kill -9`."""
        assert self.process is not None
        self.process.kill()
        self.await_death()

    def terminate(self) -> int:
        """`kill`, as an orchestrator does; the exit status."""
        assert self.process is not None
        self.process.terminate()
        return self.await_death()

    def await_death(self) -> int:
        assert self.process is not None
        return self.process.wait(timeout=DEADLINE_SECONDS)

    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    # The caller.

    def client(self, api_key: str | None = None) -> httpx.Client:
        """A plain HTTP client with the organization's key, or another."""
        # Nothing here is reached by TLS, and loading the certificates of the world would take longer than the call.
        return httpx.Client(
            base_url=self.base_url,
            headers={"x-api-key": api_key or self.tenant.api_key},
            timeout=120,
            verify=False,
        )

    def sdk(self, api_key: str | None = None) -> Sent:
        """The official client, checking every answer strictly."""
        return Sent(
            api_key=api_key or self.tenant.api_key,
            base_url=self.base_url,
            _strict_response_validation=True,
            max_retries=0,
        )

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        with self.client() as client:
            return client.request(method, path, json=body, headers=headers)

    def data(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The data of a call that must succeed."""
        answer = self.call(method, path, body, **headers)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()["data"]

    def equip_organization(self, **more: Any) -> None:
        """Give the organization a TCR brand, a campaign, an SMS number, and whatever `more` says."""
        self.data("PATCH", "/v3/organization", {"brand": dict(BRAND), "sending_phone_number": "+12125550199", **more})
        self.data("POST", "/v3/organization/campaigns", {"campaign": dict(CAMPAIGN)})

    def create_profile(self, **fields: Any) -> str:
        """A profile with general data and `fields`; its id."""
        return str(self.data("POST", "/v3/profiles", {**GENERAL, **fields})["id"])

    def ask_to_complete(self, profile_id: str, *, path: str = "/done", **headers: str) -> httpx.Response:
        return self.call(
            "POST", f"/v3/profiles/{profile_id}/complete", {"webHookUrl": self.inbox.url + path}, **headers
        )

    def complete(self, profile_id: str) -> Any:
        """Complete and wait for the end; the timeline."""
        asked = self.ask_to_complete(profile_id)
        assert asked.status_code == 202, asked.text
        return self.await_end(profile_id)

    def timeline(self, profile_id: str) -> Any:
        return self.data("GET", f"/v3/profiles/{profile_id}/completion")

    def await_call(self, match: str) -> None:
        """Until Telnyx has been called so."""
        eventually(lambda: self.telnyx.calls(match), bool, what=f"the call {match}")

    def await_end(self, profile_id: str) -> Any:
        """The timeline once the run has ended."""
        return eventually(
            lambda: self.timeline(profile_id), lambda found: found["finished_at"] is not None, what="the end of the run"
        )

    def await_callback_delivered(self, profile_id: str) -> Any:
        """The timeline once every callback was taken."""
        return eventually(
            lambda: self.timeline(profile_id),
            lambda found: (
                bool(found["callbacks"]) and all(item["status"] == "delivered" for item in found["callbacks"])
            ),
            what="the delivery of the callbacks",
        )


def environment_of(settings: Settings) -> dict[str, str]:
    """The settings as the environment of another process."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("CLEARSEND_")}
    own["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parents[1]), own.get("PYTHONPATH", "")])
    for name in settings.model_fields_set | {"telnyx_base_url", "whatsapp_base_url"}:
        value = getattr(settings, name)
        if value is not None:
            plain = value.get_secret_value() if isinstance(value, SecretStr) else value
            own[f"CLEARSEND_{name.upper()}"] = str(plain)
    return own


def eventually(
    look: Callable[[], Any],
    is_right: Callable[[Any], bool],
    *,
    what: str,
    seconds: float = DEADLINE_SECONDS,
    pause_seconds: float = 0.05,
) -> Any:
    """What `look` sees once it is right; fails with what it saw last."""
    ends = time.monotonic() + seconds
    seen: Any = None
    while time.monotonic() < ends:
        try:
            seen = look()
        except httpx.TransportError as error:
            seen = error
        else:
            if is_right(seen):
                return seen
        time.sleep(pause_seconds)
    raise AssertionError(f"{what} did not come within {seconds} s; last seen: {seen}")


@contextmanager
def _working(settings: Settings, deps: Deps) -> Iterator[Worker]:
    worker = app.create_worker(settings, deps)
    worker.launch()
    try:
        yield worker
    finally:
        worker.drain(0)


@contextmanager
def _serving_in_thread(web: Any, listener: socket.socket) -> Iterator[None]:
    server = uvicorn.Server(uvicorn.Config(web, log_config=None, access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        eventually(lambda: server.started, bool, what="the start of the server")
        yield
    finally:
        server.should_exit = True
        thread.join()


def now() -> datetime:
    return datetime.now(UTC)


def unknown_id() -> str:
    return str(uuid.uuid4())
