"""Which events an endpoint wants: families, whole names, suffixes, and another choice for what happens to profiles."""

from collections.abc import Mapping, Sequence

import pytest

from clearsend.domain import events, webhook
from clearsend.domain.events import BRAND_HELD, BRAND_VERIFIED, CATALOG, COMPLETION_FAILED, EventType
from clearsend.domain.webhook import Endpoint, Filters
from tests.domain.facts import NOW, ORG_ID


def endpoint(filters: Filters, sender_profile: Filters | None = None) -> Endpoint:
    return Endpoint(
        id="endpoint",
        org_id=ORG_ID,
        display_name="Ours",
        endpoint_url="https://platform.example/hooks",
        is_active=True,
        disabled_at=None,
        disabled_reason=None,
        event_types=filters.event_types,
        event_filters=filters.event_filters,
        sender_profile=sender_profile,
        retry_count=3,
        timeout_seconds=60,
        consecutive_failures=0,
        last_delivery_attempt_at=None,
        last_successful_delivery_at=None,
        created_at=NOW,
        updated_at=NOW,
    )


def wanted(filters: Filters) -> set[str]:
    """The names of all events that such a choice lets through."""
    chosen = endpoint(filters)
    return {item.name for item in CATALOG if webhook.wants(chosen, item, is_of_profile=False)}


def named(*families: str) -> set[str]:
    return {item.name for item in CATALOG if item.family in families}


ALL = {item.name for item in CATALOG}


@pytest.mark.parametrize(
    ("event_types", "event_filters", "expected"),
    [
        ((), None, ALL),
        ((), {}, ALL),
        (("brand",), None, named("brand")),
        (("brand", "completion"), None, named("brand", "completion")),
        (("brand.verified",), None, {"brand.verified"}),
        (("brand.verified", "completion"), None, {"brand.verified"} | named("completion")),
        (("messages", "message", "Brand", "brand.", ""), None, set()),
        (("messages", "brand"), None, named("brand")),
        (("brand",), {"brand": ["verified"]}, {"brand.verified"}),
        (("brand",), {"brand": ["brand.verified", "held"]}, {"brand.verified", "brand.held"}),
        (("brand",), {"brand": []}, named("brand")),
        (("brand",), {"completion": ["failed"]}, named("brand")),
        (("brand", "completion"), {"brand": ["verified"]}, {"brand.verified"} | named("completion")),
        # A whole name was asked for by name: the filter of its family is about the rest.
        (("brand", "brand.held"), {"brand": ["verified"]}, {"brand.verified", "brand.held"}),
        ((), {"brand": ["verified"]}, (ALL - named("brand")) | {"brand.verified"}),
        (("brand",), {"brand": ["praised"]}, set()),
    ],
)
def test_a_choice_of_events(
    event_types: Sequence[str], event_filters: Mapping[str, Sequence[str]] | None, expected: set[str]
) -> None:
    assert wanted(Filters(event_types, event_filters)) == expected


@pytest.mark.parametrize(
    ("sender_profile", "of_organization", "of_profile"),
    [
        (None, {BRAND_VERIFIED}, {BRAND_VERIFIED}),
        (Filters(), {BRAND_VERIFIED}, {BRAND_VERIFIED}),
        (Filters(("completion",)), {BRAND_VERIFIED}, {COMPLETION_FAILED}),
        (Filters((), {"brand": ["held"]}), {BRAND_VERIFIED}, {BRAND_HELD}),
        (Filters((), {}), {BRAND_VERIFIED}, {BRAND_VERIFIED, BRAND_HELD}),
        (Filters(("brand", "completion"), {}), {BRAND_VERIFIED}, {BRAND_VERIFIED, BRAND_HELD, COMPLETION_FAILED}),
    ],
)
def test_what_happens_to_profiles_may_be_chosen_apart(
    sender_profile: Filters | None, of_organization: set[EventType], of_profile: set[EventType]
) -> None:
    chosen = endpoint(Filters(("brand",), {"brand": ["verified"]}), sender_profile)
    asked = (BRAND_VERIFIED, BRAND_HELD, COMPLETION_FAILED)
    assert {item for item in asked if webhook.wants(chosen, item, is_of_profile=False)} == of_organization
    assert {item for item in asked if webhook.wants(chosen, item, is_of_profile=True)} == of_profile


def test_an_event_that_this_version_does_not_know_is_told_by_its_family() -> None:
    praised = events.type_named("campaign.praised")
    assert webhook.wants(endpoint(Filters(("campaign",))), praised, is_of_profile=True)
    assert not webhook.wants(endpoint(Filters(("brand",))), praised, is_of_profile=True)
