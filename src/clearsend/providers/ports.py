"""What the product needs of a messaging vendor, and the two ways in which one can fail. It knows no vendor.

Every `ensure_…` looks up what is there before it writes, so that it may be repeated at any point: a step is run again
after a crash, a time-out or a lost answer, and must find what it did the first time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from clearsend.domain.completion import Exchange
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Intent, Reading
from clearsend.domain.registration.states import WhatsAppState

# Receives every exchange with a provider as it happens, also of a conversation that then fails.
Journal = Callable[[Exchange], None]


@dataclass(frozen=True)
class SmsSender:
    """The number to send from. `owner_id` is whose it is (a profile of the organization, or the organization itself) and
    names the vendor's objects; `phone_number` is E.164."""

    org_id: str
    owner_id: str
    phone_number: str


@dataclass(frozen=True)
class Buyer:
    """Whose a bought number will be: `owner_id` is a profile of the organization, or the organization itself."""

    org_id: str
    owner_id: str


@dataclass(frozen=True)
class SmsConnection:
    """A number that the vendor has confirmed. The ids are the vendor's."""

    phone_number: str
    phone_number_id: str
    messaging_profile_id: str


@dataclass(frozen=True)
class WhatsAppSender:
    """A WhatsApp Business Account with the secrets to use it; they never show in a repr.

    `phone_number_id` may be None: then the account must have exactly one number, or `phone_number` (E.164) names it.
    `pin` is the six-digit two-step PIN, already stored: it becomes the number's PIN if it has none, and must match otherwise.
    """

    owner_id: str
    waba_id: str
    phone_number_id: str | None
    phone_number: str | None
    access_token: str = field(repr=False)
    pin: str = field(repr=False)
    override_callback_url: str | None = None
    override_verify_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class WhatsAppReading:
    """Where a WhatsApp number stands, as read. `vendor_fields` are Meta's own as they came; `reasons` why it is limited,
    blocked or waits for a person, with the solution that Meta proposes as the remedy where there is one."""

    state: WhatsAppState
    phone_number_id: str | None
    phone_number: str | None
    vendor_fields: Mapping[str, str]
    reasons: Sequence[Reason] = ()


@dataclass(frozen=True)
class WhatsAppConnection:
    """A number that Meta has confirmed. `phone_number` is E.164; `truth` where it stands, `notes` what is to be said of that,
    and of the webhooks."""

    waba_id: str
    phone_number_id: str
    phone_number: str
    reading: WhatsAppReading
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class BrandApplication:
    """A brand as it is to be registered. `intent.token` is in `webhook_url` too, by which the brand is found again.

    `display_name`: how recipients know it. `webhook_url`: where the vendor reports; None when we cannot be reached.
    """

    brand: Brand
    display_name: str
    intent: Intent
    webhook_url: str | None


@dataclass(frozen=True)
class CampaignApplication:
    """A campaign as it is to be registered under the vendor's brand `vendor_brand_id`; `intent.token` is its reference."""

    campaign: Campaign
    brand: Brand
    vendor_brand_id: str
    intent: Intent
    webhook_url: str | None


@dataclass(frozen=True)
class SharedCampaign:
    """A campaign that another provider registered and shares with the account, by the registry's id, as it is declared for `brand`.

    `is_ours`: does the organization hold the claim to it? Until it does, nothing is shown of what the vendor says about it.
    """

    tcr_id: str
    brand: BrandText
    is_ours: bool


@dataclass(frozen=True)
class AvailableNumber:
    """A number that can be bought; prices are decimal texts, the one-time one and a month's, `currency` is ISO 4217."""

    phone_number: str
    upfront_cost: str | None
    monthly_cost: str | None
    currency: str | None


@dataclass(frozen=True)
class ProviderNotice:
    """A vendor says that something changed: a hint, never the truth.

    `vendor`: "telnyx" or "whatsapp". `notice_id`: unique, for storing it once. `type`: the vendor's words, such as
    `10dlc.campaign.update:MNO_REVIEW`. `subjects`: what to look up, such as `{"campaign_id": …}` or `{"waba_id": …,
    "phone_number": digits}`. `summary`: small, for a log, without personal data.
    """

    vendor: str
    notice_id: str
    type: str
    subjects: Mapping[str, str]
    occurred_at: datetime | None
    summary: Mapping[str, Any]


class MalformedNotice(Exception):  # noqa: N818 - reads as the fact it is
    """What came in the name of a vendor is not what that vendor sends. The text names what is wrong, without quoting it."""


class ProviderError(Exception):
    """A provider did not do what was asked. The texts are safe to store and to show: no secret is in them."""


class Rejected(ProviderError):  # noqa: N818 - reads as the outcome it is
    """Trying again will not help; somebody must change something first.

    `provider`: "telnyx" or "whatsapp". `code`: the vendor's own, as a string. `message`: the vendor's words.
    `remedy`: ours, what a person should do. `is_account_wide`: the account is refused (a wrong key, no money), and nothing
    is wrong with what was asked for.
    """

    def __init__(self, provider: str, code: str, message: str, remedy: str, *, is_account_wide: bool = False) -> None:
        self.is_account_wide = is_account_wide
        self.provider = provider
        self.code = code
        self.message = message
        self.remedy = remedy
        super().__init__(f"{provider} {code}: {message}")


class Unavailable(ProviderError):  # noqa: N818 - reads as the outcome it is
    """Trying again later may help. The effect of the last write is unknown: look before repeating it.

    `retry_after_seconds`: the vendor's own demand, or None. `is_unapplied`: the last write certainly had no effect (the
    connection was never made, or the vendor refused for its rate limit), so that it may be repeated without looking.
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
    """Sends SMS. The adapter: `providers/telnyx/client.py`."""

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        """Make `sender` able to send, and read back that it is.

        Raises:
            Rejected: the number is not in the account, the account is blocked, a parameter is refused for good …
            Unavailable: no answer, a server error, a rate limit.
        """
        ...


class Registrar(Protocol):
    """Registers brands, campaigns and numbers for US traffic. The adapter: `providers/telnyx/registrar.py`.

    Every call may raise Rejected (the vendor says no; its words and our remedy) and Unavailable (`is_unapplied` says
    whether a write may be repeated without looking). A create looks for the object of `intent.token` first.
    """

    def webhook_url(self, inbound_url: str, token: str) -> str:
        """Where the vendor reports on the object of `token`, if the server is reached at `inbound_url`. It calls nobody."""
        ...

    def ensure_brand(self, application: BrandApplication, journal: Journal, *, may_create: bool) -> Reading | None:
        """The brand of the intent: found, or created when `may_create`; None when it is not there and may not be made
        yet, because an earlier request may still arrive."""
        ...

    def read_brand(self, vendor_id: str, journal: Journal) -> Reading:
        """State, identity and, where it is not verified, the registry's feedback as reasons."""
        ...

    def update_brand(self, vendor_id: str, application: BrandApplication, journal: Journal) -> Reading:
        """Send the corrected brand and have it vetted anew if the registry allows that now; read back."""
        ...

    def send_otp(
        self, vendor_id: str, application: BrandApplication, journal: Journal, *, known: Mapping[str, str]
    ) -> Reading:
        """Have the PIN sent to a sole proprietor's phone, once: a PIN that `known`, the vendor's fields of the last reading, do
        not name was sent by an earlier attempt. `state` is AWAITING_OTP, or VERIFIED if it is already."""
        ...

    def verify_otp(self, vendor_id: str, pin: str, journal: Journal) -> Reading:
        """Present the PIN; read back."""
        ...

    def ensure_campaign(
        self, application: CampaignApplication, journal: Journal, *, may_create: bool
    ) -> Reading | None:
        """The campaign of the intent: found by its reference, or qualified and submitted when `may_create`; else None."""
        ...

    def accept_campaign(self, shared: SharedCampaign, journal: Journal) -> Reading:
        """Accept a campaign that another provider registered and shares with the account; read back. One that is clearly of
        another brand is not accepted: it reads as REJECTED."""
        ...

    def read_campaign(self, vendor_id: str, journal: Journal) -> Reading: ...

    def read_shared_campaign(self, shared: SharedCampaign, journal: Journal) -> Reading:
        """Whether it was accepted, and then how far it has come. Until it is ours, one that is clearly of another brand reads as
        REJECTED."""
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

        Each review costs. Not `may_send`: an earlier request may have got through unanswered. An update is then sent again only
        if the vendor's record shows that it has not; an appeal, which leaves no such trace, is not sent again, and a campaign
        that is still refused has the reason `resubmission_unconfirmed`.
        """
        ...

    def deactivate_campaign(self, vendor_id: str, journal: Journal) -> Reading:
        """For good; one that is gone already is deactivated."""
        ...

    def ensure_assigned(self, phone_number: str, vendor_campaign_ids: Sequence[str], journal: Journal) -> Reading:
        """The number on the first of the campaigns, unless it is on one of them already. One that is on any other campaign is
        Rejected, never moved. Of a shared campaign, the registry's id."""
        ...

    def read_assignment(self, phone_number: str, vendor_campaign_ids: Sequence[str], journal: Journal) -> Reading:
        """NOT_ASSIGNED when the vendor knows none; `details.campaign_id` names which of the campaigns the number is on otherwise.
        One that is on a campaign beside them has FAILED, and nothing of that campaign is told."""
        ...


class NumberShop(Protocol):
    """Sells local US numbers. The adapter: `providers/telnyx/shop.py`. Every call may raise Rejected and Unavailable."""

    def choose_number(self, wanted: str | None, journal: Journal) -> AvailableNumber:
        """A number that is for sale now. `wanted`: an area code of three digits, one number (E.164), or None for any.

        Raises: Rejected: nothing that fits is for sale.
        """
        ...

    def ensure_ordered(
        self, phone_number: str, buyer: Buyer, intent: Intent, journal: Journal, *, may_create: bool
    ) -> Reading | None:
        """The order of the intent: found by its token, or placed when `may_create`; else None. `vendor_fields["phone_number"]` is
        the number that it is for. The number comes to be on the buyer's own object at the vendor, and never on nobody's.

        Raises: Rejected: the number is gone, say, and no earlier order of this intent has got through.
        """
        ...

    def read_order(self, vendor_id: str, journal: Journal) -> Reading: ...


class Permit(Protocol):
    """One conversation that was let through by a circuit, and what it tells of the vendor."""

    def answered(self) -> None: ...

    def failed(self, reason: str) -> None:
        """No answer came, or one that says that the vendor cannot."""
        ...

    def throttled(self, seconds: float, reason: str, *, is_whole_vendor: bool = False) -> None:
        """The vendor asks for a pause: for the account of this conversation, or for all of ours."""
        ...


class Circuit(Protocol):
    """Keeps conversations from a vendor that is down, or that has asked for a pause. The one in use:
    `workflows/vendor_circuit.py`."""

    def enter(self, vendor: str, account: str) -> Permit:
        """`account`: the one at the vendor that the conversation is about, or empty when we have but one.

        Raises: Unavailable: not now; nothing was sent.
        """
        ...


class AlwaysThrough:
    """The circuit of who talks to a vendor without one: a script, a test of an adapter."""

    def enter(self, vendor: str, account: str) -> Permit:
        return self

    def answered(self) -> None:
        return

    def failed(self, reason: str) -> None:
        return

    def throttled(self, seconds: float, reason: str, *, is_whole_vendor: bool = False) -> None:
        return


class RegistrationBudget(Protocol):
    """How many registrations of WhatsApp numbers were made, remembered across restarts (Meta: 10 per number and 72 h)."""

    def is_affordable(self, phone_number_id: str) -> bool: ...

    def note(self, phone_number_id: str, *, is_accepted: bool) -> None: ...

    def forget(self, phone_number_id: str) -> None: ...


class WhatsAppProvider(Protocol):
    """Sends WhatsApp messages. The adapter: `providers/whatsapp/client.py`."""

    def ensure_connected(
        self, sender: WhatsAppSender, journal: Journal, *, budget: RegistrationBudget
    ) -> WhatsAppConnection:
        """Make `sender` able to send, and read back that it is. Registers the number only when it definitely is not
        registered, and never erases an override of the webhook address.

        Raises:
            Rejected: the token is expired, the PIN is wrong, the number is banned or not in this account …
            Unavailable: no answer, a server error, a rate limit, or an answer that leaves the state unknown.
        """
        ...

    def inspect(self, sender: WhatsAppSender, journal: Journal) -> WhatsAppReading:
        """Where the number stands. Reads only.

        Raises: Unavailable; Rejected when the account cannot be read (the token is expired, say).
        """
        ...
