"""The habits that a reader relies on: every module says what it is for, is short, has a name, and belongs to no machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Roles are folders and nouns are files; these name neither.
MEANINGLESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "managers",
    "service",
    "services",
    "base",
    "common",
    "misc",
}

MAX_LINES = 400

# A function past 40 lines says why it is one; none is past 60. A migration is a list of statements, and is not counted.
USUAL_FUNCTION_LINES, MAX_FUNCTION_LINES = 40, 60
LONG_FUNCTIONS = {
    "actions/completion/attempts.py postpone": "one transaction: the attempt, the step and the next pass belong together",
    "actions/profile_views.py views": "one page of profiles from one query for each kind of thing",
    "api/door.py _perform": "the checks of a call, in the order in which they are answered",
    "api/inbound.py add": "three routes with their descriptions",
    "simulators/page.py _telnyx": "one page of prose",
    "simulators/telnyx/account.py endpoints": "the table of the simulated vendor's routes",
    "webhooks/sender.py _exchange": "one conversation over a socket, with a deadline at each part",
}

# A test file tells one story; a longer one tells two.
MAX_TEST_LINES = 500

# Written so that this file does not match itself.
UNFINISHED = re.compile(rf"\b({'TO'}DO|{'FIX'}ME|{'HA'}CK)\b")
PATCHES_CODE = re.compile(rf"monkeypatch\.set{'attr'}|\bmock\.patch|unittest\.{'mock'}")
MACHINE_PATH = re.compile(r"(?<![\w.:/-])(/(work|home|root|Users|tmp|var/folders)/\w|[A-Z]:\\Users)")


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the repository by its path; what tools leave behind has a name that begins with a dot."""
    for path in sorted(ROOT.rglob("*")):
        name = path.relative_to(ROOT)
        if path.is_file() and not any(part.startswith(".") or part in IGNORED for part in name.parts):
            try:
                yield str(name), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


# Left behind by tools, and by a server that was tried out: no part of the repository.
IGNORED = {"__pycache__", "build", "dist", "data", "htmlcov"}


def test_there_is_something_to_check() -> None:
    assert len(list(modules("src", "tests", "scripts"))) > 100
    assert {"pyproject.toml", "docs/status.md"} <= {name for name, _ in texts()}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules("src", "tests", "scripts")
        if not (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").rstrip().endswith((".", ")", '"'))
    ]
    assert silent == [], "a module begins with a sentence"


def test_every_module_has_a_name_that_means_something() -> None:
    assert [
        str(path) for path in modules("src", "tests", "scripts") if {path.stem, path.parent.name} & MEANINGLESS
    ] == []


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in modules("src", "scripts")
        if len(path.read_text(encoding="utf-8").splitlines()) > MAX_LINES
    }
    assert long == set(), "look for the noun that is missing"


def test_a_long_function_has_a_reason() -> None:
    lengths = {
        f"{path.relative_to(ROOT / 'src/clearsend')} {node.name}": node.end_lineno - node.lineno + 1
        for path in modules("src")
        if path.parent.name != "versions"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    }
    long = {name: lines for name, lines in lengths.items() if lines > USUAL_FUNCTION_LINES}
    assert [name for name, lines in long.items() if lines > MAX_FUNCTION_LINES] == []
    assert set(long) == set(LONG_FUNCTIONS), (
        "shorten it or say why it is long; keep no reason that is not needed any more"
    )


def test_no_test_file_tells_two_stories() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in modules("tests")
        if len(path.read_text(encoding="utf-8").splitlines()) > MAX_TEST_LINES
    }
    assert long == set(), "split it by story"


def test_nothing_is_left_for_later_in_a_comment() -> None:
    assert [name for name, text in texts() if UNFINISHED.search(text)] == []


def test_no_test_replaces_code() -> None:
    assert [str(path) for path in modules("tests") if PATCHES_CODE.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_belongs_to_one_machine() -> None:
    found = {name: match.group(0) for name, text in texts() if (match := MACHINE_PATH.search(text))}
    assert found == {}


def test_the_searches_find_what_they_are_for() -> None:
    home, later = "/ho" + "me/ada/clearsend", "# TO" + "DO: later"
    assert MACHINE_PATH.search(f"open('{home}')")
    assert not MACHINE_PATH.search("GET /v3/profiles, https://example.com/home/ada")
    assert UNFINISHED.search(later)
    assert PATCHES_CODE.search("monkeypatch.set" + "attr(module, name, value)")
    assert PATCHES_CODE.search("from unittest." + "mock import Mock")
    assert not PATCHES_CODE.search('monkeypatch.setenv("CLEARSEND_PORT", "0")')
