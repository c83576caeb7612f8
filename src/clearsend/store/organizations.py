"""Organizations: the tenants of the installation. This module creates no keys and no users: `keys.py` does."""

from typing import Any

import sqlalchemy as sa

from clearsend.domain import errors
from clearsend.domain.profile import Organization
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import organizations

_ONE = sa.select(organizations).where(organizations.c.id == sa.bindparam("org_id"))


def insert(transaction: Transaction, organization: Organization, *, signing_secret: str) -> None:
    transaction.connection.execute(
        organizations.insert().values(
            id=organization.id,
            name=organization.name,
            email=organization.email,
            sending_phone_number=organization.sending_phone_number,
            monthly_spending_cap=organization.monthly_spending_cap,
            signing_secret_ciphertext=transaction.vault.encrypt(signing_secret),
            created_at=organization.created_at,
            updated_at=organization.updated_at,
        )
    )


def get(transaction: Transaction, org_id: str) -> Organization:
    """Raises: AppError RESOURCE_005."""
    organization = find(transaction, org_id)
    if organization is None:
        raise errors.AppError(errors.ORGANIZATION_NOT_FOUND)
    return organization


def find(transaction: Transaction, org_id: str) -> Organization | None:
    row = transaction.connection.execute(_ONE, {"org_id": org_id}).one_or_none()
    return None if row is None else of_row(row)


def lock(transaction: Transaction, org_id: str) -> None:
    """Lock the organization until the transaction ends, for changes that must not be made by two transactions at the same
    time. On SQLite, a writer locks the whole database."""
    transaction.connection.execute(
        sa.select(organizations.c.id).where(organizations.c.id == org_id).with_for_update(key_share=True)
    )


def list_all(transaction: Transaction) -> list[Organization]:
    """Every organization, oldest first: for the operator of the installation, never for a caller of the API."""
    rows = transaction.connection.execute(sa.select(organizations).order_by(organizations.c.created_at))
    return [of_row(row) for row in rows]


def update(transaction: Transaction, org_id: str, changes: dict[str, Any]) -> None:
    """Write the given columns (`name`, `email`, `sending_phone_number`, `monthly_spending_cap`)."""
    transaction.connection.execute(
        organizations.update().where(organizations.c.id == org_id).values(**changes, updated_at=transaction.now)
    )


def signing_secret(transaction: Transaction, org_id: str) -> str:
    """The secret that signs the organization's callbacks.

    Raises: AppError RESOURCE_005; WrongSecretKey.
    """
    ciphertext = transaction.connection.execute(
        sa.select(organizations.c.signing_secret_ciphertext).where(organizations.c.id == org_id)
    ).scalar_one_or_none()
    if ciphertext is None:
        raise errors.AppError(errors.ORGANIZATION_NOT_FOUND)
    return transaction.vault.decrypt(ciphertext)


def replace_signing_secret(transaction: Transaction, org_id: str, signing_secret: str) -> None:
    transaction.connection.execute(
        organizations.update()
        .where(organizations.c.id == org_id)
        .values(
            signing_secret_ciphertext=transaction.vault.encrypt(signing_secret),
            updated_at=transaction.now,
        )
    )


def of_row(row: Any) -> Organization:
    """The organization in a row of the table, or in that part of a wider row."""
    return Organization(
        id=row.id,
        name=row.name,
        email=row.email,
        sending_phone_number=row.sending_phone_number,
        created_at=row.created_at,
        updated_at=row.updated_at,
        monthly_spending_cap=row.monthly_spending_cap,
    )
