"""Lists by cursor: every list takes the cursors that it gives, to its own caller only, with its filters, and beside `page`."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from sent_dm import Sent

from tests.api.stories import refusal
from tests.api.tenants import PROFILES, URL, WEBHOOKS
from tests.world import World

COUNT = 5


def _made(desk: World) -> dict[str, tuple[str, str]]:
    """The path of every list of the tenant, with five items in each, and the name of its items."""
    profiles = [desk.create_profile(name=f"Tenant {number}") for number in range(COUNT)]
    body = {"endpoint_url": URL, "event_types": ["brand"]}
    webhooks = [desk.data("POST", WEBHOOKS, {"display_name": f"{number}", **body})["id"] for number in range(COUNT)]
    profile_id, webhook_id = profiles[0], webhooks[0]
    for number in range(COUNT - 1):
        desk.data("PATCH", f"{PROFILES}/{profile_id}", {"description": f"Changed {number}"})
    for _ in range(COUNT):
        desk.data("POST", f"{WEBHOOKS}/{webhook_id}/test", {"event_type": "brand.verified"})
    return {
        PROFILES: (PROFILES, "profiles"),
        f"{PROFILES}/…/events": (f"{PROFILES}/{profile_id}/events", "events"),
        WEBHOOKS: (WEBHOOKS, "webhooks"),
        f"{WEBHOOKS}/…/events": (f"{WEBHOOKS}/{webhook_id}/events", "events"),
    }


def _page(desk: World, path: str, query: Mapping[str, Any], **headers: str) -> Any:
    with desk.client() as client:
        return client.get(path, params=query, headers=headers).raise_for_status().json()["data"]


def test_every_list_is_walked_forwards_and_backwards(each_desk: World) -> None:
    for path, name in _made(each_desk).values():
        whole = _page(each_desk, path, {})
        ids = [item["id"] for item in whole[name]]
        assert len(ids) == COUNT
        assert whole["pagination"]["cursors"] == {"before": None, "after": None}

        forwards = [_page(each_desk, path, {"page_size": 2})]
        while (after := forwards[-1]["pagination"]["cursors"]["after"]) is not None:
            assert forwards[-1]["pagination"]["has_more"]
            forwards.append(_page(each_desk, path, {"page_size": 2, "after": after}))
        assert [[item["id"] for item in page[name]] for page in forwards] == [ids[:2], ids[2:4], ids[4:]]
        assert not forwards[-1]["pagination"]["has_more"]
        assert [page["pagination"]["page"] for page in forwards] == [1, None, None]
        assert [page["pagination"]["page_size"] for page in forwards] == [2, 2, 2]

        backwards = forwards[-1:]
        while (before := backwards[0]["pagination"]["cursors"]["before"]) is not None:
            backwards.insert(0, _page(each_desk, path, {"page_size": 2, "before": before}))
        assert [page[name] for page in backwards] == [page[name] for page in forwards]

        # Of a page by number they are the same.
        second = _page(each_desk, path, {"page_size": 2, "page": 2})["pagination"]
        assert second["cursors"] == forwards[1]["pagination"]["cursors"]
        assert (second["total_count"], second["total_pages"]) == (COUNT, 3)


def test_items_are_counted_by_cursor_where_that_costs_nothing(desk: World) -> None:
    counted = {}
    for kind, (path, _) in _made(desk).items():
        after = _page(desk, path, {"page_size": 2})["pagination"]["cursors"]["after"]
        pagination = _page(desk, path, {"page_size": 2, "after": after})["pagination"]
        counted[kind] = (pagination["total_count"], pagination["total_pages"])
    assert counted == {
        PROFILES: (COUNT, 3),
        f"{PROFILES}/…/events": (None, None),
        WEBHOOKS: (COUNT, 3),
        f"{WEBHOOKS}/…/events": (None, None),
    }


def test_filters_combine_with_cursors(each_desk: World) -> None:
    for number in range(6):
        made = each_desk.data("POST", WEBHOOKS, {"display_name": f"{'ab'[number % 2]}-{number}", "endpoint_url": URL})
        if number == 4:
            each_desk.data("PATCH", f"{WEBHOOKS}/{made['id']}/toggle-status", {"is_active": False})
    query: dict[str, Any] = {"search": "a-", "is_active": "true", "page_size": 1}
    first = _page(each_desk, WEBHOOKS, query)
    cursor = first["pagination"]["cursors"]["after"]
    second = _page(each_desk, WEBHOOKS, {**query, "after": cursor})
    assert [it["display_name"] for page in (first, second) for it in page["webhooks"]] == ["a-0", "a-2"]
    assert second["pagination"]["cursors"]["after"] is None
    for other in ({}, {"search": "b-", "is_active": "true"}, {"search": "a-"}):
        with each_desk.client() as client:
            refused = client.get(WEBHOOKS, params={**other, "after": cursor})
        assert "other filters" in refusal(refused, 400, "VALIDATION_001")["after"][0]


def test_a_cursor_is_no_use_to_anybody_else(each_desk: World) -> None:
    desk = each_desk
    lists = _made(desk)
    cursors = {
        kind: _page(desk, path, {"page_size": 2})["pagination"]["cursors"]["after"] for kind, (path, _) in lists.items()
    }
    profile_id = desk.create_profile(name="Alone")

    def refused(path: str, cursor: str, **headers: str) -> None:
        for name in ("after", "before"):
            details = refusal(desk.call("GET", f"{path}?{name}={cursor}", **headers), 400, "VALIDATION_001")
            assert list(details) == [name]
            (sentence,) = details[name]
            assert sentence.startswith("This cursor was given for another list")
            assert "leave the cursor out" in sentence

    # Another list of the same caller, another profile, a profile alone.
    for kind, (path, _) in lists.items():
        for other, cursor in cursors.items():
            if other != kind:
                refused(path, cursor)
    refused(f"{PROFILES}/{profile_id}/events", cursors[f"{PROFILES}/…/events"])
    for kind in (PROFILES, WEBHOOKS):
        refused(kind, cursors[kind], **{"x-profile-id": profile_id})

    # Another organization.
    desk.tenant = desk.found("Another")
    desk.create_profile()
    for kind in (PROFILES, WEBHOOKS):
        refused(kind, cursors[kind])


@pytest.mark.parametrize("text", ["", "x", "1", "%00", "MSBtYXJrID4gNSBpZA", "a" * 257, "ä", "=="])
@pytest.mark.parametrize("name", ["after", "before"])
def test_what_is_no_cursor_is_refused_with_the_fix(desk: World, name: str, text: str) -> None:
    details = refusal(desk.call("GET", f"{PROFILES}?{name}={text}"), 400, "VALIDATION_001")
    assert list(details) == [name]
    assert details[name][0].startswith("Must be a cursor that this server gave in `pagination.cursors`, unchanged.")


@pytest.mark.parametrize(
    "names", [("page", "after"), ("page", "before"), ("after", "before"), ("page", "after", "before")]
)
def test_a_page_is_asked_for_in_one_way(desk: World, names: tuple[str, ...]) -> None:
    for number in range(3):
        desk.create_profile(name=f"Tenant {number}")
    cursor = _page(desk, PROFILES, {"page_size": 1})["pagination"]["cursors"]["after"]
    query = "&".join(f"{name}={1 if name == 'page' else cursor}" for name in names)
    details = refusal(desk.call("GET", f"{PROFILES}?{query}"), 400, "VALIDATION_001")
    assert details == {name: [f"Send only one of {' and '.join(names)}."] for name in names}


def test_the_published_client_takes_pages_by_cursor(desk: World) -> None:
    """It checks every answer strictly, but for logs: its strict types know no families of events but its own."""
    lists = _made(desk)
    sent = desk.sdk()
    usual = Sent(api_key=desk.tenant.api_key, base_url=desk.base_url, max_retries=0)
    webhook_id = lists[f"{WEBHOOKS}/…/events"][0].split("/")[3]
    walks: list[tuple[Callable[[dict[str, object]], Any], str]] = [
        (lambda query: sent.profiles.list(extra_query=query), "profiles"),
        (lambda query: sent.webhooks.list(extra_query=query), "webhooks"),
        (lambda query: usual.webhooks.list_events(webhook_id, extra_query=query), "events"),
    ]
    for read, name in walks:
        query: dict[str, object] = {"page_size": 2}
        sizes = []
        while True:
            data = read(query).data
            sizes.append(len(getattr(data, name)))
            cursors = _cursors(data)
            if cursors["after"] is None:
                break
            query = {"page_size": 2, "after": cursors["after"]}
        assert sizes == [2, 2, 1]

    # Its own iteration goes on by number, and needs no cursor.
    assert len(list(sent.webhooks.list(page_size=2))) == COUNT
    listed = sent.profiles.list(extra_query={"page_size": 2}).data
    assert listed is not None
    assert listed.pagination is not None
    assert listed.pagination.cursors is not None
    assert listed.pagination.cursors.before is None
    assert isinstance(listed.pagination.cursors.after, str)


def _cursors(data: Any) -> Any:
    return data.pagination.to_dict()["cursors"]
