"""The page of the pre-check, printed from the tables of `domain/precheck/review.py` in the order in which they are read."""

from collections.abc import Sequence
from typing import Any

from clearsend.domain.precheck.review import BRAND_RULES, CAMPAIGN_RULES
from clearsend.domain.precheck.room import CAMPAIGN_FULL, CAMPAIGN_NEARLY_FULL, MANY_NUMBERS, MOST_NUMBERS
from clearsend.domain.precheck.rules import Rule
from pages import markdown

_INTRODUCTION = """\
The pre-check finds what a registry or its reviewers will refuse, before a fee is paid. `GET /v3/profiles/{profileId}/readiness`
answers it for one profile, under `findings`; it sends nothing and changes nothing. It examines only what the profile registers itself:
neither what it inherits, nor campaigns that another provider shares, nor traffic outside the registry."""

_ROOM = f"""\
## Room for numbers

T-Mobile takes at most {MOST_NUMBERS} numbers on a campaign, unless it has approved a number pool for it. About an approved campaign in
effect, own or inherited, there is a finding of severity `risk`: `{CAMPAIGN_NEARLY_FULL}` from {MANY_NUMBERS} numbers of the organization on,
and `{CAMPAIGN_FULL}` from {MOST_NUMBERS} on. A further number then [waits](registration.md)."""

_SEVERITIES = """\
- `blocking`: the registry's interface cannot accept it at all. Clearsend submits nothing, and pays nothing, until it is fixed.
- `rejection`: reviewers are known to refuse it, which costs days and usually a second review fee. Clearsend still submits it.
- `risk`: reviewers often ask about it."""

_READING = """\
Each finding names the `subject` (`brand` or `campaign`) with its `subject_id`, and the place as a JSON pointer (RFC 6901).
`/brand/business/taxId` is the field of a profile's `brand`. `/campaigns/0/useCases/1/sampleMessages/0` is the first sample of the
second use case of the first campaign, in the order of the list of campaigns. The rules read words, not meaning, and open no link: the
absence of findings does not mean that reviewers will agree."""

_REVIEWERS = """\
If known, “reviewers say” contains the numeric code of the aggregators, the category of the registry's feedback, or the words that
Telnyx's reviewers use for a refusal. Codes differ between reviewers, and a refusal may come without one."""


def page() -> str:
    return markdown.page(
        "Pre-check",
        _INTRODUCTION,
        _SEVERITIES,
        _READING,
        _REVIEWERS,
        "## Brands",
        _rules(BRAND_RULES, "brand"),
        "## Campaigns",
        _rules(CAMPAIGN_RULES, "campaign"),
        _ROOM,
    )


def _rules(rules: Sequence[Rule[Any]], subject: str) -> str:
    return markdown.table(
        ("code", "severity", "applies to", "why", "what to do", "reviewers say"),
        (
            (markdown.code(rule.code), rule.severity.value, subject, rule.why, rule.fix, rule.reviewers)
            for rule in rules
        ),
    )
