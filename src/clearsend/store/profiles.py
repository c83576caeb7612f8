"""Sender profiles. This module does not decide their status. Functions ignore deleted profiles unless they say otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from clearsend.domain import errors, status
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.domain.profile import BillingContact, BillingModel, Profile, ProfileStatus
from clearsend.domain.registration.review import Decision, Review
from clearsend.store import needs
from clearsend.store.foundation import pages, statements
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.pages import Order
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.rows import from_json, to_json
from clearsend.store.foundation.tables import organizations, profile_counts, profiles

# Statements of every request are built once: SQLAlchemy takes four times as long to build one as to execute it.
_ANY = sa.select(profiles).where(
    profiles.c.org_id == sa.bindparam("org_id"), profiles.c.id == sa.bindparam("profile_id")
)
_VISIBLE = _ANY.where(profiles.c.deleted_at.is_(None))
_VISIBLE_LOCKED = _VISIBLE.with_for_update(key_share=True)
_LOCKED = Prepared(_ANY.with_only_columns(profiles.c.id).with_for_update(key_share=True))
_STATUS = Prepared(_ANY.with_only_columns(profiles.c.status))


_MOVE = {
    following: Prepared(
        profiles.update()
        .where(
            profiles.c.org_id == sa.bindparam("org_id"),
            profiles.c.id == sa.bindparam("of_profile"),
            profiles.c.status.in_([sa.literal_column(f"'{one.value}'") for one in status.before(following)]),
        )
        .returning(profiles.c.id),
        ["status", "updated_at"],
    )
    for following in ProfileStatus
}

_BY_AGE = Order(profiles.c.created_at, profiles.c.id)
_BY_CHANGE = Order(profiles.c.updated_at, profiles.c.id, is_newest_first=True)

_COUNTED = sa.select(profile_counts.c.visible).where(profile_counts.c.org_id == sa.bindparam("org_id"))

# Exact numbers beyond this help no reader, and counting a million rows takes long.
COUNTED_AT_MOST = 10_000


@dataclass(frozen=True)
class ProfileRows:
    """One page of profiles; `total` counts all."""

    profiles: list[Profile]
    total: int
    neighbours: Neighbours = field(default_factory=Neighbours)


@dataclass(frozen=True)
class Count:
    """A number of profiles; `is_capped`: there are more, which were not counted."""

    number: int
    is_capped: bool = False


@dataclass(frozen=True)
class Found:
    """One page of the matching profiles, with their `total`."""

    profiles: list[Profile]
    total: Count
    neighbours: Neighbours = field(default_factory=Neighbours)


def insert(transaction: Transaction, profile: Profile) -> None:
    values = to_json(profile) | {"created_at": profile.created_at, "updated_at": profile.updated_at}
    transaction.connection.execute(profiles.insert(), values)
    _count(transaction, profile.org_id, 1)


def get(transaction: Transaction, org_id: str, profile_id: str, *, for_update: bool = False) -> Profile:
    """The profile, if it is this organization's and not deleted. `for_update` locks it until the transaction ends.

    Raises: AppError RESOURCE_014.
    """
    query = _VISIBLE_LOCKED if for_update else _VISIBLE
    row = transaction.connection.execute(query, {"org_id": org_id, "profile_id": profile_id}).one_or_none()
    if row is None:
        raise errors.AppError(errors.PROFILE_NOT_FOUND)
    return of_row(row)


def find(transaction: Transaction, org_id: str, profile_id: str) -> Profile | None:
    row = transaction.connection.execute(_VISIBLE, {"org_id": org_id, "profile_id": profile_id}).one_or_none()
    return None if row is None else of_row(row)


def list_page(transaction: Transaction, org_id: str, wanted: PageRequest) -> ProfileRows:
    """The wanted page, in the order of creation. By number, a page in the middle of a million profiles takes some tens of
    milliseconds; every other page, and every page by position, takes as long as the first."""
    total = count(transaction, org_id)
    listing = sa.select(profiles).where(*_visible(org_id))
    page = pages.read(transaction, listing, _BY_AGE, wanted, total=total)
    found = [of_row(row) for row in page.rows]
    # Until `recount` corrects the stored count, there may be more profiles than it says.
    seen = wanted.skipped + len(found) if wanted.is_numbered and found else 0
    return ProfileRows(found, max(total, seen), page.neighbours)


def count(transaction: Transaction, org_id: str) -> int:
    """The stored number of profiles."""
    found = transaction.connection.execute(_COUNTED, {"org_id": org_id}).scalar_one_or_none()
    return found or 0


def recount(transaction: Transaction, org_id: str) -> None:
    """Correct the stored count: during a deploy, a process of the previous version does not maintain it."""
    _count(transaction, org_id, 0)
    # A separate statement, once the row is locked: earlier counts are then visible, and no other process can count.
    found = transaction.connection.execute(
        sa.select(sa.func.count()).select_from(profiles).where(*_visible(org_id))
    ).scalar_one()
    transaction.connection.execute(
        profile_counts.update().where(profile_counts.c.org_id == org_id).values(visible=found)
    )


def _count(transaction: Transaction, org_id: str, more: int) -> None:
    """Change the stored count, in the transaction that changes the number of profiles."""
    counted = transaction.connection.execute(
        profile_counts.update().where(profile_counts.c.org_id == org_id).values(visible=profile_counts.c.visible + more)
    )
    if counted.rowcount == 0:
        insert = sqlite.insert if transaction.is_sqlite else postgresql.insert
        transaction.connection.execute(
            insert(profile_counts)
            .values(org_id=org_id, visible=more)
            .on_conflict_do_update(index_elements=["org_id"], set_={"visible": profile_counts.c.visible + more})
        )


def search(
    transaction: Transaction,
    org_id: str,
    wanted: PageRequest,
    *,
    status: ProfileStatus | None = None,
    text: str = "",
    needs_person: bool = False,
) -> Found:
    """The wanted page of the matching profiles, last changed first. `text`: part of the name or short name, or the whole id.
    `needs_person`: only profiles for which a person has to do something."""
    where: list[sa.ColumnElement[bool]] = [needs.person(transaction, org_id)] if needs_person else []
    if status is not None:
        where.append(profiles.c.status == status.value)
    if text:
        where.append(statements.contains(text, profiles.c.name, profiles.c.short_name, or_is=profiles.c.id))
    listing = sa.select(profiles).where(*_visible(org_id), *where)
    stored = None if where else count(transaction, org_id)
    page = pages.read(transaction, listing, _BY_CHANGE, wanted, total=stored)
    found = [of_row(row) for row in page.rows]
    if wanted.is_first and page.neighbours.after is None:
        total = Count(len(found))
    else:
        total = _count_matching(transaction, org_id, *where) if stored is None else Count(stored)
    return Found(found, total, page.neighbours)


def count_by_status(transaction: Transaction, org_id: str) -> dict[ProfileStatus, Count]:
    """The number of profiles in each status, zeros included."""
    return {status: _count_matching(transaction, org_id, profiles.c.status == status.value) for status in ProfileStatus}


def count_in_need(transaction: Transaction, org_id: str) -> Count:
    """The number of profiles for which a person has to do something."""
    return _count_matching(transaction, org_id, needs.person(transaction, org_id))


def _count_matching(transaction: Transaction, org_id: str, *where: sa.ColumnElement[bool]) -> Count:
    # One more than is reported, to tell whether there are more.
    matching = sa.select(profiles.c.id).where(*_visible(org_id), *where).limit(COUNTED_AT_MOST + 1).subquery()
    counted = transaction.connection.execute(sa.select(sa.func.count()).select_from(matching)).scalar_one()
    return Count(min(counted, COUNTED_AT_MOST), is_capped=counted > COUNTED_AT_MOST)


def lenders(transaction: Transaction, org_id: str, column: str) -> dict[str, str]:
    """The profiles that borrow a number: profile id to lender id. `column`: one of the two `…_profile_id` columns."""
    lender = profiles.c[column]
    rows = transaction.connection.execute(
        sa.select(profiles.c.id, lender).where(*_visible(org_id), lender.is_not(None))
    )
    return {row[0]: row[1] for row in rows}


def update(transaction: Transaction, org_id: str, profile_id: str, changes: Mapping[str, Any]) -> None:
    """Write the given columns; `billing_contact` as a `BillingContact`."""
    values = dict(changes)
    if values.get("billing_contact") is not None:
        values["billing_contact"] = to_json(values["billing_contact"])
    transaction.connection.execute(
        profiles.update()
        .where(*_visible(org_id), profiles.c.id == profile_id)
        .values(**values, updated_at=transaction.now)
    )


def give_number(transaction: Transaction, org_id: str, profile_id: str, phone_number: str) -> None:
    """Let the profile send from `phone_number`, unless it has its own number; a deleted profile too, in case it is restored."""
    transaction.connection.execute(
        profiles.update()
        .where(profiles.c.org_id == org_id, profiles.c.id == profile_id, profiles.c.sending_phone_number.is_(None))
        .values(sending_phone_number=phone_number, updated_at=transaction.now)
    )


def is_number_declared(
    transaction: Transaction, org_id: str, phone_number: str, *, also_by_deleted: bool = False
) -> bool:
    """Does any profile, or the organization itself, have this number as its own? `also_by_deleted`: include deleted profiles,
    which get their numbers back when they are restored."""
    by_profile = sa.select(profiles.c.id).where(
        profiles.c.org_id == org_id,
        profiles.c.sending_phone_number == phone_number,
        sa.true() if also_by_deleted else profiles.c.deleted_at.is_(None),
    )
    if transaction.connection.execute(by_profile.limit(1)).first() is not None:
        return True
    by_organization = sa.select(organizations.c.id).where(
        organizations.c.id == org_id, organizations.c.sending_phone_number == phone_number
    )
    return transaction.connection.execute(by_organization).first() is not None


def is_deleted(transaction: Transaction, org_id: str, profile_id: str) -> bool:
    """Is this a deleted profile of the organization?"""
    found = transaction.connection.execute(
        sa.select(profiles.c.id).where(
            profiles.c.org_id == org_id, profiles.c.id == profile_id, profiles.c.deleted_at.is_not(None)
        )
    )
    return found.first() is not None


def owner_of_number(transaction: Transaction, org_id: str, phone_number: str, *, but: str) -> str | None:
    """The id of the profile, or of the organization, that has declared this number as its own; None if there is none. `but`: an
    owner to leave out."""
    by_profile = sa.select(profiles.c.id).where(
        *_visible(org_id), profiles.c.sending_phone_number == phone_number, profiles.c.id != but
    )
    by_organization = sa.select(organizations.c.id).where(
        organizations.c.id == org_id, organizations.c.sending_phone_number == phone_number, organizations.c.id != but
    )
    for query in (by_profile.limit(1), by_organization):
        found = transaction.connection.execute(query).scalar_one_or_none()
        if found is not None:
            return str(found)
    return None


def lock(transaction: Transaction, org_id: str, profile_id: str) -> None:
    """Lock a profile that exists, even if deleted, until the transaction ends. On SQLite, a writer locks the whole database."""
    if not transaction.is_sqlite:
        _LOCKED.execute(transaction.connection, {"org_id": org_id, "profile_id": profile_id})


def current_status(transaction: Transaction, org_id: str, profile_id: str) -> ProfileStatus:
    """The status of a profile that exists, even if deleted: its runs still have to end."""
    found = _STATUS.one(transaction.connection, {"org_id": org_id, "profile_id": profile_id})
    return ProfileStatus(found.status)


def move(transaction: Transaction, org_id: str, profile_id: str, following: ProfileStatus) -> bool:
    """Let a profile have the status `following`. False, without a change, if it may not move there from its present one."""
    moved = _MOVE[following].all(
        transaction.connection,
        {
            "org_id": org_id,
            "of_profile": profile_id,
            "status": following.value,
            "updated_at": transaction.now,
        },
    )
    return bool(moved)


def reviews(transaction: Transaction, org_id: str, profile_ids: Iterable[str]) -> dict[str, Review]:
    """The last review of each of several profiles, by id; a `Review` without a decision if there was none."""
    rows = transaction.connection.execute(
        sa.select(
            profiles.c.id, profiles.c.review_approved_at, profiles.c.review_rejected_at, profiles.c.review_reason
        ).where(*_visible(org_id), profiles.c.id.in_(list(profile_ids)))
    )
    return {row.id: _review(row) for row in rows}


def set_review(transaction: Transaction, org_id: str, profile_id: str, review: Review) -> None:
    """Write a decision, which replaces the last one."""
    is_approved = review.decision is Decision.APPROVE
    transaction.connection.execute(
        profiles.update()
        .where(*_visible(org_id), profiles.c.id == profile_id)
        .values(
            review_approved_at=review.decided_at if is_approved else None,
            review_rejected_at=None if is_approved else review.decided_at,
            review_reason=review.reason,
            updated_at=transaction.now,
        )
    )


def delete(transaction: Transaction, org_id: str, profile_id: str) -> None:
    """Mark the profile as deleted; its data is retained."""
    result = transaction.connection.execute(
        profiles.update()
        .where(*_visible(org_id), profiles.c.id == profile_id)
        .values(deleted_at=transaction.now, updated_at=transaction.now)
    )
    _count(transaction, org_id, -result.rowcount)


def restore(transaction: Transaction, org_id: str, profile_id: str) -> bool:
    """Restore a deleted profile. True if it exists and was deleted."""
    result = transaction.connection.execute(
        profiles.update()
        .where(profiles.c.org_id == org_id, profiles.c.id == profile_id, profiles.c.deleted_at.is_not(None))
        .values(deleted_at=None, updated_at=transaction.now)
    )
    _count(transaction, org_id, result.rowcount)
    return result.rowcount > 0


def _visible(org_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return profiles.c.org_id == org_id, profiles.c.deleted_at.is_(None)


def of_row(row: Any) -> Profile:
    """The profile in a row of the table, or in that part of a wider row."""
    return Profile(
        id=row.id,
        org_id=row.org_id,
        name=row.name,
        short_name=row.short_name,
        description=row.description,
        icon=row.icon,
        status=ProfileStatus(row.status),
        inherit_tcr_brand=row.inherit_tcr_brand,
        inherit_tcr_campaign=row.inherit_tcr_campaign,
        allow_contact_sharing=row.allow_contact_sharing,
        allow_template_sharing=row.allow_template_sharing,
        inherit_contacts=row.inherit_contacts,
        inherit_templates=row.inherit_templates,
        billing_model=BillingModel(row.billing_model),
        billing_contact=None if row.billing_contact is None else from_json(BillingContact, row.billing_contact),
        sending_phone_number=row.sending_phone_number,
        sending_phone_number_profile_id=row.sending_phone_number_profile_id,
        whatsapp_phone_number=row.whatsapp_phone_number,
        sending_whatsapp_number_profile_id=row.sending_whatsapp_number_profile_id,
        allow_number_change_during_onboarding=row.allow_number_change_during_onboarding,
        allow_profile_spending=row.allow_profile_spending,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _review(row: Any) -> Review:
    if row.review_approved_at is not None:
        return Review(Decision.APPROVE, row.review_reason, row.review_approved_at)
    if row.review_rejected_at is not None:
        return Review(Decision.REJECT, row.review_reason, row.review_rejected_at)
    return Review()
