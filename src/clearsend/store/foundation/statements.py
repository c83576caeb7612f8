"""Statements, and parts of statements, that several store modules use: one row of an organization, a search. This module knows
no table, and reaches only the organization that the caller names."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from clearsend.store.foundation.database import Transaction


def write(transaction: Transaction, org_id: str, table: sa.Table, row_id: str, values: Mapping[str, Any]) -> None:
    """Write `values`, by column, into the row with this id; another organization's row stays untouched."""
    transaction.connection.execute(
        table.update().where(table.c.org_id == org_id, table.c.id == row_id).values(dict(values))
    )


def contains(text: str, *columns: sa.ColumnElement[Any], or_is: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Is `text` part of one of `columns`, or equal to the lower-case id `or_is`? Case does not matter."""
    parts = (column.icontains(text, autoescape=True) for column in columns)
    return sa.or_(*parts, or_is == text.lower())
