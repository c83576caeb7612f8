"""Pages of an ordered list: which one is wanted, and the places before and after it. This module reads no list.

Every list is ordered by a time, and by id where times are equal.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Position:
    """A place in an ordered list: beside the row with this time and id, whether or not that row still exists. `is_included`:
    the row itself is part of what is read from here."""

    at: datetime
    id: str
    is_included: bool = False


@dataclass(frozen=True)
class PageRequest:
    """The wanted page, of at most `size` rows: number `number` (1-based), or the rows that follow on `after`, or those that
    precede `before`. At most one of the two positions is given, and then `number` finds nothing."""

    size: int
    number: int = 1
    after: Position | None = None
    before: Position | None = None

    @property
    def position(self) -> Position | None:
        return self.after or self.before

    @property
    def is_numbered(self) -> bool:
        return self.position is None

    @property
    def is_first(self) -> bool:
        return self.is_numbered and self.number == 1

    @property
    def skipped(self) -> int:
        """The number of rows on the pages before a numbered page."""
        return (self.number - 1) * self.size


@dataclass(frozen=True)
class Neighbours:
    """The positions from which the previous page (`before`) and the next page (`after`) are read; None if there is no such
    page."""

    before: Position | None = None
    after: Position | None = None
