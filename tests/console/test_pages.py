"""Long lists of the console: their links go from page to page by cursor, and still lead on while the list changes."""

from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from clearsend.console import profiles, webhooks
from tests.console.visitor import Element, Visitor
from tests.store import stock
from tests.world import World

PROFILES, WEBHOOKS = "/console/profiles", "/console/webhooks"


def _names(page: Element) -> list[str]:
    return [cell.text for cell in page.every("th", scope="row")]


def _link(page: Element, rel: str) -> str | None:
    found = page.every("a", rel=rel)
    return found[0].attributes["href"] if found else None


def _query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def _tenants(world: World, count: int, **fields: Any) -> None:
    with world.database.writing() as transaction:
        for number in range(count):
            stock.profile(transaction, world.tenant.id, name=f"Tenant {number:02}", **fields)


def _walk(visitor: Visitor, address: str | None, rel: str) -> list[Element]:
    pages = []
    while address is not None:
        pages.append(visitor.get(address))
        address = _link(pages[-1], rel)
    return pages


def test_profiles_are_turned_over_by_cursor_in_both_directions(visitor: Visitor, sqlite_world: World) -> None:
    _tenants(sqlite_world, 2 * profiles.PAGE_SIZE + 3)

    forwards = _walk(visitor, f"{PROFILES}?q=tenant&status=incomplete", "next")
    backwards = _walk(visitor, _link(forwards[-2], "next"), "prev")

    assert [len(_names(page)) for page in forwards] == [25, 25, 3]
    assert len({name for page in forwards for name in _names(page)}) == 53
    assert [_names(page) for page in backwards] == [_names(page) for page in reversed(forwards)]
    labels = [page.one("nav", class_="pages").one("span").text for page in forwards]
    assert labels == [f"Page {number} of 3 · 53 profiles" for number in (1, 2, 3)]
    assert [page.one("nav", class_="pages").one("span").text for page in reversed(backwards)] == labels
    for page, following in pairwise(forwards):
        on, back = _query(_link(page, "next") or ""), _query(_link(following, "prev") or "")
        assert on.keys() == {"q", "status", "page", "after"}
        assert back.keys() - {"page"} == {"q", "status", "before"}


def test_who_is_added_meanwhile_moves_nobody_to_another_page(visitor: Visitor, sqlite_world: World) -> None:
    _tenants(sqlite_world, profiles.PAGE_SIZE + 2)
    first = visitor.get(PROFILES)
    seen = _names(first)
    sqlite_world.create_profile(name="Newcomer")

    second = visitor.get(_link(first, "next") or "")

    assert not set(_names(second)) & set(seen)
    assert len(_names(second)) == 2
    back = visitor.get(_link(second, "prev") or "")
    assert _names(back) == seen
    assert _names(visitor.get(_link(back, "prev") or "")) == ["Newcomer"]


@pytest.mark.parametrize("cursor", ["", "x", "%00", "MSBtYXJrID4gNSBpZA"])
def test_an_invalid_cursor_leaves_the_page_to_its_number(visitor: Visitor, sqlite_world: World, cursor: str) -> None:
    _tenants(sqlite_world, profiles.PAGE_SIZE + 2)
    for name in ("after", "before"):
        assert len(_names(visitor.get(f"{PROFILES}?page=2&{name}={cursor}"))) == 2
    # A cursor of another search is one.
    foreign = _query(_link(visitor.get(f"{PROFILES}?q=tenant"), "next") or "")["after"][0]
    assert len(_names(visitor.get(f"{PROFILES}?after={foreign}"))) == profiles.PAGE_SIZE


def test_beyond_the_end_there_is_a_way_back(visitor: Visitor, sqlite_world: World) -> None:
    _tenants(sqlite_world, 2)
    page = visitor.get(f"{PROFILES}?page=7")
    assert "Nothing found" in page.text
    assert _link(page, "next") is None
    assert _query(_link(page, "prev") or "") == {"page": ["6"]}


def test_webhooks_and_their_logs_are_turned_over_by_cursor(visitor: Visitor, sqlite_world: World) -> None:
    count = webhooks.PAGE_SIZE + 2
    made = [
        sqlite_world.data("POST", "/v3/webhooks", {"display_name": f"Hook {number:02}", "endpoint_url": None})["id"]
        for number in range(count)
    ]
    pages = _walk(visitor, WEBHOOKS, "next")
    assert [name for page in pages for name in _names(page)] == [f"Hook {number:02}" for number in range(count)]
    assert "after" in _query(_link(pages[0], "next") or "")

    sqlite_world.data("PUT", f"/v3/webhooks/{made[0]}", {"endpoint_url": f"{sqlite_world.inbox.url}/hooks"})
    for _ in range(count):
        sqlite_world.data("POST", f"/v3/webhooks/{made[0]}/test", {"event_type": "brand.verified"})
    sqlite_world.inbox.wait_for(count, 180)
    log = _walk(visitor, f"{WEBHOOKS}/{made[0]}", "next")
    assert [len(page.every("div", class_="delivery")) for page in log] == [webhooks.PAGE_SIZE, 2]
    assert [page.one("nav", class_="pages").one("span").text for page in log] == ["Page 1 of 2 · 27", "Page 2"]
    # The part that is refreshed is of the same page.
    address = _link(log[0], "next") or ""
    refreshed = visitor.get(address.replace(f"/{made[0]}?", f"/{made[0]}/log?"))
    assert len(refreshed.every("div", class_="delivery")) == 2
