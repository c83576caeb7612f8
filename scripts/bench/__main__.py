"""`python -m bench`: measure, print the table, and write build/bench.json and build/bench.svg."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bench import accepting, delivering, finishing, listing, postgresql, report, starting, stores
from bench.figures import QUICK, Figure, Scale
from bench.stores import Bench, Store

Measure = Callable[[Bench, Store], Iterator[Figure]]
# (b) and (c) are asked of the same workers.
QUESTIONS: Mapping[str, Measure] = {
    "a": accepting.measure,
    "b": finishing.measure,
    "c": finishing.measure,
    "d": delivering.measure,
    "e": listing.measure,
    "f": starting.measure,
}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Clearsend against bare baselines.")
    parser.add_argument("--quick", action="store_true", help="rough figures in a fraction of the time")
    parser.add_argument("--only", default=",".join(QUESTIONS), help="the questions, separated by commas: a to f")
    parser.add_argument("--stores", default="sqlite,postgresql", help="the databases, separated by commas")
    parser.add_argument("--build", type=Path, default=Path("build"), help="the folder that the results are written to")
    chosen = parser.parse_args(arguments)
    questions, names = chosen.only.split(","), chosen.stores.split(",")
    if unknown := set(questions) - set(QUESTIONS) | set(names) - set(stores.NAMES):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    try:
        run(Console(soft_wrap=True), QUICK if chosen.quick else Scale(), questions, names, chosen.build)
    except postgresql.NoPostgreSql:
        parser.error(
            "no PostgreSQL server is installed (Debian: apt-get install postgresql); or measure --stores sqlite"
        )


def run(console: Console, scale: Scale, questions: Sequence[str], names: Sequence[str], build: Path) -> list[Figure]:
    """Measure, print the table, and write the results to `build`.

    Raises: NoPostgreSql.
    """
    asked = dict.fromkeys(QUESTIONS[question] for question in questions)
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
    console.print(report.table(figures))
    report.write(figures, build)
    return figures


if __name__ == "__main__":
    main(sys.argv[1:])
