"""A change of a registration: everything that is saved together after an outcome. This module decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Ignored, Moved


class Consent(StrEnum):
    """The effect of a change on the agreements to pay for the registration: used up by the payment, or ended without one."""

    USED = "used"
    ENDED = "ended"


@dataclass(frozen=True)
class Entry:
    """An entry of the history: a move, or an answer that was ignored with the reason."""

    outcome: Moved | Ignored
    vendor_fields: Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """Everything that follows from an outcome, and is saved together.

    `registration`: as it is from now on. `conversing`: as the conversation that begins needs it, with the earlier intent (a
    look-up needs the earlier sending time) and the earlier number of failures. `entry`: for its history. `moved`: the move that
    is published as an event; None if there is none. `forgets_pin`: the entered PIN is deleted. `again_in_seconds`: the
    registration is looked at again then. `is_news`: people are told that it is held. `is_silent`: the move is not published.
    `registration.next_check_at` counts only if nothing else has set that date since the conversation began, unless
    `is_date_firm`. `replaced`: the campaign that `registration` was, and that the vendor bills until it is deactivated: from now on
    a registration of its own.
    """

    registration: Registration
    conversing: Registration | None = None
    entry: Entry | None = None
    moved: Moved | None = None
    consent: Consent | None = None
    forgets_pin: bool = False
    again_in_seconds: float | None = None
    is_date_firm: bool = False
    is_silent: bool = False
    is_news: bool = False
    replaced: Registration | None = None
