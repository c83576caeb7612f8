"""The ports through which the product uses messaging vendors, and the two errors that adapters raise. It imports no vendor.

Every `ensure_…` reads the vendor's state before it writes, so that it may be repeated at any point: a worker runs a step
again after a crash, a timeout or a lost answer, and must find the result of the first attempt.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from clearsend.domain.completion import Exchange
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.registration.prices import Ceiling
from clearsend.domain.registration.record import Intent, Reading
from clearsend.domain.registration.states import SmsState

# Receives every exchange with a provider as it happens, including those of a conversation that then fails.
Journal = Callable[[Exchange], None]


@dataclass(frozen=True)
class SmsSender:
    """The sending number. `owner_id` is its owner (a profile of the organization, or the organization itself), after which
    adapters name the vendor's objects; `phone_number` is E.164."""

    org_id: str
    owner_id: str
    phone_number: str


@dataclass(frozen=True)
class Buyer:
    """The buyer of a number: `owner_id` is a profile of the organization, or the organization itself."""

    org_id: str
    owner_id: str


@dataclass(frozen=True)
class SmsConnection:
    """A number that the vendor has confirmed. The ids are the vendor's."""

    phone_number: str
    phone_number_id: str
    messaging_profile_id: str

    def as_reading(self) -> Reading:
        return Reading(SmsState.CONNECTED, {"messaging_profile_id": self.messaging_profile_id}, self.phone_number_id)


@dataclass(frozen=True)
class BrandApplication:
    """A brand to register. `display_name`: the name that recipients know.

    `webhook_url`: the URL for the vendor's webhooks; None when vendors cannot reach this server. It contains `intent.token`,
    by which the brand can be found later."""

    brand: Brand
    display_name: str
    intent: Intent
    webhook_url: str | None


@dataclass(frozen=True)
class CampaignApplication:
    """A campaign to register under the vendor's brand `vendor_brand_id`; `intent.token` is its reference. `ceiling`: the most that
    it may cost, if the agreed total is known."""

    campaign: Campaign
    brand: Brand
    vendor_brand_id: str
    intent: Intent
    webhook_url: str | None
    ceiling: Ceiling | None = None


@dataclass(frozen=True)
class SharedCampaign:
    """A campaign that another provider registered and shares with the account. `tcr_id`: its id in the registry.

    `brand`: the brand that declares it. `is_ours`: whether the organization holds the claim to it; without the claim,
    exchanges do not show the vendor's record of it. `is_accepted`: it was accepted for this brand before."""

    tcr_id: str
    brand: BrandText
    is_ours: bool
    is_accepted: bool = False


@dataclass(frozen=True)
class AvailableNumber:
    """A number for sale. Both costs are decimal texts, `currency` is ISO 4217; None if the vendor gives no value."""

    phone_number: str
    upfront_cost: str | None
    monthly_cost: str | None
    currency: str | None


@dataclass(frozen=True)
class ProviderNotice:
    """A vendor's notice that something changed: a hint, never a fact.

    `vendor`: "telnyx" or "whatsapp". `notice_id`: the same for each delivery of the notice. `type`: the vendor's names, such as
    `10dlc.campaign.update:MNO_REVIEW`. `subjects`: the objects to look up, such as `{"campaign_id": …}` or `{"waba_id": …,
    "phone_number": digits}`. `summary`: a few values for a log, without personal data.
    """

    vendor: str
    notice_id: str
    type: str
    subjects: Mapping[str, str]
    occurred_at: datetime | None
    summary: Mapping[str, Any]


class MalformedNotice(Exception):  # noqa: N818 - reads as the fact it is
    """The body of a webhook does not have the form that its vendor sends. The text names the fault, without quoting the
    body."""


class ProviderError(Exception):
    """A provider did not do what it was asked to do. The texts are safe to store and to show: they contain no secret."""


class Rejected(ProviderError):  # noqa: N818 - reads as the outcome it is
    """Trying again will not help: a person must change something first.

    `provider`: "telnyx" or "whatsapp". `code`: the vendor's code as a string, or ours (`number_not_found`, `http_404`).
    `message`: the vendor's words, or ours with a code of ours. `remedy`: what a person should do, in our words.
    `is_account_wide`: the vendor refuses the account (a wrong key, no money); the request itself is not at fault.
    """

    def __init__(self, provider: str, code: str, message: str, remedy: str, *, is_account_wide: bool = False) -> None:
        self.is_account_wide = is_account_wide
        self.provider = provider
        self.code = code
        self.message = message
        self.remedy = remedy
        super().__init__(f"{provider} {code}: {message}")


class Unavailable(ProviderError):  # noqa: N818 - reads as the outcome it is
    """Trying again later may help. Unless `is_unapplied`, the effect of the last write is unknown: read before repeating it.

    `retry_after_seconds`: the shortest wait, if the vendor or the circuit demands one. `is_unapplied`: the last write certainly
    had no effect (no connection, an open circuit, a rate limit), so that it may be repeated without reading first.
    """

    def __init__(
        self,
        provider: str,
        message: str,
        retry_after_seconds: float | None = None,
        *,
        is_unapplied: bool = False,
    ) -> None:
        self.provider = provider
        self.message = message
        self.retry_after_seconds = retry_after_seconds
        self.is_unapplied = is_unapplied
        super().__init__(f"{provider}: {message}")


class SmsProvider(Protocol):
    """Sends SMS. Adapter: `providers/telnyx/client.py`."""

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        """Make `sender` able to send, and read back that it is.

        Raises:
            Rejected: the number is not in the account, the account is blocked, a parameter is refused permanently …
            Unavailable: no answer, a server error, a rate limit, or the vendor has not finished a change.
        """
        ...

    def read(self, sender: SmsSender, journal: Journal) -> Reading:
        """The connection of the number (`SmsState`). Reads only.

        Raises: Rejected: the account is blocked …; Unavailable.
        """
        ...

    def release(self, sender: SmsSender, journal: Journal, *, is_returned: bool) -> Reading:
        """Take the number off the messaging profile of its owner, and read back. `is_returned`: the number is then returned to
        the vendor, for good, and no longer billed. A number that is elsewhere stays there.

        Raises: Rejected, Unavailable.
        """
        ...


class Registrar(Protocol):
    """Registers brands, campaigns and numbers for US traffic. Adapter: `providers/telnyx/registrar.py`.

    Every call but `webhook_url` may raise Rejected and Unavailable (`is_unapplied` says whether a write may be repeated without
    reading first). Before it creates an object, it searches for the object of `intent.token`.
    """

    def webhook_url(self, inbound_url: str, token: str) -> str:
        """The URL for the vendor's webhooks about the object of `token`. `inbound_url`: the base URL at which vendors reach
        this server."""
        ...

    def ensure_brand(self, application: BrandApplication, journal: Journal, *, may_create: bool) -> Reading | None:
        """The brand of the intent: found, or created when `may_create`; None when it does not exist and may not be created
        yet, because an earlier request may still arrive."""
        ...

    def read_brand(self, vendor_id: str, journal: Journal) -> Reading:
        """The brand's state, identity and, unless the brand is verified, the registry's feedback as reasons."""
        ...

    def update_brand(self, vendor_id: str, application: BrandApplication, journal: Journal) -> Reading:
        """Send the corrected brand; if a company's brand then is UNVERIFIED or FAILED, request a new vetting; read back. If the
        registry allows no vetting now, its refusal is one of the reasons."""
        ...

    def send_otp(
        self, vendor_id: str, application: BrandApplication, journal: Journal, *, known: Mapping[str, str]
    ) -> Reading:
        """Have a PIN sent to a sole proprietor's phone, unless the brand is verified or an earlier attempt has sent one: a PIN
        that `known`, the vendor fields of the last reading, does not name. Read back."""
        ...

    def verify_otp(self, vendor_id: str, pin: str, journal: Journal) -> Reading:
        """Present the PIN; read back. A refusal counts only if the brand is not verified: an attempt whose answer was lost may
        have presented the PIN already."""
        ...

    def ensure_campaign(
        self, application: CampaignApplication, journal: Journal, *, may_create: bool
    ) -> Reading | None:
        """The campaign of the intent: found by its reference, or qualified and submitted when `may_create`; else None."""
        ...

    def accept_campaign(self, shared: SharedCampaign, journal: Journal) -> Reading:
        """Accept a campaign that another provider registered and shares with the account; read back. A campaign that clearly
        belongs to another brand is not accepted, and reads as REJECTED."""
        ...

    def read_campaign(self, vendor_id: str, journal: Journal) -> Reading: ...

    def read_shared_campaign(self, shared: SharedCampaign, journal: Journal) -> Reading:
        """The state of a shared campaign: its acceptance, then its progress. Unless `shared.is_ours`, a campaign that clearly
        belongs to another brand reads as REJECTED."""
        ...

    def resubmit_campaign(
        self,
        vendor_id: str,
        application: CampaignApplication,
        way: str,
        journal: Journal,
        *,
        statement: str,
        may_send: bool,
    ) -> Reading:
        """Resubmit in place: `way` is `update` (send the corrected content) or `appeal` (with `statement`); read back.

        Each review costs a fee. `may_send` is False when an earlier request may have arrived although its answer was lost. An
        update is then sent again only if the vendor's record does not show its content. An appeal leaves no such trace and is
        not sent again; a campaign that is still refused gets the reason `resubmission_unconfirmed`.
        """
        ...

    def deactivate_campaign(self, vendor_id: str, journal: Journal) -> Reading:
        """Deactivate the campaign permanently. A campaign that no longer exists counts as deactivated."""
        ...

    def ensure_assigned(self, phone_number: str, vendor_campaign_ids: Sequence[str], journal: Journal) -> Reading:
        """Assign the number to the first of the campaigns, unless it is on one of them already. A number on any other
        campaign is Rejected, never moved. For a shared campaign, the id is the registry's."""
        ...

    def read_assignment(self, phone_number: str, vendor_campaign_ids: Sequence[str], journal: Journal) -> Reading:
        """The number's assignment to one of the campaigns (`details.campaign_id`); NOT_ASSIGNED when the vendor knows none.
        A number on any other campaign reads as FAILED, and nothing of that campaign is revealed."""
        ...

    def unassign(self, phone_number: str, vendor_campaign_ids: Sequence[str], journal: Journal) -> Reading:
        """Have the number taken off the campaign, if it is on one of these: the effect is read later. On any other, it stays."""
        ...


class NumberShop(Protocol):
    """Sells local US numbers. Adapter: `providers/telnyx/shop.py`. Every call may raise Rejected and Unavailable."""

    def choose_number(self, wanted: str | None, journal: Journal, *, agreed: Decimal | None = None) -> AvailableNumber:
        """Choose a number that is for sale now. `wanted`: an area code of three digits, one number (E.164), or None for any.
        `agreed`: the total that was agreed to (USD); None in agreements from before totals were stored.

        Raises: Rejected: no such number is for sale, or it costs too much.
        """
        ...

    def ensure_ordered(
        self, phone_number: str, buyer: Buyer, intent: Intent, journal: Journal, *, may_create: bool
    ) -> Reading | None:
        """The order of the intent: found by its token, or placed when `may_create`; else None.
        `vendor_fields["phone_number"]` is the ordered number. The order also puts it on the buyer's messaging profile.

        Raises: Rejected: for example, the number is gone and no earlier order of this intent got through.
        """
        ...

    def read_order(self, vendor_id: str, journal: Journal) -> Reading: ...
