"""The control plane: how a test or a person steers a simulated vendor and sees what it saw. No vendor has such calls."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from clearsend.providers.simulation import faults
from clearsend.providers.simulation.faults import ControlError
from clearsend.providers.simulation.vendor import Vendor, without_secrets
from clearsend.providers.simulation.world import Object


@dataclass(frozen=True)
class Order:
    """One control call as it arrived."""

    body: Any
    match: str | None


@dataclass(frozen=True)
class ControlCall:
    """One row of the control plane. `example` is a body, or empty."""

    method: str
    name: str
    example: str
    meaning: str
    obey: Callable[[Vendor, Order], Any]


def _add_fault(vendor: Vendor, order: Order) -> Any:
    fault = faults.parse(_object(order.body), vendor.error_codes)
    vendor.world.add_fault(fault)
    return asdict(fault)


def _list_faults(vendor: Vendor, order: Order) -> Any:
    return [asdict(fault) for fault in vendor.world.pending_faults()]


def _set_latency(vendor: Vendor, order: Order) -> Any:
    ms = _object(order.body).get("ms")
    if not isinstance(ms, int) or isinstance(ms, bool) or not 0 <= ms <= 600_000:
        raise ControlError("ms: a whole number from 0 to 600000 is expected")
    vendor.world.set_latency_ms(ms)
    return {"ms": ms}


def _list_calls(vendor: Vendor, order: Order) -> Any:
    calls = vendor.world.calls()
    if order.match is None:
        return calls
    return [call for call in calls if faults.matches(order.match, call["method"], call["path"])]


def _show_state(vendor: Vendor, order: Order) -> Any:
    return {kind: without_secrets(vendor.world.select(kind)) for kind in vendor.kinds}


def _reset(vendor: Vendor, order: Order) -> Any:
    vendor.world.reset()
    return {"reset": True}


def _add_numbers(vendor: Vendor, order: Order) -> Any:
    return without_secrets(vendor.add_numbers(_object(order.body)))


def _object(body: Any) -> Object:
    if not isinstance(body, dict):
        raise ControlError("body: a JSON object is expected")
    return body


# The decisions of registries and reviewers (`decide`) will be a row of this table.
CONTROL_CALLS: Sequence[ControlCall] = (
    ControlCall(
        "POST",
        "faults",
        '{"match": "POST /register", "fault": "503", "times": 1}',
        "Let the next `times` (default 1) matching calls fail. Faults are used up in the order in which they were set. "
        "`retry_after` (seconds, default 1) goes with 429, `delay_ms` makes the failure slow.",
        _add_fault,
    ),
    ControlCall("GET", "faults", "", "The faults that have not hit yet.", _list_faults),
    ControlCall("POST", "latency", '{"ms": 100}', "Wait before every answer from now on; 0 ends it.", _set_latency),
    ControlCall(
        "GET",
        "calls",
        "",
        "Every call so far: `n`, `at`, `method`, `path`, `query`, `status` (null: not answered), `body`, `fault`; secrets "
        "are redacted. `?match=POST /register` filters.",
        _list_calls,
    ),
    ControlCall("GET", "state", "", "Everything the vendor remembers, by kind; secrets are redacted.", _show_state),
    ControlCall("POST", "reset", "", "Forget everything: objects, faults, calls, latency.", _reset),
    ControlCall("POST", "numbers", "see below", "Add phone numbers, or change them.", _add_numbers),
)


async def serve(vendor: Vendor, request: Request) -> Response:
    """Obey one control call. A bad one is answered 400 with `{"error": …}` that starts with the field to fix."""
    name = request.path_params["name"]
    allowed = [call for call in CONTROL_CALLS if call.name == name]
    control = next((call for call in allowed if call.method == request.method), None)
    if control is None:
        known = ", ".join(f"{call.method} {call.name}" for call in CONTROL_CALLS)
        sentence = f"no control call {request.method} {name}; there are: {known}"
        return JSONResponse({"error": sentence}, 405 if allowed else 404)
    try:
        body = _parse(await request.body())
        with vendor.world.transaction():
            return JSONResponse(control.obey(vendor, Order(body, request.query_params.get("match"))))
    except ControlError as error:
        return JSONResponse({"error": str(error)}, 400)


def _parse(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except ValueError as error:
        raise ControlError(f"body: not JSON ({error})") from None
