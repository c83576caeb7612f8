"""How figures are shown: a table for the terminal, JSON for programs, a plot as SVG. It computes nothing."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from rich.table import Table

from bench.figures import Figure
from clearsend import __version__

_ROW, _LEFT, _WIDTH, _RIGHT = 22, 330, 420, 150
_COLUMNS = ("", "what", "store", "processes", "unit", "ours", "bare", "baseline", "ratio", "aim", "met")
_WORDS = {True: "yes", False: "no", None: ""}
_COLOURS = {True: "#2e7d32", False: "#c62828", None: "#90a4ae"}


def conditions() -> dict[str, str | int | None]:
    """What the figures depend on, without the name of the machine."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "clearsend": __version__,
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "architecture": platform.machine(),
    }


def table(figures: Sequence[Figure]) -> Table:
    shown = Table(*_COLUMNS, box=None)
    for figure in figures:
        shown.add_row(*_cells(figure))
    return shown


def markdown(figures: Sequence[Figure]) -> str:
    """The same table as a page shows it."""
    rows = [_COLUMNS, ["---"] * len(_COLUMNS), *map(_cells, figures)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cells(figure: Figure) -> Sequence[str]:
    aim = figure.aim
    return [
        figure.question,
        figure.name,
        figure.store,
        str(figure.processes),
        figure.unit,
        number(figure.ours),
        number(figure.bare),
        figure.baseline,
        f"{figure.ratio:.2f}" if figure.bare else "",
        "" if aim is None else aim.words + (f" {figure.unit}" if aim.is_absolute else ""),
        _WORDS[figure.is_met],
    ]


def write(figures: Sequence[Figure], build: Path) -> None:
    """`bench.json` and `bench.svg`, in the folder `build`."""
    rows = [
        asdict(figure) | {"ratio": figure.ratio if figure.bare else None, "is_met": figure.is_met} for figure in figures
    ]
    (build / "bench.json").write_text(json.dumps({"conditions": conditions(), "figures": rows}, indent=2) + "\n")
    (build / "bench.svg").write_text(plot(figures), encoding="utf-8")


def plot(figures: Sequence[Figure]) -> str:
    """A bar for every figure with an aim: how much of the way to its aim it has come; the line is the aim."""
    aimed = [figure for figure in figures if figure.aim is not None]
    height = _ROW * len(aimed) + 60
    line = _LEFT + _WIDTH / 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + _RIGHT}" height="{height}" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="{line}" y="18" text-anchor="middle">the aim; further right is better</text>',
    ]
    for number, figure in enumerate(aimed):
        top = 30 + number * _ROW
        label = f"({figure.question}) {figure.name}, {figure.unit}, {figure.store} × {figure.processes}"
        parts += [
            f'<text x="{_LEFT - 8}" y="{top + 12}" text-anchor="end">{escape(label)}</text>',
            f'<rect x="{_LEFT}" y="{top}" width="{_WIDTH * _reached(figure) / 2:.0f}" height="{_ROW - 7}" '
            f'fill="{_COLOURS[figure.is_met]}"/>',
            f'<text x="{_LEFT + _WIDTH + 8}" y="{top + 12}">{escape(_outcome(figure))}</text>',
        ]
    parts.append(f'<line x1="{line}" y1="24" x2="{line}" y2="{height - 20}" stroke="#263238" stroke-width="1.5"/>')
    return "\n".join([*parts, "</svg>", ""])


def _outcome(figure: Figure) -> str:
    assert figure.aim is not None
    value = figure.ours if figure.aim.is_absolute else figure.ratio
    return f"{number(value)} (aim {figure.aim.words})"


def _reached(figure: Figure) -> float:
    """1 at the aim, at most 2."""
    assert figure.aim is not None
    value = figure.ours if figure.aim.is_absolute else figure.ratio
    share = value / figure.aim.bound if figure.aim.is_at_least else figure.aim.bound / value
    return min(share, 2.0)


def number(value: float) -> str:
    """Three digits of it, or the whole ones."""
    return "0" if value == 0 else f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
