"""The page `docs/prerequisites.md`, printed from the two tables of the domain. It checks no profile."""

from collections.abc import Sequence

from clearsend.domain.prerequisites import PREREQUISITES, WARNINGS, Prerequisite
from pages import markdown

_INTRODUCTION = """\
What a profile must have before `POST /v3/profiles/{profileId}/complete` accepts it, and what is recommended besides.
`GET /v3/profiles/{profileId}/readiness` answers both for one profile, and changes nothing. What a registry or its reviewers
will refuse later, is on a [page of its own](precheck.md)."""

_ORDER = """\
## The order of the checks

A request to complete a profile is decided in this order; the first that holds is the answer.

1. The profile is `completed` already: 200, nothing is started.
2. Prerequisites are unmet: 400 `VALIDATION_001`. `error.details` names **every** unmet one at once, under the field that a
   person would fix, with the sentence and the remedy of the table below.
3. A completion is in progress: 202. The caller joins it, and its `webHookUrl` is called as well.
4. Otherwise a completion starts: 202.

The prerequisites are checked once more at the end, on the facts of that moment. One that was lost meanwhile ends the
completion as `failed`, and its reason is the row of the table."""

_TCR = """\
## What “TCR application” means

TCR is the Campaign Registry: US carriers let businesses send SMS from ordinary ten-digit numbers (10DLC) only under a brand
and a campaign that are registered there. A profile is a TCR application when the brand in effect says so, in
`brand.compliance.isTcrApplication`. The brand in effect is the profile's own with `inherit_tcr_brand=false`, and its
organization's with `inherit_tcr_brand=true`. A profile without a brand in effect is none."""


def page() -> str:
    return markdown.page(
        "Prerequisites",
        _INTRODUCTION,
        _ORDER,
        _TCR,
        "## What must be there",
        "Checked from top to bottom; each row that applies is named in the answer.",
        _rules(PREREQUISITES, "unmet when"),
        "## What is only warned of",
        "Never a reason to refuse. `readiness` shows these as `warnings`.",
        _rules(WARNINGS, "warned when"),
    )


def _rules(rules: Sequence[Prerequisite], condition: str) -> str:
    return markdown.table(
        ("code", "field", condition, "what is wrong", "what to do"),
        ((f"`{rule.code}`", f"`{rule.field}`", rule.unmet_when, rule.sentence, rule.fix) for rule in rules),
    )
