"""The WhatsApp client on a scripted Meta: what it refuses, when it registers and subscribes, and when it must not."""

from typing import Any

import httpx
import pytest

from clearsend.domain.registration.states import WhatsAppState
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.whatsapp import subscriptions
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.providers.whatsapp_ports import WhatsAppSender
from tests.providers.budget import Budget
from tests.providers.pins import Pins
from tests.providers.scripted import Journal, Reply, Script, Turn, everything_said

BASE = "https://graph.test"
VERSION = "v25.0"
TOKEN = "EAA-planted-token"
PIN = "493817"
SECRET = "app-secret-planted"
APP = "555000000000001"

DEBUG, WABA, LIST, NUMBER = "GET /debug_token", "GET /90", "GET /90/phone_numbers", "GET /901"
REGISTER, APPS, SUBSCRIBE = "POST /901/register", "GET /90/subscribed_apps", "POST /90/subscribed_apps"
WEBHOOK = f"GET /{APP}/subscriptions"


def sender(**changes: Any) -> WhatsAppSender:
    values: dict[str, Any] = {
        "owner_id": "prf_1",
        "waba_id": "90",
        "phone_number_id": "901",
        "phone_number": None,
        "access_token": TOKEN,
        "pin": PIN,
    }
    return WhatsAppSender(**{**values, **changes})


def number(status: str | None = "CONNECTED", platform: str | None = "CLOUD_API", **more: Any) -> Reply:
    said = {
        "id": "901",
        "display_phone_number": "+1 212-555-0101",
        "status": status,
        "platform_type": platform,
        "code_verification_status": "VERIFIED",
        **more,
    }
    return Reply(200, {name: value for name, value in said.items() if value is not None})


def listed(*ids: str, **paging: Any) -> Reply:
    entries = [{"id": id_, "display_phone_number": f"+1 212-555-0{id_}"} for id_ in ids]
    return Reply(200, {"data": entries, **({"paging": paging} if paging else {})})


def apps(*ids: str) -> Reply:
    return Reply(200, {"data": [{"whatsapp_business_api_data": {"id": id_}} for id_ in ids]})


def token_says(**data: Any) -> Reply:
    return Reply(200, {"data": data})


def error(status: int, code: int, message: str = "Words", **more: Any) -> Reply:
    return Reply(status, {"error": {"message": message, "code": code, "fbtrace_id": "AzT", **more}})


def webhook(*fields: Any, **more: Any) -> Reply:
    row = {"object": "whatsapp_business_account", "callback_url": "https://ours.test", "active": True, "fields": fields}
    return Reply(200, {"data": [{**row, **more}]})


ALL_FIELDS = [{"name": name, "version": "v25.0"} for name in ("messages", *subscriptions.WANTED_FIELDS)]
DONE = Reply(200, {"success": True})
UNREGISTERED = number("PENDING", "NOT_APPLICABLE")
FRESH: dict[str, Turn | list[Turn]] = {
    DEBUG: token_says(app_id=APP, is_valid=True),
    WABA: Reply(200, {"id": "90", "name": "Business"}),
    LIST: listed("901"),
    NUMBER: [UNREGISTERED, number()],
    REGISTER: DONE,
    APPS: [apps(), apps(APP)],
    SUBSCRIBE: DONE,
    WEBHOOK: webhook(*ALL_FIELDS),
}
IN_PLACE: dict[str, Turn | list[Turn]] = {**FRESH, NUMBER: number(), APPS: apps(APP)}


def client(script: Script, app_id: str | None = APP, app_secret: str | None = SECRET) -> WhatsAppClient:
    return WhatsAppClient(script.http, BASE, VERSION, app_id, app_secret)


def play(lines: dict[str, Turn | list[Turn]]) -> Script:
    return Script(f"{BASE}/{VERSION}", lines)


def fail(
    lines: dict[str, Turn | list[Turn]], kind: type[Rejected] | type[Unavailable], **changes: Any
) -> tuple[Any, Script]:
    script = play(lines)
    with pytest.raises(kind) as raised:
        client(script).ensure_connected(sender(**changes), Journal(), budget=Budget(), pins=Pins())
    failure: Any = raised.value
    assert failure.provider == "whatsapp"
    return failure, script


def writes(script: Script) -> list[str]:
    return [line for line in script.asked if not line.startswith("GET")]


def test_a_fresh_number_is_registered_and_subscribed() -> None:
    script = play(FRESH)
    connection = client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert (connection.waba_id, connection.phone_number_id, connection.phone_number) == ("90", "901", "+12125550101")
    assert (connection.reading.state, connection.reading.reasons, connection.notes) == (WhatsAppState.CONNECTED, [], ())
    assert script.asked == [DEBUG, WABA, LIST, NUMBER, REGISTER, APPS, SUBSCRIBE, APPS, WEBHOOK, NUMBER]
    assert script.body_of(REGISTER) == {"messaging_product": "whatsapp", "pin": PIN}
    assert script.body_of(SUBSCRIBE) is None
    own = [request for request in script.requests[1:] if not request.url.path.endswith("/subscriptions")]
    assert {request.headers["authorization"] for request in own} == {f"Bearer {TOKEN}"}


def test_what_is_in_place_is_left_alone() -> None:
    script = play(IN_PLACE)
    client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert script.asked == [DEBUG, WABA, LIST, NUMBER, APPS, WEBHOOK, NUMBER]


def test_the_app_inspects_the_token_when_its_secret_is_known() -> None:
    script = play(IN_PLACE)
    client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert script.requests[0].headers["authorization"] == f"Bearer {APP}|{SECRET}"
    script = play(IN_PLACE)
    client(script, app_secret=None).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert script.requests[0].headers["authorization"] == f"Bearer {TOKEN}"


ADVISORY: list[Turn] = [
    Reply(502, "<h1>502</h1>"),
    httpx.ReadTimeout("late"),
    error(400, 100, "The App_id in the input_token did not match the Viewing App"),
    error(401, 190, "Invalid application token"),
    Reply(200, "no JSON"),
    Reply(200, {"data": {}}),
    token_says(is_valid=True, scopes=[]),
]


@pytest.mark.parametrize("turn", ADVISORY)
def test_a_failed_inspection_of_the_token_does_not_matter(turn: Turn) -> None:
    script = play({**IN_PLACE, DEBUG: turn})
    assert client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins()).phone_number_id == "901"


def test_a_token_that_is_said_to_be_dead_ends_the_run() -> None:
    dead = token_says(is_valid=False, error={"code": 190, "message": "Session has expired", "subcode": 463})
    refusal, script = fail({**IN_PLACE, DEBUG: dead}, Rejected)
    assert (refusal.code, refusal.message) == ("190", "Session has expired")
    assert script.asked == [DEBUG]


def test_a_token_that_cannot_inspect_itself_because_it_is_dead_ends_the_run() -> None:
    script = play({**IN_PLACE, DEBUG: error(401, 190, "Session has expired", error_subcode=463)})
    with pytest.raises(Rejected) as raised:
        client(script, app_secret=None).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert raised.value.code == "190"
    assert "subcode 463" in raised.value.message


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"access_token": ""}, "190"),
        ({"access_token": "two words"}, "190"),
        ({"access_token": "a\nb"}, "190"),
        ({"waba_id": "../me"}, "invalid_id"),
        ({"waba_id": ""}, "invalid_id"),
        ({"waba_id": TOKEN}, "invalid_id"),
        ({"phone_number_id": "9?fields=x"}, "invalid_id"),
    ],
)
def test_what_cannot_be_sent_is_refused_before_anything_is(changes: dict[str, Any], code: str) -> None:
    refusal, script = fail(IN_PLACE, Rejected, **changes)
    assert refusal.code == code
    assert script.asked == []


def test_a_number_of_another_account_is_refused() -> None:
    refusal, script = fail({**IN_PLACE, LIST: listed("902", "903")}, Rejected)
    assert refusal.code == "number_not_in_account"
    assert "902 (+1 212-555-0902)" in refusal.message
    assert script.asked == [DEBUG, WABA, LIST]


def test_an_account_without_numbers_is_refused() -> None:
    assert fail({**IN_PLACE, LIST: listed()}, Rejected)[0].code == "no_number"


@pytest.mark.parametrize(
    ("ids", "phone_number"),
    [(("901",), None), (("902", "901", "903"), "+12125550901"), (("901",), "+441632960000")],
)
def test_the_only_number_or_the_named_one_is_chosen(ids: tuple[str, ...], phone_number: str | None) -> None:
    script = play({**IN_PLACE, LIST: listed(*ids)})
    chosen = client(script).ensure_connected(
        sender(phone_number_id=None, phone_number=phone_number), Journal(), budget=Budget(), pins=Pins()
    )
    assert chosen.phone_number_id == "901"


@pytest.mark.parametrize("phone_number", [None, "", "+12125550999"])
def test_of_several_numbers_none_is_guessed(phone_number: str | None) -> None:
    refusal, _ = fail(
        {**IN_PLACE, LIST: listed("901", "902")}, Rejected, phone_number_id=None, phone_number=phone_number
    )
    assert refusal.code == "number_ambiguous"
    assert "901" in refusal.message
    assert "902" in refusal.message


def test_every_page_of_numbers_is_read_by_cursor() -> None:
    leak = f"{BASE}/{VERSION}/90/phone_numbers?access_token={TOKEN}&after=c1"
    pages: list[Turn] = [listed("902", cursors={"after": "c1"}, next=leak), listed("901", cursors={"after": "c2"})]
    script = play({**IN_PLACE, LIST: pages})
    client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    asked = [request.url.params.get("after") for request in script.requests if request.url.path.endswith("numbers")]
    assert asked == [None, "c1"]


def test_a_list_that_goes_in_circles_is_an_outage() -> None:
    circle = listed("902", cursors={"after": "c1"}, next="more")
    fail({**IN_PLACE, LIST: circle}, Unavailable)


UNCLEAR = [
    number("PENDING", "CLOUD_API"),
    number(None, "NOT_APPLICABLE"),
    number("PENDING", None),
    number("A_NEW_ONE", "NOT_APPLICABLE"),
    number("PENDING", "A_NEW_ONE"),
    number("PENDING", "NOT_APPLICABLE", code_verification_status=None),
    number("CONNECTED", "NOT_APPLICABLE"),
    number("RATE_LIMITED", "CLOUD_API"),
    Reply(200, {}),
    Reply(200, []),
    Reply(200, "hello"),
    Reply(500, "<h1>500</h1>"),
    httpx.ReadTimeout("late"),
]


@pytest.mark.parametrize("turn", UNCLEAR)
def test_an_unclear_number_is_never_registered(turn: Turn) -> None:
    _, script = fail({**FRESH, NUMBER: turn}, Unavailable)
    assert writes(script) == []


@pytest.mark.parametrize(
    ("turn", "code"),
    [
        (number("BANNED"), "status_banned"),
        (number("RESTRICTED"), "status_restricted"),
        (number("CONNECTED", "ON_PREMISE"), "on_premise"),
        (number("PENDING", "NOT_APPLICABLE", code_verification_status="NOT_VERIFIED"), "133006"),
        (number("UNVERIFIED", "NOT_APPLICABLE", code_verification_status="EXPIRED"), "133006"),
    ],
)
def test_a_refused_number_is_never_registered(turn: Turn, code: str) -> None:
    refusal, script = fail({**FRESH, NUMBER: turn}, Rejected)
    assert refusal.code == code
    assert refusal.remedy
    assert writes(script) == []


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"])
def test_a_bad_pin_does_not_cost_a_registration(pin: str) -> None:
    refusal, script = fail(FRESH, Rejected, pin=pin)
    assert refusal.code == "invalid_pin"
    assert writes(script) == []


def test_a_bad_pin_does_not_matter_to_a_registered_number() -> None:
    assert (
        client(play(IN_PLACE)).ensure_connected(sender(pin=""), Journal(), budget=Budget(), pins=Pins()).phone_number_id
        == "901"
    )


@pytest.mark.parametrize("code", [133005, 133006, 133008, 133016, 131031])
def test_a_refused_registration_is_for_a_person(code: int) -> None:
    refusal, script = fail({**FRESH, REGISTER: error(400, code)}, Rejected)
    assert refusal.code == str(code)
    assert "fbtrace_id AzT" in refusal.message
    assert writes(script) == [REGISTER]


LOST: list[Turn] = [
    httpx.ReadTimeout("late"),
    Reply(502, "<h1>502</h1>"),
    error(500, 131000),
    Reply(200, {"success": False}),
    Reply(200, {}),
]


@pytest.mark.parametrize("turn", LOST)
def test_a_lost_registration_is_read_before_it_is_repeated(turn: Turn) -> None:
    script = play({**FRESH, REGISTER: turn})
    whatsapp = client(script)
    with pytest.raises(Unavailable):
        whatsapp.ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    connection = whatsapp.ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert connection.phone_number_id == "901"
    assert script.asked.count(REGISTER) == 1


def test_an_outage_does_not_spend_the_budget_of_registrations() -> None:
    script = play({**FRESH, NUMBER: UNREGISTERED, REGISTER: Reply(502, "<h1>502</h1>")})
    budget = Budget()
    for _ in range(20):
        with pytest.raises(Unavailable):
            client(script).ensure_connected(sender(), Journal(), budget=budget, pins=Pins())
    assert script.asked.count(REGISTER) == 3
    assert script.asked.count(NUMBER) == 20


def test_a_registration_that_is_slow_to_show_is_not_repeated() -> None:
    script = play({**FRESH, NUMBER: [*[UNREGISTERED] * 4, number()]})
    budget = Budget()
    attempts = 0
    while True:
        attempts += 1
        try:
            client(script).ensure_connected(sender(), Journal(), budget=budget, pins=Pins())
            break
        except Unavailable:
            assert attempts < 10
    assert script.asked.count(REGISTER) == 1


def test_wrong_pins_do_not_stand_in_the_way_of_the_right_one() -> None:
    wrong: list[Turn] = [error(400, 133005)] * 5
    script = play({**FRESH, NUMBER: [*[UNREGISTERED] * 6, number()], REGISTER: [*wrong, DONE]})
    whatsapp, budget = client(script), Budget()
    for _ in range(5):
        with pytest.raises(Rejected):
            whatsapp.ensure_connected(sender(), Journal(), budget=budget, pins=Pins())
    assert whatsapp.ensure_connected(sender(), Journal(), budget=budget, pins=Pins()).phone_number_id == "901"


def test_a_registration_is_noted_before_it_is_sent_and_forgotten_once_meta_shows_it() -> None:
    budget = Budget()
    seen: list[int] = []

    def look(request: httpx.Request) -> httpx.Response:
        seen.append(len(budget.notes("901")))
        raise KeyboardInterrupt

    script = play(FRESH)
    meta = script.http._transport.handle_request
    dying = httpx.Client(
        transport=httpx.MockTransport(
            lambda request: look(request) if request.url.path.endswith("/register") else meta(request)
        ),
        timeout=120,
    )
    with pytest.raises(KeyboardInterrupt):
        WhatsAppClient(dying, BASE, VERSION, APP, SECRET).ensure_connected(
            sender(), Journal(), budget=budget, pins=Pins()
        )
    assert seen == [1], "a process that died while it registered has noted it"
    assert [note.is_accepted for note in budget.notes("901")] == [False]
    client(play(FRESH)).ensure_connected(sender(), Journal(), budget=budget, pins=Pins())
    assert budget.notes("901") == []


def test_an_override_is_not_erased() -> None:
    mine = {"whatsapp_business_api_data": {"id": APP}, "override_callback_uri": "https://tenant.test/hook"}
    script = play({**IN_PLACE, APPS: Reply(200, {"data": [mine]})})
    client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert SUBSCRIBE not in script.asked


def test_another_apps_subscription_is_not_ours() -> None:
    script = play({**IN_PLACE, APPS: [apps("777"), apps("777", APP)]})
    client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert SUBSCRIBE in script.asked


def test_an_unknown_app_is_subscribed_to_an_empty_list_only() -> None:
    unknown: dict[str, Turn | list[Turn]] = {DEBUG: Reply(502, "<h1>502</h1>")}
    script = play({**IN_PLACE, **unknown, APPS: [apps(), apps("777")]})
    client(script, app_id=None, app_secret=None).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert SUBSCRIBE in script.asked
    script = play({**IN_PLACE, **unknown, APPS: apps("777")})
    connection = client(script, app_id=None, app_secret=None).ensure_connected(
        sender(), Journal(), budget=Budget(), pins=Pins()
    )
    assert SUBSCRIBE not in script.asked
    assert connection.notes == (subscriptions.UNKNOWN,)


def test_the_tokens_app_is_taken_when_none_is_configured() -> None:
    script = play({**IN_PLACE, APPS: [apps("777"), apps("777", APP)]})
    client(script, app_id=None, app_secret=None).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins())
    assert SUBSCRIBE in script.asked


def test_a_token_of_another_app_subscribes_nothing() -> None:
    refusal, script = fail({**IN_PLACE, DEBUG: token_says(app_id="777", is_valid=True), APPS: apps()}, Rejected)
    assert refusal.code == "wrong_app"
    assert SUBSCRIBE not in script.asked


@pytest.mark.parametrize(
    "body", [{}, {"data": None}, {"data": [{}]}, {"data": [{"whatsapp_business_api_data": {}}]}, []]
)
def test_an_unreadable_list_of_apps_leads_to_no_subscription(body: Any) -> None:
    _, script = fail({**IN_PLACE, APPS: Reply(200, body)}, Unavailable)
    assert SUBSCRIBE not in script.asked


def test_a_subscription_that_does_not_show_is_unclear() -> None:
    fail({**IN_PLACE, APPS: apps()}, Unavailable)


def health(*entities: dict[str, Any], overall: str = "AVAILABLE") -> Reply:
    return number(health_status={"can_send_message": overall, "entities": list(entities)})


def test_a_limit_is_connected_with_notes() -> None:
    limited = {"entity_type": "PHONE_NUMBER", "can_send_message": "LIMITED", "additional_info": ["Name not approved."]}
    script = play({**IN_PLACE, NUMBER: health(limited, overall="LIMITED")})
    assert client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins()).notes == (
        "Name not approved.",
    )


def test_a_blocked_call_is_no_blocked_message() -> None:
    sip = {"entity_type": "PHONE_NUMBER", "can_send_message": "AVAILABLE", "can_receive_call_sip": "BLOCKED"}
    script = play({**IN_PLACE, NUMBER: health(sip, overall="BLOCKED")})
    assert (
        client(script).ensure_connected(sender(), Journal(), budget=Budget(), pins=Pins()).phone_number
        == "+12125550101"
    )


def test_a_block_is_refused_in_metas_words() -> None:
    why = {"error_code": 141006, "error_description": "No payment method.", "possible_solution": "Add one."}
    refusal, _ = fail(
        {**IN_PLACE, NUMBER: health({"entity_type": "WABA", "can_send_message": "BLOCKED", "errors": [why]})}, Rejected
    )
    assert (refusal.code, refusal.message) == ("141006", "No payment method.")
    assert refusal.remedy.startswith("Add one.")


FAULTS: list[tuple[Turn, type[Rejected] | type[Unavailable]]] = [
    (error(401, 190), Rejected),
    (error(500, 3), Rejected),
    (error(403, 200), Rejected),
    (error(400, 100, error_subcode=33), Rejected),
    (error(400, 80007), Unavailable),
    (error(400, 4), Unavailable),
    (Reply(503, "<h1>503</h1>"), Unavailable),
    (Reply(429, "slow down", {"retry-after": "17"}), Unavailable),
    (httpx.ReadTimeout("late"), Unavailable),
]


@pytest.mark.parametrize("line", [WABA, LIST, NUMBER, REGISTER, APPS, SUBSCRIBE])
@pytest.mark.parametrize(("turn", "kind"), FAULTS)
def test_a_failure_of_any_call_is_classified(line: str, turn: Turn, kind: type[Rejected] | type[Unavailable]) -> None:
    failure, script = fail({**FRESH, line: turn}, kind)
    assert script.asked[-1] == line
    if isinstance(turn, Reply) and turn.status == 429:
        assert failure.retry_after_seconds == 17.0


def test_no_secret_is_in_the_journal_or_in_an_error() -> None:
    journal = Journal()
    echo = f"token {TOKEN}, {APP}|{SECRET}, pin {PIN}"
    secrets = (TOKEN, PIN, SECRET)
    script = play({**FRESH, DEBUG: error(400, 100, echo), REGISTER: error(400, 133005, echo, error_data=echo)})
    whatsapp = client(script)
    with pytest.raises(Rejected) as raised:
        whatsapp.ensure_connected(sender(), journal, budget=Budget(), pins=Pins())
    said = everything_said(raised.value) + repr(journal.exchanges) + repr(whatsapp) + repr(sender())
    assert not [secret for secret in secrets if secret in said]
    assert journal.lines == [DEBUG, WABA, LIST, NUMBER, REGISTER]
