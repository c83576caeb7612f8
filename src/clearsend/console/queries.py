"""The search and the page number in the query of a list. Invalid values are never an error: they give the first page."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

_MAX_SEARCH_CHARS = 100


def text(query: Mapping[str, str]) -> str:
    """The searched text, without characters that no name contains: PostgreSQL refuses a NUL."""
    given = query.get("q", "")
    return "".join(character for character in given if character.isprintable()).strip()[:_MAX_SEARCH_CHARS]


def page(query: Mapping[str, str]) -> int:
    given = query.get("page", "")
    return max(1, int(given)) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def address(path: str, query: Mapping[str, Any]) -> str:
    """`path` with the values of `query` that are not defaults."""
    given = {name: value for name, value in query.items() if value not in ("", None, 1)}
    return path + (f"?{urlencode(given)}" if given else "")
