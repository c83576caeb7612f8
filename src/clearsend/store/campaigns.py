"""Campaigns of an owner (a profile, or the organization itself). This module knows nothing of inheritance."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clearsend.domain.profile import Campaign, CampaignContent, CampaignRegistration, CampaignStatus, UseCase
from clearsend.store.foundation import statements
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.rows import from_json, to_json
from clearsend.store.foundation.tables import campaigns, profiles

_OF_ALL = (
    sa.select(campaigns)
    .where(campaigns.c.org_id == sa.bindparam("org_id"), campaigns.c.deleted_at.is_(None))
    .order_by(campaigns.c.created_at, campaigns.c.id)
)
_OF_OWNERS = _OF_ALL.where(campaigns.c.owner_id.in_(sa.bindparam("owner_ids", expanding=True)))
# The campaigns of a profile and of its organization, which every dossier needs.
_OF_TWO = Prepared(_OF_ALL.where(campaigns.c.owner_id.in_([sa.bindparam("first"), sa.bindparam("second")])))


def list_of(transaction: Transaction, org_id: str, owner_id: str) -> list[Campaign]:
    return list_of_many(transaction, org_id, [owner_id])[owner_id]


def list_of_many(transaction: Transaction, org_id: str, owner_ids: Iterable[str]) -> dict[str, list[Campaign]]:
    """The campaigns of several owners, by owner id, in the order of creation; an empty list for an owner without campaigns."""
    found: dict[str, list[Campaign]] = {owner_id: [] for owner_id in owner_ids}
    rows = transaction.connection.execute(_OF_OWNERS, {"org_id": org_id, "owner_ids": list(found)})
    for row in rows:
        found[row.owner_id].append(_campaign(row))
    return found


def list_of_two(
    transaction: Transaction, org_id: str, first_id: str, second_id: str
) -> tuple[list[Campaign], list[Campaign]]:
    """The campaigns of two owners, each in the order of creation."""
    rows = _OF_TWO.all(transaction.connection, {"org_id": org_id, "first": first_id, "second": second_id})
    found = [_campaign(row) for row in rows]
    return (
        [campaign for campaign in found if campaign.owner_id == first_id],
        [campaign for campaign in found if campaign.owner_id == second_id],
    )


def owners_among(transaction: Transaction, org_id: str, owner_ids: Iterable[str]) -> set[str]:
    """The ids of those owners that have a campaign."""
    rows = transaction.connection.execute(
        sa.select(campaigns.c.owner_id)
        .where(
            campaigns.c.org_id == org_id, campaigns.c.owner_id.in_(list(owner_ids)), campaigns.c.deleted_at.is_(None)
        )
        .distinct()
    )
    return {row.owner_id for row in rows}


def find(transaction: Transaction, org_id: str, owner_id: str, campaign_id: str) -> Campaign | None:
    row = transaction.connection.execute(
        sa.select(campaigns).where(
            campaigns.c.org_id == org_id,
            campaigns.c.owner_id == owner_id,
            campaigns.c.id == campaign_id,
            campaigns.c.deleted_at.is_(None),
        )
    ).one_or_none()
    return None if row is None else _campaign(row)


def is_named_elsewhere(transaction: Transaction, org_id: str, tcr_campaign_id: str, *, owner_id: str) -> bool:
    """Does an owner other than `owner_id` have a campaign with that id in the Campaign Registry, registered or shared? Deleted
    campaigns are included: they may still be at the registry."""
    shared_id = campaigns.c.content["shared_tcr_campaign_id"].as_string()
    row = transaction.connection.execute(
        sa.select(campaigns.c.id)
        .where(
            campaigns.c.org_id == org_id,
            campaigns.c.owner_id != owner_id,
            sa.or_(campaigns.c.tcr_campaign_id == tcr_campaign_id, shared_id == tcr_campaign_id),
        )
        .limit(1)
    ).first()
    return row is not None


def insert(transaction: Transaction, org_id: str, campaign: Campaign) -> None:
    transaction.connection.execute(
        campaigns.insert().values(
            id=campaign.id,
            org_id=org_id,
            owner_id=campaign.owner_id,
            brand_id=campaign.brand_id,
            content=to_json(campaign.content),
            use_cases=_stored_use_cases(campaign.use_cases),
            created_at=campaign.created_at,
            updated_at=campaign.updated_at,
        )
    )
    if campaign.owner_id != org_id:
        statements.write(transaction, org_id, profiles, campaign.owner_id, {"has_campaigns": True})


def update(
    transaction: Transaction, org_id: str, campaign_id: str, content: CampaignContent, use_cases: Sequence[UseCase]
) -> None:
    said = {"content": to_json(content), "use_cases": _stored_use_cases(use_cases), "updated_at": transaction.now}
    statements.write(transaction, org_id, campaigns, campaign_id, said)


def set_registration(
    transaction: Transaction,
    org_id: str,
    campaign_id: str,
    *,
    tcr_campaign_id: str | None,
    telnyx_campaign_id: str | None,
    status: CampaignStatus | None,
    sync_error: str | None,
    submitted_at: datetime | None,
) -> None:
    """Write the registry's answer about a campaign. `billed_at` becomes `submitted_at`: the fee is due at submission."""
    said = {
        "tcr_campaign_id": tcr_campaign_id,
        "telnyx_campaign_id": telnyx_campaign_id,
        "status": None if status is None else status.value,
        "sync_error": sync_error,
        "submitted_at": submitted_at,
        "billed_at": submitted_at,
    }
    statements.write(transaction, org_id, campaigns, campaign_id, said)


def delete(transaction: Transaction, org_id: str, campaign_id: str) -> None:
    """Mark the campaign as deleted: past runs and registrations still refer to it. The caller has locked the owner: of a
    deletion and a creation at the same moment, the profile's row must not forget the created one."""
    moments = {"deleted_at": transaction.now, "updated_at": transaction.now}
    statements.write(transaction, org_id, campaigns, campaign_id, moments)
    owner_id = sa.select(campaigns.c.owner_id).where(campaigns.c.org_id == org_id, campaigns.c.id == campaign_id)
    others = sa.exists().where(
        campaigns.c.org_id == org_id, campaigns.c.owner_id == profiles.c.id, campaigns.c.deleted_at.is_(None)
    )
    transaction.connection.execute(
        profiles.update()
        .where(profiles.c.org_id == org_id, profiles.c.id == owner_id.scalar_subquery())
        .values(has_campaigns=others)
    )


def _stored_use_cases(use_cases: Sequence[UseCase]) -> list[dict[str, Any]]:
    return [
        to_json(use_case)
        | {"created_at": use_case.created_at.isoformat(), "updated_at": use_case.updated_at.isoformat()}
        for use_case in use_cases
    ]


def _campaign(row: Any) -> Campaign:
    return Campaign(
        id=row.id,
        owner_id=row.owner_id,
        brand_id=row.brand_id,
        content=from_json(CampaignContent, row.content),
        use_cases=tuple(
            UseCase(
                id=stored["id"],
                messaging_use_case=stored["messaging_use_case"],
                sample_messages=tuple(stored["sample_messages"]),
                created_at=datetime.fromisoformat(stored["created_at"]),
                updated_at=datetime.fromisoformat(stored["updated_at"]),
            )
            for stored in row.use_cases
        ),
        registration=CampaignRegistration(
            tcr_campaign_id=row.tcr_campaign_id,
            telnyx_campaign_id=row.telnyx_campaign_id,
            status=None if row.status is None else CampaignStatus(row.status),
            sync_error=row.sync_error,
            submitted_at=row.submitted_at,
            billed_at=row.billed_at,
        ),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
