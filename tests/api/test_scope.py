"""One profile at a time: what a caller can reach that is confined to it, by `x-profile-id` or by the profile's own key.

The table goes over every route, with bodies that the organization itself is served with. A route that is new fails it until
somebody has said here what a confined caller may do with it.
"""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from clearsend.api import idempotency, openapi
from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from clearsend.domain.access import Actor, Role
from clearsend.domain.completion import RunStatus
from clearsend.domain.registration.claims import ClaimKind
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberOrderState
from clearsend.store import claims
from tests.api.stories import FOREIGN_BRAND, NUMBER, end_run, refusal, register, register_campaign, rows
from tests.world import BRAND, CAMPAIGN, GENERAL, World, unknown_id

PROFILES, WEBHOOKS, ORGANIZATION = "/v3/profiles", "/v3/webhooks", "/v3/organization"
URL = "https://platform.example/hook"
KEY = "one-key-for-everybody"
MAIN = {
    **FOREIGN_BRAND,
    "compliance": {**FOREIGN_BRAND["compliance"], "destinationCountries": [{"id": "FR", "isMain": True}]},
}
NO_SUCH_PROFILE = ["There is no such profile in your organization."]
NOT_AVAILABLE = ["The number is not available to this profile."]


@dataclass(frozen=True)
class Case:
    """What comes of naming another's things under `x-profile-id`: an error's status and code, or a success of its own.
    `body`: one that the organization is served with."""

    status: int
    code: str | None = None
    body: Any = None


_NO_PROFILE, _NO_WEBHOOK, _NOT_ACTING = (404, "RESOURCE_014"), (404, "RESOURCE_008"), (403, "AUTH_004")
_CAMPAIGN = {"campaign": dict(CAMPAIGN)}

# Every route of the table is named here, and there is no default.
CASES: Mapping[str, Case] = {
    "POST /v3/profiles": Case(*_NOT_ACTING, dict(GENERAL)),
    "GET /v3/profiles": Case(200),
    "GET /v3/profiles/{profileId}": Case(*_NO_PROFILE),
    "PATCH /v3/profiles/{profileId}": Case(*_NO_PROFILE, {"name": "Taken over"}),
    "DELETE /v3/profiles/{profileId}": Case(*_NO_PROFILE, {}),
    "POST /v3/profiles/{profileId}/restore": Case(*_NO_PROFILE, {}),
    "POST /v3/profiles/{profileId}/review": Case(*_NO_PROFILE, {"decision": "approve"}),
    "POST /v3/profiles/{profileId}/brand/otp": Case(*_NO_PROFILE, {"pin": "123456"}),
    "POST /v3/profiles/{profileId}/brand/submit": Case(*_NO_PROFILE, {"acceptFee": True}),
    "POST /v3/profiles/{profileId}/number-order": Case(*_NO_PROFILE, {"acceptFee": True}),
    "GET /v3/profiles/{profileId}/events": Case(*_NO_PROFILE),
    "POST /v3/profiles/{profileId}/complete": Case(*_NO_PROFILE, {"webHookUrl": URL}),
    "GET /v3/profiles/{profileId}/completion": Case(*_NO_PROFILE),
    "GET /v3/profiles/{profileId}/readiness": Case(*_NO_PROFILE),
    "GET /v3/profiles/{profileId}/campaigns": Case(*_NO_PROFILE),
    "POST /v3/profiles/{profileId}/campaigns": Case(*_NO_PROFILE, _CAMPAIGN),
    "PUT /v3/profiles/{profileId}/campaigns/{campaignId}": Case(*_NO_PROFILE, _CAMPAIGN),
    "POST /v3/profiles/{profileId}/campaigns/{campaignId}/submit": Case(*_NO_PROFILE, {"acceptFee": True}),
    "POST /v3/profiles/{profileId}/campaigns/{campaignId}/resubmit": Case(*_NO_PROFILE, {"acceptFee": True}),
    "DELETE /v3/profiles/{profileId}/campaigns/{campaignId}": Case(*_NO_PROFILE, {}),
    "GET /v3/organization": Case(*_NOT_ACTING),
    "PATCH /v3/organization": Case(*_NOT_ACTING, {"name": "Taken over"}),
    "GET /v3/organization/campaigns": Case(*_NOT_ACTING),
    "POST /v3/organization/campaigns": Case(*_NOT_ACTING, _CAMPAIGN),
    "PUT /v3/organization/campaigns/{campaignId}": Case(*_NOT_ACTING, _CAMPAIGN),
    "POST /v3/organization/brand/submit": Case(*_NOT_ACTING, {"acceptFee": True}),
    "POST /v3/organization/campaigns/{campaignId}/submit": Case(*_NOT_ACTING, {"acceptFee": True}),
    "POST /v3/organization/campaigns/{campaignId}/resubmit": Case(*_NOT_ACTING, {"acceptFee": True}),
    "DELETE /v3/organization/campaigns/{campaignId}": Case(*_NOT_ACTING, {}),
    "POST /v3/webhooks": Case(201, None, {"display_name": "New", "endpoint_url": URL}),
    "GET /v3/webhooks": Case(200),
    "GET /v3/webhooks/event-types": Case(200),
    "GET /v3/webhooks/{webhookId}": Case(*_NO_WEBHOOK),
    "PUT /v3/webhooks/{webhookId}": Case(*_NO_WEBHOOK, {"display_name": "Taken over"}),
    "DELETE /v3/webhooks/{webhookId}": Case(*_NO_WEBHOOK, {}),
    "GET /v3/webhooks/{webhookId}/events": Case(*_NO_WEBHOOK),
    "POST /v3/webhooks/{webhookId}/rotate-secret": Case(*_NO_WEBHOOK, {}),
    "POST /v3/webhooks/{webhookId}/test": Case(*_NO_WEBHOOK, {"event_type": "brand.verified"}),
    "PATCH /v3/webhooks/{webhookId}/toggle-status": Case(*_NO_WEBHOOK, {"is_active": True}),
    "POST /v3/webhooks/{webhookId}/events/{eventId}/redeliver": Case(*_NO_WEBHOOK, {}),
}
REDELIVER = "POST /v3/webhooks/{webhookId}/events/{eventId}/redeliver"


def label(route: Route) -> str:
    return f"{route.method} {route.path}"


@dataclass(frozen=True)
class Owned:
    """What one owner has, by the names that paths have for it. `webhooks`: pairs of a webhook and an event sent to it."""

    id: str
    campaign_id: str
    webhooks: list[tuple[str, str]]


class Tenants:
    """An organization and two profiles, A and B, each with a brand, a campaign, a webhook with a log, and the profiles with a run.

    The brands wait for a PIN and the campaigns are refused; or, for a route that submits them, nothing is at the registry yet.
    """

    def __init__(self, desk: World, route: Route | None = None) -> None:
        self.desk = desk
        self._is_at_registry = route is None or not route.path.endswith("/submit")
        self._brand = MAIN if self._is_at_registry else dict(BRAND)
        self.organization = self._settle_organization()
        self.a, self.b = self._settle_profile("A"), self._settle_profile("B")

    def _settle_organization(self) -> Owned:
        self.desk.data("PATCH", ORGANIZATION, {"brand": self._brand})
        campaign = self.desk.data("POST", f"{ORGANIZATION}/campaigns", _CAMPAIGN)["id"]
        if self._is_at_registry:
            register_campaign(self.desk, self.desk.tenant.id, campaign, CampaignState.REJECTED)
        return Owned(self.desk.tenant.id, campaign, [self._webhook()])

    def _settle_profile(self, name: str) -> Owned:
        profile = self.desk.data("POST", PROFILES, {**GENERAL, "name": name, "brand": self._brand})
        id_ = profile["id"]
        campaign = self.desk.data("POST", f"{PROFILES}/{id_}/campaigns", _CAMPAIGN)["id"]
        if self._is_at_registry:
            register(self.desk, id_, Kind.BRAND, profile["brand"]["id"], BrandState.AWAITING_OTP, vendor_id=f"b-{id_}")
            register_campaign(self.desk, id_, campaign, CampaignState.REJECTED)
        assert self.desk.ask_to_complete(id_).status_code == 202
        end_run(self.desk, id_, RunStatus.SUBMITTED)
        return Owned(id_, campaign, [self._webhook(id_)])

    def _webhook(self, profile_id: str | None = None) -> tuple[str, str]:
        scope = {} if profile_id is None else {"x-profile-id": profile_id}
        made = self.desk.data("POST", WEBHOOKS, {"display_name": "Ours", "endpoint_url": URL}, **scope)["id"]
        tested = self.desk.data("POST", f"{WEBHOOKS}/{made}/test", {"event_type": "brand.verified"}, **scope)
        return made, tested["event_id"]

    def callback_of(self, owner: Owned) -> str:
        """The event that the last run of a profile has called back with."""
        (callback,) = self.desk.timeline(owner.id)["callbacks"]
        return str(callback["event_id"])


def _path(route: Route, owner: Owned, webhook: tuple[str, str]) -> str:
    path = route.path.replace("{profileId}", owner.id).replace("{campaignId}", owner.campaign_id)
    return path.replace("{webhookId}", webhook[0]).replace("{eventId}", webhook[1])


def _ask(desk: World, route: Route, path: str, scope: str | None, **sent: Any) -> httpx.Response:
    with desk.client() as client:
        headers = {} if scope is None else {"x-profile-id": scope}
        return client.request(route.method, path, headers=headers, **sent)


def _told(answer: httpx.Response) -> tuple[int, str | None]:
    """The status, and the code of a refusal."""
    return answer.status_code, None if answer.is_success else answer.json()["error"]["code"]


def _without_ids(answer: httpx.Response) -> Any:
    return answer.status_code, {**answer.json(), "meta": None}


def test_every_route_is_considered() -> None:
    assert set(CASES) == {label(route) for route in ROUTES}
    for route in ROUTES:
        case = CASES[label(route)]
        assert (case.body is None) is (route.body is None), f"{label(route)}: a body that would be taken"
        if "{profileId}" in route.path:
            assert (case.status, case.code) == _NO_PROFILE
        if route.path.startswith(ORGANIZATION):
            assert (case.status, case.code) == _NOT_ACTING
        if "{webhookId}" in route.path:
            assert (case.status, case.code) == _NO_WEBHOOK


def test_nothing_of_another_profile_or_the_organization_is_reached(desk: World) -> None:
    """Every route under `x-profile-id: B`, naming what is A's or the organization's; with a body that is taken without the
    header, the same in the sandbox, and one that is no JSON."""
    table: list[tuple[str, ...]] = [("call", "without the header", "for B", "for B, sandbox", "for B, broken body")]
    wrong: list[str] = []
    for route in ROUTES:
        desk.tenant = desk.found("Northwind Group")
        tenants, case = Tenants(desk, route), CASES[label(route)]
        is_refused = case.code is not None
        # What is the organization's is named by its own path; a profile's by its id.
        owner = tenants.organization if route.path.startswith(ORGANIZATION) else tenants.a
        for webhook in (*tenants.a.webhooks, *tenants.organization.webhooks):
            path, before = _path(route, owner, webhook), rows(desk)
            answers = [_ask(desk, route, path, tenants.b.id, **({} if case.body is None else {"json": case.body}))]
            if case.body is not None:
                answers.append(_ask(desk, route, path, tenants.b.id, json={**case.body, "sandbox": True}))
                answers.append(_ask(desk, route, path, tenants.b.id, content=b'{"broken'))
            told = [_told(answer) for answer in answers]
            expected = [(case.status, case.code)] * len(told)
            if not is_refused and case.body is not None:
                expected[2] = (400, "VALIDATION_001")
            if told != expected:
                wrong.append(f"{label(route)}: {told}")
            if is_refused and rows(desk) != before:
                wrong.append(f"{label(route)}: something was written")
            if "webhookId" not in route.id_names:
                break
        alone = _ask(desk, route, path, None, **({} if case.body is None else {"json": case.body}))
        if not alone.is_success:
            wrong.append(f"{label(route)}: the organization itself is refused: {alone.text}")
        table.append(
            (label(route), str(alone.status_code), *(f"{status} {code or ''}".strip() for status, code in told))
        )
    _print(table)
    assert wrong == []


def _print(table: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[place]) for row in table if place < len(row)) for place in range(len(table[0]))]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


@pytest.mark.parametrize("route", [r for r in ROUTES if "{profileId}" in r.path], ids=label)
def test_another_profile_reads_as_none(desk: World, route: Route) -> None:
    tenants, body = Tenants(desk), CASES[label(route)].body
    nobody = Owned(unknown_id(), unknown_id(), [])
    for sent in [body] if body is None else [body, {**body, "sandbox": True}]:
        answers = [
            _ask(desk, route, _path(route, owner, ("", "")), tenants.b.id, json=sent) for owner in (tenants.a, nobody)
        ]
        assert _without_ids(answers[0]) == _without_ids(answers[1])
    without_header = _ask(desk, route, _path(route, nobody, ("", "")), None, json=body)
    assert _without_ids(answers[0]) == _without_ids(without_header)


def test_an_id_that_is_none_is_said_to_be_none(desk: World) -> None:
    profile_id = desk.create_profile()
    for path in (f"{PROFILES}/not-an-id", f"{WEBHOOKS}/not-an-id"):
        refusal(desk.call("GET", path, **{"x-profile-id": profile_id}), 400, "VALIDATION_001")


def test_what_is_the_organizations_is_refused_with_the_way_out(desk: World) -> None:
    profile_id = desk.create_profile()
    for route in ROUTES:
        if CASES[label(route)].code == "AUTH_004":
            path = route.path.replace("{campaignId}", unknown_id())
            details = refusal(_ask(desk, route, path, profile_id), 403, "AUTH_004")
            assert list(details) == ["x-profile-id"]
            assert "leave out x-profile-id" in details["x-profile-id"][0]


# What it may do with its own.


def test_on_its_own_profile_it_may_what_the_role_may(desk: World) -> None:
    """Every route with the id of a profile, for that profile; a deletion too, which ends the scope."""
    for route in ROUTES:
        if "{profileId}" in route.path:
            desk.tenant = desk.found("Northwind Group")
            tenants, body = Tenants(desk, route), CASES[label(route)].body
            answer = _ask(desk, route, _path(route, tenants.b, ("", "")), tenants.b.id, json=body)
            assert answer.is_success, f"{label(route)}: {answer.text}"
    refusal(desk.call("GET", PROFILES, **{"x-profile-id": unknown_id()}), 404, "RESOURCE_014")


def test_a_deleted_profile_is_no_scope(desk: World) -> None:
    profile_id = desk.create_profile()
    scope = {"x-profile-id": profile_id}
    assert desk.call("DELETE", f"{PROFILES}/{profile_id}", **scope).status_code == 204
    for method, path in (("GET", PROFILES), ("POST", f"{PROFILES}/{profile_id}/restore"), ("GET", WEBHOOKS)):
        refusal(desk.call(method, path, **scope), 404, "RESOURCE_014")
    assert desk.call("POST", f"{PROFILES}/{profile_id}/restore").status_code == 200


@pytest.mark.parametrize("role", [Role.BILLING, Role.DEVELOPER])
def test_the_role_holds_under_it(desk: World, role: Role) -> None:
    """Whoever may only read, may only read; and is told so before anything of the profile that was named."""
    tenants = Tenants(desk)
    with desk.client(desk.key_for(role)) as client:
        client.headers["x-profile-id"] = tenants.b.id
        for route in ROUTES:
            case = CASES[label(route)]
            for owner in (tenants.a, tenants.b):
                answer = client.request(route.method, _path(route, owner, owner.webhooks[0]), json=case.body)
                if route.is_mutation:
                    assert role.value in refusal(answer, 403, "AUTH_004")["x-api-key"][0]
                elif owner is tenants.a or case.code == "AUTH_004":
                    assert _told(answer) == (case.status, case.code)
                else:
                    assert answer.status_code == 200, answer.text


# Lists.


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
    rehearsed = desk.call("POST", WEBHOOKS, {"display_name": "x", "sandbox": True}, **{"x-profile-id": b})
    assert rehearsed.json()["data"]["profile_id"] == b
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


def test_callbacks_are_delivered_again_of_its_own_runs_alone(each_desk: World) -> None:
    desk = each_desk
    tenants = Tenants(desk)
    of_a, of_b = tenants.callback_of(tenants.a), tenants.callback_of(tenants.b)
    scope = {"x-profile-id": tenants.b.id}

    def redeliver(event_id: str, body: Any = None, **scope: str) -> httpx.Response:
        return desk.call("POST", f"{WEBHOOKS}/{desk.tenant.id}/events/{event_id}/redeliver", body, **scope)

    for body in (None, {"sandbox": True}):
        for known_as in (of_a, desk.timeline(tenants.a.id)["callbacks"][0]["id"], unknown_id()):
            refusal(redeliver(known_as, body, **scope), 404, "RESOURCE_013")
        own = redeliver(of_b, body, **scope)
        assert own.status_code == 202, own.text
        assert own.json()["data"]["event_data"]["profileId"] == tenants.b.id
        assert redeliver(of_a, body).status_code == 202, "the organization itself"
    # It is no webhook, and has no other calls.
    for route in ROUTES:
        if "{webhookId}" in route.path and label(route) != REDELIVER:
            path = route.path.replace("{webhookId}", desk.tenant.id)
            body = CASES[label(route)].body
            for sent in [body] if body is None else [body, {**body, "sandbox": True}]:
                refusal(_ask(desk, route, path, tenants.b.id, json=sent), 404, "RESOURCE_008")


# Idempotency keys.


@contextmanager
def _callers(desk: World, a: str, b: str) -> Iterator[dict[str, Callable[..., httpx.Response]]]:
    """The ways in which B, and its neighbour, can be acted for."""
    with desk.client() as organization, desk.client(desk.key_for(Role.ADMIN, profile_id=b)) as own:

        def caller(client: httpx.Client, **scope: str) -> Callable[..., httpx.Response]:
            def call(method: str, path: str, body: Any) -> httpx.Response:
                return client.request(method, path, json=body, headers={"Idempotency-Key": KEY, **scope})

            return call

        yield {
            "organization": caller(organization),
            "for A": caller(organization, **{"x-profile-id": a}),
            "for B": caller(organization, **{"x-profile-id": b}),
            "key of B": caller(own),
        }


def test_what_was_answered_to_one_is_not_given_to_another(each_desk: World) -> None:
    a, b = each_desk.create_profile(), each_desk.create_profile()
    with _callers(each_desk, a, b) as callers:
        asked: list[tuple[str, str, str, Any]] = [
            *((who, "POST", WEBHOOKS, {"display_name": who}) for who in ("organization", "for A", "for B")),
            *((who, "PATCH", f"{PROFILES}/{b}", {"name": who}) for who in ("organization", "for B", "key of B")),
        ]
        first = [callers[who](method, path, body) for who, method, path, body in asked]
        assert all(answer.is_success and "idempotent-replayed" not in answer.headers for answer in first)
        assert [answer.json()["data"].get("display_name") for answer in first[:3]] == [who for who, *_ in asked[:3]]
        assert [answer.json()["data"].get("name") for answer in first[3:]] == [who for who, *_ in asked[3:]]

        again = [callers[who](method, path, body) for who, method, path, body in asked]

        assert [answer.content for answer in again] == [answer.content for answer in first]
        assert all(answer.headers["idempotent-replayed"] == "true" for answer in again)
        # Who may not name the path gets no replay of what others were answered there.
        refusal(callers["for A"]("PATCH", f"{PROFILES}/{b}", {"name": "x"}), 404, "RESOURCE_014")
        refusal(callers["key of B"]("POST", WEBHOOKS, {"display_name": "x"}), 403, "AUTH_004")


def test_the_same_key_at_the_same_moment_is_one_request_for_each(each_desk: World) -> None:
    a, b = each_desk.create_profile(), each_desk.create_profile()
    answers: dict[str, list[httpx.Response]] = {"organization": [], "for A": [], "for B": []}
    together = threading.Barrier(4 * len(answers))

    def create(who: str) -> None:
        with _callers(each_desk, a, b) as callers:
            together.wait()
            answers[who].append(callers[who]("POST", WEBHOOKS, {"display_name": who}))

    threads = [threading.Thread(target=create, args=(who,)) for who in answers for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for who, given in answers.items():
        assert {answer.status_code for answer in given} == {201}
        assert {answer.json()["data"]["display_name"] for answer in given} == {who}
        assert len({answer.content for answer in given}) == 1
    assert len(each_desk.data("GET", WEBHOOKS)["webhooks"]) == 3


def test_what_is_in_hand_has_another_name_for_each() -> None:
    actors = [
        Actor("key", "org", "user", Role.OWNER),
        Actor("key", "org", "user", Role.OWNER, acting_for="a"),
        Actor("key", "org", "user", Role.OWNER, acting_for="b"),
        Actor("key", "org", "user", Role.OWNER, profile_id="b"),
    ]
    scopes = [idempotency.scope(actor, "POST", WEBHOOKS, KEY) for actor in actors]
    assert len({scope.of("org") for scope in scopes if scope is not None}) == len(actors)
    assert idempotency.scope(actors[1], "POST", WEBHOOKS, None) is None


# What it may name in a body.


@pytest.fixture(params=["x-profile-id", "own key"])
def act(request: pytest.FixtureRequest, each_desk: World) -> Iterator[Callable[..., httpx.Response]]:
    """Calls for one profile by somebody who is confined to it."""
    clients: list[httpx.Client] = []

    def call(profile_id: str, method: str, path: str, body: Any) -> httpx.Response:
        if request.param == "own key":
            client = each_desk.client(each_desk.key_for(Role.DEVELOPER, profile_id=profile_id))
        else:
            client = each_desk.client()
            client.headers["x-profile-id"] = profile_id
        clients.append(client)
        return client.request(method, f"{PROFILES}/{profile_id}{path}", json=body)

    yield call
    for client in clients:
        client.close()


LENDERS = ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id")


@pytest.mark.parametrize("field", LENDERS)
def test_it_borrows_from_nobody_it_may_not_see(
    each_desk: World, act: Callable[..., httpx.Response], field: str
) -> None:
    a, b, c = (each_desk.create_profile() for _ in range(3))
    for lender in (a, a.upper(), unknown_id()):
        assert refusal(act(b, "PATCH", "", {field: lender}), 400, "VALIDATION_001") == {field: NO_SUCH_PROFILE}
    assert each_desk.data("GET", f"{PROFILES}/{b}")[field] is None
    in_a_circle = refusal(act(b, "PATCH", "", {field: b}), 400, "VALIDATION_001")
    assert "from itself" in in_a_circle[field][0]

    # The organization arranges it; then it may be sent again, and ended, and not be changed to another.
    each_desk.data("PATCH", f"{PROFILES}/{b}", {field: a})
    assert act(b, "PATCH", "", {field: a, "description": "Changed."}).status_code == 200
    assert refusal(act(b, "PATCH", "", {field: c}), 400, "VALIDATION_001") == {field: NO_SUCH_PROFILE}
    assert act(b, "PATCH", "", {field: None}).json()["data"][field] is None
    refusal(act(b, "PATCH", "", {field: a}), 400, "VALIDATION_001")


def test_it_declares_no_number_of_anybody_else(each_desk: World, act: Callable[..., httpx.Response]) -> None:
    parents, deleted, free = "+12125550199", "+12125550198", "+12125550197"
    each_desk.data("PATCH", ORGANIZATION, {"sending_phone_number": parents})
    a, b, gone = (each_desk.create_profile() for _ in range(3))
    for profile_id, number in ((a, NUMBER), (gone, deleted)):
        each_desk.data("PATCH", f"{PROFILES}/{profile_id}", {"sending_phone_number": number})
    assert each_desk.call("DELETE", f"{PROFILES}/{gone}").status_code == 204

    for number in (NUMBER, "+1 (212) 555-0123", parents, deleted):
        answer = act(b, "PATCH", "", {"sending_phone_number": number, "name": "Not written"})
        assert refusal(answer, 400, "VALIDATION_001") == {"sending_phone_number": NOT_AVAILABLE}
        assert a not in answer.text
    assert each_desk.data("GET", f"{PROFILES}/{b}")["name"] == GENERAL["name"]
    both = refusal(act(b, "PATCH", "", {"sending_phone_number": NUMBER, LENDERS[0]: a}), 400, "VALIDATION_001")
    assert both == {LENDERS[0]: NO_SUCH_PROFILE, "sending_phone_number": NOT_AVAILABLE}

    assert act(b, "PATCH", "", {"sending_phone_number": free}).status_code == 200
    # What the organization has given it may be sent again.
    each_desk.data("PATCH", f"{PROFILES}/{b}", {"sending_phone_number": NUMBER})
    assert act(b, "PATCH", "", {"sending_phone_number": NUMBER}).status_code == 200
    assert act(b, "PATCH", "", {"sending_phone_number": None}).status_code == 200
    refusal(act(b, "PATCH", "", {"sending_phone_number": NUMBER}), 400, "VALIDATION_001")


def test_it_declares_no_number_that_was_bought_or_connected_for_another(
    each_desk: World, act: Callable[..., httpx.Response]
) -> None:
    """The other has it, although its profile does not name it: not yet, or not any more."""
    bought, connected = "+12125550196", "+12125550195"
    a, b = each_desk.create_profile(), each_desk.create_profile()
    register(each_desk, a, Kind.NUMBER_ORDER, a, NumberOrderState.PENDING, sent={"phone_number": bought})
    with each_desk.database.writing() as transaction:
        claims.take(transaction, each_desk.tenant.id, a, ClaimKind.NUMBER, connected)

    for number in (bought, connected):
        answer = act(b, "PATCH", "", {"sending_phone_number": number})
        assert refusal(answer, 400, "VALIDATION_001") == {"sending_phone_number": NOT_AVAILABLE}
        assert act(a, "PATCH", "", {"sending_phone_number": number}).status_code == 200, "its own"
        each_desk.data("PATCH", f"{PROFILES}/{a}", {"sending_phone_number": None})
    with each_desk.database.writing() as transaction:
        claims.release(transaction, ClaimKind.NUMBER, connected)


def test_of_two_that_declare_a_number_at_the_same_moment_one_has_it(each_desk: World) -> None:
    profiles = [each_desk.create_profile() for _ in range(6)]
    together = threading.Barrier(len(profiles))
    answers: list[httpx.Response] = []

    def declare(profile_id: str) -> None:
        path, body = f"{PROFILES}/{profile_id}", {"sending_phone_number": NUMBER}
        together.wait()
        answers.append(each_desk.call("PATCH", path, body, **{"x-profile-id": profile_id}))

    threads = [threading.Thread(target=declare, args=(profile_id,)) for profile_id in profiles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answer.status_code for answer in answers) == [200] + [400] * (len(profiles) - 1)


def test_it_names_no_shared_campaign_of_anybody_else(each_desk: World, act: Callable[..., httpx.Response]) -> None:
    desk = each_desk
    a, b = (desk.create_profile(brand=dict(BRAND)) for _ in range(2))
    desk.data("PATCH", ORGANIZATION, {"brand": dict(BRAND)})

    def shared(tcr_id: str) -> Any:
        return {"campaign": {**CAMPAIGN, "tcrCampaignId": tcr_id}}

    desk.data("POST", f"{PROFILES}/{a}/campaigns", shared("CAAAAAA"))
    desk.data("POST", f"{ORGANIZATION}/campaigns", shared("COOOOOO"))
    own = act(b, "POST", "/campaigns", shared("CBBBBBB"))
    assert own.status_code == 201, own.text
    path = f"/campaigns/{own.json()['data']['id']}"

    for tcr_id in ("CAAAAAA", "COOOOOO"):
        for method, where in (("POST", "/campaigns"), ("PUT", path)):
            details = refusal(act(b, method, where, shared(tcr_id)), 400, "VALIDATION_001")
            assert details == {"campaign.tcrCampaignId": ["The campaign is not available to this profile."]}
    assert act(b, "PUT", path, shared("CBBBBBB")).status_code == 200
    # The organization may, as before; what it has given may be sent again.
    desk.data("PUT", f"{PROFILES}/{b}{path}", shared("CAAAAAA"))
    assert act(b, "PUT", path, shared("CAAAAAA")).status_code == 200


# What is said of it.


def test_the_document_says_what_the_header_does() -> None:
    for word in ("one of its profiles", "not found", "webhooks", "refused"):
        assert word in openapi.PROFILE_ID_DESCRIPTION
    assert "x-profile-id" in openapi.IDEMPOTENCY_DESCRIPTION
