"""Whom a change of an organization or of a lender concerns: the heirs and the borrowers, page by page, on both kinds of database."""

import itertools

from clearsend.actions.registration import passes, start
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.states import BrandState, CampaignState, NumberState
from clearsend.domain.registration.states import Kind as RegistrationKind
from clearsend.store import dependents, profiles, registrations, whatsapp_accounts
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.registrations import Owner
from tests.store import stock

UNDER_WAY = (ProfileStatus.IN_PROGRESS, ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)
NUMBER, OTHER_NUMBER, FORMER_NUMBER = "+12025550100", "+12025550101", "+12025550102"
SMS, WHATSAPP = "sending_phone_number_profile_id", "sending_whatsapp_number_profile_id"


def _account(transaction: Transaction, org_id: str, owner_id: str) -> None:
    whatsapp_accounts.put_account(
        transaction, org_id, owner_id, waba_id="1001", phone_number_id=None, access_token="EAA", pin=None
    )


def _profile(transaction: Transaction, org_id: str, **fields: object) -> str:
    return stock.profile(transaction, org_id, **{"status": ProfileStatus.COMPLETED, **fields}).id


def _heirs(transaction: Transaction, org_id: str) -> list[str]:
    return [one.profile_id for one in dependents.heirs(transaction, org_id, after_id="", limit=1000)]


def _borrowers(transaction: Transaction, org_id: str, lender_id: str) -> list[str]:
    return [one.profile_id for one in dependents.borrowers(transaction, org_id, lender_id, after_id="", limit=1000)]


def test_heirs_over_all_combinations(database: Database) -> None:
    """A profile inherits a brand, campaigns, a number or an account, each unless it has or borrows one."""
    with database.writing() as transaction:
        org_id, expected = stock.organization(transaction), set()
        lender = _profile(transaction, org_id, status=ProfileStatus.INCOMPLETE)
        for status, brand, campaign, number, account in itertools.product(
            ProfileStatus, (False, True), (False, True), ("own", "borrowed", "none"), ("own", "borrowed", "none")
        ):
            profile_id = _profile(
                transaction,
                org_id,
                status=status,
                inherit_tcr_brand=brand,
                inherit_tcr_campaign=campaign,
                sending_phone_number=NUMBER if number == "own" else None,
                sending_phone_number_profile_id=lender if number == "borrowed" else None,
                sending_whatsapp_number_profile_id=lender if account == "borrowed" else None,
            )
            if account == "own":
                _account(transaction, org_id, profile_id)
            if status in UNDER_WAY and (brand or campaign or "none" in (number, account)):
                expected.add(profile_id)
        assert _heirs(transaction, org_id) == sorted(expected)
        assert dependents.has_heir(transaction, org_id)


def test_a_profile_with_everything_of_its_own_a_deleted_one_and_a_foreign_one_are_no_heirs(database: Database) -> None:
    with database.writing() as transaction:
        org_id, foreign = stock.organization(transaction), stock.organization(transaction)
        own = _profile(
            transaction,
            org_id,
            inherit_tcr_brand=False,
            inherit_tcr_campaign=False,
            sending_phone_number=NUMBER,
        )
        _account(transaction, org_id, own)
        profiles.delete(transaction, org_id, _profile(transaction, org_id))
        _profile(transaction, foreign)
        assert _heirs(transaction, org_id) == []
        assert not dependents.has_heir(transaction, org_id)


def test_a_pass_over_a_dependent_without_own_work_finds_nothing_to_do(database: Database) -> None:
    """Over all combinations: who has no work of its own is completed and owns nothing, and a pass over it changes no row, whatever
    has befallen its organization."""
    idle = 0
    with database.writing() as transaction:
        org_id = _troubled_organization(transaction)
        lender = _profile(transaction, org_id, status=ProfileStatus.INCOMPLETE, sending_phone_number=NUMBER)
        made = {}
        for status, brand, campaign, number, account, was_sending in itertools.product(
            UNDER_WAY, (False, True), (False, True), (None, "own", lender), (None, "own", lender), (False, True)
        ):
            profile_id = _profile(
                transaction,
                org_id,
                status=status,
                inherit_tcr_brand=brand,
                inherit_tcr_campaign=campaign,
                sending_phone_number=OTHER_NUMBER if number == "own" else None,
                **{SMS: lender if number == lender else None, WHATSAPP: lender if account == lender else None},
            )
            if account == "own":
                _account(transaction, org_id, profile_id)
            if was_sending:
                stock.sender(transaction, org_id, profile_id, RegistrationKind.SMS, FORMER_NUMBER)
            owns = not (brand and campaign) or "own" in (number, account) or was_sending
            made[profile_id] = status is not ProfileStatus.COMPLETED or owns
        found = dependents.heirs(transaction, org_id, after_id="", limit=1000)
        for one in found:
            assert one.has_own_work is made[one.profile_id]
            if not one.has_own_work:
                idle += 1
                before = list(stock.everything(transaction))
                owner = Owner(org_id, one.profile_id)
                assert passes.begin(transaction, owner, holder="a", cause="b", pace=Pace()) is None
                assert list(stock.everything(transaction)) == before
    assert idle == 4, "its number, and its account, are inherited or borrowed"


def _troubled_organization(transaction: Transaction) -> str:
    """Its brand, campaign and number were refused."""
    org_id = stock.organization(transaction, sending_phone_number="+12025550111")
    brand = stock.brand(transaction, org_id, org_id)
    campaign = stock.campaign(transaction, org_id, brand)
    for kind, subject_id, state in (
        (RegistrationKind.BRAND, brand.id, BrandState.FAILED),
        (RegistrationKind.CAMPAIGN, campaign.id, CampaignState.REJECTED),
        (RegistrationKind.NUMBER, "+12025550111", NumberState.FAILED),
    ):
        found = registrations.insert(transaction, org_id, org_id, kind, subject_id)
        registrations.update(transaction, org_id, found.id, {"state": state, "next_check_at": transaction.now})
    return org_id


def test_borrowers_borrow_directly_or_through_others(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        lender = _profile(transaction, org_id)
        first = _profile(transaction, org_id, **{SMS: lender})
        # A draft that lends on what it borrows is not woken itself.
        draft = _profile(transaction, org_id, **{SMS: first, "status": ProfileStatus.INCOMPLETE})
        second = _profile(transaction, org_id, **{SMS: draft})
        by_whatsapp = _profile(transaction, org_id, **{WHATSAPP: lender})
        # It has no number of the lender: the chain of numbers and that of accounts are two.
        _profile(transaction, org_id, **{SMS: by_whatsapp})
        gone = _profile(transaction, org_id, **{SMS: lender})
        _profile(transaction, org_id, **{SMS: gone})
        profiles.delete(transaction, org_id, gone)
        _profile(transaction, stock.organization(transaction), **{SMS: lender})

        assert _borrowers(transaction, org_id, lender) == sorted([first, second, by_whatsapp])
        assert dependents.has_borrower(transaction, org_id, lender)
        assert dependents.has_borrower(transaction, org_id, first), "a draft borrows too, and lends on"
        assert not dependents.has_borrower(transaction, org_id, second)
        profiles.delete(transaction, org_id, lender)
        assert _borrowers(transaction, org_id, lender) == sorted([first, second, by_whatsapp]), "they have lost it"


def test_a_circle_of_lenders_ends(database: Database) -> None:
    """It cannot be configured, but restoring a deleted lender may close one."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        one = _profile(transaction, org_id)
        two = _profile(transaction, org_id, **{SMS: one})
        profiles.update(transaction, org_id, one, {SMS: two})
        assert _borrowers(transaction, org_id, one) == sorted([one, two])


def test_they_are_told_page_by_page(database: Database) -> None:
    """Of an organization, its heirs; of a profile, its borrowers: each once, in pages of two hundred."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        lender = stock.profile(transaction, org_id, status=ProfileStatus.FAILED)
        borrower = stock.profile(transaction, org_id, status=ProfileStatus.SUBMITTED, **{SMS: lender.id})
        stock.copies(transaction, borrower, 450)
        heir = _profile(transaction, org_id, status=ProfileStatus.SUBMITTED)
    for owner_id, expected in ((lender.id, 451), (org_id, 452)):
        with database.writing() as transaction:
            pages, after_id = 1, start.tell_followers(transaction, Owner(org_id, owner_id), "")
            while after_id:
                after_id = start.tell_followers(transaction, Owner(org_id, owner_id), after_id)
                pages += 1
        with database.reading() as transaction:
            woken = {row["subject"] for row in stock.jobs(transaction, Kind.ADVANCE_REGISTRATION)}
        assert (pages, len(woken)) == (3, expected)
        assert (heir in woken) is (owner_id == org_id)
        assert lender.id not in woken
