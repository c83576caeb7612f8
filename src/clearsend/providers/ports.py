"""What the product needs of a messaging vendor, and the two ways in which one can fail. It knows no vendor.

Every `ensure_…` looks up what is there before it writes, so that it may be repeated at any point: a step is run again
after a crash, a time-out or a lost answer, and must find what it did the first time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from clearsend.domain.completion import Exchange

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


@dataclass(frozen=True)
class WhatsAppConnection:
    """A number that Meta has confirmed. `phone_number` is E.164; `notes` is what Meta says about limits, verbatim."""

    waba_id: str
    phone_number_id: str
    phone_number: str
    notes: Sequence[str] = ()


class ProviderError(Exception):
    """A provider did not do what was asked. The texts are safe to store and to show: no secret is in them."""


class Rejected(ProviderError):  # noqa: N818 - reads as the outcome it is
    """Trying again will not help; somebody must change something first.

    `provider`: "telnyx" or "whatsapp". `code`: the vendor's own, as a string. `message`: the vendor's words.
    `remedy`: ours, what a person should do.
    """

    def __init__(self, provider: str, code: str, message: str, remedy: str) -> None:
        self.provider = provider
        self.code = code
        self.message = message
        self.remedy = remedy
        super().__init__(f"{provider} {code}: {message}")


class Unavailable(ProviderError):  # noqa: N818 - reads as the outcome it is
    """Trying again later may help. The effect of the last write is unknown: look before repeating it.

    `retry_after_seconds`: the vendor's own demand, or None.
    """

    def __init__(self, provider: str, message: str, retry_after_seconds: float | None = None) -> None:
        self.provider = provider
        self.message = message
        self.retry_after_seconds = retry_after_seconds
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


class WhatsAppProvider(Protocol):
    """Sends WhatsApp messages. The adapter: `providers/whatsapp/client.py`."""

    def ensure_connected(self, sender: WhatsAppSender, journal: Journal) -> WhatsAppConnection:
        """Make `sender` able to send, and read back that it is. Registers the number only when it definitely is not
        registered, and never erases an override of the webhook address.

        Raises:
            Rejected: the token is expired, the PIN is wrong, the number is banned or not in this account …
            Unavailable: no answer, a server error, a rate limit, or an answer that leaves the state unknown.
        """
        ...
