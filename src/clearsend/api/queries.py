"""The query parameters of lists, besides the page. This module only parses text: it searches nothing."""

import re
from typing import Annotated

from fastapi import Query

from clearsend.api.call import QueryField

_MAX_SEARCH_CHARS = 100
# Characters that no name contains; PostgreSQL refuses a NUL.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _search(text: str) -> str:
    if len(text) > _MAX_SEARCH_CHARS or _CONTROL.search(text):
        raise ValueError(f"Must be at most {_MAX_SEARCH_CHARS} characters, without control characters.")
    return text.strip()


def _boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError("Must be true or false.")
    return text.lower() == "true"


def search(description: str) -> QueryField:
    documented = Query(
        max_length=_MAX_SEARCH_CHARS, pattern=r"^[^\u0000-\u001f\u007f-\u009f]*$", description=description
    )
    return QueryField("search", Annotated[str | None, documented], _search)


def flag(name: str, description: str) -> QueryField:
    return QueryField(name, Annotated[bool | None, Query(description=description)], _boolean)
