"""Lists, webhooks and their logs show a caller who is confined to a profile that profile alone."""

from typing import Any

from tests.api.stories import refusal
from tests.api.tenants import PROFILES, URL, WEBHOOKS
from tests.world import World


def test_the_list_of_profiles_is_that_profile_alone(each_desk: World) -> None:
    desk = each_desk
    first, second, third = (desk.create_profile(name=name) for name in "ABC")
    for profile_id in (first, second, third):
        scope = {"x-profile-id": profile_id}
        for query in ("", "?page_size=1"):
            listed = desk.data("GET", PROFILES + query, **scope)
            assert [it["id"] for it in listed["profiles"]] == [profile_id]
            pagination = listed["pagination"]
            assert (pagination["total_count"], pagination["total_pages"], pagination["has_more"]) == (1, 1, False)
        beyond = desk.data("GET", f"{PROFILES}?page=2&page_size=1", **scope)
        assert (beyond["profiles"], beyond["pagination"]["total_count"]) == ([], 1)
    assert len(desk.data("GET", PROFILES)["profiles"]) == 3


def test_a_webhook_made_under_it_belongs_to_the_profile(each_desk: World) -> None:
    desk = each_desk
    a, b = desk.create_profile(), desk.create_profile()

    def create(name: str, **scope: str) -> Any:
        return desk.data("POST", WEBHOOKS, {"display_name": name, "endpoint_url": URL}, **scope)

    made = {"org": create("org"), "a": create("a", **{"x-profile-id": a}), "b": create("b", **{"x-profile-id": b})}
    assert {name: it["profile_id"] for name, it in made.items()} == {"org": None, "a": a, "b": b}

    def listed(query: str = "", **scope: str) -> list[str]:
        found = desk.data("GET", WEBHOOKS + query, **scope)
        assert found["pagination"]["total_count"] == len(found["webhooks"])
        return [it["display_name"] for it in found["webhooks"]]

    assert listed() == ["org", "a", "b"]
    assert listed(**{"x-profile-id": a}) == ["a"]
    assert listed(**{"x-profile-id": b.upper()}) == ["b"]
    assert listed(f"?search={made['a']['id']}", **{"x-profile-id": b}) == []
    assert listed("?search=platform&is_active=true", **{"x-profile-id": b}) == ["b"]

    # The organization manages all of them, and to change one is not to take it over.
    path = f"{WEBHOOKS}/{made['b']['id']}"
    assert desk.data("PUT", path, {"display_name": "renamed"})["profile_id"] == b
    assert desk.data("GET", path, **{"x-profile-id": b})["display_name"] == "renamed"
    previewed = desk.call("POST", WEBHOOKS, {"display_name": "x", "sandbox": True}, **{"x-profile-id": b})
    assert previewed.json()["data"]["profile_id"] == b
    assert desk.call("DELETE", path).status_code == 204
    assert listed(**{"x-profile-id": b}) == []


def test_its_log_tells_of_that_profile_alone(each_desk: World) -> None:
    desk = each_desk
    a, b = desk.create_profile(), desk.create_profile()
    scope = {"x-profile-id": b}
    path = f"{WEBHOOKS}/{desk.data('POST', WEBHOOKS, {'display_name': 'b', 'endpoint_url': URL}, **scope)['id']}"
    desk.data("POST", WEBHOOKS, {"display_name": "all", "endpoint_url": URL})
    for profile_id in (a, b):
        desk.data("PATCH", f"{PROFILES}/{profile_id}", {"description": "Changed."})
    desk.data("POST", f"{path}/test", {"event_type": "brand.verified"}, **scope)

    events = desk.data("GET", f"{path}/events", **scope)["events"]

    assert [it["event_type"] for it in events] == ["webhook.test", "profile.updated"]
    assert {it["event_data"]["payload"]["profile_id"] for it in events} == {b}
    redelivered = desk.call("POST", f"{path}/events/{events[1]['event_id']}/redeliver", **scope)
    assert redelivered.json()["data"]["id"] == events[1]["id"]
    of_a = desk.data("GET", f"{PROFILES}/{a}/events")["events"][0]["id"]
    refusal(desk.call("POST", f"{path}/events/{of_a}/redeliver", **scope), 404, "RESOURCE_013")


def test_the_published_client_takes_a_webhook_of_a_profile(desk: World) -> None:
    """It checks every answer strictly."""
    profile_id = desk.create_profile()
    made = desk.sdk().webhooks.create(display_name="b", endpoint_url=URL, x_profile_id=profile_id).data
    assert made is not None
    assert made.id is not None
    read = desk.sdk().webhooks.retrieve(made.id, x_profile_id=profile_id).data
    assert read is not None
    assert read.model_extra == {**(read.model_extra or {}), "profile_id": profile_id}
    assert [it.id for it in desk.sdk().webhooks.list(x_profile_id=profile_id)] == [made.id]
