"""Who is onboarded while everything goes wrong, and what must have come of each in the end. It calls nobody."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from clearsend.actions.organizations import Founded
from tests.world import BRAND, CAMPAIGN, GENERAL

Body = Mapping[str, Any]

COMPLETED, SUBMITTED, FAILED = "COMPLETED", "SUBMITTED", "failed"


class Kind(StrEnum):
    """What a tenant is like."""

    INHERITING = "inherits everything"
    REGISTERING = "brand and campaigns of its own"
    REVIEWED = "outside the registry, for review"
    WHATSAPP = "WhatsApp number of its own"
    DOOMED = "a number that is not ours"


# How many of a hundred tenants.
_SHARES: Mapping[Kind, int] = {
    Kind.INHERITING: 40,
    Kind.REGISTERING: 25,
    Kind.WHATSAPP: 15,
    Kind.REVIEWED: 10,
    Kind.DOOMED: 10,
}

# What is called back, in this order.
_ENDINGS: Mapping[Kind, Sequence[str]] = {
    Kind.INHERITING: (COMPLETED,),
    Kind.REGISTERING: (SUBMITTED, COMPLETED),
    Kind.WHATSAPP: (COMPLETED,),
    Kind.REVIEWED: (SUBMITTED,),
    Kind.DOOMED: (FAILED,),
}


@dataclass(frozen=True)
class Organization:
    """A platform with a brand, a campaign and a number that its tenants may inherit."""

    founded: Founded = field(repr=False)
    name: str
    phone_number: str

    @property
    def id(self) -> str:
        return self.founded.organization_id

    @property
    def equipment(self) -> Body:
        return {"brand": brand(self.name), "sending_phone_number": self.phone_number}

    @property
    def campaigns(self) -> Sequence[Body]:
        return [campaign(self.name, "Notices")]

    @property
    def endpoint_path(self) -> str:
        """Where it wants to hear of everybody."""
        return f"/{self.id}/everybody"

    def endpoint(self, inbox_url: str) -> Body:
        """Its own webhook: how every completion ends."""
        return {
            "display_name": "Endings",
            "endpoint_url": inbox_url + self.endpoint_path,
            "event_types": ["completion"],
            "event_filters": {"completion": [ending.lower() for ending in (COMPLETED, SUBMITTED, FAILED)]},
            "retry_count": 5,
            "timeout_seconds": 5,
        }


@dataclass(frozen=True)
class Tenant:
    """One tenant: the requests that onboard it, and what must come of it.

    `phone_number` and `waba_id` are its own, if it has them.
    """

    number: int
    kind: Kind
    organization: Organization
    profile: Body
    campaigns: Sequence[Body] = ()
    phone_number: str | None = None
    waba_id: str | None = None

    @property
    def name(self) -> str:
        return str(self.profile["name"])

    @property
    def path(self) -> str:
        """Where it wants to be called back."""
        return f"/{self.organization.id}/{self.number}"

    @property
    def endings(self) -> Sequence[str]:
        return _ENDINGS[self.kind]

    @property
    def has_idempotency_key(self) -> bool:
        """Those that can only be completed may just as well ask again without one: they join, or are told that it is done."""
        return self.kind is not Kind.INHERITING

    @property
    def connects_sms(self) -> bool:
        return self.kind is not Kind.DOOMED


def cast(organizations: Sequence[Organization], count: int, dice: random.Random) -> list[Tenant]:
    """`count` tenants of the organizations in turn, in a random order of kinds with the shares as they are named above."""
    total = sum(_SHARES.values())
    kinds = [kind for kind, share in _SHARES.items() for _ in range(max(1, round(count * share / total)))]
    kinds = (kinds + [Kind.INHERITING] * count)[:count]
    dice.shuffle(kinds)
    return [
        _tenant(number, kind, organizations[number % len(organizations)], dice) for number, kind in enumerate(kinds)
    ]


def _tenant(number: int, kind: Kind, organization: Organization, dice: random.Random) -> Tenant:
    name = f"Northwind Dental {number:04d}"
    profile: dict[str, Any] = {**GENERAL, "name": name}
    # The simulated account owns the exchange 555 of every area, and nothing else.
    phone_number = f"+1{212 + number // 10_000}555{number % 10_000:04d}"
    if kind is Kind.REGISTERING:
        profile |= {"brand": brand(name), "sending_phone_number": phone_number}
        campaigns = [campaign(name, purpose) for purpose in ("Reminders", "Invoices")[: dice.randint(1, 2)]]
        return Tenant(number, kind, organization, profile, campaigns, phone_number=phone_number)
    if kind is Kind.REVIEWED:
        profile |= {"brand": brand(name, is_tcr=False), "sending_phone_number": phone_number}
        return Tenant(number, kind, organization, profile, phone_number=phone_number)
    if kind is Kind.WHATSAPP:
        # How the id ends says what the simulated account is like: this one has one number that is not registered.
        waba_id = f"5{number:08d}11"
        profile |= {"whatsapp_business_account": {"waba_id": waba_id, "access_token": "EAA-of-the-chaos"}}
        return Tenant(number, kind, organization, profile, waba_id=waba_id)
    if kind is Kind.DOOMED:
        profile |= {"sending_phone_number": f"+1415200{number % 10_000:04d}"}
    return Tenant(number, kind, organization, profile)


def brand(name: str, *, is_tcr: bool = True) -> Body:
    """The brand of somebody who is called `name`."""
    compliance = {**BRAND["compliance"], "isTcrApplication": is_tcr}
    if not is_tcr:
        compliance["destinationCountries"] = [{"id": "US", "isMain": True}]
    business = {**BRAND["business"], "legalName": f"{name} LLC"}
    return {**BRAND, "business": business, "compliance": compliance}


def campaign(name: str, purpose: str) -> Body:
    """A campaign of somebody who is called `name`."""
    samples = [f"{name}: your appointment is on day {day}. Reply STOP to opt out." for day in (1, 2)]
    return {
        **CAMPAIGN,
        "name": purpose,
        "description": f"{purpose} of appointments that patients have made with {name}.",
        "useCases": [{**CAMPAIGN["useCases"][0], "sampleMessages": samples}],
    }
