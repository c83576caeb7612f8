"""Who gets in, and to what: keys, roles on every route, the key of one profile, and acting for a profile."""

import itertools
from typing import Any

import httpx
import pytest

from clearsend.actions import keys
from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from clearsend.domain.access import PROFILE_KEY_PERMISSIONS, Role
from tests.api.stories import refusal
from tests.world import GENERAL, World, unknown_id

_NAMES = [f"{route.method} {route.path}" for route in ROUTES]
_MUTATIONS = [route for route in ROUTES if route.is_mutation]
_READERS = (Role.BILLING, Role.DEVELOPER)
# What only those may read who decide on spending.
_OF_ADMINS = ("GET /v3/organization/billed",)


def _address(route: Route, profile_id: str) -> str:
    path = route.path.replace("{profileId}", profile_id).replace("{campaignId}", unknown_id())
    return path.replace("{webhookId}", profile_id).replace("{eventId}", unknown_id())


def _ask(
    desk: World, route: Route, profile_id: str, *, key: str | None = None, content: bytes = b"", headers: Any = None
) -> httpx.Response:
    sent = (headers or {}) | ({} if key is None else {"x-api-key": key})
    with httpx.Client(base_url=desk.base_url, timeout=120, verify=False) as client:
        return client.request(route.method, _address(route, profile_id), content=content, headers=sent)


@pytest.fixture
def profile_id(desk: World) -> str:
    return desk.create_profile()


@pytest.mark.parametrize("route", ROUTES, ids=_NAMES)
def test_without_a_key_every_route_is_closed(desk: World, route: Route) -> None:
    details = refusal(_ask(desk, route, unknown_id()), 401, "AUTH_001")
    assert list(details) == ["x-api-key"]


@pytest.mark.parametrize("key", ["", "cs_unknown", "x" * 201, "x" * 7000, "caf\u00e9", "' OR '1'='1"])
def test_an_unknown_key_opens_nothing(desk: World, key: str) -> None:
    with httpx.Client(base_url=desk.base_url, timeout=120) as client:
        answer = client.get("/v3/profiles", headers={b"x-api-key": key.encode("latin-1")})
    details = refusal(answer, 401, "AUTH_002")
    assert list(details) == ["x-api-key"]
    assert not key or key not in answer.text


def test_a_revoked_key_opens_nothing_from_the_next_request_on(desk: World) -> None:
    key = desk.key_for(Role.ADMIN)
    with desk.client(key) as client:
        assert client.get("/v3/profiles").status_code == 200
        with desk.database.writing() as transaction:
            (made,) = (item for item in keys.list_all(transaction, desk.tenant.id) if item.role is Role.ADMIN)
            assert keys.revoke(transaction, desk.tenant.id, made.id)
        refusal(client.get("/v3/profiles"), 401, "AUTH_002")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("route", ROUTES, ids=_NAMES)
def test_every_role_on_every_route(desk: World, profile_id: str, route: Route, role: Role) -> None:
    answer = _ask(desk, route, profile_id, key=desk.key_for(role))

    is_read_by_admins = f"{route.method} {route.path}" in _OF_ADMINS
    if role in _READERS and (route.is_mutation or is_read_by_admins):
        details = refusal(answer, 403, "AUTH_004")
        assert role.value in details["x-api-key"][0]
    else:
        assert answer.status_code not in (401, 403), answer.text
        assert answer.status_code < 500


@pytest.mark.parametrize("route", [route for route in ROUTES if "{profileId}" in route.path], ids=lambda r: r.path)
def test_the_key_of_a_profile_opens_that_profile_only(desk: World, profile_id: str, route: Route) -> None:
    sibling_id = desk.create_profile()
    key = desk.key_for(Role.ADMIN, profile_id=profile_id)

    own = _ask(desk, route, profile_id, key=key)
    sibling = _ask(desk, route, sibling_id, key=key)
    nobody = _ask(desk, route, unknown_id(), key=key)

    assert (own.status_code == 403) is (route.permission not in PROFILE_KEY_PERMISSIONS)
    refusal(sibling, 403, "AUTH_004")
    refusal(nobody, 403, "AUTH_004")


@pytest.mark.parametrize("route", [route for route in ROUTES if "{profileId}" not in route.path], ids=lambda r: r.path)
def test_the_key_of_a_profile_opens_nothing_of_its_organization(desk: World, profile_id: str, route: Route) -> None:
    key = desk.key_for(Role.OWNER, profile_id=profile_id)
    refusal(_ask(desk, route, profile_id, key=key), 403, "AUTH_004")


@pytest.mark.parametrize("role", Role)
def test_the_key_of_a_profile_needs_no_role(desk: World, profile_id: str, role: Role) -> None:
    """The specification: an organization's key of an owner or admin, or the profile's own key."""
    with desk.client(desk.key_for(role, profile_id=profile_id)) as client:
        assert client.patch(f"/v3/profiles/{profile_id}", json={"name": "By itself"}).status_code == 200
        refusal(client.delete(f"/v3/profiles/{profile_id}"), 403, "AUTH_004")


def test_the_key_of_a_profile_is_spelled_like_its_id_in_any_case(desk: World, profile_id: str) -> None:
    with desk.client(desk.key_for(Role.ADMIN, profile_id=profile_id)) as client:
        assert client.get(f"/v3/profiles/{profile_id.upper()}").json()["data"]["id"] == profile_id


def test_the_key_of_a_deleted_profile_is_unknown(desk: World, profile_id: str) -> None:
    with desk.client(desk.key_for(Role.ADMIN, profile_id=profile_id)) as client:
        assert desk.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
        refusal(client.get(f"/v3/profiles/{profile_id}"), 401, "AUTH_002")


# Acting for a profile: the x-profile-id header.


@pytest.mark.parametrize("path", ["/v3/profiles", "/v3/webhooks", "/v3/profiles/{profileId}"])
def test_an_organization_acts_for_its_profile(desk: World, profile_id: str, path: str) -> None:
    for spelled in (profile_id, profile_id.upper()):
        path = path.replace("{profileId}", profile_id)
        assert desk.call("GET", path, **{"x-profile-id": spelled}).status_code == 200


def test_acting_for_nobody_we_know(desk: World, profile_id: str) -> None:
    stranger = desk.found("Strangers")
    with desk.client(stranger.api_key) as client:
        foreign_id = client.post("/v3/profiles", json=GENERAL).json()["data"]["id"]
    assert desk.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204

    for nobody in (unknown_id(), foreign_id, profile_id, desk.tenant.id):
        refusal(desk.call("GET", "/v3/profiles", **{"x-profile-id": nobody}), 404, "RESOURCE_014")
        refusal(desk.call("POST", "/v3/profiles", GENERAL, **{"x-profile-id": nobody}), 404, "RESOURCE_014")


@pytest.mark.parametrize("wrong", ["", "1", "not-a-uuid", "0" * 32, "{660e8400-e29b-41d4-a716-446655440000}"])
def test_acting_for_something_that_is_no_id(desk: World, wrong: str) -> None:
    details = refusal(desk.call("GET", "/v3/profiles", **{"x-profile-id": wrong}), 400, "VALIDATION_003")
    assert list(details) == ["x-profile-id"]


def test_a_profile_acts_for_nobody(desk: World, profile_id: str) -> None:
    path = f"/v3/profiles/{profile_id}"
    with desk.client(desk.key_for(Role.ADMIN, profile_id=profile_id)) as client:
        for anybody in (profile_id, unknown_id(), "not-a-uuid"):
            details = refusal(client.get(path, headers={"x-profile-id": anybody}), 403, "AUTH_004")
            assert list(details) == ["x-profile-id"]


# The order of the checks.


_WRONGS: list[dict[str, Any]] = [
    {"content": b'{"broken'},
    {"content": b"x" * (1024 * 1024 + 1)},
    {"headers": {"Idempotency-Key": "not allowed!"}},
    {"headers": {"x-profile-id": "not-a-uuid"}},
]


@pytest.mark.parametrize(("route", "wrong"), list(itertools.product(_MUTATIONS, _WRONGS)))
def test_who_is_unknown_learns_nothing_else(desk: World, route: Route, wrong: dict[str, Any]) -> None:
    refusal(_ask(desk, route, "not-a-uuid", **wrong), 401, "AUTH_001")
    refusal(_ask(desk, route, "not-a-uuid", **wrong, key="cs_unknown"), 401, "AUTH_002")


@pytest.mark.parametrize("route", _MUTATIONS, ids=lambda route: f"{route.method} {route.path}")
def test_who_may_not_learns_nothing_about_the_request(desk: World, route: Route) -> None:
    key = desk.key_for(Role.DEVELOPER)
    refusal(_ask(desk, route, "not-a-uuid", content=b'{"broken', key=key), 403, "AUTH_004")


def test_the_shape_is_checked_before_anything_is_looked_up(desk: World) -> None:
    path = f"/v3/profiles/{unknown_id()}"
    refusal(desk.call("PATCH", path, {"name": 7}), 400, "VALIDATION_001")
    refusal(desk.call("POST", f"{path}/complete", {}), 400, "VALIDATION_001")
    refusal(desk.call("PATCH", path, {"name": "Right"}), 404, "RESOURCE_014")
