"""What a profile must have before it can be completed. It never decides the status that follows: that is `status.py`.

Source of the rules: the specification of `POST /v3/profiles/{profileId}/complete`. The documentation page
`docs/prerequisites.md` is printed from the tables below.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clearsend.domain.profile import Brand, Campaign, Dossier, EntityType


@dataclass(frozen=True)
class Prerequisite:
    """One rule: `code` for machines, `field` for whoever fixes it, a sentence, a remedy, and the predicate itself."""

    code: str
    field: str
    sentence: str
    fix: str
    unmet_when: str
    is_unmet: Callable[[Dossier], bool]


@dataclass(frozen=True)
class Finding:
    """A prerequisite that one dossier does not meet, or a warning about it."""

    code: str
    field: str
    sentence: str
    fix: str

    @property
    def text(self) -> str:
        return f"{self.sentence} {self.fix}"


def _is_blank(value: str | None) -> bool:
    return value is None or not value.strip()


PREREQUISITES: Sequence[Prerequisite] = (
    Prerequisite(
        code="general_data",
        field="name",
        sentence="The profile has no name.",
        fix="Set it with PATCH /v3/profiles/{profileId}.",
        unmet_when="`name` is missing",
        is_unmet=lambda dossier: _is_blank(dossier.profile.name),
    ),
    Prerequisite(
        code="general_data",
        field="short_name",
        sentence="The profile has no short name.",
        fix="Set short_name (3 to 11 letters, digits or spaces) with PATCH /v3/profiles/{profileId}.",
        unmet_when="`short_name` is missing",
        is_unmet=lambda dossier: _is_blank(dossier.profile.short_name),
    ),
    Prerequisite(
        code="general_data",
        field="description",
        sentence="The profile has no description.",
        fix="Set it with PATCH /v3/profiles/{profileId}.",
        unmet_when="`description` is missing",
        is_unmet=lambda dossier: _is_blank(dossier.profile.description),
    ),
    Prerequisite(
        code="brand_missing",
        field="brand",
        sentence="The profile does not inherit its organization's brand and has none of its own.",
        fix="Send a brand with PATCH /v3/profiles/{profileId}, or set inherit_tcr_brand to true.",
        unmet_when="`inherit_tcr_brand=false` and the profile has no brand",
        is_unmet=lambda dossier: not dossier.profile.inherit_tcr_brand and dossier.own_brand is None,
    ),
    Prerequisite(
        code="parent_brand_missing",
        field="inherit_tcr_brand",
        sentence="The profile inherits the brand of its organization, which has none.",
        fix="Send a brand with PATCH /v3/organization, or set inherit_tcr_brand to false and give the profile its own.",
        unmet_when="`inherit_tcr_brand=true` and the organization has no brand",
        is_unmet=lambda dossier: dossier.profile.inherit_tcr_brand and dossier.parent_brand is None,
    ),
    Prerequisite(
        code="campaign_missing",
        field="campaigns",
        sentence="A TCR application that does not inherit campaigns needs at least one of its own.",
        fix="Create one with POST /v3/profiles/{profileId}/campaigns, or set inherit_tcr_campaign to true.",
        unmet_when="TCR application, `inherit_tcr_campaign=false`, no campaign of its own",
        is_unmet=lambda dossier: (
            dossier.is_tcr_application and not dossier.profile.inherit_tcr_campaign and not dossier.own_campaigns
        ),
    ),
    Prerequisite(
        code="parent_campaign_missing",
        field="inherit_tcr_campaign",
        sentence="The profile inherits the campaigns of its organization, which has none.",
        fix="Create one with POST /v3/organization/campaigns, or set inherit_tcr_campaign to false.",
        unmet_when="`inherit_tcr_campaign=true` and the organization has no campaign",
        is_unmet=lambda dossier: dossier.profile.inherit_tcr_campaign and not dossier.parent_campaigns,
    ),
)


def _lacks_business(*names: str) -> Callable[[Dossier], bool]:
    """True when the profile's own TCR brand leaves any of these `business` fields empty."""

    def is_lacking(dossier: Dossier) -> bool:
        brand = _own_tcr_brand(dossier)
        if brand is None:
            return False
        return brand.business is None or any(not getattr(brand.business, name) for name in names)

    return is_lacking


def _own_tcr_brand(dossier: Dossier) -> Brand | None:
    brand = dossier.own_brand
    if dossier.profile.inherit_tcr_brand or brand is None or not brand.compliance.is_tcr_application:
        return None
    return brand


def _lacks_tax_id(dossier: Dossier) -> bool:
    brand = _own_tcr_brand(dossier)
    if brand is None:
        return False
    if brand.business is None:
        return True
    return brand.business.entity_type is not EntityType.SOLE_PROPRIETOR and not brand.business.tax_id


def _lacks_contact_email(dossier: Dossier) -> bool:
    brand = _own_tcr_brand(dossier)
    return brand is not None and not brand.contact.email


def _lacks_content(*names: str) -> Callable[[Dossier], bool]:
    """True when an own campaign of a TCR application leaves any of these fields empty."""

    def is_lacking(dossier: Dossier) -> bool:
        return any(not getattr(campaign.content, name) for campaign in _own_tcr_campaigns(dossier) for name in names)

    return is_lacking


def _has_thin_samples(dossier: Dossier) -> bool:
    return any(
        sum(len(use_case.sample_messages) for use_case in campaign.use_cases) < 2
        for campaign in _own_tcr_campaigns(dossier)
    )


def _own_tcr_campaigns(dossier: Dossier) -> Sequence[Campaign]:
    if dossier.profile.inherit_tcr_campaign or not dossier.is_tcr_application:
        return ()
    return dossier.own_campaigns


# Never blocking: the registry will ask for these later, and an answer now saves weeks (Telnyx 10DLC guides, TCR rules).
WARNINGS: Sequence[Prerequisite] = (
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
    Prerequisite(
        code="registry_legal_name",
        field="brand.business.legalName",
        sentence="The registry needs the legal name of the business.",
        fix="Write it exactly as on the tax registration (in the US, the IRS letter CP-575).",
        unmet_when="own TCR brand without `legalName`",
        is_unmet=_lacks_business("legal_name"),
    ),
    Prerequisite(
        code="registry_entity_type",
        field="brand.business.entityType",
        sentence="The registry needs the legal form of the business.",
        fix="Choose one of PRIVATE_PROFIT, PUBLIC_PROFIT, NON_PROFIT, SOLE_PROPRIETOR, GOVERNMENT.",
        unmet_when="own TCR brand without `entityType`",
        is_unmet=_lacks_business("entity_type"),
    ),
    Prerequisite(
        code="registry_tax_id",
        field="brand.business.taxId",
        sentence="The registry needs the tax id of the business.",
        fix="In the US, the nine-digit EIN; sole proprietors have none.",
        unmet_when="own TCR brand, not a sole proprietor, without `taxId`",
        is_unmet=_lacks_tax_id,
    ),
    Prerequisite(
        code="registry_address",
        field="brand.business.street",
        sentence="The registry needs the full address of the business.",
        fix="Send street, city, state, postalCode and country as on the tax registration.",
        unmet_when="own TCR brand without `street`, `city`, `state`, `postalCode` or `country`",
        is_unmet=_lacks_business("street", "city", "state", "postal_code", "country"),
    ),
    Prerequisite(
        code="registry_website",
        field="brand.business.url",
        sentence="Reviewers look for the website of the business.",
        fix="Send a public address that shows the brand and its privacy policy.",
        unmet_when="own TCR brand without `url`",
        is_unmet=_lacks_business("url"),
    ),
    Prerequisite(
        code="registry_contact_email",
        field="brand.contact.email",
        sentence="The registry needs an e-mail address of the contact.",
        fix="Use a mailbox in the domain of the website.",
        unmet_when="own TCR brand without a contact `email`",
        is_unmet=_lacks_contact_email,
    ),
    Prerequisite(
        code="registry_message_flow",
        field="campaign.messageFlow",
        sentence="A campaign does not say how recipients consent.",
        fix="Describe one opt-in method with its public address in messageFlow.",
        unmet_when="an own campaign of a TCR application without `messageFlow`",
        is_unmet=_lacks_content("message_flow"),
    ),
    Prerequisite(
        code="registry_opt_out_words",
        field="campaign.optoutKeywords",
        sentence="A campaign names no opt-out words, or does not say what they are answered with.",
        fix="Send optoutKeywords (for example STOP) and optoutMessage.",
        unmet_when="an own campaign of a TCR application without `optoutKeywords` or `optoutMessage`",
        is_unmet=_lacks_content("optout_keywords", "optout_message"),
    ),
    Prerequisite(
        code="registry_help_message",
        field="campaign.helpMessage",
        sentence="A campaign names no help words, or does not say what they are answered with.",
        fix="Send helpKeywords (for example HELP) and a helpMessage with a real contact.",
        unmet_when="an own campaign of a TCR application without `helpKeywords` or `helpMessage`",
        is_unmet=_lacks_content("help_keywords", "help_message"),
    ),
    Prerequisite(
        code="registry_sample_messages",
        field="campaign.useCases",
        sentence="A campaign has fewer than two sample messages.",
        fix="Send at least two, with the brand's name and how to opt out.",
        unmet_when="an own campaign of a TCR application with fewer than two samples",
        is_unmet=_has_thin_samples,
    ),
)


def unmet(dossier: Dossier) -> list[Finding]:
    """Every prerequisite that `dossier` does not meet, in the order of the table."""
    return _findings(PREREQUISITES, dossier)


def warnings(dossier: Dossier) -> list[Finding]:
    """What will be asked for later, or is merely recommended. Never blocks a completion."""
    return _findings(WARNINGS, dossier)


def _findings(rules: Sequence[Prerequisite], dossier: Dossier) -> list[Finding]:
    return [Finding(rule.code, rule.field, rule.sentence, rule.fix) for rule in rules if rule.is_unmet(dossier)]


def by_field(findings: Sequence[Finding]) -> dict[str, list[str]]:
    """The findings as `error.details` shows them: field to sentences."""
    details: dict[str, list[str]] = {}
    for finding in findings:
        details.setdefault(finding.field, []).append(finding.text)
    return details
