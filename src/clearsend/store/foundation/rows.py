"""Small conversions between rows and values that several store modules use. This module runs no query."""

from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from enum import Enum
from functools import cache
from itertools import accumulate
from typing import Any, TypeVar

import sqlalchemy as sa

Noun = TypeVar("Noun")


def to_json(value: Any) -> dict[str, Any]:
    """A dataclass of plain values as a JSON object; enums become their values."""
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
    """The dataclass `noun` from its JSON object, with tuples for lists. Keys that this version does not know are ignored, since
    an older process may read what a newer process wrote."""
    known = _names(noun)  # type: ignore[arg-type]
    return noun(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in stored.items() if name in known}
    )


@cache
def _names(noun: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(noun))


def row_type(names: Iterable[str]) -> Any:
    """A named tuple type for rows with columns of these names; a repeated name is reachable by position only."""
    return namedtuple("Row", names, rename=True)


class Parts:
    """Several tables side by side in one row: the columns to select, and the way back to a row of each table."""

    def __init__(self, *tables: sa.FromClause) -> None:
        self.columns = [column for table in tables for column in table.c]
        ends = list(accumulate(len(table.c) for table in tables))
        self._parts = [
            (begin, end, row_type(table.c.keys())) for begin, end, table in zip([0, *ends], ends, tables, strict=False)
        ]

    def of(self, row: Sequence[Any]) -> list[Any]:
        """A row of each table, in their order; None where an outer join found nothing (its first column is null)."""
        return [None if row[begin] is None else part._make(row[begin:end]) for begin, end, part in self._parts]
