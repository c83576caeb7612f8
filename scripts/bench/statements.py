"""The statements of an engine's connections, as its driver executes them. It changes none.

SQLAlchemy's events do not see the prepared statements, which go to the driver as they are. SQLite's driver tells each statement;
PostgreSQL's writes down what it sends to the server. Beginnings and ends of transactions are not counted.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

_NO_STATEMENT = re.compile(r"(BEGIN|COMMIT|ROLLBACK|PRAGMA|SET|--)\b|--")
# A statement is parsed once by its name, and then bound to its parameters at each execution; the others are queries.
_SENT = re.compile(r'^F\t\d+\t(Parse|Bind|Query)\t (?:"" )?"([^"]*)"(?: "((?:[^"]|"(?! \d))*)")?', re.MULTILINE)
_SUPPRESS_TIMESTAMPS = 1


@dataclass
class Statements:
    """What was executed so far."""

    _told: list[str] = field(default_factory=list)
    _written: list[Path] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Their texts: on SQLite in the order of execution with the parameters filled in, on PostgreSQL by connection."""
        found = list(self._told)
        for path in self._written:
            found += _sent(path.read_text(errors="replace"))
        return [text for text in found if not _NO_STATEMENT.match(text)]

    def count(self) -> int:
        return len(self.texts())


@contextmanager
def listening(engine: sa.Engine) -> Iterator[Statements]:
    """Listen to all connections of `engine` that are opened in the block; the resting ones are closed before and after it."""
    statements = Statements()
    with ExitStack() as stack:

        def connected(connection: Any, _record: object) -> None:
            if engine.dialect.name == "sqlite":
                connection.set_trace_callback(statements._told.append)
                return
            file = stack.enter_context(tempfile.NamedTemporaryFile())
            statements._written.append(Path(file.name))
            connection.pgconn.trace(file.fileno())
            connection.pgconn.set_trace_flags(_SUPPRESS_TIMESTAMPS)

        engine.dispose()
        sa.event.listen(engine, "connect", connected)
        try:
            yield statements
        finally:
            sa.event.remove(engine, "connect", connected)
            engine.dispose()


def _sent(written: str) -> Iterator[str]:
    parsed: dict[str, str] = {}
    for kind, name, text in _SENT.findall(written):
        if kind == "Parse":
            parsed[name] = text
        else:
            yield parsed.get(name, name) if kind == "Bind" else name
