"""One page of an ordered list. This module knows no table: the caller's listing names the organization and the filters.

A page is read from a position along an index, forwards or backwards, so that it costs the same at any depth. A page that is
wanted by its number costs more: its position is found by skipping the rows before it, or after it if that is nearer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import KeyedColumnElement

from clearsend.domain.paging import Neighbours, PageRequest, Position
from clearsend.store.foundation.database import Transaction


@dataclass(frozen=True)
class Order:
    """The order of a list: by a time and by id, as an index has them, both in one direction. Labelled columns give the names
    that the listing has for them."""

    at: KeyedColumnElement[datetime]
    id: KeyedColumnElement[str]
    is_newest_first: bool = False


@dataclass(frozen=True)
class Page:
    """The rows of a page in the order of the list."""

    rows: Sequence[sa.Row[Any]]
    neighbours: Neighbours = field(default_factory=Neighbours)


def read(
    transaction: Transaction,
    listing: sa.Select[Any] | Sequence[sa.Select[Any]],
    order: Order | Sequence[Order],
    wanted: PageRequest,
    *,
    total: int | None = None,
) -> Page:
    """The wanted page of `listing`: a SELECT with its conditions, without an order. Several are merged: each then follows an
    index of its own, and none may have a row of another. Listings of several tables each have an order of their own, with the same
    names. `total`: the number of rows, if known."""
    listings = [listing] if isinstance(listing, sa.Select) else listing
    orders = [order] * len(listings) if isinstance(order, Order) else order
    reader = _Reader(transaction, list(zip(listings, orders, strict=True)))
    if wanted.before is not None:
        return reader.preceding(wanted.before, wanted.size)
    if wanted.after is not None:
        return reader.following(wanted.after, wanted.size)
    start = reader.find(wanted.skipped, total) if wanted.skipped else None
    if wanted.skipped and start is None:
        return Page([])
    rows, has_more = reader.rows(start, limit=wanted.size)
    return Page(rows, reader.neighbours(rows, has_before=wanted.skipped > 0, has_after=has_more))


def count(transaction: Transaction, listing: sa.Select[Any]) -> int:
    """The number of rows of a listing. Reads all of them."""
    counted = listing.with_only_columns(sa.func.count(), maintain_column_froms=True)
    return transaction.connection.execute(counted).scalar_one()


@dataclass(frozen=True)
class _Reader:
    transaction: Transaction
    listings: Sequence[tuple[sa.Select[Any], Order]]

    @property
    def order(self) -> Order:
        """The order of the first listing: names and direction are the same in all."""
        return self.listings[0][1]

    def following(self, position: Position, size: int) -> Page:
        rows, has_more = self.rows(position, limit=size)
        back = _complement(position)
        has_before = self._has_any(back, is_backwards=True)
        if not rows:
            return Page([], Neighbours(before=back if has_before else None))
        return Page(rows, self.neighbours(rows, has_before=has_before, has_after=has_more))

    def preceding(self, position: Position, size: int) -> Page:
        rows, has_more = self.rows(position, limit=size, is_backwards=True)
        on = _complement(position)
        has_after = self._has_any(on)
        if not rows:
            return Page([], Neighbours(after=on if has_after else None))
        return Page(rows[::-1], self.neighbours(rows[::-1], has_before=has_more, has_after=has_after))

    def find(self, skipped: int, total: int | None) -> Position | None:
        """The position of the row after `skipped` others; None if there is none. Skipping reads an index only."""
        remaining = -1 if total is None else total - 1 - skipped
        is_backwards = 0 <= remaining < skipped
        offset = remaining if is_backwards else skipped
        row = self._read(self._keys(), None, limit=1, offset=offset, is_backwards=is_backwards).one_or_none()
        return None if row is None else self._position(row, is_included=True)

    def rows(
        self, position: Position | None, *, limit: int, is_backwards: bool = False
    ) -> tuple[Sequence[sa.Row[Any]], bool]:
        """The rows from a position on, the nearest first, and whether there are more."""
        # One more than is wanted, to tell whether there is another page.
        found = self._read(self.listings, position, limit=limit + 1, is_backwards=is_backwards).all()
        return found[:limit], len(found) > limit

    def neighbours(self, rows: Sequence[sa.Row[Any]], *, has_before: bool, has_after: bool) -> Neighbours:
        return Neighbours(
            before=self._position(rows[0]) if rows and has_before else None,
            after=self._position(rows[-1]) if rows and has_after else None,
        )

    def _has_any(self, position: Position, *, is_backwards: bool = False) -> bool:
        return self._read(self._keys(), position, limit=1, is_backwards=is_backwards).first() is not None

    def _keys(self) -> Sequence[tuple[sa.Select[Any], Order]]:
        """The listings, with no more columns than an index has."""
        return [(_only(listing, order.at, order.id), order) for listing, order in self.listings]

    def _read(
        self,
        listings: Sequence[tuple[sa.Select[Any], Order]],
        position: Position | None,
        *,
        limit: int,
        offset: int = 0,
        is_backwards: bool = False,
    ) -> sa.Result[Any]:
        is_descending = self.order.is_newest_first is not is_backwards
        direction = sa.desc if is_descending else sa.asc
        if position is not None:
            listings = [
                (listing.where(_beyond(order, position, is_descending=is_descending)), order)
                for listing, order in listings
            ]
        ordered = [listing.order_by(direction(order.at), direction(order.id)) for listing, order in listings]
        if len(ordered) == 1:
            return self.transaction.connection.execute(ordered[0].limit(limit).offset(offset or None))
        # Each is limited by itself: only then does PostgreSQL follow an index for each.
        parts = [sa.select(one.limit(limit + offset).subquery()) for one in ordered]
        names = (str(self.order.at.key), str(self.order.id.key))
        merged = sa.union_all(*parts).order_by(*map(direction, names))
        return self.transaction.connection.execute(merged.limit(limit).offset(offset or None))

    def _position(self, row: sa.Row[Any], *, is_included: bool = False) -> Position:
        return Position(getattr(row, str(self.order.at.key)), getattr(row, str(self.order.id.key)), is_included)


def _complement(position: Position) -> Position:
    """The position that separates the list at the same place, seen from the other side."""
    return Position(position.at, position.id, is_included=not position.is_included)


def _beyond(order: Order, position: Position, *, is_descending: bool) -> sa.ColumnElement[bool]:
    """The condition that a row comes after the position, in the direction of reading. As one comparison of both columns,
    which an index answers."""
    key = sa.tuple_(order.at, order.id)
    edge = sa.tuple_(sa.literal(position.at, order.at.type), sa.literal(position.id, order.id.type))
    if is_descending:
        return key <= edge if position.is_included else key < edge
    return key >= edge if position.is_included else key > edge


def _only(listing: sa.Select[Any], *columns: KeyedColumnElement[Any]) -> sa.Select[Any]:
    return listing.with_only_columns(*columns, maintain_column_froms=True)
