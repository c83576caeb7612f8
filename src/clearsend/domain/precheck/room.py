"""The pre-check of the room on the campaigns that a profile's number may be on. It calls no vendor.

Source of the limit: Telnyx's support page 6325734. T-Mobile takes 49 numbers on a campaign, and more only with a number pool that it
has approved.
"""

from collections.abc import Iterator

from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Finding, Severity, Subject

# T-Mobile takes so many numbers on a campaign; from the second figure on, the room is said to be scarce.
MOST_NUMBERS = 49
MANY_NUMBERS = 40

# The codes of the warnings; the first is also that of a number that waits for room.
CAMPAIGN_FULL = "campaign_full"
CAMPAIGN_NEARLY_FULL = "campaign_nearly_full"


def scarce(dossier: Dossier) -> Iterator[Finding]:
    """A warning about each campaign in effect, own or inherited, that has room for few more numbers, or for none."""
    for place, campaign in enumerate(dossier.campaigns):
        count = dossier.numbers_on_campaigns.get(campaign.id, 0)
        if count >= MANY_NUMBERS:
            is_full = count >= MOST_NUMBERS
            yield Finding(
                code=CAMPAIGN_FULL if is_full else CAMPAIGN_NEARLY_FULL,
                field=f"/campaigns/{place}",
                sentence=f"The campaign has {count} numbers, and T-Mobile takes at most {MOST_NUMBERS} on one"
                + (": a further number waits until there is room." if is_full else "."),
                fix=(
                    "Register another campaign for further numbers, or ask Telnyx's support for a T-Mobile number pool for this one."
                ),
                severity=Severity.RISK,
                subject=Subject.CAMPAIGN,
                subject_id=campaign.id,
            )
