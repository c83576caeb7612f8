"""The OpenAPI document is made of these models: everything described, bounded, and with examples that are true."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI

from clearsend.schemas import (
    billing,
    brands,
    campaigns,
    completion,
    envelope,
    events,
    exchanges,
    fields,
    organization,
    otps,
    precheck,
    profiles,
    registrations,
    resubmissions,
    reviews,
    webhooks,
    whatsapp,
)
from clearsend.schemas.envelope import Envelope, ErrorEnvelope, WireOut
from clearsend.schemas.fields import SandboxIn, WireIn

MODULES = [
    *(billing, brands, campaigns, completion, envelope, events, exchanges, fields, organization, otps, precheck),
    *(profiles, registrations, resubmissions, reviews, webhooks, whatsapp),
]


def _models(base: type) -> list[Any]:
    found = {
        model
        for module in MODULES
        for name, model in inspect.getmembers(module, inspect.isclass)
        if issubclass(model, base) and model is not base and not name.startswith("_")
    }
    return sorted(found, key=lambda model: model.__name__)


REQUESTS = _models(WireIn)
ANSWERS = [model for model in _models(WireOut) if model is not Envelope]
BODIES = [
    profiles.ProfileCreateIn,
    profiles.ProfilePatchIn,
    profiles.CompleteIn,
    SandboxIn,
    campaigns.CampaignIn,
    organization.OrganizationPatchIn,
    brands.BrandIn,
    whatsapp.WhatsAppAccountIn,
    billing.BillingContactIn,
    billing.PaymentDetailsIn,
    profiles.ProfileOut,
    profiles.ProfileListOut,
    brands.BrandOut,
    campaigns.CampaignOut,
    organization.OrganizationOut,
    completion.CompletionOut,
    completion.ReadinessOut,
    events.EventListOut,
    reviews.ReviewIn,
    resubmissions.ResubmitIn,
    resubmissions.ResubmittedOut,
    otps.OtpIn,
    otps.OtpAcceptedOut,
    webhooks.WebhookCreateIn,
    webhooks.WebhookUpdateIn,
    webhooks.WebhookTestIn,
    webhooks.WebhookToggleIn,
    webhooks.WebhookOut,
    webhooks.WebhookListOut,
    webhooks.SigningSecretOut,
    webhooks.WebhookTestOut,
    webhooks.EventTypeListOut,
    webhooks.LogEntryOut,
    webhooks.LogOut,
    ErrorEnvelope,
]


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for name, inner in schema.items():
            if name not in ("examples", "default"):
                yield from _nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _nodes(inner)


@pytest.mark.parametrize("model", REQUESTS + ANSWERS)
def test_every_model_and_field_is_described(model: Any) -> None:
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"


@pytest.mark.parametrize("model", REQUESTS)
def test_every_text_and_list_of_a_request_is_bounded(model: Any) -> None:
    for node in _nodes(model.model_json_schema()):
        if node.get("type") == "string":
            assert "maxLength" in node or "enum" in node, node
        if node.get("type") == "array":
            assert "maxItems" in node, node


@pytest.mark.parametrize("model", REQUESTS)
def test_optional_text_that_may_be_blank_may_be_null(model: Any) -> None:
    """Blank becomes null, so a field that cannot be null must refuse blank."""
    for name, field in model.model_json_schema().get("properties", {}).items():
        if field.get("type") == "string":
            assert field.get("minLength", 0) > 0 or "enum" in field, name


@pytest.mark.parametrize("model", ANSWERS)
def test_every_key_of_an_answer_is_always_there(model: Any) -> None:
    schema = model.model_json_schema(mode="serialization")
    # One that is made of its own kind stands among the definitions.
    schema = schema.get("$defs", {}).get(model.__name__, schema)
    assert set(schema["required"]) == set(schema["properties"])


@pytest.mark.parametrize("model", BODIES)
def test_examples_are_true(model: Any) -> None:
    shown = model.model_config["json_schema_extra"]["examples"]
    assert shown
    for example in shown:
        parsed = model.model_validate(example)
        if isinstance(parsed, WireOut):
            assert parsed.wire() == example
            assert list(parsed.wire()) == list(example)


def test_nothing_is_null_in_the_schema_that_cannot_be() -> None:
    schema = profiles.ProfilePatchIn.model_json_schema()
    assert schema["properties"]["name"]["type"] == "string"
    assert "name" not in schema.get("required", [])
    assert "name" in profiles.ProfileCreateIn.model_json_schema()["required"]


def test_the_framework_can_print_it() -> None:
    app = FastAPI()

    @app.post("/profiles", response_model=Envelope[profiles.ProfileOut], responses={400: {"model": ErrorEnvelope}})
    def create(body: profiles.ProfileCreateIn) -> None: ...

    @app.get("/campaigns", response_model=Envelope[list[campaigns.CampaignOut]])
    def list_campaigns() -> None: ...

    names = set(app.openapi()["components"]["schemas"])
    assert {"ProfileCreateIn", "ProfileOut", "CampaignOut", "ErrorEnvelope", "Vertical", "Country"} <= names
