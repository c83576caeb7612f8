"""Webhook endpoints in the store: what is set, what is counted, who may be told, and the secrets that nobody else reads."""

import threading
from datetime import timedelta

import pytest

from clearsend.actions import endpoints
from clearsend.domain import webhook
from clearsend.domain.errors import QUOTA_EXCEEDED, WEBHOOK_NOT_FOUND, AppError
from clearsend.domain.paging import PageRequest
from clearsend.domain.webhook import Endpoint, Filters, Settings
from clearsend.store import webhooks
from clearsend.store.foundation.database import Database, Transaction
from clearsend.webhooks import signing
from tests.store import stock
from tests.store.stock import BEGINNING, Clock

URL = "https://platform.example/hooks"
FIRST, SECOND, THIRD = "whsec_Zmlyc3Q=", "whsec_c2Vjb25k", "whsec_dGhpcmQ="


def _created(
    transaction: Transaction, org_id: str, name: str = "Ours", *, confined_to: str | None = None, **settings: object
) -> Endpoint:
    wanted: Settings = {"display_name": name, "endpoint_url": URL, **settings}  # type: ignore[typeddict-item]
    return endpoints.create(transaction, org_id, wanted, signing_secret=FIRST, confined_to=confined_to)


def test_an_endpoint_comes_back_as_it_was_set(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        bare = endpoints.create(transaction, org_id, {"display_name": "Größe ☎"}, signing_secret=FIRST)
        assert webhooks.get(transaction, org_id, bare.id) == bare
        assert (bare.endpoint_url, bare.event_types, bare.event_filters, bare.sender_profile) == (None, (), None, None)
        assert (bare.is_active, bare.retry_count, bare.timeout_seconds) == (True, 3, 30)

        later = clock.advance(minutes=1)
        everything: Settings = {
            "display_name": "Another",
            "endpoint_url": URL,
            "event_types": ["brand", "messages"],
            "event_filters": {"brand": ["verified"]},
            "sender_profile": Filters(("completion",), {"completion": ["failed"]}),
            "retry_count": 5,
            "timeout_seconds": 120,
        }
    with database.writing() as transaction:
        endpoints.update(transaction, org_id, bare.id, everything)
        changed = webhooks.get(transaction, org_id, bare.id)
        assert {name: getattr(changed, name) for name in everything} == everything | {
            "event_types": ("brand", "messages")
        }
        assert (changed.created_at, changed.updated_at) == (BEGINNING, later)

        endpoints.update(transaction, org_id, bare.id, {"event_filters": None, "sender_profile": None})
        cleared = webhooks.get(transaction, org_id, bare.id)
        assert (cleared.event_filters, cleared.sender_profile, cleared.retry_count) == (None, None, 5)


def test_a_page_of_endpoints_by_name_url_id_and_activity(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
    made = []
    for name, url in (("Alpha", URL), ("Beta_", "https://beta.example/in"), ("Gamma", URL)):
        with database.writing() as transaction:
            made.append(_created(transaction, org_id, name, endpoint_url=url).id)
        clock.advance(seconds=1)
    with database.writing() as transaction:
        endpoints.toggle(transaction, org_id, made[2], is_active=False)

        def found(page: int = 1, page_size: int = 10, **criteria: object) -> tuple[list[str], int]:
            listed = endpoints.list_page(transaction, org_id, PageRequest(page_size, number=page), **criteria)  # type: ignore[arg-type]
            return [item.display_name for item in listed.endpoints], listed.total

        assert found() == (["Alpha", "Beta_", "Gamma"], 3)
        assert found(page=2, page_size=2) == (["Gamma"], 3)
        assert found(search="beta.EXAMPLE") == (["Beta_"], 1)
        assert found(search="_") == (["Beta_"], 1)
        assert found(search=made[0].upper()) == (["Alpha"], 1)
        assert found(is_active=False) == (["Gamma"], 1)
        assert found(is_active=True, search="platform") == (["Alpha"], 1)


def test_two_that_come_at_once_do_not_pass_the_most_that_an_organization_may_have(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        gone, *_ = (_created(transaction, org_id, str(number)) for number in range(webhook.MAX_PER_ORGANIZATION))
        endpoints.delete(transaction, org_id, gone.id)
    refused: list[str] = []

    def come_second() -> None:
        try:
            with database.writing() as transaction:
                _created(transaction, org_id, "second")
        except AppError as error:
            refused.append(error.code)

    second = threading.Thread(target=come_second)
    with database.writing() as transaction:
        _created(transaction, org_id, "first")
        second.start()
        second.join(0.3)
        # It cannot know yet whether there is room, and must not guess.
        assert second.is_alive()
    second.join()

    assert refused == [QUOTA_EXCEEDED.code]
    with database.writing() as transaction:
        listed = endpoints.list_page(transaction, org_id, PageRequest(webhook.MAX_PER_ORGANIZATION + 1))
        assert len(listed.endpoints) == webhook.MAX_PER_ORGANIZATION
        assert "second" not in {endpoint.display_name for endpoint in listed.endpoints}
        _created(transaction, stock.organization(transaction, "Other"))


def test_only_active_endpoints_with_a_url_are_subscribers(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        active, off, gone = (_created(transaction, org_id, name) for name in ("active", "off", "gone"))
        _created(transaction, org_id, "nowhere", endpoint_url=None)
        endpoints.toggle(transaction, org_id, off.id, is_active=False)
        endpoints.delete(transaction, org_id, gone.id)

        assert webhooks.list_subscribers(transaction, org_id, None) == [active]
        assert endpoints.list_page(transaction, org_id, PageRequest(9), search="gone").total == 0


def test_failures_are_counted_until_a_success_and_disable_once(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        endpoint = _created(transaction, org_id)
        assert [webhooks.note_failure(transaction, org_id, endpoint.id) for _ in range(3)] == [1, 2, 3]
    failed_at, delivered_at = BEGINNING, clock.advance(seconds=5)
    with database.writing() as transaction:
        webhooks.note_success(transaction, org_id, endpoint.id)
        webhooks.note_failure(transaction, org_id, endpoint.id)
        counted = webhooks.get(transaction, org_id, endpoint.id)
        assert (counted.consecutive_failures, counted.updated_at) == (1, failed_at)
        assert (counted.last_delivery_attempt_at, counted.last_successful_delivery_at) == (delivered_at, delivered_at)

        assert webhooks.disable(transaction, org_id, endpoint.id, reason="dead")
        assert not webhooks.disable(transaction, org_id, endpoint.id, reason="dead again")
        disabled = webhooks.get(transaction, org_id, endpoint.id)
        assert (disabled.is_active, disabled.disabled_at, disabled.disabled_reason) == (False, delivered_at, "dead")

        # A person who switches off what is off changes nothing of why it was; switched on, it begins anew.
        assert endpoints.toggle(transaction, org_id, endpoint.id, is_active=False).disabled_reason == "dead"
        again = endpoints.toggle(transaction, org_id, endpoint.id, is_active=True)
        assert (again.is_active, again.disabled_at, again.disabled_reason) == (True, None, None)
        assert again.consecutive_failures == 0


def test_every_secret_signs_for_a_day_after_it_was_rotated_out(database: Database, clock: Clock) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        endpoint = _created(transaction, org_id)

    def secrets() -> list[str]:
        with database.reading() as transaction:
            return webhooks.get_with_secrets(transaction, org_id, endpoint.id)[1]

    assert secrets() == [FIRST]
    with database.writing() as transaction:
        endpoints.rotate_secret(transaction, org_id, endpoint.id, signing_secret=SECOND)
    clock.advance(hours=23, minutes=59)
    assert secrets() == [SECOND, FIRST]
    with database.writing() as transaction:
        endpoints.rotate_secret(transaction, org_id, endpoint.id, signing_secret=THIRD)
    assert secrets() == [THIRD, SECOND, FIRST], "the receiver may know any of them: a lost answer is asked for again"
    clock.advance(minutes=1)
    assert secrets() == [THIRD, SECOND]
    clock.moment += timedelta(hours=24)
    assert secrets() == [THIRD]

    with database.reading() as transaction:
        stored = "\n".join(stock.everything(transaction))
    assert not any(secret.removeprefix("whsec_") in stored for secret in (FIRST, SECOND, THIRD))


def test_a_secret_is_not_rotated_out_of_reach(database: Database, clock: Clock) -> None:
    """So many rotations within a day that the headers of a delivery would grow without end: refused, and nothing is lost."""
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        endpoint = _created(transaction, org_id)
        made = [signing.new_secret(number.to_bytes(32, "big")) for number in range(51)]
        for secret in made[:50]:
            endpoints.rotate_secret(transaction, org_id, endpoint.id, signing_secret=secret)
        with pytest.raises(AppError, match="VALIDATION_001"):
            endpoints.rotate_secret(transaction, org_id, endpoint.id, signing_secret=made[50])
        assert webhooks.get_with_secrets(transaction, org_id, endpoint.id)[1] == [*reversed(made[:50]), FIRST]
    clock.advance(hours=24)
    with database.writing() as transaction:
        endpoints.rotate_secret(transaction, org_id, endpoint.id, signing_secret=made[50])
        assert webhooks.get_with_secrets(transaction, org_id, endpoint.id)[1] == [made[50], made[49]]


def test_another_organization_sees_and_changes_nothing(database: Database) -> None:
    with database.writing() as transaction:
        org_id, other_id = stock.organization(transaction), stock.organization(transaction, "Other")
        endpoint = _created(transaction, org_id)
        assert webhooks.list_subscribers(transaction, other_id, None) == []
        assert endpoints.list_page(transaction, other_id, PageRequest(9)).total == 0
        calls = (
            lambda: endpoints.get(transaction, other_id, endpoint.id),
            lambda: endpoints.update(transaction, other_id, endpoint.id, {"display_name": "x"}),
            lambda: endpoints.toggle(transaction, other_id, endpoint.id, is_active=False),
            lambda: endpoints.rotate_secret(transaction, other_id, endpoint.id, signing_secret=SECOND),
            lambda: endpoints.log_page(transaction, other_id, endpoint.id, PageRequest(9)),
            lambda: endpoints.redeliver(transaction, other_id, endpoint.id, "anything"),
            lambda: endpoints.test(transaction, other_id, endpoint.id, "brand.verified"),
            lambda: endpoints.delete(transaction, other_id, endpoint.id),
        )
        for call in calls:
            with pytest.raises(AppError) as refused:
                call()
            assert refused.value.entry is WEBHOOK_NOT_FOUND
        assert not webhooks.disable(transaction, other_id, endpoint.id, reason="not theirs")
        assert webhooks.get(transaction, org_id, endpoint.id) == endpoint


def test_an_endpoint_of_a_profile_hears_of_that_profile_alone(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        one, another = (stock.profile(transaction, org_id).id for _ in range(2))
        parents = _created(transaction, org_id, "the organization's")
        ones, anothers = (_created(transaction, org_id, name, confined_to=name) for name in (one, another))
        assert (parents.profile_id, ones.profile_id, anothers.profile_id) == (None, one, another)

        def subscribers(profile_id: str | None, of: str = org_id) -> set[str]:
            return {endpoint.id for endpoint in webhooks.list_subscribers(transaction, of, profile_id)}

        assert subscribers(None) == {parents.id}
        assert subscribers(one) == {parents.id, ones.id}
        assert subscribers(another) == {parents.id, anothers.id}
        assert subscribers("nobody") == {parents.id}
        assert subscribers(one, of=stock.organization(transaction, "Other")) == set()


def test_one_that_is_confined_to_a_profile_sees_and_changes_its_endpoints_alone(database: Database) -> None:
    with database.writing() as transaction:
        org_id = stock.organization(transaction)
        one, another = (stock.profile(transaction, org_id).id for _ in range(2))
        own = _created(transaction, org_id, "its own", confined_to=one)
        foreign = [
            _created(transaction, org_id, "the organization's"),
            _created(transaction, org_id, "another's", confined_to=another),
        ]

        def listed(**criteria: object) -> list[Endpoint]:
            found = endpoints.list_page(transaction, org_id, PageRequest(9), **criteria)  # type: ignore[arg-type]
            assert found.total == len(found.endpoints)
            return list(found.endpoints)

        assert listed(confined_to=one) == [own]
        assert listed(confined_to=one, search=foreign[0].id) == []
        assert {endpoint.id for endpoint in listed()} == {own.id, *(endpoint.id for endpoint in foreign)}

        for endpoint in foreign:
            calls = (
                lambda id_: endpoints.get(transaction, org_id, id_, confined_to=one),
                lambda id_: endpoints.update(transaction, org_id, id_, {"display_name": "x"}, confined_to=one),
                lambda id_: endpoints.toggle(transaction, org_id, id_, is_active=False, confined_to=one),
                lambda id_: endpoints.rotate_secret(transaction, org_id, id_, signing_secret=SECOND, confined_to=one),
                lambda id_: endpoints.log_page(transaction, org_id, id_, PageRequest(9), confined_to=one),
                lambda id_: endpoints.log_entry(transaction, org_id, id_, "anything", confined_to=one),
                lambda id_: endpoints.redeliver(transaction, org_id, id_, "anything", confined_to=one),
                lambda id_: endpoints.test(transaction, org_id, id_, "brand.verified", confined_to=one),
                lambda id_: endpoints.delete(transaction, org_id, id_, confined_to=one),
            )
            for call in calls:
                with pytest.raises(AppError) as refused:
                    call(endpoint.id)
                assert refused.value.entry is WEBHOOK_NOT_FOUND
            assert webhooks.get(transaction, org_id, endpoint.id) == endpoint

        changed = endpoints.update(transaction, org_id, own.id, {"display_name": "changed"}, confined_to=one)
        assert (changed.display_name, changed.profile_id) == ("changed", one)
        endpoints.delete(transaction, org_id, own.id, confined_to=one)
        assert listed(confined_to=one) == []
