"""The page `docs/prerequisites.md`, printed from the two tables of the domain. It checks no profile."""

from collections.abc import Sequence
from typing import Any

from clearsend.domain.prerequisites import PREREQUISITES, WARNINGS, Prerequisite
from pages import markdown

_INTRODUCTION = """\
A profile must meet the prerequisites before `POST /v3/profiles/{profileId}/complete` accepts it; the warnings are recommendations.
`GET /v3/profiles/{profileId}/readiness` answers both for one profile, and changes nothing. What a registry or its reviewers refuse
later is on [another page](precheck.md)."""

_ORDER = """\
## The order of the checks

The server decides a request to complete a profile in this order. The first condition that applies gives the answer.

1. Prerequisites are unmet: 400 `VALIDATION_001`. `error.details` names **every** unmet one at once, under the field that a person
   would fix, with the sentence and the remedy of the table below; also for a `completed` profile that has lost one.
2. The profile is `completed` already: 200, and nothing starts.
3. A completion is in progress: 202. The caller joins it, and its `webHookUrl` is called as well.
4. Otherwise a completion starts: 202.

The server checks the prerequisites once more at the end, on the facts of that moment. If one is no longer met, the completion ends
as `failed`, with that row of the table as its reason."""

_TCR = """\
## What “TCR application” means

TCR is the Campaign Registry: US carriers let businesses send SMS from ordinary ten-digit numbers (10DLC) only under a registered
brand and campaign. A profile is a TCR application when the brand in effect says so, in `brand.compliance.isTcrApplication`. The brand
in effect is the profile's own with `inherit_tcr_brand=false`, and its organization's with `inherit_tcr_brand=true`. A profile without
a brand in effect is not a TCR application."""


def page() -> str:
    return markdown.page(
        "Prerequisites",
        _INTRODUCTION,
        _ORDER,
        _TCR,
        "## Prerequisites",
        "Checked from top to bottom; the answer names each row that applies.",
        _rules(PREREQUISITES, "unmet when"),
        "## Warnings",
        "Warnings never refuse a completion. `readiness` shows them as `warnings`.",
        _rules(WARNINGS, "warned when"),
    )


def _rules(rules: Sequence[Prerequisite[Any]], condition: str) -> str:
    return markdown.table(
        ("code", "field", condition, "problem", "what to do"),
        ((f"`{rule.code}`", f"`{rule.field}`", rule.unmet_when, rule.sentence, rule.fix) for rule in rules),
    )
