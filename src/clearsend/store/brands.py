"""Brands: at most one per owner (a profile, or the organization itself). This module knows nothing of inheritance."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from clearsend.domain.profile import (
    Brand,
    BrandBusiness,
    BrandCompliance,
    BrandContact,
    BrandRegistration,
    DestinationCountry,
    EntityType,
    IdentityStatus,
)
from clearsend.store.foundation import statements
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.rows import from_json, to_json
from clearsend.store.foundation.tables import brands, profiles

_OF_OWNERS = sa.select(brands).where(
    brands.c.org_id == sa.bindparam("org_id"), brands.c.owner_id.in_(sa.bindparam("owner_ids", expanding=True))
)


def find(transaction: Transaction, org_id: str, owner_id: str) -> Brand | None:
    return find_many(transaction, org_id, [owner_id]).get(owner_id)


def find_many(transaction: Transaction, org_id: str, owner_ids: Iterable[str]) -> dict[str, Brand]:
    """The brands of several owners, by owner id."""
    rows = transaction.connection.execute(_OF_OWNERS, {"org_id": org_id, "owner_ids": list(owner_ids)})
    return {row.owner_id: of_row(row) for row in rows}


def put(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    *,
    contact: BrandContact,
    business: BrandBusiness | None,
    compliance: BrandCompliance,
) -> None:
    """Create or change the brand data that the owner has entered; the registry's answer stays as it is. A profile's row says
    which kind of brand it has."""
    said = {
        "contact": to_json(contact),
        "business": None if business is None else to_json(business),
        "compliance": to_json(compliance),
        "updated_at": transaction.now,
    }
    result = transaction.connection.execute(
        brands.update().where(brands.c.org_id == org_id, brands.c.owner_id == owner_id).values(**said)
    )
    if result.rowcount == 0:
        transaction.connection.execute(
            brands.insert().values(
                id=transaction.new_id(), org_id=org_id, owner_id=owner_id, created_at=transaction.now, **said
            )
        )
    if owner_id != org_id:
        statements.write(transaction, org_id, profiles, owner_id, {"own_brand_is_tcr": compliance.is_tcr_application})


def set_registration(
    transaction: Transaction,
    org_id: str,
    brand_id: str,
    *,
    tcr_brand_id: str | None,
    status: str | None,
    identity_status: IdentityStatus | None,
    universal_ein: str | None,
    csp_id: str | None,
    submitted_at: datetime | None,
) -> None:
    """Write the registry's answer about a brand."""
    said = {
        "tcr_brand_id": tcr_brand_id,
        "status": status,
        "identity_status": None if identity_status is None else identity_status.value,
        "universal_ein": universal_ein,
        "csp_id": csp_id,
        "submitted_at": submitted_at,
    }
    statements.write(transaction, org_id, brands, brand_id, said)


def of_row(row: Any) -> Brand:
    """The brand in a row of the table, or in that part of a wider row."""
    return Brand(
        id=row.id,
        owner_id=row.owner_id,
        contact=from_json(BrandContact, row.contact),
        compliance=_compliance(row.compliance),
        business=None if row.business is None else _business(row.business),
        registration=BrandRegistration(
            tcr_brand_id=row.tcr_brand_id,
            status=row.status,
            identity_status=None if row.identity_status is None else IdentityStatus(row.identity_status),
            universal_ein=row.universal_ein,
            csp_id=row.csp_id,
            submitted_at=row.submitted_at,
        ),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _business(stored: Mapping[str, Any]) -> BrandBusiness:
    entity_type = stored.get("entity_type")
    return from_json(BrandBusiness, {**stored, "entity_type": None if entity_type is None else EntityType(entity_type)})


def _compliance(stored: Mapping[str, Any]) -> BrandCompliance:
    countries = tuple(from_json(DestinationCountry, country) for country in stored.get("destination_countries", ()))
    return from_json(BrandCompliance, {**stored, "destination_countries": countries})
