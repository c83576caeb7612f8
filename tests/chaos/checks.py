"""What the reckoning looks at, and one line of it. It judges nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.chaos.callers import Accepted
from tests.chaos.storm import Arrival
from tests.chaos.tenants import Tenant
from tests.ledger import State

# Who it is about (the id of a profile or an organization, or what else is known), and what.
Entry = tuple[str, str]


@dataclass(frozen=True)
class Check:
    """One line of the reckoning. `misses`: everything that is not as it must be, with whom it is about."""

    what: str
    wanted: int
    found: int
    misses: Sequence[tuple[str, str]]

    @property
    def holds(self) -> bool:
        return not self.misses


@dataclass(frozen=True)
class Vendors:
    """What the simulated vendors remember in the end."""

    telnyx: State = field(repr=False)
    whatsapp: State = field(repr=False)


@dataclass(frozen=True)
class Shown:
    """What the API shows in the end: the profiles that are not deleted, by id; the things that stay billed, of all organizations."""

    profiles: Mapping[str, Mapping[str, Any]] = field(repr=False)
    billed: Sequence[Mapping[str, Any]] = field(repr=False)


@dataclass(frozen=True)
class Evidence:
    """Everything that the reckoning looks at. `lenders`: the numbers of the profiles that were made to lend them, by profile id.
    `lives_failed`: the lives that could not be led, by profile id."""

    tenants: Sequence[Tenant]
    accepted: Sequence[Accepted]
    refused: Mapping[str, str]
    arrivals: Sequence[Arrival]
    vendors: Vendors
    shown: Shown
    lenders: Mapping[str, str]
    lives_failed: Mapping[str, str]
    living_workers: int
    left_by_themselves: Sequence[str]
    kills_wanted: int
    kills: int


def compare(what: str, wanted: Mapping[Entry, int], found: Mapping[Entry, int]) -> Check:
    """Is everything there exactly as many times as it must be, and nothing else?"""
    misses = [
        (entry[0], f"{what}: {entry[1]} {found.get(entry, 0)} times instead of {wanted.get(entry, 0)}")
        for entry in sorted({*wanted, *found})
        if found.get(entry, 0) != wanted.get(entry, 0)
    ]
    return Check(what, sum(wanted.values()), sum(found.values()), misses)
