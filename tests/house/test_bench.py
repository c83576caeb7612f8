"""The bench of `scripts/bench`: the smallest one runs, prints its table and writes its plot. What it measures is not judged here."""

import io
import json
import os
import threading
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from bench import beside, comparison, processes
from bench.__main__ import run, show
from bench.figures import Aim, Figure, Scale, interleaved, percentile


def test_the_smallest_bench_runs(tmp_path: Path) -> None:
    scale = Scale(rounds=1, deliveries=5, processes=(1,))
    printed = io.StringIO()

    figures = run(Console(file=printed, width=200), scale, ["d"], ["sqlite"], tmp_path)

    assert {figure.question for figure in figures} == {"d"}
    assert all(figure.ours > 0 and figure.bare > 0 for figure in figures)
    assert all(figure.name in printed.getvalue() for figure in figures)
    written = json.loads((tmp_path / "bench.json").read_text())
    assert [row["ratio"] for row in written["figures"]] == [figure.ratio for figure in figures]
    texts = ElementTree.parse(tmp_path / "bench.svg").iter("{http://www.w3.org/2000/svg}text")
    assert sum("webhooks/s" in str(text.text) for text in texts) == sum(one.aim is not None for one in figures)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bench.json", "bench.md", "bench.svg"]


@pytest.mark.long
def test_what_a_pass_and_what_heirs_cost_is_measured(tmp_path: Path) -> None:
    """They run the product in ways of their own, and stop if it does not do what they measure."""
    scale = Scale(rounds=1, owners=1, heirs=3)

    figures = run(Console(file=io.StringIO(), width=200), scale, ["j", "k"], ["sqlite"], tmp_path)

    found = {(figure.name, figure.unit): figure.ours for figure in figures}
    assert found["completion of an heir", "vendor calls"] == 0
    assert found["passes of a repair", "vendor calls"] > 0
    assert found["one notice, 3 heirs", "readings of the number"] == 1
    assert found["one daily reading, 3 heirs", "vendor calls"] == 1


@pytest.mark.long
def test_latency_is_asked_of_completions_that_call_a_vendor(tmp_path: Path) -> None:
    scale = Scale(rounds=1, runs=5, waves=1, processes=(1,))

    figures = run(Console(file=io.StringIO(), width=200), scale, ["b", "c"], ["sqlite"], tmp_path)

    names = [figure.name for figure in figures if figure.unit == "runs/s"]
    assert names[:2] == ["complete, an heir, 0 calls", "complete, own number, 6 calls"]
    assert names[2::2] == ["complete, own number, 100 ms × 6 calls", "complete, own number, 500 ms × 6 calls"]
    assert all(figure.ours > 0 and figure.bare > 0 for figure in figures)


def test_processor_time_is_exact_and_that_of_ended_threads_counts() -> None:
    """Five empty jobs take less than a tick of the system's."""
    spent = [processes.processor_seconds(os.getpid())]
    for _ in range(20):
        thread = threading.Thread(target=sum, args=(range(1000),))
        thread.start()
        thread.join()
        spent.append(processes.processor_seconds(os.getpid()))

    assert spent == sorted(set(spent))
    assert processes.processor_seconds(2**22 + 1) == 0  # Above the highest id of a process.


# Of a peer that loses nothing and of one that does; a figure of zero has no ratio.
COMPARED = [
    Figure("g", name, "PostgreSQL", 1, unit, ours, theirs, peer)
    for name, unit, ours, shown in (
        ("complete → callback, 5 a second", "p99 ms", 120.5, (25, 22, 9)),
        ("processor time, PostgreSQL, Redis", "ms a run", 1.25, (3, 1.4, 2)),
        ("kill -9: never finished", "runs", 0, (0, 5, 2)),
    )
    for peer, theirs in zip(("Procrastinate", "Celery threads", "Celery prefork"), shown, strict=True)
]


def test_systems_beside_each_other_have_a_column_each_and_fit_on_a_page(tmp_path: Path) -> None:
    printed = io.StringIO()

    # A terminal's usual width, or that of a file, does not cut it.
    show(Console(file=printed, width=80, soft_wrap=True), COMPARED, tmp_path)

    assert all(len(line.rstrip()) <= comparison.WIDTH for line in printed.getvalue().splitlines())
    head, *rows = printed.getvalue().splitlines()[1:]
    assert head.split() == ["what", "unit", "Clearsend", "Procrastinate", "threads", "prefork"]
    assert [row.split()[-4:] for row in rows] == [
        ["120", "25.0", "22.0", "9.00"],
        ["1.25", "3.00", "1.40", "2.00"],
        ["0", "0", "5", "2"],
    ]
    assert comparison.markdown(COMPARED) in (tmp_path / "bench.md").read_text()
    bars = ElementTree.parse(tmp_path / "beside.svg").iter("{http://www.w3.org/2000/svg}text")
    assert sum("is better" in str(text.text) for text in bars) == 3
    ratios = [row["ratio"] for row in json.loads((tmp_path / "bench.json").read_text())["figures"]]
    assert ratios[-3:] == [None, 0, 0]


def test_a_peer_is_left_out_with_a_reason() -> None:
    assert list(beside.skipped(["procrastinate"], ["sqlite", "postgresql"])) == []
    assert list(beside.skipped(["procrastinate"], ["sqlite"])) == ["No peer is measured: they need PostgreSQL."]


@pytest.mark.parametrize(
    ("aim", "ours", "bare", "is_met"),
    [
        (Aim(0.7), 70, 100, True),
        (Aim(0.7), 69, 100, False),
        (Aim(1.2, is_at_least=False), 12, 10, True),
        (Aim(1.2, is_at_least=False), 13, 10, False),
        (Aim(150, is_at_least=False, is_absolute=True), 140, 50, True),
        (Aim(150, is_at_least=False, is_absolute=True), 160, 200, False),
        (None, 1, 1, None),
    ],
)
def test_an_aim_bounds_the_ratio_or_the_value(aim: Aim | None, ours: float, bare: float, is_met: bool | None) -> None:
    assert Figure("a", "what", "SQLite", 1, "s", ours, bare, "bare", aim).is_met is is_met


def test_rounds_are_interleaved_and_percentiles_are_values() -> None:
    order: list[str] = []

    def noting(name: str) -> str:
        order.append(name)
        return name

    assert interleaved(2, lambda: noting("a"), lambda: noting("b")) == [["a", "a"], ["b", "b"]]
    assert order == ["a", "b", "a", "b"]
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile(range(1, 101), 0.99) == 100
