"""The pre-check of brands and campaigns for reasons of refusal, before a fee is paid. It calls no vendor and changes nothing.

The rules are tables by subject; the page `docs/precheck.md` is printed from them. They skip an inherited brand,
inherited campaigns, and campaigns that another provider shares with ours, because those are registered elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence

from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Finding, Severity, Subject
from clearsend.domain.precheck import address, content, flow, number, purpose, replies, room, rules, samples, website
from clearsend.domain.precheck import brand as precheck_brand
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.precheck.campaign import CampaignText
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.profile import Brand, Campaign

BRAND_RULES: Sequence[Rule[BrandText]] = (
    *precheck_brand.RULES,
    *address.RULES,
    *website.RULES,
)
CAMPAIGN_RULES: Sequence[Rule[CampaignText]] = (
    *purpose.RULES,
    *samples.RULES,
    *flow.RULES,
    *replies.RULES,
    *content.RULES,
)


def of_profile(dossier: Dossier) -> tuple[Finding, ...]:
    """The findings on the brand and campaigns that the profile registers itself, and on the room on the campaigns in effect; none
    for traffic outside the registry."""
    if dossier.brand is None or not dossier.is_tcr_application:
        return ()
    profile = dossier.profile
    known_as = dossier.organization.name if profile.inherit_tcr_brand else profile.name
    found = [*number.own_number_needed(dossier), *room.scarce(dossier)]
    if not profile.inherit_tcr_brand:
        found += of_brand(dossier.brand, known_as)
    if not profile.inherit_tcr_campaign:
        found += of_campaigns(dossier.own_campaigns, dossier.brand, known_as)
    return tuple(found)


def of_brand(brand: Brand, known_as: str | None) -> tuple[Finding, ...]:
    """The findings on a brand. `known_as`: the name of its owner, used if the brand has none of its own."""
    text = BrandText(brand, known_as)
    return tuple(rules.findings(BRAND_RULES, text, subject=Subject.BRAND, subject_id=brand.id, root="/brand"))


def of_campaigns(campaigns: Sequence[Campaign], brand: Brand, known_as: str | None) -> tuple[Finding, ...]:
    """The findings on the campaigns of one owner, in the order of the list: pointers contain the 0-based index."""
    return tuple(_review_each(campaigns, BrandText(brand, known_as)))


def _review_each(campaigns: Sequence[Campaign], brand: BrandText) -> Iterator[Finding]:
    for place, campaign in enumerate(campaigns):
        if campaign.content.shared_tcr_campaign_id is None:
            text = CampaignText(campaign, brand, campaigns)
            root = f"/campaigns/{place}"
            yield from rules.findings(CAMPAIGN_RULES, text, subject=Subject.CAMPAIGN, subject_id=campaign.id, root=root)


def withheld(brand: Brand, campaigns: Sequence[Campaign], known_as: str | None) -> Mapping[str, Sequence[Finding]]:
    """The findings that block the submission of a brand and of campaigns under it, by the id of brand or campaign."""
    found: dict[str, list[Finding]] = {}
    for one in blocking((*of_brand(brand, known_as), *of_campaigns(campaigns, brand, known_as))):
        if one.subject_id is not None:
            found.setdefault(one.subject_id, []).append(one)
    return found


def blocking(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that prevent a submission until they are corrected: the registry's interface cannot accept the field."""
    return tuple(one for one in found if one.severity is Severity.BLOCKING)
