"""The page `docs/remedies.md`, printed from the vendors' error tables. It never decides what an error means."""

from collections.abc import Iterator, Sequence

from clearsend.providers.causes import Cause
from clearsend.providers.telnyx import errors as telnyx
from clearsend.providers.whatsapp import errors as whatsapp

_INTRODUCTION = """\
<!-- Printed from code by `python scripts/docs.py`; do not edit by hand. -->

# Remedies

What a provider may answer while a profile is completed, what it means, and what a person does about it.

**Asks a person**: the run ends as `failed`, and its reason carries the provider, the code, the provider's own words and
the remedy below. **Tried again**: the step waits and repeats itself, at first within seconds, later every 15 minutes for
about a day, and never sooner than the provider demands. It looks before it writes, so nothing is created twice.

Codes in words, such as `number_not_found`, are Clearsend's: what it concludes from what it read. All others are the
provider's."""

_TELNYX_REST = """\
A code that is not listed, or none: HTTP 408, 429, 5xx, a redirect and a lost answer are tried again, every other 4xx asks
a person."""

_WHATSAPP_REST = """\
A code that is not listed, or none: tried again when Meta sets `is_transient`, on HTTP 408, 429 and 5xx, and when the
answer is lost; everything else asks a person. `100/33` is code 100 with subcode 33."""


def page() -> str:
    """The page, in Markdown."""
    sections = (
        _INTRODUCTION,
        _section("Telnyx", telnyx.CAUSES, _TELNYX_REST),
        _section("WhatsApp", whatsapp.CAUSES, _WHATSAPP_REST),
    )
    return "\n\n".join(sections) + "\n"


def _section(title: str, causes: Sequence[Cause], rest: str) -> str:
    return "\n".join((f"## {title}", "", *_table(causes), "", rest))


def _table(causes: Sequence[Cause]) -> Iterator[str]:
    yield "| code | meaning | what happens | what to do |"
    yield "|---|---|---|---|"
    for cause in causes:
        yield f"| `{cause.code}` | {cause.meaning} | {_course(cause)} | {cause.remedy} |"


def _course(cause: Cause) -> str:
    if not cause.is_transient:
        return "asks a person"
    return f"tried again, after {cause.pause_seconds:.0f} s or more" if cause.pause_seconds else "tried again"
