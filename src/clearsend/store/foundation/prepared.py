"""Statements of the busiest calls: compiled once, then handed to the driver as they are. This module knows no table.

SQLAlchemy's work for every execution (statement lookup, context, description of the result) takes three times as long as the
driver's work. A prepared statement is the same SQL with the same conversions of values; errors are reported as SQLAlchemy
reports them. A statement whose SQL depends on its values (`IN` of a list) cannot be prepared.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from clearsend.store.foundation.rows import row_type

Statement = sa.Select[Any] | sa.Insert | sa.Update

# Turns a Python value into the driver's, or back; None where they are the same.
_Conversion = Callable[[Any], Any] | None


class Prepared:
    """A statement, prepared for each kind of database when it is first executed there.

    `columns`: the names of the columns that an INSERT or UPDATE writes; by default all of the table's columns.
    """

    def __init__(self, statement: Statement, columns: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._columns = None if columns is None else list(columns)
        self._forms: dict[str, _Form] = {}

    def execute(self, connection: sa.Connection, values: Mapping[str, Any]) -> None:
        """Execute the statement for its effect. `values`: the parameters, by name."""
        form = self._form(connection)
        form.execute(connection, form.bind(values))

    def all(self, connection: sa.Connection, values: Mapping[str, Any]) -> list[Any]:
        """The rows, with their columns by name; a repeated name is reachable by position only."""
        form = self._form(connection)
        return [form.row(found) for found in form.execute(connection, form.bind(values)).fetchall()]

    def one_or_none(self, connection: sa.Connection, values: Mapping[str, Any]) -> Any:
        """The only row, or None.

        Raises: sqlalchemy.exc.MultipleResultsFound.
        """
        found = self.all(connection, values)
        if len(found) > 1:
            raise sa.exc.MultipleResultsFound("a statement that finds one row has found several")
        return found[0] if found else None

    def one(self, connection: sa.Connection, values: Mapping[str, Any]) -> Any:
        """The only row, which must exist.

        Raises: sqlalchemy.exc.NoResultFound; sqlalchemy.exc.MultipleResultsFound.
        """
        found = self.one_or_none(connection, values)
        if found is None:
            raise sa.exc.NoResultFound("a statement that finds one row has found none")
        return found

    def _form(self, connection: sa.Connection) -> "_Form":
        dialect = connection.dialect
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _Form(self._statement, self._columns, dialect)
        return form


class _Form:
    """A statement in the form that one kind of database takes."""

    def __init__(self, statement: Statement, columns: list[str] | None, dialect: sa.Dialect) -> None:
        self._is_postgresql = dialect.name == "postgresql"
        written_for = _postgresql() if self._is_postgresql else dialect
        compiled: Any = statement.compile(dialect=written_for, column_keys=columns)
        self._text = str(compiled)
        self._constants = {name: value for name, value in compiled.params.items() if value is not None}
        self._parameters: list[tuple[str, _Conversion]] = [
            (name, compiled.binds[name].type.dialect_impl(written_for).bind_processor(written_for))
            for name in compiled.positiontup
        ]
        # For a statement that writes: the columns that it returns.
        selected: list[Any] = list(statement.exported_columns)
        self._row = row_type(str(column.key) for column in selected)
        converted = (
            (place, column.type.dialect_impl(written_for).result_processor(written_for, None))
            for place, column in enumerate(selected)
        )
        self._converted: list[tuple[int, Any]] = [one for one in converted if one[1] is not None]

    def bind(self, values: Mapping[str, Any]) -> list[Any]:
        """The converted values in the driver's order."""
        if self._constants:
            values = self._constants | dict(values)
        return [values[name] if convert is None else convert(values[name]) for name, convert in self._parameters]

    def row(self, found: tuple[Any, ...]) -> Any:
        if not self._converted:
            return self._row._make(found)
        values = list(found)
        for place, convert in self._converted:
            values[place] = convert(values[place])
        return self._row._make(values)

    def execute(self, connection: sa.Connection, parameters: list[Any]) -> Any:
        driver: Any = connection.connection.driver_connection
        try:
            if self._is_postgresql:
                # A raw cursor takes numbered parameters; others search the text for placeholders. Binary results are faster.
                return _raw_cursor()(driver).execute(self._text.encode(), parameters, binary=True)
            return driver.execute(self._text, parameters)
        except Exception as error:
            # SQLAlchemy's own treatment of errors: it hides the values, recognizes a dead server, and lets the pool discard the
            # dead connections.
            connection._handle_dbapi_exception(error, self._text, None, None, None)


@cache
def _raw_cursor() -> Any:
    # Imported late: an installation on SQLite needs no driver of PostgreSQL, which takes 10 MiB.
    from psycopg import RawCursor

    return RawCursor


@cache
def _postgresql() -> sa.Dialect:
    """The dialect of every connection to PostgreSQL, except for the style of its parameters."""
    import psycopg
    from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

    return PGDialect_psycopg(paramstyle="numeric_dollar", dbapi=psycopg)  # type: ignore[no-untyped-call]
