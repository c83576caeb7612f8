"""What holds for every page: headers, escaping, nothing from elsewhere, and readable by everybody."""

import itertools
import logging
import re
from collections.abc import Iterator

import httpx
import pytest
import structlog

from clearsend import doors
from clearsend.domain.completion import AttemptOutcome, Exchange, RunStatus, StepName, StepStatus
from clearsend.domain.reason import Reason
from clearsend.store import runs
from clearsend.webhooks.receiver import CannedReply
from tests.console.visitor import Element, Visitor, parse
from tests.world import BRAND, CAMPAIGN, World, eventually, unknown_id

EVIL = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&"


@pytest.fixture
def pages(visitor: Visitor, sqlite_world: World) -> dict[str, httpx.Response]:
    """Every kind of page, with whatever may stand on it written by somebody hostile."""
    brand = {**BRAND, "contact": {**BRAND["contact"], "name": EVIL, "businessName": EVIL}}
    sqlite_world.data("PATCH", "/v3/organization", {"name": EVIL, "brand": brand})
    sqlite_world.data("POST", "/v3/organization/campaigns", {"campaign": {**CAMPAIGN, "name": EVIL}})
    sqlite_world.inbox.answer(CannedReply(status=500, body=EVIL.encode()))
    hostile = sqlite_world.create_profile(name=EVIL, description=EVIL)
    sqlite_world.complete(hostile)
    refused = sqlite_world.create_profile(name="Refused")
    _refuse(sqlite_world, refused)
    webhook = _fail_a_webhook(sqlite_world)
    with Visitor(sqlite_world) as stranger:
        return {
            "sign-in": stranger.http.get("/console/sign-in"),
            "sign-in refused": stranger.send_key("wrong"),
            "foreign form": stranger.send_key("wrong", origin="https://evil.example"),
            "list": visitor.http.get("/console/profiles"),
            "nothing found": visitor.http.get("/console/profiles", params={"q": EVIL}),
            "profile": visitor.http.get(f"/console/profiles/{hostile}"),
            "refused profile": visitor.http.get(f"/console/profiles/{refused}"),
            "organization": visitor.http.get("/console/organization"),
            "webhooks": visitor.http.get("/console/webhooks"),
            "no webhook found": visitor.http.get("/console/webhooks", params={"q": EVIL + "x"}),
            "webhook": visitor.http.get(f"/console/webhooks/{webhook}"),
            "new secret": visitor.http.post(f"/console/webhooks/{webhook}/secret", headers=visitor.own_form),
            "missing webhook": visitor.http.get(f"/console/webhooks/{unknown_id()}"),
            "missing profile": visitor.http.get(f"/console/profiles/{unknown_id()}"),
            "missing page": visitor.http.get("/console/nowhere"),
            "missing file": visitor.http.get("/console/static/nothing.js"),
            "wrong method": visitor.http.put("/console/profiles"),
        }


def _fail_a_webhook(world: World) -> str:
    """A webhook whose receiver answers with hostile words; its id."""
    filters = {"event_types": [EVIL[:64]], "event_filters": {EVIL[:64]: [EVIL[:64]]}}
    made = world.data(
        "POST",
        "/v3/webhooks",
        {"display_name": EVIL, "endpoint_url": world.inbox.url, **filters, "sender_profile": filters},
    )
    # A callback that comes again may take some of them.
    world.inbox.answer(*[CannedReply(status=500, body=EVIL.encode())] * 3)
    world.data("POST", f"/v3/webhooks/{made['id']}/test", {"event_type": "brand.verified"})
    eventually(
        lambda: world.data("GET", f"/v3/webhooks/{made['id']}/events")["events"][0],
        lambda entry: entry["delivery_status"] == "failed",
        what="the failure of the test",
    )
    return str(made["id"])


def _refuse(world: World, profile_id: str) -> None:
    """A run that a vendor has refused in hostile words."""
    exchange = Exchange("GET", f"/phone_numbers?{EVIL}", 403, 12, EVIL)
    with world.database.writing() as transaction:
        run_id, org_id, step = transaction.new_id(), world.tenant.id, StepName.CONNECT_SMS
        runs.insert(
            transaction, org_id, run_id=run_id, profile_id=profile_id, request_id="req_1", requested_by="somebody"
        )
        runs.insert_attempt(transaction, org_id, run_id, step, 1)
        runs.finish_attempt(
            transaction,
            org_id,
            run_id,
            step,
            1,
            outcome=AttemptOutcome.REJECTED,
            message=EVIL,
            exchanges=[exchange],
        )
        runs.update_step(transaction, org_id, run_id, step, {"status": StepStatus.DONE.value, "result": {EVIL: EVIL}})
        reason = Reason("telnyx_1", EVIL, EVIL)
        runs.finish(transaction, org_id, run_id, status=RunStatus.FAILED, reasons=[reason])


def _elements(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _elements(child)


def test_every_page_carries_the_headers(pages: dict[str, httpx.Response]) -> None:
    for name, answer in pages.items():
        assert answer.headers["content-type"].startswith("text/html"), name
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'self';"), name
        assert "unsafe" not in policy
        assert answer.headers["x-frame-options"] == "DENY", name
        assert answer.headers["x-content-type-options"] == "nosniff", name
        assert answer.headers["referrer-policy"] == "no-referrer", name
        assert answer.headers["cache-control"] == "no-store", name
    assert {name: answer.status_code for name, answer in pages.items() if answer.status_code != 200} == {
        "sign-in refused": 401,
        "foreign form": 403,
        "missing profile": 404,
        "missing webhook": 404,
        "missing page": 404,
        "missing file": 404,
        "wrong method": 405,
    }


def test_redirects_carry_the_headers_too(sqlite_world: World) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        for path in ("/", "/console/", "/console/profiles"):
            answer = visitor.http.get(path, follow_redirects=False)
            assert answer.status_code == 303, path
            assert answer.headers["content-security-policy"].startswith("default-src 'self'"), path
            assert answer.headers["cache-control"] == "no-store", path


def test_what_others_have_written_is_text(pages: dict[str, httpx.Response]) -> None:
    for name, answer in pages.items():
        page = parse(answer.text)
        assert not page.every("img"), name
        assert all(script.attributes.get("src") and not script.text for script in page.every("script")), name
        assert not any(
            attribute.startswith("on") or attribute == "style"
            for element in _elements(page)
            for attribute in element.attributes
        ), name
    shown = {name: parse(answer.text).text.count("<script>alert('x')</script>") for name, answer in pages.items()}
    assert shown["list"] >= 3
    assert shown["nothing found"] >= 2
    assert shown["profile"] >= 4, "name, brand, description, the answer to the callback"
    assert shown["refused profile"] >= 6, "reason, remedy, result, message, path, answer"
    assert shown["organization"] >= 4
    assert shown["webhooks"] >= 1
    assert shown["no webhook found"] >= 1
    assert shown["webhook"] >= 3, "name, title, the answer of the receiver"
    assert shown["new secret"] >= 2


def test_nothing_comes_from_elsewhere(pages: dict[str, httpx.Response], visitor: Visitor) -> None:
    files = set()
    for name, answer in pages.items():
        for element in _elements(parse(answer.text)):
            for attribute in ("src", "href", "action", "hx-get"):
                address = element.attributes.get(attribute, "/")
                assert re.match(r"/(?!/)|#", address), f"{name}: {address}"
                if address.startswith("/console/static/"):
                    files.add(address)
        assert not parse(answer.text).every("style"), name
    assert {address.partition("?")[0].rpartition("/")[2] for address in files} == {
        "console.css",
        "console.js",
        "htmx.min.js",
        "icon.svg",
    }
    for address in files:
        answer = visitor.http.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        if "htmx" not in address:
            assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(", answer.text)


def test_every_page_can_be_read_by_everybody(pages: dict[str, httpx.Response]) -> None:
    for name, answer in pages.items():
        page = parse(answer.text)
        assert page.one("html").attributes["lang"] == "en", name
        assert page.one("h1").text, name
        assert page.one("title").text.endswith("· Clearsend"), name
        assert page.one("main"), name
        labelled = {label.attributes["for"] for label in page.every("label")}
        fields = {field.attributes["id"] for field in page.every("input") if field.attributes.get("type") != "hidden"}
        assert fields <= labelled, name
        ids = [element.attributes["id"] for element in _elements(page) if "id" in element.attributes]
        assert len(set(ids)) == len(ids), name
        named = {
            target
            for element in _elements(page)
            for attribute in ("aria-labelledby", "aria-describedby", "data-copy")
            for target in element.attributes.get(attribute, "").split()
        }
        assert named <= set(ids), name
        assert all(button.text or "aria-label" in button.attributes for button in page.every("button")), name
        levels = [int(element.tag[1]) for element in _elements(page) if re.fullmatch(r"h[1-6]", element.tag)]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), name


def test_the_key_is_on_no_page_and_in_no_log(
    pages: dict[str, httpx.Response], visitor: Visitor, sqlite_world: World
) -> None:
    for name, answer in pages.items():
        assert sqlite_world.tenant.api_key not in answer.text, name
        assert all(sqlite_world.tenant.api_key not in str(step.headers) for step in [answer, *answer.history]), name
    with structlog.testing.capture_logs() as logged:
        visitor.send_key(sqlite_world.tenant.api_key)
        visitor.send_key("cs_a-key-with-a-typing-error")
    assert sqlite_world.tenant.api_key not in str(logged)
    assert "typing-error" not in str(logged)


def test_the_api_still_answers_as_an_api(sqlite_world: World) -> None:
    sqlite_world.start()
    with sqlite_world.client() as client:
        for method, path, status in [
            ("GET", "/nowhere", 404),
            ("GET", "/v3/nowhere", 404),
            ("PUT", "/v3/profiles", 405),
        ]:
            answer = client.request(method, path)
            assert answer.status_code == status
            assert answer.json()["error"]["code"] == "RESOURCE_013"
        for path in ("/docs", "/openapi.json", "/healthz"):
            assert client.get(path).status_code == 200
    assert not [path for path in doors.openapi_document()["paths"] if "console" in path or path == "/"]


def test_a_defect_is_a_page_without_details(
    visitor: Visitor, sqlite_world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """A run in a state that cannot be: whatever the defect is, the page does not say it."""
    caplog.set_level(logging.CRITICAL)
    profile_id = sqlite_world.create_profile()
    _refuse(sqlite_world, profile_id)
    with sqlite_world.database.writing() as transaction:
        transaction.connection.exec_driver_sql("UPDATE run_steps SET status = 'a secret of the tests'")

    answer = visitor.http.get(f"/console/profiles/{profile_id}")

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "secret of the tests" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"
