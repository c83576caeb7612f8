"""The campaigns and numbers of an organization that the vendor bills every month. It reads, and knows no price.

A campaign of another provider is left out, since that provider pays for it: its id at the vendor is the registry's.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.domain.registration.billed import NOT_BILLED, Billed, BilledKind, Rate, Tally
from clearsend.domain.registration.claims import ClaimKind
from clearsend.domain.registration.states import CampaignState, Kind, SmsState
from clearsend.store import dependents
from clearsend.store.foundation import pages
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import campaigns, claims, organizations, profiles, registrations

_ORDERS = registrations.alias("orders")
_CONNECTIONS = registrations.alias("connections")


@dataclass(frozen=True)
class BilledRows:
    """One page, the longest known first."""

    things: Sequence[Billed]
    neighbours: Neighbours


def list_page(transaction: Transaction, org_id: str, wanted: PageRequest, *, total: int) -> BilledRows:
    """The wanted page of everything that is billed; `total`: the number of things, by `tallies`."""
    page = list_keys(transaction, org_id, wanted, total=total)
    ids = {kind: [row.id for row in page.rows if row.kind == kind] for kind in BilledKind}
    found = {
        **_campaigns(transaction, org_id, ids[BilledKind.CAMPAIGN]),
        **_numbers(transaction, org_id, ids[BilledKind.NUMBER]),
    }
    return BilledRows([found[row.id] for row in page.rows], page.neighbours)


def list_keys(transaction: Transaction, org_id: str, wanted: PageRequest, *, total: int) -> pages.Page:
    """The kinds and ids on a page: campaigns and numbers merged, each along an index of its own."""
    campaign = pages.Order(registrations.c.created_at.label("known_at"), registrations.c.id.label("id"))
    number = pages.Order(claims.c.claimed_at.label("known_at"), claims.c.value.label("id"))
    listings = [
        _listing(BilledKind.CAMPAIGN, campaign, *_is_campaign(org_id)),
        _listing(BilledKind.NUMBER, number, *_is_number(org_id)),
    ]
    return pages.read(transaction, listings, [campaign, number], wanted, total=total)


def _listing(kind: BilledKind, order: pages.Order, *conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    columns: Sequence[sa.ColumnElement[Any]] = (sa.literal_column(f"'{kind}'").label("kind"), order.at, order.id)
    return sa.select(*columns).where(*conditions)


def tallies(transaction: Transaction, org_id: str) -> list[Tally]:
    """Count the campaigns and the numbers of each rate, in the database, however many there are."""
    # Of a subquery: PostgreSQL does not recognize an expression with a parameter when it comes again, in GROUP BY.
    campaign = (
        sa.select(registrations.c.details["use_case"].as_string().label("use_case"))
        .where(*_is_campaign(org_id))
        .subquery()
    )
    number = _with_order(org_id, sa.select(_named_fee().label("named")).where(*_is_number(org_id))).subquery()
    by_use_case = sa.select(campaign.c.use_case, sa.func.count().label("things")).group_by(campaign.c.use_case)
    by_fee = sa.select(number.c.named, sa.func.count().label("things")).group_by(number.c.named)
    connection = transaction.connection
    return [
        *(Tally(Rate(BilledKind.CAMPAIGN, row.use_case), row.things) for row in connection.execute(by_use_case)),
        *(Tally(Rate(BilledKind.NUMBER, named=row.named), row.things) for row in connection.execute(by_fee)),
    ]


def _is_campaign(org_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        registrations.c.org_id == org_id,
        registrations.c.kind == Kind.CAMPAIGN.value,
        registrations.c.vendor_id.is_not(None),
        registrations.c.vendor_id.is_distinct_from(registrations.c.tcr_id),
        registrations.c.state.not_in([state.value for state in sorted(NOT_BILLED)]),
    )


def _is_number(org_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return claims.c.org_id == org_id, claims.c.kind == ClaimKind.NUMBER.value


def _with_order(org_id: str, query: sa.Select[Any]) -> sa.Select[Any]:
    """The numbers of `query`, each with the order that has bought it, if that is known still."""
    return query.select_from(claims).outerjoin(
        _ORDERS,
        sa.and_(
            _ORDERS.c.org_id == org_id,
            _ORDERS.c.owner_id == claims.c.owner_id,
            _ORDERS.c.kind == Kind.NUMBER_ORDER.value,
            _ORDERS.c.sent["phone_number"].as_string() == claims.c.value,
        ),
    )


def _named_fee() -> sa.ColumnElement[str]:
    named: sa.ColumnElement[str] = _ORDERS.c.sent["monthly_cost"].as_string()
    return named


def _campaigns(transaction: Transaction, org_id: str, registration_ids: Collection[str]) -> dict[str, Billed]:
    """The campaigns with these registrations, by the id of the registration."""
    if not registration_ids:
        return {}
    rows = transaction.connection.execute(
        sa.select(
            registrations,
            campaigns.c.id.label("campaign_id_here"),
            campaigns.c.deleted_at.label("campaign_deleted_at"),
            profiles.c.deleted_at.label("owner_deleted_at"),
            profiles.c.inherit_tcr_campaign,
        )
        .select_from(registrations)
        .outerjoin(
            campaigns,
            sa.and_(campaigns.c.org_id == registrations.c.org_id, campaigns.c.id == registrations.c.subject_id),
        )
        .outerjoin(
            profiles,
            sa.and_(profiles.c.org_id == registrations.c.org_id, profiles.c.id == registrations.c.owner_id),
        )
        .where(registrations.c.org_id == org_id, registrations.c.id.in_(registration_ids))
    ).all()
    is_inherited = any(row.owner_id == org_id for row in rows) and dependents.has_follower(transaction, org_id)
    return {row.id: _campaign(row, org_id, is_inherited=is_inherited) for row in rows}


def _campaign(row: sa.Row[Any], org_id: str, *, is_inherited: bool) -> Billed:
    is_of_organization = row.owner_id == org_id
    # One that was replaced is no campaign here any more.
    is_deleted = row.campaign_id_here is None or row.campaign_deleted_at is not None
    is_owner_deleted = row.owner_deleted_at is not None
    is_in_effect = is_inherited if is_of_organization else not row.inherit_tcr_campaign
    return Billed(
        id=row.subject_id,
        rate=Rate(BilledKind.CAMPAIGN, row.details.get("use_case")),
        vendor_id=row.vendor_id,
        profile_id=None if is_of_organization else row.owner_id,
        is_owner_deleted=is_owner_deleted,
        is_deleted=is_deleted,
        is_in_use=is_in_effect and not is_deleted and not is_owner_deleted,
        state=CampaignState(row.state),
        since=row.submitted_at or row.created_at,
        tcr_id=row.tcr_id,
    )


def _numbers(transaction: Transaction, org_id: str, numbers: Collection[str]) -> dict[str, Billed]:
    if not numbers:
        return {}
    vendor_id = (
        sa.select(_CONNECTIONS.c.vendor_id)
        .where(
            _CONNECTIONS.c.org_id == org_id,
            _CONNECTIONS.c.kind == Kind.SMS.value,
            _CONNECTIONS.c.subject_id == claims.c.value,
            _CONNECTIONS.c.vendor_id.is_not(None),
        )
        .limit(1)
        .scalar_subquery()
    )
    query = _with_order(
        org_id,
        sa.select(
            claims,
            _named_fee().label("named"),
            vendor_id.label("vendor_id"),
            profiles.c.deleted_at.label("owner_deleted_at"),
        ).where(claims.c.org_id == org_id, claims.c.kind == ClaimKind.NUMBER.value, claims.c.value.in_(numbers)),
    ).outerjoin(profiles, sa.and_(profiles.c.org_id == claims.c.org_id, profiles.c.id == claims.c.owner_id))
    declared = _declared(transaction, org_id, numbers)
    return {
        row.value: Billed(
            id=row.value,
            rate=Rate(BilledKind.NUMBER, named=row.named),
            vendor_id=row.vendor_id,
            profile_id=None if row.owner_id == org_id else row.owner_id,
            is_owner_deleted=row.owner_deleted_at is not None,
            is_deleted=False,
            is_in_use=row.value in declared,
            state=None,
            since=row.claimed_at,
        )
        for row in transaction.connection.execute(query)
    }


def _declared(transaction: Transaction, org_id: str, numbers: Iterable[str]) -> set[str]:
    """Those numbers that a profile, or the organization, has declared, and former ones that send until their successors do."""
    wanted = list(numbers)
    of_profiles = sa.select(profiles.c.sending_phone_number).where(
        profiles.c.org_id == org_id, profiles.c.sending_phone_number.in_(wanted), profiles.c.deleted_at.is_(None)
    )
    of_organization = sa.select(organizations.c.sending_phone_number).where(
        organizations.c.id == org_id, organizations.c.sending_phone_number.in_(wanted)
    )
    former = (
        sa.select(registrations.c.subject_id.label("sending_phone_number"))
        .outerjoin(
            profiles, sa.and_(profiles.c.org_id == registrations.c.org_id, profiles.c.id == registrations.c.owner_id)
        )
        .where(
            registrations.c.org_id == org_id,
            registrations.c.kind == Kind.SMS.value,
            registrations.c.subject_id.in_(wanted),
            registrations.c.state == SmsState.CONNECTED.value,
            profiles.c.deleted_at.is_(None),
        )
    )
    return {
        row.sending_phone_number
        for query in (of_profiles.distinct(), of_organization, former)
        for row in transaction.connection.execute(query)
    }
