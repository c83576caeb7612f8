"""`python -m tests.chaos`: the long form, on both databases; it ends with 1 if anything was lost or happened twice."""

import random
import shutil
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from clearsend.store.foundation import schema
from tests import postgresql
from tests.chaos.run import Plan, unleash

_COMPLETIONS = {"postgresql": 1000, "sqlite": 300}
_COMPLETIONS_PER_KILL = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it, print the reckoning, and say how it went: 0 or 1."""
    chosen = _parse(arguments)
    # Random on purpose where none is given; it is printed, and can be given again.
    seed = random.SystemRandom().randrange(1_000_000) if chosen.seed is None else chosen.seed
    went_well = True
    for kind in [chosen.database] if chosen.database else _COMPLETIONS:
        completions = chosen.completions or _COMPLETIONS[kind]
        is_one_process = kind == "sqlite"
        plan = Plan(
            completions=completions,
            servers=1 if is_one_process else chosen.servers,
            workers=0 if is_one_process else chosen.workers,
            kills=chosen.kills or max(3, completions // _COMPLETIONS_PER_KILL),
            seed=seed,
            organizations=5,
            calm_seconds=600,
        )
        sys.stdout.write(f"\n{kind}: {plan.completions} completions, {plan.kills} kills, seed {plan.seed} …\n")
        sys.stdout.flush()
        with _database(kind) as (url, folder):
            report = unleash(url, folder, plan)
        sys.stdout.write("\n".join(report.lines()) + "\n")
        went_well = went_well and report.holds
    return 0 if went_well else 1


def _parse(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.chaos", description="Is anything lost, does anything happen twice?")
    parser.add_argument("--completions", type=int, help="how many; default: 1000 on PostgreSQL, 300 on SQLite")
    parser.add_argument("--servers", type=int, default=2, help="on PostgreSQL; SQLite has one process")
    parser.add_argument("--workers", type=int, default=2, help="on PostgreSQL; 0: the servers work too")
    parser.add_argument("--kills", type=int, help=f"default: one per {_COMPLETIONS_PER_KILL} completions")
    parser.add_argument("--seed", type=int, help="of the weather; default: random, and printed")
    parser.add_argument("--database", choices=list(_COMPLETIONS), help="default: first PostgreSQL, then SQLite")
    return parser.parse_args(arguments)


@contextmanager
def _database(kind: str) -> Iterator[tuple[str, Path]]:
    """A fresh database of that kind, and a folder for everything else."""
    # A short path: the name of a socket has at most 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="cs-"))
    try:
        if kind == "sqlite":
            url = f"sqlite:///{folder / 'clearsend.sqlite'}"
            schema.upgrade(url)
            yield url, folder
            return
        programs = postgresql.binaries()
        if programs is None:
            sys.exit("no PostgreSQL server binaries are installed (Debian: apt-get install postgresql)")
        cluster_folder = folder / "pg"
        cluster_folder.mkdir()
        folder.chmod(0o755)
        with postgresql.running(cluster_folder, programs) as cluster:
            url = cluster.create("chaos")
            schema.upgrade(url)
            yield url, folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
