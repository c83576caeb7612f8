"""The dossier: every fact about a profile that a rule may examine, gathered at one moment. It decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clearsend.domain.profile import Brand, Campaign, Channel, Organization, Profile


@dataclass(frozen=True)
class Holdings:
    """The facts on which prerequisites rest: what a profile has, and what it could inherit. They are few, so that a query finds
    them for a whole page of profiles; a dossier has them as well."""

    profile: Profile
    own_brand: Brand | None
    parent_brand: Brand | None
    has_own_campaigns: bool
    has_parent_campaigns: bool

    @property
    def is_tcr_application(self) -> bool:
        """Must the brand in effect be registered with the Campaign Registry (US 10DLC traffic)?"""
        brand = self.parent_brand if self.profile.inherit_tcr_brand else self.own_brand
        return brand is not None and brand.compliance.is_tcr_application


@dataclass(frozen=True)
class Dossier:
    """Every fact that a rule may examine, gathered at one moment."""

    profile: Profile
    organization: Organization
    own_brand: Brand | None
    parent_brand: Brand | None
    own_campaigns: Sequence[Campaign]
    parent_campaigns: Sequence[Campaign]
    sms: Channel
    whatsapp: Channel
    is_review_approved: bool = False
    # Is the connected number on a campaign, or does it need none? False if no number is connected.
    is_number_assigned: bool = False
    # Could the number not be put on its campaign?
    is_number_refused: bool = False
    # The campaigns that a number of another owner may be on: those in effect for its owner or, if there are none, those of the
    # only profile that sends from it and has any. Empty for the profile's own number, and for one that needs no campaign.
    campaigns_of_number: Sequence[Campaign] = ()
    # How many numbers are on each approved campaign in effect, by the campaign's id. It is counted for the readiness alone, and not
    # for a campaign with a number pool.
    numbers_on_campaigns: Mapping[str, int] = field(default_factory=dict)

    @property
    def holdings(self) -> Holdings:
        return Holdings(
            self.profile, self.own_brand, self.parent_brand, bool(self.own_campaigns), bool(self.parent_campaigns)
        )

    @property
    def brand(self) -> Brand | None:
        """The brand in effect: own or inherited."""
        return self.parent_brand if self.profile.inherit_tcr_brand else self.own_brand

    @property
    def campaigns(self) -> Sequence[Campaign]:
        """The campaigns in effect: own or inherited."""
        return self.parent_campaigns if self.profile.inherit_tcr_campaign else self.own_campaigns

    @property
    def is_tcr_application(self) -> bool:
        """Must the brand in effect be registered with the Campaign Registry (US 10DLC traffic)?"""
        return self.holdings.is_tcr_application

    @property
    def inherits_everything(self) -> bool:
        return self.profile.inherit_tcr_brand and self.profile.inherit_tcr_campaign

    @property
    def needs_repair(self) -> bool:
        """Is a channel configured that is not connected as it is declared, or was its number refused by its campaign?"""
        is_out_of_order = any(one.is_configured and not one.is_connected for one in (self.sms, self.whatsapp))
        return is_out_of_order or self.is_number_refused

    @property
    def needs_own_number(self) -> bool:
        """Does the profile send from another owner's number, which cannot be on a campaign of the profile? Two campaigns that
        name the same shared campaign are one."""
        own = self.campaigns if not self.profile.inherit_tcr_campaign else ()
        if not self.is_tcr_application or not own or not self.campaigns_of_number:
            return False
        return not {_registered_as(one) for one in own} & {_registered_as(one) for one in self.campaigns_of_number}

    @property
    def has_approved_registrations(self) -> bool:
        """Has the registry approved the profile's brand and campaigns, and is its connected number, if any, on one of them if it
        needs to be? An inherited brand or campaign is not examined; otherwise the profile must have a brand and a campaign."""
        if self.sms.is_connected and (not self.is_number_assigned or self.needs_own_number):
            return False
        if not self.profile.inherit_tcr_brand and (self.own_brand is None or not self.own_brand.is_approved):
            return False
        if self.profile.inherit_tcr_campaign:
            return True
        return bool(self.own_campaigns) and all(campaign.is_approved for campaign in self.own_campaigns)


def _registered_as(campaign: Campaign) -> str:
    return campaign.content.shared_tcr_campaign_id or campaign.id
