"""What the simulated Meta is told to decide, and what it tells the app: signed webhooks to an address that shook hands."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from clearsend.providers.whatsapp import inbound
from clearsend.simulators.server import running
from clearsend.simulators.whatsapp import decisions as decided
from clearsend.simulators.whatsapp.graph import APP_ID
from clearsend.simulators.whatsapp.webhooks import APP_SECRET, SENT_FIELDS
from tests.providers.simulated import Simulated, bearer, simulated
from tests.world import eventually

WABA = "1029384756"
NUMBER = "10293847561"
APP_TOKEN = f"{APP_ID}|{APP_SECRET}"
VERIFY_TOKEN = "verify-token-of-a-test"


class Inbox:
    """An address that takes part in the handshake, and keeps what is posted to it. Every test has its own: what is late
    from the test before is not kept."""

    def __init__(self) -> None:
        self.base_url = ""
        self.posts: list[tuple[bytes, str]] = []
        self._test = 0

    @property
    def url(self) -> str:
        return f"{self.base_url}/hooks/{self._test}"

    def renew(self) -> None:
        self._test += 1
        self.posts = []

    async def answer(self, request: Request) -> Response:
        if request.method == "GET":
            challenge = inbound.verify_handshake(request.query_params, VERIFY_TOKEN)
            return PlainTextResponse(challenge or "", 403 if challenge is None else 200)
        if request.path_params["test"] == self._test:
            self.posts.append((await request.body(), request.headers["x-hub-signature-256"]))
        return PlainTextResponse("")

    def wait_for(self, count: int) -> list[tuple[bytes, str]]:
        eventually(lambda: len(self.posts), lambda found: found >= count, what=f"post {count}", pause_seconds=0.01)
        return self.posts


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Simulated, Inbox]]:
    inbox = Inbox()
    receiver = Starlette(routes=[Route("/hooks/{test:int}", inbox.answer, methods=["GET", "POST"])])
    with simulated() as world, running(receiver) as address:
        inbox.base_url = address
        yield world, inbox


@pytest.fixture
def world(server: tuple[Simulated, Inbox]) -> Simulated:
    server[0].reset()
    return server[0]


@pytest.fixture
def inbox(server: tuple[Simulated, Inbox]) -> Inbox:
    server[1].renew()
    return server[1]


def set_callback(world: Simulated, url: str, token: str = APP_TOKEN, app_id: str = APP_ID, **more: Any) -> Any:
    body = {"object": "whatsapp_business_account", "callback_url": url, "verify_token": VERIFY_TOKEN}
    fields = {"fields": ",".join(SENT_FIELDS)}
    return world.meta.post(f"/{app_id}/subscriptions", json={**body, **fields, **more}, headers=bearer(token))


def onboard(world: Simulated, inbox: Inbox) -> None:
    """The app has an address and is subscribed to the account, and the number is registered."""
    assert set_callback(world, inbox.url).json() == {"success": True}
    world.meta.post(f"/{WABA}/subscribed_apps")
    world.meta.post(f"/{NUMBER}/register", json={"messaging_product": "whatsapp", "pin": "271828"})


def decide(world: Simulated, kind: str, id_: str, outcome: str, reason: Any = None) -> Any:
    response = world.control("whatsapp", "decide", kind=kind, id=id_, outcome=outcome, reason=reason)
    assert response.status_code == 200, response.text
    return response.json()


def changes(world: Simulated) -> list[tuple[str, str, dict[str, Any]]]:
    """Entry id, field and value of everything that was put down to be sent."""
    bodies = [webhook["body"] for webhook in world.see("whatsapp", "webhooks")]
    entries = [body["entry"][0] for body in bodies]
    return [(entry["id"], change["field"], change["value"]) for entry in entries for change in entry["changes"]]


def read(world: Simulated, id_: str, fields: str) -> Any:
    return world.meta.get(f"/{id_}", params={"fields": fields}).json()


def code_of(response: httpx.Response) -> tuple[int, int]:
    return response.status_code, response.json()["error"]["code"]


# The app's own webhook


def test_an_address_is_taken_after_a_handshake_and_shown(world: Simulated, inbox: Inbox) -> None:
    assert world.meta.get(f"/{APP_ID}/subscriptions", headers=bearer(APP_TOKEN)).json() == {"data": []}
    assert set_callback(world, inbox.url, fields=["account_update"]).json() == {"success": True}
    [row] = world.meta.get(f"/{APP_ID}/subscriptions", headers=bearer(APP_TOKEN)).json()["data"]
    assert row == {
        "object": "whatsapp_business_account",
        "callback_url": inbox.url,
        "active": True,
        "fields": [{"name": "account_update", "version": "v25.0"}],
    }
    assert read(world, NUMBER, "webhook_configuration")["webhook_configuration"] == {"application": inbox.url}
    assert VERIFY_TOKEN not in str([world.see("whatsapp", "calls"), world.see("whatsapp", "state")])


def test_an_address_that_does_not_know_the_token_is_refused(world: Simulated, inbox: Inbox) -> None:
    assert code_of(set_callback(world, inbox.url, verify_token="another")) == (400, 2200)
    assert world.meta.get(f"/{APP_ID}/subscriptions", headers=bearer(APP_TOKEN)).json() == {"data": []}


@pytest.mark.parametrize(
    ("token", "code"),
    [("EAA-good", 200), (f"{APP_ID}|another-secret", 190), (f"777|{APP_SECRET}", 190), ("nonsense", 190)],
)
def test_only_the_app_itself_sees_and_sets_its_webhook(world: Simulated, inbox: Inbox, token: str, code: int) -> None:
    assert code_of(set_callback(world, inbox.url, token))[1] == code
    assert code_of(world.meta.get(f"/{APP_ID}/subscriptions", headers=bearer(token)))[1] == code
    assert code_of(set_callback(world, inbox.url, APP_TOKEN, "999"))[1] == 100


@pytest.mark.parametrize(
    "more",
    [{"object": "page"}, {"callback_url": "x"}, {"verify_token": ""}, {"fields": "colour"}, {"fields": ""}],
)
def test_a_bad_request_to_subscribe_is_refused(world: Simulated, inbox: Inbox, more: dict[str, Any]) -> None:
    assert code_of(set_callback(world, inbox.url, **more)) == (400, 100)


def test_the_app_gets_its_token_for_its_secret(world: Simulated) -> None:
    def ask(**changed: str) -> httpx.Response:
        query = {"grant_type": "client_credentials", "client_id": APP_ID, "client_secret": APP_SECRET}
        return world.meta.get("/oauth/access_token", params={**query, **changed})

    assert ask().json()["access_token"] == APP_TOKEN
    assert code_of(ask(client_secret="another")) == (401, 190)
    assert code_of(ask(grant_type="code")) == (400, 100)


# Webhooks


def test_a_webhook_is_signed_over_its_bytes_and_delivered(world: Simulated, inbox: Inbox) -> None:
    world.control("whatsapp", "numbers", waba_id=WABA, verified_name="Café Zürich")
    onboard(world, inbox)
    decide(world, "number", NUMBER, "name_declined", "NAME_NOT_CONSISTENT")
    posts = inbox.wait_for(3)
    assert all(inbound.verify_signature(body, header, APP_SECRET) for body, header in posts)
    notices = {notice.type: notice for body, _ in posts for notice in inbound.parse(body)}
    assert set(notices) == {
        "account_update.PARTNER_APP_INSTALLED",
        "phone_number_quality_update.ONBOARDING",
        "phone_number_name_update.REJECTED",
    }
    [declined] = [body for body, _ in posts if b"REJECTED" in body]
    assert b"Caf\\u00e9 Z\\u00fcrich" in declined
    digits = "".join(filter(str.isdigit, read(world, NUMBER, "display_phone_number")["display_phone_number"]))
    assert notices["phone_number_name_update.REJECTED"].subjects == {"waba_id": WABA, "phone_number": digits}
    assert notices["account_update.PARTNER_APP_INSTALLED"].subjects["waba_id"] == WABA


def test_the_events_of_partners_come_from_the_business(world: Simulated, inbox: Inbox) -> None:
    set_callback(world, inbox.url)
    world.meta.post(f"/{WABA}/subscribed_apps")
    world.meta.post(f"/{WABA}/subscribed_apps")
    world.meta.delete(f"/{WABA}/subscribed_apps")
    world.meta.delete(f"/{WABA}/subscribed_apps")
    sent = changes(world)
    assert [value["event"] for _, _, value in sent] == ["PARTNER_APP_INSTALLED", "PARTNER_APP_UNINSTALLED"]
    assert {entry_id for entry_id, _, _ in sent} == {f"7{WABA}"}
    assert {value["waba_info"]["waba_id"] for _, _, value in sent} == {WABA}


def test_nobody_is_told_who_did_not_ask(world: Simulated, inbox: Inbox) -> None:
    world.meta.get(f"/{WABA}/phone_numbers")
    decide(world, "number", NUMBER, "banned")
    set_callback(world, inbox.url, fields="account_review_update")
    decide(world, "number", NUMBER, "banned")
    assert changes(world) == [], "not subscribed to the account"
    world.meta.post(f"/{WABA}/subscribed_apps")
    decide(world, "number", NUMBER, "banned")
    assert changes(world) == [], "the app did not ask for that field"
    decide(world, "account", WABA, "rejected")
    assert changes(world) == [(WABA, "account_review_update", {"decision": "REJECTED"})]


# Decisions

NUMBERS: list[tuple[str, dict[str, str], str, str | None]] = [
    ("connected", {"status": "CONNECTED", "platform_type": "CLOUD_API"}, "AVAILABLE", "phone_number_quality_update"),
    ("banned", {"status": "BANNED"}, "BLOCKED", "account_update"),
    ("restricted", {"status": "RESTRICTED"}, "BLOCKED", "account_update"),
    ("flagged", {"status": "FLAGGED", "quality_rating": "RED"}, "AVAILABLE", "phone_number_quality_update"),
    ("rate_limited", {"status": "RATE_LIMITED"}, "AVAILABLE", "phone_number_quality_update"),
    ("disconnected", {"status": "DISCONNECTED", "platform_type": "CLOUD_API"}, "AVAILABLE", None),
    ("deregistered", {"status": "DISCONNECTED", "platform_type": "NOT_APPLICABLE"}, "AVAILABLE", None),
    ("limited", {"status": "CONNECTED"}, "LIMITED", "phone_number_quality_update"),
    ("blocked", {"status": "CONNECTED"}, "BLOCKED", "account_update"),
    ("name_approved", {"name_status": "APPROVED"}, "AVAILABLE", "phone_number_name_update"),
    ("name_declined", {"name_status": "DECLINED"}, "LIMITED", "phone_number_name_update"),
    ("raw:NEVER_SEEN", {"status": "NEVER_SEEN"}, "AVAILABLE", "phone_number_quality_update"),
]
ACCOUNTS: list[tuple[str, dict[str, str], str, list[str]]] = [
    (
        "approved",
        {"account_review_status": "APPROVED"},
        "AVAILABLE",
        ["account_review_update", "business_capability_update"],
    ),
    ("rejected", {"account_review_status": "REJECTED"}, "BLOCKED", ["account_review_update"]),
    ("disabled", {"status": "DISABLED"}, "BLOCKED", ["account_update"]),
    ("restricted", {"status": "ACTIVE"}, "BLOCKED", ["account_update"]),
    ("reinstated", {"status": "ACTIVE"}, "AVAILABLE", ["account_update"]),
    ("raw:NEVER_SEEN", {"account_review_status": "NEVER_SEEN"}, "AVAILABLE", ["account_review_update"]),
]


@pytest.mark.parametrize(("outcome", "fields", "health", "told"), NUMBERS)
def test_a_decision_about_a_number_shows_and_is_told(
    world: Simulated, inbox: Inbox, outcome: str, fields: dict[str, str], health: str, told: str | None
) -> None:
    onboard(world, inbox)
    before = len(changes(world))
    assert decide(world, "number", NUMBER, outcome, "Why.")["applied_to"] == [NUMBER]
    shown = read(world, NUMBER, ",".join([*fields, "health_status"]))
    assert {name: shown[name] for name in fields} == fields
    entity = shown["health_status"]["entities"][0]
    assert (shown["health_status"]["can_send_message"], entity["can_send_message"]) == (health, health)
    assert ("Why." in str(entity)) == (health != "AVAILABLE")
    assert ("possible_solution" in str(entity)) == (health == "BLOCKED")
    sent = changes(world)[before:]
    assert [(entry_id, field) for entry_id, field, _ in sent] == ([] if told is None else [(WABA, told)])


@pytest.mark.parametrize(("outcome", "fields", "health", "told"), ACCOUNTS)
def test_a_decision_about_an_account_shows_on_it_and_on_its_numbers(
    world: Simulated, inbox: Inbox, outcome: str, fields: dict[str, str], health: str, told: list[str]
) -> None:
    onboard(world, inbox)
    before = len(changes(world))
    assert decide(world, "account", WABA, outcome, "Why.")["applied_to"] == [WABA]
    shown = read(world, WABA, ",".join([*fields, "health_status"]))
    assert {name: shown[name] for name in fields} == fields
    for said in (shown, read(world, NUMBER, "health_status")):
        assert said["health_status"]["can_send_message"] == health
        entities = {entity["entity_type"]: entity for entity in said["health_status"]["entities"]}
        assert entities["WABA"]["can_send_message"] == health
        assert {"BUSINESS", "APP"} <= set(entities)
    assert [field for _, field, _ in changes(world)[before:]] == told


def test_every_outcome_of_the_tables_is_tested() -> None:
    assert {row[0] for row in NUMBERS} - {"raw:NEVER_SEEN"} | {"moved"} == set(decided.NUMBER_OUTCOMES)
    assert {row[0] for row in ACCOUNTS} - {"raw:NEVER_SEEN"} | {"deleted"} == set(decided.ACCOUNT_OUTCOMES)


def test_the_events_of_a_ban_are_worded_as_meta_words_them(world: Simulated, inbox: Inbox) -> None:
    onboard(world, inbox)
    before = len(changes(world))
    for outcome in ("disabled", "reinstated", "restricted"):
        decide(world, "account", WABA, outcome, "Appeal.")
    decide(world, "number", NUMBER, "banned", "SCAM")
    date = "November 23, 2026"
    restriction = {"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "remediation": "Appeal."}
    assert [value for _, _, value in changes(world)[before:]] == [
        {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE", "waba_ban_date": date}},
        {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE", "waba_ban_date": date}},
        {"event": "ACCOUNT_RESTRICTION", "restriction_info": [restriction]},
        {"event": "ACCOUNT_VIOLATION", "violation_info": {"violation_type": "SCAM"}},
    ]


def test_a_deleted_account_is_gone_with_its_numbers(world: Simulated, inbox: Inbox) -> None:
    onboard(world, inbox)
    decide(world, "account", WABA, "deleted")
    assert changes(world)[-1][2] == {"event": "ACCOUNT_DELETED"}
    answers = [
        world.meta.get(f"/{WABA}", params={"fields": "name"}),
        world.meta.get(f"/{WABA}/phone_numbers"),
        world.meta.get(f"/{NUMBER}", params={"fields": "status"}),
        world.meta.post(f"/{NUMBER}/register", json={"messaging_product": "whatsapp", "pin": "271828"}),
    ]
    assert {(code_of(answer), answer.json()["error"]["error_subcode"]) for answer in answers} == {((400, 100), 33)}


def test_a_decision_may_come_before_what_it_is_about(world: Simulated) -> None:
    assert decide(world, "number", NUMBER, "flagged")["applied_to"] == []
    assert decide(world, "account", WABA, "raw:PENDING")["applied_to"] == []
    assert read(world, NUMBER, "status")["status"] == "FLAGGED"
    assert read(world, WABA, "account_review_status")["account_review_status"] == "PENDING"


def test_a_number_goes_by_its_id_its_digits_and_its_account(world: Simulated) -> None:
    display = read(world, NUMBER, "display_phone_number,status")["display_phone_number"]
    digits = "".join(filter(str.isdigit, display))
    for name, outcome in ((digits, "flagged"), (f"+{digits}", "banned"), (WABA, "restricted"), (NUMBER, "connected")):
        assert decide(world, "number", name, outcome)["applied_to"] == [NUMBER]
    assert read(world, NUMBER, "status")["status"] == "CONNECTED"


def test_a_decision_about_all_is_about_those_without_one_of_their_own(world: Simulated) -> None:
    for waba_id in ("770001", "770011"):
        world.meta.get(f"/{waba_id}/phone_numbers")
    decide(world, "number", "7700011", "banned")
    assert decide(world, "number", "*", "flagged")["applied_to"] == ["7700111"]
    assert read(world, "7700011", "status")["status"] == "BANNED"
    assert read(world, "7700211", "status,display_phone_number")["status"] == "FLAGGED", "also those to come"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "brand", "id": "*", "outcome": "approved"}, "kind"),
        ({"kind": "number", "id": "*", "outcome": "approved"}, "outcome"),
        ({"kind": "account", "id": "*", "outcome": "banned"}, "outcome"),
        ({"kind": "account", "outcome": "approved"}, "id"),
    ],
)
def test_a_bad_decision_names_the_field(world: Simulated, body: dict[str, str], field: str) -> None:
    response = world.control("whatsapp", "decide", **body)
    assert (response.status_code, response.json()["error"].partition(":")[0]) == (400, field)


# What happens by itself


def add_number(world: Simulated) -> str:
    body = {"cc": "1", "phone_number": "6315550123", "verified_name": "Added"}
    return str(world.meta.post(f"/{WABA}/phone_numbers", json=body).json()["id"])


def test_the_name_of_an_added_number_is_reviewed_after_a_while(world: Simulated, inbox: Inbox) -> None:
    onboard(world, inbox)
    added = add_number(world)
    assert read(world, added, "name_status")["name_status"] == "PENDING_REVIEW"
    world.clock.advance(seconds=1)
    assert read(world, added, "name_status")["name_status"] == "APPROVED"
    assert changes(world)[-1][1:] == (
        "phone_number_name_update",
        {
            "display_phone_number": "16315550123",
            "decision": "APPROVED",
            "requested_verified_name": "Added",
            "rejection_reason": None,
        },
    )


def test_a_name_waits_where_nothing_is_approved_by_itself(world: Simulated) -> None:
    world.control("whatsapp", "approvals", automatic=False)
    added = add_number(world)
    world.clock.advance(hours=1)
    assert read(world, added, "name_status")["name_status"] == "PENDING_REVIEW"


def test_a_decision_about_a_name_stands(world: Simulated) -> None:
    decide(world, "number", "16315550123", "name_declined")
    added = add_number(world)
    world.clock.advance(hours=1)
    assert read(world, added, "name_status")["name_status"] == "DECLINED"


def test_a_registration_that_settles_late_is_told_when_it_has(world: Simulated, inbox: Inbox) -> None:
    world.control("whatsapp", "numbers", waba_id=WABA, connects_after_reads=2)
    onboard(world, inbox)
    assert [field for _, field, _ in changes(world)] == ["account_update"]
    for _ in range(3):
        read(world, NUMBER, "status")
    assert [value["event"] for _, _, value in changes(world)[1:]] == ["ONBOARDING"]
    world.meta.post(f"/{NUMBER}/register", json={"messaging_product": "whatsapp", "pin": "271828"})
    assert len(changes(world)) == 2


def test_what_is_sent_is_json_that_can_be_parsed(world: Simulated, inbox: Inbox) -> None:
    onboard(world, inbox)
    for body, _ in inbox.wait_for(2):
        assert set(json.loads(body)) == {"object", "entry"}
