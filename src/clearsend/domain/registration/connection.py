"""The connection of a sender: its fingerprint, how long a confirmation is trusted, and when a repair is tried. It calls no vendor.

A confirmation counts only for the very declaration that it was made for: another token, PIN or address is another fingerprint.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.domain.profile import WhatsAppAccount
from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Reading, Registration
from clearsend.domain.registration.states import SENDING

# The code of the reason if a sender that was connected is found elsewhere: it is not fought over.
MOVED_ELSEWHERE = "moved_elsewhere"

# For this long, a completion takes the last reading of a connected sender for true, and makes no call.
FRESH = timedelta(minutes=15)

FIRST_REPAIR_AFTER = timedelta(minutes=1)
LONGEST_BETWEEN_REPAIRS = timedelta(hours=6)
# A sender that needed no repair for this long is healthy again: its next loss is the first.
HEALTHY_AFTER = timedelta(days=1)

# In the content sent: the confirmed fingerprint, the refused one, and the repairs so far with the time of the last.
_FINGERPRINT, _REFUSED, _REPAIRS, _REPAIRED_AT = "fingerprint", "refused", "repairs", "repaired_at"


def fingerprint_of_account(account: WhatsAppAccount, phone_number: str | None) -> str:
    """The fingerprint of a WhatsApp number: its account, the declared number, and the version of its token, PIN and webhook
    address. The fingerprint of a number for SMS is the number itself."""
    return "/".join((account.waba_id, account.phone_number_id or "", phone_number or "", str(account.version)))


def is_confirmed(registration: Registration | None, fingerprint: str) -> bool:
    """Does the vendor send from this sender, as it is declared now?"""
    return (
        registration is not None
        and registration.state in SENDING
        and (registration.sent or {}).get(_FINGERPRINT) == fingerprint
    )


def is_fresh(registration: Registration | None, fingerprint: str, now: datetime) -> bool:
    """Was the sender read as connected a moment ago, with no cause to read it again?"""
    return (
        registration is not None
        and is_confirmed(registration, fingerprint)
        and registration.failures == 0
        and not registration.is_due(now)
        and registration.checked_at is not None
        and now - registration.checked_at <= FRESH
    )


def has_refused(registration: Registration, fingerprint: str) -> bool:
    """Has the vendor refused this declaration?"""
    return (registration.sent or {}).get(_REFUSED) == fingerprint


def confirmed(registration: Registration, fingerprint: str) -> Mapping[str, Any]:
    """The content sent after a confirmation. Repairs of the same declaration are still counted."""
    sent = registration.sent or {}
    return {_FINGERPRINT: fingerprint, **(_repairs(sent) if sent.get(_FINGERPRINT) == fingerprint else {})}


def refused(registration: Registration, fingerprint: str) -> Mapping[str, Any]:
    """The content sent after a refusal: what was confirmed before stays confirmed."""
    return {**(registration.sent or {}), _REFUSED: fingerprint}


def explained(registration: Registration, reading: Reading) -> Sequence[Reason]:
    """The reasons of a reading; if the sender was connected before, and is elsewhere now, with the code that says so."""
    was_here = bool(
        (registration.sent or {}).get(_FINGERPRINT) or registration.details.campaign_id or _was_moved(registration)
    )
    if not (reading.details.is_elsewhere and was_here and reading.reasons):
        return reading.reasons
    first, *others = reading.reasons
    return [replace(first, code=MOVED_ELSEWHERE), *others]


def _was_moved(registration: Registration) -> bool:
    return any(reason.code == MOVED_ELSEWHERE for reason in registration.reasons)


def repaired(registration: Registration, now: datetime) -> Mapping[str, Any]:
    """The content sent, with one more repair."""
    sent = registration.sent or {}
    return {**sent, _REPAIRS: _count(sent, now) + 1, _REPAIRED_AT: now.isoformat()}


def repair_at(registration: Registration, now: datetime) -> datetime:
    """The time of the next repair: at once for the first, then a minute after the last, doubling to six hours. After a day without
    a repair, the count begins again."""
    sent = registration.sent or {}
    repairs = _count(sent, now)
    if repairs == 0:
        return now
    delay = min(FIRST_REPAIR_AFTER * 2.0 ** min(repairs - 1, 20), LONGEST_BETWEEN_REPAIRS)
    return max(datetime.fromisoformat(sent[_REPAIRED_AT]) + delay, now)


def _count(sent: Mapping[str, Any], now: datetime) -> int:
    """The repairs so far, one soon after another."""
    repairs = int(sent.get(_REPAIRS, 0))
    if repairs and now - datetime.fromisoformat(sent[_REPAIRED_AT]) >= HEALTHY_AFTER:
        return 0
    return repairs


def _repairs(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: sent[name] for name in (_REPAIRS, _REPAIRED_AT) if name in sent}
