"""The tasks of a registration: one small class for each kind of conversation with a vendor. This module plans nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.states import Kind


@dataclass(frozen=True)
class _OfBrand:
    kind: ClassVar = Kind.BRAND
    brand: Brand

    @property
    def subject_id(self) -> str:
        return self.brand.id


@dataclass(frozen=True)
class SubmitBrand(_OfBrand):
    """Register the brand. Without an agreement, the worker may only look for what an earlier request has left at the vendor;
    the same holds for the other paid tasks."""

    is_agreed: bool = True


class ReadBrand(_OfBrand):
    pass


class UpdateBrand(_OfBrand):
    """Send the corrected brand."""


class SendOtp(_OfBrand):
    """Have a PIN sent to the sole proprietor."""


class VerifyOtp(_OfBrand):
    """Present the PIN that a person has entered."""


@dataclass(frozen=True)
class _OfCampaign:
    kind: ClassVar = Kind.CAMPAIGN
    campaign: Campaign
    brand: Brand

    @property
    def subject_id(self) -> str:
        return self.campaign.id


@dataclass(frozen=True)
class SubmitCampaign(_OfCampaign):
    """Register a new campaign. `under`: the registration of its brand. `agreed`: the total that a person has agreed to (USD), if it
    is known; a campaign that costs more at the vendor is not sent."""

    under: Registration
    is_agreed: bool = True
    agreed: Decimal | None = None


class AcceptCampaign(_OfCampaign):
    """Accept a campaign that another provider shares, which is free."""

    is_agreed: ClassVar = True

    @property
    def shared_id(self) -> str:
        """The registry's id of the campaign."""
        shared_id = self.campaign.content.shared_tcr_campaign_id
        assert shared_id is not None
        return shared_id


@dataclass(frozen=True)
class ReadCampaign(_OfCampaign):
    """Read a campaign. `shared_id`: the registry's id, if it is another provider's at the vendor."""

    shared_id: str | None = None


@dataclass(frozen=True)
class ResubmitCampaign(_OfCampaign):
    """Bring a refused campaign before the reviewers again, in the way that a person has requested: an update or an appeal."""

    under: Registration
    way: Request


@dataclass(frozen=True)
class DeactivateCampaign:
    """Deactivate the campaign `subject_id`, which is deleted or replaced here."""

    kind: ClassVar = Kind.CAMPAIGN
    subject_id: str


@dataclass(frozen=True)
class _OfOrder:
    kind: ClassVar = Kind.NUMBER_ORDER
    subject_id: str


@dataclass(frozen=True)
class ChooseNumber(_OfOrder):
    """Choose a number with its price, before it is ordered: every repetition then orders the same one. `agreed`: the total that
    a person has agreed to (USD); a number that costs more is not chosen."""

    is_agreed: bool = True
    agreed: Decimal | None = None


@dataclass(frozen=True)
class OrderNumber(_OfOrder):
    is_agreed: bool = True


class ReadOrder(_OfOrder):
    pass


@dataclass(frozen=True)
class _OfAssignment:
    """`campaign_ids`: the vendor's ids of the campaigns that the number may be on."""

    kind: ClassVar = Kind.NUMBER
    phone_number: str
    campaign_ids: Sequence[str]

    @property
    def subject_id(self) -> str:
        return self.phone_number


@dataclass(frozen=True)
class AssignNumber(_OfAssignment):
    """Put the number on the first of the campaigns, unless it is on one of them already. That is free. `is_waking`: the
    campaigns are suspended, and the attempt may wake them."""

    is_agreed: ClassVar = True
    is_waking: bool = False


class ReadNumber(_OfAssignment):
    """Read the campaign of the number."""


class UnassignNumber(_OfAssignment):
    """Take the number, which another has replaced, off the campaign."""


@dataclass(frozen=True)
class _OfSms:
    kind: ClassVar = Kind.SMS
    phone_number: str

    @property
    def subject_id(self) -> str:
        return self.phone_number

    @property
    def fingerprint(self) -> str:
        """See `connection.py`."""
        return self.phone_number


class ConnectSms(_OfSms):
    """Put the number on the messaging profile of its owner."""


class ReadSms(_OfSms):
    """Read the messaging profile of the number."""


@dataclass(frozen=True)
class ReleaseSms(_OfSms):
    """Take the number, which another has replaced, off the messaging profile of its owner. `is_kept`: another profile of the
    organization sends from it now, so it stays where it is. `is_given_up`: a person has released it for good, with the claim to
    it; `is_bought`: then it is returned to the vendor, too, because it was bought here."""

    is_kept: bool = False
    is_given_up: bool = False
    is_bought: bool = False


@dataclass(frozen=True)
class _OfWhatsApp:
    """`subject_id`: the WhatsApp Business Account. `fingerprint`: of everything that is declared for the number."""

    kind: ClassVar = Kind.WHATSAPP
    subject_id: str
    fingerprint: str


class ConnectWhatsApp(_OfWhatsApp):
    """Register the number and subscribe the app, where they are not."""


class ReadWhatsApp(_OfWhatsApp):
    pass


@dataclass(frozen=True)
class ReleaseWhatsApp:
    """Forget the confirmation of the account `subject_id`, which another one has replaced. Nothing changes at Meta: it would take
    one of ten registrations to undo that."""

    kind: ClassVar = Kind.WHATSAPP
    subject_id: str


Task = (
    SubmitBrand
    | ReadBrand
    | UpdateBrand
    | SendOtp
    | VerifyOtp
    | SubmitCampaign
    | AcceptCampaign
    | ReadCampaign
    | ResubmitCampaign
    | DeactivateCampaign
    | ChooseNumber
    | OrderNumber
    | ReadOrder
    | AssignNumber
    | ReadNumber
    | UnassignNumber
    | ConnectSms
    | ReadSms
    | ReleaseSms
    | ConnectWhatsApp
    | ReadWhatsApp
    | ReleaseWhatsApp
)

# The intent is written before these tasks, because the vendor may create the object and its answer may be lost.
CREATIONS = (SubmitBrand, SubmitCampaign, AcceptCampaign, OrderNumber, AssignNumber)

# The vendor charges for these once it has accepted the request.
PAID = (SubmitBrand, SubmitCampaign, ResubmitCampaign, OrderNumber)
