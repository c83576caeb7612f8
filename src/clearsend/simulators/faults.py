"""The faults that a control call may order, and the calls that they hit. It never produces a vendor's error."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Faults that are the same for every vendor.
TIMEOUT = "timeout"
APPLIED_THEN_TIMEOUT = "applied_then_timeout"
HTML_502 = "html_502"
BEHAVIOURS: Mapping[str, str] = {
    TIMEOUT: "the call is not applied and never answered: it is held until the client gives up, at most 120 s",
    APPLIED_THEN_TIMEOUT: "the call is applied, and its answer never sent: held in the same way",
    HTML_502: "HTTP 502 with a page of HTML, as a gateway in front of the vendor gives; not applied",
}

# HTTP statuses that a fault may ask for, in the vendor's own error format; the call is not applied.
STATUSES: Sequence[str] = ("429", "500", "502", "503", "504")

DEFAULT_RETRY_AFTER_SECONDS = 1

_FIELDS = ("match", "fault", "times", "retry_after", "delay_ms")
_VERSION = re.compile(r"v\d+(\.\d+)?")
_ANY_SEGMENT = re.compile(r"\*|\{[^/{}]+\}")


class ControlError(Exception):
    """A control call that cannot be executed. The text starts with the field to fix."""


def refuse_unknown(names: Iterable[str], known: Sequence[str]) -> None:
    """Raises: ControlError: one of `names`, the fields of a control call, is not in `known`."""
    for name in names:
        if name not in known:
            raise ControlError(f"{name}: unknown field; known are {', '.join(known)}")


@dataclass(frozen=True)
class Fault:
    """One order to fail calls.

    `match`: `METHOD PATH`. `fault`: a key of `BEHAVIOURS`, one of `STATUSES`, or a vendor's code. `times`: the number of
    calls that it will still hit. `retry_after`: seconds, sent with 429.
    """

    match: str
    fault: str
    times: int = 1
    retry_after: int = DEFAULT_RETRY_AFTER_SECONDS
    delay_ms: int = 0


def parse(body: Mapping[str, Any], vendor_codes: Collection[str]) -> Fault:
    """The fault that a control call orders; `vendor_codes` are the codes that this vendor's simulator can answer.

    Raises:
        ControlError: a field is missing, unknown or malformed.
    """
    refuse_unknown(body, _FIELDS)
    match = body.get("match")
    if not isinstance(match, str):
        raise ControlError('match: a string such as "POST /10dlc/brand" is required')
    _pattern(match)
    return Fault(
        match=match,
        fault=_fault_name(body.get("fault"), vendor_codes),
        times=_whole(body, "times", default=1, least=1),
        retry_after=_whole(body, "retry_after", default=DEFAULT_RETRY_AFTER_SECONDS, least=0),
        delay_ms=_whole(body, "delay_ms", default=0, least=0),
    )


def _fault_name(value: Any, vendor_codes: Collection[str]) -> str:
    name = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if name in BEHAVIOURS or name in STATUSES or name in vendor_codes:
        return name
    known = ", ".join((*BEHAVIOURS, *STATUSES, *vendor_codes))
    raise ControlError(f"fault: {value!r} is unknown; known are {known}")


def _whole(body: Mapping[str, Any], name: str, *, default: int, least: int) -> int:
    value = body.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise ControlError(f"{name}: a whole number of at least {least} is expected")
    return value


def matches(match: str, method: str, path: str) -> bool:
    """Does `match` hit this call? `path` is relative to the version root.

    A pattern also matches the last segments of a path: `POST /register` hits `POST /106540352242922/register`.

    Raises:
        ControlError: `match` is malformed.
    """
    wanted_method, wanted = _pattern(match)
    actual = segments(path)
    if wanted_method not in ("*", method) or len(wanted) > len(actual):
        return False
    return captures(wanted, actual[len(actual) - len(wanted) :]) is not None


def _pattern(match: str) -> tuple[str, list[str]]:
    method, _, path = match.strip().partition(" ")
    wanted = segments(path)
    if wanted and _VERSION.fullmatch(wanted[0]):
        wanted = wanted[1:]
    if not re.fullmatch(r"[A-Za-z]+|\*", method) or not path.strip().startswith("/") or not wanted:
        raise ControlError(f'match: {match!r} is not "METHOD /path"')
    return method.upper(), wanted


def segments(path: str) -> list[str]:
    """`/a/b/` → `["a", "b"]`."""
    return [segment for segment in path.strip().split("/") if segment]


def captures(wanted: Sequence[str], actual: Sequence[str]) -> dict[str, str] | None:
    """The values of the `{name}` segments of `wanted` in `actual`, or None when the two do not match."""
    if len(wanted) != len(actual):
        return None
    found = {}
    for pattern, segment in zip(wanted, actual, strict=True):
        if _ANY_SEGMENT.fullmatch(pattern):
            found[pattern.strip("{}")] = segment
        elif pattern != segment:
            return None
    return found
