"""Who is onboarded while everything goes wrong, how they live on, and what must have come of each in the end. It calls nobody."""

import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from clearsend.actions.organizations import Founded
from tests.world import BRAND, CAMPAIGN, GENERAL

Body = Mapping[str, Any]

COMPLETED, SUBMITTED, FAILED = "COMPLETED", "SUBMITTED", "failed"

CORRECTED_STREET = "2 Harbor Street"


class Kind(StrEnum):
    """What a tenant is like."""

    INHERITING = "inherits everything"
    REGISTERING = "brand and campaigns of its own"
    REVIEWED = "outside the registry, for review"
    WHATSAPP = "WhatsApp number of its own"
    DOOMED = "a number that is not ours"


class Life(StrEnum):
    """What happens to a tenant after it is completed."""

    QUIET = "lives quietly"
    NEW_NUMBER = "sends from another number"
    NEW_CAMPAIGN = "has another campaign"
    CORRECTED = "corrects its brand"
    DELETED = "is deleted"
    RELEASED = "is deleted, and what it leaves is released"
    RESTORED = "is deleted and restored"
    FELL_OFF = "has its number taken off"
    SUSPENDED = "has its campaigns suspended for a while"
    NEW_TOKEN = "renews its token"
    NEW_ACCOUNT = "has another WhatsApp account"
    REVOKED = "has its token revoked, and renews it"
    DEREGISTERED = "has its WhatsApp number deregistered, and completes again"
    BORROWING = "borrows a number, and its lender is deleted"


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


# The lives of each kind, in turn; each is as frequent as the others.
_LIVES: Mapping[Kind, Sequence[Life]] = {
    Kind.REGISTERING: (
        *(Life.NEW_NUMBER, Life.RELEASED, Life.FELL_OFF, Life.CORRECTED, Life.NEW_CAMPAIGN, Life.DELETED),
        *(Life.RESTORED, Life.SUSPENDED, Life.QUIET),
    ),
    Kind.WHATSAPP: (Life.NEW_ACCOUNT, Life.DEREGISTERED, Life.REVOKED, Life.NEW_TOKEN, Life.QUIET),
    # At most 40 numbers are on the campaign of an organization, lent ones included, before it is warned.
    Kind.INHERITING: (Life.BORROWING, *[Life.QUIET] * 5),
}
_OVER = (Life.DELETED, Life.RELEASED)


@dataclass(frozen=True)
class Organization:
    """A platform with a brand, a campaign and a number that its tenants may inherit. `next_phone_number` takes the place of
    `phone_number` once one of its tenants is completed; None: it never does."""

    founded: Founded = field(repr=False)
    name: str
    phone_number: str
    next_phone_number: str | None = None

    @property
    def id(self) -> str:
        return self.founded.organization_id

    @property
    def equipment(self) -> Body:
        return {"brand": brand(self.name), "sending_phone_number": self.phone_number}

    @property
    def last_phone_number(self) -> str:
        """The number in the end."""
        return self.next_phone_number or self.phone_number

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

    `phone_number` and `waba_id` are its own at first, if it has them.
    """

    number: int
    kind: Kind
    organization: Organization
    profile: Body
    campaigns: Sequence[Body] = ()
    phone_number: str | None = None
    waba_id: str | None = None
    life: Life = Life.QUIET

    @property
    def name(self) -> str:
        return str(self.profile["name"])

    @property
    def is_alive(self) -> bool:
        """Is it not deleted in the end?"""
        return self.life not in _OVER

    @property
    def next_phone_number(self) -> str | None:
        """The number that it sends from later, or that is lent to it for a while."""
        return _number(718 if self.life is Life.BORROWING else 646, self.number)

    @property
    def last_phone_number(self) -> str | None:
        """Its own number in the end."""
        return self.next_phone_number if self.life is Life.NEW_NUMBER else self.phone_number

    @property
    def next_brand(self) -> Body:
        """Its brand, corrected."""
        its = brand(self.name)
        return {**its, "business": {**its["business"], "street": CORRECTED_STREET}}

    @property
    def access_token(self) -> str:
        return f"EAA-of-the-chaos-{self.number}"

    @property
    def last_waba_id(self) -> str | None:
        """Its own WhatsApp account in the end."""
        return f"6{self.number:08d}11" if self.life is Life.NEW_ACCOUNT else self.waba_id

    @property
    def next_account(self) -> Body:
        """Its WhatsApp account as it is changed."""
        return {"waba_id": self.last_waba_id, "access_token": f"{self.access_token}-renewed"}

    @property
    def registered_campaigns(self) -> int:
        """How many campaigns of its own were registered in the end."""
        return len(self.campaigns) + (self.life is Life.NEW_CAMPAIGN)

    @property
    def path(self) -> str:
        """Where it wants to be called back."""
        return f"/{self.organization.id}/{self.number}"

    @property
    def endings(self) -> Sequence[str]:
        """Every result that it is told, in order."""
        again = [COMPLETED] if self.life is Life.DEREGISTERED else []
        return [*_ENDINGS[self.kind], *again]

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
    lives = {kind: itertools.cycle(their) for kind, their in _LIVES.items()}
    return [
        replace(
            _tenant(number, kind, organizations[number % len(organizations)], dice),
            life=next(lives[kind]) if kind in lives else Life.QUIET,
        )
        for number, kind in enumerate(kinds)
    ]


def _number(area: int, number: int) -> str:
    """A number that the simulated account owns: it has the exchange 555 of every area, and nothing else."""
    return f"+1{area + number // 10_000}555{number % 10_000:04d}"


def _tenant(number: int, kind: Kind, organization: Organization, dice: random.Random) -> Tenant:
    name = f"Northwind Dental {number:04d}"
    profile: dict[str, Any] = {**GENERAL, "name": name}
    phone_number = _number(212, number)
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
        profile |= {"whatsapp_business_account": {"waba_id": waba_id, "access_token": f"EAA-of-the-chaos-{number}"}}
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
