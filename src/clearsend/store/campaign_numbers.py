"""The numbers on campaigns: how many there are, and which wait for room. This module decides nothing."""

from collections.abc import Collection

import sqlalchemy as sa

from clearsend.domain.precheck.room import CAMPAIGN_FULL
from clearsend.domain.registration.states import Kind, NumberState
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import profiles, registrations
from clearsend.store.registrations import Owner


def count(
    transaction: Transaction, org_id: str, campaign_ids: Collection[str], *, but: str | None = None
) -> dict[str, int]:
    """The count of the organization's numbers that are on each campaign, or are being put on it, in one query; a campaign without any is
    left out. `campaign_ids`: the vendor's. `but`: a number that is not counted."""
    on_campaign = registrations.c.campaign_id
    rows = transaction.connection.execute(
        sa.select(on_campaign, sa.func.count().label("numbers"))
        .where(
            registrations.c.org_id == org_id,
            on_campaign.in_(campaign_ids),
            registrations.c.subject_id != (but or ""),
        )
        .group_by(on_campaign)
    )
    return {row.campaign_id: row.numbers for row in rows}


def list_waiting(transaction: Transaction, org_id: str, campaign_id: str, *, limit: int) -> list[Owner]:
    """The owners of numbers that wait for room on the campaign with this id at the vendor, the longest waiting first. A number
    that its owner no longer declares does not wait."""
    number, campaign = registrations.alias("number"), registrations.alias("campaign")
    reasons = sa.cast(number.c.reasons, sa.Text)
    is_declared = sa.exists().where(
        profiles.c.org_id == org_id,
        profiles.c.id == number.c.owner_id,
        profiles.c.deleted_at.is_(None),
        profiles.c.sending_phone_number == number.c.subject_id,
    )
    # The reason names our id of the campaign.
    is_for_it = sa.exists().where(
        campaign.c.org_id == org_id,
        campaign.c.kind == Kind.CAMPAIGN.value,
        campaign.c.vendor_id == campaign_id,
        reasons.contains(campaign.c.subject_id),
    )
    rows = transaction.connection.execute(
        sa.select(number.c.owner_id)
        .where(
            number.c.org_id == org_id,
            number.c.kind == Kind.NUMBER.value,
            # Along an index: a number leaves a campaign in a writing transaction, and an organization may have many registrations.
            number.c.state.in_([NumberState.NOT_ASSIGNED.value, NumberState.FAILED.value]),
            reasons.contains(CAMPAIGN_FULL),
            sa.or_(number.c.owner_id == org_id, is_declared),
            is_for_it,
        )
        .order_by(number.c.state_since, number.c.id)
        .limit(limit)
    )
    return [Owner(org_id, row.owner_id) for row in rows]
