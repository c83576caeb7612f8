"""Display of the demo: a live table where the terminal can show one, plain lines elsewhere. It checks nothing."""

import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

_LABEL_WIDTH = 20
_DETAIL_WIDTH = 13
_FINAL = frozenset({"done", "skipped", "failed"})

_SYMBOLS = {"done": "✓", "skipped": "–", "failed": "✗", "to": "→"}
_ASCII_SYMBOLS = {"done": "ok", "skipped": "--", "failed": "!!", "to": "->"}
_WRAP_AT = 100

# Called with all rows in their current state.
Show = Callable[[Sequence["Row"]], None]


@dataclass(frozen=True)
class Row:
    """One step of a completion. `state`: as the API names it; `text`: the result so far."""

    label: str
    state: str
    text: str


class View:
    """Prints the demo to standard output; with `is_quiet`, nothing at all."""

    def __init__(self, *, is_plain: bool, is_quiet: bool = False) -> None:
        self._is_live = not is_plain and not is_quiet and sys.stdout.isatty()
        self._console = Console(
            quiet=is_quiet,
            force_terminal=None if self._is_live else False,
            no_color=None if self._is_live else True,
            highlight=False,
            markup=False,
            # Readers copy whole lines: the terminal wraps them, the demo does not.
            soft_wrap=True,
        )
        self._symbols = _SYMBOLS if (self._console.encoding or "").lower().startswith("utf") else _ASCII_SYMBOLS

    def title(self, text: str) -> None:
        self._console.print(Text(text, style="bold"))

    def section(self, text: str, more: str = "") -> None:
        self._console.print()
        self._console.print(Text.assemble((text, "bold cyan"), f" {more}" if more else ""))

    def note(self, text: str) -> None:
        self._console.print(Text(text))

    def item(self, label: str, text: str) -> None:
        """Show something that was created and checked."""
        self._console.print(self._line(Row(label, "done", text)))

    def failure(self, label: str, text: str) -> None:
        """Show a failure of the tenant that the story intends."""
        self._console.print(self._line(Row(label, "failed", text)))

    def call(self, request: str, answer: str, *, is_refusal: bool = False) -> None:
        """Show one request to Clearsend and its answer."""
        self._console.print(
            Text.assemble(
                f"  {request} {self._symbols['to']} ",
                (answer, "yellow" if is_refusal else "green"),
            )
        )

    def details(self, sentences: Mapping[str, Sequence[str]]) -> None:
        """Show the details of a refusal: for each field, what is wrong with it and how to fix it."""
        for name, texts in sentences.items():
            lines = [line for text in texts for line in textwrap.wrap(text, _WRAP_AT - _DETAIL_WIDTH - 6)]
            for label, line in zip([name, *[""] * len(lines)], lines, strict=False):
                self._console.print(Text.assemble("      ", (f"{label:<{_DETAIL_WIDTH}}", "yellow"), line))

    def outcome(self, status: str, sentences: str) -> None:
        style = "bold green" if status == "COMPLETED" else "bold yellow"
        self._console.print(Text.assemble(f"  {self._symbols['to']} ", (status, style), f": {sentences}"))

    @contextmanager
    def following(self) -> Iterator[Show]:
        """Yield a function that shows the steps of one completion as they change."""
        if self._is_live:
            with Live(console=self._console, refresh_per_second=12) as live:
                yield lambda rows: live.update(self._table(rows), refresh=True)
            return
        shown: list[str] = []

        def show(rows: Sequence[Row]) -> None:
            """Print each step once, when it has ended, in the order of the steps."""
            for row in rows[len(shown) :]:
                if row.state not in _FINAL:
                    return
                shown.append(row.label)
                self._console.print(self._line(row))

        yield show

    def _table(self, rows: Sequence[Row]) -> RenderableType:
        table = Table.grid(padding=(0, 1))
        table.add_column(width=3, justify="right")
        table.add_column(width=_LABEL_WIDTH)
        table.add_column(overflow="fold")
        for row in rows:
            if row.state in _FINAL:
                table.add_row(self._symbol(row.state), row.label, row.text)
            elif row.state == "pending":
                table.add_row("", Text(row.label, style="dim"), Text(row.text, style="dim"))
            else:
                table.add_row(Spinner("dots", style="cyan"), row.label, Text(row.text, style="cyan"))
        return Group(table)

    def _line(self, row: Row) -> Text:
        return Text.assemble("  ", self._symbol(row.state), f" {row.label:<{_LABEL_WIDTH}} {row.text}")

    def _symbol(self, state: str) -> Text:
        return Text(self._symbols[state], style="red" if state == "failed" else "green")
