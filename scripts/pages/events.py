"""The page `docs/events.md`, printed from the catalogue of events. It says nothing of who hears of them."""

from clearsend.domain.events import CATALOG
from pages import markdown

_INTRODUCTION = """\
Clearsend records what happens to a profile as events, in the transaction that causes it, and keeps them for good. `GET
/v3/profiles/{profileId}/events` lists those of one profile, newest first. A name never changes its meaning. New events may be added
at any time, so a program should ignore names that it does not know."""


def page() -> str:
    families = dict.fromkeys(event_type.family for event_type in CATALOG)
    return markdown.page("Events", _INTRODUCTION, *(part for family in families for part in _section(family)))


def _section(family: str) -> tuple[str, str]:
    rows = ((f"`{event_type.name}`", event_type.meaning) for event_type in CATALOG if event_type.family == family)
    return f"## {family}", markdown.table(("event", "meaning"), rows)
