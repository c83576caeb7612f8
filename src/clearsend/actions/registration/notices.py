"""Vendors' notices: store each once, and find the owners concerned. A notice is only a hint to read the vendor's record."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clearsend.actions.registration import start
from clearsend.store import inbox, registrations
from clearsend.store.engine.jobs import NOBODY, Kind
from clearsend.store.foundation.database import Transaction

# The most characters that the store keeps of a notice's id and of its type.
_LONGEST = 128

# The outcomes of a notice.
APPLIED = "applied"
UNKNOWN_OBJECT = "unknown_object"


@dataclass(frozen=True)
class Notice:
    """A vendor's notice to be stored; the fields are those of `store/inbox.py`."""

    vendor: str
    notice_id: str
    type: str
    subjects: Mapping[str, str]
    summary: Mapping[str, Any]
    occurred_at: datetime | None


def receive(transaction: Transaction, notice: Notice) -> bool:
    """Store a notice, and have it applied after the same commit. False when the notice has arrived before."""
    kept = inbox.insert(
        transaction,
        vendor=notice.vendor,
        notice_id=_bounded(notice.notice_id),
        type_=notice.type[:_LONGEST],
        subjects=notice.subjects,
        summary=notice.summary,
        occurred_at=notice.occurred_at,
    )
    if kept is None:
        return False
    transaction.wake(Kind.APPLY_PROVIDER_EVENT, NOBODY, kept)
    return True


def _bounded(notice_id: str) -> str:
    """A vendor's id that fits the column: a longer id is replaced by its digest."""
    return notice_id if len(notice_id) <= _LONGEST else hashlib.sha256(notice_id.encode()).hexdigest()


def apply(transaction: Transaction, notice_id: str) -> None:
    """Mark the registrations of a notice as due for a reading, wake their owners, and close the notice."""
    received = inbox.get(transaction, notice_id)
    owners = registrations.hint(transaction, received.subjects)
    for owner in owners:
        start.wake(transaction, owner, cause="webhook")
    inbox.close(transaction, notice_id, APPLIED if owners else UNKNOWN_OBJECT)
