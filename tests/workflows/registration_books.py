"""A profile whose registrations a test keeps by hand: one transaction before and one after each conversation."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from clearsend.actions.registration import agreements, passes
from clearsend.actions.registration.passes import Operation
from clearsend.domain.access import Actor, Role
from clearsend.domain.profile import Brand, Campaign, ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration import agreement
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.outcome import NotThere, Outcome, Read, Refused, Unavailable
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.record import Reading, Registration
from clearsend.domain.registration.states import Kind
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import agreements as agreement_store
from clearsend.store import brands, campaigns, registrations
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.registrations import Owner
from tests.domain import packets
from tests.store import stock
from tests.store.stock import Clock

PACE = Pace()
REASON = Reason("10004", "No such thing.")


class Books:
    """A profile with a brand and a campaign of its own, and the turns that somebody has for it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        with database.writing() as transaction:
            org_id = stock.organization(transaction)
            profile = stock.profile(
                transaction,
                org_id,
                status=ProfileStatus.SUBMITTED,
                inherit_tcr_brand=False,
                inherit_tcr_campaign=False,
            )
            self.brand = _brand(transaction, org_id, profile.id)
            self.campaign = _campaign(transaction, org_id, self.brand)
        self.owner = Owner(org_id, profile.id)
        self.agree(Kind.BRAND)
        self.agree(Kind.CAMPAIGN)

    def open(self) -> Operation | None:
        with self.database.writing() as transaction:
            return passes.begin(transaction, self.owner, holder="advance-1", cause="person", pace=PACE)

    def begin(self, task: type) -> Operation:
        operation = self.open()
        assert operation is not None
        assert type(operation.task) is task
        return operation

    def apply(self, operation: Operation, reading: Reading) -> None:
        self._end(operation, Read, reading=reading)

    def refuse(self, operation: Operation, *, is_account_wide: bool = False) -> None:
        self._end(operation, Refused, reason=REASON, is_account_wide=is_account_wide)

    def postpone(self, operation: Operation, *, is_unapplied: bool) -> None:
        self._end(operation, Unavailable, message="down", is_unapplied=is_unapplied)

    def look_in_vain(self, operation: Operation) -> None:
        """The object is not at the vendor yet."""
        self._end(operation, NotThere)

    def _end(self, operation: Operation, outcome: Callable[..., Outcome], **more: Any) -> None:
        with self.database.writing() as transaction:
            ended = outcome(**passes.ended(transaction, operation), **more)
            passes.end(transaction, operation, ended, holder="advance-1", exchanges=(), pace=PACE)

    def agree(self, kind: Kind, payment: Payment = Payment.REGISTRATION) -> None:
        """Somebody agrees to pay for the brand or the campaign, by accepting the fee."""
        if kind is Kind.BRAND:
            subject_id, price = self.brand.id, agreement.price_of_brand(PRICES)
        elif payment is Payment.REVIEW:
            subject_id, price = self.campaign.id, agreement.price_of_review(self.campaign, PRICES)
        else:
            subject_id, price = self.campaign.id, agreement.price_of_campaign(self.campaign, self.brand, PRICES)
        actor = Actor("key", self.owner.org_id, "user", Role.OWNER)
        with self.database.writing() as transaction:
            agreements.accept(transaction, actor, self.owner, kind, subject_id, price)

    def end_agreement(self, kind: Kind, subject_id: str) -> None:
        with self.database.writing() as transaction:
            agreement_store.end(transaction, *self.owner, kind, subject_id)

    @property
    def agreed(self) -> set[tuple[Kind, Payment]]:
        """What is agreed to and not used up."""
        with self.database.reading() as transaction:
            found = agreement_store.list_open(transaction, self.owner.org_id, self.owner.owner_id)
        return {(one.kind, one.payment) for one in found}

    def has(self, kind: Kind, subject_id: str, **changes: Any) -> Registration:
        with self.database.writing() as transaction:
            inserted = registrations.insert(transaction, *self.owner, kind, subject_id)
            registrations.update(transaction, self.owner.org_id, inserted.id, changes)
            return registrations.get(transaction, self.owner.org_id, inserted.id)

    def change(self, found: Registration, **changes: Any) -> None:
        with self.database.writing() as transaction:
            registrations.update(transaction, self.owner.org_id, found.id, changes)

    def find(self, kind: Kind, subject_id: str) -> Registration:
        with self.database.reading() as transaction:
            found = registrations.find(transaction, *self.owner, kind, subject_id)
        assert found is not None
        return found

    def now(self, found: Registration) -> Registration:
        with self.database.reading() as transaction:
            return registrations.get(transaction, self.owner.org_id, found.id)

    def otp(self, found: Registration) -> str | None:
        with self.database.reading() as transaction:
            return registrations.otp(transaction, self.owner.org_id, found.id)


def _brand(transaction: Transaction, org_id: str, owner_id: str) -> Brand:
    """One that nothing is held back of."""
    wanted = packets.DENTIST.own_brand
    assert wanted is not None
    brands.put(
        transaction, org_id, owner_id, contact=wanted.contact, business=wanted.business, compliance=wanted.compliance
    )
    written = brands.find(transaction, org_id, owner_id)
    assert written is not None
    return written


def _campaign(transaction: Transaction, org_id: str, brand: Brand) -> Campaign:
    """One that nothing is held back of."""
    wanted = packets.DENTIST.own_campaigns[0]
    written = replace(wanted, id=transaction.new_id(), owner_id=brand.owner_id, brand_id=brand.id)
    campaigns.insert(transaction, org_id, written)
    return written
