"""Small conversions between rows and values that several nouns need. It runs no query."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from enum import Enum
from functools import cache
from types import SimpleNamespace
from typing import Any, TypeVar

import sqlalchemy as sa

Noun = TypeVar("Noun")


def to_json(value: Any) -> dict[str, Any]:
    """A dataclass of plain values as a JSON object; enums become their words."""
    return {name: _plain(item) for name, item in asdict(value).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def from_json(noun: type[Noun], stored: Mapping[str, Any]) -> Noun:
    """The dataclass back from its JSON object. Keys that this version does not know are left aside: an older process
    may read what a newer one wrote."""
    known = _names(noun)  # type: ignore[arg-type]
    return noun(**{name: value for name, value in stored.items() if name in known})


@cache
def _names(noun: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(noun))


class Parts:
    """Several tables side by side in one row: which columns to select, and the way back to a row of each."""

    def __init__(self, *tables: sa.FromClause) -> None:
        self.columns = [column for table in tables for column in table.c]
        self._names = [table.c.keys() for table in tables]

    def of(self, row: Sequence[Any]) -> list[Any]:
        """A row of each table in its order; None for one that an outer join found nothing in (its first column says so)."""
        values = iter(row)
        # The names come first in `zip`: where they end, the next value stays for the next table.
        parts = [SimpleNamespace(**dict(zip(names, values, strict=False))) for names in self._names]
        return [
            part if getattr(part, names[0]) is not None else None
            for names, part in zip(self._names, parts, strict=True)
        ]
