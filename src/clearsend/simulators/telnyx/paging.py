"""Pages and bodies of the calls of the simulated Telnyx outside 10DLC: `{"data", "meta"}`, `page[number]`, `page[size]`."""

from collections.abc import Mapping, Sequence
from typing import Any

from clearsend.simulators.telnyx import errors
from clearsend.simulators.vendor import Call, Refused, Reply
from clearsend.simulators.world import Object

_DEFAULT_SIZE = 20
_MAX_SIZE = 250


def page_of(call: Call, items: Sequence[Object]) -> Reply:
    """One page of a complete list.

    Raises:
        Refused: `page[number]` or `page[size]` is not a number, or out of range.
    """
    number, size = paging(call)
    start = (number - 1) * size
    return Reply(200, {"data": list(items[start : start + size]), "meta": meta(number, size, len(items))})


def paging(call: Call) -> tuple[int, int]:
    """Number and size of the page that is asked for.

    Raises:
        Refused: one of them is not a number, or out of range.
    """
    return (
        _count(call, "page[number]", default=1, most=1_000_000),
        _count(call, "page[size]", default=_DEFAULT_SIZE, most=_MAX_SIZE),
    )


def _count(call: Call, name: str, *, default: int, most: int) -> int:
    text = call.query.get(name, str(default))
    if not (text.isascii() and text.isdigit()):
        raise Refused(errors.error("10015", detail=f"{name} must be a positive integer.", parameter=name))
    value = int(text)
    if not 1 <= value <= most:
        raise Refused(errors.error("10033", detail=f"{name} is out of range.", parameter=name))
    return value


def meta(number: int, size: int, total: int) -> Object:
    return {"page_number": number, "page_size": size, "total_pages": -(-total // size), "total_results": total}


def body(call: Call) -> Object:
    """The body of a call. Raises `Refused` if it is not a JSON object."""
    if call.is_malformed or not isinstance(call.body, dict):
        raise Refused(errors.error("10015", detail="The request body must be a JSON object.", pointer=""))
    return call.body


def text(fields: Mapping[str, Any], name: str) -> str | None:
    """The value of a field, or None. Raises `Refused` if it is not a string."""
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise Refused(errors.error("10026", detail=f"{name} must be a string.", pointer=f"/{name}"))
    return value
