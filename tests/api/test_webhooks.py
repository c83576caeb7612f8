"""Webhooks over HTTP: what is set up, shown, listed, searched, refused and previewed; secrets shown once and kept encrypted.

Nothing is sent here: the server has no worker. What arrives is told in tests/workflows and tests/e2e.
"""

import re
from datetime import timedelta
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from clearsend.actions import endpoints as actions
from clearsend.domain import events, webhook
from clearsend.domain.access import Role
from clearsend.domain.completion import RunStatus
from clearsend.domain.delivery import DeliveryStatus
from clearsend.schemas import webhooks as schemas
from clearsend.store import deliveries, retention
from clearsend.store import webhooks as endpoints
from clearsend.store.foundation.tables import idempotency_records
from clearsend.webhooks import guard
from tests.api.stories import end_run, refusal, rows
from tests.world import World, unknown_id

WEBHOOKS = "/v3/webhooks"
URL = "https://platform.example/hook"
KEYS = [
    *("id", "customer_id", "display_name", "endpoint_url", "signing_secret", "is_active", "event_types"),
    *("event_filters", "retry_count", "timeout_seconds", "last_delivery_attempt_at", "last_successful_delivery_at"),
    *("consecutive_failures", "created_at", "updated_at", "sender_profile", "disabled_at", "disabled_reason"),
    "profile_id",
]
LOG_KEYS = [
    *("id", "event_type", "event_data", "delivery_status", "http_status_code", "response_body", "delivery_attempts"),
    *("error_message", "created_at", "processing_started_at", "processing_completed_at"),
    *("event_id", "next_attempt_at", "attempts"),
]


def _create(desk: World, **fields: Any) -> Any:
    return desk.data("POST", WEBHOOKS, {"display_name": "Onboarding", "endpoint_url": URL, **fields})


def _secrets(desk: World, webhook_id: str) -> list[str]:
    """What deliveries are signed with, the newest first."""
    with desk.database.reading() as transaction:
        _, secrets = endpoints.get_with_secrets(transaction, desk.tenant.id, webhook_id)
        return list(secrets)


def test_a_webhook_is_created_with_the_defaults_and_shown_with_every_key(each_desk: World) -> None:
    answer = each_desk.call("POST", WEBHOOKS, {"display_name": " Onboarding "})
    assert answer.status_code == 201
    created = answer.json()["data"]
    assert list(created) == KEYS
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", created["signing_secret"])
    assert _secrets(each_desk, created["id"]) == [created["signing_secret"]]
    given = {name: created[name] for name in KEYS if name not in ("id", "signing_secret", "created_at", "updated_at")}
    assert given == {
        "customer_id": each_desk.tenant.id,
        "display_name": "Onboarding",
        "endpoint_url": None,
        "is_active": True,
        "event_types": [],
        "event_filters": None,
        "retry_count": 3,
        "timeout_seconds": 30,
        "last_delivery_attempt_at": None,
        "last_successful_delivery_at": None,
        "consecutive_failures": 0,
        "sender_profile": None,
        "disabled_at": None,
        "disabled_reason": None,
        "profile_id": None,
    }

    shown = each_desk.data("GET", f"{WEBHOOKS}/{created['id']}")
    assert shown == created | {"signing_secret": None}


def test_a_change_keeps_what_it_does_not_name(each_desk: World) -> None:
    first = _create(
        each_desk,
        event_types=["brand", "messages", "campaign.approved"],
        event_filters={"brand": ["verified"]},
        sender_profile={"event_types": ["channel"]},
        retry_count=5,
        timeout_seconds=120,
    ) | {"signing_secret": None}
    path = f"{WEBHOOKS}/{first['id']}"
    assert first["sender_profile"] == {"event_types": ["channel"], "event_filters": None}

    changed = each_desk.data("PUT", path, {"display_name": "Changed", "event_filters": None})
    expected = first | {"display_name": "Changed", "event_filters": None}
    assert changed == expected | {"updated_at": changed["updated_at"]}
    assert changed["updated_at"] > first["updated_at"]

    changed = each_desk.data(
        "PUT", path, {"endpoint_url": None, "event_types": [], "sender_profile": None, "retry_count": 1}
    )
    expected |= {"endpoint_url": None, "event_types": [], "sender_profile": None, "retry_count": 1}
    assert changed == expected | {"updated_at": changed["updated_at"]}
    assert each_desk.data("GET", path) == changed


def test_the_list_is_paged_searched_and_filtered(each_desk: World) -> None:
    names = ["One", "Two", "Three_%"]
    made = [_create(each_desk, display_name=name, endpoint_url=f"{URL}/{n}") for n, name in enumerate(names)]
    each_desk.data("PATCH", f"{WEBHOOKS}/{made[1]['id']}/toggle-status", {"is_active": False})

    def listed(**query: Any) -> list[str]:
        with each_desk.client() as client:
            found = client.get(WEBHOOKS, params=query).raise_for_status().json()["data"]
        assert list(found) == ["webhooks", "pagination"]
        assert all(it["signing_secret"] is None and list(it) == KEYS for it in found["webhooks"])
        return [it["display_name"] for it in found["webhooks"]]

    assert listed() == names
    assert (listed(page=2, page_size=2), listed(page=9)) == (["Three_%"], [])
    assert (listed(is_active="true"), listed(is_active="false")) == (["One", "Three_%"], ["Two"])
    assert (listed(search="tHrE"), listed(search="_%"), listed(search="hook/1")) == (["Three_%"], ["Three_%"], ["Two"])
    assert listed(search=made[0]["id"].upper()) == ["One"]
    assert listed(search="o", is_active="true") == ["One", "Three_%"], "the address has an o too"
    pagination = each_desk.data("GET", f"{WEBHOOKS}?page_size=2")["pagination"]
    assert (pagination["total_count"], pagination["total_pages"], pagination["has_more"]) == (3, 2, True)

    assert each_desk.call("DELETE", f"{WEBHOOKS}/{made[0]['id']}").status_code == 204
    assert listed() == names[1:]
    refusal(each_desk.call("GET", f"{WEBHOOKS}/{made[0]['id']}"), 404, "RESOURCE_008")


def test_one_webhook_too_many_is_refused_and_says_what_to_do(desk: World) -> None:
    with desk.database.writing() as transaction:
        for number in range(webhook.MAX_PER_ORGANIZATION - 1):
            actions.create(transaction, desk.tenant.id, {"display_name": str(number)}, signing_secret="whsec_Zmlyc3Q=")
    last = _create(desk)

    refused = desk.call("POST", WEBHOOKS, {"display_name": "One more"})

    refusal(refused, 400, "BUSINESS_008")
    assert str(webhook.MAX_PER_ORGANIZATION) in refused.json()["error"]["message"]
    assert "event_types" in refused.json()["error"]["message"]
    assert desk.call("DELETE", f"{WEBHOOKS}/{last['id']}").status_code == 204
    _create(desk)


@pytest.mark.parametrize(
    ("body", "code", "fields"),
    [
        ({"display_name": ""}, "VALIDATION_001", ["display_name"]),
        ({"display_name": None}, "VALIDATION_001", ["display_name"]),
        ({"display_name": "x" * 256}, "VALIDATION_001", ["display_name"]),
        ({"endpoint_url": "ftp://platform.example"}, "VALIDATION_001", ["endpoint_url"]),
        ({"endpoint_url": "platform.example"}, "VALIDATION_001", ["endpoint_url"]),
        ({"endpoint_url": "https://platform.example/" + "x" * 2048}, "VALIDATION_001", ["endpoint_url"]),
        ({"endpoint_url": "http://169.254.169.254/latest"}, "VALIDATION_001", ["endpoint_url"]),
        ({"event_types": ["x"] * 101}, "VALIDATION_001", ["event_types"]),
        ({"event_types": ["x" * 65]}, "VALIDATION_001", ["event_types[0]"]),
        ({"event_types": None}, "VALIDATION_001", ["event_types"]),
        ({"event_types": "brand"}, "VALIDATION_001", ["event_types"]),
        ({"event_filters": {"x" * 65: []}}, "VALIDATION_001", ["event_filters"]),
        ({"event_filters": {"brand": "verified"}}, "VALIDATION_001", ["event_filters"]),
        ({"event_filters": {f"f{n}": [] for n in range(51)}}, "VALIDATION_001", ["event_filters"]),
        ({"event_filters": {"brand": ["x"] * 101}}, "VALIDATION_001", ["event_filters"]),
        ({"event_filters": {"a\u0000secret": []}}, "VALIDATION_001", ["event_filters"]),
        ({"sender_profile": {"event_filters": []}}, "VALIDATION_001", ["sender_profile.event_filters"]),
        ({"retry_count": 0}, "VALIDATION_005", ["retry_count"]),
        ({"retry_count": 6, "timeout_seconds": 4}, "VALIDATION_005", ["retry_count", "timeout_seconds"]),
        ({"timeout_seconds": 121}, "VALIDATION_005", ["timeout_seconds"]),
        ({"timeout_seconds": 10**30}, "VALIDATION_005", ["timeout_seconds"]),
        ({"retry_count": 6, "display_name": ""}, "VALIDATION_001", ["display_name", "retry_count"]),
        ({"retry_count": "3"}, "VALIDATION_001", ["retry_count"]),
        ({"retry_count": True}, "VALIDATION_001", ["retry_count"]),
        ({"retry_count": 1.5}, "VALIDATION_001", ["retry_count"]),
        ({"retry_count": None}, "VALIDATION_001", ["retry_count"]),
    ],
)
def test_what_is_wrong_is_named(desk: World, body: dict[str, Any], code: str, fields: list[str]) -> None:
    webhook_id = _create(desk)["id"]
    before = rows(desk)
    for method, path in (("POST", WEBHOOKS), ("PUT", f"{WEBHOOKS}/{webhook_id}")):
        for sandbox in (False, True):
            sent = {"display_name": "x", **body, "sandbox": sandbox}
            details = refusal(desk.call(method, path, sent), 400, code)
            assert sorted(details) == sorted(fields)
            assert "secret" not in str(details)
    assert rows(desk) == before


def test_what_else_is_wrong_is_named(desk: World) -> None:
    path = f"{WEBHOOKS}/{_create(desk)['id']}"
    for call, body, field in [
        ("test", {}, "event_type"),
        ("test", {"event_type": "brand verified"}, "event_type"),
        ("toggle-status", {}, "is_active"),
        ("toggle-status", {"is_active": "yes"}, "is_active"),
        ("rotate-secret", {"sandbox": 1}, "sandbox"),
    ]:
        method = "PATCH" if call == "toggle-status" else "POST"
        assert list(refusal(desk.call(method, f"{path}/{call}", body), 400, "VALIDATION_001")) == [field]
    for query, field in [
        ("is_active=yes", "is_active"),
        ("is_active=", "is_active"),
        ("search=" + "x" * 101, "search"),
        ("search=a%00b", "search"),
        ("page=0", "page"),
        ("page_size=1001", "page_size"),
    ]:
        assert list(refusal(desk.call("GET", f"{WEBHOOKS}?{query}"), 400, "VALIDATION_001")) == [field]
    answer = desk.call("GET", f"{WEBHOOKS}/not-an-id")
    assert list(refusal(answer, 400, "VALIDATION_001")) == ["webhookId"]
    assert answer.json()["error"]["message"] == "Invalid webhook ID format"


def test_without_leave_no_webhook_leads_into_the_servers_own_network(desk: World) -> None:
    """Only what the address itself says; where a name leads is judged before each delivery."""
    desk.stop()
    desk.start(has_worker=False, allow_private_callbacks=False)
    try:
        webhook_id = _create(desk)["id"]
        for url in (
            "http://127.0.0.1:9/",
            "http://[::1]/",
            "http://10.0.0.7/",
            "http://localhost/",
            "http://2130706433/",
        ):
            for method, path in (("POST", WEBHOOKS), ("PUT", f"{WEBHOOKS}/{webhook_id}")):
                details = refusal(
                    desk.call(method, path, {"display_name": "x", "endpoint_url": url}), 400, "VALIDATION_001"
                )
                assert details == {"endpoint_url": [guard.url_problem(url, allow_private=False)]}
        assert desk.data("GET", f"{WEBHOOKS}/{webhook_id}")["endpoint_url"] == URL
    finally:
        desk.stop()
        desk.start(has_worker=False, allow_private_callbacks=True)
    assert _create(desk, endpoint_url="http://127.0.0.1:9/")["endpoint_url"] == "http://127.0.0.1:9/"


def test_rotation_shows_the_new_secret_once_and_keeps_the_old_for_a_while(each_desk: World) -> None:
    created = _create(each_desk)
    rotated = each_desk.data("POST", f"{WEBHOOKS}/{created['id']}/rotate-secret")
    assert list(rotated) == ["signing_secret"]
    assert _secrets(each_desk, created["id"]) == [rotated["signing_secret"], created["signing_secret"]]
    assert each_desk.data("GET", f"{WEBHOOKS}/{created['id']}")["signing_secret"] is None


def test_a_replay_tells_the_secret_again_and_none_is_kept_in_clear(each_desk: World) -> None:
    desk = each_desk

    def twice(method: str, path: str, body: Any) -> tuple[httpx.Response, httpx.Response]:
        first, again = (desk.call(method, path, body, **{"Idempotency-Key": "key"}) for _ in range(2))
        assert (first.status_code, first.content) == (again.status_code, again.content)
        assert again.headers["idempotent-replayed"] == "true"
        assert again.headers["x-original-request-id"] == first.headers["x-request-id"]
        return first, again

    created, _ = twice("POST", WEBHOOKS, {"display_name": "Onboarding"})
    webhook_id = created.json()["data"]["id"]
    rotated, _ = twice("POST", f"{WEBHOOKS}/{webhook_id}/rotate-secret", {})
    previewed, _ = twice("POST", f"{WEBHOOKS}/{unknown_id()}/rotate-secret", {"sandbox": True})
    assert len(desk.data("GET", WEBHOOKS)["webhooks"]) == 1
    secrets = [answer.json()["data"]["signing_secret"] for answer in (created, rotated, previewed)]
    assert _secrets(desk, webhook_id) == secrets[1::-1]

    with desk.database.reading() as transaction:
        kept = transaction.connection.execute(
            sa.select(idempotency_records.c.body).where(idempotency_records.c.org_id == desk.tenant.id)
        ).scalars()
        texts = list(kept)
    assert len(texts) == 3
    assert not [text for text in texts if "whsec_" in text or webhook_id in text]
    assert not [text for text in texts if any(secret[6:20] in text for secret in secrets)]


def test_the_log_tells_of_a_test_and_of_events(each_desk: World) -> None:
    desk = each_desk
    path = f"{WEBHOOKS}/{_create(desk, event_types=['profile'])['id']}"
    other = f"{WEBHOOKS}/{_create(desk, event_types=['brand'])['id']}"
    tested = desk.data("POST", f"{path}/test", {"event_type": "message.sent"})
    assert tested["success"] is True
    profile_id = desk.create_profile()

    log = desk.data("GET", f"{path}/events")
    assert list(log) == ["events", "pagination"]
    newest, oldest = log["events"]
    assert list(newest) == list(oldest) == LOG_KEYS
    assert (oldest["id"], oldest["event_id"]) == (tested["delivery_id"], tested["event_id"])
    assert (oldest["event_type"], oldest["event_data"]["event"]) == ("webhook.test", "message.sent")
    assert (newest["event_type"], newest["delivery_status"]) == ("profile.created", "pending")
    assert newest["event_data"]["payload"]["profile_id"] == profile_id
    assert (newest["attempts"], newest["delivery_attempts"], newest["http_status_code"]) == ([], 0, None)

    for search in ("PROFILE.cr", newest["id"], newest["event_id"]):
        with desk.client() as client:
            found = client.get(f"{path}/events", params={"search": search}).raise_for_status().json()["data"]
        assert [it["id"] for it in found["events"]] == [newest["id"]], search
    assert len(desk.data("GET", f"{path}/events?search=pending&page_size=1")["events"]) == 1
    assert desk.data("GET", f"{other}/events")["events"] == []

    # Under its own id or its event's; the other webhook never had it.
    for known_as in (newest["id"], newest["event_id"]):
        answer = desk.call("POST", f"{path}/events/{known_as}/redeliver")
        assert (answer.status_code, answer.json()["data"]["id"]) == (202, newest["id"])
        refusal(desk.call("POST", f"{other}/events/{known_as}/redeliver"), 404, "RESOURCE_013")


def test_the_callback_of_a_run_is_delivered_again_under_the_organizations_id(desk: World) -> None:
    desk.equip_organization()
    profile_id = desk.create_profile()
    assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, RunStatus.COMPLETED)
    (callback,) = desk.timeline(profile_id)["callbacks"]

    answer = desk.call("POST", f"{WEBHOOKS}/{desk.tenant.id}/events/{callback['event_id']}/redeliver")

    assert answer.status_code == 202, answer.text
    entry = answer.json()["data"]
    assert (entry["id"], entry["event_type"]) == (callback["id"], "completion.completed")
    assert entry["event_data"]["profileId"] == profile_id


def test_what_was_pruned_is_gone_from_the_log_and_cannot_be_delivered_again(each_desk: World) -> None:
    desk = each_desk
    path = f"{WEBHOOKS}/{_create(desk, event_types=['brand'])['id']}"
    old, young = (desk.data("POST", f"{path}/test", {"event_type": "brand"}) for _ in range(2))
    desk.equip_organization()
    profile_id = desk.create_profile()
    assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, RunStatus.COMPLETED)
    (callback,) = desk.timeline(profile_id)["callbacks"]
    with desk.database.writing() as transaction:
        deliveries.update(
            transaction,
            desk.tenant.id,
            [old["delivery_id"], callback["id"]],
            status=DeliveryStatus.DELIVERED,
            next_attempt_at=None,
            finished_at=transaction.now,
        )
        retention.delete_deliveries(
            transaction, DeliveryStatus.DELIVERED, before=transaction.now + timedelta(seconds=1), limit=10
        )

    log = desk.data("GET", f"{path}/events")
    assert young["delivery_id"] in {entry["id"] for entry in log["events"]}
    assert not {old["delivery_id"], callback["id"]} & {entry["id"] for entry in log["events"]}
    assert desk.data("GET", f"{path}/events?search={old['delivery_id']}")["pagination"]["total_count"] == 0
    assert desk.timeline(profile_id)["callbacks"] == []
    for at, known_as in (
        (path, old["delivery_id"]),
        (path, old["event_id"]),
        (f"{WEBHOOKS}/{desk.tenant.id}", callback["id"]),
        (f"{WEBHOOKS}/{desk.tenant.id}", callback["event_id"]),
    ):
        for sandbox in (False, True):
            refused = desk.call("POST", f"{at}/events/{known_as}/redeliver", {"sandbox": sandbox})
            refusal(refused, 404, "RESOURCE_013")


def test_a_webhook_that_is_off_is_sent_nothing(desk: World) -> None:
    path = f"{WEBHOOKS}/{_create(desk)['id']}"
    tested = desk.data("POST", f"{path}/test", {"event_type": "brand"})
    assert desk.data("PATCH", f"{path}/toggle-status", {"is_active": False})["is_active"] is False
    refusal(desk.call("POST", f"{path}/test", {"event_type": "brand"}), 400, "BUSINESS_010")
    refusal(desk.call("POST", f"{path}/events/{tested['event_id']}/redeliver"), 400, "BUSINESS_010")
    desk.create_profile()
    assert len(desk.data("GET", f"{path}/events")["events"]) == 1
    assert desk.data("PATCH", f"{path}/toggle-status", {"is_active": True})["is_active"] is True


def test_a_rehearsal_stores_and_looks_up_nothing(desk: World) -> None:
    tested = desk.data("POST", f"{WEBHOOKS}/{_create(desk)['id']}/test", {"event_type": "brand"})
    (webhook,) = desk.data("GET", WEBHOOKS)["webhooks"]
    before, unknown = rows(desk), f"{WEBHOOKS}/{unknown_id()}"
    previewed: list[tuple[str, str, dict[str, Any], int]] = [
        ("POST", WEBHOOKS, {"display_name": "x"}, 201),
        ("PUT", unknown, {"retry_count": 5}, 200),
        ("POST", f"{unknown}/test", {"event_type": "brand"}, 200),
        ("POST", f"{unknown}/rotate-secret", {}, 200),
        ("PATCH", f"{unknown}/toggle-status", {"is_active": False}, 200),
        ("DELETE", f"{WEBHOOKS}/{webhook['id']}", {}, 204),
        ("POST", f"{WEBHOOKS}/{webhook['id']}/events/{tested['event_id']}/redeliver", {}, 202),
    ]
    for method, path, body, status in previewed:
        answer = desk.call(method, path, {**body, "sandbox": True})
        assert (answer.status_code, answer.headers["x-sandbox"]) == (status, "true"), answer.text
        if path == unknown or path.endswith("toggle-status"):
            assert answer.json()["data"]["id"] == unknown.rpartition("/")[2]
    assert rows(desk) == before
    assert desk.data("GET", f"{WEBHOOKS}/{webhook['id']}") == webhook


def test_every_kind_of_event_is_listed_from_the_catalogue(desk: World) -> None:
    found = desk.data("GET", f"{WEBHOOKS}/event-types")["event_types"]
    assert {it["name"] for it in found} == set(schemas.FAMILIES)
    assert all(list(it) == list(found[0]) for family in found for it in [family, *family["sub_types"]])
    named = [(kind["event_type"], kind["description"]) for family in found for kind in family["sub_types"]]
    assert named == [
        (known.name, known.meaning) for family in found for known in events.CATALOG if known.family == family["name"]
    ]
    assert len(named) == len(events.CATALOG)
    for family in found:
        assert all(kind["event_type"] == f"{family['name']}.{kind['name']}" for kind in family["sub_types"])
    with desk.client(desk.key_for(Role.BILLING)) as client:
        assert client.get(f"{WEBHOOKS}/event-types").status_code == 200
