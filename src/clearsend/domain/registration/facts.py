"""The facts of one owner's registrations, and the rest that the plan may find in them. This module plans nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from clearsend.domain.finding import Finding
from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import CampaignState, Kind


@dataclass(frozen=True)
class Account:
    """A WhatsApp Business Account as declared. `fingerprint`: see `connection.py`."""

    waba_id: str
    fingerprint: str


@dataclass(frozen=True)
class RegistrationFacts:
    """Everything that the plan for one owner rests on, at one moment.

    `brand` and `campaigns` are those in effect; `owns_…`: this owner registers the brand, or the campaigns, itself.
    `phone_number` (E.164) and `account` are the owner's own, as declared; `is_…_used`: a profile that is submitted or completed
    sends from it. `number_campaigns`: the registrations of the campaigns that the number may be on, oldest first.
    `former_waba_id`: of an account that `account` has replaced, and that sends until `account` is connected.
    `numbers_on_campaigns`: how many other numbers are on each of them, by the vendor's id; counted only if the number is to be put
    on one now. `numbers_used_elsewhere`: replaced numbers that another owner in the organization has declared.
    `display_name`: the name by which recipients know the brand.
    `agreed`: the payments that are free or agreed at their present price, each with the id of its brand, campaign or (for a
    number order) profile. `registrations`: those of this owner and of its organization.
    `is_under_way`: a completion that needs these registrations was requested, and has not failed.
    """

    owner_id: str
    display_name: str
    brand: Brand | None
    campaigns: Sequence[Campaign]
    owns_brand: bool
    owns_campaigns: bool
    phone_number: str | None
    registrations: Sequence[Registration]
    # Its own, in effect or not.
    own_brand: Brand | None = None
    own_campaigns: Sequence[Campaign] = ()
    account: Account | None = None
    former_waba_id: str | None = None
    is_number_used: bool = False
    # Of an owner without a number of its own: does the lender's or the organization's send, or is there none?
    does_others_number_send: bool = True
    is_account_used: bool = False
    number_campaigns: Sequence[Registration] = ()
    numbers_on_campaigns: Mapping[str, int] = field(default_factory=dict)
    numbers_used_elsewhere: Collection[str] = ()
    # The owner is deleted; and those of its numbers that were bought here.
    is_deleted: bool = False
    bought_numbers: Collection[str] = ()
    # The findings that withhold a brand or campaign, by its id: the registry's interface cannot accept it.
    withheld: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    agreed: Collection[tuple[str, Payment]] = ()
    # The totals that were agreed to for registrations and orders, by the id of the brand, campaign or profile, where they are known.
    agreed_totals: Mapping[str, Decimal] = field(default_factory=dict)
    is_under_way: bool = False
    is_organization: bool = False

    def find(self, kind: Kind, subject_id: str) -> Registration | None:
        return next(
            (found for found in self.registrations if found.kind is kind and found.subject_id == subject_id), None
        )

    def own(self, kind: Kind, subject_id: str) -> Registration | None:
        """The owner's own registration, not its organization's."""
        own = (one for one in self.registrations if one.owner_id == self.owner_id)
        return next((one for one in own if one.kind is kind and one.subject_id == subject_id), None)

    @property
    def is_tcr_application(self) -> bool:
        return self.brand is not None and self.brand.compliance.is_tcr_application


def has_approved_campaign(found: Iterable[Registration], owner_id: str) -> bool:
    """Has this owner a campaign under which is sent? Of an organization with one, no profile waits for a further draft: the draft
    goes out only when it is submitted."""
    return any(
        one.owner_id == owner_id and one.kind is Kind.CAMPAIGN and one.state is CampaignState.APPROVED for one in found
    )


@dataclass(frozen=True)
class Rest:
    """Nothing to do but wait. `unagreed`: the brand and campaigns that would be submitted if a person agreed to the price.
    `proposed`: the fields in which the verified brand differs from what the registry has. `full`: the ids (ours) of the campaigns on
    one of which the number would be put if they had room."""

    unagreed: Sequence[tuple[Kind, str]] = ()
    proposed: Sequence[str] = ()
    full: Sequence[str] = ()
