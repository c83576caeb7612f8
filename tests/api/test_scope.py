"""One profile at a time: what a caller can reach that is confined to it, by `x-profile-id` or by the profile's own key.

The table goes over every route, with bodies that the organization itself is served with. A route that is new fails it until
its author has said here what a confined caller may do with it.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from clearsend.api import openapi
from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from clearsend.domain.access import Role
from tests.api.stories import refusal, rows
from tests.api.tenants import CAMPAIGN_BODY, ORGANIZATION, PROFILES, URL, WEBHOOKS, Owned, Tenants, ask
from tests.world import GENERAL, World, unknown_id


@dataclass(frozen=True)
class Case:
    """What comes of naming another's things under `x-profile-id`: an error's status and code, or a success of its own.
    `body`: one that the organization is served with."""

    status: int
    code: str | None = None
    body: Any = None


RELEASE = "POST /v3/profiles/{profileId}/release"
_NO_PROFILE, _NO_WEBHOOK, _NOT_ACTING = (404, "RESOURCE_014"), (404, "RESOURCE_008"), (403, "AUTH_004")

# Every route of the table is named here, and there is no default.
CASES: Mapping[str, Case] = {
    "POST /v3/profiles": Case(*_NOT_ACTING, dict(GENERAL)),
    "GET /v3/profiles": Case(200),
    "GET /v3/profiles/{profileId}": Case(*_NO_PROFILE),
    "PATCH /v3/profiles/{profileId}": Case(*_NO_PROFILE, {"name": "Taken over"}),
    "DELETE /v3/profiles/{profileId}": Case(*_NO_PROFILE, {}),
    "POST /v3/profiles/{profileId}/restore": Case(*_NO_PROFILE, {}),
    RELEASE: Case(*_NO_PROFILE, {"confirm": True}),
    "POST /v3/profiles/{profileId}/review": Case(*_NO_PROFILE, {"decision": "approve"}),
    "POST /v3/profiles/{profileId}/brand/otp": Case(*_NO_PROFILE, {"pin": "123456"}),
    "POST /v3/profiles/{profileId}/brand/submit": Case(*_NO_PROFILE, {"acceptFee": True}),
    "POST /v3/profiles/{profileId}/number-order": Case(*_NO_PROFILE, {"acceptFee": True}),
    "GET /v3/profiles/{profileId}/events": Case(*_NO_PROFILE),
    "POST /v3/profiles/{profileId}/complete": Case(*_NO_PROFILE, {"webHookUrl": URL}),
    "GET /v3/profiles/{profileId}/completion": Case(*_NO_PROFILE),
    "GET /v3/profiles/{profileId}/readiness": Case(*_NO_PROFILE),
    "GET /v3/profiles/{profileId}/campaigns": Case(*_NO_PROFILE),
    "POST /v3/profiles/{profileId}/campaigns": Case(*_NO_PROFILE, CAMPAIGN_BODY),
    "PUT /v3/profiles/{profileId}/campaigns/{campaignId}": Case(*_NO_PROFILE, CAMPAIGN_BODY),
    "POST /v3/profiles/{profileId}/campaigns/{campaignId}/submit": Case(*_NO_PROFILE, {"acceptFee": True}),
    "POST /v3/profiles/{profileId}/campaigns/{campaignId}/resubmit": Case(*_NO_PROFILE, {"acceptFee": True}),
    "DELETE /v3/profiles/{profileId}/campaigns/{campaignId}": Case(*_NO_PROFILE, {}),
    "GET /v3/organization": Case(*_NOT_ACTING),
    "PATCH /v3/organization": Case(*_NOT_ACTING, {"name": "Taken over"}),
    "GET /v3/organization/billed": Case(*_NOT_ACTING),
    "GET /v3/organization/campaigns": Case(*_NOT_ACTING),
    "POST /v3/organization/campaigns": Case(*_NOT_ACTING, CAMPAIGN_BODY),
    "PUT /v3/organization/campaigns/{campaignId}": Case(*_NOT_ACTING, CAMPAIGN_BODY),
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


def _path(route: Route, owner: Owned, webhook: tuple[str, str]) -> str:
    path = route.path.replace("{profileId}", owner.id).replace("{campaignId}", owner.campaign_id)
    return path.replace("{webhookId}", webhook[0]).replace("{eventId}", webhook[1])


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
            answers = [ask(desk, route, path, tenants.b.id, **({} if case.body is None else {"json": case.body}))]
            if case.body is not None:
                answers.append(ask(desk, route, path, tenants.b.id, json={**case.body, "sandbox": True}))
                answers.append(ask(desk, route, path, tenants.b.id, content=b'{"broken'))
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
        if label(route) == RELEASE:
            assert desk.call("DELETE", f"{PROFILES}/{owner.id}").status_code == 204
        alone = ask(desk, route, path, None, **({} if case.body is None else {"json": case.body}))
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
            ask(desk, route, _path(route, owner, ("", "")), tenants.b.id, json=sent) for owner in (tenants.a, nobody)
        ]
        assert _without_ids(answers[0]) == _without_ids(answers[1])
    without_header = ask(desk, route, _path(route, nobody, ("", "")), None, json=body)
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
            details = refusal(ask(desk, route, path, profile_id), 403, "AUTH_004")
            assert list(details) == ["x-profile-id"]
            assert "leave out x-profile-id" in details["x-profile-id"][0]


# What it may do with its own.


def test_on_its_own_profile_it_may_what_the_role_may(desk: World) -> None:
    """Every route with the id of a profile, for that profile; a deletion too, which ends the scope."""
    for route in ROUTES:
        # A deleted profile is no scope, and only a deleted one is released.
        if "{profileId}" in route.path and label(route) != RELEASE:
            desk.tenant = desk.found("Northwind Group")
            tenants, body = Tenants(desk, route), CASES[label(route)].body
            answer = ask(desk, route, _path(route, tenants.b, ("", "")), tenants.b.id, json=body)
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


# Callbacks.


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
                refusal(ask(desk, route, path, tenants.b.id, json=sent), 404, "RESOURCE_008")


# What is said of it.


def test_the_document_says_what_the_header_does() -> None:
    for word in ("one of its profiles", "not found", "webhooks", "refused"):
        assert word in openapi.PROFILE_ID_DESCRIPTION
    assert "x-profile-id" in openapi.IDEMPOTENCY_DESCRIPTION
