"""WhatsApp accounts with their secrets. This module calls no provider."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import sqlalchemy as sa

from clearsend.domain.profile import WhatsAppAccount
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import whatsapp_accounts


@dataclass(frozen=True)
class WebhookOverride:
    """The address to which Meta sends an account's messages, and the token by which Meta verifies that address first."""

    callback_url: str
    verify_token: str = field(repr=False)


@dataclass(frozen=True)
class WhatsAppSecrets:
    """The secrets that a conversation with Meta needs; never in a repr."""

    access_token: str = field(repr=False)
    pin: str | None = field(repr=False)
    override: WebhookOverride | None = None

    @property
    def override_callback_url(self) -> str | None:
        return None if self.override is None else self.override.callback_url

    @property
    def override_verify_token(self) -> str | None:
        return None if self.override is None else self.override.verify_token


@dataclass(frozen=True)
class FormerAccount:
    """An account that another one has replaced, with the secrets to read it: it sends until its successor is connected."""

    waba_id: str
    phone_number_id: str | None
    access_token: str = field(repr=False)
    override: WebhookOverride | None = None

    def as_secrets(self) -> WhatsAppSecrets:
        return WhatsAppSecrets(self.access_token, None, self.override)


_ACCOUNT = sa.select(whatsapp_accounts).where(
    whatsapp_accounts.c.org_id == sa.bindparam("org_id"), whatsapp_accounts.c.owner_id == sa.bindparam("owner_id")
)


def find_account(transaction: Transaction, org_id: str, owner_id: str) -> WhatsAppAccount | None:
    row = _account_row(transaction, org_id, owner_id)
    return None if row is None else account_of_row(row)


def waba_ids(transaction: Transaction, org_id: str, owner_ids: Iterable[str]) -> dict[str, str]:
    """The accounts of several owners: owner id to WABA id."""
    rows = transaction.connection.execute(
        sa.select(whatsapp_accounts.c.owner_id, whatsapp_accounts.c.waba_id).where(
            whatsapp_accounts.c.org_id == org_id, whatsapp_accounts.c.owner_id.in_(list(owner_ids))
        )
    )
    return {row.owner_id: row.waba_id for row in rows}


def account_secrets(transaction: Transaction, org_id: str, owner_id: str) -> WhatsAppSecrets:
    """The decrypted secrets of an account that exists.

    Raises: WrongSecretKey.
    """
    row = _account_row(transaction, org_id, owner_id)
    assert row is not None, f"no WhatsApp account of {owner_id}"
    return _secrets(transaction, row)


def _secrets(transaction: Transaction, row: sa.Row[Any]) -> WhatsAppSecrets:
    return WhatsAppSecrets(
        access_token=transaction.vault.decrypt(row.access_token_ciphertext),
        pin=None if row.pin_ciphertext is None else transaction.vault.decrypt(row.pin_ciphertext),
        override=None
        if row.webhook_override_ciphertext is None
        else WebhookOverride(**json.loads(transaction.vault.decrypt(row.webhook_override_ciphertext))),
    )


def former_account(transaction: Transaction, org_id: str, owner_id: str) -> FormerAccount | None:
    """Raises: WrongSecretKey."""
    row = _account_row(transaction, org_id, owner_id)
    if row is None or row.former_ciphertext is None:
        return None
    stored = json.loads(transaction.vault.decrypt(row.former_ciphertext))
    override = stored.pop("override")
    return FormerAccount(**stored, override=None if override is None else WebhookOverride(**override))


def keep_as_former(transaction: Transaction, org_id: str, owner_id: str, *, phone_number_id: str | None) -> None:
    """Keep the account, which exists and is about to be replaced, as the former one. `phone_number_id`: of its connected number."""
    row = _account_row(transaction, org_id, owner_id)
    assert row is not None, f"no WhatsApp account of {owner_id}"
    secrets = _secrets(transaction, row)
    former = FormerAccount(row.waba_id, phone_number_id, secrets.access_token, secrets.override)
    values = {"former_ciphertext": transaction.vault.encrypt(json.dumps(asdict(former)))}
    _write_account(transaction, org_id, owner_id, values, is_new=False)


def forget_former(transaction: Transaction, org_id: str, owner_id: str) -> None:
    _write_account(transaction, org_id, owner_id, {"former_ciphertext": None}, is_new=False)


def put_account(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    *,
    waba_id: str,
    phone_number_id: str | None,
    access_token: str,
    pin: str | None,
    override: WebhookOverride | None = None,
) -> None:
    """Create or change the account. If `pin` is None, the declared PIN stays unless the account or the number changes: a PIN
    belongs to the number. The account's version grows with each change: one that comes back is another declaration."""
    before = _account_row(transaction, org_id, owner_id)
    values: dict[str, Any] = {
        "waba_id": waba_id,
        "phone_number_id": phone_number_id,
        "access_token_ciphertext": transaction.vault.encrypt(access_token),
        "webhook_override_ciphertext": None
        if override is None
        else transaction.vault.encrypt(json.dumps(asdict(override))),
        "updated_at": transaction.now,
    }
    is_same_number = before is not None and (before.waba_id, before.phone_number_id) == (waba_id, phone_number_id)
    if pin is not None:
        values["pin_ciphertext"] = transaction.vault.encrypt(pin)
    elif not is_same_number:
        values["pin_ciphertext"] = None
    if before is not None:
        known = _secrets(transaction, before)
        has_same_secrets = (known.access_token, known.override) == (access_token, override)
        are_same = is_same_number and has_same_secrets and pin in (None, known.pin)
        values["version"] = before.version + (0 if are_same else 1)
    _write_account(transaction, org_id, owner_id, values, is_new=before is None)


def _write_account(
    transaction: Transaction, org_id: str, owner_id: str, values: Mapping[str, Any], *, is_new: bool
) -> None:
    if is_new:
        transaction.connection.execute(
            whatsapp_accounts.insert().values(
                id=transaction.new_id(), org_id=org_id, owner_id=owner_id, created_at=transaction.now, **values
            )
        )
    else:
        transaction.connection.execute(
            whatsapp_accounts.update()
            .where(whatsapp_accounts.c.org_id == org_id, whatsapp_accounts.c.owner_id == owner_id)
            .values(**values)
        )


def delete_account(transaction: Transaction, org_id: str, owner_id: str) -> None:
    transaction.connection.execute(
        whatsapp_accounts.delete().where(whatsapp_accounts.c.org_id == org_id, whatsapp_accounts.c.owner_id == owner_id)
    )


def _account_row(transaction: Transaction, org_id: str, owner_id: str) -> sa.Row[Any] | None:
    return transaction.connection.execute(_ACCOUNT, {"org_id": org_id, "owner_id": owner_id}).one_or_none()


def account_of_row(row: Any) -> WhatsAppAccount:
    """The account in a row of its table, or in that part of a wider row."""
    return WhatsAppAccount(
        owner_id=row.owner_id,
        waba_id=row.waba_id,
        phone_number_id=row.phone_number_id,
        has_former=row.former_ciphertext is not None,
        version=row.version,
    )
