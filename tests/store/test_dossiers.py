"""Whose number a profile sends from, and whether that still is the one that the provider confirmed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.domain.dossier import Dossier
from clearsend.domain.errors import AppError
from clearsend.domain.profile import Channel, ChannelKind
from clearsend.domain.registration.states import Kind
from clearsend.store import dossiers, organizations, profiles, whatsapp_accounts
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import profiles as table
from tests.store import stock

OWN, LENT, PARENT = "+12125550101", "+12125550102", "+12125550103"
UNCONFIGURED_SMS = Channel(ChannelKind.SMS)
UNCONFIGURED_WHATSAPP = Channel(ChannelKind.WHATSAPP)


def _account(transaction: Transaction, org_id: str, owner_id: str, waba_id: str, number_id: str | None = None) -> None:
    whatsapp_accounts.put_account(
        transaction, org_id, owner_id, waba_id=waba_id, phone_number_id=number_id, access_token="EAA", pin=None
    )


def _sms(transaction: Transaction, org_id: str, profile_id: str) -> Channel:
    return _without_identity(dossiers.get(transaction, org_id, profile_id).sms)


def _whatsapp(transaction: Transaction, org_id: str, profile_id: str) -> Channel:
    return _without_identity(dossiers.get(transaction, org_id, profile_id).whatsapp)


def _without_identity(channel: Channel) -> Channel:
    """Only what a reader is shown."""
    return replace(channel, subject_id="", fingerprint="")


def test_every_fact_of_a_profile_is_in_its_dossier(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile, sibling = (stock.profile(transaction, org_id) for _ in range(2))
        parent, own = (stock.brand(transaction, org_id, owner_id) for owner_id in (org_id, profile.id))
        stock.campaign(transaction, org_id, stock.brand(transaction, org_id, sibling.id))
        parent_campaign = stock.campaign(transaction, org_id, parent)
        own_campaigns = [stock.campaign(transaction, org_id, own, name=name) for name in ("One", "Two")]
        transaction.connection.execute(
            sa.update(table).where(table.c.id == profile.id).values(review_approved_at=transaction.now)
        )

        found = dossiers.get(transaction, org_id, profile.id, for_update=True)

        assert found == Dossier(
            profile=profile,
            organization=organizations.get(transaction, org_id),
            own_brand=own,
            parent_brand=parent,
            own_campaigns=sorted(own_campaigns, key=lambda campaign: campaign.id),
            parent_campaigns=[parent_campaign],
            sms=UNCONFIGURED_SMS,
            whatsapp=UNCONFIGURED_WHATSAPP,
            is_review_approved=True,
        )


def test_the_dossier_of_nobody(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        foreign = stock.profile(transaction, other_id)
        deleted = stock.profile(transaction, org_id)
        profiles.delete(transaction, org_id, deleted.id)
        for profile_id in ("nobody", foreign.id, deleted.id):
            with pytest.raises(AppError, match="RESOURCE_014"):
                dossiers.get(transaction, org_id, profile_id)


def _chain(transaction: Transaction, org_id: str, column: str, *fields: dict[str, Any]) -> Sequence[str]:
    """Profiles that each borrow from the next; the last borrows from nobody. Their ids, the borrower's first."""
    ids: list[str] = []
    for own in reversed(fields):
        borrowed = {column: ids[0]} if ids else {}
        ids.insert(0, stock.profile(transaction, org_id, **borrowed, **own).id)
    return ids


SMS_LENDER = "sending_phone_number_profile_id"
WHATSAPP_LENDER = "sending_whatsapp_number_profile_id"


def test_sms_goes_by_its_own_number_first(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction, sending_phone_number=PARENT)
        own = {"sending_phone_number": OWN}
        borrower, _ = _chain(transaction, org_id, SMS_LENDER, own, {"sending_phone_number": LENT})

        assert _sms(transaction, org_id, borrower) == Channel(ChannelKind.SMS, borrower, OWN)


def test_sms_goes_by_the_lenders_number_next_however_long_the_chain(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction, sending_phone_number=PARENT)
        lent = {"sending_phone_number": LENT}
        borrower, middle, lender = _chain(transaction, org_id, SMS_LENDER, {}, {}, lent)

        assert _sms(transaction, org_id, borrower) == Channel(ChannelKind.SMS, lender, LENT)
        assert _sms(transaction, org_id, middle) == Channel(ChannelKind.SMS, lender, LENT)


def test_sms_goes_by_the_organizations_number_last(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction, sending_phone_number=PARENT)
        profile = stock.profile(transaction, org_id)
        assert _sms(transaction, org_id, profile.id) == Channel(ChannelKind.SMS, org_id, PARENT)

        organizations.update(transaction, org_id, {"sending_phone_number": None})
        assert _sms(transaction, org_id, profile.id) == UNCONFIGURED_SMS


def test_who_borrows_from_one_without_a_number_has_none(database: Database) -> None:
    """Borrowing is a wish for that number: the organization's would be another one."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction, sending_phone_number=PARENT)
        borrower, lender = _chain(transaction, org_id, SMS_LENDER, {}, {})
        assert _sms(transaction, org_id, borrower) == UNCONFIGURED_SMS

        profiles.update(transaction, org_id, lender, {"sending_phone_number": LENT})
        assert _sms(transaction, org_id, borrower).sender == LENT
        profiles.delete(transaction, org_id, lender)
        assert _sms(transaction, org_id, borrower) == UNCONFIGURED_SMS


def test_a_lender_in_another_organization_lends_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        foreign = stock.profile(transaction, other_id, sending_phone_number=LENT)
        _account(transaction, other_id, foreign.id, "100")
        borrower = stock.profile(transaction, org_id, **{SMS_LENDER: foreign.id, WHATSAPP_LENDER: foreign.id})

        assert _sms(transaction, org_id, borrower.id) == UNCONFIGURED_SMS
        assert _whatsapp(transaction, org_id, borrower.id) == UNCONFIGURED_WHATSAPP


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_circle_does_not_hang(database: Database, size: int) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction, sending_phone_number=PARENT)
        _account(transaction, org_id, org_id, "100")
        for column in (SMS_LENDER, WHATSAPP_LENDER):
            first, *rest = _chain(transaction, org_id, column, *[{}] * size)
            profiles.update(transaction, org_id, [first, *rest][-1], {column: first})

            found = dossiers.get(transaction, org_id, first)
            assert (found.sms if column == SMS_LENDER else found.whatsapp).is_configured is False


@pytest.mark.parametrize(
    ("number_id", "digits", "sender"),
    [("106540352242922", OWN, "106540352242922"), (None, OWN, OWN), (None, None, "100")],
)
def test_a_whatsapp_sender_is_named_by_what_is_configured(
    database: Database, number_id: str | None, digits: str | None, sender: str
) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile = stock.profile(transaction, org_id, whatsapp_phone_number=digits)
        _account(transaction, org_id, profile.id, "100", number_id)

        assert _whatsapp(transaction, org_id, profile.id) == Channel(ChannelKind.WHATSAPP, profile.id, sender)


def test_whatsapp_goes_by_own_then_lender_then_organization(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        _account(transaction, org_id, org_id, "300")
        borrower, middle, lender = _chain(transaction, org_id, WHATSAPP_LENDER, {}, {}, {})
        alone = stock.profile(transaction, org_id, whatsapp_phone_number=OWN).id
        assert _whatsapp(transaction, org_id, borrower) == UNCONFIGURED_WHATSAPP
        assert _whatsapp(transaction, org_id, alone) == Channel(ChannelKind.WHATSAPP, org_id, "300")

        _account(transaction, org_id, lender, "200")
        for profile_id in (borrower, middle, lender):
            assert _whatsapp(transaction, org_id, profile_id) == Channel(ChannelKind.WHATSAPP, lender, "200")

        _account(transaction, org_id, borrower, "100")
        assert _whatsapp(transaction, org_id, borrower) == Channel(ChannelKind.WHATSAPP, borrower, "100")


def test_sms_is_connected_only_while_owner_and_number_are_those_that_were_confirmed(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction, sending_phone_number=PARENT)
        profile = stock.profile(transaction, org_id)
        stock.sender(transaction, org_id, org_id, Kind.SMS, PARENT)
        assert _sms(transaction, org_id, profile.id).is_connected

        organizations.update(transaction, org_id, {"sending_phone_number": OWN})
        assert not _sms(transaction, org_id, profile.id).is_connected

        organizations.update(transaction, org_id, {"sending_phone_number": PARENT})
        assert _sms(transaction, org_id, profile.id).is_connected

        # The same digits, but of another owner: another messaging profile at the vendor.
        profiles.update(transaction, org_id, profile.id, {"sending_phone_number": PARENT})
        assert not _sms(transaction, org_id, profile.id).is_connected


def test_whatsapp_is_connected_only_while_owner_and_sender_are_those_that_were_confirmed(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile = stock.profile(transaction, org_id)
        _account(transaction, org_id, profile.id, "100", "1")
        stock.sender(transaction, org_id, profile.id, Kind.WHATSAPP, "100", fingerprint="100/1//1")
        assert _whatsapp(transaction, org_id, profile.id).is_connected

        _account(transaction, org_id, profile.id, "100", "2")
        assert not _whatsapp(transaction, org_id, profile.id).is_connected

        whatsapp_accounts.delete_account(transaction, org_id, profile.id)
        _account(transaction, org_id, org_id, "100", "1")
        assert _whatsapp(transaction, org_id, profile.id) == Channel(ChannelKind.WHATSAPP, org_id, "1")
