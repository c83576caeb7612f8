"""The control plane, by which a test or a person steers and inspects a simulated vendor. No real vendor has such calls."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from clearsend.simulators import faults, pending_decisions
from clearsend.simulators.faults import ControlError, refuse_unknown
from clearsend.simulators.outgoing import STATES, Habits
from clearsend.simulators.vendor import Clock, Vendor, without_secrets
from clearsend.simulators.world import Approvals, Object

_MAX_MS = 600_000
_MAX_COPIES = 20


@dataclass(frozen=True)
class Order:
    """One control call as it arrived."""

    body: Any
    match: str | None


@dataclass(frozen=True)
class ControlCall:
    """One control call that exists. `example`: a body for the documentation, or a note on the body, or empty."""

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
    if not isinstance(ms, int) or not _is_duration(ms):
        raise ControlError(f"ms: a whole number from 0 to {_MAX_MS} is expected")
    vendor.world.set_latency_ms(ms)
    return {"ms": ms}


def _set_approvals(vendor: Vendor, order: Order) -> Any:
    approvals = replace(vendor.world.approvals(), **_changes(order, Approvals))
    vendor.world.set_approvals(approvals)
    return asdict(approvals)


def _set_webhooks(vendor: Vendor, order: Order) -> Any:
    habits = replace(vendor.world.webhook_habits(), **_changes(order, Habits))
    vendor.world.set_webhook_habits(habits)
    return asdict(habits)


def _changes(order: Order, settings: type[Approvals] | type[Habits]) -> Object:
    """The settings in the body of a control call; the caller keeps all others.

    Raises:
        ControlError: the body is no JSON object, or a field is unknown or not acceptable.
    """
    body = _object(order.body)
    refuse_unknown(body, [field.name for field in fields(settings)])
    for name, value in body.items():
        is_acceptable, words = _SETTINGS[name]
        if not is_acceptable(value):
            raise ControlError(f"{name}: {words} is expected")
    return body


def _is_duration(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MAX_MS


def _is_copies(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MAX_COPIES


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


_SETTINGS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "delay_ms": (_is_duration, f"a whole number from 0 to {_MAX_MS}"),
    "automatic": (_is_bool, "true or false"),
    "deliver": (_is_bool, "true or false"),
    "copies": (_is_copies, f"a whole number from 1 to {_MAX_COPIES}"),
    "shuffle": (_is_bool, "true or false"),
}


def _list_webhooks(vendor: Vendor, order: Order) -> Any:
    return without_secrets(vendor.world.outgoing.everything())


def _decide(vendor: Vendor, order: Order) -> Any:
    return without_secrets(vendor.decide(pending_decisions.parse(_object(order.body), vendor.decided_kinds)))


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
    ControlCall("GET", "state", "", "The vendor's objects, by kind; secrets are redacted.", _show_state),
    ControlCall(
        "POST",
        "decide",
        '{"kind": "campaign", "id": "*", "outcome": "rejected", "reason": "…"}',
        "Decide as a registry or a reviewer would: immediately about objects that exist; the decision about an object that "
        "does not exist yet is applied later. `id` is any name of the object, or `*` for every object that has no decision of "
        "its own. `reason` is a text or a list of texts. An outcome `raw:WORD` is stored as `WORD`. Kinds and outcomes: see "
        "below. `brand` names the brand of a shared campaign that the call creates; without it, the campaign's record names no brand.",
        _decide,
    ),
    ControlCall(
        "POST",
        "approvals",
        '{"delay_ms": 1000, "automatic": true}',
        "How long each stage of an approval takes, and whether anything is approved without a decision.",
        _set_approvals,
    ),
    ControlCall(
        "POST",
        "webhooks",
        '{"deliver": true, "copies": 1, "delay_ms": 0, "shuffle": false}',
        "How webhooks are sent from now on: lost (`deliver` false), several times, late, out of order. A field that is not "
        "named stays as it is.",
        _set_webhooks,
    ),
    ControlCall(
        "GET",
        "webhooks",
        "",
        f"Every webhook so far: `url`, `body`, `state` ({', '.join(STATES)}), `attempts`, `last_status` (null: no answer).",
        _list_webhooks,
    ),
    ControlCall(
        "POST", "reset", "", "Forget everything: objects, decisions, faults, calls, webhooks, settings.", _reset
    ),
    ControlCall("POST", "numbers", "see below", "Add phone numbers, or change them.", _add_numbers),
)


async def serve(vendor: Vendor, request: Request, now: Clock) -> Response:
    """Execute one control call. A bad call is answered 400, an unknown call 404, a wrong method 405, with `{"error": …}`."""
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
            vendor.advance(now())
            return JSONResponse(control.obey(vendor, Order(body, request.query_params.get("match"))))
    except ControlError as error:
        return JSONResponse({"error": str(error)}, 400)


def _parse(raw: bytes) -> Any:
    try:
        return json.loads(raw) if raw else None
    except ValueError as error:
        raise ControlError(f"body: not JSON ({error})") from None
