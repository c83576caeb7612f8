"""WhatsApp accounts and confirmed channels in the store: secrets rest encrypted, and a PIN is never forgotten."""

import pytest
import sqlalchemy as sa

from clearsend.domain.profile import ChannelKind, WhatsAppAccount
from clearsend.store import channels
from clearsend.store.channels import Confirmation, WhatsAppSecrets
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import whatsapp_accounts
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
) -> None:
    channels.put_account(
        transaction,
        org_id,
        owner_id,
        waba_id=WABA,
        phone_number_id=phone_number_id,
        access_token=token,
        pin=pin,
    )


def _pin(transaction: Transaction, org_id: str) -> str | None:
    return channels.account_secrets(transaction, org_id, org_id).pin


def test_an_account_is_read_without_its_secrets(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        assert channels.find_account(transaction, org_id, org_id) is None
        _account(transaction, org_id, org_id, pin="123456")

        found = channels.find_account(transaction, org_id, org_id)
        assert found == WhatsAppAccount(org_id, WABA, "106540352242922", has_pin=True)
        assert channels.waba_ids(transaction, org_id, [org_id, "nobody"]) == {org_id: WABA}
        secrets = channels.account_secrets(transaction, org_id, org_id)
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
        rows = transaction.connection.execute(sa.select(whatsapp_accounts)).all()
    assert any(WABA in value for value in at_rest)
    assert not any(TOKEN in value or "918273" in value for value in at_rest)
    assert len({row.access_token_ciphertext for row in rows} | {row.pin_ciphertext for row in rows}) == 4


def test_the_pin_stays_as_long_as_the_number_does(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        _account(transaction, org_id, org_id, pin="111111")
        _account(transaction, org_id, org_id, token="EAA-renewed")
        assert channels.account_secrets(transaction, org_id, org_id) == WhatsAppSecrets("EAA-renewed", "111111")

        _account(transaction, org_id, org_id, pin="222222")
        assert _pin(transaction, org_id) == "222222"

        _account(transaction, org_id, org_id, phone_number_id="another number")
        assert _pin(transaction, org_id) is None


def test_an_invented_pin_is_kept_once_and_for_all(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        _account(transaction, org_id, org_id)

    kept = []
    for fresh in ("333333", "444444"):
        with database.writing() as transaction:
            kept.append(channels.keep_pin(transaction, org_id, org_id, fresh))

    assert kept == ["333333", "333333"]
    with database.writing() as transaction:
        _account(transaction, org_id, org_id, pin="555555")
        assert channels.keep_pin(transaction, org_id, org_id, "666666") == "555555"


def test_an_account_can_be_removed(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        _account(transaction, org_id, org_id)
        _account(transaction, org_id, profile_id)

        channels.delete_account(transaction, org_id, profile_id)

        assert channels.find_account(transaction, org_id, profile_id) is None
        assert channels.find_account(transaction, org_id, org_id) is not None


def test_a_confirmation_is_news_only_when_it_differs(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        run_id = stock.run(transaction, org_id, profile_id)

        def confirm(kind: ChannelKind, sender: str) -> bool:
            said = Confirmation(org_id, sender)
            return channels.confirm(
                transaction, org_id, profile_id, kind, said, vendor_ids={"id": sender}, run_id=run_id
            )

        assert confirm(ChannelKind.SMS, "+12125550100") is True
        assert confirm(ChannelKind.SMS, "+12125550100") is False
        assert confirm(ChannelKind.WHATSAPP, WABA) is True
        assert confirm(ChannelKind.SMS, "+12125550101") is True

        assert channels.confirmations(transaction, org_id, profile_id) == {
            ChannelKind.SMS: Confirmation(org_id, "+12125550101"),
            ChannelKind.WHATSAPP: Confirmation(org_id, WABA),
        }


def test_a_sender_is_confirmed_for_every_profile_once_it_is_for_one(database: Database) -> None:
    said = Confirmation("the lender", "+12125550100")
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        profile_id = stock.profile(transaction, org_id).id
        run_id = stock.run(transaction, org_id, profile_id)
        assert not channels.is_confirmed(transaction, org_id, ChannelKind.SMS, said)

        channels.confirm(transaction, org_id, profile_id, ChannelKind.SMS, said, vendor_ids={}, run_id=run_id)

        assert channels.is_confirmed(transaction, org_id, ChannelKind.SMS, said)
        assert not channels.is_confirmed(transaction, org_id, ChannelKind.WHATSAPP, said)
        assert not channels.is_confirmed(transaction, org_id, ChannelKind.SMS, Confirmation("the lender", "+1"))
        assert not channels.is_confirmed(transaction, org_id, ChannelKind.SMS, Confirmation("other", said.sender))
        assert not channels.is_confirmed(transaction, other_id, ChannelKind.SMS, said)
        assert channels.confirmations(transaction, other_id, profile_id) == {}


def test_another_organization_sees_and_changes_no_account(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        _account(transaction, org_id, org_id)

        assert channels.find_account(transaction, other_id, org_id) is None
        assert channels.waba_ids(transaction, other_id, [org_id]) == {}
        with pytest.raises(AssertionError):
            channels.account_secrets(transaction, other_id, org_id)
        with pytest.raises(AssertionError):
            channels.keep_pin(transaction, other_id, org_id, "777777")
        channels.delete_account(transaction, other_id, org_id)

        assert channels.account_secrets(transaction, org_id, org_id) == WhatsAppSecrets(TOKEN, None)

    with pytest.raises(sa.exc.IntegrityError), database.writing() as transaction:
        _account(transaction, other_id, org_id, token="EAA-of-mallory")
