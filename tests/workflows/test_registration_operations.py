"""The books of one turn of registering: what nobody may forget, however the conversation with the vendor ends."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from clearsend.actions.registration import start
from clearsend.actions.registration.passes import Operation
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.record import FIRST_SENT_AT, Reading, Request
from clearsend.domain.registration.sent import brand_content
from clearsend.domain.registration.states import BrandState, CampaignState, Kind
from clearsend.domain.registration.tasks import (
    DeactivateCampaign,
    ReadBrand,
    ReadCampaign,
    ResubmitCampaign,
    SubmitBrand,
    SubmitCampaign,
    UpdateBrand,
    VerifyOtp,
)
from clearsend.store import brands, dossiers, organizations, profiles, registration_moves, registrations
from tests.postgresql import waits_for_a_lock
from tests.store.stock import BEGINNING
from tests.workflows.registration_books import REASON, Books
from tests.world import eventually

# ---- What was sent and never answered may be there


def _unavailable(books: Books, operation: Operation) -> None:
    books.postpone(operation, is_unapplied=True)


def _account_refused(books: Books, operation: Operation) -> None:
    books.refuse(operation, is_account_wide=True)


def _killed(books: Books, operation: Operation) -> None:
    """Nothing is written."""


def test_who_asks_while_the_registry_is_down_makes_nobody_wait_longer(books: Books) -> None:
    """A thousand tenants complete during an outage: what they inherit is tried when each of them asks, and soon after that."""
    brand = books.has(
        Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=books.clock()
    )
    for _ in range(12):
        operation = books.begin(ReadBrand)
        books.postpone(operation, is_unapplied=True)
        assert books.open() is None, "left in peace for a while"
        with books.database.writing() as transaction:
            start.start(transaction, dossiers.get(transaction, *books.owner))

    assert books.now(brand).failures == 1
    books.postpone(books.begin(ReadBrand), is_unapplied=True)
    found = books.now(brand)
    assert found.next_check_at is not None
    assert found.next_check_at - books.clock() == timedelta(seconds=2)
    with books.database.reading() as transaction:
        (history,) = registration_moves.list_of_many(transaction, books.owner.org_id, [brand.id]).values()
    assert [move.name for move in history] == ["unavailable"], "told once"


@pytest.mark.parametrize("ends", [_unavailable, _account_refused, _killed])
def test_a_failed_look_up_does_not_forget_that_the_brand_was_sent_before(
    books: Books, ends: Callable[[Books, Operation], None]
) -> None:
    """Without a webhook address a brand is known only by having been made since; missed, it would be paid for twice."""
    books.postpone(books.begin(SubmitBrand), is_unapplied=False)
    books.clock.advance(hours=2)
    ends(books, books.begin(SubmitBrand))
    books.clock.advance(hours=2)

    again = books.begin(SubmitBrand)

    assert again.may_send
    assert again.registration.intent is not None
    assert again.registration.intent.sent_at is not None
    assert again.registration.intent.details[FIRST_SENT_AT] == BEGINNING.isoformat()


def test_what_certainly_was_not_sent_is_not_looked_for_as_if_it_had_been(books: Books) -> None:
    books.postpone(books.begin(SubmitBrand), is_unapplied=True)
    books.clock.advance(hours=2)
    again = books.begin(SubmitBrand)
    assert again.registration.intent is not None
    assert (again.registration.intent.sent_at, FIRST_SENT_AT in again.registration.intent.details) == (None, False)


def test_reconciliation_finds_a_submission_from_which_nobody_came_back(books: Books) -> None:
    books.begin(SubmitBrand)
    with books.database.reading() as transaction:
        assert registrations.owners_due(transaction, limit=9) == []
    books.clock.advance(minutes=5)
    with books.database.reading() as transaction:
        assert registrations.owners_due(transaction, limit=9) == [books.owner]
    assert books.begin(SubmitBrand).may_send


# ---- A refusal says nothing about what was not sent


def test_a_refused_reading_does_not_take_a_correction_for_sent(books: Books) -> None:
    old = {**brand_content(books.brand, "Northwind Dental"), "vertical": "RETAIL"}
    found = books.has(
        Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", sent=old, next_check_at=BEGINNING
    )

    books.refuse(books.begin(ReadBrand))

    assert books.now(found).sent == old
    assert [reason.message for reason in books.now(found).reasons] == [REASON.message]
    books.change(found, state=BrandState.FAILED)
    assert books.begin(UpdateBrand)


def test_a_refused_correction_waits_for_another_one(books: Books) -> None:
    found = books.has(Kind.BRAND, books.brand.id, state=BrandState.FAILED, vendor_id="b-1", sent={})

    books.refuse(books.begin(UpdateBrand))

    assert books.now(found).sent == brand_content(books.brand, "Northwind Dental")
    assert books.open() is None


# ---- What a person asks for while we are talking


def test_a_wish_that_is_committed_while_an_answer_is_written_is_kept(books: Books) -> None:
    """A completion of an heir locks the registration, and not its owner."""
    if books.database.engine.dialect.name == "sqlite":
        pytest.skip("a writer locks the whole database")
    found = books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=BEGINNING)
    operation = books.begin(ReadBrand)

    with ThreadPoolExecutor() as executor:
        with books.database.writing() as transaction:
            wish = {"requested": Request.SEND_OTP.value}
            registrations.update(transaction, books.owner.org_id, found.id, wish)
            reading = Reading(BrandState.UNVERIFIED, {}, "b-1")
            writing = executor.submit(books.apply, operation, reading)
            eventually(lambda: waits_for_a_lock(books.database), bool, what="that the answer waits for the wish")
        writing.result(120)

    assert (books.now(found).state, books.now(found).requested) == (BrandState.UNVERIFIED, Request.SEND_OTP)


def _verified(books: Books) -> None:
    books.has(Kind.BRAND, books.brand.id, state=BrandState.VERIFIED, vendor_id="b-1")


def test_a_wish_is_not_forgotten_by_a_conversation_that_began_before_it(books: Books) -> None:
    _verified(books)
    found = books.has(
        Kind.CAMPAIGN, books.campaign.id, state=CampaignState.REJECTED, vendor_id="c-1", next_check_at=BEGINNING
    )
    operation = books.begin(ReadCampaign)
    books.agree(Kind.CAMPAIGN, Payment.REVIEW)
    asked_at = BEGINNING - timedelta(seconds=1)  # due at once, as a person's wish is
    books.change(found, requested=Request.APPEAL.value, statement="Please.", next_check_at=asked_at)

    books.refuse(operation)

    assert books.now(found).requested == Request.APPEAL
    assert books.begin(ResubmitCampaign)


def test_a_second_pin_is_not_forgotten_while_the_first_is_presented(books: Books) -> None:
    found = books.has(
        Kind.BRAND, books.brand.id, state=BrandState.AWAITING_OTP, vendor_id="b-1", requested="verify_otp"
    )
    with books.database.writing() as transaction:
        registrations.keep_otp(transaction, books.owner.org_id, found.id, "111111")
    operation = books.begin(VerifyOtp)
    with books.database.writing() as transaction:
        registrations.keep_otp(transaction, books.owner.org_id, found.id, "222222")

    books.refuse(operation)

    assert books.otp(found) == "222222"
    second = books.begin(VerifyOtp)
    assert second.otp == "222222"
    books.refuse(second)
    assert (books.otp(found), books.now(found).requested) == (None, None)


@pytest.mark.parametrize("wish", [Request.SUBMIT, Request.UPDATE, Request.APPEAL])
def test_a_wish_that_was_overtaken_is_forgotten_and_not_carried_out_months_later(books: Books, wish: Request) -> None:
    """It was granted for the refusal of that day, fee and all; a later one is another matter."""
    _verified(books)
    found = books.has(
        Kind.CAMPAIGN, books.campaign.id, state=CampaignState.REJECTED, vendor_id="c-1", next_check_at=BEGINNING
    )
    operation = books.begin(ReadCampaign)
    books.agree(Kind.CAMPAIGN, Payment.REGISTRATION if wish is Request.SUBMIT else Payment.REVIEW)
    books.change(found, requested=wish.value)

    books.apply(operation, Reading(CampaignState.APPROVED, {}, "c-1"))
    books.clock.advance(seconds=1)

    assert books.now(found).requested is None
    assert (Kind.CAMPAIGN, Payment.REVIEW) not in books.agreed
    assert (Kind.CAMPAIGN, Payment.REGISTRATION) not in books.agreed
    assert books.open() is None


def test_a_wish_to_deactivate_is_never_overtaken(books: Books) -> None:
    _verified(books)
    found = books.has(
        Kind.CAMPAIGN, books.campaign.id, state=CampaignState.PENDING, vendor_id="c-1", next_check_at=BEGINNING
    )
    operation = books.begin(ReadCampaign)
    books.change(found, requested=Request.DEACTIVATE.value)

    books.apply(operation, Reading(CampaignState.APPROVED, {}, "c-1"))

    assert books.begin(DeactivateCampaign)


# ---- Reasons why nothing was sent


def test_an_upgrade_that_rewords_a_reason_announces_nothing_again(books: Books) -> None:
    books.end_agreement(Kind.BRAND, books.brand.id)
    assert books.open() is None
    found = books.find(Kind.BRAND, books.brand.id)
    (reason,) = found.reasons
    books.change(found, reasons=[replace(reason, message="The sentence of an older release.")])

    assert books.open() is None

    assert tuple(books.now(found).reasons) == (reason,)
    with books.database.reading() as transaction:
        (history,) = registration_moves.list_of_many(transaction, books.owner.org_id, [found.id]).values()
    assert [move.name for move in history] == ["fee_not_agreed"], "told once"


# ---- One agreement, one fee

BRAND_FEE, CAMPAIGN_FEE = (Kind.BRAND, Payment.REGISTRATION), (Kind.CAMPAIGN, Payment.REGISTRATION)
REVIEW_FEE = (Kind.CAMPAIGN, Payment.REVIEW)


def test_what_the_vendor_has_taken_uses_the_agreement_up(books: Books) -> None:
    assert books.agreed == {BRAND_FEE, CAMPAIGN_FEE}
    books.apply(books.begin(SubmitBrand), Reading(BrandState.VERIFIED, {}, "b-1"))
    assert books.agreed == {CAMPAIGN_FEE}
    books.apply(books.begin(SubmitCampaign), Reading(CampaignState.PENDING, {}, "c-1"))
    assert books.agreed == set()
    assert books.open() is None


def test_a_refusal_at_the_door_keeps_it_for_what_was_corrected(books: Books) -> None:
    _verified(books)
    books.refuse(books.begin(SubmitCampaign))
    assert CAMPAIGN_FEE in books.agreed
    assert books.open() is None, "the same would be refused again"
    found = books.find(Kind.CAMPAIGN, books.campaign.id)
    books.change(found, sent={})
    books.apply(books.begin(SubmitCampaign), Reading(CampaignState.PENDING, {}, "c-1"))
    assert CAMPAIGN_FEE not in books.agreed


def test_what_nobody_has_agreed_to_waits_and_says_so(books: Books) -> None:
    books.end_agreement(Kind.BRAND, books.brand.id)
    assert books.open() is None
    found = books.find(Kind.BRAND, books.brand.id)
    (reason,) = found.reasons
    assert (found.state, reason.code) == (BrandState.NOT_SUBMITTED, "fee_not_agreed")
    assert "4.00 USD" in reason.message
    assert reason.remedy is not None
    assert f"POST /v3/profiles/{books.owner.owner_id}/brand/submit" in reason.remedy
    books.agree(Kind.BRAND)
    assert books.begin(SubmitBrand)


def test_what_may_be_there_is_looked_for_without_an_agreement_and_never_sent(books: Books) -> None:
    """The profile was deleted while the answer was missing, say, and restored."""
    books.postpone(books.begin(SubmitBrand), is_unapplied=False)
    books.end_agreement(Kind.BRAND, books.brand.id)
    books.clock.advance(hours=2)
    operation = books.begin(SubmitBrand)
    assert not operation.may_send
    books.look_in_vain(operation)
    books.clock.advance(hours=2)
    assert books.open() is None, "it never got there, and is not looked for again and again"
    books.agree(Kind.BRAND)
    books.change(operation.registration, next_check_at=books.clock(), failures=0)  # as a person's wish does
    assert books.begin(SubmitBrand).may_send


@pytest.mark.parametrize("way", [Request.UPDATE, Request.APPEAL])
def test_a_review_is_paid_for_once_whatever_comes_of_it(books: Books, way: Request) -> None:
    _verified(books)
    books.agree(Kind.CAMPAIGN, Payment.REVIEW)
    found = books.has(
        Kind.CAMPAIGN, books.campaign.id, state=CampaignState.REJECTED, vendor_id="c-1", requested=way.value
    )
    operation = books.begin(ResubmitCampaign)
    assert operation.may_send
    # Meanwhile the person asks once more, in other words.
    books.change(found, requested=Request.APPEAL.value, statement="Please, please.")

    books.apply(operation, Reading(CampaignState.REJECTED, {}, "c-1", None, [REASON]))

    assert REVIEW_FEE not in books.agreed
    assert books.now(found).requested is None
    books.clock.advance(days=2)
    assert books.begin(ReadCampaign)


def test_a_review_from_which_nobody_came_back_is_known_to_be_one(books: Books) -> None:
    _verified(books)
    books.agree(Kind.CAMPAIGN, Payment.REVIEW)
    found = books.has(
        Kind.CAMPAIGN, books.campaign.id, state=CampaignState.REJECTED, vendor_id="c-1", requested=Request.APPEAL.value
    )
    books.postpone(books.begin(ResubmitCampaign), is_unapplied=True)
    books.clock.advance(hours=1)
    assert books.begin(ResubmitCampaign).may_send, "it certainly never left"
    again = books.begin(ResubmitCampaign)
    assert not again.may_send, "the process was killed"
    books.apply(again, Reading(CampaignState.PENDING, {}, "c-1"))
    assert (books.now(found).requested, REVIEW_FEE in books.agreed) == (None, False)


def test_a_refused_review_takes_its_agreement_along(books: Books) -> None:
    _verified(books)
    books.agree(Kind.CAMPAIGN, Payment.REVIEW)
    found = books.has(
        Kind.CAMPAIGN, books.campaign.id, state=CampaignState.REJECTED, vendor_id="c-1", requested=Request.UPDATE.value
    )
    books.refuse(books.begin(ResubmitCampaign))
    assert (books.now(found).requested, REVIEW_FEE in books.agreed) == (None, False)
    assert [reason.code for reason in books.now(found).reasons] == [REASON.code]
    books.agree(Kind.CAMPAIGN, Payment.REVIEW)
    books.change(found, requested=Request.UPDATE.value)
    assert books.begin(ResubmitCampaign).may_send


# ---- Deleted profiles


def test_a_deleted_profile_does_not_come_up_before_all_others_every_minute(books: Books) -> None:
    found = books.has(Kind.BRAND, books.brand.id, state=BrandState.PENDING, vendor_id="b-1", next_check_at=BEGINNING)
    with books.database.writing() as transaction:
        assert brands.find(transaction, *books.owner) is not None
        profiles.delete(transaction, *books.owner)
    assert books.open() is None
    with books.database.reading() as transaction:
        assert registrations.owners_due(transaction, limit=9) == []

    assert books.now(found).next_check_at == BEGINNING + timedelta(days=1)


@pytest.mark.parametrize(
    ("cap", "code"), [(None, "fee_not_agreed"), ("4.00", "fee_not_agreed"), ("3.99", "spending_cap_reached")]
)
def test_what_the_months_cap_forbids_waits_and_says_so(books: Books, cap: str | None, code: str) -> None:
    for kind, subject_id in ((Kind.BRAND, books.brand.id), (Kind.CAMPAIGN, books.campaign.id)):
        books.end_agreement(kind, subject_id)
    with books.database.writing() as transaction:
        organizations.update(transaction, books.owner.org_id, {"monthly_spending_cap": cap})
    assert books.open() is None
    (reason,) = books.find(Kind.BRAND, books.brand.id).reasons
    assert reason.code == code
    assert "4.00 USD" in reason.message
    how = f"POST /v3/profiles/{books.owner.owner_id}/brand/submit with acceptFee: true"
    assert how in (reason.remedy or "")
    if code == "spending_cap_reached":
        assert "cap of 3.99 USD" in reason.message
        assert "owner or admin" in (reason.remedy or "")
        assert "raise monthly_spending_cap" in (reason.remedy or "")
        # Next month there is room again, and a higher cap makes some at once.
        with books.database.writing() as transaction:
            organizations.update(transaction, books.owner.org_id, {"monthly_spending_cap": "4.00"})
        assert books.open() is None
        (reason,) = books.find(Kind.BRAND, books.brand.id).reasons
        assert reason.code == "fee_not_agreed"
