"""The pages of webhooks: what stands on them, what their forms do, and who may send those."""

import re
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.domain.access import Role
from clearsend.store.foundation.tables import webhook_endpoints
from clearsend.webhooks.receiver import CannedReply
from tests.api.stories import rows
from tests.console.visitor import Element, Visitor, parse
from tests.world import World, eventually, unknown_id


def _create(world: World, name: str = "Onboarding", **fields: Any) -> Any:
    body = {"display_name": name, "endpoint_url": f"{world.inbox.url}/events", "retry_count": 1, **fields}
    return world.data("POST", "/v3/webhooks", body)


def _send(visitor: Visitor, page: Element, button: str, position: int = 0) -> Element:
    """Press the button of that name, at its `position` among those; the page that follows."""
    forms = [form for form in page.every("form") if [it.text for it in form.every("button")] == [button]]
    form = forms[position]
    values = {it.attributes["name"]: it.attributes.get("value", "") for it in form.every("input")}
    for select in form.every("select"):
        chosen = [it for it in select.every("option") if "selected" in it.attributes] or select.every("option")
        values[select.attributes["name"]] = chosen[0].text
    assert form.attributes["method"] == "post"
    answer = visitor.http.post(form.attributes["action"], data=values, headers=visitor.own_form)
    assert answer.status_code == 200, answer.text
    return parse(answer.text)


def _badge(page: Element) -> str:
    return page.one("div", class_="title").one("span", class_="badge").text


def test_a_webhook_is_found_tried_switched_and_given_a_new_secret(visitor: Visitor, sqlite_world: World) -> None:
    assert "No webhooks yet" in visitor.get("/console/webhooks").text
    made = _create(sqlite_world, event_types=["profile", "brand"], event_filters={"profile": ["created"]})
    _create(sqlite_world, "Other <b>", endpoint_url=None)
    listed = visitor.get("/console/webhooks").one("tbody").every("tr")
    assert [row.one("th").text for row in listed] == ["Onboarding", "Other <b>"]
    assert [row.one("span", class_="badge").text for row in listed] == ["on", "no address yet"]
    assert "profile (created), brand" in listed[0].text
    assert "No webhook has “x”" in visitor.get("/console/webhooks?q=x").text

    page = visitor.get(listed[0].one("a").attributes["href"])
    assert "one profile" not in page.text
    assert "Nothing was sent to it yet." in page.text
    page = _send(visitor, page, "Send a test")
    (tried,) = sqlite_world.inbox.wait_for(1, 180)
    assert tried.json()["event"] == "completion.completed"
    path = f"/console/webhooks/{made['id']}"
    log = eventually(
        lambda: visitor.get(path).one("div", id="log"), lambda it: "delivered" in it.text, what="the delivery"
    )
    assert log.one("div", class_="delivery").one("code").text == "webhook.test"
    assert "hx-get" not in log.attributes, "all is over"
    assert visitor.get(f"{path}?q=delivered").every("div", class_="delivery")
    assert "Nothing found." in visitor.get(f"{path}?q=failed").text

    page = _send(visitor, visitor.get(path), "Deliver again")
    assert page.one("div", id="log").attributes["hx-get"].startswith(f"{path}/log?seen=")
    again = sqlite_world.inbox.wait_for(2, 180)[1]
    assert again.headers["x-webhook-event-id"] == tried.headers["x-webhook-event-id"]

    shown = _send(visitor, page, "Make a new secret").one("pre", id="secret").text
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", shown)
    assert shown != made["signing_secret"]
    page = visitor.get(path)
    assert "whsec_" not in page.text
    _send(visitor, page, "Send a test")
    sqlite_world.inbox.wait_for(3, 180)[2].verify(shown)

    page = _send(visitor, page, "Switch off")
    assert _badge(page) == "off"
    assert not [it for it in page.every("button") if it.text in ("Send a test", "Deliver again")]
    assert _badge(_send(visitor, page, "Switch on")) == "on"


def test_why_a_webhook_was_switched_off(visitor: Visitor, sqlite_world: World) -> None:
    made = _create(sqlite_world)
    sqlite_world.inbox.answer(CannedReply(status=500, body=b"<b>broken</b>"), CannedReply(status=500))
    sqlite_world.data("POST", f"/v3/webhooks/{made['id']}/test", {"event_type": "brand.verified"})
    path = f"/console/webhooks/{made['id']}"
    page = eventually(lambda: visitor.get(path), lambda it: "1 failure in a row" in it.text, what="the failure")
    assert _badge(page) == "failing"
    entry = page.one("div", class_="delivery")
    assert (entry.one("span", class_="status").text, entry.one("span", class_="badge").text) == ("500", "failed")
    assert "<b>broken</b>" in entry.text

    # Nine more of the same, written down at once.
    with sqlite_world.database.writing() as transaction:
        transaction.connection.execute(
            sa.update(webhook_endpoints).values(
                is_active=False,
                consecutive_failures=10,
                disabled_at=transaction.now,
                disabled_reason="The receiver answered 500.",
            )
        )
    page = visitor.get(path)
    assert _badge(page) == "switched off by failures"
    assert page.one("section", class_="why").one("h2").text == "Switched off after 10 failures in a row"
    assert "The receiver answered 500." in page.text
    assert _badge(_send(visitor, page, "Switch on")) == "on"
    assert not visitor.get(path).every("section", class_="why")


def test_a_callback_is_delivered_again(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    profile_id = sqlite_world.create_profile()
    sqlite_world.complete(profile_id)
    sqlite_world.await_callback_delivered(profile_id)
    (first,) = sqlite_world.inbox.wait_for(1, 180)

    page = _send(visitor, visitor.show(profile_id), "Deliver again")

    assert page.one("h1").text == "Northwind Dental"
    again = sqlite_world.inbox.wait_for(2, 180)[1]
    assert again.body == first.body
    assert again.headers["x-webhook-event-id"] == first.headers["x-webhook-event-id"]


def test_who_may_not_and_who_is_somewhere_else_does_nothing(visitor: Visitor, sqlite_world: World) -> None:
    made = _create(sqlite_world)
    sent = sqlite_world.data("POST", f"/v3/webhooks/{made['id']}/test", {"event_type": "brand.verified"})
    sqlite_world.inbox.wait_for(1, 180)
    path = f"/console/webhooks/{made['id']}"
    eventually(lambda: visitor.get(path).text, lambda it: "delivered" in it, what="the delivery")
    forms = ["status", "test", "secret", f"log/{sent['delivery_id']}"]
    paths = [f"{path}/{form}" for form in forms]
    paths.append(f"/console/profiles/{unknown_id()}/callbacks/{sent['delivery_id']}")
    before = rows(sqlite_world)

    for target in paths:
        foreign = visitor.http.post(target, headers={"origin": "https://evil.example"})
        assert (foreign.status_code, parse(foreign.text).one("h1").text) == (403, "Refused"), target
        assert visitor.http.get(target).status_code in (404, 405)
    stranger_key = sqlite_world.found("Strangers").api_key
    with Visitor(sqlite_world) as nobody, Visitor(sqlite_world) as reader, Visitor(sqlite_world) as stranger:
        reader.sign_in(sqlite_world.key_for(Role.DEVELOPER))
        stranger.sign_in(stranger_key)
        assert not [it for it in reader.get(path).every("form") if it.attributes["action"].startswith(f"{path}/")]
        for target in paths:
            asked = nobody.http.post(target, headers=nobody.own_form)
            assert asked.url.path == "/console/sign-in", target
            assert reader.http.post(target, headers=reader.own_form).status_code == 403, target
            assert stranger.http.post(target, headers=stranger.own_form).status_code == 404, target
    after = rows(sqlite_world)
    assert {name: (before[name], after[name]) for name in before if before[name] != after[name]}.keys() <= {
        *("organizations", "users", "api_keys", "memberships", "events", "profile_counts", "leases")
    }
    webhook = sqlite_world.data("GET", f"/v3/webhooks/{made['id']}")
    assert webhook["is_active"] is True
    assert len(sqlite_world.inbox.received) == 1


@pytest.mark.parametrize("is_active", [True, False])
def test_what_cannot_be_done_is_told(visitor: Visitor, sqlite_world: World, is_active: bool) -> None:
    """A form of a page that was true when it was shown."""
    made = _create(sqlite_world, endpoint_url=None)
    if not is_active:
        sqlite_world.data("PATCH", f"/v3/webhooks/{made['id']}/toggle-status", {"is_active": False})
    answer = visitor.http.post(f"/console/webhooks/{made['id']}/test", headers=visitor.own_form)
    assert answer.status_code == 400
    assert parse(answer.text).one("p", class_="lead").text == (
        "The webhook has no URL to send to. Set its endpoint_url first." if is_active else "Webhook is inactive."
    )


def test_a_webhook_of_one_profile_is_shown_as_such(visitor: Visitor, sqlite_world: World) -> None:
    profile_id = sqlite_world.create_profile()
    body = {"display_name": "One tenant", "endpoint_url": "https://tenant.example"}
    made = sqlite_world.data("POST", "/v3/webhooks", body, **{"x-profile-id": profile_id})

    (row,) = visitor.get("/console/webhooks").one("tbody").every("tr")
    assert "of one profile" in row.one("th").text
    facts = visitor.get(f"/console/webhooks/{made['id']}").one("dl", class_="facts")
    assert [link.attributes["href"] for link in facts.every("a")] == [f"/console/profiles/{profile_id}"]
