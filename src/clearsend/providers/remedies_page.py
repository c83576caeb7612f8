"""The page `docs/remedies.md`, printed from the vendors' error tables and the table of reviewers' reasons. It never decides
the meaning of an error or a reason."""

from collections.abc import Iterator, Sequence

from clearsend.providers.causes import Cause, Rejection
from clearsend.providers.telnyx import errors as telnyx
from clearsend.providers.telnyx import rejections
from clearsend.providers.whatsapp import errors as whatsapp

_INTRODUCTION = """\
<!-- Printed from code by `python scripts/docs.py`; do not edit by hand. -->

# Remedies

The errors that a provider may return while a profile is completed and registered, with their meanings and remedies;
and [why reviewers reject](#why-reviewers-reject-and-what-to-do).

**Asks a person**: the run ends as `failed`, and its reason carries the provider, the code, the provider's own words and
the remedy below. **Tried again**: the step waits and repeats itself, at first within seconds, later every 15 minutes for
about a day, and never sooner than the provider demands. It looks before it writes, so nothing is created twice.

Codes in words, such as `number_not_found`, are Clearsend's: what it concludes from what it read. All others are the
provider's."""

_TELNYX_REST = """\
A code that is not listed, or none: HTTP 408, 429, 5xx, a redirect and a lost answer are tried again, every other 4xx asks
a person."""

_WHATSAPP_REST = """\
A code that is not listed, or none: tried again when Meta sets `is_transient`, on HTTP 408, 429 and 5xx, on a redirect, and
when the answer is lost; everything else asks a person. `100/33` is code 100 with subcode 33."""

_REJECTIONS = """\
## Why reviewers reject, and what to do

The registry, Telnyx and the carriers explain a rejection in free text. Clearsend keeps their words and adds one of these
classes, with what to do. A reviewer's number decides before words, and the first row that fits before later ones. Telnyx
publishes no numbers; these are what other providers pass on. Categories of the registry's feedback on a brand, such as
`TAX_ID`, keep their own name as the code and get the remedy of their row."""


def page() -> str:
    """The page, in Markdown."""
    sections = (
        _INTRODUCTION,
        _section("Telnyx", telnyx.CAUSES, _TELNYX_REST),
        _section("WhatsApp", whatsapp.CAUSES, _WHATSAPP_REST),
        "\n".join((_REJECTIONS, "", *_rejections(rejections.table()))),
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


def _rejections(rows: Sequence[Rejection]) -> Iterator[str]:
    yield "| class | numbers | what it means | what to do | what to change |"
    yield "|---|---|---|---|---|"
    for row in rows:
        numbers = ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in row.numbers)
        change = ", ".join(f"`{name}`" for name in row.change)
        yield f"| `{row.code}` | {numbers} | {row.meaning} | {row.remedy} | {change} |"
