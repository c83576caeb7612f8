"""The search and the page in the query of a list. Invalid values are never an error: they give the first page.

A link to a neighbouring page carries its cursor, which finds the page, and its number, which is shown, and which finds the page
if the cursor is invalid.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from clearsend.domain.paging import Neighbours, PageRequest, Position
from clearsend.schemas import cursors

_MAX_SEARCH_CHARS = 100


@dataclass(frozen=True)
class Pager:
    """The number of a page, and the addresses of the pages before and after it, if any. While the list changes, a page that was
    reached by a link has the number that it had then."""

    number: int
    back: str | None
    on: str | None


def text(query: Mapping[str, str]) -> str:
    """The searched text, without characters that no name contains: PostgreSQL refuses a NUL."""
    given = query.get("q", "")
    return "".join(character for character in given if character.isprintable()).strip()[:_MAX_SEARCH_CHARS]


def page(query: Mapping[str, str]) -> int:
    given = query.get("page", "")
    return max(1, int(given)) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def wanted(query: Mapping[str, str], size: int, list_mark: str) -> PageRequest:
    """The page that is asked for, by a cursor or else by number."""
    number = page(query)
    return PageRequest(
        size, number, after=_position(query, "after", list_mark), before=_position(query, "before", list_mark)
    )


def _position(query: Mapping[str, str], name: str, list_mark: str) -> Position | None:
    try:
        return cursors.decode(query[name], list_mark) if name in query else None
    except ValueError:
        return None


def pager(path: str, asked: Mapping[str, Any], wanted: PageRequest, neighbours: Neighbours, list_mark: str) -> Pager:
    """The links of a page to its neighbours. `asked`: the filters of the list."""
    around = cursors.around(neighbours, list_mark)
    # A page beyond the end has no neighbour, but a way back.
    has_way_back = around.before is not None or (wanted.is_numbered and wanted.number > 1 and around.after is None)
    back = {"page": max(1, wanted.number - 1), "before": around.before}
    on = {"page": wanted.number + 1, "after": around.after}
    return Pager(
        number=wanted.number,
        back=address(path, {**asked, **back}) if has_way_back else None,
        on=None if around.after is None else address(path, {**asked, **on}),
    )


def address(path: str, query: Mapping[str, Any]) -> str:
    """`path` with the values of `query` that are not defaults."""
    given = {name: value for name, value in query.items() if value not in ("", None, 1)}
    return path + (f"?{urlencode(given)}" if given else "")
