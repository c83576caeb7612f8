"""The generated pages of `docs` are what the code says now, the files that hand-written ones name exist, and the checks can fail."""

import re
import shutil
from pathlib import Path

import pytest

import docs
from clearsend.domain.errors import CATALOG
from pages import PAGES


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(name: str) -> None:
    written = (docs.FOLDER / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), f"docs/{name} is stale; print it again: python scripts/docs.py"


def test_the_check_names_what_is_stale_and_writing_mends_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in PAGES:
        shutil.copy(docs.FOLDER / name, tmp_path / name)
    assert docs.main(["--check"], tmp_path) == 0
    (tmp_path / "status.md").write_text("# Status, as somebody remembers it\n", encoding="utf-8")
    (tmp_path / "events.md").unlink()
    capsys.readouterr()
    assert docs.main(["--check"], tmp_path) == 1
    assert re.findall(r"stale: (\S+)", capsys.readouterr().err) == ["events.md", "status.md"]
    assert docs.main([], tmp_path) == 0
    assert docs.main(["--check"], tmp_path) == 0


def test_a_page_says_what_printed_it() -> None:
    for name, page in PAGES.items():
        if name.endswith(".md"):
            first = page().splitlines()[0]
            assert "Printed from code" in first, name
            assert "python scripts/docs.py" in first, name


def test_every_page_that_says_so_is_printed() -> None:
    printed = {
        path.name for path in docs.FOLDER.rglob("*.md") if "<!-- Printed" in path.read_text(encoding="utf-8")[:200]
    }
    assert printed == {name for name in PAGES if name.endswith(".md")}


def test_links_between_pages_arrive() -> None:
    for name, page in PAGES.items():
        for target, _, anchor in re.findall(r"\]\(([\w./-]*)(#([\w-]+))?\)", page() if name.endswith(".md") else ""):
            arrived = docs.FOLDER / (target or name)
            assert arrived.exists(), f"{name} links to {target}"
            if anchor:
                assert anchor in _anchors(arrived.read_text(encoding="utf-8")), f"{name} links to {target}#{anchor}"


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    made = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


def test_every_error_code_has_one_anchor() -> None:
    anchors = re.findall(r'<a id="([^"]+)">', PAGES["errors.md"]())
    assert sorted(anchors) == sorted({entry.code for entry in CATALOG})


def test_no_secret_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment of the one who prints the page holds."""
    secret = "planted-secret-that-nobody-should-ever-see"
    for name in ("SECRET_KEY", "TELNYX_API_KEY", "WHATSAPP_APP_SECRET", "WHATSAPP_VERIFY_TOKEN"):
        monkeypatch.setenv(f"CLEARSEND_{name}", secret)
    monkeypatch.setenv("CLEARSEND_DATABASE_URL", f"postgresql://ada:{secret}@localhost/clearsend")
    assert secret not in PAGES["settings.md"]()


ROOT = docs.FOLDER.parent
SOURCE = ROOT / "src" / "clearsend"
# In a document, backticks around a path from the root or from the package, or around the bare name of a module.
_PATH = re.compile(r"`((?:[\w@.-]+/)+(?:[\w@.-]+\.\w+)?|[\w-]+\.py)`")
# What a reader of the README makes, and what the programs of the repository leave.
MADE = {
    "receiver.py",
    "onboard.py",
    "data/",
    "build/bench.json",
    "build/bench.md",
    "build/bench.svg",
    "build/beside.svg",
}


def missing_files(text: str) -> set[str]:
    """The files and folders that `text` names and that do not exist."""
    named = set(_PATH.findall(text)) - MADE
    return {name for name in named if not any((folder / name).exists() for folder in (ROOT, SOURCE))} - _modules()


def _modules() -> set[str]:
    """The bare names of all modules."""
    return {path.name for folder in ("src", "scripts", "tests") for path in (ROOT / folder).rglob("*.py")}


def test_hand_written_documents_name_files_that_exist() -> None:
    written = [*ROOT.glob("*.md"), *(path for path in docs.FOLDER.rglob("*.md") if path.name not in PAGES)]
    assert len(written) >= 20
    lost = {str(path.relative_to(ROOT)): missing_files(path.read_text(encoding="utf-8")) for path in written}
    assert {name: found for name, found in lost.items() if found} == {}


def test_a_file_that_was_moved_is_noticed() -> None:
    text = "See `domain/status.py`, `status.py`, `tests/house/`, `domain/gone.py`, `gone.py`, `domain/gone/`."
    assert missing_files(text) == {"domain/gone.py", "gone.py", "domain/gone/"}


def test_links_of_decisions_arrive() -> None:
    for path in (docs.FOLDER / "decisions").glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)[^)]*\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
