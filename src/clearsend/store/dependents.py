"""The profiles that depend on what another owner declares: heirs of the organization, and borrowers of a profile.

This module finds whom a change concerns. It reads no change, and wakes nobody.
"""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from clearsend.domain.profile import ChannelKind, ProfileStatus
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import brands, campaigns, profiles, registrations, whatsapp_accounts

# A draft or a failed profile is looked at when it is completed.
_UNDER_WAY = (ProfileStatus.IN_PROGRESS, ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)
_LIVE = (ProfileStatus.SUBMITTED.value, ProfileStatus.COMPLETED.value)
# A chain of lenders is short; this bounds the work if it is not.
_MOST_LENDERS = 1_000

_LENDERS = ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id")


class Dependent(NamedTuple):
    """A profile that depends on another owner. `has_own_work`: whether a pass over it may find something to do. There is nothing to find
    for a completed profile that owns nothing: what it inherits or borrows is looked after by the owner, and is shown when the
    profile is read."""

    profile_id: str
    has_own_work: bool


def heirs(transaction: Transaction, org_id: str, *, after_id: str, limit: int) -> list[Dependent]:
    """The profiles, by ids after `after_id`, that are under way or able to send and inherit anything of the organization: its
    brand, campaigns, number or WhatsApp account."""
    return _page(transaction, org_id, _inherits(org_id), after_id=after_id, limit=limit)


# A change of the organization's brand or campaigns concerns these profiles.
_FOLLOWS = sa.or_(profiles.c.inherit_tcr_brand, profiles.c.inherit_tcr_campaign)


def has_follower(transaction: Transaction, org_id: str, *, of_campaigns: bool = True) -> bool:
    """Does any profile that is being onboarded, or that can send already, inherit the organization's campaigns or, unless
    `of_campaigns`, its brand or campaigns? In no order: the first one that is met suffices."""
    inherits = (_FOLLOWS, profiles.c.inherit_tcr_campaign) if of_campaigns else (_FOLLOWS,)
    row = transaction.connection.execute(
        sa.select(profiles.c.id).where(*_under_way(org_id), *inherits).limit(1)
    ).first()
    return row is not None


def borrowers(transaction: Transaction, org_id: str, lender_id: str, *, after_id: str, limit: int) -> list[Dependent]:
    """The profiles, by ids after `after_id`, that are under way or able to send and borrow the number or the WhatsApp account of
    a profile, directly or through others. The lender itself may be deleted."""
    found = sa.union(*(sa.select(_chain(org_id, lender_id, column).c.id) for column in _LENDERS))
    return _page(transaction, org_id, profiles.c.id.in_(found), after_id=after_id, limit=limit)


def _page(
    transaction: Transaction, org_id: str, depends: sa.ColumnElement[bool], *, after_id: str, limit: int
) -> list[Dependent]:
    rows = transaction.connection.execute(
        sa.select(profiles.c.id, _has_own_work(org_id).label("has_own_work"))
        .where(*_under_way(org_id), depends, profiles.c.id > after_id)
        .order_by(profiles.c.id)
        .limit(limit)
    )
    return [Dependent(row.id, bool(row.has_own_work)) for row in rows]


def _has_own_work(org_id: str) -> sa.ColumnElement[bool]:
    """See `Dependent`: a status that may change, or anything of its own that is, was or is to be at a vendor."""
    return sa.or_(
        profiles.c.status != ProfileStatus.COMPLETED.value,
        ~profiles.c.inherit_tcr_brand,
        ~profiles.c.inherit_tcr_campaign,
        profiles.c.sending_phone_number.is_not(None),
        *(
            sa.exists()
            .where(table.c.org_id == profiles.c.org_id, table.c.owner_id == profiles.c.id)
            .correlate(profiles)
            for table in (whatsapp_accounts, registrations)
        ),
    )


def has_heir(transaction: Transaction, org_id: str) -> bool:
    """Does `heirs` find any profile? In no order, so that no other organization's profiles are passed over."""
    row = transaction.connection.execute(
        sa.select(profiles.c.id).where(*_under_way(org_id), _inherits(org_id)).limit(1)
    ).first()
    return row is not None


def has_borrower(transaction: Transaction, org_id: str, lender_id: str) -> bool:
    """Does any profile, in whatever status, borrow directly from this one?"""
    borrowing = sa.or_(*(profiles.c[column] == lender_id for column in _LENDERS))
    row = transaction.connection.execute(
        sa.select(profiles.c.id).where(profiles.c.org_id == org_id, profiles.c.deleted_at.is_(None), borrowing).limit(1)
    ).first()
    return row is not None


def _inherits(org_id: str) -> sa.ColumnElement[bool]:
    has_account = sa.exists().where(whatsapp_accounts.c.org_id == org_id, whatsapp_accounts.c.owner_id == profiles.c.id)
    return sa.or_(
        profiles.c.inherit_tcr_brand,
        profiles.c.inherit_tcr_campaign,
        sa.and_(profiles.c.sending_phone_number.is_(None), profiles.c.sending_phone_number_profile_id.is_(None)),
        sa.and_(profiles.c.sending_whatsapp_number_profile_id.is_(None), ~has_account),
    )


def _chain(org_id: str, lender_id: str, column: str) -> sa.CTE:
    """The profiles that borrow by `column` from a lender, and those that borrow from them. A union without duplicates ends, also
    if the chain is a circle."""
    first = sa.select(profiles.c.id).where(
        profiles.c.org_id == org_id, profiles.c.deleted_at.is_(None), profiles.c[column] == lender_id
    )
    chain = first.cte(f"by_{column}", recursive=True)
    further = sa.select(profiles.c.id).where(
        profiles.c.org_id == org_id, profiles.c.deleted_at.is_(None), profiles.c[column] == chain.c.id
    )
    return chain.union(further)


def _under_way(org_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    statuses = [status.value for status in _UNDER_WAY]
    return profiles.c.org_id == org_id, profiles.c.deleted_at.is_(None), profiles.c.status.in_(statuses)


def lends(transaction: Transaction, org_id: str, owner_id: str) -> bool:
    """Does a profile that is submitted or completed send from anything that the profile `owner_id` owns?"""
    return has_borrower(transaction, org_id, owner_id) and any(
        has_live(transaction, org_id, owner_id, kind) for kind in ChannelKind
    )


def has_live(transaction: Transaction, org_id: str, owner_id: str, kind: ChannelKind) -> bool:
    """Does a profile that is submitted or completed send from what `owner_id` owns?"""
    return _any(transaction, org_id, owner_id, kind, profiles.c.status.in_(_LIVE))


def list_with_campaigns(
    transaction: Transaction, org_id: str, owner_id: str, *, without: str | None = None, limit: int
) -> list[str]:
    """The ids of profiles that send from the number of `owner_id`, are being completed or were, and have campaigns of their own
    for the registry. `without`: a profile to leave out."""
    brand_owner = sa.case((profiles.c.inherit_tcr_brand, profiles.c.org_id), else_=profiles.c.id)
    has_campaign = sa.and_(
        ~profiles.c.inherit_tcr_campaign,
        profiles.c.status.in_([status.value for status in _UNDER_WAY]),
        profiles.c.id != (without or ""),
        sa.exists().where(
            campaigns.c.org_id == org_id, campaigns.c.owner_id == profiles.c.id, campaigns.c.deleted_at.is_(None)
        ),
        sa.exists().where(
            brands.c.org_id == org_id,
            brands.c.owner_id == brand_owner,
            brands.c.compliance["is_tcr_application"].as_boolean(),
        ),
    )
    found: list[str] = []
    for lenders in _levels(transaction, org_id, owner_id, ChannelKind.SMS):
        found += _select(transaction, org_id, lenders, ChannelKind.SMS, has_campaign, limit=limit - len(found))
        if len(found) >= limit:
            break
    return found


def _any(
    transaction: Transaction, org_id: str, owner_id: str, kind: ChannelKind, condition: sa.ColumnElement[bool]
) -> bool:
    return any(
        _select(transaction, org_id, lenders, kind, condition, limit=1)
        for lenders in _levels(transaction, org_id, owner_id, kind)
    )


def _levels(transaction: Transaction, org_id: str, owner_id: str, kind: ChannelKind) -> Iterable[list[str]]:
    """The owner, then those that borrow from it and may lend on, and so forth. Nothing is lent on that an organization owns."""
    seen, level = {owner_id}, [owner_id]
    while level:
        yield level
        if owner_id == org_id:
            return
        lender, _ = _COLUMNS[kind]
        is_lender = profiles.c.id.in_(
            sa.select(lender).where(profiles.c.org_id == org_id, lender.is_not(None)).distinct()
        )
        following = _select(transaction, org_id, level, kind, is_lender, limit=_MOST_LENDERS)
        level = [one for one in following if one not in seen]
        seen.update(level)


def _select(
    transaction: Transaction,
    org_id: str,
    lenders: Collection[str],
    kind: ChannelKind,
    condition: sa.ColumnElement[bool],
    *,
    limit: int,
) -> list[str]:
    """The ids of profiles that send from one of the lenders directly, and meet the condition."""
    lender, has_own = _COLUMNS[kind]
    is_from = lender.is_(None) if org_id in lenders else lender.in_(list(lenders))
    rows: Any = transaction.connection.execute(
        sa.select(profiles.c.id)
        .where(profiles.c.org_id == org_id, profiles.c.deleted_at.is_(None), ~has_own, is_from, condition)
        .limit(limit)
    )
    return [row.id for row in rows]


_COLUMNS: dict[ChannelKind, tuple[sa.ColumnElement[Any], sa.ColumnElement[bool]]] = {
    ChannelKind.SMS: (profiles.c.sending_phone_number_profile_id, profiles.c.sending_phone_number.is_not(None)),
    ChannelKind.WHATSAPP: (
        profiles.c.sending_whatsapp_number_profile_id,
        sa.exists()
        .where(whatsapp_accounts.c.org_id == profiles.c.org_id, whatsapp_accounts.c.owner_id == profiles.c.id)
        .correlate(profiles),
    ),
}
