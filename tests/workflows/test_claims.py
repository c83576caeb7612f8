"""The books of a claim: it is taken in the very transaction that confirms a channel, or not at all."""

from dataclasses import replace

import pytest

from clearsend.actions.completion import attempts, progress
from clearsend.actions.registration import claims as claim_actions
from clearsend.domain.completion import Step, StepName, StepStatus
from clearsend.domain.registration.claims import ClaimKind, Holder, NotAvailable
from clearsend.domain.registration.states import Kind as RegistrationKind
from clearsend.domain.registration.states import SmsState
from clearsend.store import claims, registrations, runs
from clearsend.store.engine import leases
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.registrations import Owner
from tests.store import stock
from tests.store.stock import Clock

NUMBER = "+12125550123"


class Sender:
    """A profile with a number of its own, and a run that is about to connect it."""

    def __init__(self, database: Database, org_id: str | None = None, **sender: str) -> None:
        self.database = database
        with database.writing() as transaction:
            self.org_id = org_id or stock.organization(transaction)
            profile = stock.profile(transaction, self.org_id, **(sender or {"sending_phone_number": NUMBER}))
            self.profile_id = profile.id
            self.run_id = stock.run(transaction, self.org_id, profile.id)

    def open(self) -> attempts.Opened | None:
        """The attempt to connect the number; None if the run has to wait for another one."""
        with self.database.writing() as transaction:
            return progress.advance(transaction, self.org_id, self.run_id)

    def opened(self) -> attempts.Opened:
        found = self.open()
        assert found is not None
        assert found.step is StepName.CONNECT_SMS
        return found

    def confirm(self, opened: attempts.Opened) -> bool:
        with self.database.writing() as transaction:
            return bool(
                attempts.confirm(
                    transaction, self.org_id, self.run_id, opened, vendor_ids={}, exchanges=[], reading=stock.CONNECTED
                )
            )

    @property
    def is_waiting(self) -> bool:
        """Does the run come again by itself?"""
        with self.database.reading() as transaction:
            step = _step(transaction, self)
            due = {job["subject"]: job["due_at"] for job in stock.jobs(transaction, Kind.COMPLETE_PROFILE)}
        return step.status is StepStatus.WAITING and due.get(self.run_id) == step.next_attempt_at

    @property
    def is_connected(self) -> bool:
        with self.database.reading() as transaction:
            found = registrations.find(transaction, self.org_id, self.profile_id, RegistrationKind.SMS, NUMBER)
        return found is not None and found.state is SmsState.CONNECTED

    @property
    def holder(self) -> Holder:
        with self.database.reading() as transaction:
            return claims.holder(transaction, self.org_id, ClaimKind.NUMBER, NUMBER)


def _step(transaction: Transaction, sender: Sender) -> Step:
    return next(
        step for step in runs.steps(transaction, sender.org_id, sender.run_id) if step.name is StepName.CONNECT_SMS
    )


@pytest.fixture
def one(database: Database, clock: Clock) -> Sender:
    return Sender(replace(database, clock=clock))


@pytest.fixture
def two(one: Sender) -> Sender:
    return Sender(one.database)


def test_only_one_organization_at_a_time_talks_about_a_number(one: Sender, two: Sender) -> None:
    """Both would find it on nobody's messaging profile, and the second would take it off the first's."""
    opened = one.opened()
    assert opened.refusal is None
    assert two.open() is None
    assert two.is_waiting
    third = Sender(one.database, sending_phone_number="+12125550124")
    assert third.open() is not None, "another number is another conversation"
    assert one.confirm(opened)
    refused = two.opened().refusal
    assert refused is not None
    assert (refused.code, two.is_connected, one.holder) == ("number_not_available", False, Holder.OURS)


def test_who_has_to_wait_holds_up_nobody(one: Sender, two: Sender) -> None:
    one.opened()
    assert two.open() is None
    with one.database.reading() as transaction:
        held = leases.list_below(transaction, "")
    assert {lease.holder for lease in held} == {one.run_id}, "what it could not have whole, it has not at all"


def test_whoever_died_over_a_number_gives_way_in_time(one: Sender, two: Sender, clock: Clock) -> None:
    opened = one.opened()
    clock.advance(minutes=4)
    assert two.confirm(two.opened())
    with pytest.raises(NotAvailable):
        one.confirm(opened)
    assert (one.is_connected, one.holder) == (False, Holder.ANOTHER), "nothing of it was written"
    with one.database.reading() as transaction:
        assert _step(transaction, one).finished_at is None


def test_a_number_that_is_bought_meanwhile_is_its_buyers(one: Sender, two: Sender) -> None:
    opened = one.opened()
    with one.database.writing() as transaction:
        claim_actions.buy(transaction, Owner(two.org_id, two.profile_id), NUMBER)
    with pytest.raises(NotAvailable) as refused:
        one.confirm(opened)
    assert two.org_id not in repr(refused.value.reason)
    assert (one.is_connected, two.holder) == (False, Holder.OURS)


def test_a_number_that_is_known_and_was_claimed_since_is_refused_all_the_same(one: Sender, two: Sender) -> None:
    assert one.confirm(one.opened())
    with one.database.writing() as transaction:
        assert claim_actions.move(transaction, ClaimKind.NUMBER, NUMBER, two.org_id)
    opened = Sender(one.database, one.org_id, sending_phone_number_profile_id=one.profile_id).opened()
    assert opened.refusal is not None
