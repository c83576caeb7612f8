"""The requests of persons about registrations, until they are done. This module requests nothing."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from clearsend.domain.registration.record import Request
from clearsend.domain.registration.states import Kind, SmsState
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import campaigns, registrations
from clearsend.store.registrations import lock_of_owners


def forget_paid(transaction: Transaction, org_id: str, owner_id: str) -> None:
    """Delete those requests of persons on this owner's registrations for which the vendor would charge a fee."""
    paid = [Request.SUBMIT.value, Request.UPDATE.value, Request.APPEAL.value]
    lock_of_owners(transaction, org_id, [owner_id])
    transaction.connection.execute(
        registrations.update()
        .where(
            registrations.c.org_id == org_id,
            registrations.c.owner_id == owner_id,
            registrations.c.requested.in_(paid),
        )
        .values(requested=None, statement=None)
    )


def withdraw_release(transaction: Transaction, org_id: str, owner_id: str) -> None:
    """Delete the requests to release what a profile had left: it is restored. A campaign that was itself deleted, or
    replaced, stays given up."""
    is_there = sa.exists().where(
        campaigns.c.org_id == org_id,
        campaigns.c.id == registrations.c.subject_id,
        campaigns.c.deleted_at.is_(None),
    )
    requested = registrations.c.requested
    lock_of_owners(transaction, org_id, [owner_id])
    transaction.connection.execute(
        registrations.update()
        .where(
            registrations.c.org_id == org_id,
            registrations.c.owner_id == owner_id,
            sa.or_(requested == Request.RELEASE.value, sa.and_(requested == Request.DEACTIVATE.value, is_there)),
        )
        .values(requested=None)
    )


def look_again(
    transaction: Transaction, org_id: str, owner_ids: Collection[str], *, read_before: datetime
) -> list[str]:
    """Have the senders of these owners looked at now that were read last before `read_before`, or whose last conversation has
    failed: a person has asked. Returns the ids of the owners that have any."""
    lock_of_owners(transaction, org_id, owner_ids)
    rows = transaction.connection.execute(
        registrations.update()
        .where(
            registrations.c.org_id == org_id,
            registrations.c.owner_id.in_(owner_ids),
            registrations.c.kind.in_([Kind.SMS.value, Kind.NUMBER.value, Kind.WHATSAPP.value]),
            registrations.c.state != SmsState.RELEASED.value,
            registrations.c.next_check_at > transaction.now,
            sa.or_(registrations.c.failures > 0, registrations.c.checked_at < read_before),
        )
        .values(next_check_at=transaction.now, failures=0)
        .returning(registrations.c.owner_id)
    )
    return sorted({row.owner_id for row in rows})
