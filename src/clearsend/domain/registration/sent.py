"""The content of a brand or campaign that the registry receives, kept to detect later changes. It sends nothing."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from clearsend.domain.profile import Brand, BrandBusiness, BrandContact, Campaign, EntityType
from clearsend.domain.registration.record import Registration


def brand_content(brand: Brand, display_name: str) -> dict[str, Any]:
    """The content of a brand that the registry receives, as JSON."""
    content = {
        "display_name": display_name,
        "contact": asdict(brand.contact),
        "business": None if brand.business is None else asdict(brand.business),
        "vertical": brand.compliance.vertical,
    }
    return _as_json(content)


def brand_as_sent(brand: Brand, registration: Registration) -> Brand:
    """The brand as it was last sent: by that content, its record at the vendor is found. The brand itself if none was sent."""
    sent = registration.sent
    if sent is None or "contact" not in sent:
        return brand
    business = dict(sent["business"] or {})
    if business.get("entity_type") is not None:
        business["entity_type"] = EntityType(business["entity_type"])
    return replace(
        brand,
        contact=BrandContact(**sent["contact"]),
        business=BrandBusiness(**business) if sent["business"] is not None else None,
        compliance=replace(brand.compliance, vertical=sent["vertical"]),
    )


# The fields of a campaign that the registry does not receive.
_NOT_SENT = ("name", "type")


def campaign_content(campaign: Campaign) -> dict[str, Any]:
    """The content of a campaign that the registry receives, as JSON."""
    content = {name: value for name, value in asdict(campaign.content).items() if name not in _NOT_SENT}
    content["use_cases"] = [use_case.messaging_use_case for use_case in campaign.use_cases]
    content["samples"] = [list(use_case.sample_messages) for use_case in campaign.use_cases]
    return _as_json(content)


def _as_json(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content as the store returns it: lists for tuples, values for enums."""
    stored: dict[str, Any] = json.loads(json.dumps(content))
    return stored


def has_changed(registration: Registration, content: Mapping[str, Any]) -> bool:
    """Does `content` differ from the content last sent? False if none was sent."""
    return registration.sent is not None and dict(registration.sent) != dict(content)


def changed_fields(registration: Registration, content: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields in which `content` differs from the content last sent, with those of its parts: `business.legal_name`; empty if
    nothing was sent."""
    if registration.sent is None:
        return ()
    before, now = _flat(registration.sent), _flat(content)
    return tuple(sorted(name for name in {*before, *now} if before.get(name) != now.get(name)))


def _flat(content: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in content.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{name}.")
        elif value is not None:
            found[f"{prefix}{name}"] = value
    return found
