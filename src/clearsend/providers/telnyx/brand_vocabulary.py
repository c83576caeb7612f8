"""Translates brands into Telnyx's vocabulary: bodies of requests, and the faults that prevent one. It sends nothing.

Fields and their lengths: the API description of Telnyx.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pycountry

from clearsend.domain.profile import Brand, EntityType
from clearsend.providers.ports import BrandApplication

# The greatest length of a brand's fields (characters), and their names in our API.
_BRAND_LIMITS: Mapping[str, tuple[int, str]] = {
    "companyName": (100, "brand.business.legalName"),
    "ein": (20, "brand.business.taxId"),
    "firstName": (100, "brand.contact.firstName"),
    "lastName": (100, "brand.contact.lastName"),
    "email": (100, "brand.contact.email"),
    "phone": (20, "brand.contact.phone"),
    "mobilePhone": (20, "brand.contact.mobilePhone"),
    "street": (100, "brand.business.street"),
    "city": (100, "brand.business.city"),
    "state": (20, "brand.business.state"),
    "postalCode": (10, "brand.business.postalCode"),
    "country": (2, "brand.business.country"),
    "website": (100, "brand.business.url"),
    "stockSymbol": (10, "brand.business.stockSymbol"),
    "stockExchange": (20, "brand.business.stockExchange"),
    "entityType": (20, "brand.business.entityType"),
    "displayName": (100, "brand.contact.businessName"),
    "vertical": (20, "brand.compliance.vertical"),
}

_ALWAYS_REQUIRED = ("entityType", "displayName", "country", "email", "vertical")
_REQUIRED_OF: Mapping[EntityType | None, Sequence[str]] = {
    EntityType.PRIVATE_PROFIT: ("companyName", "ein"),
    EntityType.NON_PROFIT: ("companyName", "ein"),
    EntityType.GOVERNMENT: ("companyName", "ein"),
    EntityType.PUBLIC_PROFIT: ("companyName", "ein", "stockSymbol", "stockExchange"),
    EntityType.SOLE_PROPRIETOR: (
        *("firstName", "lastName", "phone", "mobilePhone", "street", "city", "state", "postalCode"),
    ),
    None: (),
}


def brand_body(application: BrandApplication) -> dict[str, Any]:
    """The body that registers a brand, with every known value that fits the entity type."""
    brand = application.brand
    contact, business = brand.contact, brand.business
    entity_type = business.entity_type if business else None
    country = (business.country or business.country_of_registration) if business else None
    body: dict[str, Any] = {
        "entityType": entity_type.value if entity_type else None,
        "displayName": application.display_name.strip()[:100].strip(),
        "vertical": brand.compliance.vertical,
        "country": country,
        "email": contact.email,
        "phone": contact.phone,
        "webhookURL": application.webhook_url,
    }
    if business is not None:
        body |= {
            "street": business.street,
            "city": business.city,
            "state": _state(business.state, country),
            "postalCode": business.postal_code,
            "website": business.url,
        }
    if entity_type is EntityType.SOLE_PROPRIETOR:
        first_name, last_name = _person(brand)
        body |= {"firstName": first_name, "lastName": last_name, "mobilePhone": contact.mobile_phone or contact.phone}
    elif business is not None:
        body |= {"companyName": business.legal_name, "ein": _tax_id(brand)}
    if entity_type is EntityType.PUBLIC_PROFIT and business is not None:
        body |= {
            "stockSymbol": business.stock_symbol,
            "stockExchange": business.stock_exchange,
            "businessContactEmail": contact.email,
        }
    return said(body)


def brand_update_body(application: BrandApplication) -> dict[str, Any]:
    """The body that corrects a brand: every value again, except the mobile phone, which cannot be changed."""
    body = brand_body(application)
    body.pop("mobilePhone", None)
    return body


def brand_complaints(application: BrandApplication) -> list[str]:
    """The faults for which Telnyx would not accept the brand, as phrases with the names of our API."""
    body = brand_body(application)
    business = application.brand.business
    entity_type = business.entity_type if business else None
    required = (*_ALWAYS_REQUIRED, *_REQUIRED_OF[entity_type])
    complaints = [f"{_BRAND_LIMITS[name][1]} is missing" for name in required if name not in body]
    complaints += [
        f"{ours} has more than {limit} characters"
        for name, (limit, ours) in _BRAND_LIMITS.items()
        if len(str(body.get(name, ""))) > limit
    ]
    if body.get("country") == "US" and len(body.get("state", "XX")) != 2:
        complaints.append("brand.business.state is no state of the United States")
    return complaints


def said(body: Mapping[str, Any]) -> dict[str, Any]:
    """The body without empty values, and without spaces around texts."""
    trimmed = {name: value.strip() if isinstance(value, str) else value for name, value in body.items()}
    return {name: value for name, value in trimmed.items() if value is not None and value != ""}


def _person(brand: Brand) -> tuple[str | None, str | None]:
    """First and last name; if they are not given, the contact's name, split at its last space."""
    contact = brand.contact
    first, _, last = contact.name.strip().rpartition(" ")
    return contact.first_name or first or last, contact.last_name or (last if first else None)


def _tax_id(brand: Brand) -> str | None:
    """For the US, only the digits; another country's tax id is unchanged."""
    business = brand.business
    if business is None or business.tax_id is None:
        return None
    if "US" not in (business.country_of_registration or business.country, _country_of_kind(business.tax_id_type)):
        return business.tax_id
    return "".join(character for character in business.tax_id if character in "0123456789") or business.tax_id


def _country_of_kind(kind: str | None) -> str | None:
    """`us_ein` → US."""
    return kind[:2].upper() if kind and kind[2:3] == "_" else None


def _state(text: str | None, country: str | None) -> str | None:
    """A US state as two letters, however it is spelled; another country's is unchanged."""
    if text is None or country != "US":
        return text
    wanted = text.strip().casefold()
    for state in pycountry.subdivisions.get(country_code="US"):  # type: ignore[no-untyped-call]  # the library has no types here
        code = state.code.removeprefix("US-")
        if wanted in (state.name.casefold(), code.casefold()):
            return str(code)
    return text
