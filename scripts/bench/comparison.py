"""How the systems that are compared are shown: a line for every figure, a column for every system, and bars. It computes nothing.

A figure against the one of a peer is a `Figure` whose baseline is the peer's name.
"""

from collections.abc import Mapping, Sequence
from html import escape

from rich.console import Console
from rich.table import Table

from bench.figures import Figure
from bench.report import number

WIDTH = 100
_OURS = "Clearsend"
_COLOURS = ("#1565c0", "#ef6c00", "#2e7d32", "#8e24aa")
_LEFT, _WIDTH, _RIGHT = 300, 420, 80
_BAR, _GAP, _TOP = 15, 14, 44

# Name and unit of a figure.
Key = tuple[str, str]


def lines(figures: Sequence[Figure]) -> Mapping[Key, Mapping[str, float]]:
    """What each system has shown, by figure and then by the name of the system."""
    found: dict[Key, dict[str, float]] = {}
    for figure in figures:
        found.setdefault((figure.name, figure.unit), {_OURS: figure.ours})[figure.baseline] = figure.bare
    return found


def table(figures: Sequence[Figure]) -> Table:
    """As wide as it must be, on a narrow terminal too; three peers do not exceed `WIDTH`."""
    shown = Table(box=None)
    for head in ("what", "unit"):
        shown.add_column(head, no_wrap=True)
    for system in _systems(figures):
        shown.add_column(system.replace(" ", "\n"), justify="right")
    for (name, unit), values in lines(figures).items():
        shown.add_row(name, unit, *(_cell(value, unit) for value in values.values()))
    shown.width = Console(width=WIDTH).measure(shown).maximum
    return shown


def markdown(figures: Sequence[Figure]) -> str:
    """The same table as a page shows it."""
    head = ["what", "unit", *_systems(figures)]
    rows = [head, ["---"] * 2 + ["---:"] * (len(head) - 2)]
    rows += [
        [name, unit, *(_cell(value, unit) for value in values.values())]
        for (name, unit), values in lines(figures).items()
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def plot(figures: Sequence[Figure]) -> str:
    """A group of bars for every figure, each as long as its share of the longest one of the group."""
    systems, found = _systems(figures), lines(figures)
    group = _BAR * len(systems) + _GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + _RIGHT}" height="{_TOP + group * len(found)}" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for place, system in enumerate(systems):
        left = 20 + place * 150
        parts += [
            f'<rect x="{left}" y="12" width="12" height="12" fill="{_COLOURS[place]}"/>',
            f'<text x="{left + 18}" y="23">{escape(system)}</text>',
        ]
    for row, ((name, unit), values) in enumerate(found.items()):
        parts += _bars(_TOP + row * group, name, unit, list(values.values()))
    return "\n".join([*parts, "</svg>", ""])


def _bars(top: int, name: str, unit: str, values: Sequence[float]) -> list[str]:
    longest = max(values) or 1.0
    better = "more is better" if unit.endswith("/s") else "less is better"
    parts = [
        f'<text x="{_LEFT - 8}" y="{top + 12}" text-anchor="end">{escape(f"{name}, {unit}")}</text>',
        f'<text x="{_LEFT - 8}" y="{top + 26}" text-anchor="end" fill="#78909c" font-size="10">{better}</text>',
    ]
    for place, value in enumerate(values):
        y, width = top + place * _BAR, max(1, round(_WIDTH * value / longest))
        parts += [
            f'<rect x="{_LEFT}" y="{y}" width="{width}" height="{_BAR - 3}" fill="{_COLOURS[place]}"/>',
            f'<text x="{_LEFT + width + 6}" y="{y + 11}" font-size="11">{_cell(value, unit)}</text>',
        ]
    return parts


def _cell(value: float, unit: str) -> str:
    return f"{value:.0f}" if unit == "runs" else number(value)


def _systems(figures: Sequence[Figure]) -> list[str]:
    return list(dict.fromkeys([_OURS, *(figure.baseline for figure in figures)]))
