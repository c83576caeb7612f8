"""The pre-check of a number that a profile with campaigns of its own sends from. It calls no vendor.

A number is on one campaign only: another owner's number is on that owner's campaign, and cannot be on the profile's as well.
"""

from collections.abc import Iterator

from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Finding, Subject

OWN_NUMBER_NEEDED = "own_number_needed"


def own_number_needed(dossier: Dossier) -> tuple[Finding, ...]:
    """The findings on the brand and campaigns of a profile whose number cannot be on its campaigns: it would pay for them in
    vain. None if it can."""
    return tuple(_findings(dossier)) if dossier.needs_own_number else ()


def _findings(dossier: Dossier) -> Iterator[Finding]:
    whose = "its organization" if dossier.sms.owner_id == dossier.organization.id else "another profile"
    subjects = [(Subject.CAMPAIGN, campaign.id) for campaign in dossier.own_campaigns]
    if dossier.own_brand is not None and not dossier.profile.inherit_tcr_brand:
        subjects.insert(0, (Subject.BRAND, dossier.own_brand.id))
    for subject, subject_id in subjects:
        yield Finding(
            code=OWN_NUMBER_NEEDED,
            field="/sending_phone_number",
            sentence=(
                f"The profile has campaigns of its own, but sends from a number of {whose}, which is for another campaign."
            ),
            fix=(
                "Give the profile a number of its own: set sending_phone_number with PATCH /v3/profiles/{profileId}, or buy one "
                "with POST /v3/profiles/{profileId}/number-order. Or set inherit_tcr_campaign to true: then it needs no "
                "campaign of its own."
            ),
            subject=subject,
            subject_id=subject_id,
        )
