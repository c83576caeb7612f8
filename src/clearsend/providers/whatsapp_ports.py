"""The port through which the product uses WhatsApp, and what an adapter asks of the product meanwhile: see `ports.py`, whose errors
its adapters raise. It imports no vendor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Details, Reading
from clearsend.domain.registration.states import WhatsAppState
from clearsend.providers.ports import Journal


@dataclass(frozen=True)
class WhatsAppSender:
    """A WhatsApp Business Account with the secrets to use it, which never show in a repr.

    `phone_number_id` may be None: then `phone_number` (E.164) selects the number, or the account must have exactly one.
    `pin` is the declared six-digit two-step PIN; None if there is none, and the number's own is kept (`Pins`).
    """

    owner_id: str
    waba_id: str
    phone_number_id: str | None
    phone_number: str | None
    access_token: str = field(repr=False)
    pin: str | None = field(repr=False)
    override_callback_url: str | None = None
    override_verify_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class WhatsAppReading:
    """The state of a WhatsApp number, as read. `vendor_fields` are Meta's values, each cut to 100 characters; `reasons` say
    why the number is limited, blocked or waits for a person. If Meta proposes a solution, it is the reason's remedy.
    `is_unsubscribed`: the webhooks of the account do not reach our app; `is_elsewhere`: the number was taken away from here."""

    state: WhatsAppState
    phone_number_id: str | None
    phone_number: str | None
    vendor_fields: Mapping[str, str]
    reasons: Sequence[Reason] = ()
    is_unsubscribed: bool = False
    is_elsewhere: bool = False

    def as_reading(self) -> Reading:
        details = Details(is_unsubscribed=self.is_unsubscribed, is_elsewhere=self.is_elsewhere)
        return Reading(self.state, self.vendor_fields, self.phone_number_id, None, self.reasons, details)


@dataclass(frozen=True)
class WhatsAppConnection:
    """A number that Meta has confirmed. `phone_number` is E.164; `reading` is its state, `notes` are sentences about its limits
    and the webhooks."""

    waba_id: str
    phone_number_id: str
    phone_number: str
    reading: WhatsAppReading
    notes: Sequence[str] = ()


class RegistrationBudget(Protocol):
    """Tells whether a WhatsApp number may be registered once more: Meta allows 10 registrations per number in 72 hours."""

    def is_affordable(self, phone_number_id: str) -> bool: ...

    def note(self, phone_number_id: str, *, is_accepted: bool) -> None: ...

    def forget(self, phone_number_id: str) -> bool:
        """Delete the notes on a number. Were there any: has it been registered lately?"""


class Pins(Protocol):
    """The two-step PINs that are kept for WhatsApp numbers. A number without a PIN gets the one with which it is registered;
    afterwards, it can only be registered with that one."""

    def choose(self, phone_number_id: str) -> str:
        """The PIN to register a number with if none is declared: the kept one, or a new one that is stored first."""

    def keep(self, phone_number_id: str, pin: str) -> None:
        """Keep a declared PIN that Meta has accepted."""


class WhatsAppProvider(Protocol):
    """Sends WhatsApp messages. Adapter: `providers/whatsapp/client.py`."""

    def ensure_connected(
        self, sender: WhatsAppSender, journal: Journal, *, budget: RegistrationBudget, pins: Pins
    ) -> WhatsAppConnection:
        """Make `sender` able to send, and read back that it is. Registers the number only when it is definitely not
        registered, and never erases an override of the webhook URL.

        Raises:
            Rejected: the token has expired, the PIN is wrong, the number is banned or not in this account …
            Unavailable: no answer, a server error, a rate limit, or an answer that leaves the state unknown.
        """
        ...

    def inspect(self, sender: WhatsAppSender, journal: Journal) -> WhatsAppReading:
        """The state of the number. Reads only.

        Raises: Unavailable; Rejected when the account cannot be read (for example, the token has expired).
        """
        ...
