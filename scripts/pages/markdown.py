"""The few pieces of Markdown that the pages are made of. It knows nothing of what they say."""

from collections.abc import Iterable, Sequence


def page(title: str, *parts: str) -> str:
    """A whole page: what printed it, its title, and its parts with an empty line between them."""
    notice = "<!-- Printed from code by `python scripts/docs.py`; do not edit by hand. -->"
    return "\n\n".join((notice, f"# {title}", *parts)) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def code(text: str) -> str:
    return f"`{text}`"


def codes(texts: Iterable[str]) -> str:
    return ", ".join(code(text) for text in texts)


def yes_or_no(answer: bool) -> str:
    return "yes" if answer else "no"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
