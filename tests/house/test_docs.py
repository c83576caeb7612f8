"""The generated pages of `docs` are what the code says now, and the check that says so can fail."""

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
