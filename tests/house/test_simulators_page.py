"""`docs/simulators.md` is what the simulators run on."""

from pathlib import Path

from clearsend.providers.simulation import page

PAGE = Path(__file__).parents[2] / "docs" / "simulators.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page.page(), (
        "docs/simulators.md is stale; print it again: python -m clearsend.providers.simulation --page > docs/simulators.md"
    )
