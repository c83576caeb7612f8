"""Prerequisites: the conditions for completing a profile. The status that follows is decided in `status.py`, not here.

Source of the rules: the specification of `POST /v3/profiles/{profileId}/complete`. The documentation page
`docs/prerequisites.md` is printed from the tables below.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from clearsend.domain.dossier import Dossier, Holdings
from clearsend.domain.finding import Finding

Facts = TypeVar("Facts")


@dataclass(frozen=True)
class Prerequisite(Generic[Facts]):
    """One rule: a stable code, the field to correct, a sentence, a remedy, and the predicate itself, with the facts that it
    examines."""

    code: str
    field: str
    sentence: str
    fix: str
    unmet_when: str
    is_unmet: Callable[[Facts], bool]


def _is_blank(value: str | None) -> bool:
    return value is None or not value.strip()


PREREQUISITES: Sequence[Prerequisite[Holdings]] = (
    Prerequisite(
        code="general_data",
        field="name",
        sentence="The profile has no name.",
        fix="Set it with PATCH /v3/profiles/{profileId}.",
        unmet_when="`name` is missing",
        is_unmet=lambda held: _is_blank(held.profile.name),
    ),
    Prerequisite(
        code="general_data",
        field="short_name",
        sentence="The profile has no short name.",
        fix="Set short_name (3 to 11 letters, digits or spaces) with PATCH /v3/profiles/{profileId}.",
        unmet_when="`short_name` is missing",
        is_unmet=lambda held: _is_blank(held.profile.short_name),
    ),
    Prerequisite(
        code="general_data",
        field="description",
        sentence="The profile has no description.",
        fix="Set it with PATCH /v3/profiles/{profileId}.",
        unmet_when="`description` is missing",
        is_unmet=lambda held: _is_blank(held.profile.description),
    ),
    Prerequisite(
        code="brand_missing",
        field="brand",
        sentence="The profile does not inherit its organization's brand and has none of its own.",
        fix="Send a brand with PATCH /v3/profiles/{profileId}, or set inherit_tcr_brand to true.",
        unmet_when="`inherit_tcr_brand=false` and the profile has no brand",
        is_unmet=lambda held: not held.profile.inherit_tcr_brand and held.own_brand is None,
    ),
    Prerequisite(
        code="parent_brand_missing",
        field="inherit_tcr_brand",
        sentence="The profile inherits the brand of its organization, which has none.",
        fix="Send a brand with PATCH /v3/organization, or set inherit_tcr_brand to false and give the profile its own.",
        unmet_when="`inherit_tcr_brand=true` and the organization has no brand",
        is_unmet=lambda held: held.profile.inherit_tcr_brand and held.parent_brand is None,
    ),
    Prerequisite(
        code="campaign_missing",
        field="campaigns",
        sentence="A TCR application that does not inherit campaigns needs at least one of its own.",
        fix="Create one with POST /v3/profiles/{profileId}/campaigns, or set inherit_tcr_campaign to true.",
        unmet_when="TCR application, `inherit_tcr_campaign=false`, no campaign of its own",
        is_unmet=lambda held: (
            held.is_tcr_application and not held.profile.inherit_tcr_campaign and not held.has_own_campaigns
        ),
    ),
    Prerequisite(
        code="parent_campaign_missing",
        field="inherit_tcr_campaign",
        sentence="The profile inherits the campaigns of its organization, which has none.",
        fix="Create one with POST /v3/organization/campaigns, or set inherit_tcr_campaign to false.",
        unmet_when="`inherit_tcr_campaign=true` and the organization has no campaign",
        is_unmet=lambda held: held.profile.inherit_tcr_campaign and not held.has_parent_campaigns,
    ),
)


# Warnings never block a completion. The pre-check (`precheck/`) finds the reasons for a refusal by a registry or its reviewers.
WARNINGS: Sequence[Prerequisite[Dossier]] = (
    Prerequisite(
        code="campaigns_recommended",
        field="campaigns",
        sentence="The profile has no campaigns of its own.",
        fix="Traffic outside the TCR does not need them, but reviewers expect at least one.",
        unmet_when="not a TCR application, `inherit_tcr_campaign=false`, no campaign of its own",
        is_unmet=lambda dossier: (
            not dossier.is_tcr_application and not dossier.profile.inherit_tcr_campaign and not dossier.own_campaigns
        ),
    ),
    Prerequisite(
        code="sms_not_configured",
        field="sending_phone_number",
        sentence="No SMS number is configured for this profile.",
        fix="Set sending_phone_number, borrow one with sending_phone_number_profile_id, or give the organization one.",
        unmet_when="neither the profile, its lender nor the organization has a number",
        is_unmet=lambda dossier: not dossier.sms.is_configured,
    ),
    Prerequisite(
        code="whatsapp_not_configured",
        field="whatsapp_business_account",
        sentence="No WhatsApp account is configured for this profile.",
        fix="Send whatsapp_business_account, borrow one with sending_whatsapp_number_profile_id, or give the organization one.",
        unmet_when="neither the profile, its lender nor the organization has an account",
        is_unmet=lambda dossier: not dossier.whatsapp.is_configured,
    ),
)


def unmet(dossier: Dossier) -> list[Finding]:
    """Every prerequisite that `dossier` does not meet, in the order of the table."""
    return unmet_by(dossier.holdings)


def unmet_by(holdings: Holdings) -> list[Finding]:
    """`unmet`, for a profile of which only the holdings were gathered."""
    return _findings(PREREQUISITES, holdings)


def warnings(dossier: Dossier) -> list[Finding]:
    """Every recommendation that `dossier` does not meet. A warning never blocks a completion."""
    return _findings(WARNINGS, dossier)


def _findings(rules: Sequence[Prerequisite[Facts]], facts: Facts) -> list[Finding]:
    return [Finding(rule.code, rule.field, rule.sentence, rule.fix) for rule in rules if rule.is_unmet(facts)]


def by_field(findings: Sequence[Finding]) -> dict[str, list[str]]:
    """The findings as `error.details` shows them: field to sentences."""
    details: dict[str, list[str]] = {}
    for finding in findings:
        details.setdefault(finding.field, []).append(finding.text)
    return details
