"""The databases of a bench: as many fresh ones as are wanted, on SQLite or on a private PostgreSQL server. It fills none."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench import installation, postgresql
from bench.figures import Scale
from bench.installation import Installation
from clearsend.store.foundation import schema

NAMES = ("sqlite", "postgresql")
_TEMPLATE = "migrated"


@dataclass(frozen=True)
class Bench:
    """One run of the bench: how much is measured, and where its files are."""

    scale: Scale
    folder: Path


@dataclass
class Store:
    """A kind of database. `server` is None on SQLite."""

    name: str
    folder: Path
    server: postgresql.Server | None
    _count: int = field(default=0)

    def create_database(self, name: str) -> str:
        """The URL of a database of its own with the tables of the product, and of its engine, and nothing in them."""
        if self._count == 0:
            schema.upgrade(self._create(_TEMPLATE, None))
        self._count += 1
        return self._create(f"{name}_{self._count}", _TEMPLATE)

    def _create(self, name: str, template: str | None) -> str:
        if self.server is not None:
            return self.server.create(name, template or "template1")
        path = self.folder / f"{name}.sqlite"
        if template is not None:
            shutil.copy(self.folder / f"{template}.sqlite", path)
        return f"sqlite:///{path}"

    def installation(
        self, name: str, *, profile_count: int, has_own_numbers: bool = False
    ) -> AbstractContextManager[Installation]:
        """A fresh installation with so many profiles."""
        # The product keeps its data folder private, and PostgreSQL must reach its own, which is beside it.
        private = self.folder / "data"
        url = self.create_database(name)
        return installation.prepared(url, private, profile_count=profile_count, has_own_numbers=has_own_numbers)

    def processes(self, scale: Scale) -> Sequence[int]:
        """How many processes of a kind are measured: on SQLite, one is what the product is for."""
        return scale.processes if self.server is not None else [count for count in scale.processes if count == 1]


@contextmanager
def opened(names: Sequence[str], folder: Path) -> Iterator[list[Store]]:
    """The stores of these names.

    Raises: NoPostgreSql.
    """
    stores = [Store("SQLite", folder, None)] if "sqlite" in names else []
    if "postgresql" not in names:
        yield stores
        return
    with postgresql.running(folder) as server:
        yield [*stores, Store("PostgreSQL", folder, server)]
