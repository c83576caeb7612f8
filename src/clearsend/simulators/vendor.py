"""HTTP access to a simulated vendor: log the call, wait, fail if a fault says so, else execute the call and answer.

It never decides the data or the wording of an answer: each vendor does, behind the `Vendor` protocol.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from inspect import isawaitable
from typing import Any, Protocol
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from clearsend.simulators import faults
from clearsend.simulators.faults import Fault
from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.world import Object, World

Clock = Callable[[], datetime]

# A client that never gives up is answered 504 after this long.
HOLD_SECONDS = 120.0

_SECRETS = frozenset(
    {
        "access_token",
        "api_key",
        "app_secret",
        "authorization",
        "client_secret",
        "input_token",
        "otppin",
        "pin",
        "v1_secret",
        "verify_token",
        "vettingtoken",
    }
)
_REDACTED = "[redacted]"

_BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
_GATEWAY_TIMEOUT = (
    "<html><head><title>504 Gateway Time-out</title></head><body><h1>504 Gateway Time-out</h1></body></html>"
)


@dataclass(frozen=True)
class Call:
    """One request to a vendor. `path` is relative to the version root, `params` are its `{…}` segments.

    `body` is parsed JSON or a parsed form, None when empty; a body that is neither has `is_malformed`. `url` is the whole
    address, without the query.
    """

    method: str
    path: str
    query: Mapping[str, str]
    body: Any
    is_malformed: bool
    authorization: str
    url: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """The vendor's answer. `body` is JSON-able, or text when `media_type` says so; None is an empty body."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


class Refused(Exception):  # noqa: N818 - reads as the outcome it is
    """The vendor refuses the call. Earlier writes of the call stay written: a wrong PIN is counted."""

    def __init__(self, answer: Reply) -> None:
        self.answer = answer
        super().__init__(answer.body)


Handler = Callable[[Call], "Reply | Awaitable[Reply]"]


@dataclass(frozen=True)
class Endpoint:
    """One simulated call of the vendor's API. A plain handler runs in one transaction; an asynchronous one opens its own."""

    method: str
    path: str
    handler: Handler
    meaning: str


class Vendor(Protocol):
    """One simulated vendor.

    `version`: the version segment that its paths start with, as a regular expression. `kinds`: the kinds of objects that
    `GET …/_control/state` shows. `error_codes`: the vendor codes that a fault may name.
    """

    name: str
    version: re.Pattern[str]
    kinds: Sequence[str]
    error_codes: Sequence[str]
    world: World

    @property
    def decided_kinds(self) -> Sequence[str]:
        """The kinds of objects that a decision may be about."""
        ...

    @property
    def endpoints(self) -> Sequence[Endpoint]:
        """The simulated API, in one table; the first match wins."""
        ...

    def admit(self, call: Call) -> None:
        """Check the credential of a call.

        Raises:
            Refused: the credential is missing, or does not allow this call.
        """
        ...

    def unknown(self, call: Call) -> Reply:
        """The answer to a path or a method that does not exist."""
        ...

    def fail_with_status(self, status: int, retry_after: int) -> Reply:
        """A failure of the vendor itself, in its own error format. `retry_after`: seconds, sent with 429."""
        ...

    def fail_with_code(self, code: str, call: Call) -> Reply:
        """One of `error_codes`, worded as the vendor does."""
        ...

    def dress(self, call: Call, answer: Reply) -> Reply:
        """The answer with the headers that this vendor puts on every answer."""
        ...

    def add_numbers(self, body: Object) -> Object:
        """Execute `POST …/_control/numbers`, and return its answer.

        Raises:
            ControlError: a field is missing, unknown or not acceptable.
        """
        ...

    def advance(self, now: datetime) -> None:
        """Apply the changes that are due at `now`, and store their events as outgoing webhooks.

        It runs often, in the caller's transaction, and before a call is executed: it must be cheap when nothing is due.
        """
        ...

    def decide(self, decision: Decision) -> Object:
        """Execute `POST …/_control/decide`: immediately for objects that exist, later for objects that do not exist yet.

        Raises:
            ControlError: the outcome is unknown, or no object can have this id.
        """
        ...

    def sign(self, body: bytes, at: datetime) -> Mapping[str, str]:
        """The headers by which the receiver of a webhook recognizes this vendor."""
        ...


class Switchboard:
    """Serves the API calls to one simulated vendor."""

    def __init__(self, vendor: Vendor, now: Clock) -> None:
        self._vendor = vendor
        self._world = vendor.world
        self._now = now

    async def serve(self, request: Request) -> Response:
        """Serve one call, from the log entry to the answer, or until a caller who was left waiting hangs up."""
        call = await _read(request)
        receipt = self._world.log_call(_log_entry(call, self._now()))
        await asyncio.sleep(self._world.latency_ms() / 1000)
        fault = self._world.take_fault(call.method, call.path)
        if fault is not None:
            self._world.amend_call(receipt, {"fault": fault.fault})
            await asyncio.sleep(fault.delay_ms / 1000)
        if fault is not None and fault.fault != faults.APPLIED_THEN_TIMEOUT:
            answer = self._fail(call, fault)
        else:
            answer = await self._obey(call, request.path_params["version"])
        if fault is not None and fault.fault in (faults.TIMEOUT, faults.APPLIED_THEN_TIMEOUT):
            answer = Reply(504, _GATEWAY_TIMEOUT, media_type="text/html")
            if await _gave_up(request):
                return Response(status_code=504)
        answer = self._vendor.dress(call, answer)
        self._world.amend_call(receipt, {"status": answer.status})
        is_json = answer.media_type == "application/json"
        content = "" if answer.body is None else json.dumps(answer.body) if is_json else answer.body
        return Response(content, answer.status, dict(answer.headers), answer.media_type)

    def _fail(self, call: Call, fault: Fault) -> Reply:
        if fault.fault in faults.STATUSES:
            return self._vendor.fail_with_status(int(fault.fault), fault.retry_after)
        if fault.fault in faults.BEHAVIOURS:
            return Reply(502, _BAD_GATEWAY, media_type="text/html")
        return self._vendor.fail_with_code(fault.fault, call)

    async def _obey(self, call: Call, version: str) -> Reply:
        if not self._vendor.version.fullmatch(version):
            return self._vendor.unknown(call)
        try:
            with self._world.transaction():
                self._vendor.advance(self._now())
                answer = self._handle(call)
            return await answer if isawaitable(answer) else answer
        except Refused as refused:
            return refused.answer

    def _handle(self, call: Call) -> "Reply | Awaitable[Reply]":
        """The handler's answer. A refusal is returned, not raised, so that the transaction keeps what was counted."""
        try:
            self._vendor.admit(call)
            for endpoint in self._vendor.endpoints:
                params = faults.captures(faults.segments(endpoint.path), faults.segments(call.path))
                if endpoint.method == call.method and params is not None:
                    return endpoint.handler(_with_params(call, params))
        except Refused as refused:
            return refused.answer
        return self._vendor.unknown(call)


def _with_params(call: Call, params: Mapping[str, str]) -> Call:
    return replace(call, params=params)


async def _read(request: Request) -> Call:
    raw = await request.body()
    body: Any = None
    is_malformed = False
    if raw and request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        body = dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))
    elif raw:
        try:
            body = json.loads(raw)
        except ValueError:
            is_malformed = True
    return Call(
        method=request.method,
        path="/" + request.path_params["path"].strip("/"),
        query=dict(request.query_params),
        body=body,
        is_malformed=is_malformed,
        authorization=request.headers.get("authorization", ""),
        url=str(request.url.replace(query="")),
    )


async def _gave_up(request: Request) -> bool:
    """Wait for the caller to hang up; False when the caller is still there after `HOLD_SECONDS`."""

    async def hung_up() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    try:
        await asyncio.wait_for(hung_up(), HOLD_SECONDS)
    except TimeoutError:
        return False
    return True


def _log_entry(call: Call, at: datetime) -> Object:
    return {
        "at": at.isoformat(),
        "method": call.method,
        "path": call.path,
        "query": without_secrets(call.query),
        "status": None,
        "body": "[not JSON]" if call.is_malformed else without_secrets(call.body),
        "fault": None,
    }


def without_secrets(value: Any) -> Any:
    """The same JSON, with the value of every field that is a secret replaced."""
    if isinstance(value, Mapping):
        return {
            key: _REDACTED if str(key).lower() in _SECRETS and item not in (None, "") else without_secrets(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [without_secrets(item) for item in value]
    return value
