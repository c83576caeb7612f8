"""The list and the page of a profile: what a person reads there is what the API says, in plain words."""

import json
import shlex

import pytest

from clearsend.actions.completion import progress, request
from clearsend.console import profiles
from clearsend.domain.reason import Reason
from tests.console.visitor import Element, Visitor
from tests.store import stock
from tests.world import BRAND, CAMPAIGN, World, eventually, unknown_id

# A profile with campaigns of its own needs a number of its own.
OWN_NUMBER = "+12125550188"
NAMELESS = {"inherit_tcr_brand": False, "inherit_tcr_campaign": False}


def _names(page: Element) -> list[str]:
    return [cell.text for cell in page.every("th", scope="row")]


def _why(page: Element) -> str:
    return page.one("section", class_="why").text


def _calls(page: Element) -> list[str]:
    return [text for block in page.every("pre", class_="curl") for text in ["".join(block.pieces)]]


def test_without_profiles_it_says_how_to_create_one(visitor: Visitor, sqlite_world: World) -> None:
    page = visitor.get("/console/profiles")

    assert "No profiles yet" in page.one("div", class_="empty").text
    (call,) = _calls(page)
    assert call.startswith(f"curl -X POST {sqlite_world.base_url}/v3/profiles \\\n")
    assert '-H "x-api-key: $CLEARSEND_API_KEY"' in call


def test_the_list_says_where_each_stands_and_why(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    sqlite_world.complete(sqlite_world.create_profile(name="Marigold"))
    own = sqlite_world.create_profile(name="Northwind", brand=dict(BRAND), sending_phone_number=OWN_NUMBER)
    sqlite_world.data("POST", f"/v3/profiles/{own}/campaigns", {"campaign": dict(CAMPAIGN)})
    sqlite_world.complete(own)
    sqlite_world.complete(sqlite_world.create_profile(name="Lemon", sending_phone_number="+14152002671"))
    sqlite_world.data("POST", "/v3/profiles", {"name": "Maple", **NAMELESS})

    page = visitor.get("/console/profiles")

    rows = {row.one("th").text: [cell.text for cell in row.every("td")] for row in page.every("tr")[1:]}
    assert list(rows) == ["Maple", "Lemon", "Northwind", "Marigold"]
    assert rows["Maple"][:5] == [
        "incomplete",
        "The profile has no short name. (+2 more)",
        "none",
        "SMS connected",
        "never",
    ]
    assert rows["Lemon"][0] == "failed needs action"
    assert "+14152002671" in rows["Lemon"][1]
    assert rows["Northwind"][:3] == [
        "submitted",
        "The profile's own brand or campaigns await the approval of the Campaign Registry.",
        "own",
    ]
    assert rows["Marigold"][:5] == ["completed", "Able to send.", "inherited", "SMS connected", "completed"]


def test_the_list_can_be_filtered_and_searched(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    sqlite_world.complete(sqlite_world.create_profile(name="Marigold Bakery"))
    lemon = sqlite_world.create_profile(name="Lemon 100% Bikes", short_name="LEMON")

    page = visitor.get("/console/profiles")
    tabs = {link.text: link.attributes["href"] for link in page.one("nav", class_="tabs").every("a")}
    assert list(tabs) == [
        "All 2",
        "Incomplete 1",
        "In progress 0",
        "Submitted 0",
        "Completed 1",
        "Failed 0",
        "Needs action 0",
    ]
    assert _names(visitor.get(tabs["Completed 1"])) == ["Marigold Bakery"]
    assert "Nothing found" in visitor.get(tabs["Failed 0"]).one("main").text
    for query, expected in {
        "q=LEMON": ["Lemon 100% Bikes"],
        "q=bak": ["Marigold Bakery"],
        "q=100%25": ["Lemon 100% Bikes"],
        "q=_": [],
        f"q={lemon.upper()}": ["Lemon 100% Bikes"],
        "q=%00": ["Lemon 100% Bikes", "Marigold Bakery"],
        "q=bak&status=incomplete": [],
        "status=nonsense": ["Lemon 100% Bikes", "Marigold Bakery"],
    }.items():
        assert _names(visitor.get(f"/console/profiles?{query}")) == expected, query
    assert visitor.get("/console/profiles?q=bak").one("input", id="q").attributes["value"] == "bak"


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "²"])
def test_a_page_number_that_is_none_is_the_first(visitor: Visitor, sqlite_world: World, page: str) -> None:
    sqlite_world.create_profile()
    assert len(_names(visitor.get(f"/console/profiles?page={page}"))) == 1


def test_a_long_list_has_pages(visitor: Visitor, sqlite_world: World) -> None:
    for number in range(profiles.PAGE_SIZE + 1):
        sqlite_world.create_profile(name=f"Tenant {number}")

    first = visitor.get("/console/profiles?q=tenant")
    assert len(_names(first)) == profiles.PAGE_SIZE
    second = visitor.get(first.one("a", rel="next").attributes["href"])
    assert _names(second) == ["Tenant 0"]
    assert visitor.get(second.one("a", rel="prev").attributes["href"]).every("th", scope="row")


def test_what_nobody_has_counted_to_its_end_is_told_so(visitor: Visitor, sqlite_world: World) -> None:
    with sqlite_world.database.writing() as transaction:
        original = stock.profile(transaction, sqlite_world.tenant.id, name="Acme")
        stock.copies(transaction, original, 10_000)

    everybody = visitor.get("/console/profiles")
    assert "All 10,001 Incomplete 10,000+ In progress 0" in everybody.one("nav", class_="tabs").text
    assert everybody.one("nav", class_="pages").text == "Page 1 of 401 · 10,001 profiles Older →"
    assert "Profiles10,001 " in visitor.get("/console/organization").one("dl", class_="facts").text

    # What is beyond can be reached all the same, and has an end.
    for number, shown, way_on in ((1, 25, 1), (400, 25, 1), (401, 1, 0)):
        page = visitor.get(f"/console/profiles?q=acme&page={number}")
        assert f"Page {number} · 10,000+ profiles" in page.one("nav", class_="pages").text
        assert (len(_names(page)), len(page.every("a", rel="next"))) == (shown, way_on), number


def test_what_is_missing_comes_with_its_fix_and_the_call(visitor: Visitor, sqlite_world: World) -> None:
    profile_id = sqlite_world.data("POST", "/v3/profiles", {"name": "Maple", **NAMELESS})["id"]

    page = visitor.show(profile_id)

    why = _why(page)
    assert "Not ready: 3 things are missing" in why
    for finding in sqlite_world.data("GET", f"/v3/profiles/{profile_id}/readiness")["unmet"]:
        assert finding["message"] in why
        assert finding["fix"] in why
    patch, complete = _calls(page)
    assert f"curl -X PATCH {sqlite_world.base_url}/v3/profiles/{profile_id} " in patch
    assert all(f'"{field}"' in patch for field in ("short_name", "description", "brand"))
    assert f"curl -X POST {sqlite_world.base_url}/v3/profiles/{profile_id}/complete " in complete
    assert "never asked to complete" in page.one("main").text


def test_the_calls_of_a_page_work_as_they_are_printed(visitor: Visitor, sqlite_world: World) -> None:
    """With the examples that they bring: copied, not understood."""
    profile_id = sqlite_world.data("POST", "/v3/profiles", {"name": "Maple", **NAMELESS})["id"]
    for _ in range(2):
        for call in _calls(visitor.show(profile_id)):
            words = shlex.split(call.replace("\\\n", " "))
            method, url, body = words[2], words[3], json.loads(words[-1])
            if url.endswith("/complete"):
                break
            sqlite_world.data(method, url.removeprefix(sqlite_world.base_url), body)

    assert sqlite_world.data("GET", f"/v3/profiles/{profile_id}/readiness")["ready"] is True
    assert "Ready to be completed" in _why(visitor.show(profile_id))


def test_a_refusal_comes_with_the_vendors_words_our_remedy_and_the_calls(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    profile_id = sqlite_world.create_profile(sending_phone_number="+14152002671")
    (reason,) = sqlite_world.complete(profile_id)["reasons"]

    page = visitor.show(profile_id)

    assert "Stopped: somebody has to fix something" in _why(page)
    assert reason["message"] in _why(page)
    assert reason["remedy"] in _why(page)
    patch, complete = _calls(page)
    assert "sending_phone_number" in patch
    assert sqlite_world.inbox.url in complete, "the last callback's address is offered again"
    step = page.every("li", class_="step")[0]
    assert "open" in step.one("details", class_="attempt").attributes
    assert "not reached" in page.every("li", class_="step")[2].text


def test_what_no_provider_has_refused_is_not_to_be_replaced(visitor: Visitor, sqlite_world: World) -> None:
    """The run ends in the middle of a conversation, by a defect of ours."""
    sqlite_world.equip_organization()
    profile_id = sqlite_world.create_profile(sending_phone_number="+12125550123")
    org_id = sqlite_world.tenant.id
    with sqlite_world.database.writing() as transaction:
        run_id = stock.run(transaction, org_id, profile_id)
        assert progress.advance(transaction, org_id, run_id) is not None
        request.abort(transaction, org_id, run_id, reason=Reason("internal_error", "Broken.", "Call again."))

    page = visitor.show(profile_id)

    assert "Broken." in _why(page)
    (complete,) = _calls(page)
    assert "/complete" in complete
    step = page.every("li", class_="step")[0]
    assert (step.one("div", class_="step-head").one("span", class_="badge").text) == "failed"
    assert "interrupted" in step.one("details", class_="attempt").text


def test_a_run_is_shown_whole(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    profile_id = sqlite_world.create_profile()
    sqlite_world.telnyx.fail_next("GET /phone_numbers", "503")
    sqlite_world.complete(profile_id)
    timeline = sqlite_world.await_callback_delivered(profile_id)

    page = visitor.show(profile_id)

    assert "Able to send" in _why(page)
    for step, shown in zip(timeline["steps"], page.every("li", class_="step"), strict=True):
        assert step["status"] in shown.text
        for attempt, box in zip(step["attempts"], shown.every("details", class_="attempt"), strict=True):
            assert attempt["outcome"] in box.text
            for exchange, line in zip(attempt["exchanges"], box.every("details", class_="exchange"), strict=True):
                assert f"{exchange['method']} {exchange['path']}" in line.one("code").text
                assert str(exchange["status"]) in line.one("summary").text
                assert line.one("pre").text == " ".join(exchange["answer"].split())
    (delivery,) = page.every("div", class_="delivery")
    assert f"POST {sqlite_world.inbox.url}" in delivery.text
    assert "delivered" in delivery.text
    happened = [item["event"] for item in sqlite_world.data("GET", f"/v3/profiles/{profile_id}/events")["events"]]
    listed = [item.one("code").text for item in page.one("ol", class_="events").every("li")]
    # What is inherited goes on meanwhile: the newest may have come after the page.
    assert listed == happened[-len(listed) :]
    assert {"profile.created", "completion.completed"} <= set(listed)
    assert page.one("div", id="live").attributes.keys() == {"id"}, "what is over is not asked for again"


def test_an_open_run_is_asked_for_again_until_it_is_over(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    profile_id = sqlite_world.create_profile()
    sqlite_world.telnyx.fail_next("GET /phone_numbers", "503", times=2)
    sqlite_world.ask_to_complete(profile_id)
    eventually(
        lambda: sqlite_world.timeline(profile_id)["steps"][0]["status"],
        lambda status: status == "waiting",
        what="the first failure",
    )

    page = visitor.show(profile_id)
    live = page.one("div", id="live").attributes
    assert live["hx-trigger"] == "every 1s"
    assert "Waiting for Telnyx: tried" in _why(page)
    assert "Clearsend tries again by itself" in _why(page)
    assert "Next attempt at" in page.every("li", class_="step")[0].text

    sqlite_world.await_callback_delivered(profile_id)
    changed = visitor.http.get(live["hx-get"])
    assert changed.status_code == 200
    assert "hx-get" not in changed.text
    assert changed.text.startswith('<div id="live">')


def test_what_has_not_changed_is_not_sent_again(sqlite_world: World) -> None:
    sqlite_world.start(has_worker=False)
    sqlite_world.equip_organization()
    profile_id = sqlite_world.create_profile()
    sqlite_world.ask_to_complete(profile_id)
    with Visitor(sqlite_world) as visitor:
        visitor.sign_in()
        page = visitor.show(profile_id)
        assert "Waiting for a worker" in _why(page)
        address = page.one("div", id="live").attributes["hx-get"]
        again = visitor.http.get(address)
        assert (again.status_code, again.text) == (204, "")
        sqlite_world.data("PATCH", f"/v3/profiles/{profile_id}", {"name": "Renamed"})
        assert visitor.http.get(address).status_code == 200


def test_a_callback_that_waits_is_looked_at_now_and_then(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    profile_id = sqlite_world.create_profile()
    sqlite_world.call("POST", f"/v3/profiles/{profile_id}/complete", {"webHookUrl": "http://127.0.0.1:1/nobody"})
    eventually(
        lambda: [item["status"] for item in sqlite_world.timeline(profile_id)["callbacks"]],
        lambda found: found == ["retrying"],
        what="the first failure",
    )

    page = visitor.show(profile_id)

    assert page.one("div", id="live").attributes["hx-trigger"] == "every 15s"
    (delivery,) = page.every("div", class_="delivery")
    assert "Next attempt at" in delivery.text
    assert "no answer" in delivery.text


def test_without_a_channel_it_says_how_to_get_one(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    sqlite_world.data("PATCH", "/v3/organization", {"sending_phone_number": None})
    profile_id = sqlite_world.create_profile()
    sqlite_world.complete(profile_id)

    page = visitor.show(profile_id)

    assert "Accepted, but it cannot send yet" in _why(page)
    assert "No SMS number is configured" in _why(page)
    assert ["sending_phone_number" in call for call in _calls(page)] == [True, False]


def test_who_waits_for_others_is_not_sent_in_circles(visitor: Visitor, sqlite_world: World) -> None:
    sqlite_world.equip_organization()
    profile_id = sqlite_world.create_profile(brand=dict(BRAND), sending_phone_number=OWN_NUMBER)
    sqlite_world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
    sqlite_world.complete(profile_id)

    waiting = visitor.show(profile_id)
    assert "Waiting for the Campaign Registry" in _why(waiting)
    assert "would end the same" in _why(waiting)
    assert not _calls(waiting)

    sqlite_world.data("PATCH", f"/v3/profiles/{profile_id}", {"inherit_tcr_brand": True, "inherit_tcr_campaign": True})
    changed = visitor.show(profile_id)
    assert "end as completed" in _why(changed)
    assert [call.split()[3].rpartition("/")[2] for call in _calls(changed)] == ["complete"]


def test_what_is_not_there_or_belongs_to_others_is_the_same_page(visitor: Visitor, sqlite_world: World) -> None:
    foreign = sqlite_world.found("Another platform")
    with sqlite_world.client(foreign.api_key) as client:
        foreign_id = client.post("/v3/profiles", json={"name": "Secret tenant"}).json()["data"]["id"]
    deleted = sqlite_world.create_profile()
    sqlite_world.call("DELETE", f"/v3/profiles/{deleted}")

    pages = {
        visitor.http.get(f"/console/profiles/{profile_id}{more}").text
        for profile_id in (foreign_id, deleted, unknown_id(), "nonsense", "%00", "a%2Fb")
        for more in ("", "/live")
    }

    assert len(pages) == 1
    assert "Secret tenant" not in pages.pop()
    assert visitor.http.get(f"/console/profiles/{foreign_id}").status_code == 404
    polled = visitor.http.get(f"/console/profiles/{foreign_id}/live", headers={"hx-request": "true"})
    assert polled.headers["hx-refresh"] == "true"
    assert "Secret tenant" not in visitor.http.get("/console/profiles").text


def test_the_organization_shows_what_is_inherited(visitor: Visitor, sqlite_world: World) -> None:
    empty = visitor.get("/console/organization")
    assert "has no brand" in empty.one("main").text
    assert len(_calls(empty)) == 2

    sqlite_world.equip_organization()
    page = visitor.get("/console/organization")

    assert not _calls(page)
    for text in ("+12125550199", "Northwind Dental LLC", "Appointments", CAMPAIGN["description"], "not submitted"):
        assert text in page.one("main").text


def test_the_address_of_the_installation_is_in_the_calls(sqlite_world: World) -> None:
    with Visitor(sqlite_world.start(public_url="https://clearsend.example/")) as visitor:
        visitor.sign_in()
        (call,) = _calls(visitor.get("/console/profiles"))
    assert call.startswith("curl -X POST https://clearsend.example/v3/profiles ")
