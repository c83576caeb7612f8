"""`python -m bench`: measure, print the tables, and write build/bench.json, build/bench.md and the plots build/bench.svg and build/beside.svg."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bench import (
    accepting,
    advancing,
    beside,
    comparison,
    delivering,
    finishing,
    lasting,
    listing,
    postgresql,
    report,
    sharing,
    starting,
    stores,
    telling,
)
from bench.figures import QUICK, Figure, Scale
from bench.stores import Bench, Store
from bench.systems import PEERS

Measure = Callable[[Bench, Store], Iterator[Figure]]
# (b) and (c) are asked of the same workers.
QUESTIONS: Mapping[str, Measure] = {
    "a": accepting.measure,
    "b": finishing.measure,
    "c": finishing.measure,
    "d": delivering.measure,
    "e": listing.measure,
    "f": starting.measure,
    "g": beside.measure,
    "h": sharing.measure,
    "i": lasting.measure,
    "j": advancing.measure,
    "k": telling.measure,
}
# It takes an hour on each store.
BY_NAME_ONLY = "i"
BESIDE = "g"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Clearsend against bare baselines.")
    parser.add_argument("--quick", action="store_true", help="rough figures in a fraction of the time")
    parser.add_argument(
        "--only",
        default=",".join(sorted(set(QUESTIONS) - {BY_NAME_ONLY})),
        help="the questions, separated by commas: a to k",
    )
    parser.add_argument("--stores", default="sqlite,postgresql", help="the databases, separated by commas")
    parser.add_argument("--peers", help=f"the peers of (g), separated by commas, out of {', '.join(PEERS)}")
    parser.add_argument("--build", type=Path, default=Path("build"), help="the folder that the results are written to")
    chosen = parser.parse_args(arguments)
    questions, names = chosen.only.split(","), chosen.stores.split(",")
    if unknown := set(questions) - set(QUESTIONS) | set(names) - set(stores.NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    scale = QUICK if chosen.quick else Scale()
    if chosen.peers is not None:
        peers = chosen.peers.split(",")
        if unknown := set(peers) - set(PEERS):
            parser.error(f"there is no peer {', '.join(sorted(unknown))}")
        scale = replace(scale, beside=replace(scale.beside, peers=peers))
    try:
        run(Console(soft_wrap=True), scale, questions, names, chosen.build)
    except postgresql.NoPostgreSql:
        parser.error(
            "no PostgreSQL server is installed (Debian: apt-get install postgresql); or measure --stores sqlite"
        )


def run(console: Console, scale: Scale, questions: Sequence[str], names: Sequence[str], build: Path) -> list[Figure]:
    """Measure, print the table, and write the results to `build`.

    Raises: NoPostgreSql.
    """
    asked = dict.fromkeys(QUESTIONS[question] for question in questions)
    if BESIDE in questions:
        for reason in beside.skipped(scale.beside.peers, names):
            console.print(reason, highlight=False)
    figures: list[Figure] = []
    build.mkdir(parents=True, exist_ok=True)
    # Not the system's temporary folder: that may be memory, where a commit costs nothing.
    with (
        TemporaryDirectory(prefix="bench-", dir=build.resolve()) as folder,
        stores.opened(names, Path(folder)) as opened,
    ):
        bench = Bench(scale, Path(folder))
        for measure in asked:
            for store in opened:
                console.print(f"{measure.__module__.removeprefix('bench.')} on {store.name} …", highlight=False)
                figures += measure(bench, store)
    figures = [figure for figure in figures if figure.question in questions]
    show(console, figures, build)
    return figures


def show(console: Console, figures: Sequence[Figure], build: Path) -> None:
    """Print and write the figures; those of systems beside each other have a table and a plot of their own."""
    besides = [figure for figure in figures if figure.question == BESIDE]
    if others := [figure for figure in figures if figure.question != BESIDE]:
        console.print(report.table(others))
    report.write(figures, build)
    if besides:
        console.print(comparison.table(besides))
        (build / "beside.svg").write_text(comparison.plot(besides), encoding="utf-8")
    pages = [report.markdown(others)] if others else []
    pages += [comparison.markdown(besides)] if besides else []
    (build / "bench.md").write_text("\n".join(pages), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
