"""The route table keeps the rules of the API: guards, refusals, sandbox, ids in the path, and every promised call."""

import pytest
from pydantic import BaseModel

from clearsend import doors
from clearsend.api import openapi
from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from clearsend.domain import errors
from clearsend.domain.access import Permission

# Published calls: clients rely on them, so a row may be added here and never taken away.
PROMISED = {
    "POST /v3/profiles",
    "GET /v3/profiles",
    "GET /v3/profiles/{profileId}",
    "PATCH /v3/profiles/{profileId}",
    "DELETE /v3/profiles/{profileId}",
    "POST /v3/profiles/{profileId}/complete",
    "POST /v3/profiles/{profileId}/restore",
    "GET /v3/profiles/{profileId}/completion",
    "GET /v3/profiles/{profileId}/readiness",
    "GET /v3/profiles/{profileId}/events",
    "GET /v3/profiles/{profileId}/campaigns",
    "POST /v3/profiles/{profileId}/campaigns",
    "PUT /v3/profiles/{profileId}/campaigns/{campaignId}",
    "DELETE /v3/profiles/{profileId}/campaigns/{campaignId}",
    "GET /v3/organization",
    "PATCH /v3/organization",
    "GET /v3/organization/campaigns",
    "POST /v3/organization/campaigns",
    "PUT /v3/organization/campaigns/{campaignId}",
    "DELETE /v3/organization/campaigns/{campaignId}",
    "POST /v3/profiles/{profileId}/review",
    "POST /v3/profiles/{profileId}/brand/otp",
    "POST /v3/profiles/{profileId}/number-order",
    "POST /v3/profiles/{profileId}/campaigns/{campaignId}/resubmit",
    "POST /v3/organization/campaigns/{campaignId}/resubmit",
    "POST /v3/webhooks",
    "GET /v3/webhooks",
    "GET /v3/webhooks/event-types",
    "GET /v3/webhooks/{webhookId}",
    "PUT /v3/webhooks/{webhookId}",
    "DELETE /v3/webhooks/{webhookId}",
    "GET /v3/webhooks/{webhookId}/events",
    "POST /v3/webhooks/{webhookId}/rotate-secret",
    "POST /v3/webhooks/{webhookId}/test",
    "PATCH /v3/webhooks/{webhookId}/toggle-status",
    "POST /v3/webhooks/{webhookId}/events/{eventId}/redeliver",
}
OPERATIONS = {"GET /healthz", "GET /readyz"}
# Guarded by a vendor's signature instead of a key.
INBOUND = {"POST /inbound/telnyx", "GET /inbound/whatsapp", "POST /inbound/whatsapp"}

# What a caller may never say in a body: it is told by the path, or by the key.
IDS = {"id", "profileId", "profile_id", "campaignId", "campaign_id", "org_id", "organization_id", "user_id"} | {
    *("webhookId", "webhook_id", "eventId", "event_id", "customer_id", "signing_secret")
}


def label(route: Route) -> str:
    return f"{route.method} {route.path}"


every_route = pytest.mark.parametrize("route", ROUTES, ids=label)


def test_every_promised_call_is_there() -> None:
    assert {label(route) for route in ROUTES} >= PROMISED


def test_nothing_is_served_beside_the_table() -> None:
    """A path that the table does not know would have no guard."""
    served = {
        f"{method.upper()} {path}"
        for path, operations in doors.openapi_document()["paths"].items()
        for method in operations
    }
    assert served == {label(route) for route in ROUTES} | OPERATIONS | INBOUND


def test_no_call_is_there_twice() -> None:
    assert len({label(route) for route in ROUTES}) == len(ROUTES)


@every_route
def test_a_route_has_the_guard_of_its_kind(route: Route) -> None:
    assert isinstance(route.permission, Permission)
    is_reading = route.permission.value.startswith(("read_", "list_"))
    assert is_reading is not route.is_mutation, "who may read may not change, and who changes needs more than reading"


def test_every_permission_guards_something() -> None:
    assert {route.permission for route in ROUTES} == set(Permission)


@every_route
def test_a_route_documents_its_refusals(route: Route) -> None:
    documented = {
        code
        for status, answer in openapi.responses(route).items()
        if int(status) >= 400
        for code in answer["content"]["application/json"]["examples"]
    }
    expected = {"AUTH_001", "AUTH_002", "AUTH_004", "BUSINESS_002", "INTERNAL_001", "INTERNAL_005"}
    if route.id_names or route.body is not None or route.paging is not None:
        expected.add("VALIDATION_001")
    if route.is_idempotent:
        expected |= {"VALIDATION_007", "CONFLICT_001"}
    assert expected <= documented


@every_route
def test_what_the_path_names_may_be_missing(route: Route) -> None:
    if "profileId" in route.id_names:
        assert errors.PROFILE_NOT_FOUND in route.errors
    if "campaignId" in route.id_names:
        assert errors.CAMPAIGN_NOT_FOUND in route.errors
    if "webhookId" in route.id_names:
        assert errors.WEBHOOK_NOT_FOUND in route.errors
    if "eventId" in route.id_names:
        assert errors.RESOURCE_NOT_FOUND in route.errors


@every_route
def test_a_change_can_be_rehearsed_and_a_question_has_no_body(route: Route) -> None:
    if not route.is_mutation:
        assert route.body is None
        return
    assert route.body is not None
    sandbox = route.body.model_fields["sandbox"]
    assert sandbox.default is False
    assert not sandbox.is_required()


@every_route
def test_ids_are_in_the_path(route: Route) -> None:
    assert set(route.id_names) <= set(openapi.ID_DESCRIPTIONS)
    if route.body is not None:
        assert not IDS & _names(route.body)


def _names(body: type[BaseModel]) -> set[str]:
    return {name for key, field in body.model_fields.items() for name in (key, field.alias or key)}


@every_route
def test_a_route_says_what_comes_back(route: Route) -> None:
    assert route.answers
    assert all(200 <= status < 300 for status in route.answers)
    assert all((data is None) == (status == 204) for status, data in route.answers.items())
    assert route.summary
    assert route.description.endswith(".")


def test_operation_ids_are_unique() -> None:
    names = [route.operation_id for route in ROUTES]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)
