"""Secrets are planted, then everything goes wrong that can; afterwards no log, answer, table, file or callback holds one of them.

Only what signs and the API key are ever shown, by the command or the call that makes them.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote

import pytest

from clearsend.simulators.server import APP_ID
from clearsend.store import whatsapp_pins
from tests.e2e.evidence import (
    APP_SECRET,
    CARD,
    DATABASE_PASSWORD,
    EXPIRED_TOKEN,
    PERSONAL,
    PIN,
    RECEIVER_PATH,
    SECOND_SECRET_KEY,
    TOKEN,
    VERIFY_TOKEN,
    WRONG_PIN,
    Caller,
    Evidence,
    Secrets,
    planted,
    rows,
)
from tests.e2e.test_processes import printed
from tests.world import GENERAL, IMPATIENT_SECONDS, SECRET_KEY, World, eventually

pytestmark = pytest.mark.long


class Server:
    """The server process of a world, whose every word is evidence."""

    def __init__(self, world: World, evidence: Evidence) -> None:
        self._world = world
        self._evidence = evidence

    def start(self, **environment: str) -> None:
        planted = {
            "CLEARSEND_WHATSAPP_APP_ID": APP_ID,
            "CLEARSEND_WHATSAPP_APP_SECRET": APP_SECRET,
            "CLEARSEND_WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
            "CLEARSEND_DATABASE_URL": _with_password(self._world.database_url),
            "CLEARSEND_LOG_LEVEL": "debug",
            "CLEARSEND_PROVIDER_TIMEOUT_SECONDS": str(IMPATIENT_SECONDS),
        }
        self._world.spawn(**planted | environment)

    def end(self, *, by_kill: bool = False) -> None:
        process = self._world.process
        assert process is not None
        if by_kill:
            process.kill()
        else:
            process.terminate()
        process.wait(timeout=120)
        self._evidence.add("the server's output", process.output())


def _with_password(url: str) -> str:
    """The tests' PostgreSQL trusts everybody, and so takes any password."""
    return url if url.startswith("sqlite") else url.replace("@/", f":{DATABASE_PASSWORD}@/", 1)


class _Echo(BaseHTTPRequestHandler):
    """A vendor at its worst: whatever it answers, it repeats what it was sent, credentials and all."""

    def _answer(self) -> None:
        sent = self.rfile.read(int(self.headers.get("content-length", "0")))
        said = f"{self.headers.get('authorization')} {sent.decode()} {self.requestline} {self.headers}"
        bearer = self.headers.get("authorization", "").removeprefix("Bearer ")
        manner = self.server.manner  # type: ignore[attr-defined]
        if manner == "html":
            status, kind, body = 502, "text/html", f"<html><body><h1>Bad Gateway</h1><pre>{said}</pre></body></html>"
        elif manner == "error":
            status, kind = 400, "application/json"
            error = {"message": f"Invalid token {bearer}: {said}", "code": 190, "error_data": {"details": said}}
            telnyx = [{"code": "10009", "title": f"Authentication failed for {bearer}", "detail": said}]
            body = json.dumps({"error": error, "errors": telnyx})
        else:
            status, kind = 200, "application/json"
            body = json.dumps({"data": [{"id": bearer, "phone_number": said, bearer: {"pin": sent.decode()}}]})
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("x-your-token", bearer)
        self.end_headers()
        self.wfile.write(body.encode())

    do_GET = do_POST = do_PATCH = do_DELETE = _answer  # noqa: N815 - the names that http.server looks for

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in http.server
        """Say nothing."""


@contextmanager
def _echoing(manner: str) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Echo) as server:
        server.manner = manner  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def _account(waba_id: str, **more: Any) -> dict[str, Any]:
    return {"waba_id": waba_id, "access_token": TOKEN, **more}


def _gather(world: World, evidence: Evidence) -> None:
    """What is left behind: the database, row by row and (on SQLite) byte by byte, files, callbacks, the vendors' call logs."""
    names = set()
    for name, row in rows(world.database_url):
        names.add(name.replace('"', "").rpartition(".")[2])
        evidence.add(f"the table {name}", row)
    assert {"whatsapp_accounts", "webhook_endpoints", "runs", "deliveries"} <= names
    assert {"idempotency_records", "wakeups"} <= names
    for path in world.folder.rglob("*"):
        if path.is_file():
            evidence.add(f"the file {path.name}", path.read_bytes())
    for callback in world.inbox.received:
        evidence.add("a callback", json.dumps(dict(callback.headers)).encode() + callback.body)
    for vendor in (world.telnyx, world.whatsapp):
        calls = vendor.calls()
        assert calls
        evidence.add("a vendor's call log", json.dumps(calls))


def _send_what_is_wrong(caller: Caller, profile_id: str) -> None:
    """Bodies that are no good, with secrets in them: refused, and not repeated."""
    path = f"/v3/profiles/{profile_id}"
    wrong_accounts: list[Any] = [
        _account("1029384756", pin=int(PIN)),
        _account("1029384756", pin=PIN + "1"),
        _account("not-an-id", pin=PIN),
        {"waba_id": TOKEN, "access_token": TOKEN},
        {"waba_id": "1029384756", "access_token": {"value": TOKEN}},
        {"waba_id": "1029384756", "access_token": [TOKEN]},
        {"waba_id": "1029384756", "access_token": f"{TOKEN} {TOKEN}"},
        {"waba_id": "1029384756", "access_token": TOKEN, "phone_number_id": TOKEN},
        TOKEN,
        [TOKEN, PIN],
    ]
    wrong_cards: list[Any] = [
        {**CARD, "card_number": int(CARD["card_number"])},
        {**CARD, "card_number": CARD["card_number"] + "x"},
        {**CARD, "cvc": int(CARD["cvc"])},
        {**CARD, "cvc": [CARD["cvc"]], "zip_code": {"is": CARD["zip_code"]}},
        list(CARD.values()),
        CARD["card_number"],
    ]
    for account in wrong_accounts:
        assert caller.call("PATCH", path, {"whatsapp_business_account": account}).status_code == 400, account
        assert caller.call("PATCH", "/v3/organization", {"whatsapp_business_account": account}).status_code == 400
    for card in wrong_cards:
        assert caller.call("PATCH", path, {"payment_details": card}).status_code == 400, card
    assert caller.call("PATCH", path, {"payment_details": CARD, "billing_model": "organization"}).status_code == 400
    assert caller.call("PATCH", path, {"name": {"token": TOKEN}, "billing_model": TOKEN}).status_code == 400
    assert caller.call("PATCH", path, {"sending_phone_number": TOKEN, "icon": TOKEN}).status_code == 400
    for raw in (f'{{"access_token": "{TOKEN}', f'"{TOKEN}"', f"[{PIN}]", f'{{"{TOKEN}": NaN}}', f"{TOKEN}\x00\xff"):
        assert caller.call("PATCH", path, content=raw.encode("latin-1")).status_code == 400, raw
    assert caller.call("PATCH", path, content=TOKEN.encode() * 50_000).status_code == 413
    assert caller.call("PATCH", path, {"unknown": TOKEN, "sandbox": True}).status_code == 200
    assert caller.call("GET", f"/v3/profiles?page={TOKEN}&x-api-key={TOKEN}").status_code == 400
    assert caller.call("GET", path, headers={"x-profile-id": TOKEN}).status_code == 400
    assert caller.call("GET", path, headers={"x-api-key": TOKEN}).status_code == 401
    assert caller.call("POST", path, headers={"Idempotency-Key": f"{TOKEN} {PIN}"}).status_code == 405
    assert caller.call("PATCH", path, {}, headers={"Idempotency-Key": f"{TOKEN} {PIN}"}).status_code == 400


def _new_webhook(world: World) -> tuple[str, str]:
    """Its path, and the secret that signs what is sent to it; the call is repeated, as after an answer that was lost."""
    body = {"display_name": "Onboarding", "endpoint_url": world.inbox.url + RECEIVER_PATH}
    created, again = (
        world.data("POST", "/v3/webhooks", body, **{"Idempotency-Key": "the-key-of-the-webhook"}) for _ in range(2)
    )
    assert again == created
    return f"/v3/webhooks/{created['id']}", created["signing_secret"]


def _rotated(world: World, webhook: str) -> str:
    """The secret that signs from now on. Neither call is evidence: it is what they are for."""
    return str(world.data("POST", f"{webhook}/rotate-secret")["signing_secret"])


def _await_webhook(caller: Caller, webhook: str, outcome: str) -> None:
    """Send it something and wait for the first attempt at it."""
    tested = caller.data("POST", f"{webhook}/test", {"event_type": "brand.verified"})

    def outcomes() -> list[str]:
        (entry,) = caller.data("GET", f"{webhook}/events?search={tested['delivery_id']}")["events"]
        return [attempt["outcome"] for attempt in entry["attempts"]]

    eventually(outcomes, lambda seen: seen[:1] == [outcome], what=f"an attempt that ends {outcome}")


def _live_through_everything(world: World, evidence: Evidence) -> dict[str, str]:
    """The story: all is well, then nothing is. What the server chose itself is returned: a number's PIN, and what signs."""
    server, caller = Server(world, evidence), Caller(world, evidence)
    server.start()
    webhook, first_secret = _new_webhook(world)
    second_secret = _rotated(world, webhook)
    caller.data("PUT", webhook, {"signing_secret": first_secret, "unknown": second_secret})
    assert caller.call("PUT", webhook, {"event_types": {"is": first_secret}}).status_code == 400
    assert caller.call("GET", f"{webhook}/events/{quote(second_secret, safe='')}").status_code in (404, 405)
    _await_webhook(caller, webhook, "delivered")
    world.equip_organization(whatsapp_business_account=_account("1029384000", pin=PIN))

    # All is well: a PIN of the caller, a PIN of our own, a card, a sandbox call, a repetition.
    given = caller.create(whatsapp_business_account=_account("1029384111", pin=PIN), payment_details=CARD)
    chosen = caller.create(whatsapp_business_account=_account("1029384222"))
    keyed = {"Idempotency-Key": "the-same-key"}
    everything = {**GENERAL, "whatsapp_business_account": _account("1029384333", pin=PIN), "payment_details": CARD}
    for body in (everything, everything, {**everything, "sandbox": True}):
        assert caller.call("POST", "/v3/profiles", body, headers=keyed).status_code == 201
    for profile_id in (given, chosen):
        assert caller.complete(profile_id)["status"] == "completed"
        for path in ("", "/readiness", "/events", "/campaigns"):
            caller.data("GET", f"/v3/profiles/{profile_id}{path}")
    with world.database.reading() as transaction:
        (number,) = [one for one in world.whatsapp.state()["phone_numbers"] if one["waba_id"] == "1029384222"]
        chosen_pin = whatsapp_pins.find(transaction, world.tenant.id, number["id"])
    assert chosen_pin is not None
    listed = ("/v3/organization", "/v3/profiles", "/v3/webhooks", webhook, f"{webhook}/events")
    for path in (*listed, "/openapi.json", "/healthz", "/readyz"):
        assert caller.call("GET", path).is_success

    # The vendors refuse, in their own words.
    expired = caller.create(whatsapp_business_account={"waba_id": "1029384444", "access_token": EXPIRED_TOKEN})
    assert caller.complete(expired)["reasons"][0]["code"] == "whatsapp_190"
    wrong_pin = caller.create(whatsapp_business_account=_account("1029380003", pin=WRONG_PIN))
    assert caller.complete(wrong_pin)["reasons"][0]["code"] == "whatsapp_133005"
    refused = caller.create(sending_phone_number="+12125550142")
    world.telnyx.fail_next("GET /phone_numbers", "20012")
    assert caller.complete(refused)["status"] == "failed"

    # They are down, in the middle of it.
    for number, (vendor, match, fault) in enumerate(
        (
            (world.whatsapp, "POST /register", "timeout"),
            (world.whatsapp, "GET /phone_numbers", "html_502"),
            (world.whatsapp, "GET /debug_token", "500"),
            (world.telnyx, "GET /phone_numbers", "timeout"),
            (world.telnyx, "POST /messaging_profiles", "html_502"),
        )
    ):
        vendor.fail_next(match, fault)
        shaken = caller.create(
            sending_phone_number=f"+1212555016{number}",
            whatsapp_business_account=_account(f"10293855{number}1", pin=PIN),
        )
        assert caller.complete(shaken)["status"] == "completed"

    _send_what_is_wrong(caller, given)

    # The server is killed while it holds a call with a PIN in it, and another one goes on.
    held = caller.create(whatsapp_business_account=_account("1029386661", pin=PIN))
    world.whatsapp.fail_next("POST /register", "applied_then_timeout")
    before = len(world.whatsapp.calls("POST /register"))
    caller.ask_to_complete(held)
    eventually(lambda: len(world.whatsapp.calls("POST /register")) > before, bool, what="the call that is held")
    server.end(by_kill=True)
    server.start(CLEARSEND_LOG_FORMAT="json")
    assert caller.await_end(held)["status"] == "completed"

    # A key that was added and is taken away again leaves what cannot be read: a defect, as far as the server can tell.
    server.end()
    server.start(CLEARSEND_SECRET_KEY=f"{SECOND_SECRET_KEY},{SECRET_KEY}")
    unreadable = caller.create(whatsapp_business_account=_account("1029386662", pin=PIN))
    third_secret = _rotated(world, webhook)
    server.end()
    server.start()
    _await_webhook(caller, webhook, "internal_error")
    assert caller.complete(unreadable)["reasons"][0]["code"] == "internal_error"
    server.end()

    # The vendors repeat every credential that they get.
    for number, manner in enumerate(("html", "error", "nonsense")):
        with _echoing(manner) as address:
            server.start(CLEARSEND_WHATSAPP_BASE_URL=address, CLEARSEND_TELNYX_BASE_URL=address)
            # Without a number there is no SMS to connect, and WhatsApp comes first.
            caller.data("PATCH", "/v3/organization", {"sending_phone_number": None})
            silent = caller.create(whatsapp_business_account=_account(f"10293877{number}1", pin=PIN))
            texting = caller.create(sending_phone_number=f"+1212555017{number}")
            for profile_id in (silent, texting):
                caller.ask_to_complete(profile_id)
                caller.await_attempt(profile_id)
            server.end()
    return {
        "chosen PIN": chosen_pin,
        "webhook's first secret": first_secret,
        "webhook's second secret": second_secret,
        "webhook's third secret": third_secret,
    }


def test_no_secret_is_ever_seen(world: World) -> None:
    evidence = Evidence()

    chosen = _live_through_everything(world, evidence)

    _gather(world, evidence)
    assert evidence.leaks(planted(world, chosen)) == {}
    # What was searched is not empty: it holds the traces of the story.
    seen = b"\n".join(text for _, text in evidence.seen)
    for trace in (b"whatsapp_133005", b"whatsapp_190", b"502 Bad Gateway", b"VALIDATION_005", b"[redacted]"):
        assert trace in seen, trace
    assert "request" in world.log()
    assert "vendor.called" in world.log()
    assert "Traceback" in world.log()
    assert PERSONAL.found_in(world.log()) == set()


def test_the_command_line_shows_a_secret_once(sqlite_world: World) -> None:
    founded = printed(sqlite_world, "org", "create", "Second", "--email", "owner@second.example")
    secrets = Secrets({"API key": founded["api_key"], "signing secret": founded["signing_secret"]})
    made = printed(sqlite_world, "keys", "create", founded["organization_id"], "--email", "dev@second.example")
    listed = printed(sqlite_world, "keys", "list", founded["organization_id"])
    assert secrets.found_in(json.dumps(founded)) == {"API key", "signing secret"}
    assert secrets.found_in(json.dumps([made, listed])) == set()
    assert Secrets({"new key": made["api_key"]}).found_in(json.dumps(listed)) == set()
