"""Types and builders of the tables' columns, and the shared metadata. This module defines no table.

Ids are UUID text; times are UTC; JSON is `jsonb` on PostgreSQL.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


class UtcTime(sa.types.TypeDecorator[datetime]):
    """A moment in UTC: `timestamptz` on PostgreSQL, ISO text without zone on SQLite. A naive value raises ValueError."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("times must carry a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identifier(name: str = "id", **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.String(64), **options)


def primary_id() -> sa.Column[str]:
    return identifier(primary_key=True)


def org() -> sa.Column[str]:
    return sa.Column("org_id", sa.String(64), sa.ForeignKey("organizations.id"), nullable=False)


def time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, UtcTime, nullable=nullable)


def rows_with(condition: str) -> Any:
    """Options of a partial index over the rows for which `condition` is true, on both kinds of database."""
    return {"sqlite_where": sa.literal_column(condition), "postgresql_where": sa.literal_column(condition)}
