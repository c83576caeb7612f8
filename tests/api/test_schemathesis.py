"""Thousands of calls, good and bad, derived from the OpenAPI document: the server keeps every word of it, over real HTTP."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.generation.meta import TestPhase
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    ignored_auth,
    negative_data_rejection,
    positive_data_acceptance,
    unsupported_method,
)

from clearsend import doors
from clearsend.api.auth import KEY_HEADER, PROFILE_HEADER
from clearsend.domain.errors import INVALID_REQUEST
from tests.world import BRAND, CAMPAIGN, World

# What a well-shaped request may still be refused for, by the last name of the field: facts, and rules between fields,
# that no schema can say.
BEYOND_SHAPE = frozenset(
    {
        "acceptFee",  # a fee that was not accepted
        "after",  # only a cursor that was given for this list, and not with another way to ask for a page
        "before",
        "brand",  # with inherit_tcr_brand: true, or once there are campaigns
        "campaign",  # only a refused one is resubmitted, and what reviewers have is not changed
        "campaigns",
        "description",
        "confirm",  # a release that was not confirmed
        "destinationCountries",  # each country once
        "inherit_tcr_brand",
        "inherit_tcr_campaign",
        "page",  # not with a cursor
        "profileId",  # only a deleted profile is released
        "pin",  # the brand waits for none
        "payment_details",  # with billing_model: organization
        "mobilePhone",
        "phoneNumber",  # only a local US number is for sale
        "phone",  # whether digits can be a phone number is known to the numbering plans only
        "reason",  # with a rejection
        "resend",
        "sending_phone_number",
        "sending_phone_number_profile_id",
        "sending_whatsapp_number_profile_id",
        "short_name",
        "whatsapp_phone_number",
    }
)


class Subject:
    """A running installation, and for each operation a fresh organization with ids that name something in it."""

    def __init__(self, world: World, session: requests.Session) -> None:
        self.world = world
        self.session = session
        self._operation = ""
        self._ids: dict[str, str] = {}

    def ids(self, operation: str) -> dict[str, str]:
        """A profile and its campaign, or the organization's: whatever the names mean in this operation."""
        if operation != self._operation:
            self._operation = operation
            self.world.tenant = self.world.found("Northwind Group")
            self.world.equip_organization()
            profile_id = self.world.create_profile(brand=dict(BRAND))
            own = self.world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
            (inherited,) = self.world.data("GET", "/v3/organization/campaigns")
            campaign = inherited if "/v3/organization" in operation else own
            made = {"display_name": "Ours", "endpoint_url": "https://platform.example/hook"}
            webhook_id = self.world.data("POST", "/v3/webhooks", made)["id"]
            tested = self.world.data("POST", f"/v3/webhooks/{webhook_id}/test", {"event_type": "brand.verified"})
            self._ids = {
                "profileId": profile_id,
                "campaignId": campaign["id"],
                "webhookId": webhook_id,
                "eventId": tested["event_id"],
            }
        return self._ids


@pytest.fixture(scope="module")
def subject(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Subject]:
    """A server without a worker: the addresses that are made up here are nobody's to call."""
    folder = tmp_path_factory.mktemp("schemathesis")
    shutil.copy(migrated_file, folder / "clearsend.sqlite")
    with World(f"sqlite:///{folder / 'clearsend.sqlite'}", folder) as world, requests.Session() as session:
        yield Subject(world.start(has_worker=False), session)


def _document() -> dict[str, Any]:
    """The document with at most three values of every enumeration: all of them would be tried in every place, and none is
    treated in its own way."""
    document = doors.openapi_document()
    _shorten(document)
    return document


def _shorten(node: Any) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("enum"), list):
            node["enum"] = node["enum"][:3]
        for inner in node.values():
            _shorten(inner)
    elif isinstance(node, list):
        for inner in node:
            _shorten(inner)


api = schemathesis.openapi.from_dict(_document())


@api.parametrize()
@settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_document_is_kept(case: Case[Any], subject: Subject) -> None:
    _name_what_exists(case, subject)

    response = case.call(base_url=subject.world.base_url, session=subject.session)

    case.validate_response(response, excluded_checks=_exempt(case))
    if case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE and response.status_code == 400:
        error = response.json()["error"]
        assert error["code"] == INVALID_REQUEST.code, error
        assert {name.rpartition(".")[2] for name in error["details"]} <= BEYOND_SHAPE, error


def _name_what_exists(case: Case[Any], subject: Subject) -> None:
    """Put the real key where any key was, and real ids where half of the made-up ones are."""
    ids = subject.ids(case.operation.label)
    if KEY_HEADER in case.headers:
        case.headers[KEY_HEADER] = subject.world.tenant.api_key
    if _is_odd_uuid(case.headers.get(PROFILE_HEADER)):
        case.headers[PROFILE_HEADER] = ids["profileId"]
    for name, value in case.path_parameters.items():
        if _is_odd_uuid(value):
            case.path_parameters[name] = ids[name]


def _is_odd_uuid(value: Any) -> bool:
    try:
        return UUID(value).int % 2 == 1
    except (AttributeError, TypeError, ValueError):
        return False


def _exempt(case: Case[Any]) -> list[CheckFunction]:
    """Checks that do not hold for this call, or are made elsewhere."""
    exempt: list[CheckFunction] = [positive_data_acceptance]
    if case.operation.path == "/v3/webhooks/event-types":
        # Its last word could be an id, and then has more methods: that it is none is a 400.
        exempt += [unsupported_method, allow_header_conformance]
    if case.meta is not None and case.meta.phase.name is TestPhase.COVERAGE:
        # It repeats the call without a key, and is as true of a few calls as of thousands.
        exempt.append(ignored_auth)
        if "'uri' format" in str(case.meta.phase.data):
            # Addresses with characters beyond ASCII are taken, although the format `uri` does not have them.
            exempt.append(negative_data_rejection)
    return exempt
