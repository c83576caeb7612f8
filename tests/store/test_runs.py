"""Runs in the store: at most one open per profile, with their steps, attempts and callbacks."""

import threading

import pytest
import sqlalchemy as sa

from clearsend.domain.completion import (
    Attempt,
    AttemptOutcome,
    Exchange,
    Run,
    RunStatus,
    Step,
    StepName,
    StepStatus,
)
from clearsend.domain.reason import Reason
from clearsend.store import runs
from clearsend.store.foundation.database import Database
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

REASON = Reason("no_channel", "Neither SMS nor WhatsApp is connected.", "Add one.")


def test_a_new_run_is_queued_with_every_step_pending(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        assert runs.find_open(transaction, org_id, profile_id) is None
        assert runs.find_latest(transaction, org_id, profile_id) is None
        run_id = stock.run(transaction, org_id, profile_id)

    with database.reading() as transaction:
        run = runs.get(transaction, org_id, run_id)
        assert runs.find_open(transaction, org_id, profile_id) == run
        assert runs.find_latest(transaction, org_id, profile_id) == run
        steps = runs.steps(transaction, org_id, run_id)
    assert run == Run(run_id, org_id, profile_id, RunStatus.QUEUED, (), BEGINNING, None, None)
    assert steps == [Step(name, StepStatus.PENDING, (), None, None, None, None) for name in StepName]


def test_the_life_of_a_run(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
        run_id = stock.run(transaction, org_id, profile_id)
    started_at = clock.advance(seconds=1)
    with database.writing() as transaction:
        runs.start(transaction, org_id, run_id)
        assert runs.get(transaction, org_id, run_id).status is RunStatus.IN_PROGRESS
        assert runs.find_open(transaction, org_id, profile_id) is not None
    finished_at = clock.advance(seconds=1)
    with database.writing() as transaction:
        runs.finish(transaction, org_id, run_id, status=RunStatus.SUBMITTED, reasons=[REASON])

    with database.reading() as transaction:
        run = runs.get(transaction, org_id, run_id)
        assert runs.find_open(transaction, org_id, profile_id) is None
    assert (run.status, run.reasons) == (RunStatus.SUBMITTED, (REASON,))
    assert (run.requested_at, run.started_at, run.finished_at) == (BEGINNING, started_at, finished_at)


def test_a_profile_has_at_most_one_open_run(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id, sibling_id = (stock.profile(transaction, org_id).id for _ in range(2))
        first_id = stock.run(transaction, org_id, profile_id)
        stock.run(transaction, org_id, sibling_id)

    with pytest.raises(sa.exc.IntegrityError), database.writing() as transaction:
        stock.run(transaction, org_id, profile_id)

    clock.advance(seconds=1)
    with database.writing() as transaction:
        runs.finish(transaction, org_id, first_id, status=RunStatus.FAILED, reasons=[REASON])
        second_id = stock.run(transaction, org_id, profile_id)
        latest = runs.find_latest(transaction, org_id, profile_id)
        assert latest is not None
        assert latest.id == second_id
        assert runs.find_open(transaction, org_id, profile_id) == latest


def test_of_two_at_the_same_moment_one_opens_a_run(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        profile_id = stock.profile(transaction, org_id).id
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def open_one() -> None:
        together.wait()
        try:
            with database.writing() as transaction:
                stock.run(transaction, org_id, profile_id)
            outcomes.append("opened")
        except sa.exc.IntegrityError:
            outcomes.append("refused")

    threads = [threading.Thread(target=open_one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["opened", "refused"]


def test_the_attempts_of_a_step(database: Database, clock: Clock) -> None:
    exchange = Exchange("GET", "/v2/phone_numbers", 503, 112, "Service Unavailable – später ☎")
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        run_id = stock.run(transaction, org_id, stock.profile(transaction, org_id).id)
        runs.insert_attempt(transaction, org_id, run_id, StepName.CONNECT_SMS, 1)
    ended_at = clock.advance(seconds=2)
    with database.writing() as transaction:
        runs.finish_attempt(
            transaction,
            org_id,
            run_id,
            StepName.CONNECT_SMS,
            1,
            outcome=AttemptOutcome.UNAVAILABLE,
            message="Telnyx is down",
            exchanges=[exchange],
        )
        runs.insert_attempt(transaction, org_id, run_id, StepName.CONNECT_SMS, 2)

    with database.reading() as transaction:
        step, *others = runs.steps(transaction, org_id, run_id)
    assert step.attempts == (
        Attempt(1, AttemptOutcome.UNAVAILABLE, BEGINNING, ended_at, "Telnyx is down", (exchange,)),
        Attempt(2, AttemptOutcome.RUNNING, ended_at, None, None, ()),
    )
    assert [other.attempts for other in others] == [(), ()]


def test_what_a_dead_process_left_open_is_interrupted_and_nothing_else(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        run_id = stock.run(transaction, org_id, stock.profile(transaction, org_id).id)
        for name, number in ((StepName.CONNECT_SMS, 1), (StepName.CONNECT_SMS, 2), (StepName.CONNECT_WHATSAPP, 1)):
            runs.insert_attempt(transaction, org_id, run_id, name, number)
        runs.finish_attempt(
            transaction,
            org_id,
            run_id,
            StepName.CONNECT_SMS,
            1,
            outcome=AttemptOutcome.DONE,
            message=None,
            exchanges=[],
        )
    found_at = clock.advance(minutes=1)

    with database.writing() as transaction:
        runs.interrupt_attempts(transaction, org_id, run_id, StepName.CONNECT_SMS)

    with database.reading() as transaction:
        sms, whatsapp, _ = runs.steps(transaction, org_id, run_id)
    first, second = sms.attempts
    (elsewhere,) = whatsapp.attempts
    assert first.outcome is AttemptOutcome.DONE
    assert (second.outcome, second.finished_at) == (AttemptOutcome.INTERRUPTED, found_at)
    assert second.message
    assert elsewhere.outcome is AttemptOutcome.RUNNING


def test_a_step_is_updated_column_by_column(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        run_id = stock.run(transaction, org_id, stock.profile(transaction, org_id).id)
        later = clock.advance(minutes=15)
        changes = {"status": "waiting", "started_at": transaction.now, "next_attempt_at": later}
        runs.update_step(transaction, org_id, run_id, StepName.CONNECT_SMS, changes)
        runs.update_step(transaction, org_id, run_id, StepName.CONNECT_SMS, {"result": {"numbers": ["+1", None]}})

        step, *others = runs.steps(transaction, org_id, run_id)
    assert step == Step(StepName.CONNECT_SMS, StepStatus.WAITING, (), {"numbers": ["+1", None]}, BEGINNING, None, later)
    assert {other.status for other in others} == {StepStatus.PENDING}


def test_every_address_is_called_once_in_the_order_of_asking(database: Database, clock: Clock) -> None:
    long = "https://platform.example/" + "x" * 2000
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        run_id = stock.run(transaction, org_id, stock.profile(transaction, org_id).id)
    added = []
    for url in ("https://b.example", "https://a.example", long, "https://b.example", f"{long}y", long):
        with database.writing() as transaction:
            added.append(runs.add_callback(transaction, org_id, run_id, url))
        clock.advance(seconds=1)

    assert added == [True, True, True, False, True, False]
    with database.reading() as transaction:
        urls = runs.callback_urls(transaction, org_id, run_id)
    assert urls == ["https://b.example", "https://a.example", long, f"{long}y"]


def test_another_organization_sees_and_changes_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        other_id = stock.organization(transaction, "Other")
        profile_id = stock.profile(transaction, org_id).id
        run_id = stock.run(transaction, org_id, profile_id)
        runs.insert_attempt(transaction, org_id, run_id, StepName.CONNECT_SMS, 1)
        runs.add_callback(transaction, org_id, run_id, "https://platform.example")
        before = runs.get(transaction, org_id, run_id), runs.steps(transaction, org_id, run_id)

        assert runs.find_open(transaction, other_id, profile_id) is None
        assert runs.find_latest(transaction, other_id, profile_id) is None
        assert runs.steps(transaction, other_id, run_id) == []
        assert runs.callback_urls(transaction, other_id, run_id) == []
        with pytest.raises(sa.exc.NoResultFound):
            runs.get(transaction, other_id, run_id)
        runs.start(transaction, other_id, run_id)
        runs.finish(transaction, other_id, run_id, status=RunStatus.COMPLETED, reasons=[])
        runs.update_step(transaction, other_id, run_id, StepName.CONNECT_SMS, {"status": "done"})
        runs.interrupt_attempts(transaction, other_id, run_id, StepName.CONNECT_SMS)
        runs.finish_attempt(
            transaction,
            other_id,
            run_id,
            StepName.CONNECT_SMS,
            1,
            outcome=AttemptOutcome.DONE,
            message="by mallory",
            exchanges=[],
        )

        assert (runs.get(transaction, org_id, run_id), runs.steps(transaction, org_id, run_id)) == before
