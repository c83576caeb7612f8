"""WhatsApp accounts with their secrets, and the providers' confirmations of channels. This module calls no provider."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import sqlalchemy as sa

from clearsend.domain.profile import ChannelKind, WhatsAppAccount
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.tables import channels, whatsapp_accounts


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
class Confirmation:
    """A provider's confirmation that `sender`, which belongs to the owner `owner_id`, works."""

    owner_id: str
    sender: str


_ACCOUNT = sa.select(whatsapp_accounts).where(
    whatsapp_accounts.c.org_id == sa.bindparam("org_id"), whatsapp_accounts.c.owner_id == sa.bindparam("owner_id")
)
_CONFIRMED = Prepared(
    sa.select(channels).where(
        channels.c.org_id == sa.bindparam("org_id"), channels.c.profile_id == sa.bindparam("profile_id")
    )
)
_KNOWN = Prepared(
    sa.select(channels.c.id)
    .where(
        channels.c.org_id == sa.bindparam("org_id"),
        channels.c.owner_id == sa.bindparam("owner_id"),
        channels.c.kind == sa.bindparam("kind"),
        channels.c.sender == sa.bindparam("sender"),
    )
    .limit(1)
)
_INSERT = Prepared(channels.insert())


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
    return WhatsAppSecrets(
        access_token=transaction.vault.decrypt(row.access_token_ciphertext),
        pin=None if row.pin_ciphertext is None else transaction.vault.decrypt(row.pin_ciphertext),
        override=None
        if row.webhook_override_ciphertext is None
        else WebhookOverride(**json.loads(transaction.vault.decrypt(row.webhook_override_ciphertext))),
    )


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
    """Create or change the account. If `pin` is None, the stored PIN stays unless the account or the number changes: a PIN
    belongs to the number, and a generated PIN must never be lost."""
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
    if before is None:
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


def keep_pin(transaction: Transaction, org_id: str, owner_id: str, pin: str) -> str:
    """Store `pin` unless a PIN is stored already, and return the stored PIN. A PIN is stored before it is sent to Meta.

    Raises: WrongSecretKey.
    """
    transaction.connection.execute(
        whatsapp_accounts.update()
        .where(
            whatsapp_accounts.c.org_id == org_id,
            whatsapp_accounts.c.owner_id == owner_id,
            whatsapp_accounts.c.pin_ciphertext.is_(None),
        )
        .values(pin_ciphertext=transaction.vault.encrypt(pin), updated_at=transaction.now)
    )
    kept = account_secrets(transaction, org_id, owner_id).pin
    assert kept is not None
    return kept


def confirmations(transaction: Transaction, org_id: str, profile_id: str) -> dict[ChannelKind, Confirmation]:
    """The providers' confirmations for this profile, by kind."""
    rows = _CONFIRMED.all(transaction.connection, {"org_id": org_id, "profile_id": profile_id})
    return {ChannelKind(row.kind): confirmation_of_row(row) for row in rows}


def is_confirmed(transaction: Transaction, org_id: str, kind: ChannelKind, confirmation: Confirmation) -> bool:
    """Does the last confirmation for any profile name this sender and owner?"""
    sender = {"owner_id": confirmation.owner_id, "kind": kind.value, "sender": confirmation.sender}
    return bool(_KNOWN.all(transaction.connection, {"org_id": org_id, **sender}))


def confirm(
    transaction: Transaction,
    org_id: str,
    profile_id: str,
    kind: ChannelKind,
    confirmation: Confirmation,
    *,
    vendor_ids: Mapping[str, Any],
    run_id: str,
) -> bool:
    """Replace the profile's confirmation. True if it is the first, or names another sender or owner than before."""
    before = confirmations(transaction, org_id, profile_id).get(kind)
    values = {
        "owner_id": confirmation.owner_id,
        "sender": confirmation.sender,
        "vendor_ids": dict(vendor_ids),
        "run_id": run_id,
        "connected_at": transaction.now,
    }
    if before is None:
        _INSERT.execute(
            transaction.connection,
            {"id": transaction.new_id(), "org_id": org_id, "profile_id": profile_id, "kind": kind.value, **values},
        )
    else:
        transaction.connection.execute(
            channels.update()
            .where(channels.c.org_id == org_id, channels.c.profile_id == profile_id, channels.c.kind == kind.value)
            .values(**values)
        )
    return before != confirmation


def _account_row(transaction: Transaction, org_id: str, owner_id: str) -> sa.Row[Any] | None:
    return transaction.connection.execute(_ACCOUNT, {"org_id": org_id, "owner_id": owner_id}).one_or_none()


def account_of_row(row: Any) -> WhatsAppAccount:
    """The account in a row of its table, or in that part of a wider row."""
    return WhatsAppAccount(
        owner_id=row.owner_id,
        waba_id=row.waba_id,
        phone_number_id=row.phone_number_id,
        has_pin=row.pin_ciphertext is not None,
    )


def confirmation_of_row(row: Any) -> Confirmation:
    """The confirmation in a row of `channels`, or in that part of a wider row."""
    return Confirmation(row.owner_id, row.sender)
