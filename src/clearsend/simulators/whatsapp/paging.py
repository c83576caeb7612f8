"""Pages of the Graph API: the cursors, and the addresses of the next and the previous page. It reads no stored object."""

import base64
from collections.abc import Sequence
from urllib.parse import urlencode

from clearsend.simulators.vendor import Call, Refused
from clearsend.simulators.whatsapp import errors
from clearsend.simulators.world import Object

_DEFAULT_LIMIT = 25
_MAX_LIMIT = 100


def window(call: Call, ids: Sequence[str]) -> tuple[int, int]:
    """Start and end of the requested page among all `ids`. A limit above the maximum counts as the maximum.

    Raises:
        Refused: the limit or a cursor is not valid.
    """
    text = call.query.get("limit", str(_DEFAULT_LIMIT))
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
        raise Refused(errors.error("100", message="(#100) Param limit must be a positive integer"))
    limit = min(int(text), _MAX_LIMIT)
    if call.query.get("after"):
        start = _position(call.query["after"], ids) + 1
        return start, min(start + limit, len(ids))
    if call.query.get("before"):
        end = _position(call.query["before"], ids)
        return max(0, end - limit), end
    return 0, min(limit, len(ids))


def page(call: Call, data: Sequence[Object], *, has_previous: bool, has_next: bool) -> Object:
    """The envelope of a list. `next` and `previous` are present only if there is such a page, and contain no token."""
    if not data:
        return {"data": []}
    before, after = _cursor(data[0]["id"]), _cursor(data[-1]["id"])
    paging: Object = {"cursors": {"before": before, "after": after}}
    if has_next:
        paging["next"] = _address(call, after=after)
    if has_previous:
        paging["previous"] = _address(call, before=before)
    return {"data": list(data), "paging": paging}


def _cursor(id_: str) -> str:
    return base64.urlsafe_b64encode(id_.encode()).decode().rstrip("=")


def _position(cursor: str, ids: Sequence[str]) -> int:
    try:
        return ids.index(base64.urlsafe_b64decode(cursor + "==").decode())
    except ValueError:
        raise Refused(errors.error("100", message="(#100) Invalid cursors values")) from None


def _address(call: Call, **cursor: str) -> str:
    kept = {name: call.query[name] for name in ("fields", "limit") if name in call.query}
    return f"{call.url}?{urlencode({**kept, **cursor})}"
