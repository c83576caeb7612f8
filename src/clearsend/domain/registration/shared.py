"""A campaign of another provider that several campaigns of one organization name: it is one thing at the vendor, and one reading
of it serves them all. This module reads nothing.

Each campaign keeps a registration of its own, because each is accepted for a brand of its own.
"""

from collections.abc import Iterable
from datetime import datetime

from clearsend.domain.registration.record import Reading, Registration


def last_reading(own: Registration, others: Iterable[Registration], now: datetime) -> Reading | None:
    """The reading of the same campaign that another registration has had since `own` became due; None if there is none.

    `others`: the organization's registrations with the same id at the vendor. The vendor's notices make all of them due at once,
    so that one that is not due any more was read after the last notice. A campaign that was not accepted for its brand yet has
    a conversation of its own.
    """
    usable = [one for one in others if one.id != own.id and _serves(own, one, now)]
    if not own.details.is_accepted or not usable:
        return None
    newest = max(usable, key=_checked_at)
    return Reading(newest.state, newest.vendor_fields, newest.vendor_id, newest.tcr_id, newest.reasons, newest.details)


def _serves(own: Registration, other: Registration, now: datetime) -> bool:
    is_read = other.details.is_accepted and other.failures == 0 and not other.is_due(now)
    if not is_read or own.next_check_at is None or other.checked_at is None:
        return False
    return other.checked_at >= own.next_check_at


def _checked_at(one: Registration) -> datetime:
    assert one.checked_at is not None
    return one.checked_at


def is_news(before: Registration, after: Registration) -> bool:
    """Does a reading show anything that the other registrations of the campaign do not have?"""
    return _shown(before) != _shown(after)


def _shown(one: Registration) -> tuple[object, ...]:
    return one.state, dict(one.vendor_fields), one.details, tuple(one.reasons)
