"""Reads bodies and queries of the 10DLC calls of the simulated Telnyx, and words the errors in them.

Three forms of error are documented, but not when each is used. Decided here: a field that the schema of the call
requires and that is missing, or has the wrong JSON type, is answered 422 `{"detail": [{"loc", "msg", "type"}]}`; the 402
of a campaign is one bare error; everything else is `{"errors": [...]}` without `meta`. Unknown fields are discarded.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from clearsend.simulators.telnyx import errors
from clearsend.simulators.vendor import Call, Refused, Reply
from clearsend.simulators.world import Object

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_MAX_PAGE_SIZE = 500

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "list of strings": lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
    "list of integers": lambda value: (
        isinstance(value, list) and all(isinstance(item, int) and not isinstance(item, bool) for item in value)
    ),
}


@dataclass(frozen=True)
class Field:
    """One field of a body: its JSON type, its maximum and minimum length, its allowed values."""

    type: str = "string"
    longest: int | None = None
    shortest: int = 0
    choices: Collection[str] | None = None


TEXT = Field()
FLAG = Field("boolean")


def read(call: Call, fields: Mapping[str, Field], required: Sequence[str] = ()) -> Object:
    """The known fields of a body; null is treated as absent.

    Raises:
        Refused: the body is not an object, a required field is missing, or a field is not acceptable.
    """
    if call.is_malformed or not isinstance(call.body, dict):
        raise invalid("body", "value is not a valid dict", "type_error.dict")
    body = {name: value for name, value in call.body.items() if value is not None}
    for name in required:
        if name not in body:
            raise invalid("body", "field required", "value_error.missing", name)
    known = {name: value for name, value in body.items() if name in fields}
    for name, value in known.items():
        _check(name, value, fields[name])
    return known


def _check(name: str, value: Any, field: Field) -> None:
    if not _TYPES[field.type](value):
        raise invalid("body", f"value is not a valid {field.type}", "type_error", name)
    if not isinstance(value, str):
        return
    if not field.shortest <= len(value) <= (field.longest or len(value)):
        limits = f"{field.shortest} to {field.longest} characters" if field.longest else f"at least {field.shortest}"
        raise refusal("10025", f"{name} must have {limits}.", pointer=f"/{name}")
    if field.choices is not None and value not in field.choices:
        raise refusal("10032", f"{name} must be one of {', '.join(field.choices)}.", pointer=f"/{name}")


def refusal(code: str, detail: str, *, pointer: str | None = None, parameter: str | None = None) -> Refused:
    """An error of the 10DLC calls."""
    return Refused(errors.bare(errors.error(code, detail=detail, pointer=pointer, parameter=parameter)))


def missing(name: str) -> Refused:
    """The error for a missing field that the server requires, although the schema does not."""
    return refusal("10004", f"Missing required parameter: '{name}'", pointer=f"/{name}")


def invalid(where: str, message: str, type_: str, name: str | None = None) -> Refused:
    """The error for a value that the schema of the call does not allow."""
    loc = [where] if name is None else [where, name]
    return Refused(Reply(422, {"detail": [{"loc": loc, "msg": message, "type": type_}]}))


def require_e164(name: str, phone_number: str) -> None:
    """Raise `Refused` if the phone number is not in E.164 format. `name`: the field."""
    if not _E164.fullmatch(phone_number):
        raise refusal("10016", f"{name} must be in +E.164 format.", pointer=f"/{name}")


def records(call: Call, items: Sequence[Object], *, default_size: int = 10) -> Reply:
    """One page of a 10DLC list: `page` from 1, `recordsPerPage`.

    Raises:
        Refused: one of the two is not a number, or out of range.
    """
    page = _count(call, "page", 1, 1_000_000)
    size = _count(call, "recordsPerPage", default_size, _MAX_PAGE_SIZE)
    start = (page - 1) * size
    return Reply(200, {"records": list(items[start : start + size]), "page": page, "totalRecords": len(items)})


def _count(call: Call, name: str, default: int, most: int) -> int:
    text = call.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < len(str(most)) + 1 and 1 <= int(text) <= most):
        raise invalid("query", f"ensure this value is from 1 to {most}", "value_error.number", name)
    return int(text)


def ordered(call: Call, items: Sequence[Object], default: str) -> list[Object]:
    """A list sorted as the parameter `sort` says, or `default`: a field, with `-` before it for descending order."""
    sort = call.query.get("sort", default)
    name = sort.removeprefix("-")
    return sorted(items, key=lambda item: str(item.get(name, "")), reverse=sort.startswith("-"))


def stamp(at: datetime) -> str:
    """A time as the 10DLC calls write it: UTC, microseconds, no zone."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")


def shown(thing: Mapping[str, Any]) -> Object:
    """An object as the vendor shows it: without fields that only the simulator knows, and without null fields."""
    return {name: value for name, value in thing.items() if not name.startswith("_") and value is not None}
