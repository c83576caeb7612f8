"""Overviews of profiles for the console: the status of each, with its reasons. This module changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clearsend.actions import profile_views
from clearsend.actions.completion.request import History
from clearsend.actions.registration import index
from clearsend.domain import prerequisites
from clearsend.domain.completion import Run
from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Finding
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.domain.profile import Brand, Campaign, ProfileStatus
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.action_needed import ActionNeeded
from clearsend.domain.registration.states import Kind
from clearsend.store import dossiers, profiles, registration_moves, runs
from clearsend.store.foundation.database import Transaction
from clearsend.store.profiles import Count


@dataclass(frozen=True)
class Overview:
    """One profile with the explanation of its status: the unmet prerequisites, its latest run if any, and the actions that a
    person must take."""

    dossier: Dossier
    unmet: Sequence[Finding]
    latest_run: Run | None
    action_needed: Sequence[ActionNeeded]

    @property
    def needs_person(self) -> bool:
        """Does the profile count among those for which a person must act?"""
        return action_needed.is_awaited(self.dossier.profile.status, self.action_needed)


@dataclass(frozen=True)
class OverviewPage:
    """One page of a search, with numbers of profiles. `total`: those that match; `all_count`: all; `counts`: those in each
    status; `in_need`: those for which a person must act."""

    overviews: Sequence[Overview]
    total: Count
    all_count: int
    counts: Mapping[ProfileStatus, Count]
    in_need: Count
    neighbours: Neighbours


def search(
    transaction: Transaction,
    org_id: str,
    wanted: PageRequest,
    *,
    status: ProfileStatus | None,
    needs_person: bool,
    text: str,
) -> OverviewPage:
    """The wanted page of the matching profiles, last changed first.

    `status`: None for any. `needs_person`: only profiles for which a person must act. `text`: part of the name or short name,
    or the id. Keep pages short: every row needs a whole dossier, which decides the number that a profile sends from.
    """
    found = profiles.search(transaction, org_id, wanted, status=status, needs_person=needs_person, text=text)
    latest = runs.find_latest_of_many(transaction, org_id, [profile.id for profile in found.profiles])
    overviews = []
    for view in profile_views.views(transaction, org_id, found.profiles):
        profile = view.profile
        dossier = dossiers.get(transaction, org_id, profile.id)
        overviews.append(Overview(dossier, prerequisites.unmet(dossier), latest.get(profile.id), view.action_needed))
    return OverviewPage(
        overviews,
        found.total,
        profiles.count(transaction, org_id),
        profiles.count_by_status(transaction, org_id),
        profiles.count_in_need(transaction, org_id),
        found.neighbours,
    )


def get(transaction: Transaction, org_id: str, profile_id: str) -> Overview:
    """Raises: AppError RESOURCE_014."""
    dossier = dossiers.get(transaction, org_id, profile_id)
    return Overview(
        dossier,
        prerequisites.unmet(dossier),
        runs.find_latest(transaction, org_id, profile_id),
        profile_views.view(transaction, dossier.profile).action_needed,
    )


def count(transaction: Transaction, org_id: str) -> int:
    """The number of profiles."""
    return profiles.count(transaction, org_id)


def histories_of_organization(
    transaction: Transaction, org_id: str, brand: Brand | None, campaigns: Sequence[Campaign]
) -> list[History]:
    """The histories of the organization's own brand and campaigns whose registration has begun."""
    known = index.load(transaction, org_id, [org_id])
    wanted = [
        *((Kind.BRAND, brand.id) for brand in [brand] if brand is not None),
        *((Kind.CAMPAIGN, campaign.id) for campaign in campaigns),
    ]
    found = [one for kind, subject_id in wanted if (one := known.find(org_id, kind, subject_id)) is not None]
    moves = registration_moves.list_of_many(transaction, org_id, [one.id for one in found])
    by_id = {campaign.id: campaign for campaign in campaigns}
    return [
        History(one, moves[one.id], action_needed.fee(one, by_id.get(one.subject_id), brand, transaction.prices))
        for one in found
    ]
