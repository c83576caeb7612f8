"""Profiles at a glance, for the person who looks after them: where each stands and why. It changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clearsend.domain import prerequisites
from clearsend.domain.completion import Run
from clearsend.domain.prerequisites import Finding
from clearsend.domain.profile import Dossier, ProfileStatus
from clearsend.store import dossiers, profiles, runs
from clearsend.store.database import Transaction


@dataclass(frozen=True)
class Overview:
    """One profile with what explains its status: what is unmet now, and its latest run, if it was ever completed."""

    dossier: Dossier
    unmet: Sequence[Finding]
    latest_run: Run | None


@dataclass(frozen=True)
class OverviewPage:
    """One page of what was searched for. `total` counts what matches, `counts` all profiles by status."""

    overviews: Sequence[Overview]
    total: int
    counts: Mapping[ProfileStatus, int]


def search(
    transaction: Transaction, org_id: str, *, status: ProfileStatus | None, text: str, page: int, page_size: int
) -> OverviewPage:
    """Page `page` (1-based) of the profiles with `status` and with `text` in their name, last changed first.

    Every row needs the whole dossier, since whose number a profile sends from is decided there: keep pages short.
    """
    found = profiles.search(transaction, org_id, status=status, text=text, page=page, page_size=page_size)
    latest = runs.find_latest_of_many(transaction, org_id, [profile.id for profile in found.profiles])
    overviews = []
    for profile in found.profiles:
        dossier = dossiers.get(transaction, org_id, profile.id)
        overviews.append(Overview(dossier, prerequisites.unmet(dossier), latest.get(profile.id)))
    return OverviewPage(overviews, found.total, profiles.count_by_status(transaction, org_id))


def get(transaction: Transaction, org_id: str, profile_id: str) -> Overview:
    """Raises: AppError RESOURCE_014."""
    dossier = dossiers.get(transaction, org_id, profile_id)
    return Overview(dossier, prerequisites.unmet(dossier), runs.find_latest(transaction, org_id, profile_id))


def count_by_status(transaction: Transaction, org_id: str) -> Mapping[ProfileStatus, int]:
    """How many profiles there are in each status, zeros included."""
    return profiles.count_by_status(transaction, org_id)
