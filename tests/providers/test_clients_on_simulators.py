"""Both clients against the simulated vendors over real HTTP: nothing twice, whatever is lost on the way."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from clearsend.providers.ports import Rejected, SmsSender, Unavailable
from clearsend.providers.telnyx.client import TelnyxClient
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.providers.whatsapp_ports import WhatsAppSender
from clearsend.simulators import server
from tests.providers.budget import Budget
from tests.providers.pins import Pins
from tests.providers.scripted import Journal, everything_said
from tests.providers.simulated import HELD, patient_client

APP = "555000000000001"
TOKEN = "EAA-good-planted"
PIN = "493817"
KEY = "KEY-planted-0123456789"

SMS = SmsSender("org_1", "prf_1", "+12125550100")


def whatsapp_sender(waba_id: str = "9001", **changes: Any) -> WhatsAppSender:
    values: dict[str, Any] = {"phone_number_id": None, "phone_number": None, "access_token": TOKEN, "pin": PIN}
    return WhatsAppSender(**{"owner_id": "prf_1", "waba_id": waba_id, **values, **changes})


class World:
    """The simulated vendors, and the two clients."""

    def __init__(self, url: str) -> None:
        self.base_url = self._url = url
        self.loses = False
        self.client = client = patient_client(self)
        self._control = httpx.Client(timeout=120)
        self.telnyx = TelnyxClient(client, f"{url}/telnyx/v2", KEY)
        self.whatsapp = WhatsAppClient(client, f"{url}/whatsapp", "v25.0", APP, None)
        self.journal = Journal()

    def connect_sms(self, sender: SmsSender = SMS) -> Any:
        return self.telnyx.ensure_connected(sender, self.journal)

    def connect_whatsapp(self, sender: WhatsAppSender | None = None) -> Any:
        return self.whatsapp.ensure_connected(sender or whatsapp_sender(), self.journal, budget=Budget(), pins=Pins())

    def fail(self, vendor: str, match: str, fault: str, **more: Any) -> None:
        self.loses = self.loses or fault in HELD
        answer = self._control.post(
            f"{self._url}/{vendor}/_control/faults", json={"match": match, "fault": fault, **more}
        )
        assert answer.is_success, answer.text

    def numbers(self, **body: Any) -> None:
        assert self._control.post(f"{self._url}/whatsapp/_control/numbers", json=body).is_success

    def state(self, vendor: str) -> Any:
        return self._control.get(f"{self._url}/{vendor}/_control/state").json()

    def calls(self, vendor: str) -> list[str]:
        listed = self._control.get(f"{self._url}/{vendor}/_control/calls").json()
        return [f"{call['method']} {call['path']}" for call in listed]

    def post(self, path: str, body: Any, token: str) -> None:
        headers = {"authorization": f"Bearer {token}"}
        assert self._control.post(self._url + path, json=body, headers=headers).is_success

    def reset(self) -> None:
        for vendor in ("telnyx", "whatsapp"):
            self._control.post(f"{self._url}/{vendor}/_control/reset")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server.running(server.build_app(app_id=APP)) as address:
        yield address


@pytest.fixture
def world(url: str) -> Iterator[World]:
    made = World(url)
    made.reset()
    with made.client:
        yield made


def wrote(calls: list[str]) -> list[str]:
    return [call for call in calls if not call.startswith("GET")]


def test_sms_is_connected_once_however_often_it_is_asked(world: World) -> None:
    first = world.connect_sms()
    assert world.connect_sms() == first
    assert world.connect_sms() == first
    assert len(wrote(world.calls("telnyx"))) == 2
    profiles = world.state("telnyx")["messaging_profiles"]
    assert [profile["name"] for profile in profiles] == ["clearsend-org_1-prf_1"]


LOST = ("timeout", "applied_then_timeout", "html_502", "503")


@pytest.mark.parametrize("fault", LOST)
@pytest.mark.parametrize(
    "match",
    [
        "GET /phone_numbers",
        "GET /messaging_profiles",
        "POST /messaging_profiles",
        "PATCH /phone_numbers/{id}/messaging",
        "GET /phone_numbers/{id}/messaging",
    ],
)
def test_sms_after_a_lost_answer(world: World, match: str, fault: str) -> None:
    world.fail("telnyx", match, fault)
    with pytest.raises(Unavailable):
        world.connect_sms()
    connection = world.connect_sms()
    state = world.state("telnyx")
    assert [profile["id"] for profile in state["messaging_profiles"]] == [connection.messaging_profile_id]
    assert [number["messaging_profile_id"] for number in state["phone_numbers"]] == [connection.messaging_profile_id]


def test_sms_of_several_numbers_of_one_owner_shares_the_messaging_profile(world: World) -> None:
    first = world.connect_sms()
    second = world.connect_sms(SmsSender("org_1", "prf_1", "+12125550101"))
    assert first.messaging_profile_id == second.messaging_profile_id


def test_sms_runs_at_the_same_time_end_on_one_messaging_profile(world: World) -> None:
    gate = threading.Barrier(6)

    def connect(n: int) -> Any:
        gate.wait()
        return world.telnyx.ensure_connected(SmsSender("org_1", "prf_1", f"+1212555{n:04d}"), Journal())

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(connect, range(6)))
    settled = {
        world.connect_sms(SmsSender("org_1", "prf_1", f"+1212555{n:04d}")).messaging_profile_id for n in range(6)
    }
    assert len(settled) == 1


def test_sms_shares_a_number_within_the_organization_without_moving_it(world: World) -> None:
    first = world.connect_sms()
    assert world.connect_sms(SmsSender("org_1", "prf_2", SMS.phone_number)) == first
    assert len(world.state("telnyx")["messaging_profiles"]) == 1


def test_sms_takes_no_number_from_another_organization(world: World) -> None:
    world.connect_sms()
    with pytest.raises(Rejected) as raised:
        world.connect_sms(SmsSender("org_2", "prf_2", SMS.phone_number))
    assert raised.value.code == "number_not_available"
    assert len(world.state("telnyx")["messaging_profiles"]) == 1


def test_sms_refuses_a_number_that_is_not_in_the_account(world: World) -> None:
    with pytest.raises(Rejected) as raised:
        world.connect_sms(SmsSender("org_1", "prf_1", "+12124440100"))
    assert raised.value.code == "number_not_found"
    assert wrote(world.calls("telnyx")) == []


def test_sms_waits_as_long_as_a_rate_limit_says(world: World) -> None:
    world.fail("telnyx", "POST /messaging_profiles", "429", retry_after=7)
    with pytest.raises(Unavailable) as raised:
        world.connect_sms()
    assert raised.value.retry_after_seconds == 7.0


@pytest.mark.parametrize("code", ["10009", "10015", "20100"])
def test_sms_refusals_come_with_a_remedy(world: World, code: str) -> None:
    world.fail("telnyx", "POST /messaging_profiles", code)
    with pytest.raises(Rejected) as raised:
        world.connect_sms()
    assert raised.value.code == code
    assert raised.value.remedy


def test_whatsapp_is_connected_once_however_often_it_is_asked(world: World) -> None:
    first = world.connect_whatsapp()
    assert world.connect_whatsapp() == first
    calls = world.calls("whatsapp")
    assert wrote(calls) == ["POST /90011/register", "POST /9001/subscribed_apps"]
    number = world.state("whatsapp")["phone_numbers"][0]
    assert (number["status"], number["registrations"]) == ("CONNECTED", 1)


WHATSAPP_CALLS = (
    "GET /9001",
    "GET /9001/phone_numbers",
    "GET /90011",
    "POST /90011/register",
    "GET /9001/subscribed_apps",
    "POST /9001/subscribed_apps",
)


@pytest.mark.parametrize("fault", LOST)
@pytest.mark.parametrize("match", WHATSAPP_CALLS)
def test_whatsapp_after_a_lost_answer(world: World, match: str, fault: str) -> None:
    world.fail("whatsapp", match, fault)
    with pytest.raises(Unavailable):
        world.connect_whatsapp()
    world.connect_whatsapp()
    state = world.state("whatsapp")
    assert [number["registrations"] for number in state["phone_numbers"]] == [1]
    assert list(state["wabas"][0]["subscriptions"]) == [APP]


def test_whatsapp_does_not_need_the_inspection_of_the_token(world: World) -> None:
    world.fail("whatsapp", "GET /debug_token", "html_502")
    assert world.connect_whatsapp().phone_number_id == "90011"


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("EAA-expired", "190"),
        ("no-meta-token", "190"),
        ("EAA-noasset", "100"),
        ("EAA-noscope", "200"),
        ("EAA-otherapp", "wrong_app"),
    ],
)
def test_whatsapp_refuses_tokens_that_will_not_do(world: World, token: str, code: str) -> None:
    with pytest.raises(Rejected) as raised:
        world.connect_whatsapp(whatsapp_sender("9002", access_token=token))
    assert raised.value.code == code
    assert "POST /9002/subscribed_apps" not in world.calls("whatsapp")


STORIES = (
    ("90003", "133005"),
    ("90004", "133006"),
    ("90005", "status_banned"),
    ("90006", "number_ambiguous"),
    ("90009", "no_number"),
)


@pytest.mark.parametrize(("waba_id", "code"), STORIES)
def test_whatsapp_refuses_with_a_remedy(world: World, waba_id: str, code: str) -> None:
    with pytest.raises(Rejected) as raised:
        world.connect_whatsapp(whatsapp_sender(waba_id))
    assert raised.value.code == code
    assert raised.value.remedy


def test_whatsapp_leaves_a_registered_number_alone(world: World) -> None:
    world.connect_whatsapp(whatsapp_sender("90002"))
    assert "POST /900021/register" not in world.calls("whatsapp")


def test_whatsapp_notes_a_limit(world: World) -> None:
    connection = world.connect_whatsapp(whatsapp_sender("90007"))
    assert "display name has not been approved" in connection.notes[0]


def test_whatsapp_finds_a_number_on_a_later_page(world: World) -> None:
    with pytest.raises(Rejected):
        world.connect_whatsapp(whatsapp_sender("90008"))
    last = world.state("whatsapp")["phone_numbers"][-1]
    sender = whatsapp_sender("90008", phone_number=last["display_phone_number"])
    assert world.connect_whatsapp(sender).phone_number_id == last["id"]


def test_whatsapp_takes_no_number_of_another_account(world: World) -> None:
    with pytest.raises(Rejected) as raised:
        world.connect_whatsapp(whatsapp_sender("9001", phone_number_id="90021"))
    assert raised.value.code == "number_not_in_account"


def test_whatsapp_takes_the_right_pin_after_a_wrong_one(world: World) -> None:
    with pytest.raises(Rejected):
        world.connect_whatsapp(whatsapp_sender("90003"))
    assert world.connect_whatsapp(whatsapp_sender("90003", pin="654321")).phone_number_id == "900031"


def test_whatsapp_is_told_how_long_a_limit_lasts(world: World) -> None:
    world.fail("whatsapp", "GET /9001", "80007")
    with pytest.raises(Unavailable) as raised:
        world.connect_whatsapp()
    assert raised.value.retry_after_seconds == 300.0


def test_whatsapp_keeps_an_override_of_the_webhook(world: World) -> None:
    challenge = _Callback()
    with server.running(challenge) as callback:
        world.post("/whatsapp/v25.0/9001/subscribed_apps", None, TOKEN)
        body = {"override_callback_uri": f"{callback}/hook", "verify_token": "v"}
        world.post("/whatsapp/v25.0/9001/subscribed_apps", body, TOKEN)
    world.connect_whatsapp()
    assert world.state("whatsapp")["wabas"][0]["subscriptions"][APP] == {"override": f"{callback}/hook"}


class _Callback:
    """Answers Meta's handshake."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        challenge = httpx.QueryParams(scope["query_string"])["hub.challenge"]
        headers = [(b"content-type", b"text/plain")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": challenge.encode()})


def test_no_secret_is_in_anything_that_was_said(world: World) -> None:
    said = ""
    world.fail("whatsapp", "POST /register", "133005")
    for attempt in (world.connect_sms, world.connect_whatsapp, world.connect_whatsapp):
        try:
            attempt()
        except Rejected as refusal:
            said += everything_said(refusal)
    said += repr(world.journal.exchanges)
    assert "POST" in said
    assert '"v1_secret": "[redacted]"' in said or "v1_secret" not in said
    assert not [secret for secret in (TOKEN, PIN, KEY) if secret in said]


def test_many_tenants_share_the_clients(world: World) -> None:
    def connect(n: int) -> str:
        return str(
            world.whatsapp.ensure_connected(
                whatsapp_sender(f"77{n:02d}1"), Journal(), budget=Budget(), pins=Pins()
            ).phone_number_id
        )

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(connect, range(12))) == [f"77{n:02d}11" for n in range(12)]
