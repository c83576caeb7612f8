"""The WhatsApp client and the simulated Meta: one story each of what a number may be like, connected and looked at."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from clearsend.domain.registration.states import WhatsAppState
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.whatsapp import subscriptions
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.providers.whatsapp_ports import WhatsAppConnection, WhatsAppReading, WhatsAppSender
from clearsend.simulators.server import running
from clearsend.simulators.whatsapp.graph import APP_ID
from clearsend.simulators.whatsapp.webhooks import APP_SECRET, SENT_FIELDS
from tests.providers.budget import Budget
from tests.providers.pins import Pins
from tests.providers.scripted import Journal
from tests.providers.simulated import Simulated, bearer, patient_client, simulated

TOKEN = "EAA-good-planted"
PIN = "493817"
VERIFY_TOKEN = "verify-token-planted"


class Story:
    """One tenant's number at the simulated Meta, and the client with a short patience."""

    def __init__(self, world: Simulated, transport: httpx.Client, callback: str) -> None:
        self.world = world
        self.callback = callback
        self.budget = Budget()
        self.pins = Pins()
        self.journal = Journal()
        self._transport = transport
        self.restart()

    def restart(self) -> None:
        """Another process: nothing of the client is left but its budget, which is kept elsewhere."""
        url = f"{self.world.base_url}/whatsapp"
        self._client = WhatsAppClient(self._transport, url, "v25.0", APP_ID, APP_SECRET)

    def connect(self, waba_id: str = "9001", **changes: Any) -> WhatsAppConnection:
        return self._client.ensure_connected(
            _sender(waba_id, changes), self.journal, budget=self.budget, pins=self.pins
        )

    def refuse(self, waba_id: str = "9001", **changes: Any) -> Rejected:
        with pytest.raises(Rejected) as raised:
            self.connect(waba_id, **changes)
        return raised.value

    def inspect(self, waba_id: str = "9001", **changes: Any) -> WhatsAppReading:
        """The truth, for which nothing was written."""
        before = len(self.wrote())
        reading = self._client.inspect(_sender(waba_id, changes), self.journal)
        assert len(self.wrote()) == before
        return reading

    def decide(self, kind: str, id_: str, outcome: str, reason: str | None = None) -> None:
        assert self.world.control("whatsapp", "decide", kind=kind, id=id_, outcome=outcome, reason=reason).is_success

    def wrote(self) -> list[str]:
        calls = self.world.see("whatsapp", "calls")
        return [f"{call['method']} {call['path']}" for call in calls if call["method"] != "GET"]

    def webhook(self, *fields: str) -> None:
        """The app's own webhook reports these fields."""
        body = {"object": "whatsapp_business_account", "callback_url": self.callback, "verify_token": "v"}
        headers = bearer(f"{APP_ID}|{APP_SECRET}")
        answer = self.world.meta.post(f"/{APP_ID}/subscriptions", json={**body, "fields": fields}, headers=headers)
        assert answer.is_success, answer.text

    def override(self, waba_id: str = "9001") -> str | None:
        [row] = self.world.meta.get(f"/{waba_id}/subscribed_apps").json()["data"]
        found: str | None = row.get("override_callback_uri")
        return found


def _sender(waba_id: str, changes: dict[str, Any]) -> WhatsAppSender:
    values: dict[str, Any] = {"phone_number_id": None, "phone_number": None, "access_token": TOKEN, "pin": PIN}
    return WhatsAppSender(**{"owner_id": "prf_1", "waba_id": waba_id, **values, **changes})


async def _echo(request: Request) -> Response:
    is_known = request.query_params["hub.verify_token"] in ("v", VERIFY_TOKEN)
    return PlainTextResponse(request.query_params["hub.challenge"], 200 if is_known else 403)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Simulated, str]]:
    with simulated() as world, running(Starlette(routes=[Route("/{name}", _echo)])) as address:
        yield world, address


@pytest.fixture
def story(server: tuple[Simulated, str]) -> Iterator[Story]:
    world, address = server
    world.reset()
    with patient_client(world) as transport:
        told = Story(world, transport, f"{address}/app")
        told.webhook(*SENT_FIELDS)
        yield told


def codes(reading: WhatsAppReading) -> list[str]:
    return [reason.code for reason in reading.reasons]


def test_an_unregistered_number_is_registered_and_then_connected(story: Story) -> None:
    before = story.inspect()
    assert (before.state, codes(before)) == (WhatsAppState.NEEDS_PERSON, ["not_registered", "not_subscribed"])
    connection = story.connect()
    assert (connection.phone_number_id, connection.notes) == ("90011", ())
    after = story.inspect()
    assert after == WhatsAppReading(WhatsAppState.CONNECTED, "90011", connection.phone_number, after.vendor_fields, [])
    assert after.vendor_fields == {
        "account_review_status": "APPROVED",
        "status": "CONNECTED",
        "platform_type": "CLOUD_API",
        "code_verification_status": "VERIFIED",
        "name_status": "APPROVED",
        "quality_rating": "GREEN",
        "can_send_message": "AVAILABLE",
        **{f"can_send_message.{name}": "AVAILABLE" for name in ("PHONE_NUMBER", "WABA", "BUSINESS", "APP")},
    }


def test_a_registered_number_is_never_registered_again(story: Story) -> None:
    story.connect("90002")
    story.connect("90002")
    assert not [call for call in story.wrote() if call.endswith("/register")]
    assert story.inspect("90002").state is WhatsAppState.CONNECTED


def test_a_wrong_pin_is_never_tried_twice(story: Story) -> None:
    refusal = story.refuse("90003")
    assert refusal.code == "133005"
    assert "whatsapp_business_account.pin" in refusal.remedy
    assert story.wrote().count("POST /900031/register") == 1
    assert story.inspect("90003").state is WhatsAppState.NEEDS_PERSON
    assert story.connect("90003", pin="654321").phone_number_id == "900031"


def test_an_unverified_number_waits_for_a_person(story: Story) -> None:
    assert story.refuse("90004").code == "133006"
    reading = story.inspect("90004")
    assert reading.state is WhatsAppState.NEEDS_PERSON
    assert codes(reading)[0] == "133006"
    assert "verify the number" in str(reading.reasons[0].remedy)


def test_a_banned_number_is_blocked_with_metas_own_solution(story: Story) -> None:
    assert story.refuse("90005").code == "status_banned"
    reading = story.inspect("90005")
    assert (reading.state, reading.vendor_fields["status"]) == (WhatsAppState.BLOCKED, "BANNED")
    assert codes(reading)[:2] == ["status_banned", "131031"]
    assert reading.reasons[1].remedy == "Request a review of the decision in the WhatsApp Manager."
    assert not [call for call in story.wrote() if call.endswith("/register")]


@pytest.mark.parametrize(
    ("outcome", "state", "code"),
    [
        ("banned", WhatsAppState.BLOCKED, "status_banned"),
        ("restricted", WhatsAppState.BLOCKED, "status_restricted"),
        ("flagged", WhatsAppState.BLOCKED, "status_flagged"),
        ("rate_limited", WhatsAppState.LIMITED, "status_rate_limited"),
        ("disconnected", WhatsAppState.NEEDS_PERSON, "not_registered"),
        ("limited", WhatsAppState.LIMITED, "limited"),
        ("blocked", WhatsAppState.BLOCKED, "141000"),
        ("name_declined", WhatsAppState.LIMITED, "limited"),
        ("raw:NEVER_SEEN", WhatsAppState.UNKNOWN, "status_unclear"),
        ("raw:PENDING", WhatsAppState.REGISTERED, None),
    ],
)
def test_what_becomes_of_a_connected_number_is_seen(
    story: Story, outcome: str, state: WhatsAppState, code: str | None
) -> None:
    story.connect()
    story.decide("number", "90011", outcome, "Why.")
    reading = story.inspect()
    assert (reading.state, codes(reading)[:1]) == (state, [code] if code else [])
    if outcome in ("limited", "blocked", "name_declined"):
        assert reading.reasons[0].message == "Why."
    if outcome == "raw:NEVER_SEEN":
        assert reading.vendor_fields["status"] == "NEVER_SEEN"
    story.decide("number", "90011", "connected")
    assert story.inspect().state is (WhatsAppState.LIMITED if outcome == "name_declined" else WhatsAppState.CONNECTED)


@pytest.mark.parametrize(
    ("outcome", "state", "code"),
    [
        ("rejected", WhatsAppState.BLOCKED, "account_rejected"),
        ("disabled", WhatsAppState.BLOCKED, "141006"),
        ("restricted", WhatsAppState.BLOCKED, "141006"),
        ("raw:NEVER_SEEN", WhatsAppState.CONNECTED, None),
    ],
)
def test_what_becomes_of_its_account_is_seen(
    story: Story, outcome: str, state: WhatsAppState, code: str | None
) -> None:
    story.connect()
    story.decide("account", "9001", outcome, "Why.")
    reading = story.inspect()
    assert (reading.state, codes(reading)[:1]) == (state, [code] if code else [])
    if code is None:
        assert reading.vendor_fields["account_review_status"] == "NEVER_SEEN"
        assert story.connect().notes == ()
    else:
        assert story.refuse().code == code
    story.decide("account", "9001", "approved")
    assert story.inspect().state is WhatsAppState.CONNECTED


def test_a_rejected_account_costs_no_registration(story: Story) -> None:
    story.decide("account", "9001", "rejected")
    assert story.refuse().code == "account_rejected"
    assert story.inspect().state is WhatsAppState.BLOCKED
    assert story.wrote() == [f"POST /{APP_ID}/subscriptions"]


def test_a_number_of_another_account_waits_for_a_person(story: Story) -> None:
    assert story.refuse(phone_number_id="90021").code == "number_not_in_account"
    reading = story.inspect(phone_number_id="90021")
    assert (reading.state, reading.phone_number_id) == (WhatsAppState.NEEDS_PERSON, None)
    assert codes(reading) == ["number_not_in_account"]
    assert "90011" in reading.reasons[0].message


@pytest.mark.parametrize(
    ("token", "code"), [("EAA-expired", "190"), ("EAA-noasset", "100"), ("EAA-missing-scope", "200")]
)
def test_an_account_that_cannot_be_read_has_no_truth(story: Story, token: str, code: str) -> None:
    assert story.refuse(access_token=token).code == code
    with pytest.raises(Rejected) as raised:
        story.inspect(access_token=token)
    assert raised.value.code == code
    assert "access token" in raised.value.remedy or "token" in raised.value.remedy
    assert story.wrote() == [f"POST /{APP_ID}/subscriptions"]


def test_a_deleted_account_cannot_be_read(story: Story) -> None:
    story.connect()
    story.decide("account", "9001", "deleted")
    with pytest.raises(Rejected) as raised:
        story.inspect()
    assert raised.value.code == "100"


def test_an_outage_says_nothing_about_a_number(story: Story) -> None:
    story.connect()
    for fault in ("html_502", "timeout", "80007"):
        story.world.fail("whatsapp", "GET /90011", fault)
        with pytest.raises(Unavailable):
            story.inspect()


def test_a_limited_display_name_is_connected_with_a_note(story: Story) -> None:
    connection = story.connect("90007")
    assert "display name has not been approved" in connection.notes[0]
    reading = story.inspect("90007")
    assert (reading.state, codes(reading)) == (WhatsAppState.LIMITED, ["limited"])
    assert reading.reasons[0].message == connection.notes[0]


def test_a_blocked_entity_is_refused_in_metas_words(story: Story) -> None:
    why = {"error_code": 138024, "error_description": "No payment.", "possible_solution": "Add a card."}
    entities = [
        {"entity_type": "PHONE_NUMBER", "id": "90011", "can_send_message": "AVAILABLE"},
        {"entity_type": "BUSINESS", "id": "7", "can_send_message": "BLOCKED", "errors": [why]},
    ]
    health = {"can_send_message": "BLOCKED", "entities": entities}
    story.world.control("whatsapp", "numbers", waba_id="9001", health=health)
    refusal = story.refuse()
    assert (refusal.code, refusal.message) == ("138024", "No payment.")
    assert refusal.remedy == "Add a card. Then call complete again."
    reading = story.inspect()
    assert reading.state is WhatsAppState.BLOCKED
    assert [(reason.code, reason.message, reason.remedy) for reason in reading.reasons] == [
        ("138024", "No payment.", "Add a card.")
    ]
    assert reading.vendor_fields["can_send_message.BUSINESS"] == "BLOCKED"


# The webhooks


def test_an_override_is_kept(story: Story) -> None:
    story.connect()
    body = {"override_callback_uri": story.callback, "verify_token": "v"}
    assert story.world.meta.post("/9001/subscribed_apps", json=body).is_success
    story.connect()
    assert story.override() == story.callback
    assert story.inspect().state is WhatsAppState.CONNECTED


def test_an_override_is_set_when_it_is_wanted(story: Story) -> None:
    wanted = {"override_callback_url": story.callback, "override_verify_token": VERIFY_TOKEN}
    story.connect(**wanted)
    assert story.override() == story.callback
    writes = [call for call in story.wrote() if call.endswith("subscribed_apps")]
    assert len(writes) == 2, "a bare one, since there was none; then the override"
    story.connect(**wanted)
    assert [call for call in story.wrote() if call.endswith("subscribed_apps")] == writes
    other = {**wanted, "override_callback_url": story.callback + "2"}
    reading = story.inspect(**other)
    assert (reading.state, codes(reading)) == (WhatsAppState.LIMITED, ["override_differs"])
    story.connect(**other)
    assert story.override() == story.callback + "2"
    assert VERIFY_TOKEN not in repr(story.journal.exchanges)


def test_an_override_that_does_not_answer_is_tried_twice_and_then_for_a_person(story: Story) -> None:
    refusal = story.refuse(override_callback_url=story.callback, override_verify_token="unknown-to-it")
    assert refusal.code == "2200"
    assert "challenge" in refusal.remedy
    assert len([call for call in story.wrote() if call.endswith("subscribed_apps")]) == 3
    assert story.override() is None


def test_a_failed_challenge_may_be_a_cold_start(story: Story) -> None:
    wanted = {"override_callback_url": story.callback, "override_verify_token": VERIFY_TOKEN}
    story.connect()
    story.world.fail("whatsapp", "POST /9001/subscribed_apps", "2200")
    story.connect(**wanted)
    assert story.override() == story.callback


@pytest.mark.parametrize(
    "override",
    [
        {"override_callback_url": "https://x.example/" + "a" * 200, "override_verify_token": "t"},
        {"override_callback_url": "https://x.example"},
    ],
)
def test_an_override_that_cannot_be_is_refused_before_anything_is_sent(story: Story, override: dict[str, str]) -> None:
    assert story.refuse(**override).code == "invalid_override"
    assert story.journal.exchanges == []


def test_an_app_that_is_not_told_everything_is_a_note_and_never_a_failure(story: Story) -> None:
    story.webhook("messages", "account_update")
    [note] = story.connect().notes
    assert "account_review_update, phone_number_name_update, phone_number_quality_update" in note
    assert "App Dashboard" in note
    reading = story.inspect()
    assert (reading.state, codes(reading)) == (WhatsAppState.CONNECTED, ["webhook_fields_missing"])
    for fault in ("html_502", "190", "timeout"):
        story.world.fail("whatsapp", f"GET /{APP_ID}/subscriptions", fault)
        assert story.inspect().reasons == []
    story.webhook(*subscriptions.WANTED_FIELDS)
    assert story.connect().notes == ()


# The budget of registrations


def test_a_registration_whose_answer_was_lost_is_seen_and_not_repeated(story: Story) -> None:
    story.world.fail("whatsapp", "POST /90011/register", "applied_then_timeout")
    with pytest.raises(Unavailable):
        story.connect()
    assert [note.is_accepted for note in story.budget.notes("90011")] == [False]
    story.connect()
    assert story.wrote().count("POST /90011/register") == 1
    assert story.budget.notes("90011") == []


def test_the_budget_outlives_the_client(story: Story) -> None:
    """A process that is killed after each registration leaves its notes to the next one."""
    story.world.fail("whatsapp", "POST /90011/register", "html_502", times=20)
    for _ in range(12):
        with pytest.raises(Unavailable):
            story.connect()
        story.restart()
    assert story.wrote().count("POST /90011/register") == 3
    for _ in range(30):
        story.budget.advance(hours=2)
        with pytest.raises(Unavailable):
            story.connect()
    assert story.wrote().count("POST /90011/register") == 9, "of Meta's ten in 72 hours"


def test_a_registration_that_settles_late_is_waited_for(story: Story) -> None:
    story.world.control("whatsapp", "numbers", waba_id="9001", connects_after_reads=3)
    with pytest.raises(Unavailable):
        story.connect()
    assert story.inspect().state is WhatsAppState.REGISTERED
    with pytest.raises(Unavailable):
        story.connect()
    assert story.connect().phone_number_id == "90011"
    assert story.wrote().count("POST /90011/register") == 1
