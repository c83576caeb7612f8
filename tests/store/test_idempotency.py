"""Idempotency records in the store: claimed with the effect in one transaction, given back for a day, waited for in between."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import pytest

from clearsend.domain.errors import AppError
from clearsend.store import idempotency
from clearsend.store.foundation import vault
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import idempotency_records
from clearsend.store.idempotency import Remembered, Scope
from tests.store import stock
from tests.store.stock import Clock

SCOPE = Scope("POST", "/v3/profiles", "key-1")
FIRST = Remembered("req_first", 201, '{"success":true,"text":"größer ☎"}', is_sandbox=False)


@pytest.fixture
def org_id(database: Database) -> str:
    with database.writing() as transaction:
        return stock.organization(transaction)


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    """Another thread, with a connection of its own."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


def _claim(
    database: Database,
    org_id: str,
    scope: Scope = SCOPE,
    *,
    request_id: str = "req_second",
    wait_milliseconds: int = 20_000,
) -> Remembered | None:
    with database.writing() as transaction:
        transaction.limit_lock_wait(wait_milliseconds)
        return idempotency.claim(transaction, org_id, scope, request_id=request_id)


def _answer(database: Database, org_id: str, scope: Scope = SCOPE, first: Remembered = FIRST) -> None:
    with database.writing() as transaction:
        assert idempotency.claim(transaction, org_id, scope, request_id=first.request_id) is None
        idempotency.remember(
            transaction, org_id, scope, status_code=first.status_code, body=first.body, is_sandbox=first.is_sandbox
        )


def _be_refused(database: Database, org_id: str, meanwhile: Callable[[], None] = lambda: None) -> None:
    with database.writing() as transaction:
        assert idempotency.claim(transaction, org_id, SCOPE, request_id="req_refused") is None
        meanwhile()
        raise AppError(stock.ANY_REFUSAL)


@pytest.mark.parametrize("first", [FIRST, Remembered("req_first", 202, "", is_sandbox=True)])
def test_what_was_answered_is_given_back(database: Database, org_id: str, first: Remembered) -> None:
    _answer(database, org_id, first=first)

    assert _claim(database, org_id) == first
    assert _claim(database, org_id, request_id="req_third") == first


@pytest.mark.parametrize(
    "other",
    [
        replace(SCOPE, key="key-2"),
        replace(SCOPE, key="KEY-1"),
        replace(SCOPE, method="PUT"),
        replace(SCOPE, path="/v3/profiles/"),
        replace(SCOPE, path="/v3/" + "x" * 10_000),
        replace(SCOPE, namespace="acting-for one"),
        replace(SCOPE, namespace="key-of one"),
    ],
)
def test_another_key_method_path_or_namespace_is_another_request(database: Database, org_id: str, other: Scope) -> None:
    _answer(database, org_id)

    _answer(database, org_id, other, replace(FIRST, request_id="req_other"))

    assert _claim(database, org_id) == FIRST
    assert _claim(database, org_id, other) == replace(FIRST, request_id="req_other")


def test_every_namespace_has_a_name_of_its_own_while_it_is_held() -> None:
    namespaces = ("", "acting-for one", "acting-for two", "key-of one")
    names = {replace(SCOPE, namespace=namespace).of("org") for namespace in namespaces}
    assert len(names) == len(namespaces)


def test_what_the_organization_was_answered_before_there_were_namespaces_is_given_back(
    database: Database, org_id: str
) -> None:
    with database.writing() as transaction:
        transaction.connection.execute(
            idempotency_records.insert().values(
                org_id=org_id,
                method=SCOPE.method,
                path_digest=vault.digest(SCOPE.path),
                key=SCOPE.key,
                request_id=FIRST.request_id,
                created_at=transaction.now,
                status_code=FIRST.status_code,
                body=FIRST.body,
                is_sandbox=FIRST.is_sandbox,
            )
        )
    assert _claim(database, org_id) == FIRST


def test_another_organization_may_use_the_same_key(database: Database, org_id: str) -> None:
    with database.writing() as transaction:
        other_id = stock.organization(transaction, "Other")
    _answer(database, org_id)

    assert _claim(database, other_id) is None
    assert _claim(database, org_id) == FIRST


def test_it_is_remembered_for_a_day(database: Database, org_id: str, clock: Clock) -> None:
    _answer(database, org_id)
    clock.advance(hours=24)
    assert _claim(database, org_id) == FIRST

    clock.advance(microseconds=1)
    second = Remembered("req_tomorrow", 200, "{}", is_sandbox=True)
    _answer(database, org_id, first=second)

    assert _claim(database, org_id) == second
    clock.advance(hours=24)
    assert _claim(database, org_id) == second


def test_an_expired_answer_is_gone_when_its_key_is_claimed_anew(database: Database, org_id: str, clock: Clock) -> None:
    _answer(database, org_id)
    clock.advance(hours=25)

    with database.writing() as transaction:
        assert idempotency.claim(transaction, org_id, SCOPE, request_id="req_new") is None
        assert not any("größer" in value for value in stock.everything(transaction))


def test_a_refused_request_takes_its_claim_with_it(database: Database, org_id: str) -> None:
    with pytest.raises(AppError):
        _be_refused(database, org_id)

    assert _claim(database, org_id) is None


def test_a_second_caller_waits_for_the_first_and_gets_its_answer(
    database: Database, org_id: str, beside: ThreadPoolExecutor
) -> None:
    def answer_when_told(is_claimed: Callable[[], None], may_end: Callable[[], bool]) -> None:
        with database.writing() as transaction:
            assert idempotency.claim(transaction, org_id, SCOPE, request_id="req_first") is None
            is_claimed()
            assert may_end()
            idempotency.remember(
                transaction, org_id, SCOPE, status_code=201, body=FIRST.body, is_sandbox=FIRST.is_sandbox
            )

    second = _second_caller(database, org_id, beside, answer_when_told)

    assert second.result(timeout=120) == FIRST


def test_a_second_caller_waits_for_the_first_and_takes_over_when_it_is_refused(
    database: Database, org_id: str, beside: ThreadPoolExecutor
) -> None:
    def be_refused_when_told(is_claimed: Callable[[], None], may_end: Callable[[], bool]) -> None:
        def tell_and_wait() -> None:
            is_claimed()
            assert may_end()

        with pytest.raises(AppError):
            _be_refused(database, org_id, tell_and_wait)

    second = _second_caller(database, org_id, beside, be_refused_when_told)

    assert second.result(timeout=120) is None


def _second_caller(
    database: Database,
    org_id: str,
    beside: ThreadPoolExecutor,
    first: Callable[[Callable[[], None], Callable[[], bool]], None],
) -> "Future[Remembered | None]":
    """The claim of a second caller, made while the first one holds it; it must not end before the first has."""
    claimed, told = threading.Event(), threading.Event()
    with ThreadPoolExecutor(1) as executor:
        one = executor.submit(first, claimed.set, lambda: told.wait(120))
        assert claimed.wait(120)
        second = beside.submit(_claim, database, org_id)
        time.sleep(0.3)
        assert not second.done()
        told.set()
        one.result(timeout=120)
    return second


def test_on_postgresql_a_second_caller_waits_no_longer_than_it_may(database: Database, org_id: str) -> None:
    """On SQLite there is one writer at a time, so that the wait is that of every writer."""
    with database.writing() as transaction:
        assert idempotency.claim(transaction, org_id, SCOPE, request_id="req_first") is None
        if transaction.is_sqlite:
            pytest.skip("SQLite has no lock to wait for but that of the database")

        with pytest.raises(AppError) as refused:
            _claim(database, org_id, wait_milliseconds=100)
        assert (refused.value.code, refused.value.retry_after_seconds) == ("CONFLICT_001", 1)

        # Another key is nobody's wait.
        assert _claim(database, org_id, replace(SCOPE, key="key-2"), wait_milliseconds=100) is None
