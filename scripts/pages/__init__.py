"""Documentation that is printed from code: one function a page, each returns the whole text. Nothing here writes a file."""

from collections.abc import Callable, Mapping

from clearsend.providers import remedies_page
from clearsend.simulators import page as simulators
from pages import api, errors, events, precheck, prerequisites, registration, retries, settings, status

# Every generated file of `docs`, and what prints it.
PAGES: Mapping[str, Callable[[], str]] = {
    "api.md": api.page,
    "errors.md": errors.page,
    "events.md": events.page,
    "openapi.json": api.document,
    "precheck.md": precheck.page,
    "prerequisites.md": prerequisites.page,
    "registration.md": registration.page,
    "remedies.md": remedies_page.page,
    "retries.md": retries.page,
    "settings.md": settings.page,
    "simulators.md": simulators.page,
    "status.md": status.page,
}
