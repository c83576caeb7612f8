"""How much a database grows with each completion, and how much of that housekeeping gives back, table by table. It gates nothing.

    python scripts/growth.py [--completions 1000] [--stores sqlite,postgresql]

Every profile inherits its organization's brand, campaign and number, and has one callback: a platform's bulk onboarding,
on simulated vendors that answer at once. Then housekeeping is done as if all of it had been kept long enough, and as many
profiles are completed once more: what was given back is used again, so that the second growth is what stays for good.
"""

import argparse
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from rich.console import Console
from rich.table import Table

from bench import backlog, processes, stores
from bench.installation import Installation
from bench.stores import Store
from clearsend import app
from clearsend.actions.completion import request
from clearsend.actions.retention import Retention
from clearsend.settings import Settings
from clearsend.store.engine.jobs import EVERYTHING, NOBODY, Begun, Job, Kind
from clearsend.workflows import chores

_LONG_AFTER = timedelta(days=365)
_GIVE_UP_SECONDS = 1800.0
_AT_ONCE = 100

# Bytes by table, with its indexes.
_SIZES = {
    "sqlite": "SELECT m.tbl_name, sum(d.pgsize) FROM dbstat d JOIN sqlite_master m ON m.name = d.name GROUP BY m.tbl_name",
    "postgresql": "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' "
    "AND relnamespace = 'public'::regnamespace",
}
_WHOLE = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
    "postgresql": "SELECT pg_database_size(current_database())",
}
_SETTLE = {"sqlite": "PRAGMA wal_checkpoint(TRUNCATE)", "postgresql": "VACUUM"}

Sizes = Mapping[str, int]


def main() -> None:
    parser = argparse.ArgumentParser(prog="growth.py", description="Measure how a database grows.")
    parser.add_argument("--completions", type=int, default=1000)
    parser.add_argument("--stores", default="sqlite,postgresql", help="the databases, separated by commas")
    chosen = parser.parse_args()
    console = Console(soft_wrap=True)
    with TemporaryDirectory(prefix="growth-") as folder:
        path = Path(folder)
        with stores.opened(chosen.stores.split(","), path) as opened:
            for store in opened:
                console.print(_measured(store, path, chosen.completions))


def _measured(store: Store, folder: Path, count: int) -> Table:
    with ExitStack() as stack:
        receiver = stack.enter_context(
            processes.running(["-m", "bench.receiver"], folder / "receiver.log", ready=r"at (http://\S+)")
        ).url
        vendors = stack.enter_context(processes.simulators(folder))
        made = stack.enter_context(store.installation("growth", profile_count=2 * count + 10))
        settings = made.environment(vendors)
        work = partial(
            processes.running,
            ["-m", "clearsend", "worker"],
            folder / "worker.log",
            ready="worker ready",
            settings=settings,
        )
        with work():
            # What an installation registers once is no part of what each completion costs.
            _complete(made, receiver, 10)
        sizes = [_sizes(made)]
        with work():
            _complete(made, receiver, count)
        sizes.append(_sizes(made))
        began_at = time.monotonic()
        _tidy(made)
        seconds = time.monotonic() - began_at
        sizes.append(_sizes(made))
        with work():
            _complete(made, receiver, count)
        sizes.append(_sizes(made))
    return _table(store, count, sizes, seconds)


def _complete(made: Installation, receiver: str, count: int) -> None:
    """Complete `count` profiles, and wait until nothing is left to do."""
    chosen = made.fresh_profiles(count)
    for start in range(0, count, _AT_ONCE):
        with made.database.writing() as transaction:
            for profile_id in chosen[start : start + _AT_ONCE]:
                request.request(
                    transaction,
                    made.actor,
                    profile_id,
                    webhook_url=f"{receiver}/done",
                    request_id="req_growth",
                )
    gives_up_at = time.monotonic() + _GIVE_UP_SECONDS
    while backlog.left(made.database.engine):
        if time.monotonic() > gives_up_at:
            sys.exit("The worker has not got through.")
        time.sleep(0.5)


def _tidy(made: Installation) -> None:
    """Keep house as if it were a year later, and all that has ended had been kept long enough."""
    database = replace(made.database, clock=lambda: datetime.now(UTC) + _LONG_AFTER)
    settings = Settings.model_validate({"database_url": made.database_url, "housekeeping_seconds": 3600})
    nobodys = Begun(Job(Kind.HOUSEKEEPING, NOBODY, EVERYTHING, 0))
    with app.dependencies(settings, database) as deps:
        chores.housekeeping(replace(deps, retention=Retention()), nobodys, every_seconds=3600)


def _sizes(made: Installation) -> Sizes:
    name = made.database.engine.dialect.name
    with made.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(_SETTLE[name])
        found = {table: int(size) for table, size in connection.exec_driver_sql(_SIZES[name])}
        return {**found, "": int(connection.execute(sa.text(_WHOLE[name])).scalar_one())}


def _table(store: Store, count: int, sizes: list[Sizes], seconds: float) -> Table:
    before, full, tidied, again = sizes
    table = Table(title=f"{store.name}: bytes per completion, {count} of them; housekeeping took {seconds:.1f} s")
    for heading in ("table", "first", "after housekeeping", "second"):
        table.add_column(heading, justify="left" if heading == "table" else "right")
    grown = sorted((name for name in full if name), key=lambda name: before.get(name, 0) - full[name])
    for name in [*grown, ""]:
        first, kept, second = (
            round((later.get(name, 0) - earlier.get(name, 0)) / count)
            for earlier, later in ((before, full), (before, tidied), (tidied, again))
        )
        if first or second:
            table.add_row(name or "the whole database", f"{first:,}", f"{kept:,}", f"{second:,}")
    return table


if __name__ == "__main__":
    main()
