"""WhatsApp accounts and confirmed channels in the store: secrets rest encrypted, and a PIN is never forgotten."""

from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.domain.profile import WhatsAppAccount
from clearsend.store import whatsapp_accounts
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import whatsapp_accounts as table
from clearsend.store.whatsapp_accounts import FormerAccount, WebhookOverride, WhatsAppSecrets
from tests.store import stock
from tests.store.stock import Clock

TOKEN = "EAA-token-that-must-not-leak"
WABA = "102290129340398"


def _account(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    *,
    phone_number_id: str | None = "106540352242922",
    token: str = TOKEN,
    pin: str | None = None,
    override: WebhookOverride | None = None,
    waba_id: str = WABA,
) -> None:
    whatsapp_accounts.put_account(
        transaction,
        org_id,
        owner_id,
        waba_id=waba_id,
        phone_number_id=phone_number_id,
        access_token=token,
        pin=pin,
        override=override,
    )


def _pin(transaction: Transaction, org_id: str) -> str | None:
    return whatsapp_accounts.account_secrets(transaction, org_id, org_id).pin


def test_an_account_is_read_without_its_secrets(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        assert whatsapp_accounts.find_account(transaction, org_id, org_id) is None
        _account(transaction, org_id, org_id, pin="123456")

        found = whatsapp_accounts.find_account(transaction, org_id, org_id)
        assert found == WhatsAppAccount(org_id, WABA, "106540352242922")
        assert whatsapp_accounts.waba_ids(transaction, org_id, [org_id, "nobody"]) == {org_id: WABA}
        secrets = whatsapp_accounts.account_secrets(transaction, org_id, org_id)
    assert secrets == WhatsAppSecrets(TOKEN, "123456")
    assert TOKEN not in repr(secrets)
    assert "123456" not in repr(secrets)


def test_the_secrets_rest_encrypted_each_time_differently(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        for owner_id in (org_id, other_id):
            _account(transaction, owner_id, owner_id, pin="918273")

        at_rest = list(stock.everything(transaction))
        rows = transaction.connection.execute(sa.select(table)).all()
    assert any(WABA in value for value in at_rest)
    assert not any(TOKEN in value or "918273" in value for value in at_rest)
    assert len({row.access_token_ciphertext for row in rows} | {row.pin_ciphertext for row in rows}) == 4


def test_the_pin_stays_as_long_as_the_number_does(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        _account(transaction, org_id, org_id, pin="111111")
        _account(transaction, org_id, org_id, token="EAA-renewed")
        assert whatsapp_accounts.account_secrets(transaction, org_id, org_id) == WhatsAppSecrets(
            "EAA-renewed", "111111"
        )

        _account(transaction, org_id, org_id, pin="222222")
        assert _pin(transaction, org_id) == "222222"

        _account(transaction, org_id, org_id, phone_number_id="another number")
        assert _pin(transaction, org_id) is None


def test_an_account_can_be_removed(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        _account(transaction, org_id, org_id)
        _account(transaction, org_id, profile_id)

        whatsapp_accounts.delete_account(transaction, org_id, profile_id)

        assert whatsapp_accounts.find_account(transaction, org_id, profile_id) is None
        assert whatsapp_accounts.find_account(transaction, org_id, org_id) is not None


def test_the_version_of_an_account_grows_with_each_change_of_a_secret(database: Database) -> None:
    """A confirmation counts only for the token, PIN and address that it was made with."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)

        def version(**secrets: Any) -> int:
            _account(transaction, org_id, org_id, **secrets)
            found = whatsapp_accounts.find_account(transaction, org_id, org_id)
            assert found is not None
            return found.version

        assert version(pin="111111") == 1
        assert version(pin="111111") == 1
        assert version() == 1, "the stored PIN stays"
        assert version(token="EAA-renewed") == 2
        assert version(token="EAA-renewed", pin="222222") == 3
        override = WebhookOverride("https://hooks.example/meta", "verify")
        assert version(token="EAA-renewed", override=override) == 4
        assert version(token="EAA-renewed", override=override) == 4
        assert version(token="EAA-renewed") == 5
        assert version(token="EAA-renewed", waba_id="5647382910") == 6
        assert version(token="EAA-renewed") == 7, "it comes back: that is another declaration"


def test_a_replaced_account_keeps_its_token_and_connected_number_until_it_is_forgotten(database: Database) -> None:
    override = WebhookOverride("https://hooks.example/meta", "verify")
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        _account(transaction, org_id, org_id, phone_number_id=None, override=override)
        whatsapp_accounts.keep_as_former(transaction, org_id, org_id, phone_number_id="n-7")
        _account(transaction, org_id, org_id, waba_id="5647382910", token="EAA-next")

        former = whatsapp_accounts.former_account(transaction, org_id, org_id)
        assert former == FormerAccount(WABA, "n-7", TOKEN, override)
        assert TOKEN not in str(list(stock.everything(transaction)))
        assert whatsapp_accounts.former_account(transaction, other_id, org_id) is None
        whatsapp_accounts.forget_former(transaction, other_id, org_id)
        assert whatsapp_accounts.former_account(transaction, org_id, org_id) is not None
        whatsapp_accounts.forget_former(transaction, org_id, org_id)
        assert whatsapp_accounts.former_account(transaction, org_id, org_id) is None


def test_another_organization_sees_and_changes_no_account(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        _account(transaction, org_id, org_id)

        assert whatsapp_accounts.find_account(transaction, other_id, org_id) is None
        assert whatsapp_accounts.waba_ids(transaction, other_id, [org_id]) == {}
        with pytest.raises(AssertionError):
            whatsapp_accounts.account_secrets(transaction, other_id, org_id)
        whatsapp_accounts.delete_account(transaction, other_id, org_id)

        assert whatsapp_accounts.account_secrets(transaction, org_id, org_id) == WhatsAppSecrets(TOKEN, None)

    with pytest.raises(sa.exc.IntegrityError), database.writing() as transaction:
        _account(transaction, other_id, org_id, token="EAA-of-mallory")
