"""`docs/remedies.md` is what the error tables say."""

from pathlib import Path

from clearsend.providers import remedies

PAGE = Path(__file__).parents[2] / "docs" / "remedies.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == remedies.page(), (
        "docs/remedies.md is stale; print it again: "
        "python -c 'from clearsend.providers import remedies; print(remedies.page(), end=\"\")' > docs/remedies.md"
    )
