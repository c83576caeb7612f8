"""Write the pages of `docs` that are printed from code, or say which are stale. It decides nothing of what they say.

`python scripts/docs.py` writes them; `python scripts/docs.py --check` exits 1 and names those that are not current.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pages import PAGES

FOLDER = Path(__file__).parents[1] / "docs"


def stale(folder: Path) -> list[str]:
    """The names of the pages in `folder` that are missing or say something else than the code does now."""
    return [name for name, page in PAGES.items() if _read(folder / name) != page()]


def write(folder: Path) -> list[str]:
    """Write what is stale, and return its names."""
    names = stale(folder)
    for name in names:
        (folder / name).write_text(PAGES[name](), encoding="utf-8")
    return names


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def main(arguments: Sequence[str], folder: Path = FOLDER) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description="Print the generated pages of docs.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page is stale")
    if not parser.parse_args(arguments).check:
        sys.stdout.writelines(f"wrote {name}\n" for name in write(folder))
        return 0
    names = stale(folder)
    sys.stderr.writelines(f"stale: {name}\n" for name in names)
    if names:
        sys.stderr.write("print them again: python scripts/docs.py\n")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
