"""Statements, and parts of statements, that several store modules use: one row of an organization, a search. This module knows
no table, and reaches only the organization that the caller names."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared


def write(transaction: Transaction, org_id: str, table: sa.Table, row_id: str, values: Mapping[str, Any]) -> None:
    """Write `values`, by column, into the row with this id; another organization's row stays untouched."""
    statement = _update(table, tuple(values))
    statement.execute(transaction.connection, {**values, "of_organization": org_id, "of_row": row_id})


def insert(transaction: Transaction, org_id: str, table: sa.Table, values: Mapping[str, Any]) -> None:
    """Write a row of the organization with `values`, by column."""
    row = {**values, "org_id": org_id}
    _insert(table, tuple(row)).execute(transaction.connection, row)


def write_part(
    transaction: Transaction,
    org_id: str,
    table: sa.Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
) -> None:
    """Write `values`, by column, into the organization's row with this key of several columns."""
    statement = _update_part(table, tuple(key), tuple(values))
    of_key = {f"of_{name}": value for name, value in key.items()}
    statement.execute(transaction.connection, {**values, **of_key, "of_organization": org_id})


@cache
def _insert(table: sa.Table, columns: tuple[str, ...]) -> Prepared:
    return Prepared(table.insert(), columns)


@cache
def _update_part(table: sa.Table, key: tuple[str, ...], columns: tuple[str, ...]) -> Prepared:
    of_row = (table.c[name] == sa.bindparam(f"of_{name}") for name in key)
    return Prepared(table.update().where(table.c.org_id == sa.bindparam("of_organization"), *of_row), columns)


@cache
def _update(table: sa.Table, columns: tuple[str, ...]) -> Prepared:
    of_row = (table.c.org_id == sa.bindparam("of_organization"), table.c.id == sa.bindparam("of_row"))
    return Prepared(table.update().where(*of_row), columns)


def contains(text: str, *columns: sa.ColumnElement[Any], or_is: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Is `text` part of one of `columns`, or equal to the lower-case id `or_is`? Case does not matter."""
    parts = (column.icontains(text, autoescape=True) for column in columns)
    return sa.or_(*parts, or_is == text.lower())
