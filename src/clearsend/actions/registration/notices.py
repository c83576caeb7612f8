"""Vendors' notices: keep each once, and find out whom it concerns. It believes none: what is true is read from the vendor."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clearsend.store import inbox, registrations
from clearsend.store.engine import queue
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

# Of what a vendor names a notice, the store keeps so many characters.
_LONGEST = 128

# What became of a notice.
APPLIED = "applied"
UNKNOWN_OBJECT = "unknown_object"


@dataclass(frozen=True)
class Notice:
    """A vendor's notice as it is to be kept; the fields are those of `store/inbox.py`."""

    vendor: str
    notice_id: str
    type: str
    subjects: Mapping[str, str]
    summary: Mapping[str, Any]
    occurred_at: datetime | None


def receive(transaction: Transaction, notice: Notice) -> bool:
    """Keep a notice and enqueue its application in the same commit. False when it has come before."""
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
    transaction.queue.enqueue(
        transaction.connection,
        queue=queue.REGISTRATIONS,
        workflow=queue.APPLY_PROVIDER_EVENT,
        workflow_id=f"notice-{kept}",
        arguments=(kept,),
    )
    return True


def _bounded(notice_id: str) -> str:
    """A vendor's id as it can be kept: a long one by its digest."""
    return notice_id if len(notice_id) <= _LONGEST else hashlib.sha256(notice_id.encode()).hexdigest()


def resolve(transaction: Transaction, notice_id: str) -> list[Owner]:
    """Mark what the notice is about as due for a reading, and say whose it is; nobody's is recorded as such."""
    received = inbox.get(transaction, notice_id)
    owners = registrations.hint(transaction, received.subjects)
    inbox.close(transaction, notice_id, APPLIED if owners else UNKNOWN_OBJECT)
    return owners
