"""Cursors: positions in a list as opaque text, for callers to give back. This module reads no list.

A cursor carries the time and the id of one row that its caller has seen, and a mark of the list that it was given for: the
organization, the profile, the filters. The mark finds mistakes and keeps nothing secret: whoever forges a cursor still reads
rows of the own organization only, since every query names it.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from clearsend.domain.paging import Neighbours, Position
from clearsend.schemas.envelope import Cursors

# Of the text inside: a cursor of another version is refused as malformed.
_VERSION = "1"
# No cursor is longer, so a longer text is not decoded.
MAX_CHARS = 256
# PostgreSQL refuses a NUL, and no id or phone number has any other character.
_INSIDE = re.compile(r"([0-9a-f]{16}) ([=>]) (\d{1,18}) ([0-9A-Za-z+-]{1,64})")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_MALFORMED = "Must be a cursor that this server gave in `pagination.cursors`, unchanged. Leave it out to begin at the first page."
_FOREIGN = (
    "This cursor was given for another list: another address, organization or profile, or other filters. Repeat the call that "
    "gave it with the cursor added, or leave the cursor out to begin at the first page."
)


def mark(list_name: str, org_id: str, *, confined_to: str | None = None, filters: Mapping[str, Any]) -> str:
    """The mark of one list in the cursors that are given for it. `filters`: everything else that decides what is in it."""
    told = json.dumps([list_name, org_id, confined_to, sorted(filters.items())], default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def encode(position: Position, list_mark: str) -> str:
    """The cursor of a position."""
    microseconds = (position.at - _EPOCH) // timedelta(microseconds=1)
    edge = "=" if position.is_included else ">"
    inside = f"{_VERSION} {list_mark} {edge} {microseconds} {position.id}"
    return base64.urlsafe_b64encode(inside.encode()).decode().rstrip("=")


def decode(text: str, list_mark: str) -> Position:
    """The position of a cursor.

    Raises: ValueError with a sentence for the caller: this is no cursor, or one that was given for another list.
    """
    version, _, inside = _inside(text).partition(" ")
    found = _INSIDE.fullmatch(inside)
    if version != _VERSION or found is None:
        raise ValueError(_MALFORMED)
    given_mark, edge, microseconds, row_id = found.groups()
    try:
        at = _EPOCH + timedelta(microseconds=int(microseconds))
    except OverflowError:
        raise ValueError(_MALFORMED) from None
    if given_mark != list_mark:
        raise ValueError(_FOREIGN)
    return Position(at, row_id, is_included=edge == "=")


def _inside(text: str) -> str:
    if len(text) > MAX_CHARS:
        raise ValueError(_MALFORMED)
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        raise ValueError(_MALFORMED) from None


def around(neighbours: Neighbours, list_mark: str) -> Cursors:
    """The cursors of the pages before and after a page."""
    return Cursors(
        before=None if neighbours.before is None else encode(neighbours.before, list_mark),
        after=None if neighbours.after is None else encode(neighbours.after, list_mark),
    )
